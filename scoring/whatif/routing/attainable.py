"""What points an indicator can come to: those its rule, its step or its rounding allow."""

from __future__ import annotations

import math
from itertools import islice, product
from typing import TYPE_CHECKING

from scoring.algebra.ops import INTEGERS
from scoring.plan import settle
from scoring.whatif.altering.steps import range_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scoring.plan import Leaf, Plan

MOST_ANSWERS = 4096
"""Rules with more combinations of choices than this are taken by their rounding."""


def attainable(plan: Plan, leaf: Leaf) -> tuple[int, ...]:
    """Return the points that an indicator can come to, in ticks, ascending.

    Whatever the reviewers are, they agree on one answer:

    - choices (levels, yes or no, a checklist): what each answer earns;
    - tiers and equality: what each tier earns;
    - a score that is given: every multiple of its step;
    - all other rules, whose points come from figures: every multiple of the decimals to which the
      indicator is rounded, or, where it is not, of the decimals that the set shows (or of what
      its points are multiples of, where that is no decimal).

    Each is rounded as the indicator is.  Full points are among them wherever they can be earned.
    """
    rule, marks = leaf.rule, range_of(plan, leaf).marks
    if marks:
        return marks
    found = _numbers(leaf)
    if found is not None:
        return tuple(sorted({settle(INTEGERS, leaf, one, rule.divisor, None) for one in found}))
    unit = leaf.unit or _unit(plan, leaf)
    return tuple(sorted({*range(0, leaf.best, unit), leaf.best}))


def _unit(plan: Plan, leaf: Leaf) -> int:
    """Return of how many ticks the points of an indicator that is not rounded are multiples."""
    shown = plan.tick // math.gcd(plan.tick, 10**plan.indicator_set.rounding.shown)
    finest = plan.grain(leaf)
    # groups divide by what points are multiples of, so nothing finer may be tried
    return finest if shown % finest else shown


def _numbers(leaf: Leaf) -> Iterable[int] | None:
    """Return the numerators a rule can give, ``None`` where figures decide."""
    rule = leaf.rule
    if all(asked.kind == "choice" for asked in rule.inputs):
        answers = product(*([one.number for one in asked.choices] for asked in rule.inputs))
        rows = list(islice(answers, MOST_ANSWERS + 1))
        if len(rows) <= MOST_ANSWERS:
            return {rule.numerator(INTEGERS, row) for row in rows}
    given = next((asked for asked in rule.inputs if asked.kind == "points"), None)
    if given is None:
        return None
    return [*range(given.lowest, given.highest, given.step), given.highest]
