"""Small random trees, and the same tree with one weight changed, as a set of its own.

A sum whose children weigh otherwise is a weighted mean: the set is resolved and evaluated anew,
with a plan of its own, so nothing here knows how intervals of weights are found.
"""

from __future__ import annotations

import copy
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from builders import fill, group, indicator, judged, made, policies, root, scale, set_data
from hypothesis import strategies as st

import scoring
from scoring.evaluation import verdict_of
from scoring.exact import as_text
from scoring.plan import Plan

if TYPE_CHECKING:
    from scoring.evaluation import Evaluation, Verdict
    from scoring.sheet import Entry

MODES = ("half_up", "half_even", "down", "up")
LEFT_OUT = {"missing": policies("siblings", missing="refuse")}


PLACES = st.sampled_from((None, 0, 1, 2))


@st.composite
def trees(
    draw: st.DrawFn, group_places: st.SearchStrategy[int | None] = PLACES
) -> tuple[dict[str, Any], dict[str, Entry]]:
    """Draw the data of a set of groups that add up, and the answers of a sheet."""
    places_of_groups = draw(group_places)
    indicators, entries, fulls = {}, {}, []
    groups: dict[str, Any] = {}
    for number in range(draw(st.integers(2, 3))):
        count, full, name = draw(st.integers(1, 3)), 0, f"g{number}"
        for place in range(count):
            points = draw(st.integers(1, 12))
            leaf = f"{name}i{place}"
            indicators[leaf] = indicator(points, judged("0.1", asked="once"), name)
            tenths = draw(st.integers(0, points * 10))
            entries[leaf] = scoring.Entry(answers={"score": {"value": _tenths(tenths)}})
            full += points
        groups[name] = group(combine=draw(st.sampled_from(("sum", "pool"))), points=full)
        if places_of_groups is not None and count > 1 and draw(st.booleans()):
            indicators[f"{name}i0"] |= LEFT_OUT
            if draw(st.booleans()):
                entries[f"{name}i0"] = scoring.Entry(state="not_applicable")
        if draw(st.integers(0, 3)) == 0:
            groups[name] |= {"cap": as_text(Fraction(draw(st.integers(1, full * 2)), 2))}
        fulls.append(full)
    together = sum(fulls)
    groups["total"] = root(together)
    if draw(st.integers(0, 3)) == 0:
        indicators["extra"] = indicator(2, judged("0.1", asked="once"), role="bonus")
        entries["extra"] = scoring.Entry(answers={"score": {"value": _tenths(7)}})
        groups["total"] |= {"cap": together + 1}
    places = {"group": places_of_groups, "total": draw(st.sampled_from((None, 0, 1)))}
    bounds = sorted(draw(st.sets(st.integers(1, together * 2 - 1), min_size=1, max_size=3)))
    bands = [(f"b{one}", f"b{one}", Fraction(one, 2)) for one in reversed(bounds)]
    basis = "exact" if places["total"] is None else "rounded"
    data = set_data(
        indicators,
        groups,
        rounding={
            "shown": 2,
            "mode": draw(st.sampled_from(MODES)),
            **{key: value for key, value in places.items() if value is not None},
        },
        grades=scale(
            [*((one, text, as_text(at)) for one, text, at in bands), ("low", "low", 0)], basis
        ),
        **draw(gates(tuple(one for one in groups if one != "total"))),
    )
    return data, entries


def gates(names: tuple[str, ...]) -> st.SearchStrategy[dict[str, Any]]:
    """Return gates on the rate of a group, or on the total, or none."""
    sides = st.sampled_from(("at_least", "above", "at_most", "below"))

    def gate(node: str, side: str, bound: int) -> dict[str, Any]:
        when = {"node": node, "unit": "percent", side: bound}
        return {
            "gate": [
                {"id": "x", "label": {"zh": "限", "en": "gate"}, "when": when, "best": "low"},
            ]
        }

    some = st.builds(gate, st.sampled_from(("total", *names)), sides, st.integers(1, 99))
    return st.one_of(st.just({}), some)


def _tenths(number: int) -> Decimal:
    return Decimal(number) / 10


def evaluated(data: dict[str, Any], entries: dict[str, Entry]) -> Evaluation:
    """Evaluate a sheet of a set, with numbers as large as they need to be."""
    used = made(data)
    used.derived[Plan] = Plan(used, wide=True)
    return scoring.evaluate(used, fill(used, entries))


def reweighed(
    data: dict[str, Any], entries: dict[str, Entry], node: str, weight: Fraction, most: Fraction
) -> Evaluation:
    """Evaluate the sheet where a node weighs otherwise and its siblings in proportion.

    Args:
        data: the set; its sums and pools become weighted means.
        entries: the answers.
        node: the node.
        weight: its weight, in the unit of *most*.
        most: what its group weighs on this sheet.
    """
    every = data["indicator"] | data["group"]
    parent = every[node]["under"]
    fulls = {name: Fraction(every[name]["points"]) for name in _counting(data, entries, parent)}
    rest = sum(full for name, full in fulls.items() if name != node)
    share = weight / most
    wanted = {name: full * (1 - share) / rest for name, full in fulls.items()} | {node: share}
    changed = copy.deepcopy(data)
    _weigh(changed, parent, wanted)
    return evaluated(changed, entries)


def weighed(
    data: dict[str, Any], entries: dict[str, Entry], weights: dict[str, Fraction]
) -> Verdict:
    """Evaluate the sheet where everything weighs otherwise.

    Args:
        data: the set; its sums and pools become weighted means.
        entries: the answers.
        weights: of indicators, and of groups whose indicators have none of their own.
    """
    changed, known = copy.deepcopy(data), dict(weights)
    for name in [name for name in data["group"] if name != "total"]:
        below = _counting(data, entries, name)
        if name not in known:
            known[name] = sum((known[one] for one in below), Fraction(0))
            _weigh(changed, name, {one: known[one] for one in below})
    _weigh(changed, "total", {one: known[one] for one in _counting(data, entries, "total")})
    return verdict_of(evaluated(changed, entries))


def _counting(data: dict[str, Any], entries: dict[str, Entry], parent: str) -> list[str]:
    return [
        name
        for name, one in (data["indicator"] | data["group"]).items()
        if one.get("under") == parent
        and one.get("role", "counts") == "counts"
        and not entries.get(name, scoring.Entry()).state
    ]


def _weigh(data: dict[str, Any], parent: str, wanted: dict[str, Fraction]) -> None:
    """Make a group a weighted mean in which what counts weighs in these proportions."""
    children = {
        name: one
        for name, one in (data["indicator"] | data["group"]).items()
        if one.get("under") == parent
    }
    # what is left out keeps its weight: the others are what it is shared out to
    there = sum(Fraction(children[name]["points"]) for name in wanted)
    together = sum(wanted.values())
    for name, one in children.items():
        points = Fraction(one["points"])
        # a bonus gives as much as it does in a sum
        one["weight"] = as_text(wanted[name] * there / together if name in wanted else points)
    full = data["group"][parent]["points"]
    data["group"][parent] |= {"combine": "weighted_mean", "weights_total": str(full)}
