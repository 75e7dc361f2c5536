"""The points of every node of one sheet, from the leaves up."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from oracle.conditions import holds
from oracle.groups import COMBINED, Children, looked_up
from oracle.nodes import ADDING, Nodes, way
from oracle.numbers import ZERO, Root, rounded
from oracle.panels import combined
from oracle.points import RULES, Asked, RefusedError, needs_reason

if TYPE_CHECKING:
    from oracle.points import Data

SIGNS = {"bonus": 1, "penalty": -1}


class Value(NamedTuple):
    """What a node comes to.

    Attributes:
        points: what it earned.
        out: how it is left out of what it counts for, if it is.
        away: how much of its full points is shared out over the whole tree.
        level: the level chosen, of what a rule table may ask for.
        beside: what of the points bonus and penalty items gave, here and below.
    """

    points: Fraction
    out: str | None = None
    away: Fraction = ZERO
    level: str = ""
    beside: Fraction = ZERO


def still(beside: Fraction, before: Fraction, after: Fraction) -> Fraction:
    """Return what extras give once a limit moved points: it takes from them, or gives back, first.

    A bonus cannot become less than nothing by a cap, nor a penalty more than nothing by a floor.
    """
    if after < before and beside > 0:
        return max(beside - (before - after), ZERO)
    if after > before and beside < 0:
        return min(beside + (after - before), ZERO)
    return beside


class Entries:
    """What a sheet says of each indicator."""

    def __init__(self, sheet: Data) -> None:
        self.sheet = sheet
        self.weights = {one["id"]: Fraction(one["weight"]) for one in sheet["reviewers"]}

    def rows(self, name: str) -> dict[str, dict[str, str]]:
        """Return what each reviewer answered, or the project as ``value``, by input."""
        found: dict[str, dict[str, str]] = {}
        for asked, given in self.sheet["entries"].get(name, {}).get("answers", {}).items():
            for column, value in given.items():
                found.setdefault(column, {})[asked] = value
        return found

    def state(self, name: str) -> str:
        """Return the state of an entry."""
        declared = self.sheet["entries"].get(name, {}).get("state", "")
        return str(declared or ("scored" if self.rows(name) else "missing"))

    def reason(self, name: str) -> str:
        """Return the reason of an entry."""
        return str(self.sheet["entries"].get(name, {}).get("reason", ""))


class Tree:
    """One sheet as one reviewer sees it, or as the panel does together."""

    def __init__(
        self, nodes: Nodes, entries: Entries, reviewer: str | None, *, caps: bool = True
    ) -> None:
        self.nodes, self.entries, self.reviewer, self.caps = nodes, entries, reviewer, caps
        self.cut: dict[str, tuple[Fraction, Fraction]] = {}
        self.before_sharing = cache(self._before_sharing)
        self.value = cache(self._value)

    def affirmed(self, name: str) -> bool:
        """Whether an indicator was answered with yes, or earned all that it can."""
        rule, rows = self.nodes.nodes[name]["rule"], self.entries.rows(name)
        if self.entries.state(name) == "scored" and rule["kind"] == "yes_no":
            given = rows if self.reviewer is None else rows.get(self.reviewer, rows.get("value"))
            asked = given.values() if self.reviewer is None else [given]
            if all(row["answer"] == "yes" for row in asked):
                return True
        return self.value(name).points >= self.nodes.best(name)

    def _value(self, name: str) -> Value:
        """Return what a node comes to, its part of a cumulative rounding included."""
        parent = self.nodes.nodes[name].get("under")
        places = None if parent is None else self.nodes.nodes[parent].get("cumulative")
        value = self.before_sharing(name)
        if places is None or self.nodes.role(name) != "counts":
            return value
        mode = self.nodes.data["rounding"].get("mode", "half_up")
        siblings = self.nodes.counting(parent)
        before = siblings[: siblings.index(name)]
        so_far = sum((self.before_sharing(one).points for one in before), ZERO)
        risen = rounded(so_far + value.points, places, mode) - rounded(so_far, places, mode)
        return value._replace(points=risen)

    def _before_sharing(self, name: str) -> Value:
        """Return what a node comes to, its conditional caps applied."""
        value = self.leaf(name) if self.nodes.is_leaf(name) else self.group(name)
        for cap in self.nodes.data.get("cap", ()) if self.caps else ():
            if cap.get("node", self.nodes.root) != name or not holds(self, cap["when"]):
                continue
            after = min(value.points, Fraction(cap["at_most"]))
            if after != value.points:
                self.cut[cap["id"]] = (value.points, after)
            value = value._replace(points=after, beside=still(value.beside, value.points, after))
        return value

    # ------------------------------------------------------------ indicators

    def leaf(self, name: str) -> Value:
        """Return what an indicator comes to."""
        state, full = self.entries.state(name), self.nodes.full[name]
        rule = self.nodes.nodes[name]["rule"]
        if state != "scored":
            policy = self.nodes.policy(name, state)
            levels = [one["id"] for one in rule.get("levels", ())] or [""]
            return self.by_policy(name, policy, self.nodes.best(name), levels)
        rows = self.entries.rows(name)
        if needs_reason(rule, next(iter(rows.values()))) and not self.entries.reason(name).strip():
            raise RefusedError(name)
        if self.reviewer in rows:
            rows = {self.reviewer: rows[self.reviewer]}
        best, (places, mode) = self.nodes.best(name), self.nodes.decimals(name)
        scores = {
            column: RULES[rule["kind"]](Asked(rule, full, best, row))
            for column, row in rows.items()
        }
        points = scores[next(iter(scores))]
        if rule.get("asked", "") != "once" and "value" not in scores:
            if self.reviewer is None:
                points = combined(self.nodes.data["panel"], scores, self.entries.weights)
            points = rounded(points, self.nodes.data["rounding"].get("panel"), mode)
        points = min(rounded(points, places, mode), full)
        return Value(points, level=next(iter(rows.values())).get("level", ""))

    def by_policy(self, name: str, policy: Any, full: Fraction, levels: list[str]) -> Value:
        """Return what a node comes to where its policy decides."""
        if policy == "refuse":
            raise RefusedError(name)
        out = way(policy)
        if out is not None:
            away = self.nodes.full[name] if out == "tree" else ZERO
            return Value(ZERO, out, away, "not_applicable")
        if policy == "full":
            return Value(full, level=levels[0])
        return Value(ZERO, level=levels[-1])

    # ------------------------------------------------------------ groups

    def group(self, name: str) -> Value:
        """Return what a group comes to."""
        nodes, node = self.nodes, self.nodes.nodes[name]
        below = {child: self.value(child) for child in nodes.counting(name)}
        there = [child for child, value in below.items() if value.out is None]
        levels = [one["id"] for one in node.get("outcomes", ())] or [""]
        if not there:
            if name == nodes.root:
                raise RefusedError(name)
            policy = nodes.policy(name, "not_applicable")
            value = self.by_policy(name, policy, nodes.full[name], levels)
            return value if value.out else value._replace(points=self.limited(name, value.points))
        away = beside = ZERO
        level = ""
        points: Fraction | Root
        if nodes.combine(name) in ADDING:
            points, away, beside = self.added(name, below)
        elif nodes.combine(name) == "table":
            chosen = {child: value.level for child, value in below.items()}
            points = looked_up(node, nodes.full[name], chosen)
            shares = {nodes.full[name] * Fraction(o["share"]): o["id"] for o in node["outcomes"]}
            level = shares[points]
        else:
            if nodes.combine(name) == "one_of" and len(there) != 1:
                raise RefusedError(name)
            rates = [below[child].points / nodes.full[child] for child in there]
            weights = [nodes.weight(name, child) for child in there]
            points = COMBINED[nodes.combine(name)](Children(node, nodes.full[name], rates, weights))
        before = rounded(points, *nodes.decimals(name))
        after = self.limited(name, before)
        return Value(after, None, away, level, still(beside, before, after))

    def limited(self, name: str, points: Fraction) -> Fraction:
        """Return the points of a group held between its floor and its cap.

        Only a bonus lifts them beyond the full points, rounding does not.
        """
        node = self.nodes.nodes[name]
        if not self.nodes.can_exceed(name):
            points = min(points, self.nodes.full[name])
        if "cap" in node:
            points = min(points, Fraction(node["cap"]))
        penalised = any(self.nodes.role(child) == "penalty" for child in self.nodes.below[name])
        floor = node.get("floor", 0 if penalised else None)
        return points if floor is None else max(points, Fraction(floor))

    def added(self, name: str, below: dict[str, Value]) -> tuple[Fraction, Fraction, Fraction]:
        """Return the points of a group that adds, what of it goes to the whole tree, and extras."""
        nodes, full = self.nodes, self.nodes.full
        parts = {child: nodes.weight(name, child) for child in below}
        whole = sum(parts.values(), ZERO)
        # what each child could earn, in points of this group
        could = {child: full[name] * part / whole for child, part in parts.items()}
        weighs = dict(could)
        for child, value in below.items():
            if value.out == "give_to":
                receiver = nodes.policy(child, self._state_of(child))["give_to"]
                weighs[receiver] += could[child]
                weighs[child] = ZERO
        earned = tree = siblings = extra = ZERO
        for child, value in below.items():
            if value.out == "siblings":
                siblings += weighs[child]
            elif value.out == "tree":
                tree += weighs[child]
            else:
                earned += (value.points - value.beside) / full[child] * weighs[child]
                extra += value.beside / full[child] * could[child]
                tree += value.away / full[child] * could[child]
        base = full[name] if name == nodes.root else full[name] - tree
        points = earned * base / (full[name] - tree - siblings)
        for child in nodes.below[name]:
            # bonus and penalty items are no part of what is shared out
            if nodes.role(child) in SIGNS:
                sign = SIGNS[nodes.role(child)]
                extra += sign * nodes.factor(name, child) * self.value(child).points
        return points + extra, ZERO if name == nodes.root else tree, extra

    def _state_of(self, name: str) -> str:
        return self.entries.state(name) if self.nodes.is_leaf(name) else "not_applicable"
