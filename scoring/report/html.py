"""Documents as a fragment of HTML, for notebooks and pages."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from scoring.errors import printable
from scoring.report.document import Table

if TYPE_CHECKING:
    from scoring.report.document import Document

_STYLE = (
    ".scoring{font-family:system-ui,'Microsoft YaHei','Noto Sans CJK SC',sans-serif}"
    ".scoring table{border-collapse:collapse;margin:.6em 0}"
    ".scoring th,.scoring td{padding:.25em .7em;border-bottom:1px solid #cbd5e1;text-align:left}"
    ".scoring th{border-bottom:2px solid #1e3a5f}.scoring .n{text-align:right}"
    ".scoring .s td{font-weight:600}"
)


def as_page(document: Document) -> str:
    """Return *document* as a whole page of HTML, to be opened from a file."""
    head = f'<meta charset="utf-8"><title>{_safe(document.title, " ")}</title>'
    body = f"<body>\n{as_html(document)}\n</body>"
    return f"<!DOCTYPE html>\n<html><head>{head}</head>\n{body}</html>\n"


def as_html(document: Document) -> str:
    """Return *document* as an HTML fragment with its own style; every text is escaped."""
    parts = [f'<div class="scoring"><style>{_STYLE}</style>', f"<h3>{_safe(document.title)}</h3>"]
    for block in document.blocks:
        if isinstance(block, Table):
            parts.append(_table(block))
            continue
        for number, line in enumerate(block.lines):
            text = _safe(line)
            strong = block.strong and not number
            parts.append(f"<p><strong>{text}</strong></p>" if strong else f"<p>{text}</p>")
    return "\n".join([*parts, "</div>"])


def _safe(text: str, between: str = "<br>") -> str:
    return between.join(escape(printable(line)) for line in text.splitlines())


def _table(table: Table) -> str:
    def cell(tag: str, column: int, text: str) -> str:
        side = ' class="n"' if column in table.right else ""
        return f"<{tag}{side}>{_safe(text)}</{tag}>"

    head = "".join(cell("th", column, text) for column, text in enumerate(table.headers))
    rows = []
    for number, row in enumerate(table.rows):
        mark = ' class="s"' if number in table.strong else ""
        cells = "".join(cell("td", column, text) for column, text in enumerate(row))
        rows.append(f"<tr{mark}>{cells}</tr>")
    name = f"<h4>{_safe(table.name)}</h4>" if table.name else ""
    return f"{name}<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
