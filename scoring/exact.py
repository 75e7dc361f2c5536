"""Decimals in, ticks out: the only rounding and the only number formatting.

A *tick* is the smallest fraction of a point in an indicator set, so every score is a
whole number.  ``tick`` below always means *how many ticks make one point*.
"""

from __future__ import annotations

import math
import re
from decimal import ROUND_FLOOR, Context, Decimal, localcontext
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# A spreadsheet keeps 15 significant digits; what a double shows beyond them is noise.
SPREADSHEET_DIGITS = 15
NOISE_FREE_DIGITS = 12
LARGEST_EXPONENT = 30
LONGEST_NUMBER = 60

MONEY = {"元": Decimal(1), "千元": Decimal(1000), "万元": Decimal(10_000), "亿元": Decimal(10**8)}
"""Units of money that are converted into each other, in 元."""

_FIFTEEN = Context(prec=SPREADSHEET_DIGITS)
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?", re.ASCII)
_GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?", re.ASCII)

# Only characters with one meaning are folded. NFKC would also turn 5² into 52 and ① into 1.
_FOLDED: dict[int, int | None] = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FOLDED |= {ord("−"): ord("-"), ord("–"): ord("-"), ord("﹣"): ord("-"), ord("﹪"): ord("%")}
_FOLDED |= dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))


def fold(text: str) -> str:
    """Return *text* with full-width characters made half-width and outer blanks removed."""
    # nothing that is folded or invisible is plain ASCII, as numbers usually are
    return text.strip() if text.isascii() else text.translate(_FOLDED).strip()


def to_decimal(text: str) -> Decimal | None:
    """Read a plain number as people and spreadsheets write it, or return ``None``.

    Understood: full-width digits, blanks around, thousands separators in groups of three,
    an exponent, and the noise a spreadsheet leaves in its files (``3.6999999999999997`` is
    3.7).  Not understood, because it has two meanings or none: ``1,23``, ``1.2.3``, ``NaN``,
    a number with more digits than a spreadsheet holds that is not such noise.
    """
    text = fold(text)
    if len(text) > LONGEST_NUMBER:
        return None
    if "," in text:
        if not _GROUPED.fullmatch(text):
            return None
        text = text.replace(",", "")
    if not _NUMBER.fullmatch(text):
        return None
    value = Decimal(text)
    if abs(value.adjusted()) > LARGEST_EXPONENT:
        return None if value else Decimal(0)
    return value if len(text) <= SPREADSHEET_DIGITS else without_noise(value)


def without_noise(value: Decimal) -> Decimal | None:
    """Return *value* without binary-float noise, or ``None`` if the digits are not noise."""
    if len(value.as_tuple().digits) <= SPREADSHEET_DIGITS:
        return value
    rounded = _FIFTEEN.plus(value)
    short = rounded.normalize()
    if rounded == value or len(short.as_tuple().digits) <= NOISE_FREE_DIGITS:
        # a hundred is written 100 and not 1E+2
        lasting = int(short.as_tuple().exponent) > 0 and short.adjusted() < SPREADSHEET_DIGITS
        return short.quantize(Decimal(1)) if lasting else short
    return None


def to_fraction(text: str) -> Fraction | None:
    """Read full points or a weight: a decimal such as ``3.33`` or a ratio such as ``10/3``."""
    upper, slash, lower = text.partition("/")
    top = to_decimal(upper)
    bottom = to_decimal(lower) if slash else Decimal(1)
    if top is None or not bottom:
        return None
    return Fraction(top) / Fraction(bottom)


def whole(value: Decimal, places: int) -> int | None:
    """Return *value* as a whole number of 10^-places, or ``None`` if it is finer than that."""
    sign, digits, exponent = value.as_tuple()
    number = int("".join(map(str, digits)))
    shift = int(exponent) + places
    if shift >= 0:
        number *= int(10**shift)
    else:
        number, rest = divmod(number, int(10**-shift))
        if rest:
            return None
    return -number if sign else number


def round_half_up(numerator: int, denominator: int) -> int:
    """Return the whole number nearest to numerator / denominator; halves go up.

    *denominator* is positive.  ``round_half_up(5, 2)`` is 3 and ``round_half_up(-5, 2)`` is
    -2: a half goes towards the larger number.
    """
    return (2 * numerator + denominator) // (2 * denominator)


def quotient(numerator: int, denominator: int, mode: str = "half_up") -> int:
    """Return numerator / denominator as a whole number, rounded as *mode* says.

    ``half_up`` sends halves to the larger number and ``half_even`` to the even one; ``down``
    cuts off towards the smaller number and ``up`` goes to the larger.  *denominator* is positive.
    """
    if mode == "half_up":
        return (2 * numerator + denominator) // (2 * denominator)
    whole_, rest = divmod(numerator, denominator)
    if mode == "down":
        return whole_
    if mode == "up":
        return whole_ + (rest > 0)
    return whole_ + (2 * rest > denominator or (2 * rest == denominator and whole_ % 2))


