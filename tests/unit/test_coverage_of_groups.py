"""How much of a group was scored, and what the report on both readings says."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from builders import (
    fill,
    group,
    indicator,
    judged,
    make_set,
    picked,
    policies,
    root,
    scale,
    scores,
    state,
    yes_no,
)

import scoring

if TYPE_CHECKING:
    from scoring.model import IndicatorSet
    from scoring.sheet import Entry

ROUNDED = {"shown": 2, "group": 2, "total": 2}
GRADES = scale((("hi", "hi", 80), ("mid", "mid", 50), ("lo", "lo", 0)), "rounded")
ONLY = scale((("only", "only", 0),), "rounded")


def covered(used: IndicatorSet, **filled: Entry) -> dict[str, Fraction | None]:
    """Return the coverage of every node of a sheet."""
    return dict(scoring.coverage(scoring.readings(used, fill(used, filled)).nothing_more))


def lines(used: IndicatorSet, **filled: Entry) -> list[str]:
    """Return the lines of the English report on both readings."""
    read = scoring.readings(used, fill(used, filled))
    return scoring.render_readings(read, "text", "en").splitlines()


def row(report: list[str], name: str) -> list[str]:
    """Return the cells of the row of a node."""
    return next(line.split() for line in report if line.split()[1:2] == [name])


def test_a_node_in_two_groups_counts_in_the_coverage_of_both() -> None:
    used = make_set(
        {
            "a": indicator(10, judged(), under="g", also_under=["h"]),
            "b": indicator(10, judged(), under="g"),
            "c": indicator(10, judged(), under="h", missing=policies("siblings")),
        },
        {"total": root(40), "g": group(20), "h": group(20)},
        rounding=ROUNDED,
        grades=ONLY,
    )
    half = Fraction(1, 2)
    found = covered(used, a=scores("5"))
    assert (found["g"], found["h"], found["total"]) == (half, half, half)
    found = covered(used, a=scores("5"), c=state("not_applicable"))
    # h is fully covered and still worth 20: (20 × 1/2 + 20) / 40
    assert (found["g"], found["h"], found["total"]) == (half, 1, Fraction(3, 4))


def test_a_pool_part_of_which_does_not_apply_counts_with_its_own_full_points() -> None:
    # 30 of the pool's 50 do not apply and the other 20 stand for all of its 50
    used = make_set(
        {
            "a": indicator(20, judged(), under="p"),
            "b": indicator(30, judged(), under="p", missing=policies("siblings")),
            "c": indicator(50, judged()),
        },
        {"total": root(100), "p": group(50, combine="pool")},
        rounding=ROUNDED,
        grades=ONLY,
    )
    found = covered(used, a=scores("10"), b=state("not_applicable"))
    assert (found["p"], found["b"], found["total"]) == (1, None, Fraction(1, 2))


def test_what_the_tree_shares_makes_the_group_count_less() -> None:
    # g counts with 10 of its 20 points beside the open 30 of c
    used = make_set(
        {
            "a": indicator(10, judged(), under="g", missing=policies("tree")),
            "b": indicator(10, judged(), under="g"),
            "c": indicator(30, judged()),
        },
        {"total": root(50), "g": group(20)},
        rounding=ROUNDED,
        grades=ONLY,
    )
    found = covered(used, a=state("not_applicable"), b=scores("8"))
    assert (found["g"], found["total"]) == (1, Fraction(1, 4))


def test_the_report_on_both_readings_lists_the_veto_that_decides() -> None:
    used = make_set(
        {
            "a": indicator(60, judged()),
            "b": indicator(40, judged()),
            "f": indicator(None, yes_no(asked="once"), role="flag"),
        },
        {"total": root(100)},
        rounding=ROUNDED,
        grades=GRADES,
        veto=[
            {
                "id": "v",
                "total": "20",
                "label": {"zh": "v", "en": "v"},
                "grade": "lo",
                "when": {"yes": "f"},
            }
        ],
    )
    report = lines(used, a=scores("30"), f=picked(answer="yes"))
    assert "So far, what was scored comes to a total of 20.00, “lo”." in report
    assert "So far: Without these limits: total 50.00, “mid”." in report
    assert "If nothing more: Without these limits: total 30.00, “lo”." in report
    assert len([line for line in report if "Veto “v”: the total becomes 20.00." in line]) == 2
    assert row(report, "total")[3:5] == ["20.00", "20.00"]


def test_the_total_row_is_published_and_what_does_not_apply_has_no_points() -> None:
    # 73.333 of 80 is 91.66625, published as 91.67
    used = make_set(
        {
            "a": indicator(80, judged("0.001")),
            "b": indicator(15, judged()),
            "c": indicator(5, judged(), missing=policies("siblings")),
        },
        {"total": root(100)},
        rounding={"shown": 2, "total": 2},
        grades=ONLY,
    )
    report = lines(used, a=scores("73.333"), c=state("not_applicable"))
    assert row(report, "total")[3] == "91.67"
    assert row(report, "c")[3:5] == ["—", "—"]
