"""Every broken input stands in a folder of its own, which is the working directory."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from broken.parts import SET, SHEET

import scoring

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def small_set(here: Path) -> Path:
    """Return a sound set in an otherwise empty working directory."""
    path = here / "small.toml"
    path.write_text(SET, "utf-8")
    return path


@pytest.fixture
def forms(here: Path, small_set: Path) -> Path:
    """Return a folder with a sound form of either reviewer."""
    used = scoring.load_indicator_set(small_set)
    source = here / "source.csv"
    source.write_text(SHEET, "utf-8")
    sheet = scoring.read_sheet(source, used)
    source.unlink()
    scoring.write_sheets(sheet, "forms", used, suffix=".csv")
    return here / "forms"
