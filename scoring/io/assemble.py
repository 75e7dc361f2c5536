"""Raw cells of any format to a score sheet: where texts become answers."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from scoring.errors import Problems, ScoringError
from scoring.exact import as_text, fold, to_decimal, to_fraction
from scoring.io.cells import is_blank, read_answer, read_self_score, read_state
from scoring.io.raw import BESIDES, EVIDENCE, REASON, SELF, STATE
from scoring.plan import plan_of
from scoring.settle import CheckedSheet, check_sheet
from scoring.sheet import Answer, Entry, Reviewer, ScoreSheet, check_reviewer_ids

if TYPE_CHECKING:
    from collections.abc import Container

    from scoring.io.raw import RawCell, RawSheet
    from scoring.model import IndicatorSet
    from scoring.rules.base import Input
    from scoring.sheet import State

_BETWEEN_MATERIALS = re.compile(r"[;；\n]+")


def assemble(
    raw: RawSheet, indicator_set: IndicatorSet, problems: Problems, *, incomplete: bool = False
) -> CheckedSheet:
    """Return the sheet that was written, checked against its set.

    In an *incomplete* one gaps are no problem.

    Raises:
        ScoringError: with every problem, from reading and from checking together.
    """
    if raw.set_id != indicator_set.id:
        # what else is wrong with it by the rules of another set is of no account
        problems.add("sheet.other-set", raw.source, raw.set_id, expected=indicator_set.id)
        problems.raise_if_any()
    sheet = gathered(raw, indicator_set, problems)
    try:
        return check_sheet(indicator_set, sheet, problems, incomplete=incomplete)
    except ScoringError as error:
        order = {cell.place: number for number, cell in enumerate(raw.cells)}
        # what concerns the whole sheet comes first, what stands nowhere in it last
        order[raw.source] = -1
        last = len(raw.cells)
        found = sorted(error.problems, key=lambda problem: order.get(problem.place, last))
        raise ScoringError(found) from None


def gathered(raw: RawSheet, indicator_set: IndicatorSet, problems: Problems) -> ScoreSheet:
    """Return the sheet that was written, not yet held against its set.

    Raises:
        ScoringError: with every problem so far, if it cannot be told whose the answers are.
    """
    panel = Problems()
    check_reviewer_ids([(one.id.strip(), one.place) for one in raw.reviewers], panel)
    if len(panel):
        # whose a cell is cannot be told while reviewers, or a reviewer and a column, share a name
        problems.extend(panel)
        problems.raise_if_any()
    gather = _Gatherer(indicator_set, problems)
    for cell in raw.cells:
        gather.take(cell)
    for indicator, place in raw.reason_places.items():
        gather.places.setdefault((indicator, "", REASON), place)
    for indicator, stated, place in raw.full_points:
        node = indicator_set.nodes.get(indicator)
        if node and to_fraction(stated) != node.full:
            full = as_text(node.full)
            problems.add("sheet.other-full-points", place, stated, id=indicator, full=full)
    return ScoreSheet(
        set_id=raw.set_id,
        set_version=raw.set_version,
        project={key: tidy(text) for key, text in raw.project.items() if tidy(text)},
        reviewers=tuple(gather.reviewers(raw)),
        entries=gather.entries(),
        places=gather.places,
        unreadable=frozenset(gather.unreadable) | {(one, "") for one in raw.reported},
        printed=tuple(raw.printed),
        notes=tuple(raw.notes),
        source=raw.source,
        panel=raw.whole_panel,
        asks_self=raw.asks_self,
    )


def tidy(text: str) -> str:
    """Return *text* without outer blanks, its line ends made alike."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def materials(text: str) -> tuple[str, ...]:
    """Return the materials named in a cell: separated by semicolons or line ends."""
    parts = (part.strip() for part in _BETWEEN_MATERIALS.split(tidy(text)))
    return tuple(part for part in parts if part)


