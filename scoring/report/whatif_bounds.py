"""What would come out with other grade bounds, in any format."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from scoring.report import language_for, render_document

if TYPE_CHECKING:
    from scoring.whatif.margins import GradeMargins


def render_margins(found: GradeMargins, format: str = "text", language: str | None = None) -> str:
    """Return how firm one grade is against other bounds.

    Args:
        found: what :func:`scoring.grade_margins` returned.
        format: ``text``, ``markdown``, ``html`` or ``json``.
        language: ``zh`` or ``en``; by default that of the locale, else of the set.

    Raises:
        ValueError: if the format or the language is unknown.
    """
    from scoring.report.whatif_data import margins_data
    from scoring.report.whatif_grades import margins_document

    language = language_for(found.evaluation.indicator_set, language)
    if format == "json":
        return as_json(margins_data(found))
    return render_document(margins_document(found, language), format)


def as_json(data: dict[str, Any]) -> str:
    """Return data as the text of a JSON file."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
