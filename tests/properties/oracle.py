"""A second engine, plain and slow, in fractions: what the rules say, read off the data.

It shares no code with the engine and reads the same data: a set as it is written in a file, and
a sheet of the shape of a JSON sheet, numbers as texts.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import Any

Data = dict[str, Any]
ZERO, HALF, ONE = Fraction(0), Fraction(1, 2), Fraction(1)
MET = {"yes": ONE, "partly": HALF, "no": ZERO}


@dataclass(frozen=True)
class Outcome:
    """What comes out: the exact points of every node, the published total, the grade."""

    points: dict[str, Fraction]
    full: dict[str, Fraction]
    total: Fraction
    published: Fraction
    grade: str


def half_up(value: Fraction, places: int | None) -> Fraction:
    """Round half up, where places are declared."""
    return value if places is None else Fraction(floor(value * 10**places + HALF), 10**places)


class Oracle:
    """One set and one sheet."""

    def __init__(self, data: Data, sheet: Data) -> None:
        self.data, self.sheet = data, sheet
        self.nodes: Data = {**data["group"], **data["indicator"]}
        self.below: dict[str | None, list[str]] = {}
        for name, node in self.nodes.items():
            self.below.setdefault(node.get("under"), []).append(name)
        (self.root,) = self.below[None]
        self.full: dict[str, Fraction] = {}
        self.settle_full(self.root)
        self.weights = {one["id"]: Fraction(one["weight"]) for one in sheet["reviewers"]}

    # ------------------------------------------------------------ full points

    def best(self, name: str) -> Fraction:
        """Return what an indicator can earn: its full points, rounded but never beyond them."""
        places, full = self.data["rounding"].get("indicator"), self.full[name]
        return min(half_up(full, places), full)

    def settle_full(self, name: str) -> Fraction:
        """Note the full points of a node and of what is below it."""
        node, children = self.nodes[name], self.below.get(name, [])
        if "points" in node:
            self.full[name] = Fraction(node["points"])
        if node.get("combine") == "weighted_mean":
            for child in children:
                share = Fraction(self.nodes[child]["weight"]) / Fraction(node["weights_total"])
                if "points" not in self.nodes[child] and not self.sums(child):
                    self.full[child] = self.full[name] * share
                self.settle_full(child)
        else:
            together = sum((self.settle_full(child) for child in children), ZERO)
            self.full.setdefault(name, together)
        return self.full[name]

    def sums(self, name: str) -> bool:
        """Whether a node is a group that adds its children up."""
        return name in self.data["group"] and self.nodes[name].get("combine", "sum") == "sum"

    # ------------------------------------------------------------ one indicator

    def policy(self, name: str, state: str) -> str:
        """Return what a state means for a node: its own policy or that of a parent."""
        here: str | None = name
        while here is not None:
            own = self.nodes[here].get("missing", {}).get(state)
            if own:
                return str(own)
            here = self.nodes[here].get("under")
        return str(self.data["missing"][state])

    def settled(self, name: str, how: str) -> Fraction:
        """Return the points where a policy decides."""
        return {"full": self.best(name), "zero": ZERO}[how]

    def answers(self, name: str) -> dict[str, dict[str, str]]:
        """Return what each reviewer answered, or the project as ``value``, by input."""
        rows: dict[str, dict[str, str]] = {}
        for asked, given in self.sheet["entries"].get(name, {}).get("answers", {}).items():
            for column, value in given.items():
                rows.setdefault(column, {})[asked] = value
        return rows

    def state(self, name: str) -> str:
        """Return the state of an entry."""
        declared = self.sheet["entries"].get(name, {}).get("state", "")
        return str(declared or ("scored" if self.answers(name) else "missing"))

    def score(self, name: str, row: dict[str, str]) -> Fraction:
        """Return what one row of answers earns, before any rounding."""
        rule, full = self.nodes[name]["rule"], self.full[name]
        match rule["kind"]:
            case "judged" | "band":
                return Fraction(row["score"])
            case "yes_no":
                return full if row["answer"] == "yes" else ZERO
            case "checklist":
                return self.checked(rule, full, row)
            case "tiers":
                return self.looked_up(rule, full, row)
            case _:
                return self.in_proportion(rule, full, row)

    @staticmethod
    def checked(rule: Data, full: Fraction, row: dict[str, str]) -> Fraction:
        """Add up the elements that are met."""
        if "prerequisite" in rule and row[rule["prerequisite"]] == "no":
            return ZERO
        share = full / len(rule["elements"])
        return sum(
            (MET[row[e["id"]]] * Fraction(e.get("points", share)) for e in rule["elements"]), ZERO
        )

    @staticmethod
    def looked_up(rule: Data, full: Fraction, row: dict[str, str]) -> Fraction:
        """Look a value up in tiers."""
        value = Fraction(row["figure"])
        if "per" in rule:
            per = Fraction(row["per"])
            if not per:
                return {"full": full, "zero": ZERO}[rule["zero_divisor"]]
            value = 100 * value / per
        for tier in rule["tiers"]:
            inside = {
                "at_least": lambda bound: value >= bound,
                "above": lambda bound: value > bound,
                "at_most": lambda bound: value <= bound,
                "below": lambda bound: value < bound,
            }
            if any(key in tier and test(Fraction(tier[key])) for key, test in inside.items()):
                return Fraction(tier["points"])
        return Fraction(rule["otherwise"])

    @staticmethod
    def in_proportion(rule: Data, full: Fraction, row: dict[str, str]) -> Fraction:
        """F01, F02 and F03."""
        actual = Fraction(row["actual"])
        target = Fraction(row["target"] if isinstance(rule["target"], dict) else rule["target"])
        if not target:
            return {"full": full, "zero": ZERO}[rule["zero_divisor"]]
        if rule["better"] == "higher":
            return min(ONE, actual / target) * full
        if actual <= target:
            return full
        if rule["form"] == "reciprocal":
            return target / actual * full
        return max(ZERO, 1 - (actual - target) / target) * full

    # ------------------------------------------------------------ the panel

    def counted(self, values: dict[str, Fraction]) -> dict[str, Fraction]:
        """Return the share with which each reviewer counts."""
        panel = self.data["panel"]
        if panel["combine"] == "weighted_mean":
            return {name: self.weights[name] for name in values}
        order = [name for name in self.weights if name in values]
        order.sort(key=lambda name: values[name])
        low = high = 0
        if panel["combine"] == "median":
            low = high = (len(order) - 1) // 2
        elif panel["combine"] == "trimmed_mean" and len(order) >= panel["trim_from"]:
            low, high = panel.get("drop_lowest", 0), panel.get("drop_highest", 0)
        kept = order[low : len(order) - high]
        equals = {name: [one for one in values if values[one] == values[name]] for name in values}
        # equals share alike what is kept of them
        return {
            name: Fraction(sum(one in kept for one in same), len(same))
            for name, same in equals.items()
        }

    def leaf(self, name: str, reviewer: str | None) -> Fraction:
        """Return the points of an indicator, of one reviewer's where totals are combined."""
        state, places = self.state(name), self.data["rounding"].get("indicator")
        if state != "scored":
            return self.settled(name, self.policy(name, state))
        rows, rule = self.answers(name), self.nodes[name]["rule"]
        divided_by = {"tiers": "per", "proportional": "target"}.get(rule["kind"])
        by_data = divided_by is not None and isinstance(rule.get(divided_by), dict)
        if by_data and not Fraction(rows["value"][divided_by]):
            return self.settled(name, rule["zero_divisor"])
        full = self.full[name]
        if list(rows) == ["value"]:
            return min(half_up(self.score(name, rows["value"]), places), full)
        if reviewer is not None:
            return min(half_up(self.score(name, rows[reviewer]), places), full)
        values = {column: self.score(name, row) for column, row in rows.items()}
        shares = self.counted(values)
        combined = sum((shares[one] * values[one] for one in values), ZERO) / sum(shares.values())
        return min(half_up(combined, places), full)

    # ------------------------------------------------------------ the tree

    def tree(self, reviewer: str | None) -> dict[str, Fraction]:
        """Return the points of every node."""
        points: dict[str, Fraction] = {}

        def walk(name: str) -> Fraction:
            if name in self.data["indicator"]:
                points[name] = self.leaf(name, reviewer)
                return points[name]
            node, children = self.nodes[name], self.below[name]
            if node.get("combine") == "weighted_mean":
                rates = {
                    child: walk(child) / self.full[child] * Fraction(self.nodes[child]["weight"])
                    for child in children
                }
                total = sum((Fraction(self.nodes[child]["weight"]) for child in children), ZERO)
                points[name] = self.full[name] * sum(rates.values(), ZERO) / total
            else:
                points[name] = sum((walk(child) for child in children), ZERO)
            return points[name]

        walk(self.root)
        return points

    def outcome(self) -> Outcome:
        """Return what comes out."""
        if self.data["panel"]["stage"] == "indicator" or not self.weights:
            points = self.tree(None)
        else:
            sheets = {reviewer: self.tree(reviewer) for reviewer in self.weights}
            shares = self.counted({one: sheet[self.root] for one, sheet in sheets.items()})
            points = {
                name: sum((shares[one] * sheets[one][name] for one in sheets), ZERO)
                / sum(shares.values())
                for name in self.nodes
            }
        total = points[self.root]
        published = half_up(total, self.data["rounding"].get("total"))
        return Outcome(points, self.full, total, published, self.grade(published))

    def grade(self, total: Fraction) -> str:
        """Return the grade of a total."""
        for band in self.data["grades"]["bands"]:
            if "at_least" in band and total >= Fraction(band["at_least"]):
                return str(band["id"])
            if "above" in band and total > Fraction(band["above"]):
                return str(band["id"])
        raise AssertionError("a total without a grade")


def outcome(data: Data, sheet: Data) -> Outcome:
    """Evaluate a sheet."""
    return Oracle(data, sheet).outcome()
