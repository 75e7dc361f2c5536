"""The points of every node of one sheet, in ticks."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from scoring.algebra.ops import INTEGERS
from scoring.evaluation.result import Unlimited
from scoring.model import TREE
from scoring.panel import even_shares
from scoring.plan import settle
from scoring.plan.conditions import CapStep
from scoring.plan.values import Value

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scoring.plan import Leaf
    from scoring.settle import CheckedSheet, Settled


class Computed(NamedTuple):
    """What a sheet comes to.

    Attributes:
        points: by slot, in 1/(times × tick) points.
        times: how many sheets were added up, 1 where indicators are combined.
        values: the same with what is left out; empty where nothing is and nothing is asked.
        out: how nodes are left out, by id.
        away: the ticks of nodes that are shared out over the whole tree, by id.
        cut: for every cap that changed something: points before and after, by number.
    """

    points: tuple[int, ...]
    times: int
    values: Sequence[Value[int]]
    out: Mapping[str, int]
    away: Mapping[str, int]
    cut: Mapping[int, tuple[int, int]]


def compute(checked: CheckedSheet, *, caps: bool = True) -> Computed:
    """Return what a sheet comes to, with conditional caps or without them."""
    plan = checked.plan
    if plan.indicator_set.panel.stage == "total" and checked.sheet.reviewers:
        return _by_totals(checked, caps=caps)
    return _rolled_up(
        checked, [_ticks(checked, leaf, g) for leaf, g in _leaves(checked)], caps=caps
    )


def _leaves(checked: CheckedSheet) -> zip[tuple[Leaf, Settled]]:
    return zip(checked.plan.leaves, checked.leaves, strict=True)


def _rolled_up(checked: CheckedSheet, ticks: Sequence[int], *, caps: bool) -> Computed:
    """Return all nodes from the points of the indicators."""
    plan = checked.plan
    if plan.plain and plan.outcomes.plain:
        points = [0] * len(plan.nodes)
        for leaf, number in zip(plan.leaves, ticks, strict=True):
            points[leaf.slot] = number
        plan.roll_up(INTEGERS, points)
        return Computed(tuple(points), 1, (), {}, {}, {})
    values: list[Value[int]] = [Value(0)] * len(plan.nodes)
    ways = plan.indicator_set.ways
    for (leaf, given), number in zip(_leaves(checked), ticks, strict=True):
        if ways[leaf.node.id].out:
            away = leaf.full if given.out == TREE else 0
            values[leaf.slot] = Value(number, given.out, away)
        else:
            values[leaf.slot] = Value(number)
    cut: dict[int, tuple[int, int]] = {}
    for step in plan.steps:
        if isinstance(step, CapStep):
            if not caps:
                continue
            before = values[step.slots[0]].points
        for slot, value in step.compute(INTEGERS, values).items():
            values[slot] = value
        if isinstance(step, CapStep) and values[step.slots[0]].points != before:
            cut[step.number] = (before, values[step.slots[0]].points)
    named = list(zip(plan.slots, values, strict=True))
    return Computed(
        tuple([value.points for value in values]),
        1,
        values,
        {node: value.out for node, value in named if value.out},
        {node: value.away for node, value in named if value.away},
        cut,
    )


def _ticks(checked: CheckedSheet, leaf: Leaf, given: Settled) -> int:
    """Return the points of an indicator in ticks, the panel combined and rounding done."""
    rows, members, fixed, _, _ = given
    if fixed is not None:
        return fixed
    plan, rule, ops = checked.plan, leaf.rule, INTEGERS
    if not rule.by_panel:
        data = rule.denominator(ops, rows[0]) if rule.divides_by_data else None
        points: int = settle(ops, leaf, rule.numerator(ops, rows[0]), rule.divisor, data)
        return points
    scores = rule.numerators(ops, rows)
    weights = [checked.weights[member] for member in members] if plan.weighted else ()
    number, count = plan.combine(ops, scores, weights)
    combined: int = settle(ops, leaf, number, rule.divisor * count, None)
    return combined


def _reviewer(checked: CheckedSheet, member: int, *, caps: bool) -> Computed:
    """Return what a sheet comes to as a single reviewer sees it.

    What is answered once is the same for all; the reviewer has answered everything else.
    """
    ticks = []
    for leaf, given in _leaves(checked):
        if leaf.rule.by_panel and given.fixed is None:
            row = given.rows[given.members.index(member)]
            number = leaf.rule.numerator(INTEGERS, row)
            ticks.append(settle(INTEGERS, leaf, number, leaf.rule.divisor, None))
        else:
            ticks.append(_ticks(checked, leaf, given))
    return _rolled_up(checked, ticks, caps=caps)


def reviewer_ticks(checked: CheckedSheet, member: int) -> Sequence[int]:
    """Return the points of every node as a single reviewer sees them, in ticks."""
    return _reviewer(checked, member, caps=True).points


def _by_totals(checked: CheckedSheet, *, caps: bool) -> Computed:
    """Combine the totals of the reviewers; every node is the mean over those who count."""
    plan = checked.plan
    members = range(len(checked.sheet.reviewers))
    sheets = [_reviewer(checked, member, caps=caps) for member in members]
    panel = plan.indicator_set.panel
    counted = even_shares(panel, [sheet.points[0] for sheet in sheets], checked.weights)

    def together(slot: int) -> int:
        return sum(n * sheet.points[slot] for n, sheet in zip(counted, sheets, strict=True))

    points = tuple([together(slot) for slot in range(len(plan.nodes))])
    first, cut = sheets[0], {}
    for number in sorted({number for sheet in sheets for number in sheet.cut}):
        slot = plan.slots[plan.indicator_set.caps[number].node or plan.indicator_set.root.id]
        pairs = [sheet.cut.get(number, (sheet.points[slot],) * 2) for sheet in sheets]
        cut[number] = tuple(
            sum(n * pair[side] for n, pair in zip(counted, pairs, strict=True)) for side in (0, 1)
        )
    values = [
        value._replace(points=number) for value, number in zip(first.values, points, strict=False)
    ]
    return Computed(points, sum(counted), values, first.out, first.away, cut)  # type: ignore[arg-type]


def unlimited(checked: CheckedSheet) -> Unlimited:
    """Return the total and grade that caps, gates and vetoes would have left alone."""
    plan = checked.plan
    made = compute(checked, caps=False)
    outcome = plan.outcomes.decide(INTEGERS, made.values, made.times)
    outcomes = plan.outcomes
    scale = plan.tick * made.times if outcomes.places is None else outcomes.scale
    grade = plan.indicator_set.grades[outcome.before]
    return Unlimited(Fraction(outcome.scored, scale), grade)
