"""Problems as a report."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from scoring.report.document import Document, Table
from scoring.report.words import say, word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.errors import Problem
    from scoring.language import Language
    from scoring.lint import Finding


def problems_text(
    problems: Sequence[Problem],
    sound: Sequence[str],
    format: str,
    language: Language,
    findings: Sequence[Finding] = (),
) -> str:
    """Return what was found wrong, what was found sound, and what to look at all the same."""
    from scoring.report import render_listing
    from scoring.report.lint_words import findings_data, findings_lines

    if format == "json":
        found = [
            {
                "code": problem.code,
                "place": problem.place,
                "value": problem.value,
                "problem": problem.what(language),
                "remedy": problem.remedy(language),
            }
            for problem in problems
        ]
        notes = findings_data(findings, language)
        data = {"problems": found, "sound": list(sound), "notes": notes}
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    if format == "text":
        count = len(problems)
        lines = [*sound, *findings_lines(findings, language)]
        if problems:
            head = say("one_problem" if count == 1 else "problems", language, count=count)
            lines += [head, *(f"  {problem.line(language)}" for problem in problems)]
        return "\n".join(lines) + "\n"
    document = Document(word("problem", language))
    document.say(*sound)
    headers = ("place", "problem", "remedy")
    rows = tuple((p.place, p.what(language), p.remedy(language)) for p in problems)
    if rows:
        document.show(Table("", tuple(word(h, language) for h in headers), rows))
    notes = findings_data(findings, language)
    if notes:
        headers = ("place", "notes", "remedy")
        rows = tuple((one["place"], one["note"], one["remedy"]) for one in notes)
        document.show(Table("", tuple(word(h, language) for h in headers), rows))
    return render_listing(document, format)
