"""Registers in reports."""
