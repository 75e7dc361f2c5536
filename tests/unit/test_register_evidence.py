"""Evidence: periods, links to the sheet and to facts, and what was asked for and did not come."""

from __future__ import annotations

from typing import Any

import pytest
from registered import examined, fact, found, material, sheet

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


def test_indicators_that_name_a_material_stand_in_the_order_of_the_sheet() -> None:
    tables = {"evidence": [material("1", also=["a", "b"])]}
    made = examined(tables, sheet(evidence={"S": ("a", "1"), "E": ("b",), "Q": ("paper 1", "b")}))
    assert made.materials[0].named_for == ("E", "Q", "S")


def test_a_material_the_register_does_not_have_is_found_once_with_its_indicators() -> None:
    filled = sheet(evidence={"Q": ("letter", "E1"), "S": ("Letter",)})
    made = examined({"evidence": [material("E1")]}, filled)
    assert found(made, "evidence") == [("evidence.unregistered", "s.csv", "letter")]
    assert made.findings[0].details["ids"] == "Q, S"


def test_without_any_registered_material_papers_on_the_sheet_are_not_found() -> None:
    assert found(examined({}, sheet(evidence={"Q": ("letter",)})), "evidence") == []


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
