"""Findings and suggestions held against the deductions of a sheet."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from builders import MOF, group, indicator, judged, make_set, once, root, rounded_to, scale
from registered import examined, found, material, sheet

import scoring
from scoring.register import points_lost, suggestions_for


def finding(**more: Any) -> dict[str, Any]:
    return {"id": "P1", "text": "a problem", **more}


def test_a_deduction_without_a_reason_is_found() -> None:
    made = examined({}, sheet(reasons={"E": "left over", "Q": "late"}))
    assert found(made, "finding") == [("finding.no-reason", "s.csv", "S")]
    assert made.findings[0].details["lost"] == "5"


def test_full_points_need_no_reason() -> None:
    made = examined({}, sheet(target="1221.36", q="60", s="30", reasons={}))
    assert found(made, "finding") == []


def test_what_lacking_evidence_takes_needs_no_reason_on_the_sheet() -> None:
    tables = {"requirement": {"Q": {"effect": "zero"}}}
    made = examined(tables, sheet(q="60", reasons={"E": "x", "S": "x"}))
    assert made.after["Q"].points == 0
    assert found(made, "finding") == []


def test_a_finding_about_an_indicator_that_lost_nothing_is_found() -> None:
    tables = {"finding": [finding(indicators=["Q", "S"], suggestion="do better")]}
    made = examined(tables, sheet(q="60"))
    assert found(made, "finding") == [
        ("finding.nothing-lost", "r.toml: finding[0].indicators[0]", "Q")
    ]


def test_what_lacking_evidence_takes_is_a_loss_a_finding_may_be_about() -> None:
    tables = {
        "finding": [finding(indicators=["Q"], suggestion="do better")],
        "requirement": {"Q": {"effect": "discount", "share": "0.9"}},
    }
    assert found(examined(tables, sheet(q="60")), "finding") == []


def test_a_finding_needs_a_suggestion_beside_it_or_one_that_answers_it() -> None:
    bare = {"finding": [finding()]}
    assert found(examined(bare), "finding") == [
        ("finding.no-suggestion", "r.toml: finding[0]", "P1")
    ]
    answered = {**bare, "suggestion": [{"id": "S1", "text": "do better", "answers": ["P1"]}]}
    made = examined(answered)
    assert found(made, "finding") == []
    first = made.register.findings[0]
    assert [one.id for one in suggestions_for(made.register, first)] == ["S1"]


def test_a_suggestion_may_answer_no_problem() -> None:
    made = examined({"suggestion": [{"id": "S3", "text": "sum up", "indicators": ["S"]}]})
    assert made.findings == ()


def test_what_a_penalty_took_is_lost_and_a_missed_bonus_is_not() -> None:
    given = judged(asked="once")
    indicator_set = make_set(
        {
            "Q": indicator(100, given, under="G"),
            "P": indicator(5, given, under="G", role="penalty"),
            "B": indicator(5, given, under="G", role="bonus"),
        },
        {"total": root(), "G": group(100, cap=100)},
        rounding=rounded_to(2, 2),
        grades=scale(MOF, "rounded"),
    )
    entries = {name: once(score=points) for name, points in (("Q", "100"), ("P", "3"), ("B", "0"))}
    filled = scoring.ScoreSheet("test", "1.0.0", {}, (), entries, source="s.csv")
    made = examined({}, filled, indicator_set)
    assert found(made, "finding") == [("finding.no-reason", "s.csv", "P")]
    assert [points_lost(made.after, name) for name in ("Q", "P", "B")] == [0, 3, 0]


def test_findings_come_facts_first_then_evidence_then_deductions() -> None:
    tables = {
        "fact": [
            {
                "id": "f",
                "label": "f",
                "statement": [
                    {"id": "1", "document": "d", "amount": 1},
                    {"id": "2", "document": "d", "amount": 2},
                ],
                "uses": "1",
            }
        ],
        "evidence": [material("E1")],
        "finding": [finding()],
    }
    families = [one.code.partition(".")[0] for one in examined(tables).findings]
    assert families == ["fact", "evidence", "finding"]


def test_a_deduction_without_a_reason_is_found_at_the_score_and_not_at_the_self_score() -> None:
    filled = sheet(reasons={"E": "left over", "Q": "late"})
    places = {("S", "", "self"): "s.csv:4 self", ("S", "score", "value"): "s.csv:4 value"}
    made = examined({}, replace(filled, places=places))
    assert found(made, "finding") == [("finding.no-reason", "s.csv:4 value", "S")]
