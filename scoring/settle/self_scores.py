"""Self scores held against the set: none below 0, above full points or finer than it counts."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from scoring import exact
from scoring.settle.answers import exact_decimal

if TYPE_CHECKING:
    from scoring.errors import Problems
    from scoring.plan import Leaf
    from scoring.sheet import ScoreSheet


def self_ticks(leaf: Leaf, sheet: ScoreSheet, tick: int) -> int | None:
    """Return the self score of an indicator in ticks, ``None`` where it has none.

    Raises:
        ArithmeticError: if the sheet was not checked and the self score is no number of ticks.
    """
    given = sheet.entry(leaf.node.id).self_score
    if given is None:
        return None
    ticks = Fraction(given) * tick
    if ticks.denominator != 1:
        raise ArithmeticError(f"{given} is not a whole number of 1/{tick}")
    return ticks.numerator


def check_self_score(leaf: Leaf, sheet: ScoreSheet, tick: int, problems: Problems) -> None:
    """Note a self score that cannot be counted as the points of the review are.

    It is counted where it is a whole number of the decimals to which the indicator is rounded, or
    of the smallest fraction of a point in the set where it is not rounded; full points always are.
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
    elif number > node.full:
        problems.add("sheet.self-above-full", place, given, **said)
    elif not _counted(leaf, Fraction(number) * tick):
        step = exact.as_text(Fraction(leaf.unit or 1, tick))
        problems.add("sheet.self-finer", place, given, step=step, **said)


def _counted(leaf: Leaf, ticks: Fraction) -> bool:
    unit = leaf.unit or 1
    return ticks.denominator == 1 and (not ticks % unit or ticks in {leaf.best, leaf.full})
