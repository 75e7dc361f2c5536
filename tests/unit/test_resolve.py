"""From what a set file says to what is true: every problem is found, with its key."""

from __future__ import annotations

from typing import Any

import pytest
from builders import (
    MOF,
    group,
    indicator,
    judged,
    label,
    made,
    make_set,
    panel,
    policies,
    problems_of,
    refused,
    root,
    rounded_to,
    scale,
    set_data,
    trimmed,
    yes_no,
)

A, B = indicator(10, judged()), indicator(5, judged())
WEIGHTED = root(100, combine="weighted_mean", weights_total=100)


def graded(*bands: dict[str, str], basis: str = "exact") -> dict[str, Any]:
    """Return a scale of bands ``{"at_least": "90", "at_most": "100"}``, best first."""
    written = [{"id": f"g{n}", "label": label("g"), **band} for n, band in enumerate(bands)]
    return {"basis": basis, "source": "test", "bands": written}


@pytest.mark.parametrize(
    ("indicators", "groups", "code"),
    [
        ({"A": A}, {"total": root(11)}, "set.points-off"),
        ({"A": A}, {"total": root(), "X": group()}, "set.empty-group"),
        ({"A": A}, {"total": root(), "A": group(10)}, "set.id-twice"),
        ({"A": A, "B": {**B, "under": "A"}}, {"total": root()}, "set.under-indicator"),
        ({"A": {**A, "under": "nowhere"}}, {"total": root()}, "tree.unknown-parent"),
        ({"A": {**A, "under": "totl"}}, {"total": root()}, "tree.unknown-parent-hint"),
        ({"A": A}, {"total": root(), "other": root()}, "tree.several-roots"),
        ({"A": A}, {"total": group(under="X"), "X": group(under="total")}, "tree.cycle"),
        ({}, {}, "set.no-indicator"),
        ({"A": indicator(None, yes_no())}, {"total": root()}, "set.no-points"),
        ({"A": indicator(0, yes_no())}, {"total": root()}, "set.points-not-positive"),
        ({"A": indicator(-5, yes_no())}, {"total": root()}, "set.points-not-positive"),
        ({"A": {**A, "weight": "1"}}, {"total": root()}, "set.weight-under-sum"),
        ({"A": A}, {"total": root(10, weights_total=5)}, "set.weights-under-sum"),
        ({"A": A}, {"total": WEIGHTED}, "set.no-weight"),
        ({"A": {**A, "weight": "0"}}, {"total": WEIGHTED}, "set.no-weight"),
        ({"A": {**A, "weight": "99.9"}}, {"total": WEIGHTED}, "set.weights-off"),
        (
            {"A": {**A, "weight": "1"}},
            {"total": root(10, combine="weighted_mean")},
            "set.no-weights-total",
        ),
    ],
)
def test_a_tree_that_is_not_sound_is_refused(
    indicators: dict[str, Any], groups: dict[str, Any], code: str
) -> None:
    assert code in refused(set_data(indicators, groups))


@pytest.mark.parametrize(
    ("grades", "code"),
    [
        (
            graded({"at_least": "90"}, {"at_least": "80", "at_most": "89"}, {"at_least": "0"}),
            "grades.hole",
        ),
        (graded({"at_least": "90"}, {"at_least": "0", "at_most": "90"}), "grades.overlap"),
        (graded({"at_least": "90"}, {"at_least": "0", "at_most": "95"}), "grades.overlap"),
        (graded({"above": "90"}, {"at_least": "0", "below": "90"}), "grades.hole"),
        (graded({"at_least": "90", "at_most": "95"}, {"at_least": "0"}), "grades.hole"),
        (graded({"at_least": "60"}), "grades.hole-below"),
        (graded({"at_least": "60"}, {"above": "0"}), "grades.hole-below"),
        (graded({"at_least": "60"}, {"at_least": "80"}, {"at_least": "0"}), "grades.not-falling"),
        (graded({"at_least": "60"}, {"at_least": "60"}, {"at_least": "0"}), "grades.not-falling"),
        (graded({"at_least": "101"}, {"at_least": "0"}), "grades.out-of-reach"),
        (graded({"at_least": "60", "above": "60"}, {"at_least": "0"}), "grades.needs-one-bound"),
        (graded({"at_most": "100"}, {"at_least": "0"}), "grades.needs-one-bound"),
        (scale(MOF, "rounded"), "grades.basis-without-rounding"),
    ],
)
def test_a_scale_with_holes_or_overlaps_is_refused(grades: dict[str, Any], code: str) -> None:
    data = set_data({"A": indicator(100, judged())}, grades=grades)
    assert refused(data) == [code]


@pytest.mark.parametrize(
    "grades",
    [
        graded({"at_least": "90"}, {"at_least": "0", "below": "90"}),
        graded({"above": "90"}, {"at_least": "0", "at_most": "90"}),
        graded({"at_least": "90", "at_most": "100"}, {"at_least": "0", "below": "90"}),
        graded({"at_least": "0"}),
        graded({"at_least": "60"}, {"at_least": "-10"}),
    ],
)
def test_upper_bounds_that_meet_the_next_grade_are_accepted(grades: dict[str, Any]) -> None:
    assert made(set_data({"A": indicator(100, judged())}, grades=grades)).grades


