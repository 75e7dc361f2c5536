"""Reviewers of the same name are told apart wherever they are listed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from builders import fill, indicator, judged, make_set, panel, scores

import scoring
from scoring.sheet import called

if TYPE_CHECKING:
    from collections.abc import Callable

NAMES = ("张伟", "李", "张伟")


def reviewers(*names: str) -> tuple[scoring.Reviewer, ...]:
    """Return reviewers of these names, ``R1``, ``R2`` …."""
    return tuple(scoring.Reviewer(f"R{place}", name) for place, name in enumerate(names, 1))


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        pytest.param(NAMES, ["张伟 R1", "李", "张伟 R3"], id="two of one name"),
        pytest.param(("张", "", ""), ["张", "R2", "R3"], id="no names"),
        pytest.param(("R2", ""), ["R2 R1", "R2"], id="a name that is the id of another"),
        pytest.param((), [], id="nobody"),
    ],
)
def test_they_are_called_by_name_and_id_where_names_collide(
    names: tuple[str, ...], expected: list[str]
) -> None:
    assert list(called(reviewers(*names)).values()) == expected


def evaluated(**how: Any) -> scoring.Evaluation:
    """Return three reviewers, two of them of one name, on three indicators."""
    used = make_set(
        {name: indicator(full, judged()) for name, full in (("A", 40), ("B", 30), ("C", 30))},
        panel=how or panel(),
    )
    given = {
        "A": scores("40", "20", "22"),
        "B": scores("30", "28", "12"),
        "C": scores(None, "9", "8"),
    }
    if how:
        given["C"] = scores("30", "9", "8")
    sheet = fill(used, given, 3)
    members = tuple(
        replace(one, name=name) for one, name in zip(sheet.reviewers, NAMES, strict=True)
    )
    return scoring.evaluate(used, replace(sheet, reviewers=members))


def study(evaluation: scoring.Evaluation) -> str:
    return scoring.render_study(scoring.study_panel(evaluation), "text", "zh")


def doubt(evaluation: scoring.Evaluation) -> str:
    return scoring.render_doubt(scoring.study_doubt(evaluation), "text", "zh")


def explanation(evaluation: scoring.Evaluation) -> str:
    return scoring.explain(evaluation, ("A", "C"), "text", "zh")


@pytest.mark.parametrize("report", [study, doubt, explanation])
def test_reports_list_them_by_name_and_id(report: Callable[[scoring.Evaluation], str]) -> None:
    said = report(evaluated())
    assert "张伟 R1" in said
    assert "张伟 R3" in said
    # nobody is left with a name that is also another's
    assert said.count("张伟") == said.count("张伟 R1") + said.count("张伟 R3")
    assert "李 R2" not in said


def test_totals_left_out_and_void_ballots_name_them() -> None:
    median = evaluated(**panel("median", "total"))
    said = scoring.render(median, "text", "zh")
    # totals of 100, 57 and 42
    assert "张伟 R1 100" in said
    assert "张伟 R3 42" in said
    void = evaluated(**panel(void={"all_full": True}))
    assert "评审专家 张伟 R1 的评分按规定作废" in scoring.render(void, "text", "zh")


def test_an_answer_out_of_scope_says_whose_it_is() -> None:
    used = make_set({"A": indicator(60, judged()), "B": indicator(40, judged())})
    sheet = fill(used, {"A": scores("9", "9"), "B": scores("9", "9")}, 2)
    one, other = (replace(member, name="张伟") for member in sheet.reviewers)
    sheet = replace(sheet, reviewers=(one, replace(other, scope=("A",))))
    with pytest.raises(scoring.ScoringError) as caught:
        scoring.evaluate(used, sheet)
    (problem,) = caught.value.problems
    assert problem.details["reviewer"] == "张伟 R2"


def test_forms_are_signed_by_the_same_definition() -> None:
    used = make_set({"A": indicator(60, judged()), "B": indicator(40, judged())})
    forms = []
    for one, why in zip(reviewers("张伟", "张伟"), ("晚交", "缺件"), strict=True):
        answers = {"score": {one.id: Decimal(9)}}
        entries = {
            "A": scoring.Entry(answers=answers, reason=why),
            "B": scoring.Entry(answers=answers),
        }
        forms.append(scoring.ScoreSheet(used.id, used.version, {}, (one,), entries))
    merged = scoring.merge_sheets(forms)
    assert merged.entry("A").reason == "张伟 R1：晚交\n张伟 R2：缺件"
