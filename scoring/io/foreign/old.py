"""Workbooks in the old format .xls, read by a library in a process with limits of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scoring.errors import fail
from scoring.io.files import read_bytes
from scoring.io.workbook.cells import Cell, Grid

if TYPE_CHECKING:
    from collections.abc import Mapping

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SECONDS = 10
LARGEST_OUTPUT = 16 << 20
_CHILD = Path(__file__).with_name("old_child.py")
_NOT_INSTALLED, _REFUSED = 3, 4


def read_old_workbook(path: Path) -> dict[str, Grid]:
    """Return the worksheets of an .xls file by name, in their order.

    The format does not tell formulas from values, percentages from fractions, or hidden rows and
    columns; a date comes as its text.

    Raises:
        ScoringError: if it is no such file, or cannot be read within the limits, or the library
            that reads it is not installed.
    """
    place = str(path)
    data = read_bytes(path)
    if not data:
        raise fail("workbook.empty-file", place)
    if not data.startswith(OLE):
        raise fail("workbook.not-a-workbook", place)
    words = [sys.executable, "-P", str(_CHILD), str(path.resolve())]
    try:
        done = subprocess.run(words, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603 - our own file
    except subprocess.TimeoutExpired:
        raise fail("xls.crashed", place) from None
    if done.returncode == _NOT_INSTALLED:
        raise fail("xls.not-installed", place)
    if done.returncode not in {0, _REFUSED} or len(done.stdout) > LARGEST_OUTPUT:
        raise fail("xls.crashed", place)
    try:
        said = json.loads(done.stdout)
    except ValueError:
        raise fail("xls.crashed", place) from None
    if done.returncode == _REFUSED:
        raise fail("xls.unreadable", place, reason=said)
    return {one["name"]: _grid(one) for one in said}


def _grid(said: Mapping[str, Any]) -> Grid:
    cells = {
        (row, column): Cell(row, column, text, kind, formula=False, percent=False)
        for row, column, kind, text in said["cells"]
    }
    merged = tuple((a, b, c, d) for a, b, c, d in said["merged"])
    return Grid(said["name"], "visible" if said["visible"] else "hidden", cells, merged)
