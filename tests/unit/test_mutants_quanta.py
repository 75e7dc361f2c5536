"""What every kind of rule divides by, and the fractions of a point that it is made of."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from rule_alone import SPECS
from rule_written import (
    AGAINST,
    BANDS,
    ELEMENTS,
    FIXED,
    ITEMS,
    LINES,
    MEASURED,
    RATIOS,
    STEPS,
    SURVEY,
    TIERS,
    figure,
    made,
    shares,
    text,
)

from scoring import rules

# by panel, divided by data, inputs that are at least 1, guarded, what zero means
ONCE = (False, False, (), False, "refuse")


@pytest.mark.parametrize(
    ("data", "divisor", "traits"),
    [
        ({"kind": "judged"}, 1, (True, False, (), False, "refuse")),
        ({"kind": "judged", "asked": "once"}, 1, ONCE),
        ({"kind": "band", "bands": BANDS}, 1, (True, False, (), False, "refuse")),
        ({"kind": "band", "bands": BANDS, "asked": "once"}, 1, ONCE),
        ({"kind": "yes_no"}, 1, (True, False, (), False, "refuse")),
        ({"kind": "yes_no", "asked": "once"}, 1, ONCE),
        ({"kind": "levels", "levels": shares("1", "1/3", "1/14")}, 21, (True, *ONCE[1:])),
        ({"kind": "levels", "levels": shares("1", "0.5"), "asked": "once"}, 1, ONCE),
        ({"kind": "checklist", "elements": ELEMENTS}, 3, (True, *ONCE[1:])),
        ({"kind": "checklist", "elements": ELEMENTS[:2], "asked": "once"}, 1, ONCE),
        ({"kind": "deductions", "lines": LINES, "asked": "once"}, 1, ONCE),
        ({"kind": "deductions", "lines": LINES, "asked": "panel"}, 1, (True, *ONCE[1:])),
        ({"kind": "rank", "deduct": 1, "ties": "best", "cohort": 9}, 1, ONCE),
        ({"kind": "rank", "deduct": 1, "ties": "mean", "cohort": 9}, 2, ONCE),
        ({"kind": "equality", "above": "full", "below": "zero", **AGAINST}, 1, ONCE),
        (SURVEY | {"nobody": "full"}, 1, (False, True, (), True, "full")),
        (
            SURVEY | {"levels": shares("1", "1/3"), "tiers": TIERS, "otherwise": "1/7"},
            7,
            (False, False, (), True, "refuse"),
        ),
        (
            {"kind": "proportional", "better": "higher", "zero_divisor": "full", **AGAINST},
            1,
            (False, True, (1,), True, "full"),
        ),
        ({"kind": "proportional", "better": "higher", **FIXED}, 5, ONCE),
        (
            {"kind": "proportional", "better": "lower", "form": "reciprocal", **FIXED},
            1,
            (False, True, (), False, "refuse"),
        ),
        (
            {"kind": "threshold", "pass_line": "0.6", "zero_divisor": "zero", **AGAINST},
            1,
            (False, True, (1,), True, "zero"),
        ),
        ({"kind": "threshold", "pass_line": "0.6", **FIXED}, 1, ONCE),
        (
            {**STEPS, **MEASURED, "part": "proportional", "zero_divisor": "full"},
            1,
            (False, True, (1,), True, "full"),
        ),
        ({**STEPS, **MEASURED, "part": "started"}, 1, (False, False, (1,), True, "refuse")),
        ({**STEPS, "figure": figure("f", 1), "part": "proportional"}, 5, ONCE),
        (
            {"kind": "tiers", **MEASURED, "tiers": TIERS, "otherwise": 1, "zero_divisor": "zero"},
            1,
            (False, False, (1,), True, "zero"),
        ),
        (
            {"kind": "two_sided", **MEASURED, "full_from": 2, "full_to": 4, "zero_below": 1},
            1,
            (False, True, (1,), True, "refuse"),
        ),
        (
            RATIOS | {"method": "weighted", "zero_divisor": "zero"},
            3,
            (False, True, (1, 3), True, "zero"),
        ),
        (
            RATIOS | {"method": "weighted", "rate_places": 1},
            3,
            (False, False, (1, 3), True, "refuse"),
        ),
        (
            RATIOS
            | {"method": "ratio_of_sums", "items": [{**one, "weight": None} for one in ITEMS]},
            1,
            (False, True, (), True, "refuse"),
        ),
    ],
)
def test_it_is_known_what_a_rule_divides_by(
    data: dict[str, Any], divisor: int, traits: tuple[Any, ...]
) -> None:
    rule = made(data)
    assert rule.divisor == divisor
    found = (rule.by_panel, rule.divides_by_data, rule.nonzero, rule.guarded, rule.zero)
    assert found == traits


# ---------------------------------------------------------------- fractions of a point

PLAIN = [{**one, "weight": None} for one in ITEMS]
WORTH = [{**one, "points": n} for n, one in enumerate(ELEMENTS, start=2)]
EACH = {"id": "e", "label": text("e"), "each": "0.5", "at_most": "1.5", "most": 9}
OVER = {"from_rate": "1.2", "effect": "reduce", "deduct": "0.5", "at_least": "0.25"}
MEASURE = {"figure": figure("f", 1)}
EQUALITY = {"kind": "equality", "above": "full", "below": "zero"}
GOALPOSTS = {"kind": "goalposts", "outside": "clip", "worst": 2, "best": 7}
HIGHER = {"kind": "proportional", "better": "higher"}
LOWER = {"kind": "proportional", "better": "lower"}
THRESHOLD = {"kind": "threshold", "pass_line": "0.6"}
TWO_SIDED = {"kind": "two_sided", "full_from": 2, "full_to": 4}
LOOKED_UP = {"levels": shares("1", "1/3"), "tiers": TIERS, "otherwise": "1/7"}
FEW = {"too_few": {"answers": 5, "effect": "deduct", "deduct": "0.3"}}


@pytest.mark.parametrize(
    ("data", "rounded", "exact"),
    [
        ({"kind": "judged", "step": "0.5"}, "10 1/2", "10 1/2"),
        ({"kind": "yes_no"}, "10", "10"),
        # 0.8 of 10 is 8
        ({"kind": "band", "step": "0.5", "bands": BANDS}, "10 1/2 8 0", "10 1/2 8 0"),
        ({"kind": "levels", "levels": shares("1", "1/3")}, "10", "10 10 10/3"),
        ({"kind": "checklist", "elements": ELEMENTS}, "10", "10 10/3 10/3 10/3"),
        ({"kind": "checklist", "elements": ELEMENTS, "partial": True}, "10", "10 5/3 5/3 5/3"),
        ({"kind": "checklist", "elements": WORTH}, "10", "10 2 3 4"),
        ({"kind": "deductions", "lines": [EACH, LINES[1]]}, "10 1/2 3/2", "10 1/2 3/2"),
        ({"kind": "rank", "deduct": 1, "ties": "best", "cohort": 9}, "10 1", "10 1"),
        ({"kind": "rank", "deduct": 1, "ties": "worst", "cohort": 9}, "10 1", "10 1"),
        ({"kind": "rank", "deduct": 1, "ties": "mean", "cohort": 9}, "10 1", "10 1/2"),
        ({**EQUALITY, **AGAINST}, "10", "10"),
        ({**EQUALITY, **FIXED}, "10", "10"),
        (SURVEY, "10", "10"),
        (SURVEY | FEW, "10", "10"),
        (SURVEY | LOOKED_UP, "10", "10 1/7 0 4"),
        (SURVEY | LOOKED_UP | FEW, "10", "10 1/7 3 4"),
        ({**HIGHER, **AGAINST}, "10", "10"),
        # a tenth, 2 of 5 on the scale of 20, of a target of 1/4
        ({**HIGHER, **FIXED}, "10", "10 2"),
        ({**HIGHER, **FIXED, "over": {**OVER, "effect": "ignore"}}, "10", "10 2"),
        # 1 + 0.5 × 1.2 is kept, 0.5 lost for each, 0.25 kept at least
        ({**HIGHER, **FIXED, "over": OVER}, "10", "10 2 16 1 5/2"),
        ({**LOWER, **FIXED, "form": "linear"}, "10", "10 2"),
        ({**LOWER, **FIXED, "form": "reciprocal"}, "10", "10"),
        ({**THRESHOLD, **AGAINST}, "10", "10"),
        # from 0.15 to 0.25 it rises by 100 for each 1
        ({**THRESHOLD, **FIXED}, "10", "10 10 15"),
        # from 2 to 7 it rises by 2 for each 1
        ({**GOALPOSTS, **MEASURE, "scale": "linear"}, "10", "10 1/5 4"),
        ({**GOALPOSTS, **MEASURE, "scale": "log"}, "10", "10"),
        ({**STEPS, **MEASURE, "part": "whole"}, "10 10 2", "10 10 2"),
        ({**STEPS, **MEASURE, "part": "started", "start": 9}, "10 9 2", "10 9 2"),
        ({**STEPS, **MEASURE, "part": "proportional"}, "10 10 2", "10 10 2 2/5"),
        ({**STEPS, **MEASURED, "part": "proportional"}, "10 10 2", "10 10 2"),
        ({"kind": "tiers", **MEASURE, "tiers": TIERS, "otherwise": 1}, "10 1 4", "10 1 4"),
        ({**TWO_SIDED, **MEASURED, "zero_below": 1}, "10", "10"),
        # it rises by 10 for each 1 from 1 to 2, and falls by 5/2 from 4 to 8
        ({**TWO_SIDED, **MEASURE, "zero_below": 1}, "10", "10 1 10"),
        ({**TWO_SIDED, **MEASURE, "zero_above": 8}, "10", "10 -1/4 -20"),
        ({**TWO_SIDED, **MEASURE, "zero_below": 2}, "10", "10"),
        (RATIOS | {"method": "weighted"}, "10", "10"),
        (RATIOS | {"method": "weighted", "rate_places": 1}, "10", "10 1/300"),
        (RATIOS | {"method": "worst", "items": PLAIN, "rate_places": 1}, "10", "10 1/100"),
        (RATIOS | {"method": "mean_of_ratios", "items": PLAIN, "rate_places": 0}, "10", "10 1/20"),
    ],
)
def test_a_rule_is_made_of_these_fractions_of_a_point(
    data: dict[str, Any], rounded: str, exact: str
) -> None:
    spec = SPECS.validate_python(data)
    for is_rounded, expected in ((True, rounded), (False, exact)):
        found = rules.quanta(spec, Fraction(10), rounded=is_rounded)
        assert list(found) == [Fraction(part) for part in expected.split()]
