"""What an action of ``scoring whatif`` consists of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable, Mapping

    from scoring.language import Language

COLUMN = (
    "别人的表里有几列得分时，用哪一列（写表头，如 复审得分）",
    "which column of scores to use in a table made by others, by its heading",
)
"""The help of ``--column``, for actions that read a sheet."""
FORMATS = ("text", "markdown", "html", "json")


class Action(NamedTuple):
    """One action.

    Attributes:
        texts: its help, Chinese and English, by key; ``about`` says what it does.
        arguments: adds its arguments to its parser; the other says a text of *texts* by its key.
        run: runs it, and returns the exit status.
        formats: what ``--format`` takes; empty where the action writes files of its own.
        more: the argument that takes names which stand after an option, where there is one.
    """

    texts: Mapping[str, tuple[str, str]]
    arguments: Callable[[ArgumentParser, Callable[[str], str]], None]
    run: Callable[[Namespace, Language], int]
    formats: tuple[str, ...] = FORMATS
    more: str = ""
