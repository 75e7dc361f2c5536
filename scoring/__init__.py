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
    from scoring.deviation import Deviation, SelfComparison, compare_self
    from scoring.errors import Problem, ScoringError
    from scoring.evaluation import Applied, Distance, Evaluation, NodeResult, evaluate
    from scoring.incomplete import Readings, coverage, readings
    from scoring.io.each import write_sheets
    from scoring.io.foreign.importing import ImportedSet, import_set
    from scoring.io.forms import read_sheets
    from scoring.io.panel_file import read_panel
    from scoring.io.project import Project, read_project
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
        render_project,
        render_readings,
        render_study,
    )
    from scoring.report.whatif_bounds import render_backtest, render_bands, render_margins
    from scoring.report.whatif_certificate import render_certificate
    from scoring.report.whatif_doubt import render_doubt
    from scoring.report.whatif_effects import render_effects
    from scoring.report.whatif_influence import render_influence
    from scoring.report.whatif_ranks import render_ranks
    from scoring.report.whatif_routes import render_routes
    from scoring.report.whatif_scores import render_changed_scores
    from scoring.report.whatif_weights import render_weights
    from scoring.resolve import resolve_set
    from scoring.settle import CheckedSheet, check_sheet
    from scoring.sheet import Entry, Reviewer, ScoreSheet
    from scoring.tracing import Trace, trace
    from scoring.whatif.backtest import Backtest, backtest
    from scoring.whatif.bands import BandStudy, study_bands
    from scoring.whatif.basis import BothWays, both_ways
    from scoring.whatif.certificate import Certificate, certify
    from scoring.whatif.effects import Effect, Effects, plus_minus, tornado
    from scoring.whatif.influence import Influence, NodeInfluence, influence
    from scoring.whatif.leeway import Leeway, weight_leeway
    from scoring.whatif.margins import GradeMargins, grade_margins
    from scoring.whatif.panels import DoubtStudy, study_doubt
    from scoring.whatif.ranks import NodeRanks, RankChanges, Swap, rank_changes
    from scoring.whatif.resampling import Chance, Resampling, resample
    from scoring.whatif.routes import Route, Routes, routes, slip
    from scoring.whatif.scores import ChangedScores, change_scores
    from scoring.whatif.weights import WeightInterval, WeightIntervals, weight_intervals

