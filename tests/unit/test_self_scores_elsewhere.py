"""Self scores are held against the review in unfinished sheets, registers and project folders."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from test_self_report import SET, SHEET

import scoring
from scoring.cli.main import main

REGISTER = """\
[[evidence]]
number = "E1"
title = "抽查记录"
supports = ["B"]

[requirement.A]
effect = "zero"
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder with a set, a sheet and the folder of a project."""
    monkeypatch.chdir(tmp_path)
    Path("road.toml").write_text(SET, "utf-8")
    Path("sheet.csv").write_text(SHEET, "utf-8")
    Path("project/forms").mkdir(parents=True)
    Path("project/forms/sheet.csv").write_text(SHEET, "utf-8")
    Path("project/register.toml").write_text(REGISTER, "utf-8")


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return what a command prints that succeeds."""
    assert main([*arguments, "--set", "road.toml"]) == 0
    return capsys.readouterr().out


def rows(out: str) -> dict[str, list[str]]:
    """Return the rows of the comparison by the id that stands second."""
    found: dict[str, list[str]] = {}
    for line in out[out.index("自评与复审") :].splitlines():
        if len(row := line.split()) > 2:
            found.setdefault(row[1], row)
    return found


def test_an_unfinished_review_is_compared_so_far(capsys: pytest.CaptureFixture[str]) -> None:
    Path("sheet.csv").write_text(SHEET.replace("A,,50,57", "A,,,57"), "utf-8")
    out = printed(capsys, "score", "sheet.csv", "--incomplete", "--lang", "zh")
    # B alone stands for the whole: 40 of 40 against 36 of 40
    assert "自评 100.00 分，复审 90.00 分，差额 -10.00 分：自评偏高。评分表还没有填完" in out
    assert "等级不同" not in out
    assert rows(out)["B"][3:6] == ["40.00", "36.00", "-4.00"]
    assert (rows(out)["A"][3], rows(out)["A"][-1]) == ("57.00", "暂不计")
    # the missed target is found, and the indicator that waits for its review is not to be explained
    assert "没有完成，自评仍得满分 40" in out
    assert "没有写原因" not in out


def test_the_data_compare_what_was_scored_and_not_what_counts_as_zero(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("sheet.csv").write_text(SHEET.replace("A,,50,57", "A,,,57"), "utf-8")
    said = printed(capsys, "score", "sheet.csv", "--incomplete", "--format", "json")
    data = json.loads(said)
    assert "self_scores" not in data["nothing_more"]
    compared = data["so_far"]["self_scores"]
    assert (compared["total"], compared["difference"]) == ("100.00", "-10")
    assert [one["code"] for one in compared["findings"]] == ["self.missed-target"]
    by_id = {one["id"]: one["standing"] for one in compared["nodes"]}
    assert by_id == {"total": "compared", "A": "left_out", "B": "compared"}


def test_what_does_not_apply_stays_left_out_by_the_review(
    capsys: pytest.CaptureFixture[str],
) -> None:
    shared = SET.replace('not_applicable = "full"', 'not_applicable = "siblings"')
    more = '[indicator.C]\nunder = "total"\nlabel = { zh = "其他", en = "Other" }\npoints = 10\n'
    more += 'rule = { kind = "judged" }\n'
    Path("road.toml").write_text(shared + more, "utf-8")
    sheet = SHEET.replace("A,,50,57", "A,,,57") + "C,,,9,不适用,,\n"
    Path("sheet.csv").write_text(sheet, "utf-8")
    out = printed(capsys, "score", "sheet.csv", "--incomplete", "--lang", "zh")
    assert (rows(out)["A"][-1], rows(out)["C"][-1]) == ("暂不计", "复审不计")


def test_without_self_scores_nothing_is_compared(capsys: pytest.CaptureFixture[str]) -> None:
    bare = SHEET.replace("A,,50,57", "A,,50,").replace("B,,,40", "B,,,")
    Path("sheet.csv").write_text(bare, "utf-8")
    assert "自评" not in printed(capsys, "score", "sheet.csv", "--incomplete", "--lang", "zh")
    Path("r.toml").write_text(REGISTER, "utf-8")
    assert "自评" not in printed(capsys, "examine", "r.toml", "sheet.csv", "--lang", "zh")


def test_a_register_is_examined_with_the_comparison_after_its_effects(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("r.toml").write_text(REGISTER, "utf-8")
    out = printed(capsys, "examine", "r.toml", "sheet.csv", "--lang", "zh")
    # A lacks its evidence and gets nothing: 36 of 100 against 57 + 40
    assert "自评 97.00 分（良），复审 36.00 分（差），差额 -61.00 分" in out
    assert rows(out)["A"][3:5] == ["57.00", "0.00"]


def test_the_folder_of_a_project_is_scored_with_the_comparison(
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = printed(capsys, "score", "project", "--lang", "zh")
    assert "自评 97.00 分（良），复审 36.00 分（差），差额 -61.00 分" in out
    assert out.count("自评与复审") == 1
    out = printed(capsys, "score", "project", "--incomplete", "--lang", "zh")
    # without effects of evidence, as everything there
    assert "自评 97.00 分，复审 86.00 分，差额 -11.00 分" in out
    project = scoring.read_project("project", "road.toml")
    compared = scoring.compare_self(project.evaluation)
    assert compared is not None
    assert compared.difference == -61
