"""The folder of a project by one command: result, panel and register together."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import scoring
from scoring.cli.main import main
from scoring.schema.examination import ExaminationFile
from scoring.schema.panel_study import PanelStudyFile
from scoring.schema.project import ProjectFile

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "shaoguan-cloud"
SETS = EXAMPLE.parents[2] / "indicator_sets"
SAID = {
    "zh": (
        "总分 88.00 分（满分 100），等级：良",
        "可研及绩效目标承诺报告“进度与计划安排” 1234.36万元；"
        "预算申报“项目基本信息” 1239.36万元；"
        "项目绩效自评基础信息表“预算安排额度” 1238.56万元",
        "的期间是 2018–2019，不在评价期 2020 内",
        "建议：S2 加强项目年度考评",
        "没有读（评分表以 forms 里的为准）：scores.toml、scores.xlsx",
    ),
    "en": (
        "Total 88.00 of 100. Grade: good.",
        "Feasibility report and commitment to goals, schedule 1234.36万元",
        "is of 2018–2019, not of the period under evaluation, 2020",
        "Suggestion: S2 Strengthen the annual assessment",
        "Not read, since the folder forms holds the sheets: scores.toml, scores.xlsx",
    ),
}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work beside a copy of the example, in a locale that asks for no language."""
    shutil.copytree(EXAMPLE, tmp_path / "project")
    monkeypatch.chdir(tmp_path)
    for variable in ("LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LC_ALL", "C")
    return tmp_path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Return a function that runs a command and returns what it prints, or its problems."""

    def run_it(*arguments: str, status: int = 0) -> str:
        assert main([*arguments]) == status
        out, err = capsys.readouterr()
        return out if not status or out else err

    return run_it


def changed(old: str, new: str) -> None:
    """Change a word of the register."""
    path = Path("project/registers.toml")
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_one_command_gives_total_grade_conflict_period_and_findings(
    form: str, language: str, run: Callable[..., str]
) -> None:
    out = run("score", "project", "--format", form, "--lang", language)
    for words in SAID[language]:
        assert words in (out if form != "html" else out.replace("&quot;", '"'))


def test_the_function_gives_what_the_command_prints(run: Callable[..., str]) -> None:
    project = scoring.read_project("project")
    for form in ("text", "markdown", "html", "json", "csv"):
        assert scoring.render_project(project, form, "zh") == run(
            "score", "project", "--format", form, "--lang", "zh"
        )
    with pytest.raises(ValueError, match="unknown format"):
        scoring.render_project(project, "pdf")


def test_json_has_the_shape_of_its_schema(run: Callable[..., str]) -> None:
    found = ProjectFile.model_validate_json(run("score", "project", "--format", "json"))
    assert (found.total, found.grade.zh) == ("88.00", "良")
    assert found.project_files.sheets == tuple(f"forms/R{n}.xlsx" for n in range(1, 6))
    assert found.project_files.register_file == "registers.toml"
    assert found.project_files.unread == ("scores.toml", "scores.xlsx")
    assert found.examination is not None
    amounts = [one.amount for one in found.examination.facts[0].statements]
    assert amounts == ["1234.36", "1239.36", "1238.56"]
    other = ExaminationFile.model_validate_json(run("examine", "project", "--format", "json"))
    assert other.notes == found.examination.notes
    study = PanelStudyFile.model_validate_json(run("panel", "project", "--format", "json"))
    assert study.sheet.reviewers == ("R1", "R2", "R3", "R4", "R5")


@pytest.mark.parametrize(
    ("kind", "model"),
    [("project", ProjectFile), ("examination", ExaminationFile), ("panel-study", PanelStudyFile)],
)
def test_schemas_of_what_is_written_can_be_printed(
    kind: str, model: type[ProjectFile], run: Callable[..., str]
) -> None:
    data = json.loads(run("schema", kind))
    assert data["additionalProperties"] is False
    names = {one.alias or name for name, one in model.model_fields.items()}
    assert data["properties"].keys() == names


def test_csv_has_the_points_of_every_node_of_the_merged_forms(run: Callable[..., str]) -> None:
    assert run("score", "project", "--format", "csv") == run(
        "score", "project/forms", "--format", "csv"
    )


def test_every_command_takes_what_lacking_evidence_takes(run: Callable[..., str]) -> None:
    changed('C2 = { effect = "warn" }', 'C2 = { effect = "discount", share = 0.25 }')
    out = run("score", "project", "--lang", "en")
    # 8.00 × 0.25 = 2.00, so 88.00 − 6.00
    assert "Total 82.00 of 100. Grade: good." in out
    assert "As the sheet is filled in: total 88.00. Grade: good." in out
    assert "82.00" in run("examine", "project", "--lang", "en").splitlines()[2]
    explained = run("explain", "project", "C2", "--lang", "en")
    assert "2.00 / 10" in explained
    data = json.loads(run("panel", "project", "--format", "json"))
    assert data["now"]["total"] == "82"
    # without R1 the same indicator still keeps a quarter
    before = scoring.study_panel(scoring.read_project("project").evaluation)
    again = before.without[0].evaluation
    assert again is not None
    assert again["C2"].points == 2
    # an incomplete sheet is read as it is filled in
    assert "88.00" in run("score", "project", "--incomplete", "--lang", "en")


def test_a_check_says_which_files_belong_to_the_project(run: Callable[..., str]) -> None:
    lines = run("check", "project", "--lang", "en").splitlines()
    assert lines[0] == "project: no problems."
    assert lines[1].endswith("forms/R5.xlsx, panel.toml, registers.toml")
    assert lines[2].endswith("scores.toml, scores.xlsx")


def test_all_problems_of_a_project_are_told_at_once(run: Callable[..., str]) -> None:
    Path("project/forms/R5.xlsx").unlink()
    changed('uses   = "F2"', 'uses   = "F9"')
    for command in ("score", "check", "examine", "panel", "explain"):
        out = run(command, "project", "--lang", "en", status=1)
        assert "registers.toml: fact[0].uses" in out
        assert "project/panel.toml: reviewer[4]: The form of reviewer “R5” is missing." in out


def test_a_panel_is_checked_alone_and_against_its_set(run: Callable[..., str]) -> None:
    path = "project/panel.toml"
    assert run("check", path, "--lang", "zh") == f"{path}：没有问题。\n"
    Path("p.toml").write_text('[[reviewer]]\nid = "R1"\nscope = ["A9"]\n', "utf-8")
    assert run("check", "p.toml", "--lang", "zh") == (
        "p.toml：没有问题。\n评分范围和回避没有核对；请用 --set 写明指标体系。\n"
    )
    out = run("check", "p.toml", "--set", "mof-project-2020", "--lang", "en", status=1)
    assert "p.toml: reviewer[0]" in out
    assert "A9" in out
    bad = '[[reviewer]]\nid = "R1"\nweight = 0\n[[reviewer]]\nid = "R1"\n'
    Path("p.toml").write_text(bad, "utf-8")
    out = run("check", "p.toml", "--lang", "en", status=1)
    assert "2 problems" in out
    Path("panel.toml").write_text("", "utf-8")
    out = run("check", "panel.toml", "--lang", "en", status=1)
    assert "panel.toml: reviewer" in out


def test_no_file_of_the_project_is_overwritten(run: Callable[..., str]) -> None:
    shutil.copyfile(SETS / "mof-project-2020" / "set.toml", "project/set.toml")
    for name in ("registers.toml", "panel.toml", "forms/R1.xlsx", "scores.xlsx", "set.toml"):
        out = run("score", "project", "-o", f"project/{name}", "--force", "--lang", "en", status=1)
        assert f"project/{name}" in out
    before = (EXAMPLE / "registers.toml").read_bytes()
    assert Path("project/registers.toml").read_bytes() == before


def test_a_folder_without_a_register_is_not_examined(run: Callable[..., str]) -> None:
    Path("project/registers.toml").unlink()
    assert "88.00" in run("score", "project", "--lang", "en")
    data = json.loads(run("score", "project", "--format", "json"))
    assert data["examination"] is None
    assert "holds no register" in run("examine", "project", "--lang", "en", status=1)
    said = run("examine", "project/forms", "--lang", "en", status=1)
    assert "“project/forms” is not the folder of a project." in said
