"""Pieces of SQL: each is made once, after what it is made of."""

from __future__ import annotations

import pytest

from scoring.algebra import pieces
from scoring.algebra.bounds import Interval
from scoring.algebra.sql import SqlOps


class Columns(SqlOps):
    """The verbs, and two columns to use them on."""

    def __init__(self) -> None:
        super().__init__()
        self.a = self.column("a", -9, 9)
        self.b = self.column("b", 1, 5)


def text(piece: str | pieces.Piece) -> str:
    """Return a piece written out, without names for what is used twice."""
    return piece if isinstance(piece, str) else "".join(map(text, piece.parts))


def test_what_says_the_same_is_one_piece() -> None:
    ops = Columns()
    assert ops.total([ops.a, ops.b]) is ops.total([ops.a, ops.b])
    assert ops.at_least(ops.b, 2) is ops.at_least(ops.b, 2)
    assert ops.other(("x",)) is ops.other(("x",))
    assert ops.column("a", -9, 9) is ops.a
    assert ops.column("a", -9, 8) is not ops.a
    assert ops.constant(5) is ops.number(("anything",), Interval(5, 5), wide=True)


def test_a_piece_has_a_higher_number_than_what_it_is_made_of() -> None:
    ops = SqlOps()
    assert (ops.always.number, ops.never.number) == (1, 2)
    a, b = ops.column("a", 0, 5), ops.column("b", 0, 5)
    both = ops.total([a, b])
    least = ops.at_least(both, 3)
    other = ops.other((both, "x"))
    assert [one.number for one in (a, b, both, least, other)] == [3, 4, 5, 6, 7]


def test_a_number_is_fixed_where_it_can_be_one_only() -> None:
    ops = Columns()
    assert ops.constant(3).fixed
    assert not ops.b.fixed


@pytest.mark.parametrize("count", [32, 33, 64, 65, 1024, 1025])
def test_a_sum_nests_in_brackets_of_thirty_two(count: int) -> None:
    terms: list[pieces.Parts] = [("2", " * ", f"x{number}") for number in range(count)]

    def nested(texts: list[str]) -> str:
        while len(texts) > 32:
            texts = [nested(texts[at : at + 32]) for at in range(0, len(texts), 32)]
        return "(" + " + ".join(texts) + ")"

    assert "".join(map(text, pieces.summed(terms))) == nested(
        ["".join(map(text, t)) for t in terms]
    )


def test_marks_stand_between_parts_only() -> None:
    assert pieces.between(", ", []) == ()
    assert pieces.between(", ", ["a"]) == ("a",)
    assert pieces.between(", ", ["a", "b", "c"]) == ("a", ", ", "b", ", ", "c")


def test_a_condition_of_sql_says_what_to_do_instead_of_branching_on_it() -> None:
    ops = Columns()
    with pytest.raises(TypeError, match=r"^a rule may not branch on a score: use choose\(\)$"):
        bool(ops.at_least(ops.b, 2))
