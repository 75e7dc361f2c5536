"""What a row leads to: total, grade, gates, vetoes, coefficient, points that count or do not."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pyarrow as pa
import pytest
from builders import (
    MOF,
    fill,
    group,
    indicator,
    judged,
    label,
    make_set,
    panel,
    policies,
    root,
    scale,
    scores,
    yes_no,
)
from wide import scored_alike

import scoring
from scoring.portfolio import evaluate_table

ROUNDED = {"shown": 2, "indicator": 2, "group": 2, "total": 2}
GRADES = scale(MOF, basis="rounded")


def rows(*cells: dict[str, Any]) -> pa.Table:
    """Return rows of text as a table."""
    names = dict.fromkeys(name for row in cells for name in row)
    return pa.table({n: pa.array([row.get(n) for row in cells], pa.string()) for n in names})


def test_gates_and_vetoes_show_the_outcome_before_and_after() -> None:
    used = make_set(
        {
            "A": indicator(90, judged("1", asked="once")),
            "B": indicator(10, judged("1", asked="once")),
            "F": indicator(None, yes_no(asked="once"), role="flag"),
        },
        rounding=ROUNDED,
        grades=GRADES,
        gate=[
            {
                "id": "weak-B",
                "label": label("B"),
                "when": {"node": "B", "below": "5"},
                "best": "good",
            }
        ],
        veto=[
            {
                "id": "fraud",
                "label": label("F"),
                "when": {"yes": "F"},
                "grade": "poor",
                "total": "0",
            }
        ],
        coefficient={
            "label": label("pay"),
            "places": 3,
            "bands": [
                {"at_least": "60", "value": "0", "per_point": "0.01"},
                {"at_least": "0", "value": "0"},
            ],
        },
    )
    made = evaluate_table(
        used,
        rows(
            {"A": "90", "B": "5", "F": "no"},
            {"A": "90", "B": "4", "F": "no"},
            {"A": "90", "B": "4", "F": "yes"},
        ),
    ).to_pydict()
    assert made["total"] == [Decimal(95), Decimal(94), Decimal(0)]
    assert made["total_before"] == [Decimal(95), Decimal(94), Decimal(94)]
    assert made["grade"] == ["excellent", "good", "poor"]
    assert made["grade_before"] == ["excellent", "excellent", "excellent"]
    assert made["gate.weak-B"] == [False, True, True]
    assert made["veto.fraud"] == [False, False, True]
    assert made["veto"] == [None, None, "fraud"]
    assert made["coefficient"] == [Decimal("0.950"), Decimal("0.940"), Decimal(0)]
    assert "total.points" in made


def test_a_flag_has_what_conditions_read_instead_of_points() -> None:
    used = make_set(
        {
            "A": indicator(100, judged("1", asked="once")),
            "F": indicator(None, yes_no(), role="flag"),
        },
        missing=policies("siblings", missing="refuse"),
        rounding=ROUNDED,
        grades=GRADES,
        gate=[{"id": "late", "label": label("F"), "when": {"yes": "F"}, "best": "good"}],
    )
    made = evaluate_table(
        used,
        rows(
            {"A": "90", "F.R1": "yes", "F.R2": "yes", "F.state": ""},
            {"A": "90", "F.R1": "yes", "F.R2": "no", "F.state": ""},
            {"A": "90", "F.R1": None, "F.R2": None, "F.state": "not_applicable"},
        ),
    ).to_pydict()
    assert made["F.yes"] == [True, False, None]
    assert made["gate.late"] == [True, False, False]
    assert "F.points" not in made


def test_what_does_not_count_has_no_points_rather_than_none() -> None:
    tree = make_set(
        {
            "a": indicator(10, judged("1", asked="once"), under="G"),
            "b": indicator(30, judged("1", asked="once"), under="G"),
            "c": indicator(60, judged("1", asked="once")),
        },
        {"total": root(), "G": group()},
        missing=policies("tree"),
        rounding=ROUNDED,
        grades=GRADES,
    )
    made = evaluate_table(
        tree,
        rows(
            {"a": "10", "b": "0", "c": "60"},
            {"a": "10", "b": None, "c": "30"},
            {"a": "", "b": "", "c": "30"},
        ),
    ).to_pydict()
    assert made["b.points"] == [0, None, None]
    assert made["G.points"] == [10, 10, None]
    # 40 of 70 and 30 of 60, over the whole tree
    assert made["total"] == [Decimal("70.00"), Decimal("57.14"), Decimal("50.00")]


def test_points_that_are_no_decimals_are_whole_numbers_of_ticks() -> None:
    thirds = make_set({"A": indicator(10, judged("1"))}, panel=panel(at_most=3))
    made = evaluate_table(thirds, rows({"A.R1": "5", "A.R2": "5", "A.R3": "6"})).to_pydict()
    # fine enough for every bound; the exact total stands beside it
    assert made["total"] == [Decimal("5.33")]
    (tick,) = made["ticks_per_point"]
    assert Fraction(made["total_ticks"][0], tick) == Fraction(16, 3)
    assert made["A.ticks"] == made["total_ticks"]


def test_a_total_that_is_not_rounded_never_reads_as_a_grade_it_does_not_have() -> None:
    used = make_set(
        {"A": indicator(100, judged("0.01"))}, panel=panel(at_most=3), grades=scale(MOF)
    )
    near = [
        ("89.99", "90", "90"),
        ("90", "90", "90"),
        ("90", "90", "90.01"),
        ("100", "100", "99.99"),
    ]
    sheets = [fill(used, {"A": scores(*three)}, 3) for three in near]
    made = scored_alike(used, sheets).to_pydict()
    # 89.99666… would read as 90.00 with the two decimals of the set
    assert made["total"] == [Decimal(one) for one in ("89.997", "90.000", "90.003", "99.997")]
    assert made["grade"] == ["good", "excellent", "excellent", "excellent"]


def test_a_total_that_a_veto_replaces_is_told_where_totals_are_not_rounded() -> None:
    used = make_set(
        {
            "A": indicator(100, judged("1")),
            "F": indicator(None, yes_no(asked="once"), role="flag"),
        },
        panel=panel(at_most=3),
        grades=scale(MOF),
        veto=[
            {"id": "v", "label": label("v"), "when": {"yes": "F"}, "grade": "poor", "total": "5"}
        ],
    )
    made = evaluate_table(
        used, rows({"A.R1": "80", "A.R2": "80", "A.R3": "81", "F": "yes"})
    ).to_pydict()
    assert (made["total"], made["total_before"]) == ([Decimal(5)], [Decimal("80.33")])
    assert (made["grade"], made["grade_before"]) == (["poor"], ["good"])
    assert Fraction(made["total_ticks"][0], made["ticks_per_point"][0]) == Fraction(241, 3)


def test_points_show_the_decimals_of_the_set() -> None:
    halves = make_set(
        {"A": indicator(10, judged("0.5"))}, rounding={"shown": 3}, panel=panel(at_most=1)
    )
    made = evaluate_table(halves, rows({"A.R1": "7.5"}))
    assert str(made.column("A.points")[0].as_py()) == "7.500"
    assert str(made.column("total")[0].as_py()) in {"7.500", "7.5"}


# ---------------------------------------------------------------- totals of reviewers


TWO = {"A": indicator(60, judged("1")), "B": indicator(40, judged("1"))}


TRIMMED = {"drop_lowest": 1, "drop_highest": 1, "trim_from": 3}


@pytest.mark.parametrize("combine", ["mean", "weighted_mean", "median", "trimmed_mean"])
@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_totals_of_reviewers_are_combined(combine: str, count: int) -> None:
    gate = {"id": "g", "label": label("g"), "when": {"node": "A", "below": "40"}, "best": "good"}
    used = make_set(
        TWO,
        panel=panel(combine, "total", **(TRIMMED if combine == "trimmed_mean" else {})),
        rounding={"shown": 2, "total": 2},
        grades=GRADES,
        gate=[gate],
    )
    weights = ["1.5", "0.25", "2", "1"][:count]
    sheets = [
        fill(used, {"A": scores(*given[:count]), "B": scores(*other[:count])}, weights)
        for given, other in (
            (("60", "50", "40", "31"), ("40", "31", "0", "9")),
            (("10", "20", "20", "60"), ("20", "10", "11", "1")),
            # equal totals share what is left out
            (("10", "20", "20", "30"), ("20", "10", "10", "0")),
            (("0", "20", "20", "60"), ("0", "10", "10", "40")),
        )
    ]
    given = {one.id: one.weight for one in sheets[0].reviewers}
    scored_alike(used, sheets, weights=given)


def test_a_median_of_totals_is_a_decimal_though_the_points_of_nodes_may_be_none() -> None:
    used = make_set(TWO, panel=panel("median", "total"))
    made = evaluate_table(used, rows({f"{node}.R{n}": "1" for node in "AB" for n in (1, 2, 3)}))
    assert made.column("total").to_pylist() == [2]
    assert "A.ticks" in made.column_names


# ---------------------------------------------------------------- what SQL cannot do


def test_means_beyond_126_bits_are_refused_with_the_group_that_needs_them() -> None:
    wide = {f"I{n}": indicator(100, judged("0.0001", asked="once"), "G") for n in range(1, 8)}
    used = make_set(
        wide,
        {"total": root(), "G": group(100, combine="geometric_mean")},
        rounding={"shown": 4, "group": 4, "total": 4},
        grades=scale(basis="rounded"),
    )
    table = rows(dict.fromkeys(wide, "50.1234"))
    with pytest.raises(scoring.ScoringError) as caught:
        evaluate_table(used, table)
    (problem,) = caught.value.problems
    assert (problem.code, problem.place) == ("table.cannot-bits", "test.toml: group.G")
    assert "“G”" in problem.what("en")


def test_logarithms_next_to_a_half_are_decided_exactly() -> None:
    used = make_set(
        {
            "A": indicator(
                1,
                {
                    "kind": "goalposts",
                    "figure": {"label": label("x"), "places": 0, "at_least": 1, "at_most": 100},
                    "worst": 1,
                    "best": 4,
                    "scale": "log",
                    "outside": "clip",
                },
            )
        },
        rounding={"shown": 0, "indicator": 0, "total": 0},
        grades=scale(basis="rounded"),
    )
    made = evaluate_table(used, rows(*({"A": str(n)} for n in (1, 2, 3, 4, 50))))
    # the geometric middle of 1 and 4 is 2: exactly a half, which goes up
    assert made.column("total").to_pylist() == [0, 1, 1, 1, 1]
