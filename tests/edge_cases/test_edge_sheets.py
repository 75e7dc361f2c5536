"""Edge cases of the reference, 55 to 61, and which numbers wait for later features."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from builders import (
    MOF,
    fill,
    group,
    indicator,
    judged,
    make_set,
    one,
    problems_of,
    refused,
    root,
    rounded_to,
    scale,
    scored,
    scores,
    set_data,
    sheet_refused,
)

import scoring
from scoring.exact import to_decimal
from scoring.sheet import Entry, ScoreSheet

LATER = {
    "equality targets": [13],
    "overshoot that must be explained": [14],
    "step deduction": [15],
    "renormalising what is not applicable": [27, 29, 30],
    "alternatives, one of several": [32],
    "validity of ballots": [36],
    "deduction lists": [39],
    "caps, gates and vetoes": [40, 41, 62],
    "bonus and penalty items": [42],
    "figures stated by several documents": [7],
    "several years in one indicator": [50],
    "checks of weights by kind of evaluation": [51],
    "rank within a cohort": [52],
    "periods of evidence": [53],
    "self score beside review score": [54],
}
"""Edge cases of features that are not built yet."""

FORMATS = ("toml", "csv", "json", "xlsx")


@pytest.mark.parametrize("kind", FORMATS)
def test_edge_55_what_nobody_filled_in_is_unscored_and_gets_no_default(
    kind: str, tmp_path: Path
) -> None:
    used = make_set({"A": indicator(10, judged()), "B": indicator(10, judged())})
    assert sheet_refused(used, {"A": scores("5")}) == ["sheet.refused-missing"]
    path = tmp_path / f"half.{kind}"
    scoring.write_sheet(fill(used, {"A": scores("5")}), path, used)
    (problem,) = problems_of(lambda: scoring.read_sheet(path, used))
    assert (problem.code, problem.details["id"]) == ("sheet.refused-missing", "B")


@pytest.mark.parametrize("kind", FORMATS)
def test_edge_56_zero_and_blank_are_told_apart_in_every_file(kind: str, tmp_path: Path) -> None:
    used = one(10, judged())
    zero = fill(used, {"A": scores("0", None, "—")}, 3)
    given: dict[str, Decimal | str] = {"R1": Decimal(0)}
    zero = ScoreSheet("test", "1.0.0", {}, zero.reviewers, {"A": Entry({"score": given})})
    path = tmp_path / f"zero.{kind}"
    scoring.write_sheet(zero, path, used)
    read = scoring.read_sheet(path, used)
    assert read.entry("A").answers == {"score": {"R1": Decimal(0)}}
    assert scoring.evaluate(used, read).exact_total == 0
    assert "0.00" in scoring.render(scoring.evaluate(used, read), "text", "zh")


def test_edge_57_a_tree_of_one_node_works() -> None:
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
    found = refused(set_data({}, groups))
    assert found[: len(codes)] == codes


def test_edge_58_a_sheet_names_the_version_of_its_set_and_is_held_to_it() -> None:
    used = one(10, judged())
    sheet = ScoreSheet("test", "0.9.0", {}, fill(used, {}).reviewers, {"A": scores("5")})
    (problem,) = problems_of(lambda: scoring.evaluate(used, sheet))
    assert (problem.code, problem.value) == ("sheet.other-version", "0.9.0")
    assert problem.details["expected"] == "1.0.0"
    result = scored(used, {"A": scores("5")})
    assert '"version": "1.0.0"' in scoring.render(result, "json")


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("９０．５", Decimal("90.5")),
        ("1,239.36", Decimal("1239.36")),
        ("≥100百分比", "cell.comparison"),
        ("1,23", "cell.bad-separators"),
        ("—", "sheet.refused-missing"),
        ("严格执行相关制度规定", "cell.not-a-number"),
    ],
)
def test_edge_59_what_stands_in_filled_forms_is_understood_or_refused(
    text: str, outcome: Decimal | str, tmp_path: Path
) -> None:
    used = one(10_000, judged())
    path = tmp_path / "form.csv"
    path.write_text(f'#set,test,1.0.0\n#reviewer,R1\nid,R1\nA,"{text}"\n', encoding="utf-8")
    if isinstance(outcome, Decimal):
        assert scoring.read_sheet(path, used).entry("A").answers["score"]["R1"] == outcome
    else:
        assert [p.code for p in problems_of(lambda: scoring.read_sheet(path, used))] == [outcome]


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity", "true"])
def test_edge_60_what_is_no_number_is_refused(value: str, tmp_path: Path) -> None:
    used = one(10, judged())
    path = tmp_path / "sheet.json"
    path.write_text(
        '{"set": "test", "version": "1.0.0", "reviewers": [{"id": "R1"}],'
        f'"entries": {{"A": {{"answers": {{"score": {{"R1": {value}}}}}}}}}}}',
        encoding="utf-8",
    )
    codes = [problem.code for problem in problems_of(lambda: scoring.read_sheet(path, used))]
    assert codes == ["cell.boolean" if value == "true" else "cell.not-a-number"]
    assert to_decimal(value) is None


@pytest.mark.parametrize("points", [True, "NaN", "Infinity", 10.0])
def test_edge_60_full_points_that_are_no_exact_number_are_refused(points: Any) -> None:
    assert refused(set_data({"A": indicator(points, judged())})) == ["shape.not-ratio"]


def test_edge_61_a_total_published_in_whole_points_is_compared_after_rounding() -> None:
    used = one(100, judged(), rounding=rounded_to(total=0), grades=scale(MOF, "rounded"))
    result = scored(used, {"A": scores("88.04")})
    assert str(result.total) == "88"
    assert result.total == Decimal(88)
    assert result.exact_total == Decimal("88.04")
    assert result.grade.label.zh == "良"


def test_every_edge_case_is_tested_or_listed_for_later() -> None:
    texts = (path.read_text("utf-8") for path in Path(__file__).parent.glob("test_edge_*.py"))
    names = re.findall(r"^def test_edge_(\d\d)_", "\n".join(texts), re.MULTILINE)
    built = set(map(int, names))
    later = {number for numbers in LATER.values() for number in numbers}
    assert not built & later
    assert built | later == set(range(1, 63))
