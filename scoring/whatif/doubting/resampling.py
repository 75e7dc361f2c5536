"""How likely each grade is where the panel might have been another, or something is in doubt.

Reviewers are resampled: as many seats as there are reviewers, each taken by any of them with equal
chance, with their answers, their weight, and their abstentions (the bootstrap).  Which seats they
take does not matter, so up to eight reviewers all panels are evaluated, each as often as it occurs,
and the chances are exact; beyond, panels are drawn.  Where something is in doubt, all values and
panels are gone through if they are no more than the draws that are asked for, and the chances are
exact; else they are drawn.  A panel of which too few scored some indicator has no result, nor have
values that the set refuses together; they are set aside and counted.
"""

from __future__ import annotations

import math
from collections import Counter
from fractions import Fraction
from itertools import accumulate, combinations_with_replacement
from typing import TYPE_CHECKING, Literal, NamedTuple

from scoring.errors import Problems, fail
from scoring.evaluation import evaluate, verdict_of
from scoring.whatif.doubting.based import based_on
from scoring.whatif.doubting.doubts import Shape, check_doubts
from scoring.whatif.doubting.redrawn import arrangements, redrawn

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scoring.evaluation import Evaluation, Verdict
    from scoring.model import Grade
    from scoring.schema.fields import Label
    from scoring.settle import CheckedSheet
    from scoring.whatif.doubting.declared import Doubts
    from scoring.whatif.doubting.doubts import Doubt

__all__ = ["Chance", "Resampling", "resample"]

Cause = Literal["reviewers", "doubts", "both"]

MOST_PANELS = 10_000
"""Up to so many different panels all of them are evaluated."""
MOST_WAYS = 2**62
"""So often may everything together occur that is gone through."""
LEAST_DRAWS, MOST_DRAWS = 1_000, 1_000_000
MOST_SEED = 2**32 - 1
TAIL = Fraction(1, 40)
"""What lies below the lower end of the interval of totals, and above the upper one."""


class Chance(NamedTuple):
    """How likely a grade is.

    Attributes:
        grade: the grade in the end.
        outcome: the words of the outcome.
        probability: exact, or the share of draws.
        error: the standard error of that share, √(p·(1 − p) ÷ draws); ``None`` where it is exact.
    """

    grade: Grade
    outcome: Label
    probability: Fraction
    error: float | None


class Resampling(NamedTuple):
    """What comes out where the panel, what is in doubt or both might have been others.

    Attributes:
        evaluation: the sheet as it is.
        cause: what might have been otherwise.
        doubts: the doubts that were declared.
        draws: how many draws have a result; 0 where everything was gone through.
        seed: where the draws begin; ``None`` where everything was gone through.
        set_aside: the share of panels and values without a result.
        chances: of every outcome that occurs, the best grade first.
        mean: the mean of the published total.
        low: the lowest total of the middle 95 %.
        high: the highest total of the middle 95 %.
    """

    evaluation: Evaluation
    cause: Cause
    doubts: tuple[Doubt, ...]
    draws: int
    seed: int | None
    set_aside: Fraction
    chances: tuple[Chance, ...]
    mean: Fraction
    low: Fraction
    high: Fraction

    @property
    def exact(self) -> bool:
        """Whether all panels and values were gone through and nothing was drawn."""
        return self.seed is None

    @property
    def stays(self) -> Fraction:
        """How likely the present outcome is."""
        now = verdict_of(self.evaluation)
        return sum(
            (
                one.probability
                for one in self.chances
                if one.grade.id == now.grade.id and one.outcome == now.outcome
            ),
            Fraction(0),
        )


