"""``scoring score``: a sheet, the forms of several reviewers, or the folder of a project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.cli.opening import opened_by, opened_project

if TYPE_CHECKING:
    from argparse import Namespace


def score_report(parsed: Namespace) -> str:
    """Return the result of what was named, or both readings of what is not complete.

    Raises:
        ScoringError: with every problem of all the files.
    """
    from scoring.evaluation import evaluate
    from scoring.report import language_for, render, render_project, render_readings

    if not parsed.incomplete:
        project = opened_project(
            parsed.file, parsed.set, parsed.panel, column=parsed.column, sheet=parsed.sheet
        )
        if project is not None:
            return render_project(project, parsed.format, parsed.lang)
    indicator_set, checked = opened_by(parsed, incomplete=parsed.incomplete)
    wanted = language_for(indicator_set, parsed.lang)
    if parsed.incomplete:
        from scoring.incomplete import readings

        read = readings(indicator_set, checked.sheet)
        return render_readings(read, parsed.format, wanted)
    return render(evaluate(indicator_set, checked), parsed.format, wanted)
