"""How many examples of random data a test draws."""

from __future__ import annotations

from hypothesis import settings


def runs(times: float) -> settings:
    """Return settings for so many times the usual number of examples."""
    return settings(max_examples=max(5, round(times * settings().max_examples)))
