"""The standards of rules by which points follow a figure, in English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scoring.io.rule_text.parts import (
    measured_name,
    percent,
    plain,
    share_of,
    target_name,
    unit_of,
    with_unit,
)
from scoring.io.rule_text.words_en import per_zero, points, spans, target_zero, when_zero
from scoring.schema import rules as written

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

PARTS = {
    "whole": "whole steps only",
    "started": "a step begun counting as a whole one",
    "proportional": "a part of a step in proportion",
}
SIDES = {
    "below": ("of at least {at} (included)", "below {at}"),
    "above": ("of at most {at} (included)", "above {at}"),
    "both": ("of exactly {at}", "above or below {at}"),
}
OUTSIDE = {
    "clip": "a value beyond either counts as that one",
    "refuse": "a value beyond either is refused",
}
METHODS = {
    "mean_of_ratios": "the ratio ({upper} ÷ {lower}) of each is taken, and their mean",
    "ratio_of_sums": "the ratio is the sum of {upper} ÷ the sum of {lower}",
    "weighted": (
        "the ratio ({upper} ÷ {lower}) of each is taken, and their mean with the weights {weights}"
    ),
    "worst": "the ratio ({upper} ÷ {lower}) of each is taken, and the lowest of them",
}


def _steps(rule: written.Steps, full: Fraction) -> str:
    unit = unit_of(rule)
    start = full if rule.start is None else rule.start
    at = with_unit(rule.reference, unit)
    safe, lost = (text.format(at=at) for text in SIDES[rule.side])
    length = with_unit(rule.step, "percentage points" if unit == "%" else unit)
    return (
        f"“{measured_name(rule, 'en')}” {safe} earns {points(start)}; {lost}, every {length} "
        f"cost {plain(rule.deduct)}, {PARTS[rule.part]}, until the points are used up, never "
        f"below 0.{per_zero(rule, full)}"
    )


def _proportional(rule: written.Proportional, full: Fraction) -> str:
    actual, target = f"“{rule.actual.label.en}”", target_name(rule.target, "en")
    most = plain(full)
    if rule.better == "higher":
        text = (
            f"The higher {actual} the better: from {target} (included) on it earns the full "
            f"{most}; below, the points are {actual} ÷ {target} × {most}. {_over(rule, full)}"
        )
    elif rule.form == "linear":
        text = (
            f"The lower {actual} the better: up to {target} (included) it earns the full {most}; "
            f"beyond, points fall with the excess and are (2 × {target} − {actual}) ÷ {target} × "
            f"{most}; from 2 times {target} (included) on it earns 0."
        )
    else:
        text = (
            f"The lower {actual} the better: up to {target} (included) it earns the full {most}; "
            f"beyond, the points are {target} ÷ {actual} × {most}."
        )
    return text + target_zero(rule, full)


def _over(rule: written.Proportional, full: Fraction) -> str:
    over, target = rule.over, target_name(rule.target, "en")
    if over is None or over.effect == "ignore":
        return "What is beyond it neither adds points nor costs any."
    rate = percent(over.from_rate)
    if over.effect == "explain":
        return f"From {rate} of {target} (included) on the points stay, but a reason is required."
    return (
        f"From {rate} of {target} (included) on the points are reduced to {plain(full)} × "
        f"[1 − {plain(over.deduct or 0)} × (“{rule.actual.label.en}” ÷ {target} − "
        f"{rate})], at least {share_of(over.at_least, full)}."
    )


def _threshold(rule: written.Threshold, full: Fraction) -> str:
    actual, target = f"“{rule.actual.label.en}”", target_name(rule.target, "en")
    line, most = percent(rule.pass_line), plain(full)
    return (
        f"{actual} from {target} (included) on earns the full {most}, and more adds nothing; from "
        f"{line} of {target} (included) on the points are ({actual} ÷ {target} − {line}) ÷ "
        f"(100% − {line}) × {most}; below {line} of {target} (not included) it earns 0."
    ) + target_zero(rule, full)


def _equality(rule: written.Equality, full: Fraction) -> str:
    earned = {"full": plain(full), "zero": "0"}
    return (
        f"“{rule.actual.label.en}” equal to {target_name(rule.target, 'en')} earns "
        f"the full {plain(full)}; above it {earned[rule.above]}; below it {earned[rule.below]}."
    )


def _two_sided(rule: written.TwoSided, full: Fraction) -> str:
    unit, most = unit_of(rule), plain(full)
    low, high = (with_unit(one, unit) for one in (rule.full_from, rule.full_to))
    text = (
        f"For “{measured_name(rule, 'en')}” the middle is best: {low} (included) to {high} "
        f"(included) earns the full {most}"
    )
    for word, edge, nothing, begins, onwards in (
        ("below", low, rule.zero_below, rule.full_from, "less"),
        ("above", high, rule.zero_above, rule.full_to, "more"),
    ):
        if nothing is None:
            text += f"; {word} {edge} it earns the full {most} too"
        elif nothing == begins:
            text += f"; {word} {edge} (not included) it earns 0"
        else:
            end = with_unit(nothing, unit)
            text += f"; {word} {edge} points fall in proportion, to 0 at {end} (included) or "
            text += onwards
    return f"{text}.{per_zero(rule, full)}"


def _goalposts(rule: written.Goalposts, full: Fraction) -> str:
    label, unit, most = f"“{rule.figure.label.en}”", rule.figure.unit, plain(full)
    name, low, high = label, plain(rule.worst), plain(rule.best)
    if rule.scale == "log":
        name, low, high = (f"ln({one})" for one in (name, low, high))
    worst, best = (with_unit(one, unit) for one in (rule.worst, rule.best))
    return (
        f"{label} at its worst of {worst} earns 0 and at its best of {best} the full {most}; "
        f"between them the points are ({name} − {low}) ÷ ({high} − {low}) × {most}; "
        f"{OUTSIDE[rule.outside]}."
    )


def _tiers(rule: written.Tiers, full: Fraction) -> str:
    lines = spans(rule.tiers, rule.otherwise, unit_of(rule))
    return f"By tiers of “{measured_name(rule, 'en')}”: {lines}.{per_zero(rule, full)}"


def _ratios(rule: written.Ratios, full: Fraction) -> str:
    upper, lower = f"“{rule.actual.label.en}”", f"“{rule.target.label.en}”"
    weights = ", ".join(f"{one.label.en} {plain(one.weight)}" for one in rule.items if one.weight)
    names, most = ", ".join(one.label.en for one in rule.items), plain(full)
    how = METHODS[rule.method].format(upper=upper, lower=lower, weights=weights)
    text = f"For {names}: {how}"
    sums = rule.method == "ratio_of_sums"
    if rule.each_at_most_one:
        clipped = (
            f"of each, {upper} counts up to {lower}" if sums else "a ratio above 1 counts as 1"
        )
        text += f"; {clipped}"
    if rule.rate_places is not None:
        places = f"{rule.rate_places} decimals of" if rule.rate_places else "whole"
        text += f"; each ratio is first rounded half up to {places} per cent"
    zero = f"the sum of {lower}" if sums else f"any {lower}"
    text += f"; the points are the ratio that results × {most}, at most {most}."
    return text + when_zero(zero, rule.zero_divisor, full)


SENTENCES: dict[type, Callable[[Any, Fraction], str]] = {
    written.Steps: _steps,
    written.Proportional: _proportional,
    written.Threshold: _threshold,
    written.Equality: _equality,
    written.TwoSided: _two_sided,
    written.Goalposts: _goalposts,
    written.Tiers: _tiers,
    written.Ratios: _ratios,
}
