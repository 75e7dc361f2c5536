"""What a check of a sound sheet has to say of its self scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.deviation import compare_self
from scoring.evaluation import evaluate
from scoring.lint.finding import Finding

if TYPE_CHECKING:
    from scoring.settle import CheckedSheet


def self_findings(checked: CheckedSheet) -> list[Finding]:
    """Return what is to be looked at in the self scores of a sheet; nothing where it has none."""
    if all(entry.self_score is None for entry in checked.sheet.entries.values()):
        return []
    compared = compare_self(evaluate(checked.plan.indicator_set, checked))
    found = () if compared is None else compared.findings
    return [Finding(one.code, one.place, one.value, one.details) for one in found]
