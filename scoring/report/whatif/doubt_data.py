"""Other panels and what is in doubt as data for programs; numbers are exact texts."""

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
    from scoring.whatif.doubting.doubts import Doubt
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


def _written(doubt: Doubt) -> dict[str, Any]:
    """Return what something may be, as it was written."""
    one = doubt.declared
    return {
        "within": None if one.within is None else str(one.within),
        "around": None if one.around is None else str(one.around),
        "between": list(map(str, one.between)) or None,
        "values": list(map(str, one.values)) or None,
    }


def _resampling(one: Resampling) -> dict[str, Any]:
    return {
        "varies": one.cause,
        "doubts": [
            {
                "cells": list(doubt.declared.cells),
                **_written(doubt),
                "step": None if doubt.step is None else as_text(doubt.step),
                "shape": doubt.shape if doubt.step is not None else None,
                "odds": list(doubt.odds) if doubt.step is None else None,
                "possible": doubt.size,
            }
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
