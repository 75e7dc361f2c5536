"""How likely each grade is where answers are in doubt, by hand."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from builders import (
    MOF,
    band,
    chosen,
    figure,
    fill,
    indicator,
    judged,
    label,
    make_set,
    once,
    panel,
    picked,
    policies,
    proportional,
    rounded_to,
    scale,
    scored,
    scores,
    yes_no,
)

import scoring
from scoring.whatif.doubting.declared import DeclaredDoubt

if TYPE_CHECKING:
    from scoring.whatif.doubting.resampling import Resampling

SPENT = proportional(actual=figure(places=2), target=figure(places=2))
RATES = {"actual": "80", "target": "100"}


def found(evaluation: scoring.Evaluation, doubts: Any, **more: Any) -> Resampling:
    made = scoring.resample(evaluation, doubts=doubts, **{"reviewers": False, **more})
    assert made is not None
    return made


def chances(made: Resampling) -> dict[str, Fraction]:
    """Return how likely each outcome is; a veto may have the same words for several grades."""
    summed: dict[str, Fraction] = {}
    for one in made.chances:
        summed[one.outcome.zh] = summed.get(one.outcome.zh, Fraction(0)) + one.probability
    return summed


def spending(actual: str = "80", target: str = "100", **changed: Any) -> scoring.Evaluation:
    used = make_set(
        {"A": indicator(100, SPENT)},
        **{"grades": scale(MOF), "rounding": rounded_to(indicator=2), **changed},
    )
    return scored(used, {"A": once(actual=actual, target=target)})


def test_a_figure_within_an_amount_takes_every_step_of_its_decimals() -> None:
    made = found(spending(), {"A.actual": "±0.1"})
    # 79.90 to 80.10 in steps of 0.01: 10 of 21 are below 80
    assert made.doubts[0].size == 21
    assert chances(made) == {"良": Fraction(11, 21), "中": Fraction(10, 21)}
    assert (made.mean, made.low, made.high) == (80, Fraction("79.9"), Fraction("80.1"))


@pytest.mark.parametrize(
    "written", ["±1/0.5", "+-1/0.5", "80±1/0.5", "79..81/0.5", "79 .. 81 / 0.5"]
)
def test_a_step_may_be_declared(written: str) -> None:
    made = found(spending(), {"A.actual": written})
    assert made.doubts[0].step == Fraction(1, 2)
    # 79, 79.5, 80, 80.5, 81
    assert chances(made) == {"良": Fraction(3, 5), "中": Fraction(2, 5)}


@pytest.mark.parametrize(
    ("written", "values"),
    [("±1万元/5000元", 5), ("80万元±1万元/0.5", 5), ("79万元..810000元/0.5万元", 5), ("±100元", 3)],
)
def test_amounts_and_steps_may_be_written_with_their_unit(written: str, values: int) -> None:
    money = proportional(actual=figure(places=2, unit="万元"), target=figure(unit="万元"))
    used = make_set({"A": indicator(100, money)}, rounding=rounded_to(indicator=2))
    evaluation = scored(used, {"A": once(actual="80", target="100")})
    assert found(evaluation, {"A.actual": written}).doubts[0].size == values
    rates = {"A": indicator(100, proportional(actual=figure(unit="%"), target=figure(unit="%")))}
    rated = scored(make_set(rates, rounding=rounded_to(indicator=2)), {"A": once(**RATES)})
    assert found(rated, {"A.actual": "±0.5%/0.25%"}).doubts[0].size == 5


def test_numbers_say_their_units_where_cells_that_move_together_have_several() -> None:
    first, second = (
        proportional(actual=figure(unit=unit, at_most=10**9), target=figure(unit=unit))
        for unit in ("万元", "元")
    )
    used = make_set(
        {"A": indicator(50, first), "B": indicator(50, second)},
        grades=scale(MOF),
        rounding=rounded_to(indicator=2),
    )
    entries = {"A": once(actual="80", target="100"), "B": once(actual="800000", target="1000000")}
    evaluation = scored(used, entries)
    made = found(evaluation, {"A.actual+B.actual": "80万元|920000元"})
    assert (made.low, made.high) == (80, 92)
    for written in ("±2", "±2万元", "80..92", "80万元..92万元", "80|92", "80万元|92"):
        with pytest.raises(scoring.ScoringError) as refused:
            scoring.resample(evaluation, doubts={"A.actual+B.actual": written})
        assert [one.code for one in refused.value.problems] == ["doubt.units"]


def test_alternatives_are_evaluated_each() -> None:
    made = found(spending(), {"A.target": "100|101|99"})
    # 80, 79.21, 80.81
    assert chances(made) == {"良": Fraction(2, 3), "中": Fraction(1, 3)}
    assert (made.low, made.high) == (Fraction("79.21"), Fraction("80.81"))


def test_alternatives_may_have_odds() -> None:
    doubt = DeclaredDoubt(("A.target",), values=("100", "101", "99"), odds=(2, 6, 4), place="x")
    made = found(spending(), [doubt])
    assert made.doubts[0].odds == (1, 3, 2)
    assert chances(made) == {"良": Fraction(1, 2), "中": Fraction(1, 2)}


def test_cells_of_one_doubt_move_together_and_others_do_not() -> None:
    used = make_set(
        {"A": indicator(50, SPENT), "B": indicator(50, SPENT)},
        grades=scale(MOF),
        rounding=rounded_to(indicator=2),
    )
    entries = {name: once(actual="80", target="100") for name in "AB"}
    evaluation = scored(used, entries)
    # 40 + 40 or 50 + 50, and never 90
    together = found(evaluation, {"A.target+B.target": "100|80"})
    assert chances(together) == {"优": Fraction(1, 2), "良": Fraction(1, 2)}
    assert {together.low, together.high} == {80, 100}
    alone = found(evaluation, {"A.target": "100|80", "B.target": "100|80"})
    # 80, 90 twice, 100
    assert chances(alone) == {"优": Fraction(3, 4), "良": Fraction(1, 4)}


def test_what_a_figure_cannot_be_is_held_at_what_it_can() -> None:
    share = proportional("100", actual=figure(places=0, unit="%", at_most=100))
    used = make_set({"A": indicator(100, share)}, grades=scale(MOF))
    made = found(scored(used, {"A": once(actual="99")}), {"A.actual": "±3"})
    # 96 to 102, of which 100, 101 and 102 are 100
    assert (made.low, made.high) == (96, 100)
    assert made.mean == Fraction(96 + 97 + 98 + 99 + 3 * 100, 7)


def panelled(**changed: Any) -> scoring.Evaluation:
    halves = {"A": indicator(50, judged("1")), "B": indicator(50, judged("1"))}
    used = make_set(halves, grades=scale(MOF), **changed)
    return scored(used, {"A": scores("45", "35", "40"), "B": scores("45", "40", "35")}, 3)


def test_the_score_of_one_reviewer_may_be_off() -> None:
    made = found(panelled(panel=panel("median")), {"R3:A": 6})
    # the median of 45, 35 and 34 to 46 is 35 for two values, that value from 36 to 45, 45 for one
    assert made.mean == 40 + Fraction(2 * 35 + sum(range(36, 46)) + 45, 13)


def test_the_scores_of_all_reviewers_move_together_where_none_is_named() -> None:
    made = found(panelled(), {"A.score": "±6/6"})
    # means of (39, 29, 34), (45, 35, 40) and (50, 41, 46), the first held at 50
    assert made.mean == 40 + (34 + 40 + Fraction(137, 3)) / 3
    abstained = make_set({"A": indicator(100, judged("1"))}, grades=scale(MOF))
    some = found(scored(abstained, {"A": scores("80", None, "90")}, 3), {"A.score": "±1"})
    assert (some.doubts[0].size, some.low, some.high) == (3, 84, 86)
    alike = found(panelled(), {"A.score": "40|50"})
    assert (alike.low, alike.high) == (80, 90)


def test_where_totals_are_combined_the_score_of_one_reviewer_may_decide_who_counts() -> None:
    evaluation = panelled(panel=panel("median", "total"))
    # totals 90, 75 and 75; with R3 at 46 to 50 for A they are 81 to 85
    made = found(evaluation, {"R3:A": "40|46|50"})
    assert chances(made) == {"良": Fraction(2, 3), "中": Fraction(1, 3)}
    assert made.mean == Fraction(75 + 81 + 85, 3)


def test_reviewers_are_resampled_with_what_is_in_doubt_of_their_scores() -> None:
    used = make_set({"A": indicator(100, judged("1"))}, grades=scale(MOF))
    evaluation = scored(used, {"A": scores("100", "70")}, 2)
    made = found(evaluation, {"R2:A": "70|80"}, reviewers=True)
    assert (made.cause, made.exact) == ("both", True)
    # both seats 100; one each: 85 or 90; both the second: 70 or 80
    assert chances(made) == {
        "优": Fraction(1, 4) + Fraction(1, 4),
        "良": Fraction(1, 4) + Fraction(1, 8),
        "中": Fraction(1, 8),
    }


def test_resampled_reviewers_bring_their_totals() -> None:
    evaluation = panelled(panel=panel("weighted_mean", "total"), rounding=rounded_to(indicator=2))
    both = found(evaluation, {"R1:A": "45|25"}, reviewers=True)
    assert (both.cause, both.exact) == ("both", True)
    # each seat is taken by each alike, so the mean of totals is that of the reviewers
    assert both.mean == Fraction(Fraction(90 + 70, 2) + 75 + 75, 3)


def test_a_choice_may_be_one_of_several() -> None:
    veto = {
        "id": "x",
        "label": label("否决"),
        "when": {"no": "F"},
        "outcome": label("未证明"),
    }
    used = make_set(
        {
            "A": indicator(100, judged("1", asked="once")),
            "F": indicator(None, yes_no(asked="once"), role="flag"),
        },
        grades=scale(MOF),
        veto=[veto],
    )
    evaluation = scored(used, {"A": once(score="95"), "F": picked(answer="yes")})
    made = found(evaluation, {"F.answer": "yes|no", "A": "95|85"})
    assert chances(made) == {
        "优": Fraction(1, 4),
        "良": Fraction(1, 4),
        "未证明": Fraction(1, 2),
    }


def test_a_blank_answer_may_be_filled_in_by_what_is_in_doubt() -> None:
    used = make_set(
        {"A": indicator(50, SPENT), "B": indicator(50, judged("1", asked="once"))},
        grades=scale(MOF),
        rounding=rounded_to(indicator=2),
        missing=policies("zero"),
    )
    evaluation = scored(used, {"A": scoring.Entry(), "B": once(score="50")})
    assert str(evaluation.total) == "50.00"
    made = found(evaluation, {"A.actual": "70..80/10", "A.target": "100|80"})
    # 35 and 40, or 43.75 and 50
    assert made.mean == 50 + Fraction("42.1875").limit_denominator(10000)
    assert chances(made) == {"优": Fraction(3, 4), "良": Fraction(1, 4)}


def test_a_target_of_zero_means_what_the_rule_says() -> None:
    zero = proportional(actual=figure(places=0), target=figure(places=0), zero_divisor="full")
    used = make_set({"A": indicator(100, zero)}, grades=scale(MOF), rounding=rounded_to(2))
    made = found(scored(used, {"A": once(actual="50", target="0")}), {"A.target": "0|100"})
    assert chances(made) == {"优": Fraction(1, 2), "差": Fraction(1, 2)}


def test_values_that_the_set_refuses_together_are_set_aside() -> None:
    used = make_set({"A": indicator(100, band("0.8", "0", step="1"))}, grades=scale(MOF))
    evaluation = scored(used, {"A": chosen({"band": "b1", "score": "80"})})
    made = found(evaluation, {"R1:A.score": "79..82"})
    # 79 lies below the band that was chosen
    assert made.set_aside == Fraction(1, 4)
    assert made.mean == 81
    study = scoring.study_doubt(evaluation, doubts={"R1:A.score": "79..82"})
    said = "the grade stays with a chance of 100.00%; 25.00% have no result and do not count."
    assert said in scoring.render_doubt(study, language="en")
    both = found(evaluation, {"R1:A.score": "79..82", "R1:A.band": "b1|b2"})
    # 80 to 82 in the first band, 79 in the second
    assert both.set_aside == Fraction(1, 2)
    assert chances(both) == {"良": Fraction(3, 4), "中": Fraction(1, 4)}


def test_what_is_kept_of_points_is_kept_of_those_in_doubt() -> None:
    whole = spending()
    kept = scoring.evaluate(whole.indicator_set, whole.checked.keeping([(0, Fraction(1, 2))]))
    made = found(kept, {"A.actual": "80|90"})
    assert (made.low, made.high) == (40, 45)


def test_reviewers_who_were_not_asked_for_a_score_may_get_one() -> None:
    used = make_set({"A": indicator(100, judged("1"))}, grades=scale(MOF))
    sheet = fill(used, {"A": scores("90", None)}, 2)
    made = found(scoring.evaluate(used, sheet), {"R2:A": "90|80"})
    assert (made.low, made.high) == (85, 90)


def test_draws_that_are_computed_in_pieces_come_to_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for evaluation in (panelled(), panelled(panel=panel("median", "total"))):
        whole = found(evaluation, {"R3:A": 6, "B": 2}, reviewers=True, draws=1000)
        for name in ("CHUNK", "CHUNK_OF_TOTALS"):
            monkeypatch.setattr(f"scoring.whatif.doubting.draws.{name}", 300)
        pieces = found(evaluation, {"R3:A": 6, "B": 2}, reviewers=True, draws=1000)
        assert (pieces.chances, pieces.mean) == (whole.chances, whole.mean)
        monkeypatch.undo()
