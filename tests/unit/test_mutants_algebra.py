"""What every verb comes to over intervals, traces and spreadsheet expressions, exactly."""

from __future__ import annotations

import math
from typing import Any

import pytest

from scoring.algebra.bounds import BoundsOps, Interval, MayDivideByZeroError
from scoring.algebra.formulas import CannotBeAFormulaError, FormulaOps
from scoring.algebra.ops import INTEGERS
from scoring.algebra.trace import TRACES, Traced, branches_of

I = Interval  # noqa: E741 - tables of intervals are read more easily so

# ---------------------------------------------------------------- intervals


@pytest.mark.parametrize(
    ("verb", "expected", "peak"),
    [
        (lambda ops: ops.constant(-7), (-7, -7), 7),
        (lambda ops: ops.total([I(-2, 3), I(1, 4)]), (-1, 7), 7),
        (lambda ops: ops.total([I(-9, 1), I(2, 3)]), (-7, 4), 12),
        (lambda ops: ops.weighted_sum([(3, I(-2, 3)), (-2, I(1, 4))]), (-14, 7), 17),
        (lambda ops: ops.weighted_sum([(-1, I(2, 8))]), (-8, -2), 8),
        (lambda ops: ops.weighted_sum([]), (0, 0), 0),
        (lambda ops: ops.exact_quotient(I(-7, 7), 2), (-4, 4), 4),
        (lambda ops: ops.exact_quotient(I(6, 12), 3), (2, 4), 4),
        # on the way: twice the value less the divisor, twice the divisor
        (lambda ops: ops.rounded_quotient(I(1, 2), I(3, 40)), (0, 1), 80),
        (lambda ops: ops.rounded_quotient(I(10, 20), I(1, 4)), (3, 20), 44),
        (lambda ops: ops.rounded_quotient(I(-20, 3), I(2, 5)), (-10, 2), 45),
        (lambda ops: ops.rounded_quotient(I(0, 1000), I(7, 9)), (0, 143), 2009),
        (lambda ops: ops.rounded_quotient(I(5, 5), I(2, 2), "half_even"), (2, 2), 12),
        (lambda ops: ops.rounded_quotient(I(7, 7), I(4, 4), "down"), (1, 1), 18),
        (lambda ops: ops.rounded_quotient(I(5, 5), I(4, 4), "up"), (2, 2), 14),
        (lambda ops: ops.rounded_quotient(I(5, 5), I(1, 1)), (5, 5), 11),
        (lambda ops: ops.product([I(-2, 3), I(-5, 4)]), (-15, 12), 15),
        (lambda ops: ops.product([I(2, 3), I(4, 5)]), (8, 15), 15),
        (lambda ops: ops.product([I(-3, -2), I(4, 5)]), (-15, -8), 15),
        (lambda ops: ops.power_mean([I(1, 2), I(4, 8)], [1, 1], 0, 1), (2, 4), 4),
        (lambda ops: ops.power_mean([I(3, 6), I(6, 6)], [1, 1], -1, 1), (4, 6), 6),
        (lambda ops: ops.power_mean([I(-3, 2), I(-9, -8)], [1, 1], 1, 1), (0, 1), 1),
        (lambda ops: ops.power_mean([I(10, 30), I(10, 30)], [1, 3], 2, 10), (1, 3), 3),
        (lambda ops: ops.log_share(I(10, 100), 10, 1000, 60), (0, 60), 1000),
        (lambda ops: ops.log_share(I(10, 100), 900, 1, 60), (0, 60), 900),
        (lambda ops: ops.log_share(I(2, 3), 1, 4, 600), (0, 600), 600),
        (lambda ops: ops.least([I(1, 9), I(2, 3)]), (1, 3), 3),
        (lambda ops: ops.greatest([I(1, 9), I(2, 3)]), (2, 9), 9),
        (lambda ops: ops.ranked([I(5, 6), I(1, 9), I(2, 3)])[0], (1, 3), 0),
        (lambda ops: ops.ranked([I(5, 6), I(1, 9), I(2, 3)])[1], (2, 6), 0),
        (lambda ops: ops.ranked([I(5, 6), I(1, 9), I(2, 3)])[2], (5, 9), 0),
        (lambda ops: ops.choose(ops.at_least(I(1, 9), 5), I(1, 2), I(7, 8)), (1, 8), 8),
        (lambda ops: ops.choose(ops.at_least(I(5, 9), 5), I(1, 2), I(7, 8)), (1, 2), 5),
        (lambda ops: ops.choose(ops.at_least(I(1, 4), 5), I(1, 2), I(7, 8)), (7, 8), 8),
        (lambda ops: ops.choose(ops.at_least(I(1, 5), 5), I(1, 2), I(7, 8)), (1, 8), 8),
        (lambda ops: ops.count([ops.at_least(I(0, 1), 0), ops.at_least(I(0, 1), 1)]), (1, 2), 2),
        (lambda ops: ops.count([ops.at_least(I(0, 0), 1)]), (0, 0), 1),
        (lambda ops: ops.count([ops.at_least(I(0, 0), -30)]), (1, 1), 30),
    ],
)
def test_an_interval_is_as_narrow_as_it_can_be_and_the_peak_is_known(
    verb: Any, expected: tuple[int, int], peak: int
) -> None:
    ops = BoundsOps()
    assert verb(ops) == expected
    assert ops.peak == peak


