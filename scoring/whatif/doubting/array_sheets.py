"""Many sheets at once, over NumPy arrays of whole numbers: what is in doubt differs, and the panel.

Every sheet comes to what the engine comes to on it: the same plan is interpreted over arrays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from scoring.algebra.arrays import ARRAYS
from scoring.algebra.ops import INTEGERS
from scoring.evaluation.computing import indicator_ticks
from scoring.model import TREE
from scoring.panel import present_combiner
from scoring.plan import Given, leaf_value, settle
from scoring.plan.values import Value
from scoring.whatif.doubting.based import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from fractions import Fraction

    from scoring.algebra.arrays import Ints, Truths
    from scoring.plan import Leaf
    from scoring.settle import CheckedSheet
    from scoring.whatif.doubting.doubts import Part

Rows = dict[int, list["Ints"]]
"""The answers to an indicator by reviewer, those given once under 0."""


class Sheets(NamedTuple):
    """Many sheets of one project; arrays have one number for each, or one for all of them.

    Attributes:
        checked: what they have in common.
        size: how many they are.
        panels: for every seat a row with the places of reviewers; ``None`` leaves the panel be.
        rows: the answers to indicators with answers in doubt, by their place.
        points: the points of indicators that are given, in ticks.
        off: by how many ticks points are off from what they would be.
    """

    checked: CheckedSheet
    size: int
    panels: Ints | None
    rows: Mapping[int, Rows]
    points: Mapping[int, Ints]
    off: Mapping[int, Ints]


def sheets_of(
    checked: CheckedSheet,
    size: int,
    panels: Ints | None,
    parts: Iterable[tuple[Part, Ints]],
) -> Sheets:
    """Return the sheets in which *parts* hold their numbers."""
    rows: dict[int, Rows] = {}
    points: dict[int, Ints] = {}
    off: dict[int, Ints] = {}
    for part, numbers in parts:
        cell = part.cell
        if cell.relative:
            off[cell.place] = numbers
        elif cell.input is None:
            points[cell.place] = numbers
        else:
            if cell.place not in rows:
                known = rows_of(checked, cell.place).items()
                rows[cell.place] = {who: [ARRAYS.constant(n) for n in row] for who, row in known}
            rows[cell.place][cell.member or 0][cell.input] = numbers
    return Sheets(checked, size, panels, rows, points, off)


def accepted(sheets: Sheets) -> Truths:
    """Return which sheets the set accepts: no answers contradict each other or need a reason."""
    checked, there = sheets.checked, np.ones(sheets.size, dtype=np.bool_)
    for place, rows in sheets.rows.items():
        leaf = checked.plan.leaves[place]
        rule, reason = leaf.rule, checked.sheet.entry(leaf.node.id).reason.strip()
        for row in rows.values():
            for _, wrong in rule.objections(ARRAYS, row):
                there &= ~wrong
            if hasattr(rule, "needs_reason") and not reason:
                there &= ~rule.needs_reason(ARRAYS, row)
            if rule.guarded and rule.zero == "refuse":
                there &= ARRAYS.at_least(rule.guard(ARRAYS, row), 1)
    return there


def indicator_points(sheets: Sheets) -> tuple[list[Ints], Truths]:
    """Return the points of the indicators in ticks by slot, and which panels scored them all.

    Scores of reviewers are combined.
    """
    checked = sheets.checked
    points = [ARRAYS.constant(number) for number in indicator_ticks(checked)]
    there: Truths = np.ones(sheets.size, dtype=np.bool_)
    drawn = sheets.panels is not None
    for place, (leaf, given) in enumerate(zip(checked.plan.leaves, checked.leaves, strict=True)):
        if place in sheets.rows or (drawn and leaf.rule.by_panel and given.fixed is None):
            made, answered = _points(sheets, place)
            points[leaf.slot] = _kept(checked, place, made)
            if answered is not None:
                there = there & answered
        _written(sheets, place, points)
    return points, there


def reviewer_points(sheets: Sheets, member: int) -> list[Ints]:
    """Return the points of the indicators in ticks by slot, as one reviewer sees them."""
    checked = sheets.checked
    points = [ARRAYS.constant(number) for number in indicator_ticks(checked, member)]
    for place, leaf in enumerate(checked.plan.leaves):
        if place in sheets.rows:
            rows = sheets.rows[place]
            if leaf.rule.by_panel:
                number = leaf.rule.numerator(ARRAYS, rows[member])
                made = settle(ARRAYS, leaf, number, leaf.rule.divisor, None)
            else:
                made = _once(checked, leaf, rows[0])
            points[leaf.slot] = _kept(checked, place, made)
        _written(sheets, place, points)
    return points


def rolled_up(checked: CheckedSheet, points: list[Ints]) -> list[Value[Ints]]:
    """Return the values of all nodes from the points of the indicators."""
    plan = checked.plan
    if plan.linear and not any(given.out for given in checked.leaves):
        plan.roll_up(ARRAYS, points)
        return [Value(one) for one in points]
    values = [Value(one) for one in points]
    for leaf, given in zip(plan.leaves, checked.leaves, strict=True):
        if given.out:
            away = ARRAYS.constant(leaf.full) if given.out == TREE else None
            values[leaf.slot] = Value(points[leaf.slot], ARRAYS.constant(given.out), away)
    plan.carry_out(ARRAYS, values)
    return values


def _written(sheets: Sheets, place: int, points: list[Ints]) -> None:
    """Put points that are given, or off from what they would be, in their slot."""
    leaf = sheets.checked.plan.leaves[place]
    if place in sheets.points:
        points[leaf.slot] = sheets.points[place]
    if place in sheets.off:
        points[leaf.slot] = np.clip(points[leaf.slot] + sheets.off[place], 0, leaf.best)


def _points(sheets: Sheets, place: int) -> tuple[Ints, Truths | None]:
    """Return the points of an indicator, and where enough reviewers have scored it."""
    checked, rows = sheets.checked, sheets.rows.get(place)
    leaf, given = checked.plan.leaves[place], checked.leaves[place]
    if not leaf.rule.by_panel:
        return _once(checked, leaf, (rows or {})[0]), None
    if rows is None:
        numbers = leaf.rule.numerators(INTEGERS, given.rows)
        each = dict(zip(given.members, map(ARRAYS.constant, numbers), strict=True))
    else:
        each = {who: leaf.rule.numerator(ARRAYS, row) for who, row in rows.items()}
    if sheets.panels is not None:
        return _of_panel(checked, leaf, each, sheets.panels)
    plan = checked.plan
    weights = [checked.weights[one] for one in each] if plan.weighted else []
    number, count = plan.combine(ARRAYS, list(each.values()), weights)
    return settle(ARRAYS, leaf, number, leaf.rule.divisor * count, None), None


def _once(checked: CheckedSheet, leaf: Leaf, row: Sequence[Ints]) -> Ints:
    """Return the points of an indicator that is answered once."""
    given: Given[Ints, Truths] = Given([row], None, (), None)
    return leaf_value(ARRAYS, checked.plan.indicator_set, leaf, given).points


def _of_panel(
    checked: CheckedSheet, leaf: Leaf, each: Mapping[int, Ints], panels: Ints
) -> tuple[Ints, Truths | None]:
    """Return the points of an indicator for every panel, and where enough have scored it."""
    plan, rule = checked.plan, leaf.rule
    panel, count = plan.indicator_set.panel, len(checked.sheet.reviewers)
    has = np.zeros(count, dtype=np.bool_)
    has[list(each)] = True
    scores = seated(each, panels, count)

    def settled(number: Ints, divisor: int, data: Ints | None) -> Ints:
        return settle(ARRAYS, leaf, number, rule.divisor * divisor, data)

    everyone = all(member in each for member in checked.valid)
    if plan.weighted:
        # weights go with the reviewers that are drawn; nobody's answer weighs nothing
        weighed = np.where(has, np.asarray(checked.weights, dtype=np.int64), np.int64(0))
        weights = [weighed[seat] for seat in panels]
        number = ARRAYS.total([a * b for a, b in zip(weights, scores, strict=True)])
        points = settled(number, 1, np.maximum(ARRAYS.total(weights), np.int64(1)))
    else:
        present = None if everyone else [has[seat] for seat in panels]
        highest = leaf.full * rule.divisor
        combine = present_combiner(panel)
        points = np.asarray(combine(ARRAYS, scores, present, (), highest, settled))
    if everyone:
        return points, None
    answered = ARRAYS.count([has[seat] for seat in panels])
    return points, ARRAYS.at_least(answered, max(panel.at_least, 1))


def seated(each: Mapping[int, Ints], panels: Ints, count: int) -> list[Ints]:
    """Return what whoever takes a seat brings along, for every seat; 0 who has none.

    Args:
        each: what *count* reviewers have, by their places.
        panels: for every seat a row with the places of reviewers.
        count: how many reviewers there are.
    """
    nothing = ARRAYS.constant(0)
    columns = [each.get(member, nothing) for member in range(count)]
    if not any(column.ndim for column in columns):
        flat = np.asarray(columns)
        return [flat[seat] for seat in panels]
    draws = panels.shape[1]
    table = np.stack([np.broadcast_to(column, (draws,)) for column in columns])
    return [table[seat, np.arange(draws)] for seat in panels]


def _kept(checked: CheckedSheet, place: int, points: Ints) -> Ints:
    """Return the share of points that is kept, where only one is."""
    share = dict(checked.kept).get(place)
    if share is None:
        return points
    leaf = checked.plan.leaves[place]
    return _share(checked.plan.grain(leaf), leaf.mode, points, share)


def _share(unit: int, mode: str, points: Ints, share: Fraction) -> Ints:
    """Return a share of settled points, rounded as the indicator is, but never up beyond them."""
    top, bottom = share.as_integer_ratio()
    by = ARRAYS.constant(bottom * unit)
    part = ARRAYS.rounded_quotient(ARRAYS.weighted_sum([(top, points)]), by, mode)
    return ARRAYS.least([part * np.int64(unit), points])
