"""What to look at in caps, gates and vetoes: conditions that are settled before any sheet."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from scoring.algebra.bounds import BoundsOps
from scoring.exact import as_text
from scoring.lint.finding import Finding
from scoring.lint.ranges import ranges_of
from scoring.plan import plan_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.model import IndicatorSet


def limits(indicator_set: IndicatorSet) -> Iterator[Finding]:
    """Find caps, gates and vetoes that never or always apply, and those that limit nothing.

    Held against a condition are the least and the most that its nodes can come to, so a condition
    that needs two things which cannot come together is not found.
    """
    plan = plan_of(indicator_set)
    if not (indicator_set.caps or indicator_set.gates or indicator_set.vetoes):
        return
    values, conditions = ranges_of(plan), plan.outcomes.conditions
    for kind in ("cap", "gate", "veto"):
        for number, one in enumerate(getattr(indicator_set.written, kind)):
            place = f"{indicator_set.place}: {kind}[{number}]"
            possible = conditions.holds(BoundsOps(), values, one.when).possible
            if len(possible) == 1:
                code = "lint.always-holds" if True in possible else "lint.never-holds"
                details = {"zh": one.label.zh, "en": one.label.en}
                yield Finding(code, f"{place}.when", one.id, details)
    for number, cap in enumerate(indicator_set.caps):
        slot = plan.slots[cap.node or indicator_set.root.id]
        most = Fraction(values[slot].points.hi, plan.tick)
        if cap.at_most > most:
            place = f"{indicator_set.place}: cap[{number}].at_most"
            details = {"id": cap.id, "most": as_text(most)}
            yield Finding("lint.cap-too-high", place, as_text(cap.at_most), details)
    for number, gate in enumerate(indicator_set.gates):
        if gate.best == indicator_set.grades[0].id or len(indicator_set.grades) == 1:
            place = f"{indicator_set.place}: gate[{number}]"
            yield Finding("lint.gate-limits-nothing", place, gate.id)
