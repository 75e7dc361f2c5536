"""The points of every node of one sheet, in ticks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from scoring.algebra.ops import INTEGERS
from scoring.exact import quotient
from scoring.model import TREE
from scoring.panel import even_shares
from scoring.plan import settle
from scoring.plan.conditions import CapStep
from scoring.plan.values import Value

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from scoring.plan import Plan
    from scoring.settle import CheckedSheet


class Computed(NamedTuple):
    """What a sheet comes to.

    Attributes:
        points: by slot, in 1/(times × tick) points.
        times: how many sheets were added up, 1 where indicators are combined.
        values: the same with what is left out; empty where nothing is and nothing is asked.
        out: how nodes are left out, by id.
        away: the ticks of nodes that are shared out over the whole tree, by id.
        beside: what bonus and penalty items gave of the points of groups, in the unit of *points*,
            by id; empty where nothing is shared out.
        cut: for every cap that changed something: points before and after, by number.  They are
            equal where it changed which reviewers count and cut none of those.
        counted: how much every reviewer whose ballot stands counts where totals are combined.
    """

    points: tuple[int, ...]
    times: int
    values: Sequence[Value[int]]
    out: Mapping[str, int]
    away: Mapping[str, int]
    beside: Mapping[str, int]
    cut: Mapping[int, tuple[int, int]]
    counted: tuple[int, ...] = ()


Caps = Callable[[CapStep, Sequence[Value[int]]], Value[int]]
"""Returns what a cap makes of its node, from the values of the nodes."""


def as_written(step: CapStep, values: Sequence[Value[int]]) -> Value[int]:
    """Let a cap apply where its condition holds."""
    return step.compute(INTEGERS, values)[step.slots[0]]


def left_aside(step: CapStep, values: Sequence[Value[int]]) -> Value[int]:
    """Let no cap apply."""
    return values[step.slots[0]]


def compute(checked: CheckedSheet, caps: Caps = as_written) -> Computed:
    """Return what a sheet comes to, with conditional caps or without them."""
    if by_totals(checked):
        return _by_totals(checked, caps)
    return rolled_up(checked, indicator_ticks(checked), caps)


def by_totals(checked: CheckedSheet) -> bool:
    """Whether the totals of reviewers are combined, and not their scores."""
    return checked.plan.indicator_set.panel.stage == "total" and bool(checked.sheet.reviewers)


def indicator_ticks(checked: CheckedSheet, member: int | None = None) -> list[int]:
    """Return the points of the indicators in ticks, rounding done, by slot; 0 for groups.

    They are those of the panel, or those of a single *member* of it, who has answered everything;
    what is answered once is the same for all.
    """
    plan, ops = checked.plan, INTEGERS
    points = [0] * len(plan.nodes)
    # one loop and no call for each indicator: this is where the time of an evaluation goes
    for leaf, (rows, members, fixed, _, _) in zip(plan.leaves, checked.leaves, strict=True):
        if fixed is not None:
            points[leaf.slot] = fixed
            continue
        rule, count, data = leaf.rule, 1, None
        if not rule.by_panel:
            number = rule.numerator(ops, rows[0])
            data = rule.denominator(ops, rows[0]) if rule.divides_by_data else None
        elif member is None:
            weights = [checked.weights[one] for one in members] if plan.weighted else ()
            number, count = plan.combine(ops, rule.numerators(ops, rows), weights)
        else:
            number = rule.numerator(ops, rows[members.index(member)])
        points[leaf.slot] = settle(ops, leaf, number, rule.divisor * count, data)
    for place, share in checked.kept:
        leaf = plan.leaves[place]
        points[leaf.slot] = _share(plan.grain(leaf), leaf.mode, points[leaf.slot], share)
    return points


def _share(unit: int, mode: str, points: int, share: Fraction) -> int:
    """Return a share of settled points, rounded as the indicator is, but never up beyond them."""
    top, bottom = share.as_integer_ratio()
    return min(quotient(points * top, bottom * unit, mode) * unit, points)


def rolled_up(checked: CheckedSheet, points: list[int], caps: Caps = as_written) -> Computed:
    """Return all nodes from the points of the indicators."""
    plan = checked.plan
    if plan.plain or (plan.linear and not any(given.out for given in checked.leaves)):
        plan.roll_up(INTEGERS, points)
        wanted = () if plan.outcomes.plain else [Value(number) for number in points]
        return Computed(tuple(points), 1, wanted, {}, {}, {}, {})
    # what counts on this sheet is computed as what always counts, which is much less work
    values: list[Value[int]] = [Value(number) for number in points]
    for leaf, given in zip(plan.leaves, checked.leaves, strict=True):
        if given.out:
            away = leaf.full if given.out == TREE else None
            values[leaf.slot] = Value(points[leaf.slot], given.out, away)
    cut: dict[int, tuple[int, int]] = {}
    for step in plan.steps:
        if isinstance(step, CapStep):
            (slot,) = step.slots
            before, values[slot] = values[slot], caps(step, values)
            if values[slot].points != before.points:
                cut[step.number] = (before.points, values[slot].points)
            continue
        for slot, value in step.compute(INTEGERS, values).items():
            values[slot] = value
    final, outs, aways, besides = zip(*values, strict=True)
    return Computed(
        final,
        1,
        values,
        {node: out for node, out in zip(plan.slots, outs, strict=True) if out},
        {node: away for node, away in zip(plan.slots, aways, strict=True) if away},
        {node: beside for node, beside in zip(plan.slots, besides, strict=True) if beside},
        cut,
    )


def by_reviewer(checked: CheckedSheet, member: int, caps: Caps = as_written) -> Computed:
    """Return what a sheet comes to as a single reviewer sees it."""
    return rolled_up(checked, indicator_ticks(checked, member), caps)


def reviewer_ticks(checked: CheckedSheet, member: int) -> Sequence[int]:
    """Return the points of every node as a single reviewer sees them, in ticks."""
    return by_reviewer(checked, member).points


def _by_totals(checked: CheckedSheet, caps: Caps) -> Computed:
    """Combine the totals of the reviewers; every node is the mean over those who count."""
    plan = checked.plan
    sheets = [by_reviewer(checked, member, caps) for member in checked.valid]
    panel = plan.indicator_set.panel
    counted = even_shares(panel, [sheet.points[0] for sheet in sheets], checked.valid_weights)

    def together(slot: int) -> int:
        return sum(n * sheet.points[slot] for n, sheet in zip(counted, sheets, strict=True))

    points = tuple([together(slot) for slot in range(len(plan.nodes))])
    first, cut = sheets[0], {}
    for number in sorted({number for sheet in sheets for number in sheet.cut}):
        pairs = [_around(plan, sheet, number) for sheet in sheets]
        before, after = (
            sum(n * pair[side] for n, pair in zip(counted, pairs, strict=True)) for side in (0, 1)
        )
        cut[number] = (before, after)
    cut = _effective(checked, cut, points, sum(counted))
    values = [
        value._replace(points=number) for value, number in zip(first.values, points, strict=False)
    ]
    beside = {
        node: sum(n * sheet.beside.get(node, 0) for n, sheet in zip(counted, sheets, strict=True))
        for node in {node for sheet in sheets for node in sheet.beside}
    }
    return Computed(points, sum(counted), values, first.out, first.away, beside, cut, counted)


def _effective(
    checked: CheckedSheet, cut: dict[int, tuple[int, int]], points: Sequence[int], times: int
) -> dict[int, tuple[int, int]]:
    """Return the caps that changed something: points of those who count, or who counts."""
    aside = [number for number, (before, after) in cut.items() if before == after]
    if not aside:
        return cut

    def changes(left: Sequence[int]) -> bool:
        def caps(step: CapStep, values: Sequence[Value[int]]) -> Value[int]:
            return (left_aside if step.number in left else as_written)(step, values)

        ticks, count = _points_of_totals(checked, caps)
        return any(one * times != other * count for one, other in zip(ticks, points, strict=True))

    # each alone may change nothing where another has moved the same reviewer out of the middle
    kept = [number for number in aside if changes([number])] or (aside if changes(aside) else [])
    return {number: pair for number, pair in cut.items() if number in kept or number not in aside}


def _points_of_totals(checked: CheckedSheet, caps: Caps) -> tuple[list[int], int]:
    """Return the points of all nodes, added up over the reviewers who count, and how often."""
    sheets = [by_reviewer(checked, member, caps).points for member in checked.valid]
    panel = checked.plan.indicator_set.panel
    counted = even_shares(panel, [sheet[0] for sheet in sheets], checked.valid_weights)
    columns = zip(*sheets, strict=True)
    ticks = [sum(n * one for n, one in zip(counted, column, strict=True)) for column in columns]
    return ticks, sum(counted)


def _around(plan: Plan, sheet: Computed, number: int) -> tuple[int, int]:
    """Return the points of the node of a cap before and after it, whether it cut them or not."""
    if number in sheet.cut:
        return sheet.cut[number]
    caps, root = plan.indicator_set.caps, plan.indicator_set.root.id
    node = caps[number].node or root
    later = (one for one in sorted(sheet.cut) if one > number and (caps[one].node or root) == node)
    following = next(later, None)
    here = sheet.points[plan.slots[node]] if following is None else sheet.cut[following][0]
    return here, here
