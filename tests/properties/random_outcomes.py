"""Random panels, grade scales, caps, gates, vetoes and coefficients, as the data of files."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import floor
from typing import TYPE_CHECKING

from builders import label
from hypothesis import strategies as st
from oracle.conditions import inside
from oracle.nodes import Nodes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drawing import Data, Drawing

SIDES = ("at_least", "above", "at_most", "below")
PER_CENT = ("0", "25", "50", "60", "80", "99.5", "100")


def panel(growing: Drawing) -> Data:
    """How reviewers are combined; what that needs is rounded."""
    combine = growing.pick(("mean", "weighted_mean", "median", "trimmed_mean"))
    made: Data = {
        "combine": combine,
        "stage": growing.pick(("indicator", "total")),
        "at_most": growing.pick((1, 2, 3, 4, 5, 5)),
    }
    if growing.toss():
        made["at_least"] = growing.number(1, made["at_most"])
    if combine == "trimmed_mean":
        low, high = growing.pick(((1, 1), (1, 0), (0, 1), (2, 1)))
        made |= {"drop_lowest": low, "drop_highest": high}
        made["trim_from"] = low + high + growing.number(1, 2)
    if made["stage"] == "indicator" and growing.seldom(5):
        growing.rounding["panel"] = growing.number(0, 2)
    if combine == "weighted_mean" and made["stage"] == "indicator":
        growing.rounding.setdefault(growing.pick(("indicator", "panel")), growing.number(0, 2))
    return made


def grades(growing: Drawing, full: Fraction) -> Data:
    """A scale whose bounds, in hundredths of a point, fall and lie within reach."""
    shares = growing.draw(st.lists(st.integers(1, 19), max_size=3, unique=True))
    numbers = {floor(full * share * 5) for share in shares} - {0}
    bands: list[Data] = []
    for number, bound in enumerate(sorted(numbers, reverse=True)):
        key = growing.pick(("at_least", "at_least", "above"))
        text = str(Decimal(bound).scaleb(-2))
        bands.append({"id": f"g{number}", "label": label(f"等{number}"), key: text})
    bands.append({"id": "last", "label": label("末等"), "at_least": "0"})
    for better, worse in pairwise(bands):
        if growing.seldom(4):
            upper = {"below": better["at_least"]} if "at_least" in better else {}
            worse.update(upper or {"at_most": better["above"]})
    basis = "rounded" if "total" in growing.rounding else "exact"
    return {"basis": basis, "source": "test", "bands": bands}


class Ending:
    """Draws what a total leads to."""

    def __init__(self, growing: Drawing, data: Data) -> None:
        self.growing, self.data, self.nodes = growing, data, Nodes(data)
        self.order: list[str] = []
        self._visit(self.nodes.root)
        self.ids = 0

    def _visit(self, name: str) -> None:
        """Note a node after all its children."""
        if name in self.order:
            return
        for child in self.nodes.below[name]:
            self._visit(child)
        self.order.append(name)

    def draw(self) -> None:
        """Add caps, gates, vetoes and a coefficient."""
        growing = self.growing
        ids = [band["id"] for band in self.data["grades"]["bands"]]
        self.data["cap"] = [self.cap() for _ in range(growing.pick((0, 0, 1, 2)))]
        self.data["cap"] = [cap for cap in self.data["cap"] if cap]
        self.data["gate"] = [
            self.adjustment(self.order)
            | growing.pick(({"best": growing.pick(ids)}, {"lower_by": growing.number(1, 2)}))
            for _ in range(growing.pick((0, 0, 1, 2)))
        ]
        self.data["veto"] = [
            self.adjustment(self.order) | growing.pick((self.graded(ids), self.replaced()))
            for _ in range(growing.pick((0, 0, 1, 2)))
        ]
        if growing.seldom(4):
            self.data["coefficient"] = self.coefficient()

    def adjustment(self, known: Sequence[str]) -> Data:
        """What caps, gates and vetoes have in common."""
        self.ids += 1
        return {"id": f"a{self.ids}", "label": label("限制"), "when": self.condition(known, 2)}

    def condition(self, known: Sequence[str], depth: int) -> Data:
        """A condition on one of these nodes or on several."""
        growing = self.growing
        if depth and growing.seldom(4):
            count = growing.number(1, 3)
            parts = [self.condition(known, depth - 1) for _ in range(count)]
            return {growing.pick(("all", "any")): parts}
        leaves = [name for name in known if self.nodes.is_leaf(name)]
        # answers are asked for where there is something to answer with yes
        asked = [one for one in leaves if self.kind(one) == "yes_no"]
        if leaves and growing.seldom(3):
            return {growing.pick(("yes", "no")): growing.pick(asked or leaves)}
        name = growing.pick(known)
        side = growing.pick(SIDES)
        if growing.toss():
            return {"node": name, "unit": "percent", side: growing.pick(PER_CENT)}
        eighths = growing.number(0, 8)
        points = Decimal(floor(self.nodes.full[name] * eighths * 100 / 8)).scaleb(-2)
        return {"node": name, side: str(points)}

    def kind(self, name: str) -> str:
        """Return the kind of rule of an indicator, nothing for a group."""
        return str(self.data["indicator"].get(name, {"rule": {"kind": ""}})["rule"]["kind"])

    def parent(self, name: str) -> Data:
        """Return what is written of the parent of a node."""
        under = self.nodes.nodes[name].get("under")
        return {} if under is None else self.data["group"][under]  # type: ignore[no-any-return]

    def cap(self) -> Data:
        """A cap on the points of a node, by what is known before it."""
        growing = self.growing
        # what is shared out again after the cap, or read as an answer or a level, stays as it is
        free = [one for one in self.order if "cumulative" not in self.parent(one)]
        places = [
            place
            for place, one in enumerate(free)
            if place and self.parent(one).get("combine") != "table" and self.kind(one) != "yes_no"
        ]
        if not places:
            return {}
        place = growing.pick(places)
        name, made = free[place], self.adjustment(free[:place])
        if name != self.nodes.root or growing.toss():
            made["node"] = name
        quarters = growing.number(0, 3)
        return made | {"at_most": str(self.nodes.full[name] * quarters / 4)}

    def graded(self, ids: Sequence[str]) -> Data:
        """A grade or words that a veto puts in the place of the grade."""
        growing = self.growing
        return growing.pick(({"grade": growing.pick(ids)}, {"outcome": label("不予评级")}))

    def replaced(self) -> Data:
        """A total that a veto publishes, within the full points, with its grade or words."""
        rounding, full = self.data["rounding"], self.nodes.full[self.nodes.root]
        places = min(rounding.get("total", rounding["shown"]), 1)
        total = Decimal(self.growing.number(0, floor(full * 10**places))).scaleb(-places)
        bands = self.data["grades"]["bands"]
        lower = [{key: band[key] for key in ("at_least", "above") if key in band} for band in bands]
        grade = next(
            band["id"]
            for band, bound in zip(bands, lower, strict=True)
            if inside(bound, Fraction(total))
        )
        words = self.growing.pick(({"grade": grade}, {"outcome": label("不予评级")}))
        return {"total": str(total)} | words

    def coefficient(self) -> Data:
        """What the total is worth."""
        growing, full = self.growing, self.nodes.full[self.nodes.root]
        numbers = {floor(full * growing.number(1, 9) / 10) for _ in range(growing.number(0, 2))}
        bands = [
            {growing.pick(("at_least", "above")): str(bound)}
            for bound in sorted(numbers - {0}, reverse=True)
        ]
        for band in (*bands, last := {"at_least": growing.pick(("0", "-5"))}):
            band["value"] = growing.pick(("0", "1", "0.5", "1/3"))
            if growing.toss():
                band["per_point"] = growing.pick(("0.01", "1/60"))
        return {
            "label": label("系数"),
            "bands": [*bands, last],
            "places": growing.number(0, 4),
        }
