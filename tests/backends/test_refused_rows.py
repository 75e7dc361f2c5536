"""Rows that must be refused are refused for what their sheets would be refused for."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest
from builders import (
    band,
    checklist,
    codes_of,
    figure,
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
    scale,
    tiers,
)

from scoring.portfolio import evaluate_table

if TYPE_CHECKING:
    from scoring.model import IndicatorSet

MIXED = make_set(
    {
        "P": indicator(10, judged("0.5")),
        "K": indicator(10, checklist(None, None)),
        "B": indicator(10, band("0.8", "0.5", "0", asked="once")),
        "R": indicator(10, tiers(("at_least", "50", "10"), per=figure("per"))),
        "E": indicator(10, proportional("10", over={"from_rate": "1.5", "effect": "explain"})),
    },
    panel=panel(at_least=2),
    missing=policies(not_applicable="full", void="zero"),
    rounding={"shown": 2, "indicator": 2},
)
GOOD: dict[str, Any] = {
    "P.R1": "10", "P.R2": "9", "P.R3": None, "P.state": None,
    "K.1.R1": "yes", "K.2.R1": "no", "K.1.R2": "no", "K.2.R2": "no",
    "B.band": "b1", "B.score": "8", "R.figure": "1", "R.per": "2",
    "E": "12", "E.reason": None,
}  # fmt: skip


def refused(
    rows: list[dict[str, Any]], indicator_set: IndicatorSet = MIXED
) -> list[tuple[str, str]]:
    """Return the codes and places of the problems of a table."""
    columns = {name: pa.array([row.get(name) for row in rows], pa.string()) for name in rows[0]}
    found = problems_of(lambda: evaluate_table(indicator_set, pa.table(columns)))
    return [(problem.code, problem.place) for problem in found]


def test_sound_rows_are_scored() -> None:
    columns = {name: pa.array([value], pa.string()) for name, value in GOOD.items()}
    assert evaluate_table(MIXED, pa.table(columns)).column("total").to_pylist() == [
        Decimal("40.00")
    ]


@pytest.mark.parametrize(
    ("changed", "code", "column"),
    [
        ({"P.R1": "11"}, "sheet.above-full-points", "P.R1"),
        ({"P.R1": "0.3"}, "sheet.finer-than-step", "P.R1"),
        ({"P.R1": "x"}, "table.not-plain", "P.R1"),
        ({"P.R1": None}, "sheet.too-few-answers", "P.R1"),
        ({"P.R1": None, "P.R2": None}, "sheet.refused-missing", "P.R1"),
        ({"P.state": "void?"}, "sheet.unknown-state", "P.state"),
        ({"P.state": "not_applicable"}, "sheet.state-and-score", "P.state"),
        ({"P.state": "not_due", "P.R1": "", "P.R2": " "}, "sheet.refused-not_due", "P.R1"),
        ({"K.2.R1": None}, "sheet.half-answered", "K.2.R1"),
        ({"K.2.R1": "maybe"}, "sheet.unknown-choice", "K.2.R1"),
        ({"B.score": None}, "sheet.half-answered-once", "B.score"),
        ({"B.band": "b2"}, "sheet.outside-band", "B.score"),
        ({"R.per": "0"}, "sheet.zero-divisor", "R.per"),
        ({"E": "15"}, "sheet.over-needs-reason", "E"),
    ],
)
def test_what_is_wrong_with_a_row_is_said_with_its_row_and_column(
    changed: dict[str, Any], code: str, column: str
) -> None:
    assert refused([GOOD, GOOD | changed, GOOD]) == [(code, f"table: row 2: {column}")]


def test_a_reason_explains_what_needs_one_and_void_answers_are_not_read() -> None:
    rows = [
        GOOD | {"E": "15", "E.reason": "天气好"},
        GOOD | {"P.state": "void", "P.R1": "no number", "P.R2": "99"},
        GOOD | {"P.state": "作废", "P.R1": None},
    ]
    columns = {name: pa.array([row[name] for row in rows], pa.string()) for name in GOOD}
    made = evaluate_table(MIXED, pa.table(columns))
    assert made.column("P.points").to_pylist() == [Decimal("9.50"), 0, 0]


def test_every_row_is_looked_at_before_anything_is_refused() -> None:
    rows = [GOOD | {"P.R1": "11", "R.per": "0"}, GOOD, GOOD | {"B.band": "b9"}]
    assert [code for code, _ in refused(rows)] == [
        "sheet.above-full-points",
        "sheet.zero-divisor",
        "sheet.unknown-choice",
    ]


def test_a_hundred_problems_are_listed_and_the_other_rows_are_counted() -> None:
    found = refused([GOOD | {"P.R1": "11", "R.per": "0"}] * 70 + [GOOD] * 10)
    assert len(found) == 101
    assert found[-1] == ("table.more", "table")
    columns = {name: pa.array([value] * 170, pa.string()) for name, value in GOOD.items()}
    columns["P.R1"] = pa.array(["11"] * 170)
    last = problems_of(lambda: evaluate_table(MIXED, pa.table(columns)))[-1]
    assert last.value == "70"
    assert "70" in last.what("zh")


# ---------------------------------------------------------------- whole rows


def test_a_row_in_which_nothing_was_scored_has_no_result() -> None:
    lenient = make_set({"A": indicator(10, judged("1"))}, missing=policies("zero"))
    assert refused([{"A.R1": "1"}, {"A.R1": None}], lenient) == [
        ("sheet.nothing-scored", "table: row 2")
    ]


def test_a_group_under_which_nothing_counts_may_be_refused() -> None:
    tree = make_set(
        {
            "a": indicator(10, judged("1"), under="G"),
            "b": indicator(10, judged("1"), under="total"),
        },
        {"total": root(), "G": group(missing={"not_applicable": "refuse"})},
        missing=policies("siblings"),
        rounding={"shown": 2, "group": 2, "total": 2},
        grades=scale(basis="rounded"),
    )
    tree_rows = [
        {"a.R1": "1", "b.R1": "1", "a.state": None},
        {"a.R1": None, "b.R1": "1", "a.state": "not_due"},
    ]
    assert [code for code, _ in refused(tree_rows, tree)] in (
        ["policy.group-refused"],
        ["sheet.refused-not_applicable"],
        ["sheet.refused-not_due"],
    )


def test_exactly_one_of_several_must_be_scored() -> None:
    either = make_set(
        {
            "a": indicator(10, judged("1"), under="G"),
            "b": indicator(10, judged("1"), under="G"),
        },
        {"total": root(), "G": group(10, combine="one_of")},
        missing=policies("siblings"),
        rounding={"shown": 2, "group": 2, "total": 2},
        grades=scale(basis="rounded"),
    )
    rows = [{"a.R1": "1", "b.R1": None}, {"a.R1": "1", "b.R1": "2"}]
    assert refused(rows, either) == [("sheet.one-of", "table: row 2")]


def test_a_row_may_have_fewer_reviewers_than_the_table_and_not_more_than_the_set_allows() -> None:
    pair = make_set({"A": indicator(10, judged("1"))}, panel=panel(at_most=2))
    rows = [
        {"A.R1": "1", "A.R2": "2", "A.R3": None},
        {"A.R1": None, "A.R2": "2", "A.R3": "4"},
        {"A.R1": "1", "A.R2": "2", "A.R3": "3"},
    ]
    assert refused(rows, pair) == [("sheet.panel-too-large", "table: row 3")]
    made = evaluate_table(pair, pa.table({name: [r[name] for r in rows[:2]] for name in rows[0]}))
    assert made.column("total").to_pylist() == [Decimal("1.5"), 3]


def test_where_totals_are_combined_nobody_may_abstain() -> None:
    whole = make_set(
        {"A": indicator(10, judged("1")), "B": indicator(10, judged("1"))},
        panel=panel("mean", "total"),
    )
    rows = [
        {"A.R1": "1", "A.R2": "2", "B.R1": "1", "B.R2": "4"},
        {"A.R1": "1", "A.R2": "2", "B.R1": "1", "B.R2": None},
    ]
    assert refused(rows, whole) == [("sheet.abstention-with-totals", "table: row 2: B.R1")]
    too_many = {f"{node}.R{n}": ["1"] for node in "AB" for n in range(1, 7)}
    assert codes_of(lambda: evaluate_table(whole, pa.table(too_many))) == ["sheet.panel-too-large"]


def test_labels_of_a_set_do_not_reach_the_statement() -> None:
    quoted = make_set({"A-1": indicator(10, judged("1"), label=label("'; DROP"))})
    table = pa.table({"A-1.R1": ["1"], 'it\'s "quoted"; --': ["x"]})
    assert evaluate_table(quoted, table).column_names[0] == 'it\'s "quoted"; --'
