"""What ``scoring examine`` does: read both files, hold one against the other, report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scoring.errors import Problems, ScoringError

if TYPE_CHECKING:
    from argparse import Namespace


def examined_report(parsed: Namespace) -> tuple[str, bool]:
    """Return the report, and whether there is anything to look at.

    Raises:
        ScoringError: with every problem of both files.
    """
    from scoring.io.registers import read_register
    from scoring.io.sheets import open_sheet
    from scoring.register import examine
    from scoring.report import render_examination

    problems, register, opened = Problems(), None, None
    try:
        register = read_register(Path(parsed.register))
    except ScoringError as error:
        problems.extend(error.problems)
    try:
        opened = open_sheet(parsed.file, parsed.set)
    except ScoringError as error:
        problems.extend(error.problems)
    if register is None or opened is None:
        raise ScoringError(problems)
    examined = examine(register, *opened)
    return render_examination(examined, parsed.format, parsed.lang), bool(examined.findings)
