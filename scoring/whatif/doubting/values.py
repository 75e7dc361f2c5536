"""The numbers that cells in doubt may hold, as rules see them: one list for each cell."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from scoring.exact import as_text
from scoring.settle.answers import whole_number
from scoring.whatif.altering.rewriting import NewValue, read
from scoring.whatif.doubting.cells import amount_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.errors import Problems
    from scoring.evaluation import Evaluation
    from scoring.whatif.doubting.cells import Cell
    from scoring.whatif.doubting.declared import DeclaredDoubt

Numbers = list["Sequence[int]"]


def alternatives(
    evaluation: Evaluation, one: DeclaredDoubt, cells: Sequence[Cell], problems: Problems
) -> Numbers | None:
    """Return the alternatives that are declared, or ``None`` with problems noted."""
    rows: list[list[int]] = []
    for number, value in enumerate(one.values):
        row = _everywhere(evaluation, cells, value, one.at(f"values[{number}]"), problems)
        if row is None:
            continue
        if row in rows:
            problems.add("doubt.same-value", one.at(f"values[{number}]"), value)
        rows.append(row)
    if len(rows) < len(one.values):
        return None
    return [tuple(column) for column in zip(*rows, strict=True)]


def around(
    evaluation: Evaluation,
    one: DeclaredDoubt,
    cells: Sequence[Cell],
    step: Fraction,
    problems: Problems,
) -> Numbers | None:
    """Return what lies within an amount of a value, held where a cell accepts no more."""
    steps = _steps(one, cells, step, problems)
    centres: list[int] | None
    if one.around is None:
        centres = [_own(evaluation, cell, problems) for cell in cells]
    else:
        centres = _everywhere(evaluation, cells, one.around, one.at("around"), problems)
    if steps is None or centres is None:
        return None
    found: Numbers = []
    for cell, centre in zip(cells, centres, strict=True):
        by = int(step * cell.asked.scale)
        found.append(range(centre - steps * by, centre + steps * by + 1, by))
    return found


def between(
    evaluation: Evaluation,
    one: DeclaredDoubt,
    cells: Sequence[Cell],
    step: Fraction,
    problems: Problems,
) -> Numbers | None:
    """Return what lies between two values, both included."""
    if len(one.between) != 2:  # noqa: PLR2004 - an interval has two ends
        problems.add("doubt.two-ends", one.at("between"), len(one.between))
        return None
    lows, highs = (
        _everywhere(evaluation, cells, end, one.at(f"between[{number}]"), problems)
        for number, end in enumerate(one.between)
    )
    if lows is None or highs is None:
        return None
    written = "..".join(map(str, one.between))
    if lows[0] >= highs[0]:
        problems.add("doubt.no-interval", one.at("between"), written)
        return None
    by = int(step * cells[0].asked.scale)
    if (highs[0] - lows[0]) % by:
        problems.add("doubt.uneven-interval", one.at("between"), written, step=as_text(step))
        return None
    return [
        range(low, high + 1, int(step * cell.asked.scale))
        for cell, low, high in zip(cells, lows, highs, strict=True)
    ]


def _everywhere(
    evaluation: Evaluation,
    cells: Sequence[Cell],
    value: NewValue,
    place: str,
    problems: Problems,
) -> list[int] | None:
    """Return a value as the number of every cell, or note the first problem of it."""
    found = []
    for cell in cells:
        number = _number(evaluation, cell, value, place, problems)
        if number is None:
            return None
        found.append(number)
    return found


def _number(
    evaluation: Evaluation, cell: Cell, value: NewValue, place: str, problems: Problems
) -> int | None:
    """Understand a value as the cell would, or note why it cannot stand there."""
    written = read(evaluation.checked, cell.target._replace(key=place), value, problems)
    if written is None:
        return None
    if cell.target.asked is None:
        return written.ticks
    if written.value is None:
        problems.add("doubt.unclear", place, value)
        return None
    return whole_number(cell.asked, written.value, cell.target.leaf.node, place, problems)


def _own(evaluation: Evaluation, cell: Cell, problems: Problems) -> int:
    """Return what a cell holds; points are doubted by differences, which begin at none."""
    if cell.relative:
        return 0
    ((indicator, asked, column),) = cell.target.cells
    held = evaluation.sheet.entry(indicator).answers[asked][column]
    number = whole_number(cell.asked, held, cell.target.leaf.node, cell.target.key, problems)
    # the sheet is a checked one, so what stands in it is accepted
    return number or 0


def _steps(
    one: DeclaredDoubt, cells: Sequence[Cell], step: Fraction, problems: Problems
) -> int | None:
    """Return how many steps an amount is, or note what is wrong with it."""
    place, written = one.at("within"), one.within
    number = amount_of(cells[0], written)
    if number is None:
        problems.add("doubt.unclear", place, written)
        return None
    widest = min(
        Fraction(cell.asked.highest - cell.asked.lowest, cell.asked.scale) for cell in cells
    )
    if not 0 < number <= widest:
        problems.add("doubt.out-of-range", place, written, full=as_text(widest))
        return None
    steps = Fraction(number) / step
    if steps.denominator != 1:
        problems.add("doubt.finer-than-step", place, written, step=as_text(step))
        return None
    return steps.numerator
