"""Facts: what the sheet holds of them, and what comes out with the figure of every statement."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from scoring.errors import ScoringError
from scoring.exact import as_text
from scoring.settle.answers import exact_decimal
from scoring.sheet import ONCE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scoring.errors import Problem
    from scoring.evaluation import Evaluation
    from scoring.register.model import Fact, Statement
    from scoring.register.references import Feed
    from scoring.sheet import ScoreSheet


class Alternative(NamedTuple):
    """What comes out with the figure of one statement.

    Attributes:
        evaluation: the sheet with this figure, evaluated again; ``None`` where it is refused.
        problems: why it is refused.
    """

    statement: Statement
    evaluation: Evaluation | None
    problems: tuple[Problem, ...] = ()


class OnSheet(NamedTuple):
    """What the sheet holds of a fact, in the unit of the fact; ``None`` where it is blank."""

    feed: Feed
    amount: Fraction | None


@dataclass(frozen=True, slots=True)
class FactResult:
    """A fact, what the sheet holds of it, and what comes out with every figure.

    Attributes:
        alternatives: one for every statement; empty where the fact feeds nothing on the sheet.
    """

    fact: Fact
    on_sheet: tuple[OnSheet, ...]
    alternatives: tuple[Alternative, ...]

    @property
    def differences(self) -> tuple[tuple[Statement, Statement, Fraction], ...]:
        """For every two statements, by how much the later one is above the earlier one."""
        pairs = combinations(self.fact.statements, 2)
        return tuple((one, other, other.amount - one.amount) for one, other in pairs)


def examine_fact(
    fact: Fact,
    feeds: Sequence[Feed],
    sheet: ScoreSheet,
    evaluated: Callable[[ScoreSheet], Evaluation],
) -> FactResult:
    """Return what the sheet holds of a fact, and what comes out with every figure of it.

    Args:
        fact: the fact.
        feeds: the answers that hold it.
        sheet: what was filled in.
        evaluated: evaluates a sheet, effects of evidence included.
    """
    alive = [one for one in feeds if sheet.entry(one.indicator).state in {None, "scored"}]
    on_sheet = tuple(OnSheet(one, _held(sheet, one)) for one in alive)
    alternatives = []
    for statement in fact.statements if alive else ():
        try:
            made = evaluated(_with_figure(sheet, alive, statement.amount))
        except ScoringError as error:
            alternatives.append(Alternative(statement, None, error.problems))
        else:
            alternatives.append(Alternative(statement, made))
    return FactResult(fact, on_sheet, tuple(alternatives))


def _held(sheet: ScoreSheet, feed: Feed) -> Fraction | None:
    given = exact_decimal(sheet.entry(feed.indicator).answers.get(feed.answer, {}).get(ONCE))
    return None if given is None else Fraction(given) / feed.factor


def _with_figure(sheet: ScoreSheet, feeds: Sequence[Feed], amount: Fraction) -> ScoreSheet:
    """Return the sheet with this amount in every answer that holds it."""
    entries = dict(sheet.entries)
    for feed in feeds:
        entry = entries.get(feed.indicator, sheet.entry(feed.indicator))
        value = Decimal(as_text(amount * feed.factor))
        answers = {**entry.answers, feed.answer: {ONCE: value}}
        entries[feed.indicator] = replace(entry, answers=answers)
    return replace(sheet, entries=entries)
