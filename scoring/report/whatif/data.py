"""Grade bounds as data for programs; numbers are texts, written exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scoring.exact import as_text
from scoring.version import __version__

if TYPE_CHECKING:
    from scoring.evaluation import Evaluation
    from scoring.model import Grade, IndicatorSet
    from scoring.whatif.bounding.bands import BandStudy
    from scoring.whatif.bounding.intervals import Interval
    from scoring.whatif.bounding.margins import GradeMargins
    from scoring.whatif.bounding.moving import Moved
    from scoring.whatif.bounding.scales import Scale
    from scoring.whatif.bounding.wanted import Wanted

GRADES = "scoring.whatif.grades/1"
BANDS = "scoring.whatif.bands/1"


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


def bands_data(study: BandStudy) -> dict[str, Any]:
    """Return what grade bounds mean to the projects of a table, as plain data."""
    grades = study.indicator_set.grades
    moved = study.moved
    return {
        **head(BANDS, study.indicator_set),
        "table": study.source,
        "projects": study.projects,
        "grades": [
            {**bound_data(grade), "projects": count}
            for grade, count in zip(grades, study.counts, strict=True)
        ],
        "sweeps": [
            {
                "grade": sweep.grade.id,
                "bound": as_text(sweep.grade.lower),
                "included": sweep.grade.included,
                "allowed": interval_data(sweep.allowed),
                "begin": list(sweep.begin),
                "critical": [
                    {"bound": as_text(c.bound), "projects": c.projects, "counts": list(c.counts)}
                    for c in sweep.criticals
                ],
            }
            for sweep in study.sweeps
        ],
        "wanted": None if study.wanted is None else _wanted(study.wanted),
        "moved": None if moved is None else _moved(moved),
    }


def _wanted(wanted: Wanted) -> dict[str, Any]:
    return {
        "wants": [one.text for one in wanted.wants],
        "scale": None if wanted.scale is None else scale_data(wanted.scale),
        "ranges": [interval_data(one) for one in wanted.ranges],
        "counts": list(wanted.counts),
        "reasons": [
            {
                "want": one.want.text,
                "fixed": one.fixed,
                "barred": one.barred,
                "nearest": list(one.nearest),
            }
            for one in wanted.reasons
        ],
        "most_equal": {"total": as_text(wanted.tie), "projects": wanted.tied},
    }


def _moved(moved: Moved) -> dict[str, Any]:
    return {
        **scale_data(moved.scale),
        "counts": list(moved.counts),
        "transitions": [list(row) for row in moved.transitions],
        "movers": [
            {
                "row": one.row,
                "project": one.name,
                "total": as_text(one.total),
                "before": one.before.id,
                "after": one.after.id,
                "away": as_text(one.away),
            }
            for one in moved.movers
        ],
    }
