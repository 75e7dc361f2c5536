"""What conditions read as yes or no, so that reports say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.algebra.ops import INTEGERS
from scoring.plan import Value
from scoring.schema.outcome import Condition

if TYPE_CHECKING:
    from scoring.evaluation.result import Evaluation


def answered(evaluation: Evaluation, node_id: str) -> bool | None:
    """Return whether an indicator is a yes; ``None`` where it is left out, so it is neither."""
    plan = evaluation.checked.plan
    conditions = plan.outcomes.conditions
    slot = plan.slots[node_id]
    values = [Value(0)] * (slot + 1)
    values[slot] = Value(evaluation.ticks[slot], evaluation.out.get(node_id, 0))
    times = evaluation.tick // plan.tick
    if conditions.holds(INTEGERS, values, Condition(yes=node_id), times):
        return True
    return False if conditions.holds(INTEGERS, values, Condition(no=node_id), times) else None
