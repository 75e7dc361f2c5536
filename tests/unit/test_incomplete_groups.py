"""Incomplete sheets of sets whose groups are no sums: what can be told of them so far."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from builders import (
    codes_of,
    fill,
    group,
    indicator,
    judged,
    label,
    make_set,
    once,
    policies,
    root,
    scale,
    state,
)

import scoring
from scoring.errors import Problems
from scoring.io.assemble import assemble
from scoring.io.cases import load_cases
from scoring.io.sets import set_file
from scoring.io.structured import raw_sheet

if TYPE_CHECKING:
    from scoring.incomplete import Readings
    from scoring.model import IndicatorSet
    from scoring.sheet import Entry

ONCE = judged(asked="once")
ROUNDED = {"shown": 2, "group": 2, "total": 2}
GRADES = scale(basis="rounded")


def read(used: IndicatorSet, entries: dict[str, Entry]) -> Readings:
    return scoring.readings(used, fill(used, entries))


def beside(rest: str, **made: Any) -> IndicatorSet:
    """A group G of three children with 20 points each, beside an indicator of 40."""
    names = ("a", "b", "c")
    children = {name: indicator("20", ONCE, under="G", **made.pop(name, {})) for name in names}
    return make_set(
        {**children, "rest": indicator(rest, ONCE)},
        {"total": root(), "G": group("60", **made)},
        missing=policies("refuse", not_applicable="siblings"),
        rounding=ROUNDED,
        grades=GRADES,
    )


def test_a_shipped_set_without_satisfaction_reads_as_it_is_scored() -> None:
    used = scoring.load_indicator_set("mof-central-2021")
    cases = load_cases(set_file("mof-central-2021"))
    case = next(one for one in cases if one.path.stem == "no-satisfaction")
    sheet = assemble(raw_sheet(case.written.sheet, "case", "sheet."), used, Problems()).sheet
    found = scoring.readings(used, sheet)
    assert (str(found.so_far.total), str(found.nothing_more.total)) == ("90.00", "90.00")
    assert found.coverage == 1
    # the points of satisfaction still go to the benefits while one of those is missing
    entries = {name: entry for name, entry in sheet.entries.items() if name != "B.1"}
    found = scoring.readings(used, replace(sheet, entries=entries))
    assert found.so_far["B"].points == Fraction("11.83")  # 7.1 of 12, as 20, to two decimals


@pytest.mark.parametrize(
    ("combine", "weights", "covered", "complete"),
    [
        ("product", {}, "0.8", "60"),  # 60 × 1 × 0.5 × 1, and 30
        ("geometric_mean", {"a": "1", "b": "1", "c": "2"}, "0.7", "80.45"),  # 60 × 0.5^(1/4)
    ],
)
def test_a_group_that_needs_all_its_children_is_left_out_until_they_are_there(
    combine: str, weights: dict[str, str], covered: str, complete: str
) -> None:
    made = {"weights_total": "4"} if weights else {}
    weighs = {name: {"weight": weight} for name, weight in weights.items()}
    used = make_set(
        {
            **{name: indicator("20", ONCE, under="G", **weighs.get(name, {})) for name in "abc"},
            "rest": indicator("40", ONCE),
        },
        {"total": root(), "G": group("60", combine=combine, **made)},
        rounding=ROUNDED,
        grades=GRADES,
    )
    given = {"a": once(score="20"), "b": once(score="10"), "rest": once(score="30")}
    found = read(used, given)
    assert found.so_far.total == 75  # 30 of 40
    assert found.nothing_more.total == 30
    assert found.coverage == Fraction(covered)
    # 30 is what counts so far, but no fraction of what was scored
    text = scoring.render_readings(found, language="en")
    assert "So far, what was scored comes to a total of 75.00" in text
    finished = read(used, given | {"c": once(score="20")})
    assert finished.so_far.total == finished.nothing_more.total == Decimal(complete)


def test_where_all_that_was_scored_waits_for_the_rest_there_is_nothing_to_say() -> None:
    used = make_set(
        {name: indicator("10", ONCE, under="G") for name in "ab"},
        {"total": root(), "G": group("100", combine="product")},
        rounding=ROUNDED,
        grades=GRADES,
    )
    sheet = fill(used, {"a": once(score="5")})
    assert codes_of(lambda: scoring.readings(used, sheet)) == ["sheet.nothing-stands"]


@pytest.mark.parametrize("blank", [state("not_due"), None])
def test_the_blank_alternatives_to_a_scored_one_are_not_missing(blank: Entry | None) -> None:
    used = beside("40", combine="one_of")
    entries = {"b": once(score="15"), "rest": once(score="20")}
    if blank is not None:
        entries |= {"a": blank}
    found = read(used, entries)
    assert found.so_far.total == found.nothing_more.total == 65
    assert found.coverage == 1


def test_alternatives_of_which_none_is_scored_earn_nothing_yet() -> None:
    used = beside("40", combine="one_of")
    found = read(used, {"rest": once(score="20"), "a": state("not_applicable")})
    assert (found.so_far.total, found.nothing_more.total) == (50, 20)
    assert found.coverage == Fraction(40, 100)


def test_two_scored_alternatives_are_still_a_problem() -> None:
    used = beside("40", combine="one_of")
    entries = {name: once(score="1") for name in ("a", "b", "rest")}
    assert codes_of(lambda: read(used, entries)) == ["sheet.one-of"]


def test_a_rule_table_is_looked_up_when_all_its_levels_are_there() -> None:
    rule = {
        "kind": "levels",
        "asked": "once",
        "levels": [
            {"id": "high", "label": label("high"), "share": "1"},
            {"id": "low", "label": label("low"), "share": "0"},
        ],
    }
    used = make_set(
        {
            "a": indicator("10", rule, under="G"),
            "b": indicator("10", rule, under="G"),
            "rest": indicator("40", ONCE),
        },
        {
            "total": root(),
            "G": group(
                "60",
                combine="table",
                outcomes=[
                    {"id": "good", "label": label("good"), "share": "1"},
                    {"id": "bad", "label": label("bad"), "share": "0.5"},
                ],
                table=[{"when": {"a": ["high"], "b": ["high"]}, "gives": "good"}, {"gives": "bad"}],
            ),
        },
    )
    found = read(used, {"a": once(level="high"), "rest": once(score="10")})
    assert (found.so_far.total, found.nothing_more.total) == (25, 40)


def test_half_a_dive_does_not_count_so_far() -> None:
    used = scoring.load_indicator_set("diving")
    marks = scoring.Entry(answers={"score": {f"R{n}": Decimal(8) for n in range(1, 6)}})
    entries = {"S1.marks": marks, "S1.difficulty": once(score="3"), "S2.marks": marks}
    found = scoring.readings(used, fill(used, entries, 5))
    assert found.nothing_more.exact_total == 3 * 8 * 3
    assert found.so_far["S1"].points == 72
    assert found.so_far.exact_total == Fraction(72 * 1650, 150)
