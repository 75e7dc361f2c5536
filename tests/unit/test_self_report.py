"""What reports, data, checks and whole tables say of self scores."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from builders import indicator, judged, made, problems_of, refused, set_data
from compared import PLAIN, a_set, lines

import scoring
from scoring.cli.main import main
from scoring.schema.result import EvaluationFile

SET = """\
id = "road"
version = "1.0.0"
name = { zh = "道路", en = "Roads" }
source = "made up"
rounding = { shown = 2, indicator = 2, total = 2 }
panel = { combine = "mean", stage = "indicator", at_most = 3 }
missing = { missing = "refuse", not_applicable = "full", not_due = "refuse", void = "refuse" }
[grades]
basis = "rounded"
source = "made up"
bands = [
  { id = "good", label = { zh = "良", en = "good" }, at_least = 90 },
  { id = "poor", label = { zh = "差", en = "poor" }, at_least = 0 },
]
[group.total]
label = { zh = "总分", en = "Total" }
[indicator.A]
under = "total"
label = { zh = "档案", en = "Records" }
points = 60
rule = { kind = "judged" }
[indicator.B]
under = "total"
label = { zh = "里程", en = "Length" }
points = 40
[indicator.B.rule]
kind = "proportional"
better = "higher"
actual = { label = { zh = "实际", en = "actual" }, unit = "km" }
target = { label = { zh = "计划", en = "planned" }, unit = "km" }
"""
SHEET = """\
#set,road,1.0.0
#reviewer,R1,甲,1
id,value,R1,self,state,reason,evidence
A,,50,57,,,
B,,,40,,,
B/actual,90,,,,,
B/target,100,,,,,
"""
MISSED = (
    "sheet.csv:5 self：B“里程”目标 100km，实际 90km，没有完成，自评仍得满分 40；"
    "按评分标准得 36.00 分。请核对目标值和实际值，并请单位改正自评得分或说明依据。"
)
UNEXPLAINED = (
    "sheet.csv:4 reason: A “Records”: self score 57, review 50.00; they differ by 11.67% of the "
    "full points, and neither a reason nor evidence is given. Explain the deviation in the column "
    "of reasons, or name the evidence for it."
)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder with a set and a sheet."""
    monkeypatch.chdir(tmp_path)
    Path("road.toml").write_text(SET, "utf-8")
    Path("sheet.csv").write_text(SHEET, "utf-8")


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return what a command prints that succeeds."""
    assert main([*arguments, "--set", "road.toml"]) == 0
    out, err = capsys.readouterr()
    assert not err
    return out


def test_the_report_shows_both_scores_and_what_is_to_be_looked_at(
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = printed(capsys, "score", "sheet.csv", "--lang", "zh")
    # 57 + 40 against 50 + 36
    assert "自评 97.00 分（良），复审 86.00 分（差），差额 -11.00 分：自评偏高。" in out
    assert "按自评和按复审，等级不同。" in out
    assert "指标体系没有规定，这是默认的" in out
    rows = [line.split() for line in out[out.index("自评与复审") :].splitlines()]
    assert ["档案", "A", "60", "57.00", "50.00", "-7.00", "11.67%"] in [row[:7] for row in rows]
    assert ["里程", "B", "40", "40.00", "36.00", "-4.00", "10.00%"] in [row[:7] for row in rows]
    assert f"- {MISSED}" in out
    english = printed(capsys, "score", "sheet.csv", "--lang", "en", "--format", "markdown")
    assert "Self score 97.00 (good), review 86.00 (poor), difference -11.00" in english
    assert UNEXPLAINED in english
    page = printed(capsys, "score", "sheet.csv", "--lang", "en", "--format", "html")
    assert "self score higher</td>" in page


def test_evidence_alone_explains_a_deduction_and_is_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    backed = SHEET.replace("A,,50,57,,,", "A,,50,57,,,抽查记录 3 号；整改通知")
    Path("sheet.csv").write_text(backed, "utf-8")
    out = printed(capsys, "score", "sheet.csv", "--lang", "zh")
    assert "见佐证材料：抽查记录 3 号；整改通知" in out
    assert "未说明" not in out
    # the target that was missed is still to be looked at
    assert MISSED in out
    data = json.loads(printed(capsys, "score", "sheet.csv", "--format", "json"))["self_scores"]
    assert [one["code"] for one in data["findings"]] == ["self.missed-target"]
    assert {one["id"]: one["explained"] for one in data["nodes"]}["A"] is True
    both = backed.replace("57,,,", "57,,档案缺页,")
    Path("sheet.csv").write_text(both, "utf-8")
    out = printed(capsys, "score", "sheet.csv", "--lang", "zh")
    assert "档案缺页" in out
    assert "见佐证材料" not in out


def test_what_is_not_there_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    Path("sheet.csv").write_text(SHEET.replace("A,,50,57", "A,,50,"), "utf-8")
    out = printed(capsys, "score", "sheet.csv", "--lang", "en")
    # the review stands for A: 50 + 40
    assert "Indicators with self scores: 1, without: 1." in out
    assert "90.00, review 86.00, difference -4.00" in out
    assert "The grades by self score and by review differ." not in out
    assert "sheet.csv: Indicators without self scores: 1 (A Records)." in out
    without = SHEET.replace("A,,50,57", "A,,50,").replace("B,,,40", "B,,,")
    Path("sheet.csv").write_text(without, "utf-8")
    assert "elf score" not in printed(capsys, "score", "sheet.csv", "--lang", "en")


def test_the_data_have_the_shape_that_is_declared(capsys: pytest.CaptureFixture[str]) -> None:
    data = json.loads(printed(capsys, "score", "sheet.csv", "--format", "json"))
    EvaluationFile.model_validate(data)
    said = data["self_scores"]
    assert (said["total"], said["difference"], said["direction"]) == ("97.00", "-11", "high")
    assert (said["complete"], said["grade_differs"], said["declared"]) == (True, True, False)
    assert said["bands"] == ["0.05", "0.2"]
    by_id = {one["id"]: one for one in said["nodes"]}
    assert (by_id["A"]["self_score"], by_id["A"]["share"]) == ("57", "7/60")
    assert (by_id["A"]["band"], by_id["A"]["explained"]) == (1, False)
    assert (by_id["B"]["by_rule"], by_id["B"]["explained"]) == ("36", True)
    assert [one["code"] for one in said["findings"]] == ["self.unexplained", "self.missed-target"]
    Path("sheet.csv").write_text(SHEET.replace("57", "").replace("B,,,40", "B,,,"), "utf-8")
    bare = json.loads(printed(capsys, "score", "sheet.csv", "--format", "json"))
    assert "self_scores" not in bare


def test_csv_has_columns_of_them_where_there_are_any(capsys: pytest.CaptureFixture[str]) -> None:
    def table() -> dict[str, dict[str, str]]:
        out = printed(capsys, "score", "sheet.csv", "--format", "csv")
        return {row["id"]: row for row in csv.DictReader(out.splitlines())}

    rows = table()
    columns = ("self_points", "self_difference", "self_direction", "self_band")
    assert [rows["A"][one] for one in columns] == ["57.00", "-7.00", "high", "1"]
    assert [rows["total"][one] for one in columns] == ["97.00", "-11.00", "high", "1"]
    Path("sheet.csv").write_text(SHEET.replace("57", "").replace("B,,,40", "B,,,"), "utf-8")
    assert "self_points" not in table()["A"]


def test_the_check_lists_what_is_to_be_looked_at(capsys: pytest.CaptureFixture[str]) -> None:
    out = printed(capsys, "check", "sheet.csv", "--lang", "zh")
    assert "提示 2 条" in out
    assert f"  {MISSED}" in out
    used = scoring.load_indicator_set("road.toml")
    scoring.write_sheets(scoring.read_sheet("sheet.csv", used), "forms", used)
    notes = json.loads(printed(capsys, "check", "forms", "--format", "json"))["notes"]
    assert [one["code"] for one in notes] == ["self.unexplained", "self.missed-target"]
    assert notes[0]["place"].startswith("forms/R1.xlsx 评分表!")


def test_an_incomplete_sheet_with_self_scores_is_read_as_far_as_it_goes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("sheet.csv").write_text(SHEET.replace("A,,50,57", "A,,,57"), "utf-8")
    out = printed(capsys, "score", "sheet.csv", "--incomplete", "--lang", "en")
    assert "36.00" in out
    # what nobody reviewed is held against nothing: the self score of A stands alone
    (row,) = [line.split() for line in out.splitlines() if line.split()[1:2] == ["A"]][1:]
    assert row[3:] == ["57.00", *["—"] * 5, "not", "counted", "yet"]


def test_a_whole_table_refuses_self_scores_by_name() -> None:
    pa = pytest.importorskip("pyarrow")
    used = scoring.load_indicator_set("road.toml")
    wide = {"A.R1": ["50"], "B.actual": ["90"], "B.target": ["100"]}
    found = problems_of(lambda: scoring.evaluate_table(used, pa.table({**wide, "A.self": ["57"]})))
    assert [(one.code, one.value) for one in found] == [("sheet.reviewer-twice", "self")]
    found = problems_of(lambda: scoring.evaluate_table(used, pa.table({**wide, "B.self": ["40"]})))
    assert [(one.code, one.value) for one in found] == [("table.unknown-column", "B.self")]


# ---------------------------------------------------------------- what a set declares


def declared(**about: Any) -> dict[str, Any]:
    """Return the data of a set that declares bands."""
    return set_data({"A": indicator(10, judged())}, self_score=about)


@pytest.mark.parametrize(
    ("about", "codes"),
    [
        ({"bands": ["0.2", "0.05"]}, ["set.self-bands"]),
        ({"bands": ["0.2", "0.2"]}, ["set.self-bands"]),
        ({"bands": ["5"]}, ["set.self-share"]),
        ({"bands": ["0.05"], "explain_above": "-0.1"}, ["set.self-share"]),
        (
            {"bands": ["1", "0.2"], "explain_above": "1"},
            ["set.self-share"] * 2 + ["set.self-bands"],
        ),
        ({"bands": []}, ["shape.empty-list"]),
    ],
)
def test_bands_that_no_deviation_can_have_are_refused(
    about: dict[str, Any], codes: list[str]
) -> None:
    assert refused(declared(**about)) == codes


def test_the_place_of_a_band_is_its_key() -> None:
    (problem,) = problems_of(lambda: made(declared(bands=["0.1", "0.05"])))
    assert (problem.place, problem.value) == ("test.toml: self_score.bands[1]", "0.05")


def test_sets_differ_in_what_they_declare_of_self_scores() -> None:
    one = a_set(self_score={"bands": ["0.05", "0.2"]})
    other = a_set(self_score={"bands": ["0.05", "0.2"], "explain_above": "0.1"})
    (line,) = lines(one, other, "en")
    assert "above" in line
    assert line.endswith("0.1")
    assert len(lines(PLAIN, one)) == 1


def test_the_manual_says_what_a_set_declares(capsys: pytest.CaptureFixture[str]) -> None:
    about = '[self_score]\nbands = ["0.1", "1/3"]\nsource = "某办法第八条"\n[grades]'
    Path("road.toml").write_text(SET.replace("[grades]", about), "utf-8")
    assert main(["describe", "road.toml", "--lang", "zh"]) == 0
    out = capsys.readouterr().out
    assert "不超过 10%、超过 10%、超过 33.33333333…%；超过 10% 的须写明原因。" in out
    assert "某办法第八条" in out
    assert main(["describe", "road.toml", "--lang", "en"]) == 0
    assert "within 10%, over 10%, over 33.33333333…%" in capsys.readouterr().out
    Path("road.toml").write_text(SET, "utf-8")
    assert main(["describe", "road.toml", "--lang", "zh"]) == 0
    assert "自评与复审" not in capsys.readouterr().out
