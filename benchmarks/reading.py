"""Reading a workbook, checks included, against libraries that only read its cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import python_calamine
from cases import EXAMPLE, set_data, sheet_for

import scoring

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

GROUPS, INDICATORS = 5, 6
REVIEWERS = (1, 5)
READ = "import scoring; scoring.read_sheet({path!r})"
CALAMINE = """\
import python_calamine
book = python_calamine.CalamineWorkbook.from_path({path!r})
[book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
"""


def tasks(folder: Path) -> list[tuple[str, Callable[[], object]]]:
    """Return what is timed, workbook by workbook: ours, calamine, openpyxl; all sheets of each."""
    data = set_data(GROUPS, INDICATORS)
    used = scoring.resolve_set(data, "bench.toml")
    found: list[tuple[str, Callable[[], object]]] = []
    for reviewers in REVIEWERS:
        path = folder / f"rows{reviewers}.xlsx"
        scoring.write_sheet(sheet_for(data, reviewers), path, used)
        many = f"{reviewers} reviewer{'s' if reviewers > 1 else ''}"
        found += [
            (many, _ours(path, used)),
            ("python-calamine", _calamine(path)),
            ("openpyxl", _openpyxl(path)),
        ]
    return found


def commands() -> list[list[str]]:
    """Return the same for whole processes, with the example that ships."""
    path = str(EXAMPLE / "scores.xlsx")
    return [["-c", READ.format(path=path)], ["-c", CALAMINE.format(path=path)]]


def _ours(path: Path, used: Any) -> Callable[[], object]:
    return lambda: scoring.read_sheet(path, used)


def _calamine(path: Path) -> Callable[[], object]:
    def read() -> object:
        book = python_calamine.CalamineWorkbook.from_path(str(path))
        return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]

    return read


def _openpyxl(path: Path) -> Callable[[], object]:
    def read() -> object:
        book = openpyxl.load_workbook(path, data_only=True)
        return [list(page.values) for page in book]

    return read
