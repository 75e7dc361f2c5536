"""The shape of the result of a project in JSON."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from scoring.schema.examination import ExaminedData
from scoring.schema.fields import Strict
from scoring.schema.result import EvaluationFile


class ProjectFilesData(Strict):
    """Which files a project was read from, by their names within its folder."""

    sheets: tuple[str, ...]
    """The sheets."""
    set: str | None
    """The indicator set; none where the folder holds none."""
    panel: str | None
    """The panel; none where there is none."""
    register_file: str | None = Field(alias="register")
    """The register; none where there is none."""
    unread: tuple[str, ...]
    """Sheets beside the folder ``forms``, which were not read."""


class ProjectFile(EvaluationFile):
    """The result of a project: that of its sheet, its files, and what its register shows."""

    format: Literal["scoring.project/1"]  # type: ignore[assignment]  # its own name
    """The version of this shape."""
    project_files: ProjectFilesData
    """Which files it was read from."""
    examination: ExaminedData | None
    """What its register shows; none where it has no register."""
