"""Grade bounds as data for programs; numbers are texts, written exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scoring.exact import as_text
from scoring.version import __version__

if TYPE_CHECKING:
    from scoring.evaluation import Evaluation
    from scoring.model import Grade, IndicatorSet
    from scoring.whatif.intervals import Interval
    from scoring.whatif.margins import GradeMargins
    from scoring.whatif.scales import Scale

GRADES = "scoring.whatif.grades/1"


def margins_data(found: GradeMargins) -> dict[str, Any]:
    """Return how firm one grade is against other bounds, as plain data."""
    evaluation = found.evaluation
    return {
        **head(GRADES, evaluation.indicator_set),
        "sheet": evaluation.sheet.digest,
        "now": _now(evaluation),
        "margins": [
            {
                "grade": one.distance.grade.id,
                "better": one.better,
                "points": as_text(one.distance.points),
                "reached": one.distance.reached,
                "within_reach": one.distance.within_reach,
                "gives": one.gives.id,
            }
            for one in found.margins
        ],
        "thresholds": [
            {
                **bound_data(one.grade),
                "allowed": interval_data(one.allowed),
                "stays": interval_data(one.stays),
                "below": None if one.below is None else one.below.id,
                "above": None if one.above is None else one.above.id,
            }
            for one in found.thresholds
        ],
        "alternatives": [
            {
                **scale_data(one.scale),
                "band": one.judged.band.id,
                "grade": one.judged.grade.id,
                "outcome": {"zh": one.judged.outcome.zh, "en": one.judged.outcome.en},
            }
            for one in found.alternatives
        ],
    }


def head(name: str, used: IndicatorSet) -> dict[str, Any]:
    """Return what every result says of where it comes from."""
    return {
        "format": name,
        "engine": __version__,
        "set": {"id": used.id, "version": used.version, "digest": used.digest},
    }


def _now(evaluation: Evaluation) -> dict[str, Any]:
    return {
        "total": as_text(evaluation.published_total),
        "exact_total": as_text(evaluation.exact_total),
        "band": evaluation.band.id,
        "grade": evaluation.grade.id,
        "outcome": {"zh": evaluation.outcome.zh, "en": evaluation.outcome.en},
    }


def bound_data(grade: Grade) -> dict[str, Any]:
    """Return a grade with its lower bound."""
    label = {"zh": grade.label.zh, "en": grade.label.en}
    bound = {"bound": as_text(grade.lower), "included": grade.included}
    return {"grade": grade.id, "label": label, **bound}


def scale_data(scale: Scale) -> dict[str, Any]:
    """Return a scale with its grades, best first."""
    return {
        "scale": scale.name or None,
        "source": scale.source,
        "from_full_points": None if scale.from_full is None else as_text(scale.from_full),
        "grades": [bound_data(grade) for grade in scale.grades],
    }


def interval_data(interval: Interval) -> dict[str, Any]:
    """Return an interval; ``from_lower`` and ``to_upper`` say whether its ends belong to it."""
    return {
        "lower": as_text(interval.lower),
        "upper": as_text(interval.upper),
        "from_lower": interval.from_lower,
        "to_upper": interval.to_upper,
    }
