"""``scoring panel``: the study of the reviewers of one sheet, or of the forms of several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.cli.opening import opened_by

if TYPE_CHECKING:
    from argparse import Namespace


def panel_report(parsed: Namespace) -> str:
    """Return the study of the panel of the sheet that was named."""
    from scoring.agreement import study_panel
    from scoring.evaluation import evaluate
    from scoring.report import language_for, render_study

    indicator_set, checked = opened_by(parsed)
    study = study_panel(evaluate(indicator_set, checked))
    return render_study(study, parsed.format, language_for(indicator_set, parsed.lang))
