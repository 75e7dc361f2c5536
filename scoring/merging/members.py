"""Who is expected, who scored, and in which form."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scoring.errors import Problems
    from scoring.sheet import Reviewer, ScoreSheet


@dataclass(frozen=True)
class ReviewPanel:
    """The reviewers that an evaluation is to have.

    Attributes:
        members: the reviewers, with roles, weights, scopes and recusals.
        source: the file, for messages.
        places: where each member stands, by id.
    """

    members: tuple[Reviewer, ...]
    source: str = "panel"
    places: Mapping[str, str] = field(default_factory=dict)

    def place(self, member: str) -> str:
        """Return where a member stands, for messages."""
        return self.places.get(member, self.source)


class Attendance:
    """Who scored in which of several forms."""

    def __init__(
        self,
        sheets: Sequence[ScoreSheet],
        panel: ReviewPanel | None,
        problems: Problems,
        *,
        source: str,
        all_there: bool,
    ) -> None:
        self.panel, self.problems, self.source = panel, problems, source
        self.sheets = self._different(sheets)
        self.scored = {id(sheet): sheet.begun for sheet in self.sheets}
        # where nobody was asked to score, a form with anything in it is a form of its reviewers
        if not any(self.scored.values()):
            self.scored = {
                id(sheet): frozenset(() if _empty(sheet) else (one.id for one in sheet.reviewers))
                for sheet in self.sheets
            }
        self.forms = self._one_form_each()
        blank = self._blank() if all_there else set()
        self._check_panel(blank, all_there=all_there)

    def own(self, sheet: ScoreSheet) -> frozenset[str]:
        """Return the reviewers whose answers count from this form."""
        return frozenset(name for name, form in self.forms.items() if form is sheet)

    def _different(self, sheets: Sequence[ScoreSheet]) -> list[ScoreSheet]:
        """Return the forms, and note those that say exactly what another one says."""
        seen: dict[str, ScoreSheet] = {}
        for sheet in sheets:
            other = seen.setdefault(sheet.digest, sheet)
            if other is not sheet:
                self.problems.add("merge.same-content", sheet.source, other=other.source)
        return list(seen.values())

    def _one_form_each(self) -> dict[str, ScoreSheet]:
        forms: dict[str, ScoreSheet] = {}
        for sheet in self.sheets:
            for one in sheet.reviewers:
                if one.id not in self.scored[id(sheet)]:
                    continue
                other = forms.setdefault(one.id, sheet)
                if other is not sheet:
                    place = sheet.reviewer_place(one.id)
                    there = other.reviewer_place(one.id)
                    self.problems.add("merge.scored-twice", place, one.id, other=there)
        return forms

    def _blank(self) -> set[str]:
        """Note forms without a score; return whose they are."""
        found: set[str] = set()
        for sheet in self.sheets:
            names = [one.id for one in sheet.reviewers]
            if self.scored[id(sheet)] or (not names and not _empty(sheet)):
                continue
            self.problems.add("merge.blank-form", sheet.source, ", ".join(names))
            found.update(names)
        return found

    def _check_panel(self, blank: set[str], *, all_there: bool) -> None:
        expected: dict[str, str] = {}
        if self.panel is not None:
            expected = {one.id: self.panel.place(one.id) for one in self.panel.members}
            for name, form in self.forms.items():
                if name not in expected:
                    place = form.reviewer_place(name)
                    self.problems.add("merge.not-on-panel", place, name, panel=self.panel.source)
            self._check_weights({one.id: one for one in self.panel.members})
        else:
            for sheet in self.sheets:
                for name in (*sheet.panel, *(one.id for one in sheet.reviewers)):
                    expected.setdefault(name, self.source)
            self._check_weights({})
        self.expected = expected
        for name, place in expected.items() if all_there else ():
            if name not in self.forms and name not in blank:
                self.problems.add("merge.missing-member", place, name)

    def _check_weights(self, members: Mapping[str, Reviewer]) -> None:
        """Note weights in forms that contradict the panel, or each other."""
        known = {
            name: (one.weight, self.panel.place(name) if self.panel else "")
            for name, one in members.items()
        }
        for sheet in self.sheets:
            for one in sheet.reviewers:
                place = sheet.places.get(("", "weight", one.id))
                if place is None and one.weight == 1:
                    continue
                place = place or sheet.reviewer_place(one.id)
                weight, other = known.setdefault(one.id, (one.weight, place))
                if weight != one.weight:
                    said = {"id": one.id, "other": other, "before": f"{weight:f}"}
                    self.problems.add("merge.other-weight", place, f"{one.weight:f}", **said)

    @property
    def whole_panel(self) -> tuple[str, ...]:
        """The ids of all who are expected, where some of them have not scored; else empty."""
        return tuple(self.expected) if set(self.expected) - set(self.forms) else ()

    def reviewers(self) -> tuple[Reviewer, ...]:
        """Return those who scored, in the order of the panel."""
        members = {one.id: one for one in self.panel.members} if self.panel else {}
        order = [*self.expected, *(name for name in self.forms if name not in self.expected)]
        found = []
        for name in order:
            if name not in self.forms:
                continue
            written = next(one for one in self.forms[name].reviewers if one.id == name)
            member = members.get(name, written)
            found.append(replace(member, name=member.name or written.name))
        return tuple(found)


def _empty(sheet: ScoreSheet) -> bool:
    """Whether a form says nothing at all of any indicator."""
    return not sheet.unreadable and not any(
        not entry.blank or entry.state for entry in sheet.entries.values()
    )
