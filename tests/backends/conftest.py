"""Small sets that tables are evaluated by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from builders import (
    MOF,
    checklist,
    figure,
    indicator,
    judged,
    make_set,
    policies,
    proportional,
    rounded_to,
    scale,
)

if TYPE_CHECKING:
    from scoring.model import IndicatorSet

INDICATORS = {
    "A": indicator(40, judged("0.5")),
    "B": indicator(40, proportional("80", actual=figure("actual", places=2), zero_divisor="zero")),
    "C": indicator(20, checklist(None, None, partial=True, asked="once")),
}


@pytest.fixture(name="three")
def three_rules() -> IndicatorSet:
    """Return a set with points of a panel, a figure, and choices."""
    return make_set(
        INDICATORS,
        rounding=rounded_to(indicator=2, total=2),
        grades=scale(MOF, basis="rounded"),
        missing=policies(not_applicable="full", missing="zero"),
    )


@pytest.fixture(name="points")
def one_rule() -> IndicatorSet:
    """Return a set with one indicator whose points are given in hundredths."""
    return make_set({"A": indicator(1000, judged("0.01", asked="once"))})
