"""The study of a panel on random sets and sheets: what it says is what other sheets come to."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING

import pytest
from generators import Case, cases, evaluated
from hypothesis import given

import scoring
from scoring.errors import ScoringError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from scoring.agreement.ratings import Ratings
    from scoring.agreement.stakes import Settled

NUMBERS_THAT_ARE_NONE = re.compile(r"\b(nan|inf|none)\b", re.IGNORECASE)


def agreeing(case: Case, ends: Iterable[tuple[Ratings, Fraction]]) -> scoring.Evaluation:
    """Evaluate the sheet on which everybody answers as the first with these points did."""
    sheet = copy.deepcopy(case.sheet)
    for ratings, points in ends:
        model = next(who for who, given_ in ratings.points.items() if given_ == points)
        for answers in sheet["entries"][ratings.node.id]["answers"].values():
            for who in answers:
                answers[who] = answers[model]
    return evaluated(Case(case.data, sheet))


def same(settled: Settled, again: scoring.Evaluation) -> bool:
    return (settled.total, settled.grade.id, settled.outcome) == (
        again.published_total,
        again.grade.id,
        again.outcome,
    )


@given(cases())
def test_a_disagreement_settled_is_the_changed_sheet_evaluated(case: Case) -> None:
    stakes = scoring.study_panel(evaluated(case)).stakes
    low, high = [], []
    for one in stakes.each:
        ends = [(one.ratings, one.ratings.lowest), (one.ratings, one.ratings.highest)]
        assert same(one.lowest, agreeing(case, ends[:1]))
        assert same(one.highest, agreeing(case, ends[1:]))
        turned = one.highest.total < one.lowest.total
        low.append(ends[turned])
        high.append(ends[not turned])
    assert same(stakes.worst, agreeing(case, low))
    assert same(stakes.best, agreeing(case, high))


@given(cases())
def test_a_reviewer_left_out_is_a_sheet_without_the_column(case: Case) -> None:
    for one in scoring.study_panel(evaluated(case)).without:
        sheet = copy.deepcopy(case.sheet)
        sheet["reviewers"] = [
            other for other in sheet["reviewers"] if other["id"] != one.reviewer.id
        ]
        for entry in sheet["entries"].values():
            for answers in entry.get("answers", {}).values():
                answers.pop(one.reviewer.id, None)
        if one.evaluation is None:
            with pytest.raises(ScoringError) as caught:
                evaluated(Case(case.data, sheet))
            assert [problem.code for problem in caught.value.problems] == [
                problem.code for problem in one.problems
            ]
        else:
            assert (
                one.evaluation.published_total == evaluated(Case(case.data, sheet)).published_total
            )


@given(cases())
def test_a_report_never_shows_a_number_that_is_none(case: Case) -> None:
    study = scoring.study_panel(evaluated(case))
    for language in ("zh", "en"):
        for form in ("text", "markdown", "html"):
            out = scoring.render_study(study, form, language)
            assert not NUMBERS_THAT_ARE_NONE.search(re.sub(r"<style>.*?</style>", "", out))
    assert "NaN" not in scoring.render_study(study, "json")
    rates = [rate for one in study.ratings for rate in one.rates.values()]
    assert all(0 <= rate <= 1 for rate in rates)
