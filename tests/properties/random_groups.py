"""The children of random groups, for each way to combine them."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from builders import label
from random_rules import levels

if TYPE_CHECKING:
    from collections.abc import Callable

    from drawing import Data
    from random_trees import Growing, Inside

WEIGHTS = ("1", "2", "3", "0.5", "1.5")
LEVELS = 3
PLAIN = ("sum", "weighted_mean")
MEANS = ("geometric_mean", "harmonic_mean", "power_mean")
COMBINES = (
    *("sum",) * 5,
    *("weighted_mean",) * 4,
    *("pool",) * 2,
    *MEANS,
    *("product", "weakest", "best", "median", "most_frequent", "one_of", "drop", "drop", "table"),
)


def adding(
    growing: Growing, name: str, level: int, inside: Inside, full: Fraction | None
) -> Fraction:
    """Grow children that are added up; they give the group its full points."""
    made = growing.group[name]
    if not inside.locked and growing.now_and_then(8):
        made["cumulative"] = growing.number(0, 2)
        # lines that are rounded to add up must all count, whatever is declared above
        inside = inside.without("siblings", "tree")
        said = made.get("missing", {})
        own = {
            state: growing.pick(inside.allowed)
            for state in inside.policies
            if said.get(state) not in inside.allowed
        }
        inside = growing.declared(name, inside, own)
    children = [growing.node(name, level + 1, inside) for _ in range(growing.number(1, 3))]
    if "cumulative" not in made:
        children += growing.adopted(name, inside)
    full = sum((growing.full[child] for child in children), Fraction(0))
    if (full * 10 ** made.get("cumulative", 0)).denominator != 1:
        # what the children add up to would be rounded beyond the full points
        made.pop("cumulative", None)
    if growing.toss():
        made["points"] = str(full)
    return full


def weighted(
    growing: Growing, name: str, level: int, inside: Inside, full: Fraction | None
) -> Fraction:
    """Grow children with weights."""
    full = growing.stated(name, full)
    growing.adopted(name, inside, growing.pick(WEIGHTS))
    growing.weighed(name, level, inside, full, growing.weights(growing.number(1, 3)))
    return full


def pool(
    growing: Growing, name: str, level: int, inside: Inside, full: Fraction | None
) -> Fraction:
    """Grow children that share what there is."""
    full = growing.stated(name, full)
    policy = "siblings" if "siblings" in inside.allowed else "zero"
    inside = growing.declared(name, inside, {"not_applicable": policy})
    for _ in range(growing.number(1, 4)):
        growing.node(name, level + 1, inside)
    growing.adopted(name, inside)
    return full


def rates(
    growing: Growing, name: str, level: int, inside: Inside, full: Fraction | None
) -> Fraction:
    """Grow children whose rates are combined."""
    made, full = growing.group[name], growing.stated(name, full)
    # what earns nothing but is told apart would drag these down
    dragged = () if made["combine"] in {"product", "best"} else ("skip",)
    inside = growing.narrowed(name, inside.without("tree", *dragged))
    count = growing.number(1, 4)
    if made["combine"] == "power_mean":
        made["exponent"] = growing.number(2, 4)
    if made["combine"] == "drop":
        count = dropping(growing, made)
    both = {"drop_lowest", "drop_highest"} <= made.keys()
    if made["combine"] in {*MEANS, "drop"} and (both or growing.toss()):
        if made["combine"] in MEANS:
            inside = growing.narrowed(name, inside.without("siblings"))
        # what is dropped at both ends must weigh alike
        weights = [growing.pick(WEIGHTS)] * count if both else growing.weights(count)
        growing.weighed(name, level, inside, full, weights)
        return full
    for _ in range(count):
        growing.node(name, level + 1, inside)
    return full


def dropping(growing: Growing, made: Data) -> int:
    """Declare how many children are dropped; return how many there are."""
    count = growing.number(2, 4)
    if count > 2 and growing.toss():
        made |= {"drop_lowest": 1, "drop_highest": 1}
    else:
        made[growing.pick(("drop_lowest", "drop_highest"))] = growing.number(1, count - 1)
    return count


def one_of(
    growing: Growing, name: str, level: int, inside: Inside, full: Fraction | None
) -> Fraction:
    """Grow alternatives, of which one is scored."""
    full = growing.stated(name, full)
    inside = growing.narrowed(name, inside.without("tree"))
    inside = growing.declared(name, inside, {"not_applicable": "siblings"})
    locked = inside.locked | {"not_applicable"}
    for _ in range(growing.number(1, 3)):
        growing.node(name, level + 1, inside._replace(locked=locked, combines=PLAIN))
    return full


def table(
    growing: Growing, name: str, level: int, inside: Inside, full: Fraction | None
) -> Fraction:
    """Grow children whose levels are looked up."""
    full, made = growing.stated(name, full), growing.group[name]
    inside = growing.narrowed(name, inside.without("tree", "skip"))
    inside = inside._replace(combines=("table",))
    known: dict[str, list[str]] = {}
    for _ in range(growing.number(1, 2)):
        own, there = growing.begun(name, inside)
        # levels are told apart by their points, which rounding and limits must leave apart
        own["points"] = "10"
        if level < LEVELS - 1 and growing.seldom(4):
            child = growing.branch(own, level + 1, there, Fraction(10))
            for key in ("cap", "floor"):
                growing.group[child].pop(key, None)
            known[child] = [one["id"] for one in growing.group[child]["outcomes"]]
            continue
        shares = growing.pick((("1", "0"), ("1", "2/3", "1/3", "0"), ("0.9", "0.5")))
        rule = {"kind": "levels", "levels": levels(shares), "asked": "once"}
        child = growing.leaf(own, there, Fraction(10), rule)
        known[child] = [one["id"] for one in rule["levels"]]  # type: ignore[index]
    shares = growing.pick((("1", "0"), ("1", "0.5", "1/3"), ("0.8",)))
    made["outcomes"] = [
        {"id": f"o{n}", "label": label("结果"), "share": share}
        for n, share in enumerate(shares, start=1)
    ]
    gives = [one["id"] for one in made["outcomes"]]
    rows = [fitting(growing, known) for _ in range(growing.number(0, 3))]
    made["table"] = [{"when": when, "gives": growing.pick(gives)} for when in (*rows, {})]
    return full


def fitting(growing: Growing, known: dict[str, list[str]]) -> Data:
    """Return levels of some children that fit a row."""
    return {
        child: growing.some([*known[child], "not_applicable"], 1, len(known[child]))
        for child in growing.some(list(known), 1, len(known))
    }


GROUPS: dict[str, Callable[[Growing, str, int, Inside, Fraction | None], Fraction]] = {
    **dict.fromkeys(COMBINES, rates),
    "sum": adding,
    "weighted_mean": weighted,
    "pool": pool,
    "one_of": one_of,
    "table": table,
}
"""By how a group combines its children: what grows them."""
