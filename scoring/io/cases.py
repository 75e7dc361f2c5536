"""Worked cases: sheets that ship with a set, and what must come out of them, exactly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.errors import Problems, ScoringError
from scoring.evaluation import evaluate
from scoring.exact import as_text
from scoring.io.assemble import assemble
from scoring.io.sets import FILE_NAME, load_indicator_set, read_toml
from scoring.io.structured import raw_sheet
from scoring.resolve.shape import read_as
from scoring.schema.case import CaseFile

if TYPE_CHECKING:
    from pathlib import Path

    from scoring.model import IndicatorSet


@dataclass(frozen=True, slots=True)
class Case:
    """A worked case and where it was read from."""

    path: Path
    written: CaseFile


def load_cases(set_file: Path) -> tuple[Case, ...]:
    """Return the worked cases in the folder ``cases`` beside a set file, by name.

    Raises:
        ScoringError: if one of them is not a worked case.
    """
    found, problems = [], Problems()
    for path in sorted(set_file.parent.glob("cases/*.toml")):
        try:
            written = read_as(CaseFile, read_toml(path), str(path), Problems())
        except ScoringError as error:
            problems.extend(error.problems)
        else:
            found.append(Case(path, written))
    problems.raise_if_any()
    return tuple(found)


def check_case_file(path: Path, used: str | None) -> None:
    """Check one worked case on its own.

    Args:
        path: the case.
        used: the set to score it with; without one, the set beside its folder, else one that ships.

    Raises:
        ScoringError: if it is not a worked case, or with every difference.
    """
    case = Case(path, read_as(CaseFile, read_toml(path), str(path), Problems()))
    beside = path.resolve().parent.parent / FILE_NAME
    found = used or (str(beside) if beside.is_file() else case.written.sheet.set)
    check_case(load_indicator_set(found), case)


def check_case(indicator_set: IndicatorSet, case: Case) -> None:
    """Score a worked case and compare every figure it states.

    Raises:
        ScoringError: with every difference.
    """
    problems, place = Problems(), str(case.path)
    checked = assemble(raw_sheet(case.written.sheet, place, "sheet."), indicator_set, Problems())
    result = evaluate(indicator_set, checked)
    expected = case.written.expected

    def compare(what: str, stated: str, computed: str) -> None:
        if stated != computed:
            problems.add("case.differs", f"{place}: expected.{what}", stated, computed=computed)

    compare("total", as_text_of(expected.total), as_text(result.published_total))
    compare("grade", expected.grade, result.grade.id)
    if expected.outcome:
        said = result.outcome.zh if expected.outcome != result.outcome.en else result.outcome.en
        compare("outcome", expected.outcome, said)
    if expected.coefficient is not None:
        worth = result.coefficient
        compare("coefficient", as_text_of(expected.coefficient), as_text_of(worth or 0))
    for node_id, points in expected.points.items():
        if node_id in result.nodes:
            compare(f"points.{node_id}", as_text_of(points), as_text(result[node_id].points))
        else:
            problems.add("case.unknown-node", f"{place}: expected.points.{node_id}", node_id)
    problems.raise_if_any()


def as_text_of(value: object) -> str:
    """Return a decimal as it is compared: exactly, without trailing zeros."""
    from fractions import Fraction

    return as_text(Fraction(str(value)))