_HOMES = {
    "BothWays": "whatif.basis",
    "Certificate": "whatif.certificate",
    "both_ways": "whatif.basis",
    "certify": "whatif.certificate",
    "render_certificate": "report.whatif_certificate",
    "Applied": "evaluation",
    "Backtest": "whatif.backtest",
    "Chance": "whatif.resampling",
    "BandStudy": "whatif.bands",
    "Change": "comparison",
    "ChangedScores": "whatif.scores",
    "CheckedSheet": "settle",
    "Contribution": "ledger",
    "Deviation": "deviation",
    "Distance": "evaluation",
    "DoubtStudy": "whatif.panels",
    "Effect": "whatif.effects",
    "Effects": "whatif.effects",
    "Entry": "sheet",
    "Evaluation": "evaluation",
    "Examination": "register",
    "Finding": "lint",
    "Grade": "model",
    "GradeMargins": "whatif.margins",
    "ImportedSet": "io.foreign.importing",
    "IndicatorSet": "model",
    "Influence": "whatif.influence",
    "Ledger": "ledger",
    "Leeway": "whatif.leeway",
    "Limited": "ledger",
    "Node": "model",
    "NodeInfluence": "whatif.influence",
    "NodeRanks": "whatif.ranks",
    "NodeResult": "evaluation",
    "PanelStudy": "agreement",
    "Problem": "errors",
    "RankChanges": "whatif.ranks",
    "Project": "io.project",
    "Readings": "incomplete",
    "Register": "register",
    "Resampling": "whatif.resampling",
    "ReviewPanel": "merging",
    "Reviewer": "sheet",
    "Route": "whatif.routes",
    "Routes": "whatif.routes",
    "ScoreSheet": "sheet",
    "ScoringError": "errors",
    "SelfComparison": "deviation",
    "Swap": "whatif.ranks",
    "Trace": "tracing",
    "backtest": "whatif.backtest",
    "WeightInterval": "whatif.weights",
    "WeightIntervals": "whatif.weights",
    "blank_sheet": "io.sheets",
    "change_scores": "whatif.scores",
    "check_sheet": "settle",
    "compare_self": "deviation",
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
    "influence": "whatif.influence",
    "load_indicator_set": "io.sets",
    "merge_sheets": "merging",
    "rank_changes": "whatif.ranks",
    "read_panel": "io.panel_file",
    "plus_minus": "whatif.effects",
    "printed_differences": "printed",
    "read_project": "io.project",
    "read_register": "io.registers",
    "read_sheet": "io.sheets",
    "read_sheets": "io.forms",
    "readings": "incomplete",
    "render": "report",
    "render_backtest": "report.whatif_bounds",
    "render_doubt": "report.whatif_doubt",
    "render_bands": "report.whatif_bounds",
    "render_changed_scores": "report.whatif_scores",
    "render_effects": "report.whatif_effects",
    "render_examination": "report",
    "render_margins": "report.whatif_bounds",
    "render_influence": "report.whatif_influence",
    "render_ranks": "report.whatif_ranks",
    "render_project": "report",
    "render_readings": "report",
    "render_study": "report",
    "resample": "whatif.resampling",
    "resolve_set": "resolve",
    "sets_in_force": "io.sets",
    "shipped_sets": "io.sets",
    "split_sheet": "merging",
    "study_doubt": "whatif.panels",
    "study_bands": "whatif.bands",
    "study_panel": "agreement",
    "render_routes": "report.whatif_routes",
    "render_weights": "report.whatif_weights",
    "routes": "whatif.routes",
    "slip": "whatif.routes",
    "tornado": "whatif.effects",
    "trace": "tracing",
    "weight_intervals": "whatif.weights",
    "weight_leeway": "whatif.leeway",
    "write_sheet": "io.sheets",
    "write_sheets": "io.each",
}

__all__ = [
    "Applied",
    "Backtest",
    "BandStudy",
    "BothWays",
    "Certificate",
    "Chance",
    "Change",
    "ChangedScores",
    "CheckedSheet",
    "Contribution",
    "Deviation",
    "Distance",
    "DoubtStudy",
    "Effect",
    "Effects",
    "Entry",
    "Evaluation",
    "Examination",
    "Finding",
    "Grade",
    "GradeMargins",
    "ImportedSet",
    "IndicatorSet",
    "Influence",
    "Ledger",
    "Leeway",
    "Limited",
    "Node",
    "NodeInfluence",
    "NodeRanks",
    "NodeResult",
    "PanelStudy",
    "Problem",
    "Project",
    "RankChanges",
    "Readings",
    "Register",
    "Resampling",
    "ReviewPanel",
    "Reviewer",
    "Route",
    "Routes",
    "ScoreSheet",
    "ScoringError",
    "SelfComparison",
    "Swap",
    "Trace",
    "WeightInterval",
    "WeightIntervals",
    "__version__",
    "backtest",
    "blank_sheet",
    "both_ways",
    "certify",
    "change_scores",
    "check_sheet",
    "compare_self",
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
    "influence",
    "load_indicator_set",
    "merge_sheets",
    "plus_minus",
    "printed_differences",
    "rank_changes",
    "read_panel",
    "read_project",
    "read_register",
    "read_sheet",
    "read_sheets",
    "readings",
    "render",
    "render_backtest",
    "render_bands",
    "render_certificate",
    "render_changed_scores",
    "render_doubt",
    "render_effects",
    "render_examination",
    "render_influence",
    "render_margins",
    "render_project",
    "render_ranks",
    "render_readings",
    "render_routes",
    "render_study",
    "render_weights",
    "resample",
    "resolve_set",
    "routes",
    "sets_in_force",
    "shipped_sets",
    "slip",
    "split_sheet",
    "study_bands",
    "study_doubt",
    "study_panel",
    "tornado",
    "trace",
    "weight_intervals",
    "weight_leeway",
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
