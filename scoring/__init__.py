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
    from scoring.report.whatif.bounds import render_backtest, render_bands, render_margins
    from scoring.report.whatif.certificate import render_certificate
    from scoring.report.whatif.doubt import render_doubt
    from scoring.report.whatif.effects import render_effects
    from scoring.report.whatif.influence import render_influence
    from scoring.report.whatif.ranks import render_ranks
    from scoring.report.whatif.routes import render_routes
    from scoring.report.whatif.scores import render_changed_scores
    from scoring.report.whatif.weights import render_weights
    from scoring.resolve import resolve_set
    from scoring.settle import CheckedSheet, check_sheet
    from scoring.sheet import Entry, Reviewer, ScoreSheet
    from scoring.tracing import Trace, trace
    from scoring.whatif.altering.effects import Effect, Effects, plus_minus, tornado
    from scoring.whatif.altering.scores import ChangedScores, change_scores
    from scoring.whatif.backtesting.backtest import Backtest, backtest
    from scoring.whatif.basis import BothWays, both_ways
    from scoring.whatif.bounding.bands import BandStudy, study_bands
    from scoring.whatif.bounding.margins import GradeMargins, grade_margins
    from scoring.whatif.certificate import Certificate, certify
    from scoring.whatif.comparing.influence import Influence, NodeInfluence, influence
    from scoring.whatif.comparing.ranks import NodeRanks, RankChanges, Swap, rank_changes
    from scoring.whatif.comparing.sobol import SobolIndex, SobolIndices
    from scoring.whatif.doubting.declared import DeclaredDoubt
    from scoring.whatif.doubting.facts import fact_doubts
    from scoring.whatif.doubting.file import read_doubts
    from scoring.whatif.doubting.panels import DoubtStudy, study_doubt
    from scoring.whatif.doubting.resampling import Chance, Resampling, resample
    from scoring.whatif.routing.routes import Route, Routes, routes, slip
    from scoring.whatif.weighing.leeway import Leeway, weight_leeway
    from scoring.whatif.weighing.weights import WeightInterval, WeightIntervals, weight_intervals

_NAMES = {
    "agreement": "PanelStudy study_panel",
    "comparison": "Change diff_sets",
    "deviation": "Deviation SelfComparison compare_self",
    "errors": "Problem ScoringError",
    "evaluation": "Applied Distance Evaluation NodeResult evaluate",
    "incomplete": "Readings coverage readings",
    "io.each": "write_sheets",
    "io.foreign.importing": "ImportedSet import_set",
    "io.forms": "read_sheets",
    "io.panel_file": "read_panel",
    "io.project": "Project read_project",
    "io.registers": "read_register",
    "io.sets": "load_indicator_set sets_in_force shipped_sets",
    "io.sheets": "blank_sheet read_sheet write_sheet",
    "ledger": "Contribution Ledger Limited contributions",
    "lint": "Finding",
    "merging": "ReviewPanel merge_sheets split_sheet",
    "model": "Grade IndicatorSet Node",
    "portfolio": "evaluate_table",
    "printed": "printed_differences",
    "register": "Examination Register examine",
    "report": (
        "describe explain render render_examination render_project render_readings render_study"
    ),
    "report.whatif.bounds": "render_backtest render_bands render_margins",
    "report.whatif.certificate": "render_certificate",
    "report.whatif.doubt": "render_doubt",
    "report.whatif.effects": "render_effects",
    "report.whatif.influence": "render_influence",
    "report.whatif.ranks": "render_ranks",
    "report.whatif.routes": "render_routes",
    "report.whatif.scores": "render_changed_scores",
    "report.whatif.weights": "render_weights",
    "resolve": "resolve_set",
    "settle": "CheckedSheet check_sheet",
    "sheet": "Entry Reviewer ScoreSheet",
    "tracing": "Trace trace",
    "whatif.altering.effects": "Effect Effects plus_minus tornado",
    "whatif.altering.scores": "ChangedScores change_scores",
    "whatif.backtesting.backtest": "Backtest backtest",
    "whatif.basis": "BothWays both_ways",
    "whatif.bounding.bands": "BandStudy study_bands",
    "whatif.bounding.margins": "GradeMargins grade_margins",
    "whatif.certificate": "Certificate certify",
    "whatif.comparing.influence": "Influence NodeInfluence influence",
    "whatif.comparing.ranks": "NodeRanks RankChanges Swap rank_changes",
    "whatif.comparing.sobol": "SobolIndex SobolIndices",
    "whatif.doubting.declared": "DeclaredDoubt",
    "whatif.doubting.facts": "fact_doubts",
    "whatif.doubting.file": "read_doubts",
    "whatif.doubting.panels": "DoubtStudy study_doubt",
    "whatif.doubting.resampling": "Chance Resampling resample",
    "whatif.routing.routes": "Route Routes routes slip",
    "whatif.weighing.leeway": "Leeway weight_leeway",
    "whatif.weighing.weights": "WeightInterval WeightIntervals weight_intervals",
}
"""The public names, by the module they live in."""
_HOMES = {name: home for home, names in _NAMES.items() for name in names.split()}

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
    "DeclaredDoubt",
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
    "SobolIndex",
    "SobolIndices",
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
    "fact_doubts",
    "grade_margins",
    "import_set",
    "influence",
    "load_indicator_set",
    "merge_sheets",
    "plus_minus",
    "printed_differences",
    "rank_changes",
    "read_doubts",
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
