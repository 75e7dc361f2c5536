"""Rules as text: what is printed, read as a careful reader would, is what integers compute."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from prose_reader import holds, value_of

from scoring.algebra.ops import INTEGERS
from scoring.algebra.prose import (
    OTHERWISE,
    PROSE,
    Quantity,
    Symbol,
    Writer,
    atom,
    cases_of,
    divided,
    known_of,
    plus,
    scaled,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.algebra.prose import Sum

LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])
LOWEST, HIGHEST, SCALE = -4, 9, 2
NAMES = ("x", "y", "z")
SYMBOLS = [
    scaled(atom(Symbol(name, Fraction(LOWEST, SCALE), Fraction(HIGHEST, SCALE), place)), SCALE)
    for place, name in enumerate(NAMES)
]
X, Y, Z = SYMBOLS

# ---------------------------------------------------------------- any expression

NUMBERS = st.integers(-6, 6)
MODES = st.sampled_from(["half_up", "half_even", "down", "up"])


def larger(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Return expressions made of smaller ones."""
    several = st.lists(inner, min_size=1, max_size=3)
    condition = st.tuples(inner, NUMBERS)
    return st.one_of(
        st.tuples(st.just("total"), several),
        st.tuples(
            st.just("weighted_sum"), st.lists(st.tuples(NUMBERS, inner), min_size=1, max_size=3)
        ),
        st.tuples(st.just("exact_quotient"), inner, st.integers(1, 4)),
        st.tuples(st.just("rounded_quotient"), inner, inner, MODES),
        st.tuples(st.just("product"), st.lists(inner, min_size=2, max_size=2)),
        st.tuples(st.sampled_from(["least", "greatest"]), several),
        st.tuples(st.just("ranked"), several, st.integers(0, 2)),
        st.tuples(st.just("choose"), condition, inner, inner),
        st.tuples(st.just("count"), st.lists(condition, min_size=1, max_size=3)),
    )


LEAVES = st.one_of(
    st.tuples(st.just("input"), st.integers(0, 2)), st.tuples(st.just("constant"), NUMBERS)
)
EXPRESSIONS = st.recursive(LEAVES, larger, max_leaves=14)
ROWS = st.lists(st.integers(LOWEST, HIGHEST), min_size=3, max_size=3)


def interpret(ops: Any, made: Any, inputs: Sequence[Any]) -> Any:
    """Return what an expression is to an interpreter."""

    def inner(one: Any) -> Any:
        return interpret(ops, one, inputs)

    def holds_(one: Any) -> Any:
        return ops.at_least(inner(one[0]), one[1])

    verb, *parts = made
    found: Any
    match verb:
        case "input" | "constant":
            found = inputs[parts[0]] if verb == "input" else ops.constant(parts[0])
        case "weighted_sum":
            found = ops.weighted_sum([(factor, inner(one)) for factor, one in parts[0]])
        case "exact_quotient":
            found = ops.exact_quotient(ops.weighted_sum([(parts[1], inner(parts[0]))]), parts[1])
        case "rounded_quotient":
            below = ops.greatest([inner(parts[1]), ops.constant(1)])
            found = ops.rounded_quotient(inner(parts[0]), below, parts[2])
        case "ranked":
            ranked = ops.ranked([inner(one) for one in parts[0]])
            found = ranked[parts[1] % len(ranked)]
        case "choose":
            found = ops.choose(holds_(parts[0]), inner(parts[1]), inner(parts[2]))
        case "count":
            found = ops.count([holds_(one) for one in parts[0]])
        case _:
            found = getattr(ops, verb)([inner(one) for one in parts[0]])
    return found


def named_by(row: Sequence[int]) -> dict[str, Fraction]:
    """Return what the names stand for."""
    return {name: Fraction(number, SCALE) for name, number in zip(NAMES, row, strict=True)}


