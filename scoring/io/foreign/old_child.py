"""Reads an .xls file in a process of its own and writes its cells as JSON.

Run by :mod:`scoring.io.foreign.old`, never imported: whatever the file makes of the library that
reads it, hanging, eating memory or aborting, happens here and is only noticed there.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import sys
from itertools import islice
from typing import Any

MEMORY = 128 << 20
"""Bytes of address space; a sheet that needs more is no score table.

A score table takes some 15 MB, the largest that is read about 90; with the process that waits for
it that stays below 200 MB.
"""
SECONDS = 3
COLUMNS, CELLS = 100, 100_000
LONGEST = 16 << 20
"""Bytes of what is handed over."""
AREA = 1_000_000
"""Rows × columns, blank cells included: the library keeps all of them."""
ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})


def main(path: str) -> int:
    """Write the sheets of a file to standard output.

    Returns:
        0 done; 3 the library is not installed; 4 the file is refused, with the reason written.
    """
    _limit()
    try:
        import python_calamine
    except ImportError:
        return 3
    try:
        book = python_calamine.CalamineWorkbook.from_path(path)
        said = _said([_sheet(book, one) for one in book.sheets_metadata])
    except Exception as error:  # noqa: BLE001 - whatever the library raises is a refusal
        sys.stdout.write(json.dumps(f"{type(error).__name__}: {error}"))
        return 4
    sys.stdout.write(said)
    return 0


def _said(sheets: list[dict[str, Any]]) -> str:
    said = json.dumps(sheets)
    if len(said) > LONGEST:
        raise ValueError(f"more than {LONGEST >> 20} MB of text")
    return said


def _limit() -> None:
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _sheet(book: Any, listed: Any) -> dict[str, Any]:
    found = {"name": listed.name, "visible": str(listed.visible).endswith(".Visible")}
    if not str(listed.typ).endswith(".WorkSheet"):
        return {**found, "cells": [], "merged": []}
    sheet = book.get_sheet_by_name(listed.name)
    last_row, last_column = sheet.end or (0, 0)
    if (last_row + 1) * (last_column + 1) > AREA:
        raise ValueError(f"a cell at row {last_row + 1}, column {last_column + 1}")
    values = (
        (row, column, value)
        for row, line in enumerate(sheet.to_python(skip_empty_area=False), 1)
        for column, value in enumerate(line[:COLUMNS], 1)
        if value != "" and value is not None
    )
    cells = [(row, column, *_cell(value)) for row, column, value in islice(values, CELLS + 1)]
    if len(cells) > CELLS:
        raise ValueError(f"more than {CELLS} cells")
    merged = [[a + 1, b + 1, c + 1, d + 1] for (a, b), (c, d) in sheet.merged_cell_ranges or ()]
    return {**found, "cells": cells, "merged": merged}


def _cell(value: Any) -> tuple[str, str]:
    """Return kind and text of a value; a float as the shortest text that gives it back."""
    if isinstance(value, bool):
        return "boolean", str(value).upper()
    if isinstance(value, (int, float)):
        text = repr(value)
        return "number", text.removesuffix(".0")
    if isinstance(value, (dt.date, dt.time, dt.timedelta)):
        return "date", str(value)
    text = str(value)
    return ("error" if text in ERRORS else "text"), text


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
