"""Random answers to a rule: one row of what is asked."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING, NamedTuple

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable

    from drawing import Data, Draw
    from random_sets import Leaf

Row = dict[str, str]


class Asked(NamedTuple):
    """What is answered; a *wild* row may be refused."""

    draw: Draw
    leaf: Leaf
    wild: bool


def row_of(asked: Asked) -> Row:
    """Return one row of answers."""
    return ROWS[asked.leaf.rule["kind"]](asked)


def filled(draw: Draw, figure: Data, *, low: Fraction | None = None) -> str:
    """Return a value for a figure, in the range where it makes sense and not below *low*."""
    scale = 10 ** figure["places"]
    least, most = figure["at_least"] * scale, figure["at_most"] * scale
    if low is not None:
        least = max(least, -floor(-low * scale))
    # small numbers meet each other more often
    number = draw(st.integers(least, most) | st.integers(0, 3 * scale))
    return str(Decimal(min(max(number, least), most)).scaleb(-figure["places"]))


def points(asked: Asked, low: Fraction, high: Fraction) -> str:
    """Return points in steps."""
    step = Fraction(asked.leaf.rule["step"])
    number = asked.draw(st.integers(int(low / step), int(high / step)))
    return str(Decimal(number) * Decimal(asked.leaf.rule["step"]))


def judged(asked: Asked) -> Row:
    """Points."""
    return {"score": points(asked, Fraction(0), asked.leaf.full)}


def band(asked: Asked) -> Row:
    """A band and points in it."""
    step, bands = Fraction(asked.leaf.rule["step"]), asked.leaf.rule["bands"]
    edges = [
        floor(Fraction(one["from_share"]) * asked.leaf.full / step + Fraction(1, 2)) * step
        for one in bands
    ]
    tops = [asked.leaf.full, *(edge - step for edge in edges)]
    number = asked.draw(st.integers(0, len(bands) - 1))
    return {"band": bands[number]["id"], "score": points(asked, edges[number], tops[number])}


def levels(asked: Asked) -> Row:
    """A level."""
    return {"level": asked.draw(st.sampled_from([one["id"] for one in asked.leaf.rule["levels"]]))}


def yes_no(asked: Asked) -> Row:
    """Yes or no."""
    return {"answer": asked.draw(st.sampled_from(("yes", "no")))}


def checklist(asked: Asked) -> Row:
    """Every element."""
    words = ("yes", "no", *(("partly",) if asked.leaf.rule.get("partial") else ()))
    return {one["id"]: asked.draw(st.sampled_from(words)) for one in asked.leaf.rule["elements"]}


def deductions(asked: Asked) -> Row:
    """How many faults of each kind."""
    return {
        one["id"]: str(asked.draw(st.just(0) | st.integers(0, one["most"])))
        for one in asked.leaf.rule["lines"]
    }


def above_nothing(asked: Asked) -> Fraction | None:
    """Return what a divisor must not be below, where zero is refused."""
    refuses = asked.leaf.rule.get("zero_divisor", "refuse") == "refuse"
    return Fraction(1, 100) if refuses and not asked.wild else None


def measured(asked: Asked) -> Row:
    """A value, or the parts of a rate."""
    row = {"figure": filled(asked.draw, asked.leaf.rule["figure"])}
    if "per" in asked.leaf.rule:
        row["per"] = filled(asked.draw, asked.leaf.rule["per"], low=above_nothing(asked))
    return row


def targeted(asked: Asked) -> Row:
    """An actual value, and a target where it is asked for."""
    rule = asked.leaf.rule
    row = {"actual": filled(asked.draw, rule["actual"])}
    if isinstance(rule["target"], dict):
        # a target of zero, or below, is a target like any other where nothing is divided
        low = None if rule["kind"] == "equality" else above_nothing(asked)
        row["target"] = filled(asked.draw, rule["target"], low=low)
    return row


def goalposts(asked: Asked) -> Row:
    """A value, between the goalposts where it is refused beyond them."""
    rule = asked.leaf.rule
    text = filled(asked.draw, rule["figure"])
    if rule["outside"] == "refuse" and not asked.wild:
        low, high = sorted((Decimal(rule["worst"]), Decimal(rule["best"])))
        scale = 10 ** rule["figure"]["places"]
        least, most = -floor(-max(low, rule["figure"]["at_least"]) * scale), floor(high * scale)
        number = min(max(floor(Decimal(text) * scale), least), most)
        text = str(Decimal(number).scaleb(-rule["figure"]["places"]))
    return {"figure": text}


def rank(asked: Asked) -> Row:
    """A place in a cohort."""
    cohort = asked.draw(st.integers(1, asked.leaf.rule["cohort"]))
    others = cohort - (0 if asked.wild else 1)
    better = asked.draw(st.integers(0, min(others, asked.leaf.rule["cohort"] - 1)))
    equal = asked.draw(st.integers(0, min(others - better, asked.leaf.rule["cohort"] - 1)))
    return {"better": str(better), "equal": str(equal), "cohort": str(cohort)}


def ratios(asked: Asked) -> Row:
    """The parts of every ratio."""
    rule, row = asked.leaf.rule, {}
    for item in rule["items"]:
        row[f"{item['id']}.actual"] = filled(asked.draw, rule["actual"])
        low = above_nothing(asked)
        row[f"{item['id']}.target"] = filled(asked.draw, rule["target"], low=low)
    return row


def survey(asked: Asked) -> Row:
    """How many gave each answer."""
    rule, most = asked.leaf.rule, asked.leaf.rule["most"]
    row = {one["id"]: asked.draw(st.integers(0, most)) for one in rule["levels"]}
    few = rule.get("too_few", {})
    least = few["answers"] if few.get("effect") == "refuse" else 0
    if rule.get("nobody", "refuse") == "refuse":
        least = max(least, 1)
    if rule.get("handed_out"):
        row["handed_out"] = asked.draw(st.integers(0, most))
    if not asked.wild:
        for one in rule["levels"]:
            answers = sum(row[level["id"]] for level in rule["levels"])
            row[one["id"]] = min(most, row[one["id"]] + max(least - answers, 0))
        if rule.get("handed_out"):
            while sum(row[level["id"]] for level in rule["levels"]) > most:
                largest = max((level["id"] for level in rule["levels"]), key=lambda one: row[one])
                row[largest] -= 1
            answers = sum(row[level["id"]] for level in rule["levels"])
            row["handed_out"] = max(row["handed_out"], answers)
    return {key: str(number) for key, number in row.items()}


ROWS: dict[str, Callable[[Asked], Row]] = {
    "judged": judged,
    "band": band,
    "levels": levels,
    "yes_no": yes_no,
    "checklist": checklist,
    "deductions": deductions,
    "steps": measured,
    "proportional": targeted,
    "threshold": targeted,
    "equality": targeted,
    "two_sided": measured,
    "goalposts": goalposts,
    "tiers": measured,
    "rank": rank,
    "ratios": ratios,
    "survey": survey,
}
"""By kind of rule: what draws a row of answers."""
