"""The tick of a set, and the order in which its points are computed.

The tick is the coarsest fraction of a point in which every score of the set is a whole
number: indicators rounded to two decimals need 1/100; unrounded means of up to five
reviewers need 1/60 of a step.  Interpreting the plan over intervals proves, before any sheet
is read, that 64-bit integers suffice and that no divisor can be zero.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from scoring import rules
from scoring.algebra.bounds import INT64_MAX, BoundsOps, Interval, MayDivideByZeroError
from scoring.errors import Problems
from scoring.exact import round_half_up, round_to_step
from scoring.panel import combiner
from scoring.rules import groups
from scoring.rules.checklist import element_points
from scoring.rules.proportional import common_scale
from scoring.schema.rules import Band, Checklist, Figure, Judged, Proportional, Tiers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.algebra.ops import Ops
    from scoring.model import Grade, IndicatorSet, Node
    from scoring.rules.base import Rule
    from scoring.schema.rules import RuleSpec

V = TypeVar("V")
B = TypeVar("B")

LARGEST_WEIGHT = 1000
"""The largest weight of a reviewer, in hundredths."""


class Leaf(NamedTuple):
    """An indicator in the plan.

    Attributes:
        slot: its place among all nodes.
        unit: its points are rounded to whole multiples of this many ticks; 0: not rounded.
        best: what it can earn in ticks: its full points, rounded as the set rounds.
        clip: its full points in ticks where a result must be held below them, else ``None``.
    """

    slot: int
    node: Node
    rule: Rule
    unit: int
    best: int
    clip: int | None


class Step(NamedTuple):
    """A group in the plan; *factors* ÷ *divisor* weigh its children, ``None`` for a sum."""

    slot: int
    children: tuple[int, ...]
    factors: tuple[int, ...] | None
    divisor: int


class Plan:
    """A set made ready for computing; see the attributes.

    Attributes:
        tick: how many ticks make one point.
        combine: combines the scores of a panel; *weighted* says whether weights matter to it.
        leaves: the indicators in reading order.
        places: the place of every indicator id among the leaves.
        steps: the groups, children before parents.
        slots: the place of every node id; the root is at 0.
        reaches: what one tick of each leaf gives the total, in 1/*reach_scale* ticks.
        full_reaches: what the full points of each leaf give the total, in the same unit.
        limits: the lower bounds of the grades above the lowest, in units of *grade_scale*.
        grade_scale: how many units of the graded total make one point.
        peak: the largest number that can occur.
    """

    def __init__(self, indicator_set: IndicatorSet) -> None:
        self.indicator_set = indicator_set
        self.tick = _tick(indicator_set)
        self.combine = combiner(indicator_set.panel)
        self.weighted = indicator_set.panel.combine == "weighted_mean"
        self.slots = {node_id: slot for slot, node_id in enumerate(indicator_set.nodes)}
        self.nodes = tuple(indicator_set.nodes.values())
        self.leaves = tuple(self._leaf(node) for node in indicator_set.indicators)
        self.places = {leaf.node.id: place for place, leaf in enumerate(self.leaves)}
        parents = [node for node in self.nodes if node.children]
        self.steps = tuple(self._step(node) for node in reversed(parents))
        self.reaches, self.reach_scale = _reaches(indicator_set)
        self.full_reaches = tuple(
            (leaf.node.full * self.tick).numerator * reach
            for leaf, reach in zip(self.leaves, self.reaches, strict=True)
        )
        rounded_to = indicator_set.rounding.total
        self.grade_scale = self.tick if rounded_to is None else 10**rounded_to
        self.limits = limits_of(indicator_set.grades[:-1], self.grade_scale)
        self.peak = self._prove()

    def _leaf(self, node: Node) -> Leaf:
        places = self.indicator_set.rounding.indicator
        rule = rules.build(node.scored_by, node.full, self.tick)
        unit = 0 if places is None else self.tick // 10**places
        full = (node.full * self.tick).numerator
        # full points that are no whole number of these decimals are rounded as any others, but
        # never up beyond themselves
        best = min(round_half_up(full, unit) * unit, full) if unit else full
        clip = full if rule.divides_by_data or (unit and full % unit) else None
        return Leaf(self.slots[node.id], node, rule, unit, best, clip)

    def _step(self, node: Node) -> Step:
        children = [self.indicator_set.nodes[child] for child in node.children]
        slots = tuple(self.slots[child.id] for child in children)
        if node.combine == "sum":
            return Step(self.slots[node.id], slots, None, 1)
        divisor = math.lcm(*(child.factor.denominator for child in children))
        factors = tuple((child.factor * divisor).numerator for child in children)
        return Step(self.slots[node.id], slots, factors, divisor)

    def settle(self, ops: Ops[V, B], leaf: Leaf, numerator: V, divisor: int, data: V | None) -> V:
        """Return the points of an indicator in ticks; the one place where they are rounded.

        They are *numerator* ÷ (*divisor* × *data*), where *data* is a figure of the sheet.
        """
        unit = leaf.unit
        if data is None:
            if not unit:
                return ops.exact_quotient(numerator, divisor)
            if divisor * unit == 1:
                return numerator
            points = ops.rounded_quotient(numerator, ops.constant(divisor * unit))
        else:
            points = ops.rounded_quotient(numerator, ops.weighted_sum([(divisor * unit, data)]))
        if unit != 1:
            points = ops.weighted_sum([(unit, points)])
        if leaf.clip is not None:
            points = ops.least([points, ops.constant(leaf.clip)])
        return points

    def roll_up(self, ops: Ops[V, B], values: list[V]) -> None:
        """Fill in the points of every group; those of the indicators stand in their slots."""
        for slot, children, factors, divisor in self.steps:
            below = [values[child] for child in children]
            if factors is None:
                values[slot] = groups.plain_sum(ops, below)
            else:
                values[slot] = groups.weighted_mean(ops, below, factors, divisor)

    def _prove(self) -> int:
        """Interpret the plan over intervals and return the largest number that can occur."""
        ops, problems = BoundsOps(), Problems()
        indicator_set, panel = self.indicator_set, self.indicator_set.panel
        values = [Interval(0, 0)] * len(self.nodes)
        for leaf in self.leaves:
            key, before = f"{indicator_set.place}: indicator.{leaf.node.id}.rule", ops.peak
            rule = leaf.rule
            given = [answer.interval for answer in rule.inputs]
            if rule.nonzero is not None:
                # a divisor of zero is settled before any rule runs
                given[rule.nonzero] = Interval(
                    max(given[rule.nonzero].lo, 1), given[rule.nonzero].hi
                )
            number, divisor = rule.numerator(ops, given), rule.divisor
            data = rule.denominator(ops, given) if rule.divides_by_data else None
            if rule.by_panel and panel.stage == "indicator":
                weights = [LARGEST_WEIGHT] * panel.at_most
                number, count = combiner(panel)(ops, [number] * panel.at_most, weights)
                divisor *= count
            try:
                points = self.settle(ops, leaf, number, divisor, data)
                # where a policy decides, it is nothing or all that can be earned
                values[leaf.slot] = Interval(min(points.lo, 0), max(points.hi, leaf.best))
            except MayDivideByZeroError:
                problems.add("set.may-divide-by-zero", key)
            if before <= INT64_MAX < ops.peak:
                self._too_fine(problems, key, ops.peak)
        self.roll_up(ops, values)
        total, scale = values[0], self.tick
        if panel.stage == "total":
            # equal totals share what is left out, at each end among at most the whole panel
            tied = 1 if panel.combine == "mean" else panel.at_most**2
            most = LARGEST_WEIGHT if self.weighted else tied
            counted = [ops.weighted_sum([(most, value)] * panel.at_most) for value in values]
            total = counted[0]
            scale *= most * panel.at_most
        places = indicator_set.rounding.total
        if places is not None:
            ops.rounded_quotient(ops.weighted_sum([(10**places, total)]), ops.constant(scale))
        if ops.peak > INT64_MAX and not len(problems):
            self._too_fine(problems, indicator_set.place, ops.peak)
        problems.raise_if_any()
        return ops.peak

    def _too_fine(self, problems: Problems, place: str, peak: int) -> None:
        problems.add("set.too-fine", place, tick=self.tick, peak=f"{peak:.1e}")


def plan_of(indicator_set: IndicatorSet) -> Plan:
    """Return the plan of a set, made once for as long as the set lives.

    Raises:
        ScoringError: if the set needs numbers beyond 64 bits or may divide by zero.
    """
    # kept with the set and not in a table here: a plan knows its set, so a table of plans would
    # keep every set alive
    plan = indicator_set.derived.get(Plan)
    if plan is None:
        plan = indicator_set.derived[Plan] = Plan(indicator_set)
    return plan


def publish(plan: Plan, total: int, scale: int) -> tuple[int, int]:
    """Return the total as it is published: a whole number, and how many make one point.

    *total* is in units of 1/*scale* point; it is rounded where the set declares it.
    """
    places = plan.indicator_set.rounding.total
    if places is None:
        return total, scale
    return round_half_up(total * 10**places, scale), 10**places


def limits_of(grades: Sequence[Grade], scale: int) -> tuple[int, ...]:
    """Return the least whole number of 1/*scale* points that has each of *grades*."""
    return tuple(
        math.ceil(grade.lower * scale) if grade.included else math.floor(grade.lower * scale) + 1
        for grade in grades
    )


def _reaches(indicator_set: IndicatorSet) -> tuple[tuple[int, ...], int]:
    """Return how far each indicator reaches, as whole numbers over a common scale."""
    reaches = [node.reach for node in indicator_set.indicators]
    scale = math.lcm(*(reach.denominator for reach in reaches))
    return tuple((reach * scale).numerator for reach in reaches), scale


def _tick(indicator_set: IndicatorSet) -> int:
    """Return the smallest tick in which every score of the set is a whole number."""
    parts = [grade.lower for grade in indicator_set.grades]
    parts += [node.full for node in indicator_set.nodes.values()]
    places, panel = indicator_set.rounding.indicator, indicator_set.panel
    reviewers = 1
    if panel.stage == "indicator" and places is None:
        reviewers = math.lcm(*range(1, panel.at_most + 1))
    finest: dict[str, Fraction] = {}
    for node in indicator_set.indicators:
        spec = node.scored_by
        needed = _quanta(spec, node.full, rounded=places is not None)
        parts += needed
        if places is None:
            combined = reviewers if getattr(spec, "asked", "once") == "panel" else 1
            denominator = math.lcm(*(part.denominator for part in needed)) * combined
        else:
            # what is held below full points of 20/3 may be 20/3
            denominator = math.lcm(10**places, node.full.denominator)
        finest[node.id] = Fraction(1, denominator)
        parts.append(finest[node.id])
    for node in reversed(list(indicator_set.nodes.values())):
        if node.children:
            below = [finest[child] * indicator_set.nodes[child].factor for child in node.children]
            finest[node.id] = Fraction(1, math.lcm(*(part.denominator for part in below)))
            parts += [finest[node.id]]
    return math.lcm(*(part.denominator for part in parts))


def _quanta(spec: RuleSpec, full: Fraction, *, rounded: bool) -> Sequence[Fraction]:
    """Return fractions of a point that the inputs and results of a rule are made of.

    Where the points are rounded anyway, only what is written down or added unrounded counts.
    """
    match spec:
        case Judged():
            return [full, Fraction(spec.step)]
        case Band():
            step = Fraction(spec.step)
            return [full, step, *(round_to_step(b.from_share * full, step) for b in spec.bands)]
        case Checklist() if not rounded:
            half = 2 if spec.partial else 1
            return [full, *(points / half for points in element_points(spec, full))]
        case Tiers():
            return [full, spec.otherwise, *(tier.points for tier in spec.tiers)]
        case Proportional() if (
            not rounded and not isinstance(spec.target, Figure) and spec.form != "reciprocal"
        ):
            return [full, full / (common_scale(spec) * Fraction(spec.target))]
        case _:
            return [full]
