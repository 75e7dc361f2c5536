"""The certificate of a grade: one paragraph, one object, every part the function of its name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from builders import (
    MOF,
    indicator,
    judged,
    label,
    make_set,
    once,
    panel,
    root,
    rounded_to,
    scale,
    scored,
    scores,
    yes_no,
)

import scoring
from scoring.errors import Problems
from scoring.io.assemble import assemble
from scoring.io.cases import load_cases
from scoring.io.sets import set_file
from scoring.io.structured import raw_sheet
from scoring.report.whatif.certificate import render_certificate
from scoring.whatif.certificate import certify

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "shaoguan-cloud" / "scores.xlsx"
HALVES = {"A": indicator(60, judged("0.5")), "B": indicator(40, judged("0.5"))}
ROUNDED = make_set(HALVES, grades=scale(MOF, "rounded"), rounding=rounded_to(total=0, shown=0))


def paragraph(evaluation: scoring.Evaluation, language: str = "zh") -> str:
    """Return the paragraph without its title."""
    return render_certificate(certify(evaluation), "text", language).split("\n\n", 1)[1].strip()


@pytest.fixture(scope="module")
def example() -> scoring.Evaluation:
    used = scoring.load_indicator_set("mof-project-2020")
    return scoring.evaluate(used, scoring.read_sheet(EXAMPLE, used))


def test_every_part_of_the_data_is_what_its_command_says(example: scoring.Evaluation) -> None:
    certificate = certify(example)
    data = json.loads(render_certificate(certificate, "json"))
    assert data["format"] == "scoring.certificate/1"
    assert (data["total"], data["grade"]) == ("88.00", "good")
    assert data["above"]["points"] == "2"
    assert data["below"]["points"] == "8"
    assert data["weights"]["most"] == str(scoring.weight_leeway(example).most)
    study = scoring.study_panel(example)
    without = {one.reviewer.id: str(one.evaluation.total) for one in study.without}
    assert {one["reviewer"] for one in data["panel"]["without"]} == without.keys()
    assert data["panel"]["holds_without_any_one"] is study.holds is True
    assert data["rounding"]["same"]
    assert certificate.firm


def test_a_single_reviewer_has_no_panel_to_speak_of() -> None:
    evaluation = scored(ROUNDED, {"A": scores("50"), "B": scores("35")})
    certificate = certify(evaluation)
    assert certificate.panel is None
    assert certificate.firm
    assert "专家" not in paragraph(evaluation)


def test_a_grade_that_hangs_on_rounding_is_not_firm() -> None:
    evaluation = scored(ROUNDED, {"A": scores("49.5"), "B": scores("30")})
    assert certify(evaluation).firm is False
    assert "等级取决于总分的舍入：未舍入是 79.5，“中”；舍入到 0 位小数是 80，“良”。" in paragraph(
        evaluation
    )
    assert "exact it is 79.5, “中”; rounded to 0 decimals 80, “良”" in paragraph(evaluation, "en")


def test_a_grade_that_hangs_on_one_reviewer_is_not_firm() -> None:
    # 54 + 26 = 80; without the first 52 + 26, without the second 56 + 26
    evaluation = scored(ROUNDED, {"A": scores("56", "52"), "B": scores("26", "26")}, 2)
    assert certify(evaluation).firm is False
    assert "少了这些专家，等级会变：" in paragraph(evaluation)


def test_what_cannot_be_said_of_weights_is_said_to_be_unsaid() -> None:
    lowest = make_set(
        {"A": indicator(50, judged("1")), "B": indicator(50, judged("1"))},
        {"total": root(100, combine="weakest")},
        grades=scale(MOF, "rounded"),
        rounding=rounded_to(total=2),
    )
    evaluation = scored(lowest, {"A": scores("40"), "B": scores("45")})
    assert "全部权重同时变动的幅度没有计算" in paragraph(evaluation)


def test_the_way_out_of_a_grade_is_the_cheapest_there_is(example: scoring.Evaluation) -> None:
    out = certify(example).out
    assert out is not None
    # the total is 88.00, and 79.99 is the highest below the bound of 80
    assert str(out.points.each[0].points) == "801/100"
    assert len(out.indicators.each[0].moves) == 1
    data = json.loads(render_certificate(certify(example), "json"))["way_out"]
    assert data["least_points"]["routes"][0]["then"]["grade"] == "fair"


def test_there_is_no_way_out_of_the_lowest_grade() -> None:
    evaluation = scored(ROUNDED, {"A": scores("1"), "B": scores("1")})
    certificate = certify(evaluation)
    assert certificate.out is None
    assert certificate.unsaid == ()


def test_a_flag_that_would_change_the_grade_is_named_as_staying() -> None:
    flagged = make_set(
        {**HALVES, "Q": indicator(None, yes_no(asked="once"), role="flag")},
        grades=scale(MOF, "rounded"),
        rounding=rounded_to(total=0, shown=0),
        veto=[{"id": "v", "label": label("v"), "grade": "poor", "when": {"yes": "Q"}}],
    )
    given = {"A": scores("50"), "B": scores("35"), "Q": once(answer="no")}
    said = paragraph(scored(flagged, given))
    # 85 is good; 79.5 would be rounded to 80, so 79 is the highest below it
    assert "标志的回答不变时，各指标一共失去至少 6 分，最少 1 个指标" in said


def test_totals_that_are_combined_say_why_there_is_no_way_out() -> None:
    together = make_set(
        HALVES,
        grades=scale(MOF, "rounded"),
        rounding=rounded_to(total=0, shown=0),
        panel=panel("mean", "total"),
    )
    given = {"A": scores("50", "48"), "B": scores("35", "36")}
    certificate = certify(scored(together, given, 2))
    assert [one.code for one in certificate.unsaid] == ["routes.totals"]
    assert "没有计算" in paragraph(certificate.evaluation)


def test_lines_of_a_report_become_sentences_of_the_paragraph() -> None:
    """A coefficient and a veto have lines of their own elsewhere; here a stop ends each."""
    case = next(one for one in load_cases(set_file("fictional")) if one.path.stem == "forged")
    used = scoring.load_indicator_set("fictional")
    sheet = assemble(raw_sheet(case.written.sheet, "sheet", "sheet."), used, Problems())
    evaluation = scoring.evaluate(used, sheet)
    said = paragraph(evaluation)
    assert "总分按 0.00 分计。一票否决“弄虚作假”：结论为“丁”。" in said
    assert "付费系数：0.000。结论受上述规定限制" in said
    assert "Share of the fee: 0.000. These rules" in paragraph(evaluation, "en")
