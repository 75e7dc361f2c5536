"""Printed sums of a column of self scores are held against what those scores come to."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from foreign.tables import HEAD, rows, save, set_text

import scoring
from scoring.cli.main import main

FILE = Path("表.xlsx")
OWN = (6, 4, 9, 30, 18, 20, 10)
"""By hand: 10 + 9 + 30 + 18 + 30 = 97; 决策 is 19."""


def write(*more: list[Any], own: tuple[Any, ...] = OWN, head: list[str] | None = None) -> None:
    """Write a table with self scores beside the review."""
    table = [[*row[:4], one, row[4]] for row, one in zip(rows(), own, strict=True)]
    save(FILE, ("评分表", [head or [*HEAD[:4], "自评得分", "复审得分"], *table, *more]))


def found(column: str | None = "复审得分") -> list[tuple[str, ...]]:
    """Return what differs: its code, its cell, what is printed and what is computed."""
    used = scoring.load_indicator_set("set.toml")
    result = scoring.evaluate(used, scoring.read_sheet(FILE, used, column=column))
    return [
        (
            one.code,
            one.place.rpartition("!")[2],
            str(one.value),
            str(one.details.get("computed") or one.details.get("rows")),
        )
        for one in scoring.printed_differences(result)
    ]


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("more", "expected"),
    [
        pytest.param(["合计", None, None, 100, 97, 88], [], id="all agrees"),
        pytest.param(
            ["合计", None, None, 100, 98, 88],
            [("printed.self", "E9", "98", "97")],
            id="a wrong total of self scores",
        ),
        pytest.param(
            ["合计", None, None, 100, 98, 89],
            [("printed.points", "F9", "89", "88"), ("printed.self", "E9", "98", "97")],
            id="both totals wrong",
        ),
        pytest.param(
            ["决策", "小计", None, 20, 19.5, 17.5],
            [("printed.self", "E9", "19.5", "19.0")],
            id="a wrong subtotal of self scores",
        ),
        pytest.param(
            ["小计", None, None, 30, 29, 25],
            [("printed.self", "E9", "29", "30")],
            id="a subtotal of the group above it",
        ),
        pytest.param(["合计", None, None, 100, "—", 88], [], id="no total of self scores"),
    ],
)
def test_a_closing_row(more: list[Any], expected: list[tuple[str, ...]]) -> None:
    write(more)
    assert found() == expected


@pytest.mark.usefixtures("here")
def test_beside_experts_it_is_compared_as_well() -> None:
    head = [*HEAD[:4], "单位自评得分", "专家1"]
    write(["合计", None, None, 100, 98, 88], head=head)
    assert found(None) == [("printed.self", "E9", "98", "97")]


@pytest.mark.usefixtures("here")
def test_a_cap_of_the_set_holds_for_self_scores_too() -> None:
    capped = set_text().replace("[group.B]\n", "[group.B]\ncap = 46\n")
    Path("set.toml").write_text(capped, "utf-8")
    # 30 + 18 is cut to 46, and 27 + 18.5 is not
    write(["产出", "小计", None, 50, 46, 45.5], ["合计", None, None, 100, 95, 88])
    assert found() == [
        ("printed.rows", "E9", "46", "48"),
        ("printed.rows", "E10", "95", "97"),
    ]


@pytest.mark.usefixtures("here")
def test_where_a_self_score_is_blank_only_the_rows_are_added_up() -> None:
    # 97 less the 30 that are not there; with the review in their place it would be 94
    more = [["产出", "小计", None, 50, 18, 45.5], ["合计", None, None, 100, 67, 88]]
    write(*more, own=(6, 4, 9, None, 18, 20, 10))
    assert found() == []
    write(*more, ["效益", "小计", None, 30, 29, 25], own=(6, 4, 9, None, 18, 20, 10))
    assert found() == [("printed.self", "E11", "29", "30")]
    write(["合计", None, None, 100, 94, 88], own=(6, 4, 9, None, 18, 20, 10))
    assert found() == [("printed.rows", "E9", "94", "67")]


@pytest.mark.usefixtures("here")
def test_what_the_review_leaves_out_leaves_only_the_rows_to_be_added_up() -> None:
    used = scoring.load_indicator_set("set.toml")
    write(["合计", None, None, 100, 97, 88])
    sheet = scoring.read_sheet(FILE, used, column="复审得分")
    entries = dict(sheet.entries)
    own = entries["C2"].self_score
    entries["C2"] = scoring.Entry(state="not_applicable", self_score=own)
    out = scoring.ScoreSheet(
        used.id, used.version, {}, sheet.reviewers, entries, printed=sheet.printed
    )
    # full marks by the policy of the set, so that it still counts: 88 - 9 + 10
    codes = [one.code for one in scoring.printed_differences(scoring.evaluate(used, out))]
    assert codes == ["printed.points"]
    shared = set_text().replace('not_applicable = "full"', 'not_applicable = "siblings"')
    shared = shared.replace("indicator = 2, total", "indicator = 2, group = 2, total")
    Path("set.toml").write_text(shared, "utf-8")
    used = scoring.load_indicator_set("set.toml")
    # 16 of 20 stands for 24 of 30, so the review is 87; the self score of C2 is in the printed 97
    # and not in what the other self scores come to
    (problem,) = scoring.printed_differences(scoring.evaluate(used, out))
    assert (problem.code, problem.details["computed"]) == ("printed.points", "87")


@pytest.mark.usefixtures("here")
def test_a_printed_sum_that_cannot_be_read_is_said() -> None:
    write(["合计", None, None, 100, "#REF!", 88])
    used = scoring.load_indicator_set("set.toml")
    (note,) = scoring.read_sheet(FILE, used, column="复审得分").notes
    assert (note.code, note.place) == ("foreign.printed-unreadable", "表.xlsx 评分表!E9")


@pytest.mark.usefixtures("here")
def test_results_and_checks_say_it(capsys: pytest.CaptureFixture[str]) -> None:
    write(["合计", None, None, 100, 98, 88])
    used = ["--set", "set.toml", "--column", "复审得分", "--lang"]
    said = "total“总分”印的自评得分是 98，按各指标的自评得分计算是 97。"
    assert main(["score", str(FILE), *used, "zh"]) == 0
    assert said in capsys.readouterr().out
    assert main(["score", str(FILE), *used, "en", "--format", "json"]) == 0
    (note,) = json.loads(capsys.readouterr().out)["table_notes"]
    assert (note["code"], note["value"], note["computed"]) == ("printed.self", "98", "97")
    assert main(["check", str(FILE), *used, "zh"]) == 0
    assert said in capsys.readouterr().out


@pytest.mark.usefixtures("here")
def test_what_a_register_takes_from_the_review_takes_nothing_from_self_scores() -> None:
    from scoring.register import resolve_register

    write(["合计", None, None, 100, 97, 88])
    used = scoring.load_indicator_set("set.toml")
    register = resolve_register({"requirement": {"B1": {"effect": "zero"}}}, "r.toml")
    sheet = scoring.read_sheet(FILE, used, column="复审得分")
    examined = scoring.examine(register, used, sheet)
    assert examined.after.total == Decimal("61.00")
    assert scoring.printed_differences(examined.after) == ()
