"""SQL expressions over whole numbers: one statement scores every row of a table.

The text is made for DuckDB: whole numbers only, of 64 bits, and of 128 where the bounds of a
value say that 64 may not be enough.  What could exceed those is refused by name when the
expression is made; nothing is ever computed inexactly.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from scoring.algebra.bounds import BoundsOps, Interval
from scoring.algebra.logs import double_logs
from scoring.algebra.pieces import LARGEST, BeyondSqlError, Pieces, between, literal, summed
from scoring.algebra.roots import power_mean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scoring.algebra.pieces import Number, Parts, Truth


class Doubt(NamedTuple):
    """A share by logarithms that is not known in rows where a double cannot be trusted.

    Attributes:
        value: the value.
        doubtful: whether it is in doubt.
        worst, best, full: see :func:`scoring.exact.log_share`.
    """

    value: Number
    doubtful: Truth
    worst: int
    best: int
    full: int

    @property
    def about(self) -> tuple[int, int, int]:
        """What the share is about: the goalposts and the full points."""
        return self.worst, self.best, self.full


class SqlOps(Pieces):
    """The verbs over SQL expressions.  See :class:`~scoring.algebra.ops.Ops`.

    Attributes:
        known: the shares by logarithms that are known, by what they are about and value.
        doubts: the logarithms of the expressions, and where they are in doubt.

    Raises:
        BeyondSqlError: by any verb, if 126 bits may not be enough for what it computes.
    """

    def __init__(
        self, known: Mapping[tuple[int, int, int], Mapping[int, int]] | None = None
    ) -> None:
        super().__init__()
        self.known = known or {}
        self.doubts: list[Doubt] = []
        self.always = self.condition("TRUE")
        self.never = self.condition("FALSE")

    def constant(self, number: int) -> Number:
        """See :class:`~scoring.algebra.ops.Ops`."""
        if abs(number) > LARGEST:
            raise BeyondSqlError("bits", number.bit_length())
        return self.number((), Interval(number, number))

    # ------------------------------------------------------------ sums and products

    def total(self, values: Sequence[Number]) -> Number:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return self.weighted_sum([(1, value) for value in values])

    def weighted_sum(self, terms: Sequence[tuple[int, Number]]) -> Number:
        """See :class:`~scoring.algebra.ops.Ops`."""
        alone = sum(number * value.lo for number, value in terms if value.fixed)
        live = [(number, value) for number, value in terms if number and not value.fixed]
        if not alone and len(live) == 1 and live[0][0] == 1:
            return live[0][1]

        def write(operands: Sequence[Number]) -> Parts:
            written: list[Parts] = [
                (value,) if number == 1 else (literal(number), " * ", value)
                for (number, _), value in zip(live, operands, strict=True)
            ]
            return summed([*written, (literal(alone),)] if alone else written)

        return self.computed(
            [value for _, value in live],
            write,
            lambda bounds: bounds.weighted_sum([(n, value.within) for n, value in terms]),
        )

    def product(self, values: Sequence[Number]) -> Number:
        """See :class:`~scoring.algebra.ops.Ops`."""
        alone = math.prod(value.lo for value in values if value.fixed)
        live = [value for value in values if not value.fixed]
        if alone == 1 and len(live) == 1:
            return live[0]

        def write(operands: Sequence[Number]) -> Parts:
            first: Parts = (literal(alone),) if alone != 1 else ()
            return ("(", *between(" * ", [*first, *operands]), ")")

        return self.computed(
            live,
            write,
            lambda bounds: bounds.product(
                [Interval(alone, alone), *(value.within for value in live)]
            ),
        )

    # ------------------------------------------------------------ quotients

    def exact_quotient(self, value: Number, divisor: int) -> Number:
        """See :class:`~scoring.algebra.ops.Ops`."""
        if divisor == 1:
            return value
        return self.computed(
            [value],
            lambda operands: ("(", operands[0], f" // {literal(divisor)})"),
            lambda bounds: bounds.exact_quotient(value.within, divisor),
        )

    def rounded_quotient(self, value: Number, divisor: Number, mode: str = "half_up") -> Number:
        """See :class:`~scoring.algebra.ops.Ops`.

        The divisor is taken to be 1 where it is less, which it is only in rows whose quotient
        is not used.
        """
        divisor = self.greatest([divisor, self.constant(1)])
        if divisor.hi == 1:
            return value
        within = BoundsOps().rounded_quotient(value.within, divisor.within, mode)
        return self.narrowed(self._rounded(value, divisor, mode), within)

    def _rounded(self, value: Number, divisor: Number, mode: str) -> Number:
        if mode == "down":
            return self.floor(value, divisor)
        if mode == "up":
            below = self.floor(self.weighted_sum([(-1, value)]), divisor)
            return self.weighted_sum([(-1, below)])
        over = self.weighted_sum([(2, value), (1, divisor)])
        under = self.weighted_sum([(2, divisor)])
        nearest = self.floor(over, under)
        if mode == "half_up":
            return nearest
        # a half that went up to an odd number goes down instead
        odd_half = self.condition("(", over, " % ", under, " = 0 AND ", nearest, " % 2 <> 0)")
        even = self.weighted_sum([(1, nearest), (1, self.constant(-1))])
        return self.choose(odd_half, even, nearest)

    def floor(self, value: Number, divisor: Number) -> Number:
        """Return value ÷ divisor cut off towards the smaller number; ``//`` cuts towards zero."""
        least, most = value.within, divisor.within

        def write(operands: Sequence[Number]) -> Parts:
            over, under = operands
            plain = ("(", over, " // ", under, ")")
            if least.lo >= 0:
                return plain
            beneath = ("(-((", under, " - 1 - ", over, ") // ", under, "))")
            if least.hi < 0:
                return beneath
            return ("(CASE WHEN ", over, " >= 0 THEN ", *plain, " ELSE ", *beneath, " END)")

        def prove(bounds: BoundsOps) -> Interval:
            # a peak is a magnitude: what is taken away counts as what is added
            bounds.total([most, least, Interval(1, 1)])
            ends = [over // under for over in least for under in most]
            return bounds.total([Interval(min(ends), max(ends))])

        return self.computed([value, divisor], write, prove)

    def power_mean(
        self, values: Sequence[Number], weights: Sequence[int], exponent: int, unit: int
    ) -> Number:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return power_mean(self, values, weights, exponent, unit)

    def log_share(self, value: Number, worst: int, best: int, full: int) -> Number:
        """See :class:`~scoring.algebra.ops.Ops`; a double decides where it can be trusted.

        Values for which it cannot are noted in :attr:`doubts`; with their shares known, the
        expression holds those.
        """
        try:
            slope, margin = double_logs(worst, best, full)
        except OverflowError as error:
            raise BeyondSqlError("logs", full) from error
        low, high = sorted((worst, best))
        held = self.least([self.greatest([value, self.constant(low)]), self.constant(high)])
        share = self.other(("(ln(CAST(", held, f" AS DOUBLE) / {worst}) * {slope:.17e} + 0.5)"))
        doubtful = self.condition("(abs(", share, " - round(", share, f")) <= {margin:.17e})")
        found: Parts = ("CAST(floor(", share, ") AS BIGINT)")
        doubt = Doubt(held, doubtful, worst, best, full)
        self.doubts.append(doubt)
        if known := self.known.get(doubt.about):
            cases = " ".join(f"WHEN {at} THEN {points}" for at, points in known.items())
            found = ("(CASE ", held, f" {cases} ELSE ", *found, " END)")
        return self.number(found, Interval(0, full))

    # ------------------------------------------------------------ order and choice

    def least(self, values: Sequence[Number]) -> Number:
        """See :class:`~scoring.algebra.ops.Ops`."""
        most = min(value.hi for value in values)
        sure = next(value for value in values if value.hi == most)
        return self._one_of("least", [v for v in values if v.lo < most or v is sure])

    def greatest(self, values: Sequence[Number]) -> Number:
        """See :class:`~scoring.algebra.ops.Ops`."""
        most = max(value.lo for value in values)
        sure = next(value for value in values if value.lo == most)
        return self._one_of("greatest", [v for v in values if v.hi > most or v is sure])

    def _one_of(self, name: str, values: Sequence[Number]) -> Number:
        values = list(dict.fromkeys(values))
        if len(values) == 1:
            return values[0]
        bounds, wide = BoundsOps(), any(value.wide for value in values)
        within = getattr(bounds, name)([value.within for value in values])
        return self.number((f"{name}(", *between(", ", values), ")"), within, wide=wide)

    def ranked(self, values: Sequence[Number]) -> Sequence[Number]:
        """See :class:`~scoring.algebra.ops.Ops`."""
        if len(values) == 1:
            return values
        ordered = self.other(("list_sort([", *between(", ", values), "])"))
        wide = any(value.wide for value in values)
        return [
            self.number((ordered, f"[{place}]"), within, wide=wide)
            for place, within in enumerate(BoundsOps().ranked([v.within for v in values]), start=1)
        ]

    def at_least(self, value: Number, number: int) -> Truth:
        """See :class:`~scoring.algebra.ops.Ops`."""
        if value.lo >= number:
            return self.always
        if value.hi < number:
            return self.never
        return self.condition("(", value, f" >= {literal(number)})")

    def choose(
        self, condition: Truth, yes: Number, no: Number, *, names: tuple[str, str] = ("", "")
    ) -> Number:
        """See :class:`~scoring.algebra.ops.Ops`."""
        if condition is self.always or yes is no:
            return yes
        if condition is self.never:
            return no
        within = Interval(min(yes.lo, no.lo), max(yes.hi, no.hi))
        typed: Parts = (yes,)
        if yes.fixed and not yes.wide:
            # a small literal alone would have 32 bits
            typed = ("CAST(", yes, " AS BIGINT)")
        parts = ("(CASE WHEN ", condition, " THEN ", *typed, " ELSE ", no, " END)")
        return self.number(parts, within, wide=yes.wide or no.wide)

    def count(self, conditions: Sequence[Truth]) -> Number:
        """See :class:`~scoring.algebra.ops.Ops`."""
        one, none = self.constant(1), self.constant(0)
        return self.total([self.choose(condition, one, none) for condition in conditions])
