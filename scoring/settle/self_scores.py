"""Self scores held against the set: none below 0, above full points or finer than it counts."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from scoring import exact
from scoring.exact import quotient
from scoring.plan.leaves import level_points
from scoring.settle.answers import exact_decimal

if TYPE_CHECKING:
    from scoring.errors import Problems
    from scoring.plan import Leaf, Plan
    from scoring.sheet import ScoreSheet


def self_ticks(leaf: Leaf, sheet: ScoreSheet, tick: int) -> int | None:
    """Return the self score of an indicator in ticks, ``None`` where it has none.

    Full points that have no end, such as 20/3, are meant by what they are rounded to, 6.67.

    Raises:
        ArithmeticError: if the sheet was not checked and the self score is no number of ticks.
    """
    given = sheet.entry(leaf.node.id).self_score
    if given is None:
        return None
    ticks = Fraction(given) * tick
    if ticks.denominator != 1:
        raise ArithmeticError(f"{given} is not a whole number of 1/{tick}")
    return leaf.best if ticks == _full_as_written(leaf) else ticks.numerator


def check_self_score(leaf: Leaf, sheet: ScoreSheet, plan: Plan, problems: Problems) -> None:
    """Note a self score that cannot be counted as the points of the review are.

    It is counted where it is a whole number of the decimals to which the indicator is rounded, or
    of what its points are multiples of where it is not rounded; full points always are.
    Under a rule table, which looks levels up, it must be what a level earns.
    """
    node, given = leaf.node, sheet.entry(leaf.node.id).self_score
    if given is None:
        return
    place = sheet.place(node.id, "", "self")
    number = exact_decimal(given)
    if number is None:
        problems.add("cell.not-a-number", place, given)
        return
    said = {"id": node.id, "full": exact.as_text(node.full)}
    if node.role == "flag":
        problems.add("sheet.self-of-flag", place, given, **said)
    elif number < 0:
        problems.add("sheet.self-negative", place, given, **said)
    elif number > node.full and Fraction(number) * plan.tick != _full_as_written(leaf):
        problems.add("sheet.self-above-full", place, given, **said)
    elif not _counted(plan, leaf, Fraction(number) * plan.tick):
        step = exact.as_text(Fraction(plan.grain(leaf), plan.tick))
        problems.add("sheet.self-finer", place, given, step=step, **said)
    elif _looked_up(leaf, plan):
        earned = [Fraction(one, plan.tick) for one in level_points(leaf)]
        if Fraction(number) not in earned:
            known = ", ".join(exact.as_text(one) for one in earned)
            problems.add("sheet.self-no-level", place, given, known=known, **said)


def _full_as_written(leaf: Leaf) -> int:
    """Return the full points of an indicator in ticks with the decimals it is rounded to."""
    unit = leaf.unit
    return quotient(leaf.full, unit, leaf.mode) * unit if unit else leaf.full


def _looked_up(leaf: Leaf, plan: Plan) -> bool:
    nodes = plan.indicator_set.nodes
    parents = [leaf.node.parent, *leaf.node.also_under]
    tables = any(one is not None and nodes[one].combine == "table" for one in parents)
    return tables and leaf.node.role == "counts"


def _counted(plan: Plan, leaf: Leaf, ticks: Fraction) -> bool:
    unit = plan.grain(leaf)
    return ticks.denominator == 1 and (not ticks % unit or ticks in {leaf.best, leaf.full})
