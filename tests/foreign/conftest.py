"""Every table stands in a folder of its own, which is the working directory."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from foreign.tables import set_text

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the working directory, which holds the small set."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "set.toml").write_text(set_text(), "utf-8")
    return tmp_path
