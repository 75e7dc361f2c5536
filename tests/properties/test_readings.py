"""Both readings of incomplete sheets: whatever is missing, they are given, and they are right."""

from __future__ import annotations

from copy import deepcopy
from fractions import Fraction
from typing import TYPE_CHECKING

import oracle
from examples import runs
from generators import Case, cases, evaluated, set_of, sheet_of
from hypothesis import assume, event, given
from hypothesis import strategies as st
from oracle.nodes import ADDING, Nodes
from oracle.tree import Entries

import scoring

if TYPE_CHECKING:
    from drawing import Data

    from scoring.incomplete import Readings

OPEN = ("missing", "not_due")
NOTHING = {"sheet.nothing-scored", "sheet.nothing-stands"}
"""What a sheet may be refused for: nothing is left to say."""


def state_of(case: Case, name: str) -> str:
    return str(Entries(case.sheet).state(name))


def open_in(case: Case) -> list[str]:
    """Return the indicators that are missing or not due."""
    return [name for name in case.data["indicator"] if state_of(case, name) in OPEN]


@st.composite
def gapped(draw: st.DrawFn) -> Case:
    """Return a sheet from which some answers were taken."""
    case = draw(cases())
    names = [name for name in case.data["indicator"] if name in case.sheet["entries"]]
    taken = draw(st.sets(st.sampled_from(names))) if names else set()
    entries = {
        name: {"answers": {}, "state": draw(st.sampled_from(("", "not_due")))}
        if name in taken
        else entry
        for name, entry in case.sheet["entries"].items()
    }
    return Case(case.data, {**case.sheet, "entries": entries})


def read(case: Case) -> Readings | None:
    """Return both readings, ``None`` where there is nothing to say."""
    try:
        return scoring.readings(set_of(case), sheet_of(case.sheet))
    except scoring.ScoringError as error:
        event("refused")
        assert {one.code for one in error.problems} <= NOTHING, error.problems
        return None


def has(case: Case, *combines: str) -> bool:
    """Whether some group combines its children in one of these ways."""
    return any(group.get("combine", "sum") in combines for group in case.data["group"].values())


@runs(0.5)
@given(cases())
def test_of_a_complete_sheet_both_readings_are_the_result(case: Case) -> None:
    assume(not open_in(case))
    found, result = read(case), evaluated(case)
    assert found is not None
    for one in (found.so_far, found.nothing_more):
        assert [node.points for node in one] == [node.points for node in result]
        assert (one.total, one.grade.id, one.out) == (result.total, result.grade.id, result.out)


@given(gapped())
def test_whatever_is_missing_there_are_two_readings(case: Case) -> None:
    found = read(case)
    if found is None:
        return
    assert 0 <= found.coverage <= 1
    states = [state_of(case, name) for name in case.data["indicator"]]
    if not set(states) & {*OPEN, "void"}:
        assert found.coverage == 1


@given(gapped())
def test_nothing_more_is_what_comes_out_with_zeros(case: Case) -> None:
    assume(not has(case, "one_of"))
    found = read(case)
    if found is None:
        return
    data = deepcopy(case.data)
    for name in open_in(case):
        data["indicator"][name].setdefault("missing", {}).update(dict.fromkeys(OPEN, "zero"))
    expected = oracle.outcome(data, case.sheet)
    rest = found.nothing_more
    # the total is rounded where it is published; on some sets conditions see it rounded before
    below = {one.node.id: one.points for one in rest if one.node.parent}
    assert below == {name: expected.points[name] for name in below}
    scored = Fraction(rest.scored, rest.published[1])
    assert (scored, rest.band.id) == (expected.scored, expected.band)


def without_open(case: Case) -> Data:
    """Return the set in which what is open goes over the tree, and groups of it alone too."""
    data, nodes, open_ = deepcopy(case.data), Nodes(case.data), set(open_in(case))

    def pending(name: str) -> bool:
        if nodes.is_leaf(name):
            return name in open_
        below = nodes.counting(name)
        gone = [child for child in below if not pending(child) and out(child)]
        return any(map(pending, below)) and all(pending(c) or c in gone for c in below)

    def out(name: str) -> bool:
        if nodes.is_leaf(name):
            state = state_of(case, name)
            return state not in {"scored", *OPEN} and nodes.policy(name, state) in LEAVING
        here = nodes.policy(name, "not_applicable") in LEAVING
        return here and all(out(child) for child in nodes.counting(name))

    policies = {
        name: dict.fromkeys(OPEN, "tree") if nodes.is_leaf(name) else {"not_applicable": "tree"}
        for name in nodes.nodes
        if pending(name)
    }
    # what is inherited from above must be written out before anything above is changed
    for name in nodes.nodes:
        own = {s: nodes.policy(name, s) for s in ("missing", "not_applicable", "not_due", "void")}
        written = data["group"] if name in data["group"] else data["indicator"]
        written[name]["missing"] = own | policies.get(name, {})
    return data


LEAVING = ("siblings", "tree")


@given(gapped())
def test_so_far_is_the_tree_without_what_is_missing(case: Case) -> None:
    adds = {group.get("combine", "sum") for group in case.data["group"].values()} <= {*ADDING}
    gives = "give_to" in str(case.data)
    assume(adds and not gives and "cumulative" not in str(case.data))
    assume("total" in case.data["rounding"] and open_in(case))
    found = read(case)
    if found is None:
        return
    expected = oracle.outcome(without_open(case), case.sheet)
    event("compared")
    begun = found.so_far
    scored = Fraction(begun.scored, begun.published[1])
    assert (scored, begun.band.id) == (expected.scored, expected.band)
