"""Self score and review beside each other: what was compared, and how far they lie apart."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from scoring.evaluation import verdict_of
from scoring.evaluation.self_scores import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.errors import Problem
    from scoring.evaluation import Evaluation
    from scoring.model import Grade, Node
    from scoring.schema.self_score import SelfScore

__all__ = ["Deviation", "Direction", "SelfComparison", "Standing"]

Direction = Literal["high", "low", "same"]


class Deviation(NamedTuple):
    """One indicator or group by self score and by review.

    Attributes:
        node: the indicator or group.
        standing: ``compared``; ``partly``, for a group of which some indicators have no self score
            and count as in the review; ``blank``, without any self score; ``left_out``, where it
            does not count in the review.
        own: what its self scores come to in points of its own; ``None`` where it is not compared.
        review: what the review came to, in the same points.
        band: how many bounds of the bands the deviation lies above, 0 for the smallest.
        by_rule: the points of an indicator whose rule computes them from figures; ``None``
            elsewhere.
        explained: whether a deviation that needs a reason has one on the sheet, or evidence, or
            needs none; what lacking evidence took needs none.
        lacking: the points that lacking evidence took from an indicator, 0 for none.
    """

    node: Node
    standing: Standing
    own: Fraction | None
    review: Fraction
    band: int = 0
    by_rule: Fraction | None = None
    explained: bool = True
    lacking: Fraction = Fraction(0)

    @property
    def difference(self) -> Fraction | None:
        """Review less self score, in points; negative where the review gave less."""
        return None if self.own is None else self.review - self.own

    @property
    def share(self) -> Fraction | None:
        """The size of the difference as a share of the declared full points, if there are any."""
        if self.difference is None or not self.node.full:
            return None
        return abs(self.difference) / self.node.full

    @property
    def direction(self) -> Direction | None:
        """Whether the self score is better for the unit than the review: ``high``, or ``low``.

        Of a penalty item, which takes points off, the smaller number is the better one.
        """
        if self.difference is None:
            return None
        if not self.difference:
            return "same"
        better = self.difference < 0
        return "high" if better != (self.node.role == "penalty") else "low"


@dataclass(frozen=True)
class SelfComparison:
    """The self scores of a sheet held against its review.

    Attributes:
        review: the evaluation of the sheet.
        own: the same sheet evaluated with every self score in place of what the review gave;
            where one is blank, or the review leaves the indicator out, the review stands.
        bounds: where the bands of deviations end, as shares of the full points, rising.
        explain_above: the share above which a deviation needs a reason.
        declared: what the set declares of them; ``None`` where they are the defaults.
        deviations: every indicator and group in reading order, the total first; questions are
            not among them.
        findings: what is to be looked at, each with its place.
    """

    review: Evaluation
    own: Evaluation
    bounds: tuple[Fraction, ...]
    explain_above: Fraction
    declared: SelfScore | None
    deviations: tuple[Deviation, ...]
    findings: tuple[Problem, ...]

    @property
    def blank(self) -> tuple[Node, ...]:
        """The indicators that count and have no self score."""
        return self._indicators("blank")

    @property
    def left_out(self) -> tuple[Node, ...]:
        """The indicators with a self score that the review leaves out."""
        entry = self.review.sheet.entry
        out = self._indicators("left_out")
        return tuple(node for node in out if entry(node.id).self_score is not None)

    @property
    def complete(self) -> bool:
        """Whether every indicator that counts has a self score.

        Where one has none, :attr:`own` is no self score of the whole but shows what those that are
        there change.
        """
        return not self.blank

    @property
    def difference(self) -> Fraction:
        """Published total of the review less that with the self scores, in points."""
        return self.review.published_total - self.own.published_total

    @property
    def direction(self) -> Direction:
        """Whether the self scores come to more (``high``), less (``low``) or the same in total."""
        if not self.difference:
            return "same"
        return "high" if self.difference < 0 else "low"

    @property
    def grades(self) -> tuple[Grade, Grade]:
        """The grades with the self scores and of the review."""
        return self.own.grade, self.review.grade

    @property
    def grade_differs(self) -> bool:
        """Whether grade or outcome differ."""
        return verdict_of(self.own).differs(verdict_of(self.review))

    def __getitem__(self, node_id: str) -> Deviation:
        """Return what is said of one indicator or group.

        Raises:
            KeyError: if there is none with this id, or it is a question.
        """
        return self._by_id[node_id]

    def __iter__(self) -> Iterator[Deviation]:
        """Go through the deviations in reading order."""
        return iter(self.deviations)

    @cached_property
    def _by_id(self) -> dict[str, Deviation]:
        return {one.node.id: one for one in self.deviations}

    def _indicators(self, standing: Standing) -> tuple[Node, ...]:
        return tuple(
            one.node
            for one in self.deviations
            if one.standing == standing and one.node.is_indicator
        )
