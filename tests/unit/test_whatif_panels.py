"""Totals and grades without two reviewers, and by other rules."""

from __future__ import annotations

from builders import (
    MOF,
    figure,
    indicator,
    judged,
    make_set,
    once,
    panel,
    proportional,
    rounded_to,
    scale,
    scored,
    scores,
)
from voided import FULL, ballots, voiding

import scoring
from scoring.register import resolve_register


def two(**changed: object) -> scoring.IndicatorSet:
    halves = {name: indicator("50", judged()) for name in "AB"}
    return make_set(halves, **{"grades": scale(MOF), "rounding": rounded_to(2), **changed})


ENTRIES = {"A": scores("40", "50", "48"), "B": scores("40", "42", "41")}


def test_every_two_reviewers_are_left_out() -> None:
    study = scoring.study_doubt(scored(two(), ENTRIES, 3))
    found = {tuple(who.id for who in one.reviewers): one.verdict for one in study.two}
    assert {pair: verdict and verdict.total for pair, verdict in found.items()} == {
        ("R1", "R2"): 89,
        ("R1", "R3"): 92,
        ("R2", "R3"): 80,
    }
    assert [str(one.evaluation.total) for one in study.one if one.evaluation] == [
        "90.50",
        "84.50",
        "86.00",
    ]


def test_what_comes_out_by_other_rules_is_that_of_a_set_that_declares_them() -> None:
    study = scoring.study_doubt(scored(two(), ENTRIES, 3))
    found = {one.panel.combine: one.verdict and one.verdict.total for one in study.rules}
    assert found == {"median": 89, "trimmed_mean": 89}
    weighted = scoring.study_doubt(scored(two(), ENTRIES, ["2", "1", "1"]))
    found = {one.panel.combine: one.verdict and one.verdict.total for one in weighted.rules}
    # (80 + 80 + 92 + 89) ÷ 4, each indicator rounded: 44.5 and 40.75
    assert (
        found["weighted_mean"]
        == scored(two(panel=panel("weighted_mean")), ENTRIES, ["2", "1", "1"]).published_total
    )
    assert study.evaluation.indicator_set.panel.combine == "mean"


def test_a_set_that_forbids_it_says_why() -> None:
    study = scoring.study_doubt(scored(two(panel=panel(at_least=2)), ENTRIES, 3))
    assert [one.verdict for one in study.two] == [None] * 3
    assert {problem.code for one in study.two for problem in one.problems} == {
        "sheet.too-few-answers"
    }


def test_two_reviewers_are_not_left_out_together_and_not_trimmed() -> None:
    entries = {"A": scores("40", "50"), "B": scores("40", "42")}
    study = scoring.study_doubt(scored(two(), entries, 2))
    assert study.two == ()
    assert [one.panel.combine for one in study.rules] == ["median"]
    assert [one.cause for one in study.resamplings] == ["reviewers"]


def test_reviewers_doubts_and_both_are_told_apart() -> None:
    study = scoring.study_doubt(scored(two(), ENTRIES, 3), doubts={"A": 2}, draws=1000)
    assert [(one.cause, one.exact) for one in study.resamplings] == [
        ("reviewers", True),
        ("doubts", True),
        ("both", False),
    ]


def test_nothing_is_studied_where_nobody_is_asked() -> None:
    halves = {name: indicator("50", judged("1", asked="once")) for name in "AB"}
    used = make_set(halves, grades=scale(MOF))
    study = scoring.study_doubt(scored(used, {name: once(score="40") for name in "AB"}, 0))
    assert (study.one, study.two, study.rules, study.resamplings) == ((), (), (), ())


def test_pairs_are_of_ballots_that_stand_and_lose_what_lacking_evidence_takes() -> None:
    used = voiding(FULL)
    register = resolve_register({"requirement": {"a": {"effect": "zero"}}}, "r.toml")
    rows = (("30", "20", "10"), ("24", "10", "7"), ("27", "12", "9"), ("21", "14", "5"))
    examined = scoring.examine(register, used, ballots(used, *rows).sheet)
    study = scoring.study_doubt(examined.after)
    # nothing for a, and b and c of the one who is left beside the 40 of d
    assert [
        ([who.id for who in one.reviewers], one.verdict and one.verdict.total) for one in study.two
    ] == [(["R2", "R3"], 14 + 5 + 40), (["R2", "R4"], 12 + 9 + 40), (["R3", "R4"], 10 + 7 + 40)]


def test_a_panel_is_as_large_as_the_ballots_that_stand() -> None:
    entries = {"A": scores("50", "40", "45"), "B": scores("50", "40", "41")}
    # two stand, of the same weight: nobody to trim, and weights change nothing
    study = scoring.study_doubt(scored(two(panel=panel(void=FULL)), entries, ["5", "1", "1"]))
    assert study.two == ()
    assert [one.panel.combine for one in study.rules] == ["median"]


def test_nothing_is_studied_where_one_ballot_stands() -> None:
    study = scoring.study_doubt(ballots(voiding(FULL), ("30", "20", "10"), ("24", "10", "7")))
    assert (study.one, study.two, study.rules, study.resamplings) == ((), (), (), ())


def test_evidence_takes_from_what_a_zero_divisor_settles_whoever_is_left_out() -> None:
    ratio = {**proportional(figure("target"), actual=figure("actual")), "zero_divisor": "full"}
    nodes = {"E": indicator("40", ratio), "Q": indicator("60", judged())}
    used = make_set(nodes, panel=panel(), rounding=rounded_to(2))
    given = {"E": once(actual="0", target="0"), "Q": scores("50", "40", "30")}
    register = resolve_register({"requirement": {"E": {"effect": "zero"}}}, "r.toml")
    examined = scoring.examine(register, used, scored(used, given, 3).sheet)
    assert (examined.before.exact_total, examined.after.exact_total) == (80, 40)
    study = scoring.study_doubt(examined.after)
    assert [one.evaluation and one.evaluation.exact_total for one in study.one] == [35, 40, 45]
    assert [one.verdict and one.verdict.total for one in study.two] == [30, 40, 50]
