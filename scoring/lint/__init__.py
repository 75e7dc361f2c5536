"""What the author of a sound set should look at: findings, not errors.

A set with findings scores as well as any other; each finding names something that is seldom
meant: a weight without effect, a tier no value reaches, a veto that can never apply.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.lint.ballots import ballots
from scoring.lint.branches import branches
from scoring.lint.finding import Finding
from scoring.lint.limits import limits
from scoring.lint.nodes import (
    idle_groups,
    illustrative,
    not_exact,
    outputs_and_effects,
    same_names,
    unused_weights,
    without_effect,
)

if TYPE_CHECKING:
    from scoring.model import IndicatorSet

__all__ = ["Finding", "lint"]

CHECKS = (
    same_names,
    outputs_and_effects,
    without_effect,
    idle_groups,
    unused_weights,
    not_exact,
    branches,
    limits,
    ballots,
    illustrative,
)


def lint(indicator_set: IndicatorSet, cases: int | None = None) -> tuple[Finding, ...]:
    """Return what the author of a sound set should look at.

    Args:
        indicator_set: a set that has been loaded, and so is sound.
        cases: how many worked cases come with it; ``None`` where that is not known, which is no
            finding.
    """
    found = [finding for check in CHECKS for finding in check(indicator_set)]
    if cases == 0:
        found.append(Finding("lint.no-cases", indicator_set.place))
    return tuple(found)
