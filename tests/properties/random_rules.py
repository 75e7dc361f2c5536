"""Random scoring rules, as the data of files."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import floor
from typing import TYPE_CHECKING

from drawing import Data, Drawing, listed
from random_measures import MEASURES

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["KINDS", "Rules"]

STEPS = ("0.01", "0.1", "0.125", "0.25", "0.5", "1", "2.5")
SHARES = (
    ("1", "0"),
    ("1", "0.85", "0.6", "0.3"),
    ("1", ".67", ".33", "0"),
    ("1", "2/3", "1/3", "0"),
    ("0.9", "0.9", "0"),
    ("1", "0.5"),
)
BANDS = (("0",), ("0.5", "0"), ("0.8", "0.6", "0"), ("1", "1/3", "0"))


@dataclass
class Rules:
    """Draws a rule for an indicator with these full points.

    Attributes:
        places: the decimals to which its points are rounded, if they are.
        mode: how.
    """

    growing: Drawing
    full: Fraction
    places: int | None = None
    mode: str = "half_up"

    @property
    def rounded(self) -> bool:
        """Whether its points are rounded."""
        return self.places is not None

    @property
    def logs(self) -> bool:
        """Whether its points can follow logarithms: rounded half up, and all of them reachable."""
        if self.places is None or self.mode != "half_up":
            return False
        return (self.full * 10**self.places).denominator == 1

    def draw(self, kinds: tuple[str, ...] = ()) -> Data:
        """Return a rule, of one of these kinds where any are named."""
        fitting = [kind for kind in kinds or KINDS if kind not in STEPPED or self.steps()]
        kind = self.growing.pick(fitting)
        return {"kind": kind, **KINDS[kind](self)}

    def steps(self) -> list[str]:
        """Return the steps that divide the full points."""
        return [step for step in STEPS if (self.full / Fraction(step)).denominator == 1]

    def asked(self) -> Data:
        """Return who is asked."""
        return {"asked": "once"} if self.growing.seldom(5) else {}

    def judged(self) -> Data:
        """Points given freely."""
        return {"step": self.growing.pick(self.steps()), **self.asked()}

    def band(self) -> Data:
        """Points within a band."""
        step = self.growing.pick(self.steps())
        shares = self.growing.pick([one for one in BANDS if self.falls(one, Fraction(step))])
        bands = [
            {**one, "from_share": share}
            for one, share in zip(listed("b", len(shares), "档"), shares, strict=True)
        ]
        return {"bands": bands, "step": step, **self.asked()}

    def falls(self, shares: tuple[str, ...], step: Fraction) -> bool:
        """Whether the edges of bands, in whole steps, stay apart."""
        edges = [floor(Fraction(one) * self.full / step + Fraction(1, 2)) for one in shares]
        return all(high > low for high, low in pairwise(edges))

    def levels(self) -> Data:
        """A level, each with a share."""
        return {"levels": levels(self.growing.pick(SHARES)), **self.asked()}

    def yes_no(self) -> Data:
        """All or nothing."""
        return self.asked()

    def checklist(self) -> Data:
        """Elements, sharing equally or with points of their own."""
        count = self.growing.number(1, 4)
        elements = listed("", count, "要点")
        if self.growing.toss():
            parts = [self.growing.number(1, 3) for _ in range(count)]
            for element, part in zip(elements, parts, strict=True):
                element["points"] = str(self.full * part / sum(parts))
        made: Data = {"elements": elements, **self.asked()}
        if self.growing.toss():
            made["partial"] = True
        if self.growing.toss():
            made["prerequisite"] = str(self.growing.number(1, count))
        return made

    def deductions(self) -> Data:
        """Faults, each of which costs points."""
        lines = listed("d", self.growing.number(1, 3), "问题")
        for line in lines:
            line["most"] = self.growing.pick((1, 3, 20))
            if self.growing.seldom(4):
                line["takes_all"] = True
                continue
            line["each"] = self.growing.pick(("0.5", "1", "0.3", str(self.full / 4)))
            if self.growing.toss():
                line["at_most"] = self.part(least=1)
        who = self.growing.pick(({}, {}, {"asked": "panel"}, {"asked": "once"}))
        return {"lines": lines, **who}

    def part(self, least: int = 0) -> str:
        """A part of the full points."""
        return str(self.full * self.growing.number(least, 4) / 4)


def levels(shares: tuple[str, ...]) -> list[Data]:
    """Return levels with these shares."""
    named = listed("l", len(shares), "等级")
    return [{**one, "share": share} for one, share in zip(named, shares, strict=True)]


KINDS: dict[str, Callable[[Rules], Data]] = {
    "judged": Rules.judged,
    "band": Rules.band,
    "levels": Rules.levels,
    "yes_no": Rules.yes_no,
    "checklist": Rules.checklist,
    "deductions": Rules.deductions,
    **MEASURES,
}
"""By kind: what draws such a rule."""
STEPPED = ("judged", "band")