def test_the_peak_stays_after_smaller_numbers() -> None:
    ops = BoundsOps()
    assert ops.peak == 0
    ops.constant(-50)
    ops.constant(3)
    ops.weighted_sum([(1, I(2, 3))])
    assert ops.peak == 50


def test_it_is_known_whether_values_were_multiplied() -> None:
    ops = BoundsOps()
    ops.weighted_sum([(3, I(1, 2))])
    assert ops.multiplied is False
    ops.product([I(1, 2), I(1, 2)])
    assert ops.multiplied is True


def test_a_divisor_that_may_be_zero_is_named_with_its_interval() -> None:
    with pytest.raises(MayDivideByZeroError, match=r"^divisor between 0 and 5$"):
        BoundsOps().rounded_quotient(I(0, 10), I(0, 5))


@pytest.mark.parametrize(
    ("value", "number", "possible"),
    [
        (I(1, 4), 5, {False}),
        (I(1, 5), 5, {False, True}),
        (I(5, 5), 5, {True}),
        (I(4, 9), 5, {False, True}),
    ],
)
def test_only_truths_that_can_be_are_possible(
    value: Interval, number: int, possible: set[bool]
) -> None:
    assert BoundsOps().at_least(value, number).possible == possible


def test_a_rule_that_branches_on_a_score_is_told_what_to_use() -> None:
    with pytest.raises(TypeError, match=r"^a rule may not branch on a score: use choose\(\)$"):
        bool(BoundsOps().at_least(I(0, 5), 3))


# ---------------------------------------------------------------- traces


@pytest.mark.parametrize(
    "verb",
    [
        lambda ops, a, b: ops.total([a, b]),
        lambda ops, a, b: ops.weighted_sum([(2, a), (5, b)]),
        lambda ops, a, b: ops.rounded_quotient(a, b),
        lambda ops, a, b: ops.rounded_quotient(a, b, "down"),
        lambda ops, a, b: ops.rounded_quotient(a, b, "half_even"),
        lambda ops, a, b: ops.product([a, b]),
        lambda ops, a, b: ops.power_mean([a, b], [1, 2], -1, 1),
        lambda ops, a, b: ops.power_mean([a, b], [2, 1], 2, 3),
        lambda ops, a, b: ops.least([a, b]),
        lambda ops, a, b: ops.greatest([a, b]),
    ],
)
def test_what_is_made_of_two_remembers_the_branches_of_both(verb: Any) -> None:
    found = verb(TRACES, Traced(15, ("a", "both")), Traced(6, ("both", "b")))
    assert found == verb(INTEGERS, 15, 6)
    assert branches_of(found) == ("a", "both", "b")


