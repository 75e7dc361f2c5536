"""What comes out with another panel: without one or two reviewers, or combined by another rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING, Any, NamedTuple

from scoring.agreement.ratings import standing_reviewers
from scoring.agreement.without import checked_again, left_out, without_each
from scoring.errors import ScoringError
from scoring.evaluation import evaluate, verdict_of
from scoring.settle import check_sheet
from scoring.whatif.doubting.resampling import resample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.agreement.without import Without
    from scoring.errors import Problem
    from scoring.evaluation import Evaluation, Verdict
    from scoring.schema.indicator_set import Panel
    from scoring.sheet import Reviewer
    from scoring.whatif.doubting.declared import Doubts, Shape
    from scoring.whatif.doubting.resampling import Resampling

__all__ = ["DoubtStudy", "OtherRule", "WithoutTwo", "study_doubt"]

FEWEST_FOR_PAIRS = 3
FEWEST_TO_TRIM = 3


class WithoutTwo(NamedTuple):
    """What comes out without two reviewers.

    Attributes:
        reviewers: who is left out.
        verdict: what comes out, ``None`` where the set forbids it.
        problems: why it forbids it.
    """

    reviewers: tuple[Reviewer, Reviewer]
    verdict: Verdict | None
    problems: tuple[Problem, ...]


class OtherRule(NamedTuple):
    """What comes out where the panel is combined by another rule.

    Attributes:
        panel: the rule, as a set declares it.
        verdict: what comes out, ``None`` where the sheet does not fit it.
        problems: why it does not.
    """

    panel: Panel
    verdict: Verdict | None
    problems: tuple[Problem, ...]


class DoubtStudy(NamedTuple):
    """How much rests on single reviewers, on how they are combined, and on what is in doubt.

    Attributes:
        evaluation: the sheet as it is.
        now: what it comes to.
        one: what comes out without each of the reviewers; empty for fewer than two.  Those whose
            ballots are void are left out already, here and below.
        two: what comes out without every two of them; empty for fewer than three.
        rules: what comes out by other rules; empty for fewer than two reviewers.
        resamplings: how likely each grade is: where the reviewers are resampled, where something
            is in doubt, and both, as far as there is something to resample.
    """

    evaluation: Evaluation
    now: Verdict
    one: tuple[Without, ...]
    two: tuple[WithoutTwo, ...]
    rules: tuple[OtherRule, ...]
    resamplings: tuple[Resampling, ...]


def study_doubt(
    evaluation: Evaluation,
    *,
    doubts: Doubts | None = None,
    shape: Shape = "uniform",
    draws: int = 100_000,
    seed: int = 1,
) -> DoubtStudy:
    """Study what comes out without reviewers, by other rules, and how likely each grade is.

    Totals and grades are evaluated again and exact; so are the chances where all panels and all
    values in doubt could be gone through, see :mod:`scoring.whatif.doubting.resampling`.

    Args:
        evaluation: what :func:`scoring.evaluate` returned.
        doubts: what else may stand there, as for :func:`scoring.resample`.
        shape: how likely the values of a doubt are that does not say it: ``uniform`` or
            ``triangular``.
        draws: how many draws, where not everything can be gone through; 1,000 to 1,000,000.
        seed: where the draws begin; the same seed gives the same digits on every machine.

    Raises:
        ScoringError: with everything that is wrong with the doubts and the numbers; if drawing
            needs NumPy and there is none; if nothing that is drawn has a result.
    """
    if doubts is not None and not isinstance(doubts, Mapping):
        # they are gone through several times
        doubts = tuple(doubts)

    def made(*, reviewers: bool, off: Doubts | None) -> Resampling | None:
        return resample(
            evaluation, reviewers=reviewers, doubts=off, shape=shape, draws=draws, seed=seed
        )

    # with everything in doubt first, so that what is wrong is found before anything is computed
    both = made(reviewers=True, off=doubts)
    found = [both]
    if both is not None and both.cause == "both":
        found = [made(reviewers=True, off=None), made(reviewers=False, off=doubts), both]
    several = len(evaluation.checked.valid) > 1
    return DoubtStudy(
        evaluation,
        verdict_of(evaluation),
        without_each(evaluation) if several else (),
        tuple(_without_two(evaluation)),
        tuple(_other_rules(evaluation)) if several else (),
        tuple(one for one in found if one is not None),
    )


def _without_two(evaluation: Evaluation) -> Iterator[WithoutTwo]:
    reviewers = standing_reviewers(evaluation)
    if len(reviewers) < FEWEST_FOR_PAIRS:
        return
    for first, second in combinations(reviewers, 2):
        sheet = left_out(left_out(evaluation.sheet, first), second)
        try:
            again = evaluate(evaluation.indicator_set, checked_again(evaluation, sheet))
        except ScoringError as error:
            yield WithoutTwo((first, second), None, error.problems)
            continue
        yield WithoutTwo((first, second), verdict_of(again), ())


def _other_rules(evaluation: Evaluation) -> Iterator[OtherRule]:
    used, checked = evaluation.indicator_set, evaluation.checked
    for panel in _panels(evaluation):
        changed = replace(used, panel=panel, derived={})
        try:
            again = replace(check_sheet(changed, evaluation.sheet), kept=checked.kept)
            verdict = verdict_of(evaluate(changed, again))
        except ScoringError as error:
            yield OtherRule(panel, None, error.problems)
            continue
        yield OtherRule(panel, verdict, ())


def _panels(evaluation: Evaluation) -> Iterator[Panel]:
    """Give the rules that sets can declare, but for the one that is declared."""
    panel, rounding = evaluation.indicator_set.panel, evaluation.indicator_set.rounding
    plain = {"drop_lowest": 0, "drop_highest": 0, "trim_from": None}
    trimmed = {"drop_lowest": 1, "drop_highest": 1, "trim_from": FEWEST_TO_TRIM}
    alike = len(set(evaluation.checked.valid_weights)) == 1
    rounded = panel.stage == "total" or rounding.indicator is not None or rounding.panel is not None
    rules: list[tuple[str, dict[str, Any]]] = [("mean", plain), ("median", plain)]
    if len(evaluation.checked.valid) >= FEWEST_TO_TRIM:
        rules.append(("trimmed_mean", trimmed))
    if rounded and not alike:
        rules.append(("weighted_mean", plain))
    for combine, more in rules:
        if combine != panel.combine:
            yield panel.model_copy(update={"combine": combine, **more})
