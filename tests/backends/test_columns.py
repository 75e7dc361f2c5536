"""What the columns of a wide table mean, and what is said where they mean nothing."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest
from builders import (
    checklist,
    codes_of,
    group,
    indicator,
    judged,
    make_set,
    panel,
    policies,
    problems_of,
    proportional,
    root,
    yes_no,
)

from scoring.plan import plan_of
from scoring.portfolio import evaluate_table
from scoring.portfolio.columns import Layout, read_layout

TWO = make_set(
    {
        "A": indicator(10, judged("0.5")),
        "A.1": indicator(10, checklist(None, None)),
        "B": indicator(10, proportional()),
        "B.b": indicator(10, yes_no(asked="once")),
    },
    missing=policies("zero"),
    rounding={"shown": 2, "indicator": 2},
)


def layout(*names: str, indicator_set: Any = TWO) -> Layout:
    """Return what columns of these names mean."""
    return read_layout(plan_of(indicator_set), names, "table")


def test_every_way_to_name_a_column_is_understood() -> None:
    meant = layout("A.R1", "A.1.1.R1", "A.1.2.R1", "B.actual", "B.target", "B.b", "A.1.state")
    assert meant.columns == {
        ("A", "score", "R1"): "A.R1",
        ("A.1", "1", "R1"): "A.1.1.R1",
        ("A.1", "2", "R1"): "A.1.2.R1",
        ("B", "actual", "value"): "B.actual",
        ("B", "target", "value"): "B.target",
        ("B.b", "answer", "value"): "B.b",
        ("A.1", "", "state"): "A.1.state",
    }
    assert meant.reviewers == ("R1",)
    longer = layout("A.score.专家", "B.b.answer", "B.reason")
    assert set(longer.columns) == {
        ("A", "score", "专家"),
        ("B.b", "answer", "value"),
        ("B", "", "reason"),
    }


def test_reviewers_stand_in_the_order_of_the_columns_and_may_have_dots() -> None:
    assert layout("A.z.9", "A.R1", "A.score.R2").reviewers == ("z.9", "R1", "R2")


def test_other_columns_are_passed_through_in_their_order() -> None:
    assert layout("project", "A.R1", "AB", "a b", "group.A").passed == (
        "project",
        "AB",
        "a b",
        "group.A",
    )


def test_the_name_of_a_group_is_no_answer() -> None:
    used = make_set(
        {"a1": indicator(10, judged("1", asked="once"), under="G")}, {"total": root(), "G": group()}
    )
    assert layout("a1", "G", "G.x", indicator_set=used).passed == ("G", "G.x")


@pytest.mark.parametrize(
    "name",
    [
        "A",
        "A.score",
        "A.1",
        "B",
        "B.b.R1",
        "B.actual.R1",
        "B.other",
        "B.B.b",
        "a.R1",
        "Ａ.R1",
        " B.b.x",
    ],
)
def test_names_that_begin_like_an_indicator_and_are_no_answer_are_refused(name: str) -> None:
    (problem,) = problems_of(lambda: layout("A.1.1.R1", "A.1.2.R1", name))
    assert (problem.code, problem.place) == ("table.unknown-column", f"table: {name}")
    assert ".R1" in problem.remedy("en") or "B." in problem.remedy("en")


def test_two_names_of_one_answer_are_refused() -> None:
    (problem,) = problems_of(lambda: layout("A.R1", "A.score.R1"))
    assert problem.code == "table.answered-twice"
    assert "A.R1" in problem.what("zh")


def test_names_that_differ_in_case_only_are_refused() -> None:
    assert codes_of(lambda: layout("A.R1", "Name", "name")) == ["table.columns-alike"]
    assert codes_of(lambda: layout("A.R1", "x", "x")) == ["table.columns-alike"]


@pytest.mark.parametrize("name", ["A.a b", "A.score.value", "A.id"])
def test_reviewers_must_have_ids_that_can_be_used(name: str) -> None:
    assert codes_of(lambda: layout(name)) == ["sheet.reviewer-twice"]


def test_half_of_the_columns_of_a_rule_are_refused_once_and_not_row_by_row() -> None:
    (problem,) = problems_of(lambda: layout("B.actual", "A.1.2.R7"))[1:]
    assert problem.code == "table.half-the-columns"
    (first, _) = problems_of(lambda: layout("B.actual", "A.1.2.R7"))
    assert "A.1.1.R7" in first.what("en")


def test_a_table_without_any_answer_is_no_table_of_the_set() -> None:
    (problem,) = problems_of(lambda: layout("project", "A.state"))
    assert problem.code == "table.no-answers"
    assert "A.R1" in problem.remedy("zh")


def test_an_indicator_that_may_not_be_missing_needs_its_columns() -> None:
    strict = make_set(
        {"A": indicator(10, judged("1")), "B": indicator(10, proportional())},
        rounding={"shown": 2, "indicator": 2},
    )
    (problem,) = problems_of(lambda: layout("A.R9", indicator_set=strict))
    assert problem.code == "table.no-column"
    assert "B.actual, B.target" in problem.remedy("en")
    assert codes_of(lambda: layout("B.actual", "B.target", indicator_set=strict)) == [
        "table.no-column"
    ]


def test_the_names_of_results_must_be_free() -> None:
    table = pa.table({"A.R1": [1], "Total": ["x"], "b.points": ["y"], "grade": ["z"]})
    assert codes_of(lambda: evaluate_table(TWO, table)) == ["table.unknown-column"]
    free = make_set({"A": indicator(10, judged("1"))}, rounding={"shown": 2, "indicator": 2})
    table = pa.table({"A.R1": [1], "Total": ["x"], "grade": ["z"]})
    found = problems_of(lambda: evaluate_table(free, table))
    assert [problem.code for problem in found] == ["table.column-taken"] * 2


def test_weights_are_for_reviewers_of_the_table_and_within_their_range() -> None:
    weighed = make_set(
        {"A": indicator(10, judged("1"))},
        panel=panel("weighted_mean"),
        rounding={"shown": 2, "indicator": 2},
    )
    table = pa.table({"A.R1": [10], "A.R2": [4]})
    assert evaluate_table(weighed, table, weights={"R1": 2}).column("total").to_pylist() == [8]
    for weights, code in (
        ({"R3": 1}, "sheet.unknown-reviewer"),
        ({"R1": 0}, "sheet.bad-weight"),
        ({"R1": 11}, "sheet.bad-weight"),
        ({"R1": 0.5}, "sheet.bad-weight"),
    ):
        assert codes_of(lambda w=weights: evaluate_table(weighed, table, weights=w)) == [code]
