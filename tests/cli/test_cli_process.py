"""The program as a process of its own, what it loads, and how its tables stand on a terminal."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from wcwidth import wcwidth

import scoring
from scoring.cli.main import main

SET = "mof-project-2020"
SHEET = "sheet.csv"
RULER = re.compile(r"-{2,}(  +-{2,})+")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with a filled sheet whose texts are of every width."""
    monkeypatch.chdir(tmp_path)
    used = scoring.load_indicator_set(SET)
    names = ("王专家", "Ann", "Éva Łucja")
    panel = tuple(scoring.Reviewer(f"R{n}", name) for n, name in enumerate(names, start=1))
    blank = scoring.ScoreSheet(SET, used.version, {"name": "云 service"}, panel)
    scoring.write_sheet(blank, "blank.csv", used)
    text = (tmp_path / "blank.csv").read_text("utf-8-sig")
    (tmp_path / "blank.csv").unlink()
    reasons = iter(["超支。", "half 半角 and 全角", "ｆｕｌｌ　ｗｉｄｔｈ", "e\u0301", "—"] * 9)
    lines = [re.sub(r",,,,,,,\r?$", f",,,,,不适用,{next(reasons)},", line)
             if re.match(r"[A-D]\d,", line) and not line.startswith(("C3", "D1"))
             else line for line in text.splitlines()]  # fmt: skip
    lines = [re.sub(r"^((?:C3|D1),.*),,,,,,,$", r"\1,,6,5.5,4,,迟 late,", line) for line in lines]
    (tmp_path / SHEET).write_text("\n".join(lines) + "\n", "utf-8")
    return tmp_path


def start(*words: str) -> subprocess.Popen[str]:
    """Start Python with the package on its path."""
    root = str(Path(scoring.__file__).parents[1])
    return subprocess.Popen(
        [sys.executable, *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": root, "PYTHONIOENCODING": "utf-8", "LC_ALL": "C.UTF-8"},
    )


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["score", SHEET, "--lang", "en"], 0, "Total "),
        (["score", "absent.csv", "--lang", "en"], 1, "absent.csv: There is no such file."),
        (["score", "--lang", "en"], 2, "FILE"),
        (["--version"], 0, f"scoring {scoring.__version__}"),
        (["--help"], 0, "scoring"),
        ([], 2, "scoring"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_python_dash_m_scoring_is_the_program(words: list[str], status: int, said: str) -> None:
    process = start("-m", "scoring", *words)
    out, err = process.communicate(timeout=60)
    assert process.returncode == status
    assert said in (out if status == 0 or not words else err)
    assert "Traceback" not in out + err


def loaded(*words: str) -> set[str]:
    """Return the packages that a command has loaded when it ends."""
    code = f"import sys; from scoring.cli.main import main; main({list(words)!r}); "
    code += "print(*{name.partition('.')[0] for name in sys.modules}, file=sys.stderr)"
    process = start("-c", code)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 0
    return set(err.split())


@pytest.mark.parametrize("words", [["--help"], ["score", "--help"], ["--version"]], ids=" ".join)
def test_help_loads_nothing_heavy(words: list[str]) -> None:
    heavy = {"pydantic", "networkx", "xlsxwriter", "tabulate", "tomli", "decimal", "fractions"}
    assert not loaded(*words) & heavy


def test_scoring_a_sheet_loads_only_what_it_needs() -> None:
    assert not loaded("score", SHEET) & {"networkx", "xlsxwriter", "openpyxl", "numpy"}
    assert not loaded("score", SHEET, "--format", "json") & {"networkx", "tabulate", "wcwidth"}


@pytest.mark.parametrize("command", [["explain", SHEET], ["schema"], ["sets", "show", SET]])
def test_a_reader_that_stops_after_one_line_causes_no_traceback(command: list[str]) -> None:
    process = start("-m", "scoring", *command)
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.readline()
    process.stdout.close()
    err = process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=60) == 0
    assert not err


def test_a_reader_that_is_gone_before_the_first_line_causes_no_traceback() -> None:
    process = start("-m", "scoring", "score", SHEET)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    err = process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=60) == 0
    assert not err


def test_a_terminal_without_chinese_is_no_reason_to_fail() -> None:
    root = str(Path(scoring.__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-m", "scoring", "score", SHEET, "--lang", "zh"],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": root, "PYTHONIOENCODING": "ascii"},
        check=False,
    )
    assert done.returncode == 0
    assert not done.stderr


def columns(line: str) -> list[str]:
    """Return what stands in every column of a terminal; the second half of a wide one is empty."""
    shown: list[str] = []
    for character in line:
        width = wcwidth(character)
        if width <= 0:  # an accent stands on the letter before it
            continue
        shown += [character, *[""] * (width - 1)]
    return shown


def tables(text: str) -> list[tuple[str, list[str]]]:
    """Return the ruler under the headings of every table, and the lines of the table."""
    lines = text.splitlines()
    found = []
    for number, line in enumerate(lines):
        if RULER.fullmatch(line):
            after = lines[number + 1 :]
            end = after.index("") if "" in after else len(after)
            found.append((line, [lines[number - 1], *after[:end]]))
    return found


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("words", "least"),
    [(["score", SHEET], 2), (["explain", SHEET], 2), (["sets"], 1), (["sets", "show", SET], 1)],
    ids=["score", "explain", "sets", "show"],
)
def test_tables_stay_aligned_whatever_the_width_of_the_characters(
    words: list[str], least: int, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*words, "--lang", language]) == 0
    found = tables(capsys.readouterr().out)
    assert len(found) >= least
    for ruler, lines in found:
        gaps = [place for place, character in enumerate(ruler) if character == " "]
        for line in lines:
            shown = columns(line)
            assert len(shown) <= len(ruler), line
            assert all(shown[place] == " " for place in gaps if place < len(shown)), line
