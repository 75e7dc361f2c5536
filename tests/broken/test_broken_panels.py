"""Files of panels that are wrong, and forms that would overwrite or lose something."""

from __future__ import annotations

from pathlib import Path

import pytest
from broken.forming import PANEL, are_refused
from broken.making import Expected, quietly

from scoring.cli.main import main

PANELS: dict[str, tuple[str, list[Expected]]] = {
    "nobody": ("", [Expected("shape.missing-key", "panel.toml: reviewer")]),
    "a reviewer twice": (
        f'{PANEL}[[reviewer]]\nid = "R1"\n',
        [Expected("sheet.reviewer-twice", "panel.toml: reviewer[2]", "R1")],
    ),
    "a weight of zero": (
        PANEL.replace("weight = 2", "weight = 0"),
        [Expected("sheet.bad-weight", "panel.toml: reviewer[1]", "0")],
    ),
    "a weight in words": (
        PANEL.replace("weight = 2", 'weight = "two"'),
        [Expected("shape.not-number", "panel.toml: reviewer[1].weight", "two")],
    ),
    "a scope that the set does not have": (
        PANEL.replace('name = "甲"', 'name = "甲"\nscope = ["A1", "Q"]'),
        [Expected("sheet.unknown-scope", "panel.toml: reviewer[0]", "Q")],
    ),
    "a recusal that is misspelt": (
        PANEL.replace('name = "甲"', 'name = "甲"\nrecused = ["totl"]'),
        [Expected("sheet.unknown-scope-hint", "panel.toml: reviewer[0]", "totl")],
    ),
    "an unknown key": (
        PANEL.replace('name = "甲"', 'names = "甲"'),
        [Expected("shape.unknown-key-hint", "panel.toml: reviewer[0].names", "names")],
    ),
    "more reviewers than the set allows": (
        f'{PANEL}[[reviewer]]\nid = "R3"\n[[reviewer]]\nid = "R4"\n',
        [Expected("sheet.panel-too-large", "panel.toml", "4")],
    ),
}


@pytest.mark.parametrize("name", PANELS)
@pytest.mark.usefixtures("forms")
def test_a_panel_file_that_is_wrong_is_refused_wherever_it_is_used(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text, expected = PANELS[name]
    Path("panel.toml").write_text(text, "utf-8")
    are_refused(capsys, ["forms"], *expected)
    _, err = quietly(
        capsys, ["blank", "small.toml", "-o", "new", "--each", "--panel", "panel.toml"]
    )
    assert expected[0].place in err
    assert not Path("new").exists()


@pytest.mark.usefixtures("forms")
def test_forms_that_are_there_are_not_overwritten(capsys: pytest.CaptureFixture[str]) -> None:
    Path("new").mkdir()
    Path("new/R2.xlsx").write_text("mine", "utf-8")
    words = ["blank", "small.toml", "-o", "new", "--each", "--reviewers", "2", "--lang", "zh"]
    _, err = quietly(capsys, words)
    assert "new/R2.xlsx：文件已存在" in err
    assert main([*words, "--force"]) == 0
    assert sorted(path.name for path in Path("new").iterdir()) == ["R1.xlsx", "R2.xlsx"]


@pytest.mark.usefixtures("forms")
def test_ids_whose_files_would_be_one_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    Path("panel.toml").write_text('[[reviewer]]\nid = "a"\n[[reviewer]]\nid = "A"\n', "utf-8")
    _, err = quietly(
        capsys,
        ["blank", "small.toml", "-o", "new", "--each", "--panel", "panel.toml", "--lang", "zh"],
    )
    assert "new/A.xlsx：评审专家“A”与“a”的编号只有大小写不同" in err
    assert not Path("new").exists()
