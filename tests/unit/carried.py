"""What indicators come to, and the values of nodes that a plan carries out over given ones."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from scoring.algebra.ops import INTEGERS
from scoring.plan import Given, Leaf, leaf_value, plan_of
from scoring.plan.values import Value

if TYPE_CHECKING:
    from scoring.model import IndicatorSet


def values_in(used: IndicatorSet, given: dict[str, tuple[Any, ...]]) -> list[Value[int]]:
    """Return the values of all nodes where these are given, in points, out and away."""
    plan = plan_of(used)
    values: list[Value[int]] = [Value(0)] * len(plan.nodes)
    for name, (points, *more) in given.items():
        ticks = Fraction(points) * plan.tick
        assert ticks.denominator == 1, f"{name}: {points}"
        out, away = (*more, None, None)[:2]
        away = None if away is None else int(Fraction(away) * plan.tick)
        values[plan.slots[name]] = Value(ticks.numerator, out, away)
    plan.carry_out(INTEGERS, values)
    return values


def value_in(used: IndicatorSet, node: str, **given: Any) -> tuple[Any, ...]:
    """Return points, out and points away of a node; each is given as points, or a tuple of them."""
    plan = plan_of(used)
    full = {name: one if isinstance(one, tuple) else (one,) for name, one in given.items()}
    found = values_in(used, full)[plan.slots[node]]
    away = None if found.away is None else Fraction(found.away, plan.tick)
    return Fraction(found.points, plan.tick), found.out, away


def leaf_of(used: IndicatorSet, name: str = "A") -> Leaf:
    """Return an indicator of the plan of a set."""
    plan = plan_of(used)
    return plan.leaves[plan.places[name]]


def value_of(
    used: IndicatorSet, *rows: list[int], present: Any = None, state: int | None = None
) -> Value[int]:
    """Return what ``A`` comes to where these rows are given, in ticks."""
    given = Given(rows, present, [100] * len(rows), state)
    return leaf_value(INTEGERS, used, leaf_of(used), given)