def test_what_is_made_of_one_remembers_its_branches() -> None:
    hundred = Traced(100, ("a", "b"))
    assert branches_of(TRACES.exact_quotient(hundred, 4)) == ("a", "b")
    share = TRACES.log_share(hundred, 10, 1000, 60)
    assert (share, branches_of(share)) == (30, ("a", "b"))
    assert branches_of(Traced(3)) == branches_of(3) == ()


def test_a_branch_is_named_before_those_that_led_to_it() -> None:
    yes, no = Traced(1, ("inner",)), Traced(2, ("other",))
    taken = TRACES.choose(TRACES.at_least(5, 5), yes, no, names=("yes", "no"))
    assert (taken, branches_of(taken)) == (1, ("yes", "inner"))
    taken = TRACES.choose(TRACES.at_least(4, 5), yes, no, names=("yes", "no"))
    assert (taken, branches_of(taken)) == (2, ("no", "other"))
    assert branches_of(TRACES.choose(TRACES.at_least(4, 5), yes, no)) == ("other",)


# ---------------------------------------------------------------- spreadsheet expressions

FORMULAS = FormulaOps()


@pytest.mark.parametrize(
    ("verb", "expression"),
    [
        (lambda ops: ops.constant(0), "0"),
        (lambda ops: ops.constant(-3), "(-3)"),
        (lambda ops: ops.total(["A1", "B1"]), "(A1+B1)"),
        (lambda ops: ops.weighted_sum([(1, "A1"), (-2, "B1"), (3, "C1")]), "(A1+(-2)*B1+3*C1)"),
        (lambda ops: ops.exact_quotient("A1", 1), "A1"),
        (lambda ops: ops.exact_quotient("A1", 6), "(A1/6)"),
        (lambda ops: ops.product(["A1", "B1"]), "(A1*B1)"),
        (lambda ops: ops.least(["A1", "B1"]), "MIN(A1,B1)"),
        (lambda ops: ops.greatest(["A1", "B1"]), "MAX(A1,B1)"),
        (lambda ops: "|".join(ops.ranked(["A1", "B1"])), "SMALL((A1,B1),1)|SMALL((A1,B1),2)"),
        (lambda ops: ops.at_least("A1", -2), "(A1>=(-2))"),
        (lambda ops: ops.choose("(A1>=2)", "B1", "C1"), "IF((A1>=2),B1,C1)"),
    ],
)
def test_a_verb_is_written_as_spreadsheets_read_it(verb: Any, expression: str) -> None:
    assert verb(FORMULAS) == expression


def computed(expression: str) -> float:
    """Compute a spreadsheet expression; its equals sign within is a comparison."""
    names = {
        "INT": math.floor,
        "MOD": lambda number, by: number % by,
        "AND": lambda one, other: one and other,
        "IF": lambda condition, yes, no: yes if condition else no,
    }
    return float(eval(expression.replace("=", "=="), {"__builtins__": {}}, names))  # noqa: S307


@pytest.mark.parametrize("mode", ["half_up", "half_even", "down", "up"])
def test_every_way_of_rounding_has_a_formula_that_rounds_as_integers_do(mode: str) -> None:
    for value in range(26):
        for divisor in (1, 2, 3, 4, 6, 10):
            expression = FORMULAS.rounded_quotient(str(value), str(divisor), mode)
            assert computed(expression) == INTEGERS.rounded_quotient(value, divisor, mode)


def test_a_formula_rounds_halves_up_where_no_mode_is_named() -> None:
    assert computed(FORMULAS.rounded_quotient("5", "2")) == 3
    assert FORMULAS.rounded_quotient("A1", "B1") == "INT((2*A1+B1)/(2*B1))"


def test_roots_and_logarithms_have_no_formula() -> None:
    with pytest.raises(CannotBeAFormulaError, match=r"^power_mean$"):
        FORMULAS.power_mean(["A1"], [1], 2, 1)
    with pytest.raises(CannotBeAFormulaError, match=r"^log_share$"):
        FORMULAS.log_share("A1", 1, 10, 5)
