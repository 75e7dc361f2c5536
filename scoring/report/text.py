"""Documents as plain text and as Markdown, aligned where Chinese stands too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.errors import printable
from scoring.report.document import Table

if TYPE_CHECKING:
    from scoring.report.document import Document

WIDEST_CELL = 60


def as_text(document: Document) -> str:
    """Return *document* as text for a terminal."""
    parts = [_one_line(document.title), ""]
    for block in document.blocks:
        if isinstance(block, Table):
            parts += [*([block.name] if block.name else []), _tabulated(block, "simple"), ""]
        else:
            parts += [*(_one_line(line) for line in block.lines), ""]
    return "\n".join(parts).rstrip() + "\n"


def as_markdown(document: Document) -> str:
    """Return *document* as Markdown."""
    parts = [f"# {_escaped(document.title)}", ""]
    for block in document.blocks:
        if isinstance(block, Table):
            parts += [*([f"## {block.name}", ""] if block.name else []), _piped(block), ""]
            continue
        lines = [_escaped(line) for line in block.lines]
        if block.strong:
            lines[0] = f"**{lines[0]}**"
        for line in lines:
            item = line.startswith("- ")
            parts += [line] if item else ["", line]
        parts.append("")
    text = "\n".join(parts)
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text.rstrip() + "\n"


def _escaped(text: str) -> str:
    """Return *text* so that Markdown takes no part of it for HTML."""
    return _one_line(text).replace("&", "&amp;").replace("<", "&lt;")


def _tabulated(table: Table, style: str) -> str:
    from tabulate import tabulate  # 60 ms, needed for text only

    align = ["right" if n in table.right else "left" for n in range(len(table.headers))]
    rows = [[_one_line(text) for text in row] for row in table.rows]
    if style == "simple":
        rows = [[_shortened(text) for text in row] for row in rows]
    made: str = tabulate(
        rows,
        headers=table.headers,
        tablefmt=style,
        colalign=align,
        disable_numparse=True,
        preserve_whitespace=True,
    )
    return "\n".join(line.rstrip() for line in made.splitlines())


def _shortened(text: str) -> str:
    """Return *text* no wider than a column of a terminal; other formats have it whole."""
    from wcwidth import wcswidth, wcwidth

    if wcswidth(text) <= WIDEST_CELL:
        return text
    kept, width = "", 0
    for letter in text:
        width += max(wcwidth(letter), 0)
        if width >= WIDEST_CELL:
            break
        kept += letter
    return f"{kept}…"


def _one_line(text: str) -> str:
    return printable(" ".join(text.splitlines()))


def _piped(table: Table) -> str:
    escaped = tuple(
        tuple(_escaped(text).replace("\\", "\\\\").replace("|", "\\|") for text in row)
        for row in table.rows
    )
    marked = tuple(
        tuple(
            f"**{text}**" if n in table.strong and text.strip() and c == 0 else text
            for c, text in enumerate(row)
        )
        for n, row in enumerate(escaped)
    )
    return _tabulated(Table(table.name, table.headers, marked, table.right), "pipe")
