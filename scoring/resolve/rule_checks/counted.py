"""Checks of rules that count."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from scoring.exact import as_text
from scoring.resolve.rule_checks.common import check_ids, check_measured

if TYPE_CHECKING:
    from scoring.resolve.rule_checks.common import Around
    from scoring.schema.rules import Checklist, DeductionLine, Deductions, Steps


def check_checklist(rule: Checklist, around: Around) -> None:
    """Check that the elements add up to the full points and that the prerequisite is one."""
    where, problems = around.where, around.problems
    ids = [element.id for element in rule.elements]
    check_ids(ids, f"{where}.elements", problems)
    if rule.prerequisite is not None and rule.prerequisite not in ids:
        problems.add(
            "rule.unknown-element", f"{where}.prerequisite", rule.prerequisite, known=", ".join(ids)
        )
    given = [element.points for element in rule.elements if element.points is not None]
    if given and len(given) < len(rule.elements):
        problems.add("rule.some-elements-without-points", f"{where}.elements")
    elif given and (sum(given) != around.full or min(given) <= 0):
        problems.add(
            "rule.elements-off",
            f"{where}.elements",
            as_text(sum(given, Fraction(0))),
            full=as_text(around.full),
        )


def check_deduct(points: Fraction, key: str, around: Around) -> None:
    """Check that what is taken off is something."""
    if points <= 0:
        where = f"{around.where}.{key}"
        around.problems.add("rule.deduction-not-positive", where, as_text(points))


def check_deductions(rule: Deductions, around: Around) -> None:
    """Check that every kind of fault costs points, a number each or all at once."""
    check_ids([line.id for line in rule.lines], f"{around.where}.lines", around.problems)
    for number, line in enumerate(rule.lines):
        _check_line(line, f"lines[{number}]", around)


def _check_line(line: DeductionLine, key: str, around: Around) -> None:
    where, add = f"{around.where}.{key}", around.problems.add
    if line.takes_all == (line.each is not None):
        add("rule.line-needs-one-cost", where, line.id)
    if line.each is not None:
        check_deduct(line.each, f"{key}.each", around)
    if line.at_most is None:
        return
    most = as_text(line.at_most)
    if line.each is None:
        add("rule.at-most-without-each", f"{where}.at_most", most)
    if not 0 < line.at_most <= around.full:
        add("rule.at-most-outside-points", f"{where}.at_most", most, full=as_text(around.full))


def check_steps_rule(rule: Steps, around: Around) -> None:
    """Check the value, the steps and their cost, and that what is not exact is rounded."""
    where, problems = around.where, around.problems
    check_measured(rule, around)
    if rule.step <= 0:
        problems.add("rule.step-not-positive", f"{where}.step", rule.step)
    check_deduct(rule.deduct, "deduct", around)
    if rule.start is not None and not 0 < rule.start <= around.full:
        start, full = as_text(rule.start), as_text(around.full)
        problems.add("rule.start-outside-points", f"{where}.start", start, full=full)
    if rule.per and rule.part == "proportional" and not around.rounded:
        problems.add("rule.needs-rounding", where)
