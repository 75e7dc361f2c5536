"""``scoring whatif grades``: every format, both languages, and what is wrong all at once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import scoring
from scoring.cli.main import main
from scoring.io.sets import set_file

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
        status = main(["whatif", "grades", *arguments])
        return status, *capsys.readouterr()

    return run_it


def test_the_type_case_is_two_points_below_excellent(
    run: Callable[..., tuple[int, str, str]],
) -> None:
    status, out, err = run(SHEET, "--lang", "zh")
    assert (status, err) == (0, "")
    lines = [line.split() for line in out.splitlines()]
    assert ["优", "≥", "90", "再得", "2.00", "分", "优"] in lines
    assert ["差", "<", "60", "再失超过", "28.00", "分", "差"] in lines
    assert ["优", "≥", "90", "(88.00,", "100.00]", "优", "—"] in lines
    assert ["良", "≥", "80", "(60.00,", "88.00]", "—", "中"] in lines


def test_markdown_and_pages_have_the_same_tables(run: Callable[..., tuple[int, str, str]]) -> None:
    for name in ("markdown", "html"):
        _, out, _ = run(SHEET, "--format", name, "--lang", "en")
        assert "(88.00, 100.00]" in out
        assert "Guangdong, five grades" in out


def test_programs_get_every_number_exactly(run: Callable[..., tuple[int, str, str]]) -> None:
    status, out, _ = run(SHEET, "--format", "json", "--scale", "gradebook", "--set-band", "优=88")
    data = json.loads(out)
    assert (status, data["format"]) == (0, "scoring.whatif.grades/1")
    assert data["now"]["total"] == data["now"]["exact_total"] == "88"
    assert data["margins"][0] == {
        "grade": "excellent",
        "better": True,
        "points": "2",
        "reached": True,
        "within_reach": True,
        "gives": "excellent",
    }
    assert data["thresholds"][1]["stays"] == {
        "lower": "60",
        "upper": "88",
        "from_lower": False,
        "to_upper": True,
    }
    # B+ from 87 in the gradebook; excellent from 88 on
    assert [(one["scale"], one["grade"]) for one in data["alternatives"]] == [
        ("gradebook", "B-plus"),
        (None, "excellent"),
    ]


def test_everything_wrong_is_said_at_once_and_nothing_is_written(
    run: Callable[..., tuple[int, str, str]],
) -> None:
    words = ("--set-band", "优=79", "--set-band", "特=1", "--scale", "none", "-o", "out.md")
    status, out, err = run(SHEET, *words, "--lang", "en")
    assert (status, out) == (1, "")
    assert "There is no indicator set “none”" in err
    assert "There is no grade “特”" in err
    assert "“good” is not below that of the grade before" in err
    assert not Path("out.md").exists()


def test_a_bound_without_points_is_wrong_usage(run: Callable[..., tuple[int, str, str]]) -> None:
    status, _, err = run(SHEET, "--set-band", "优", "--lang", "zh")
    assert status == 2
    assert "“优”不是等级的下限，请写成 优=88" in err


def test_several_forms_are_merged_first(run: Callable[..., tuple[int, str, str]]) -> None:
    used = scoring.load_indicator_set("mof-project-2020")
    scoring.write_sheets(scoring.read_sheet(SHEET), "forms", used)
    status, out, _ = run("forms", "--lang", "en")
    assert status == 0
    assert "(88.00, 100.00]" in out


def test_a_set_whose_scale_is_taken_is_never_overwritten(
    run: Callable[..., tuple[int, str, str]],
) -> None:
    shipped = set_file("guangdong-project").read_text(encoding="utf-8")
    Path("other").mkdir()
    Path("other/set.toml").write_text(shipped, encoding="utf-8")
    words = ("--scale", "national", "--scale", "other", "--force", "-o", "other/set.toml")
    status, _, err = run(SHEET, *words)
    assert status == 1
    assert "other/set.toml" in err
    assert Path("other/set.toml").read_text(encoding="utf-8") == shipped
