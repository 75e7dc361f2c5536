"""What is written with an equals sign on the command line: ``优=88``, ``R1=1.5``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser


def bound(text: str) -> tuple[str, str]:
    """Return a grade and the points of its bound, written ``优=88``; both are checked later.

    Raises:
        ValueError: if it is written in another way; the parser then says so.
    """
    grade, mark, points = text.rpartition("=")
    if not (grade.strip() and mark and points.strip()):
        raise ValueError(text)
    return grade.strip(), points.strip()


def ask_for_bounds(parser: ArgumentParser, about: str) -> None:
    """Add the option that moves bounds."""
    parser.add_argument(
        "--set-band", metavar="GRADE=POINTS", type=bound, action="append", default=[], help=about
    )


def weight(text: str) -> tuple[str, str]:
    """Return the id of a reviewer and a weight, written ``R1=1.5``.

    Raises:
        ValueError: if it is written in another way; the parser then says so.
    """
    who, mark, number = text.rpartition("=")
    if not who or not mark or not re.fullmatch(r"\d+(\.\d+)?", number, re.ASCII):
        raise ValueError(text)
    return who, number


def ask_for_weights(parser: ArgumentParser, about: str) -> None:
    """Add the option that weights reviewers."""
    parser.add_argument(
        "--weight", metavar="ID=WEIGHT", type=weight, action="append", default=[], help=about
    )
