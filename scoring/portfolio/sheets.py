"""Filled sheets of many projects as a table that is scored as any other."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scoring.errors import Problems
from scoring.io.files import names_several
from scoring.io.many import open_projects
from scoring.plan import plan_of
from scoring.portfolio.columns import REASON, STATE
from scoring.portfolio.reading import identifier
from scoring.portfolio.tables import Connected, engine
from scoring.sheet import ONCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from scoring.io.many import Filled
    from scoring.model import IndicatorSet
    from scoring.plan import Leaf
    from scoring.portfolio.columns import Key
    from scoring.rules.base import Input
    from scoring.sheet import ScoreSheet

HERE = "filled_sheets"
"""The name of the table in its own connection; what is made of a result has another."""
FIRST = ("project", "file")
"""What the first two columns are called, with a dash below where a node of the set is."""


class SheetTable(Connected):
    """What sheets say as a table of texts.

    Attributes:
        weights: the weights of the reviewers, where they are used and the sheets agree on them.
    """

    text = HERE
    keeps = True

    def __init__(
        self,
        source: str,
        names: list[str],
        rows: Sequence[Sequence[str | None]],
        weights: Mapping[str, Decimal],
    ) -> None:
        self.source, self.names, self.weights = source, names, weights
        self._rows = rows

    @cached_property
    def connection(self) -> Any:  # type: ignore[override]  # made when it is first asked for
        """A connection that has the table."""
        made = engine(self.source).connect()
        # a list for every column is taken in many times faster than row after row
        named = (f"unnest(CAST(? AS VARCHAR[])) AS {identifier(name)}" for name in self.names)
        columns = [list(column) for column in zip(*self._rows, strict=True)]
        made.execute(f"CREATE TABLE {HERE} AS SELECT {', '.join(named)}", columns)
        return made

    def back(self, statement: str, passed: Sequence[str]) -> Any:
        """See :class:`~scoring.portfolio.tables.Table`."""
        return self.run(statement)


def as_table(
    indicator_set: IndicatorSet,
    table: Any,
    weights: Mapping[str, Decimal | int] | None = None,
    later: IndicatorSet | None = None,
) -> Any:
    """Return the sheets that a folder or pattern stands for as a table; any other table as it is.

    Args:
        indicator_set: the set that the sheets were filled in for.
        table: see :func:`scoring.evaluate_table`.
        weights: the reviewers on whose weights the sheets need not agree.
        later: another set by which the table will be scored as well.

    Raises:
        ScoringError: with everything that is wrong with any of the sheets, or with them together.
    """
    if not (isinstance(table, (str, Path)) and names_several(table)):
        return table
    problems = Problems()
    projects = open_projects(table, indicator_set, problems)
    panels = [one.panel for one in (indicator_set, later) if one is not None]
    if any(panel.stage == "total" for panel in panels):
        _note_other_panels(projects, problems)
    weighted = dict[str, Decimal]()
    if any(panel.combine == "weighted_mean" for panel in panels):
        weighted = _weights(indicator_set, projects, weights or {}, problems)
    problems.raise_if_any()
    columns = _columns(indicator_set, [one.sheet for one in projects])
    first = [_free(word, indicator_set) for word in FIRST]
    rows = [
        [one.name, str(one.path), *(_text(one.sheet, *asked) for asked in columns.values())]
        for one in projects
    ]
    return SheetTable(str(table), [*first, *columns], rows, weighted)


def _free(word: str, indicator_set: IndicatorSet) -> str:
    """Return a name for a column that no node has, whatever its letters."""
    ids = {node.casefold() for node in indicator_set.nodes}
    while word in ids:
        word += "_"
    return word


def _columns(
    indicator_set: IndicatorSet, sheets: Sequence[ScoreSheet]
) -> dict[str, tuple[Key, Input | None]]:
    """Return what stands in every column, by its name: an answer, a state or a reason."""
    columns: dict[str, tuple[Key, Input | None]] = {}
    for leaf in plan_of(indicator_set).leaves:
        node = leaf.node.id
        for who in _answering(leaf, sheets):
            for asked in leaf.rule.inputs:
                name = f"{node}.{asked.id}" + ("" if who == ONCE else f".{who}")
                columns[name] = (node, asked.id, who), asked
        entries = [sheet.entry(node) for sheet in sheets]
        if any(entry.state for entry in entries):
            columns[f"{node}.{STATE}"] = (node, "", STATE), None
        if any(entry.reason for entry in entries):
            columns[f"{node}.{REASON}"] = (node, "", REASON), None
    return columns


def _answering(leaf: Leaf, sheets: Iterable[ScoreSheet]) -> list[str]:
    """Return who answers an indicator in any of the sheets, in the order of their panels."""
    found = dict[str, None]()
    for sheet in sheets:
        answers = sheet.entry(leaf.node.id).answers.values()
        people = [one.id for one in sheet.reviewers] if leaf.rule.by_panel else [ONCE]
        found |= dict.fromkeys(who for who in people if any(who in given for given in answers))
    return list(found)


def _text(sheet: ScoreSheet, key: Key, asked: Input | None) -> str | None:
    """Return what stands in a column for one sheet, as tables write it."""
    node, name, who = key
    entry = sheet.entry(node)
    if asked is None:
        return entry.state if who == STATE else entry.reason
    answer = entry.answers.get(name, {}).get(who)
    if answer is None or isinstance(answer, str):
        return answer
    # a bare 0.9 per cent might be meant as nine tenths, and is refused in tables
    return f"{answer:f}" + "%" * (asked.unit == "%")


def _weights(
    indicator_set: IndicatorSet,
    projects: Iterable[Filled],
    given: Mapping[str, Decimal | int],
    problems: Problems,
) -> dict[str, Decimal]:
    """Return the weights of those who answer, and note those on which sheets do not agree."""
    asked = [leaf for leaf in plan_of(indicator_set).leaves if leaf.rule.by_panel]
    found: dict[str, tuple[Decimal, str]] = {}
    for one in projects:
        people = {who for leaf in asked for who in _answering(leaf, [one.sheet])}
        for reviewer in one.sheet.reviewers:
            if reviewer.id not in people or reviewer.id in given:
                continue
            weight, other = found.setdefault(reviewer.id, (reviewer.weight, str(one.path)))
            if weight != reviewer.weight:
                said = {"id": reviewer.id, "other": other, "weight": weight}
                problems.add("folder.weights-differ", str(one.path), reviewer.weight, **said)
    return {who: weight for who, (weight, _) in found.items()}


def _note_other_panels(projects: Sequence[Filled], problems: Problems) -> None:
    """Note panels of others than the reviewers of the first project."""
    for one in projects[1:]:
        first, people = (
            {reviewer.id for reviewer in sheet.reviewers}
            for sheet in (projects[0].sheet, one.sheet)
        )
        if people != first:
            said = {"other": str(projects[0].path), "panel": ", ".join(sorted(first))}
            value = ", ".join(sorted(people))
            problems.add("folder.panels-differ", str(one.path), value, **said)
