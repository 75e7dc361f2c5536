"""A report before it has a format: titles, lines and tables of plain text."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Table:
    """A table of texts.

    Attributes:
        name: its title; may be empty.
        headers: the headings of its columns.
        rows: texts, one for each column.
        right: which columns are set to the right.
        strong: which rows are set in bold, where a format can.
    """

    name: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: frozenset[int] = frozenset()
    strong: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of text; *strong* sets the first of them in bold, where a format can."""

    lines: tuple[str, ...]
    strong: bool = False


@dataclass(slots=True)
class Document:
    """A title and blocks, in order."""

    title: str
    blocks: list[Table | Lines] = field(default_factory=list)

    def say(self, *lines: str, strong: bool = False) -> None:
        """Add lines."""
        if lines:
            self.blocks.append(Lines(lines, strong))

    def show(self, table: Table) -> None:
        """Add a table."""
        self.blocks.append(table)
