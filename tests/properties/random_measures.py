"""Random rules over figures: values, rates, targets, counts."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Protocol

from builders import label
from drawing import Data, Drawing, listed
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction


ENDS = (("0", "10"), ("-5", "80"), ("12.5", "100"))
LOG_ENDS = (("1", "100"), ("20", "80"), ("0.5", "32"))


class Around(Protocol):
    """What a rule is drawn for; see :class:`random_rules.Rules`."""

    growing: Drawing
    full: Fraction
    rounded: bool
    logs: bool

    def part(self, least: int = 0) -> str:
        """A part of the full points."""


def figure(growing: Drawing, low: int = 0, high: int = 100) -> Data:
    """A figure of the sheet."""
    return {
        "label": label("数"),
        "unit": growing.pick(("", "万元", "天", "%")),
        "places": growing.number(0, 2),
        "at_least": low,
        "at_most": high,
    }


def settled(growing: Drawing, *more: str) -> Data:
    """What a divisor of zero means."""
    how = growing.pick((None, "refuse", "zero", "full", *more))
    return {} if how is None else {"zero_divisor": how}


def measured(growing: Drawing, *, rate: bool) -> Data:
    """A value, or a rate where that is allowed."""
    if rate and growing.toss():
        return {"figure": figure(growing), "per": figure(growing), **settled(growing)}
    return {"figure": figure(growing, growing.pick((0, 0, -20)))}


def target(around: Around) -> Any:
    """A target of the sheet where points are rounded, or one that the set fixes."""
    if around.rounded and around.growing.toss():
        return figure(around.growing)
    return around.growing.pick(("1", "3", "10", "2.5", "0.7"))


def proportional(around: Around) -> Data:
    """Actual over target, one way or the other."""
    growing = around.growing
    made: Data = {"better": growing.pick(("higher", "higher", "lower"))}
    if made["better"] == "lower":
        made["form"] = growing.pick(("linear", "reciprocal") if around.rounded else ("linear",))
    made |= {"actual": figure(growing), "target": target(around)}
    if made["better"] == "higher" and growing.toss():
        made["over"] = over(growing)
    return made | settled(growing, "met_at_zero")


def over(growing: Drawing) -> Data:
    """What a result far above its target means."""
    made: Data = {
        "from_rate": growing.pick(("1", "1.3", "1.5", "4/3")),
        "effect": growing.pick(("ignore", "explain", "reduce", "reduce")),
    }
    if made["effect"] == "reduce":
        made["deduct"] = growing.pick(("1", "0.5", "2"))
        if growing.toss():
            made["at_least"] = growing.pick(("0", "0.6", "1"))
    return made


def threshold(around: Around) -> Data:
    """Points from a pass line on."""
    line = around.growing.pick(("0", "0.6", "0.5", "1/3"))
    made = {"actual": figure(around.growing), "target": target(around), "pass_line": line}
    return made | settled(around.growing, "met_at_zero")


def equality(around: Around) -> Data:
    """Equal to the target, or above, or below."""
    growing, low = around.growing, around.growing.pick((0, -20))
    actual = figure(growing, low)
    fixed = str(Decimal(growing.number(low, 3)).scaleb(-growing.number(0, actual["places"])))
    ways = {key: growing.pick(("full", "zero")) for key in ("above", "below")}
    return {"actual": actual, "target": growing.pick((fixed, figure(growing, low))), **ways}


def steps(around: Around) -> Data:
    """Points that fall with every step."""
    growing = around.growing
    part = growing.pick(("whole", "started", "proportional"))
    made = measured(growing, rate=around.rounded or part != "proportional")
    made |= {
        "reference": growing.pick(("100", "90", "0", "12.5")),
        "side": growing.pick(("below", "above", "both")),
        "step": growing.pick(("1", "5", "2.5")),
        "deduct": growing.pick(("0.5", "1", "0.2")),
        "part": part,
    }
    if growing.toss():
        made["start"] = around.part(least=1)
    return made


def two_sided(around: Around) -> Data:
    """A range in the middle that is best."""
    growing = around.growing
    edges = sorted(growing.draw(st.lists(st.integers(-2, 24), min_size=4, max_size=4)))
    keys = ("zero_below", "full_from", "full_to", "zero_above")
    made = measured(growing, rate=around.rounded)
    made |= {key: str(edge * 5) for key, edge in zip(keys, edges, strict=True)}
    without = growing.pick((None, None, "zero_below", "zero_above"))
    return {key: value for key, value in made.items() if key != without}


def goalposts(around: Around) -> Data:
    """A value between two goalposts."""
    growing = around.growing
    logs = around.logs and growing.toss()
    low = growing.pick((0, 1) if logs else (0, -20))
    ends = growing.pick(LOG_ENDS if logs else ENDS)
    worst, best = ends if growing.toss() else reversed(ends)
    made: Data = {"figure": figure(growing, low), "worst": worst, "best": best}
    if logs or growing.toss():
        made["scale"] = "log" if logs else "linear"
    return made | {"outside": growing.pick(("clip", "clip", "refuse"))}


def bounds(growing: Drawing, count: int, *, lower: bool) -> list[Data]:
    """Bounds on one side that run one way, best first."""
    numbers = st.lists(st.integers(-20, 220), min_size=count, max_size=count, unique=True)
    ordered = sorted(growing.draw(numbers), reverse=lower)
    sides = ("at_least", "above") if lower else ("at_most", "below")
    made = [{growing.pick(sides): str(Decimal(bound) / 2)} for bound in ordered]
    outer, inner = ("above", "at_least") if lower else ("below", "at_most")
    if outer in made[-1] and growing.toss():
        # the bound itself falls into a tier of its own
        made.append({inner: made[-1][outer]})
    return made


def looked_up(around: Around) -> Data:
    """Tiers and what lies outside them."""
    sides = bounds(around.growing, around.growing.number(1, 3), lower=around.growing.toss())
    return {
        "tiers": [{**one, "points": around.part()} for one in sides],
        "otherwise": around.part(),
    }


def tiers(around: Around) -> Data:
    """Tiers of a value or of a rate."""
    return {**measured(around.growing, rate=True), **looked_up(around)}


def rank(around: Around) -> Data:
    """A place in a cohort."""
    return {
        "deduct": around.growing.pick(("0.25", "0.5", "1")),
        "ties": around.growing.pick(("best", "worst", "mean")),
        "cohort": around.growing.pick((1, 5, 30)),
    }


def ratios(around: Around) -> Data:
    """Several ratios in one indicator."""
    growing = around.growing
    methods = ("mean_of_ratios", "weighted", "worst")
    method = growing.pick((*methods, "ratio_of_sums") if around.rounded else methods)
    items = listed("y", growing.number(1, 3), "年")
    if method == "weighted":
        for item in items:
            item["weight"] = growing.pick(("1", "2", "0.5", "1/3"))
    made: Data = {"items": items, "actual": figure(growing), "target": figure(growing)}
    made |= {"method": method, "each_at_most_one": growing.toss()}
    if method != "ratio_of_sums" and (not around.rounded or growing.toss()):
        made["rate_places"] = growing.number(0, 2)
    return made | settled(growing)


def survey(around: Around) -> Data:
    """How many gave each answer."""
    growing = around.growing
    shares = growing.pick((("1", "0"), ("1", "0.8", "0.6", "0"), ("1", "2/3", "1/3")))
    levels = [
        {**one, "share": share}
        for one, share in zip(listed("s", len(shares), "满意"), shares, strict=True)
    ]
    made: Data = {"levels": levels, "most": growing.pick((5, 40))}
    if growing.toss():
        made["handed_out"] = True
    if not around.rounded or growing.toss():
        made |= looked_up(around)
    if growing.toss():
        few: Data = {"answers": growing.pick((1, 5, 30))}
        few["effect"] = growing.pick(("refuse", "zero", "deduct", "deduct"))
        if few["effect"] == "deduct":
            few["deduct"] = growing.pick(("0.3", "1", "1/3"))
        made["too_few"] = few
    how = growing.pick((None, "refuse", "zero", "full"))
    return made if how is None else {**made, "nobody": how}


MEASURES: dict[str, Callable[[Any], Data]] = {
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
"""By kind: what draws such a rule."""
