"""The columns of the result of a table: what a total leads to, and the points of every node."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from scoring.algebra.pieces import BeyondSqlError
from scoring.exact import decimal, decimal_places, terminates
from scoring.portfolio.reading import quoted
from scoring.schema.outcome import Condition

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.algebra.pieces import Number, Piece
    from scoring.algebra.sql import SqlOps
    from scoring.plan import Outcome, Plan
    from scoring.plan.values import Value

MOST_PLACES = 12
"""The most decimals with which points are returned; finer ones are whole numbers of ticks."""

WIDEST = 10**18
"""What a total without rounding must stay below in units of its last decimal."""


class Result(NamedTuple):
    """A column of the result: its name, and the text that computes it from the chain."""

    name: str
    text: str


class Results:
    """Makes the columns of the result; what they refer to is noted in *named*, by its name.

    Attributes:
        common: a divisor of the combined totals of reviewers, see
            :class:`scoring.portfolio.totals.Shares`.
    """

    def __init__(self, ops: SqlOps, plan: Plan, named: dict[str, Piece], common: int) -> None:
        self.ops, self.plan, self.named, self.common = ops, plan, named, common

    def outcome(self, outcome: Outcome[Number], total: Number, times: int) -> list[Result]:
        """Return the columns that say what the total leads to."""
        used, outcomes = self.plan.indicator_set, self.plan.outcomes
        scale = self.plan.tick * times if outcomes.places is None else outcomes.scale
        grades = [grade.id for grade in used.grades]
        replaced = any(veto.total is not None for veto in used.vetoes)
        if outcomes.places is None and not replaced:
            # the median or trimmed mean of totals has fewer parts than the points of nodes
            reduced = self.ops.exact_quotient(outcome.published, self.common)
            outcome, scale = outcome._replace(published=reduced), scale // self.common
        shown = self._total("total", outcome.published, scale)
        before = self._total("total_before", outcome.scored, scale)
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

    def _total(self, name: str, value: Number, scale: int) -> list[Result]:
        """Return a total as a decimal: exactly where it is one, else fine enough for its grade.

        Rounded half up to these decimals no total reads as a bound or as full points that it does
        not reach, and different totals stay different.  Nothing is returned where that would take
        numbers that SQL does not have.
        """
        places = self.plan.outcomes.places
        exactly = self._exact(name, value, scale, places)
        if exactly or places is not None:
            return exactly
        used = self.plan.indicator_set
        bounds = [used.root.full, *(grade.lower for grade in used.grades)]
        finest = math.lcm(scale, *(bound.denominator for bound in bounds))
        written = [decimal_places(bound) for bound in bounds if terminates(bound)]
        places = max(len(str(finest - 1)), used.rounding.shown, *written)
        ops = self.ops
        try:
            number = ops.weighted_sum([(10**places, value)])
            rounded = ops.rounded_quotient(number, ops.constant(scale))
        except BeyondSqlError:
            return []
        if max(abs(rounded.lo), abs(rounded.hi), 10**places) >= WIDEST:
            return []
        return self._exact(name, rounded, 10**places, places)

    def nodes(self, values: Sequence[Value[Number]], times: int) -> list[Result]:
        """Return the points of every node, null where it is left out."""
        results: list[Result] = []
        scale, shown = self.plan.tick * times, self.plan.indicator_set.rounding.shown
        for slot, (node, value) in enumerate(zip(self.plan.nodes, values, strict=True)):
            if node.role == "flag":
                results += self._answer(slot, values, times)
                continue
            made = self._exact(f"{node.id}.points", value.points, scale, None, shown)
            made = made or [self._whole(f"{node.id}.ticks", value.points)]
            results += self._counting(made, value)
        return results

    def _answer(self, slot: int, values: Sequence[Value[Number]], times: int) -> list[Result]:
        """Return whether conditions read a flag as a yes, null where it is left out."""
        ops, name = self.ops, self.plan.nodes[slot].id
        conditions = self.plan.outcomes.conditions
        held = conditions.holds(ops, values, Condition(yes=name), times)
        truth = self._whole(f"{name}.yes", ops.choose(held, ops.constant(1), ops.constant(0)))
        return self._counting([truth._replace(text=f"({truth.text} = 1)")], values[slot])

    def _counting(self, made: list[Result], value: Value[Number]) -> list[Result]:
        """Return columns that are null where a node is left out."""
        if value.out is None:
            return made
        out = self._named(value.out)
        return [one._replace(text=f"CASE WHEN {out} = 0 THEN {one.text} END") for one in made]

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
