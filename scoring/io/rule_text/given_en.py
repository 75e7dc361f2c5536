"""The standards of rules by which something is judged or counted, in English."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from scoring.io.rule_text.parts import (
    edges_are_rounded,
    edges_of,
    numbered,
    percent,
    plain,
    share_of,
)
from scoring.io.rule_text.words_en import ZERO, asked, bound, points, spans
from scoring.rules.checklist import element_points
from scoring.schema import rules as written

if TYPE_CHECKING:
    from collections.abc import Callable

TIES = {
    "best": "equals all take the best of their places",
    "worst": "equals all take the worst of their places",
    "mean": "equals all take the mean of their places",
}


def _judged(rule: written.Judged, full: Fraction) -> str:
    return (
        f"{asked(rule.asked)} gives 0 to {points(full)} (both included) "
        f"in multiples of {plain(rule.step)}, and says why."
    )


def _band(rule: written.Band, full: Fraction) -> str:
    lines: list[str] = []
    upper, upper_share = full, "100%"
    for band, edge in zip(rule.bands, edges_of(rule, full), strict=True):
        first, share = not lines, percent(band.from_share)
        shares = f"{bound(share, included=True)} to {bound(upper_share, included=first)}"
        ends = f"{bound(plain(edge), included=True)} to {bound(plain(upper), included=first)}"
        lines.append(f"“{band.label.en}” from {shares} of the full points, that is {ends} points")
        upper, upper_share = edge, share
    rounded = " Edges of bands are rounded half up to that multiple."
    return (
        f"{asked(rule.asked)} chooses a band and gives points within it, in multiples of "
        f"{plain(rule.step)}: {'; '.join(lines)}."
    ) + (rounded if edges_are_rounded(rule, full) else "")


def _levels(rule: written.Levels, full: Fraction) -> str:
    lines = "; ".join(
        f"“{one.label.en}” earns {percent(one.share)} of the full points, that is "
        f"{share_of(one.share, full)}"
        for one in rule.levels
    )
    return f"{asked(rule.asked)} chooses a level: {lines}."


WORTH = {
    "bonus": " Each point adds {each} to those of its parent.",
    "penalty": " Each point takes {each} off those of its parent.",
}

FLAG = {
    "panel": "Each reviewer answers yes (1) or no (0); combined and rounded, 1 is a yes and "
    "anything less a no.",
    "once": "The panel together answers yes or no.",
}


def _yes_no(rule: written.YesNo, full: Fraction) -> str:
    return f"{asked(rule.asked)} answers: yes earns {points(full)}, no earns 0."


def _checklist(rule: written.Checklist, full: Fraction) -> str:
    earns = element_points(rule, full)
    lines = "; ".join(
        f"{numbered(place)} {element.label.en} ({points(earned)})"
        for place, (element, earned) in enumerate(zip(rule.elements, earns, strict=True))
    )
    half = " An element that is partly met earns half of its points." if rule.partial else ""
    must = ""
    if rule.prerequisite is not None:
        ids = [element.id for element in rule.elements]
        missing = "is not met at all" if rule.partial else "is not met"
        number = numbered(ids.index(rule.prerequisite))
        must = f" Where {number} {missing}, the whole indicator earns 0."
    return (
        f"{asked(rule.asked)} goes through the elements, and each that is met earns its points: "
        f"{lines}.{half}{must}"
    )


def _deductions(rule: written.Deductions, full: Fraction) -> str:
    lines = []
    for line in rule.lines:
        if line.each is None:
            lines.append(f"a single case of “{line.label.en}” takes all of them")
            continue
        most = "" if line.at_most is None else f", at most {plain(line.at_most)} together"
        lines.append(f"each case of “{line.label.en}” costs {plain(line.each)}{most}")
    who = " as each reviewer counts them" if rule.asked == "panel" else ""
    return (
        f"From {points(full)} faults are taken off{who} until they are used up, never below "
        f"0: {'; '.join(lines)}."
    )


def _rank(rule: written.Rank, full: Fraction) -> str:
    return (
        f"By rank: the first earns {points(full)}, and each place behind costs "
        f"{plain(rule.deduct)} until they are used up, never below 0; {TIES[rule.ties]}."
    )


def _survey(rule: written.Survey, full: Fraction) -> str:
    counts = ", ".join(f"“{one.label.en}” counts {percent(one.share)}" for one in rule.levels)
    text = f"From a survey: of the answers {counts}, and the survey result is their mean; "
    if rule.tiers:
        text += f"by tiers of it: {spans(rule.tiers, rule.otherwise or Fraction(0), '%')}."
    else:
        text += f"the points are the survey result × {plain(full)}."
    few = rule.too_few
    if few is not None:
        effect = {
            "refuse": "the sheet is refused",
            "zero": "it earns nothing",
            "deduct": f"the points are reduced by {share_of(few.deduct, full)}, never below 0",
        }[few.effect]
        text += f" With fewer than {few.answers} answers (not included) {effect}."
    if rule.handed_out:
        text += " How many questionnaires were handed out is asked too, and no fewer than answers."
    return f"{text} Where nobody answered, {ZERO[rule.nobody].format(full=plain(full))}."


SENTENCES: dict[type, Callable[[Any, Fraction], str]] = {
    written.Judged: _judged,
    written.Band: _band,
    written.Levels: _levels,
    written.YesNo: _yes_no,
    written.Checklist: _checklist,
    written.Deductions: _deductions,
    written.Rank: _rank,
    written.Survey: _survey,
}
