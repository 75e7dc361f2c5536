"""The engine and a second engine in fractions come to the same digits."""

from __future__ import annotations

from fractions import Fraction

import oracle
from generators import Case, cases, evaluated
from hypothesis import given, settings

import scoring


@settings(max_examples=150)
@given(cases())
def test_both_engines_agree_on_every_node_the_total_and_the_grade(case: Case) -> None:
    result, expected = evaluated(case), oracle.outcome(case.data, case.sheet)
    assert {one.node.id: one.full_points for one in result} == expected.full
    assert {one.node.id: one.points for one in result} == expected.points
    assert result.exact_total == expected.total
    assert result.published_total == expected.published
    assert result.grade.id == expected.grade


@given(cases())
def test_the_printed_total_has_the_grade_of_the_result(case: Case) -> None:
    result = evaluated(case)
    printed = Fraction(result.total)
    assert oracle.Oracle(case.data, case.sheet).grade(printed) == result.grade.id


@given(cases())
def test_contributions_and_rounding_add_up_to_the_published_total(case: Case) -> None:
    result = evaluated(case)
    ledger = scoring.contributions(result)
    assert sum(part.points for part in ledger) == result.exact_total
    assert sum(part.points for part in ledger) + ledger.rounding == result.published_total
    assert sum(part.lost for part in ledger) == ledger.lost
    assert sum(part.full_points for part in ledger) == ledger.full_points
    assert sum(part.lost for part in ledger.largest_losses) == ledger.lost


@given(cases())
def test_every_node_is_between_nothing_and_its_full_points(case: Case) -> None:
    for result in evaluated(case):
        assert 0 <= result.points <= result.full_points


@given(cases())
def test_a_trace_comes_to_the_points_of_the_result(case: Case) -> None:
    result = evaluated(case)
    for node in result.indicator_set.indicators:
        found = scoring.trace(result, node.id)
        assert found.points == result[node.id].points
        combined = case.data["panel"]["stage"] == "total" and found.scores[:1] != ()
        if found.scores and not (combined and found.scores[0].reviewer):
            rounded = oracle.half_up(found.exact, found.rounded_to)
            assert min(rounded, node.full) == found.points
