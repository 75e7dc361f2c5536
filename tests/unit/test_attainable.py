"""What points an indicator can come to is the same for routes and for steps."""

from __future__ import annotations

from typing import Any

import pytest
from builders import checklist, figure, indicator, make_set, tiers, yes_no

from scoring.plan import plan_of
from scoring.whatif.altering.steps import range_of
from scoring.whatif.routing.attainable import attainable

GUARDED = tiers(("at_least", "50", "3"), otherwise="1", per=figure("of"))


@pytest.mark.parametrize(
    ("rule", "points"),
    [
        pytest.param(GUARDED, [1, 3], id="tiers"),
        pytest.param({**GUARDED, "zero_divisor": "full"}, [1, 3, 5], id="full if nothing is due"),
        pytest.param({**GUARDED, "zero_divisor": "zero"}, [0, 1, 3], id="zero if nothing is due"),
        pytest.param(yes_no(), [0, 5], id="yes or no"),
        pytest.param(checklist("1", "4"), [0, 1, 4, 5], id="elements of a checklist"),
    ],
)
def test_routes_and_steps_go_to_the_same_points(rule: dict[str, Any], points: list[int]) -> None:
    plan = plan_of(make_set({"A": indicator(5, rule)}))
    leaf = plan.leaves[0]
    expected = tuple(one * plan.tick for one in points)
    assert attainable(plan, leaf) == range_of(plan, leaf).marks == expected
