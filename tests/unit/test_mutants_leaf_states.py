"""How the state of an indicator is settled, and how it is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from builders import indicator, judged, make_set, scale
from carried import value_of

from scoring.plan import plan_of

if TYPE_CHECKING:
    from scoring.model import IndicatorSet

ONCE = judged(asked="once")
GRADES = scale((("a", "a", "0.01"), ("b", "b", "0")))


def left_out(**more: Any) -> IndicatorSet:
    """Return a set whose ``A`` of ten points, in hundredths, is left out as its states say."""
    return make_set(
        {"A": indicator("10", ONCE, missing=more), "B": indicator("10", ONCE)},
        rounding={"shown": 2, "total": 2},
        grades={**GRADES, "basis": "rounded"},
    )


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (None, (700, None, None)),
        (0, (700, 0, 0)),
        # shared out among the siblings, over the whole tree, given to one of them, or settled
        (1, (0, 1, 0)),
        (2, (0, 2, 1000)),
        (3, (0, 3, 0)),
        (4, (1000, 0, 0)),
    ],
)
def test_a_state_leaves_an_indicator_out_in_its_own_way(
    state: int | None, expected: tuple[int, int | None, int | None]
) -> None:
    used = left_out(
        missing="siblings", not_applicable="tree", not_due={"give_to": "B"}, void="full"
    )
    assert plan_of(used).tick == 100
    assert value_of(used, [700], state=state)[:3] == expected


@pytest.mark.parametrize(
    ("policy", "state", "expected"),
    [
        ("siblings", 0, (700, 0, None)),
        ("siblings", 2, (0, 1, None)),
        ("zero", 2, (0, None, None)),
        ("full", 2, (1000, None, None)),
        ("full", 0, (700, None, None)),
        ("refuse", 0, (700, None, None)),
    ],
)
def test_what_is_never_left_out_has_no_way_of_it(
    policy: str, state: int, expected: tuple[int, int | None, int | None]
) -> None:
    used = left_out(not_applicable=policy)
    assert value_of(used, [700], state=state)[:3] == expected