def read(value: Sum, row: Sequence[int], language: str = "zh", *known: Any) -> Fraction:
    """Print the cases of a value and return what the first that fits comes to."""
    writer = Writer(language)
    named = named_by(row)
    for case in cases_of(value, *known):
        if case.when == OTHERWISE or holds(writer.condition(case.when), named):
            return Fraction(value_of(writer.value(case.value), named))
    raise AssertionError("no case fits")


@given(EXPRESSIONS, ROWS, st.sampled_from(["zh", "en"]))
@example(("least", [("choose", (("input", 0), 1), ("input", 1), ("constant", 2))]), [0, 1, 2], "zh")
def test_what_is_printed_is_what_integers_compute(made: Any, row: list[int], language: str) -> None:
    text = read(interpret(PROSE, made, SYMBOLS), row, language)
    assert text == interpret(INTEGERS, made, row)


@given(EXPRESSIONS, EXPRESSIONS, NUMBERS, ROWS)
def test_a_condition_and_its_opposite_are_never_both_true(
    one: Any, other: Any, limit: int, row: list[int]
) -> None:
    named = named_by(row)
    difference = interpret(PROSE, ("weighted_sum", [(1, one), (-1, other)]), SYMBOLS)
    truth = PROSE.at_least(difference, limit)
    reached = interpret(INTEGERS, one, row) - interpret(INTEGERS, other, row) >= limit
    assert holds(Writer("zh").condition(truth.holds), named) == reached
    assert holds(Writer("en").condition(truth.fails), named) != reached


# ---------------------------------------------------------------- how it reads


def said(value: Sum, language: str = "en") -> str:
    """Return the only case of a value as text."""
    (case,) = cases_of(value)
    return Writer(language).value(case.value)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (PROSE.constant(3), "3"),
        (PROSE.constant(-3), "−3"),
        (X, "2 × x"),
        (scaled(X, Fraction(1, 2)), "x"),
        (scaled(X, Fraction(-1, 2)), "−x"),
        (scaled(X, Fraction(1, 6)), "x ÷ 3"),
        (scaled(X, 0), "0"),
        (PROSE.weighted_sum([(-1, X), (1, Y)]), "2 × (y − x)"),
        (PROSE.weighted_sum([(5, X), (-5, Y), (3, PROSE.constant(1))]), "10 × x − 10 × y + 3"),
        (PROSE.weighted_sum([(5, X), (5, Y), (-3, PROSE.constant(1))]), "10 × (x + y) − 3"),
        (PROSE.product([X, Y]), "4 × x × y"),
        (PROSE.product([PROSE.weighted_sum([(1, X), (1, Y)]), Y]), "4 × (x + y) × y"),
        (divided(scaled(X, 5), Y), "5 × x ÷ y"),
        (divided(PROSE.total([X, Y]), PROSE.total([X, Z])), "(x + y) ÷ (x + z)"),
        (divided(PROSE.total([X, Y]), PROSE.total([Y, X])), "1"),
        (PROSE.greatest([X, PROSE.constant(0)]), "2 × x, not below 0"),
        (PROSE.greatest([X, PROSE.constant(-7)]), "2 × x"),
        (PROSE.least([PROSE.greatest([X, PROSE.constant(1)]), PROSE.constant(6)]),
         "2 × x, not below 1, at most 6"),
        (PROSE.total([PROSE.least([X, PROSE.constant(3)]), Y]), "(2 × x, at most 3) + 2 × y"),
        (PROSE.least([X, Y, Z]), "2 × the least of (x; y; z)"),
        (PROSE.greatest([X, scaled(X, -1)]), "|2 × x|"),
        (PROSE.rounded_quotient(X, PROSE.constant(10), "down"), "x ÷ 5, rounded down"),
        (PROSE.rounded_quotient(PROSE.constant(7), PROSE.constant(2), "half_even"), "4"),
        (PROSE.weighted_sum([(3, PROSE.rounded_quotient(X, PROSE.constant(6), "up"))]),
         "3 × (x ÷ 3, rounded up)"),
        (PROSE.ranked([X, Y, Z])[1], "no. 2 in ascending order of (2 × x; 2 × y; 2 × z)"),
        (PROSE.ranked([X, Y])[0], "2 × the least of (x; y)"),
        (PROSE.power_mean([X, Y], [1, 1], 0, 1),
         "the geometric mean of (2 × x; 2 × y), rounded half up"),
        (PROSE.power_mean([X, Y], [2, 1], 2, 1),
         "the power mean of exponent 2 of (2 × x, weight 2; 2 × y, weight 1), rounded half up"),
        (scaled(PROSE.log_share(X, 2, 10, 1000), Fraction(1, 100)),
         "10 × ln(x ÷ 1) ÷ ln(5 ÷ 1), rounded half up to 2 decimals"),
    ],
)  # fmt: skip
def test_values_read_as_people_write_them(value: Sum, text: str) -> None:
    assert said(value) == text


