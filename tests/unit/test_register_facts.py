"""Facts: what documents, parts and the sheet contradict, and what comes out with each figure."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from builders import policies, state
from registered import examined, fact, found, parts, sheet, used

import scoring
from scoring.report.lint_words import sentences

PLACE = "r.toml: fact[0]"


def test_documents_that_differ_are_a_conflict_that_lists_every_source() -> None:
    made = examined({"fact": [fact("budget", "1234.36", "1239.36", "1238.56", uses="F2")]})
    assert found(made, "fact") == [("fact.conflict", PLACE, "5万元")]
    what, _ = sentences(made.findings[0], "en")
    for number, amount in enumerate(("1234.36", "1239.36", "1238.56"), start=1):
        assert f"document {number} {amount}万元" in what
    assert what.endswith("1239.36万元 is used (document 2).")
    assert [(a.id, b.id, by) for a, b, by in made.facts[0].differences] == [
        ("F1", "F2", 5),
        ("F1", "F3", Fraction("4.2")),
        ("F2", "F3", Fraction("-0.8")),
    ]


def test_amounts_are_exact_where_floats_are_not() -> None:
    tenth = fact("budget", "0.3", uses="F1")
    tenth["statement"][0]["parts"] = parts("0.1", "0.2")
    assert found(examined({"fact": [tenth]}), "fact") == []


@pytest.mark.parametrize(("tolerance", "count"), [("4.99", 1), ("5", 0)])
def test_a_difference_up_to_the_tolerance_is_no_conflict(tolerance: str, count: int) -> None:
    budget = fact("budget", "1234.36", "1239.36", uses="F2", tolerance=Decimal(tolerance))
    assert len(found(examined({"fact": [budget]}), "fact")) == count


def test_figures_that_differ_without_a_choice_are_found() -> None:
    made = examined({"fact": [fact("budget", "1", "2")]})
    assert [code for code, _, _ in found(made, "fact")] == ["fact.conflict", "fact.none-chosen"]
    assert made.facts[0].fact.used is None


def test_figures_that_agree_need_no_choice() -> None:
    made = examined({"fact": [fact("budget", "1239.36", "1239.360")]})
    assert found(made, "fact") == []
    chosen = made.facts[0].fact.used
    assert chosen is not None
    assert chosen.id == "F1"


def test_parts_that_do_not_add_up_are_found_with_the_difference() -> None:
    budget = fact("budget", "1239.36")
    budget["statement"][0]["parts"] = parts("1221.36", "8", "5")
    made = examined({"fact": [budget]})
    assert found(made, "fact") == [("fact.parts", f"{PLACE}.statement[0].parts", "1234.36万元")]
    assert made.findings[0].details["difference"] == "-5万元"


def test_the_parts_that_make_two_figures_differ_are_named() -> None:
    budget = fact("budget", "1234.36", "1239.36", uses="F2")
    budget["statement"][0]["parts"] = parts("1221.36", "8", "5")
    budget["statement"][1]["parts"] = parts("8", "10", "1221.36")
    cause = examined({"fact": [budget]}).findings[1]
    assert (cause.code, cause.value) == ("fact.cause", "+5万元")
    assert (cause.details["mine_en"], cause.details["theirs_en"]) == (
        "part 3 5万元",
        "part 2 10万元",
    )


def test_an_amount_in_yuan_is_converted_and_shown_as_it_was_written() -> None:
    budget = fact("budget", "12393600", "1239.36")
    budget["statement"][0]["unit"] = "元"
    made = examined({"fact": [budget]})
    assert found(made, "fact") == []
    first = made.facts[0].fact.statements[0]
    assert (first.amount, first.stated) == (Fraction("1239.36"), "12393600元")


@pytest.mark.parametrize("amounts", [("1239.36", "12393600"), ("12393600", "1239.36")])
def test_yuan_written_for_ten_thousands_is_a_slip_and_no_conflict(amounts: tuple[str, str]) -> None:
    made = examined({"fact": [fact("budget", *amounts, uses="F1")]})
    assert [code for code, _, _ in found(made, "fact")] == ["fact.unit-slip"]


def test_figures_that_are_not_ten_thousand_times_apart_are_no_slip() -> None:
    made = examined({"fact": [fact("budget", "1239.36", "12393601", uses="F1")]})
    assert [code for code, _, _ in found(made, "fact")] == ["fact.conflict"]
    near_zero = fact("budget", "0.5", "5", uses="F1", tolerance=Decimal(1))
    codes = [code for code, _, _ in found(examined({"fact": [near_zero]}), "fact")]
    assert codes == ["fact.conflict"]


def test_spending_above_the_budget_is_found_with_both_figures() -> None:
    tables = {
        "fact": [
            fact("budget", "1234.36", "1239.36", uses="F1"),
            fact("spent", "1235", at_most=["budget"]),
        ]
    }
    made = examined(tables)
    exceeds = next(one for one in made.findings if one.code == "fact.exceeds")
    assert (exceeds.place, exceeds.value) == ("r.toml: fact[1].at_most", "1235万元")
    assert exceeds.details["other_amount"] == "1234.36万元"
    assert exceeds.details["difference"] == "0.64万元"
    tables["fact"][0]["uses"] = "F2"
    assert "fact.exceeds" not in [one.code for one in examined(tables).findings]


def test_while_no_budget_is_chosen_the_least_one_must_not_be_exceeded() -> None:
    tables = {
        "fact": [fact("budget", "1234.36", "1239.36"), fact("spent", "1235", at_most=["budget"])]
    }
    assert "fact.exceeds" in [one.code for one in examined(tables).findings]


def test_another_figure_on_the_sheet_is_found_in_its_cell() -> None:
    budget = fact("budget", "1234.36", feeds=["E/target"])
    made = examined({"fact": [budget]})
    assert found(made, "fact") == [("fact.sheet-differs", "s.csv: E/target value", "1239.36万元")]
    assert made.findings[0].details["difference"] == "+5万元"


def test_a_sheet_filled_in_with_yuan_for_ten_thousands_is_a_slip() -> None:
    budget = fact("budget", "1239.36", feeds=["E/target"])
    made = examined({"fact": [budget]}, sheet(target="12393600"))
    assert found(made, "fact") == [("fact.sheet-slip", "s.csv: E/target value", "12393600万元")]


def test_whole_numbers_on_the_sheet_are_figures_too() -> None:
    filled = sheet()
    answers = {"actual": {"value": 90}, "target": {"value": 100}}
    filled = replace(
        filled, entries={**filled.entries, "E": replace(filled.entry("E"), answers=answers)}
    )
    made = examined({"fact": [fact("budget", "100", feeds=["E/target"])]}, filled)
    assert found(made, "fact") == []
    assert made.facts[0].on_sheet[0].amount == 100


def test_a_figure_left_blank_on_the_sheet_is_found() -> None:
    indicator_set = used(missing=policies(missing="zero"))
    filled = sheet()
    entries = {name: entry for name, entry in filled.entries.items() if name != "E"}
    tables = {"fact": [fact("budget", "1239.36", feeds=["E/target"])]}
    made = examined(tables, replace(filled, entries=entries), indicator_set)
    assert found(made, "fact") == [("fact.not-on-sheet", "s.csv: E/target value", None)]


def test_a_figure_nobody_states_is_found_while_none_is_chosen() -> None:
    unchosen = fact("budget", "1234.36", "1239.36", feeds=["E/target"])
    codes = [code for code, _, _ in found(examined({"fact": [unchosen]}), "fact")]
    assert codes == ["fact.conflict", "fact.none-chosen"]
    made = examined({"fact": [unchosen]}, sheet(target="1300"))
    assert [code for code, _, _ in found(made, "fact")][-1] == "fact.sheet-unstated"


def test_every_figure_is_evaluated_again() -> None:
    budget = fact("budget", "1234.36", "1239.36", "1238.56", uses="F2", feeds=["E/target"])
    (result,) = examined({"fact": [budget]}).facts
    made = [one.evaluation for one in result.alternatives]
    assert [one and str(one["E"].points) for one in made] == ["989/100", "197/20", "493/50"]
    assert [one and str(one.total) for one in made] == ["89.89", "89.85", "89.86"]
    assert [one and one.grade.id for one in made] == ["good", "good", "good"]


def test_a_figure_may_change_the_grade() -> None:
    budget = fact("budget", "1239.36", "1221.36", uses="F1", feeds=["E/target"])
    (result,) = examined({"fact": [budget]}).facts
    ends = [(str(one.evaluation.total), one.evaluation.grade.id)
            for one in result.alternatives if one.evaluation]  # fmt: skip
    assert ends == [("89.85", "good"), ("90.00", "excellent")]


def test_a_figure_feeds_every_answer_that_holds_it() -> None:
    both = fact("budget", "500", feeds=["E/target", "E/actual"])
    (result,) = examined({"fact": [both]}).facts
    made = result.alternatives[0].evaluation
    assert made is not None
    assert made["E"].points == 10
    assert made.sheet.entry("E").answers["actual"] == {"value": Decimal(500)}


def test_a_figure_that_the_sheet_refuses_says_why() -> None:
    budget = fact("budget", "1239.36", "0", uses="F1", feeds=["E/target"])
    (result,) = examined({"fact": [budget]}).facts
    sound, broken = result.alternatives
    assert sound.problems == ()
    assert sound.evaluation is not None
    assert broken.evaluation is None
    assert [one.code for one in broken.problems] == ["sheet.zero-divisor"]


def test_a_fact_of_an_indicator_that_does_not_apply_changes_nothing() -> None:
    indicator_set = used(missing=policies(not_applicable="full"))
    filled = sheet()
    entries = {**filled.entries, "E": state("not_applicable")}
    idle = scoring.ScoreSheet("test", "1.0.0", {}, (), entries)
    made = examined({"fact": [fact("budget", "1", feeds=["E/target"])]}, idle, indicator_set)
    assert made.facts[0].alternatives == ()
    assert found(made, "fact") == []
