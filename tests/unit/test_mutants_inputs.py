"""What every kind of rule asks for, to the last label."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
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
    label,
    made,
    shares,
)

from scoring.rules.base import Choice, Input, ticks
from scoring.schema.fields import Label

NO = Choice(0, "no", "否", "no")
YES = Choice(1, "yes", "是", "yes")
MET, HALF = Choice(2, "yes", "是", "yes"), Choice(1, "partly", "部分", "partly")


def asked(name: str, word: str, scale: int, step: int, **more: Any) -> Input:
    """Return the input for such a figure."""
    ends = {"lowest": scale // 2, "highest": 8 * scale}
    return Input(name, "figure", scale, step, **ends, unit="m", label=label(word), **more)


def count(name: str, word: str, most: int, least: int = 0) -> Input:
    """Return the input for a count."""
    return Input(name, "figure", 1, 1, least, most, unit="", label=label(word))


LEVELS = tuple(Choice(n, f"l{n}", f"中l{n}", f"l{n}") for n in range(3))
POINTS = Input("score", "points", 100, 50, 0, 1000)


def surveyed(*more: Input) -> tuple[Input, ...]:
    """Return what a survey of two levels asks for."""
    return (count("l0", "l0", 40), count("l1", "l1", 40), *more)


@pytest.mark.parametrize(
    ("data", "inputs"),
    [
        ({"kind": "judged", "step": "0.5"}, (POINTS,)),
        (
            {"kind": "band", "step": "0.5", "bands": BANDS},
            (
                Input(
                    "band",
                    "choice",
                    1,
                    1,
                    0,
                    1,
                    choices=(Choice(0, "b0", "中b0", "b0"), Choice(1, "b1", "中b1", "b1")),
                ),
                POINTS,
            ),
        ),
        (
            {"kind": "levels", "levels": shares("1", "0.5", "0")},
            (Input("level", "choice", 1, 1, 0, 2, choices=LEVELS),),
        ),
        ({"kind": "yes_no"}, (Input("answer", "choice", 1, 1, 0, 1, choices=(YES, NO)),)),
        (
            {"kind": "checklist", "elements": ELEMENTS},
            tuple(
                Input(f"e{n}", "choice", 1, 1, 0, 2, label=label(f"e{n}"), choices=(MET, NO))
                for n in range(3)
            ),
        ),
        (
            {"kind": "checklist", "elements": ELEMENTS[:1], "partial": True},
            (Input("e0", "choice", 1, 1, 0, 2, label=label("e0"), choices=(MET, HALF, NO)),),
        ),
        (
            {"kind": "deductions", "lines": LINES},
            (count("late", "late", 9), count("lost", "lost", 2)),
        ),
        (
            {"kind": "rank", "deduct": 1, "ties": "best", "cohort": 20},
            tuple(
                Input(name, "figure", 1, 1, least, most, label=Label(zh=zh, en=en))
                for name, least, most, zh, en in (
                    ("better", 0, 19, "排在前面的有几个", "how many are better"),
                    ("equal", 0, 19, "另有几个并列", "how many others are equal"),
                    (
                        "cohort",
                        1,
                        20,
                        "参加排名的共有几个（含本项目）",
                        "how many are ranked, this one included",
                    ),
                )
            ),
        ),
        (SURVEY, surveyed()),
        (
            SURVEY | {"handed_out": True},
            surveyed(
                Input(
                    "handed_out",
                    "figure",
                    1,
                    1,
                    0,
                    40,
                    label=Label(zh="发放问卷数", en="questionnaires handed out"),
                )
            ),
        ),
        (
            RATIOS | {"method": "worst", "items": [{**one, "weight": None} for one in ITEMS]},
            tuple(
                Input(
                    f"i{n}.{part}",
                    "figure",
                    100,
                    step,
                    50,
                    800,
                    unit="m",
                    label=Label(zh=f"中i{n}：中{word}", en=f"i{n}: {word}"),
                )
                for n in (2, 4)
                for part, word, step in (("actual", "a", 10), ("target", "t", 1))
            ),
        ),
        (
            {"kind": "equality", "above": "full", "below": "zero", **AGAINST},
            (asked("actual", "a", 100, 10), asked("target", "t", 100, 1)),
        ),
        (
            {"kind": "proportional", "better": "higher", **AGAINST},
            (asked("actual", "a", 100, 10), asked("target", "t", 100, 1)),
        ),
        # a target of 1/4 is whole on a scale of 20, in which a tenth is 2
        ({"kind": "proportional", "better": "higher", **FIXED}, (asked("actual", "a", 20, 2),)),
        (
            {"kind": "threshold", "pass_line": "0.6", **AGAINST},
            (asked("actual", "a", 100, 10), asked("target", "t", 100, 1)),
        ),
        ({"kind": "threshold", "pass_line": "0.6", **FIXED}, (asked("actual", "a", 20, 2),)),
        (
            {
                "kind": "goalposts",
                "outside": "clip",
                "figure": figure("f", 1),
                "worst": "0.25",
                "best": 7,
            },
            (asked("figure", "f", 20, 2),),
        ),
        (
            {
                "kind": "goalposts",
                "outside": "clip",
                "figure": figure("f", 1),
                "worst": 2,
                "best": "7.125",
            },
            (asked("figure", "f", 40, 4),),
        ),
        ({**STEPS, "figure": figure("f", 1), "part": "whole"}, (asked("figure", "f", 20, 2),)),
        (
            {**STEPS, **MEASURED, "part": "whole"},
            (asked("figure", "f", 100, 10), asked("per", "p", 100, 1)),
        ),
        (
            {"kind": "tiers", **MEASURED, "tiers": TIERS, "otherwise": 1},
            (asked("figure", "f", 200, 20), asked("per", "p", 200, 2)),
        ),
        (
            {"kind": "tiers", "figure": figure("f", 1), "tiers": TIERS, "otherwise": 1},
            (asked("figure", "f", 40, 4),),
        ),
        (
            {"kind": "two_sided", **MEASURED, "full_from": 2, "full_to": 4, "zero_below": 1},
            (asked("figure", "f", 100, 10), asked("per", "p", 100, 1)),
        ),
        (
            {
                "kind": "two_sided",
                "figure": figure("f", 1),
                "full_from": 2,
                "full_to": 4,
                "zero_above": 8,
            },
            (asked("figure", "f", 10, 1),),
        ),
    ],
)
def test_a_rule_asks_for_exactly_this(data: dict[str, Any], inputs: tuple[Input, ...]) -> None:
    assert made(data).inputs == inputs


def test_the_ends_of_a_figure_are_taken_inwards_to_what_its_scale_can_hold() -> None:
    odd = figure("f", 1, at_least="0.25", at_most="7.98")
    (found,) = made({**STEPS, "step": 1, "figure": odd, "part": "whole"}).inputs
    assert (found.lowest, found.highest, found.step) == (3, 79, 1)
    assert found.interval == (3, 79)


def test_points_that_are_no_whole_number_of_ticks_are_an_error_and_never_rounded() -> None:
    assert ticks(Fraction(5, 4), 100) == 125
    with pytest.raises(ArithmeticError, match=r"^5/3 is not a whole number of 1/100$"):
        ticks(Fraction(5, 3), 100)
