"""What stands in a file survives: broken input, refused overwriting, wrong usage."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from broken.making import changed, fingerprint, quietly
from broken.parts import SET, SHEET

from scoring.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

KEPT = '{"kept": "exactly as it was"}\n'
SUFFIXES = (".xlsx", ".csv", ".toml", ".json")


@pytest.mark.parametrize("command", ["score", "explain"])
@pytest.mark.parametrize("form", ["text", "markdown", "json", "csv", "html"])
def test_a_broken_sheet_leaves_the_result_of_yesterday_alone(
    command: str, form: str, small_set: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = small_set.parent
    (folder / "sheet.csv").write_text(changed(SHEET, ("A1,,25,", "A1,,31,")), "utf-8")
    (folder / "existing.out").write_text(KEPT)
    arguments = [command, "sheet.csv", "--set", "small.toml", "--format", form]
    _, err = quietly(capsys, [*arguments, "-o", "existing.out", "--lang", "en"])
    assert "sheet.csv:6 R1: 31 is above" in err
    assert (folder / "existing.out").read_text() == KEPT


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_blank_sheet_never_replaces_a_filled_one_unless_told_to(
    suffix: str, small_set: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = small_set.parent / f"filled{suffix}"
    path.write_text(KEPT)
    arguments = ["blank", "small.toml", "-o", path.name]
    _, err = quietly(capsys, [*arguments, "--lang", "en"])
    assert f"{path.name}: The file exists already and was not overwritten." in err
    assert "--force" in err
    assert path.read_text() == KEPT
    assert main([*arguments, "--force"]) == 0
    assert path.read_bytes() != KEPT.encode()
    assert {one.name for one in small_set.parent.iterdir()} == {small_set.name, path.name}


def test_force_does_not_make_a_broken_set_replace_a_sheet(
    small_set: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small_set.write_text(SET.replace("points = 100", "points = 99"), "utf-8")
    (small_set.parent / "filled.xlsx").write_text(KEPT)
    quietly(capsys, ["blank", "small.toml", "-o", "filled.xlsx", "--force"])


@pytest.mark.parametrize(
    ("arguments", "place"),
    [
        (["blank", "small.toml", "-o", "absent/blank.xlsx"], "absent/blank.xlsx"),
        (["blank", "small.toml", "-o", "absent/blank.csv"], "absent/blank.csv"),
        (["blank", "small.toml", "-o", "blank.pdf"], "blank.pdf"),
        (["blank", "small.toml", "-o", "blank"], "blank"),
        (["blank", "small.toml", "-o", "b.xlsx", "--reviewers", "4"], "small"),
        (["blank", "small.toml", "-o", "b.xlsx", "--reviewers", "0"], "small"),
        (["score", "sheet.csv", "--set", "small.toml", "-o", "absent/out.json"], "absent/out.json"),
        (["score", "sheet.csv", "--set", "small.toml", "-o", "folder"], "folder"),
        (["schema", "-o", "absent/schema.json"], "absent/schema.json"),
    ],
)
def test_what_cannot_be_written_is_said_with_its_place(
    arguments: list[str], place: str, small_set: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (small_set.parent / "sheet.csv").write_text(SHEET, "utf-8")
    (small_set.parent / "folder").mkdir()
    out, err = quietly(
        capsys, [*arguments, *([] if arguments[0] == "schema" else ["--lang", "en"])]
    )
    assert not out
    assert any(line.strip().startswith((f"{place}: ", f"{place}：")) for line in err.splitlines())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], ""),
        (["scor", "sheet.csv"], "scor"),
        (["score"], "FILE"),
        (["score", "sheet.csv", "--colour"], "--colour"),
        (["score", "sheet.csv", "--format", "pdf"], "pdf"),
        (["score", "sheet.csv", "--lang", "fr"], "fr"),
        (["score", "sheet.csv", "-o"], "-o"),
        (["explain", "sheet.csv", "A1", "A9", "--set", "small.toml"], "A9"),
        (["blank"], "SET"),
        (["blank", "small.toml"], "-o"),
        (["blank", "small.toml", "-o", "blank.csv", "--reviewers", "two"], "two"),
        (["check"], "WHAT"),
        (["sets", "drop"], "drop"),
        (["sets", "show"], "sets show"),
        (["schema", "grades"], "grades"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_wrong_usage_ends_with_two_says_why_and_writes_nothing(
    arguments: list[str],
    said: str,
    language: str,
    small_set: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LC_ALL", {"zh": "zh_CN.UTF-8", "en": "en_GB.UTF-8"}[language])
    (small_set.parent / "sheet.csv").write_text(SHEET, "utf-8")
    before = fingerprint(small_set.parent)
    out, err = quietly(capsys, arguments, status=2)
    assert said in err
    assert bool(out) == (not arguments)  # without a command the help is what was asked for
    assert fingerprint(small_set.parent) == before


@pytest.mark.parametrize(
    "arguments", [["--set", "small.toml", "A1"], ["A1", "--set", "small.toml"]]
)
def test_what_to_explain_may_stand_before_or_after_the_options(
    arguments: list[str], small_set: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (small_set.parent / "sheet.csv").write_text(SHEET, "utf-8")
    out, _ = quietly(capsys, ["explain", "sheet.csv", *arguments], status=0)
    assert "A1" in out
    assert "A2" not in out
