"""Where projects change places, against totals of the set with other weights."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from builders import made
from examples import runs
from hypothesis import given
from hypothesis import strategies as st
from reweighing import reweighed, trees

import scoring

if TYPE_CHECKING:
    from scoring.sheet import Entry

MANY = 1000


def given_points(entry: Entry) -> str:
    return str(entry.answers["score"]["value"])


@runs(0.3)
@given(trees(group_places=st.none()), st.data())
def test_every_change_of_places_is_where_the_totals_are_equal_and_none_is_left_out(
    drawn: tuple[dict[str, Any], dict[str, Entry]], data: st.DataObject
) -> None:
    written, entries = drawn
    sheets = [entries]
    for _ in range(data.draw(st.integers(1, 3))):
        tenths = {
            name: data.draw(st.integers(0, int(one["points"]) * 10))
            for name, one in written["indicator"].items()
        }
        sheets.append(
            {
                name: scoring.Entry(answers={"score": {"value": Decimal(number) / 10}})
                for name, number in tenths.items()
            }
        )
    columns = {name: [given_points(sheet[name]) for sheet in sheets] for name in entries}
    table = pa.table({"name": [f"p{n}" for n in range(len(sheets))], **columns})
    found = scoring.rank_changes(made(written), table, most=MANY)
    if found.set_aside:
        return
    for one in found.each:
        for low, high, swaps in (
            (Fraction(0), one.weight, one.down),
            (one.weight, one.most, one.up),
        ):
            expected = set()
            for first, second in combinations(range(len(sheets)), 2):
                at = crossing(written, sheets, one, (first, second))
                if at is not None and low < at < high:
                    expected.add((at, frozenset((f"p{first}", f"p{second}"))))
            assert {
                (swap.weight, frozenset((swap.falls, swap.rises))) for swap in swaps
            } == expected
            far = [abs(swap.weight - one.weight) for swap in swaps]
            assert far == sorted(far)


def crossing(
    written: dict[str, Any],
    sheets: list[dict[str, Entry]],
    one: scoring.NodeRanks,
    pair: tuple[int, int],
) -> Fraction | None:
    """Return where two totals are equal, from what the engine says at two weights."""
    ends = []
    for weight in (one.most / 3, one.most / 2):
        first, second = (
            reweighed(written, sheets[place], one.node.id, weight, one.most).exact_total
            for place in pair
        )
        ends.append(first - second)
    if ends[0] == ends[1]:
        return None
    return one.most / 3 + one.most / 6 * ends[0] / (ends[0] - ends[1])
