"""Folders of filled sheets in place of a table: a row a project, with the digits of its sheet."""

from __future__ import annotations

import shutil
import sys
import tempfile
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from builders import (
    codes_of,
    fill,
    indicator,
    judged,
    make_set,
    once,
    problems_of,
    root,
    rounded_to,
    scores,
)
from hypothesis import event, given, settings
from hypothesis import strategies as st

import scoring

sys.path.insert(0, str(Path(__file__).parent.parent / "properties"))

from generators import Case, cases, set_of, sheet_of
from wide import same

if TYPE_CHECKING:
    from scoring.model import IndicatorSet
    from scoring.sheet import ScoreSheet

EXAMPLE = Path("docs/examples/shaoguan-cloud")
CANNOT = {
    "table.cannot-bits",
    "table.cannot-divide",
    "table.cannot-logs",
    "table.cannot-void",
    "table.ids-alike",
    "table.no-answers",
}


def two(**more: object) -> IndicatorSet:
    """Return a set of 60 points by the panel and 40 that are answered once."""
    return make_set(
        {"A": indicator("60", judged("0.1")), "B": indicator("40", judged("0.1", asked="once"))},
        {"total": root()},
        **{"rounding": rounded_to(2), **more},
    )


def filled(used: IndicatorSet, *points: str, name: str = "", **more: str) -> ScoreSheet:
    """Return a sheet: what the panel gives, and in the end what is answered once."""
    *panel, b = points
    entries = {"A": scores(*panel), "B": once(score=b)}
    sheet = fill(used, entries, len(panel))
    said = {key: text for key, text in {"name": name, **more}.items() if text}
    return scoring.ScoreSheet(sheet.set_id, sheet.set_version, said, sheet.reviewers, sheet.entries)


def without(sheet: ScoreSheet, who: str) -> ScoreSheet:
    """Return a sheet of a panel with a reviewer less."""
    entries = {
        name: replace(
            entry,
            answers={
                asked: {one: answer for one, answer in given_.items() if one != who}
                for asked, given_ in entry.answers.items()
            },
        )
        for name, entry in sheet.entries.items()
    }
    people = tuple(one for one in sheet.reviewers if one.id != who)
    return replace(sheet, reviewers=people, entries=entries)


@given(cases(), st.sampled_from(["json", "toml", "csv", "xlsx"]))
@settings(max_examples=60)
def test_a_project_has_the_digits_of_its_sheet(case: Case, kind: str) -> None:
    used, sheet = set_of(case), sheet_of(case.sheet)
    sheets = [sheet, *(without(sheet, one.id) for one in sheet.reviewers)]
    results = {}
    for number, one in enumerate(sheets):
        # a panel that is too small is refused as a sheet already
        with suppress(scoring.ScoringError):
            results[f"p{number}"] = one, scoring.evaluate(used, one)
    if used.panel.stage == "total":
        results = dict([*results.items()][:1])
    event(f"sheets: {len(results)}")
    with tempfile.TemporaryDirectory() as folder:
        for name, (one, _) in results.items():
            named = replace(one, project={**one.project, "number": name})
            scoring.write_sheet(named, Path(folder) / f"{name}.{kind}", used)
        try:
            found = scoring.evaluate_table(used, folder)
        except scoring.ScoringError as error:
            codes = {problem.code for problem in error.problems}
            event(" ".join(sorted(codes)))
            if not codes <= CANNOT:
                raise
            return
        rows = [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]
    event("scored")
    assert [row["project"] for row in rows] == [*results]
    for row in rows:
        same(row, results[row["project"]][1])


def test_sheets_and_folders_of_forms_are_projects_of_any_format(tmp_path: Path) -> None:
    used, portfolio = two(), tmp_path / "2024"
    (portfolio / "p10").mkdir(parents=True)
    (portfolio / "p9" / "forms").mkdir(parents=True)
    for number, one in enumerate(scoring.split_sheet(filled(used, "50", "40", "30", name="x"))):
        scoring.write_sheet(one, portfolio / "p10" / f"{number}.toml", used)
        scoring.write_sheet(one, portfolio / "p9" / "forms" / f"{number}.csv", used)
    for one in (portfolio / "p10").iterdir():
        one.write_text(one.read_text("utf-8").replace('name = "x"', 'name = "十"'), "utf-8")
    scoring.write_sheet(filled(used, "60", "40"), portfolio / "p1.xlsx", used)
    scoring.write_sheet(
        filled(used, "30", "20", name="甲", number="N2"), portfolio / "p2.json", used
    )
    shutil.copyfile(portfolio / "p1.xlsx", portfolio / "~$p1.xlsx")
    rows = scoring.evaluate_table(used, portfolio).project("project, file, total").fetchall()
    # two reviewers give 45 on average, and 30 stand beside that
    assert [(name, Path(file).name, total) for name, file, total in rows] == [
        ("p1", "p1.xlsx", Decimal(100)),
        ("N2", "p2.json", Decimal(50)),
        ("x", "p9", Decimal(75)),
        ("十", "p10", Decimal(75)),
    ]
    some = scoring.evaluate_table(used, f"{portfolio}/p[12].*").project("project").fetchall()
    assert some == [("p1",), ("N2",)]


