"""Points that lacking evidence took are said to be that where self scores stand beside."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from registered import examined, sheet, used

import scoring
from scoring.report.document import Document, Table
from scoring.report.self_score.lines import add_self_scores

TABLES = {
    "requirement": {"E": {"effect": "discount", "share": "0.9"}, "Q": {"effect": "zero"}},
}


def compared(target: str, **own: str) -> scoring.SelfComparison:
    """Return self scores beside a review that lacks evidence of E and Q; no reason is written."""
    given = sheet(target=target, reasons={})
    entries = {
        name: replace(given.entry(name), self_score=Decimal(points)) for name, points in own.items()
    }
    made = examined(TABLES, replace(given, entries=entries), used())
    found = scoring.compare_self(made.after)
    assert found is not None
    # one definition with the examination
    for one in made.effects:
        assert found[one.node.id].lacking == one.before - one.after
    return found


def said(found: scoring.SelfComparison, language: str) -> dict[str, str]:
    """Return the last column of the table by indicator."""
    document = Document("")
    add_self_scores(document, found, language)
    (table,) = [one for one in document.blocks if isinstance(one, Table)]
    return {row[1]: row[-1] for row in table.rows}


def test_it_is_no_rule_that_took_what_lacking_evidence_took() -> None:
    # the target is met: 10 points, of which 0.9 is kept; Q has 55 and keeps none
    found = compared("1221.36", E="10", Q="55", S="25")
    assert (found["E"].lacking, found["Q"].lacking, found["S"].lacking) == (1, 55, 0)
    words = said(found, "zh")
    assert words["E"] == "佐证不足，少计 1.00 分"
    assert words["Q"] == "佐证不足，少计 55.00 分"
    assert said(found, "en")["E"] == "evidence lacking: 1.00 points less"
    assert found.findings == ()


def test_what_the_rule_took_besides_is_said_too_and_what_reviewers_took_needs_a_reason() -> None:
    # 1221.36 of 2442.72 is half: 5 points by the rule, 4.50 kept; Q: 5 of 60 lost by judgement
    found = compared("2442.72", E="10", Q="60", S="25")
    words = said(found, "zh")
    assert words["E"] == "佐证不足，少计 0.50 分；按评分标准"
    assert words["Q"] == "佐证不足，少计 55.00 分；未说明"
    assert "self.unexplained" in [one.code for one in found.findings]


@pytest.mark.parametrize(("own", "explained"), [("58", True), ("58.01", False)])
def test_a_reason_is_asked_for_by_what_is_left_without_lacking_evidence(
    own: str, *, explained: bool
) -> None:
    # 5 % of 60 is 3, and Q has 55 before lacking evidence takes them
    assert compared("1221.36", E="10", Q=own, S="25")["Q"].explained is explained
