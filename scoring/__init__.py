"""Exact, explainable scoring of evaluations with a configurable indicator tree.

>>> import scoring
>>> indicator_set = scoring.load_indicator_set("mof-project-2020")
>>> sheet = scoring.read_sheet("filled.xlsx", indicator_set)     # doctest: +SKIP
>>> evaluation = scoring.evaluate(indicator_set, sheet)          # doctest: +SKIP
>>> evaluation.total, evaluation.grade.label.zh                  # doctest: +SKIP
(Decimal('88.00'), '良')

Everything here is loaded when it is first used.
"""

from __future__ import annotations

from scoring.version import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from scoring.agreement import PanelStudy, study_panel
    from scoring.comparison import Change, diff_sets
    from scoring.errors import Problem, ScoringError
    from scoring.evaluation import Applied, Distance, Evaluation, NodeResult, evaluate
    from scoring.incomplete import Readings, coverage, readings
    from scoring.io.each import write_sheets
    from scoring.io.foreign.importing import ImportedSet, import_set
    from scoring.io.forms import read_sheets
    from scoring.io.panel_file import read_panel
    from scoring.io.registers import read_register
    from scoring.io.sets import load_indicator_set, sets_in_force, shipped_sets
    from scoring.io.sheets import blank_sheet, read_sheet, write_sheet
    from scoring.ledger import Contribution, Ledger, Limited, contributions
    from scoring.lint import Finding
    from scoring.merging import ReviewPanel, merge_sheets, split_sheet
    from scoring.model import Grade, IndicatorSet, Node
    from scoring.portfolio import evaluate_table
    from scoring.printed import printed_differences
    from scoring.register import Examination, Register, examine
    from scoring.report import (
        describe,
        explain,
        render,
        render_examination,
        render_readings,
        render_study,
    )
    from scoring.report.whatif_bounds import render_backtest, render_bands, render_margins
    from scoring.resolve import resolve_set
    from scoring.settle import CheckedSheet, check_sheet
    from scoring.sheet import Entry, Reviewer, ScoreSheet
    from scoring.tracing import Trace, trace
    from scoring.whatif.backtest import Backtest, backtest
    from scoring.whatif.bands import BandStudy, study_bands
    from scoring.whatif.margins import GradeMargins, grade_margins

_HOMES = {
    "Applied": "evaluation",
    "Backtest": "whatif.backtest",
    "BandStudy": "whatif.bands",
    "Change": "comparison",
    "CheckedSheet": "settle",
    "Contribution": "ledger",
    "Distance": "evaluation",
    "Entry": "sheet",
    "Evaluation": "evaluation",
    "Examination": "register",
    "Finding": "lint",
    "Grade": "model",
    "GradeMargins": "whatif.margins",
    "ImportedSet": "io.foreign.importing",
    "IndicatorSet": "model",
    "Ledger": "ledger",
    "Limited": "ledger",
    "Node": "model",
    "NodeResult": "evaluation",
    "PanelStudy": "agreement",
    "Problem": "errors",
    "Readings": "incomplete",
    "Register": "register",
    "ReviewPanel": "merging",
    "Reviewer": "sheet",
    "ScoreSheet": "sheet",
    "ScoringError": "errors",
    "Trace": "tracing",
    "backtest": "whatif.backtest",
    "blank_sheet": "io.sheets",
    "check_sheet": "settle",
    "contributions": "ledger",
    "coverage": "incomplete",
    "describe": "report",
    "diff_sets": "comparison",
    "evaluate": "evaluation",
    "evaluate_table": "portfolio",
    "examine": "register",
    "explain": "report",
    "grade_margins": "whatif.margins",
    "import_set": "io.foreign.importing",
    "load_indicator_set": "io.sets",
    "merge_sheets": "merging",
    "read_panel": "io.panel_file",
    "printed_differences": "printed",
    "read_register": "io.registers",
    "read_sheet": "io.sheets",
    "read_sheets": "io.forms",
    "readings": "incomplete",
    "render": "report",
    "render_backtest": "report.whatif_bounds",
    "render_bands": "report.whatif_bounds",
    "render_examination": "report",
    "render_margins": "report.whatif_bounds",
    "render_readings": "report",
    "render_study": "report",
    "resolve_set": "resolve",
    "sets_in_force": "io.sets",
    "shipped_sets": "io.sets",
    "split_sheet": "merging",
    "study_bands": "whatif.bands",
    "study_panel": "agreement",
    "trace": "tracing",
    "write_sheet": "io.sheets",
    "write_sheets": "io.each",
}

__all__ = [
    "Applied",
    "Backtest",
    "BandStudy",
    "Change",
    "CheckedSheet",
    "Contribution",
    "Distance",
    "Entry",
    "Evaluation",
    "Examination",
    "Finding",
    "Grade",
    "GradeMargins",
    "ImportedSet",
    "IndicatorSet",
    "Ledger",
    "Limited",
    "Node",
    "NodeResult",
    "PanelStudy",
    "Problem",
    "Readings",
    "Register",
    "ReviewPanel",
    "Reviewer",
    "ScoreSheet",
    "ScoringError",
    "Trace",
    "__version__",
    "backtest",
    "blank_sheet",
    "check_sheet",
    "contributions",
    "coverage",
    "describe",
    "diff_sets",
    "evaluate",
    "evaluate_table",
    "examine",
    "explain",
    "grade_margins",
    "import_set",
    "load_indicator_set",
    "merge_sheets",
    "printed_differences",
    "read_panel",
    "read_register",
    "read_sheet",
    "read_sheets",
    "readings",
    "render",
    "render_backtest",
    "render_bands",
    "render_examination",
    "render_margins",
    "render_readings",
    "render_study",
    "resolve_set",
    "sets_in_force",
    "shipped_sets",
    "split_sheet",
    "study_bands",
    "study_panel",
    "trace",
    "write_sheet",
    "write_sheets",
]


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'scoring' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - not needed by the help

    return getattr(import_module(f"scoring.{home}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
