"""Parts of sets, sheets, registers and the like as pages print them: each must be sound."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import tomli

from scoring.errors import Problems
from scoring.io.registers import is_register
from scoring.plan import plan_of
from scoring.register import resolve_register
from scoring.resolve import resolve_set
from scoring.resolve.shape import read_as
from scoring.schema.case import CaseFile
from scoring.schema.doubts import DoubtsFile
from scoring.schema.panel import PanelFile
from scoring.schema.sheet import SheetFile

SCAFFOLD: dict[str, Any] = {
    "id": "scaffold",
    "version": "1.0.0",
    "name": {"zh": "脚手架", "en": "scaffold"},
    "source": "the page",
    "rounding": {"shown": 2, "indicator": 2, "total": 2},
    "panel": {"combine": "mean", "stage": "indicator", "at_most": 7},
    "missing": dict.fromkeys(("missing", "not_applicable", "not_due", "void"), "refuse"),
    "grades": {
        "basis": "rounded",
        "source": "the page",
        "bands": [{"id": "all", "label": {"zh": "全部", "en": "all"}, "at_least": 0}],
    },
    "group": {"total": {"label": {"zh": "总分", "en": "Total"}}},
    "indicator": {
        "X": {
            "under": "total",
            "points": 10,
            "label": {"zh": "某", "en": "some"},
            "rule": {"kind": "judged"},
        }
    },
}
"""What parts of a set are held against: a set that is sound without them."""


def check_toml(text: str, place: str) -> None:
    """Read a set, a part of a set, a sheet, doubts, a worked case or a register.

    Raises:
        ScoringError: if it has problems.
    """
    data = tomli.loads(text, parse_float=Decimal)
    if is_register(data):
        resolve_register(data, place)
    elif "doubt" in data:
        read_as(DoubtsFile, data, place, Problems())
    elif "expected" in data:
        read_as(CaseFile, data, place, Problems())
    elif "entries" in data or "reviewers" in data:
        read_as(SheetFile, data, place, Problems())
    elif "reviewer" in data:
        read_as(PanelFile, data, place, Problems())
    else:
        plan_of(resolve_set(data if "grades" in data else completed(data), place))


def completed(part: dict[str, Any]) -> dict[str, Any]:
    """Return a whole set with this part in it."""
    indicators = {}
    for name, one in part.get("indicator", {}).items():
        worth = {} if "weight" in one else {"points": 10}
        indicators[name] = {"under": "total", "label": {"zh": name, "en": name}, **worth, **one}
    groups = {**SCAFFOLD["group"], **part.get("group", {})}
    return {**SCAFFOLD, **part, "group": groups, "indicator": indicators or SCAFFOLD["indicator"]}
