"""How far all weights may move at once, by hand."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from builders import MOF, group, indicator, judged, label, make_set, once, root, scale, scored

import scoring

FREE = judged("0.5", asked="once")
TWO = {"A": once(score="70"), "B": once(score="15")}


def two(**changed: Any) -> Any:
    halves = {"A": indicator(70, FREE), "B": indicator(30, FREE)}
    return make_set(halves, **{"grades": scale(MOF), **changed})


def test_the_nearer_bound_is_where_all_weights_stop() -> None:
    # 80: (70·0.2 − 30·0.3) ÷ (70·0.2 + 30·0.3); 90: (70·0.1 − 30·0.4) ÷ (70·0.1 + 30·0.4)
    found = scoring.weight_leeway(scored(two(), TWO))
    assert (found.most, found.included, found.exact) == (Fraction(5, 23), True, True)
    assert found.beyond is not None
    assert found.beyond.grade.id == "fair"
    assert sum(found.witness.values()) == 100
    assert found.witness["A"] + found.witness["B"] / 2 == found.beyond.total < 80


def test_a_bound_that_is_not_reached_yet_is_reached_at_the_end_itself() -> None:
    entries = {"A": once(score="70"), "B": once(score="18")}
    # rates 1 and 0.6; 90: (70·0.1 − 30·0.3) ÷ (70·0.1 + 30·0.3) = −2/16
    found = scoring.weight_leeway(scored(two(), entries))
    assert (found.most, found.included) == (Fraction(1, 8), False)
    assert found.beyond is not None
    assert (found.beyond.grade.id, found.beyond.total) == ("excellent", 90)


def test_a_total_on_a_bound_has_no_leeway() -> None:
    entries = {"A": once(score="65"), "B": once(score="15")}
    found = scoring.weight_leeway(scored(two(), entries))
    assert (found.most, found.included, found.exact) == (0, True, True)


def test_rates_all_between_two_bounds_can_become_nothing_else() -> None:
    entries = {"A": once(score="59.5"), "B": once(score="25.5")}
    found = scoring.weight_leeway(scored(two(), entries))
    assert (found.most, found.beyond, found.obstacle, dict(found.witness)) == (None, None, None, {})


def test_a_gate_that_changes_nothing_by_itself_is_only_certain_so_far() -> None:
    gate = {
        "id": "x",
        "label": label("gate"),
        "when": {"node": "G", "unit": "percent", "at_least": 90},
        "best": "good",
    }
    indicators = {
        "A": indicator(40, FREE, "G"),
        "B": indicator(10, FREE, "G"),
        "C": indicator(50, FREE),
    }
    used = make_set(indicators, {"total": root(), "G": group()}, grades=scale(MOF), gate=[gate])
    entries = {"A": once(score="40"), "B": once(score="4"), "C": once(score="42")}
    found = scoring.weight_leeway(scored(used, entries))
    # G: 90 per cent, rates 1 and 0.4: (40·0.1 − 10·0.5) ÷ (40·0.1 + 10·0.5) = −1/9
    assert (found.most, found.included, found.exact) == (Fraction(1, 9), False, False)
    assert (found.beyond, dict(found.witness)) == (None, {})


def test_a_gate_that_changes_the_grade_ends_the_leeway() -> None:
    gate = {
        "id": "x",
        "label": label("gate"),
        "when": {"node": "G", "unit": "percent", "at_least": 90},
        "best": "fair",
    }
    indicators = {
        "A": indicator(40, FREE, "G"),
        "B": indicator(10, FREE, "G"),
        "C": indicator(50, FREE),
    }
    used = make_set(indicators, {"total": root(), "G": group()}, grades=scale(MOF), gate=[gate])
    entries = {"A": once(score="40"), "B": once(score="4"), "C": once(score="42")}
    found = scoring.weight_leeway(scored(used, entries))
    assert (found.most, found.exact) == (Fraction(1, 9), True)
    assert found.beyond is not None
    assert found.beyond.grade.id == "fair"


def test_a_veto_that_no_weight_moves_decides_whatever_weights_are() -> None:
    veto = {"id": "x", "label": label("veto"), "when": {"node": "B", "below": 20}, "grade": "poor"}
    found = scoring.weight_leeway(scored(two(veto=[veto]), TWO))
    assert (found.most, found.obstacle) == (None, None)
    # a veto before it that may come to hold makes the leeway certain only so far
    first = {
        "id": "y",
        "label": label("veto"),
        "when": {"node": "total", "at_least": 90},
        "grade": "fair",
    }
    found = scoring.weight_leeway(scored(two(veto=[first, veto]), TWO))
    assert (found.most, found.exact) == (Fraction(5, 23), False)


def test_a_group_that_is_no_sum_moves_as_one_weight() -> None:
    indicators = {
        "A": indicator(40, FREE, "G"),
        "B": indicator(30, FREE, "G"),
        "C": indicator(30, FREE),
    }
    used = make_set(
        indicators, {"total": root(), "G": group(70, combine="weakest")}, grades=scale(MOF)
    )
    entries = {"A": once(score="40"), "B": once(score="30"), "C": once(score="15")}
    found = scoring.weight_leeway(scored(used, entries))
    assert [unit.node.id for unit in found.units] == ["G", "C"]
    assert found.most == Fraction(5, 23)


def test_a_total_that_is_no_sum_has_no_leeway_to_speak_of() -> None:
    used = two(group={"total": root(100, combine="weakest")})
    found = scoring.weight_leeway(scored(used, TWO))
    assert found.obstacle == ("not_additive", "total")
    assert found.most is None


def test_a_group_whose_rounding_makes_a_difference_moves_as_one_weight() -> None:
    indicators = {"A": indicator(70, judged("0.1", asked="once"), "G"), "B": indicator(30, FREE)}
    groups = {"total": root(), "G": group(rounding={"places": 0})}
    used = make_set(indicators, groups, grades=scale(MOF))
    entries = {"A": once(score="69.7"), "B": once(score="15")}
    found = scoring.weight_leeway(scored(used, entries))
    assert ([unit.node.id for unit in found.units], found.most) == (["G", "B"], Fraction(5, 23))
    entries = {"A": once(score="70"), "B": once(score="15")}
    found = scoring.weight_leeway(scored(used, entries))
    assert ([unit.node.id for unit in found.units], found.most) == (["A", "B"], Fraction(5, 23))


def test_a_cap_that_may_begin_to_hold_makes_the_leeway_certain_only_so_far() -> None:
    cap = {
        "id": "low",
        "label": label("cap"),
        "node": "C",
        "at_most": 10,
        "when": {"node": "G", "unit": "percent", "below": 84},
    }
    indicators = {
        "A": indicator(40, FREE, "G"),
        "B": indicator(10, FREE, "G"),
        "C": indicator(50, FREE),
    }
    used = make_set(indicators, {"total": root(), "G": group()}, grades=scale(MOF), cap=[cap])
    entries = {"A": once(score="40"), "B": once(score="4"), "C": once(score="42")}
    found = scoring.weight_leeway(scored(used, entries))
    # 84 per cent of G: (40·0.16 − 10·0.44) ÷ (40·0.16 + 10·0.44)
    assert (found.most, found.included, found.exact) == (Fraction(5, 27), True, False)
    assert (found.beyond, dict(found.witness)) == (None, {})


def test_a_node_of_several_groups_is_named() -> None:
    indicators = {
        "A": indicator(25, FREE, "G", also_under=["H"]),
        "B": indicator(25, FREE, "G"),
        "C": indicator(25, FREE, "H"),
    }
    used = make_set(indicators, {"total": root(), "G": group(), "H": group()}, grades=scale(MOF))
    entries = {name: once(score="17") for name in "ABC"}
    assert scoring.weight_leeway(scored(used, entries)).obstacle == ("shared", "A")


def test_nothing_is_said_of_all_weights_where_only_one_group_as_a_whole_weighs() -> None:
    """The bonus keeps G together: 80 of 100, and A and B inside are never moved."""
    indicators = {
        "A": indicator(50, FREE, "G"),
        "B": indicator(50, FREE, "G"),
        "E": indicator(5, FREE, "G", role="bonus"),
    }
    used = make_set(indicators, {"total": root(), "G": group(cap="100")}, grades=scale(MOF))
    entries = {"A": once(score="50"), "B": once(score="30"), "E": once(score="0")}
    found = scoring.weight_leeway(scored(used, entries))
    assert found.obstacle is not None
    assert (found.obstacle.why, found.obstacle.about) == ("whole", "G")
    said = scoring.render_weights(scoring.weight_intervals(found.evaluation), found, "text", "en")
    assert "not computed: G moves as one weight only" in said


def test_beyond_an_end_that_is_included_the_total_is_shown_close_to_it() -> None:
    # 70 + 10 = 80 is on the bound; ±0.1 %: (70·0.999 + 10·1.001) ÷ (70·0.999 + 30·1.001)
    found = scoring.weight_leeway(scored(two(), {"A": once(score="70"), "B": once(score="10")}))
    assert (found.most, found.included) == (0, True)
    assert found.beyond is not None
    assert found.beyond.total == 100 * Fraction(79940, 99960)
    assert found.beyond.grade.id == "fair"
