"""A document as data: its tables as records in JSON, as rows in CSV."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from scoring.io.harmless import harmless
from scoring.report.document import Table

if TYPE_CHECKING:
    from scoring.report.document import Document


def document_csv(document: Document) -> str:
    """Return the tables of a document as CSV, one below the other."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    for block in document.blocks:
        if isinstance(block, Table):
            writer.writerow(block.headers)
            writer.writerows([[harmless(text) for text in row] for row in block.rows])
        else:
            writer.writerows([[harmless(line)] for line in block.lines])
    return out.getvalue()


def document_json(document: Document) -> str:
    """Return a document as JSON: its lines, and its tables as records."""
    blocks: list[Any] = []
    for block in document.blocks:
        if isinstance(block, Table):
            blocks.append([dict(zip(block.headers, row, strict=True)) for row in block.rows])
        else:
            blocks.append(list(block.lines))
    data = {"title": document.title, "content": blocks}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