@pytest.mark.parametrize(
    ("value", "least", "zh", "en"),
    [
        (X, 3, "x ≥ 1.5", "x ≥ 1.5"),
        (scaled(X, -1), -3, "x ≤ 1.5", "x ≤ 1.5"),
        (X, 1, "x > 0", "x > 0"),
        (scaled(X, 100), 201, "x > 1", "x > 1"),
        (PROSE.weighted_sum([(10, X), (-9, Y)]), 0, "x ≥ 0.9 × y", "x ≥ 0.9 × y"),
        (PROSE.weighted_sum([(1, X), (-1, Y)]), 1, "x > y", "x > y"),
        (PROSE.weighted_sum([(1, Y), (-1, X)]), 0, "x ≤ y", "x ≤ y"),
        (PROSE.weighted_sum([(1, X), (-1, Y)]), 4, "x ≥ y + 2", "x ≥ y + 2"),
        (PROSE.least([X, Y]), 2, "x ≥ 1 且 y ≥ 1", "x ≥ 1 and y ≥ 1"),
        (PROSE.greatest([X, Y]), 2, "x ≥ 1 或 y ≥ 1", "x ≥ 1 or y ≥ 1"),
        (PROSE.rounded_quotient(X, PROSE.constant(3), "down"), 1, "x ≥ 1.5", "x ≥ 1.5"),
        (PROSE.rounded_quotient(X, PROSE.constant(3), "up"), 1, "x > 0", "x > 0"),
        (PROSE.rounded_quotient(X, PROSE.constant(1), "half_up"), 2, "x ≥ 0.75", "x ≥ 0.75"),
        (PROSE.count([PROSE.at_least(X, 2), PROSE.at_least(Y, 2)]), 2,
         "x ≥ 1 且 y ≥ 1", "x ≥ 1 and y ≥ 1"),
        (X, LOWEST, "总是", "always"),
        (X, HIGHEST + 1, "从不", "never"),
    ],
)  # fmt: skip
def test_conditions_are_about_what_is_filled_in(value: Sum, least: int, zh: str, en: str) -> None:
    condition = PROSE.at_least(value, least).holds
    assert Writer("zh").condition(condition) == zh
    assert Writer("en").condition(condition) == en


def test_a_rate_is_held_against_per_cent_where_it_cannot_be_divided_by_zero() -> None:
    figure = scaled(atom(Symbol("spent", Fraction(0), Fraction(90))), 10)
    budget = scaled(atom(Symbol("budget", Fraction(1, 10), Fraction(90), 1)), 10)
    over = PROSE.weighted_sum([(100, figure), (-80, budget)])
    assert Writer("en").condition(PROSE.at_least(over, 0).holds) == "spent ÷ budget ≥ 80%"
    assert Writer("en").condition(PROSE.at_least(over, 0).fails) == "spent ÷ budget < 80%"
    perhaps = scaled(atom(Symbol("budget", Fraction(0), Fraction(90), 1)), 10)
    over = PROSE.weighted_sum([(100, figure), (-80, perhaps)])
    assert Writer("en").condition(PROSE.at_least(over, 0).holds) == "spent ≥ 0.8 × budget"


