"""Grade scales, roundings and panels that contradict themselves are refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from broken.making import Case, Edits, Expected, changed, set_is_refused
from broken.parts import GOOD, PANEL, POOR, ROUNDING, SET

if TYPE_CHECKING:
    from pathlib import Path

FILE = "broken.toml"

LAST = "[indicator.A1]"


def veto(grade: str, total: str) -> Edits:
    """Add a veto that replaces the total."""
    return [
        (
            LAST,
            '[[veto]]\nid = "fraud"\nlabel = { zh = "舞弊", en = "Fraud" }\n'
            f'when = {{ node = "A", at_most = 0 }}\ngrade = "{grade}"\ntotal = {total}\n\n{LAST}',
        )
    ]


SCALES: dict[str, Case] = {
    "a veto takes the total below zero": (
        veto("poor", "-0.5"),
        "outcome.total-out-of-range",
        "veto[0].total",
        "-0.5",
    ),
    "a veto takes the total beyond the full points": (
        veto("good", "100.01"),
        "outcome.total-out-of-range",
        "veto[0].total",
        "100.01",
    ),
    "a veto publishes a total that has another grade": (
        veto("poor", "80"),
        "outcome.total-of-other-grade",
        "veto[0].total",
        "80",
    ),
    "grades leave a hole": (
        [(POOR, POOR.replace("at_least = 0", "at_least = 0, at_most = 79"))],
        "grades.hole",
        "grades.bands[1]",
        "79",
    ),
    "grades overlap": (
        [(POOR, POOR.replace("at_least = 0", "at_least = 0, at_most = 80"))],
        "grades.overlap",
        "grades.bands[1]",
        "80",
    ),
    "grades do not fall": (
        [(GOOD, GOOD.replace("80", "0"))],
        "grades.not-falling",
        "grades.bands[1]",
        "0",
    ),
    "a grade has no lower bound": (
        [(GOOD, GOOD.replace("at_least", "at_most"))],
        "grades.needs-one-bound",
        "grades.bands[0]",
        "good",
    ),
    "the lowest grade begins above zero": (
        [(POOR, POOR.replace("at_least", "above"))],
        "grades.hole-below",
        "grades.bands[1]",
        "0",
    ),
    "the best grade is out of reach": (
        [(GOOD, GOOD.replace("80", "100.5"))],
        "grades.out-of-reach",
        "grades.bands[0]",
        "100.5",
    ),
    "an exact basis contradicts a rounded total": (
        [('basis = "rounded"', 'basis = "exact"')],
        "grades.basis-contradicts",
        "grades.basis",
        "exact",
    ),
    "a rounded basis has no decimals": (
        [(ROUNDING, "shown = 2, indicator = 2")],
        "grades.basis-without-rounding",
        "grades.basis",
        "rounded",
    ),
    "the total has a rounding of its own beside that of the set": (
        [("[group.total]\n", "[group.total]\nrounding = { places = 1 }\n")],
        "rounding.of-total",
        "group.total.rounding",
        "1",
    ),
    "fewer decimals are shown than rounded to": (
        [(ROUNDING, "shown = 1, indicator = 1, total = 2")],
        "rounding.shown-too-few",
        "rounding.total",
        "2",
    ),
    "a rule needs rounding": (
        [(ROUNDING, "shown = 2, total = 2"), (PANEL, PANEL.replace("weighted_", ""))],
        "rule.needs-rounding",
        "indicator.A2.rule",
        None,
    ),
    "the smallest panel is above the largest": (
        [(PANEL, PANEL.replace("= 2", "= 4"))],
        "panel.empty-range",
        "panel.at_least",
        "4",
    ),
    "a plain mean is told to trim": (
        [(PANEL, f"{PANEL}, drop_lowest = 1")],
        "panel.nothing-to-trim",
        "panel",
        "weighted_mean",
    ),
    "a trimmed mean does not say what it drops": (
        [(PANEL, PANEL.replace("weighted", "trimmed"))],
        "panel.drops-missing",
        "panel",
        None,
    ),
    "a trimmed mean does not say from when": (
        [(PANEL, PANEL.replace("weighted", "trimmed") + ", drop_lowest = 1")],
        "panel.trim-from-missing",
        "panel.trim_from",
        None,
    ),
    "a panel trims every score": (
        [
            (
                PANEL,
                PANEL.replace("weighted", "trimmed")
                + ", drop_lowest = 1, drop_highest = 1, trim_from = 2",
            )
        ],
        "panel.trims-all",
        "panel.trim_from",
        "2",
    ),
}


@pytest.mark.parametrize(
    ("edits", "code", "key", "value"),
    [pytest.param(*case, id=name) for name, case in SCALES.items()],
)
def test_a_scale_or_panel_that_contradicts_itself_is_refused_at_its_key(
    edits: Edits,
    code: str,
    key: str,
    value: str | None,
    here: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (here / FILE).write_text(changed(SET, *edits), "utf-8")
    set_is_refused(capsys, FILE, Expected(code, f"{FILE}: {key}", value))
