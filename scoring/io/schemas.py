"""The JSON Schema of every kind of file, made from the classes that read them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import BaseModel


def schema_text(kind: str) -> str:
    """Return the JSON Schema of a kind of file.

    These are read: ``set``, ``sheet``, ``panel``, ``register``, ``doubts`` and ``case``; these are
    written by ``--format json``: ``result``, ``examination``, ``project`` and ``panel-study``.

    Raises:
        KeyError: if there is no such kind.
    """
    data = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    data |= _model(kind).model_json_schema()
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _model(kind: str) -> type[BaseModel]:
    from scoring.schema.case import CaseFile
    from scoring.schema.doubts import DoubtsFile
    from scoring.schema.examination import ExaminationFile
    from scoring.schema.indicator_set import SetFile
    from scoring.schema.panel import PanelFile
    from scoring.schema.panel_study import PanelStudyFile
    from scoring.schema.project import ProjectFile
    from scoring.schema.register import RegisterFile
    from scoring.schema.result import EvaluationFile
    from scoring.schema.sheet import SheetFile

    models: dict[str, type[BaseModel]] = {
        "set": SetFile,
        "sheet": SheetFile,
        "register": RegisterFile,
        "case": CaseFile,
        "doubts": DoubtsFile,
        "result": EvaluationFile,
        "panel": PanelFile,
        "examination": ExaminationFile,
        "project": ProjectFile,
        "panel-study": PanelStudyFile,
    }
    return models[kind]
