"""Random trees of groups and indicators, as the data of files."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from builders import label
from drawing import Data, Drawing
from random_groups import GROUPS, LEVELS, PLAIN, WEIGHTS
from random_rules import Rules

STATES = ("missing", "not_applicable", "not_due", "void")
POINTS = (
    ("1", "2", "5", "10", "0.4"),
    ("1", "2.5", "3.33", "10"),
    ("1", "2", "10/3", "20/3", "10"),
    ("1", "7", "20/7", "10"),
)
"""Full points that go together: not all at once, or their ticks grow too fine."""
MODES = ("half_up", "half_even", "down", "up")
SETTLING = ("refuse", "zero", "full", "full", "skip")
LEAVING = ("siblings", "siblings", "tree")
SHAREABLE = ("sum", "weighted_mean", "pool")
LIMITS = ("0.5", "0.8", "1", "1.2")


class Inside(NamedTuple):
    """What a node grows in.

    Attributes:
        policies: what states mean here, where nothing else is said.
        allowed: the policies that may be declared here.
        combines: the ways in which a group may combine.
        locked: states that must mean what they do.
    """

    policies: dict[str, str]
    allowed: tuple[str, ...]
    combines: tuple[str, ...]
    locked: frozenset[str] = frozenset()

    def without(self, *policies: str) -> Inside:
        """Return the same with these policies forbidden."""
        return self._replace(allowed=tuple(one for one in self.allowed if one not in policies))

    def meaning(self, policies: dict[str, str]) -> Inside:
        """Return the same with other policies for some states."""
        return self._replace(policies=self.policies | policies)


@dataclass
class Growing(Drawing):
    """A set that grows.

    Attributes:
        plain: whether there are no extras, caps and the like.
        points: the full points that indicators may have.
        done: every finished node with what it grew in, for groups that share it.
        full: the full points of every finished node.
    """

    plain: bool = False
    points: tuple[str, ...] = POINTS[0]
    group: Data = field(default_factory=dict)
    indicator: Data = field(default_factory=dict)
    done: dict[str, Inside] = field(default_factory=dict)
    full: dict[str, Fraction] = field(default_factory=dict)

    def now_and_then(self, times: int) -> bool:
        """Return true once in so many times, never in a plain set."""
        return not self.plain and self.seldom(times)

    def written(self, name: str) -> Data:
        """Return what is written of a node."""
        return (self.group if name in self.group else self.indicator)[name]  # type: ignore[no-any-return]

    # ------------------------------------------------------------ nodes

    def node(
        self, under: str | None, level: int, inside: Inside, full: Fraction | None = None
    ) -> str:
        """Grow a node; with *full* its points follow from its weight and are not written."""
        made, inside = self.begun(under, inside)
        if level == LEVELS or (level and self.toss()):
            return self.leaf(made, inside, full)
        return self.branch(made, level, inside, full)

    def begun(self, under: str | None, inside: Inside) -> tuple[Data, Inside]:
        """Return what any node begins with, and what holds in it."""
        own = {
            state: self.pick(inside.allowed)
            for state in STATES
            if state not in inside.locked
            and (inside.policies[state] not in inside.allowed or self.seldom(10))
        }
        made: Data = {"label": label(self.pick(("甲", "乙", "quality", "数量指标")))}
        if under is not None:
            made["under"] = under
        if own:
            made["missing"] = own
        if self.now_and_then(12):
            made["order"] = self.number(1, 2)
        return made, inside.meaning(own)

    def leaf(
        self, made: Data, inside: Inside, full: Fraction | None, rule: Data | None = None
    ) -> str:
        """Grow an indicator."""
        name = f"I{len(self.indicator) + 1}{self.pick(('', '.a', '-b', '号'))}"
        if full is None:
            made["points"] = self.pick(self.points)
            full = Fraction(made["points"])
        if self.now_and_then(8):
            made["rounding"] = self.decimals()
        own = made.get("rounding", {})
        places = own.get("places", self.rounding.get("indicator"))
        mode = own.get("mode", self.rounding.get("mode", "half_up"))
        made["rule"] = rule or Rules(self, full, places, mode).draw()
        self.indicator[name] = made
        return self.finished(name, inside, full)

    def finished(self, name: str, inside: Inside, full: Fraction) -> str:
        """Note a node that is finished."""
        self.done[name], self.full[name] = inside, full
        return name

    def decimals(self) -> Data:
        """How one node is rounded."""
        mode = self.pick((None, *MODES))
        return {"places": self.number(0, 2)} | ({} if mode is None else {"mode": mode})

    # ------------------------------------------------------------ groups

    def branch(self, made: Data, level: int, inside: Inside, full: Fraction | None) -> str:
        """Grow a group."""
        name = f"G{len(self.group) + 1}"
        self.group[name] = made
        combines = [one for one in inside.combines if full is None or one != "sum"]
        if "siblings" not in inside.allowed:
            combines = [one for one in combines if one != "one_of"]
        made["combine"] = self.pick(combines)
        full = GROUPS[made["combine"]](self, name, level, inside, full)
        if not self.plain:
            self.beside(name, level, inside, full)
        return self.finished(name, inside, full)

    def adopted(self, name: str, inside: Inside, weight: str | None = None) -> list[str]:
        """Let a group count a finished node of another group too."""
        # below alternatives everything can be left out, and what has grown elsewhere may not be
        if not self.now_and_then(8) or inside.locked:
            return []
        found = []
        for node, grown in self.done.items():
            parent = self.group[self.written(node)["under"]]
            shareable = parent["combine"] in SHAREABLE and "cumulative" not in parent
            fits = set(grown.allowed) <= set(inside.allowed) and "role" not in self.written(node)
            # what has its points from its weight has them under one parent only
            weighs = "points" in self.written(node) and "weight" not in self.written(node)
            if shareable and fits and weighs and self.written(node)["under"] != name:
                found.append(node)
        if not found:
            return []
        node = self.pick(found)
        made = self.written(node)
        made["also_under"] = [*made.get("also_under", ()), name]
        if weight is not None:
            made["weight"] = weight
        return [node]

    def stated(self, name: str, full: Fraction | None) -> Fraction:
        """Return the full points of a group that states them."""
        if full is None:
            self.group[name]["points"] = self.pick(("10", "20", "100", "1"))
            full = Fraction(self.group[name]["points"])
        return full

    def weighed(
        self, name: str, level: int, inside: Inside, full: Fraction, weights: list[str]
    ) -> None:
        """Grow children with these weights beside those the group has."""
        shared = [node for node in self.done if name in self.written(node).get("also_under", ())]
        more = [self.written(node)["weight"] for node in shared]
        total = sum(map(Fraction, [*weights, *more]), Fraction(0))
        self.group[name]["weights_total"] = str(total)
        for weight in weights:
            share = full * Fraction(weight) / total
            child = self.node(name, level + 1, inside, share if self.toss() else None)
            self.written(child)["weight"] = weight

    def weights(self, count: int) -> list[str]:
        """Return so many weights."""
        return [self.pick(WEIGHTS) for _ in range(count)]

    def narrowed(self, name: str, inside: Inside) -> Inside:
        """Return what holds in a group, what is not allowed there declared anew."""
        own = {
            state: self.pick(inside.allowed)
            for state, policy in inside.policies.items()
            if policy not in inside.allowed
        }
        return self.declared(name, inside, own)

    def declared(self, name: str, inside: Inside, own: dict[str, str]) -> Inside:
        """Declare what states mean in a group."""
        if own:
            self.group[name].setdefault("missing", {}).update(own)
        return inside.meaning(own)

    # ------------------------------------------------------------ beside the children

    def beside(self, name: str, level: int, inside: Inside, full: Fraction) -> None:
        """Add bonus and penalty items, a flag, a cap, a floor, decimals of its own."""
        made = self.group[name]
        if made["combine"] in SHAREABLE and self.seldom(5):
            for role in self.pick((("bonus",), ("penalty",), ("bonus", "penalty"))):
                self.item(name, level, inside, role)
        if self.seldom(8):
            own, there = self.begun(name, inside)
            own |= {"role": "flag", "rule": Rules(self, Fraction(1)).draw(("yes_no",))}
            flag = f"F{len(self.indicator) + 1}"
            self.indicator[flag] = own
            self.finished(flag, there, Fraction(1))
        if self.seldom(8) or "cap" in made:
            made["cap"] = str(full * Fraction(self.pick(LIMITS)))
        if self.seldom(10):
            made["floor"] = str(full * Fraction(self.pick(("0", "0.1", "0.5"))))
        if self.seldom(10) and level:
            made["rounding"] = self.decimals()

    def item(self, name: str, level: int, inside: Inside, role: str) -> None:
        """Add a bonus or a penalty item."""
        sums = inside._replace(combines=PLAIN[:1])
        child = self.node(name, max(level + 1, LEVELS - 1), sums)
        self.written(child)["role"] = role
        if self.group[name]["combine"] == "weighted_mean":
            self.written(child)["weight"] = self.pick(WEIGHTS)
        if role == "bonus":
            self.group[name]["cap"] = "0"
