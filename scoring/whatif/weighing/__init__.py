"""Weights: how far each, or all at once, may move before the grade changes."""
