"""A second engine, plain and slow, in fractions: what the rules say, read off the data.

It shares no code with the engine and reads the same data: a set as it is written in a file, and
a sheet of the shape of a JSON sheet, numbers as texts.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from oracle.conditions import holds, inside
from oracle.nodes import Nodes
from oracle.numbers import ZERO, rounded
from oracle.panels import shares
from oracle.points import RefusedError
from oracle.tree import Entries, Tree, Value

if TYPE_CHECKING:
    from oracle.points import Data

__all__ = ["Outcome", "RefusedError", "Sheet", "outcome", "rounded"]


@dataclass(frozen=True)
class Outcome:
    """What comes out.

    Attributes:
        points: the exact points of every node.
        out: how nodes are left out, of those that are.
        away: what of nodes is shared out over the whole tree, where something is.
        total: the exact total.
        scored: the total as it is published, before a veto replaces it.
        published: the total as it is published.
        band: the grade of the total.
        grade: the grade in the end.
        caps: the caps that cut something: the points before and after, by their ids.
        gates: the gates that lowered the grade.
        veto: the veto that decides, if any.
        coefficient: what the total is worth, if the set says so.
    """

    points: dict[str, Fraction]
    out: dict[str, str]
    away: dict[str, Fraction]
    total: Fraction
    scored: Fraction
    published: Fraction
    band: str
    grade: str
    caps: dict[str, tuple[Fraction, Fraction]]
    gates: list[str]
    veto: str | None
    coefficient: Fraction | None


class Sheet:
    """One set and one sheet, the panel combined."""

    def __init__(self, data: Data, sheet: Data, *, caps: bool = True) -> None:
        self.data, self.nodes, self.entries = data, Nodes(data), Entries(sheet)
        reviewers = list(self.entries.weights)
        if data["panel"]["stage"] == "indicator" or not reviewers:
            self.trees = {"": Tree(self.nodes, self.entries, None, caps=caps)}
            self.shares = {"": Fraction(1)}
        else:
            self.trees = {one: Tree(self.nodes, self.entries, one, caps=caps) for one in reviewers}
            totals = {one: tree.value(self.nodes.root).points for one, tree in self.trees.items()}
            self.shares = shares(data["panel"], totals, self.entries.weights)

    def together(self, each: dict[str, Fraction]) -> Fraction:
        """Return the mean over the reviewers who count."""
        found = sum((self.shares[one] * number for one, number in each.items()), ZERO)
        return found / sum(self.shares.values(), ZERO)

    def value(self, name: str) -> Value:
        """Return what a node comes to."""
        values = {one: tree.value(name) for one, tree in self.trees.items()}
        points = self.together({one: value.points for one, value in values.items()})
        return next(iter(values.values()))._replace(points=points)

    def affirmed(self, name: str) -> bool:
        """Whether an indicator was answered with yes, or earned all that it can."""
        if all(tree.affirmed(name) for tree in self.trees.values()):
            return True
        return self.value(name).points >= self.nodes.best(name)

    def caps(self) -> dict[str, tuple[Fraction, Fraction]]:
        """Return the caps that cut something, with the points before and after."""
        found, caps = {}, self.data.get("cap", ())
        for number, cap in enumerate(caps):
            sides, node = {}, cap.get("node", self.nodes.root)
            for one, tree in self.trees.items():
                here = tree.value(node).points
                # whom this one did not cut had the points that a later one cut
                for other in reversed(caps[number + 1 :]):
                    if other.get("node", self.nodes.root) == node:
                        here = tree.cut.get(other["id"], (here, here))[0]
                sides[one] = tree.cut.get(cap["id"], (here, here))
            before, after = (
                self.together({one: pair[side] for one, pair in sides.items()}) for side in (0, 1)
            )
            if before != after:
                found[cap["id"]] = (before, after)
        return found

    def grade(self, total: Fraction) -> int:
        """Return which grade a total has, 0 for the best."""
        bands = self.data["grades"]["bands"]
        for place, band in enumerate(bands):
            lower = {key: band[key] for key in ("at_least", "above") if key in band}
            if inside(lower, total):
                return place
        return len(bands) - 1

    def coefficient(self, total: Fraction) -> Fraction | None:
        """Return what a total is worth."""
        written = self.data.get("coefficient")
        if written is None:
            return None
        fits = [band for band in written["bands"] if inside(band, total)]
        band = fits[0] if fits else written["bands"][-1]
        worth = Fraction(band["value"]) + Fraction(band.get("per_point", 0)) * total
        return rounded(worth, written["places"], self.data["rounding"].get("mode", "half_up"))

    def outcome(self) -> Outcome:
        """Return what comes out."""
        if all(self.entries.state(name) != "scored" for name in self.data["indicator"]):
            raise RefusedError("nothing is scored")
        rounding, bands = self.data["rounding"], self.data["grades"]["bands"]
        ids = [band["id"] for band in bands]
        values = {name: self.value(name) for name in self.nodes.nodes}
        total = values[self.nodes.root].points
        scored = rounded(total, rounding.get("total"), rounding.get("mode", "half_up"))
        grade = band = self.grade(scored)
        gates = []
        for gate in self.data.get("gate", ()):
            if holds(self, gate["when"]):
                limited = grade + gate.get("lower_by", 0)
                if "best" in gate:
                    limited = max(grade, ids.index(gate["best"]))
                limited = min(limited, len(ids) - 1)
                gates += [gate["id"]] if limited != grade else []
                grade = limited
        published, found = scored, [v for v in self.data.get("veto", ()) if holds(self, v["when"])]
        if found:
            published = Fraction(found[0].get("total", published))
            if "grade" in found[0]:
                grade = ids.index(found[0]["grade"])
            elif "total" in found[0]:
                grade = self.grade(published)
        return Outcome(
            points={name: value.points for name, value in values.items()},
            out={name: value.out for name, value in values.items() if value.out},
            away={name: value.away for name, value in values.items() if value.away},
            total=total,
            scored=scored,
            published=published,
            band=ids[band],
            grade=ids[grade],
            caps=self.caps(),
            gates=gates,
            veto=found[0]["id"] if found else None,
            coefficient=self.coefficient(published),
        )


def outcome(data: Data, sheet: Data) -> Outcome:
    """Evaluate a sheet.

    Raises:
        RefusedError: if a policy refuses it.
    """
    return Sheet(data, sheet).outcome()
