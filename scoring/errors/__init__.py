"""What can go wrong, and the place where it went wrong.

A :class:`Problem` is data: a code, a place, the offending value.  Its sentences, in
Chinese and in English, stand in the catalogues beside this file, so that a message is
worded once and every message says what to do.  Problems are collected
(:class:`Problems`) and raised together as one :class:`ScoringError`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scoring.errors.catalogue import sentences
from scoring.language import Language, locale_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["MOST_HINTS", "Problem", "Problems", "ScoringError", "closest"]

SHOWN_VALUE = 60

MOST_HINTS = 20
"""From so many problems on nobody asks what was meant: every answer takes a look at all ids."""

# control characters, those that turn the direction of writing, and halves of characters
_OBEYED = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with an input.

    Attributes:
        code: key of the catalogue, such as ``sheet.above-full-points``.
        place: file and cell, line or key: ``form.xlsx 评分表!E7``, ``mof.toml: indicator.C2.rule``.
        value: the offending value as it was written, or ``None`` where there is none.
        details: what the sentences of the catalogue quote.
    """

    code: str
    place: str
    value: str | None = None
    details: Mapping[str, object] = field(default_factory=dict)

    def what(self, language: Language) -> str:
        """Return what is wrong, as a sentence."""
        return sentences(self.code, language)[0].format(value=self.shown_value, **self.details)

    def remedy(self, language: Language) -> str:
        """Return what to do about it, as a sentence."""
        return sentences(self.code, language)[1].format(value=self.shown_value, **self.details)

    def line(self, language: Language) -> str:
        """Return place, what is wrong and what to do, in one line."""
        colon = "：" if language == "zh" else ": "
        between = "" if language == "zh" else " "
        text = f"{self.place}{colon}{self.what(language)}{between}{self.remedy(language)}"
        return printable(text)

    @property
    def shown_value(self) -> str:
        """The offending value, shortened so that a message stays one line."""
        text = "" if self.value is None else self.value
        text = printable(text)
        return text if len(text) <= SHOWN_VALUE else text[: SHOWN_VALUE - 1] + "…"


class ScoringError(Exception):
    """An input has problems; all of them are in :attr:`problems`, in the order of the input."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        """Return every problem, one a line, in the language of the locale."""
        language = locale_language() or "en"
        return "\n".join(problem.line(language) for problem in self.problems)


class Problems:
    """Collects problems, so that a user sees all of them at once."""

    def __init__(self) -> None:
        self._found: list[Problem] = []

    def add(self, code: str, place: str, value: object = None, **details: object) -> None:
        """Note one problem."""
        written = None if value is None else str(value)
        self._found.append(Problem(code, place, written, details))

    def extend(self, problems: Iterable[Problem]) -> None:
        """Note problems that another collector found."""
        self._found.extend(problems)

    def __iter__(self) -> Iterator[Problem]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def raise_if_any(self) -> None:
        """Raise what was found.

        Raises:
            ScoringError: when there is at least one problem.
        """
        if self._found:
            raise ScoringError(self._found)


def printable(text: str) -> str:
    """Return *text* without the characters that a terminal would obey."""
    return _OBEYED.sub("�", text)


def fail(code: str, place: str, value: object = None, **details: object) -> ScoringError:
    """Return an error with a single problem, to be raised where nothing more can be read."""
    written = None if value is None else str(value)
    return ScoringError([Problem(code, place, written, details)])


def closest(word: str, known: Iterable[str]) -> str | None:
    """Return the entry of *known* that *word* was probably meant to be, or ``None``."""
    from difflib import get_close_matches  # noqa: PLC0415 - loaded only when something is wrong

    by_lower = {entry.lower(): entry for entry in known}
    found = get_close_matches(word.lower(), by_lower, n=1, cutoff=0.5)
    return by_lower[found[0]] if found else None
