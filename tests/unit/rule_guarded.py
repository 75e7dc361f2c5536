"""A single rule that may divide by what the sheet says: see :mod:`rule_alone` for the others."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rule_alone import Alone, alone, exact, named, row_of

from scoring.algebra.bounds import BoundsOps, Interval
from scoring.algebra.ops import INTEGERS
from scoring.algebra.trace import TRACES, branches_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DATA = Path(__file__).parents[1] / "data"


def vectors(*rules: str) -> list[dict[str, Any]]:
    """Return the golden vectors of these scoring functions."""
    found = json.loads((DATA / "golden_vectors.json").read_text("utf-8"))["vectors"]
    return [vector for vector in found if vector["rule"] in rules]


def built(data: Mapping[str, Any], full: str | Fraction = "10") -> Alone:
    """Return the rule, rounded only where it cannot be exact without."""
    rounded = alone(data, str(full), rounded=True)
    if rounded.rule.divides_by_data or data.get("scale") == "log":
        return rounded
    return alone(data, str(full))


def settled(one: Alone, row: Sequence[int]) -> Fraction:
    """Return the points of a row before they are rounded, zero guards settled as declared."""
    rule = one.rule
    # an interpreter without branches computes both, so neither may stumble
    by_rule, best = exact_or_zero(one, row), int(one.full * one.tick)
    if rule.guarded:
        guard = rule.guard(INTEGERS, row)
        assert guard >= 0
        if guard == 0:
            return Fraction(rule.when_zero(INTEGERS, row, best), one.tick)
    assert 0 <= by_rule <= one.full
    return by_rule


def exact_or_zero(one: Alone, row: Sequence[int]) -> Fraction:
    """Return what the rule comes to, 0 where its denominator is."""
    if one.rule.divides_by_data and not one.rule.denominator(INTEGERS, row):
        one.rule.numerator(INTEGERS, row)
        return Fraction(0)
    return exact(one, row)


def earned(data: Mapping[str, Any], full: str = "10", **given: str) -> Fraction:
    """Return the points of these answers, before they are rounded."""
    one = built(data, full)
    return settled(one, row_of(one, given))


def taken(data: Mapping[str, Any], full: str = "10", **given: str) -> tuple[str, ...]:
    """Return the branches these answers take; each has words in both languages."""
    one = built(data, full)
    rule, row = one.rule, row_of(one, given)
    found = rule.numerator(TRACES, row)
    assert found == rule.numerator(INTEGERS, row)
    if rule.guarded and not rule.guard(INTEGERS, row):
        found = rule.when_zero(TRACES, row, int(one.full * one.tick))
    names = branches_of(found)
    assert all(named(language)(name) for name in names for language in ("zh", "en"))
    return names


def contradicted(data: Mapping[str, Any], full: str = "10", **given: str) -> list[str]:
    """Return the codes of what these answers contradict."""
    one = built(data, full)
    found = one.rule.objections(INTEGERS, row_of(one, given))
    return [code for code, holds in found if holds]


def assert_held(one: Alone, row: Sequence[int]) -> None:
    """Assert that the widest intervals of the proof hold everything a row comes to."""
    rule, ops, best = one.rule, BoundsOps(), int(one.full * one.tick)
    wide = [asked.interval for asked in rule.inputs]
    if rule.guarded:
        assert _within(rule.guard(INTEGERS, row), rule.guard(ops, wide))
        settled_by = rule.when_zero(ops, wide, best)
        assert _within(rule.when_zero(INTEGERS, row, best), settled_by)
        assert settled_by.lo >= 0
        assert settled_by.hi <= best
        if not rule.guard(INTEGERS, row):
            return
        wide = [
            Interval(max(one.lo, 1), one.hi) if place in rule.nonzero else one
            for place, one in enumerate(wide)
        ]
    below = rule.denominator(ops, wide)
    assert below.lo >= 1
    assert _within(rule.denominator(INTEGERS, row), below)
    number = rule.numerator(ops, wide)
    assert _within(rule.numerator(INTEGERS, row), number)
    assert number.lo >= 0
    assert number.hi <= best * rule.divisor * below.hi


def _within(number: int, interval: Interval) -> bool:
    return interval.lo <= number <= interval.hi


def answers(one: Alone, numbers: Sequence[int]) -> list[Fraction]:
    """Return whole numbers that a rule sees as they were written."""
    return [Fraction(n, asked.scale) for n, asked in zip(numbers, one.rule.inputs, strict=True)]
