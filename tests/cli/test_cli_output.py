"""Where commands write: never over what they read, in the format the name says."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from scoring.cli.main import main

SET = "mof-project-2020"
SHEET = str(Path(__file__).parents[2] / "docs" / "examples" / "shaoguan-cloud" / "scores.xlsx")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, in a locale that asks for no language."""
    monkeypatch.chdir(tmp_path)
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    return tmp_path


def blank(name: str) -> Path:
    assert main(["blank", SET, "-o", name]) == 0
    return Path(name)


@pytest.mark.parametrize("spelling", ["same", "absolute", "dotted", "link", "hard"])
@pytest.mark.parametrize("force", [["--force"], []])
def test_a_sheet_is_not_overwritten_with_its_own_result(
    spelling: str, force: list[str], here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = blank("f.xlsx")
    Path("link").symlink_to(sheet)
    Path("hard").hardlink_to(sheet)
    (here / "sub").mkdir()
    names = {"same": "f.xlsx", "absolute": str(here / "f.xlsx"), "dotted": "sub/../f.xlsx"}
    output, before = names.get(spelling, spelling), sheet.read_bytes()
    capsys.readouterr()
    assert main(["score", "f.xlsx", "-o", output, *force, "--lang", "en"]) == 1
    said = capsys.readouterr().err
    assert "1 problem" in said
    assert "This is the very file that is read, “f.xlsx”" in said
    assert sheet.read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        ["explain", "f.toml", "--set", "own/set.toml", "-o", "own/set.toml"],
        ["describe", "own", "-o", "own/set.toml"],
        ["check", "f.toml", "own", "-o", "f.toml"],
        ["check", "own", "f.toml", "-o", "own/set.toml"],
        ["sets", "diff", SET, "own", "-o", "own/set.toml"],
        ["blank", "own", "-o", "own/set.toml"],
        ["table", "own", "t.csv", "-o", "t.csv"],
    ],
)
def test_no_command_overwrites_what_it_reads(
    words: list[str], here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "own").mkdir()
    Path("own/set.toml").write_text("# the set\n", encoding="utf-8")
    Path("f.toml").write_text("# the sheet\n", encoding="utf-8")
    Path("t.csv").write_text("project\n", encoding="utf-8")
    output = Path(words[-1])
    before = output.read_bytes()
    assert main([*words, "--force", "--lang", "zh"]) == 1
    assert "会把它冲掉" in capsys.readouterr().err
    assert output.read_bytes() == before


def test_the_format_follows_the_name_of_the_file() -> None:
    assert main(["sets", "show", SET, "-o", "s.JSON"]) == 0
    assert json.loads(Path("s.JSON").read_text(encoding="utf-8"))
    assert main(["describe", SET, "-o", "s.html"]) == 0
    assert Path("s.html").read_text(encoding="utf-8").startswith("<!")
    assert main(["describe", SET, "--format", "markdown", "-o", "s.txt"]) == 0
    assert Path("s.txt").read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["sets", "--format", "json", "-o", "q.html"], "The format is json, but the name of"),
        (["describe", SET, "-o", "q.csv"], "cannot write csv, which the name of the file says"),
    ],
)
def test_a_name_that_says_another_format_is_refused(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*words, "--lang", "en"]) == 1
    assert said in capsys.readouterr().err
    assert not Path(words[-1]).exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
@pytest.mark.parametrize("words", [["describe", SET], ["sets"], ["blank", SET, "-o", "b.csv"]])
def test_a_screen_that_cannot_be_written_is_said_to_be_that(words: list[str]) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "scoring", *words, "--lang", "en"],
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    assert ended.returncode == 1
    assert "It cannot be written (No space left on device)." in ended.stderr
    assert "read" not in ended.stderr
    assert "Traceback" not in ended.stderr
    assert "Exception ignored" not in ended.stderr


@pytest.mark.parametrize(
    "command",
    [
        ["score", SHEET],
        ["explain", SHEET, "B2", "--format", "csv"],
        ["panel", SHEET],
        ["whatif", "certificate", SHEET],
        ["sets", "list"],
        ["describe", "mof-project-2020"],
        ["schema"],
    ],
)
@pytest.mark.parametrize("name", ["out.xlsx", "out.DOCX"])
def test_text_is_not_written_under_the_name_of_a_workbook_or_a_document(
    command: list[str], name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, "-o", name, "--lang", "zh"]) == 1
    said = "".join(capsys.readouterr())
    assert f"{name}：这个命令写不出文件名所说的格式 {Path(name).suffix.lower()}。" in said
    assert not Path(name).exists()
