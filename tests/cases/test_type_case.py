"""The example of 韶财绩〔2021〕41号: 88.00 and 良, and honest about what is illustrative."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import scoring
from scoring.exact import as_text
from scoring.plan import plan_of

if TYPE_CHECKING:
    from scoring.register import Examination

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "docs" / "examples" / "shaoguan-cloud"


@pytest.fixture(scope="module")
def notice() -> dict[str, Any]:
    text = (ROOT / "tests" / "data" / "shaoguan.json").read_text("utf-8")
    data: dict[str, Any] = json.loads(text, parse_float=Decimal)
    return data


@pytest.mark.parametrize("name", ["scores.xlsx", "scores.toml"])
def test_the_example_comes_to_the_total_and_grade_of_the_notice(
    name: str, notice: dict[str, Any]
) -> None:
    used = scoring.load_indicator_set("mof-project-2020")
    result = scoring.evaluate(used, scoring.read_sheet(EXAMPLE / name, used))
    assert str(result.total) == "88.00"
    assert result.total == Decimal(notice["result"]["total"])
    assert result.grade.label.zh == notice["result"]["grade"]
    assert len(result.sheet.reviewers) == 5
    assert result.sheet.project["name"] == notice["project"]["name"]


def test_workbook_and_text_say_the_same() -> None:
    sheets = [scoring.read_sheet(EXAMPLE / name) for name in ("scores.xlsx", "scores.toml")]
    assert sheets[0] == sheets[1]
    assert sheets[0].digest == sheets[1].digest


def test_points_are_lost_where_the_notice_finds_fault_and_nowhere_else(
    notice: dict[str, Any],
) -> None:
    sheet = scoring.read_sheet(EXAMPLE / "scores.xlsx")
    result = scoring.evaluate(scoring.load_indicator_set(sheet.set_id), sheet)
    losing = {part.node.id for part in scoring.contributions(result).largest_losses}
    found = {
        indicator
        for finding in (*notice["problems"], *notice["suggestions"])
        for indicator in finding["mof2020"]
    }
    assert losing == found
    assert all(sheet.entry(indicator).reason for indicator in losing)


def test_the_files_say_that_the_single_scores_are_illustrative() -> None:
    sheet = scoring.read_sheet(EXAMPLE / "scores.xlsx")
    assert "示例" in sheet.project["note"]
    assert "未公开" in sheet.project["note"]
    beside = (EXAMPLE / "README.md").read_text("utf-8")
    assert "示例" in beside
    assert "illustrative" in beside


# ---------------------------------------------------------------- the register of the example


@pytest.fixture(scope="module")
def examined() -> Examination:
    used = scoring.load_indicator_set("mof-project-2020")
    sheet = scoring.read_sheet(EXAMPLE / "scores.xlsx", used)
    return scoring.examine(scoring.read_register(EXAMPLE / "registers.toml"), used, sheet)


def test_the_register_leaves_the_total_and_grade_of_the_notice(examined: Examination) -> None:
    assert examined.after is examined.before
    assert str(examined.after.total) == "88.00"
    assert examined.after.grade.label.zh == "良"


def test_the_three_budget_figures_are_those_of_the_notice_with_their_parts(
    examined: Examination, notice: dict[str, Any]
) -> None:
    budget = examined.facts[0].fact
    stated = {one.id: one for one in budget.statements}
    assert stated.keys() == {one["id"] for one in notice["budget_figures"]}
    for one in notice["budget_figures"]:
        mine = stated[one["id"]]
        assert mine.amount == Fraction(one["total"])
        assert [part.amount for part in mine.parts] == [
            Fraction(part["amount"]) for part in one["parts"]
        ]
    other = examined.facts[1].fact.statements[0]
    assert other.amount == Fraction(notice["other_amounts"][0]["total"])


def test_the_conflict_its_differences_and_its_cause_are_those_of_the_checks(
    examined: Examination, notice: dict[str, Any]
) -> None:
    expected = next(one for one in notice["expected_checks"] if "differences" in one)["differences"]
    found = {f"{b.id}-{a.id}": by for a, b, by in examined.facts[0].differences}
    assert found == {pair: Fraction(by) for pair, by in expected.items()}
    codes = [one.code for one in examined.findings]
    # the parts of both figures that have some add up
    assert "fact.parts" not in codes
    assert codes.count("fact.conflict") == 1
    cause = next(one for one in examined.findings if one.code == "fact.cause")
    assert (cause.details["mine_zh"], cause.details["theirs_zh"]) == (
        "管理费用 5万元",
        "项目管理费 10万元",
    )


def test_papers_of_2018_and_2019_prove_nothing_for_the_assessed_year(
    examined: Examination, notice: dict[str, Any]
) -> None:
    outside = [one for one in examined.findings if one.code == "evidence.out-of-period"]
    assert [one.details["period"] for one in outside] == ["2018–2019"]
    supplied = [one for one in examined.materials if one.material.period and one.counts]
    assert supplied == []
    (paper,) = notice["evidence"]["supplied"]
    assert paper["covers_assessed_period"] is False
    lacking = {one.node.id for one in examined.effects}
    second = next(one for one in notice["problems"] if one["id"] == "P2")
    assert set(second["mof2020"]) <= lacking


def test_what_was_not_supplied_is_asked_for(examined: Examination, notice: dict[str, Any]) -> None:
    asked = [one for one in examined.findings if one.code == "evidence.requested"]
    assert len(asked) == len(notice["evidence"]["not_supplied"])


def test_problems_and_suggestions_are_those_of_the_notice(
    examined: Examination, notice: dict[str, Any]
) -> None:
    register = examined.register
    problems = [(one.id, list(one.indicators)) for one in register.findings]
    assert problems == [(one["id"], one["mof2020"]) for one in notice["problems"]]
    suggestions = [
        (one.id, list(one.indicators), list(one.answers)) for one in register.suggestions
    ]
    assert suggestions == [
        (one["id"], one["mof2020"], one["answers"]) for one in notice["suggestions"]
    ]
    assert not [one.code for one in examined.findings if one.code.startswith("finding.")]


def test_the_register_says_what_is_illustrative(examined: Examination) -> None:
    note = examined.register.note
    assert note is not None
    assert "示例" in note.zh
    assert "illustrative" in note.en


def test_execution_worth_ten_points_has_another_score_under_each_budget(
    notice: dict[str, Any], tmp_path: Path
) -> None:
    used = scoring.load_indicator_set("mof-self-evaluation-2020")
    what_if = notice["what_if"]
    assert used.nodes["SE.E"].full == Fraction(what_if["weight"])
    lines = ["[[fact]]", 'id = "budget"', 'label = "全年预算数"', 'unit = "万元"',
             'feeds = ["SE.E/target"]', 'uses = "F2"']  # fmt: skip
    for one in notice["budget_figures"]:
        lines += ["[[fact.statement]]", f'id = "{one["id"]}"', f'document = "{one["document"]}"',
                  f"amount = {one['total']}"]  # fmt: skip
    path = tmp_path / "register.toml"
    path.write_text("\n".join(lines), "utf-8")
    entries = {}
    for leaf in plan_of(used).leaves:
        given = {"band": "met", "score": str(leaf.node.full), "actual": "90", "target": "90"}
        asked = {one.id: given[one.id] for one in leaf.rule.inputs}
        if leaf.node.id == "SE.E":
            asked = {"actual": what_if["executed"], "target": "1239.36"}
        entries[leaf.node.id] = scoring.Entry(
            answers={
                name: {"value": value if name == "band" else Decimal(value)}
                for name, value in asked.items()
            }
        )
    sheet = scoring.ScoreSheet(used.id, used.version, {}, (), entries)
    (fact,) = scoring.examine(scoring.read_register(path), used, sheet).facts
    shown, totals = {}, {}
    for one in fact.alternatives:
        assert one.evaluation is not None
        shown[one.statement.id] = as_text(one.evaluation["SE.E"].points)
        totals[one.statement.id] = str(one.evaluation.total)
    assert shown == what_if["expected"] == {"F1": "9.89", "F2": "9.85", "F3": "9.86"}
    assert totals == {"F1": "99.89", "F2": "99.85", "F3": "99.86"}
