"""A sheet with some cells written anew, and checked as any sheet is."""

from __future__ import annotations

import math
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple, cast

from scoring.errors import Problems, ScoringError
from scoring.exact import fold
from scoring.io.cells import STATES, is_blank, read_answer
from scoring.io.raw import RawCell
from scoring.rules.base import Input
from scoring.settle import check_sheet
from scoring.settle.answers import whole_number
from scoring.settle.changed import with_points
from scoring.settle.standing import check_groups
from scoring.whatif.altering.steps import unit_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scoring.plan import Leaf, Plan
    from scoring.settle import CheckedSheet
    from scoring.sheet import Answer, Entry, ScoreSheet, State
    from scoring.whatif.altering.keys import Target

NewValue = Decimal | int | str | None
"""What a caller writes: a number or a choice, read as a cell is; nothing, or a blank, abstains."""

UNSCORED = frozenset({"missing", "not_applicable", "not_due"})
"""The states in which an indicator has no answers."""


class Written(NamedTuple):
    """A change that was read.

    Attributes:
        target: what it is made to.
        value: an answer or ``None`` where it is taken away, or a state.
        ticks: points in ticks.
    """

    target: Target
    value: Answer | None = None
    ticks: int = 0


def read(
    checked: CheckedSheet, target: Target, value: NewValue, problems: Problems
) -> Written | None:
    """Understand a new value as a cell is understood, or return ``None`` with problems noted."""
    if target.what == "state":
        state = STATES.get(fold(value).lower()) if isinstance(value, str) else None
        if state is None:
            problems.add("change.unknown-state", target.key, value)
            return None
        return Written(target, state)
    if target.asked is not None:
        if value is None or (isinstance(value, str) and is_blank(value)):
            return Written(target)
        answer = _answer(target.asked, value, target.key, problems)
        return None if answer is None else Written(target, answer)
    asked = points_asked(checked.plan, target.leaf)
    given = _answer(asked, value, target.key, problems)
    if given is None:
        return None
    ticks = whole_number(asked, given, target.leaf.node, target.key, problems)
    return None if ticks is None else Written(target, ticks=ticks)


def points_asked(plan: Plan, leaf: Leaf) -> Input:
    """Return what points of an indicator may be: from 0 to the most it can earn, as it rounds."""
    step = math.gcd(unit_of(plan, leaf), leaf.best)
    return Input("points", "points", plan.tick, step, 0, leaf.best)


def _answer(asked: Input, value: object, place: str, problems: Problems) -> Answer | None:
    if isinstance(value, str):
        return read_answer(RawCell("", "", "", value, "text", place), asked, problems)
    if isinstance(value, (Decimal, int)) and not isinstance(value, bool) and asked.kind != "choice":
        return Decimal(value)
    code = "cell.boolean" if isinstance(value, bool) else "cell.not-a-number"
    if isinstance(value, float):
        code = "cell.float"
    if asked.kind == "choice":
        code = "sheet.unknown-choice"
    known = {
        "known_zh": "、".join(one.zh for one in asked.choices),
        "known_en": ", ".join(one.en for one in asked.choices),
    }
    problems.add(code, place, value, **known)
    return None


def rewritten(
    checked: CheckedSheet,
    written: Sequence[Written],
    keys: Mapping[str, int],
    problems: Problems,
) -> CheckedSheet:
    """Return the sheet with the changes in it.

    An answer makes its indicator scored, whatever state was declared; a state in which there are
    no answers takes them away.

    Args:
        checked: the sheet as it is.
        written: the changes.
        keys: the place of every key among the changes, for the order of problems.
        problems: what was found already; raised with what is found here.

    Raises:
        ScoringError: with every problem of the changes, the key of the change as its place.
    """
    used = checked.plan.indicator_set
    # the sheet was sound, so what is wrong with it as a whole comes from the changes
    tried = replace(_sheet(checked.sheet, written), source=", ".join(keys))
    try:
        again = check_sheet(used, tried, problems)
        again = _as_settled(checked, again.keeping(checked.kept), written)
        points = {
            one.target.leaf.node.id: one.ticks for one in written if one.target.what == "points"
        }
        again = with_points(again, points)
        # points let an indicator count that was left out
        check_groups(again.plan, again.leaves, tried, problems)
        problems.raise_if_any()
    except ScoringError as error:
        found = sorted(error.problems, key=lambda one: keys.get(one.place, len(keys)))
        raise ScoringError(found) from None
    sheet = checked.sheet
    return replace(again, sheet=replace(tried, source=sheet.source, places=sheet.places))


def _as_settled(
    checked: CheckedSheet, again: CheckedSheet, written: Sequence[Written]
) -> CheckedSheet:
    """Return the sheet with the points that an earlier change gave, whatever was answered."""
    anew = check_sheet(checked.plan.indicator_set, checked.sheet).leaves
    changed = {checked.plan.places[one.target.leaf.node.id] for one in written}
    leaves = [
        was if was != fresh and was.fixed is not None and place not in changed else now
        for place, (was, fresh, now) in enumerate(
            zip(checked.leaves, anew, again.leaves, strict=True)
        )
    ]
    return replace(again, leaves=tuple(leaves))


def _sheet(sheet: ScoreSheet, written: Sequence[Written]) -> ScoreSheet:
    entries, places = dict(sheet.entries), dict(sheet.places)
    changes = [one for one in written if one.target.what != "points"]
    for one in reversed(changes):
        # the rest of the indicator was sound, so what is wrong there comes from the change
        places.update(dict.fromkeys(_all_cells(sheet, one.target.leaf), one.target.key))
    for one in changes:
        target, indicator = one.target, one.target.leaf.node.id
        entry = entries.get(indicator) or sheet.entry(indicator)
        if target.what == "state":
            places[indicator, "", "state"] = target.key
            continue
        places.update(dict.fromkeys(target.cells, target.key))
        entries[indicator] = _answered(entry, one)
    # states last: they say what the answers beside them mean
    for one in changes:
        if one.target.what == "state":
            indicator = one.target.leaf.node.id
            beside = any(
                other.target.what == "answer" and other.target.leaf is one.target.leaf
                for other in changes
            )
            entry = entries.get(indicator) or sheet.entry(indicator)
            entries[indicator] = _declared(entry, cast("State", one.value), beside=beside)
    return replace(sheet, entries=entries, places=places)


def _all_cells(sheet: ScoreSheet, leaf: Leaf) -> Iterator[tuple[str, str, str]]:
    for asked in leaf.rule.inputs:
        for column in ("value", *(one.id for one in sheet.reviewers)):
            yield leaf.node.id, asked.id, column
    yield leaf.node.id, "", "state"


def _answered(entry: Entry, one: Written) -> Entry:
    """Return an entry with answers written or taken away."""
    target = one.target
    name = target.asked.id if target.asked else ""
    answers = {asked: dict(given) for asked, given in entry.answers.items()}
    for column in target.columns:
        if one.value is None:
            answers.get(name, {}).pop(column, None)
        else:
            answers.setdefault(name, {})[column] = one.value
    return replace(entry, answers=answers, state=None)


def _declared(entry: Entry, state: State, *, beside: bool) -> Entry:
    """Return an entry in another state; answers that were given beside it stay, to be objected."""
    keeps = beside or state not in UNSCORED
    return replace(entry, state=state, answers=entry.answers if keeps else {})
