"""Every broken input stands in a folder of its own, which is the working directory."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from broken.parts import SET

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
