"""Parts that add up to the total, whatever stands between the indicators and the total."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from builders import (
    group,
    indicator,
    judged,
    label,
    make_set,
    once,
    policies,
    root,
    scale,
    scored,
    state,
    yes_no,
)

import scoring
from scoring.io.assemble import assemble
from scoring.io.cases import load_cases
from scoring.io.sets import set_file
from scoring.io.structured import raw_sheet
from scoring.ledger import attribute

if TYPE_CHECKING:
    from scoring.evaluation import Evaluation

ROUNDED = {"shown": 2, "group": 2, "total": 2}
ONCE = judged(asked="once")


def adds_up(result: Evaluation) -> bool:
    ledger = scoring.contributions(result)
    parts = sum((part.points for part in ledger), Fraction(0))
    limits = sum((one.points for one in ledger.limits), Fraction(0))
    return parts + limits + ledger.rounding == ledger.total == result.published_total


def tree(policy: Any, **changed: Any) -> Evaluation:
    """A and b under A, c alone; b does not apply."""
    used = make_set(
        {
            "a": indicator("20", ONCE, under="A"),
            "b": indicator("20", ONCE, under="A", missing={"not_applicable": policy}),
            "c": indicator("60", ONCE),
        },
        {"total": root(), "A": group()},
        missing=policies("refuse"),
        grades=scale(basis="rounded"),
        rounding=ROUNDED,
        **changed,
    )
    entries = {"a": once(score="15"), "b": state("not_applicable"), "c": once(score="30")}
    return scored(used, entries)


@pytest.mark.parametrize(
    ("policy", "total", "growth", "a", "c"),
    [
        ("siblings", "60", 2, 30, 30),
        ({"give_to": "a"}, "60", 2, 30, 30),
        ("tree", "56.25", Fraction(5, 4), Fraction("18.75"), Fraction("37.5")),
        ("zero", "45", 1, 15, 30),
        ("skip", "45", 1, 15, 30),
        ("full", "65", 1, 15, 30),
    ],
)
def test_what_is_left_out_makes_the_others_weigh_more(
    policy: Any, total: str, growth: Any, a: Any, c: Any
) -> None:
    result = tree(policy)
    assert result.published_total == Fraction(total)
    given = {part.node.id: part.points for part in scoring.contributions(result)}
    assert (given["a"], given["c"]) == (a, c)
    assert attribute(result).shares["a"].growths == {growth}
    assert adds_up(result)


def test_what_a_cap_takes_is_a_part_of_its_own() -> None:
    cap = {"id": "c", "label": label("c"), "node": "A", "at_most": "10"}
    result = tree("siblings", cap=[{**cap, "when": {"node": "c", "below": "60"}}])
    ledger = scoring.contributions(result)
    assert result.total == 40
    assert [(one.label.zh, one.points) for one in ledger.limits] == [("c", -20)]
    assert adds_up(result)


def test_a_cap_on_an_indicator_is_a_loss_of_that_indicator() -> None:
    cap = {"id": "c", "label": label("c"), "node": "a", "at_most": "10"}
    result = tree("siblings", cap=[{**cap, "when": {"node": "c", "below": "60"}}])
    given = {part.node.id: part for part in scoring.contributions(result)}
    assert (given["a"].points, given["a"].lost) == (20, 20)
    assert scoring.contributions(result).rounding == 0


@pytest.mark.parametrize(
    ("kind", "more", "gave"),
    [
        ("weakest", {}, {"a": 0, "b": 12, "c": 0}),
        ("best", {}, {"a": 54, "b": 0, "c": 0}),
        ("drop", {"drop_lowest": 1}, {"a": 27, "b": 0, "c": 15}),
        ("median", {}, {"a": Fraction(135, 8), "b": Fraction(15, 4), "c": Fraction(75, 8)}),
    ],
)
def test_a_group_that_chooses_hands_everything_to_what_it_chose(
    kind: str, more: dict[str, Any], gave: dict[str, Any]
) -> None:
    used = make_set(
        {name: indicator("10", ONCE, under="G") for name in "abc"},
        {"total": root(), "G": group("60", combine=kind, **more)},
        rounding=ROUNDED,
        grades=scale(basis="rounded"),
    )
    result = scored(used, {"a": once(score="9"), "b": once(score="2"), "c": once(score="5")})
    assert {part.node.id: part.points for part in scoring.contributions(result)} == gave
    assert adds_up(result)


def test_penalties_cost_and_bonuses_give_and_the_cap_takes_the_rest() -> None:
    used = make_set(
        {
            "a": indicator("10", ONCE),
            "up": indicator("5", ONCE, role="bonus"),
            "down": indicator("5", ONCE, role="penalty"),
            "q": indicator(None, yes_no(asked="once"), role="flag"),
        },
        {"total": root("10", cap="11")},
    )
    given = {"a": "10", "up": "4", "down": "1"}
    answers = {name: once(score=points) for name, points in given.items()}
    result = scored(used, {**answers, "q": once(answer="no")})
    ledger = scoring.contributions(result)
    assert {part.node.id: part.points for part in ledger} == {"a": 10, "up": 4, "down": -1}
    assert [one.points for one in ledger.limits] == [-2]
    assert (ledger.rounding, ledger.total) == (0, 11)
    assert [part.node.id for part in ledger.largest_losses] == ["down"]


@pytest.mark.parametrize("name", scoring.shipped_sets())
def test_the_parts_of_every_worked_case_add_up(name: str) -> None:
    used = scoring.load_indicator_set(name)
    for case in load_cases(set_file(name)):
        raw = raw_sheet(case.written.sheet, "case", "sheet.")
        from scoring.errors import Problems

        result = scoring.evaluate(used, assemble(raw, used, Problems()))
        assert adds_up(result), case.path
        ledger = scoring.contributions(result)
        assert abs(ledger.rounding) < 1, case.path
