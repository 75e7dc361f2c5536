"""Bonus and penalty items are worth what they say, whatever else is left out."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from builders import fill, group, indicator, judged, make_set, once, policies, root, scale, state

import scoring

if TYPE_CHECKING:
    from scoring.evaluation import Evaluation

ONCE = judged(asked="once")


def result(policy: str, *, cap: str = "65", at_most: str | None = None, **given: str) -> Evaluation:
    """Score 60 + 40 points, of which 20 do not apply; a bonus of 5 and a penalty of 4 under A."""
    limit: dict[str, Any] = {}
    if at_most is not None:
        when = {"node": "B", "at_least": 0}
        limit = {
            "cap": [{"id": "k", "label": {"zh": "限", "en": "k"}, "when": when, "node": "A"}
                    | {"at_most": at_most}]
        }  # fmt: skip
    used = make_set(
        {
            "a": indicator("60", ONCE, under="A"),
            "bonus": indicator("5", ONCE, under="A", role="bonus"),
            "penalty": indicator("4", ONCE, under="A", role="penalty"),
            "c": indicator("20", ONCE, under="B"),
            "d": indicator("20", ONCE, under="B"),
        },
        {"total": root(), "A": group("60", cap=cap), "B": group("40")},
        missing=policies("refuse", not_applicable=policy),
        rounding={"shown": 4, "group": 4, "total": 4},
        grades=scale(basis="rounded"),
        **limit,
    )
    answers = {"a": "40", "bonus": "0", "penalty": "0", "c": "10"} | given
    entries = {name: once(score=points) for name, points in answers.items()}
    return scoring.evaluate(used, fill(used, entries | {"d": state("not_applicable")}))


@pytest.mark.parametrize(
    ("given", "total"),
    [
        ({}, "62.5"),  # 50 of 80
        ({"bonus": "5"}, "67.5"),
        ({"penalty": "4"}, "58.5"),
        ({"bonus": "5", "penalty": "4"}, "63.5"),
        ({"a": "60", "bonus": "5"}, "92.5"),  # 70 of 80, and 5
        ({"a": "0", "penalty": "4"}, "12.5"),  # no points to take from
    ],
)
def test_what_the_whole_tree_shares_makes_no_bonus_larger(
    given: dict[str, str], total: str
) -> None:
    assert result("tree", **given).exact_total == Fraction(total)


def test_a_floor_gives_the_penalty_back_first() -> None:
    # A has 1 − 4, held at 0: 3 of the penalty are given back, one point of it still counts
    found = result("tree", a="1", penalty="4")
    assert found["A"].points == 0
    assert found.beside == {"A": -1 * found.tick}
    assert found.exact_total == Fraction(11 * 100, 80) - 1


def test_a_cap_takes_from_the_bonus_first() -> None:
    found = result("tree", cap="62", a="60", bonus="5")
    assert found["A"].points == 62
    assert found.beside == {"A": 2 * found.tick}
    assert found.exact_total == Fraction(70 * 100, 80) + 2


@pytest.mark.parametrize(("at_most", "total"), [("43", "65.5"), ("40", "62.5"), ("32", "52.5")])
def test_so_does_a_conditional_cap(at_most: str, total: str) -> None:
    assert result("tree", bonus="5", at_most=at_most).exact_total == Fraction(total)


def test_where_siblings_share_the_bonus_keeps_its_worth_too() -> None:
    assert result("siblings", bonus="5").exact_total == 40 + 5 + 20


@pytest.mark.parametrize("policy", ["tree", "siblings", "zero"])
@pytest.mark.parametrize("given", [{"bonus": "5"}, {"a": "59", "bonus": "5", "penalty": "2"}])
@pytest.mark.parametrize("limits", [{}, {"at_most": "30"}, {"cap": "60"}])
def test_contributions_and_limits_add_up_without_a_rest(
    policy: str, given: dict[str, str], limits: dict[str, str]
) -> None:
    found = result(policy, **limits, **given)
    ledger = scoring.contributions(found)
    assert ledger.rounding == 0
    by_id = {part.node.id: part.points for part in ledger}
    assert (by_id["bonus"], by_id["penalty"]) == (
        Fraction(given["bonus"]),
        -Fraction(given.get("penalty", 0)),
    )
    together = sum(by_id.values()) + sum((one.points for one in ledger.limits), Fraction(0))
    assert together == found.published_total


def test_effective_points_of_a_group_hold_its_bonus_as_it_is() -> None:
    text = scoring.render(result("tree", bonus="5"), "text", "en")
    line = next(line for line in text.splitlines() if " A " in line)
    assert "75.00" in line.replace("75.0000", "75.00")  # 60 × 100 ÷ 80
    assert "55.0000" in line  # 40 × 100 ÷ 80 + 5
