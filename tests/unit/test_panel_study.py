"""What is at stake in a disagreement: the sheet evaluated again with it settled."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from builders import (
    MOF,
    checklist,
    chosen,
    indicator,
    judged,
    label,
    make_set,
    once,
    panel,
    scale,
    scores,
    trimmed,
    yes_no,
)
from panel_parts import ENTRIES, by_id, study, two

import scoring
from scoring.errors import Problems
from scoring.io.assemble import assemble
from scoring.io.cases import load_cases
from scoring.io.sets import set_file
from scoring.io.structured import raw_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.agreement import PanelStudy
    from scoring.model import IndicatorSet
    from scoring.sheet import ScoreSheet


def at_stake(found: PanelStudy) -> list[tuple[str, Fraction, str, Fraction, str, bool]]:
    return [
        (
            one.node.id,
            one.lowest.total,
            one.lowest.grade.id,
            one.highest.total,
            one.highest.grade.id,
            one.decisive,
        )
        for one in found.stakes.each
    ]


# ---------------------------------------------------------------- what is at stake


def test_every_disagreement_is_settled_at_both_ends() -> None:
    found = study(two(), ENTRIES)
    assert found.stakes.now.total == 86
    assert at_stake(found) == [
        ("A", 81, "good", 91, "excellent", True),
        ("B", 85, "good", 87, "good", False),
    ]
    assert [one.span for one in found.stakes.each] == [10, 2]
    assert [one.node.id for one in found.stakes.decisive] == ["A"]
    assert (found.stakes.worst.total, found.stakes.best.total) == (80, 92)
    assert found.stakes.together


@pytest.mark.parametrize(
    ("used", "weights", "expected"),
    [
        # medians 45 and 41; means of totals 80, 92, 86 without the highest and lowest
        (two(panel=panel("median")), 3, [("A", 81, 91), ("B", 85, 87)]),
        (two(panel=trimmed("total")), 3, [("A", 81, 91), ("B", 85, 87)]),
        (two(panel=trimmed()), 3, [("A", 81, 91), ("B", 85, 87)]),
        (two(panel=panel("mean", "total")), 3, [("A", 81, 91), ("B", 85, 87)]),
        # 43.75 and 40.75 with the first counting twice
        (
            two(panel=panel("weighted_mean")),
            ["2", "1", "1"],
            [
                ("A", Fraction("80.75"), Fraction("90.75")),
                ("B", Fraction("83.75"), Fraction("85.75")),
            ],
        ),
    ],
)
def test_every_policy_of_a_panel_is_evaluated_as_it_is(
    used: IndicatorSet, weights: Any, expected: list[tuple[str, Any, Any]]
) -> None:
    found = study(used, ENTRIES, weights)
    assert [one[:2] + one[3:4] for one in at_stake(found)] == expected


def test_what_could_change_the_grade_comes_before_what_only_moves_the_total() -> None:
    used = make_set(
        {"wide": indicator("90", judged()), "near": indicator("10", judged())},
        grades=scale(MOF),
        panel=panel("median"),
    )
    entries = {"wide": scores("70.5", "80", "80"), "near": scores("9.8", "9.9", "10")}
    found = study(used, entries)
    assert at_stake(found) == [
        ("near", Fraction("89.8"), "good", 90, "excellent", True),
        ("wide", Fraction("80.4"), "good", Fraction("89.9"), "good", False),
    ]


def test_an_answer_that_only_opens_a_gate_is_at_stake() -> None:
    used = make_set(
        {
            "a": indicator("100", judged(asked="once")),
            "late": indicator(None, yes_no(), role="flag"),
        },
        grades=scale(MOF),
        gate=[{"id": "g", "label": label("late"), "when": {"yes": "late"}, "best": "good"}],
    )
    flag = chosen({"answer": "yes"}, {"answer": "no"}, {"answer": "no"})
    found = study(used, {"a": once(score="95"), "late": flag})
    assert at_stake(found) == [("late", 95, "excellent", 95, "good", True)]
    assert found.compared == 0
    assert found.alpha.why == "few-reviewers"
    # without the one who said no, yes and no are left; without the one who said yes, no alone
    assert [one.same for one in found.without] == [True, True, True]
    assert not found.outliers


def test_a_veto_with_words_of_its_own_is_another_outcome() -> None:
    used = make_set(
        {
            "a": indicator("100", judged(asked="once")),
            "forged": indicator(None, yes_no(), role="flag"),
        },
        grades=scale(MOF),
        veto=[
            {
                "id": "v",
                "label": label("forged"),
                "when": {"yes": "forged"},
                "outcome": label("void"),
            }
        ],
    )
    flag = chosen({"answer": "yes"}, {"answer": "no"})
    (one,) = study(used, {"a": once(score="95"), "forged": flag}, 2).stakes.each
    assert (one.lowest.outcome.en, one.highest.outcome.en) == ("优", "void")
    assert one.decisive


def test_a_penalty_settled_at_its_highest_gives_the_lower_total() -> None:
    used = make_set(
        {
            "a": indicator("100", judged(asked="once")),
            "p": indicator("6", judged(), role="penalty"),
        },
        grades=scale(MOF),
    )
    found = study(used, {"a": once(score="92"), "p": scores("0", "1", "5")})
    assert found.stakes.now.total == 90
    assert at_stake(found) == [("p", 92, "excellent", 87, "good", True)]
    assert (found.stakes.worst.total, found.stakes.best.total) == (87, 92)
    (ratings,) = found.ratings
    assert ratings.rates == {"R1": 1, "R2": Fraction(5, 6), "R3": Fraction(1, 6)}
    # 5 against a mean of ½ for the others, taken off the total
    assert by_id(found)["R3"].points == Fraction(-9, 2)
    assert by_id(found)["R3"].mean == Fraction(-3, 4)


def test_checklists_are_settled_as_the_reviewer_at_that_end_answered() -> None:
    used = make_set({"c": indicator("10", checklist("4", "3", "3"))})
    entry = chosen(
        {"1": "yes", "2": "no", "3": "no"},
        {"1": "no", "2": "yes", "3": "yes"},
    )
    (one,) = study(used, {"c": entry}, 2).stakes.each
    assert one.ratings.points == {"R1": 4, "R2": 6}
    assert (one.lowest.total, one.highest.total) == (4, 6)


def test_reviewers_who_agree_leave_nothing_at_stake() -> None:
    found = study(two(), {"A": scores("40", "40"), "B": scores("41", "41")}, 2)
    assert found.stakes.each == ()
    assert not found.stakes.together
    assert found.stakes.worst == found.stakes.best == found.stakes.now


@pytest.mark.parametrize(
    ("low", "pairs"),
    [
        # 0.2 + 0.3 leaves 89.5, which is still high
        ({"A": "0.2", "B": "0.4", "C": "0.3"}, {("A", "B"), ("B", "C")}),
        ({"A": "0.2", "B": "0.2", "C": "0.2"}, set()),
        ({"A": "0.2", "B": "0.6", "C": "0.2"}, None),
        ({"A": "0.1", "B": "0.1", "C": "0.1"}, None),
    ],
)
def test_where_none_suffices_alone_every_two_are_tried(
    low: dict[str, str], pairs: set[tuple[str, str]] | None
) -> None:
    """With medians of 30 the total is 90, and 89.5 is the bound of the best grade."""
    used = make_set(
        {name: indicator("40", judged()) for name in "ABC"},
        grades=scale((("high", "high", "89.5"), ("low", "low", 0))),
        panel=panel("median"),
    )
    entries = {name: scores(str(30 - Decimal(less)), "30", "30") for name, less in low.items()}
    stakes = study(used, entries).stakes
    found = None
    if stakes.pairs is not None:
        found = {tuple(sorted((one.id, other.id))) for one, other in stakes.pairs}
    assert found == pairs


# ---------------------------------------------------------------- the sets that ship


def sheets_of(used: IndicatorSet) -> Iterator[ScoreSheet]:
    """Return the sheets of the worked cases of a set that ships."""
    for case in load_cases(set_file(used.id)):
        yield assemble(raw_sheet(case.written.sheet, used.id, "sheet."), used, Problems()).sheet


PANELS = [
    pytest.param(used, sheet, id=f"{used.id}-{number}")
    for used in map(scoring.load_indicator_set, scoring.shipped_sets())
    for number, sheet in enumerate(sheets_of(used))
    if len(sheet.reviewers) > 1
]


@pytest.mark.parametrize(("used", "sheet"), PANELS)
def test_what_is_at_stake_is_what_a_changed_sheet_comes_to(
    used: IndicatorSet, sheet: ScoreSheet
) -> None:
    found = scoring.study_panel(scoring.evaluate(used, sheet))
    for one in found.stakes.each:
        for points, settled in (
            (one.ratings.lowest, one.lowest),
            (one.ratings.highest, one.highest),
        ):
            model = next(who for who, given in one.ratings.points.items() if given == points)
            entry = sheet.entry(one.node.id)
            answers = {
                asked: {who: given[model] for who in given if given}
                for asked, given in entry.answers.items()
            }
            changed = {**sheet.entries, one.node.id: replace(entry, answers=answers)}
            again = scoring.evaluate(used, replace(sheet, entries=changed))
            assert settled == (again.published_total, again.grade, again.outcome)
            assert {score.points for score in scoring.trace(again, one.node.id).scores} == {points}
