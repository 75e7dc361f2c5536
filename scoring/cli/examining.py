"""What ``scoring examine`` does: read both files, hold one against the other, report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scoring.cli.opening import opened
from scoring.errors import Problems, ScoringError

if TYPE_CHECKING:
    from argparse import Namespace


def examined_report(parsed: Namespace) -> tuple[str, bool]:
    """Return the report, and whether there is anything to look at.

    Raises:
        ScoringError: with every problem of both files.
    """
    from scoring.io.registers import read_register
    from scoring.register import examine
    from scoring.report import render_examination

    problems, register, sheet = Problems(), None, None
    try:
        register = read_register(Path(parsed.register))
    except ScoringError as error:
        problems.extend(error.problems)
    try:
        sheet = opened(parsed.file, parsed.set, parsed.panel)
    except ScoringError as error:
        problems.extend(error.problems)
    if register is None or sheet is None:
        raise ScoringError(problems)
    examined = examine(register, *sheet)
    return render_examination(examined, parsed.format, parsed.lang), bool(examined.findings)
