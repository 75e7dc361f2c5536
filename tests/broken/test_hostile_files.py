"""Files that are not there, not text, not what their name says; and what must survive them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from broken.making import Expected, fingerprint, quietly, set_is_refused, sheet_is_refused
from broken.parts import SET, SHEET

import scoring
from scoring.cli.main import main

TEXTS: dict[str, tuple[str, bytes, str, str | None]] = {
    "an empty CSV": ("sheet.csv", b"", "csv.no-header", None),
    "blank lines": ("sheet.csv", b"\n\n\n", "csv.no-header", None),
    "an empty JSON": ("sheet.json", b"", "file.bad-json", None),
    "half a JSON": ("sheet.json", b'{"set": ', "file.bad-json", None),
    "a JSON list": ("sheet.json", b"[]", "shape.not-table", "[]"),
    "a JSON text": ("sheet.json", b'"sheet"', "shape.not-table", "sheet"),
    "a JSON with a key twice": ("sheet.json", b'{"set": 1, "set": 2}', "file.duplicate-key", "set"),
    "a JSON nested without end": ("sheet.json", b"[" * 100_000, "file.bad-json", None),
    "a JSON number of 5000 digits": (
        "sheet.json",
        b'{"set": ' + b"9" * 5000 + b"}",
        "file.bad-json",
        None,
    ),
    "a broken TOML": ("sheet.toml", b'set = "small\n', "file.bad-toml", None),
    "a TOML with a key twice": ("sheet.toml", b"set = 1\nset = 2\n", "file.bad-toml", None),
    "a TOML nested without end": ("sheet.toml", b"set = " + b"[" * 5000, "file.bad-toml", None),
    "a TOML number of 5000 digits": (
        "sheet.toml",
        b"set = " + b"9" * 5000,
        "file.bad-toml",
        None,
    ),
    "UTF-16 in a CSV": ("sheet.csv", SHEET.encode("utf-16"), "csv.encoding", None),
    "Big5 in a CSV": ("sheet.csv", "評分標準,權重".encode("big5"), "csv.encoding", None),
    "damaged UTF-8 in a CSV": (
        "sheet.csv",
        SHEET.encode() + "评分表".encode()[:-1],
        "csv.encoding",
        None,
    ),
    "UTF-16 in a JSON": ("sheet.json", "{}".encode("utf-16"), "file.not-text", None),
    "GBK in a TOML": ("sheet.toml", 'set = "评分表"'.encode("gbk"), "file.not-text", None),
    "a text of ten megabytes": ("sheet.csv", b"x" * 10_000_001, "file.too-large", None),
    "an unknown suffix": ("sheet.txt", SHEET.encode(), "file.unknown-kind", ".txt"),
    "the old suffix of Excel": ("sheet.xls", b"\xd0\xcf\x11\xe0", "workbook.not-a-workbook", None),
    "the suffix of LibreOffice": ("sheet.ods", b"PK", "file.unknown-kind", ".ods"),
}


@pytest.mark.parametrize(
    ("name", "content", "code", "value"),
    [pytest.param(*case, id=title) for title, case in TEXTS.items()],
)
def test_a_file_is_refused_that_holds(
    name: str,
    content: bytes,
    code: str,
    value: str | None,
    small_set: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (small_set.parent / name).write_bytes(content)
    sheet_is_refused(capsys, name, Expected(code, name, value))


@pytest.mark.parametrize("name", ["absent.xlsx", "absent.csv", "absent.toml", "no/such/sheet.json"])
def test_a_sheet_that_is_not_there_is_not_found(
    name: str, small_set: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert small_set.is_file()
    sheet_is_refused(capsys, name, Expected("file.not-found", name))


@pytest.mark.parametrize("name", ["sheet.xlsx", "sheet.csv", "sheet.json"])
def test_a_folder_is_no_sheet(
    name: str, small_set: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (small_set.parent / name).mkdir()
    out, err = quietly(capsys, ["score", name, "--set", "small.toml", "--lang", "en"])
    assert not out
    assert f"{name}: The file cannot be read" in err


@pytest.mark.parametrize(
    ("content", "code"),
    [(SET.encode("gbk"), "file.not-text"), (b"id = ", "file.bad-toml"), (b"\0", "file.bad-toml")],
)
def test_a_set_that_is_no_toml_is_refused(
    content: bytes, code: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "broken.toml").write_bytes(content)
    set_is_refused(capsys, "broken.toml", Expected(code, "broken.toml"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
@pytest.mark.parametrize("name", ["pipe.xlsx", "pipe.csv"])
def test_a_pipe_is_refused_and_never_waited_for(name: str, small_set: Path) -> None:
    os.mkfifo(small_set.parent / name)
    done = program("score", name, "--set", "small.toml", "--lang", "en", timeout=10)
    assert done.returncode == 1
    assert name in done.stderr


def program(*arguments: str, timeout: float = 60) -> subprocess.CompletedProcess[str]:
    """Run the program as a process of its own, in the working directory."""
    root = str(Path(scoring.__file__).parents[1])
    return subprocess.run(
        [sys.executable, "-m", "scoring", *arguments],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": root, "PYTHONIOENCODING": "utf-8"},
        timeout=timeout,
        check=False,
    )


@pytest.mark.parametrize(
    ("arguments", "place"),
    [
        (["score", "absent.csv"], "absent.csv: There is no such file."),
        (["score", "sheet.csv", "--set", "small.toml"], "sheet.csv:6 R1: 31 is above"),
        (["check", "broken.toml"], "broken.toml: version: "),
    ],
)
def test_the_program_itself_ends_with_one_and_the_place(
    arguments: list[str], place: str, small_set: Path
) -> None:
    folder = small_set.parent
    (folder / "sheet.csv").write_text(SHEET.replace("A1,,25", "A1,,31"), "utf-8")
    (folder / "broken.toml").write_text(SET.replace("1.0.0", "one"), "utf-8")
    before = fingerprint(folder)
    done = program(*arguments, "--lang", "en")
    assert done.returncode == 1
    assert place in (done.stdout if arguments[0] == "check" else done.stderr)
    assert "Traceback" not in done.stdout + done.stderr
    assert fingerprint(folder) == before


def with_texts(folder: Path, name: str, reason: str) -> str:
    """Write a sound sheet with this name of the project and this reason."""
    (folder / "sheet.csv").write_text(SHEET, "utf-8")
    indicator_set = scoring.load_indicator_set("small.toml")
    scoring.write_sheet(scoring.read_sheet("sheet.csv", indicator_set), "s.json", indicator_set)
    data = json.loads((folder / "s.json").read_text("utf-8"))
    data["project"]["name"], data["entries"]["A1"]["reason"] = name, reason
    (folder / "s.json").write_text(json.dumps(data))
    return "s.json"


@pytest.mark.parametrize("form", ["json", "csv", "text", "markdown", "html"])
def test_half_a_character_in_a_json_sheet_breaks_no_report(
    form: str, small_set: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = with_texts(small_set.parent, "half \ud800 a character", "\udc00")
    status = main(["score", name, "--set", "small.toml", "--format", form, "-o", "out"])
    out, err = capsys.readouterr()
    assert "Traceback" not in out + err
    assert status == 0 or name in err


@pytest.mark.parametrize("command", ["score", "explain"])
@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_what_is_written_in_a_sheet_cannot_command_the_terminal(
    command: str, form: str, small_set: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = with_texts(small_set.parent, "red \x1b[31m\x07", "\x9b2J\r\x08gone")
    out, _ = quietly(capsys, [command, name, "--set", "small.toml", "--format", form], status=0)
    assert not {"\x1b", "\x07", "\x9b", "\r", "\x08"} & set(out)
