"""How likely each grade is where the panel might have been another, or points are in doubt.

Reviewers are resampled: as many seats as there are reviewers, each taken by any of them with equal
chance, with their answers, their weight, and their abstentions (the bootstrap).  Which seats they
take does not matter, so up to eight reviewers all panels are evaluated, each as often as it occurs,
and the chances are exact; beyond, or where points are in doubt, panels are drawn.  A panel of which
too few scored some indicator has no result; it is set aside and counted.
"""

from __future__ import annotations

import math
from collections import Counter
from fractions import Fraction
from itertools import accumulate, combinations_with_replacement
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from scoring.errors import Problems, fail
from scoring.evaluation import evaluate, verdict_of
from scoring.evaluation.computing import by_totals
from scoring.whatif.doubting.doubts import Shape, check_doubts
from scoring.whatif.doubting.redrawn import redrawn

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from scoring.evaluation import Evaluation, Verdict
    from scoring.model import Grade
    from scoring.schema.fields import Label
    from scoring.settle import CheckedSheet
    from scoring.whatif.doubting.doubts import Doubt

__all__ = ["Chance", "Resampling", "resample"]

Cause = Literal["reviewers", "points", "both"]

MOST_PANELS = 10_000
"""Up to so many different panels all of them are evaluated."""
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
    """What comes out where the panel, the points or both might have been others.

    Attributes:
        evaluation: the sheet as it is.
        cause: what might have been otherwise.
        doubts: the doubts that were declared.
        draws: how many draws have a result; 0 where every panel was evaluated.
        seed: where the draws begin; ``None`` where every panel was evaluated.
        set_aside: the share of panels without a result.
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
        """Whether every panel was evaluated and nothing was drawn."""
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
    doubts: Mapping[str, Decimal | int] | None = None,
    shape: Shape = "uniform",
    draws: int = 100_000,
    seed: int = 1,
) -> Resampling | None:
    """Return how likely each grade is.

    Args:
        evaluation: what :func:`scoring.evaluate` returned.
        reviewers: whether the reviewers are resampled.
        doubts: by how many points indicators may be off, by id.
        shape: how likely these differences are; see :mod:`scoring.whatif.doubting.doubts`.
        draws: how many draws, where not every panel can be evaluated; 1,000 to 1,000,000.
        seed: where the draws begin; the same seed gives the same digits on every machine.

    Returns:
        ``None`` where there is nothing to resample: fewer than two reviewers and no doubts.

    Raises:
        ScoringError: with everything that is wrong with the doubts and the numbers; if drawing
            needs NumPy and there is none; if no panel that is drawn has a result.
        ValueError: if the shape is unknown.
    """
    if shape not in get_args(Shape):
        raise ValueError(f"unknown shape {shape!r}: use one of {', '.join(get_args(Shape))}")
    problems = Problems()
    if not LEAST_DRAWS <= draws <= MOST_DRAWS:
        problems.add("doubt.too-few-draws", "draws", draws, least=LEAST_DRAWS, most=MOST_DRAWS)
    if not 0 <= seed <= MOST_SEED:
        problems.add("doubt.bad-seed", "seed", seed, most=MOST_SEED)
    found = check_doubts(evaluation, doubts or {}, shape, problems)
    problems.raise_if_any()
    checked = evaluation.checked
    members = checked.valid if reviewers and _by_panel(checked) else ()
    if len(members) < 2:  # noqa: PLR2004 - one reviewer can only be drawn again
        members = ()
    if not members and not found:
        return None
    cause: Cause = "both" if members and found else "reviewers" if members else "points"
    size = len(members)
    if not found and math.comb(2 * size - 1, size) <= MOST_PANELS:
        tally = _every_panel(evaluation, members)
        return _told(evaluation, cause, found, tally, None, size**size)
    tally = _drawn(evaluation, members, found, draws, seed)
    return _told(evaluation, cause, found, tally, seed, draws)


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
            ways = math.factorial(len(picks))
            for times in Counter(picks).values():
                ways //= math.factorial(times)
            tally[verdict] += ways
    return tally


def _verdict(evaluation: Evaluation, picks: Sequence[int]) -> Verdict | None:
    sheet = redrawn(evaluation.checked, picks)
    if sheet is None:
        return None
    return verdict_of(evaluate(evaluation.indicator_set, sheet))


def _drawn(
    evaluation: Evaluation,
    members: Sequence[int],
    doubts: Sequence[Doubt],
    draws: int,
    seed: int,
) -> Counter[Verdict]:
    """Draw, and count what comes out."""
    try:
        from scoring.whatif.doubting.draws import Stream, drawn, verdicts  # noqa: PLC0415 - loads NumPy
    except ImportError as error:
        raise fail("doubt.no-numpy", "draws", "NumPy") from error
    stream, checked = Stream(seed), evaluation.checked
    panels = stream.panels(members, draws) if members else None
    if panels is not None and by_totals(checked):
        # totals are combined by who scored what, so each different panel is evaluated by itself
        tally: Counter[Verdict] = Counter()
        for picks, times in Counter(map(tuple, panels.T.tolist())).items():
            verdict = _verdict(evaluation, picks)
            if verdict is not None:
                tally[verdict] += times
        return tally
    differences = {one.place: stream.differences(one, draws) for one in doubts}
    return verdicts(checked, drawn(checked, draws, panels, differences))


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
        raise fail("doubt.no-result", "draws", asked)
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
