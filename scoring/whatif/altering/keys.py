"""What a change or a doubt is about, as it is written: ``C1``, ``C2.actual``, ``R3:A1``.

An id holds neither ``:`` nor ``=``, so what stands before a colon is a reviewer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from scoring.errors import MOST_HINTS
from scoring.meant import meant
from scoring.model import descendants
from scoring.scopes import barred
from scoring.sheet import ONCE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scoring.errors import Problems
    from scoring.plan import Leaf
    from scoring.rules.base import Input
    from scoring.settle import CheckedSheet

STATE = "state"
MOST_NAMED = 8
"""Of so many indicators of a group a message names each."""


class Target(NamedTuple):
    """What a change is made to.

    Attributes:
        key: how it is written.
        leaf: the indicator.
        what: its points, an answer, or its state.
        asked: the input that is answered, ``None`` for points and states.
        columns: whose answer it is: reviewers, or :data:`scoring.sheet.ONCE`.
    """

    key: str
    leaf: Leaf
    what: Literal["points", "answer", "state"]
    asked: Input | None = None
    columns: tuple[str, ...] = ()

    @property
    def cells(self) -> tuple[tuple[str, str, str], ...]:
        """The cells of the sheet that it writes, by indicator, input and column."""
        name = STATE if self.what == "state" else self.asked.id if self.asked else ""
        return tuple((self.leaf.node.id, name, column) for column in self.columns or ("",))


def target_of(checked: CheckedSheet, key: str, problems: Problems) -> Target | None:
    """Return what a key stands for, or ``None`` with the problem noted.

    Whether a reviewer exists, and may answer, is checked later as it is for any sheet.
    """
    who, colon, name = key.replace("：", ":").rpartition(":")
    found = _indicator(checked, name)
    if found is None:
        _unknown(checked, key, name, problems)
        return None
    leaf, part = found
    if not colon and not part:
        return Target(key, leaf, "points")
    if not colon and part == STATE and all(asked.id != STATE for asked in leaf.rule.inputs):
        return Target(key, leaf, "state")
    asked = _asked(leaf, part, who, key, problems)
    columns = (who,) if colon else _everybody(checked, leaf)
    if not columns:
        problems.add("change.nobody", key, id=leaf.node.id)
    return Target(key, leaf, "answer", asked, columns) if asked and columns else None


def check_clashes(targets: Iterable[Target], problems: Problems) -> None:
    """Note what is named twice, or in two ways that exclude each other."""
    cells: dict[tuple[str, str, str], str] = {}
    ways: dict[tuple[str, bool], str] = {}
    for target in targets:
        twice = next((cells[cell] for cell in target.cells if cell in cells), None)
        if twice is not None:
            problems.add("change.twice", target.key, other=twice)
        cells.update(dict.fromkeys(target.cells, target.key))
        indicator, direct = target.leaf.node.id, target.what == "points"
        other = ways.get((indicator, not direct))
        if other is not None:
            problems.add("change.points-and-answers", target.key, id=indicator, other=other)
        ways[indicator, direct] = target.key


def _asked(leaf: Leaf, part: str, who: str, key: str, problems: Problems) -> Input | None:
    """Return the input that is named, or the only one; or note that there is none."""
    inputs = {asked.id: asked for asked in leaf.rule.inputs}
    known, said = ", ".join(inputs), {"id": leaf.node.id}
    if part:
        if part not in inputs:
            problems.add("sheet.unknown-input", key, part, known=known, **said)
        return inputs.get(part)
    if len(inputs) > 1:
        problems.add("change.which-input", key, who=who, known=known, **said)
        return None
    return leaf.rule.inputs[0]


def _indicator(checked: CheckedSheet, name: str) -> tuple[Leaf, str] | None:
    """Return an indicator and what is written after it; ids may hold dots, the longest is meant."""
    plan = checked.plan
    if name in plan.places:
        return plan.leaves[plan.places[name]], ""
    for place in range(len(name) - 1, 0, -1):
        if name[place] == "." and name[:place] in plan.places:
            return plan.leaves[plan.places[name[:place]]], name[place + 1 :]
    return None


def _everybody(checked: CheckedSheet, leaf: Leaf) -> tuple[str, ...]:
    """Return the columns in which an indicator is answered: of all who may."""
    if not leaf.rule.by_panel:
        return (ONCE,)
    used = checked.plan.indicator_set
    members = checked.sheet.reviewers
    return tuple(one.id for one in members if leaf.node.id not in barred(used, one))


def _unknown(checked: CheckedSheet, key: str, name: str, problems: Problems) -> None:
    """Note that a key names a group, or nothing."""
    used = checked.plan.indicator_set
    first = name if name in used.nodes else name.rpartition(".")[0] or name
    if first in used.nodes:
        below = descendants(used.nodes, [first])
        inside = [one.id for one in used.indicators if one.id in below]
        more = ["…"] if len(inside) > MOST_NAMED else []
        known = ", ".join([*inside[:MOST_NAMED], *more])
        problems.add("change.group", key, first, known=known)
        return
    hint = meant(first, used.indicators) if len(problems) < MOST_HINTS else None
    code = "sheet.unknown-indicator-hint" if hint else "sheet.unknown-indicator"
    problems.add(code, key, first, **(hint or {}))
