"""What a doubt is about: single cells of a sheet, or the points of indicators."""

from __future__ import annotations

import math
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from scoring.errors import Problems
from scoring.exact import as_text, to_decimal
from scoring.io.cells import read_answer
from scoring.io.raw import RawCell
from scoring.rules.base import Input
from scoring.settle.answers import exact_decimal
from scoring.sheet import ONCE
from scoring.whatif.altering.keys import target_of
from scoring.whatif.altering.rewriting import points_asked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

    from scoring.evaluation import Evaluation
    from scoring.whatif.altering.keys import Target
    from scoring.whatif.altering.rewriting import NewValue
    from scoring.whatif.doubting.declared import DeclaredDoubt


NO_UNIT = {"units_zh": "没有单位", "units_en": "none"}
"""What is said of a cell without a unit."""


class Cell(NamedTuple):
    """One cell, or the points of an indicator.

    Attributes:
        target: what it is, with at most one column.
        place: the place of its indicator among those of the set.
        input: the place of its input among those of the rule, ``None`` for points.
        member: the place of its reviewer on the sheet, ``None`` for what is answered once.
        asked: what it accepts.
        relative: whether its numbers are differences from the points that the indicator has.
    """

    target: Target
    place: int
    input: int | None
    member: int | None
    asked: Input
    relative: bool

    @property
    def order(self) -> tuple[int, int, int]:
        """Where it stands on the sheet."""
        return (
            self.place,
            -1 if self.input is None else self.input,
            -1 if self.member is None else self.member,
        )

    @property
    def limits(self) -> tuple[int, int]:
        """The least and the greatest number that it accepts."""
        asked = self.asked
        return -(-asked.lowest // asked.step) * asked.step, asked.highest // asked.step * asked.step


def cells_of(
    evaluation: Evaluation, one: DeclaredDoubt, problems: Problems
) -> tuple[Cell, ...] | None:
    """Return what a doubt is about, or ``None`` with problems noted."""
    found: list[Cell] = []
    before = len(problems)
    own = one.within is not None and one.around is None
    for number, key in enumerate(one.cells):
        place, wrong = one.at(f"cells[{number}]"), Problems()
        target = target_of(evaluation.checked, key, wrong)
        problems.extend(replace(problem, place=place) for problem in wrong)
        if target is None:
            continue
        target = target._replace(key=place)
        if _may_be_in_doubt(evaluation, target, place, problems, own=own):
            found += _each(evaluation, target, own=own)
    return tuple(found) if len(problems) == before else None


def _may_be_in_doubt(
    evaluation: Evaluation, target: Target, place: str, problems: Problems, *, own: bool
) -> bool:
    """Whether something may be in doubt; where it is doubted about what it is, it must be there."""
    leaf, checked, before = target.leaf, evaluation.checked, len(problems)
    name, role = leaf.node.id, leaf.node.role
    if target.what == "state":
        problems.add("doubt.state", place, name)
    elif target.what == "points":
        if role == "flag":
            problems.add("doubt.flag", place, name)
        elif own and evaluation.out.get(name):
            problems.add("doubt.left-out", place, name)
    else:
        void = checked.plan.indicator_set.panel.void
        if void is not None and leaf.rule.by_panel and role == "counts":
            problems.add("doubt.with-void", place, name)
        settled = checked.leaves[checked.plan.places[name]]
        given = evaluation.sheet.entry(name).answers.get(target.cells[0][1], {})
        known = {one.id for one in checked.sheet.reviewers} if leaf.rule.by_panel else {ONCE}
        # where all reviewers are meant, those who abstained are off from nothing
        blank = settled.state != "scored" or given.keys().isdisjoint(target.columns)
        if own and blank and known.issuperset(target.columns):
            problems.add("doubt.blank", place, name)
        elif not known.issuperset(target.columns):
            problems.add("sheet.unknown-reviewer", place, ", ".join(target.columns), id=name)
    return len(problems) == before


def _each(evaluation: Evaluation, target: Target, *, own: bool) -> Iterator[Cell]:
    """Give the cells of a target one by one."""
    plan, leaf = evaluation.checked.plan, target.leaf
    place = plan.places[leaf.node.id]
    if target.asked is None:
        asked = points_asked(plan, leaf)
        if own:
            # groups divide by nothing finer, and all that is added to points is whole in it
            asked = Input("points", "points", plan.tick, plan.grain(leaf), 0, leaf.best)
        yield Cell(target, place, None, None, asked, relative=own)
        return
    members = [one.id for one in evaluation.sheet.reviewers]
    given = evaluation.sheet.entry(leaf.node.id).answers.get(target.asked.id, {})
    for column in target.columns:
        if own and column not in given:
            continue
        alone = target._replace(columns=(column,))
        member = members.index(column) if leaf.rule.by_panel else None
        asked_at = leaf.rule.inputs.index(target.asked)
        yield Cell(alone, place, asked_at, member, target.asked, relative=False)


def common_step(one: DeclaredDoubt, cells: Sequence[Cell], problems: Problems) -> Fraction | None:
    """Return how far the values of all *cells* are apart, or note why the declared step is none."""
    natural = _multiple(Fraction(cell.asked.step, cell.asked.scale) for cell in cells)
    if one.step is None:
        return natural
    number = amount_of(cells[0], one.step)
    if number is None or number <= 0 or (Fraction(number) / natural).denominator != 1:
        problems.add("doubt.bad-step", one.at("step"), one.step, step=as_text(natural))
        return None
    return Fraction(number)


def amount_of(cell: Cell, written: NewValue) -> Decimal | None:
    """Return an amount or a step in the unit of a cell; ``None`` where it cannot be read.

    It may be written with the unit, or another unit of money.
    """
    if not isinstance(written, str):
        return exact_decimal(written)
    plain = to_decimal(written)
    if plain is not None:
        return plain
    answer = read_answer(RawCell("", "", "", written, "text", ""), cell.asked, Problems())
    return exact_decimal(answer)


def one_unit(one: DeclaredDoubt, cells: Sequence[Cell], problems: Problems) -> bool:
    """Whether numbers mean the same in all *cells*, or say their units; notes it where not."""
    units = dict.fromkeys(cell.asked.unit for cell in cells)
    if len(units) == 1:
        return True
    if one.values and all(
        isinstance(value, str) and to_decimal(value) is None for value in one.values
    ):
        return True
    said = {which: ", ".join(unit or none for unit in units) for which, none in NO_UNIT.items()}
    problems.add("doubt.units", one.place, one.key, **said)
    return False


def _multiple(steps: Iterable[Fraction]) -> Fraction:
    """Return the least number of which all *steps* are parts."""
    every = list(steps)
    return Fraction(
        math.lcm(*(one.numerator for one in every)), math.gcd(*(one.denominator for one in every))
    )
