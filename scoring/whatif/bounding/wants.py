"""What is wanted of grades: shares such as ``优<=30%``, or numbers such as ``poor>=2``."""

from __future__ import annotations

import re
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING, NamedTuple

from scoring.exact import as_text, to_decimal
from scoring.whatif.bounding.scales import grade_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.errors import Problems
    from scoring.model import Grade

WANT = "--want"
SIDES = {"<=": "at_most", "≤": "at_most", ">=": "at_least", "≥": "at_least", "=": "equal"}
_WRITTEN = re.compile(
    r"(?P<grade>.+?)\s*(?P<side><=|>=|≤|≥|=)\s*(?P<number>[^%％<>=≤≥]+)(?P<percent>[%％]?)"
)
ALL, PER_CENT = Fraction(1), 100


class Want(NamedTuple):
    """How many projects are wanted to have a grade.

    Attributes:
        place: the place of the grade on the scale, 0 for the best.
        side: ``at_most``, ``at_least`` or ``equal``.
        number: the share of all projects, from 0 to 1, or how many projects.
        is_share: whether it is a share.
        text: as it was written.
    """

    place: int
    side: str
    number: Fraction
    is_share: bool
    text: str

    def between(self, projects: int) -> tuple[int, int]:
        """Return the least and the greatest number of projects that will do; empty if crossed."""
        exact = self.number * (projects if self.is_share else 1)
        # numbers beyond all projects are as good as one more than there are
        least = 0 if self.side == "at_most" else min(ceil(exact), projects + 1)
        most = projects if self.side == "at_least" else min(floor(exact), projects)
        return least, most


def wants_of(grades: Sequence[Grade], written: Sequence[str], problems: Problems) -> list[Want]:
    """Return what is wanted; note what cannot be read, and what contradicts itself."""
    before, found = len(problems), list[Want]()
    for text in written:
        parts = _WRITTEN.fullmatch(text.strip())
        number = None if parts is None else to_decimal(parts["number"])
        if parts is None or number is None:
            problems.add("bands.not-wanted", WANT, text)
            continue
        grade = grade_named(grades, parts["grade"].strip(), WANT, problems)
        exact, is_share = Fraction(number), bool(parts["percent"])
        if is_share and not 0 <= exact <= PER_CENT:
            problems.add("bands.beyond-all", WANT, text)
        elif not is_share and (exact < 0 or exact.denominator != 1):
            problems.add("bands.no-number", WANT, text)
        elif grade is not None:
            exact = exact / PER_CENT if is_share else exact
            place, side = grades.index(grade), SIDES[parts["side"]]
            found.append(Want(place, side, exact, is_share, text.strip()))
    if len(problems) == before:
        _note_contradictions(grades, found, problems)
    return found


def _note_contradictions(
    grades: Sequence[Grade], wants: Sequence[Want], problems: Problems
) -> None:
    """Note what no table whatever could meet; shares and numbers are not compared."""
    for is_share in (True, False):
        alike = [one for one in wants if one.is_share == is_share]
        for place, grade in enumerate(grades):
            here = [one for one in alike if one.place == place]
            low = max((one.number for one in here if one.side != "at_most"), default=None)
            high = min((one.number for one in here if one.side != "at_least"), default=None)
            if low is not None and high is not None and low > high:
                write = percent if is_share else as_text
                said = {"least": write(low), "most": write(high)}
                problems.add("bands.wants-contradict", WANT, grade.label.zh, **said)
    least, most = [Fraction(0)] * len(grades), [ALL] * len(grades)
    for one in wants:
        if one.is_share and one.side != "at_most":
            least[one.place] = max(least[one.place], one.number)
        if one.is_share and one.side != "at_least":
            most[one.place] = min(most[one.place], one.number)
    if sum(least) > 1:
        problems.add("bands.wants-too-much", WANT, percent(sum(least, Fraction(0))))
    if sum(most) < 1:
        problems.add("bands.wants-too-little", WANT, percent(sum(most, Fraction(0))))


def percent(share: Fraction) -> str:
    """Write a share in per cent, exactly."""
    return f"{as_text(share * PER_CENT)}%"
