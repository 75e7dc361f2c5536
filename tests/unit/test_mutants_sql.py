"""How every verb is written in SQL, and which numbers it can come to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from scoring.algebra.bounds import Interval
from scoring.algebra.pieces import BeyondSqlError, Number
from scoring.algebra.sql import SqlOps

if TYPE_CHECKING:
    from scoring.algebra.pieces import Piece

MOST = 2**63 - 1


class Columns(SqlOps):
    """The verbs, and columns of a table to use them on."""

    def __init__(self) -> None:
        super().__init__()
        self.a = self.column("a", -9, 9)
        self.b = self.column("b", 1, 5)
        self.c = self.column("c", 0, 7)
        self.n = self.column("n", -8, -2)
        self.h = self.column("h", 0, 2**62)

    @property
    def wide(self) -> Number:
        """A number of 128 bits."""
        return self.weighted_sum([(4, self.h)])


def text(piece: str | Piece) -> str:
    """Return a piece written out, without names for what is used twice."""
    return piece if isinstance(piece, str) else "".join(map(text, piece.parts))


HUGE = "CAST(h AS HUGEINT)"
WIDE = f"(4 * {HUGE})"
ROUNDED = "((2 * c + b) // (2 * b))"


@pytest.mark.parametrize(
    ("verb", "written", "within"),
    [
        (lambda o: o.constant(7), "7", (7, 7)),
        (lambda o: o.constant(-7), "(-7)", (-7, -7)),
        (lambda o: o.constant(0), "0", (0, 0)),
        (lambda o: o.constant(MOST), "9223372036854775807", (MOST, MOST)),
        (lambda o: o.total([o.a, o.b]), "(a + b)", (-8, 14)),
        (lambda o: o.total([o.a]), "a", (-9, 9)),
        (lambda o: o.total([]), "0", (0, 0)),
        (lambda o: o.total([o.a, o.constant(4)]), "(a + 4)", (-5, 13)),
        (lambda o: o.total([o.constant(3), o.a, o.constant(-4)]), "(a + (-1))", (-10, 8)),
        (lambda o: o.total([o.constant(3), o.constant(4)]), "7", (7, 7)),
        (lambda o: o.weighted_sum([(3, o.a), (-2, o.b), (1, o.c)]),
         "(3 * a + (-2) * b + c)", (-37, 32)),
        (lambda o: o.weighted_sum([(0, o.a), (1, o.b)]), "b", (1, 5)),
        (lambda o: o.weighted_sum([(1, o.a), (1, o.constant(4)), (-4, o.constant(1))]),
         "a", (-9, 9)),
        (lambda o: o.weighted_sum([(2, o.a)]), "(2 * a)", (-18, 18)),
        (lambda o: o.weighted_sum([(1, o.a), (1, o.a)]), "(a + a)", (-18, 18)),
        (lambda o: o.weighted_sum([(5, o.constant(3)), (1, o.b)]), "(b + 15)", (16, 20)),
        (lambda o: o.total([o.h, o.column("k", 0, 2**62 - 1)]), "(h + k)", (0, MOST)),
        (lambda o: o.product([o.a, o.b]), "(a * b)", (-45, 45)),
        (lambda o: o.product([o.a]), "a", (-9, 9)),
        (lambda o: o.product([o.b, o.constant(1)]), "b", (1, 5)),
        (lambda o: o.product([o.a, o.constant(3)]), "(3 * a)", (-27, 27)),
        (lambda o: o.product([o.a, o.constant(-1)]), "((-1) * a)", (-9, 9)),
        (lambda o: o.product([o.a, o.constant(0)]), "0", (0, 0)),
        (lambda o: o.product([o.constant(-2), o.a, o.b, o.constant(5)]),
         "((-10) * a * b)", (-450, 450)),
        (lambda o: o.exact_quotient(o.a, 1), "a", (-9, 9)),
        (lambda o: o.exact_quotient(o.a, 3), "(a // 3)", (-3, 3)),
        (lambda o: o.exact_quotient(o.c, 2), "(c // 2)", (0, 4)),
        (lambda o: o.floor(o.c, o.b), "(c // b)", (0, 7)),
        (lambda o: o.floor(o.n, o.b), "(-((b - 1 - n) // b))", (-8, -1)),
        (lambda o: o.floor(o.a, o.b),
         "(CASE WHEN a >= 0 THEN (a // b) ELSE (-((b - 1 - a) // b)) END)", (-9, 9)),
        (lambda o: o.floor(o.total([o.n, o.constant(2)]), o.b),
         "(CASE WHEN (n + 2) >= 0 THEN ((n + 2) // b) ELSE (-((b - 1 - (n + 2)) // b)) END)",
         (-6, 0)),
        (lambda o: o.rounded_quotient(o.a, o.constant(1)), "a", (-9, 9)),
        (lambda o: o.rounded_quotient(o.a, o.constant(-3)), "a", (-9, 9)),
        (lambda o: o.rounded_quotient(o.a, o.n), "a", (-9, 9)),
        (lambda o: o.rounded_quotient(o.c, o.b, "down"), "(c // b)", (0, 7)),
        (lambda o: o.rounded_quotient(o.c, o.constant(2), "down"), "(c // 2)", (0, 3)),
        (lambda o: o.rounded_quotient(o.n, o.b, "up"),
         "((-1) * (((-1) * n) // b))", (-8, 0)),
        (lambda o: o.rounded_quotient(o.c, o.b), ROUNDED, (0, 7)),
        (lambda o: o.rounded_quotient(o.c, o.b, "half_up"), ROUNDED, (0, 7)),
        (lambda o: o.rounded_quotient(o.c, o.b, "half_even"),
         f"(CASE WHEN ((2 * c + b) % (2 * b) = 0 AND {ROUNDED} % 2 <> 0)"
         f" THEN ({ROUNDED} + (-1)) ELSE {ROUNDED} END)", (0, 7)),
        (lambda o: o.rounded_quotient(o.c, o.a),
         "((2 * c + greatest(a, 1)) // (2 * greatest(a, 1)))", (0, 7)),
        (lambda o: o.least([o.a, o.b]), "least(a, b)", (-9, 5)),
        (lambda o: o.least([o.a, o.b, o.c, o.constant(3)]), "least(a, b, c, 3)", (-9, 3)),
        (lambda o: o.least([o.b, o.constant(9)]), "b", (1, 5)),
        (lambda o: o.least([o.b, o.constant(5)]), "b", (1, 5)),
        (lambda o: o.least([o.constant(1), o.b]), "1", (1, 1)),
        (lambda o: o.least([o.b, o.b]), "b", (1, 5)),
        (lambda o: o.greatest([o.a, o.b, o.c, o.constant(3)]), "greatest(a, b, c, 3)", (3, 9)),
        (lambda o: o.greatest([o.b, o.constant(0)]), "b", (1, 5)),
        (lambda o: o.greatest([o.b, o.constant(1)]), "b", (1, 5)),
        (lambda o: o.greatest([o.constant(5), o.b]), "5", (5, 5)),
        (lambda o: o.ranked([o.a])[0], "a", (-9, 9)),
        (lambda o: o.ranked([o.a, o.b, o.c])[0], "list_sort([a, b, c])[1]", (-9, 5)),
        (lambda o: o.ranked([o.a, o.b, o.c])[1], "list_sort([a, b, c])[2]", (0, 7)),
        (lambda o: o.ranked([o.a, o.b, o.c])[2], "list_sort([a, b, c])[3]", (1, 9)),
        (lambda o: o.choose(o.always, o.a, o.b), "a", (-9, 9)),
        (lambda o: o.choose(o.never, o.a, o.b), "b", (1, 5)),
        (lambda o: o.choose(o.at_least(o.b, 2), o.a, o.a), "a", (-9, 9)),
        (lambda o: o.choose(o.at_least(o.b, 2), o.n, o.c),
         "(CASE WHEN (b >= 2) THEN n ELSE c END)", (-8, 7)),
        (lambda o: o.choose(o.at_least(o.b, 2), o.constant(9), o.c),
         "(CASE WHEN (b >= 2) THEN CAST(9 AS BIGINT) ELSE c END)", (0, 9)),
        (lambda o: o.choose(o.at_least(o.b, 2), o.c, o.constant(-7)),
         "(CASE WHEN (b >= 2) THEN c ELSE (-7) END)", (-7, 7)),
        (lambda o: o.count([o.at_least(o.b, 1), o.at_least(o.a, 2)]),
         "((CASE WHEN (a >= 2) THEN CAST(1 AS BIGINT) ELSE 0 END) + 1)", (1, 2)),
        (lambda o: o.log_share(o.b, 1, 4, 3),
         "CAST(floor((ln(CAST(least(b, 4) AS DOUBLE) / 1) * 2.16404256133344530e+00 + 0.5))"
         " AS BIGINT)", (0, 3)),
        (lambda o: o.log_share(o.c, 4, 1, 3),
         "CAST(floor((ln(CAST(least(greatest(c, 1), 4) AS DOUBLE) / 4) * -2.16404256133344530e+00"
         " + 0.5)) AS BIGINT)", (0, 3)),
        (lambda o: o.narrowed(o.a, Interval(-9, 9)), "a", (-9, 9)),
        (lambda o: o.narrowed(o.a, Interval(-20, 20)), "a", (-9, 9)),
        (lambda o: o.narrowed(o.a, Interval(-20, 3)), "a", (-9, 3)),
        (lambda o: o.narrowed(o.a, Interval(2, 20)), "a", (2, 9)),
        (lambda o: o.narrowed(o.wide, Interval(0, MOST)), f"CAST({WIDE} AS BIGINT)", (0, MOST)),
        (lambda o: o.exact_quotient(o.wide, 4), f"CAST(({WIDE} // 4) AS BIGINT)", (0, 2**62)),
        (lambda o: o.exact_quotient(o.weighted_sum([(2, o.column("k", 0, MOST))]), 2),
         "CAST(((2 * CAST(k AS HUGEINT)) // 2) AS BIGINT)", (0, MOST)),
    ],
)  # fmt: skip
def test_a_verb_is_written_as_duckdb_reads_it(
    verb: Any, written: str, within: tuple[int, int]
) -> None:
    found = verb(Columns())
    assert text(found) == written
    assert found.within == within
    assert found.wide is False


@pytest.mark.parametrize(
    ("verb", "written", "within"),
    [
        (lambda o: o.constant(2**63), "9223372036854775808", (2**63, 2**63)),
        (lambda o: o.constant(-(2**63)), "(-9223372036854775808)", (-(2**63), -(2**63))),
        (lambda o: o.constant(2**126), str(2**126), (2**126, 2**126)),
        (lambda o: o.weighted_sum([(1, o.h), (1, o.h)]), f"({HUGE} + {HUGE})", (0, 2**63)),
        (lambda o: o.product([o.h, o.h]), f"({HUGE} * {HUGE})", (0, 2**124)),
        (lambda o: o.product([o.h, o.h, o.constant(4)]), f"(4 * {HUGE} * {HUGE})", (0, 2**126)),
        (lambda o: o.least([o.wide, o.b]), f"least({WIDE}, b)", (0, 5)),
        (lambda o: o.greatest([o.b, o.wide]), f"greatest(b, {WIDE})", (1, 2**64)),
        (lambda o: o.ranked([o.wide, o.b])[0], f"list_sort([{WIDE}, b])[1]", (0, 5)),
        (lambda o: o.choose(o.at_least(o.b, 2), o.wide, o.c),
         f"(CASE WHEN (b >= 2) THEN {WIDE} ELSE c END)", (0, 2**64)),
        (lambda o: o.choose(o.at_least(o.b, 2), o.c, o.wide),
         f"(CASE WHEN (b >= 2) THEN c ELSE {WIDE} END)", (0, 2**64)),
        (lambda o: o.choose(o.at_least(o.b, 2), o.constant(2**63), o.c),
         "(CASE WHEN (b >= 2) THEN 9223372036854775808 ELSE c END)", (0, 2**63)),
        (lambda o: o.narrowed(o.wide, Interval(0, 2**63)), WIDE, (0, 2**63)),
        (lambda o: o.widened(o.a), "CAST(a AS HUGEINT)", (-9, 9)),
        (lambda o: o.widened(o.widened(o.a)), "CAST(a AS HUGEINT)", (-9, 9)),
    ],
)  # fmt: skip
def test_what_may_need_more_than_64_bits_has_128(
    verb: Any, written: str, within: tuple[int, int]
) -> None:
    found = verb(Columns())
    assert text(found) == written
    assert found.within == within
    assert found.wide is True


@pytest.mark.parametrize(
    ("verb", "why", "needed"),
    [
        (lambda o: o.constant(2**126 + 1), "bits", 127),
        (lambda o: o.constant(-(2**127)), "bits", 128),
        (lambda o: o.product([o.h, o.h, o.b]), "bits", 127),
        (lambda o: o.weighted_sum([(2**64, o.h), (1, o.b)]), "bits", 127),
        (lambda o: o.log_share(o.h, 1, 2**62, 77), "logs", 77),
        (lambda o: o.log_share(o.b, 1, 4, 2**50), "logs", 2**50),
    ],
)
def test_what_sql_cannot_compute_exactly_is_refused(verb: Any, why: str, needed: int) -> None:
    with pytest.raises(BeyondSqlError) as caught:
        verb(Columns())
    assert (caught.value.why, caught.value.needed) == (why, needed)
    assert caught.value.args == (why, needed)


@pytest.mark.parametrize(
    ("number", "written"),
    [(1, "TRUE"), (2, "(b >= 2)"), (5, "(b >= 5)"), (6, "FALSE"), (0, "TRUE"), (7, "FALSE")],
)
def test_a_comparison_that_is_always_decided_alike_is_not_written(
    number: int, written: str
) -> None:
    ops = Columns()
    assert text(ops.at_least(ops.b, number)) == written


def test_a_negative_number_is_compared_in_brackets() -> None:
    ops = Columns()
    assert text(ops.at_least(ops.a, -3)) == "(a >= (-3))"


def test_conditions_are_joined_by_a_word() -> None:
    ops = Columns()
    one, two = ops.at_least(ops.b, 2), ops.at_least(ops.a, 3)
    assert ops.joined(" AND ", [one]) is one
    assert text(ops.joined(" AND ", [one, two])) == "((b >= 2) AND (a >= 3))"
    assert text(ops.joined(" OR ", [one, two, one])) == "((b >= 2) OR (a >= 3) OR (b >= 2))"


def test_what_is_on_the_way_to_a_quotient_is_held_against_64_bits() -> None:
    # bounds add 5, 1 and the largest magnitude of x for b - 1 - x
    ops = Columns()
    b, x = "CAST(b AS HUGEINT)", "CAST(x AS HUGEINT)"
    fits, exceeds = ops.column("x", 6 - MOST, -1), ops.column("x", 5 - MOST, -1)
    assert text(ops.floor(fits, ops.b)) == "(-((b - 1 - x) // b))"
    assert text(ops.floor(exceeds, ops.b)) == f"CAST((-(({b} - 1 - {x}) // {b})) AS BIGINT)"


SHARE = "(ln(CAST(least(b, 4) AS DOUBLE) / 1) * 2.16404256133344530e+00 + 0.5)"


def test_a_share_by_logarithms_says_where_it_is_in_doubt() -> None:
    ops = Columns()
    ops.log_share(ops.b, 1, 4, 3)
    (doubt,) = ops.doubts
    assert text(doubt.value) == "least(b, 4)"
    # 3 and a slope of 2.164 together are 5.164, and that by 2^-44
    assert text(doubt.doubtful) == f"(abs({SHARE} - round({SHARE})) <= 2.93541834328916920e-13)"
    assert doubt.about == (1, 4, 3)


def test_a_share_that_is_known_is_written_and_others_are_computed() -> None:
    ops = SqlOps({(1, 4, 3): {2: 2, 3: 9}, (1, 4, 5): {2: 7}})
    found = ops.log_share(ops.column("b", 1, 5), 1, 4, 3)
    computed = f"CAST(floor({SHARE}) AS BIGINT)"
    assert text(found) == f"(CASE least(b, 4) WHEN 2 THEN 2 WHEN 3 THEN 9 ELSE {computed} END)"
    assert found.within == (0, 3)
