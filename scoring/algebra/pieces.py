"""Pieces of SQL over whole numbers, put together to one expression that is written later.

A value is a piece of SQL text with holes, filled by other pieces, together with the least and
the greatest number it can be.  Pieces that say the same are one piece, so that whoever writes
the statement can give a name to what is used twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from scoring.algebra.bounds import INT64_MAX, BoundsOps, Interval

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

Parts: TypeAlias = "tuple[str | Piece, ...]"
LARGEST = 2**126
"""What a statement may meet: DuckDB has 127 bits and a sign."""
LONGEST_SUM = 32


class BeyondSqlError(ArithmeticError):
    """A rule needs what SQL cannot compute exactly.

    Attributes:
        why: ``bits`` for numbers of more than 126 bits, ``logs`` for logarithms too fine.
    """

    def __init__(self, why: Literal["bits", "logs"], needed: int) -> None:
        self.why = why
        self.needed = needed
        super().__init__(why, needed)


class Piece:
    """A part of an expression: text and other pieces in turn.

    Attributes:
        parts: what it is made of.
        number: a piece is made after everything it is made of, and has a higher number.
    """

    __slots__ = ("number", "parts")

    def __init__(self, parts: Parts, number: int) -> None:
        self.parts = parts
        self.number = number


class Number(Piece):
    """A whole number between :attr:`lo` and :attr:`hi`; *wide* where its type has 128 bits."""

    __slots__ = ("hi", "lo", "wide")

    def __init__(self, parts: Parts, number: int, within: Interval, *, wide: bool) -> None:
        super().__init__(parts, number)
        self.lo, self.hi = within
        self.wide = wide

    @property
    def within(self) -> Interval:
        """The least and the greatest number it can be."""
        return Interval(self.lo, self.hi)

    @property
    def fixed(self) -> bool:
        """Whether it can be one number only."""
        return self.lo == self.hi


class Truth(Piece):
    """A condition; Python code may not branch on one."""

    __slots__ = ()

    def __bool__(self) -> bool:
        """Refuse to be a condition.

        Raises:
            TypeError: always; a rule must use ``choose``.
        """
        raise TypeError("a rule may not branch on a score: use choose()")


class Pieces:
    """Makes pieces, each of them once."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[Parts, Interval, bool], Number] = {}
        self._truths: dict[Parts, Truth] = {}
        self._others: dict[Parts, Piece] = {}
        self._made = 0

    def _next(self) -> int:
        self._made += 1
        return self._made

    def column(self, text: str, lowest: int, highest: int) -> Number:
        """Return a column, or other SQL text of type BIGINT that is never null."""
        return self.number((text,), Interval(lowest, highest))

    def condition(self, *parts: str | Piece) -> Truth:
        """Return a condition that is never null."""
        if parts not in self._truths:
            self._truths[parts] = Truth(parts, self._next())
        return self._truths[parts]

    def joined(self, word: str, conditions: Sequence[Truth]) -> Truth:
        """Return conditions with a word between them, such as `` AND ``."""
        if len(conditions) == 1:
            return conditions[0]
        return self.condition("(", *between(word, conditions), ")")

    def other(self, parts: Parts) -> Piece:
        """Return what is neither a number nor a condition: a list, a double on the way to one."""
        if parts not in self._others:
            self._others[parts] = Piece(parts, self._next())
        return self._others[parts]

    def number(self, parts: Parts, within: Interval, *, wide: bool = False) -> Number:
        """Return a number made of *parts*; what can be one number only is written as that."""
        if within.lo == within.hi:
            parts, wide = (literal(within.lo),), abs(within.lo) > INT64_MAX
        key = (parts, within, wide)
        if key not in self._numbers:
            self._numbers[key] = Number(parts, self._next(), within, wide=wide)
        return self._numbers[key]

    def computed(
        self,
        operands: Sequence[Number],
        write: Callable[[Sequence[Number]], Parts],
        prove: Callable[[BoundsOps], Interval],
    ) -> Number:
        """Return what *write* makes of the operands, in 128 bits where *prove* asks for them.

        Raises:
            BeyondSqlError: if 126 bits may not be enough.
        """
        bounds = BoundsOps()
        within = prove(bounds)
        if bounds.peak > LARGEST:
            raise BeyondSqlError("bits", bounds.peak.bit_length())
        if bounds.peak <= INT64_MAX:
            wide = any(operand.wide for operand in operands)
            parts = write(operands)
        else:
            wide = True
            parts = write([self.widened(operand) for operand in operands])
        if wide and max(abs(within.lo), abs(within.hi)) <= INT64_MAX:
            parts, wide = ("CAST(", *parts, " AS BIGINT)"), False
        return self.number(parts, within, wide=wide)

    def widened(self, value: Number) -> Number:
        """Return *value* in 128 bits."""
        if value.wide:
            return value
        return self.number(("CAST(", value, " AS HUGEINT)"), value.within, wide=True)

    def narrowed(self, value: Number, within: Interval) -> Number:
        """Return *value*, known to lie *within* these bounds too."""
        lo, hi = max(value.lo, within.lo), min(value.hi, within.hi)
        if (lo, hi) == (value.lo, value.hi):
            return value
        if value.wide and max(abs(lo), abs(hi)) <= INT64_MAX:
            return self.number(("CAST(", value, " AS BIGINT)"), Interval(lo, hi))
        return self.number((value,), Interval(lo, hi), wide=value.wide)


def literal(number: int) -> str:
    """Return how a number is written within an expression."""
    return str(number) if number >= 0 else f"({number})"


def between(mark: str, parts: Iterable[str | Piece]) -> Parts:
    """Return the parts with *mark* between them."""
    result: list[str | Piece] = []
    for part in parts:
        result += [mark, part] if result else [part]
    return tuple(result)


def summed(terms: Sequence[Parts]) -> Parts:
    """Return a sum; a long one in brackets within brackets, so that it is not nested too deeply."""
    while len(terms) > LONGEST_SUM:
        terms = [
            summed(terms[start : start + LONGEST_SUM])
            for start in range(0, len(terms), LONGEST_SUM)
        ]
    parts: list[str | Piece] = []
    for term in terms:
        parts += [" + ", *term] if parts else term
    return ("(", *parts, ")")
