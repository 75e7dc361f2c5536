"""The engine and a second engine in fractions come to the same digits."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import oracle
from examples import runs
from generators import Case, cases, evaluated, set_of, sheet_of
from hypothesis import event, given
from oracle.nodes import Nodes

import scoring
from scoring.evaluation import reviewer_ticks
from scoring.model import GIVE, SIBLINGS, TREE
from scoring.plan import plan_of

if TYPE_CHECKING:
    from scoring.evaluation import Evaluation

WAYS = {SIBLINGS: "siblings", TREE: "tree", GIVE: "give_to"}


def outcome_of(result: Evaluation) -> oracle.Outcome:
    """Return what the engine says came out, in the words of the second engine."""
    tick = plan_of(result.indicator_set).tick
    by_kind = {
        kind: [one for one in result.applied if one.kind == kind] for kind in ("cap", "gate")
    }
    return oracle.Outcome(
        points={one.node.id: one.points for one in result},
        out={node: WAYS[way] for node, way in result.out.items()},
        away={node: Fraction(ticks, tick) for node, ticks in result.away.items()},
        total=result.exact_total,
        scored=Fraction(result.scored, result.published[1]),
        published=result.published_total,
        band=result.band.id,
        grade=result.grade.id,
        caps={
            one.rule.id: (one.before or Fraction(0), one.after or Fraction(0))
            for one in by_kind["cap"]
            # what only changes which reviewers count leaves the points of those who do as they are
            if one.before != one.after
        },
        gates=[one.rule.id for one in by_kind["gate"]],
        veto=result.vetoed.id if result.vetoed else None,
        coefficient=None if result.coefficient is None else Fraction(result.coefficient),
    )


@runs(2.5)
@given(cases())
def test_both_engines_agree_on_every_node_and_everything_that_follows(case: Case) -> None:
    result, expected = evaluated(case), oracle.outcome(case.data, case.sheet)
    assert {one.node.id: one.full_points for one in result} == Nodes(case.data).full
    assert outcome_of(result) == expected


@runs(0.5)
@given(cases())
def test_both_engines_agree_on_what_each_reviewer_sees(case: Case) -> None:
    sheet = oracle.Sheet(case.data, case.sheet)
    checked = scoring.check_sheet(set_of(case), sheet_of(case.sheet))
    if "" in sheet.trees:
        return
    tick = checked.plan.tick
    for member, tree in enumerate(sheet.trees.values()):
        ticks = reviewer_ticks(checked, member)
        for node, slot in checked.plan.slots.items():
            assert Fraction(ticks[slot], tick) == tree.value(node).points


@runs(0.5)
@given(cases())
def test_both_engines_agree_on_what_would_come_out_without_limits(case: Case) -> None:
    result = evaluated(case)
    if result.without is None:
        assert not result.applied
        return
    expected = oracle.Sheet(case.data, case.sheet, caps=False).outcome()
    assert (result.without.total, result.without.grade.id) == (expected.scored, expected.band)


@given(cases(wild=True))
def test_both_engines_refuse_the_same_sheets(case: Case) -> None:
    try:
        expected = oracle.outcome(case.data, case.sheet)
    except oracle.RefusedError as refused:
        event(f"refused: {refused}"[:20])
        expected = None
    try:
        result = evaluated(case)
    except scoring.ScoringError:
        assert expected is None
    else:
        assert outcome_of(result) == expected


@runs(0.5)
@given(cases())
def test_the_printed_total_has_the_grade_of_the_result(case: Case) -> None:
    result = evaluated(case)
    if result.published_total != Fraction(result.scored, result.published[1]):
        return
    bands = case.data["grades"]["bands"]
    place = oracle.Sheet(case.data, case.sheet).grade(Fraction(result.total))
    assert bands[place]["id"] == result.band.id


@runs(0.5)
@given(cases(plain=True))
def test_contributions_and_rounding_add_up_to_the_published_total(case: Case) -> None:
    result = evaluated(case)
    ledger = scoring.contributions(result)
    assert sum(part.points for part in ledger) == result.exact_total
    assert sum(part.points for part in ledger) + ledger.rounding == result.published_total
    assert sum(part.lost for part in ledger) == ledger.lost
    assert sum(part.full_points for part in ledger) == ledger.full_points
    assert sum(part.lost for part in ledger.largest_losses) == ledger.lost


@given(cases())
def test_contributions_limits_and_rounding_add_up_to_the_published_total(case: Case) -> None:
    result, nodes = evaluated(case), Nodes(case.data)
    ledger = scoring.contributions(result)
    parts = sum((part.points for part in ledger), Fraction(0))
    limits = sum((one.points for one in ledger.limits), Fraction(0))
    assert parts + limits + ledger.rounding == result.published_total
    above = [*case.data["group"], *(["total"] if "total" in case.data["rounding"] else [])]
    rounds = any(nodes.decimals(one)[0] is not None for one in case.data["group"])
    cumulative = any("cumulative" in one for one in case.data["group"].values())
    if not (rounds or cumulative or "total" in above):
        assert ledger.rounding == 0
        roles = {one.get("role") for one in case.data["indicator"].values()}
        if not (ledger.limits or roles & {"bonus", "penalty"}):
            losses = sum((one.lost for one in ledger.largest_losses), Fraction(0))
            event("losses add up")
            assert losses == ledger.lost


@runs(0.5)
@given(cases())
def test_every_node_is_between_nothing_and_its_full_points(case: Case) -> None:
    nodes = Nodes(case.data)
    for one in evaluated(case):
        parent = nodes.nodes[one.node.id].get("under")
        # what is rounded cumulatively takes over what its siblings were rounded off
        if parent is not None and "cumulative" in nodes.nodes[parent]:
            continue
        assert one.points >= 0
        assert one.points <= one.full_points or nodes.can_exceed(one.node.id)


@given(cases(plain=True))
def test_a_trace_comes_to_the_points_of_the_result(case: Case) -> None:
    result = evaluated(case)
    for node in result.indicator_set.indicators:
        found = scoring.trace(result, node.id)
        assert found.points == result[node.id].points
        combined = case.data["panel"]["stage"] == "total" and found.scores[:1] != ()
        if found.scores and not (combined and found.scores[0].reviewer):
            stage = case.data["rounding"].get("panel") if found.scores[0].reviewer else None
            rounded = oracle.rounded(oracle.rounded(found.exact, stage), found.rounded_to)
            assert min(rounded, node.full) == found.points


@runs(0.5)
@given(cases())
def test_every_indicator_has_a_trace_that_comes_to_its_points(case: Case) -> None:
    result = evaluated(case)
    for node in result.indicator_set.indicators:
        assert scoring.trace(result, node.id).points == result[node.id].points
