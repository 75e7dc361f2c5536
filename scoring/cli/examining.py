"""What ``scoring examine`` does: read both files, hold one against the other, report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scoring.cli.opening import opened_by, opened_project
from scoring.errors import Problems, ScoringError, fail

if TYPE_CHECKING:
    from argparse import Namespace

    from scoring.register import Examination


def examined_report(parsed: Namespace) -> tuple[str, bool]:
    """Return the report, and whether there is anything to look at.

    Raises:
        ScoringError: with every problem of both files.
    """
    from scoring.io.registers import read_register
    from scoring.register import examine
    from scoring.report import render_examination

    if not parsed.file:
        examined = _of_project(parsed)
        return render_examination(examined, parsed.format, parsed.lang), bool(examined.findings)
    problems, register, sheet = Problems(), None, None
    try:
        register = read_register(Path(parsed.register))
    except ScoringError as error:
        problems.extend(error.problems)
    try:
        sheet = opened_by(parsed)
    except ScoringError as error:
        problems.extend(error.problems)
    if register is None or sheet is None:
        raise ScoringError(problems)
    examined = examine(register, *sheet)
    return render_examination(examined, parsed.format, parsed.lang), bool(examined.findings)


def _of_project(parsed: Namespace) -> Examination:
    """Return what the register in the folder of a project shows."""
    project = opened_project(
        [parsed.register], parsed.set, parsed.panel, column=parsed.column, sheet=parsed.sheet
    )
    if project is None:
        raise fail("project.not-a-project", parsed.register, parsed.register)
    if project.examined is None:
        raise fail("project.no-register", parsed.register, parsed.register)
    return project.examined
