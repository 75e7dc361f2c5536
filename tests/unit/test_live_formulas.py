"""The live formulas of a workbook know where a spreadsheet stops being exact."""

from __future__ import annotations

import builders as b
import pytest

import scoring
from scoring.algebra.bounds import BoundsOps, Interval
from scoring.algebra.formulas import EXACT_IN_A_DOUBLE
from scoring.io.xlsx.layout import lay_out
from scoring.io.xlsx.live import Live
from scoring.plan import Leaf, plan_of, settle


def peak(leaf: Leaf, highest: int) -> int:
    bounds = BoundsOps()
    given = [Interval(1, highest) for _ in leaf.rule.inputs]
    data = leaf.rule.denominator(bounds, given)
    settle(bounds, leaf, leaf.rule.numerator(bounds, given), leaf.rule.divisor, data)
    return bounds.peak


@pytest.mark.parametrize("indicator", ["B1", "B2", "C4"])
def test_a_formula_stays_blank_where_a_double_is_not_exact(indicator: str) -> None:
    used = scoring.load_indicator_set("mof-project-2020")
    plan = plan_of(used)
    live = Live(plan, lay_out(plan, scoring.blank_sheet(used, 5)), "zh")
    leaf = plan.leaves[plan.places[indicator]]
    limit = live.exact_up_to(leaf)
    assert limit is not None
    assert peak(leaf, limit) <= EXACT_IN_A_DOUBLE < peak(leaf, 3 * limit)
    # 1,000,000 in units of 万元 is ten billion yuan, which no project of a city exceeds
    assert limit >= 1_000_000 * leaf.rule.inputs[0].scale
    assert f">{limit}," in (live.indicator(leaf) or "")


def test_a_formula_needs_no_limit_where_every_number_is_exact() -> None:
    used = scoring.load_indicator_set("mof-project-2020")
    plan = plan_of(used)
    live = Live(plan, lay_out(plan, scoring.blank_sheet(used, 5)), "zh")
    assert live.exact_up_to(plan.leaves[plan.places["D2"]]) is None
    assert live.exact_up_to(plan.leaves[plan.places["A1"]]) is None


def test_a_sum_has_no_formula_where_an_indicator_in_it_has_none() -> None:
    logarithm = {
        "kind": "goalposts",
        "figure": b.figure("spent", at_most=1000),
        "worst": 1,
        "best": 100,
        "scale": "log",
        "outside": "clip",
    }
    used = b.make_set(
        {
            "A1": b.indicator(10, b.judged(), "A"),
            "B1": b.indicator(10, b.judged(), "B"),
            "B2": b.indicator(10, logarithm, "B"),
        },
        {"total": b.root(), "A": b.group(), "B": b.group()},
        rounding=b.rounded_to(2, None),
        panel=b.panel(),
    )
    plan = plan_of(used)
    layout = lay_out(plan, scoring.blank_sheet(used, 3))
    live = Live(plan, layout, "zh")
    rows = {row.node.id: row for row in layout.rows}
    assert live.indicator(plan.leaves[plan.places["B2"]]) is None
    assert live.subtotal(rows["A"]) is not None
    assert live.subtotal(rows["B"]) is None
    assert live.subtotal(rows["total"]) is None
    assert live.grade(rows["total"]) is None
