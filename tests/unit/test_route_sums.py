"""What indicators can move together where few points can be given, by hand and by trying all."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from builders import indicator, make_set, picked, scale, scored, yes_no

import scoring
from scoring.whatif.routing.sums import Part, cheapest_sum

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Key = tuple[int, int]

PARTS = {
    "two may win 8 together, and no 6": [
        Part(0, 1, 1, (3, 5), fresh=True),
        Part(1, 1, 1, (4,), fresh=True),
    ],
    "one wins double, one takes double, one moves already": [
        Part(0, 2, 1, (2, 3), fresh=True),
        Part(1, 1, 2, (5, 6, 7, 8), fresh=False),
        Part(2, 1, 1, (4, 6, 11), fresh=True),
        Part(3, 2, 1, (1,), fresh=True),
    ],
    "steps in runs": [
        Part(0, 3, 1, (1, 11, 21, 31, 36), fresh=True),
        Part(1, 3, 1, (10, 20, 30), fresh=False),
        Part(2, 3, 1, (), fresh=True),
    ],
}


def test_of_sums_that_reach_a_gap_the_least_is_taken() -> None:
    """5 alone is less than 6; 3 + 4 = 7 is the next that can be had."""
    found = cheapest_sum(PARTS["two may win 8 together, and no 6"], 6, fewest=False)
    assert found is not None
    assert (found.key, found.moves) == ((7, 2), {0: 3, 1: 4})


def test_nothing_is_said_where_no_sum_reaches_the_gap() -> None:
    assert cheapest_sum(PARTS["two may win 8 together, and no 6"], 10, fewest=False) is None


def every_way(parts: Sequence[Part], gap: int, *, fewest: bool) -> Iterator[Key]:
    for moves in product(*((0, *part.steps) for part in parts)):
        pairs = list(zip(parts, moves, strict=True))
        if sum(part.slope * move for part, move in pairs) >= gap:
            effort = sum(part.price * move for part, move in pairs)
            changed = sum(part.fresh and move > 0 for part, move in pairs)
            yield (changed, effort) if fewest else (effort, changed)


@pytest.mark.parametrize("fewest", [False, True])
@pytest.mark.parametrize("parts", PARTS.values(), ids=PARTS)
def test_sums_are_the_cheapest_of_all_moves(parts: list[Part], fewest: bool) -> None:  # noqa: FBT001 - a parameter
    most = sum(part.slope * part.steps[-1] for part in parts if part.steps)
    for gap in range(1, most + 1):
        found = cheapest_sum(parts, gap, fewest=fewest)
        assert found is not None
        assert found.key == min(every_way(parts, gap, fewest=fewest))
        moved = {part.place: part for part in parts if part.place in found.moves}
        assert sum(moved[place].slope * move for place, move in found.moves.items()) >= gap
        effort = sum(moved[place].price * move for place, move in found.moves.items())
        changed = sum(moved[place].fresh for place in found.moves)
        assert found.key == ((changed, effort) if fewest else (effort, changed))


def test_a_way_out_through_gaps_between_sums_is_proven_at_once() -> None:
    """Of 132 points more than 9.5 must go, in fours and sevens: not 10, but 4 + 7 = 11."""
    names = [f"{kind}{number}" for number in range(12) for kind in ("four", "seven")]
    indicators = {
        name: indicator(4 if name.startswith("four") else 7, yes_no(asked="once")) for name in names
    }
    used = make_set(indicators, grades=scale((("high", "高", "122.5"), ("low", "低", 0))))
    evaluation = scored(used, dict.fromkeys(names, picked(answer="yes")))
    found = scoring.slip(evaluation)
    (route,) = found.each
    assert (route.points, len(route.moves), route.evaluation.published_total) == (11, 2, 121)
    # one box, in which effort and indicators are weighed against each other in eleven ways
    assert found.boxes <= 12
    (fewest,) = scoring.slip(evaluation, least="indicators").each
    assert (fewest.points, len(fewest.moves)) == (11, 2)
