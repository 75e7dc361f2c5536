"""Trees, points and weights that do not hold together are refused, each at its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from broken.making import Case, Edits, Expected, changed, quietly, set_is_refused
from broken.parts import (
    A1_RULE,
    A1_UNDER,
    A2_UNDER,
    B2_WEIGHT,
    B3_WEIGHT,
    GROUP_C,
    MISSING,
    PANEL,
    SET,
    TIERS,
)

if TYPE_CHECKING:
    from pathlib import Path

FILE = "broken.toml"

TREES: dict[str, Case] = {
    "weights are off by a hundredth": (
        [(B2_WEIGHT, B2_WEIGHT + "1")],
        "set.weights-off",
        "group.B.weights_total",
        "1",
    ),
    "points are off by a hundredth": (
        [(A1_RULE, A1_RULE.replace("30", "30.01"))],
        "set.points-off",
        "group.A.points",
        "60",
    ),
    "a parent does not exist but a similar one does": (
        [(A1_UNDER, A1_UNDER.replace('"A"', '"AA"'))],
        "tree.unknown-parent-hint",
        "indicator.A1.under",
        "AA",
    ),
    "a parent does not exist and nothing is like it": (
        [(A1_UNDER, A1_UNDER.replace('"A"', '"zzzz"'))],
        "tree.unknown-parent",
        "indicator.A1.under",
        "zzzz",
    ),
    "an id is both a group and an indicator": (
        [("[indicator.A1]", f'[group.A1]\nunder = "A"\n{GROUP_C}\n[indicator.A1]')],
        "set.id-twice",
        "indicator.A1",
        "A1",
    ),
    "an indicator is a parent": (
        [(A2_UNDER, A2_UNDER.replace('"A"', '"A1"')), (A1_RULE, A1_RULE.replace("30", "60"))],
        "set.under-indicator",
        "indicator.A2.under",
        "A1",
    ),
    "a group is empty": (
        [
            ("points = 100", "points = 110"),
            (
                "[indicator.A1]",
                f'[group.C]\nunder = "total"\npoints = 10\n{GROUP_C}\n[indicator.A1]',
            ),
        ],
        "set.empty-group",
        "group.C",
        "C",
    ),
    "a weight is missing": (
        [(B2_WEIGHT, 'en = "Band" }\npoints = 12')],
        "set.no-weight",
        "indicator.B2.weight",
        None,
    ),
    "a weight is zero": (
        [(B2_WEIGHT, 'en = "Band" }\npoints = 12\nweight = 0')],
        "set.no-weight",
        "indicator.B2.weight",
        "0",
    ),
    "a weight stands under a sum": (
        [(A1_RULE, f"weight = 1\n{A1_RULE}")],
        "set.weight-under-sum",
        "indicator.A1.weight",
        "A1",
    ),
    "a total of weights stands under a sum": (
        [('en = "Decision" }', 'en = "Decision" }\nweights_total = 100')],
        "set.weights-under-sum",
        "group.A.weights_total",
        "A",
    ),
    "full points are negative": (
        [(A1_RULE, A1_RULE.replace("30", "-30"))],
        "set.points-not-positive",
        "indicator.A1.points",
        "-30",
    ),
    "a group weighs its children without a total": (
        [
            ("weights_total = 1\n", ""),
            (B2_WEIGHT, f"{B2_WEIGHT}\npoints = 12"),
            (B3_WEIGHT, f"{B3_WEIGHT}\npoints = 12"),
            ("weight = 0.4", "weight = 0.4\npoints = 16"),
        ],
        "set.no-weights-total",
        "group.B",
        "B",
    ),
    "the policy of a state is missing": (
        [(MISSING, MISSING.replace(', void = "refuse"', ""))],
        "set.policy-missing",
        "missing.void",
        None,
    ),
}


@pytest.mark.parametrize(
    ("edits", "code", "key", "value"),
    [pytest.param(*case, id=name) for name, case in TREES.items()],
)
def test_a_tree_that_does_not_hold_together_is_refused_at_its_key(
    edits: Edits,
    code: str,
    key: str,
    value: str | None,
    here: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (here / FILE).write_text(changed(SET, *edits), "utf-8")
    set_is_refused(capsys, FILE, Expected(code, f"{FILE}: {key}", value))


def test_the_set_that_is_broken_here_is_sound(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / FILE).write_text(SET, "utf-8")
    out, _ = quietly(capsys, ["check", FILE, "--lang", "en"], status=0)
    assert out.startswith(f"{FILE}: no problems.")


def test_a_hint_names_the_parent_that_was_meant(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = (A1_UNDER, A1_UNDER.replace('"A"', '"a"'))
    (here / FILE).write_text(changed(SET, wrong), "utf-8")
    out, _ = quietly(capsys, ["check", FILE, "--lang", "en"])
    assert f"{FILE}: indicator.A1.under: The parent “a” of “A1” does not exist." in out
    assert "Did you mean “A”?" in out


def test_a_cycle_is_spelt_out_once(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ring = (
        (
            '[group.A]\nunder = "total"',
            f'[group.C]\nunder = "B"\n{GROUP_C}\n[group.A]\nunder = "C"',
        ),
        ('[group.B]\nunder = "total"', '[group.B]\nunder = "A"'),
    )
    (here / FILE).write_text(changed(SET, *ring), "utf-8")
    set_is_refused(capsys, FILE, Expected("tree.cycle", f"{FILE}: group.C.under", "B"))
    out, _ = quietly(capsys, ["check", FILE, "--lang", "en"])
    assert "Parents form a cycle: C → B → A → C." in out


def test_two_roots_are_both_named(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / FILE).write_text(changed(SET, ('[group.A]\nunder = "total"', "[group.A]")), "utf-8")
    set_is_refused(capsys, FILE, Expected("tree.several-roots", FILE, "total, A"))


def test_a_set_without_nodes_has_no_root(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / FILE).write_text(SET[: SET.index("[group.total]")] + "[indicator]\n", "utf-8")
    set_is_refused(
        capsys,
        FILE,
        Expected("set.no-indicator", f"{FILE}: indicator"),
        Expected("tree.no-root", FILE),
    )


def test_all_problems_of_a_tree_are_reported_at_once_in_its_order(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = (
        (A1_RULE, A1_RULE.replace("30", "30.01")),
        (B2_WEIGHT, f"{B2_WEIGHT}1"),
        (TIERS, TIERS.replace("60", "95")),
        ('basis = "rounded"', 'basis = "exact"'),
        (PANEL, PANEL.replace("= 2", "= 4")),
    )
    (here / FILE).write_text(changed(SET, *wrong), "utf-8")
    set_is_refused(
        capsys,
        FILE,
        Expected("set.points-off", f"{FILE}: group.A.points", "60"),
        Expected("set.weights-off", f"{FILE}: group.B.weights_total", "1"),
        Expected("rule.tiers-not-ordered", f"{FILE}: indicator.B3.rule.tiers[1]", "95"),
        Expected("grades.basis-contradicts", f"{FILE}: grades.basis", "exact"),
        Expected("panel.empty-range", f"{FILE}: panel.at_least", "4"),
    )
