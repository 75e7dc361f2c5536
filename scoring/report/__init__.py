"""Results as text, Markdown, HTML, JSON and CSV: what prints, and computes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scoring.evaluation import Evaluation
from scoring.language import locale_language
from scoring.model import IndicatorSet

if TYPE_CHECKING:
    from scoring.agreement import PanelStudy
    from scoring.incomplete import Readings
    from scoring.io.project import Project
    from scoring.language import Language
    from scoring.register import Examination
    from scoring.report.document import Document

FORMATS = ("text", "markdown", "json", "csv", "html")


def render(evaluation: Evaluation, format: str = "text", language: str | None = None) -> str:
    """Return the report of an evaluation.

    Args:
        evaluation: what :func:`scoring.evaluate` returned.
        format: ``text``, ``markdown``, ``json``, ``csv`` or ``html``.
        language: ``zh`` or ``en``; by default that of the locale, else of the set.

    Raises:
        ValueError: if the format or the language is unknown.
    """
    from scoring.report.data import as_json, evaluation_csv
    from scoring.report.result import result_document

    language = language_for(evaluation.indicator_set, language)
    if format == "json":
        return as_json(evaluation)
    if format == "csv":
        return evaluation_csv(evaluation)
    return render_document(result_document(evaluation, language), format)


def explain(
    evaluation: Evaluation,
    indicators: tuple[str, ...] = (),
    format: str = "text",
    language: str | None = None,
) -> str:
    """Return how indicators came to their points: inputs, rule, branch, exact and rounded.

    Args:
        evaluation: what :func:`scoring.evaluate` returned.
        indicators: ids; a group stands for what is below it; none at all for every indicator.
        format: ``text``, ``markdown``, ``json``, ``csv`` or ``html``.
        language: ``zh`` or ``en``; by default that of the locale, else of the set.

    Raises:
        KeyError: if the set has no such node.
        ValueError: if the format or the language is unknown.
    """
    from scoring.report.data import as_json, explanation_csv
    from scoring.report.explanation import explain_document, explained

    language = language_for(evaluation.indicator_set, language)
    if format == "json":
        return as_json(evaluation, explained(evaluation, indicators))
    if format == "csv":
        return explanation_csv(evaluation, explained(evaluation, indicators))
    return render_document(explain_document(evaluation, language, indicators), format)


def render_readings(read: Readings, format: str = "text", language: str | None = None) -> str:
    """Return both readings of an incomplete sheet.

    Args:
        read: what :func:`scoring.incomplete.readings` returned.
        format: ``text``, ``markdown``, ``json``, ``csv`` or ``html``.
        language: ``zh`` or ``en``; by default that of the locale, else of the set.

    Raises:
        ValueError: if the format or the language is unknown.
    """
    from scoring.report.incomplete import incomplete_document, incomplete_json

    language = language_for(read.so_far.indicator_set, language)
    if format == "json":
        return incomplete_json(read)
    return render_listing(incomplete_document(read, language), format)


def render_examination(
    examined: Examination, format: str = "text", language: str | None = None
) -> str:
    """Return what a register held against a sheet has shown.

    Args:
        examined: what :func:`scoring.examine` returned.
        format: ``text``, ``markdown``, ``html`` or ``json``.
        language: ``zh`` or ``en``; by default that of the locale, else of the set.

    Raises:
        ValueError: if the format or the language is unknown.
    """
    from scoring.report.register.data import examination_json
    from scoring.report.register.document import examination_document

    chosen: Language = "zh"
    if language_for(examined.before.indicator_set, language) == "en":
        chosen = "en"
    if format == "json":
        return examination_json(examined, chosen)
    return render_document(examination_document(examined, chosen), format)


def render_project(project: Project, format: str = "text", language: str | None = None) -> str:
    """Return the result of a project, and what its register has shown.

    Args:
        project: what :func:`scoring.read_project` returned.
        format: ``text``, ``markdown``, ``json``, ``csv`` (points only) or ``html``.
        language: ``zh`` or ``en``; by default that of the locale, else of the set.

    Raises:
        ValueError: if the format or the language is unknown.
    """
    from scoring.report.project import project_csv, project_document, project_json

    chosen: Language = "zh"
    if language_for(project.indicator_set, language) == "en":
        chosen = "en"
    if format == "json":
        return project_json(project, chosen)
    if format == "csv":
        return project_csv(project)
    return render_document(project_document(project, chosen), format)


def render_study(study: PanelStudy, format: str = "text", language: str | None = None) -> str:
    """Return the study of a panel.

    Args:
        study: what :func:`scoring.study_panel` returned.
        format: ``text``, ``markdown``, ``html`` or ``json``.
        language: ``zh`` or ``en``; by default that of the locale, else of the set.

    Raises:
        ValueError: if the format or the language is unknown.
    """
    from scoring.report.panel.data import panel_json
    from scoring.report.panel.study import panel_document

    language = language_for(study.evaluation.indicator_set, language)
    if format == "json":
        return panel_json(study)
    return render_document(panel_document(study, language), format)


def describe(indicator_set: IndicatorSet, format: str = "text", language: str | None = None) -> str:
    """Return the manual of a set, written from its rules: in words, and as formulas.

    Args:
        indicator_set: the set.
        format: ``text``, ``markdown`` or ``html``.
        language: ``zh`` or ``en``; by default that of the locale, else of the set.

    Raises:
        ValueError: if the format or the language is unknown.
    """
    from scoring.report.manual.document import manual_document

    language = language_for(indicator_set, language)
    return render_document(manual_document(indicator_set, language), format)


def render_document(document: Document, format: str) -> str:
    """Return a document as text, Markdown or HTML.

    Raises:
        ValueError: if the format is none of them.
    """
    from scoring.report.html import as_page
    from scoring.report.text import as_markdown, as_text

    writers = {"text": as_text, "markdown": as_markdown, "html": as_page}
    if format not in writers:
        raise ValueError(f"unknown format {format!r}: use one of {', '.join(FORMATS)}")
    return writers[format](document)


def language_for(indicator_set: IndicatorSet, wanted: str | None = None) -> str:
    """Return the language to report in: the one wanted, of the locale, or of the set.

    Raises:
        ValueError: if *wanted* is neither ``zh`` nor ``en``.
    """
    if wanted not in {None, "zh", "en"}:
        raise ValueError(f"unknown language {wanted!r}: use zh or en")
    return wanted or locale_language() or indicator_set.language


def notebook_html(shown: Any) -> str:
    """Return what a notebook shows of an evaluation or an indicator set."""
    from scoring.report.html import as_html
    from scoring.report.result import result_document
    from scoring.report.sets import set_document

    if isinstance(shown, IndicatorSet):
        return as_html(set_document(shown, language_for(shown)))
    if isinstance(shown, Evaluation):
        return as_html(result_document(shown, language_for(shown.indicator_set)))
    raise TypeError(f"no table for {type(shown).__name__}")


def render_listing(document: Document, format: str) -> str:
    """Return a document in any format: its tables as records in JSON, as rows in CSV.

    Raises:
        ValueError: if the format is unknown.
    """
    from scoring.report.listing import document_csv, document_json

    if format == "json":
        return document_json(document)
    return document_csv(document) if format == "csv" else render_document(document, format)
