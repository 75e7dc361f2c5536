"""What a set says of its nodes, read off the data: full points, policies, decimals."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from oracle.numbers import ONE, ZERO, rounded

if TYPE_CHECKING:
    from oracle.points import Data

ADDING = ("sum", "weighted_mean", "pool")
EXACT = ("weakest", "best", "median", "one_of", "table")
POLICIES = {
    "refuse": None,
    "zero": None,
    "full": None,
    "skip": None,
    "siblings": "siblings",
    "tree": "tree",
    "give_to": "give_to",
}
"""Every policy, and how it leaves a node out of what it counts for, if it does."""
STATES = ("missing", "not_applicable", "not_due", "void")


def way(policy: Any) -> str | None:
    """Return how a policy leaves a node out, ``None`` where it does not."""
    return POLICIES["give_to" if isinstance(policy, dict) else policy]


class Nodes:
    """The tree of a set, shared nodes under each of their parents."""

    def __init__(self, data: Data) -> None:
        self.data = data
        written: Data = {**data["group"], **data["indicator"]}
        self.nodes: Data = dict(sorted(written.items(), key=lambda item: item[1].get("order", 0)))
        self.below: dict[str, list[str]] = {name: [] for name in self.nodes}
        for name, node in self.nodes.items():
            for parent in (node.get("under"), *node.get("also_under", ())):
                if parent is None:
                    self.root = name
                else:
                    self.below[parent].append(name)
        self.full = {name: self._full(name) for name in self.nodes}

    def role(self, name: str) -> str:
        """Return the role of a node."""
        return str(self.nodes[name].get("role", "counts"))

    def counting(self, name: str) -> list[str]:
        """Return the children that are part of the full points of a group."""
        return [child for child in self.below[name] if self.role(child) == "counts"]

    def combine(self, name: str) -> str:
        """Return how a group combines its children."""
        return str(self.nodes[name].get("combine", "sum"))

    def is_leaf(self, name: str) -> bool:
        """Whether a node is an indicator."""
        return name in self.data["indicator"]

    def _full(self, name: str) -> Fraction:
        node = self.nodes[name]
        if self.role(name) == "flag":
            return ONE
        if "points" in node:
            return Fraction(node["points"])
        if not self.is_leaf(name) and self.combine(name) == "sum":
            return sum((self._full(child) for child in self.counting(name)), ZERO)
        total = Fraction(self.nodes[node["under"]]["weights_total"])
        return self._full(node["under"]) * Fraction(node["weight"]) / total

    def weight(self, name: str, child: str) -> Fraction:
        """Return how much a counting child weighs against its siblings under a group."""
        if self.combine(name) in {"sum", "pool"}:
            return self.full[child]
        if "weights_total" in self.nodes[name]:
            return Fraction(self.nodes[child]["weight"])
        return self.full[child] if self.combine(name) == "drop" else ONE

    def factor(self, name: str, child: str) -> Fraction:
        """Return what one point of a bonus or penalty item gives in points of a group that adds."""
        if self.combine(name) == "sum":
            return ONE
        together = sum((self.weight(name, one) for one in self.counting(name)), ZERO)
        return self.full[name] * self.weight(name, child) / (self.full[child] * together)

    def policy(self, name: str, state: str) -> Any:
        """Return what a state means for a node: its own policy or that of a parent."""
        here: str | None = name
        while here is not None:
            own = self.nodes[here].get("missing", {}).get(state)
            # a sibling of a group is no sibling of what is below the group
            if own and (here == name or not isinstance(own, dict)):
                return own
            here = self.nodes[here].get("under")
        return self.data["missing"][state]

    def ways(self, name: str) -> set[str]:
        """Return how a node could be left out on some sheet."""
        if self.is_leaf(name):
            found = {way(self.policy(name, state)) for state in STATES}
        elif all(self.ways(child) for child in self.counting(name)):
            found = {way(self.policy(name, "not_applicable"))}
        else:
            found = set()
        return {one for one in found if one}

    def loses_parts(self, name: str) -> bool:
        """Whether part of what is below a node could be shared out over the whole tree."""
        return any(
            "tree" in self.ways(child) or self.loses_parts(child) for child in self.counting(name)
        )

    def can_be_exact(self, name: str) -> bool:
        """Whether the points of a group are exact on every sheet without being rounded."""
        shared = {one for child in self.counting(name) for one in self.ways(child)}
        if name == self.root and self.loses_parts(name):
            shared.add("siblings")
        if self.combine(name) in ADDING:
            return not shared - {"tree"}
        return self.combine(name) in EXACT

    def can_exceed(self, name: str) -> bool:
        """Whether bonus items can lift a group beyond its full points."""
        cap = self.nodes[name].get("cap")
        if self.is_leaf(name) or (cap is not None and Fraction(cap) <= self.full[name]):
            return False
        return any(
            self.role(child) == "bonus" or (self.role(child) == "counts" and self.can_exceed(child))
            for child in self.below[name]
        )

    def decimals(self, name: str) -> tuple[int | None, str]:
        """Return how many decimals the points of a node are rounded to, and how."""
        rounding, own = self.data["rounding"], self.nodes[name].get("rounding")
        mode = str(rounding.get("mode", "half_up"))
        if own is not None:
            return own["places"], str(own.get("mode", mode))
        if self.is_leaf(name):
            return rounding.get("indicator"), mode
        if name != self.root:
            return rounding.get("group"), mode
        if self.can_be_exact(name):
            return None, mode
        return rounding.get("total"), mode

    def best(self, name: str) -> Fraction:
        """Return what an indicator can earn: its full points, rounded but never beyond them."""
        return min(rounded(self.full[name], *self.decimals(name)), self.full[name])
