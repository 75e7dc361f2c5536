"""Values in print."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from fractions import Fraction
from typing import TYPE_CHECKING

from scoring import exact
from scoring.algebra.prose import building
from scoring.algebra.prose.arithmetic import scaled
from scoring.algebra.prose.expressions import (
    ONE,
    Chosen,
    Counted,
    Extreme,
    Grouped,
    LogShare,
    Mean,
    Placed,
    Product,
    Rounded,
    Sum,
    Symbol,
)
from scoring.algebra.prose.phrases import DECIMALS, MEANS, PHRASES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.algebra.prose.expressions import Atom, Condition

    Text = tuple[str, int]
    """A text, and how tightly it holds together."""

PER_CENT = 100
CHOICE, REMARK, ADDED, MULTIPLIED, ALONE = range(5)
"""How tightly a text holds together: one of two values, something said after it, a sum …"""


class ValueWriter(ABC):
    """Writes values in one language."""

    def __init__(self, language: str) -> None:
        self.place = 0 if language == "zh" else 1

    def say(self, key: str, **details: object) -> str:
        """Return a phrase."""
        return PHRASES[key][self.place].format(**details)

    @abstractmethod
    def condition(self, condition: Condition) -> str:
        """Return a condition as text."""

    def value(self, value: Sum, tightness: int = CHOICE) -> str:
        """Return a value as text, in brackets where it holds together less tightly than asked."""
        return _held(self._value(value), tightness)

    def _value(self, value: Sum) -> Text:
        if value.is_constant:
            return number_text(value.constant), ALONE if value.constant >= 0 else ADDED
        if len(value.parts) > 1:
            return self._several(value)
        ((product, coefficient),) = value.parts.items()
        inner = value.lone[1] if value.lone else None
        if isinstance(inner, Rounded) and 0 < coefficient < 1:
            places = len(str(coefficient.denominator)) - 1
            if coefficient == Fraction(1, 10**places):
                text = self.value(building.scaled(inner.value, coefficient), REMARK)
                decimals = DECIMALS[self.place][places > 1].format(n=places)
                return self.say(f"{inner.mode}_to", x=text, n=decimals), REMARK
        if coefficient > 0:
            return self._term(coefficient, product)
        return "−" + _held(self._term(-coefficient, product), MULTIPLIED), ADDED

    def _several(self, value: Sum) -> Text:
        """Return a sum of several products, common factors before or below it."""
        below = _common_denominator(value)
        clumsy = _clumsy(*value.parts.values())
        sizes = {abs(coefficient * clumsy) for coefficient in value.parts.values()}
        above = sizes.pop() if len(sizes) == 1 and ONE not in value.parts else Fraction(1)
        parts = {}
        for product, coefficient in value.parts.items():
            factors = dict(product.parts)
            for factor, exponent in below.items():
                factors[factor] = factors.get(factor, 0) + exponent
            parts[Product(factors)] = coefficient * clumsy / above
        text = self._added(Sum(parts))
        if not below and clumsy == above == 1:
            return text, ADDED
        text = f"({text})" if above == 1 else f"{number_text(above)} × ({text})"
        for factor, exponent in below.items():
            text += f" ÷ {_held(self._atom(factor), ALONE)}" * exponent
        return (text if clumsy == 1 else f"{text} ÷ {clumsy}"), MULTIPLIED

    def _added(self, value: Sum) -> str:
        """Return terms with signs between them, one that is not taken away in front."""
        terms = list(_gathered(value).items())
        first = next((place for place, term in enumerate(terms) if term[1] > 0), 0)
        terms = [terms[first], *terms[:first], *terms[first + 1 :]]
        text = ""
        for product, coefficient in terms:
            term = _held(self._term(abs(coefficient), product), MULTIPLIED)
            sign = "+" if coefficient > 0 else "−"
            text += f" {sign} {term}" if text else term if coefficient > 0 else f"−{term}"
        return text

    def _term(self, coefficient: Fraction, product: Product) -> Text:
        """Return coefficient × product, the coefficient above zero."""
        factors = list(product.parts.items())
        above = [factor for factor, exponent in factors for _ in range(exponent)]
        below = [factor for factor, exponent in factors for _ in range(-exponent)]
        if len(above) == 1 and not below:
            if coefficient == 1:
                return self._atom(above[0])
            if isinstance(above[0], Rounded) and _is_no_fraction(above[0].value):
                text = self.value(building.scaled(above[0].value, coefficient), REMARK)
                return self.say("to_multiples", x=text, n=exact.as_text(coefficient)), REMARK
        clumsy = _clumsy(coefficient)
        texts = [_held(self._atom(factor), MULTIPLIED) for factor in above]
        if coefficient * clumsy != 1 or not texts:
            texts = [number_text(coefficient * clumsy), *texts]
        text = " × ".join(texts)
        for factor in below:
            text += f" ÷ {_held(self._atom(factor), ALONE)}"
        if clumsy != 1:
            text += f" ÷ {clumsy}"
        return text, ALONE if len(texts) + len(below) == clumsy == 1 else MULTIPLIED

    def _listed(self, texts: Sequence[str]) -> str:
        return f"({self.say('list').join(texts)})"

    def _atom(self, factor: Atom) -> Text:
        found: Text
        match factor:
            case Symbol(name):
                found = name, ALONE
            case Grouped(value):
                found = self._value(value)
            case Extreme():
                found = self._extreme(factor)
            case Rounded(value, mode):
                half = mode.startswith("half")
                text = self.value(value, REMARK) if half else self._measured(value)
                found = self.say(mode, x=text), REMARK
            case Chosen(holds, _, yes, no, _):
                texts = {"x": self.value(yes, ADDED), "y": self.value(no, ADDED)}
                found = self.say("chosen", c=self.condition(holds), **texts), CHOICE
            case Counted(conditions):
                listed = self._listed([self.condition(one) for one in conditions])
                found = self.say("counted", xs=listed), ALONE
            case Placed(values, place):
                listed = self._listed([self.value(one) for one in values])
                found = self.say("placed", xs=listed, n=place + 1), ALONE
            case Mean():
                found = self._mean(factor), ALONE
            case LogShare(value, worst, best):
                ends = {"n": number_text(worst), "m": number_text(best)}
                found = self.say("log", x=self.value(value, MULTIPLIED), **ends), MULTIPLIED
            case _:
                raise TypeError(f"no words for {factor}")
        return found

    def _extreme(self, factor: Extreme) -> Text:
        constants = [one for one in factor.values if one.is_constant]
        varying = [one for one in factor.values if not one.is_constant]
        opposite = scaled(varying[0], -1) in varying
        if factor.greatest and opposite and len(varying) == 2:  # noqa: PLR2004 - x and −x
            text, tightness = f"|{self.value(varying[0])}|", ALONE
        elif len(varying) == 1:
            text, tightness = self.value(varying[0], REMARK), REMARK
        else:
            text, tightness = self._one_of(varying, "greatest" if factor.greatest else "least")
        for one in constants:
            key = "not_below" if factor.greatest else "at_most"
            text = self.say(key, x=text, n=number_text(one.constant))
        return text, REMARK if constants else tightness

    def _one_of(self, values: Sequence[Sum], key: str) -> Text:
        """Return the least or greatest of several values, what multiplies all of them outside."""
        sizes = {next(iter(one.parts.values())) for one in values if len(one.parts) == 1}
        size = sizes.pop() if len(sizes) == 1 else Fraction(0)
        alike = all(len(one.parts) == 1 for one in values)
        if not alike or size <= 0 or size == 1 or not exact.terminates(size):
            return self.say(key, xs=self._listed([self.value(one) for one in values])), ALONE
        inside = [self.value(scaled(one, 1 / size)) for one in values]
        return f"{number_text(size)} × {self.say(key, xs=self._listed(inside))}", MULTIPLIED

    def _measured(self, value: Sum) -> str:
        """Return a number of steps as a distance ÷ the length of a step."""
        size, is_rate = _size(value)
        length = Fraction(PER_CENT if is_rate else 1) / size
        if length == 1 or not exact.terminates(length):
            return self.value(value, REMARK)
        text = self.value(building.scaled(value, length), MULTIPLIED)
        return f"{text} ÷ {number_text(length)}"

    def _mean(self, factor: Mean) -> str:
        alike = len(set(factor.weights)) == 1
        texts = [self.value(value, CHOICE if alike else ADDED) for value in factor.values]
        if not alike:
            pairs = zip(texts, factor.weights, strict=True)
            texts = [self.say("weighted", x=text, n=weight) for text, weight in pairs]
        key = MEANS.get(factor.exponent, "power")
        return self.say(key, xs=self._listed(texts), n=factor.exponent)


def _held(text: Text, tightness: int) -> str:
    return text[0] if text[1] >= tightness else f"({text[0]})"


def _is_no_fraction(value: Sum) -> bool:
    """Whether a value is a logarithm or a mean, which has to be rounded to some decimals."""
    return value.lone is not None and isinstance(value.lone[1], LogShare | Mean)


def _gathered(value: Sum) -> dict[Product, Fraction]:
    """Return the parts, those over one denominator, or all with one coefficient, as a factor."""
    over: dict[Product, dict[Product, Fraction]] = {}
    for product, coefficient in value.parts.items():
        below = Product({factor: n for factor, n in product.parts.items() if n < 0})
        above = Product({factor: n for factor, n in product.parts.items() if n > 0})
        over.setdefault(below, {})[above] = coefficient
    parts: dict[Product, Fraction] = {}
    for below, inside in over.items():
        if below == ONE or len(inside) == 1:
            for above, coefficient in inside.items():
                parts[Product({**above.parts, **below.parts})] = coefficient
        else:
            parts[Product({Grouped(Sum(inside)): 1, **below.parts})] = Fraction(1)
    varying = [product for product in parts if product != ONE]
    sizes = {parts[product] for product in varying}
    if len(varying) == 1 or len(sizes) != 1 or abs(next(iter(sizes))) == 1:
        return parts
    group = Product({Grouped(Sum(dict.fromkeys(varying, Fraction(1)))): 1})
    made = {product: parts[product] for product in parts if product == ONE}
    return (
        {**made, group: sizes.pop()} if next(iter(parts)) == ONE else {group: sizes.pop(), **made}
    )


def _size(value: Sum) -> tuple[Fraction, bool]:
    """Return what the first thing that varies is multiplied with, and whether it is a rate."""
    product, coefficient = next(iter(value.varying.items()))
    factor = next(iter(product.parts))
    if isinstance(factor, Extreme) and len(product.parts) == 1:
        inner = next(one for one in factor.values if not one.is_constant)
        size, is_rate = _size(inner)
        return abs(coefficient) * size, is_rate
    return abs(coefficient), sorted(product.parts.values()) == [-1, 1]


def _common_denominator(value: Sum) -> dict[Atom, int]:
    """Return the factors that every part is divided by, with their exponents."""
    parts = [product.parts for product in value.parts]
    common = {}
    for factor in parts[0]:
        least = min(-part.get(factor, 0) for part in parts)
        if least > 0:
            common[factor] = least
    return common


def _clumsy(*values: Fraction) -> int:
    """Return what to multiply numbers with so that they are whole, 1 where all end as decimals."""
    if all(exact.terminates(value) for value in values):
        return 1
    return math.lcm(*(value.denominator for value in values))


def number_text(value: Fraction) -> str:
    """Return a number as text; one below zero begins with a minus sign."""
    return exact.as_text(value).replace("-", "−")
