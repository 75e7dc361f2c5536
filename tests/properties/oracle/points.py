"""What one row of answers earns: the rules as they are described, in fractions."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING, Any, NamedTuple

from oracle.numbers import HALF, ONE, ZERO, log_share, rounded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Data = dict[str, Any]
    Row = dict[str, str]

MET = {"yes": ONE, "partly": HALF, "no": ZERO}


class Asked(NamedTuple):
    """A rule and one row of answers to it.

    Attributes:
        full: the full points of the indicator.
        best: the same, rounded as its points are.
    """

    rule: Data
    full: Fraction
    best: Fraction
    row: Row


class RefusedError(Exception):
    """The sheet cannot be scored."""


def settled(how: str, best: Fraction, *, met: bool = False) -> Fraction:
    """Return what a divisor of zero earns."""
    if how == "refuse":
        raise RefusedError(how)
    return best if how == "full" or (how == "met_at_zero" and met) else ZERO


def number(row: Row, key: str) -> Fraction:
    """Return a number that was filled in."""
    return Fraction(row[key])


def judged(asked: Asked) -> Fraction:
    """F13 and F11."""
    return number(asked.row, "score")


def levels(asked: Asked) -> Fraction:
    """F12."""
    shares = {one["id"]: Fraction(one["share"]) for one in asked.rule["levels"]}
    return shares[asked.row["level"]] * asked.full


def yes_no(asked: Asked) -> Fraction:
    """F06."""
    return asked.full if asked.row["answer"] == "yes" else ZERO


def checklist(asked: Asked) -> Fraction:
    """F09."""
    if "prerequisite" in asked.rule and asked.row[asked.rule["prerequisite"]] == "no":
        return ZERO
    share = asked.full / len(asked.rule["elements"])
    return sum(
        (
            MET[asked.row[e["id"]]] * Fraction(e.get("points", share))
            for e in asked.rule["elements"]
        ),
        ZERO,
    )


def deductions(asked: Asked) -> Fraction:
    """F10."""
    left = asked.full
    for line in asked.rule["lines"]:
        count = number(asked.row, line["id"])
        if line.get("takes_all"):
            left -= asked.full if count else ZERO
            continue
        cost = count * Fraction(line["each"])
        left -= min(cost, Fraction(line["at_most"])) if "at_most" in line else cost
    return max(left, ZERO)


def measured(rule: Data, row: Row) -> Fraction | None:
    """Return the value a rule looks at, ``None`` where it would be divided by zero."""
    figure = number(row, "figure")
    if "per" not in rule:
        return figure
    per = number(row, "per")
    return 100 * figure / per if per else None


def steps(asked: Asked) -> Fraction:
    """F08."""
    value = measured(asked.rule, asked.row)
    if value is None:
        return settled(asked.rule.get("zero_divisor", "refuse"), asked.best)
    off = value - Fraction(asked.rule["reference"])
    distance = {"below": -off, "above": off, "both": abs(off)}[asked.rule["side"]]
    count = max(distance, ZERO) / Fraction(asked.rule["step"])
    if asked.rule["part"] != "proportional":
        count = Fraction(floor(count) if asked.rule["part"] == "whole" else ceil(count))
    return max(
        Fraction(asked.rule.get("start", asked.full)) - count * Fraction(asked.rule["deduct"]), ZERO
    )


def tier(rule: Data, value: Fraction) -> Fraction:
    """Look a value up in tiers."""
    inside: dict[str, Callable[[Fraction], bool]] = {
        "at_least": lambda bound: value >= bound,
        "above": lambda bound: value > bound,
        "at_most": lambda bound: value <= bound,
        "below": lambda bound: value < bound,
    }
    for one in rule["tiers"]:
        if any(key in one and test(Fraction(one[key])) for key, test in inside.items()):
            return Fraction(one["points"])
    return Fraction(rule["otherwise"])


def tiers(asked: Asked) -> Fraction:
    """F07 and F18."""
    value = measured(asked.rule, asked.row)
    if value is None:
        return settled(asked.rule.get("zero_divisor", "refuse"), asked.best)
    return tier(asked.rule, value)


def target_of(rule: Data, row: Row) -> Fraction:
    """Return the target: of the sheet, or fixed by the set."""
    return number(row, "target") if isinstance(rule["target"], dict) else Fraction(rule["target"])


def proportional(asked: Asked) -> Fraction:
    """F01, F02, F03, and what a result far above its target means."""
    actual, target = number(asked.row, "actual"), target_of(asked.rule, asked.row)
    if not target:
        return settled(asked.rule.get("zero_divisor", "refuse"), asked.best, met=not actual)
    rate = actual / target
    if asked.rule["better"] == "lower":
        if rate <= 1:
            return asked.full
        return (
            asked.full / rate
            if asked.rule["form"] == "reciprocal"
            else max(ZERO, 2 - rate) * asked.full
        )
    over = asked.rule.get("over", {"effect": "ignore"})
    if over["effect"] == "reduce" and rate >= Fraction(over["from_rate"]):
        lost = Fraction(over["deduct"]) * (rate - Fraction(over["from_rate"]))
        return max(1 - lost, Fraction(over.get("at_least", 0))) * asked.full
    return min(ONE, rate) * asked.full


def needs_reason(rule: Data, row: Row) -> bool:
    """Whether the sheet must explain a result far above its target."""
    if rule.get("over", {}).get("effect") != "explain":
        return False
    target = target_of(rule, row)
    return target > 0 and number(row, "actual") >= Fraction(rule["over"]["from_rate"]) * target


def threshold(asked: Asked) -> Fraction:
    """F05."""
    actual, target = number(asked.row, "actual"), target_of(asked.rule, asked.row)
    if not target:
        return settled(asked.rule.get("zero_divisor", "refuse"), asked.best, met=not actual)
    line = Fraction(asked.rule["pass_line"])
    return min(max((actual / target - line) / (1 - line), ZERO), ONE) * asked.full


def equality(asked: Asked) -> Fraction:
    """F04."""
    actual, target = number(asked.row, "actual"), target_of(asked.rule, asked.row)
    if actual == target:
        return asked.full
    return asked.full if asked.rule["above" if actual > target else "below"] == "full" else ZERO


def two_sided(asked: Asked) -> Fraction:
    """F21."""
    value = measured(asked.rule, asked.row)
    if value is None:
        return settled(asked.rule.get("zero_divisor", "refuse"), asked.best)
    for edge, nothing, sign in (("full_from", "zero_below", -1), ("full_to", "zero_above", 1)):
        beyond = sign * (value - Fraction(asked.rule[edge]))
        if beyond > 0 and nothing in asked.rule:
            width = sign * (Fraction(asked.rule[nothing]) - Fraction(asked.rule[edge]))
            return max(1 - beyond / width, ZERO) * asked.full if width else ZERO
    return asked.full


def goalposts(asked: Asked) -> Fraction:
    """The place between two goalposts, as it is or by logarithms."""
    value, worst, most = (
        Fraction(one) for one in (asked.row["figure"], asked.rule["worst"], asked.rule["best"])
    )
    low, high = sorted((worst, most))
    held = min(max(value, low), high)
    if asked.rule["outside"] == "refuse" and held != value:
        raise RefusedError("goalposts")
    if asked.rule.get("scale") == "log":
        return log_share(held, worst, most) * asked.full
    return (held - worst) / (most - worst) * asked.full


def rank(asked: Asked) -> Fraction:
    """F15."""
    better, equal = number(asked.row, "better"), number(asked.row, "equal")
    if better + equal >= number(asked.row, "cohort"):
        raise RefusedError("rank")
    behind = {"best": better, "worst": better + equal, "mean": better + equal / 2}[
        asked.rule["ties"]
    ]
    return max(asked.full - behind * Fraction(asked.rule["deduct"]), ZERO)


def ratios(asked: Asked) -> Fraction:
    """F20."""
    pairs = [
        (number(asked.row, f"{item['id']}.actual"), number(asked.row, f"{item['id']}.target"))
        for item in asked.rule["items"]
    ]
    summed = asked.rule["method"] == "ratio_of_sums"
    zero = not any(target for _, target in pairs) if summed else not all(t for _, t in pairs)
    if zero:
        return settled(asked.rule.get("zero_divisor", "refuse"), asked.best)
    if asked.rule["each_at_most_one"]:
        pairs = [(min(actual, target), target) for actual, target in pairs]
    if summed:
        together = sum(a for a, _ in pairs) / sum(t for _, t in pairs)
        return min(Fraction(together), ONE) * asked.full
    found = [actual / target for actual, target in pairs]
    if "rate_places" in asked.rule:
        found = [rounded(100 * rate, asked.rule["rate_places"]) / 100 for rate in found]
    if asked.rule["method"] == "worst":
        return min(*found, ONE) * asked.full
    weights = [Fraction(item.get("weight", 1)) for item in asked.rule["items"]]
    return min(mean(found, weights), ONE) * asked.full


def mean(values: Sequence[Fraction], weights: Sequence[Fraction]) -> Fraction:
    """Return a weighted mean."""
    pairs = zip(values, weights, strict=True)
    return sum((value * weight for value, weight in pairs), ZERO) / sum(weights, ZERO)


def survey(asked: Asked) -> Fraction:
    """F14."""
    counts = [number(asked.row, one["id"]) for one in asked.rule["levels"]]
    answers = sum(counts, ZERO)
    if asked.rule.get("handed_out") and answers > number(asked.row, "handed_out"):
        raise RefusedError("survey")
    if not answers:
        return settled(asked.rule.get("nobody", "refuse"), asked.best)
    result = mean([Fraction(one["share"]) for one in asked.rule["levels"]], counts)
    points = tier(asked.rule, 100 * result) if asked.rule.get("tiers") else result * asked.full
    few = asked.rule.get("too_few")
    if few is None or answers >= few["answers"]:
        return points
    if few["effect"] == "refuse":
        raise RefusedError("survey")
    return (
        ZERO
        if few["effect"] == "zero"
        else max(points - Fraction(few["deduct"]) * asked.full, ZERO)
    )


RULES: dict[str, Callable[[Asked], Fraction]] = {
    "judged": judged,
    "band": judged,
    "levels": levels,
    "yes_no": yes_no,
    "checklist": checklist,
    "deductions": deductions,
    "steps": steps,
    "proportional": proportional,
    "threshold": threshold,
    "equality": equality,
    "two_sided": two_sided,
    "goalposts": goalposts,
    "tiers": tiers,
    "rank": rank,
    "ratios": ratios,
    "survey": survey,
}
"""By kind: from what was asked and answered to the points earned."""
