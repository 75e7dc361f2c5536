"""Evidence: periods, links to the sheet, requirements, and what lacking evidence takes."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from builders import (
    MOF,
    codes_of,
    fill,
    group,
    indicator,
    judged,
    make_set,
    once,
    panel,
    policies,
    root,
    rounded_to,
    scale,
    scores,
    state,
)
from registered import examined, fact, found, material, sheet, used

import scoring

PLACE = "r.toml: evidence[0]"


def test_papers_of_other_years_are_out_of_the_period_of_the_project() -> None:
    papers = material("E5", supports=["Q"], period={"from": 2018, "to": 2019})
    made = examined({"evidence": [papers]})
    assert found(made, "evidence") == [("evidence.out-of-period", f"{PLACE}.period", "E5")]
    assert made.findings[0].details["period"] == "2018–2019"
    assert made.findings[0].details["evaluated"] == "2020"
    assert made.materials[0].in_period is False


@pytest.mark.parametrize(
    ("first", "last", "within"),
    [
        ("2019", "2020", True),
        ("2019-12-31", "2019-12-31", False),
        ("2020-12-31", "2021-06", True),
        ("2021", "2021", False),
        ("2020-02", "2020-02", True),
    ],
)
def test_one_day_in_common_makes_a_paper_one_of_the_period(
    first: str, last: str, *, within: bool
) -> None:
    papers = material("1", supports=["Q"], period={"from": first, "to": last})
    assert examined({"evidence": [papers]}).materials[0].in_period is within


def test_the_period_of_the_register_comes_before_the_year_of_the_sheet() -> None:
    papers = material("1", supports=["Q"], period={"from": 2018, "to": 2018})
    tables = {"period": {"from": "2018-07", "to": "2019-06"}, "evidence": [papers]}
    made = examined(tables)
    assert found(made, "evidence") == []
    assert made.period is not None
    assert made.period.words == "2018-07–2019-06"


@pytest.mark.parametrize("written", ["2020年度", "２０２０", "2020年"])
def test_the_year_of_a_project_is_understood_as_people_write_it(written: str) -> None:
    made = examined({}, sheet(project={"year": written}))
    assert made.period is not None
    assert (made.period.first.isoformat(), made.period.last.isoformat()) == (
        "2020-01-01",
        "2020-12-31",
    )


@pytest.mark.parametrize("project", [{}, {"year": "第二年度"}])
def test_without_a_period_nothing_is_judged_and_that_is_said(project: dict[str, str]) -> None:
    papers = material("1", supports=["Q"], period={"from": 2018, "to": 2018})
    made = examined({"evidence": [papers]}, sheet(project=project))
    assert found(made, "evidence") == [("evidence.period-unknown", "r.toml", None)]
    assert made.materials[0].in_period is None


@pytest.mark.parametrize("name", ["E1", "ｅ１", "《Paper E1》", "the report", " paper  e1 "])
def test_a_sheet_names_a_material_by_number_title_or_other_name(name: str) -> None:
    made = examined(
        {"evidence": [material("E1", also=["The report"])]}, sheet(evidence={"Q": (name,)})
    )
    assert made.materials[0].named_for == ("Q",)
    assert found(made, "evidence") == []


def test_a_material_the_register_does_not_have_is_found_once_with_its_indicators() -> None:
    filled = sheet(evidence={"Q": ("letter", "E1"), "S": ("Letter",)})
    made = examined({"evidence": [material("E1")]}, filled)
    assert found(made, "evidence") == [("evidence.unregistered", "s.csv", "letter")]
    assert made.findings[0].details["ids"] == "Q, S"


def test_a_material_nothing_uses_is_found_and_one_that_a_fact_cites_is_not() -> None:
    tables: dict[str, Any] = {"evidence": [material("E1")]}
    assert found(examined(tables), "evidence") == [("evidence.unused", PLACE, "E1")]
    cited = fact("budget", "1")
    cited["statement"][0]["evidence"] = "E1"
    assert found(examined({**tables, "fact": [cited]}), "evidence") == []
    finding = {"id": "P", "text": "p", "evidence": ["E1"], "suggestion": "s"}
    assert found(examined({**tables, "finding": [finding]}), "evidence") == []


def test_a_material_that_supports_an_unknown_indicator_is_found() -> None:
    made = examined({"evidence": [material("E1", supports=["Q", "X"])]})
    assert found(made, "evidence") == [("evidence.unknown-indicator", f"{PLACE}.supports[1]", "X")]
    assert made.materials[0].supports == ("Q",)


@pytest.mark.parametrize("status", ["requested", "refused"])
def test_what_was_not_supplied_is_found_and_backs_nothing(status: str) -> None:
    tables = {
        "evidence": [material("E1", supports=["Q"], status=status)],
        "requirement": {"Q": {"effect": "zero"}},
    }
    made = examined(tables, sheet(evidence={"S": ("E1",)}))
    assert [code for code, _, _ in found(made, "evidence")] == [
        "evidence.missing",
        f"evidence.{status}",
        "evidence.named-not-supplied",
    ]
    assert made.after["Q"].points == 0


def test_a_group_that_is_supported_stands_for_every_indicator_below_it() -> None:
    made = examined(
        {"evidence": [material("E1", supports=["total"])], "requirement": {"Q": {"effect": "zero"}}}
    )
    assert made.materials[0].supports == ("E", "Q", "S")
    assert made.effects == ()


# ---------------------------------------------------------------- effects


def required(effect: str, **more: Any) -> dict[str, Any]:
    """Return a register in which Q requires evidence and has some of another year."""
    return {
        "evidence": [material("E5", supports=["Q"], period={"from": 2018, "to": 2019})],
        "requirement": {"Q": {"effect": effect, **more}},
    }


def test_a_warning_changes_no_points() -> None:
    made = examined(required("warn"))
    assert made.after is made.before
    assert [(one.node.id, one.before, one.after) for one in made.effects] == [("Q", 55, 55)]
    assert ("evidence.only-outside", "r.toml: requirement.Q", "Q") in found(made, "evidence")


def test_no_points_flow_through_the_tree() -> None:
    made = examined(required("zero"))
    # 9.85 + 55 + 25, then 9.85 + 0 + 25
    assert (str(made.before.total), made.before.grade.id) == ("89.85", "good")
    assert (str(made.after.total), made.after.grade.id) == ("34.85", "poor")
    assert [(one.before, one.after) for one in made.effects] == [(55, 0)]


def test_a_discount_is_rounded_as_the_indicator_is() -> None:
    made = examined(required("discount", share="1/3"), sheet(q="55.01"))
    # 55.01 ÷ 3 = 18.33666…
    assert made.after["Q"].points == Fraction("18.34")
    assert str(made.after.total) == "53.19"
    down = used(rounding={"shown": 2, "indicator": 2, "total": 2, "mode": "down"})
    made = examined(required("discount", share="1/3"), sheet(q="55.01"), down)
    assert made.after["Q"].points == Fraction("18.33")


def test_results_under_other_figures_include_the_effects() -> None:
    budget = fact("budget", "1234.36", "1239.36", uses="F2", feeds=["E/target"])
    made = examined({**required("zero"), "fact": [budget]})
    totals = [str(one.evaluation.total) for one in made.facts[0].alternatives if one.evaluation]
    assert totals == ["34.89", "34.85"]


def test_evidence_named_on_the_sheet_alone_meets_a_requirement() -> None:
    tables = {"evidence": [material("E1")], "requirement": {"Q": {"effect": "zero"}}}
    made = examined(tables, sheet(evidence={"Q": ("E1",)}))
    assert made.effects == ()
    assert made.after is made.before


def test_an_indicator_that_does_not_apply_needs_no_evidence() -> None:
    indicator_set = used(missing=policies(not_applicable="full"))
    filled = sheet()
    idle = scoring.ScoreSheet(
        "test", "1.0.0", {}, (), {**filled.entries, "Q": state("not_applicable")}
    )
    made = examined({"requirement": {"Q": {"effect": "zero"}}}, idle, indicator_set)
    assert made.effects == ()
    assert made.after["Q"].points == 60


def test_the_points_of_the_panel_are_reduced_once_they_are_combined() -> None:
    indicator_set = make_set(
        {"Q": indicator(100, judged())}, rounding=rounded_to(1, 2), grades=scale(MOF, "rounded")
    )
    filled = fill(indicator_set, {"Q": scores("80", "81", "81")}, 3)
    made = examined(
        {"requirement": {"Q": {"effect": "discount", "share": "0.5"}}}, filled, indicator_set
    )
    # the mean 80.666… is 80.7, half of it 40.35, rounded to 40.4
    assert (made.before["Q"].points, made.after["Q"].points) == (
        Fraction("80.7"),
        Fraction("40.4"),
    )


def test_where_totals_are_combined_the_points_of_every_reviewer_are_reduced() -> None:
    indicator_set = make_set(
        {"Q": indicator(60, judged()), "S": indicator(40, judged())},
        rounding=rounded_to(2, 2),
        panel=panel("median", "total"),
        grades=scale(MOF, "rounded"),
    )
    filled = fill(indicator_set, {"Q": scores("60", "30", "40"), "S": scores("0", "40", "20")}, 3)
    made = examined(
        {"requirement": {"Q": {"effect": "discount", "share": "0.5"}}}, filled, indicator_set
    )
    # totals 60, 70, 60 have the median 60; with half of Q they are 30, 55, 40: the median is 40
    assert (str(made.before.total), str(made.after.total)) == ("60.00", "40.00")


def test_caps_see_the_reduced_points() -> None:
    cap = {
        "id": "c",
        "label": {"zh": "c", "en": "c"},
        "node": "total",
        "at_most": 20,
        "when": {"node": "Q", "below": 30},
    }
    made = examined(required("discount", share="0.5"), None, used(cap=[cap]))
    assert str(made.before.total) == "89.85"
    assert str(made.after.total) == "20.00"
    assert [one.rule.id for one in made.after.applied] == ["c"]


def test_contributions_of_the_reduced_result_add_up() -> None:
    ledger = scoring.contributions(examined(required("discount", share="0.3")).after)
    assert sum(one.points for one in ledger) + ledger.rounding == ledger.total
    assert sum(one.lost for one in ledger) == ledger.lost


def test_a_discount_needs_declared_decimals_but_no_points_do_not() -> None:
    unrounded = make_set({"Q": indicator(100, judged(asked="once"))})
    filled = scoring.ScoreSheet("test", "1.0.0", {}, (), {"Q": once(score="80")})
    tables = {"requirement": {"Q": {"effect": "discount", "share": "0.5"}}}
    assert codes_of(lambda: examined(tables, filled, unrounded)) == ["register.effect-unrounded"]
    nothing = {"requirement": {"Q": {"effect": "zero"}}}
    assert examined(nothing, filled, unrounded).after["Q"].points == 0


def test_a_penalty_has_no_points_that_lacking_evidence_could_take() -> None:
    indicator_set = make_set(
        {
            "Q": indicator(100, judged(asked="once"), under="G"),
            "P": indicator(5, judged(asked="once"), under="G", role="penalty"),
        },
        {"total": root(), "G": group(100)},
    )
    entries = {"Q": once(score="90"), "P": once(score="3")}
    filled = scoring.ScoreSheet("test", "1.0.0", {}, (), entries)
    zero = {"requirement": {"P": {"effect": "zero"}}}
    assert codes_of(lambda: examined(zero, filled, indicator_set)) == ["register.effect-role"]
    warned = examined({"requirement": {"P": {"effect": "warn"}}}, filled, indicator_set)
    assert [one.node.id for one in warned.effects] == ["P"]