def test_units_stand_behind_what_a_figure_is_held_against() -> None:
    days = atom(Symbol("天数", Fraction(0), Fraction(99), unit="天"))
    rate = scaled(atom(Symbol("rate", Fraction(0), Fraction(100), unit="%")), 10)
    assert Writer("zh").condition(PROSE.at_least(days, 30).holds) == "天数 ≥ 30 天"
    assert Writer("en").condition(PROSE.at_least(rate, 905).holds) == "rate ≥ 90.5%"
    assert Writer("en").condition(PROSE.at_least(rate, 1).fails) == "rate = 0%"


def test_an_answer_is_one_of_its_words() -> None:
    words = ((Fraction(1), "yes"), (Fraction(1, 2), "partly"), (Fraction(0), "no"))
    answer = scaled(atom(Symbol("①", Fraction(0), Fraction(1), choices=words)), 2)
    truth = PROSE.at_least(answer, 1)
    assert Writer("en").condition(truth.holds) == "① is “yes” or “partly”"
    assert Writer("zh").condition(truth.fails) == "①为“no”"
    assert Writer("zh").condition(PROSE.at_least(answer, 0).holds) == "总是"
    inner = PROSE.choose(PROSE.at_least(answer, 2), PROSE.constant(5), PROSE.constant(3))
    cases = cases_of(PROSE.choose(truth, inner, PROSE.constant(0)))
    texts = [(Writer("en").condition(case.when), case.value) for case in cases]
    assert [text for text, _ in texts] == ["① is “no”", "① is “yes”", "always"]


def test_a_quantity_with_a_name_is_called_by_it() -> None:
    counts = [
        atom(Symbol(name, Fraction(0), Fraction(99), place))
        for place, name in enumerate(("good", "fair", "bad"))
    ]
    upper = plus(counts[0], scaled(counts[1], Fraction(3, 5)))
    quantity = Quantity("result", upper, plus(*counts))
    writer = Writer("en", quantities=(quantity,))
    over = PROSE.weighted_sum(list(zip((10, -30, -90), counts, strict=True)))
    assert writer.condition(PROSE.at_least(over, 0).holds) == "result ≥ 90%"
    assert writer.condition(PROSE.at_least(over, 1).holds) == "result > 90%"
    assert writer.condition(PROSE.at_least(over, 0).fails) == "result < 90%"
    other = PROSE.weighted_sum(list(zip((10, -31, -90), counts, strict=True)))
    assert "result" not in writer.condition(PROSE.at_least(other, 0).holds)
    assert writer.value(quantity.value) == "(good + 0.6 × fair) ÷ (good + fair + bad)"


def test_what_is_known_of_a_branch_is_not_said_again() -> None:
    left = PROSE.weighted_sum([(1, PROSE.constant(8)), (-1, X)])
    held = PROSE.greatest([left, PROSE.constant(0)])
    truth, nothing = PROSE.at_least(left, 1), PROSE.constant(0)
    assert said(PROSE.choose(truth, held, nothing)) == "8 − 2 × x, not below 0"
    value = PROSE.choose(truth, held, nothing, names=("some", "none"))
    first, last = cases_of(value)
    writer = Writer("en")
    assert (writer.condition(first.when), writer.value(first.value)) == ("x < 4", "8 − 2 × x")
    assert (last.when, writer.value(last.value)) == (OTHERWISE, "0")


@pytest.mark.parametrize("row", [[5, 0, 0], [9, 1, 3]])
def test_what_holds_wherever_a_value_is_looked_at_is_taken_for_granted(row: list[int]) -> None:
    sum_ = PROSE.total([X, Y])
    value = divided(scaled(Z, 3), PROSE.greatest([sum_, PROSE.constant(1)]))
    known = known_of(sum_, 1)
    (case,) = cases_of(value, *known)
    assert Writer("en").value(case.value) == "3 × z ÷ (x + y)"
    assert read(value, row, "en", *known) == Fraction(3 * row[2], row[0] + row[1])
