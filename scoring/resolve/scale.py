"""The grade scale and the panel of a set: holes, overlaps and contradictions are refused."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from scoring.exact import as_text
from scoring.model import Grade

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scoring.errors import Problems
    from scoring.model import Node
    from scoring.schema.ballots import VoidBallots
    from scoring.schema.indicator_set import Panel, SetFile
    from scoring.schema.outcome import GradeBand


def resolve_grades(
    written: SetFile, nodes: Mapping[str, Node], place: str, problems: Problems
) -> tuple[Grade, ...]:
    """Return the grades, best first."""
    where = f"{place}: grades"
    grades = _read_bands(written, where, problems)
    if len(grades) < len(written.grades.bands):
        return ()
    check_falling(grades, where, problems)
    for number, band in enumerate(written.grades.bands):
        _check_upper(number, band, grades, f"{where}.bands[{number}]", problems)
    if nodes:
        root = next(iter(nodes.values()))
        _check_top(written.grades.bands[0], grades[0], root.full, f"{where}.bands[0]", problems)
        if root.rounding is not None:
            kind = "indicator" if root.is_indicator else "group"
            key = f"{place}: {kind}.{root.id}.rounding"
            problems.add("rounding.of-total", key, root.rounding.places, id=root.id)
    last = grades[-1]
    if last.lower > 0 or (last.lower == 0 and not last.included):
        key = f"{where}.bands[{len(grades) - 1}]"
        problems.add("grades.hole-below", key, as_text(last.lower), id=last.id)
    _check_basis(written, where, problems)
    return tuple(grades)


def check_falling(grades: Sequence[Grade], where: str, problems: Problems) -> None:
    """Check that every lower bound is below that of the grade before it."""
    for number, (better, worse) in enumerate(pairwise(grades), start=1):
        if worse.lower >= better.lower:
            key = f"{where}.bands[{number}]"
            problems.add("grades.not-falling", key, as_text(worse.lower), id=worse.id)


def check_reach(grade: Grade, full: Fraction, key: str, problems: Problems) -> None:
    """Check that full points reach the best grade."""
    if grade.lower > full or (grade.lower == full and not grade.included):
        problems.add("grades.out-of-reach", key, as_text(grade.lower), full=as_text(full))


def _read_bands(written: SetFile, where: str, problems: Problems) -> list[Grade]:
    grades: list[Grade] = []
    ids: set[str] = set()
    for number, band in enumerate(written.grades.bands):
        key = f"{where}.bands[{number}]"
        if band.id in ids:
            problems.add("rule.id-twice", f"{key}.id", band.id)
        ids.add(band.id)
        lower = band.at_least if band.at_least is not None else band.above
        if lower is None or (band.at_least is not None and band.above is not None):
            problems.add("grades.needs-one-bound", key, band.id)
        else:
            grades.append(Grade(band.id, band.label, Fraction(lower), band.at_least is not None))
    return grades


def _check_top(band: GradeBand, grade: Grade, full: Fraction, key: str, problems: Problems) -> None:
    """Check that the best grade can be reached and that it holds the full points."""
    check_reach(grade, full, key, problems)
    upper = band.at_most if band.at_most is not None else band.below
    if upper is not None and (upper < full or (band.at_most is None and upper == full)):
        problems.add("grades.hole", key, upper, id=band.id, above=band.id, bound=as_text(full))


def _check_upper(
    number: int, band: GradeBand, grades: list[Grade], key: str, problems: Problems
) -> None:
    """Hold a stated upper bound against the lower bound of the next better grade."""
    stated = band.at_most if band.at_most is not None else band.below
    if stated is None or number == 0:
        return
    above = grades[number - 1]
    included = band.at_most is not None
    upper = Fraction(stated)
    if upper > above.lower or (upper == above.lower and included and above.included):
        problems.add("grades.overlap", key, as_text(upper), id=band.id, above=above.id)
    elif upper < above.lower or (not included and not above.included):
        problems.add(
            "grades.hole",
            key,
            as_text(upper),
            id=band.id,
            above=above.id,
            bound=as_text(above.lower),
        )


def _check_basis(written: SetFile, where: str, problems: Problems) -> None:
    rounding, basis = written.rounding, written.grades.basis
    if basis == "rounded" and rounding.total is None:
        problems.add("grades.basis-without-rounding", f"{where}.basis", basis)
    if basis == "exact" and rounding.total is not None:
        problems.add("grades.basis-contradicts", f"{where}.basis", basis)
    for stage in ("indicator", "total"):
        places = getattr(rounding, stage)
        if places is not None and places > rounding.shown:
            problems.add(
                "rounding.shown-too-few",
                f"{where[: -len('grades')]}rounding.{stage}",
                places,
                shown=rounding.shown,
            )


def _check_void(void: VoidBallots, where: str, problems: Problems) -> None:
    quota = void.quota
    if not void.model_fields_set:
        problems.add("panel.void-nothing", where)
    if quota is None:
        return
    if not 0 < quota.at_least_rate <= 1:
        at = f"{where}.quota.at_least_rate"
        problems.add("panel.bad-quota", at, as_text(quota.at_least_rate))
    if not 0 <= quota.at_most_share <= 1:
        at = f"{where}.quota.at_most_share"
        problems.add("panel.bad-quota", at, as_text(quota.at_most_share))


def check_panel(written: SetFile, place: str, problems: Problems) -> None:
    """Note what is contradictory about the panel."""
    panel: Panel = written.panel
    where = f"{place}: panel"
    if panel.void is not None:
        _check_void(panel.void, f"{where}.void", problems)
    if panel.at_least > panel.at_most:
        problems.add("panel.empty-range", f"{where}.at_least", panel.at_least, most=panel.at_most)
    dropped = panel.drop_lowest + panel.drop_highest
    if panel.combine != "trimmed_mean":
        if dropped or panel.trim_from is not None:
            problems.add("panel.nothing-to-trim", where, panel.combine)
    elif not dropped:
        problems.add("panel.drops-missing", where)
    elif panel.trim_from is None:
        problems.add("panel.trim-from-missing", f"{where}.trim_from", least=dropped + 1)
    elif panel.trim_from <= dropped:
        problems.add("panel.trims-all", f"{where}.trim_from", panel.trim_from, least=dropped + 1)
    if (
        panel.combine == "weighted_mean"
        and panel.stage == "indicator"
        and written.rounding.indicator is None
        and written.rounding.panel is None
    ):
        problems.add("panel.needs-rounding", f"{where}.combine", panel.combine)
    if panel.stage == "total" and written.rounding.panel is not None:
        key = f"{place}: rounding.panel"
        problems.add("rounding.panel-on-totals", key, written.rounding.panel)
