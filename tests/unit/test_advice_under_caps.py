"""Advice on the next grade where a cap on a part of the tree applied."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from builders import (
    MOF,
    chosen,
    group,
    indicator,
    judged,
    label,
    make_set,
    once,
    panel,
    policies,
    root,
    rounded_to,
    scale,
    scored,
    scores,
    state,
    trimmed,
    yes_no,
)

import scoring

if TYPE_CHECKING:
    from scoring.evaluation import Evaluation
    from scoring.model import IndicatorSet

ONCE = judged(asked="once")
FLAG = indicator(None, yes_no(asked="once"), role="flag")


def capped(at_most: str, node: str = "A", when: Any = None, more: Any = ()) -> IndicatorSet:
    """Return two sections of 60 and 40 points; a flag caps one of them."""
    cap = {"id": "c", "label": label("c"), "node": node, "at_most": at_most}
    return make_set(
        {
            "a": indicator(50, ONCE, "A", label=label("first")),
            "a2": indicator(10, ONCE, "A", label=label("second")),
            "b": indicator(40, ONCE, "B", label=label("third")),
            "F": FLAG,
        },
        {"total": root(), "A": group(label=label("use")), "B": group(label=label("rest"))},
        cap=[{**cap, "when": when or {"yes": "F"}}, *more],
        grades=scale(MOF, "rounded"),
        rounding={**rounded_to(2, 2), "group": 2},
        missing=policies("siblings", missing="zero"),
    )


def found(used: IndicatorSet, b: str = "36", **more: Any) -> Evaluation:
    given = {"a": once(score="50"), "a2": once(score="8"), "b": once(score=b)}
    return scored(used, {**given, "F": once(answer="yes"), **more}, 0)


def head(result: Evaluation, language: str = "en") -> list[str]:
    """Return what stands above the table."""
    text = scoring.render(result, "text", language)
    return text.partition("\n\n")[2].partition("\n\n")[0].splitlines()


def test_it_is_said_that_points_of_the_capped_group_no_longer_count() -> None:
    result = found(capped("40"))
    assert result.total == 76
    assert result.grade_above is not None
    assert (result.grade_above.points, result.grade_above.within_reach) == (4, True)
    assert result.at_best == 80
    assert head(result)[3:6] == [
        "4.00 more points give “良”. Losing more than 16.00 points gives “差”.",
        "While the cap holds, more points in A use add nothing to the total.",
        "Indicator set: Test (test 1.0.0)",
    ]
    assert head(result, "zh")[3:5] == [
        "再得 4.00 分升为“良”。再失分超过 16.00 分降为“差”。",
        "封顶成立时，在 A use 再得的分不计入总分。",
    ]


def test_a_grade_that_full_points_everywhere_else_do_not_reach_is_not_promised() -> None:
    result = found(capped("39"))
    assert result.total == 75
    assert result.grade_above is not None
    assert (result.grade_above.points, result.grade_above.within_reach) == (5, False)
    assert result.at_best == 79
    assert head(result)[3:5] == [
        "While the cap on A use holds, full points everywhere else give a total of 79.00, "
        "short of “良”. Losing more than 15.00 points gives “差”.",
        "Indicator set: Test (test 1.0.0)",
    ]
    assert head(result, "zh")[3] == (
        "A use 的封顶成立时，其余各项都得满分，总分也只有 79.00 分，升不到“良”。"
        "再失分超过 15.00 分降为“差”。"
    )
    data = json.loads(scoring.render(result, "json"))
    assert data["to_grade_above"]["within_reach"] is False
    assert data["to_grade_below"]["within_reach"] is True


def test_a_cap_on_an_indicator_is_told_as_one_on_a_group() -> None:
    result = found(capped("20", node="a"))
    assert result.total == 64
    assert result.at_best == 70
    assert head(result)[3].startswith("While the cap on a first holds, full points everywhere else")


def test_where_no_cap_cut_anything_nothing_is_said() -> None:
    for result in (found(capped("59")), found(capped("40"), F=once(answer="no"))):
        assert result.applied == ()
        assert result.at_best is None
        assert result.grade_above is None or result.grade_above.within_reach
        assert "cap" not in "".join(head(result))


def test_at_the_best_grade_nothing_is_promised_and_nothing_is_said() -> None:
    result = found(capped("57"), b="40")
    assert result.total == 97
    assert result.grade_above is None
    assert "While the cap" not in "".join(head(result))


def test_a_cap_that_more_points_would_lift_is_taken_to_hold() -> None:
    result = found(capped("30", when={"node": "b", "below": "20"}), b="10")
    assert result.total == 40
    # with 40 for b the cap would be lifted; as long as it holds, 70 is all there is
    assert result.at_best == 70
    assert result.grade_above is not None
    assert result.grade_above.within_reach


def test_a_cap_that_only_full_points_would_bring_is_no_obstacle() -> None:
    other = {"id": "d", "label": label("d"), "node": "B", "at_most": "10"}
    used = capped("40", more=[{**other, "when": {"node": "a2", "at_least": "10"}}])
    assert found(used).at_best == 80
    # one that holds already and would then take something is one
    used = capped("40", more=[{**other, "at_most": "37", "when": {"yes": "F"}}])
    assert found(used).at_best == 77


def test_what_is_left_out_stays_left_out() -> None:
    result = found(capped("40"), a2=state("not_applicable"))
    assert result.at_best == 80
    all_of_b = found(capped("40"), b="40")
    assert all_of_b.at_best == all_of_b.published_total == 80


def test_a_bonus_counts_as_earned_and_a_penalty_as_none() -> None:
    used = make_set(
        {
            "a": indicator(60, ONCE, "A"),
            "b": indicator(40, ONCE),
            "up": indicator(5, ONCE, role="bonus"),
            "down": indicator(5, ONCE, role="penalty"),
            "each": indicator(5, ONCE, "off"),
            "F": FLAG,
        },
        {"total": root(cap="105"), "A": group(), "off": group(5, role="penalty")},
        cap=[{"id": "c", "label": label("c"), "node": "A", "at_most": "40", "when": {"yes": "F"}}],
        grades=scale(MOF),
    )
    given = {"a": "50", "b": "36", "up": "0", "down": "3", "each": "1"}
    entries = {name: once(score=score) for name, score in given.items()}
    result = scored(used, {**entries, "F": once(answer="yes")}, 0)
    assert (result.total, result.at_best) == (72, 85)


def test_caps_of_single_reviewers_hold_where_totals_are_combined() -> None:
    def used(**how: Any) -> IndicatorSet:
        return make_set(
            {
                "a": indicator(60, judged(), "A"),
                "b": indicator(40, judged()),
                "F": indicator(None, yes_no(), role="flag"),
            },
            {"total": root(), "A": group()},
            cap=[
                {"id": "c", "label": label("c"), "node": "A", "at_most": "30", "when": {"yes": "F"}}
            ],
            grades=scale(MOF),
            **how,
        )

    entries = {
        "a": scores("50", "50", "50"),
        "b": scores("40", "40", "30"),
        "F": chosen({"answer": "yes"}, {"answer": "no"}, {"answer": "no"}),
    }
    result = scored(used(panel=panel(stage="total")), entries, 3)
    # 70, 90 and 80; at best 70, 100 and 100
    assert (result.exact_total, result.at_best) == (80, 90)
    middle = scored(used(panel=trimmed("total")), entries, 3)
    assert middle.exact_total == 80
    # 90 without the cap, which made the third count; at best 100 is in the middle
    assert [one.rule.id for one in middle.applied] == ["c"]
    assert middle.at_best == 100
    weighted = scored(used(panel=panel(stage="total")), {**entries, "b": scores("1", "1", "1")}, 3)
    assert weighted.exact_total == Fraction(31 + 51 + 51, 3)
    assert weighted.at_best == 90


def test_where_full_points_need_not_be_best_nothing_is_said_to_be_out_of_reach() -> None:
    used = make_set(
        {
            **{name: indicator(20, ONCE, "A") for name in ("a", "a2", "a3")},
            "b": indicator(40, ONCE),
            "F": FLAG,
        },
        {
            "total": root(),
            "A": group(60, combine="most_frequent", label=label("use"), rounding={"places": 2}),
        },
        cap=[{"id": "c", "label": label("c"), "node": "A", "at_most": "10", "when": {"yes": "F"}}],
        grades=scale(MOF),
    )
    given = {name: once(score="20") for name in ("a", "a2", "a3", "b")}
    result = scored(used, {**given, "F": once(answer="yes")}, 0)
    assert (result.total, result.at_best) == (30, None)
    assert result.grade_above is not None
    assert result.grade_above.within_reach
    assert "more points in A use add nothing" in "".join(head(result))
