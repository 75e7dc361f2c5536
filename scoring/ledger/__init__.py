"""Contributions and losses: parts that add up to the total, exactly."""

from __future__ import annotations

from scoring.ledger.attribution import Attribution, Share, attribute
from scoring.ledger.book import Contribution, Ledger, Limited, contributions

__all__ = [
    "Attribution",
    "Contribution",
    "Ledger",
    "Limited",
    "Share",
    "attribute",
    "contributions",
]
