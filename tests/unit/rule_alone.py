"""A single rule, built from its data and interpreted without a set or a sheet around it."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from hypothesis import strategies as st
from pydantic import TypeAdapter

from scoring import rules
from scoring.algebra.bounds import BoundsOps, Interval
from scoring.algebra.ops import INTEGERS
from scoring.algebra.trace import TraceOps, branches_of
from scoring.errors import Problems
from scoring.schema.rules import RuleSpec

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from scoring.rules.base import Input, Rule

SPECS: TypeAdapter[Any] = TypeAdapter(RuleSpec)
PLACES = 2


class Alone(NamedTuple):
    """A rule, its full points, how many ticks make one point, and whether points are rounded."""

    rule: Rule
    full: Fraction
    tick: int
    rounded: bool


def alone(data: Mapping[str, Any], full: str = "10", *, rounded: bool = False) -> Alone:
    """Return the rule in the coarsest tick its quanta allow, hundredths where it is rounded."""
    spec, points = SPECS.validate_python(data), Fraction(full)
    parts = [q.denominator for q in rules.quanta(spec, points, rounded=rounded)]
    tick = math.lcm(*parts, 10**PLACES if rounded else 1)
    return Alone(rules.build(spec, points, tick), points, tick, rounded)


def row_of(one: Alone, given: Mapping[str, str]) -> list[int]:
    """Return answers as the whole numbers that the rule sees."""
    return [_number(asked, given[asked.id]) for asked in one.rule.inputs]


def _number(asked: Input, given: str) -> int:
    if asked.kind == "choice":
        return next(choice.number for choice in asked.choices if choice.id == given)
    scaled = Fraction(Decimal(given)) * asked.scale
    assert asked.lowest <= scaled <= asked.highest
    assert (scaled / asked.step).denominator == 1
    return scaled.numerator


def exact(one: Alone, row: Sequence[int]) -> Fraction:
    """Return the points before any rounding; without rounding they are whole ticks."""
    rule = one.rule
    below = rule.divisor * (rule.denominator(INTEGERS, row) if rule.divides_by_data else 1)
    number = rule.numerator(INTEGERS, row)
    assert one.rounded or number % below == 0
    return Fraction(number, below * one.tick)


def points(data: Mapping[str, Any], full: str = "10", **given: str) -> Fraction:
    """Return the points of a rule for these answers, before any rounding."""
    rate = "per" in data
    one = alone(data, full, rounded=rate)
    return exact(one, row_of(one, given))


def branches(data: Mapping[str, Any], full: str = "10", **given: str) -> tuple[str, ...]:
    """Return the branches of a rule that these answers take."""
    one = alone(data, full, rounded="per" in data)
    row = row_of(one, given)
    traced = one.rule.numerator(TraceOps(), row)
    assert traced == one.rule.numerator(INTEGERS, row)
    return branches_of(traced)


def objected(data: Mapping[str, Any], full: str = "10", **given: str) -> list[str]:
    """Return the codes of what the answers of one row contradict."""
    one = alone(data, full)
    return [code for code, holds in one.rule.objections(INTEGERS, row_of(one, given)) if holds]


# ---------------------------------------------------------------- the proof


@st.composite
def rows_in_intervals(draw: st.DrawFn, one: Alone) -> tuple[list[Interval], list[int]]:
    """Return an interval for every input and a row within them; divisors are at least 1."""
    intervals, row = [], []
    for place, asked in enumerate(one.rule.inputs):
        lowest = max(asked.lowest, 1) if place in one.rule.nonzero else asked.lowest
        numbers = st.integers(lowest, asked.highest)
        low, number, high = sorted(draw(st.tuples(numbers, numbers, numbers)))
        intervals.append(Interval(low, high))
        row.append(number)
    return intervals, row


def assert_proven(one: Alone, intervals: Sequence[Interval], row: Sequence[int]) -> None:
    """Assert that the proof holds the points of a row, and keeps them within the full points."""
    rule = one.rule
    number, found = rule.numerator(INTEGERS, row), rule.numerator(BoundsOps(), intervals)
    assert found.lo <= number <= found.hi
    below, around = rule.denominator(INTEGERS, row), rule.denominator(BoundsOps(), intervals)
    assert 1 <= around.lo <= below <= around.hi
    assert found.lo >= 0
    assert found.hi <= one.full * one.tick * rule.divisor * around.hi
    narrow = [Interval(value, value) for value in row]
    assert rule.numerator(BoundsOps(), narrow) == (number, number)


def peak(one: Alone) -> int:
    """Return the largest number that any sheet can lead to, the rounded division included."""
    ops, rule = BoundsOps(), one.rule
    widest = [
        Interval(max(asked.lowest, 1) if place in rule.nonzero else asked.lowest, asked.highest)
        for place, asked in enumerate(rule.inputs)
    ]
    number, below = rule.numerator(ops, widest), rule.denominator(ops, widest)
    ops.rounded_quotient(number, ops.weighted_sum([(rule.divisor, below)]))
    return ops.peak


# ---------------------------------------------------------------- checks when a set is loaded


def objections_to(
    data: Mapping[str, Any], full: str = "10", *, rounded: bool = True
) -> list[tuple[str, str]]:
    """Return code and key of everything for which a rule is refused."""
    from scoring.resolve.rule_checks import Around, check_rule

    problems = Problems()
    check_rule(SPECS.validate_python(data), Around(Fraction(full), rounded, "rule", problems))
    for problem in problems:
        assert problem.what("zh")
        assert problem.remedy("en")
    return [(problem.code, problem.place) for problem in problems]


def named(language: str) -> Callable[[str], str]:
    """Return how a branch is called in *language*."""
    from scoring.report.rule_words import branch

    return lambda key: branch(key, language)
