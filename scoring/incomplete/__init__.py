"""An incomplete sheet read both ways, and how much of the tree was answered at all."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from scoring.errors import fail
from scoring.evaluation import evaluate
from scoring.incomplete.covered import coverage
from scoring.incomplete.meaning import nothing_more, so_far
from scoring.incomplete.progress import progress_of
from scoring.incomplete.waiting import awaited, lacking, of_those_who_began
from scoring.resolve.leaving import code
from scoring.settle import Settled, check_sheet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.evaluation import Evaluation
    from scoring.model import IndicatorSet
    from scoring.sheet import ScoreSheet

__all__ = ["Readings", "coverage", "readings"]


class Readings(NamedTuple):
    """The two ways to read a sheet on which something is missing or not yet due.

    Attributes:
        so_far: what has been scored, over what could be earned there; everything else is left out
            of both.
        nothing_more: what comes out if nothing more is filled in: it counts as zero.
        coverage: how much of the full points that apply has been scored, between 0 and 1.
        awaited: the ids of the reviewers who have not begun to score.
        lacking: how many reviewers an indicator that some have scored still lacks of the fewest
            that the set asks for, by its id; those with enough are left out.
    """

    so_far: Evaluation
    nothing_more: Evaluation
    coverage: Fraction
    awaited: tuple[str, ...] = ()
    lacking: Mapping[str, int] = MappingProxyType({})


def readings(indicator_set: IndicatorSet, sheet: ScoreSheet) -> Readings:
    """Return both readings of an incomplete sheet, whatever the set says of missing values.

    A reviewer who has not scored yet is no zero: both readings combine the scores that are there,
    even where they are fewer than the set asks for.

    Args:
        indicator_set: the set the sheet was filled in for.
        sheet: what was filled in so far.

    Raises:
        ScoringError: if the sheet has other problems, or nothing that can stand alone was scored.
    """
    waiting, sheet = awaited(indicator_set, sheet), of_those_who_began(indicator_set, sheet)
    progress = progress_of(indicator_set, sheet)
    rest = evaluate(nothing_more(indicator_set, progress), sheet)
    if indicator_set.root.id in progress.pending:
        raise fail("sheet.nothing-stands", sheet.source)
    used = so_far(indicator_set, progress)
    checked = check_sheet(used, sheet)
    leaves = tuple(
        _hidden(given, leaf.node.policies.missing) if leaf.node.id in progress.hidden else given
        for leaf, given in zip(checked.plan.leaves, checked.leaves, strict=True)
    )
    begun = evaluate(used, replace(checked, leaves=leaves))
    covered = coverage(rest)[indicator_set.root.id] or Fraction(0)
    return Readings(begun, rest, covered, waiting, lacking(indicator_set, rest.checked))


def _hidden(given: Settled, policy: object) -> Settled:
    """Return an answer that says nothing before the others of its group are there."""
    return Settled((), (), 0, given.state, code(policy))
