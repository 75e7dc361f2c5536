"""Whether the scoring rule of an indicator makes sense: one check per kind of rule."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from scoring.exact import as_text, round_to_step
from scoring.schema.rules import Band, Checklist, Figure, Judged, Proportional, Tiers

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from scoring.errors import Problems
    from scoring.schema.indicator_set import SetFile
    from scoring.schema.rules import RuleSpec, Tier


def check_rule(
    rule: RuleSpec, full: Fraction, written: SetFile, where: str, problems: Problems
) -> None:
    """Note what is wrong with *rule*, for an indicator with these full points."""
    match rule:
        case Judged():
            _check_step(rule.step, full, where, problems)
        case Band():
            _check_step(rule.step, full, where, problems)
            _check_bands(rule, full, where, problems)
        case Checklist():
            _check_elements(rule, full, where, problems)
        case Proportional():
            _check_proportional(rule, written, where, problems)
        case Tiers():
            _check_tiers(rule, full, where, problems)
        case _:
            pass


def _check_step(step: Decimal, full: Fraction, where: str, problems: Problems) -> None:
    if step <= 0 or (full / Fraction(step)).denominator != 1:
        problems.add("rule.step-does-not-fit", f"{where}.step", step, full=as_text(full))


def _check_ids(ids: Iterable[str], where: str, problems: Problems) -> None:
    seen: set[str] = set()
    for number, one in enumerate(ids):
        if one in seen:
            problems.add("rule.id-twice", f"{where}[{number}].id", one)
        seen.add(one)


def _check_bands(rule: Band, full: Fraction, where: str, problems: Problems) -> None:
    _check_ids((band.id for band in rule.bands), f"{where}.bands", problems)
    # edges that fall together on a step leave a band that nobody can choose
    step = Fraction(rule.step) if rule.step > 0 else Fraction(1)
    for number, (upper, lower) in enumerate(pairwise(rule.bands), start=1):
        edges = [round_to_step(one.from_share * full, step) for one in (upper, lower)]
        if edges[1] >= edges[0]:
            key = f"{where}.bands[{number}].from_share"
            problems.add("rule.bands-not-falling", key, as_text(lower.from_share))
    if rule.bands[0].from_share > 1:
        key = f"{where}.bands[0].from_share"
        problems.add("rule.band-above-full", key, as_text(rule.bands[0].from_share))
    last = rule.bands[-1].from_share
    if last != 0:
        key = f"{where}.bands[{len(rule.bands) - 1}].from_share"
        problems.add("rule.bands-leave-hole", key, as_text(last))


def _check_elements(rule: Checklist, full: Fraction, where: str, problems: Problems) -> None:
    ids = [element.id for element in rule.elements]
    _check_ids(ids, f"{where}.elements", problems)
    if rule.prerequisite is not None and rule.prerequisite not in ids:
        problems.add(
            "rule.unknown-element", f"{where}.prerequisite", rule.prerequisite, known=", ".join(ids)
        )
    given = [element.points for element in rule.elements if element.points is not None]
    if given and len(given) < len(rule.elements):
        problems.add("rule.some-elements-without-points", f"{where}.elements")
    elif given and (sum(given) != full or min(given) <= 0):
        problems.add(
            "rule.elements-off",
            f"{where}.elements",
            as_text(sum(given, Fraction(0))),
            full=as_text(full),
        )


def _check_figure(figure: Figure, where: str, problems: Problems) -> None:
    if figure.at_least < 0:
        problems.add("rule.negative-figure", f"{where}.at_least", figure.at_least)
    _check_range(figure, where, problems)


def _check_range(figure: Figure, where: str, problems: Problems) -> None:
    scale = 10**figure.places
    first, last = math.ceil(figure.at_least * scale), math.floor(figure.at_most * scale)
    if figure.at_most <= figure.at_least or first > last:
        problems.add("rule.empty-range", f"{where}.at_most", figure.at_most)


def _check_proportional(
    rule: Proportional, written: SetFile, where: str, problems: Problems
) -> None:
    _check_figure(rule.actual, f"{where}.actual", problems)
    if rule.better == "lower" and rule.form is None:
        problems.add("rule.form-missing", f"{where}.form")
    if rule.better == "higher" and rule.form is not None:
        problems.add("rule.form-not-wanted", f"{where}.form", rule.form)
    if isinstance(rule.target, Figure):
        _check_figure(rule.target, f"{where}.target", problems)
    elif rule.target <= 0:
        problems.add("rule.target-not-positive", f"{where}.target", rule.target)
    divides_by_data = isinstance(rule.target, Figure) or rule.form == "reciprocal"
    if divides_by_data and written.rounding.indicator is None:
        problems.add("rule.needs-rounding", where)


def _check_tiers(rule: Tiers, full: Fraction, where: str, problems: Problems) -> None:
    for name, figure in (("figure", rule.figure), ("per", rule.per)):
        if figure:
            _check_range(figure, f"{where}.{name}", problems)
    if rule.per and rule.per.at_least < 0:
        problems.add("rule.negative-figure", f"{where}.per.at_least", rule.per.at_least)
    for number, tier in enumerate(rule.tiers):
        key = f"{where}.tiers[{number}]"
        if len(tier.bounds) != 1:
            problems.add("rule.tier-needs-one-bound", key, len(tier.bounds))
        _check_points(tier.points, full, f"{key}.points", problems)
    _check_points(rule.otherwise, full, f"{where}.otherwise", problems)
    if any(len(tier.bounds) != 1 for tier in rule.tiers):
        return
    for number, (first, second) in enumerate(pairwise(rule.tiers), start=1):
        _check_neighbours(first, second, f"{where}.tiers[{number}]", problems)


def _check_points(points: Fraction, full: Fraction, key: str, problems: Problems) -> None:
    if not 0 <= points <= full:
        problems.add("rule.tier-points", key, as_text(points), full=as_text(full))


def _check_neighbours(first: Tier, second: Tier, key: str, problems: Problems) -> None:
    upper, lower = first.bounds[0], second.bounds[0]
    if upper.from_below != lower.from_below:
        problems.add("rule.tiers-mixed-sides", key)
        return
    further = lower.at < upper.at if upper.from_below else lower.at > upper.at
    # 优 above 90 and then from 90 on is a real pair: the bound itself falls into the second
    widened = lower.at == upper.at and lower.included and not upper.included
    if not (further or widened):
        problems.add("rule.tiers-not-ordered", key, as_text(lower.at))
