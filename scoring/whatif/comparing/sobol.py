"""What single indicators, and indicators together, do to the total where points do not add up.

Covariances give every node of a sum its share of the difference; under a product, the weakest or
a cap, effects of single indicators do not add up.  Sobol indices split the variance there: the
*first order* index of an indicator is what it accounts for on average whatever the others are, its
*total* index also what it does together with others.

They are defined for inputs that vary independently.  Every indicator is therefore drawn by itself
from the points that it has over the projects (its empirical marginal distribution), so what goes
together in these projects is taken apart; the shares by covariance keep it.  Where an indicator
does not count in some projects, it is drawn from the others, and everything counts in a draw.  The
total of a draw is exact: the plan of the set over whole ticks, before the total is published.
The indices are statistics, estimated from draws in doubles, with the half width of their 95 %
confidence interval by the bootstrap.

Sources: Saltelli et al. (2010), Computer Physics Communications 181, 259-270, as SALib has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scoring.errors import Problems
from scoring.plan import plan_of
from scoring.resolve.groups import LINEAR
from scoring.resolve.outcomes import mentioned
from scoring.whatif.doubting.resampling import MOST_SEED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scoring.model import IndicatorSet, Node

__all__ = ["SobolIndex", "SobolIndices"]

DRAWS = 4096
LEAST_DRAWS, MOST_DRAWS = 256, 16_384


class SobolIndex(NamedTuple):
    """What one indicator does to the variance of the total, as estimated from draws.

    Attributes:
        node: the indicator, or a flag that a cap looks at.
        first: what it accounts for by itself, as a share of the variance.
        first_within: half the width of the 95 % confidence interval of *first*.
        total: what it accounts for by itself and together with others.
        total_within: the same of *total*.
    """

    node: Node
    first: float
    first_within: float
    total: float
    total_within: float


class SobolIndices(NamedTuple):
    """What indicators that vary independently do to the variance of the total.

    Attributes:
        each: the indicators in reading order; those in which all projects have the same points
            have 0.  Empty where all draws have the same total.
        draws: how many draws the indices rest on.
        evaluations: how many totals were computed for them.
        seed: where the draws begin.
        deviation: the standard deviation of the totals that were drawn, in points.
    """

    each: tuple[SobolIndex, ...]
    draws: int
    evaluations: int
    seed: int
    deviation: float

    @property
    def by_themselves(self) -> float:
        """What all indicators account for by themselves; the rest to 1 is what they do together."""
        return sum(one.first for one in self.each)


def adds_up(indicator_set: IndicatorSet) -> bool:
    """Whether points add up to the total, whatever they are, rounding aside."""
    groups = [node for node in indicator_set.nodes.values() if not node.is_indicator]
    limited = any(
        one.group is not None and (one.group.cap is not None or one.group.floor is not None)
        for one in groups
    )
    return not indicator_set.caps and not limited and all(one.combine in LINEAR for one in groups)


def check_asked(indicator_set: IndicatorSet, draws: int, seed: int) -> None:
    """Refuse what there are no indices of.

    Raises:
        ScoringError: if *draws* is no power of two from 256 to 16,384 or *seed* out of range; if
            the set combines totals of reviewers, or only one of several children counts
            somewhere; if SALib is not installed.
    """
    problems = Problems()
    if not LEAST_DRAWS <= draws <= MOST_DRAWS or draws & (draws - 1):
        problems.add("sobol.bad-draws", "draws", draws, least=LEAST_DRAWS, most=MOST_DRAWS)
    if not 0 <= seed <= MOST_SEED:
        problems.add("doubt.bad-seed", "seed", seed, most=MOST_SEED)
    by_panel = any(leaf.rule.by_panel for leaf in plan_of(indicator_set).leaves)
    if indicator_set.panel.stage == "total" and by_panel:
        problems.add("sobol.by-totals", f"{indicator_set.place}: panel.stage")
    for node in indicator_set.nodes.values():
        if node.combine == "one_of":
            problems.add("sobol.one-of", f"{indicator_set.place}: group.{node.id}", node.id)
    try:
        import scoring.whatif.comparing.sobol_draws  # noqa: F401, PLC0415 - loads NumPy, SciPy and pandas
    except ImportError:
        problems.add("sobol.no-library", "sobol", "SALib")
    problems.raise_if_any()


def inputs_of(indicator_set: IndicatorSet) -> tuple[str, ...]:
    """Return what the total follows from: indicators with points, and flags that caps look at."""
    asked = {name for cap in indicator_set.caps for name in mentioned(cap.when)}
    return tuple(
        node.id for node in indicator_set.indicators if node.role != "flag" or node.id in asked
    )


def sobol_indices(
    indicator_set: IndicatorSet,
    points: Mapping[str, Sequence[int | None]],
    draws: int,
    seed: int,
) -> SobolIndices:
    """Return the indices of all indicators.

    Args:
        indicator_set: the rules of the evaluation; see :func:`check_asked`.
        points: by the id of every input its points in ticks, a flag's 1 for yes; one number for
            each project, ``None`` where it does not count.
        draws: how many draws.
        seed: where they begin.

    Raises:
        ScoringError: if an indicator counts in no project.
    """
    from scoring.whatif.comparing.sobol_draws import analysed  # noqa: PLC0415 - loads NumPy, SciPy and pandas

    plan, problems = plan_of(indicator_set), Problems()
    pools: dict[int, list[int]] = {}
    for name in inputs_of(indicator_set):
        leaf = plan.leaves[plan.places[name]]
        unit = leaf.best if leaf.node.role == "flag" else 1
        pools[leaf.slot] = sorted(ticks * unit for ticks in points[name] if ticks is not None)
        if not pools[leaf.slot]:
            problems.add("sobol.never-counts", name, name)
    problems.raise_if_any()
    made = analysed(plan, pools, draws, seed)
    nothing = (0.0, 0.0, 0.0, 0.0)
    each = tuple(
        SobolIndex(plan.nodes[slot], *made.indices.get(slot, nothing))
        for slot in pools
        if made.indices
    )
    return SobolIndices(each, draws, made.evaluations, seed, made.deviation)
