"""Groups that are no plain sums: what each makes of the rates of its children."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from builders import (
    group,
    indicator,
    judged,
    label,
    made,
    make_set,
    once,
    refused,
    root,
    scored,
    set_data,
    sheet_refused,
    state,
)

if TYPE_CHECKING:
    from scoring.evaluation import Evaluation
    from scoring.model import IndicatorSet

ROUNDED = {"shown": 2, "group": 2, "total": 2}
LEFT_OUT = {"missing": {"not_applicable": "siblings"}}


def combined(kind: str, points: dict[str, str], **more: Any) -> IndicatorSet:
    """A group of 60 points over children with these full points, beside one of 40."""
    children = {
        name: indicator(full, judged(asked="once"), under="G", **LEFT_OUT)
        for name, full in points.items()
    }
    beside = {"Z": indicator("40", judged(asked="once"))}
    groups = {"total": root(), "G": group("60", combine=kind, **more)}
    return make_set(
        {**children, **beside},
        groups,
        rounding=ROUNDED,
        grades={
            "basis": "rounded",
            "source": "test",
            "bands": [{"id": "pass", "label": label("pass"), "at_least": "0"}],
        },
    )


def result(used: IndicatorSet, **given: str | None) -> Evaluation:
    entries = {
        name: state("not_applicable") if points is None else once(score=points)
        for name, points in given.items()
    }
    return scored(used, {**entries, "Z": once(score="40")})


def points(kind: str, fulls: dict[str, str], given: dict[str, str | None], **more: Any) -> Fraction:
    return result(combined(kind, fulls, **more), **given)["G"].points


TENS = {"a": "10", "b": "10", "c": "10"}


@pytest.mark.parametrize(
    ("kind", "expected", "more"),
    [
        ("weakest", "12", {}),  # 60 × 0.2
        ("best", "54", {}),  # 60 × 0.9
        ("median", "30", {}),  # 60 × 0.5
        ("geometric_mean", "26.89", {}),  # 60 × ∛0.09
        ("harmonic_mean", "22.19", {}),  # 60 × 3 ÷ (1/0.9 + 1/0.5 + 1/0.2)
        ("power_mean", "36.33", {"exponent": 2}),  # 60 × √(1.10 ÷ 3)
        ("product", "5.4", {}),  # 60 × 0.09
        ("pool", "32", {}),  # 60 × 1.6 ÷ 3
        ("drop", "42", {"drop_lowest": 1}),  # 60 × (0.9 + 0.5) ÷ 2
        ("drop", "21", {"drop_highest": 1}),  # 60 × (0.5 + 0.2) ÷ 2
        ("drop", "30", {"drop_lowest": 1, "drop_highest": 1}),
        ("most_frequent", "54", {}),  # each occurs once, so the highest
    ],
)
def test_a_group_makes_one_rate_of_those_of_its_children(
    kind: str, expected: str, more: dict[str, Any]
) -> None:
    given = {"a": "9", "b": "5", "c": "2"}
    assert points(kind, TENS, given, **more) == Fraction(expected)


@pytest.mark.parametrize(
    ("kind", "expected", "more"),
    [
        ("weakest", "30", {}),
        ("best", "54", {}),
        ("median", "42", {}),
        ("geometric_mean", "40.25", {}),  # 60 × √0.45
        ("harmonic_mean", "38.57", {}),  # 60 × 2 ÷ (1/0.9 + 1/0.5)
        ("product", "27", {}),  # 60 × 0.45
        ("pool", "42", {}),
        ("drop", "54", {"drop_lowest": 1}),
    ],
)
def test_a_child_that_does_not_apply_takes_no_part(
    kind: str, expected: str, more: dict[str, Any]
) -> None:
    given = {"a": "9", "b": "5", "c": None}
    assert points(kind, TENS, given, **more) == Fraction(expected)


def test_the_most_frequent_rate_wins_and_of_equals_the_highest() -> None:
    fulls = dict.fromkeys("abcde", "10")
    given: dict[str, str | None] = {"a": "3", "b": "7", "c": "3", "d": "7", "e": "10"}
    assert points("most_frequent", fulls, given) == 42


def test_dropping_the_lowest_leaves_the_best_that_can_be_left() -> None:
    # 5/10 is not the lowest rate of 5/10, 30/100 and 18/20, but dropping 30/100 leaves 23/30
    fulls = {"a": "10", "b": "100", "c": "20"}
    given: dict[str, str | None] = {"a": "5", "b": "30", "c": "18"}
    assert points("drop", fulls, given, drop_lowest=1) == 46
    assert points("drop", fulls, given, drop_highest=1) == Fraction("19.09")  # 35/110


def test_one_of_two_is_scored_and_the_other_declared() -> None:
    fulls = {"a": "10", "b": "30"}
    assert points("one_of", fulls, {"a": None, "b": "15"}) == 30
    used = combined("one_of", fulls)
    rest = {"Z": once(score="1")}
    both = {"a": once(score="1"), "b": once(score="1"), **rest}
    assert sheet_refused(used, both) == ["sheet.one-of"]
    none = {"a": state("not_applicable"), "b": state("not_applicable"), **rest}
    assert sheet_refused(used, none) == ["policy.group-refused"]


def table_data(**changed: Any) -> dict[str, Any]:
    def levels(*names: str) -> dict[str, Any]:
        shares = {"high": "1", "modest": "0.5", "low": "0"}
        return {
            "kind": "levels",
            "asked": "once",
            "levels": [{"id": n, "label": label(n), "share": shares[n]} for n in names],
        }

    table = [
        {"when": {"a": ["high"], "b": ["high", "not_applicable"]}, "gives": "s"},
        {"when": {"a": ["high", "modest"]}, "gives": "m"},
        {"gives": "u"},
    ]
    group_data = {
        "combine": "table",
        "outcomes": [
            {"id": "s", "label": label("s"), "share": "1"},
            {"id": "m", "label": label("m"), "share": "0.6"},
            {"id": "u", "label": label("u"), "share": "0.1"},
        ],
        "table": table,
        **changed,
    }
    return set_data(
        {
            "a": indicator("10", levels("high", "modest", "low"), under="G"),
            "b": indicator("10", levels("high", "low"), under="G", **LEFT_OUT),
        },
        {"total": root(), "G": group("30", **group_data)},
    )


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("high", "high", 30),
        ("high", None, 30),
        ("high", "low", 18),
        ("modest", "high", 18),
        ("low", "high", 3),
        ("low", None, 3),
    ],
)
def test_a_rule_table_is_read_from_the_top(a: str, b: str | None, expected: int) -> None:
    second = state("not_applicable") if b is None else once(level=b)
    found = scored(made(table_data()), {"a": once(level=a), "b": second})
    assert found["G"].points == expected


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"table": [{"when": {"a": ["high"]}, "gives": "s"}]}, "group.table-hole"),
        ({"table": [{"gives": "x"}]}, "rule.unknown-element"),
        ({"table": [{"when": {"a": ["best"]}, "gives": "s"}]}, "group.unknown-level"),
        ({"table": [{"when": {"c": ["high"]}, "gives": "s"}]}, "group.unknown-level"),
        ({"outcomes": []}, "group.outcomes-not-falling"),
    ],
)
def test_a_rule_table_with_a_hole_or_an_unknown_name_is_refused(
    changed: dict[str, Any], code: str
) -> None:
    assert refused(table_data(**changed)) == [code]


def data_of(kind: str, **more: Any) -> dict[str, Any]:
    extra = more.pop("child", {})
    rounding = more.pop("rounding", ROUNDED)
    children = {
        name: indicator(full, judged(asked="once"), under="G", **extra)
        for name, full in {"a": "10", "b": "20", "c": "30"}.items()
    }
    basis = "rounded" if "total" in rounding else "exact"
    return set_data(
        children,
        {"total": root(), "G": group("60", combine=kind, **more)},
        rounding=rounding,
        grades={
            "basis": basis,
            "source": "test",
            "bands": [{"id": "pass", "label": label("pass"), "at_least": "0"}],
        },
    )


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (data_of("sum", exponent=2), "group.key-of-other-kind"),
        (data_of("median", drop_lowest=1), "group.key-of-other-kind"),
        (data_of("power_mean"), "shape.missing-key"),
        (data_of("drop"), "group.drops-nothing"),
        (data_of("drop", drop_lowest=3), "group.drops-all"),
        (data_of("drop", drop_lowest=1, drop_highest=1), "group.drops-both-ways"),
        (data_of("one_of"), "group.one-of-needs-siblings"),
        (data_of("sum", cap="10", floor="20"), "group.floor-above-cap"),
        (data_of("geometric_mean", rounding={"shown": 2}), "group.needs-rounding"),
        (data_of("geometric_mean", rounding={**ROUNDED, "mode": "down"}), "rounding.half-up-only"),
        (data_of("weakest", child={"role": "bonus"}), "set.empty-group"),
        (
            data_of("sum", cumulative=2, missing={"not_applicable": "siblings"}),
            "policy.under-cumulative",
        ),
        (data_of("sum", cumulative=2, missing={"void": "tree"}), "policy.under-cumulative"),
    ],
)
def test_a_group_that_has_no_one_meaning_is_refused(data: dict[str, Any], code: str) -> None:
    assert code in refused(data)


@pytest.mark.parametrize("role", ["bonus", "penalty"])
def test_what_is_no_part_of_the_full_points_has_none_to_give(role: str) -> None:
    data = data_of("sum", cap="60")
    data["indicator"]["c"] |= {"role": role, "missing": {"not_applicable": {"give_to": "a"}}}
    data["group"]["G"]["points"] = "30"
    assert refused(data) == ["policy.nothing-to-give"]


def test_a_floor_above_the_full_points_is_refused() -> None:
    assert refused(data_of("sum", floor="60.01")) == ["group.floor-above-full"]
    made(data_of("sum", floor="60"))
