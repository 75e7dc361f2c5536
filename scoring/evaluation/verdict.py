"""An evaluation in three words, to be held against another: the total, the grade, the outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from fractions import Fraction

    from scoring.evaluation.result import Evaluation
    from scoring.model import Grade
    from scoring.schema.fields import Label


class Verdict(NamedTuple):
    """What an evaluation came to.

    Attributes:
        total: the published total, exactly.
        grade: the grade in the end.
        outcome: the words of the outcome: those of a veto, else of the grade.
    """

    total: Fraction
    grade: Grade
    outcome: Label

    def differs(self, other: Verdict) -> bool:
        """Whether it has another grade or outcome."""
        return self.grade.id != other.grade.id or self.outcome != other.outcome


def verdict_of(evaluation: Evaluation) -> Verdict:
    """Return what an evaluation came to."""
    return Verdict(evaluation.published_total, evaluation.grade, evaluation.outcome)
