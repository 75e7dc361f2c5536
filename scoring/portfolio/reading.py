"""Columns as they are given to whole numbers, as SQL; nothing is rounded on the way.

A number is read in units of 10^-places, where places are the decimals of the step of the answer,
and accepted if it is a whole number of steps.  Doubles are accepted as what they are written as
(``0.1`` is 0.1), and so is the noise that sums of them leave, as everywhere in this program.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from scoring.algebra.bounds import INT64_MAX
from scoring.algebra.pieces import BeyondSqlError
from scoring.exact import NOISE_FREE_DIGITS, SPREADSHEET_DIGITS, decimal_places, terminates
from scoring.portfolio.chain import Column

if TYPE_CHECKING:
    from scoring.rules.base import Input

BLANKS = " \t\r\n\u3000\u00a0"
"""What may stand around an answer."""
PLAIN = "[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)"

WHOLE_TYPES = frozenset(
    sign + name
    for name in ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT")
    for sign in ("", "U")
)
TEXT_TYPES = ("VARCHAR", "ENUM")
NUMBER_TYPES = ("DECIMAL", "DOUBLE", "FLOAT")
NULL_TYPE = '"NULL"'
MOST_DIGITS, WIDEST = 18, 38
"""How many digits a decimal of 64 bits holds, and one of 128."""


class Unit(NamedTuple):
    """In which unit an answer is read.

    Attributes:
        places: the unit is 10^-places.
        each: how many units make a step; an answer is a whole number of steps.
        lowest: the least accepted answer in units.
        highest: the greatest.
    """

    places: int
    each: int
    lowest: int
    highest: int


def unit_of(asked: Input) -> Unit:
    """Return in which unit an answer that is a number is read.

    Raises:
        ArithmeticError: if its step is no decimal.
    """
    step = Fraction(asked.step, asked.scale)
    if not terminates(step):
        raise ArithmeticError(f"a step of {step} cannot be written as a decimal")
    places = decimal_places(step)
    each = int(step * 10**places)
    in_units = Fraction(each, asked.step)
    lowest, highest = math.ceil(asked.lowest * in_units), math.floor(asked.highest * in_units)
    return Unit(places, each, lowest, highest)


def reading(name: str, raw: str, kind: str, asked: Input) -> list[list[Column]]:
    """Return the columns, by level, that read one column of a table.

    ``g<name>`` is whether something was given; ``v<name>`` is the number that the rule sees, null
    where nothing was given or it cannot be accepted; ``a<name>`` is the same and never null.

    Args:
        name: what the names of the columns end with.
        raw: the column as it was given.
        kind: its type.
        asked: what the column answers.
    """
    text = kind.startswith(TEXT_TYPES) or kind == NULL_TYPE
    said, value = f"t{name}", f"v{name}"
    first = [Column(said, f"CAST({raw} AS VARCHAR)" if text or asked.kind == "choice" else raw)]
    levels = [first]
    if asked.kind == "choice":
        cases = " ".join(f"WHEN {quoted(one.id)} THEN {one.number}" for one in asked.choices)
        # blanks are looked for only where nothing fits
        chosen = f"CASE {said} {cases} ELSE CASE {_trimmed(said)} {cases} END END"
        levels.append([Column(value, f"CAST({chosen} AS BIGINT)")])
    else:
        unit, percent = unit_of(asked), "FALSE"
        if text and asked.unit == "%":
            written = _trimmed(f"CAST({raw} AS VARCHAR)")
            percent = f"coalesce(ends_with({written}, '%'), FALSE)"
            first[0] = Column(said, f"rtrim({written}, {quoted(BLANKS + '%')})")
        first.append(Column(f"q{name}", percent))
        levels += _units(name, kind, unit)
        levels.append([Column(value, _number(f"u{name}", unit, asked, f"q{name}"))])
    given = f"{said} IS NOT NULL"
    if text:
        given = (
            f"CASE WHEN {value} IS NULL THEN coalesce({_trimmed(said)} <> '', FALSE) ELSE TRUE END"
        )
    never_null = Column(f"a{name}", f"CAST(coalesce({value}, {asked.lowest}) AS BIGINT)")
    return [*levels, [Column(f"g{name}", given), never_null]]


def _trimmed(said: str) -> str:
    return f"trim({said}, {quoted(BLANKS)})"


def quoted(text: str) -> str:
    """Return *text* as a literal of SQL."""
    return "'" + text.replace("'", "''") + "'"


def identifier(name: str) -> str:
    """Return the name of a column as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'


def _number(units: str, unit: Unit, asked: Input, percent: str) -> str:
    """Return the number the rule sees, from a number of units that may be anything."""
    holds = [f"{units} BETWEEN {unit.lowest} AND {unit.highest}"]
    value = f"{units} * {asked.step}" if asked.step != 1 else units
    if unit.each != 1:
        holds.append(f"{units} % {unit.each} = 0")
        value = f"{units} // {unit.each} * {asked.step}"
    if asked.unit == "%":
        # a small number may be a fraction, unless it is written with a percent sign
        one = 10**unit.places
        holds.append(f"({percent} OR {units} = 0 OR {units} > {one} OR {units} < {-one})")
    return f"CASE WHEN {' AND '.join(holds)} THEN {value} END"


