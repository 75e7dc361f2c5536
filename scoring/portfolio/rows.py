"""Single rows of a table as score sheets, so that the checks of a sheet say what is wrong."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from scoring.errors import Problems, ScoringError
from scoring.exact import SPREADSHEET_DIGITS, without_noise
from scoring.portfolio.columns import REASON, STATE
from scoring.portfolio.reading import BLANKS, PLAIN
from scoring.settle import check_sheet
from scoring.sheet import ONCE, STATE_NAMES, Entry, Reviewer, ScoreSheet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.plan import Plan
    from scoring.portfolio.columns import Key, Layout
    from scoring.rules.base import Input
    from scoring.sheet import Answer, State

_WORDS = {word: state for state, name in STATE_NAMES.items() for word in (state, name)}


def note_row(
    plan: Plan,
    layout: Layout,
    weights: Mapping[str, Decimal],
    row: Mapping[Key, Any],
    place: str,
    problems: Problems,
) -> None:
    """Note everything that is wrong with one row; *row* holds what stands in its cells."""
    found = Problems()
    sheet = sheet_of(plan, layout, weights, row, place, found)
    try:
        check_sheet(plan.indicator_set, sheet, found)
    except ScoringError as error:
        problems.extend(error.problems)
    else:
        problems.add("table.row-refused", place)


def sheet_of(
    plan: Plan,
    layout: Layout,
    weights: Mapping[str, Decimal],
    row: Mapping[Key, Any],
    place: str,
    problems: Problems,
) -> ScoreSheet:
    """Return a row as a score sheet; what cannot be read is noted and left out."""
    entries, unreadable, here = {}, set(), set()
    for leaf in plan.leaves:
        node = leaf.node.id
        state = _state(row.get((node, "", STATE)))
        answers: dict[str, dict[str, Answer]] = {}
        for who in () if state == "void" else layout.panel(leaf):
            for asked in leaf.rule.inputs:
                raw = row.get((node, asked.id, who))
                if _blank(raw):
                    continue
                here.add(who)
                where = f"{place}: {layout.columns[node, asked.id, who]}"
                answer = _answer(asked, raw, where, problems)
                if answer is None:
                    unreadable.add((node, who))
                else:
                    answers.setdefault(asked.id, {})[who] = answer
        reason = str(row.get((node, "", REASON)) or "").strip()
        entries[node] = Entry(answers, state, reason)
    everyone = plan.indicator_set.panel.stage == "total"
    people = [one for one in layout.reviewers if everyone or one in here]
    return ScoreSheet(
        set_id=plan.indicator_set.id,
        set_version=plan.indicator_set.version,
        reviewers=tuple(Reviewer(one, "", weights.get(one, Decimal(1))) for one in people),
        entries=entries,
        places=_places(plan, layout, place),
        unreadable=frozenset(unreadable),
        source=place,
    )


def _places(plan: Plan, layout: Layout, place: str) -> dict[Key, str]:
    """Return where every answer and state stands, or would stand."""
    places = {}
    for leaf in plan.leaves:
        node = leaf.node.id
        for asked in leaf.rule.inputs:
            for who in (*layout.panel(leaf), ONCE):
                # what is asked of a panel and was not answered stands in its first column
                column = layout.columns.get((node, asked.id, who))
                first = (*layout.panel(leaf), ONCE)[0]
                column = column or layout.columns.get((node, asked.id, first), node)
                places[node, asked.id, who] = f"{place}: {column}"
        places[node, "", STATE] = f"{place}: {layout.columns.get((node, '', STATE), node)}"
    return places


def _state(raw: Any) -> State | None:
    said = "" if raw is None else str(raw).strip(BLANKS)
    state: Any = _WORDS.get(said, said)
    return state or None


def _blank(raw: Any) -> bool:
    return raw is None or (isinstance(raw, str) and not raw.strip(BLANKS))


def _answer(asked: Input, raw: Any, place: str, problems: Problems) -> Answer | None:
    if asked.kind == "choice":
        return str(raw).strip(BLANKS)
    percent, value = False, None
    if isinstance(raw, str):
        said = raw.strip(BLANKS)
        if asked.unit == "%" and said.endswith("%"):
            percent, said = True, said.rstrip(BLANKS + "%")
        if re.fullmatch(PLAIN, said):
            value = _from_text(asked, said)
    elif isinstance(raw, float):
        value = _quiet(Decimal(repr(raw))) if math.isfinite(raw) else None
    else:
        value = Decimal(raw)
    if value is None:
        problems.add("table.not-plain", place, raw)
    elif asked.unit == "%" and not percent and 0 < abs(value) <= 1:
        problems.add("cell.percent-or-fraction", place, raw)
        return None
    return value


def _from_text(asked: Input, said: str) -> Decimal | None:
    """Return a decimal as it stands, or without noise where it is finer than asked for."""
    value = Decimal(said)
    if len(value.as_tuple().digits) <= SPREADSHEET_DIGITS or _fits(asked, value):
        return value
    return _quiet(value)


def _quiet(value: Decimal) -> Decimal:
    """Return a decimal without the noise of doubles, as it is where that is none."""
    plain = without_noise(value)
    return value if plain is None else plain


def _fits(asked: Input, value: Decimal) -> bool:
    numerator, denominator = value.as_integer_ratio()
    return (numerator * asked.scale) % (denominator * asked.step) == 0
