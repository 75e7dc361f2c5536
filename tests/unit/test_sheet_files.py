"""Sheets written to files and read back, and files that are refused with their place."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from builders import (
    codes_of,
    figure,
    fill,
    indicator,
    judged,
    made,
    make_set,
    once,
    one,
    panel,
    problems_of,
    proportional,
    rounded_to,
    scores,
    set_data,
)

import scoring
from scoring.sheet import Entry, Reviewer, ScoreSheet

if TYPE_CHECKING:
    from pathlib import Path

FORMATS = ("toml", "csv", "json", "xlsx")


def again(sheet: ScoreSheet, used: scoring.IndicatorSet, folder: Path, kind: str) -> ScoreSheet:
    """Return a sheet written to a file of this kind and read back."""
    path = folder / f"sheet.{kind}"
    scoring.write_sheet(sheet, path, used)
    return scoring.read_sheet(path, used)


def reasoned(text: str, **more: Any) -> Entry:
    """Return five points with this reason."""
    return Entry({"score": {"R1": Decimal(5)}}, None, text, **more)


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "@SUM(A1)",
        "'quoted'",
        '"double", comma',
        "two\nlines",
        "tab\there",
        "emoji 😀 汉字",
        "_x0041_",
        "a\\u0000",
        "back\\slash",
        "#comment",
        "<b>&amp;</b>",
        "12",
        "TRUE",
        "{brace}",
        "不适用",
    ],
)
def test_every_text_comes_back_as_it_was(text: str, kind: str, tmp_path: Path) -> None:
    used = one(10, judged())
    entries = {"A": reasoned(text, evidence=("附件 1", "=2"))}
    project = {"name": text, "其他": text}
    sheet = ScoreSheet("test", "1.0.0", project, (Reviewer("R1", text),), entries)
    read = again(sheet, used, tmp_path, kind)
    assert read == sheet
    assert read.digest == sheet.digest


@pytest.mark.parametrize("kind", FORMATS)
def test_a_reason_of_any_length_comes_back_or_is_refused(kind: str, tmp_path: Path) -> None:
    used = one(10, judged())
    sheet = fill(used, {"A": reasoned("长" * 40_000)})
    try:
        read = again(sheet, used, tmp_path, kind)
    except scoring.ScoringError:
        return
    assert read == sheet


@pytest.mark.parametrize("kind", FORMATS)
def test_a_small_percentage_comes_back(kind: str, tmp_path: Path) -> None:
    used = one(10, proportional("2", actual=figure("rate", unit="%", at_most=100)))
    sheet = fill(used, {"A": once(actual="0.5")})
    assert again(sheet, used, tmp_path, kind) == sheet


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("combine", ["mean", "weighted_mean"])
def test_the_weights_of_reviewers_come_back_even_where_they_do_not_matter(
    combine: str, kind: str, tmp_path: Path
) -> None:
    used = one(10, judged(), panel=panel(combine), rounding=rounded_to(2))
    sheet = fill(used, {"A": scores("5", "6")}, ["2", "0.25"])
    assert again(sheet, used, tmp_path, kind) == sheet


@pytest.mark.parametrize("kind", FORMATS)
def test_negative_zero_is_zero(kind: str, tmp_path: Path) -> None:
    used = one(10, judged())
    sheet = fill(used, {"A": scores("-0")})
    assert again(sheet, used, tmp_path, kind).digest == sheet.digest
    assert sheet.digest == fill(used, {"A": scores("0")}).digest


@pytest.mark.parametrize("kind", FORMATS)
def test_a_label_of_two_lines_does_no_harm(kind: str, tmp_path: Path) -> None:
    used = make_set({"A": indicator(10, judged(), label={"zh": "甲\n乙", "en": "a\nb"})})
    sheet = fill(used, {"A": scores("5")})
    assert again(sheet, used, tmp_path, kind) == sheet


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("name", ["state", "reason", "evidence"])
def test_a_reviewer_named_like_a_column_comes_back_or_is_refused_by_name(
    name: str, kind: str, tmp_path: Path
) -> None:
    used = one(10, judged())
    entry = Entry({"score": {name: Decimal(5)}})
    sheet = ScoreSheet("test", "1.0.0", {}, (Reviewer(name),), {"A": entry})
    try:
        read = again(sheet, used, tmp_path, kind)
    except scoring.ScoringError as error:
        found = {problem.code for problem in error.problems}
    else:
        found = set() if read == sheet else {"lost"}
    assert found <= {"sheet.reviewer-twice", "file.duplicate-key"}


@pytest.mark.parametrize("kind", FORMATS)
def test_a_blank_sheet_can_be_filled_in(kind: str, tmp_path: Path) -> None:
    used = one(10, judged())
    path = tmp_path / f"blank.{kind}"
    scoring.write_sheet(scoring.blank_sheet(used, 2), path, used)
    assert codes_of(lambda: scoring.read_sheet(path, used)) == ["sheet.refused-missing"]


def test_a_blank_sheet_is_made_for_a_panel_the_set_allows() -> None:
    used = one(10, judged())
    reviewers = scoring.blank_sheet(used, 2).reviewers
    assert [reviewer.id for reviewer in reviewers] == ["R1", "R2"]
    assert codes_of(lambda: scoring.blank_sheet(used, 6)) == ["sheet.panel-too-large"]
    assert codes_of(lambda: scoring.blank_sheet(used, 0))


HEAD = "#set,test,1.0.0\n#reviewer,R1,甲,1\nid,R1,reason\n"


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        (HEAD + "A,11,\n", "sheet.above-full-points", ":4 R1"),
        (HEAD + "A,x,\n", "cell.not-a-number", ":4 R1"),
        (HEAD + "A,5,\nX,5,\n", "sheet.unknown-indicator", ":5 R1"),
        (HEAD + "A,5,\nA,6,\n", "sheet.answered-twice", ":5 R1"),
        (HEAD + "A,5,a,b\n", "csv.too-many-fields", ":4"),
        (HEAD + ",5,\n", "csv.no-id", ":4"),
        (HEAD + 'A,"5\n', "csv.broken", ":4"),
        (HEAD.replace("id,R1", "id,R2"), "sheet.unknown-reviewer", ":3"),
        (HEAD.replace("id,", "nr,"), "csv.no-header", ":3"),
        ("#set,test,1.0.0\n", "csv.no-header", ""),
        ("#what,1\n" + HEAD, "csv.unknown-line", ":1"),
    ],
)
def test_a_csv_that_is_not_sound_is_refused_with_its_line(
    text: str, code: str, place: str, tmp_path: Path
) -> None:
    path = tmp_path / "sheet.csv"
    path.write_text(text, encoding="utf-8")
    found = problems_of(lambda: scoring.read_sheet(path, one(10, judged())))
    assert (found[0].code, found[0].place) == (code, f"{path}{place}")


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("s.json", "{", "file.bad-json"),
        ("s.json", "[]", "shape.not-table"),
        ("s.json", '{"set": "a", "set": "b"}', "file.duplicate-key"),
        ("s.json", '{"set": "test", "version": "1.0.0", "sets": 1}', "shape.unknown-key-hint"),
        ("s.toml", "set = ", "file.bad-toml"),
        ("s.toml", 'set = "test"', "shape.missing-key"),
        ("s.txt", "", "file.unknown-kind"),
        ("s.xlsx", "no workbook", "workbook.not-a-workbook"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(
    name: str, text: str, code: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert codes_of(lambda: scoring.read_sheet(path, one(10, judged()))) == [code]


def test_a_name_without_a_kind_that_is_not_there_is_not_found(tmp_path: Path) -> None:
    for read in (scoring.read_sheet, scoring.import_set):
        # a folder whose name is mistyped, say
        assert codes_of(lambda read=read: read(tmp_path / "from")) == ["file.not-found"]


@pytest.mark.parametrize("kind", FORMATS)
def test_a_file_that_is_not_there_is_a_problem(kind: str, tmp_path: Path) -> None:
    missing = tmp_path / f"nowhere.{kind}"
    assert codes_of(lambda: scoring.read_sheet(missing, one(10, judged()))) == ["file.not-found"]


@pytest.mark.parametrize("value", ["NaN", "Infinity", "true", '"5,5"', "null", "[1]", "1e999"])
def test_a_json_number_that_is_none_is_refused(value: str, tmp_path: Path) -> None:
    path = tmp_path / "s.json"
    path.write_text(
        '{"set": "test", "version": "1.0.0", "reviewers": [{"id": "R1"}],'
        f'"entries": {{"A": {{"answers": {{"score": {{"R1": {value}}}}}}}}}}}',
        encoding="utf-8",
    )
    with pytest.raises(scoring.ScoringError):
        scoring.read_sheet(path, one(10, judged()))


def test_a_sheet_whose_set_changed_under_the_same_version_is_refused(tmp_path: Path) -> None:
    before = one(10, judged())
    after = made(set_data({"A": indicator(10, judged("0.5"))}))
    path = tmp_path / "s.xlsx"
    scoring.write_sheet(fill(before, {"A": scores("5")}), path, before)
    assert codes_of(lambda: scoring.read_sheet(path, after)) == ["sheet.changed-set"]


def test_a_byte_order_mark_that_an_editor_kept_in_gb18030_is_no_text(tmp_path: Path) -> None:
    used, path = one(10, judged(asked="once")), tmp_path / "s.csv"
    path.write_bytes(
        "\ufeff#set,test,1.0.0\n#project,name,韶关\nid,value\nA/score,9\n".encode("gb18030")
    )
    read = scoring.read_sheet(path, used)
    assert (read.project["name"], read.entry("A").answers) == ("韶关", {"score": {"value": 9}})
