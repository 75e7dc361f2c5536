"""``scoring whatif ranks``: a file of projects, JSON, wrong usage."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from test_cli_whatif_influence import SET

from scoring.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(name="folder")
def folder_with_a_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with a set and a table."""
    (tmp_path / "set.toml").write_text(SET, encoding="utf-8")
    (tmp_path / "in.csv").write_text("项目,A.R1,B\n甲,10,72\n乙,0,81\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_table_is_read_and_who_passes_whom_is_data(folder: Path) -> None:
    assert main(("whatif", "ranks", "set.toml", "in.csv", "-o", "out.json")) == 0
    data = json.loads((folder / "out.json").read_text(encoding="utf-8"))
    assert data["format"] == "scoring.whatif.ranks/1"
    assert (data["projects"], data["set_aside"]) == (2, 0)
    # rates of A 1 and 0, of B 0.8 and 0.9: 80 + 0.2·x and 90 − 0.9·x meet at 100/11
    assert data["weights"][0] == {
        "id": "A",
        "weight": "10",
        "weight_of_group": "100",
        "down": [{"weight": "100/11", "rises": "乙", "falls": "甲", "place": 1}],
        "up": [],
        "level": 0,
        "more": False,
    }


def test_how_many_changes_is_a_whole_number_from_one_on(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert folder.exists()
    for written in ("0", "x"):
        assert main(("whatif", "ranks", "set.toml", "in.csv", "--most", written)) == 2
        assert "--most" in capsys.readouterr().err
