"""Figures that several documents state differently, as doubts: each may be the right one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.errors import Problems
from scoring.exact import as_text
from scoring.plan import plan_of
from scoring.register.references import feeds_of
from scoring.whatif.doubting.declared import DeclaredDoubt

if TYPE_CHECKING:
    from scoring.model import IndicatorSet
    from scoring.register import Register

__all__ = ["fact_doubts"]


def fact_doubts(
    register: Register, indicator_set: IndicatorSet, *facts: str
) -> tuple[DeclaredDoubt, ...]:
    """Return doubts of which figure of a fact is the right one.

    All answers that hold the fact move together; figures that differ are equally likely, however
    many documents state each.

    Args:
        register: the register with the facts.
        indicator_set: the set of the sheet.
        facts: the ids of the facts.

    Raises:
        ScoringError: if the register has no such fact, if it feeds nothing on the sheet, or if
            all documents state the same.
    """
    problems, found = Problems(), []
    feeds = feeds_of(register, plan_of(indicator_set), problems)
    for name in facts:
        place, fact = f"fact {name}", register.facts.get(name)
        if fact is None:
            problems.add("doubt.unknown-fact", place, name, known=", ".join(register.facts))
            continue
        # with the unit of the fact each answer reads its own amount
        figures = tuple(
            dict.fromkeys(f"{as_text(one.amount)}{fact.unit}" for one in fact.statements)
        )
        if not feeds[name]:
            problems.add("doubt.fact-feeds-nothing", fact.place, name)
        elif len(figures) == 1:
            problems.add("doubt.fact-agreed", fact.place, name, figure=figures[0])
        else:
            cells = tuple(f"{feed.indicator}.{feed.answer}" for feed in feeds[name])
            found.append(DeclaredDoubt(cells, values=figures, place=place))
    problems.raise_if_any()
    return tuple(found)
