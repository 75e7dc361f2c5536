"""Advice on other grades where a group has a cap or a floor of its own."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from builders import (
    chosen,
    group,
    indicator,
    judged,
    label,
    make_set,
    panel,
    root,
    rounded_to,
    scale,
    scored,
    scores,
    yes_no,
)

import scoring
from scoring.errors import Problems
from scoring.io.assemble import assemble
from scoring.io.cases import load_cases
from scoring.io.structured import raw_sheet

if TYPE_CHECKING:
    from scoring.evaluation import Evaluation

GRADES = (("hi", "hi", 80), ("mid", "mid", 50), ("lo", "lo", 0))


def found(
    groups: dict[str, Any], a: str, b: str, bands: Any = GRADES, bonus: str | None = None
) -> Evaluation:
    items = {"a": indicator(60, judged(), "g" if "g" in groups else "total")}
    items["b"] = indicator(40, judged())
    given = {"a": scores(a), "b": scores(b)}
    if bonus is not None:
        items["x"] = indicator(5, judged(), role="bonus")
        given["x"] = scores(bonus)
    used = make_set(items, groups, grades=scale(bands, "rounded"), rounding=rounded_to(2, 2))
    return scored(used, given)


def advice(result: Evaluation, language: str = "en") -> str:
    return scoring.render(result, "text", language)


def test_what_the_cap_of_the_total_took_is_lost_first() -> None:
    result = found(
        {"total": root(100, cap=100)}, "60", "40", (("ex", "ex", 95), ("ok", "ok", 0)), "5"
    )
    assert (result.total, result.spare) == (100, 5)
    assert result.grade_below is not None
    # 105 less 10 is 95
    assert result.grade_below.points == 10
    assert "Losing more than 10.00 points gives “ok”." in advice(result)


def test_extra_credit_beyond_the_cap_of_a_shipped_set_is_lost_first() -> None:
    shipped = Path(__file__).parents[2] / "indicator_sets" / "gradebook"
    case = next(one for one in load_cases(shipped / "set.toml") if one.path.name == "capped.toml")
    used = scoring.load_indicator_set("gradebook")
    raw = raw_sheet(case.written.sheet, "case", "sheet.")
    result = scoring.evaluate(used, assemble(raw, used, Problems()))
    # 98.134 is rounded to 98.13, 5 more are 103.13, and an A starts at 93
    assert result.spare == Fraction("3.13")
    assert result.grade_below is not None
    assert result.grade_below.points == Fraction("10.13")


def test_a_grade_beyond_the_cap_of_a_group_is_not_promised() -> None:
    result = found({"total": root(100), "g": group(60, cap=30)}, "50", "40")
    # 30 and 40
    assert (result.total, result.at_best, result.spare) == (70, 70, 0)
    assert [node.id for node in result.held] == ["g"]
    assert result.grade_above is not None
    assert not result.grade_above.within_reach
    assert (
        "While the cap on g group holds, full points everywhere else give a total of 70.00, "
        "short of “hi”." in advice(result)
    )


def test_a_cap_of_a_group_that_leaves_the_next_grade_in_reach_is_told() -> None:
    result = found({"total": root(100), "g": group(60, cap=45)}, "50", "30")
    # 45 and 30, at best 45 and 40
    assert (result.total, result.at_best) == (75, 85)
    assert result.grade_above is not None
    assert (result.grade_above.points, result.grade_above.within_reach) == (5, True)
    assert "While the cap holds, more points in g group add nothing to the total." in advice(result)


def test_a_cap_that_would_only_cut_later_is_in_the_way_as_well() -> None:
    for groups in ({"total": root(100, cap=70)}, {"total": root(100), "g": group(60, cap=30)}):
        result = found(groups, "20", "40")
        assert (result.total, result.at_best, result.held) == (60, 70, ())
        assert result.grade_above is not None
        assert not result.grade_above.within_reach
        assert (
            "With the caps that groups have, full points everywhere give a total of 70.00, "
            "short of “hi”." in advice(result)
        )
        assert "有上限，各项都得满分，总分也只有 70.00 分，升不到“hi”。" in advice(result, "zh")


def test_points_below_the_floor_of_the_total_come_first() -> None:
    result = found({"total": root(100, floor=40)}, "20", "10")
    # 30 is lifted to 40, and 50 is 20 beyond 30
    assert (result.total, result.spare) == (40, -10)
    assert result.grade_above is not None
    assert result.grade_above.points == 20


def test_a_grade_below_the_floor_of_the_total_does_not_threaten() -> None:
    for floor, within in ((50, False), ("49.99", True)):
        result = found({"total": root(100, floor=floor)}, "40", "20")
        assert result.total == 60
        assert result.grade_below is not None
        assert result.grade_below.within_reach is within
        assert ("The floor of the total keeps it above “lo”." in advice(result)) is not within
        assert ("总分有下限，降不到“lo”。" in advice(result, "zh")) is not within


def test_where_not_every_reviewer_is_cut_more_points_may_count() -> None:
    used = make_set(
        {"a": indicator(100, judged()), "f": indicator(None, yes_no(), role="flag")},
        {"total": root(100)},
        panel=panel(stage="total"),
        cap=[{"id": "c", "node": "a", "at_most": 40, "label": label("c"), "when": {"yes": "f"}}],
        grades=scale(GRADES, "rounded"),
        rounding=rounded_to(2, 2),
    )
    for second, total, held in (("no", 35, []), ("yes", 40, ["a"])):
        given = ("90", "30") if second == "no" else ("90", "60")
        flags = chosen({"answer": "yes"}, {"answer": second})
        result = scored(used, {"a": scores(*given), "f": flags}, 2)
        # 40 and 30; 40 and 40
        assert result.exact_total == Fraction(total)
        assert [node.id for node in result.capped] == ["a"]
        assert [node.id for node in result.held] == held
        assert "add nothing" not in advice(result)
