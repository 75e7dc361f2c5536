"""``scoring whatif scores``: every format, both languages, and what is wrong all at once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import scoring
from scoring.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLE = Path(__file__).parent.parent.parent / "docs/examples/shaoguan-cloud"
SHEET = str(EXAMPLE / "scores.xlsx")


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """Return a function that runs the command in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def run_it(*arguments: str) -> tuple[int, str, str]:
        status = main(["whatif", "scores", *arguments])
        return status, *capsys.readouterr()

    return run_it


def test_the_type_case_becomes_excellent_with_full_quality(
    run: Callable[..., tuple[int, str, str]],
) -> None:
    status, out, err = run(SHEET, "--change", "C2=10", "--lang", "zh")
    assert (status, err) == (0, "")
    assert "总分 88.00 → 90.00 分（满分 100），等级：良 → 优" in out
    lines = [line.split() for line in out.splitlines()]
    assert ["总分", "total", "100", "88.00", "90.00", "+2.00"] in lines
    assert ["质量达标率", "C2", "10", "8.00", "10.00", "+2.00"] in lines
    assert ["C2", "质量达标率", "8.00", "10.00"] in lines


def test_a_blank_after_the_sign_is_an_abstention(
    run: Callable[..., tuple[int, str, str]],
) -> None:
    status, out, _ = run(SHEET, "--change", "R2:D1=", "--lang", "en")
    assert status == 0
    assert ["R2:D1", "Effects", "16", "(blank)"] in [line.split() for line in out.splitlines()]
    # the mean of 15.5, 16, 15.5, 16 without the second
    assert next(
        line.split()[-3:] for line in out.splitlines() if " D1 " in line and "+" not in line
    ) == ["15.80", "15.75", "-0.05"]


def test_all_indicators_are_moved_where_nothing_is_changed(
    run: Callable[..., tuple[int, str, str]],
) -> None:
    status, out, _ = run(SHEET, "--lang", "zh", "--most", "3")
    assert status == 0
    lines = [line.split() for line in out.splitlines()]
    # C2 a step up is 9 of 10: 89, still good, so the grade is left blank
    assert ["质量达标率", "C2", "8.00", "7.00", "87.00", "9.00", "89.00"] in lines
    assert ["实施效益", "D1", "15.80", "0.00", "72.20", "中", "20.00", "92.20", "优", "20.00"] in (
        lines
    )
    assert "另有 14 个影响更小的指标没有列出。" in out
    assert "单独就能改变等级的指标：D1、C1、C2、D2（一步之内：无）。" in out


def test_a_step_may_be_a_share_of_the_full_points(
    run: Callable[..., tuple[int, str, str]],
) -> None:
    _, out, _ = run(SHEET, "--step", "20", "--lang", "en")
    # 20 % of 10 points
    row = next(line for line in out.splitlines() if " C2 " in line)
    assert row.split()[4:] == ["8.00", "6.00", "86.00", "10.00", "90.00", "excellent"]
    assert "elsewhere it is 20 % of the full points" in out


def test_markdown_and_pages_have_the_same_tables(run: Callable[..., tuple[int, str, str]]) -> None:
    for name in ("markdown", "html"):
        assert "72.20" in run(SHEET, "--format", name, "--lang", "en")[1]
        assert "+2.00" in run(SHEET, "--format", name, "--change", "C2=10")[1]


def test_programs_get_every_change_exactly(run: Callable[..., tuple[int, str, str]]) -> None:
    status, out, _ = run(SHEET, "--format", "json", "--change", "C2=10", "--change", "R3:D1=16.5")
    data = json.loads(out)
    assert (status, data["format"]) == (0, "scoring.whatif.scores/1")
    assert data["changes"] == [
        {
            "key": "C2",
            "indicator": "C2",
            "what": "points",
            "input": None,
            "columns": [],
            "before": ["8"],
            "after": "10",
        },
        {
            "key": "R3:D1",
            "indicator": "D1",
            "what": "answer",
            "input": "score",
            "columns": ["R3"],
            "before": ["16"],
            "after": "16.5",
        },
    ]
    assert (data["before"]["total"], data["after"]["total"]) == ("88", "90.1")
    assert (data["before"]["grade"]["id"], data["after"]["grade"]["id"]) == ("good", "excellent")
    assert data["after"]["applied"] == []
    last = {"id": "D1", "before": "15.8", "after": "15.9", "difference": "0.1"}
    assert data["nodes"][-1] == last


def test_programs_get_every_effect_however_few_are_shown(
    run: Callable[..., tuple[int, str, str]],
) -> None:
    data = json.loads(run(SHEET, "--format", "json", "--most", "1")[1])
    assert data["format"] == "scoring.whatif.effects/1"
    assert len(data["plus_minus"]) == len(data["tornado"]) == 17
    first = data["tornado"][0]
    assert (first["id"], first["span"], first["decisive"]) == ("D1", "20", True)
    assert first["fewer"]["total"] == "72.2"
    assert data["plus_minus"][0]["more"] is None


def test_everything_wrong_is_said_at_once_and_nothing_is_written(
    run: Callable[..., tuple[int, str, str]],
) -> None:
    words = ["--change", "C2=11", "--change", "R9:D1=3", "--change", "CB=1", "-o", "out.md"]
    status, out, err = run(SHEET, *words, "--lang", "en")
    assert (status, out) == (1, "")
    assert [line.split(":")[0].strip() for line in err.splitlines()] == [
        "3 problems",
        "C2",
        "R9",
        "CB",
    ]
    assert not Path("out.md").exists()
    assert run(SHEET, "--step", "0", "--lang", "zh")[2].endswith("如 5。\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--change", "C2"], "“C2”看不出改什么，请写成 C1=9"),
        (["--change", "=3"], "“=3”看不出改什么，请写成 C1=9"),
        (["--most", "0"], "“0”不是正整数"),
    ],
)
def test_what_is_no_change_and_no_number_is_wrong_usage(
    run: Callable[..., tuple[int, str, str]], words: list[str], said: str
) -> None:
    status, _, err = run(SHEET, *words, "--lang", "zh")
    assert status == 2
    assert said in err


@pytest.mark.parametrize("more", [("--step", "5"), ("--most", "3")])
def test_what_would_have_no_effect_beside_a_change_is_wrong_usage(
    run: Callable[..., tuple[int, str, str]], more: tuple[str, str]
) -> None:
    status, out, err = run(SHEET, "--change", "C2=10", *more, "--lang", "en")
    assert (status, out) == (2, "")
    assert f"{more[0]} does not go with --change" in err


def test_the_sheet_is_never_overwritten(run: Callable[..., tuple[int, str, str]]) -> None:
    before = Path(SHEET).read_bytes()
    status, _, _ = run(SHEET, "--change", "C2=10", "-o", SHEET, "--force")
    assert (status, Path(SHEET).read_bytes()) == (1, before)


def test_several_forms_are_merged_first(run: Callable[..., tuple[int, str, str]]) -> None:
    used = scoring.load_indicator_set("mof-project-2020")
    scoring.write_sheets(scoring.read_sheet(SHEET), "forms", used)
    status, out, _ = run("forms", "--change", "C2=10", "--lang", "en")
    assert status == 0
    assert "Total 88.00 → 90.00 of 100. Grade: good → excellent." in out