def test_an_exact_basis_beside_a_rounded_total_is_a_contradiction() -> None:
    data = set_data({"A": A}, rounding=rounded_to(total=2))
    assert refused(data) == ["grades.basis-contradicts"]


@pytest.mark.parametrize("rounding", [rounded_to(3), rounded_to(2, 3), rounded_to(3, shown=0)])
def test_fewer_decimals_shown_than_computed_are_refused(rounding: dict[str, int]) -> None:
    basis = "rounded" if "total" in rounding else "exact"
    data = set_data({"A": A}, rounding=rounding, grades=scale(basis=basis))
    assert refused(data) == ["rounding.shown-too-few"]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        (panel(at_least=6), "panel.empty-range"),
        (panel(drop_lowest=1), "panel.nothing-to-trim"),
        (panel("median", trim_from=3), "panel.nothing-to-trim"),
        (panel("trimmed_mean"), "panel.drops-missing"),
        (panel("trimmed_mean", drop_lowest=1), "panel.trim-from-missing"),
        (trimmed(trim_from=2), "panel.trims-all"),
        (panel("weighted_mean"), "panel.needs-rounding"),
        (panel("harmonic"), "shape.not-one-of"),
        (panel(at_most=0), "shape.too-small"),
        (panel(at_most=51), "shape.too-large"),
        (panel(at_most="5"), "shape.not-whole"),
    ],
)
def test_a_contradictory_panel_is_refused(written: dict[str, Any], code: str) -> None:
    assert refused(set_data({"A": A}, panel=written)) == [code]


@pytest.mark.parametrize("name", ["missing", "not_applicable", "not_due", "void"])
def test_every_state_must_be_settled_and_nothing_is_assumed(name: str) -> None:
    missing = policies()
    del missing[name]
    assert refused(set_data({"A": A}, missing=missing)) == ["set.policy-missing"]


@pytest.mark.parametrize(
    ("changed", "place", "code"),
    [
        ({"points": "abc"}, "test.toml: indicator.A.points", "shape.not-ratio"),
        ({"points": True}, "test.toml: indicator.A.points", "shape.not-ratio"),
        ({"points": 10.0}, "test.toml: indicator.A.points", "shape.not-ratio"),
        ({"point": 10}, "test.toml: indicator.A.point", "shape.unknown-key-hint"),
        ({"label": "A"}, "test.toml: indicator.A.label", "shape.not-table"),
        ({"label": {"zh": "", "en": "A"}}, "test.toml: indicator.A.label.zh", "shape.empty-text"),
        ({"label": {"zh": "甲"}}, "test.toml: indicator.A.label.en", "shape.missing-key"),
        ({"rule": {}}, "test.toml: indicator.A.rule.kind", "shape.missing-key"),
        ({"rule": {"kind": "magic"}}, "test.toml: indicator.A.rule.kind", "shape.not-one-of"),
        ({"rule": judged(step="?")}, "test.toml: indicator.A.rule.step", "shape.not-number"),
        ({"order": "1"}, "test.toml: indicator.A.order", "shape.not-whole"),
        ({"illustrative": "oh"}, "test.toml: indicator.A.illustrative", "shape.not-bool"),
    ],
)
def test_a_file_of_the_wrong_shape_is_refused_with_its_key(
    changed: dict[str, Any], place: str, code: str
) -> None:
    (problem,) = problems_of(lambda: made(set_data({"A": {**A, **changed}})))
    assert (problem.code, problem.place) == (code, place)
    assert problem.line("zh")
    assert problem.line("en")


def test_all_problems_of_a_set_are_found_at_once() -> None:
    data = set_data({"A": indicator(100, judged("7"))}, grades=graded({"at_least": "101"}))
    data["panel"] = panel(at_least=9)
    assert refused(data) == ["rule.step-does-not-fit", "grades.hole-below", "panel.empty-range"]


def test_siblings_stand_in_their_order_and_else_as_written() -> None:
    used = make_set({"A": {**A, "order": 2}, "B": {**B, "order": 1}, "C": {**B, "order": 1}})
    assert list(used.nodes) == ["total", "B", "C", "A"]


def test_a_node_knows_its_path_and_its_source() -> None:
    used = make_set(
        {"A": {**A, "under": "X", "source": "附件2"}},
        {"total": root(), "X": group()},
        source="财预〔2020〕10号",
    )
    assert [node.id for node in used.path("A")] == ["X", "A"]
    assert used.nodes["A"].source == "附件2"
    assert used.nodes["X"].source == "财预〔2020〕10号"


def test_the_digest_tells_sets_apart_and_knows_no_layout() -> None:
    first, again = made(set_data({"A": A})), made(set_data({"A": dict(A)}))
    other = made(set_data({"A": indicator(11, judged())}))
    assert first.digest == again.digest != other.digest


def test_the_digest_does_not_depend_on_the_order_of_keys() -> None:
    data = set_data({"A": A})
    turned = dict(reversed(data.items()))
    assert made(turned).digest == made(data).digest
