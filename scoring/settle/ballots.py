"""Ballots that are void by the rule of the set: found by exact rates, left out as a whole."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from scoring.algebra.ops import INTEGERS
from scoring.settle.values import VoidBallot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.errors import Problems
    from scoring.plan import Plan
    from scoring.schema.ballots import VoidBallots
    from scoring.settle.values import Settled, WhyVoid
    from scoring.sheet import ScoreSheet

FEWEST = 2
"""A ballot with fewer scores says nothing of how its reviewer scores."""


def void_ballots(plan: Plan, leaves: Sequence[Settled]) -> tuple[VoidBallot, ...]:
    """Return the ballots that the set declares void, in the order of the reviewers."""
    rule = plan.indicator_set.panel.void
    if rule is None:
        return ()
    rates: dict[int, list[Fraction]] = {}
    for leaf, given in zip(plan.leaves, leaves, strict=True):
        if leaf.rule.by_panel and leaf.node.role == "counts" and given.fixed is None:
            numbers = leaf.rule.numerators(INTEGERS, given.rows)
            for member, number in zip(given.members, numbers, strict=True):
                rate = Fraction(number, leaf.rule.divisor * leaf.full)
                rates.setdefault(member, []).append(rate)
    found = ((member, _why(rule, ballot)) for member, ballot in sorted(rates.items()))
    return tuple(VoidBallot(member, why) for member, why in found if why)


def _why(rule: VoidBallots, ballot: Sequence[Fraction]) -> WhyVoid | None:
    """Return why a ballot is void; of several reasons the first as they stand in the set."""
    if len(ballot) < FEWEST:
        return None
    if rule.all_full and all(rate == 1 for rate in ballot):
        return "all_full"
    if rule.all_alike and all(rate == ballot[0] for rate in ballot):
        return "all_alike"
    if rule.quota is not None:
        high = sum(rate >= rule.quota.at_least_rate for rate in ballot)
        if Fraction(high, len(ballot)) > rule.quota.at_most_share:
            return "quota"
    return None


def without_void(
    plan: Plan,
    sheet: ScoreSheet,
    leaves: Sequence[Settled],
    void: Sequence[VoidBallot],
    problems: Problems,
    *,
    least: int,
) -> tuple[Settled, ...]:
    """Return what indicators are given without the void ballots; fewer than *least* are noted."""
    out = {one.member for one in void}
    valid = len(sheet.reviewers) - len(out)
    if valid < least:
        names = ", ".join(sheet.reviewers[one.member].id for one in void)
        said = {"who": names, "least": least}
        problems.add("sheet.too-few-ballots", sheet.source, valid, **said)
        return tuple(leaves)
    kept = []
    for leaf, given in zip(plan.leaves, leaves, strict=True):
        if not (leaf.rule.by_panel and given.fixed is None and out.intersection(given.members)):
            kept.append(given)
            continue
        stands = [place for place, member in enumerate(given.members) if member not in out]
        rows = tuple(given.rows[place] for place in stands)
        if len(rows) < least:
            first = sheet.reviewers[given.members[0]].id
            place_ = sheet.place(leaf.node.id, leaf.rule.inputs[0].id, first)
            said = {"id": leaf.node.id, "least": least}
            problems.add("sheet.too-few-valid", place_, len(rows), **said)
        kept.append(given._replace(rows=rows, members=tuple(given.members[p] for p in stands)))
    return tuple(kept)
