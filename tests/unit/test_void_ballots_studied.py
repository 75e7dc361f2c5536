"""Void ballots under totals that are capped, in the study of a panel and beside a register."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from builders import group, indicator, judged, make_set, panel, root, scored, scores
from voided import ALIKE, FULL, ballots, voiding, voids

import scoring
from scoring.register import resolve_register
from scoring.schema.panel_study import PanelStudyFile

if TYPE_CHECKING:
    from scoring.agreement import PanelStudy
    from scoring.evaluation import Evaluation
    from scoring.model import IndicatorSet

CAP = {
    "id": "weak",
    "label": {"zh": "甲弱", "en": "weak"},
    "source": "test",
    "node": "total",
    "at_most": 50,
    "when": {"node": "a", "below": 20},
}


def capped(combine: str = "mean", **more: Any) -> IndicatorSet:
    """Totals of reviewers, those who give *a* less than 20 of 60 points cut to 50."""
    nodes = {"a": indicator("60", judged()), "b": indicator("40", judged())}
    rules = panel(combine, "total", void=FULL, **more)
    return make_set(nodes, panel=rules, cap=[CAP])


def totals(used: IndicatorSet, *rows: tuple[str, str], members: Any = None) -> Evaluation:
    columns = zip(*rows, strict=True)
    given = {name: scores(*column) for name, column in zip("ab", columns, strict=True)}
    return scored(used, given, members or len(rows))


def together(result: Evaluation) -> Fraction:
    """Return what contributions, limits and rounding add up to."""
    ledger = scoring.contributions(result)
    parts = (*ledger, *ledger.limits)
    return sum((one.points for one in parts), ledger.rounding)


ROWS = (("60", "40"), ("10", "40"), ("15", "38"), ("50", "30"))
"""A void ballot; totals of 50, which the cap leaves; of 53, cut to 50; of 80."""


def test_a_cap_that_cuts_one_reviewer_is_that_of_the_ballots_that_count() -> None:
    result = totals(capped(), *ROWS)
    assert voids(result) == [(1, "all_full")]
    # (50 + 50 + 80) ÷ 3
    assert result.exact_total == 60
    (cut,) = result.applied
    # (50 + 53 + 80) ÷ 3
    assert (cut.before, cut.after) == (61, 60)
    assert result.without is not None
    assert result.without.total == 61
    # the same without the ballot that is void: a (10 + 15 + 50) ÷ 3, b (40 + 38 + 30) ÷ 3
    assert [one.points for one in scoring.contributions(result)] == [25, 36]
    assert [one.points for one in scoring.contributions(result).limits] == [-1]
    assert together(result) == 60


def test_a_cap_on_the_void_ballot_alone_is_no_cap() -> None:
    # the void ballot would be cut at a > 55, nobody else
    high = {**CAP, "when": {"node": "a", "at_least": 55}}
    nodes = {"a": indicator("60", judged()), "b": indicator("40", judged())}
    used = make_set(nodes, panel=panel("mean", "total", void=FULL), cap=[high])
    result = totals(used, *ROWS)
    assert result.exact_total == Fraction(50 + 53 + 80, 3)
    assert result.applied == ()


@pytest.mark.parametrize(
    ("combine", "more", "expected"),
    [
        # of 50, 50 (cut from 53) and 80
        ("median", {}, Fraction(50)),
        # the weights are 5, 1, 1 and 2, the first of them void: (50 + 50 + 160) ÷ 4
        ("weighted_mean", {}, Fraction(65)),
        ("trimmed_mean", {"drop_lowest": 1, "drop_highest": 1, "trim_from": 3}, Fraction(50)),
        # three ballots are too few to be trimmed: (50 + 50 + 80) ÷ 3
        ("trimmed_mean", {"drop_lowest": 1, "drop_highest": 1, "trim_from": 4}, Fraction(60)),
    ],
)
def test_every_way_to_combine_totals_takes_the_cut_ones_that_stand(
    combine: str, more: dict[str, Any], expected: Fraction
) -> None:
    result = totals(capped(combine, **more), *ROWS, members=["5", "1", "1", "2"])
    assert result.exact_total == expected


@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        # a group of 40 + 30 points with bonus, capped at 60: min(60, 45) + 10 and min(60, 65) + 20
        ("total", Fraction(45 + 10 + 60 + 20, 2)),
        # means first: min(60, (25 + 35 + 20 + 30) ÷ 2) + 15
        ("indicator", Fraction(55 + 15)),
    ],
)
def test_caps_of_groups_of_their_own_see_the_ballots_that_count(
    stage: str, expected: Fraction
) -> None:
    used = make_set(
        {
            "a": indicator("40", judged(), under="g"),
            "b": indicator("30", judged(), under="g"),
            "c": indicator("30", judged()),
        },
        {"total": root(), "g": group("70", cap="60")},
        panel=panel("mean", stage, void=FULL),
    )
    given = {"a": scores("40", "25", "35"), "b": scores("30", "20", "30")}
    result = scored(used, {**given, "c": scores("30", "10", "20")}, 3)
    assert voids(result) == [(1, "all_full")]
    assert result.exact_total == together(result) == expected


# ---------------------------------------------------------------- the study of a panel

STUDIED = (("30", "20", "10"), ("24", "10", "7"), ("27", "12", "9"), ("21", "14", "5"))


def same_without_void(stage: str = "indicator") -> tuple[PanelStudy, PanelStudy]:
    """Study a sheet with a void ballot, and the same without that reviewer."""
    used = voiding(FULL, stage)
    return (
        scoring.study_panel(ballots(used, *STUDIED)),
        scoring.study_panel(ballots(used, *STUDIED[1:])),
    )


@pytest.mark.parametrize("stage", ["indicator", "total"])
def test_a_void_ballot_has_no_part_in_any_figure_of_the_study(stage: str) -> None:
    study, rest = same_without_void(stage)
    assert [one.id for one in study.reviewers] == ["R2", "R3", "R4"]
    assert (study.compared, study.complete) == (3, 3)
    assert study.correlations == rest.correlations
    assert study.concordance == rest.concordance
    assert study.alpha == rest.alpha
    assert study.correlations["ICC(2,1)"].value is not None
    for mine, other in zip(study.severities, rest.severities, strict=True):
        assert (mine.mean, mine.points, mine.verdict) == (other.mean, other.points, other.verdict)
    assert [one.reviewer.id for one in study.severities] == ["R2", "R3", "R4"]
    assert study.stakes.now.total == rest.stakes.now.total
    assert [(one.node.id, one.span) for one in study.stakes.each] == [
        (one.node.id, one.span) for one in rest.stakes.each
    ]


def test_leaving_out_goes_through_the_ballots_that_stand() -> None:
    study, _ = same_without_void()
    assert [one.reviewer.id for one in study.without] == ["R2", "R3", "R4"]
    found = [one.evaluation.exact_total for one in study.without if one.evaluation]
    # d has 40; without R2 (27 + 21 + 12 + 14 + 9 + 5) ÷ 2, and so on
    assert found == [40 + 44, 40 + Fraction(81, 2), 40 + Fraction(89, 2)]


def test_weights_in_the_study_are_those_of_the_ballots_that_stand() -> None:
    nodes = {name: indicator("50", judged()) for name in "ab"}
    used = make_set(
        nodes, panel=panel("weighted_mean", void=FULL), rounding={"shown": 2, "panel": 4}
    )
    given = {"a": scores("50", "40", "20", "10"), "b": scores("50", "30", "10", "5")}
    study = scoring.study_panel(scored(used, given, ["9", "1", "3", "1"]))
    # R2 against (20×3 + 10) ÷ 4 and (10×3 + 5) ÷ 4: 40 − 17.5 and 30 − 8.75 of 50
    assert study.severities[0].mean == (Fraction(45, 100) + Fraction(425, 1000)) / 2


def test_a_panel_of_which_one_ballot_stands_has_no_agreement() -> None:
    study = scoring.study_panel(ballots(voiding(FULL), ("30", "20", "10"), ("24", "10", "7")))
    assert study.correlations["ICC(2,1)"].why == "few-reviewers"
    assert study.stakes.each == ()
    (alone,) = study.without
    # who is left has a void ballot
    assert (alone.reviewer.id, alone.evaluation, alone.same) == ("R2", None, None)
    assert [one.code for one in alone.problems] == ["sheet.too-few-ballots"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_report_of_a_study_says_whose_ballot_is_void(language: str) -> None:
    study, _ = same_without_void()
    said = {
        "zh": "评审专家 R1 的评分按规定作废（全部打满分），各指标都不计入。本分析不看这份评分。",
        "en": "The ballot of reviewer R1 is void by rule (full points everywhere) and counts "
        "nowhere. It has no part in this study.",
    }[language]
    assert said in scoring.render_study(study, "text", language)
    assert "ICC(2,3)" in scoring.render_study(study, "text", language)
    shape = PanelStudyFile.model_validate_json(scoring.render_study(study, "json"))
    assert [(one.reviewer, one.why) for one in shape.sheet.void] == [("R1", "all_full")]
    assert shape.sheet.reviewers == ("R1", "R2", "R3", "R4")
    assert shape.agreement.icc_2_1.value is not None


# ---------------------------------------------------------------- registers


@pytest.mark.parametrize("stage", ["indicator", "total"])
def test_effects_of_lacking_evidence_fall_on_the_ballots_that_count(stage: str) -> None:
    used = voiding(FULL, stage)
    register = resolve_register({"requirement": {"a": {"effect": "zero"}}}, "r.toml")
    examined = scoring.examine(register, used, ballots(used, *STUDIED).sheet)
    # (24 + 27 + 21) ÷ 3 = 24 for a, 12 for b, 7 for c, and 40
    assert examined.before.exact_total == 24 + 12 + 7 + 40
    assert examined.after.exact_total == 12 + 7 + 40
    assert voids(examined.after) == [(1, "all_full")]
    study = scoring.study_panel(examined.after)
    # without R2: (12 + 14) ÷ 2 + (9 + 5) ÷ 2 + 40
    again = study.without[0].evaluation
    assert again is not None
    assert again.exact_total == 13 + 7 + 40


def test_a_figure_of_a_fact_is_tried_on_the_ballots_that_count() -> None:
    used = voiding(ALIKE)
    result = ballots(used, ("15", "10", "5"), ("24", "10", "7"))
    register = resolve_register(
        {"finding": [{"id": "P", "text": "t", "indicators": ["a"], "suggestion": "s"}]}, "r.toml"
    )
    examined = scoring.examine(register, used, result.sheet)
    assert voids(examined.before) == [(1, "all_alike")]
    assert "finding.nothing-lost" not in [one.code for one in examined.findings]
    lost = [one.details["lost"] for one in examined.findings if one.code == "finding.no-reason"]
    # 30 − 24, 20 − 10 and 10 − 7: what R1 gave counts nowhere
    assert lost == ["6", "10", "3"]
    data = json.loads(scoring.render_examination(examined, "json"))
    assert data["before"]["sheet"]["panel"][0]["void"] == "all_alike"


@pytest.mark.parametrize(("effect", "share"), [("zero", 0), ("discount", Fraction(1, 2))])
def test_what_lacking_evidence_takes_is_not_in_deviations_in_points(
    effect: str, share: Fraction
) -> None:
    nodes = {name: indicator("50", judged()) for name in "ab"}
    used = make_set(nodes, panel=panel(), rounding={"shown": 2, "indicator": 2})
    sheet = scored(used, {"a": scores("40", "30"), "b": scores("20", "26")}, 2).sheet
    kept = {"share": "0.5"} if effect == "discount" else {}
    register = resolve_register({"requirement": {"a": {"effect": effect, **kept}}}, "r.toml")
    study = scoring.study_panel(scoring.examine(register, used, sheet).after)
    # R1 is 10 above on a and 6 below on b
    assert [one.points for one in study.severities] == [10 * share - 6, 6 - 10 * share]


# ---------------------------------------------------------------- what if


@pytest.mark.parametrize(
    ("language", "note"),
    [
        (
            "zh",
            "- 哪些评分作废，改前改后不同，其他指标也会随着变。"
            "改前：评审专家 R1 的评分按规定作废（全部打满分），各指标都不计入。"
            "改后：没有作废的评分。",
        ),
        (
            "en",
            "- Other ballots are void than before, which changes other indicators too. Before: The "
            "ballot of reviewer R1 is void by rule (full points everywhere) and counts nowhere. "
            "After: None is void.",
        ),
    ],
)
def test_a_changed_score_by_which_a_ballot_counts_again_is_explained(
    language: str, note: str
) -> None:
    result = ballots(voiding(FULL), ("30", "20", "10"), ("24", "10", "7"))
    changed = scoring.change_scores(result, {"R1:c": "9"})
    # (30 + 24) ÷ 2 + (20 + 10) ÷ 2 + (9 + 7) ÷ 2 + 40
    assert changed.after.exact_total == 27 + 15 + 8 + 40
    assert note in scoring.render_changed_scores(changed, "text", language).splitlines()
    same = scoring.change_scores(result, {"R2:c": "9"})
    assert note.split(" ")[1] not in scoring.render_changed_scores(same, "text", language)


@pytest.mark.parametrize(
    ("language", "note"),
    [("zh", "- 评审专家 R1 的评分按规定作废"), ("en", "- The ballot of reviewer R1 is void")],
)
def test_the_report_on_other_panels_says_whose_ballot_is_void(language: str, note: str) -> None:
    study = scoring.study_doubt(ballots(voiding(FULL), *STUDIED))
    assert note in scoring.render_doubt(study, "text", language)
