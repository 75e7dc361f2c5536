"""What the columns of a wide table mean, one row a project.

======================================  ========================================================
``<indicator>.<input>``                 an answer that is given once
``<indicator>``                         the same, where the rule asks for a single input
``<indicator>.<input>.<reviewer>``      an answer that every reviewer gives
``<indicator>.<reviewer>``              the same, where the rule asks for a single input
``<indicator>.state``                   ``scored``, ``missing``, ``not_applicable``, ``not_due``,
                                        ``void``, their Chinese names, or nothing
``<indicator>.reason``                  why; a rule may ask for it
======================================  ========================================================

Every other column is passed through, unless its name begins with the id of an indicator.  Where
the ids of several indicators begin a name, the longest counts; the longer of two forms goes first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scoring.errors import Problems
from scoring.exact import fold
from scoring.sheet import ONCE, check_reviewer_ids

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from scoring.plan import Leaf, Plan

STATE, REASON = "state", "reason"

Key = tuple[str, str, str]
"""An answer: the indicator, the input, and the reviewer or :data:`~scoring.sheet.ONCE`.

The state and the reason of an indicator have ``""`` for the input.
"""


class Layout(NamedTuple):
    """What the columns of a table mean.

    Attributes:
        columns: the name of the column of every answer, state and reason that the table has.
        reviewers: the ids of the reviewers, in the order of the columns.
        passed: the names of the other columns, in their order.
    """

    columns: Mapping[Key, str]
    reviewers: tuple[str, ...]
    passed: tuple[str, ...]

    def panel(self, leaf: Leaf) -> tuple[str, ...]:
        """Return who answers an indicator here: the reviewers with columns for it, or once."""
        if not leaf.rule.by_panel:
            return (ONCE,)
        first = leaf.rule.inputs[0].id
        return tuple(r for r in self.reviewers if (leaf.node.id, first, r) in self.columns)


def read_layout(plan: Plan, names: Sequence[str], source: str) -> Layout:
    """Return what the columns of a table mean.

    Raises:
        ScoringError: with everything that is wrong with the columns.
    """
    problems = Problems()
    _note_alike(names, source, problems)
    problems.raise_if_any()
    leaves = {leaf.node.id: leaf for leaf in plan.leaves}
    by_length = sorted(leaves, key=len, reverse=True)
    columns: dict[Key, str] = {}
    passed: list[str] = []
    for name in names:
        key = _meaning(name, by_length, leaves)
        if key is None:
            meant = _meant(name, by_length)
            if meant is None:
                passed.append(name)
            else:
                known = ", ".join(accepted(leaves[meant]))
                problems.add("table.unknown-column", f"{source}: {name}", name, known=known)
        elif key in columns:
            problems.add("table.answered-twice", f"{source}: {name}", name, other=columns[key])
        else:
            columns[key] = name
    reviewers = dict.fromkeys(
        who for node, asked, who in columns if asked and leaves[node].rule.by_panel
    )
    layout = Layout(columns, tuple(reviewers), tuple(passed))
    _note_alike(tuple(reviewers), source, problems, "table.reviewers-alike")
    check_reviewer_ids(((one, f"{source}: {one}") for one in reviewers), problems)
    if not len(problems):
        _note_missing(plan, layout, source, problems)
    problems.raise_if_any()
    return layout


def refuse_ids_alike(plan: Plan) -> None:
    """Refuse a set whose ids differ in case only, which names of columns do not tell apart.

    Raises:
        ScoringError: with every such id.
    """
    used, problems = plan.indicator_set, Problems()
    rules = ([rule.id for rule in used.gates], [rule.id for rule in used.vetoes])
    asked = ([one.id for one in leaf.rule.inputs] for leaf in plan.leaves)
    for ids in (used.nodes, *rules, *asked):
        seen: dict[str, str] = {}
        for one in ids:
            other = seen.setdefault(one.casefold(), one)
            if other != one:
                problems.add("table.ids-alike", used.place, one, other=other)
    problems.raise_if_any()


def accepted(leaf: Leaf, reviewer: str = "R1") -> list[str]:
    """Return the names of the columns of an indicator, short where it asks for one thing."""
    node, inputs = leaf.node.id, leaf.rule.inputs
    names = [node] if len(inputs) == 1 else [f"{node}.{asked.id}" for asked in inputs]
    if leaf.rule.by_panel:
        names = [f"{name}.{reviewer}" for name in names]
    return [*names, f"{node}.{STATE}", f"{node}.{REASON}"]


def _meaning(name: str, ids: Iterable[str], leaves: Mapping[str, Leaf]) -> Key | None:
    for node in ids:
        if name == node or name.startswith(f"{node}."):
            rest = name[len(node) + 1 :]
            return None if _miswritten(leaves[node], rest) else _within(leaves[node], rest)
    return None


def _miswritten(leaf: Leaf, rest: str) -> bool:
    """Whether *rest* of a name begins with a known word in other letters, which is no reviewer."""
    word = rest.partition(".")[0]
    known = {STATE, REASON, *(asked.id for asked in leaf.rule.inputs)}
    return word not in known and word.casefold() in {one.casefold() for one in known}


def _within(leaf: Leaf, rest: str) -> Key | None:
    """Return what *rest* of a name means after the id of its indicator and a dot."""
    node, inputs = leaf.node.id, [asked.id for asked in leaf.rule.inputs]
    if rest in {STATE, REASON}:
        return node, "", rest
    if not leaf.rule.by_panel:
        if not rest and len(inputs) == 1:
            return node, inputs[0], ONCE
        return (node, rest, ONCE) if rest in inputs else None
    for asked in sorted(inputs, key=len, reverse=True):
        if rest.startswith(f"{asked}.") and len(rest) > len(asked) + 1:
            return node, asked, rest[len(asked) + 1 :]
    if rest and len(inputs) == 1 and rest != inputs[0]:
        return node, inputs[0], rest
    return None


def _meant(name: str, ids: Iterable[str]) -> str | None:
    """Return the indicator that a name not understood was meant for, if any."""
    lower = fold(name).casefold()
    for node in ids:
        if lower == node.casefold() or lower.startswith(f"{node.casefold()}."):
            return node
    return None


def _note_alike(
    names: Sequence[str], source: str, problems: Problems, code: str = "table.columns-alike"
) -> None:
    seen: dict[str, str] = {}
    for name in names:
        other = seen.get(name.casefold())
        seen.setdefault(name.casefold(), name)
        if other is not None:
            problems.add(code, f"{source}: {name}", name, other=other)


def _note_missing(plan: Plan, layout: Layout, source: str, problems: Problems) -> None:
    """Note indicators that no row could answer as they must be answered."""
    if not any(asked for _, asked, _ in layout.columns):
        known = ", ".join(name for leaf in plan.leaves[:3] for name in accepted(leaf)[:-2])
        problems.add("table.no-answers", source, plan.indicator_set.id, known=known)
        return
    for leaf in plan.leaves:
        node = leaf.node
        said = {"id": node.id, "zh": node.label.zh, "en": node.label.en}
        given = {(asked, who) for one, asked, who in layout.columns if one == node.id and asked}
        if not given:
            stated = (node.id, "", STATE) in layout.columns
            if node.policies.missing == "refuse" and not stated:
                known = ", ".join(accepted(leaf, next(iter(layout.reviewers), "R1")))
                problems.add("table.no-column", source, known=known, **said)
            continue
        people = dict.fromkeys(who for _, who in given)
        absent = [
            f"{node.id}.{asked.id}" + ("" if who == ONCE else f".{who}")
            for who in people
            for asked in leaf.rule.inputs
            if (asked.id, who) not in given
        ]
        if absent:
            problems.add("table.half-the-columns", source, ", ".join(absent), **said)
