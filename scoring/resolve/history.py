"""The days on which a set applies, and what only a file that extends another may say."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scoring.errors import Problems
    from scoring.schema.indicator_set import SetFile

_WRITTEN = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def day_of(text: str) -> date | None:
    """Return the day that *text* names, such as ``2021-06-01``, or ``None`` if there is none."""
    if not _WRITTEN.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def check_history(written: SetFile, place: str, problems: Problems) -> None:
    """Note days that do not exist or run backwards, and ``drop`` without a set to drop from."""
    days = {}
    for key in ("effective", "until"):
        text = getattr(written, key)
        days[key] = day_of(text)
        if text and days[key] is None:
            problems.add("set.no-day", f"{place}: {key}", text)
    first, last = days["effective"], days["until"]
    if first and last and last < first:
        problems.add("set.until-before", f"{place}: until", last, effective=first)
    if written.drop:
        problems.add("set.drop-without-extends", f"{place}: drop", ", ".join(written.drop))


def in_force(written: SetFile, day: date) -> bool:
    """Whether a set applies on *day*; an end that is not known leaves no day out."""
    first, last = day_of(written.effective), day_of(written.until)
    return (first is None or first <= day) and (last is None or day <= last)
