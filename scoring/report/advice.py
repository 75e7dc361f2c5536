"""What a report says of the grades next to the present one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring import exact
from scoring.report.outcome_words import tell
from scoring.report.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scoring.evaluation import Distance, Evaluation
    from scoring.model import Node


def advice_lines(evaluation: Evaluation, language: str) -> Iterator[str]:
    """Say how far other grades are, and what caps leave of that."""
    if evaluation.decided_otherwise:
        yield tell("decided", language)
        return
    if len(evaluation.indicator_set.grades) == 1:
        yield say("only_grade", language)
        return
    above, below = evaluation.grade_above, evaluation.grade_below
    between = "" if language == "zh" else " "
    yield between.join(
        [_up(evaluation, above, language), _way(evaluation, below, "down", language)]
    )
    if above is not None and above.within_reach and evaluation.held:
        yield tell("capped", language, names=_names(evaluation.held, language))


def _up(evaluation: Evaluation, above: Distance | None, language: str) -> str:
    if above is None or above.within_reach or evaluation.at_best is None:
        return _way(evaluation, above, "up", language)
    return tell(
        "out_of_reach" if evaluation.capped else "beyond_caps",
        language,
        names=_names(evaluation.capped, language),
        total=exact.brief(evaluation.at_best, evaluation.indicator_set.rounding.shown),
        grade=above.grade.label.of(language),
    )


def _way(evaluation: Evaluation, other: Distance | None, way: str, language: str) -> str:
    if other is None:
        return say("top" if way == "up" else "bottom", language)
    if way == "down" and not other.within_reach:
        return tell("kept", language, grade=other.grade.label.of(language))
    points = exact.brief(other.points, evaluation.indicator_set.rounding.shown)
    key = f"{way}_{'reached' if other.reached else 'above'}"
    return say(key, language, points=points, grade=other.grade.label.of(language))


def _names(nodes: Sequence[Node], language: str) -> str:
    names = [f"{node.id} {node.label.of(language)}" for node in nodes]
    return ("、" if language == "zh" else ", ").join(names)
