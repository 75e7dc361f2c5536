"""The report of grade bounds over a whole table."""

from __future__ import annotations

from fractions import Fraction
from itertools import islice
from typing import TYPE_CHECKING

from scoring import exact
from scoring.report.document import Document, Table
from scoring.report.whatif.band_words import bound_text, scale_text, tell
from scoring.report.whatif.grades import interval_text
from scoring.report.words import say, word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scoring.model import Grade
    from scoring.whatif.bounding.bands import BandStudy, Critical, Sweep
    from scoring.whatif.bounding.moving import Moved
    from scoring.whatif.bounding.wanted import Reason, Wanted

BESIDE = 5
"""How many critical values are listed on either side of a bound."""
MOST = 20
"""How many movers are listed."""


def bands_document(study: BandStudy, language: str) -> Document:
    """Return the report of what grade bounds mean to the projects of a table."""
    used = study.indicator_set
    colon = "：" if language == "zh" else ": "
    document = Document(f"{tell('title', language)}{colon}{study.source}")
    document.say(
        tell("projects", language, count=study.projects),
        say("set_line", language, name=used.name.of(language), id=used.id, version=used.version),
        strong=True,
    )
    document.show(_counts_table(study, language))
    if study.wanted is not None:
        document.say(*_wanted_lines(study, study.wanted, language), strong=True)
        if study.wanted.scale is not None:
            document.show(_wanted_table(study, study.wanted, language))
    if study.moved is not None:
        document.show(_transition_table(study, study.moved, language))
        if study.moved.moving:
            document.show(_movers_table(study, study.moved, language))
    shortened = False
    for sweep in study.sweeps:
        document.show(_sweep_table(study, sweep, language))
        shortened = shortened or sweep.critical > 2 * BESIDE
    about = ["about_critical"] if study.sweeps else []
    notes = [f"- {tell(key, language)}" for key in (*about, "proven_all")]
    if shortened or (study.moved is not None and study.moved.moving > MOST):
        notes.append("- " + tell("all_in_csv", language))
    document.say(word("notes", language) + colon.strip(), *notes)
    return document


def share(count: int, projects: int) -> str:
    """Write a number of projects and its share of all."""
    return exact.percentage(Fraction(count), Fraction(projects), 1) or "—"


def _counts_table(study: BandStudy, language: str) -> Table:
    grades = study.indicator_set.grades
    return Table(
        tell("counts", language),
        tuple(tell(key, language) for key in ("grade", "bound", "number", "share")),
        tuple(
            (
                grade.label.of(language),
                bound_text(grade) if grade is not grades[-1] else "—",
                str(count),
                share(count, study.projects),
            )
            for grade, count in zip(grades, study.counts, strict=True)
        ),
        frozenset({2, 3}),
    )


# ---------------------------------------------------------------- a bound moves


def _sweep_table(study: BandStudy, sweep: Sweep, language: str) -> Table:
    grades = study.indicator_set.grades
    places = study.indicator_set.rounding.shown
    rows, now = _around(sweep)
    title = tell(
        "sweep",
        language,
        grade=sweep.grade.label.of(language),
        bound=bound_text(sweep.grade),
        allowed=interval_text(sweep.allowed, places),
        count=sweep.critical,
    )
    heads = (tell("beyond", language), tell("changing", language))
    return Table(
        title,
        (*heads, *(grade.label.of(language) for grade in grades)),
        tuple(_sweep_row(one, sweep, places, now=n == now) for n, one in enumerate(rows)),
        frozenset(range(1, len(grades) + 2)),
        frozenset({now}),
    )


def _sweep_row(one: Critical | None, sweep: Sweep, places: int, *, now: bool) -> tuple[str, ...]:
    mark = " *" if now else ""
    if one is None:
        return (f"—{mark}", "—", *map(str, sweep.begin))
    sign = ">" if sweep.grade.included else "≥"
    bound = f"{sign} {exact.brief(one.bound, places)}{mark}"
    return (bound, str(one.projects), *map(str, one.counts))


