"""Yes or no asked of a panel: reports, data and conditions say the same of it."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from builders import (
    MOF,
    chosen,
    fill,
    indicator,
    judged,
    label,
    make_set,
    once,
    panel,
    policies,
    rounded_to,
    scale,
    scored,
    state,
    trimmed,
    yes_no,
)

import scoring

if TYPE_CHECKING:
    from scoring.evaluation import Evaluation
    from scoring.model import IndicatorSet
    from scoring.sheet import Entry


def limit(name: str, when: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"id": name, "label": label(name), "when": when, **more}


def asked_of_a_panel(**changed: Any) -> IndicatorSet:
    """A hundred points and a flag asked of the panel, with gates on what it comes to."""
    return make_set(
        {
            "a": indicator("90", judged(asked="once"), label=label("work")),
            "b": indicator("10", yes_no(), label=label("plan")),
            "late": indicator(None, yes_no(), role="flag", label=label("late")),
        },
        **{
            "grades": scale(MOF),
            "gate": [
                limit("late", {"yes": "late"}, best="good"),
                limit("in-time", {"no": "late"}, best="fair"),
                limit("planned", {"yes": "b"}, lower_by=1),
            ],
            **changed,
        },
    )


def answers(given: str) -> Entry:
    """Return answers of reviewers, ``y`` or ``n`` each."""
    return chosen(*({"answer": {"y": "yes", "n": "no"}[one]} for one in given))


def found(used: IndicatorSet, late: Entry, plan: str = "nnn", reviewers: int = 3) -> Evaluation:
    return scored(used, {"a": once(score="90"), "b": answers(plan), "late": late}, reviewers)


def gates(result: Evaluation) -> list[str]:
    return [one.rule.id for one in result.applied]


def shown(result: Evaluation, format_: str, language: str = "en") -> str:
    return scoring.render(result, format_, language)


def row_of(node_id: str, text: str) -> list[str]:
    """Return what stands in the row of a node, after its name and id."""
    rows = [line.split() for line in text.splitlines()]
    return next(row for row in rows if row[1:2] == [node_id])[2:]


PANELS = (
    (panel(), "yyy", "yes"),
    (panel(), "yyn", "no"),
    (panel(), "ynn", "no"),
    (panel(), "nnn", "no"),
    (panel("median"), "yyn", "yes"),
    (panel("median"), "ynn", "no"),
    (trimmed(), "yyn", "yes"),
    (trimmed(), "ynn", "no"),
    (panel(stage="total"), "yyn", "no"),
    (panel(stage="total"), "yyy", "yes"),
)


@pytest.mark.parametrize(("how", "given", "word"), PANELS)
def test_the_report_of_a_flag_says_what_conditions_read(
    how: dict[str, Any], given: str, word: str
) -> None:
    result = found(asked_of_a_panel(panel=how), answers(given))
    assert gates(result) == {"yes": ["late"], "no": ["in-time"]}[word]
    assert result.answered("late") is (word == "yes")
    assert row_of("late", shown(result, "text")) == ["—", word, "—", "—"]
    assert f"| late | — | {word} |" in " ".join(shown(result, "markdown").split())
    cells = re.sub(r"\s*<[^>]*>\s*", " ", shown(result, "html")).split()
    assert cells[cells.index("late", cells.index("late", cells.index("work")) + 1) + 2] == word
    nodes = {node["id"]: node for node in json.loads(shown(result, "json"))["nodes"]}
    assert (nodes["late"]["answer"], nodes["a"]["answer"]) == (word, None)
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(shown(result, "csv")))}
    assert (rows["late"]["answer"], rows["late"]["points"], rows["a"]["answer"]) == (word, "", "")
    assert rows["late"]["effective_points"] == ""
    explained = scoring.explain(result, ["late"], "text", "en")
    assert f"late late　{word}" in explained
    assert "/ 1" not in explained


def test_a_report_says_how_many_said_yes_where_reviewers_disagree() -> None:
    result = found(asked_of_a_panel(), answers("yyn"), "yny")
    assert "- late late: 2 of 3 reviewers answered yes; together that is “no”." in shown(
        result, "text"
    )
    assert "- late late：3 位专家中 2 位答“是”，合成后为“否”。" in shown(result, "text", "zh")
    # an indicator with points as well, where a condition asks for it
    assert "- b plan: 2 of 3 reviewers answered yes; together that is “no”." in shown(
        result, "text"
    )
    assert result.answered("b") is False
    assert "answered yes" not in shown(found(asked_of_a_panel(), answers("yyy")), "text")


def test_the_explanation_of_a_flag_says_when_it_is_a_yes() -> None:
    result = found(asked_of_a_panel(), answers("yyn"))
    explained = scoring.explain(result, ["late"], "text", "zh")
    assert "评分标准：由每位评审专家回答是或否；是记 1，否记 0，" in explained
    assert "合成 0.66666666…，达到 1 才算“是”：作“否”。" in explained
    english = scoring.explain(result, ["late"], "text", "en")
    assert "Together 0.66666666…; only 1 is a yes, so it is read as “no”." in english


def test_what_is_rounded_up_to_a_yes_is_a_yes_everywhere() -> None:
    used = asked_of_a_panel(rounding=rounded_to(0, 0), grades=scale(MOF, "rounded"))
    result = found(used, answers("yyn"))
    assert (gates(result), result.answered("late")) == (["late"], True)
    assert row_of("late", shown(result, "text")) == ["—", "yes", "—", "—"]
    assert "保留 0 位小数得 1" in scoring.explain(result, ["late"], "text", "zh")


def test_a_flag_that_is_left_out_is_neither_yes_nor_no() -> None:
    used = asked_of_a_panel(
        missing=policies("siblings"),
        rounding={**rounded_to(2, 2), "group": 2},
        grades=scale(MOF, "rounded"),
    )
    result = found(used, state("not_applicable"))
    assert (gates(result), result.answered("late")) == ([], None)
    assert row_of("late", shown(result, "text")) == ["—"] * 4
    nodes = {node["id"]: node for node in json.loads(shown(result, "json"))["nodes"]}
    assert nodes["late"]["answer"] is None


def test_a_cap_of_combined_totals_reads_what_each_reviewer_answered() -> None:
    used = asked_of_a_panel(
        panel=panel(stage="total"), gate=[], cap=[limit("c", {"yes": "late"}, at_most="60")]
    )
    result = found(used, answers("yyn"))
    assert result.total == 70
    assert result.answered("late") is False
    assert "2 of 3 reviewers answered yes" in shown(result, "text")


def test_both_readings_of_an_incomplete_sheet_show_answers_of_flags() -> None:
    used = asked_of_a_panel()
    entries = {"a": once(score="90"), "b": answers("nnn"), "late": answers("yyn")}
    read = scoring.readings(used, fill(used, entries, 3))
    text = scoring.render_readings(read, "text", "en")
    assert row_of("late", text) == ["—", "no", "no", "—"]
