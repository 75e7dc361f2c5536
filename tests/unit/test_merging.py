"""Forms of several reviewers become one sheet, and one sheet becomes forms."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from builders import (
    codes_of,
    fill,
    indicator,
    make_set,
    once,
    problems_of,
    proportional,
)
from formed import form, given, members, said, small

import scoring


def test_a_form_holds_one_column_and_what_is_said_once() -> None:
    sheet = replace(fill(small(), given(), 3), project={"name": "x"})
    second = form(sheet, 2)
    assert [one.id for one in second.reviewers] == ["R2"]
    assert second.panel == ("R1", "R2", "R3")
    assert second.entry("a").answers == {"score": {"R2": Decimal(45)}}
    assert second.entry("c").answers == {"actual": {"value": Decimal(80)}}
    assert second.project == {"name": "x"}


def test_forms_come_together_in_the_order_of_the_panel_whatever_their_own() -> None:
    sheet = fill(small(), given(), 3)
    one, two, three = scoring.split_sheet(sheet)
    merged = scoring.merge_sheets([three, one, two])
    assert merged == sheet
    assert merged.digest == sheet.digest


def test_what_only_one_form_says_once_counts_for_all() -> None:
    sheet = replace(fill(small(), given(), 3), project={"name": "x"})
    one, two, three = scoring.split_sheet(sheet)
    bare = [
        replace(x, project={}, entries={k: e for k, e in x.entries.items() if k != "c"})
        for x in (one, three)
    ]
    assert scoring.merge_sheets([bare[0], two, bare[1]]) == sheet


def test_a_form_of_project_data_alone_goes_with_the_others() -> None:
    sheet = fill(small(), given(), 3)
    forms = [
        replace(x, entries={k: e for k, e in x.entries.items() if k != "c"})
        for x in scoring.split_sheet(sheet)
    ]
    data = replace(sheet, reviewers=(), entries={"c": sheet.entry("c")})
    assert scoring.merge_sheets([data, *forms]) == sheet


def test_copies_of_one_workbook_each_with_one_column_filled_in_are_merged() -> None:
    sheet = fill(small(), given(), 3)
    copies = [replace(x, reviewers=sheet.reviewers, panel=()) for x in scoring.split_sheet(sheet)]
    assert scoring.merge_sheets(copies) == sheet


def test_reasons_that_differ_are_kept_with_their_authors_and_equal_ones_said_once() -> None:
    sheet = fill(small(), given(), 3)
    named = tuple(replace(x, name=n) for x, n in zip(sheet.reviewers, "甲乙丙", strict=True))
    forms = scoring.split_sheet(replace(sheet, reviewers=named))
    reasons = ("缺材料", "不及时", "缺材料")
    changed = [
        replace(x, entries={**x.entries, "a": said(x.entry("a"), text, f"材料{n}", "合同")})
        for n, (x, text) in enumerate(zip(forms, reasons, strict=True), 1)
    ]
    merged = scoring.merge_sheets(changed)
    assert merged.entry("a").reason == "甲、丙：缺材料\n乙：不及时"
    assert merged.entry("a").evidence == ("材料1", "合同", "材料2", "材料3")
    equal = [replace(x, entries={**x.entries, "a": said(x.entry("a"), "late")}) for x in forms]
    assert scoring.merge_sheets(equal).entry("a").reason == "late"


def test_every_report_shows_the_reasons_of_several_reviewers_apart() -> None:
    forms = scoring.split_sheet(fill(small(), given(), 3))
    changed = [
        replace(x, entries={**x.entries, "a": said(x.entry("a"), text)})
        for x, text in zip(forms, ("缺材料", "不及时", ""), strict=True)
    ]
    result = scoring.evaluate(small(), scoring.merge_sheets(changed))
    explained = scoring.explain(result, "a", language="zh")
    assert "扣分原因：\n- R1：缺材料\n- R2：不及时\n" in explained
    joined = {"text": " ", "markdown": " ", "html": "<br>"}
    for format_, between in joined.items():
        assert f"R1：缺材料{between}R2：不及时" in scoring.render(result, format_, "zh")


def test_a_reviewer_without_a_name_signs_with_the_id() -> None:
    one, two, three = scoring.split_sheet(fill(small(), given(), 3))
    one = replace(one, entries={**one.entries, "a": said(one.entry("a"), "late")})
    two = replace(two, entries={**two.entries, "a": said(two.entry("a"), "thin")})
    assert scoring.merge_sheets([one, two, three]).entry("a").reason == "R1: late\nR2: thin"


def test_reasons_are_signed_with_the_names_of_the_panel() -> None:
    forms = [
        replace(
            x,
            reviewers=tuple(replace(one, name="own") for one in x.reviewers),
            entries={**x.entries, "a": said(x.entry("a"), text)},
        )
        for x, text in zip(
            scoring.split_sheet(fill(small(), given(), 3)), ("late", "thin", "old"), strict=True
        )
    ]
    chosen = members(
        scoring.Reviewer("R1", "Li"), scoring.Reviewer("R2", "Li"), scoring.Reviewer("R3", "Wu")
    )
    # two of the same name have their ids as well
    reason = scoring.merge_sheets(forms, chosen).entry("a").reason
    assert reason == "Li R1: late\nLi R2: thin\nWu: old"


def test_the_panel_gives_names_weights_and_order() -> None:
    sheet = fill(small(), given(), 3)
    chosen = members(
        scoring.Reviewer("R3", "丙", Decimal(2)),
        scoring.Reviewer("R1", ""),
        scoring.Reviewer("R2", "乙", role="finance"),
    )
    named = [
        replace(x, reviewers=tuple(replace(one, name="own") for one in x.reviewers))
        for x in scoring.split_sheet(sheet)
    ]
    merged = scoring.merge_sheets(named, chosen)
    assert [(x.id, x.name, x.weight, x.role) for x in merged.reviewers] == [
        ("R3", "丙", 2, ""),
        ("R1", "own", 1, ""),
        ("R2", "乙", 1, "finance"),
    ]


def test_the_same_number_written_in_two_ways_is_no_conflict() -> None:
    sheet = fill(small(), given(), 3)
    one, *rest = scoring.split_sheet(sheet)
    one = replace(one, entries={**one.entries, "c": once(actual="80.0")})
    assert scoring.merge_sheets([one, *rest]).entry("c") == sheet.entry("c")


def test_where_nobody_is_asked_for_scores_a_form_with_figures_is_a_form() -> None:
    used = make_set({"c": indicator("10", proportional("100"))})
    sheet = fill(used, {"c": once(actual="80")}, 2)
    assert scoring.merge_sheets(scoring.split_sheet(sheet)) == sheet


# ---------------------------------------------------------------- what is refused


def test_everything_is_said_at_once_from_sheets_in_memory() -> None:
    one, two, three = scoring.split_sheet(fill(small(), given(), 3))
    two = replace(two, entries={**two.entries, "c": once(actual="81")}, source="two")
    blank = replace(three, entries={}, source="three")
    other = replace(one, set_version="2.0.0", source="four")
    found = problems_of(lambda: scoring.merge_sheets([one, two, blank, other]))
    assert [(x.code, x.place, x.value) for x in found] == [
        ("sheet.other-version", "four", "2.0.0"),
        ("merge.blank-form", "three", "R3"),
        ("merge.conflict", "two: c/actual value", "81"),
    ]


def test_most_sheets_decide_which_set_is_the_odd_one() -> None:
    one, two, three = scoring.split_sheet(fill(small(), given(), 3))
    found = problems_of(
        lambda: scoring.merge_sheets([replace(one, set_id="odd", source="one"), two, three])
    )
    assert [(x.code, x.place) for x in found] == [
        ("sheet.other-set", "one"),
        ("merge.missing-member", "sheet"),
    ]


def test_no_sheet_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="no sheet"):
        scoring.merge_sheets([])


def test_one_sheet_for_all_stays_as_it_is() -> None:
    sheet = fill(small(), given(), 3)
    assert scoring.merge_sheets([sheet]) is sheet


def test_weights_of_forms_contradict_each_other_or_the_panel() -> None:
    sheet = fill(small(), given(), ["1", "2", "3"])
    chosen = members(*(replace(x, weight=Decimal(2)) for x in sheet.reviewers))
    found = problems_of(lambda: scoring.merge_sheets(scoring.split_sheet(sheet), chosen))
    # a form that says 1 without saying so has no weight of its own
    assert [(x.code, x.value) for x in found] == [("merge.other-weight", "3")]
    copies = [replace(x, reviewers=sheet.reviewers, panel=()) for x in scoring.split_sheet(sheet)]
    changed = (*sheet.reviewers[:2], replace(sheet.reviewers[2], weight=Decimal(5)))
    copies[2] = replace(copies[2], reviewers=changed)
    assert codes_of(lambda: scoring.merge_sheets(copies)) == ["merge.other-weight"]