def test_every_study_of_a_table_takes_a_folder(tmp_path: Path) -> None:
    used = two(panel={"combine": "weighted_mean", "stage": "indicator", "at_most": 3})
    folder, rows = tmp_path / "2024", ["project,A.R1,A.R2,B"]
    folder.mkdir()
    for name, a, other, b in (
        ("甲", "60", "30", "40"),
        ("乙", "45", "48", "20"),
        ("丙", "9", "3", "8"),
    ):
        sheet = filled(used, a, other, b, name=name)
        people = (sheet.reviewers[0], scoring.Reviewer("R2", "", Decimal(3)))
        sheet = scoring.ScoreSheet(used.id, used.version, sheet.project, people, sheet.entries)
        scoring.write_sheet(sheet, folder / f"{len(rows)}.csv", used)
        rows.append(f"{name},{a},{other},{b}")
    table = tmp_path / "t.csv"
    table.write_text("\n".join(rows), "utf-8")
    later = two(panel={"combine": "mean", "stage": "indicator", "at_most": 3})
    weights = {"R2": Decimal(3)}
    assert scoring.study_bands(used, folder).counts == (
        scoring.study_bands(used, table, weights=weights).counts
    )
    assert scoring.rank_changes(used, folder) == scoring.rank_changes(used, table, weights=weights)
    assert scoring.influence(used, folder) == scoring.influence(used, table, weights=weights)
    for old, new in ((used, later), (later, used)):
        both = [
            list(scoring.backtest(old, new, folder).movers),
            list(scoring.backtest(old, new, table, weights=weights).movers),
        ]
        assert both[0] == both[1] != []
    # what is asked for counts more than what the sheets say
    (row,) = scoring.evaluate_table(used, f"{folder}/1.*", weights={"R2": 1}).fetchall()
    assert Decimal(85) in row


def test_every_problem_is_told_at_once_with_its_file(tmp_path: Path) -> None:
    used = two()
    folder = tmp_path / "all"
    folder.mkdir()
    scoring.write_sheet(filled(used, "60", "40", name="甲"), folder / "1.toml", used)
    scoring.write_sheet(filled(used, "50", "40", name="甲"), folder / "2.toml", used)
    (folder / "3.xlsx").write_bytes(b"no workbook")
    other = (folder / "1.toml").read_text("utf-8").replace('version = "1.0.0"', 'version = "9"')
    assert other != (folder / "1.toml").read_text("utf-8")
    (folder / "4.toml").write_text(other, "utf-8")
    scoring.write_sheet(filled(used, "61", "40", name="乙"), folder / "5.toml", used)
    one = scoring.split_sheet(filled(used, "50", "40", "30", name="丙"))[0]
    scoring.write_sheet(one, folder / "6.toml", used)
    (folder / "7").mkdir()
    found = problems_of(lambda: scoring.study_bands(used, folder, want=["甲"]))
    assert [(one.code, Path(one.place.split(".toml")[0].split(" ")[0]).name) for one in found] == [
        ("bands.not-wanted", "--want"),
        ("workbook.not-a-workbook", "3.xlsx"),
        ("sheet.other-version", "4"),
        ("sheet.above-full-points", "5"),
        ("folder.form-of-some", "6"),
        ("merge.no-forms", "7"),
        ("folder.same-project", "2"),
    ]
    assert codes_of(lambda: scoring.evaluate_table(used, tmp_path / "all" / "7")) == [
        "merge.no-forms"
    ]
    assert codes_of(lambda: scoring.evaluate_table(used, f"{folder}/*.ods")) == ["merge.no-forms"]
    assert codes_of(lambda: scoring.evaluate_table(used, tmp_path / "no")) == ["file.not-found"]


