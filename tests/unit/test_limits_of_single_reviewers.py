"""Caps and flags where the totals of reviewers are combined."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from builders import (
    chosen,
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
    trimmed,
    yes_no,
)

import scoring

if TYPE_CHECKING:
    from scoring.evaluation import Evaluation

FLAG = indicator(None, yes_no(), role="flag")
GRADES = scale((("hi", "hi", 80), ("mid", "mid", 50), ("lo", "lo", 0)), "rounded")
MEDIAN = panel("median", stage="total")


def answers(*given: str) -> Any:
    return chosen(*({"answer": one} for one in given))


def capped(flags: tuple[str, ...], how: Any = MEDIAN, more: Any = ()) -> Evaluation:
    """Return totals of 80, 40 and 80; a cap of 10 on a makes 30 of the first."""
    cap = {"id": "c", "node": "a", "at_most": 10, "label": label("c"), "when": {"yes": "f"}}
    used = make_set(
        {"a": indicator(60, judged()), "b": indicator(40, judged()), "f": FLAG},
        {"total": root(100)},
        panel=how,
        cap=[cap, *more],
        grades=GRADES,
        rounding=rounded_to(2, 2),
    )
    entries = {"a": scores("60", "30", "50"), "b": scores("20", "10", "30")}
    return scored(used, {**entries, "f": answers(*flags)}, 3)


@pytest.mark.parametrize("how", [MEDIAN, trimmed("total")])
def test_a_cap_that_makes_other_reviewers_count_is_reported(how: Any) -> None:
    # 30, 40 and 80 instead of 80, 40 and 80: 40 is in the middle, where 80 was
    result = capped(("yes", "no", "no"), how)
    assert result.total == 40
    (cap,) = result.applied
    # the reviewer in the middle has 30 for a, capped or not
    assert (cap.rule.id, cap.before, cap.after) == ("c", 30, 30)
    assert result.without is not None
    assert (result.without.total, result.without.grade.id) == (80, "hi")
    ledger = scoring.contributions(result)
    assert ledger.limits == ()
    assert sum(part.points for part in ledger) + ledger.rounding == 40
    assert (
        "Cap “c”: it cut a indicator of some reviewers, and so other reviewers count."
        in scoring.render(result, "text", "en")
    )
    assert "封顶“c”：有的专家的 a indicator被封顶，计入总分的专家因此不同。" in scoring.render(
        result, "text", "zh"
    )


def test_a_cap_that_changes_nothing_is_not_reported() -> None:
    # the second has 20 instead of 40, and 80 stays in the middle
    result = capped(("no", "yes", "no"))
    assert (result.total, result.applied, result.without) == (80, (), None)


def test_two_caps_of_which_each_alone_would_be_enough_are_both_reported() -> None:
    other = {"id": "d", "node": "b", "at_most": 0, "label": label("d"), "when": {"yes": "f"}}
    cap = {"id": "e", "node": "a", "at_most": 5, "label": label("e"), "when": {"yes": "f"}}
    # the first has 5 and would have 60 without its caps on a, or 25 without that on b
    result = capped(("yes", "no", "no"), more=[other, cap])
    assert result.total == 40
    assert [one.rule.id for one in result.applied] == ["c", "d", "e"]
    assert result.without is not None
    assert result.without.total == 80


@pytest.mark.parametrize(
    ("flags", "how", "grade"),
    [
        (("yes", "no", "yes"), MEDIAN, "mid"),
        (("no", "yes", "no"), MEDIAN, "lo"),
        (("no", "yes", "no"), trimmed("total"), "lo"),
        (("yes", "yes", "no"), panel(stage="total"), "mid"),
        (("yes", "yes", "yes"), panel(stage="total"), "lo"),
    ],
)
def test_gates_read_the_answers_of_reviewers_who_count(
    flags: tuple[str, ...], how: Any, grade: str
) -> None:
    used = make_set(
        {"a": indicator(100, judged()), "f": FLAG},
        {"total": root(100)},
        panel=how,
        gate=[{"id": "g", "best": "lo", "label": label("g"), "when": {"yes": "f"}}],
        grades=GRADES,
        rounding=rounded_to(2, 2),
    )
    result = scored(used, {"a": scores("90", "60", "15"), "f": answers(*flags)}, 3)
    # the middle one has 60, and the mean is 55
    assert result.grade.id == grade
    assert result.answered("f") is (grade == "lo")
