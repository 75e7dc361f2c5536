"""Forms of several reviewers become one sheet, and one sheet becomes forms."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from builders import (
    codes_of,
    fill,
    group,
    indicator,
    judged,
    make_set,
    once,
    panel,
    problems_of,
    proportional,
    root,
    scores,
    set_data,
    state,
)

import scoring
from scoring.io.forms import find_sheets, open_sheets

if TYPE_CHECKING:
    from scoring.model import IndicatorSet
    from scoring.sheet import Entry, ScoreSheet

FORMATS = (".xlsx", ".csv", ".toml", ".json")


def small(**more: object) -> IndicatorSet:
    """Two indicators of 50 points for the panel, under a group each, and a question of ten."""
    return make_set(
        {
            "a": indicator("50", judged(), under="A"),
            "b": indicator("50", judged(), under="B"),
            "c": indicator("10", proportional("100")),
        },
        {"total": root(), "A": group(), "B": group()},
        **{"rounding": {"shown": 2, "indicator": 2}, **more},
    )


def given(**more: Entry) -> dict[str, Entry]:
    """What three reviewers filled in."""
    answers = {"a": scores("40", "45", "50"), "b": scores("30", "36", "42")}
    return {**answers, "c": once(actual="80"), **more}


def said(entry: Entry, reason: str, *evidence: str) -> Entry:
    """Return an entry with a reason and materials."""
    return replace(entry, reason=reason, evidence=evidence)


def members(*given_: scoring.Reviewer) -> scoring.ReviewPanel:
    """Return a panel."""
    return scoring.ReviewPanel(given_)


def form(sheet: ScoreSheet, number: int) -> ScoreSheet:
    """Return the form of one reviewer, counted from one."""
    return scoring.split_sheet(sheet)[number - 1]


# ---------------------------------------------------------------- what is merged


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


def test_a_reviewer_without_a_name_signs_with_the_id() -> None:
    one, two, three = scoring.split_sheet(fill(small(), given(), 3))
    one = replace(one, entries={**one.entries, "a": said(one.entry("a"), "late")})
    two = replace(two, entries={**two.entries, "a": said(two.entry("a"), "thin")})
    assert scoring.merge_sheets([one, two, three]).entry("a").reason == "R1: late\nR2: thin"


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


# ---------------------------------------------------------------- recusals and scopes


def test_who_is_recused_or_out_of_scope_does_not_count() -> None:
    used = small()
    sheet = fill(used, given(a=scores("40", None, "50"), b=scores(None, "36", "42")), 3)
    one, two, three = sheet.reviewers
    limited = (
        replace(one, name="甲", scope=("A",)),
        replace(two, name="乙", recused=("a",)),
        three,
    )
    result = scoring.evaluate(used, replace(sheet, reviewers=limited))
    # a: (40 + 50) ÷ 2, b: (36 + 42) ÷ 2, c: 80 % of 10
    assert [str(result[x].points) for x in "abc"] == ["45", "39", "8"]
    text = scoring.render(result, "text", "zh")
    assert "评审专家 甲：只评 A group。" in text
    assert "评审专家 乙：回避 a indicator。" in text
    assert "弃权" not in text
    english = scoring.render(result, "markdown", "en")
    assert "Reviewer 甲: scores only A group." in english
    assert "Reviewer 乙: recused from a indicator." in english
    found = scoring.trace(result, "a")
    assert ([x.id for x in found.recused], found.out_of_scope, found.abstained) == (["R2"], [], [])
    assert [x.id for x in scoring.trace(result, "b").out_of_scope] == ["R1"]
    assert "回避：乙" in scoring.explain(result, ("a",), "text", "zh")
    assert "Out of scope: 甲" in scoring.explain(result, ("b",), "text", "en")
    data = json.loads(scoring.explain(result, ("b",), "json"))
    assert data["sheet"]["panel"][0] == {
        "id": "R1",
        "name": "甲",
        "role": "",
        "weight": "1",
        "scope": ["A"],
        "recused": [],
        "void": None,
    }
    assert data["traces"][0]["out_of_scope"] == ["R1"]


def test_a_recusal_goes_before_a_scope() -> None:
    used = small()
    sheet = fill(used, given(a=scores("40", "45"), b=scores("30", "36")), 2)
    one, two = sheet.reviewers
    limited = replace(sheet, reviewers=(replace(one, scope=("B",), recused=("total",)), two))
    found = problems_of(lambda: scoring.check_sheet(used, limited))
    assert [(x.code, x.value) for x in found] == [("sheet.recused", "40"), ("sheet.recused", "30")]


def test_where_too_few_are_left_the_sheet_is_refused() -> None:
    used = small(panel=panel(at_least=2))
    sheet = fill(used, given(a=scores("40", None), b=scores("30", "36")), 2)
    one, two = sheet.reviewers
    limited = replace(sheet, reviewers=(one, replace(two, recused=("A",))))
    assert codes_of(lambda: scoring.check_sheet(used, limited)) == ["sheet.too-few-answers"]


def test_where_totals_are_combined_everybody_scores_everything() -> None:
    used = small(panel=panel(stage="total"))
    sheet = fill(used, given(a=scores("40", None), b=scores("30", "36")), 2)
    one, two = sheet.reviewers
    limited = replace(sheet, reviewers=(one, replace(two, recused=("a",))))
    found = problems_of(lambda: scoring.check_sheet(used, limited))
    assert [(x.code, x.value) for x in found] == [("sheet.limited-with-totals", "R2")]


def test_a_digest_tells_scopes_apart_and_is_what_it_was_without_them() -> None:
    sheet = fill(small(), given(), 3)
    one, *rest = sheet.reviewers
    digests = {
        replace(sheet, reviewers=(changed, *rest)).digest
        for changed in (
            one,
            replace(one, role="x"),
            replace(one, scope=("A",)),
            replace(one, recused=("A",)),
        )
    }
    assert len(digests) == 4
    assert sheet.digest in digests


# ---------------------------------------------------------------- files


@pytest.fixture
def used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> IndicatorSet:
    """Return the small set; the working directory is empty."""
    monkeypatch.chdir(tmp_path)
    return small()


def limited_sheet(used: IndicatorSet) -> ScoreSheet:
    """Return a sheet whose reviewers have roles, scopes and recusals."""
    sheet = fill(used, given(a=scores("40", None, "50"), b=scores(None, "36", "42")), 3)
    one, two, three = sheet.reviewers
    return replace(
        sheet,
        project={"name": "=x"},
        reviewers=(
            replace(one, name="甲", role="=finance", scope=("A", "c")),
            replace(two, name="乙", recused=("a",)),
            three,
        ),
    )


@pytest.mark.parametrize("suffix", FORMATS)
def test_forms_keep_roles_scopes_and_the_panel_in_every_format(
    suffix: str, used: IndicatorSet
) -> None:
    sheet = limited_sheet(used)
    paths = scoring.write_sheets(sheet, "forms", used, suffix=suffix)
    assert [path.name for path in paths] == [f"R{n}{suffix}" for n in (1, 2, 3)]
    assert scoring.read_sheet(paths[2], used).panel == ("R1", "R2", "R3")
    assert scoring.read_sheets(["forms"], used) == sheet
    scoring.write_sheet(sheet, f"all{suffix}", used)
    assert scoring.read_sheet(f"all{suffix}", used) == sheet


def test_forms_of_different_formats_are_merged(used: IndicatorSet) -> None:
    sheet = limited_sheet(used)
    forms = scoring.split_sheet(sheet)
    for one, suffix in zip(forms, (".json", ".xlsx", ".toml"), strict=True):
        scoring.write_sheet(one, f"{one.reviewers[0].id}{suffix}", used)
    names = ["R3.toml", "R1.json", "R2.xlsx"]
    merged = scoring.read_sheets(names, used)
    assert merged == sheet
    assert merged.place("a", "score", "R3") == "R3.toml: entries.a.answers.score.R3"


@pytest.mark.usefixtures("used")
def test_ten_and_more_forms_come_in_their_natural_order() -> None:
    for name in ("R10.csv", "R2.csv", "R1.CSV", "notes.txt", "panel.toml", ".hidden.csv"):
        Path(name).touch()
    assert [str(x) for x in find_sheets(["."])] == ["R1.CSV", "R2.csv", "R10.csv"]
    assert [str(x) for x in find_sheets(["R*.csv", "R2.csv", "./R2.csv"])] == ["R2.csv", "R10.csv"]


def test_a_form_alone_is_scored_as_before(used: IndicatorSet) -> None:
    sheet = fill(used, given(), 3)
    paths = scoring.write_sheets(sheet, "forms", used)
    alone = scoring.read_sheet(paths[2], used)
    # 50 + 42 + 8
    assert scoring.evaluate(used, alone).total == 100
    strict = small(panel=panel(at_least=2))
    paths = scoring.write_sheets(fill(strict, given(), 3), "strict", strict)
    assert set(codes_of(lambda: scoring.read_sheet(paths[2], strict))) == {"sheet.too-few-answers"}


def test_some_forms_may_be_looked_at_before_all_are_back(used: IndicatorSet) -> None:
    sheet = fill(used, given(), 3)
    scoring.write_sheets(sheet, "forms", used)
    Path("forms/R2.xlsx").unlink()
    assert codes_of(lambda: open_sheets(["forms"], used)) == ["merge.missing-member"]
    checked = open_sheets(["forms"], used, incomplete=True)[1]
    assert [one.id for one in checked.sheet.reviewers] == ["R1", "R3"]


def test_states_said_by_one_form_hold_for_all() -> None:
    lenient = small(missing={**set_data({})["missing"], "not_applicable": "zero"})
    sheet = fill(lenient, given(c=state("not_applicable")), 3)
    one, *rest = scoring.split_sheet(sheet)
    rest = [replace(x, entries={k: e for k, e in x.entries.items() if k != "c"}) for x in rest]
    merged = scoring.merge_sheets([one, *rest])
    assert merged == sheet
    assert scoring.evaluate(lenient, merged)["c"].points == 0


@pytest.mark.parametrize("language", ["zh", "en"])
def test_cells_that_are_not_theirs_are_marked_and_locked(language: str, used: IndicatorSet) -> None:
    sheet = replace(limited_sheet(used), entries={})
    for path in scoring.write_sheets(sheet, "forms", used, language):
        page = openpyxl.load_workbook(path).worksheets[0]
        keys = {cell.value: cell.row for cell in page["A"] if cell.value}
        column = next(cell.column for cell in page[1] if str(cell.value).startswith("reviewer:"))
        cells = {name: page.cell(keys[name], column) for name in "ab"}
        recused = {"zh": "回避", "en": "recused"}[language]
        expected = {"R1": (None, "—"), "R2": (recused, None), "R3": (None, None)}[path.stem]
        assert tuple(cell.value for cell in cells.values()) == expected
        assert [cell.protection.locked for cell in cells.values()] == [
            value is not None for value in expected
        ]
        assert page.protection.sheet


def test_a_panel_file_is_read(used: IndicatorSet) -> None:
    Path("panel.toml").write_text(
        '[[reviewer]]\nid = "E1"\nname = "陈"\nrole = "财务"\nweight = 1.5\nscope = ["A"]\n'
        '[[reviewer]]\nid = "E2"\nrecused = ["b"]\n',
        "utf-8",
    )
    read = scoring.read_panel("panel.toml", used)
    assert read.members == (
        scoring.Reviewer("E1", "陈", Decimal("1.5"), "财务", ("A",)),
        scoring.Reviewer("E2", recused=("b",)),
    )
    assert scoring.blank_sheet(used, read).reviewers == read.members
