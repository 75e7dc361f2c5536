"""Random indicator sets, as the data of files."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from math import floor

from builders import label
from hypothesis import strategies as st
from random_rules import Data, Draw, Drawing, Rules

STATES = ("missing", "not_applicable", "not_due", "void")
POINTS = ("1", "2", "2.5", "3.33", "7", "10", "10/3", "20/7", "0.4")
WEIGHTS = ("1", "2", "3", "0.5", "1.5")
LEVELS = 3


@dataclass
class Leaf:
    """An indicator that was grown, and what its states mean."""

    name: str
    full: Fraction
    rule: Data
    policies: dict[str, str]

    @property
    def once(self) -> bool:
        """Whether it is answered once."""
        return self.rule["kind"] in {"proportional", "tiers"} or self.rule.get("asked") == "once"


@dataclass
class _Growing(Drawing):
    group: Data = field(default_factory=dict)
    indicator: Data = field(default_factory=dict)
    leaves: list[Leaf] = field(default_factory=list)

    # ------------------------------------------------------------ the tree

    def node(
        self, under: str | None, level: int, policies: dict[str, str], full: Fraction | None = None
    ) -> tuple[str, Fraction]:
        """Grow a node; with *full* its points follow from its weight and are not written."""
        own = {
            state: self.pick(("refuse", "zero", "full"))
            for state in STATES
            if self.number(0, 9) == 0
        }
        made: Data = {"label": label(self.pick(("甲", "乙", "quality", "数量指标")))}
        if under is not None:
            made["under"] = under
        if own:
            made["missing"] = own
        policies = policies | own
        if level == LEVELS or (level and self.toss()):
            return self.leaf(made, policies, full)
        return self.branch(made, level, policies, full)

    def leaf(
        self, made: Data, policies: dict[str, str], full: Fraction | None
    ) -> tuple[str, Fraction]:
        """Grow an indicator."""
        name = f"I{len(self.leaves) + 1}{self.pick(('', '.a', '-b', '号'))}"
        if full is None:
            made["points"] = self.pick(POINTS)
            full = Fraction(made["points"])
        made["rule"] = Rules(self, full).draw()
        self.indicator[name] = made
        self.leaves.append(Leaf(name, full, made["rule"], policies))
        return name, full

    def branch(
        self, made: Data, level: int, policies: dict[str, str], full: Fraction | None
    ) -> tuple[str, Fraction]:
        """Grow a group."""
        name = f"G{len(self.group) + 1}"
        self.group[name] = made
        count = self.number(1, 3)
        if full is None and self.toss():
            parts = [self.node(name, level + 1, policies)[1] for _ in range(count)]
            full = sum(parts, Fraction(0))
            if self.toss():
                made["points"] = str(full)
            return name, full
        if full is None:
            made["points"] = self.pick(("10", "20", "100", "1"))
            full = Fraction(made["points"])
        weights = [self.pick(WEIGHTS) for _ in range(count)]
        total = sum(map(Fraction, weights), Fraction(0))
        made |= {"combine": "weighted_mean", "weights_total": str(total)}
        for weight in weights:
            share = full * Fraction(weight) / total
            child, _ = self.node(name, level + 1, policies, share if self.toss() else None)
            nodes = self.group if child in self.group else self.indicator
            nodes[child]["weight"] = weight
        return name, full


def _panel(growing: _Growing) -> Data:
    combine = growing.pick(("mean", "weighted_mean", "median", "trimmed_mean"))
    made: Data = {
        "combine": combine,
        "stage": growing.pick(("indicator", "total")),
        "at_most": growing.pick((1, 2, 3, 4, 5, 5)),
    }
    if combine == "trimmed_mean":
        low, high = growing.pick(((1, 1), (1, 0), (0, 1), (2, 1)))
        made |= {"drop_lowest": low, "drop_highest": high}
        made["trim_from"] = low + high + growing.number(1, 2)
    if combine == "weighted_mean" and made["stage"] == "indicator":
        growing.rounding["indicator"] = growing.number(0, 2)
    return made


def _grades(growing: _Growing, full: Fraction) -> Data:
    """Return a scale whose bounds, in hundredths of a point, fall and lie within reach."""
    shares = growing.draw(st.lists(st.integers(1, 19), max_size=3, unique=True))
    bounds = {floor(full * share * 5) for share in shares} - {0}
    bands: list[Data] = []
    for number, bound in enumerate(sorted(bounds, reverse=True)):
        key = growing.pick(("at_least", "at_least", "above"))
        text = str(Decimal(bound).scaleb(-2))
        bands.append({"id": f"g{number}", "label": label(f"等{number}"), key: text})
    bands.append({"id": "last", "label": label("末等"), "at_least": "0"})
    basis = "rounded" if "total" in growing.rounding else "exact"
    return {"basis": basis, "source": "test", "bands": bands}


@st.composite
def sets(draw: Draw) -> tuple[Data, list[Leaf]]:
    """Return the data of a sound set, and its indicators."""
    rounding: Data = {"shown": 3}
    for key in ("indicator", "total"):
        places = draw(st.sampled_from((None, None, 0, 1, 2, 3)))
        if places is not None:
            rounding[key] = places
    growing = _Growing(draw, rounding)
    panel = _panel(growing)
    policies = {state: growing.pick(("refuse", "zero", "full", "full")) for state in STATES}
    _, full = growing.node(None, 0, policies)
    data = {
        "id": "random",
        "version": "1.0.0",
        "name": label("Random"),
        "source": "test",
        "rounding": rounding,
        "panel": panel,
        "missing": policies,
        "grades": _grades(growing, full),
        "group": growing.group,
        "indicator": growing.indicator,
    }
    return data, growing.leaves
