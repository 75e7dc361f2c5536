"""What a notebook shows of an object that is its last line."""

from __future__ import annotations


class ShownInNotebooks:
    """Shown as an HTML table in a notebook.

    Notebooks ask the object itself for its HTML, so this is the one place where data knows
    that reports exist; the report is loaded only when a notebook asks.
    """

    def _repr_html_(self) -> str:
        from scoring.report import notebook_html  # noqa: PLC0415 - see the docstring

        return notebook_html(self)
