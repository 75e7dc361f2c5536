"""The command ``import``: a draft of a set from a table, and what is doubtful in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scoring.cli.output import refuse_to_overwrite, show

if TYPE_CHECKING:
    from argparse import Namespace

    from scoring.language import Language

DONE = 0


def import_table(parsed: Namespace, language: Language) -> int:
    """Write the draft and print what is doubtful.

    Raises:
        ScoringError: if the table cannot be read, or the file exists already.
    """
    from scoring.io.files import write_text
    from scoring.io.foreign.importing import import_set
    from scoring.lint.finding import Finding
    from scoring.report.lint_words import findings_lines
    from scoring.report.words import say

    made = import_set(parsed.file, sheet=parsed.sheet)
    refuse_to_overwrite(parsed)
    write_text(Path(parsed.output), made.text)
    notes = [Finding(one.code, one.place, one.value, one.details) for one in made.notes]
    lines = [say("written", language, path=parsed.output), *findings_lines(notes, language)]
    show("\n".join(lines) + "\n")
    return DONE
