"""Shares of grades that are wanted: ``优<=30%``, ``poor>=5%``."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from scoring.exact import as_text, to_decimal
from scoring.whatif.bounding.scales import grade_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.errors import Problems
    from scoring.model import Grade

WANT = "--want"
SIDES = {"<=": "at_most", "≤": "at_most", ">=": "at_least", "≥": "at_least", "=": "equal"}
_WRITTEN = re.compile(r"(?P<grade>.+?)\s*(?P<side><=|>=|≤|≥|=)\s*(?P<share>[^%<>=]+)[%％]")
ALL = Fraction(1)


class Want(NamedTuple):
    """A share of all projects that is wanted to have a grade.

    Attributes:
        place: the place of the grade on the scale, 0 for the best.
        side: ``at_most``, ``at_least`` or ``equal``.
        share: the share, from 0 to 1.
        text: as it was written.
    """

    place: int
    side: str
    share: Fraction
    text: str

    def between(self, projects: int) -> tuple[int, int]:
        """Return the least and the greatest number of projects that will do; empty if crossed."""
        exact = self.share * projects
        least = 0 if self.side == "at_most" else -(-exact.numerator // exact.denominator)
        most = projects if self.side == "at_least" else exact.numerator // exact.denominator
        return least, most


def wants_of(grades: Sequence[Grade], written: Sequence[str], problems: Problems) -> list[Want]:
    """Return what is wanted; note what cannot be read, and what contradicts itself."""
    before, found = len(problems), list[Want]()
    for text in written:
        parts = _WRITTEN.fullmatch(text.strip())
        share = None if parts is None else to_decimal(parts["share"])
        if parts is None or share is None:
            problems.add("bands.not-wanted", WANT, text)
            continue
        grade = grade_named(grades, parts["grade"].strip(), WANT, problems)
        rate = Fraction(share) / 100
        if not 0 <= rate <= 1:
            problems.add("bands.beyond-all", WANT, text)
        elif grade is not None:
            found.append(Want(grades.index(grade), SIDES[parts["side"]], rate, text.strip()))
    if len(problems) == before:
        _note_contradictions(grades, found, problems)
    return found


def _note_contradictions(
    grades: Sequence[Grade], wants: Sequence[Want], problems: Problems
) -> None:
    """Note what no table whatever could meet."""
    least, most = [Fraction(0)] * len(grades), [ALL] * len(grades)
    for one in wants:
        if one.side != "at_most":
            least[one.place] = max(least[one.place], one.share)
        if one.side != "at_least":
            most[one.place] = min(most[one.place], one.share)
    for grade, low, high in zip(grades, least, most, strict=True):
        if low > high:
            said = {"least": percent(low), "most": percent(high)}
            problems.add("bands.wants-contradict", WANT, grade.label.zh, **said)
    if sum(least) > 1:
        problems.add("bands.wants-too-much", WANT, percent(sum(least, Fraction(0))))
    if sum(most) < 1:
        problems.add("bands.wants-too-little", WANT, percent(sum(most, Fraction(0))))


def percent(share: Fraction) -> str:
    """Write a share in per cent, exactly."""
    return f"{as_text(share * 100)}%"
