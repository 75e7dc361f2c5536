"""Formulas of long rules: no line more may double the work."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from rule_examples import Example, figure, label, levels
from test_formulas import LANGUAGES, made

from scoring.report.formulas import formula_lines

MANY = 24
LONG: list[dict[str, Any]] = [
    {
        "kind": "deductions",
        "lines": [
            {"id": f"d{n}", "label": label(f"fault{n}"), "each": n + 1, "at_most": n + 2}
            for n in range(MANY)
        ],
    },
    {
        "kind": "ratios",
        "items": [{"id": f"r{n}", "label": label(f"site{n}")} for n in range(MANY // 2)],
        "actual": figure("done", places=0),
        "target": figure("planned", places=0),
        "method": "worst",
        "each_at_most_one": True,
    },
    {
        "kind": "survey",
        "levels": levels("1", "0.8", "0.6", "0.4", "0.2", "0"),
        "tiers": [{"at_least": 90 - n, "points": 100 - n} for n in range(MANY // 2)],
        "otherwise": 0,
    },
]


@pytest.mark.parametrize("written", LONG, ids=[one["kind"] for one in LONG])
@pytest.mark.parametrize("language", LANGUAGES)
def test_long_rules_are_printed_line_by_line(written: dict[str, Any], language: str) -> None:
    node, rule, tick = made(Example("long", written, Fraction(1000)))
    lines = formula_lines(node, rule, tick, language)
    text = "\n".join(lines)
    if written["kind"] == "survey":
        assert len(lines) == MANY // 2 + 3
        assert text.count(" ≥ ") == MANY // 2
    elif written["kind"] == "ratios":
        words = "最小值(" if language == "zh" else "the least of ("
        listed = ("；" if language == "zh" else "; ").join(
            f"site{n}{'：' if language == 'zh' else ': '}done ÷ "
            f"site{n}{'：' if language == 'zh' else ': '}planned"
            for n in range(MANY // 2)
        )
        assert f"1000 × ({words}{listed})" in text
    else:
        # all faults together cost less than the full points, so nothing else can happen
        assert len(lines) == 2
        assert f"({MANY} × fault{MANY - 1}" in lines[0]
