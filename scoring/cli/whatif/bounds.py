"""Bounds of grades as they are written on the command line: ``优=88``."""

from __future__ import annotations

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
