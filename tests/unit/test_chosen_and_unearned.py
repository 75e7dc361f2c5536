"""What groups that choose hand down, what limits them, and what is lost where nothing counts."""

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
    panel,
    policies,
    root,
    scale,
    scored,
    scores,
    state,
)

import scoring

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.evaluation import Evaluation
    from scoring.model import IndicatorSet

ONCE = judged(asked="once")
ROUNDED = {"shown": 2, "group": 2, "total": 2}
LEVELS = {
    "kind": "levels",
    "asked": "once",
    "levels": [
        {"id": name, "label": label(name), "share": share}
        for name, share in (("high", "1"), ("low", "0.5"))
    ],
}


def chosen_from(kind: str, points: Mapping[str, str], **more: Any) -> Evaluation:
    """Return a group of 60 points over indicators of 10, beside one of 40 that earns all."""
    used = make_set(
        {name: indicator("10", ONCE, "G") for name in points} | {"z": indicator("40", ONCE)},
        {"total": root(), "G": group("60", combine=kind, label=label("G"), **more)},
        rounding=ROUNDED,
        grades=scale(basis="rounded"),
    )
    entries = {name: once(score=score) for name, score in points.items()}
    return scored(used, {**entries, "z": once(score="40")}, 0)


def gave(result: Evaluation) -> dict[str, Fraction]:
    return {part.node.id: part.points for part in scoring.contributions(result)}


def limits(result: Evaluation) -> list[tuple[str, Fraction]]:
    return [(one.node.id, one.points) for one in scoring.contributions(result).limits]


def notes(result: Evaluation, language: str = "en") -> list[str]:
    text = scoring.render(result, "text", language)
    return [line[2:] for line in text.splitlines() if line.startswith("- ")]


# ---------------------------------------------------------------- what was taken


def test_the_most_frequent_rate_decides_who_was_taken_even_where_rounding_bites() -> None:
    used = make_set(
        {name: indicator("3", ONCE, "G") for name in "abc"},
        {"total": root(), "G": group("100", combine="most_frequent")},
        rounding=ROUNDED,
        grades=scale(basis="rounded"),
    )
    points = {"a": "1", "b": "1", "c": "2"}
    result = scored(used, {name: once(score=one) for name, one in points.items()}, 0)
    # a third of 100 is 33.33, half of it from each
    each = Fraction("16.665")
    assert gave(result) == {"a": each, "b": each, "c": 0}
    assert limits(result) == []
    lost = {part.node.id: part.lost for part in scoring.contributions(result)}
    assert lost == {"a": Fraction("33.335"), "b": Fraction("33.335"), "c": 0}


def test_of_equally_frequent_rates_the_highest_is_taken() -> None:
    result = chosen_from("most_frequent", {"a": "2", "b": "7", "c": "2", "d": "7"})
    assert gave(result) == {"a": 0, "b": 21, "c": 0, "d": 21, "z": 40}


def test_a_cap_on_the_most_frequent_is_a_limit_and_changes_nothing_of_who_was_taken() -> None:
    result = chosen_from("most_frequent", {"a": "2", "b": "7", "c": "7"}, cap="30")
    assert gave(result) == {"a": 0, "b": 21, "c": 21, "z": 40}
    assert limits(result) == [("G", -12)]


# ---------------------------------------------------------------- the limits of a group itself


@pytest.mark.parametrize(
    ("kind", "more", "before"),
    [
        ("weakest", {}, 48),
        ("best", {}, 54),
        ("median", {}, 51),
        ("product", {}, Fraction("43.2")),
        # the root of 0.9 × 0.8 is 0.848528…
        ("geometric_mean", {}, Fraction("50.91")),
        ("drop", {"drop_lowest": 1}, 54),
        ("drop", {"drop_highest": 1}, 48),
    ],
)
def test_the_cap_of_a_group_that_works_on_rates_has_a_line_of_its_own(
    kind: str, more: dict[str, Any], before: Any
) -> None:
    result = chosen_from(kind, {"a": "9", "b": "8"}, cap="30", **more)
    ledger = scoring.contributions(result)
    given = gave(result)
    assert given["a"] + given["b"] == before
    assert limits(result) == [("G", 30 - before)]
    assert (ledger.total, ledger.rounding) == (70, 0)


def test_the_floor_of_such_a_group_has_one_too() -> None:
    result = chosen_from("weakest", {"a": "9", "b": "1"}, floor="20")
    assert gave(result) == {"a": 0, "b": 6, "z": 40}
    assert limits(result) == [("G", 14)]
    lost = {part.node.id: part.lost for part in scoring.contributions(result)}
    assert lost == {"a": 0, "b": 54, "z": 0}


def tabled(**more: Any) -> IndicatorSet:
    """Return a rule table of 60 points: all for two high levels, half for anything else."""
    outcomes = [
        {"id": name, "label": label(name), "share": share}
        for name, share in (("all", "0.9"), ("half", "0.5"))
    ]
    rows = [{"when": {"a": ["high"], "b": ["high"]}, "gives": "all"}, {"gives": "half"}]
    return make_set(
        {"a": indicator("10", LEVELS, "G"), "b": indicator("10", LEVELS, "G")},
        {
            "total": root(),
            "G": group("100", combine="table", outcomes=outcomes, table=rows, **more),
        },
        rounding=ROUNDED,
        grades=scale(basis="rounded"),
    )


