"""Changed scores are what a sheet comes to that was filled in that way, on any set."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import product
from math import prod
from typing import TYPE_CHECKING

from examples import runs
from generators import Case, cases, evaluated, set_of
from hypothesis import assume, event, given
from hypothesis import strategies as st

import scoring
from scoring.algebra.ops import INTEGERS
from scoring.plan import settle
from scoring.rules.judged import JudgedRule
from scoring.whatif.altering.steps import range_of

if TYPE_CHECKING:
    from scoring.sheet import Answer, ScoreSheet

MOST = 500
"""So many answers of a rule are tried one by one."""


def written(sheet: ScoreSheet, indicator: str, answers: dict[str, dict[str, Answer]]) -> ScoreSheet:
    """Return the sheet as it would have been filled in."""
    entry = replace(sheet.entry(indicator), answers=answers, state=None)
    return replace(sheet, entries={**sheet.entries, indicator: entry})


@runs(0.5)
@given(cases(), st.data())
def test_a_changed_answer_is_an_answer_of_another_sheet(case: Case, drawn: st.DataObject) -> None:
    result = evaluated(case)
    sheet, used = result.sheet, result.indicator_set
    given_ = [
        (indicator, asked, column)
        for indicator, entry in sheet.entries.items()
        for asked, said in entry.answers.items()
        for column in said
    ]
    indicator, asked, column = drawn.draw(st.sampled_from(given_))
    leaf = result.checked.plan.leaves[result.checked.plan.places[indicator]]
    input_ = next(one for one in leaf.rule.inputs if one.id == asked)
    if input_.kind == "choice":
        value: Answer = drawn.draw(st.sampled_from([one.id for one in input_.choices]))
    else:
        number = drawn.draw(st.integers(input_.lowest - 1, input_.highest + 1))
        value = scoring.exact.rounded(Fraction(number, input_.scale), 8)
    answers = {one: dict(said) for one, said in sheet.entry(indicator).answers.items()}
    answers[asked][column] = value
    key = f"{indicator}.{asked}" if column == "value" else f"{column}:{indicator}.{asked}"
    try:
        expected = scoring.evaluate(used, written(sheet, indicator, answers))
    except scoring.ScoringError as refused:
        event("refused")
        try:
            scoring.change_scores(result, {key: value})
        except scoring.ScoringError as again:
            assert sorted(one.code for one in again.problems) == sorted(
                one.code for one in refused.problems
            )
            return
        raise AssertionError(key) from None
    found = scoring.change_scores(result, {key: value}).after
    assert (found.ticks, found.tick) == (expected.ticks, expected.tick)
    assert (found.published, found.grade, found.outcome) == (
        expected.published,
        expected.grade,
        expected.outcome,
    )


@runs(0.5)
@given(cases())
def test_zero_and_full_points_are_what_all_reviewers_could_have_given(case: Case) -> None:
    result = evaluated(case)
    sheet = result.sheet
    judged = {
        leaf.node.id: leaf
        for leaf, settled in zip(result.checked.plan.leaves, result.checked.leaves, strict=True)
        if isinstance(leaf.rule, JudgedRule)
        and settled.fixed is None
        and result.indicator_set.panel.void is None
        and not leaf.panel_unit
    }
    assume(judged)
    for one in scoring.tornado(result).each:
        if one.node.id not in judged:
            continue
        said = sheet.entry(one.node.id).answers["score"]
        for moved, points in ((one.fewer, Fraction(0)), (one.more, one.node.full)):
            if moved is None or moved.points != points:
                continue
            answer = scoring.exact.rounded(points, 8)
            answers = {"score": dict.fromkeys(said, answer)}
            try:
                again = scoring.evaluate(result.indicator_set, written(sheet, one.node.id, answers))
            except scoring.ScoringError:
                continue
            assert moved.verdict.total == again.published_total
            assert moved.verdict.grade == again.grade
            event("compared")


@runs(0.5)
@given(cases())
def test_the_points_of_levels_are_all_that_any_answer_gives(case: Case) -> None:
    used = set_of(case)
    for leaf in scoring.plan.plan_of(used).leaves:
        rule, within = leaf.rule, range_of(scoring.plan.plan_of(used), leaf)
        choices = [[one.number for one in asked.choices] for asked in rule.inputs]
        if not within.marks or not all(choices) or prod(map(len, choices)) > MOST:
            continue
        tried = {
            settle(INTEGERS, leaf, rule.numerator(INTEGERS, row), rule.divisor, None)
            for row in product(*choices)
        }
        assert within.marks == tuple(sorted(tried))
        assert (within.least, within.most) == (min(tried), max(tried))


@runs(0.25)
@given(cases())
def test_a_step_stays_within_the_ends_and_effects_are_told_once(case: Case) -> None:
    result = evaluated(case)
    widest = {one.node.id: one for one in scoring.tornado(result).each}
    for one in scoring.plus_minus(result).each:
        ends = widest[one.node.id]
        if one.fewer:
            assert ends.fewer is not None
            assert ends.fewer.points <= one.fewer.points < one.points
        if one.more:
            assert ends.more is not None
            assert one.points < one.more.points <= ends.more.points
    spans = [one.span for one in widest.values()]
    assert spans == sorted(spans, reverse=True)
