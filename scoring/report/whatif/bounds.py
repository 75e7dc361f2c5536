"""What would come out with other grade bounds, in any format."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from scoring.report import language_for, render_document

if TYPE_CHECKING:
    from scoring.whatif.backtesting.backtest import Backtest
    from scoring.whatif.bounding.bands import BandStudy
    from scoring.whatif.bounding.margins import GradeMargins


def render_margins(found: GradeMargins, format: str = "text", language: str | None = None) -> str:
    """Return how firm one grade is against other bounds.

    Args:
        found: what :func:`scoring.grade_margins` returned.
        format: ``text``, ``markdown``, ``html`` or ``json``.
        language: ``zh`` or ``en``; by default that of the locale, else of the set.

    Raises:
        ValueError: if the format or the language is unknown.
    """
    from scoring.report.whatif.data import margins_data
    from scoring.report.whatif.grades import margins_document

    language = language_for(found.evaluation.indicator_set, language)
    if format == "json":
        return as_json(margins_data(found))
    return render_document(margins_document(found, language), format)


def render_bands(study: BandStudy, format: str = "text", language: str | None = None) -> str:
    """Return what grade bounds mean to the projects of a table.

    Args:
        study: what :func:`scoring.study_bands` returned.
        format: ``text``, ``markdown``, ``html``, ``json``, or ``csv``: every project that changes
            grade where another scale was looked at, else every critical value of every bound.
        language: ``zh`` or ``en``; by default that of the locale, else of the set.

    Raises:
        ValueError: if the format or the language is unknown.
    """
    from scoring.report.whatif.bands import bands_document
    from scoring.report.whatif.data import bands_data
    from scoring.report.whatif.rows import critical_rows, csv_text, mover_rows

    language = language_for(study.indicator_set, language)
    if format == "json":
        return as_json(bands_data(study))
    if format == "csv":
        moved = study.moved
        return csv_text(critical_rows(study) if moved is None else mover_rows(moved))
    return render_document(bands_document(study, language), format)


def render_backtest(found: Backtest, format: str = "text", language: str | None = None) -> str:
    """Return who moves under another version of a set, and by which change.

    Args:
        found: what :func:`scoring.backtest` returned.
        format: ``text``, ``markdown``, ``html``, ``json`` or, with every project that moves,
            ``csv``.
        language: ``zh`` or ``en``; by default that of the locale, else of the new set.

    Raises:
        ValueError: if the format or the language is unknown.
    """
    from scoring.report.whatif.backtest import backtest_data, backtest_document, backtest_rows
    from scoring.report.whatif.rows import csv_text

    language = language_for(found.new, language)
    if format == "json":
        return as_json(backtest_data(found))
    if format == "csv":
        return csv_text(backtest_rows(found))
    return render_document(backtest_document(found, language), format)


def as_json(data: dict[str, Any]) -> str:
    """Return data as the text of a JSON file."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
