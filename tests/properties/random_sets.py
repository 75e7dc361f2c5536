"""Random indicator sets, as the data of files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from builders import label
from hypothesis import strategies as st
from oracle.nodes import Nodes
from random_groups import COMBINES, MEANS, PLAIN
from random_outcomes import Ending, grades, panel
from random_trees import LEAVING, MODES, POINTS, SETTLING, STATES, Growing, Inside

if TYPE_CHECKING:
    from fractions import Fraction

    from drawing import Data, Draw

__all__ = ["STATES", "Leaf", "sets"]
ONCE = ("steps", "proportional", "threshold", "equality", "two_sided", "goalposts", "tiers")
ONCE += ("rank", "ratios", "survey")


@dataclass
class Leaf:
    """An indicator that was grown, and what its states mean."""

    name: str
    full: Fraction
    rule: Data
    policies: dict[str, Any]

    @property
    def once(self) -> bool:
        """Whether it is answered once."""
        asked = self.rule.get("asked", "once" if self.rule["kind"] == "deductions" else "panel")
        return self.rule["kind"] in ONCE or asked == "once"


def declared_rounding(growing: Growing) -> None:
    """Draw where points are rounded."""
    growing.rounding["shown"] = 3
    for key in ("indicator", "total"):
        places = growing.pick((None, None, 0, 1, 2, 3))
        if places is not None:
            growing.rounding[key] = places
    if not growing.plain:
        if growing.seldom(3):
            growing.rounding["group"] = growing.number(0, 2)
        if growing.seldom(3):
            growing.rounding["mode"] = growing.pick(MODES)


def give_away(growing: Growing, data: Data) -> None:
    """Let what does not count go to a named sibling, here and there."""
    nodes = Nodes(data)
    for name, group in growing.group.items():
        alone = [
            child for child in nodes.counting(name) if "also_under" not in growing.written(child)
        ]
        adds = group["combine"] in (*PLAIN, "pool") and "cumulative" not in group
        if not adds or len(alone) < 2 or not growing.seldom(3):
            continue
        giver, receiver = growing.some(alone, 2, 2) if growing.toss() else alone[:2]
        if growing.toss():
            giver, receiver = receiver, giver
        own = growing.written(giver).setdefault("missing", {})
        given = {state: {"give_to": receiver} for state in growing.some(STATES, 1, 4)}
        if nodes.is_leaf(giver):
            own |= given
        elif "not_applicable" not in own:
            own["not_applicable"] = {"give_to": receiver}
        if nodes.loses_parts(receiver):
            # what is partly shared out over the whole tree cannot receive
            growing.written(giver)["missing"] = {
                state: policy for state, policy in own.items() if not isinstance(policy, dict)
            }


def round_what_must_be(growing: Growing, data: Data) -> None:
    """Declare decimals for the groups that cannot be exact."""
    nodes = Nodes(data)
    for name, group in growing.group.items():
        places, _ = nodes.decimals(name)
        if nodes.can_be_exact(name):
            continue
        if name == nodes.root:
            round_the_total(growing, data)
            continue
        if places is None and growing.toss():
            growing.rounding["group"] = growing.number(0, 2)
        elif places is None:
            group["rounding"] = growing.decimals()
        if group["combine"] in MEANS and nodes.decimals(name)[1] != "half_up":
            own = group.setdefault("rounding", {"places": growing.number(0, 2)})
            own["mode"] = "half_up"


def round_the_total(growing: Growing, data: Data) -> None:
    """Declare decimals for a total that cannot be exact."""
    rounding, combine = growing.rounding, growing.group[Nodes(data).root]["combine"]
    rounding.setdefault("total", growing.number(0, rounding["shown"]))
    data["grades"]["basis"] = "rounded"
    if combine in MEANS:
        rounding["mode"] = "half_up"


@st.composite
def sets(draw: Draw, *, plain: bool = False) -> tuple[Data, list[Leaf]]:
    """Return the data of a sound set, and its indicators.

    A *plain* one only adds and takes weighted means of what always counts.
    """
    growing = Growing(draw, {}, plain)
    growing.points = growing.pick((*POINTS, POINTS[0]))
    declared_rounding(growing)
    combined = panel(growing)
    allowed: tuple[str, ...] = SETTLING
    if not plain and growing.toss():
        allowed += LEAVING
    policies = {state: growing.pick(allowed) for state in STATES}
    combines = PLAIN if plain or growing.seldom(3) else COMBINES
    root = growing.node(None, 0, Inside(policies, allowed, combines))
    data = {
        "id": "random",
        "version": "1.0.0",
        "name": label("Random"),
        "source": "test",
        "rounding": growing.rounding,
        "panel": combined,
        "missing": policies,
        "grades": grades(growing, growing.full[root]),
        "group": growing.group,
        "indicator": growing.indicator,
    }
    if not plain:
        give_away(growing, data)
        round_what_must_be(growing, data)
        Ending(growing, data).draw()
    nodes = Nodes(data)
    leaves = [
        Leaf(name, nodes.full[name], node["rule"], {s: nodes.policy(name, s) for s in STATES})
        for name, node in growing.indicator.items()
    ]
    return data, leaves
