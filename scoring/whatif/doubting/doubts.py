"""Doubts held against a sheet: which cells may hold what, and how likely.

Values lie a step apart: the step that is declared, or else that of the input, the decimals it
takes; for the points of an indicator, those in which they are rounded, or ticks where they are not.
Uniform: every value is equally likely.  Triangular: of n values the first and the last are half as
likely as the next ones, and so on: the j-th from either end is j times as likely as the last.
What would be below or above what an input accepts, within ± of a value, is held there.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from scoring.exact import as_text
from scoring.whatif.altering.keys import check_clashes
from scoring.whatif.doubting.cells import Cell, cells_of, common_step, one_unit
from scoring.whatif.doubting.declared import Shape, check_declared, declared
from scoring.whatif.doubting.values import alternatives, around, between

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from scoring.errors import Problems
    from scoring.evaluation import Evaluation
    from scoring.whatif.altering.keys import Target
    from scoring.whatif.doubting.declared import DeclaredDoubt, Doubts

__all__ = ["Doubt", "Part", "Shape", "check_doubts"]

MOST_VALUES = 2**31 - 1
"""So many values can be told apart by a number that is drawn."""


class Part(NamedTuple):
    """One cell of a doubt and the whole numbers that it may hold.

    Attributes:
        cell: the cell, or the points of an indicator.
        numbers: what it may hold, as the rule sees it; what *cell* is off by, in ticks, for points
            about what they are.
    """

    cell: Cell
    numbers: Sequence[int]


class Doubt(NamedTuple):
    """What may be otherwise, and how likely.

    Attributes:
        declared: as it was written.
        parts: the cells, which move together, with as many numbers each.
        shape: how likely the values are, where they have no *given* odds.
        given: how often each alternative occurs; empty where all are alike.
        step: how far values are apart; ``None`` for alternatives.
    """

    declared: DeclaredDoubt
    parts: tuple[Part, ...]
    shape: Shape
    given: tuple[int, ...]
    step: Fraction | None

    @property
    def size(self) -> int:
        """How many values there are."""
        return len(self.parts[0].numbers)

    @property
    def triangular(self) -> bool:
        """Whether values in the middle are likelier."""
        return self.step is not None and self.shape == "triangular"

    @property
    def odds(self) -> tuple[int, ...]:
        """How often each value occurs, as whole numbers."""
        count = self.size
        if self.triangular:
            return tuple(min(place + 1, count - place) for place in range(count))
        return self.given or (1,) * count

    @property
    def ways(self) -> int:
        """The sum of the odds."""
        if self.triangular:
            return ((self.size + 1) // 2) * (self.size // 2 + 1)
        return sum(self.given) or self.size


def check_doubts(
    evaluation: Evaluation, doubts: Doubts | None, shape: Shape, problems: Problems
) -> tuple[Doubt, ...]:
    """Hold declared doubts against the set and the sheet, and note what is wrong with them.

    Args:
        evaluation: the sheet as it is.
        doubts: what was written.
        shape: how likely values are where a doubt does not say it.
        problems: where to note it.

    Returns:
        The doubts in the order of their indicators.

    Raises:
        ValueError: if a shape is unknown, or odds are no whole numbers from 1.
    """
    found: list[Doubt] = []
    named: list[Target] = []
    every = declared(doubts, problems)
    check_declared(shape, every)
    for one in every:
        cells = cells_of(evaluation, one, problems)
        if cells is not None:
            named += [cell.target for cell in cells]
            made = _doubt(evaluation, one, cells, shape, problems)
            found += [] if made is None else [made]
    check_clashes(named, problems)
    return tuple(sorted(found, key=lambda one: one.parts[0].cell.order))


def _doubt(
    evaluation: Evaluation,
    one: DeclaredDoubt,
    cells: Sequence[Cell],
    shape: Shape,
    problems: Problems,
) -> Doubt | None:
    if not _one_kind(one, problems) or not one_unit(one, cells, problems):
        return None
    step, numbers = None, None
    if one.values:
        numbers = alternatives(evaluation, one, cells, problems)
    elif any(cell.asked.kind == "choice" for cell in cells):
        problems.add("doubt.choice", one.place, one.key)
    else:
        step = common_step(one, cells, problems)
        if step is not None:
            ranges = between if one.between else around
            numbers = ranges(evaluation, one, cells, step, problems)
    if numbers is None:
        return None
    if step is not None and any(_count(each) > MOST_VALUES for each in numbers):
        problems.add("doubt.too-many-values", one.at("step"), as_text(step))
        return None
    given = tuple(number // math.gcd(*one.odds) for number in one.odds)
    parts = tuple(Part(cell, each) for cell, each in zip(cells, numbers, strict=True))
    return Doubt(one, parts, one.shape or shape, given, step)


def _count(numbers: Sequence[int]) -> int:
    """Return how many numbers there are; ``len`` refuses those of a range beyond 63 bits."""
    if not isinstance(numbers, range):
        return len(numbers)
    return (numbers.stop - numbers.start - 1) // numbers.step + 1


def _one_kind(one: DeclaredDoubt, problems: Problems) -> bool:
    """Whether exactly one kind of doubt is declared, and nothing that does not belong to it."""
    before = len(problems)
    if sum((one.within is not None, bool(one.between), bool(one.values))) != 1:
        problems.add("doubt.which-kind", one.place, one.key)
        return False
    idle = {
        "around": one.around is not None and one.within is None,
        "odds": bool(one.odds) and not one.values,
        "step": one.step is not None and bool(one.values),
        "shape": one.shape is not None and bool(one.values),
    }
    for name in (name for name, is_idle in idle.items() if is_idle):
        problems.add("doubt.idle", one.at(name), name)
    if one.values and one.odds and len(one.odds) != len(one.values):
        problems.add("doubt.odds", one.at("odds"), len(one.odds), values=len(one.values))
    return len(problems) == before
