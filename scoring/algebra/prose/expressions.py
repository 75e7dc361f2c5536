"""Exact expressions: sums of products of what a rule is given, with fractions before them.

An expression keeps what was written.  Coefficients are fractions and factors may stand in a
denominator, so that a rule that computes in ticks of scaled figures can be printed in points
of the figures as they are filled in, and nothing is rounded on the way.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

K = TypeVar("K")
N = TypeVar("N", int, Fraction)


class Parts(Generic[K, N]):
    """Parts with a number each, none of them zero; the order matters only to the eye."""

    __slots__ = ("_hash", "parts")

    def __init__(self, parts: Mapping[K, N]) -> None:
        self.parts: dict[K, N] = {part: number for part, number in parts.items() if number}
        self._hash: int | None = None

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        same = isinstance(other, Parts) and type(self) is type(other) and hash(self) == hash(other)
        return same and self.parts == getattr(other, "parts", None)

    def __hash__(self) -> int:
        if self._hash is None:
            self._hash = hash(frozenset(self.parts.items()))
        return self._hash

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.parts})"


class Product(Parts["Atom", int]):
    """Factors with their exponents; those below zero stand in the denominator."""

    __slots__ = ()


class Sum(Parts[Product, Fraction]):
    """Products with their coefficients."""

    __slots__ = ()

    @property
    def constant(self) -> Fraction:
        """The part that does not vary."""
        found: Fraction = self.parts.get(ONE, Fraction(0))
        return found

    @property
    def varying(self) -> dict[Product, Fraction]:
        """The parts that vary."""
        return {part: number for part, number in self.parts.items() if part != ONE}

    @property
    def is_constant(self) -> bool:
        """Whether no part varies."""
        return not self.varying

    @property
    def lone(self) -> tuple[Fraction, Atom] | None:
        """The coefficient and the factor where there is a single one, else ``None``."""
        if len(self.parts) != 1:
            return None
        ((product, number),) = self.parts.items()
        if list(product.parts.values()) != [1]:
            return None
        return number, next(iter(product.parts))


ONE = Product({})


class Condition:
    """Something that holds or does not."""

    __slots__ = ()


class Atom:
    """What a product is made of."""

    __slots__ = ("__weakref__",)


@dataclass(frozen=True, slots=True)
class Symbol(Atom):
    """What is filled in.

    Attributes:
        name: how it is called in print.
        lowest: the least value it can have, as it is filled in.
        highest: the greatest value it can have.
        place: which of the things asked for it is; comparisons begin with the first.
        unit: the unit in which it is filled in.
        choices: for an answer that is chosen, the values it can have and their words.
    """

    name: str
    lowest: Fraction
    highest: Fraction
    place: int = 0
    unit: str = ""
    choices: tuple[tuple[Fraction, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Grouped(Atom):
    """A sum as a factor."""

    value: Sum


@dataclass(frozen=True, slots=True)
class Extreme(Atom):
    """The least or the greatest of some values."""

    greatest: bool
    values: tuple[Sum, ...]


@dataclass(frozen=True, slots=True)
class Rounded(Atom):
    """A value rounded to a whole number, by a mode of :func:`scoring.exact.quotient`."""

    value: Sum
    mode: str


@dataclass(frozen=True, slots=True)
class Chosen(Atom):
    """One of two values.

    Attributes:
        holds: the condition for the first one.
        fails: the condition for the second one: the opposite, said as plainly.
        yes: the first value.
        no: the second value.
        names: what the two branches are called; may be empty.
    """

    holds: Condition
    fails: Condition
    yes: Sum
    no: Sum
    names: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Counted(Atom):
    """How many conditions hold."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Placed(Atom):
    """The value at a place, counted from 0, of values in ascending order."""

    values: tuple[Sum, ...]
    place: int


@dataclass(frozen=True, slots=True)
class Mean(Atom):
    """A weighted power mean before it is rounded."""

    values: tuple[Sum, ...]
    weights: tuple[int, ...]
    exponent: int


@dataclass(frozen=True, slots=True)
class LogShare(Atom):
    """ln(value ÷ worst) ÷ ln(best ÷ worst), before it is rounded."""

    value: Sum
    worst: Fraction
    best: Fraction


@dataclass(frozen=True, slots=True)
class Always(Condition):
    """A condition that needs no look at the values."""

    holds: bool


@dataclass(frozen=True, slots=True)
class Compared(Condition):
    """Whether value ≥ bound, or value > bound where *strict*."""

    value: Sum
    bound: Fraction
    strict: bool


@dataclass(frozen=True, slots=True)
class OneOf(Condition):
    """Whether an answer is one of these, of all that could be chosen."""

    symbol: Symbol
    chosen: tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class Together(Condition):
    """Several conditions: every one of them, or at least one."""

    every: bool
    parts: tuple[Condition, ...]
