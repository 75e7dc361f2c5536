"""Checks of rules by which points follow a value."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from scoring.exact import as_text
from scoring.resolve.rule_checks.common import check_measured, check_not_negative, check_range
from scoring.schema.rules import Figure

if TYPE_CHECKING:
    from scoring.resolve.rule_checks.common import Around
    from scoring.schema.rules import Equality, Goalposts, Over, Proportional, Threshold, TwoSided


def check_target(target: object, around: Around) -> None:
    """Check a target: a figure that is not negative, or a number above 0."""
    if isinstance(target, Figure):
        check_not_negative(target, "target", around)
    elif target <= 0:  # type: ignore[operator]  # a Decimal
        around.problems.add("rule.target-not-positive", f"{around.where}.target", target)


def check_rounded(around: Around, *, exact: bool) -> None:
    """Check that points are rounded, unless they are *exact* without that."""
    if not (exact or around.rounded):
        around.problems.add("rule.needs-rounding", around.where)


def check_proportional(rule: Proportional, around: Around) -> None:
    """Check the direction and form of a proportion, and that what is not exact is rounded."""
    check_not_negative(rule.actual, "actual", around)
    if rule.better == "lower" and rule.form is None:
        around.problems.add("rule.form-missing", f"{around.where}.form")
    if rule.better == "higher" and rule.form is not None:
        around.problems.add("rule.form-not-wanted", f"{around.where}.form", rule.form)
    check_target(rule.target, around)
    if rule.over is not None and rule.better == "lower":
        around.problems.add("rule.over-not-wanted", f"{around.where}.over")
    elif rule.over is not None:
        _check_over(rule.over, around)
    exact = not isinstance(rule.target, Figure) and rule.form != "reciprocal"
    check_rounded(around, exact=exact)


def _check_over(over: Over, around: Around) -> None:
    """Check what a result far above its target means."""
    where, problems = f"{around.where}.over", around.problems
    if over.from_rate < 1:
        problems.add("rule.over-below-target", f"{where}.from_rate", as_text(over.from_rate))
    if over.effect != "reduce":
        for key, given in (("deduct", over.deduct), ("at_least", over.at_least)):
            if given is not None:
                place = f"{where}.{key}"
                problems.add("rule.over-reduces-not", place, as_text(given), effect=over.effect)
        return
    if over.deduct is None:
        problems.add("rule.over-deduct-missing", f"{where}.deduct")
    elif over.deduct <= 0:
        problems.add("rule.over-deduct-not-positive", f"{where}.deduct", as_text(over.deduct))
    if over.at_least is not None and not 0 <= over.at_least <= 1:
        problems.add("rule.share-outside", f"{where}.at_least", as_text(over.at_least))


def check_threshold(rule: Threshold, around: Around) -> None:
    """Check that there is room between the pass line and the target."""
    check_not_negative(rule.actual, "actual", around)
    check_target(rule.target, around)
    if not 0 <= rule.pass_line < 1:
        where = f"{around.where}.pass_line"
        around.problems.add("rule.pass-line-outside", where, as_text(rule.pass_line))
    check_rounded(around, exact=not isinstance(rule.target, Figure))


def check_equality(rule: Equality, around: Around) -> None:
    """Check that the actual value can equal the target; either may be negative."""
    actual, target = rule.actual, rule.target
    check_range(actual, "actual", around)
    if isinstance(target, Figure):
        check_range(target, "target", around)
        return
    fits = (Fraction(target) * 10**actual.places).denominator == 1
    if not (fits and actual.at_least <= target <= actual.at_most):
        where = f"{around.where}.target"
        around.problems.add("rule.target-never-met", where, target, places=actual.places)


def check_two_sided(rule: TwoSided, around: Around) -> None:
    """Check that the range and the places where nothing is left stand in order."""
    check_measured(rule, around)
    written = {
        key: getattr(rule, key) for key in ("zero_below", "full_from", "full_to", "zero_above")
    }
    given = [(key, value) for key, value in written.items() if value is not None]
    for (first, lower), (second, upper) in pairwise(given):
        if upper < lower:
            where = f"{around.where}.{second}"
            around.problems.add("rule.edges-not-rising", where, upper, other=first, limit=lower)
    if rule.zero_below is None and rule.zero_above is None:
        around.problems.add("rule.never-falls", around.where)
    check_rounded(around, exact=rule.per is None)


def check_goalposts(rule: Goalposts, around: Around) -> None:
    """Check that the goalposts stand apart, and that logarithms exist and are rounded."""
    where, problems = around.where, around.problems
    check_range(rule.figure, "figure", around)
    if rule.worst == rule.best:
        problems.add("rule.goalposts-equal", f"{where}.best", rule.best)
    if rule.scale == "linear":
        return
    for key in ("worst", "best"):
        if getattr(rule, key) <= 0:
            problems.add("rule.goalpost-without-logarithm", f"{where}.{key}", getattr(rule, key))
    if not around.rounded:
        problems.add("rule.logarithm-needs-rounding", where)
