"""Results as text, Markdown, HTML, CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from builders import (
    MOF,
    chosen,
    fill,
    group,
    indicator,
    judged,
    label,
    make_set,
    once,
    policies,
    proportional,
    root,
    rounded_to,
    scale,
    scored,
    scores,
    state,
    tiers,
    trimmed,
    yes_no,
)

import scoring
from scoring.report.data import harmless
from scoring.report.document import Document, Table
from scoring.report.html import as_html, as_page
from scoring.report.rule_words import BRANCHES, branch
from scoring.report.text import as_markdown, as_text
from scoring.report.words import SENTENCES, STATES, pick, say
from scoring.schema.result import EvaluationFile

ONE = Document("标题", [])
ONE.say("第一行", "- 第二行", strong=True)
ONE.show(
    Table("表", ("名", "数"), (("甲|乙", "1.50"), ("丙", "12.00")), frozenset({1}), frozenset({0}))
)


def example(**changed: Any) -> scoring.Evaluation:
    """Return an evaluation with every kind of note."""
    used = make_set(
        {
            "A1": indicator(30, judged(), "A", label=label("充分性")),
            "A2": indicator(30, proportional("100"), "A", label=label("执行率")),
            "B": indicator(40, tiers(("at_least", "5", "40")), label=label("满意度")),
        },
        {"total": root(label=label("总分")), "A": group(label=label("决策"))},
        rounding=rounded_to(2, 2),
        grades=scale(MOF, "rounded"),
        panel=trimmed(trim_from=3),
        missing=policies("full"),
        **changed,
    )
    entries = {
        "A1": scoring.Entry(
            {"score": {"R1": Decimal("25.55"), "R2": Decimal(20)}}, None, "资料不全"
        ),
        "A2": once(actual="79.27"),
        "B": state("not_applicable"),
    }
    sheet = fill(used, entries, 3)
    return scoring.evaluate(used, sheet)


def test_one_reviewer_is_told_of_in_the_singular() -> None:
    used = make_set({"A": indicator(10, judged())})
    for count, said in ((1, "Panel: 1 reviewer, "), (2, "Panel: 2 reviewers, ")):
        result = scored(used, {"A": scores("9", "8")} if count > 1 else {"A": scores("9")}, count)
        assert said in scoring.render(result, "text", "en")


def test_text_and_markdown_and_html_say_the_same_document() -> None:
    assert as_text(ONE) == (
        "标题\n\n第一行\n- 第二行\n\n表\n名        数\n-----  -----\n甲|乙   1.50\n丙     12.00\n"
    )
    assert as_markdown(ONE) == (
        "# 标题\n\n**第一行**\n- 第二行\n\n## 表\n\n"
        "| 名         |    数 |\n|:-----------|------:|\n"
        "| **甲\\|乙** |  1.50 |\n| 丙         | 12.00 |\n"
    )
    assert "<h3>标题</h3>" in as_html(ONE)
    assert '<td class="n">12.00</td>' in as_html(ONE)


def test_html_escapes_every_text() -> None:
    document = Document("<script>")
    document.say("a & b")
    document.show(Table("<t>", ("<h>",), (("<c>",),)))
    made = as_html(document)
    for text in ("<script>", "a & b", "<t>", "<h>", "<c>"):
        assert text not in made


def test_lines_of_one_text_stay_one_line_and_what_a_terminal_obeys_is_taken_out() -> None:
    document = Document("a\nb")
    document.say("c\r\nd\x1b[0m")
    assert as_text(document) == "a b\n\nc d�[0m\n"
    assert as_markdown(document) == "# a b\n\nc d�[0m\n"
    assert "<h3>a<br>b</h3>\n<p>c<br>d�[0m</p>" in as_html(document)
    assert "<title>a b</title>" in as_page(document)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("format", ["text", "markdown", "html", "csv", "json"])
def test_every_format_shows_the_same_points(format: str, language: str) -> None:  # noqa: A002
    made = scoring.render(example(), format, language)
    for number in ("22.78", "23.78", "46.56", "86.56"):
        assert number in made


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_head_names_the_total_the_grade_and_how_far_others_are(language: str) -> None:
    head = scoring.render(example(), "text", language)
    for key, details in {
        "result": {"total": "86.56", "full": "100", "grade": "良"},
        "up_reached": {"points": "3.44", "grade": "优"},
        "down_above": {"points": "6.56", "grade": "中"},
        "set_line": {"name": "Test", "id": "test", "version": "1.0.0"},
    }.items():
        assert say(key, language, **details) in head


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_a_reader_must_know_is_noted(language: str) -> None:
    made = scoring.render(example(), "text", language)
    state_word = pick(STATES["not_applicable"], language)
    for key, details in {
        "abstained": {"id": "A1", "name": "充分性", "count": 1, "rest": 2},
        "untrimmed": {"id": "A1", "name": "充分性", "least": 3},
        "by_policy": {
            "id": "B",
            "name": "满意度",
            "state": state_word,
            "points": "40.00",
            "full": "40",
        },
    }.items():
        assert say(key, language, **details) in made


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_explanation_shows_the_calculation_and_the_rounding(language: str) -> None:
    made = scoring.explain(example(), ("A1", "A2"), "text", language)
    for key, details in {
        "calculation": {"sum": "25.55 + 20", "divisor": "2", "exact": "22.775"},
        "exact_to": {"exact": "22.775", "places": 2, "points": "22.78"},
    }.items():
        assert say(key, language, **details) in made
    assert "资料不全" in made
    assert branch("proportional.in_proportion", language) in made
    assert "满意度" not in made


def test_a_group_stands_for_the_indicators_below_it_in_an_explanation() -> None:
    made = scoring.explain(example(), ("A",), "text", "zh")
    assert "A1 充分性" in made
    assert "A2 执行率" in made
    assert "B 满意度" not in made
    assert scoring.explain(example(), ("total",), "text", "zh") == scoring.explain(
        example(), (), "text", "zh"
    )


def test_json_has_the_shape_that_is_published() -> None:
    evaluation = example()
    data = json.loads(scoring.render(evaluation, "json"))
    shape = EvaluationFile.model_validate(data)
    assert (shape.total, shape.exact_total, shape.grade.id) == ("86.56", "86.56", "good")
    assert shape.set.digest == evaluation.indicator_set.digest
    assert shape.sheet.digest == evaluation.sheet.digest
    assert sum(Fraction(n.contribution) for n in shape.nodes if n.contribution) == Fraction("86.56")
    traced = EvaluationFile.model_validate(json.loads(scoring.explain(evaluation, (), "json")))
    assert traced.traces is not None
    assert [one.exact for one in traced.traces] == ["22.775", "23.781", "40"]


def test_csv_has_a_row_for_every_node_the_root_with_the_grade() -> None:
    rows = list(csv.DictReader(io.StringIO(scoring.render(example(), "csv"))))
    assert [row["id"] for row in rows] == ["total", "A", "A1", "A2", "B"]
    assert [row["grade_zh"] for row in rows] == ["良", "", "", "", ""]
    assert rows[2]["points"] == "22.78"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+x", "'+x"),
        ("@a", "'@a"),
        (" =1", "' =1"),
        ("评分", "评分"),
        ("—", "—"),
    ],
)
def test_no_text_becomes_a_formula_in_a_spreadsheet(text: str, written: str) -> None:
    assert harmless(text) == written


def close_to_90() -> scoring.Evaluation:
    """Return an evaluation of 89.996, graded exactly."""
    used = make_set({"A": indicator(100, judged("0.001"))}, grades=scale(MOF))
    return scoring.evaluate(used, fill(used, {"A": scores("89.996")}))


def test_the_total_in_the_table_never_shows_a_grade_that_was_not_reached() -> None:
    made = scoring.render(close_to_90(), "text", "en")
    row = next(line for line in made.splitlines() if line.startswith("group"))
    assert "89.996" in row
    assert "90.00" not in row


def test_a_distance_to_another_grade_is_never_said_to_be_longer_than_it_is() -> None:
    # 9.996 points more lost than none, and 9.998 already gives another grade
    wrong = say("down_above", "en", points="10.00", grade="中")
    assert wrong not in scoring.render(close_to_90(), "text", "en")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_points_that_go_on_are_shown_as_going_on(language: str) -> None:
    used = make_set({"A": indicator(10, yes_no())})
    rows = [chosen({"answer": "yes"}, {"answer": "no"}, {"answer": "no"})]
    evaluation = scoring.evaluate(used, fill(used, {"A": rows[0]}, 3))
    assert "3.33333333…" in scoring.explain(evaluation, (), "text", language)


@pytest.mark.parametrize("key", [*BRANCHES, "tiers.tier 2"])
def test_every_branch_has_a_name_in_both_languages(key: str) -> None:
    assert branch(key, "zh") != branch(key, "en")


@pytest.mark.parametrize("key", SENTENCES)
def test_sentences_quote_the_same_details_in_both_languages(key: str) -> None:
    from string import Formatter

    named = [{name for _, name, _, _ in Formatter().parse(text) if name} for text in SENTENCES[key]]
    assert named[0] == named[1]


@pytest.mark.parametrize(("format", "language"), [("pdf", "zh"), ("text", "fr")])
def test_an_unknown_format_or_language_is_a_value_error(format: str, language: str) -> None:  # noqa: A002
    with pytest.raises(ValueError, match="unknown"):
        scoring.render(example(), format, language)


def test_the_language_is_that_of_the_locale_or_else_of_the_set(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    assert "等级" in scoring.render(example())
    assert "Grade" in scoring.render(example(language="en"))
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert "Grade" in scoring.render(example())


def test_a_scale_of_one_grade_has_nothing_to_rise_or_fall_to() -> None:
    used = make_set({"A": indicator(10, judged(), label=label("甲"))}, {"total": root()})
    result = scoring.evaluate(used, fill(used, {"A": scores("8")}))
    said = {language: scoring.render(result, "text", language) for language in ("zh", "en")}
    assert "\n只有一个等级，没有可升可降的。\n" in said["zh"]
    assert "\nThere is only one grade, nothing to rise or fall to.\n" in said["en"]
    assert not any(word in said["zh"] for word in ("最高等级", "最低等级"))
