"""The command ``import``: a draft of a set from a table, and what is doubtful in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from scoring.language import Language

DONE = 0


def import_table(
    parsed: Namespace, language: Language, refuse_to_overwrite: Callable[[Namespace], None]
) -> int:
    """Write the draft and print what is doubtful.

    Raises:
        ScoringError: if the table cannot be read, or the file exists already.
    """
    from scoring.io.files import write_text
    from scoring.io.foreign.importing import import_set
    from scoring.lint.finding import Finding
    from scoring.report.lint_words import findings_lines
    from scoring.report.words import say

    made = import_set(parsed.file)
    refuse_to_overwrite(parsed)
    write_text(Path(parsed.output), made.text)
    print(say("written", language, path=parsed.output))
    notes = [Finding(one.code, one.place, one.value, one.details) for one in made.notes]
    for line in findings_lines(notes, language):
        print(line)
    return DONE
