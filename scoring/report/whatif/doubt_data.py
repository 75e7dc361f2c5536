"""Other panels and points in doubt as data for programs; numbers are exact texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scoring.evaluation import verdict_of
from scoring.exact import as_text
from scoring.report.verdict_data import verdict_data
from scoring.report.whatif.data import head

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scoring.errors import Problem
    from scoring.evaluation import Verdict
    from scoring.whatif.doubting.panels import DoubtStudy
    from scoring.whatif.doubting.resampling import Resampling

FORMAT = "scoring.whatif.doubt/1"


def doubt_data(study: DoubtStudy) -> dict[str, Any]:
    """Return the study as plain data."""
    evaluation = study.evaluation
    used = evaluation.indicator_set
    return {
        **head(FORMAT, used),
        "sheet": {"digest": evaluation.sheet.digest},
        "now": verdict_data(study.now),
        "without_one": [
            {
                "reviewers": [one.reviewer.id],
                **_result(
                    None if one.evaluation is None else verdict_of(one.evaluation), one.problems
                ),
            }
            for one in study.one
        ],
        "without_two": [
            {
                "reviewers": [one.id for one in two.reviewers],
                **_result(two.verdict, two.problems),
            }
            for two in study.two
        ],
        "other_rules": [
            {
                "combine": one.panel.combine,
                "drop_lowest": one.panel.drop_lowest,
                "drop_highest": one.panel.drop_highest,
                **_result(one.verdict, one.problems),
            }
            for one in study.rules
        ],
        "resamplings": [_resampling(one) for one in study.resamplings],
    }


def _result(verdict: Verdict | None, problems: Iterable[Problem]) -> dict[str, Any]:
    return {
        "result": None if verdict is None else verdict_data(verdict),
        "problems": [
            {"code": one.code, "place": one.place, "zh": one.what("zh"), "en": one.what("en")}
            for one in problems
        ],
    }


def _resampling(one: Resampling) -> dict[str, Any]:
    return {
        "varies": one.cause,
        "doubts": [
            {"id": doubt.node.id, "within": as_text(doubt.within), "shape": doubt.shape}
            for doubt in one.doubts
        ],
        "exact": one.exact,
        "draws": None if one.exact else one.draws,
        "seed": one.seed,
        "without_result": as_text(one.set_aside),
        "stays": as_text(one.stays),
        "chances": [
            {
                "grade": chance.grade.id,
                "outcome": {"zh": chance.outcome.zh, "en": chance.outcome.en},
                "probability": as_text(chance.probability),
                "standard_error": None if chance.error is None else f"{chance.error:.6f}",
            }
            for chance in one.chances
        ],
        "mean_total": as_text(one.mean),
        "middle_95_per_cent": [as_text(one.low), as_text(one.high)],
    }
