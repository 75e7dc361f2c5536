"""What forms say, form after form: each reviewer for himself, and together what is said once."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from scoring.sheet import ONCE, REASON_BY, Entry, called

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

    from scoring.errors import Problems
    from scoring.sheet import Answer, Reviewer, ScoreSheet, State

K = TypeVar("K")
V = TypeVar("V")


class Gathering:
    """Gathers what forms say; what is said once must be equal, or said by one of them only.

    Args:
        problems: where contradictions are noted.
        reviewers: who scored, with the names that the panel gives them.
    """

    def __init__(self, problems: Problems, reviewers: Iterable[Reviewer]) -> None:
        self.problems = problems
        self.authors = called(reviewers)
        self.answers: dict[str, dict[str, dict[str, Answer]]] = {}
        self.written: dict[tuple[str, str, str], str] = {}
        self.values: dict[tuple[str, str], tuple[Answer, str]] = {}
        self.states: dict[str, tuple[State, str]] = {}
        self.said: dict[str, tuple[str, str]] = {}
        self.reasons: dict[str, dict[str, list[str]]] = {}
        self.evidence: dict[str, tuple[str, ...]] = {}
        self.own_scores: dict[str, tuple[Decimal, str]] = {}

    def take(self, sheet: ScoreSheet, own: frozenset[str]) -> None:
        """Take a form, of its reviewers the answers of *own* only."""
        listed = {one.id for one in sheet.reviewers}
        for key, place in sheet.places.items():
            if key[2] in own or key[2] not in listed:
                self.written.setdefault(key, place)
        for indicator, entry in sheet.entries.items():
            for asked, given in entry.answers.items():
                held = self.answers.setdefault(indicator, {}).setdefault(asked, {})
                for column, value in given.items():
                    place = sheet.place(indicator, asked, column)
                    if column == ONCE:
                        self._agree(self.values, (indicator, asked), value, place)
                        self._note_reason(sheet, indicator, column)
                    elif column in own:
                        held[column] = value
                        self._note_reason(sheet, indicator, column)
                    elif column not in listed:
                        self.problems.add("sheet.unknown-reviewer", place, column)
        self._take_beside(sheet)

    def _note_reason(self, sheet: ScoreSheet, indicator: str, column: str) -> None:
        """Remember where who answered writes the reason: the cell, or else the form."""
        known = sheet.places.get((indicator, "", "reason"), sheet.source)
        self.written.setdefault((indicator, REASON_BY, column), known)

    def _take_beside(self, sheet: ScoreSheet) -> None:
        """Take the project, self scores, states, reasons and evidence of one form."""
        for key, text in sheet.project.items():
            place = sheet.places.get(("", "project", key), f"{sheet.source}: project.{key}")
            self._agree(self.said, key, text, place)
        who = self._author(sheet)
        for indicator, entry in sheet.entries.items():
            if entry.state is not None:
                place = sheet.place(indicator, "", "state")
                self._agree(self.states, indicator, entry.state, place)
            if entry.self_score is not None:
                place = sheet.place(indicator, "", "self")
                self._agree(self.own_scores, indicator, entry.self_score, place)
            if entry.reason:
                self.reasons.setdefault(indicator, {}).setdefault(entry.reason, []).append(who)
            held = self.evidence.get(indicator, ())
            more = tuple(one for one in entry.evidence if one not in held)
            self.evidence[indicator] = (*held, *more)

    def _author(self, sheet: ScoreSheet) -> str:
        """Return whose form it is: the reviewer, or the file where it is of several."""
        if len(sheet.reviewers) == 1:
            (one,) = sheet.reviewers
            return self.authors.get(one.id) or one.name or one.id
        return sheet.source.replace("\\", "/").rpartition("/")[2]

    def _agree(self, known: dict[K, tuple[V, str]], key: K, value: V, place: str) -> None:
        before, other = known.setdefault(key, (value, place))
        if before != value:
            self.problems.add("merge.conflict", place, value, other=other, before=before)

    @property
    def project(self) -> dict[str, str]:
        """What is said of the project."""
        return {key: text for key, (text, _) in self.said.items()}

    @property
    def places(self) -> dict[tuple[str, str, str], str]:
        """Where everything stands; what is said once, in the form that said it first."""
        found = dict(self.written)
        found |= {(*key, ONCE): place for key, (_, place) in self.values.items()}
        found |= {(key, "", "state"): place for key, (_, place) in self.states.items()}
        found |= {(key, "", "self"): place for key, (_, place) in self.own_scores.items()}
        return found | {("", "project", key): place for key, (_, place) in self.said.items()}

    def entries(self) -> dict[str, Entry]:
        """Return the entries, with the answers of everybody."""
        answers, found = self.answers, {}
        for (indicator, asked), (value, _) in self.values.items():
            answers[indicator][asked][ONCE] = value
        beside = [*self.states, *self.reasons, *self.evidence, *self.own_scores]
        for indicator in dict.fromkeys([*answers, *beside]):
            state, own = self.states.get(indicator), self.own_scores.get(indicator)
            entry = Entry(
                {asked: given for asked, given in answers.get(indicator, {}).items() if given},
                None if state is None else state[0],
                _joined(self.reasons.get(indicator, {})),
                self.evidence.get(indicator, ()),
                None if own is None else own[0],
            )
            if entry != Entry():
                found[indicator] = entry
        return found


def _joined(reasons: Mapping[str, list[str]]) -> str:
    """Return a reason that all agree on as it is, others each with those who give it."""
    if len(reasons) < 2:  # noqa: PLR2004 - one, or none
        return next(iter(reasons), "")
    lines = []
    for text, people in reasons.items():
        between, colon = (", ", ": ") if text.isascii() else ("、", "：")
        lines.append(f"{between.join(people)}{colon}{text}")
    return "\n".join(lines)
