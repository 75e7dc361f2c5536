"""Where things stand in the workbook: the rows and columns its writer and its reader share.

Every row and column has a key, in a hidden first column and a hidden first row.  The reader
goes by these keys, so headings may be reworded and columns moved.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from scoring.io.raw import EVIDENCE, REASON, SELF, STATE
from scoring.sheet import ONCE

if TYPE_CHECKING:
    from scoring.model import IndicatorSet, Node
    from scoring.plan import Leaf, Plan
    from scoring.rules.base import Input
    from scoring.sheet import ScoreSheet

SCORES = {"zh": "评分表", "en": "Scores"}
GUIDE = {"zh": "填表说明", "en": "Guide"}
HIDDEN = "_scoring"
"""The hidden sheet that names the set, its version and its digest."""

KEY_ROW = 1
KEY_COLUMN = 1
ROW_PROJECT = "#project."
ROW_NAMES = "#names"
ROW_WEIGHTS = "#weights"
POINTS = "points"
FULL = "full"
ROW_SUM = "#sum."
PROJECT_FIELDS = ("name", "unit", "evaluator", "year", "date", "note")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the score sheet.

    Attributes:
        kind: an indicator, one of its inputs, a subtotal of a first-level group, or the total.
        number: the row, from 1.
        node: the node it is about.
        leaf: the indicator in the plan, for an indicator and its inputs.
        asked: the input, for a row of its own or an indicator with a single one.
    """

    kind: Literal["indicator", "input", "subtotal", "total"]
    number: int
    node: Node
    leaf: Leaf | None = None
    asked: Input | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """The rows and columns of one workbook.

    Attributes:
        levels: how many columns the path of an indicator takes.
        columns: the column of every key, from 1.
        project_rows: the row of every field of the project.
        names_row: where the names of the reviewers stand, under the headings.
        weights_row: where their weights stand, 0 where the set takes no weighted mean.
        rows: the rows of the tree.
    """

    levels: int
    columns: dict[str, int]
    project_rows: dict[str, int]
    heading_row: int
    names_row: int
    weights_row: int
    rows: tuple[Row, ...]

    @property
    def last_column(self) -> int:
        """The last column in use."""
        return max(self.columns.values())


def lay_out(plan: Plan, sheet: ScoreSheet) -> Layout:
    """Return the layout of a workbook for this set and panel."""
    indicator_set = plan.indicator_set
    levels = max(indicator_set.depth, 1)
    keys = [
        "key",
        *(f"level{level}" for level in range(1, levels + 1)),
        "id",
        "full",
        "standard",
        "asked",
        *[SELF] * sheet.has_self_column,
        ONCE,
        *(f"reviewer:{one.id}" for one in sheet.reviewers),
        POINTS,
        STATE,
        REASON,
        EVIDENCE,
    ]
    columns = {key: number for number, key in enumerate(keys, start=1)}
    fields = [*PROJECT_FIELDS, *(key for key in sheet.project if key not in PROJECT_FIELDS)]
    first = KEY_ROW + 2
    project_rows = {key: first + number for number, key in enumerate(fields)}
    heading = first + len(fields) + 1
    weighed = plan.weighted or any(one.weight != 1 for one in sheet.reviewers)
    weights = heading + 2 if weighed else 0
    start = heading + 2 + bool(weights)
    return Layout(
        levels=levels,
        columns=columns,
        project_rows=project_rows,
        heading_row=heading,
        names_row=heading + 1,
        weights_row=weights,
        rows=tuple(_rows(plan, indicator_set, start)),
    )


def _rows(plan: Plan, indicator_set: IndicatorSet, start: int) -> list[Row]:
    leaves = {leaf.node.id: leaf for leaf in plan.leaves}
    rows: list[Row] = []
    open_group: Node | None = None

    def add(
        kind: Literal["indicator", "input", "subtotal", "total"],
        node: Node,
        leaf: Leaf | None = None,
        asked: Input | None = None,
    ) -> None:
        rows.append(Row(kind, start + len(rows), node, leaf, asked))

    for node in indicator_set.nodes.values():
        if node.level == 1:
            if open_group:
                add("subtotal", open_group)
            open_group = None if node.is_indicator else node
        leaf = leaves.get(node.id)
        if leaf is None:
            continue
        inline = answered_in_its_own_row(leaf)
        add("indicator", node, leaf, leaf.rule.inputs[0] if inline else None)
        for asked in () if inline else leaf.rule.inputs:
            add("input", node, leaf, asked)
    if open_group:
        add("subtotal", open_group)
    add("total", indicator_set.root)
    return rows


def answered_in_its_own_row(leaf: Leaf) -> bool:
    """Whether the answer stands in the row of the indicator.

    Otherwise that row shows what each reviewer's answers come to, and the answers stand below.
    """
    inputs = leaf.rule.inputs
    return len(inputs) == 1 and (inputs[0].kind == "points" or not leaf.rule.by_panel)
