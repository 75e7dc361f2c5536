"""The verbs of scoring rules over integers, intervals, traces and spreadsheet expressions."""

from __future__ import annotations

import itertools
import math
from typing import Any

import pytest

from scoring.algebra.bounds import BoundsOps, Interval, MayDivideByZeroError
from scoring.algebra.formulas import FormulaOps
from scoring.algebra.ops import INTEGERS
from scoring.algebra.trace import Traced, TraceOps, branches_of

# ---------------------------------------------------------------- integers


def test_integers_follow_the_verbs() -> None:
    ops = INTEGERS
    assert ops.constant(7) == 7
    assert ops.total([1, 2, 3]) == 6
    assert ops.weighted_sum([(2, 5), (-1, 4)]) == 6
    assert ops.least([3, 1, 2]) == 1
    assert ops.greatest([3, 1, 2]) == 3
    assert list(ops.ranked([3, 1, 3, 2])) == [1, 2, 3, 3]
    assert ops.count([True, False, True]) == 2
    assert ops.choose(ops.at_least(5, 5), 1, 0) == 1
    assert ops.choose(ops.at_least(4, 5), 1, 0) == 0


@pytest.mark.parametrize(("value", "divisor", "whole"), [(5, 2, 3), (4, 3, 1), (0, 5, 0)])
def test_a_rounded_quotient_rounds_halves_up(value: int, divisor: int, whole: int) -> None:
    assert INTEGERS.rounded_quotient(value, divisor) == whole


def test_an_exact_quotient_that_is_not_exact_is_an_error_and_never_rounds() -> None:
    assert INTEGERS.exact_quotient(12, 4) == 3
    with pytest.raises(ArithmeticError, match="13 is not a multiple of 4"):
        INTEGERS.exact_quotient(13, 4)


# ---------------------------------------------------------------- intervals


def test_intervals_hold_every_result_of_whole_numbers() -> None:
    a, b = Interval(-2, 3), Interval(1, 4)
    verbs: list[Any] = [
        lambda ops, x, y: ops.total([x, y]),
        lambda ops, x, y: ops.weighted_sum([(3, x), (-2, y)]),
        lambda ops, x, y: ops.rounded_quotient(x, y),
        lambda ops, x, y: ops.least([x, y]),
        lambda ops, x, y: ops.greatest([x, y]),
        lambda ops, x, y: ops.ranked([x, y])[0],
        lambda ops, x, y: ops.ranked([x, y])[1],
        lambda ops, x, y: ops.choose(ops.at_least(x, 1), x, y),
        lambda ops, x, y: ops.count([ops.at_least(x, 0), ops.at_least(y, 3)]),
    ]
    for verb in verbs:
        found = verb(BoundsOps(), a, b)
        for x, y in itertools.product(range(a.lo, a.hi + 1), range(b.lo, b.hi + 1)):
            assert found.lo <= verb(INTEGERS, x, y) <= found.hi


def test_the_peak_counts_partial_sums_and_the_middle_of_a_rounded_division() -> None:
    ops = BoundsOps()
    ops.weighted_sum([(10, Interval(0, 5)), (-10, Interval(0, 5))])
    assert ops.peak == 100
    ops = BoundsOps()
    ops.rounded_quotient(Interval(0, 1000), Interval(7, 9))
    assert ops.peak == 2009


@pytest.mark.parametrize("divisor", [Interval(0, 5), Interval(-1, 5)])
def test_dividing_by_what_may_be_zero_is_found_by_intervals(divisor: Interval) -> None:
    with pytest.raises(MayDivideByZeroError):
        BoundsOps().rounded_quotient(Interval(0, 10), divisor)


def test_a_rule_that_branches_on_a_score_is_caught() -> None:
    with pytest.raises(TypeError, match="choose"):
        bool(BoundsOps().at_least(Interval(0, 5), 3))


def test_a_branch_that_cannot_be_taken_does_not_widen_the_interval() -> None:
    ops = BoundsOps()
    sure = ops.at_least(Interval(5, 9), 5)
    assert ops.choose(sure, Interval(1, 1), Interval(100, 100)) == (1, 1)


def test_an_exact_quotient_of_an_interval_is_never_too_narrow() -> None:
    assert BoundsOps().exact_quotient(Interval(-7, 7), 2) == (-4, 4)


# ---------------------------------------------------------------- traces


def history(value: int) -> tuple[int, tuple[str, ...]]:
    """Return a number and the branches that led to it."""
    return int(value), branches_of(value)


def test_a_trace_names_the_branches_taken_in_order_and_once() -> None:
    ops = TraceOps()
    inner = ops.choose(ops.at_least(3, 5), 1, 2, names=("many", "few"))
    outer = ops.choose(ops.at_least(9, 5), inner, 0, names=("in", "out"))
    assert history(outer) == (2, ("in", "few"))
    assert history(ops.total([outer, outer])) == (4, ("in", "few"))


def test_a_branch_without_a_name_leaves_no_trace() -> None:
    ops = TraceOps()
    assert history(ops.choose(ops.at_least(1, 1), 5, 6)) == (5, ())


def test_traced_numbers_are_those_of_integers() -> None:
    ops = TraceOps()
    five, two = Traced(5, ("a",)), Traced(2, ("b",))
    assert history(ops.weighted_sum([(3, five), (-1, two)])) == (13, ("a", "b"))
    assert history(ops.rounded_quotient(five, two)) == (3, ("a", "b"))
    assert history(ops.exact_quotient(Traced(6, ("a",)), 3)) == (2, ("a",))
    assert history(ops.ranked([five, two])[0]) == (2, ("b",))
    assert ops.least([five, two]) == 2
    assert ops.greatest([five, two]) == 5
    assert ops.count([True, True]) == 2
    assert history(ops.constant(4)) == (4, ())


# ---------------------------------------------------------------- spreadsheet expressions


def computed(expression: str) -> float:
    """Compute a spreadsheet expression as a spreadsheet does, in binary doubles."""

    def small(values: Any, place: int) -> float:
        return sorted(values if isinstance(values, tuple) else (values,))[place - 1]

    names = {
        "INT": math.floor,
        "MIN": min,
        "MAX": max,
        "SMALL": small,
        "IF": lambda condition, yes, no: yes if condition else no,
    }
    return float(eval(expression, {"__builtins__": {}}, names))  # noqa: S307 - made just above


@pytest.mark.parametrize(("x", "y"), [(0, 1), (5, 2), (7, 3), (-4, 9), (2**40 + 1, 2**20)])
def test_spreadsheet_expressions_come_to_what_integers_come_to(x: int, y: int) -> None:
    verbs: list[Any] = [
        lambda ops, a, b: ops.total([a, b]),
        lambda ops, a, b: ops.weighted_sum([(3, a), (-2, b)]),
        lambda ops, a, b: ops.rounded_quotient(a, b),
        lambda ops, a, _: ops.exact_quotient(ops.weighted_sum([(6, a)]), 3),
        lambda ops, a, b: ops.least([a, b]),
        lambda ops, a, b: ops.greatest([a, b]),
        lambda ops, a, b: ops.ranked([a, b])[0],
        lambda ops, a, b: ops.ranked([a, b, a])[2],
        lambda ops, a, b: ops.choose(ops.at_least(a, 5), a, b),
        lambda ops, a, b: ops.count([ops.at_least(a, 5), ops.at_least(b, 3)]),
    ]
    formulas = FormulaOps()
    for verb in verbs:
        expression = verb(formulas, formulas.constant(x), formulas.constant(y))
        assert computed(expression) == verb(INTEGERS, x, y)
