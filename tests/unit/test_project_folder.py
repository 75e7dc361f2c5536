"""What the folder of a project holds: what is found, what is left, what is ambiguous."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from builders import problems_of

import scoring
from scoring.io.project import project_files

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "shaoguan-cloud"
REGISTER = '[[finding]]\nid = "P1"\ntext = "x"\nsuggestion = "y"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the example."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "project"))


def names(files: object) -> list[str]:
    return [one.name for one in files]  # type: ignore[attr-defined]


def codes(folder: Path) -> list[tuple[str, str]]:
    """Return the problems of a project, with their files."""
    found = problems_of(lambda: scoring.read_project(folder))
    return [(one.code, one.place.split(" ")[0].split(": ")[0]) for one in found]


def test_forms_panel_and_register_are_found_and_sheets_beside_are_left(folder: Path) -> None:
    files = project_files(folder)
    assert files is not None
    assert names(files.sheets) == [f"R{n}.xlsx" for n in range(1, 6)]
    assert (files.panel, files.register) == (folder / "panel.toml", folder / "registers.toml")
    assert names(files.unread) == ["scores.toml", "scores.xlsx"]
    project = scoring.read_project(folder)
    assert project.sheet == scoring.read_sheet(EXAMPLE / "scores.xlsx")
    assert project.sheet.reviewers[0].name == "评审专家甲（财务）"
    assert str(project.evaluation.total) == "88.00"
    assert project.examined is not None
    assert project.evaluation is project.examined.after


def test_without_a_folder_of_forms_the_sheets_are_those_beside_the_panel(folder: Path) -> None:
    for one in (*(folder / "forms").iterdir(), folder / "panel.toml"):
        one.rename(folder.parent / one.name)
    (folder / "forms").rmdir()
    for name in ("scores.toml", "scores.xlsx"):
        (folder / name).unlink()
    for one in folder.parent.glob("*.*"):
        one.rename(folder / one.name)
    files = project_files(folder)
    assert files is not None
    assert names(files.sheets) == [f"R{n}.xlsx" for n in range(1, 6)]
    assert files.unread == ()
    assert str(scoring.read_project(folder).evaluation.total) == "88.00"


def test_one_sheet_and_a_register_are_a_project(tmp_path: Path) -> None:
    shutil.copyfile(EXAMPLE / "scores.xlsx", tmp_path / "scores.xlsx")
    assert project_files(tmp_path) is None
    (tmp_path / "any-name.toml").write_text(REGISTER, "utf-8")
    project = scoring.read_project(tmp_path)
    assert project.register is not None
    assert str(project.evaluation.total) == "88.00"


def test_a_set_of_its_own_is_used_unless_another_is_asked_for(folder: Path) -> None:
    text = 'extends = "mof-project-2020"\nid = "own"\nversion = "1.0.0"\nsource = "test"\n'
    own = f'{text}name = {{ zh = "own", en = "own" }}\n'
    (folder / "set.toml").write_text(own, "utf-8")
    assert {code for code, _ in codes(folder)} == {"sheet.other-set"}
    assert str(scoring.read_project(folder, "mof-project-2020").evaluation.total) == "88.00"
    shutil.rmtree(folder / "forms")
    assert project_files(folder) is None


def test_lock_files_and_hidden_files_are_no_forms(folder: Path) -> None:
    for name in ("~$R1.xlsx", ".~lock.R1.xlsx#", ".R9.xlsx", "notes.docx"):
        (folder / "forms" / name).write_bytes(b"x")
    (folder / "~$scores.xlsx").write_bytes(b"x")
    project = scoring.read_project(folder)
    assert names(project.files.sheets) == [f"R{n}.xlsx" for n in range(1, 6)]
    assert names(project.files.unread) == ["scores.toml", "scores.xlsx"]


def test_two_registers_are_a_problem(folder: Path) -> None:
    (folder / "other.toml").write_text(REGISTER, "utf-8")
    assert codes(folder) == [("project.two-registers", str(folder / "registers.toml"))]
    (folder / "other.toml").rename(folder / "forms" / "other.toml")
    assert codes(folder) == [("project.two-registers", str(folder / "forms" / "other.toml"))]


def test_two_panels_are_a_problem(folder: Path) -> None:
    shutil.copyfile(folder / "panel.toml", folder / "forms" / "panel.toml")
    assert codes(folder) == [("project.two-panels", str(folder / "forms" / "panel.toml"))]
    (folder / "panel.toml").unlink()
    assert scoring.read_project(folder).files.panel == folder / "forms" / "panel.toml"


def test_what_may_be_the_register_must_be_readable(folder: Path) -> None:
    (folder / "registers.toml").write_text("[[fact", "utf-8")
    assert [place for _, place in codes(folder)] == [str(folder / "registers.toml")]


def test_a_member_without_a_form_and_a_form_outside_the_panel_are_problems(folder: Path) -> None:
    path = folder / "panel.toml"
    path.write_text(path.read_text("utf-8").replace('id = "R5"', 'id = "R6"'), "utf-8")
    assert [code for code, _ in codes(folder)] == ["merge.not-on-panel", "merge.missing-member"]


def test_a_stray_workbook_among_the_forms_is_a_problem(folder: Path) -> None:
    shutil.copyfile(folder / "scores.xlsx", folder / "forms" / "copy.xlsx")
    assert {code for code, _ in codes(folder)} == {"merge.scored-twice"}


def test_a_folder_of_forms_without_any_is_a_problem(folder: Path) -> None:
    for one in (folder / "forms").iterdir():
        one.unlink()
    assert codes(folder) == [("merge.no-forms", str(folder / "forms"))]


def test_problems_of_register_and_set_are_told_when_it_is_read(folder: Path) -> None:
    path = folder / "registers.toml"
    path.write_text(path.read_text("utf-8").replace("B5 = {", "B7 = {"), "utf-8")
    assert [code for code, _ in codes(folder)] == ["register.unknown-indicator-hint"]


@pytest.mark.parametrize("given", ["scores.xlsx", "forms", "absent"])
def test_anything_else_is_no_project(given: str, folder: Path) -> None:
    assert project_files(folder / given) is None
    assert codes(folder / given)[0][0] == "project.not-a-project"


def test_a_deduction_has_a_reason_if_any_form_gives_one(folder: Path) -> None:
    sheet = scoring.read_sheet(folder / "scores.toml")
    used = scoring.load_indicator_set(sheet.set_id)
    shutil.rmtree(folder / "forms")
    entries = dict(sheet.entries)
    for name in ("A3", "D1"):
        entries[name] = scoring.Entry(answers=entries[name].answers)
    sheet = scoring.ScoreSheet(
        sheet.set_id, sheet.set_version, sheet.project, sheet.reviewers, entries
    )
    forms = list(scoring.split_sheet(sheet))
    with_reason = dict(forms[1].entries)
    with_reason["A3"] = scoring.Entry(answers=with_reason["A3"].answers, reason="goals are vague")
    forms[1] = scoring.ScoreSheet(
        sheet.set_id, sheet.set_version, sheet.project, forms[1].reviewers, with_reason
    )
    (folder / "forms").mkdir()
    for form in forms:
        scoring.write_sheet(form, folder / "forms" / f"{form.reviewers[0].id}.xlsx", used)
    project = scoring.read_project(folder)
    assert "goals are vague" in project.sheet.entry("A3").reason
    assert project.examined is not None
    found = [one.value for one in project.examined.findings if one.code == "finding.no-reason"]
    assert found == ["D1"]
