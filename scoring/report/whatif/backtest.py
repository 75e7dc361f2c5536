"""The report of a table scored again by another version of its set."""

from __future__ import annotations

from fractions import Fraction
from itertools import islice
from typing import TYPE_CHECKING, Any

from scoring import exact
from scoring.comparison import diff_sets
from scoring.exact import as_text
from scoring.io.harmless import harmless
from scoring.report.changes import changes_data, line_of
from scoring.report.document import Document, Table
from scoring.report.whatif.backtest_words import tell
from scoring.report.whatif.bands import MOST, share
from scoring.report.words import word
from scoring.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scoring.whatif.backtesting.backtest import Backtest, Effect, SetMover

FORMAT = "scoring.whatif.set/1"


def backtest_document(found: Backtest, language: str) -> Document:
    """Return the report of who moves under another version of a set, and by what."""
    old, new = found.old, found.new
    colon = "：" if language == "zh" else ": "
    document = Document(f"{tell('title', language)}{colon}{found.source}")
    document.say(
        tell(
            "moved",
            language,
            projects=found.projects,
            moved=found.moving,
            regraded=found.regraded,
        ),
        f"{old.name.of(language)} {old.id} {old.version} → {new.id} {new.version}",
        strong=True,
    )
    document.show(_grades(found, language))
    if found.parts:
        document.say(tell("changes", language), *_lines(found, language), strong=True)
        document.show(_parts(found, language))
    if found.moving:
        document.show(_movers(found, language))
    document.say(word("notes", language) + colon.strip(), *_notes(found, language))
    return document


def _grades(found: Backtest, language: str) -> Table:
    news = found.new.grades
    rows = [
        (old.label.of(language), *map(str, row), str(sum(row)))
        for old, row in zip(found.old.grades, found.transitions, strict=True)
    ]
    rows.append((tell("together", language), *map(str, found.counts[1]), str(found.projects)))
    heads = (tell("from_to", language), *(one.label.of(language) for one in news))
    return Table(
        tell("grades", language, share=share(found.regraded, found.projects)),
        (*heads, tell("together", language)),
        tuple(rows),
        frozenset(range(1, len(news) + 2)),
        frozenset({len(rows) - 1}),
    )


def _lines(found: Backtest, language: str) -> Iterator[str]:
    """Return the changes by their numbers, those that are made together in one line."""
    between = "；" if language == "zh" else "; "
    for number, part in enumerate(found.parts, start=1):
        yield f"({number}) " + between.join(line_of(one, language) for one in part.changes)


def _parts(found: Backtest, language: str) -> Table:
    def said(number: int | None) -> str:
        return "—" if number is None else str(number)

    keys = ("number", "moves", "regrades", "needed")
    return Table(
        tell("parts", language),
        tuple(tell(key, language) for key in keys),
        tuple(
            (
                f"({number})",
                said(part.moves),
                said(part.regrades),
                said(part.needed),
            )
            for number, part in enumerate(found.parts, start=1)
        ),
        frozenset({1, 2, 3}),
    )


def _movers(found: Backtest, language: str) -> Table:
    places = max(found.old.rounding.shown, found.new.rounding.shown)
    title = tell("movers", language)
    if found.moving > MOST:
        title = tell("first_movers", language, count=MOST, all=found.moving)
    first = [*islice(found.movers, MOST)]
    keys = ("row", "project", "old_total", "new_total", "old", "new", "by", "rest")
    return Table(
        title,
        tuple(tell(key, language) for key in keys),
        tuple(
            (
                str(one.row),
                one.name,
                *(exact.brief(total, places) for total in one.totals),
                one.before.label.of(language),
                one.after.label.of(language),
                _by(found, one, places, language),
                signed(one.together, places),
            )
            for one in first
        ),
        frozenset({0, 2, 3, 7}),
        frozenset(number for number, one in enumerate(first) if one.before.id != one.after.id),
    )


