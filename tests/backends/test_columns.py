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
    label,
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


@pytest.mark.parametrize(
    "more",
    [
        {"indicator": {"a": indicator(10, judged("1", asked="once"))}},
        {"indicator": {"TOTAL": indicator(10, judged("1", asked="once"))}},
        {"gate": ["g", "G"]},
        {"veto": ["v", "V"]},
    ],
)
def test_a_set_whose_ids_differ_in_case_only_is_refused_by_name(more: dict[str, Any]) -> None:
    gates = [
        {"id": one, "label": label(one), "when": {"node": "A", "below": "5"}, "lower_by": 1}
        for one in more.get("gate", ())
    ]
    vetoes = [
        {"id": one, "label": label(one), "when": {"node": "A", "below": "5"}, "grade": "pass"}
        for one in more.get("veto", ())
    ]
    once = {"A": indicator(10, judged("1", asked="once")), **more.get("indicator", {})}
    used = make_set(once, gate=gates, veto=vetoes)
    table = pa.table({name: ["5"] for name in once})
    (problem,) = problems_of(lambda: evaluate_table(used, table))
    assert problem.code == "table.ids-alike"
    assert problem.value in {"a", "TOTAL", "G", "V"}
    assert problem.place == "test.toml"


def test_inputs_that_differ_in_case_only_are_refused_by_name() -> None:
    elements = [{"id": one, "label": label(one)} for one in ("x", "X")]
    rule = {"kind": "checklist", "elements": elements, "asked": "once"}
    used = make_set({"A": indicator(10, rule)})
    table = pa.table({"A.x": ["yes"], "A.X": ["no"]})
    assert codes_of(lambda: evaluate_table(used, table)) == ["table.ids-alike"]


def test_two_results_of_one_name_are_refused_and_not_laid_at_the_door_of_the_table() -> None:
    used = make_set(
        {"gate": indicator(10, judged("1", asked="once"))},
        gate=[
            {
                "id": "points",
                "label": label("g"),
                "when": {"node": "gate", "below": "5"},
                "lower_by": 1,
            }
        ],
    )
    table = pa.table({"gate": ["5"]})
    assert codes_of(lambda: evaluate_table(used, table)) == ["table.results-alike"]


@pytest.mark.parametrize("name", ["a.r1", "a.R1", "A.SCORE.R1", "B.B", "b.actual", "A.1.STATE"])
def test_columns_that_differ_in_case_from_what_is_expected_are_refused_by_name(name: str) -> None:
    known = {"A.SCORE.R1": [], "b.actual": ["B.target"]}.get(name, ["A.R9"])
    found = problems_of(lambda: layout(name, *known))
    assert [(one.code, one.place) for one in found] == [("table.unknown-column", f"table: {name}")]


def test_reviewers_that_differ_in_case_only_are_refused_by_name() -> None:
    (problem,) = problems_of(lambda: layout("A.R1", "A.1.1.r1", "A.1.2.r1"))
    assert (problem.code, problem.value) == ("table.reviewers-alike", "r1")


@pytest.mark.parametrize("name", ["A.State", "A.REASON", "A.Score", "A.Score.R1"])
def test_a_known_word_in_other_letters_is_no_reviewer(name: str) -> None:
    assert codes_of(lambda: layout("A.R1", name)) == ["table.unknown-column"]


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
