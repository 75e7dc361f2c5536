"""The kinds of values that files hold."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
)

from scoring import exact


class Strict(BaseModel):
    """What every part of a file has in common: frozen, no unknown keys."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", use_attribute_docstrings=True, arbitrary_types_allowed=True
    )


def _decimal(value: Any) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, (int, str, Decimal)):
        raise ValueError("number")  # noqa: TRY004 - pydantic turns it into a problem with its place
    number = exact.to_decimal(str(value))
    if number is None:
        raise ValueError("number")
    return number


def _fraction(value: Any) -> Fraction:
    if isinstance(value, bool) or not isinstance(value, (int, str, Decimal)):
        raise ValueError("ratio")  # noqa: TRY004 - as above
    number = exact.to_fraction(str(value))
    if number is None:
        raise ValueError("ratio")
    return number


Number = Annotated[
    Decimal,
    BeforeValidator(_decimal),
    WithJsonSchema({"type": ["number", "string"], "description": "a decimal, read exactly"}),
]
"""A decimal, read exactly: ``3.33`` or ``"3.33"``."""

Ratio = Annotated[
    Fraction,
    BeforeValidator(_fraction),
    WithJsonSchema(
        {"type": ["number", "string"], "description": "a decimal or a ratio such as 10/3"}
    ),
]
"""A decimal, or a ratio of two: ``3.33`` or ``"10/3"``."""

Id = Annotated[str, StringConstraints(pattern=r"^[\w.\-]{1,64}$")]
"""Letters of any script, digits, ``.``, ``-`` and ``_``."""


def _day(value: Any) -> Any:
    # a date of TOML is one without quotes; with a time of day it is no day
    return value.isoformat() if type(value) is date else value


Day = Annotated[str, BeforeValidator(_day), StringConstraints(pattern=r"^(\d{4}-\d{2}-\d{2})?$")]
"""A day such as ``2020-02-25``, with or without quotes, or nothing."""

Flag = Annotated[bool, Field(strict=True)]
"""True or false, and nothing that may stand for it."""

Places = Annotated[int, Field(strict=True, ge=0, le=8)]
"""How many decimals."""


class Label(Strict):
    """A text in both languages."""

    zh: Annotated[str, StringConstraints(min_length=1)]
    """In Chinese."""
    en: Annotated[str, StringConstraints(min_length=1)]
    """In English."""

    def of(self, language: str) -> str:
        """Return the text in *language*, ``"zh"`` or ``"en"``."""
        return self.zh if language == "zh" else self.en
