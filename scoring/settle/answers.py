"""Single answers held against what was asked: decimals and choices to whole numbers."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from scoring import exact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.errors import Problems
    from scoring.model import Node
    from scoring.rules.base import Input
    from scoring.rules.judged import BandRule
    from scoring.sheet import Answer


def whole_number(
    asked: Input, given: Answer, node: Node, place: str, problems: Problems
) -> int | None:
    """Return an answer as the whole number the rule sees, or note what is wrong with it."""
    if asked.kind == "choice":
        for choice in asked.choices:
            if choice.id == given:
                return choice.number
        known = ", ".join(choice.id for choice in asked.choices)
        problems.add("sheet.unknown-choice", place, given, known_zh=known, known_en=known)
        return None
    number = exact_decimal(given)
    if number is None:
        code = "cell.float" if isinstance(given, float) else "cell.not-a-number"
        problems.add(code, place, given)
        return None
    top, bottom = number.as_integer_ratio()
    scaled, finer = divmod(top * asked.scale, bottom)
    if not finer and asked.lowest <= scaled <= asked.highest and not scaled % asked.step:
        return scaled
    limits = {
        "low": exact.as_text(Fraction(asked.lowest, asked.scale)),
        "high": exact.as_text(Fraction(asked.highest, asked.scale)),
        "id": node.id,
    }
    if scaled < asked.lowest:
        code = "sheet.negative" if asked.lowest == 0 else "sheet.below-range"
        problems.add(code, place, given, **limits)
    elif scaled + bool(finer) > asked.highest:
        code = "sheet.above-full-points" if asked.kind == "points" else "sheet.above-range"
        problems.add(code, place, given, **limits)
    else:
        step = exact.as_text(Fraction(asked.step, asked.scale))
        problems.add("sheet.finer-than-step", place, given, step=step, **limits)
    return None


def exact_decimal(given: object) -> Decimal | None:
    """Return a decimal or a whole number as a decimal; nothing else is exact, floats least."""
    if isinstance(given, int) and not isinstance(given, bool):
        return Decimal(given)
    return given if isinstance(given, Decimal) and given.is_finite() else None


def check_band(
    rule: BandRule, node: Node, row: Sequence[int], tick: int, place: str, problems: Problems
) -> None:
    """Note a score that does not lie in the band chosen with it."""
    band, score = row
    lower, upper = rule.limits(band)
    if score >= lower and (upper is None or score < upper):
        return
    top = node.full if upper is None else Fraction(upper, tick)
    choice = rule.inputs[0].choices[band]
    problems.add(
        "sheet.outside-band",
        place,
        exact.as_text(Fraction(score, tick)),
        zh=choice.zh,
        en=choice.en,
        low=exact.as_text(Fraction(lower, tick)),
        high=exact.as_text(top),
        included_zh="含" if upper is None else "不含",
        included_en="included" if upper is None else "excluded",
    )
