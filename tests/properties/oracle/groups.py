"""How the score rates of children become one: every way but adding up."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from math import lcm, prod
from typing import TYPE_CHECKING, NamedTuple

from oracle.numbers import ONE, ZERO, Root
from oracle.points import mean

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from oracle.points import Data


class Children(NamedTuple):
    """The children of a group that count.

    Attributes:
        node: what is written of the group.
        full: its full points.
        rates: the score rates of its children.
        weights: how much they weigh.
    """

    node: Data
    full: Fraction
    rates: Sequence[Fraction]
    weights: Sequence[Fraction]


def geometric(these: Children) -> Root:
    """Return the root of the product of rates, each as often as it weighs."""
    scale = lcm(*(weight.denominator for weight in these.weights))
    times = [int(weight * scale) for weight in these.weights]
    power = prod((rate**n for rate, n in zip(these.rates, times, strict=True)), start=ONE)
    return Root(power * these.full ** sum(times), sum(times))


def harmonic(these: Children) -> Fraction:
    """Return the reciprocal of the mean of reciprocals."""
    if not all(these.rates):
        return ZERO
    return these.full / mean([1 / rate for rate in these.rates], these.weights)


def power(these: Children) -> Root:
    """Return the root of the mean of powers."""
    degree = these.node["exponent"]
    return Root(
        mean([(rate * these.full) ** degree for rate in these.rates], these.weights), degree
    )


def median(these: Children) -> Fraction:
    """Return the middle, or half way between the two in the middle."""
    count, ordered = len(these.rates), sorted(these.rates)
    return these.full * (ordered[(count - 1) // 2] + ordered[count // 2]) / 2


def most_frequent(these: Children) -> Fraction:
    """Return what occurs most often, the highest of several."""
    return these.full * max((list(these.rates).count(rate), rate) for rate in these.rates)[1]


def drop(these: Children) -> Fraction:
    """Return the best mean of what stays when some are left out, or the worst, or both."""
    lowest, highest = these.node.get("drop_lowest", 0), these.node.get("drop_highest", 0)
    everything = range(len(these.rates))

    def of(places: Sequence[int]) -> Fraction:
        return mean([these.rates[one] for one in places], [these.weights[one] for one in places])

    if lowest and highest:
        ordered = sorted(these.rates)
        low = min(lowest, len(these.rates) - 1)
        high = min(highest, len(these.rates) - 1 - low)
        kept = ordered[low : len(these.rates) - high]
        return these.full * sum(kept, ZERO) / len(kept)
    stay = max(len(these.rates) - lowest - highest, 1)
    found = [of(places) for places in combinations(everything, stay)]
    return these.full * (max(found) if lowest else min(found))


COMBINED: dict[str, Callable[[Children], Fraction | Root]] = {
    "geometric_mean": geometric,
    "harmonic_mean": harmonic,
    "power_mean": power,
    "product": lambda these: these.full * prod(these.rates, start=ONE),
    "weakest": lambda these: these.full * min(these.rates),
    "best": lambda these: these.full * max(these.rates),
    "median": median,
    "most_frequent": most_frequent,
    "one_of": lambda these: these.full * these.rates[0],
    "drop": drop,
}
"""By how a group combines its children: from their rates and weights to its points."""


def looked_up(node: Data, full: Fraction, chosen: dict[str, str]) -> Fraction:
    """Return what the first row that fits the levels of the children gives."""
    shares = {one["id"]: Fraction(one["share"]) for one in node["outcomes"]}
    for row in node["table"]:
        if all(chosen[child] in fits for child, fits in row.get("when", {}).items()):
            return shares[row["gives"]] * full
    raise AssertionError("no row fits")
