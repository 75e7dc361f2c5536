"""The rule that makes ballots void: how it is declared, and what is said of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from builders import (
    indicator,
    judged,
    make_set,
    panel,
    refused,
    scored,
    scores,
    set_data,
)
from voided import ALIKE, FULL, QUOTA, ballots, voiding, voids

import scoring
from scoring.errors import ScoringError
from scoring.lint import lint
from scoring.report.changes import render_changes

if TYPE_CHECKING:
    from pathlib import Path

ABOVE = """\
id = "above"
version = "1.0.0"
name = { zh = "above", en = "above" }
source = "test"
rounding = { shown = 2 }
panel = { combine = "mean", stage = "indicator", at_most = 5, void = { all_full = true } }
missing = { missing = "refuse", not_applicable = "refuse", not_due = "refuse", void = "refuse" }
grades = { basis = "exact", source = "test", bands = [
    { id = "pass", label = { zh = "通过", en = "pass" }, at_least = 0 },
] }
group.total = { label = { zh = "总分", en = "total" } }
[indicator.a]
under = "total"
label = { zh = "甲", en = "a" }
points = 5
rule = { kind = "judged" }
[indicator.b]
under = "total"
label = { zh = "乙", en = "b" }
points = 5
rule = { kind = "judged" }
"""


def test_results_say_which_ballots_are_void_and_why() -> None:
    used = voiding({**FULL, **QUOTA})
    rows = (("30", "20", "10"), ("27", "18", "0"), ("20", "10", "5"))
    result = ballots(used, *rows)
    text = scoring.render(result, "text", "zh")
    assert "评审专家 R1 的评分按规定作废（全部打满分），各指标都不计入。" in text
    assert "评审专家 R2 的评分按规定作废（得分率 90% 及以上的超过 50%），各指标都不计入。" in text
    assert "弃权" not in text
    english = scoring.render(result, "html", "en")
    assert "The ballot of reviewer R1 is void by rule (full points everywhere)" in english
    explained = scoring.explain(result, ("a", "d"), "text", "zh")
    assert explained.count("评分作废：R1（全部打满分）") == 1
    data = json.loads(scoring.explain(result, ("a", "d"), "json"))
    assert [one["void"] for one in data["sheet"]["panel"]] == ["all_full", "quota", None]
    assert [one["void"] for one in data["traces"]] == [["R1", "R2"], []]
    assert [len(one["scores"]) for one in data["traces"]] == [1, 1]


@pytest.mark.parametrize(
    ("void", "codes"),
    [
        ({}, ["panel.void-nothing"]),
        ({"quota": {"at_least_rate": "0", "at_most_share": "1.01"}}, ["panel.bad-quota"] * 2),
        ({"quota": {"at_least_rate": "1.1", "at_most_share": "-0.1"}}, ["panel.bad-quota"] * 2),
        ({"quota": {"at_least_rate": "0.9"}}, ["shape.missing-key"]),
        ({"all_fulll": True}, ["shape.unknown-key-hint"]),
        ({"all_full": 1}, ["shape.not-bool"]),
    ],
)
def test_a_rule_that_says_nothing_or_too_much_is_refused(
    void: dict[str, Any], codes: list[str]
) -> None:
    data = set_data({"a": indicator("10", judged())}, panel=panel(void=void))
    assert refused(data) == codes


def test_whole_tables_refuse_such_a_set_by_name() -> None:
    with pytest.raises(ScoringError) as raised:
        scoring.evaluate_table(voiding(FULL), "absent.csv")
    assert [(x.code, x.place) for x in raised.value.problems] == [
        ("table.cannot-void", "test.toml: panel.void")
    ]


def test_a_set_takes_back_what_the_one_above_it_declares(tmp_path: Path) -> None:
    above = tmp_path / "above.toml"
    above.write_text(ABOVE, "utf-8")
    own = tmp_path / "own.toml"
    text = (
        'extends = "above.toml"\nid = "own"\nversion = "1.0.0"\nsource = "test"\n'
        'name = { zh = "own", en = "own" }\n'
    )
    own.write_text(f"{text}panel.void.all_alike = true\n", "utf-8")
    void = scoring.load_indicator_set(own).panel.void
    assert void is not None
    assert (void.all_full, void.all_alike) == (True, True)
    own.write_text(f"{text}panel.void.all_full = false\n", "utf-8")
    used = scoring.load_indicator_set(own)
    result = scored(used, {"a": scores("5", "3"), "b": scores("5", "2")}, 2)
    assert voids(result) == []
    assert "void and counts nowhere" not in scoring.describe(used, "text", "en")


def test_a_rule_that_never_applies_is_found() -> None:
    nodes = {"a": indicator("60", judged()), "b": indicator("40", judged(asked="once"))}
    used = make_set(nodes, panel=panel(void=FULL))
    assert ("lint.never-void", "test.toml: panel.void", "1") in [
        (x.code, x.place, x.value) for x in lint(used)
    ]
    assert "lint.never-void" not in [x.code for x in lint(voiding(FULL))]


def test_manuals_and_comparisons_know_the_rule() -> None:
    before, after = voiding(FULL), voiding({**ALIKE, **QUOTA})
    manual = scoring.describe(after, "text", "zh")
    assert "各指标得分率全部相同的评分作废，各指标都不计入。" in manual
    assert "得分率 90% 及以上的指标超过 50% 的评分作废，各指标都不计入。" in manual
    english = scoring.describe(before, "text", "en")
    assert "A ballot with full points everywhere is void and counts nowhere." in english
    keys = [".".join(one.key) for one in scoring.diff_sets(before, after)]
    assert keys == ["void.all_full", "void.all_alike", "void.quota"]
    words = render_changes(before, after, "text", "zh")
    assert "全部满分的作废" in words
    assert "高分限额" in words
    assert [".".join(x.key) for x in scoring.diff_sets(voiding(None), after)] == ["void"]
    assert "评分作废" in render_changes(voiding(None), after, "text", "zh")


def test_the_workbook_leaves_to_scoring_what_may_be_void(tmp_path: Path) -> None:
    for void, formulas in ((FULL, False), (None, True)):
        used = voiding(void)
        path = tmp_path / f"{bool(void)}.xlsx"
        scoring.write_sheet(scoring.blank_sheet(used, 2), path, used)
        page = openpyxl.load_workbook(path).worksheets[0]
        column = next(cell.column for cell in page[1] if cell.value == "points")
        rows = {cell.value: cell.row for cell in page["A"] if cell.value}
        assert bool(page.cell(rows["a"], column).value) is formulas
        assert bool(page.cell(rows["#sum.total"], column).value) is formulas
        # what is asked once is on no ballot
        assert page.cell(rows["d"], column).value