def root(radicand: int, degree: int) -> int:
    """Return the largest whole number whose *degree*-th power is at most *radicand* ≥ 0."""
    if degree == 1 or radicand < 2:  # noqa: PLR2004 - 0 and 1 are their own roots
        return radicand
    low, high = 0, 1 << (radicand.bit_length() // degree + 1)
    while high - low > 1:
        middle = (low + high) // 2
        if middle**degree <= radicand:
            low = middle
        else:
            high = middle
    return low


def power_mean(values: Sequence[int], weights: Sequence[int], exponent: int, unit: int) -> int:
    """Return a weighted power mean of whole numbers ≥ 0 in multiples of *unit*, halves up.

    Exponent 0 is the geometric mean, -1 the harmonic mean; both are 0 where a value is.  The
    rounding is decided on whole numbers, so it is right however close to a half the mean lies.
    """
    together = sum(weights)
    if exponent <= 0 and not all(values):
        return 0
    if exponent < 0:
        product = math.prod(values)
        parts = sum(w * (product // v) for w, v in zip(weights, values, strict=True))
        return round_half_up(together * product, parts * unit)
    # the nearest multiple k is the half of floor(2·mean/unit) + 1, and that floor is a whole root
    if exponent == 0:
        degree, over = together, 1
        radicand = math.prod(v**w for v, w in zip(values, weights, strict=True))
    else:
        degree, over = exponent, together
        radicand = sum(w * v**exponent for v, w in zip(values, weights, strict=True))
    return (root((radicand << degree) // (over * unit**degree), degree) + 1) // 2


def log_share(value: int, worst: int, best: int, full: int) -> int:
    """Return full × ln(value ÷ worst) ÷ ln(best ÷ worst) to the nearest whole number, halves up.

    The three are positive, on one scale, and *value* lies between the others.  Fifty digits
    decide the rounding; what they cannot tell from a half is one, as at the geometric middle.
    """
    with localcontext(Context(prec=50)):
        share = (Decimal(value) / worst).ln() / (Decimal(best) / worst).ln()
        doubled = 2 * full * share
        near = doubled.to_integral_value()
        if abs(doubled - near) < Decimal(10) ** (doubled.adjusted() - 40):
            doubled = near
        return (int(doubled.to_integral_value(ROUND_FLOOR)) + 1) // 2


def round_to_step(value: Fraction, step: Fraction) -> Fraction:
    """Return *value* rounded half up to whole multiples of *step*."""
    return round_half_up((value / step).numerator, (value / step).denominator) * step


def rounded(value: Fraction, places: int) -> Decimal:
    """Return *value* rounded half up to *places* decimals."""
    return decimal(round_half_up(value.numerator * 10**places, value.denominator), places)


def decimal(number: int, places: int) -> Decimal:
    """Return *number* ÷ 10^*places*, exactly, however long it is."""
    return Decimal(f"{number}E-{places}")


def terminates(value: Fraction) -> bool:
    """Whether *value* can be written as a decimal of finite length."""
    rest = value.denominator
    for factor in (2, 5):
        while rest % factor == 0:
            rest //= factor
    return rest == 1


def decimal_places(value: Fraction) -> int:
    """Return how many decimals *value* needs, for a value that terminates."""
    places = 0
    while (value.numerator * 10**places) % value.denominator:
        places += 1
    return places


def as_text(value: Fraction) -> str:
    """Write *value* exactly: as a decimal where it terminates, else as a ratio."""
    if terminates(value):
        return fixed(value, decimal_places(value))
    return f"{value.numerator}/{value.denominator}"


def fixed(value: Fraction | Decimal, places: int) -> str:
    """Write *value* with exactly *places* decimals, rounded half up."""
    return f"{rounded(Fraction(value), places):.{places}f}"


def brief(value: Fraction, places: int = 0, most: int = 8) -> str:
    """Write *value* exactly, with at least *places* decimals, where *most* decimals suffice.

    A longer one is written as its beginning, never rounded, and a sign that it goes on.
    """
    if terminates(value) and decimal_places(value) <= most:
        return fixed(value, max(places, decimal_places(value)))
    begun = Fraction(abs(value.numerator) * 10**most // value.denominator, 10**most)
    begun = -begun if value < 0 else begun
    return fixed(begun, most) + "…"


def below(value: Fraction, places: int, limit: Fraction | None) -> str:
    """Write *value* with *places* decimals, or more where fewer would show *limit* as reached.

    A total of 89.996 that has not reached 90 is never printed as 90.00 but as 89.996.
    """
    while limit is not None and value < limit <= Fraction(rounded(value, places)):
        places += 1
    return fixed(value, places)


def percentage(part: Fraction, whole_: Fraction, places: int = 2) -> str | None:
    """Write part / whole in per cent, or return ``None`` where the whole is nothing.

    Short of the whole it never shows 100, and above nothing it never shows 0.
    """
    if not whole_:
        return None
    rate = 100 * part / whole_
    if 0 < rate < 1:
        while not rounded(rate, places):
            places += 1
    return below(rate, places, Fraction(100)) + "%"
