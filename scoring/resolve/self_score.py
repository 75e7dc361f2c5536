"""The bands of deviations of self scores: they must rise, and lie between nothing and all."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from scoring.exact import as_text

if TYPE_CHECKING:
    from scoring.errors import Problems
    from scoring.schema.indicator_set import SetFile


def check_self_score(written: SetFile, place: str, problems: Problems) -> None:
    """Note bands that do not rise, and shares of full points that no deviation can have."""
    declared = written.self_score
    if declared is None:
        return
    shares = [(f"bands[{number}]", share) for number, share in enumerate(declared.bands)]
    if declared.explain_above is not None:
        shares.append(("explain_above", declared.explain_above))
    for key, share in shares:
        if not 0 <= share < 1:
            problems.add("set.self-share", f"{place}: self_score.{key}", as_text(share))
    for number, (low, high) in enumerate(pairwise(declared.bands), start=1):
        if high <= low:
            key = f"{place}: self_score.bands[{number}]"
            problems.add("set.self-bands", key, as_text(high), before=as_text(low))
