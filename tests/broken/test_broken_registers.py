"""Registers that are broken: every problem at its key, no result, and nothing is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from broken.making import Edits, Expected, changed, quietly
from broken.parts import SHEET
from broken.register_cases import CASES, FILE, REGISTER

import scoring
from scoring.errors import ScoringError
from scoring.io.sheets import open_sheet

if TYPE_CHECKING:
    from pathlib import Path

    from scoring.errors import Problem


@pytest.fixture
def filled(small_set: Path) -> Path:
    """Return a folder with a sound set and a sound sheet."""
    (small_set.parent / "sheet.csv").write_text(SHEET, "utf-8")
    return small_set.parent


def problems_of_register() -> tuple[Problem, ...]:
    """Return the problems with which the Python functions refuse the register."""
    with pytest.raises(ScoringError) as caught:
        scoring.examine(scoring.read_register(FILE), *open_sheet("sheet.csv", "small.toml"))
    return caught.value.problems


COMMAND = ["examine", FILE, "sheet.csv", "--set", "small.toml"]


def test_the_register_the_cases_break_is_sound(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (filled / FILE).write_text(REGISTER, "utf-8")
    out, err = quietly(capsys, [*COMMAND, "--lang", "en"], status=0)
    assert not err
    assert "Fact budget" in out
    assert "register.toml: no problems." in quietly(capsys, ["check", FILE, "--lang", "en"], 0)[0]


@pytest.mark.parametrize(
    ("edits", "expected"), [pytest.param(*case, id=name) for name, case in CASES.items()]
)
def test_a_broken_register_is_refused_at_its_keys(
    edits: Edits, expected: list[Expected], filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (filled / FILE).write_text(changed(REGISTER, *edits), "utf-8")
    problems = problems_of_register()
    assert [(one.code, one.place, one.value) for one in problems] == [
        (code, f"{FILE}: {key}", value) for code, key, value in expected
    ]
    for language in ("zh", "en"):
        out, err = quietly(capsys, [*COMMAND, "--lang", language])
        assert not out
        lines = [line.strip() for line in err.splitlines()]
        assert lines[1:] == [one.line("zh" if language == "zh" else "en") for one in problems]


@pytest.mark.parametrize("form", ["text", "markdown", "html", "json"])
def test_a_broken_register_gives_no_report_of_any_kind(
    form: str, filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (filled / FILE).write_text(changed(REGISTER, ("amount = 90", "amount = nan")), "utf-8")
    out, err = quietly(capsys, [*COMMAND, "--format", form, "-o", "out", "--force"])
    assert not out
    assert "fact[1].statement[0].amount" in err


def test_problems_of_register_and_sheet_are_said_together(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (filled / FILE).write_text(changed(REGISTER, ("share = 0.5", "share = 2")), "utf-8")
    (filled / "sheet.csv").write_text(SHEET.replace("A2/actual,90", "A2/actual,-90"), "utf-8")
    _, err = quietly(capsys, [*COMMAND, "--lang", "en"])
    assert err.startswith("2 problems:")
    assert "requirement.A1.share" in err
    assert "sheet.csv:8" in err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "There is no such file"),
        ("[[fact]\n", "not valid TOML"),
        ("fact = 3\n", "should be a list"),
        ("fact = [3]\n", "should be a table"),
        ("requirement = []\n", "should be a table"),
    ],
)
def test_what_is_no_register_is_refused(
    text: str | None, said: str, filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if text is not None:
        (filled / FILE).write_text(text, "utf-8")
    out, err = quietly(capsys, [*COMMAND, "--lang", "en"])
    assert not out
    assert said in err


def test_a_register_with_thousands_of_wrong_ids_is_refused_with_all_of_them(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = '[[fact]]\nid = "f{n}"\nlabel = "x"\nuses = "u{n}"\nat_most = ["g{n}"]\n'
    one += '[[fact.statement]]\nid = "s"\ndocument = "d"\namount = 1\n'
    text = "".join(one.replace("{n}", str(n)) for n in range(3000))
    (filled / FILE).write_text(text, "utf-8")
    _, err = quietly(capsys, [*COMMAND, "--lang", "en"])
    assert err.startswith("6000 problems:")


def test_a_fact_with_more_statements_than_can_be_compared_is_refused(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = '[[fact]]\nid = "f"\nlabel = "x"\n'
    for n in range(101):
        text += f'[[fact.statement]]\nid = "s{n}"\ndocument = "d"\namount = {n}\n'
    (filled / FILE).write_text(text, "utf-8")
    _, err = quietly(capsys, [*COMMAND, "--lang", "en"])
    assert "One fact has 101 statements, more than 100." in err
    (filled / FILE).write_text(text.replace('id = "s100"\n', "").rsplit("[[", 1)[0], "utf-8")
    quietly(capsys, COMMAND, status=0)


def test_check_finds_what_can_be_seen_without_a_sheet(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (filled / FILE).write_text(changed(REGISTER, ('uses = "F1"', 'uses = "F9"')), "utf-8")
    out, _ = quietly(capsys, ["check", FILE, "--lang", "en"])
    assert "fact[0].uses" in out
    assert "Did you mean “F2”" in out or "Did you mean “F1”" in out


def test_a_text_that_begins_like_a_formula_or_with_markup_stays_a_text(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nasty = changed(
        REGISTER,
        ('text = "late"', 'text = "=cmd() <script>alert(1)</script>\\u001b[31m"'),
        ('document = "two"', 'document = "{id} | {0}"'),
    )
    (filled / FILE).write_text(nasty, "utf-8")
    out, _ = quietly(capsys, [*COMMAND, "--format", "html"], status=0)
    assert "<script>" not in out
    assert "\x1b" not in quietly(capsys, COMMAND, status=0)[0]
    assert "{id} | {0}" in quietly(capsys, COMMAND, status=0)[0]