def resample(
    evaluation: Evaluation,
    *,
    reviewers: bool = True,
    doubts: Doubts | None = None,
    shape: Shape = "uniform",
    draws: int = 100_000,
    seed: int = 1,
) -> Resampling | None:
    """Return how likely each grade is.

    Args:
        evaluation: what :func:`scoring.evaluate` returned.
        reviewers: whether the reviewers are resampled.
        doubts: what else may stand there, by key (see :mod:`scoring.whatif.altering.keys`): a
            number or a word as :mod:`scoring.whatif.doubting.declared` says, or what
            :func:`scoring.read_doubts` returned.
        shape: how likely the values of a doubt are that does not say it; see
            :mod:`scoring.whatif.doubting.doubts`.
        draws: how many draws, where not everything can be gone through; 1,000 to 1,000,000.
        seed: where the draws begin; the same seed gives the same digits on every machine.

    Returns:
        ``None`` where there is nothing to resample: fewer than two reviewers and no doubts.

    Raises:
        ScoringError: with everything that is wrong with the doubts and the numbers; if drawing
            needs NumPy and there is none; if nothing that is drawn has a result.
        ValueError: if a shape is unknown, or odds are no whole numbers from 1.
    """
    problems = Problems()
    if not LEAST_DRAWS <= draws <= MOST_DRAWS:
        problems.add("doubt.too-few-draws", "draws", draws, least=LEAST_DRAWS, most=MOST_DRAWS)
    if not 0 <= seed <= MOST_SEED:
        problems.add("doubt.bad-seed", "seed", seed, most=MOST_SEED)
    found = check_doubts(evaluation, doubts, shape, problems)
    problems.raise_if_any()
    checked = based_on(evaluation, found)
    members = checked.valid if reviewers and _by_panel(checked) else ()
    if len(members) < 2:  # noqa: PLR2004 - one reviewer can only be drawn again
        members = ()
    if not members and not found:
        return None
    cause: Cause = "both" if members and found else "reviewers" if members else "doubts"
    size = len(members)
    ways = size**size * math.prod(one.ways for one in found)
    panels = math.comb(2 * size - 1, size) if size else 1
    if not found and panels <= MOST_PANELS:
        tally = _every_panel(evaluation, members)
        return _told(evaluation, cause, found, tally, None, ways)
    few = panels * math.prod(one.size for one in found) <= draws and ways <= MOST_WAYS
    tally = _come_to(checked, members, found, draws, None if few else seed)
    asked = (None, ways) if few else (seed, draws)
    return _told(evaluation, cause, found, tally, *asked)


def _by_panel(checked: CheckedSheet) -> bool:
    """Whether reviewers scored anything."""
    leaves = zip(checked.plan.leaves, checked.leaves, strict=True)
    return any(leaf.rule.by_panel and given.fixed is None for leaf, given in leaves)


def _every_panel(evaluation: Evaluation, members: Sequence[int]) -> Counter[Verdict]:
    """Evaluate every panel and count how often it occurs among all ways to take the seats."""
    tally: Counter[Verdict] = Counter()
    for picks in combinations_with_replacement(members, len(members)):
        verdict = _verdict(evaluation, picks)
        if verdict is not None:
            tally[verdict] += arrangements(picks)
    return tally


def _verdict(evaluation: Evaluation, picks: Sequence[int]) -> Verdict | None:
    sheet = redrawn(evaluation.checked, picks)
    if sheet is None:
        return None
    return verdict_of(evaluate(evaluation.indicator_set, sheet))


def _come_to(
    checked: CheckedSheet,
    members: Sequence[int],
    doubts: Sequence[Doubt],
    draws: int,
    seed: int | None,
) -> Counter[Verdict]:
    """Draw, or go through everything where there is no seed, and count what comes out."""
    try:
        from scoring.whatif.doubting.draws import (  # noqa: PLC0415 - loads NumPy
            chosen,
            drawn,
            every,
            verdicts,
        )
    except ImportError as error:
        raise fail("doubt.no-numpy", "draws", "NumPy") from error
    choices = every(members, doubts) if seed is None else chosen(members, doubts, draws, seed)
    return verdicts(checked, drawn(checked, doubts, choices), choices.times)


def _told(
    evaluation: Evaluation,
    cause: Cause,
    doubts: tuple[Doubt, ...],
    tally: Counter[Verdict],
    seed: int | None,
    asked: int,
) -> Resampling:
    kept = tally.total()
    if not kept:
        raise fail("doubt.no-result" if cause == "reviewers" else "doubt.refused", "draws", asked)
    by_outcome: dict[tuple[str, Label], int] = {}
    for verdict, times in tally.items():
        key = (verdict.grade.id, verdict.outcome)
        by_outcome[key] = by_outcome.get(key, 0) + times
    chances = tuple(_chances(evaluation, by_outcome, kept, exact=seed is None))
    totals = sorted((verdict.total, times) for verdict, times in tally.items())
    return Resampling(
        evaluation,
        cause,
        doubts,
        0 if seed is None else kept,
        seed,
        1 - Fraction(kept, asked),
        chances,
        sum((total * times for total, times in totals), Fraction(0)) / kept,
        _quantile(totals, kept * TAIL),
        -_quantile([(-total, times) for total, times in reversed(totals)], kept * TAIL),
    )


def _chances(
    evaluation: Evaluation, by_outcome: Mapping[tuple[str, Label], int], kept: int, *, exact: bool
) -> Iterator[Chance]:
    for grade in evaluation.indicator_set.grades:
        for (name, outcome), times in by_outcome.items():
            if name == grade.id:
                share = Fraction(times, kept)
                error = None if exact else math.sqrt(share * (1 - share) / kept)
                yield Chance(grade, outcome, share, error)


def _quantile(totals: Sequence[tuple[Fraction, int]], tail: Fraction) -> Fraction:
    """Return the first total with no more than a *tail* before it and more than it with it."""
    sums = accumulate(times for _, times in totals)
    return next(total for (total, _), so_far in zip(totals, sums, strict=True) if so_far > tail)
