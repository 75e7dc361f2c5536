"""Random scoring rules, as the data of files."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from builders import label
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Data = dict[str, Any]
Draw = Any

STEPS = ("0.01", "0.1", "0.125", "0.25", "0.5", "1", "2.5")


@dataclass
class Drawing:
    """What draws the parts of a set, and where its points are rounded."""

    draw: Draw
    rounding: Data = field(default_factory=dict)

    def pick(self, choices: Sequence[Any]) -> Any:
        """Return one of the choices."""
        return self.draw(st.sampled_from(list(choices)))

    def toss(self) -> bool:
        """Return one of two ways."""
        return bool(self.draw(st.booleans()))

    def number(self, low: int, high: int) -> int:
        """Return a whole number."""
        return int(self.draw(st.integers(low, high)))


@dataclass
class Rules:
    """Draws a rule for an indicator with these full points."""

    growing: Drawing
    full: Fraction

    def draw(self) -> Data:
        """Return a rule."""
        kinds: list[Callable[[], Data]] = [self.yes_no, self.checklist, self.tiers, self.proportion]
        if self.steps():
            kinds += [self.judged, self.judged, self.band]
        made: Data = self.growing.pick(kinds)()
        return made

    def steps(self) -> list[str]:
        """Return the steps that divide the full points."""
        return [step for step in STEPS if (self.full / Fraction(step)).denominator == 1]

    def asked(self) -> Data:
        """Return who is asked."""
        return {"asked": "once"} if self.growing.number(0, 4) == 0 else {}

    def judged(self) -> Data:
        """Points given freely."""
        return {"kind": "judged", "step": self.growing.pick(self.steps()), **self.asked()}

    def band(self) -> Data:
        """Points within a band."""
        shares = self.growing.pick((("0",), ("0.5", "0"), ("0.8", "0.6", "0"), ("1", "1/3", "0")))
        bands = [
            {"id": f"b{n}", "label": label(f"档{n}"), "from_share": share}
            for n, share in enumerate(shares, start=1)
        ]
        step = self.growing.pick(self.steps())
        return {"kind": "band", "bands": bands, "step": step, **self.asked()}

    def yes_no(self) -> Data:
        """All or nothing."""
        return {"kind": "yes_no", **self.asked()}

    def checklist(self) -> Data:
        """Elements, sharing equally or with points of their own."""
        count = self.growing.number(1, 4)
        elements: list[Data] = [
            {"id": str(n), "label": label(f"要点{n}")} for n in range(1, count + 1)
        ]
        if self.growing.toss():
            parts = [self.growing.number(1, 3) for _ in range(count)]
            for element, part in zip(elements, parts, strict=True):
                element["points"] = str(self.full * part / sum(parts))
        made: Data = {"kind": "checklist", "elements": elements, **self.asked()}
        if self.growing.toss():
            made["partial"] = True
        if self.growing.toss():
            made["prerequisite"] = str(self.growing.number(1, count))
        return made

    def figure(self, low: int = 0) -> Data:
        """A figure of the sheet."""
        unit = self.growing.pick(("", "万元", "天", "%"))
        places = self.growing.number(0, 2)
        return {
            "label": label("数"),
            "unit": unit,
            "places": places,
            "at_least": low,
            "at_most": 100,
        }

    def settled(self) -> Data:
        """What a divisor of zero means."""
        how = self.growing.pick((None, "refuse", "zero", "full"))
        return {} if how is None else {"zero_divisor": how}

    def proportion(self) -> Data:
        """Actual over target, one way or the other."""
        made: Data = {"kind": "proportional", "better": self.growing.pick(("higher", "lower"))}
        rounds = "indicator" in self.growing.rounding
        if made["better"] == "lower":
            made["form"] = self.growing.pick(("linear", "reciprocal") if rounds else ("linear",))
        made["actual"] = self.figure()
        if rounds and self.growing.toss():
            made["target"] = self.figure()
        else:
            made["target"] = self.growing.pick(("1", "3", "10", "2.5", "0.7"))
        return made | self.settled()

    def tiers(self) -> Data:
        """Tiers of a value or of a rate."""
        made: Data = {"kind": "tiers"}
        if self.growing.toss():
            made |= {"figure": self.figure(), "per": self.figure(), **self.settled()}
        else:
            made["figure"] = self.figure(low=self.growing.pick((0, -20)))
        count = self.growing.number(1, 3)
        bounds = sorted(
            self.growing.draw(
                st.lists(st.integers(-20, 220), min_size=count, max_size=count, unique=True)
            )
        )
        lower = self.growing.toss()
        sides = ("at_least", "above") if lower else ("at_most", "below")
        made["tiers"] = [
            {self.growing.pick(sides): str(Decimal(bound) / 2), "points": self.part()}
            for bound in (reversed(bounds) if lower else bounds)
        ]
        made["otherwise"] = self.part()
        return made

    def part(self) -> str:
        """A part of the full points."""
        return str(self.full * self.growing.number(0, 4) / 4)
