"""Edge cases 21, 22, 26, 42, 51 and 57: weights, names, roles and the shape of the tree."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from builders import (
    MOF,
    chosen,
    fill,
    group,
    indicator,
    judged,
    label,
    make_set,
    problems_of,
    refused,
    root,
    scale,
    scored,
    scores,
    set_data,
    tiers,
    yes_no,
)

import scoring
from scoring.lint import lint

if TYPE_CHECKING:
    from pathlib import Path

FORMATS = ("toml", "csv", "json", "xlsx")


def test_edge_21_weights_are_decimals_and_add_up_exactly_or_are_refused() -> None:
    """Declared as decimals or ratios, and refused with the difference: no tolerance."""
    thirds = {name: indicator("33.3", judged()) for name in "ABC"}
    (problem,) = problems_of(lambda: make_set(thirds, {"total": root(100)}))
    assert (problem.code, problem.details["difference"]) == ("set.points-off", "-0.1")
    assert make_set(thirds, {"total": root("99.9")}).root.full == Fraction("99.9")
    quarters = {name: indicator("22.5", judged()) for name in "ABCD"}
    assert make_set(quarters, {"total": root(90)}).root.full == 90
    tenths = {f"T{n}": indicator(10, judged(), weight="0.1") for n in range(10)}
    weighted = root(100, combine="weighted_mean", weights_total=1)
    assert make_set(tenths, {"total": weighted}).root.full == 100
    exact_thirds = {name: indicator("100/3", tiers(("at_least", "1", "1"))) for name in "ABC"}
    assert make_set(exact_thirds, {"total": root(100)}).root.full == 100


def test_edge_21_where_the_residual_goes_is_declared() -> None:
    """Declared: ``cumulative``, under which rounded thirds add up to the whole."""
    thirds = {name: indicator("100/3", yes_no()) for name in "ABC"}
    used = make_set(thirds, {"total": root(100, cumulative=2)})
    result = scored(used, dict.fromkeys("ABC", chosen({"answer": "yes"})))
    assert [result[name].points for name in "ABC"] == [
        Fraction("33.33"),
        Fraction("33.34"),
        Fraction("33.33"),
    ]
    assert result.exact_total == 100


def test_edge_22_a_parent_that_is_not_the_sum_of_its_children_is_refused_with_the_difference() -> (
    None
):
    """Refused: nothing is rescaled in silence."""
    parts = {"A1": indicator(30, judged(), "A"), "A2": indicator(25, judged(), "A")}
    groups = {"total": root(), "A": group(60)}
    (problem,) = problems_of(lambda: make_set(parts, groups))
    assert problem.code == "set.points-off"
    assert problem.place == "test.toml: group.A.points"
    assert problem.details["together"] == "55"
    assert problem.details["difference"] == "-5"


def test_edge_26_names_may_repeat_under_two_parents() -> None:
    """Matched by id; names may repeat."""
    same = {"label": label("质量指标")}
    used = make_set(
        {"A1": indicator(5, judged(), "A", **same), "B1": indicator(5, judged(), "B", **same)},
        {"total": root(), "A": group(), "B": group()},
    )
    result = scored(used, {"A1": scores("1"), "B1": scores("4")})
    assert [result[name].points for name in ("A1", "B1", "total")] == [1, 4, 5]
    rows = csv.DictReader(io.StringIO(scoring.render(result, "csv")))
    assert [row["id"] for row in rows] == ["total", "A", "A1", "B", "B1"]


def with_penalty(points: str) -> dict[str, dict[str, Any]]:
    """Return an indicator and a penalty item with these full points."""
    minus = indicator(points, judged(), role="penalty", label=label("late report"))
    return {"A": indicator(100, judged()), "minus": minus}


def test_edge_42_a_penalty_item_is_no_part_of_the_full_points() -> None:
    """Declared: the most it takes off, above 0; it could give nothing, so its rate is undefined."""
    used = make_set(with_penalty("10"), grades=scale(MOF))
    result = scored(used, {"A": scores("85"), "minus": scores("6")})
    assert (used.root.full, str(result.total), result.grade.label.zh) == (100, "79.00", "中")
    gave = {part.node.id: part for part in scoring.contributions(result)}
    assert (gave["minus"].full_points, gave["minus"].points, gave["minus"].lost) == (0, -6, 6)
    assert refused(set_data(with_penalty("0"))) == ["set.points-not-positive"]


def test_edge_42_a_penalty_never_makes_a_total_negative_and_the_floor_is_in_the_ledger() -> None:
    """Declared: the floor, nothing where it is left out; what it gives back stands by itself."""
    result = scored(make_set(with_penalty("10")), {"A": scores("5"), "minus": scores("6")})
    assert result.exact_total == 0
    assert [one.points for one in scoring.contributions(result).limits] == [1]


def outputs_and_effects(outputs: str, effects: str, rest: str) -> list[str]:
    """Return what is found in a set with these weights."""
    used = make_set(
        {
            "O1": indicator(outputs, judged(), "O"),
            "E1": indicator(effects, judged(), "E"),
            "P1": indicator(rest, judged(), "P"),
        },
        {
            "total": root(100),
            "O": group(label=label("产出")),
            "E": group(label=label("效益")),
            "P": group(label=label("过程")),
        },
    )
    return [one.code for one in lint(used)]


@pytest.mark.parametrize(
    ("weights", "noted"),
    [
        (("30", "30", "40"), 0),
        (("30", "29.99", "40.01"), 1),
        (("35", "30", "35"), 0),
        (("59", "40", "1"), 0),
    ],
)
def test_edge_51_outputs_and_effects_of_60_per_cent_pass_and_less_is_noted(
    weights: tuple[str, str, str], noted: int
) -> None:
    """Declared as a note of the check and not as an error: 60 passes, and so does more."""
    found = outputs_and_effects(*weights)
    assert found.count("lint.outputs-and-effects") == noted


def test_edge_57_a_tree_of_one_node_works() -> None:
    """Any depth: a single indicator is a tree."""
    used = make_set(
        {"A": indicator(10, judged(), None)}, {}, grades=scale((("a", "a", 5), ("b", "b", 0)))
    )
    result = scored(used, {"A": scores("7")})
    assert (result.total, result.grade.id) == (Decimal("7.00"), "a")
    for kind in ("text", "markdown", "html", "json", "csv"):
        assert "7" in scoring.render(result, kind, "zh")
    assert scoring.explain(result, (), "text", "zh")


@pytest.mark.parametrize("kind", FORMATS)
def test_edge_57_a_tree_of_depth_eight_works(kind: str, tmp_path: Path) -> None:
    """Any depth, in every file format."""
    names = [f"G{level}" for level in range(1, 8)]
    groups = {"total": root()}
    groups |= {
        name: group(under=above) for name, above in zip(names, ["total", *names], strict=False)
    }
    used = make_set({"A": indicator(10, judged(), names[-1]), "B": indicator(5, judged())}, groups)
    assert used.depth == 8
    path = tmp_path / f"deep.{kind}"
    scoring.write_sheet(fill(used, {"A": scores("7"), "B": scores("1")}), path, used)
    result = scoring.evaluate(used, scoring.read_sheet(path, used))
    assert (result["G7"].points, result.exact_total) == (7, 8)
    assert "A" in scoring.render(result, "text", "zh")


@pytest.mark.parametrize(
    ("groups", "codes"),
    [({}, ["set.no-indicator", "tree.no-root"]), ({"total": root(10)}, ["set.no-indicator"])],
)
def test_edge_57_a_tree_without_indicators_is_a_clear_error(
    groups: dict[str, Any], codes: list[str]
) -> None:
    """Refused: nothing could be scored."""
    found = refused(set_data({}, groups))
    assert found[: len(codes)] == codes