def _by(found: Backtest, one: SetMover, places: int, language: str) -> str:
    comma = "、" if language == "zh" else ", "
    return comma.join(_effect(found, e, places, language) for e in one.effects) or "—"


def _effect(found: Backtest, effect: Effect, places: int, language: str) -> str:
    """Write what a part does: its number, points it moves alone, whether it decides the grade."""
    number = found.parts.index(effect.part) + 1
    alone = "?" if effect.alone is None else signed(effect.alone, places)
    marks = [key for key in ("regrades", "needed") if getattr(effect, key)]
    marks = ["both"] if len(marks) > 1 else marks
    return f"({number}) {alone}" + "".join(tell(f"mark_{mark}", language) for mark in marks)


def signed(value: Fraction, places: int) -> str:
    """Write points with their sign."""
    text = exact.brief(value, places)
    return f"+{text}" if value > 0 else text


def _notes(found: Backtest, language: str) -> Iterator[str]:
    comma = "、" if language == "zh" else ", "
    yield "- " + tell("about_parts", language)
    yield "- " + tell("about_by", language)
    if any(not part.alone for part in found.parts):
        yield "- " + tell("not_alone", language)
    if any(one.together for one in islice(found.movers, MOST)):
        yield "- " + tell("about_rest", language)
    if found.unused:
        yield "- " + tell("unused", language, columns=comma.join(found.unused))
    if found.absent:
        yield "- " + tell("absent", language, ids=comma.join(found.absent))
    if found.moving > MOST:
        yield "- " + tell("all_in_csv", language)


# ---------------------------------------------------------------- data


def backtest_data(found: Backtest) -> dict[str, Any]:
    """Return a table scored again as plain data; numbers are texts, written exactly."""
    changes = changes_data(found.old, found.new, diff_sets(found.old, found.new))
    return {
        "format": FORMAT,
        "engine": __version__,
        "before": changes["before"],
        "after": changes["after"],
        "table": found.source,
        "projects": found.projects,
        "grades": [[one.id for one in used.grades] for used in (found.old, found.new)],
        "counts": [list(counts) for counts in found.counts],
        "transitions": [list(row) for row in found.transitions],
        "regraded": found.regraded,
        "parts": [
            {
                "changes": changes_data(found.old, found.new, part.changes)["changes"],
                "alone": part.alone,
                "last": part.last,
                "moves": part.moves,
                "regrades": part.regrades,
                "needed": part.needed,
            }
            for part in found.parts
        ],
        "movers": [_mover_data(found, one) for one in found.movers],
        "unused_columns": list(found.unused),
        "absent_indicators": list(found.absent),
    }


def _mover_data(found: Backtest, one: SetMover) -> dict[str, Any]:
    return {
        "row": one.row,
        "project": one.name,
        "totals": [as_text(total) for total in one.totals],
        "grades": [one.before.id, one.after.id],
        "effects": [
            {
                "part": found.parts.index(effect.part),
                "alone": None if effect.alone is None else as_text(effect.alone),
                "last": None if effect.last is None else as_text(effect.last),
                "regrades": effect.regrades,
                "needed": effect.needed,
            }
            for effect in one.effects
        ],
        "together": as_text(one.together),
    }


def backtest_rows(found: Backtest) -> Iterator[Sequence[str | int]]:
    """Go through all movers, after a row of headings; a column for each part, by its number."""
    parts = [f"part_{number}" for number in range(1, len(found.parts) + 1)]
    heads = ("row", "project", "total_before", "total_after", "grade_before", "grade_after")
    yield [*heads, *parts, "together"]
    for one in found.movers:
        by = {found.parts.index(e.part): e.alone for e in one.effects}
        effects = [by.get(number, Fraction(0)) for number in range(len(parts))]
        yield [
            one.row,
            harmless(one.name),
            *map(as_text, one.totals),
            one.before.id,
            one.after.id,
            *("" if effect is None else as_text(effect) for effect in effects),
            as_text(one.together),
        ]
