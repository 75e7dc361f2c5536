"""Figures that a register states differently, put in doubt."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from builders import (
    figure,
    indicator,
    make_set,
    once,
    problems_of,
    proportional,
    rounded_to,
    scored,
)

import scoring
from scoring.register import Register, resolve_register

SHARE = proportional(
    actual=figure(places=2, unit="万元"),
    target=figure(places=2, unit="万元"),
    better="lower",
    form="reciprocal",
)


def used() -> scoring.IndicatorSet:
    in_yuan = proportional(
        actual=figure(places=0, unit="元"),
        target=figure(places=0, unit="元"),
        better="lower",
        form="reciprocal",
    )
    return make_set(
        {"A": indicator(50, SHARE), "B": indicator(50, in_yuan)}, rounding=rounded_to(indicator=2)
    )


def register(
    *amounts: Any, unit: str = "万元", feeds: tuple[str, ...] = ("A/actual", "B/actual")
) -> Register:
    statements = [
        {"id": f"F{number}", "document": "报告", "amount": amount}
        for number, amount in enumerate(amounts, start=1)
    ]
    fact = {"id": "spent", "label": "支出", "unit": unit, "feeds": feeds, "statement": statements}
    return resolve_register({"fact": [fact]}, "r.toml")


def test_every_answer_reads_the_figure_in_its_own_unit() -> None:
    evaluation = scored(
        used(),
        {
            "A": once(actual="100", target="100"),
            "B": once(actual="1000000", target="1000000"),
        },
    )
    doubts = scoring.fact_doubts(register(100, 125, 200, 125), evaluation.indicator_set, "spent")
    assert [(one.cells, one.values) for one in doubts] == [
        (("A.actual", "B.actual"), ("100万元", "125万元", "200万元"))
    ]
    made = scoring.resample(evaluation, doubts=doubts)
    assert made is not None
    assert [list(part.numbers) for part in made.doubts[0].parts] == [
        [number * part.cell.asked.scale * per for number in (100, 125, 200)]
        for part, per in zip(made.doubts[0].parts, (1, 10_000), strict=True)
    ]
    # what is spent beyond the target earns target ÷ spent: 100, 80 and 50
    assert made.exact
    assert made.mean == Fraction(100 + 80 + 50, 3)


def test_a_fact_that_is_in_no_doubt_is_refused() -> None:
    def codes(of: Register, *names: str) -> list[tuple[str, str]]:
        problems = problems_of(lambda: scoring.fact_doubts(of, used(), *names))
        return [(problem.place, problem.code) for problem in problems]

    assert codes(register(100, 125), "budget", "spent") == [("fact budget", "doubt.unknown-fact")]
    assert codes(register(100, 100), "spent") == [("r.toml: fact[0]", "doubt.fact-agreed")]
    assert codes(register(100, 125, feeds=()), "spent") == [
        ("r.toml: fact[0]", "doubt.fact-feeds-nothing")
    ]