def _units(name: str, kind: str, unit: Unit) -> list[list[Column]]:
    """Return the columns that read ``t<name>`` as a number of units, ``u<name>``.

    It is null where what stands there is none.

    Raises:
        BeyondSqlError: if the units are no numbers of 64 bits.
    """
    said, units, scale = f"t{name}", f"u{name}", 10**unit.places
    most = max(abs(unit.lowest), abs(unit.highest)) // scale + 1
    if most * scale > INT64_MAX:
        raise BeyondSqlError("bits", (most * scale).bit_length())
    if kind in WHOLE_TYPES:
        number = (
            f"CASE WHEN {said} BETWEEN {-most} AND {most} THEN CAST({said} AS BIGINT) * {scale} END"
        )
        return [[Column(units, number)]]
    if kind in {"DOUBLE", "FLOAT"}:
        return _from_double(name, kind, unit, most)
    if kind.startswith("DECIMAL"):
        places = int(kind.rpartition(",")[2].rstrip(")"))
        digits = len(str(most)) + unit.places + places
        if digits < WIDEST:
            wide = f"CAST({said} AS DECIMAL({WIDEST}, {places}))" if digits > MOST_DIGITS else said
            product = f"{wide} * {scale}"
            exact = "TRUE" if places <= unit.places else f"{product} % 1 = 0"
            number = f"CASE WHEN {exact} THEN CAST({product} AS BIGINT) END"
            return [[Column(units, f"CASE WHEN abs({said}) <= {most} THEN {number} END")]]
    return _from_text(name, kind, unit, most)


def _from_text(name: str, kind: str, unit: Unit, most: int) -> list[list[Column]]:
    """Return the units of a text; only where it does not fit, more is tried."""
    said, rest = f"t{name}", f"x{name}"
    written = said if kind.startswith(TEXT_TYPES) else f"CAST({said} AS VARCHAR)"
    trimmed = f"CASE WHEN m{name} IS NULL THEN {_trimmed(written)} END"
    long = f"length({rest}) > {SPREADSHEET_DIGITS} AND regexp_full_match({rest}, '{PLAIN}')"
    return [
        [Column(f"m{name}", _plainly(written, unit, most))],
        [Column(rest, trimmed)],
        [Column(f"d{name}", f"CASE WHEN {long} THEN TRY_CAST({rest} AS DOUBLE) END")],
        *_without_noise(name, rest, unit, most),
    ]


def _from_double(name: str, kind: str, unit: Unit, most: int) -> list[list[Column]]:
    """Return the units of a double that is the nearest one to a whole number of them.

    A decimal of 15 digits is what its nearest double is written as, so where dividing the
    rounded number of units gives the double back, that number is what was written.
    """
    # a number of 32 bits is what it is written as; and units are numbers of 64 bits, so that no
    # power of ten is too large for a double
    double = f"t{name}" if kind == "DOUBLE" else f"CAST(CAST(t{name} AS VARCHAR) AS DOUBLE)"
    scale = f"{float(10**unit.places):.1e}"
    near = f"round({double} * {scale})"
    whole = f"abs({near}) < 1e{SPREADSHEET_DIGITS} AND {near} / {scale} = {double}"
    inside = f"abs({double}) <= {most} AND NOT isnan({double})"
    number = f"CASE WHEN {inside} THEN CASE WHEN {whole} THEN CAST({near} AS BIGINT) END END"
    return [
        [Column(f"m{name}", number)],
        [Column(f"d{name}", f"CASE WHEN m{name} IS NULL AND {inside} THEN {double} END")],
        *_without_noise(name, "NULL", unit, most),
    ]


def _without_noise(name: str, rest: str, unit: Unit, most: int) -> list[list[Column]]:
    """Return the units of what is read already, or of a double without its noise.

    See :func:`scoring.exact.without_noise`; *rest* is the text that stands where there is no
    double.
    """
    double, short = f"d{name}", f"s{name}"
    digits = (
        f"length(regexp_replace(ltrim(split_part({short}, 'e', 1), '+-0.'), '[^0-9]', '', 'g'))"
    )
    spelt = f"CAST(TRY_CAST({short} AS DECIMAL({WIDEST}, {WIDEST - 2})) AS VARCHAR)"
    quiet = (
        f"CASE WHEN {double} IS NULL THEN {rest}"
        f" WHEN CAST({short} AS DOUBLE) <> {double} AND {digits} > {NOISE_FREE_DIGITS} THEN NULL"
        f" WHEN contains({short}, 'e') THEN {spelt} ELSE {short} END"
    )
    return [
        [Column(short, f"format('{{:.{SPREADSHEET_DIGITS}g}}', {double})")],
        [Column(f"n{name}", quiet)],
        [Column(f"u{name}", f"coalesce(m{name}, {_plainly(f'n{name}', unit, most)})")],
    ]


def _plainly(said: str, unit: Unit, most: int) -> str:
    """Return the units of a text that is plainly such a number; zeros around it are no matter."""
    fraction = f"[.][0-9]{{0,{unit.places}}}0*" if unit.places else "[.]0*"
    pattern = f"[+-]?0*([0-9]{{1,{len(str(most))}}}({fraction})?|{fraction})"
    # multiplying by the number of units adds as many digits again
    width = MOST_DIGITS if len(str(most)) + 2 * unit.places <= MOST_DIGITS else WIDEST
    decimal = f"TRY_CAST({said} AS DECIMAL({width}, {unit.places}))"
    return (
        f"CASE WHEN regexp_full_match({said}, '{pattern}')"
        f" THEN CAST({decimal} * {10**unit.places} AS BIGINT) END"
    )
