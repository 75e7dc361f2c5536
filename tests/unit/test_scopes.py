"""Recusals and scopes: who does not score what, and how it is said."""

from __future__ import annotations

import json
from dataclasses import replace

from builders import (
    codes_of,
    fill,
    panel,
    problems_of,
    scores,
)
from formed import given, small

import scoring


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
