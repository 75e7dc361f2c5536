"""What reports say of scores that are tried out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from builders import (
    MOF,
    group,
    indicator,
    judged,
    label,
    make_set,
    once,
    policies,
    root,
    rounded_to,
    scale,
    scored,
    scores,
    state,
    yes_no,
)

import scoring

if TYPE_CHECKING:
    from scoring.evaluation import Evaluation


def limit(name: str, when: dict[str, Any], **what: Any) -> dict[str, Any]:
    return {"id": name, "label": label(name), "when": when, **what}


USED = make_set(
    {
        "A": indicator(60, judged("1"), "one"),
        "B": indicator(40, judged("1"), "two"),
        "late": indicator(None, yes_no(asked="once"), role="flag"),
        "forged": indicator(None, yes_no(asked="once"), role="flag"),
    },
    {"total": root(100), "one": group(60), "two": group(40)},
    rounding={**rounded_to(indicator=2, total=2), "group": 2},
    grades=scale(MOF, "rounded"),
    missing=policies(not_applicable="siblings"),
    cap=[limit("late-report", {"yes": "late"}, node="one", at_most=30)],
    gate=[limit("weak", {"node": "two", "unit": "percent", "below": "50"}, best="fair")],
    veto=[limit("forgery", {"yes": "forged"}, grade="poor", total=0)],
)


@pytest.fixture(scope="module")
def before() -> Evaluation:
    """58 + 32 = 90."""
    entries = {"A": scores("58"), "B": scores("32")}
    flags = {"late": once(answer="no"), "forged": once(answer="no")}
    return scored(USED, entries | flags)


def changed(before: Evaluation, changes: dict[str, Any], language: str = "zh") -> list[str]:
    found = scoring.change_scores(before, changes)
    return scoring.render_changed_scores(found, "text", language).splitlines()


def test_what_began_to_limit_stands_at_the_top_and_nothing_stood_before(before: Evaluation) -> None:
    lines = changed(before, {"late.answer": "是", "B": "19"})
    # 30 + 19; the gate would leave “fair”, and 49 is below it
    assert lines[2] == "总分 90.00 → 49.00 分（满分 100），等级：优 → 差"
    assert lines[3] == "封顶“late-report”：one group由 58.00 分降为 30.00 分。"
    place = lines.index("改前起作用的封顶、等级限制、一票否决和系数：")
    assert lines[place + 1] == "- 无"


def test_what_no_longer_limits_stands_below(before: Evaluation) -> None:
    late = scoring.change_scores(before, {"late.answer": "yes"}).after
    lines = changed(late, {"late.answer": "no"}, "en")
    assert lines[2] == "Total 62.00 → 90.00 of 100. Grade: 中 → 优."
    place = lines.index("Caps, gates, vetoes and the coefficient before:")
    assert lines[place + 1] == "- Cap “late-report”: one group falls from 58.00 to 30.00 points."


def test_what_limits_as_before_is_said_once(before: Evaluation) -> None:
    forged = scoring.change_scores(before, {"forged.answer": "yes"}).after
    lines = changed(forged, {"forged.answer": "yes"})
    assert sum("一票否决“forgery”：结论为“差”" in line for line in lines) == 1
    assert not any("改前" in line for line in lines)


def test_a_veto_replaces_total_and_grade(before: Evaluation) -> None:
    lines = changed(before, {"forged.answer": "yes"})
    assert lines[2] == "总分 90.00 → 0.00 分（满分 100），等级：优 → 差"
    rows = [line.split() for line in lines]
    assert ["group", "total", "100", "90.00", "0.00", "-90.00"] in rows


def test_flags_are_yes_and_no_and_what_is_left_out_is_no_zero(before: Evaluation) -> None:
    lines = changed(before, {"late.answer": "yes", "B.state": "not_applicable"})
    rows = [line.replace("　", "").split() for line in lines]
    assert ["indicator", "late", "1", "否", "是", "—"] in rows
    assert ["indicator", "B", "40", "32.00", "不计", "—"] in rows
    assert ["B.state", "indicator", "已评", "不适用"] in rows


def test_the_same_points_are_no_change(before: Evaluation) -> None:
    lines = changed(before, {"A": "58"}, "en")
    assert lines[2] == "Total still 90.00 of 100. Grade still: 优."
    assert "No points changed." in lines


def effects(evaluation: Evaluation, language: str = "zh") -> str:
    steps, ends = scoring.plus_minus(evaluation), scoring.tornado(evaluation)
    return scoring.render_effects(steps, ends, "text", language)


def test_flags_move_between_yes_and_no(before: Evaluation) -> None:
    rows = [line.split() for line in effects(before).splitlines()]
    # nothing below a no; a yes caps A at 30
    assert ["indicator", "late", "否", "—", "是", "62.00", "中"] in rows
    assert ["indicator", "forged", "否", "—", "是", "0.00", "差", "90.00"] in rows


def test_indicators_that_are_left_out_are_named() -> None:
    flags = {"late": once(answer="no"), "forged": once(answer="no")}
    entries = {"A": scores("50"), "B": state("not_applicable")}
    text = effects(scored(USED, entries | flags), "en")
    assert "Left out and not listed: B." in text


def test_where_nothing_is_decisive_that_is_said() -> None:
    used = make_set({"A": indicator(10, judged("1"))}, rounding=rounded_to(2))
    assert "没有哪个指标单独就能改变等级。" in effects(scored(used, {"A": scores("5")}))
