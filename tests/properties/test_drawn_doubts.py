"""Values in doubt come to what the engine makes of the sheet on which they are written down."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import numpy as np
from examples import runs
from generators import Case, cases, evaluated
from hypothesis import assume, event, given
from hypothesis import strategies as st

import scoring
from scoring.errors import Problems
from scoring.evaluation import computing, verdict_of
from scoring.whatif.altering.rewriting import points_asked
from scoring.whatif.doubting.based import based_on
from scoring.whatif.doubting.doubts import check_doubts
from scoring.whatif.doubting.draws import Choices, drawn, verdicts
from scoring.whatif.doubting.redrawn import redrawn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.evaluation import Verdict
    from scoring.plan import Leaf
    from scoring.rules.base import Input
    from scoring.settle import CheckedSheet
    from scoring.whatif.doubting.doubts import Doubt

DRAWS = 4
REFUSED = {"doubt.with-void", "doubt.out-of-range", "sheet.outside-band"}
"""What may be said of a doubt that is drawn at random."""


def written(asked: Input, number: int) -> str:
    """Return a number as it stands in a cell, or the id of a choice."""
    if asked.kind == "choice":
        return next(one.id for one in asked.choices if one.number == number)
    text = decimal(Fraction(number, asked.scale))
    return f"{text}%" if asked.unit == "%" else text


def decimal(number: Fraction) -> str:
    """Return a number as it can be written down; thirds of a point cannot."""
    assume(scoring.exact.terminates(number))
    return scoring.exact.as_text(number)


def some_values(data: st.DataObject, asked: Input) -> str:
    """Draw alternatives, or an interval of a few steps."""
    low, high = -(-asked.lowest // asked.step), asked.highest // asked.step
    number = st.integers(low, min(high, low + 400))
    if asked.kind == "choice":
        number = st.sampled_from([one.number for one in asked.choices])
    assume(low < high)
    if asked.kind == "choice" or data.draw(st.booleans()):
        picked = data.draw(st.lists(number, min_size=2, max_size=4, unique=True))
        return "|".join(written(asked, one * asked.step) for one in picked)
    first = data.draw(st.integers(low, min(high, low + 400) - 1))
    last = data.draw(st.integers(first + 1, min(high, first + 30)))
    return f"{written(asked, first * asked.step)}..{written(asked, last * asked.step)}"


def some_doubt(data: st.DataObject, evaluation: scoring.Evaluation, leaf: Leaf) -> tuple[str, str]:
    """Draw a doubt about the points of an indicator, or about one of its answers."""
    plan, name = evaluation.checked.plan, leaf.node.id
    entry = evaluation.sheet.entry(name)
    points = leaf.node.role != "flag" and data.draw(st.integers(0, 2)) == 0
    if points and data.draw(st.booleans()):
        return name, some_values(data, points_asked(plan, leaf))
    if points:
        steps = data.draw(st.integers(1, 12))
        return name, decimal(Fraction(steps * plan.grain(leaf), plan.tick))
    asked = data.draw(st.sampled_from(leaf.rule.inputs))
    columns = list(entry.answers.get(asked.id, {}))
    assume(columns and asked.lowest < asked.highest)
    column = data.draw(st.sampled_from(columns))
    key = f"{name}.{asked.id}" if column == "value" else f"{column}:{name}.{asked.id}"
    if asked.kind != "choice" and data.draw(st.booleans()):
        steps = data.draw(st.integers(1, 12))
        return key, f"±{decimal(Fraction(steps * asked.step, asked.scale))}"
    return key, some_values(data, asked)


def expected(
    evaluation: scoring.Evaluation,
    doubts: Sequence[Doubt],
    places: Sequence[int],
    picks: Sequence[int] | None,
) -> Verdict | None:
    """Write the values down and evaluate; ``None`` where the set refuses them."""
    changes: list[tuple[str, Any]] = []
    off: dict[int, int] = {}
    for one, place in zip(doubts, places, strict=True):
        for part in one.parts:
            cell, name = part.cell, part.cell.target.leaf.node.id
            if cell.relative:
                off[cell.target.leaf.slot] = part.numbers[place]
                continue
            low, high = cell.limits
            text = written(cell.asked, min(max(part.numbers[place], low), high))
            value = text if cell.asked.kind == "choice" else Decimal(text.rstrip("%"))
            key = name if cell.target.asked is None else f"{name}.{cell.target.asked.id}"
            who = () if cell.member is None else (evaluation.sheet.reviewers[cell.member].id,)
            changes.append((":".join([*who, key]), value))
    try:
        checked = scoring.change_scores(evaluation, changes).after.checked
    except scoring.ScoringError:
        event("refused")
        return None
    again = checked if picks is None else redrawn(checked, picks)
    if again is None:
        return None
    best = {leaf.slot: leaf.best for leaf in checked.plan.leaves}
    plainly = computing.indicator_ticks

    def moved(of: CheckedSheet, member: int | None = None) -> list[int]:
        ticks = plainly(of, member)
        for slot, by in off.items():
            ticks[slot] = min(max(ticks[slot] + by, 0), best[slot])
        return ticks

    with patch.object(computing, "indicator_ticks", moved):
        return verdict_of(scoring.evaluate(evaluation.indicator_set, again))


@runs(2)
@given(cases(), st.data())
def test_every_draw_comes_to_what_the_engine_makes_of_that_sheet(
    case: Case, data: st.DataObject
) -> None:
    evaluation = evaluated(case)
    leaves = [
        leaf
        for leaf, given_ in zip(
            evaluation.checked.plan.leaves, evaluation.checked.leaves, strict=True
        )
        if given_.state == "scored"
    ]
    picked = data.draw(st.lists(st.sampled_from(leaves), min_size=1, max_size=3, unique=True))
    problems = Problems()
    words = [some_doubt(data, evaluation, leaf) for leaf in picked]
    doubts = check_doubts(evaluation, words, "uniform", problems)
    assert {problem.code for problem in problems} <= REFUSED
    assume(not len(problems))
    try:
        checked = based_on(evaluation, doubts)
    except scoring.ScoringError:
        event("no value is accepted")
        return
    places = [
        data.draw(st.lists(st.integers(0, one.size - 1), min_size=DRAWS, max_size=DRAWS))
        for one in doubts
    ]
    panels = None
    if len(checked.valid) > 1 and data.draw(st.booleans()):
        seats = st.lists(
            st.sampled_from(checked.valid),
            min_size=len(checked.valid),
            max_size=len(checked.valid),
        )
        panels = np.asarray(data.draw(st.lists(seats, min_size=DRAWS, max_size=DRAWS))).T
    columns = tuple(np.asarray(column, dtype=np.int64) for column in places)
    made = drawn(checked, doubts, Choices(DRAWS, panels, columns))
    stage = evaluation.indicator_set.panel.stage
    event(f"{stage}s are combined, {'reviewers' if panels is None else 'panels'}")
    for number in range(DRAWS):
        alone = made._replace(there=made.there & (np.arange(DRAWS) == number))
        picks = None if panels is None else panels[:, number].tolist()
        verdict = expected(evaluation, doubts, [column[number] for column in places], picks)
        assert next(iter(verdicts(checked, alone)), None) == verdict
