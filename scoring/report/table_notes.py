"""What to know of a table made by others, beside the result: as lines and as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scoring.printed import printed_differences

if TYPE_CHECKING:
    from scoring.errors import Problem
    from scoring.evaluation import Evaluation


def table_lines(evaluation: Evaluation, language: str) -> list[str]:
    """Return how the table was read and which printed figures differ, one a line."""
    return [one.line("zh" if language == "zh" else "en") for one in _notes(evaluation)]


def table_notes(evaluation: Evaluation) -> list[dict[str, Any]]:
    """Return the same for programs; see ``TableNote`` in the shape of results."""
    return [_data(one) for one in _notes(evaluation)]


def _notes(evaluation: Evaluation) -> tuple[Problem, ...]:
    return (*evaluation.sheet.notes, *printed_differences(evaluation))


def _data(one: Problem) -> dict[str, Any]:
    computed = one.details.get("computed", one.details.get("rows"))
    return {
        "code": one.code,
        "place": one.place,
        "value": one.value,
        "computed": None if computed is None else str(computed),
        "text": {
            "zh": f"{one.what('zh')}{one.remedy('zh')}",
            "en": f"{one.what('en')} {one.remedy('en')}",
        },
    }
