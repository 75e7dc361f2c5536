"""What makes the difference between projects, by hand."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest
from builders import MOF, codes_of, group, indicator, judged, make_set, panel, root, scale

import scoring

if TYPE_CHECKING:
    from pathlib import Path

FREE = judged("0.5", asked="once")


def two(**changed: Any) -> scoring.IndicatorSet:
    parts = {"A": indicator(60, FREE), "B": indicator(40, FREE)}
    return make_set(parts, **{"grades": scale(MOF), **changed})


def table(**columns: list[str | None]) -> pa.Table:
    return pa.table({name: pa.array(column, pa.string()) for name, column in columns.items()})


def shares(found: scoring.Influence) -> dict[str, Fraction | None]:
    return {one.node.id: one.share for one in found.each}


def test_what_moves_with_the_total_makes_the_difference() -> None:
    found = scoring.influence(two(), table(A=["60", "50", "40"], B=["10", "30", "20"]))
    # deviations: A 10 0 -10, B -10 10 0, the total 0 10 -10
    assert shares(found) == {"A": Fraction(1, 2), "B": Fraction(1, 2)}
    assert (found.projects, found.variance, found.rest) == (3, Fraction(200, 3), 0)
    first, second = found.each
    assert (first.nominal, second.nominal) == (Fraction(3, 5), Fraction(2, 5))
    assert (first.lowest, first.highest, first.mean) == (40, 60, 50)
    assert (first.warning, second.warning) == (None, None)


def test_a_heavy_indicator_in_which_all_are_alike_is_named() -> None:
    found = scoring.influence(two(), table(A=["60", "60", "60"], B=["10", "30", "20"]))
    assert shares(found) == {"A": 0, "B": 1}
    assert [one.warning for one in found.each] == ["none", None]


def test_a_heavy_indicator_that_hardly_matters_is_named_and_so_is_a_light_one_that_does() -> None:
    parts = {"A": indicator(90, FREE), "B": indicator(10, FREE)}
    used = make_set(parts, grades=scale(MOF))
    found = scoring.influence(used, table(A=["90", "88", "90", "88"], B=["10", "10", "0", "0"]))
    # deviations: A 1 -1 1 -1, B 5 5 -5 -5: 1/26 and 25/26
    assert shares(found) == {"A": Fraction(1, 26), "B": Fraction(25, 26)}
    assert [one.warning for one in found.each] == ["little", "much"]


def test_an_indicator_that_evens_differences_out_has_a_share_below_nothing() -> None:
    found = scoring.influence(two(), table(A=["60", "40"], B=["10", "20"]))
    # deviations: A 10 -10, B -5 5, the total 5 -5
    assert shares(found) == {"A": 2, "B": -1}


def test_a_group_has_what_its_indicators_have_and_is_no_part_of_the_sum() -> None:
    parts = {"A": indicator(30, FREE, "G"), "B": indicator(20, FREE, "G"), "C": indicator(50, FREE)}
    weighted = {
        "total": root(100, combine="weighted_mean", weights_total=100),
        "G": group(50, weight=80),
    }
    parts["C"] |= {"weight": 20}
    used = make_set(
        parts, weighted, grades=scale(MOF, "rounded"), rounding={"shown": 2, "total": 2}
    )
    found = scoring.influence(
        used, table(A=["30", "20", "10"], B=["20", "20", "8"], C=["50", "0", "50"])
    )
    by_id = shares(found)
    assert by_id["G"] == sum(by_id[name] or 0 for name in "AB")
    assert sum(one.share or 0 for one in found.each if one.whole) == 1
    assert {one.node.id: one.whole for one in found.each} == {
        "G": False,
        "A": True,
        "B": True,
        "C": True,
    }
    assert {one.node.id: one.nominal for one in found.each}["A"] == Fraction(30 * 80, 50 * 100)


def test_a_group_that_is_no_sum_counts_as_one() -> None:
    parts = {"A": indicator(30, FREE, "G"), "B": indicator(30, FREE, "G"), "C": indicator(40, FREE)}
    used = make_set(parts, {"total": root(), "G": group(60, combine="weakest")}, grades=scale(MOF))
    found = scoring.influence(used, table(A=["30", "20"], B=["10", "30"], C=["40", "40"]))
    assert {one.node.id: (one.whole, one.share) for one in found.each} == {
        "G": (True, 1),
        "C": (True, 0),
    }


def test_what_a_cap_takes_is_the_rest() -> None:
    parts = {
        "A": indicator(60, FREE),
        "B": indicator(40, FREE),
        "X": indicator(10, FREE, role="bonus"),
    }
    used = make_set(parts, {"total": root(100, cap=100)}, grades=scale(MOF))
    found = scoring.influence(used, table(A=["60", "40"], B=["40", "40"], X=["10", "0"]))
    # 110, held at 100, against 80: deviations of the total 10 -10, of A 10 -10, of X 5 -5
    assert shares(found) == {"A": 1, "B": 0, "X": Fraction(1, 2)}
    assert found.rest == Fraction(-1, 2)
    assert [one.nominal for one in found.each][2] is None


def test_where_an_indicator_does_not_count_it_gives_nothing() -> None:
    parts = {
        "A": indicator(60, FREE),
        "B": indicator(40, FREE, missing={"not_applicable": "siblings"}),
    }
    used = make_set(
        parts, grades=scale(MOF, "rounded"), rounding={"shown": 2, "group": 2, "total": 2}
    )
    columns = {"A": ["60", "30"], "B": ["40", None], "B.state": [None, "not_applicable"]}
    found = scoring.influence(used, table(**columns))
    # 100 and 30 × 100 ÷ 60
    assert shares(found) == {"A": Fraction(3, 5), "B": Fraction(4, 5)}
    assert found.rest == Fraction(-2, 5)
    assert [one.left_out for one in found.each] == [0, 1]
    assert (found.each[1].lowest, found.each[1].mean) == (40, 40)


def test_what_does_not_count_everywhere_is_not_named() -> None:
    parts = {
        "A": indicator(90, FREE),
        "B": indicator(10, FREE, missing={"not_applicable": "siblings"}),
    }
    used = make_set(
        parts, grades=scale(MOF, "rounded"), rounding={"shown": 2, "group": 2, "total": 2}
    )
    columns = {"A": ["81", "80", "81"], "B": ["9", "10", None]}
    found = scoring.influence(used, table(**columns, **{"B.state": [None, None, "not_applicable"]}))
    # 81 + 9, 80 + 10, 81 × 100 ÷ 90: all are 90, whatever B seems to do
    assert found.variance == 0
    columns["A"][1] = "84"
    found = scoring.influence(used, table(**columns, **{"B.state": [None, None, "not_applicable"]}))
    # 90, 94, 90 with A 81, 84, 81 and B 9, 10, 0
    assert shares(found) == {"A": Fraction(3, 4), "B": Fraction(11, 8)}
    assert [one.warning for one in found.each] == [None, None]
    assert "not named" in scoring.render_influence(found, "text", "en")


def test_totals_that_are_all_alike_have_no_difference_to_account_for() -> None:
    found = scoring.influence(two(), table(A=["60", "50"], B=["10", "20"]))
    assert (found.variance, found.rest, shares(found)) == (0, None, {"A": None, "B": None})


def test_weights_of_reviewers_are_taken() -> None:
    parts = {"A": indicator(100, judged())}
    used = make_set(
        parts,
        panel=panel("weighted_mean"),
        rounding={"shown": 2, "indicator": 2},
        grades=scale(MOF),
    )
    columns = {"A.R1": ["100", "50"], "A.R2": ["0", "50"]}
    alike = scoring.influence(used, table(**columns))
    assert alike.variance == 0
    other = scoring.influence(used, table(**columns), weights={"R1": 3})
    assert other.variance == Fraction(25, 2) ** 2


def test_one_project_and_broken_rows_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "one.csv"
    file.write_text("A,B\n60,40\n", encoding="utf-8")
    assert codes_of(lambda: scoring.influence(two(), file)) == ["influence.too-few"]
    file.write_text("A,B\n61,40\n60,x\n", encoding="utf-8")
    assert codes_of(lambda: scoring.influence(two(), file)) == [
        "sheet.above-full-points",
        "table.not-plain",
    ]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_report_names_what_is_out_of_proportion(language: str) -> None:
    parts = {"A": indicator(90, FREE), "B": indicator(10, FREE)}
    used = make_set(parts, grades=scale(MOF))
    found = scoring.influence(used, table(A=["90", "88", "90", "88"], B=["10", "10", "0", "0"]))
    out = scoring.render_influence(found, language=language)
    said = {
        "zh": "indicator（A）占分值 90.0%，只占差别的 3.8%。",
        "en": "indicator (A) has 90.0% of the weight and 3.8% of the difference.",
    }
    assert said[language] in out
    alike = scoring.influence(two(), table(A=["60", "50"], B=["10", "20"]))
    said = {"zh": "2 个项目的总分都相同", "en": "All 2 projects have the same total"}
    assert said[language] in scoring.render_influence(alike, language=language)


def test_the_report_says_what_counts_as_one_what_is_left_out_and_what_caps_take() -> None:
    parts = {
        "A": indicator(30, FREE, "G"),
        "B": indicator(30, FREE, "G"),
        "C": indicator(40, FREE, missing={"not_applicable": "siblings"}),
    }
    groups = {"total": root(), "G": group(60, combine="weakest")}
    used = make_set(
        parts, groups, grades=scale(MOF, "rounded"), rounding={"shown": 2, "group": 2, "total": 2}
    )
    columns: dict[str, list[str | None]] = {
        "A": ["30", "20", "30"],
        "B": ["10", "30", "30"],
        "C": ["40", "10", None],
        "C.state": [None, None, "not_applicable"],
    }
    out = scoring.render_influence(scoring.influence(used, table(**columns)), language="en")
    assert "Groups that are no sum, weighted mean or pool count as one: G." in out
    assert "Where they do not count, C are taken to give nothing;" in out
    assert "Rounding, caps, sharing" in out
