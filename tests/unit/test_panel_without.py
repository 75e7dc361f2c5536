"""The result without each reviewer, and whether the grade holds."""

from __future__ import annotations

from builders import (
    MOF,
    chosen,
    indicator,
    judged,
    label,
    make_set,
    once,
    panel,
    policies,
    scale,
    scores,
    trimmed,
    yes_no,
)
from panel_parts import ENTRIES, study, two


def test_each_reviewer_is_left_out_in_turn() -> None:
    found = study(two(), ENTRIES)
    totals = [one.evaluation.total for one in found.without if one.evaluation]
    assert [str(one) for one in totals] == ["89.00", "83.00", "86.00"]
    assert found.holds is True


def test_a_grade_that_rests_on_one_reviewer_does_not_hold() -> None:
    found = study(two(), {"A": scores("50", "40"), "B": scores("45", "30")}, 2)
    assert found.stakes.now.grade.id == "good"
    assert [one.same for one in found.without] == [False, False]
    assert found.holds is False


def test_a_trimmed_panel_left_too_small_takes_the_plain_mean() -> None:
    found = study(two(panel=trimmed("total")), ENTRIES)
    totals = [one.evaluation.total for one in found.without if one.evaluation]
    assert [str(one) for one in totals] == ["89.00", "83.00", "86.00"]


def test_a_set_that_asks_for_all_reviewers_forbids_leaving_one_out() -> None:
    found = study(two(panel=panel(at_least=3)), ENTRIES)
    assert [one.evaluation for one in found.without] == [None] * 3
    assert {problem.code for one in found.without for problem in one.problems} == {
        "sheet.too-few-answers"
    }
    assert found.holds is None


def test_what_nobody_else_scored_is_named_where_it_counts_as_missing() -> None:
    used = two(missing=policies("zero"))
    found = study(used, {"A": scores("40", None), "B": scores("45", "45")}, 2)
    first, second = found.without
    assert first.unscored == ("A",)
    assert first.evaluation is not None
    assert str(first.evaluation.total) == "45.00"
    assert first.same is False
    assert (second.unscored, second.same) == ((), True)


def test_what_nobody_else_scored_is_a_problem_where_nothing_may_be_missing() -> None:
    found = study(two(), {"A": scores("40", None), "B": scores("45", "45")}, 2)
    assert [problem.code for problem in found.without[0].problems] == ["sheet.refused-missing"]
    assert [one.same for one in found.without] == [None, True]
    assert found.holds is None


def test_another_outcome_of_the_same_grade_is_not_the_same() -> None:
    used = make_set(
        {
            "a": indicator("100", judged(asked="once")),
            "forged": indicator(None, yes_no(), role="flag"),
        },
        grades=scale(MOF),
        veto=[
            {"id": "v", "label": label("v"), "when": {"yes": "forged"}, "outcome": label("void")}
        ],
    )
    said = chosen({"answer": "yes"}, {"answer": "yes"}, {"answer": "no"})
    found = study(used, {"a": once(score="95"), "forged": said})
    last = found.without[2].evaluation
    assert last is not None
    assert (last.grade.id, last.outcome.en) == ("excellent", "void")
    assert [one.same for one in found.without] == [True, True, False]
    assert found.holds is False
