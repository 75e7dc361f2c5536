"""What to look at in the rules: branches that can never be taken, or that change nothing."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from scoring.comparison.tables import bounds_text
from scoring.exact import as_text
from scoring.lint.finding import Finding
from scoring.lint.nodes import key_of
from scoring.lint.spans import Span, figure_span, measured_span, taken_by
from scoring.schema import rules as written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from scoring.model import IndicatorSet
    from scoring.schema.indicator_set import TableRow

NONE = Fraction(0)


def branches(indicator_set: IndicatorSet) -> Iterator[Finding]:
    """Find branches of rules and rows of tables that can never be taken."""
    for node in indicator_set.nodes.values():
        place = key_of(indicator_set, node.id)
        if node.rule is not None:
            look = _BY_RULE.get(type(node.rule))
            if look is not None:
                yield from look(node.rule, f"{place}.rule")
        elif node.group is not None:
            yield from _rows(node.group.table, f"{place}.table")


def _tiers(rule: written.Tiers, where: str) -> Iterator[Finding]:
    yield from _never_taken(rule.tiers, measured_span(rule), where)


def _survey(rule: written.Survey, where: str) -> Iterator[Finding]:
    shares = [100 * level.share for level in rule.levels]
    yield from _never_taken(rule.tiers, Span(min(shares), max(shares)), where)


def _never_taken(tiers: Sequence[written.Tier], values: Span, where: str) -> Iterator[Finding]:
    for number, (tier, fires) in enumerate(zip(tiers, taken_by(tiers, values), strict=True)):
        if not fires:
            details = {"low": as_text(values.low), "high": as_text(values.high)}
            place = f"{where}.tiers[{number}]"
            yield Finding("lint.tier-never", place, bounds_text(tier.bounds), details)


def _levels(rule: written.Levels, where: str) -> Iterator[Finding]:
    for number, (better, worse) in enumerate(pairwise(rule.levels), start=1):
        if better.share == worse.share:
            details = {"zh": better.label.zh, "en": better.label.en}
            details |= {"other_zh": worse.label.zh, "other_en": worse.label.en}
            place = f"{where}.levels[{number}].share"
            yield Finding("lint.levels-alike", place, as_text(worse.share), details)


def _checklist(rule: written.Checklist, where: str) -> Iterator[Finding]:
    # every element earns something, so one that earns everything is the only one
    if rule.prerequisite is not None and len(rule.elements) == 1:
        yield Finding("lint.prerequisite-is-all", f"{where}.prerequisite", rule.prerequisite)


def _proportional(rule: written.Proportional, where: str) -> Iterator[Finding]:
    if rule.over is None or rule.over.effect == "ignore":
        return
    target = rule.target.at_least if isinstance(rule.target, written.Figure) else rule.target
    from_value, most = rule.over.from_rate * Fraction(target), Fraction(rule.actual.at_most)
    if from_value > most:
        details = {"from_value": as_text(from_value), "most": as_text(most)}
        value = as_text(rule.over.from_rate)
        yield Finding("lint.over-never", f"{where}.over.from_rate", value, details)


def _equality(rule: written.Equality, where: str) -> Iterator[Finding]:
    if not isinstance(rule.target, written.Figure):
        return
    actual, target = figure_span(rule.actual), figure_span(rule.target)
    low, high = max(actual.low, target.low), min(actual.high, target.high)
    # what both can be has no more decimals than either
    if Span(low, high, step=max(actual.step or NONE, target.step or NONE)).empty:
        details = {"low": as_text(actual.low), "high": as_text(actual.high)}
        value = f"{as_text(target.low)}–{as_text(target.high)}"
        yield Finding("lint.never-equal", f"{where}.target", value, details)


def _rows(rows: Sequence[TableRow], where: str) -> Iterator[Finding]:
    for number, row in enumerate(rows):
        for before, other in enumerate(rows[:number]):
            covered = all(
                child in row.when and set(row.when[child]) <= set(fits)
                for child, fits in other.when.items()
            )
            if covered:
                details = {"before": before + 1}
                yield Finding("lint.row-never", f"{where}[{number}]", str(number + 1), details)
                break


_BY_RULE: dict[type, Callable[[Any, str], Iterator[Finding]]] = {
    written.Tiers: _tiers,
    written.Survey: _survey,
    written.Levels: _levels,
    written.Checklist: _checklist,
    written.Proportional: _proportional,
    written.Equality: _equality,
}
