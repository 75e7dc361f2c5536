"""The plan of a set as one SQL statement: every column of the result, from those of the table."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from scoring.algebra.pieces import BeyondSqlError
from scoring.algebra.sql import SqlOps
from scoring.errors import fail
from scoring.exact import decimal, decimal_places, terminates
from scoring.plan import leaf_value
from scoring.plan.values import Value
from scoring.portfolio.chain import Column, chained, levels_of
from scoring.portfolio.checks import refused
from scoring.portfolio.inputs import Inputs
from scoring.portfolio.reading import identifier, quoted
from scoring.portfolio.totals import shares_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scoring.algebra.pieces import Number, Piece, Truth
    from scoring.algebra.sql import Doubt
    from scoring.plan import Outcome, Plan
    from scoring.portfolio.columns import Layout

MOST_PLACES = 12
"""The most decimals with which points are returned; finer ones are whole numbers of ticks."""


class Result(NamedTuple):
    """A column of the result: its name, and the text that computes it from the chain."""

    name: str
    text: str


class Doubtful(NamedTuple):
    """Logarithms that may be in doubt: of which indicator, and what they are about."""

    node: str
    about: tuple[int, int, int]


class Statement:
    """The SQL of one set for tables with these columns.

    Attributes:
        results: the columns of the result, after those that are passed through.
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
        outcome = self._decided(values, times)
        self.results = [
            *self._outcome(outcome, values[0].points, times),
            *self._nodes(values, times),
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

    # ------------------------------------------------------------ columns of the result

    def _outcome(self, outcome: Outcome[Number], total: Number, times: int) -> list[Result]:
        """Return the columns that say what the total leads to."""
        used, outcomes = self.plan.indicator_set, self.plan.outcomes
        scale = self.plan.tick * times if outcomes.places is None else outcomes.scale
        grades = [grade.id for grade in used.grades]
        replaced = any(veto.total is not None for veto in used.vetoes)
        if outcomes.places is None and not replaced:
            # the median or trimmed mean of totals has fewer parts than the points of nodes
            reduced = self.ops.exact_quotient(outcome.published, self.common)
            outcome, scale = outcome._replace(published=reduced), scale // self.common
        shown = self._exact("total", outcome.published, scale, outcomes.places)
        before = self._exact("total_before", outcome.scored, scale, outcomes.places)
        whole = outcome.published if replaced and not shown else total
        results = [
            *shown,
            self._whole("total_ticks", whole),
            Result("ticks_per_point", f"CAST({self.plan.tick * times} AS BIGINT)"),
            self._one_of("grade", outcome.grade, grades),
        ]
        if replaced:
            results += before or [self._whole("total_ticks_before", outcome.scored)]
        if used.gates or used.vetoes:
            results.append(self._one_of("grade_before", outcome.before, grades))
        for kind, rules, held in (
            ("gate", used.gates, outcome.gates),
            ("veto", used.vetoes, outcome.vetoes),
        ):
            for rule, here in zip(rules, held, strict=True):
                truth = self._whole(f"{kind}.{rule.id}", here)
                results.append(truth._replace(text=f"({truth.text} = 1)"))
        if used.vetoes:
            vetoes = [None, *(veto.id for veto in used.vetoes)]
            results.append(self._one_of("veto", outcome.veto, vetoes))
        if used.coefficient is not None and outcome.coefficient is not None:
            places = used.coefficient.places
            results += self._exact("coefficient", outcome.coefficient, 10**places, places)
        return results

    def _nodes(self, values: Sequence[Value[Number]], times: int) -> list[Result]:
        """Return the points of every node, null where it is left out."""
        results: list[Result] = []
        scale, shown = self.plan.tick * times, self.plan.indicator_set.rounding.shown
        for node, value in zip(self.plan.nodes, values, strict=True):
            made = self._exact(f"{node.id}.points", value.points, scale, None, shown)
            made = made or [self._whole(f"{node.id}.ticks", value.points)]
            if value.out is not None:
                out = self._named(value.out)
                made = [
                    one._replace(text=f"CASE WHEN {out} = 0 THEN {one.text} END") for one in made
                ]
            results += made
        return results

    def _named(self, value: Number) -> str:
        if value.fixed:
            return f"CAST({value.lo} AS BIGINT)"
        name = f"y{value.number}"
        self.named[name] = value
        # files have no whole numbers of 128 bits, and the proof says that 64 are enough
        return f"CAST({name} AS BIGINT)" if value.wide else name

    def _whole(self, name: str, value: Number) -> Result:
        return Result(name, self._named(value))

    def _one_of(self, name: str, value: Number, words: Sequence[str | None]) -> Result:
        cases = " ".join(
            f"WHEN {number} THEN {quoted(word)}"
            for number, word in enumerate(words)
            if word is not None
        )
        return Result(name, f"CASE {self._named(value)} {cases} END")

    def _exact(
        self, name: str, value: Number, scale: int, places: int | None, shown: int = 0
    ) -> list[Result]:
        """Return a number of 1/*scale* as a decimal, or nothing where that is none."""
        if places is None:
            if not terminates(Fraction(1, scale)):
                return []
            places = max(decimal_places(Fraction(1, scale)), shown)
            if places > MOST_PLACES:
                return []
        factor = 10**places // scale
        most = max(abs(value.lo), abs(value.hi), 1) * factor
        width = 18 if most < 10**18 else 38
        number = f"CAST({self._named(value)} AS DECIMAL(19, 0))"
        if factor != 1:
            number = f"CAST(CAST({self._named(value)} AS HUGEINT) * {factor} AS DECIMAL(25, 0))"
        if places:
            number += f" * CAST('{decimal(1, places):f}' AS DECIMAL({places}, {places}))"
        return [Result(name, f"CAST({number} AS DECIMAL({width}, {places}))")]
