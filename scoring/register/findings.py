"""Findings and suggestions held against the deductions, and deductions against them."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from scoring.exact import as_text
from scoring.lint import Finding
from scoring.reasons import reason_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.evaluation import Evaluation
    from scoring.register.model import Register, Suggestion, WrittenFinding


def suggestions_for(register: Register, finding: WrittenFinding) -> tuple[Suggestion, ...]:
    """Return the suggestions that answer a finding, those written beside it left out."""
    return tuple(one for one in register.suggestions if finding.id in one.answers)


def derived_findings(
    register: Register, before: Evaluation, after: Evaluation
) -> Iterator[Finding]:
    """Yield deductions without a reason, findings that cost nothing or have no suggestion.

    What lacking evidence takes has its reason in the register; so reasons are asked for what was
    lost *before* that.
    """
    sheet = before.sheet
    for node in before.indicator_set.indicators:
        entry = sheet.entry(node.id)
        lost = points_lost(before, node.id)
        scored = entry.state in {None, "scored"} and not entry.blank
        if scored and lost and not entry.reason:
            place = reason_place(before, node.id) or next(
                (
                    where
                    for (one, _, column), where in sheet.places.items()
                    if one == node.id and column != "self"
                ),
                sheet.source,
            )
            said = {"zh": node.label.zh, "en": node.label.en, "lost": as_text(lost)}
            yield Finding("finding.no-reason", place, node.id, said)
    for one in register.findings:
        for n, name in enumerate(one.indicators):
            if not points_lost(after, name):
                node = after.indicator_set.nodes[name]
                said = {"id": one.id, "zh": node.label.zh, "en": node.label.en}
                place = f"{one.place}.indicators[{n}]"
                yield Finding("finding.nothing-lost", place, name, said)
        if one.suggestion is None and not suggestions_for(register, one):
            yield Finding("finding.no-suggestion", one.place, one.id)


def points_lost(evaluation: Evaluation, name: str) -> Fraction:
    """Return how many points a node lost; those that a penalty took."""
    result = evaluation[name]
    if name in evaluation.out or result.node.role in {"flag", "bonus"}:
        return Fraction(0)
    return result.points if result.node.role == "penalty" else max(result.lost, Fraction(0))
