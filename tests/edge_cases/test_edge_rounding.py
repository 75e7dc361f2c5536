"""Edge cases 23 to 25: where, how and how often numbers are rounded."""

from __future__ import annotations

import csv
import io
import json
from fractions import Fraction

import pytest
from builders import (
    chosen,
    group,
    indicator,
    judged,
    make_set,
    once,
    one,
    proportional,
    root,
    rounded_to,
    scale,
    scored,
    scores,
    yes_no,
)

import scoring

YES = chosen({"answer": "yes"})


@pytest.mark.parametrize(
    ("rounding", "basis", "total"),
    [(rounded_to(2), "exact", "9.99"), (rounded_to(total=2), "rounded", "10.00")],
)
def test_edge_23_the_stage_of_rounding_is_declared(
    rounding: dict[str, int], basis: str, total: str
) -> None:
    """Declared: the stage, here the indicator or the total."""
    thirds = {name: indicator("10/3", yes_no()) for name in "ABC"}
    used = make_set(thirds, rounding=rounding, grades=scale(basis=basis))
    yes = chosen({"answer": "yes"})
    assert str(scored(used, dict.fromkeys("ABC", yes)).total) == total


@pytest.mark.parametrize(
    ("rounding", "points"),
    [
        (rounded_to(0, shown=0), [10, 10]),
        ({"shown": 0, "group": 0}, [Fraction(19, 2), 10]),
        ({"shown": 1}, [Fraction(19, 2), Fraction(19, 2)]),
    ],
)
def test_edge_23_leaf_and_level_are_stages_of_their_own(
    rounding: dict[str, int], points: list[Fraction]
) -> None:
    """Declared: what is not named rounds nothing; here the indicator, the group, or neither."""
    used = make_set(
        {"A": indicator(10, judged("0.1"), "X")},
        {"total": root(), "X": group()},
        rounding=rounding,
    )
    result = scored(used, {"A": scores("9.5")})
    assert [result[name].points for name in ("A", "X")] == points


def test_edge_23_the_panel_is_a_stage_of_its_own() -> None:
    """Declared: 2 and 3 and 3 come to 2.7 first, or the mean is rounded once at the end."""
    given = {"A": scores("2", "3", "3")}
    fine = one(10, judged("1"), rounding={**rounded_to(2), "panel": 1})
    assert scored(fine, given, 3)["A"].points == Fraction("2.7")
    once_only = one(10, judged("1"), rounding=rounded_to(2))
    assert scored(once_only, given, 3)["A"].points == Fraction("2.67")


@pytest.mark.parametrize(
    ("points", "total"),
    [("0.125", "0.13"), ("2.675", "2.68"), ("0.135", "0.14"), ("0.124", "0.12")],
)
def test_edge_24_halves_are_rounded_up_and_not_to_even(points: str, total: str) -> None:
    """Half up, unless the set declares another mode."""
    used = one(10, judged("0.001"), rounding=rounded_to(total=2), grades=scale(basis="rounded"))
    assert str(scored(used, {"A": scores(points)}).total) == total


@pytest.mark.parametrize(
    ("mode", "total"),
    [("half_up", "0.13"), ("half_even", "0.12"), ("down", "0.12"), ("up", "0.13")],
)
def test_edge_24_another_way_of_rounding_is_declared(mode: str, total: str) -> None:
    """Declared: ``mode``."""
    rounding = {**rounded_to(total=2), "mode": mode}
    used = one(10, judged("0.001"), rounding=rounding, grades=scale(basis="rounded"))
    assert str(scored(used, {"A": scores("0.125")}).total) == total


@pytest.mark.parametrize(("mode", "total"), [("half_up", "6.67"), ("down", "6.66")])
def test_edge_25_every_output_rounds_in_the_same_way(mode: str, total: str) -> None:
    """Declared once for the set: no report rounds by itself."""
    rounding = {**rounded_to(2, 2), "mode": mode}
    used = one(10, proportional(), rounding=rounding, grades=scale(basis="rounded"))
    result = scored(used, {"A": once(actual="2", target="3")})
    assert str(result.total) == total
    other = {"6.67": "6.66", "6.66": "6.67"}[total]
    for kind in ("text", "markdown", "html"):
        report = scoring.render(result, kind, "zh")
        assert total in report
        assert other not in report
    rows = list(csv.DictReader(io.StringIO(scoring.render(result, "csv"))))
    assert {row["points"] for row in rows} == {total}
    data = json.loads(scoring.render(result, "json"))
    assert [data["total"], *(node["points"] for node in data["nodes"])] == [total] * 3
