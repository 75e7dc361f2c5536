"""Where the sentences of every problem are looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.errors import (
    about_bands,
    about_changes,
    about_doubts,
    about_files,
    about_folders,
    about_foreign,
    about_inheritance,
    about_measures,
    about_merging,
    about_outcomes,
    about_project,
    about_registers,
    about_routes,
    about_self_scores,
    about_sets,
    about_sheets,
    about_sobol,
    about_tables,
    about_workbooks,
)

if TYPE_CHECKING:
    from scoring.language import Language

MESSAGES = {
    **about_bands.MESSAGES,
    **about_doubts.MESSAGES,
    **about_changes.MESSAGES,
    **about_files.MESSAGES,
    **about_folders.MESSAGES,
    **about_foreign.MESSAGES,
    **about_inheritance.MESSAGES,
    **about_measures.MESSAGES,
    **about_merging.MESSAGES,
    **about_outcomes.MESSAGES,
    **about_project.MESSAGES,
    **about_registers.MESSAGES,
    **about_self_scores.MESSAGES,
    **about_routes.MESSAGES,
    **about_sets.MESSAGES,
    **about_sheets.MESSAGES,
    **about_sobol.MESSAGES,
    **about_tables.MESSAGES,
    **about_workbooks.MESSAGES,
}


def sentences(code: str, language: Language) -> tuple[str, str]:
    """Return (what is wrong, what to do) of a code, as templates for ``str.format``."""
    message = MESSAGES[code]
    return message[:2] if language == "zh" else message[2:]
