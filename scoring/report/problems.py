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


def problems_text(
    problems: Sequence[Problem],
    sound: Sequence[str],
    format: str,
    language: Language,
) -> str:
    """Return what was found wrong and what was found sound."""
    from scoring.report import render_listing

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
        data = {"problems": found, "sound": list(sound)}
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    if format == "text":
        count = len(problems)
        lines = list(sound)
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
    return render_listing(document, format)
