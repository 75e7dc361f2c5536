"""Doubt: other reviewers, other ways to combine them, points that may be off."""
