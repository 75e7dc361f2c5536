"""The command that writes blank sheets: one for all reviewers, or one each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scoring.cli.output import show
from scoring.errors import fail

if TYPE_CHECKING:
    from argparse import Namespace

    from scoring.language import Language


def blank(parsed: Namespace, language: Language) -> int:
    """Write the blank sheet, or a form for each reviewer, and say where."""
    from scoring.io.each import write_sheets
    from scoring.io.panel_file import read_panel
    from scoring.io.sets import load_indicator_set
    from scoring.io.sheets import blank_sheet, write_sheet
    from scoring.report import language_for
    from scoring.report.words import say

    used = load_indicator_set(parsed.set)
    members = parsed.reviewers if parsed.panel is None else read_panel(parsed.panel, used)
    sheet, path = blank_sheet(used, members, self_scores=parsed.self), Path(parsed.output)
    wanted = language_for(used, parsed.lang)
    if parsed.each:
        written = write_sheets(sheet, path, used, wanted, force=parsed.force)
    elif path.is_file() and not parsed.force:
        raise fail("file.exists", str(path))
    else:
        write_sheet(sheet, path, used, wanted)
        written = (path,)
    show("\n".join(say("written", language, path=one) for one in written) + "\n")
    return 0