def test_the_columns_of_a_folder_keep_clear_of_the_ids_of_the_set(tmp_path: Path) -> None:
    free = judged("1", asked="once")
    used = make_set(
        {"project": indicator("60", free), "file": indicator("40", free)}, {"total": root()}
    )
    sheet = fill(used, {"project": once(score="50"), "file": once(score="30")})
    scoring.write_sheet(sheet, tmp_path / "1.csv", used)
    rows = scoring.evaluate_table(used, tmp_path).project("project_, total").fetchall()
    assert rows == [("1", Decimal(80))]


def test_the_same_project_in_two_years_is_two(tmp_path: Path) -> None:
    used = two()
    for year in ("2023", "2024"):
        sheet = filled(used, "50", "40", name="甲", year=year)
        scoring.write_sheet(sheet, tmp_path / f"{year}.csv", used)
    rows = scoring.evaluate_table(used, tmp_path).project("project").fetchall()
    assert rows == [("甲 2023",), ("甲 2024",)]


def test_what_one_table_cannot_say_is_refused(tmp_path: Path) -> None:
    panel = {"combine": "weighted_mean", "stage": "total", "at_most": 3}
    used = two(panel=panel)
    sheets = [filled(used, "50", "50", "40"), filled(used, "50", "40")]
    heavy = (scoring.Reviewer("R1", "", Decimal(2)),)
    sheets[1] = scoring.ScoreSheet(used.id, used.version, {}, heavy, sheets[1].entries)
    for number, sheet in enumerate(sheets):
        scoring.write_sheet(sheet, tmp_path / f"{number}.csv", used)
    found = problems_of(lambda: scoring.evaluate_table(used, tmp_path))
    assert [(one.code, one.value, Path(one.place).name) for one in found] == [
        ("folder.panels-differ", "R1", "1.csv"),
        ("folder.weights-differ", "2", "1.csv"),
    ]
    assert found[1].details["weight"] == 1
    with pytest.raises(scoring.ScoringError) as told:
        scoring.evaluate_table(used, tmp_path, weights={"R1": 2})
    assert [one.code for one in told.value.problems] == ["folder.panels-differ"]


def test_what_lacking_evidence_takes_is_not_left_out_silently(tmp_path: Path) -> None:
    used = scoring.load_indicator_set("mof-project-2020")
    shutil.copytree(EXAMPLE, tmp_path / "all" / "one")
    register = tmp_path / "all" / "one" / "registers.toml"
    assert len(scoring.evaluate_table(used, tmp_path / "all").fetchall()) == 1
    text = register.read_text("utf-8")
    text += '\n[requirement.C1]\neffect = "zero"\nkinds = ["盖章的原件"]\n'
    register.write_text(text, "utf-8")
    found = problems_of(lambda: scoring.evaluate_table(used, tmp_path / "all"))
    assert [(one.code, one.value) for one in found] == [("folder.evidence-lacking", "C1")]
    assert codes_of(lambda: scoring.evaluate_table(used, tmp_path / "all" / "one")) == [
        "folder.one-project"
    ]


def test_no_sheet_is_written_over(tmp_path: Path) -> None:
    used = two()
    (tmp_path / "p2").mkdir()
    scoring.write_sheet(filled(used, "50", "40"), tmp_path / "1.csv", used)
    scoring.write_sheet(filled(used, "50", "40"), tmp_path / "p2" / "1.csv", used)
    for name in ("1.csv", "p2/1.csv"):
        before = (tmp_path / name).read_bytes()
        target = tmp_path / name
        made = codes_of(lambda at=target: scoring.evaluate_table(used, tmp_path, output=at))
        assert made == ["file.is-input"]
        assert target.read_bytes() == before
    scoring.evaluate_table(used, tmp_path, output=tmp_path.parent / "out.csv")


def test_tables_made_by_others_are_projects_and_no_workbook_is_passed_over(tmp_path: Path) -> None:
    used = two()
    Path(tmp_path / "甲.csv").write_text("编号,指标,分值,得分\nA,A,60,50\nB,B,40,30\n", "utf-8")
    rows = scoring.evaluate_table(used, tmp_path).project("project, total").fetchall()
    assert rows == [("甲", Decimal(80))]
    for name in ("乙.xls", "丙.xlsm", "丁.ods", ".戊.ods", "~$己.xls", "说明.docx"):
        (tmp_path / name).write_bytes(b"no sheet")
    found = problems_of(lambda: scoring.evaluate_table(used, tmp_path))
    assert sorted(Path(one.place).name for one in found) == ["丁.ods", "丙.xlsm", "乙.xls"]
