"""Which caps, gates and vetoes changed the outcome of an evaluation."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from scoring.evaluation.result import Applied

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.evaluation.computing import Computed
    from scoring.evaluation.result import NodeResult
    from scoring.plan import Outcome, Plan


def applied_of(
    plan: Plan, made: Computed, outcome: Outcome[int], nodes: Mapping[str, NodeResult]
) -> tuple[Applied, ...]:
    """Return the caps that cut points, the gates that lowered the grade, the veto that decides."""
    used, tick = plan.indicator_set, plan.tick * made.times
    applied = [
        Applied(
            "cap",
            used.caps[number],
            nodes[used.caps[number].node or used.root.id].node,
            Fraction(before, tick),
            Fraction(after, tick),
        )
        for number, (before, after) in sorted(made.cut.items())
    ]
    names = {grade.id: place for place, grade in enumerate(used.grades)}
    grade = outcome.before
    for gate, holds in zip(used.gates, outcome.gates, strict=True):
        if not holds:
            continue
        lowered = min(grade + (gate.lower_by or 0), len(used.grades) - 1)
        after = lowered if gate.best is None else max(grade, names[gate.best])
        if after != grade:
            applied.append(Applied("gate", gate))
        grade = after
    if outcome.veto:
        applied.append(Applied("veto", used.vetoes[outcome.veto - 1]))
    return tuple(applied)
