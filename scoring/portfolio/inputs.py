"""The columns of a table as what the rules are given: rows, who answered, states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.errors import Problems
from scoring.plan import Given
from scoring.portfolio.chain import Column
from scoring.portfolio.columns import STATE
from scoring.portfolio.reading import (
    BLANKS,
    NULL_TYPE,
    NUMBER_TYPES,
    TEXT_TYPES,
    WHOLE_TYPES,
    identifier,
    quoted,
    reading,
)
from scoring.sheet import ONCE, STATE_NAMES, STATES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from scoring.algebra.pieces import Number, Truth
    from scoring.algebra.sql import SqlOps
    from scoring.plan import Leaf, Plan
    from scoring.portfolio.columns import Key, Layout

UNKNOWN = len(STATES)
"""The number of a state that is none."""


class Inputs:
    """What a table gives the rules; the text refers to columns of :attr:`levels`.

    Attributes:
        levels: the columns that read the table, by level; the first refers to its own columns.
    """

    def __init__(
        self, ops: SqlOps, plan: Plan, layout: Layout, kinds: Mapping[str, str], source: str
    ) -> None:
        self.ops, self.plan, self.layout = ops, plan, layout
        self.levels: list[list[Column]] = []
        self.names: dict[Key, str] = {}
        problems = Problems()
        for place, (key, column) in enumerate(layout.columns.items()):
            if not _fits(kinds[column], key, plan):
                where = f"{source}: {column}"
                problems.add("table.wrong-type", where, column, type=kinds[column])
                continue
            self.names[key] = str(place)
            self._read(key, str(place), kinds[column])
        problems.raise_if_any()

    def _read(self, key: Key, name: str, kind: str) -> None:
        node, asked, _ = key
        raw = identifier(self.layout.columns[key])
        if asked:
            rule = self.plan.leaves[self.plan.places[node]].rule
            spec = next(one for one in rule.inputs if one.id == asked)
            levels = reading(name, raw, kind, spec)
        else:
            said = f"trim(CAST({raw} AS VARCHAR), {quoted(BLANKS)})"
            levels = [[Column(f"g{name}", f"coalesce({said} <> '', FALSE)")]]
            if key[2] == STATE:
                words = " ".join(
                    f"WHEN {quoted(word)} THEN {number}"
                    for number, state in enumerate(STATES)
                    for word in (state, STATE_NAMES[state])
                )
                levels[0].append(
                    Column(f"s{name}", f"CAST(CASE {said} {words} ELSE {UNKNOWN} END AS BIGINT)")
                )
        for place, level in enumerate(levels):
            while len(self.levels) <= place:
                self.levels.append([])
            self.levels[place] += level

    # ------------------------------------------------------------ single answers

    def value(self, leaf: Leaf, place: int, who: str) -> Number:
        """Return an answer as the rule sees it; what it is where there is none has no meaning."""
        asked = leaf.rule.inputs[place]
        name = self.names.get((leaf.node.id, asked.id, who))
        if name is None:
            return self.ops.constant(asked.lowest)
        return self.ops.column(f"a{name}", asked.lowest, asked.highest)

    def given(self, leaf: Leaf, place: int, who: str) -> Truth:
        """Return whether anything stands there."""
        return self._said((leaf.node.id, leaf.rule.inputs[place].id, who))

    def bad(self, leaf: Leaf, place: int, who: str) -> Truth:
        """Return whether something stands there that cannot be accepted."""
        name = self.names.get((leaf.node.id, leaf.rule.inputs[place].id, who))
        if name is None:
            return self.ops.never
        return self.ops.condition(f"(g{name} AND v{name} IS NULL)")

    def reason(self, leaf: Leaf) -> Truth:
        """Return whether a reason is given."""
        return self._said((leaf.node.id, "", "reason"))

    def _said(self, key: Key) -> Truth:
        name = self.names.get(key)
        return self.ops.never if name is None else self.ops.condition(f"g{name}")

    # ------------------------------------------------------------ indicators

    def row(self, leaf: Leaf, who: str) -> list[Number]:
        """Return one row of answers."""
        return [self.value(leaf, place, who) for place in range(len(leaf.rule.inputs))]

    def there(self, leaf: Leaf, who: str) -> Truth:
        """Return whether a row of answers holds anything."""
        places = range(len(leaf.rule.inputs))
        return any_of(self.ops, [self.given(leaf, place, who) for place in places])

    def answered(self, leaf: Leaf) -> Truth:
        """Return whether anything was answered."""
        panel = self.layout.panel(leaf)
        return any_of(self.ops, [self.there(leaf, who) for who in panel])

    def declared(self, leaf: Leaf) -> Number:
        """Return the state that is declared, 0 for none; :data:`UNKNOWN` for what is no state."""
        name = self.names.get((leaf.node.id, "", STATE))
        if name is None:
            return self.ops.constant(0)
        said = self.ops.column(f"s{name}", 0, UNKNOWN)
        return self.ops.choose(self._said((leaf.node.id, "", STATE)), said, self.ops.constant(0))

    def state(self, leaf: Leaf) -> Number:
        """Return the state: what is declared, else scored where anything was answered."""
        ops, declared = self.ops, self.declared(leaf)
        missing = ops.choose(self.answered(leaf), ops.constant(0), ops.constant(1))
        return ops.choose(ops.at_least(declared, 1), declared, missing)

    def settled(self, leaf: Leaf) -> Number | None:
        """Return the state in rows that are not refused, ``None`` where it is always scored."""
        allowed = [n for n, p in enumerate(leaf.node.policies, start=1) if p != "refuse"]
        if not allowed:
            return None
        # rows in other states are refused, whatever is computed for them
        return self.ops.least([self.state(leaf), self.ops.constant(max(allowed))])

    def given_to(self, leaf: Leaf, weights: Mapping[str, int]) -> Given[Number, Truth]:
        """Return what an indicator is given, the whole panel together."""
        panel = self.layout.panel(leaf)
        present: Sequence[Truth] | None = [self.there(leaf, who) for who in panel]
        if not leaf.rule.by_panel or self.plan.indicator_set.panel.at_least >= len(panel):
            # a row that lacks one of them is refused
            present = None
        people = panel or (ONCE,)
        rows = [self.row(leaf, who) for who in people]
        return Given(rows, present, [weights.get(who, 100) for who in people], self.settled(leaf))

    def given_by(self, leaf: Leaf, who: str) -> Given[Number, Truth]:
        """Return what an indicator is given by one reviewer, who has answered everything."""
        by_panel = leaf.rule.by_panel
        return Given([self.row(leaf, who if by_panel else ONCE)], None, [100], self.settled(leaf))


def any_of(ops: SqlOps, conditions: Iterable[Truth]) -> Truth:
    """Return whether one of the conditions holds."""
    return _joined(ops, " OR ", ops.never, ops.always, conditions)


def all_of(ops: SqlOps, conditions: Iterable[Truth]) -> Truth:
    """Return whether all the conditions hold."""
    return _joined(ops, " AND ", ops.always, ops.never, conditions)


def negated(ops: SqlOps, condition: Truth) -> Truth:
    """Return whether a condition does not hold."""
    if condition is ops.always:
        return ops.never
    if condition is ops.never:
        return ops.always
    return ops.condition("(NOT ", condition, ")")


def _joined(
    ops: SqlOps, word: str, nothing: Truth, decisive: Truth, conditions: Iterable[Truth]
) -> Truth:
    live = list(dict.fromkeys(one for one in conditions if one is not nothing))
    if decisive in live:
        return decisive
    while len(live) > 1:
        live = [ops.joined(word, live[start : start + 32]) for start in range(0, len(live), 32)]
    return live[0] if live else nothing


def misfits(plan: Plan, layout: Layout, kinds: Mapping[str, str]) -> list[str]:
    """Return the columns whose type cannot hold what they are to answer."""
    return [one for key, one in layout.columns.items() if not _fits(kinds[one], key, plan)]


def _fits(kind: str, key: Key, plan: Plan) -> bool:
    """Whether a column of this type can hold such an answer."""
    node, asked, _ = key
    if kind.startswith(TEXT_TYPES) or kind == NULL_TYPE:
        return True
    if not asked:
        return False
    rule = plan.leaves[plan.places[node]].rule
    spec = next(one for one in rule.inputs if one.id == asked)
    return kind in WHOLE_TYPES or (spec.kind != "choice" and kind.startswith(NUMBER_TYPES))
