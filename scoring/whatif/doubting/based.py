"""The sheet that all draws have in common: every cell in doubt holds one of its values.

It says which indicators count and who answered, which is the same for all values; which of them
is written is of no account otherwise.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from scoring.errors import Problems, ScoringError
from scoring.exact import as_text
from scoring.settle.answers import whole_number
from scoring.sheet import ONCE
from scoring.whatif.altering.rewriting import Written, rewritten

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.evaluation import Evaluation
    from scoring.settle import CheckedSheet
    from scoring.whatif.doubting.doubts import Doubt, Part


def based_on(evaluation: Evaluation, doubts: Sequence[Doubt]) -> CheckedSheet:
    """Return the sheet with something in every cell in doubt: what stands there, or a value of it.

    Points that are doubted about what they are stay as they are.

    Raises:
        ScoringError: if the set accepts nothing that is tried in cells that are blank: the values
            in the middle, the first and the last.
    """
    refused: ScoringError | None = None
    parts = [(one, part) for one in doubts for part in one.parts if not part.cell.relative]
    if not parts:
        return evaluation.checked
    for way in (lambda size: size // 2, lambda _: 0, lambda size: size - 1):
        written = [_written(evaluation, part, way(one.size)) for one, part in parts]
        keys = {one.target.key: number for number, one in enumerate(written)}
        try:
            return rewritten(evaluation.checked, written, keys, Problems())
        except ScoringError as error:
            refused = refused or error
    raise refused or AssertionError


def _written(evaluation: Evaluation, part: Part, place: int) -> Written:
    """Return what is written in a cell: what stands there, or else the value at a place."""
    cell = part.cell
    if cell.target.asked is None:
        return Written(cell.target, ticks=part.numbers[place])
    ((indicator, asked, column),) = cell.target.cells
    held = evaluation.sheet.entry(indicator).answers.get(asked, {}).get(column)
    if held is not None:
        return Written(cell.target, held)
    low, high = cell.limits
    return Written(cell.target, answer_of(part, min(max(part.numbers[place], low), high)))


def answer_of(part: Part, number: int) -> Decimal | str:
    """Return a number of a cell as it stands on a sheet: a decimal, or the id of a choice."""
    asked = part.cell.asked
    if asked.kind == "choice":
        return next(choice.id for choice in asked.choices if choice.number == number)
    return Decimal(as_text(Fraction(number, asked.scale)))


def rows_of(checked: CheckedSheet, place: int) -> dict[int, list[int]]:
    """Return the answers to an indicator by the place of the reviewer, those given once under 0.

    They are what the rule sees even where a divisor of zero has settled the points.
    """
    leaf = checked.plan.leaves[place]
    rule, entry = leaf.rule, checked.sheet.entry(leaf.node.id)
    columns = [one.id for one in checked.sheet.reviewers] if rule.by_panel else [ONCE]
    members = checked.leaves[place].members if rule.by_panel else (0,)
    found: dict[int, list[int]] = {}
    for member in members:
        row = [
            whole_number(asked, entry.answers[asked.id][columns[member]], leaf.node, "", Problems())
            for asked in rule.inputs
        ]
        found[member] = [number or 0 for number in row]
    return found
