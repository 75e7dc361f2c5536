"""A filled workbook to break: its cells are found by the keys in the hidden row and column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
from broken.parts import SHEET

from scoring.io.sets import load_indicator_set
from scoring.io.sheets import read_sheet, write_sheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    Edit = Callable[["Book"], None]

BOOK = "book.xlsx"


class Book:
    """A workbook that is open for editing."""

    def __init__(self, file: Workbook) -> None:
        self.file = file
        self.page: Worksheet = file["评分表"]
        self.hidden: Worksheet = file["_scoring"]

    def row(self, key: str) -> int:
        """Return the row with this key in the hidden first column."""
        return next(cell.row for cell in self.page["A"] if cell.value == key)

    def column(self, key: str) -> int:
        """Return the column with this key in the hidden first row."""
        return next(cell.column for cell in self.page[1] if cell.value == key)

    def cell(self, row: str, column: str) -> Any:
        """Return the cell where a row and a column meet."""
        return self.page.cell(self.row(row), self.column(column))

    def say(self, key: str, value: str) -> None:
        """Change what the hidden sheet says of the set."""
        next(row for row in self.hidden.iter_rows() if row[0].value == key)[1].value = value


def put(row: str, column: str, value: object, number_format: str = "General") -> Edit:
    """Return an edit that writes one cell."""

    def edit(book: Book) -> None:
        cell = book.cell(row, column)
        cell.number_format = number_format
        cell.value = value

    return edit


def say(key: str, value: str) -> Edit:
    """Return an edit of the hidden sheet."""
    return lambda book: book.say(key, value)


def written(folder: Path) -> Path:
    """Write the filled workbook of the small set, as this program does."""
    indicator_set = load_indicator_set(folder / "small.toml")
    source = folder / "source.csv"
    source.write_text(SHEET, "utf-8")
    write_sheet(read_sheet(source, indicator_set), folder / BOOK, indicator_set, "zh")
    source.unlink()
    return folder / BOOK


def edited(folder: Path, *edits: Edit) -> Path:
    """Write the filled workbook of the small set, edited; its set stands in the folder."""
    book = Book(openpyxl.load_workbook(written(folder)))
    for edit in edits:
        edit(book)
    book.file.save(folder / BOOK)
    return folder / BOOK
