"""What the author of a sound set is told to look at, and what is left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from builders import (
    group,
    indicator,
    judged,
    label,
    make_set,
    root,
    scale,
    yes_no,
)
from linted import TWO, findings

import scoring
from scoring.lint import Finding, lint
from scoring.report.lint_words import FINDINGS, finding_line

if TYPE_CHECKING:
    from scoring.model import IndicatorSet


# ---------------------------------------------------------------- names and weights


def test_two_indicators_with_one_name_are_found_in_either_language() -> None:
    nodes = {
        "A": indicator(30, judged(), label={"zh": "管理制度健全性", "en": "Rules"}),
        "B": indicator(30, judged(), label={"zh": "管理制度健全性", "en": "Other rules"}),
        "C": indicator(40, judged(), label={"zh": "满意度", "en": "Rules"}),
    }
    found = lint(make_set(nodes))
    assert [(one.code, one.value, one.details["ids"]) for one in found] == [
        ("lint.same-name", "管理制度健全性", "A, B"),
        ("lint.same-name", "Rules", "A, C"),
    ]


@pytest.mark.parametrize(
    ("outputs", "effects", "found"),
    [("30", "30", False), ("30", "29.99", True), ("40", "30", False), ("0.01", "59", True)],
)
def test_outputs_and_effects_below_60_per_cent_are_found_and_60_passes(
    outputs: str,
    effects: str,
    found: bool,  # noqa: FBT001 - a column of the table above
) -> None:
    # 财预〔2020〕10号 wants 60 % at least; one deployed tool warns when 60 is reached (§1.3)
    rest = 100 - float(outputs) - float(effects)
    nodes = {
        "A": indicator(f"{rest:.2f}", judged(), under="P", label=label("过程甲")),
        "C": indicator(outputs, judged(), under="O", label=label("产出甲")),
        "D": indicator(effects, judged(), under="E", label=label("效益甲")),
    }
    groups = {
        "total": root(100),
        "P": group(label=label("过程")),
        "O": group(label=label("产出指标")),
        "E": group(label=label("效果")),
    }
    made = findings(make_set(nodes, groups))
    assert made == ([("outputs-and-effects", "group")] if found else [])


def test_outputs_below_the_first_level_are_not_counted_and_other_frameworks_left_alone() -> None:
    nodes = {"A": indicator(10, judged(), under="G", label=label("产出")),
             "B": indicator(90, judged(), under="G", label=label("决策"))}  # fmt: skip
    assert not findings(make_set(nodes, {"total": root(), "G": group(label=label("前期工作"))}))


def test_outputs_and_effects_are_weighed_by_what_they_give_the_total() -> None:
    nodes = {
        "O": indicator(100, judged(), weight="0.59", label=label("产出")),
        "P": indicator(100, judged(), weight="0.41", label=label("决策")),
    }
    mean = {"total": root(100, combine="weighted_mean", weights_total=1)}
    (finding,) = lint(make_set(nodes, mean))
    assert (finding.code, finding.value) == ("lint.outputs-and-effects", "59.00%")


def test_a_weight_no_parent_uses_is_found() -> None:
    # a node that is counted twice may have a weight for one of its parents; here neither uses it
    shared = indicator(10, judged(), under="A", also_under=["B"], weight=3)
    nodes = {"S": shared, "B1": indicator(5, judged(), under="B", label=label("b"))}
    groups = {"total": root(), "A": group(), "B": group()}
    assert findings(make_set(nodes, groups)) == [("unused-weight", "indicator.S.weight")]
    groups["B"] = group(15, combine="weighted_mean", weights_total=4)
    nodes["B1"] |= {"weight": 1}
    assert not findings(make_set(nodes, groups))


def test_points_and_weights_that_do_not_fit_the_decimals_are_found() -> None:
    nodes = {
        "A": indicator("20/3", yes_no(), label=label("a")),
        "B": indicator("3.335", yes_no(), label=label("b")),
        "C": indicator("40/3", yes_no(), label=label("c"), rounding={"places": 4}),
        "D": indicator("2.125", yes_no(), label=label("d"), rounding={"places": 3}),
        "E": indicator("7.77", yes_no(), label=label("e")),
    }
    assert findings(make_set(nodes, rounding=TWO, grades=scale(basis="rounded"))) == [
        ("points-not-exact", f"indicator.{node_id}.points") for node_id in "ABC"
    ]


def test_a_weight_of_a_third_is_found_and_three_whole_ones_are_not() -> None:
    def mean(weight: str, total: int) -> IndicatorSet:
        nodes = {
            one: indicator(90, judged(), weight=weight, label=label(one)) for one in ("A", "B", "C")
        }
        top = root(90, combine="weighted_mean", weights_total=total)
        return make_set(nodes, {"total": top}, rounding=TWO, grades=scale(basis="rounded"))

    assert findings(mean("1/3", 1)) == [
        ("weight-not-exact", f"indicator.{node_id}.weight") for node_id in "ABC"
    ]
    assert not findings(mean("1", 3))


def test_illustrative_points_and_missing_cases_are_found_once() -> None:
    nodes = {
        one: indicator(10, judged(), illustrative=True, label=label(one)) for one in ("A", "B")
    }
    made = make_set(nodes)
    assert findings(made, 0) == [("illustrative", "test.toml"), ("no-cases", "test.toml")]
    assert findings(made, 1) == findings(made) == [("illustrative", "test.toml")]
    assert lint(made)[0].details["count"] == 2


# ---------------------------------------------------------------- words and shipped sets


@pytest.mark.parametrize("code", FINDINGS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_finding_says_what_it_is_and_what_to_do(code: str, language: Any) -> None:
    quoted = ("id", "ids", "zh", "en", "other_zh", "other_en", "places", "low", "high",
              "from_value", "most", "before", "count", "first")  # fmt: skip
    finding = Finding(code, "set.toml: here", "9", dict.fromkeys(quoted, "8"))
    line = finding_line(finding, language)
    assert line.startswith(f"set.toml: here{'：' if language == 'zh' else ': '}")
    assert line.endswith("。" if language == "zh" else ".")
    assert "{" not in line


@pytest.mark.parametrize("name", scoring.shipped_sets())
def test_no_shipped_set_has_a_rule_or_limit_that_can_never_apply(name: str) -> None:
    found = {one.code for one in lint(scoring.load_indicator_set(name))}
    assert found <= {
        "lint.illustrative",
        "lint.same-name",
        "lint.outputs-and-effects",
        "lint.points-not-exact",
        "lint.weight-not-exact",
    }


def test_the_framework_of_2020_keeps_its_own_rule_of_60_per_cent() -> None:
    found = {one.code for one in lint(scoring.load_indicator_set("mof-project-2020"))}
    assert found == {"lint.illustrative"}
