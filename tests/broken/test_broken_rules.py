"""Scoring rules that make no sense are refused, each at its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from broken.making import Case, Edits, Expected, changed, set_is_refused
from broken.parts import A1_RULE, ELEMENTS, SET, TARGET, TIERS

if TYPE_CHECKING:
    from pathlib import Path

FILE = "broken.toml"

RULES: dict[str, Case] = {
    "tiers overlap": (
        [(TIERS, TIERS.replace("60", "95"))],
        "rule.tiers-not-ordered",
        "indicator.B3.rule.tiers[1]",
        "95",
    ),
    "tiers are bounded on different sides": (
        [(TIERS, TIERS.replace("at_least = 60", "at_most = 60"))],
        "rule.tiers-mixed-sides",
        "indicator.B3.rule.tiers[1]",
        None,
    ),
    "a tier has two bounds": (
        [(TIERS, TIERS.replace("at_least = 60", "at_least = 60, below = 90"))],
        "rule.tier-needs-one-bound",
        "indicator.B3.rule.tiers[1]",
        "2",
    ),
    "a tier earns more than full points": (
        [(TIERS, TIERS.replace("points = 12", "points = 12.01"))],
        "rule.tier-points",
        "indicator.B3.rule.tiers[0].points",
        "12.01",
    ),
    "elements do not add up": (
        [(ELEMENTS, ELEMENTS.replace("points = 6", "points = 6.01"))],
        "rule.elements-off",
        "indicator.B1.rule.elements",
        "16.01",
    ),
    "only some elements have points": (
        [(ELEMENTS, ELEMENTS.replace(", points = 6", ""))],
        "rule.some-elements-without-points",
        "indicator.B1.rule.elements",
        None,
    ),
    "two elements have one id": (
        [(ELEMENTS, ELEMENTS.replace('id = "2"', 'id = "1"'))],
        "rule.id-twice",
        "indicator.B1.rule.elements[1].id",
        "1",
    ),
    "a prerequisite does not exist": (
        [("partial = true", 'partial = true\nprerequisite = "3"')],
        "rule.unknown-element",
        "indicator.B1.rule.prerequisite",
        "3",
    ),
    "lower is better without a form": (
        [('better = "higher"', 'better = "lower"')],
        "rule.form-missing",
        "indicator.A2.rule.form",
        None,
    ),
    "higher is better with a form": (
        [('better = "higher"', 'better = "higher"\nform = "linear"')],
        "rule.form-not-wanted",
        "indicator.A2.rule.form",
        "linear",
    ),
    "a fixed target is zero": (
        [(TARGET, "target = 0")],
        "rule.target-not-positive",
        "indicator.A2.rule.target",
        "0",
    ),
    "a proportional figure may be negative": (
        [('en = "spent" }, unit = "万元"', 'en = "spent" }, unit = "万元", at_least = -1')],
        "rule.negative-figure",
        "indicator.A2.rule.actual.at_least",
        "-1",
    ),
    "a figure has an empty range": (
        [("at_most = 100 }", "at_most = 0 }")],
        "rule.empty-range",
        "indicator.B3.rule.figure.at_most",
        "0",
    ),
    "full points are not whole steps": (
        [(A1_RULE, A1_RULE.replace('"judged"', '"judged", step = 0.7'))],
        "rule.step-does-not-fit",
        "indicator.A1.rule.step",
        "0.7",
    ),
    "bands leave a hole at the bottom": (
        [("from_share = 0 }", "from_share = 0.1 }")],
        "rule.bands-leave-hole",
        "indicator.B2.rule.bands[1].from_share",
        "0.1",
    ),
    "bands do not fall": (
        [
            ("from_share = 0.8", "from_share = 0.5"),
            (
                "from_share = 0 }",
                "from_share = 0.5 },\n"
                '  { id = "none", label = { zh = "无", en = "none" }, from_share = 0 }',
            ),
        ],
        "rule.bands-not-falling",
        "indicator.B2.rule.bands[1].from_share",
        "0.5",
    ),
    "a band begins above the full points": (
        [("from_share = 0.8", "from_share = 1.01")],
        "rule.band-above-full",
        "indicator.B2.rule.bands[0].from_share",
        "1.01",
    ),
}


@pytest.mark.parametrize(
    ("edits", "code", "key", "value"),
    [pytest.param(*case, id=name) for name, case in RULES.items()],
)
def test_a_rule_that_makes_no_sense_is_refused_at_its_key(
    edits: Edits,
    code: str,
    key: str,
    value: str | None,
    here: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (here / FILE).write_text(changed(SET, *edits), "utf-8")
    set_is_refused(capsys, FILE, Expected(code, f"{FILE}: {key}", value))
