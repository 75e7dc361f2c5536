"""Published score sheets: the printed rows come to the printed totals."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from builders import (
    MOF,
    figure,
    group,
    indicator,
    judged,
    label,
    make_set,
    once,
    one,
    proportional,
    rounded_to,
    scale,
    scored,
    scores,
)

import scoring

DATA = Path(__file__).parents[1] / "data"
TWO = {"rounding": rounded_to(2, 2), "grades": scale(MOF, "rounded")}
RATE = figure("rate", at_most=10)
SHEETS = {
    name: json.loads((DATA / f"{name}.json").read_text("utf-8"))
    for name in ("cn01_huangshi", "cn06_langfang", "cn13_liangping")
}
CHECKS = [
    pytest.param(check, id=f"{name} {check['id']}")
    for name, sheet in SHEETS.items()
    for check in sheet["expected"]["formula_checks"]
]


def by_formula(check: dict[str, str]) -> tuple[dict[str, Any], scoring.Entry]:
    """Return the rule and the figures of a row that the form computes."""
    if "rate" in check:
        return proportional("1", actual=RATE), once(actual=check["rate"])
    return proportional(), once(actual=check["executed"], target=check["budget"])


def evaluated(sheet: dict[str, Any], computed: set[str]) -> scoring.Evaluation:
    """Return a published sheet, the rows *computed* by formula and the others as printed."""
    parents = {node["parent"] for node in sheet["tree"]}
    checks = {check["id"]: check for check in sheet["expected"]["formula_checks"]}
    printed = {row["id"]: row["score"] for row in sheet["scores"]}
    groups: dict[str, Any] = {}
    indicators: dict[str, Any] = {}
    entries: dict[str, scoring.Entry] = {}
    for node in sheet["tree"]:
        name, more = node["id"], {"label": label(node["name"])}
        if name in parents:
            groups[name] = group(node["weight"], node["parent"], **more)
        elif name in computed:
            rule, entries[name] = by_formula(checks[name])
            indicators[name] = indicator(node["weight"], rule, node["parent"], **more)
        else:
            indicators[name] = indicator(node["weight"], judged(), node["parent"], **more)
            entries[name] = scores(printed[name])
    return scored(make_set(indicators, groups, **TWO), entries)


@pytest.mark.parametrize(
    ("name", "computed", "total"),
    [
        ("cn01_huangshi", {"B"}, "99.55"),
        ("cn01_huangshi", set(), "99.55"),
        ("cn06_langfang", set(), "98"),
        ("cn13_liangping", {"B"}, "97.93"),
        ("cn13_liangping", set(), "97.93"),
    ],
)
def test_a_published_sheet_comes_to_its_published_total(
    name: str, computed: set[str], total: str
) -> None:
    sheet = SHEETS[name]
    result = evaluated(sheet, computed)
    assert result.total == Decimal(total) == Decimal(sheet["expected"]["total"])
    assert result.indicator_set.root.full == Decimal(sheet["expected"]["full"])
    assert result.grade.id == "excellent"
    assert sum(part.points for part in scoring.contributions(result)) == result.exact_total


@pytest.mark.parametrize("check", CHECKS)
def test_the_formula_of_a_row_comes_to_its_expected_points(check: dict[str, str]) -> None:
    rule, entry = by_formula(check)
    used = one(check["weight"], rule, rounding=rounded_to(2, 2), grades=scale(basis="rounded"))
    result = scored(used, {"A": entry})
    assert str(result.total) == check["expected"]
    if "unrounded" in check:
        assert scoring.trace(result, "A").exact == Decimal(check["unrounded"])


def test_a_row_printed_otherwise_than_its_formula_changes_the_total() -> None:
    sheet = SHEETS["cn06_langfang"]
    (check,) = sheet["expected"]["formula_checks"]
    assert check["printed"] != check["expected"]
    assert evaluated(sheet, {"B"}).total == Decimal("97.62")


def test_weights_that_are_not_printed_follow_from_the_rows_below() -> None:
    used = evaluated(SHEETS["cn01_huangshi"], set()).indicator_set
    assert [int(used.nodes[name].full) for name in ("P1", "P2", "P3")] == [40, 30, 10]
    used = evaluated(SHEETS["cn06_langfang"], set()).indicator_set
    assert [int(used.nodes[name].full) for name in ("O", "E", "S")] == [50, 30, 10]
