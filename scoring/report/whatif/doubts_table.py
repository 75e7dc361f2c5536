"""What is in doubt, as a table and as texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.exact import as_text
from scoring.report.document import Table
from scoring.report.whatif.doubt_words import tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.whatif.doubting.doubts import Doubt


def doubts_table(doubts: Sequence[Doubt], language: str) -> Table:
    """Return what is in doubt, what it may be, and how likely that is."""
    rows = tuple(
        (
            "、".join(one.declared.cells) if language == "zh" else ", ".join(one.declared.cells),
            values_text(one),
            "—" if one.step is None else as_text(one.step),
            f"{one.size:,}",
            _odds(one, language),
        )
        for one in doubts
    )
    keys = ("in_doubt", "values", "step", "possible", "odds")
    return Table(
        tell("doubts_table", language),
        tuple(tell(key, language) for key in keys),
        rows,
        frozenset({2, 3}),
    )


def values_text(one: Doubt) -> str:
    """Write what something may be as a doubt is written: ``±5``, ``1220..1240``, ``a|b``."""
    written = one.declared
    if written.values:
        return "|".join(map(str, written.values))
    if written.between:
        return "..".join(map(str, written.between))
    return f"{'' if written.around is None else written.around}±{written.within}"


def _odds(one: Doubt, language: str) -> str:
    if one.given:
        return " : ".join(map(str, one.given))
    return tell("triangular" if one.triangular else "uniform", language)