def test_the_cap_of_a_rule_table_has_one_too() -> None:
    result = scored(tabled(cap="40"), {"a": once(level="high"), "b": once(level="low")}, 0)
    # the row gives 50, of which a with 10 points earned two thirds
    assert gave(result) == {"a": Fraction(100, 3), "b": Fraction(50, 3)}
    assert limits(result) == [("G", -10)]
    assert scoring.contributions(result).rounding == 0


def test_a_table_that_gives_less_for_full_points_loses_the_rest_itself() -> None:
    result = scored(tabled(), {"a": once(level="high"), "b": once(level="high")}, 0)
    losses = scoring.contributions(result).largest_losses
    assert [(part.node.id, part.lost) for part in losses] == [("G", 10)]
    assert "everything under it has full points" in scoring.render(result, "text", "en")


# ---------------------------------------------------------------- totals of reviewers


def by_total(points: Mapping[str, tuple[str, ...]], combine: str = "mean", **more: Any) -> Any:
    used = make_set(
        {name: indicator("10", judged(), "G") for name in "ab"} | {"c": indicator("90", judged())},
        {"total": root(), "G": group("10", combine="weakest", label=label("G"), **more)},
        panel=panel(combine, stage="total"),
        rounding=ROUNDED,
        grades=scale(basis="rounded"),
    )
    return scored(used, {name: scores(*given) for name, given in points.items()}, 3)


def test_what_each_reviewer_took_is_traced_back_by_itself() -> None:
    result = by_total({"a": ("2", "10", "4"), "b": ("10", "3", "4"), "c": ("90", "90", "90")})
    # the first took a with 2, the second b with 3, the third a with 4, the first of equals
    assert gave(result) == {"a": 2, "b": 1, "c": 90}
    assert sum(gave(result).values()) == result.published_total == 93


def test_only_reviewers_who_count_are_traced_back() -> None:
    points = {"a": ("2", "10", "9"), "b": ("10", "3", "8"), "c": ("90", "90", "90")}
    # totals of 92, 93 and 98: the median is the second
    assert gave(by_total(points, "median")) == {"a": 0, "b": 3, "c": 90}


def test_a_limit_that_some_reviewers_met_takes_their_part() -> None:
    points = {"a": ("2", "10", "9"), "b": ("10", "7", "8"), "c": ("90", "90", "90")}
    result = by_total(points, cap="5")
    assert gave(result) == {"a": Fraction(2, 3), "b": 5, "c": 90}
    assert limits(result) == [("G", Fraction(-5, 3))]
    # 94 exactly: 92, 95 and 95
    assert scoring.contributions(result).rounding == 0


# ---------------------------------------------------------------- where nothing counts


def emptied(leaf: str = "siblings", own: str = "zero") -> Evaluation:
    """A is void and all there is under G, which has 60 points; b earns 30 of 40."""
    used = make_set(
        {
            "a": indicator("60", ONCE, "G", missing={"void": leaf}),
            "b": indicator("40", ONCE),
        },
        {"total": root(), "G": group("60", label=label("G"), missing={"not_applicable": own})},
        rounding=ROUNDED,
        grades=scale(basis="rounded"),
    )
    return scored(used, {"a": state("void"), "b": once(score="30")}, 0)


def test_what_a_group_loses_by_its_own_policy_is_among_the_losses() -> None:
    ledger = scoring.contributions(emptied())
    assert [(one.node.id, one.lost) for one in ledger.largest_losses] == [("G", 60), ("b", 10)]
    assert sum(one.lost for one in ledger.largest_losses) == ledger.lost == 70
    rows = scoring.render(emptied(), "text", "en").splitlines()
    row = next(line for line in rows if line.startswith("G ") and "nothing under it" in line)
    assert row.split()[1:5] == ["G", "60.00", "85.71%", "85.71%"]


def test_a_group_that_is_left_out_or_gets_full_points_loses_nothing() -> None:
    for own in ("siblings", "full"):
        losses = scoring.contributions(emptied(own=own)).largest_losses
        assert {part.node.id for part in losses} == {"b"}, own


@pytest.mark.parametrize("leaf", ["siblings", "tree"])
def test_nothing_is_said_to_be_shared_where_the_group_decides(leaf: str) -> None:
    assert notes(emptied(leaf))[0] == (
        "a indicator: void; left out. Nothing under G G counts, and its own policy gives it "
        "0.00 of 60 points."
    )
    assert notes(emptied(leaf), "zh")[0] == (
        "a indicator：作废，不计分；G G下没有一项计分，按该组的规定得 0.00 分（满分 60）。"
    )


def test_a_group_that_is_left_out_itself_is_said_to_be() -> None:
    assert notes(emptied(own="siblings"))[0] == (
        "a indicator: void; left out. Nothing under G G counts, so all of it is left out."
    )


@pytest.mark.parametrize("role", ["bonus", "penalty"])
@pytest.mark.parametrize("policy", ["siblings", "tree", "skip"])
def test_bonus_and_penalty_items_that_are_left_out_give_their_points_to_nobody(
    role: str, policy: str
) -> None:
    used = make_set(
        {
            "a": indicator("60", ONCE),
            "b": indicator("40", ONCE),
            "x": indicator("2", ONCE, role=role, missing=policies(policy)),
        },
        {"total": root("100", cap="100")},
        rounding=ROUNDED,
        grades=scale(basis="rounded"),
    )
    result = scored(used, {"a": once(score="60"), "b": once(score="30"), "x": state("void")}, 0)
    assert result.total == 90
    said = "x indicator: void; it neither adds points nor takes any."
    assert [note for note in notes(result) if note.startswith("x ")] == [said]