class _Gatherer:
    def __init__(self, indicator_set: IndicatorSet, problems: Problems) -> None:
        self.problems = problems
        self.inputs: dict[str, tuple[Input, ...]] = {
            leaf.node.id: leaf.rule.inputs for leaf in plan_of(indicator_set).leaves
        }
        self.asked = {
            (indicator, one.id): one for indicator, inputs in self.inputs.items() for one in inputs
        }
        self.answers: dict[str, dict[str, dict[str, Answer]]] = {}
        self.states: dict[str, State] = {}
        self.reasons: dict[str, str] = {}
        self.evidence: dict[str, tuple[str, ...]] = {}
        self.own_scores: dict[str, Decimal] = {}
        self.places: dict[tuple[str, str, str], str] = {}
        self.unreadable: set[tuple[str, str]] = set()

    def take(self, cell: RawCell) -> None:
        """Understand one cell."""
        inputs = self.inputs.get(cell.indicator)
        if cell.column in BESIDES:
            self._take_beside(cell)
            return
        name = cell.answer
        if inputs and not name and len(inputs) == 1:
            name = inputs[0].id
        key = (cell.indicator, name, cell.column)
        blank = is_blank(cell.text)
        if (
            not blank
            and key in self.places
            and (cell.column in self.answers.get(cell.indicator, {}).get(name, {}))
        ):
            self.problems.add("sheet.answered-twice", cell.place, cell.text, other=self.places[key])
            return
        self.places[key] = cell.place
        if blank and cell.kind in {"text", "number"}:
            return
        given = self.answers.setdefault(cell.indicator, {}).setdefault(name, {})
        asked = self.asked.get((cell.indicator, name))
        if asked is None:
            # check_sheet reports the unknown id, with this place
            given[cell.column] = cell.text
            return
        answer = read_answer(cell, asked, self.problems)
        if answer is None:
            self.unreadable.add((cell.indicator, cell.column))
        else:
            given[cell.column] = answer

    def _take_beside(self, cell: RawCell) -> None:
        if cell.kind in {"error", "blank_formula"}:
            code = "cell.error-value" if cell.kind == "error" else "cell.formula-without-value"
            self.problems.add(code, cell.place, cell.text)
        elif cell.column != EVIDENCE and cell.indicator in self._said(cell.column):
            other = self.places[cell.indicator, "", cell.column]
            self.problems.add("sheet.answered-twice", cell.place, cell.text, other=other)
            # whether a self score stands there twice says nothing of the answers
            if cell.column != SELF:
                self.unreadable.add((cell.indicator, cell.column))
        elif cell.column == SELF:
            own = read_self_score(cell, self.problems)
            if own is not None:
                self.own_scores[cell.indicator] = own
        elif cell.column == STATE:
            self.places[cell.indicator, "", STATE] = cell.place
            state = read_state(cell, self.problems)
            if state:
                self.states[cell.indicator] = state
        elif cell.column == REASON:
            self.reasons[cell.indicator] = tidy(cell.text)
        else:
            self.evidence[cell.indicator] = (
                *self.evidence.get(cell.indicator, ()),
                *materials(cell.text),
            )
        self.places.setdefault((cell.indicator, "", cell.column), cell.place)

    def _said(self, column: str) -> Container[str]:
        if column == SELF:
            return self.own_scores
        return self.states if column == STATE else self.reasons

    def reviewers(self, raw: RawSheet) -> list[Reviewer]:
        """Return the reviewers."""
        found = []
        for one in raw.reviewers:
            weight = to_decimal(one.weight) if fold(one.weight) else Decimal(1)
            if weight is None:
                self.problems.add("cell.not-a-number", one.place, one.weight)
                weight = Decimal(1)
            name = one.id.strip()
            self.places["", "", name] = one.place
            if fold(one.weight):
                self.places["", "weight", name] = one.place
            limits = (tidy(one.role), one.scope, one.recused)
            found.append(Reviewer(name, tidy(one.name), weight, *limits))
        for key, place in raw.project_places.items():
            self.places["", "project", key] = place
        return found

    def entries(self) -> dict[str, Entry]:
        """Return the entries that say anything."""
        ids = [
            *self.inputs,
            *(self.answers.keys() - self.inputs.keys()),
            *(self.states.keys() - self.inputs.keys() - self.answers.keys()),
            *(
                self.own_scores.keys()
                - self.inputs.keys()
                - self.answers.keys()
                - self.states.keys()
            ),
        ]
        made = {}
        for indicator in ids:
            answers = {
                name: given for name, given in self.answers.get(indicator, {}).items() if given
            }
            entry = Entry(
                answers=answers,
                state=self.states.get(indicator),
                reason=self.reasons.get(indicator, ""),
                evidence=self.evidence.get(indicator, ()),
                self_score=self.own_scores.get(indicator),
            )
            if entry != Entry():
                made[indicator] = entry
        return made