def _around(sweep: Sweep) -> tuple[list[Critical | None], int]:
    """Return the critical values next to the bound as it is, and which of them it is beyond."""
    first = max(sweep.passed - BESIDE, 0)
    rows: list[Critical | None] = [*islice(sweep.criticals, first, sweep.passed + BESIDE)]
    if first:
        return rows, sweep.passed - first - 1
    return [None, *rows], sweep.passed


# ---------------------------------------------------------------- who moves


def _transition_table(study: BandStudy, moved: Moved, language: str) -> Table:
    news = moved.scale.grades
    rows = [
        (old.label.of(language), *(str(one) for one in row), str(sum(row)))
        for old, row in zip(study.indicator_set.grades, moved.transitions, strict=True)
    ]
    rows.append((tell("together", language), *map(str, moved.counts), str(study.projects)))
    title = tell(
        "transitions",
        language,
        scale=scale_text(news, language),
        count=moved.moving,
        all=study.projects,
        share=share(moved.moving, study.projects),
    )
    heads = (tell("from_to", language), *(one.label.of(language) for one in news))
    return Table(
        title,
        (*heads, tell("together", language)),
        tuple(rows),
        frozenset(range(1, len(news) + 2)),
        frozenset({len(rows) - 1}),
    )


def _movers_table(study: BandStudy, moved: Moved, language: str) -> Table:
    places = study.indicator_set.rounding.shown

    def points(value: Fraction) -> str:
        return exact.brief(value, places)

    title = tell("movers", language)
    if moved.moving > MOST:
        title = tell("first_movers", language, count=MOST, all=moved.moving)
    keys = ("row", "project", "total", "before", "after", "away")
    return Table(
        title,
        tuple(tell(key, language) for key in keys),
        tuple(
            (
                str(one.row),
                one.name,
                points(one.total),
                one.before.label.of(language),
                one.after.label.of(language),
                points(one.away),
            )
            for one in islice(moved.movers, MOST)
        ),
        frozenset({0, 2, 5}),
    )


# ---------------------------------------------------------------- wanted shares


def _wanted_lines(study: BandStudy, wanted: Wanted, language: str) -> Iterator[str]:
    comma = "、" if language == "zh" else ", "
    texts = comma.join(one.text for one in wanted.wants)
    if wanted.scale is not None:
        yield tell("found", language, wants=texts, scale=scale_text(wanted.scale.grades, language))
        return
    yield tell("impossible", language, wants=texts)
    if len(wanted.reasons) > 1:
        yield tell("not_together", language, wants=comma.join(r.want.text for r in wanted.reasons))
    for reason in wanted.reasons:
        yield _reason(study, reason, language)
    places = study.indicator_set.rounding.shown
    if wanted.tied > 1:
        tie = exact.brief(wanted.tie, places)
        yield tell("tied", language, count=wanted.tied, total=tie)


def _reason(study: BandStudy, reason: Reason, language: str) -> str:
    comma = "、" if language == "zh" else ", "
    others = comma.join(f"{n} ({share(n, study.projects)})" for n in reason.nearest)
    alone = study.wanted is not None and len(study.wanted.reasons) == 1
    key = "nearest_alone" if alone else "nearest"
    text = tell(key, language, want=reason.want.text, numbers=others or "—")
    between = "" if language == "zh" else " "
    for key, count in (("fixed", reason.fixed), ("barred", reason.barred)):
        if count:
            text += between + tell(key, language, count=count)
    return text


def _wanted_table(study: BandStudy, wanted: Wanted, language: str) -> Table:
    grades: Sequence[Grade] = () if wanted.scale is None else wanted.scale.grades
    places = study.indicator_set.rounding.shown
    ranges = [*(interval_text(one, places) for one in wanted.ranges), "—"]
    return Table(
        tell("bounds_found", language),
        tuple(tell(key, language) for key in ("grade", "bound", "same_from", "number", "share")),
        tuple(
            (
                grade.label.of(language),
                bound_text(grade) if grade is not grades[-1] else "—",
                whole,
                str(count),
                share(count, study.projects),
            )
            for grade, whole, count in zip(grades, ranges, wanted.counts, strict=True)
        ),
        frozenset({3, 4}),
    )
