"""The study of a panel as data for programs.

Points, totals and rates are texts, written exactly: a decimal where it ends, else a ratio.
Statistics are texts too, rounded to six decimals, probabilities to six digits.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from scoring.agreement import deviations
from scoring.exact import as_text
from scoring.report.panel.figures import figures_of
from scoring.report.verdict_data import verdict_data
from scoring.version import __version__

if TYPE_CHECKING:
    from fractions import Fraction

    from scoring.agreement import PanelStudy
    from scoring.agreement.deviations import Outlier, Severity
    from scoring.agreement.figures import Figure
    from scoring.agreement.ratings import Ratings
    from scoring.agreement.stakes import Stake
    from scoring.agreement.without import Without

FORMAT = "scoring.panel/1"


def panel_json(study: PanelStudy) -> str:
    """Return the study of a panel as JSON."""
    return json.dumps(panel_data(study), ensure_ascii=False, indent=2) + "\n"


def panel_data(study: PanelStudy) -> dict[str, Any]:
    """Return the study of a panel as plain data."""
    evaluation, stakes, test = study.evaluation, study.stakes, study.concordance
    used = evaluation.indicator_set
    return {
        "format": FORMAT,
        "engine": __version__,
        "set": {"id": used.id, "version": used.version, "digest": used.digest},
        "sheet": {
            "digest": evaluation.sheet.digest,
            "reviewers": [one.id for one in evaluation.sheet.reviewers],
            "void": [
                {"reviewer": evaluation.sheet.reviewers[one.member].id, "why": one.why}
                for one in evaluation.checked.void
            ],
        },
        "now": verdict_data(stakes.now),
        **stakes_data(study),
        "severity": {
            "least_common": deviations.LEAST_COMMON,
            "reviewers": [_severity(one) for one in study.severities],
        },
        "outliers": {
            "modified_z_beyond": as_text(deviations.LARGEST_Z),
            "modified_z_from_panel": deviations.LEAST_FOR_Z,
            "distance_beyond": as_text(deviations.LARGEST_DISTANCE),
            "distance_from_panel": deviations.LEAST_FOR_DISTANCE,
            "scores": [_outlier(one) for one in study.outliers],
        },
        "agreement": {
            "indicators": study.compared,
            "complete": study.complete,
            "confidence": "0.95",
            **{key: _figure(figure) for key, figure in figures_of(study)},
            "W_test": None
            if test.chi_square is None or test.p is None
            else {
                "chi_square": _six(test.chi_square),
                "df": test.freedom,
                "p": f"{test.p:.6g}",
            },
        },
        "indicators": [_ratings(one) for one in study.ratings],
    }


def stakes_data(study: PanelStudy) -> dict[str, Any]:
    """Return what the grade hangs on: disagreements, and reviewers."""
    stakes = study.stakes
    return {
        "stakes": [_stake(one) for one in stakes.each],
        "all_lowest_total": verdict_data(stakes.worst),
        "all_highest_total": verdict_data(stakes.best),
        "pairs": None
        if stakes.pairs is None
        else [[one.id, other.id] for one, other in stakes.pairs],
        "without": [_without(one) for one in study.without],
        "holds_without_any_one": study.holds,
    }


def _stake(one: Stake) -> dict[str, Any]:
    return {
        "id": one.node.id,
        "lowest": as_text(one.ratings.lowest),
        "highest": as_text(one.ratings.highest),
        "at_lowest": verdict_data(one.lowest),
        "at_highest": verdict_data(one.highest),
        "span": as_text(one.span),
        "may_change_grade": one.decisive,
    }


def _without(one: Without) -> dict[str, Any]:
    again = one.evaluation
    return {
        "reviewer": one.reviewer.id,
        "total": None if again is None else as_text(again.published_total),
        "grade": None
        if again is None
        else {"id": again.grade.id, "zh": again.grade.label.zh, "en": again.grade.label.en},
        "same": one.same,
        "scored_by_nobody_else": list(one.unscored),
        "problems": [
            {
                "code": problem.code,
                "place": problem.place,
                "zh": problem.what("zh"),
                "en": problem.what("en"),
            }
            for problem in one.problems
        ],
    }


def _severity(one: Severity) -> dict[str, Any]:
    return {
        "reviewer": one.reviewer.id,
        "common": len(one.rates),
        "mean": None if one.mean is None else as_text(one.mean),
        "lower": _six(one.lower),
        "upper": _six(one.upper),
        "points": as_text(one.points),
        "verdict": one.verdict,
        "deviations": {name: as_text(value) for name, value in one.rates.items()},
    }


def _outlier(one: Outlier) -> dict[str, Any]:
    return {
        "id": one.node.id,
        "reviewer": one.reviewer,
        "points": as_text(one.points),
        "median": as_text(one.median),
        "rule": one.rule,
        "value": as_text(one.value),
    }


def _ratings(one: Ratings) -> dict[str, Any]:
    return {
        "id": one.node.id,
        "full_points": as_text(one.node.full),
        "points": {who: as_text(points) for who, points in one.points.items()},
        "abstained": list(one.abstained),
        "range": as_text(one.spread),
        "average_deviation": as_text(one.deviation),
    }


def _figure(one: Figure) -> dict[str, Any]:
    return {
        "value": _six(one.value),
        "lower": _six(one.lower),
        "upper": _six(one.upper),
        "why": one.why,
    }


def _six(value: Fraction | float | None) -> str | None:
    return None if value is None else f"{float(value):.6f}"
