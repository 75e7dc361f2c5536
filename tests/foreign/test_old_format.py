"""Tables in .xls are read in a process of their own, and whatever breaks it is only a problem."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from broken.making import Expected, sheet_is_refused
from foreign.scored import plain
from foreign.tables import SCORE

import scoring
from scoring.io.foreign import old

STORED = Path(__file__).parents[1] / "data" / "two_row_header.xls"
FILE = Path("表.xls")


@pytest.mark.usefixtures("here")
def test_an_old_workbook_comes_to_its_total() -> None:
    shutil.copyfile(STORED, FILE)
    used = scoring.load_indicator_set("set.toml")
    result = scoring.evaluate(used, scoring.read_sheet(FILE, used))
    assert {name: float(result[name].points) for name in SCORE} == SCORE
    assert str(result.total) == "88.00"
    assert result.sheet.entry("A1").reason == "理由"
    assert result.sheet.place("A1", "score", "R1") == "表.xls 评分表!E3"
    assert [one.code for one in result.sheet.notes] == ["xls.lossy"]
    made = scoring.import_set(FILE)
    assert str(
        scoring.evaluate(made.indicator_set, scoring.read_sheet(FILE, made.indicator_set)).total
    )
    assert [int(one.full) for one in made.indicator_set.indicators] == [6, 4, 10, 30, 20, 20, 10]


@pytest.mark.usefixtures("here")
def test_a_new_workbook_with_the_old_suffix_is_read_by_our_own_reader() -> None:
    plain().rename(FILE)
    sheet = scoring.read_sheet(FILE, "set.toml")
    assert sheet.notes == ()
    assert sheet.place("A1", "score", "R1") == "表.xls 评分表!E2"


HOSTILE = {
    "no bytes": (b"", "workbook.empty-file"),
    "a web page": (b"<html><table><tr><td>1</td></tr></table></html>", "workbook.not-a-workbook"),
    "its first bytes only": (STORED.read_bytes()[:8], "xls.unreadable"),
    "half of it": (STORED.read_bytes()[:3000], "xls.unreadable"),
}


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(("content", "code"), HOSTILE.values(), ids=HOSTILE)
def test_a_broken_old_workbook_is_refused(
    content: bytes, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    FILE.write_bytes(content)
    sheet_is_refused(capsys, str(FILE), Expected(code, str(FILE)), used="set.toml")


@pytest.mark.usefixtures("here")
def test_a_file_that_makes_the_library_abort_is_only_a_problem() -> None:
    good = STORED.read_bytes()
    FILE.write_bytes(good[:512] + bytes(2048) + good[2560:])
    with pytest.raises(scoring.ScoringError) as caught:
        scoring.read_sheet(FILE, "set.toml")
    (problem,) = caught.value.problems
    # a later version of the library may notice by itself
    assert problem.code in {"xls.crashed", "xls.unreadable"}


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("import os; os.abort()", "xls.crashed"),
        ("import time; time.sleep(60)", "xls.crashed"),
        ("print('no json')", "xls.crashed"),
        ("import sys; sys.exit(3)", "xls.not-installed"),
    ],
)
def test_a_process_that_breaks_off_is_only_a_problem(
    body: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copyfile(STORED, FILE)
    Path("child.py").write_text(body, "utf-8")
    monkeypatch.setattr(old, "_CHILD", Path("child.py").resolve())
    monkeypatch.setattr(old, "SECONDS", 1)
    with pytest.raises(scoring.ScoringError) as caught:
        scoring.read_sheet(FILE, "set.toml")
    assert [(one.code, one.place) for one in caught.value.problems] == [(code, str(FILE))]


@pytest.mark.usefixtures("here")
@pytest.mark.skipif(sys.platform == "win32", reason="memory is not limited there")
def test_a_process_that_takes_too_much_memory_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copyfile(STORED, FILE)
    limit = old._CHILD.read_text("utf-8").replace(
        "import python_calamine\n", "x = b'1' * (1 << 30)\n"
    )
    assert "1 << 30" in limit
    Path("child.py").write_text(limit, "utf-8")
    monkeypatch.setattr(old, "_CHILD", Path("child.py").resolve())
    with pytest.raises(scoring.ScoringError) as caught:
        scoring.read_sheet(FILE, "set.toml")
    assert [one.code for one in caught.value.problems] == ["xls.crashed"]


@pytest.mark.usefixtures("here")
def test_nothing_is_written_in_the_old_format() -> None:
    used = scoring.load_indicator_set("set.toml")
    with pytest.raises(scoring.ScoringError) as caught:
        scoring.write_sheet(scoring.blank_sheet(used, 1), FILE, used)
    assert [one.code for one in caught.value.problems] == ["file.unknown-kind"]
    assert not FILE.exists()
