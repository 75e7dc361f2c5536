"""The plan of a set as one SQL statement: every column of the result, from those of the table."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scoring.algebra.pieces import BeyondSqlError
from scoring.algebra.sql import SqlOps
from scoring.errors import fail
from scoring.plan import leaf_value
from scoring.plan.values import Value
from scoring.portfolio.chain import Column, chained, levels_of
from scoring.portfolio.checks import refused
from scoring.portfolio.inputs import Inputs
from scoring.portfolio.reading import identifier
from scoring.portfolio.results import Results
from scoring.portfolio.totals import shares_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scoring.algebra.pieces import Number, Piece, Truth
    from scoring.algebra.sql import Doubt
    from scoring.plan import Outcome, Plan
    from scoring.portfolio.columns import Layout


class Doubtful(NamedTuple):
    """Logarithms that may be in doubt: of which indicator, and what they are about."""

    node: str
    about: tuple[int, int, int]


class Statement:
    """The SQL of one set for tables with these columns.

    Attributes:
        results: the columns of the result, after those that are passed through.
        ticks_per_point: in how many ticks the exact totals are finer than a point.
    """

    def __init__(
        self,
        plan: Plan,
        layout: Layout,
        kinds: Mapping[str, str],
        weights: Mapping[str, int],
        source: str,
        known: Mapping[tuple[int, int, int], Mapping[int, int]] | None = None,
    ) -> None:
        self.plan, self.layout, self.kinds, self.weights = plan, layout, kinds, weights
        self.ops = SqlOps(known)
        self.inputs = Inputs(self.ops, plan, layout, kinds, source)
        self.named: dict[str, Piece] = {}
        self.doubts: list[tuple[str, Doubt]] = []
        self.common = 1
        values, times = self._values()
        self.ticks_per_point = plan.tick * times
        outcome = self._decided(values, times)
        made = Results(self.ops, plan, self.named, self.common)
        self.results = [
            *made.outcome(outcome, values[0].points, times),
            *made.nodes(values, times),
        ]

    # ------------------------------------------------------------ text

    def scoring(self, table: str, *, passed: bool = True) -> str:
        """Return the statement that scores every row of a table.

        Args:
            table: the table, as it stands after FROM.
            passed: whether the other columns of the table come first, as they are.
        """
        names = [identifier(name) for name in self.layout.passed] if passed else []
        begun = [Column(f"p{place}", name) for place, name in enumerate(names)]
        kept = [f"p{place} AS {name}" for place, name in enumerate(names)]
        made = [f"{result.text} AS {identifier(result.name)}" for result in self.results]
        return self._chained(table, begun, self.named, f"SELECT {', '.join([*kept, *made])}")

    def counting(self, table: str) -> str:
        """Return the statement that counts the rows that must be refused."""
        counted = "SELECT count(*) FILTER (WHERE refused)"
        return self._chained(table, [], {"refused": self._refused()}, counted)

    def listing(self, table: str, most: int) -> str:
        """Return the statement that gives the first rows that must be refused.

        The columns are the number of the row, from 1, and what stands in every column of the
        layout, in its order.
        """
        raw = [self._shown(column) for column in self.layout.columns.values()]
        begun = [Column("place", "row_number() OVER ()")]
        begun += [Column(f"r{place}", name) for place, name in enumerate(raw)]
        names = ", ".join(["place", *(f"r{place}" for place in range(len(raw)))])
        chosen = f"SELECT {names}"
        after = f"WHERE refused ORDER BY place LIMIT {most}"
        return self._chained(table, begun, {"refused": self._refused()}, chosen, after)

    def _shown(self, column: str) -> str:
        """Return a column as its cells are shown: a number of 32 bits is what it is written as."""
        name = identifier(column)
        short = self.kinds[column] == "FLOAT"
        return f"CAST(CAST({name} AS VARCHAR) AS DOUBLE)" if short else name

    def doubting(self, table: str, most: int) -> list[tuple[Doubtful, str]]:
        """Return the statements that give the values whose logarithms are in doubt."""
        return [
            (
                Doubtful(node, doubt.about),
                self._chained(
                    table,
                    [],
                    {"value": doubt.value, "doubtful": doubt.doubtful},
                    "SELECT DISTINCT value",
                    f"WHERE doubtful LIMIT {most}",
                ),
            )
            for node, doubt in self.doubts
        ]

    def _refused(self) -> Truth:
        return refused(self.inputs)

    def _chained(
        self,
        table: str,
        begun: Sequence[Column],
        named: Mapping[str, Piece],
        chosen: str,
        after: str = "",
    ) -> str:
        first, *then = self.inputs.levels
        return chained(table, [[*begun, *first], *then, *levels_of(named)], chosen, after)

    # ------------------------------------------------------------ the plan

    def _values(self) -> tuple[list[Value[Number]], int]:
        """Return the value of every node, and in how many times finer ticks."""
        panel, people = self.plan.indicator_set.panel, self.layout.reviewers
        if panel.stage == "indicator" or not people:
            return self._rolled_up(None), 1
        sheets = [self._rolled_up(who) for who in people]
        weights = [self.weights.get(who, 100) for who in people]
        shares = shares_of(self.ops, panel, [sheet[0].points for sheet in sheets], weights)
        self.common = shares.common
        try:
            values = [
                same[0]._replace(
                    points=self.ops.total(
                        [
                            self.ops.product([share, one.points])
                            for share, one in zip(shares.each, same, strict=True)
                        ]
                    )
                )
                for same in zip(*sheets, strict=True)
            ]
        except BeyondSqlError as error:
            raise self._cannot(error, self.plan.indicator_set.root.id) from None
        return values, shares.together

    def _rolled_up(self, who: str | None) -> list[Value[Number]]:
        """Return the values of all nodes, for the panel together or for one reviewer."""
        ops, plan, indicator_set = self.ops, self.plan, self.plan.indicator_set
        values: list[Value[Number]] = [Value(ops.constant(0))] * len(plan.nodes)
        doing = ""
        try:
            for leaf in plan.leaves:
                doing = leaf.node.id
                if who is None:
                    given = self.inputs.given_to(leaf, self.weights)
                else:
                    given = self.inputs.given_by(leaf, who)
                before = len(ops.doubts)
                values[leaf.slot] = leaf_value(ops, indicator_set, leaf, given)
                self.doubts += [(doing, doubt) for doubt in ops.doubts[before:]]
            for step in plan.steps:
                doing = plan.nodes[step.slots[0]].id
                for slot, value in step.compute(ops, values).items():
                    values[slot] = value
        except BeyondSqlError as error:
            raise self._cannot(error, doing) from None
        return values

    def _decided(self, values: Sequence[Value[Number]], times: int) -> Outcome[Number]:
        try:
            return self.plan.outcomes.decide(self.ops, values, times)
        except BeyondSqlError as error:
            raise self._cannot(error, self.plan.indicator_set.root.id) from None

    def _cannot(self, error: BeyondSqlError, node: str) -> Exception:
        kind = "indicator" if self.plan.indicator_set.nodes[node].is_indicator else "group"
        place = f"{self.plan.indicator_set.place}: {kind}.{node}"
        return fail(f"table.cannot-{error.why}", place, error.needed, id=node)
