"""A grade to be reached or left, held against what a sheet comes to, or may come to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scoring.algebra.ops import INTEGERS
from scoring.whatif.routing.effort import NOTHING, Estimate, both, either

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from scoring.algebra.linear_bounds import Form, Reach, Test
    from scoring.algebra.reaching import ReachOps
    from scoring.plan import Plan
    from scoring.plan.values import Value

    Cover = Callable[[Form, int], Estimate | None]
    Known = Estimate | None


class Goal(NamedTuple):
    """A grade that is wanted, or one to be left downwards.

    Attributes:
        plan: the plan of the set.
        place: the grade, by its place on the scale, 0 for the best.
        out: whether a worse one than that is looked for, or that one and better ones.
    """

    plan: Plan
    place: int
    out: bool

    def met_by(self, values: Sequence[Value[int]]) -> bool:
        """Whether the values of all nodes lead there."""
        decided = self.plan.outcomes.decide(INTEGERS, values)
        return self.meets(decided.grade, decided.veto)

    def meets(self, grade: int, veto: int) -> bool:
        """Whether a grade and a veto (counted from 1) do; words instead of a grade are no grade."""
        words = bool(veto) and self.plan.indicator_set.vetoes[veto - 1].outcome is not None
        return grade > self.place or words if self.out else grade <= self.place and not words

    def takes(
        self,
        ops: ReachOps,
        values: Sequence[Value[Reach]],
        cover: Cover,
        together: Callable[[Estimate], Estimate],
    ) -> Known:
        """Return what it takes at least to get there, ``None`` where nothing leads there.

        Args:
            ops: the verbs over a box.
            values: what the nodes come to in it.
            cover: says what it takes to bring a bound to a number.
            together: says what it takes to bring several about that were looked at one by one.
        """
        outcomes, used = self.plan.outcomes, self.plan.indicator_set
        total = outcomes.publish(ops, values[0].points)
        asking = Asking(cover)
        settled = both(asking.made(test, truth=truth) for test, truth in ops.required)
        holds = [outcomes.conditions.holds(ops, values, one.when) for one in used.gates]
        bars = [outcomes.conditions.holds(ops, values, one.when) for one in used.vetoes]
        grades = self._banded(ops, total, asking)
        for number, here in enumerate(holds):
            grades = self._after_gate(grades, number, asking.yes(here), asking.no(here))
        ways: list[Known] = []
        clear: Known = NOTHING
        for number, bar in enumerate(bars, start=1):
            barred = both([clear, asking.yes(bar)])
            clear = both([clear, asking.no(bar)])
            ways += self._ending(grades, number, barred)
        ways += self._ending(grades, 0, clear)
        whole = (both([one, settled]) for one in ways)
        return either([None if one is None else together(one) for one in whole])

    def _banded(self, ops: ReachOps, total: Reach, asking: Asking) -> dict[int, Known]:
        """Return what it takes for a total to have each grade, by place."""
        limits = self.plan.outcomes.limits
        found: dict[int, Known] = {}
        for place in range(len(limits) + 1):
            parts = []
            if place < len(limits):
                parts.append(asking.yes(ops.at_least(total, limits[place])))
            if place:
                parts.append(asking.no(ops.at_least(total, limits[place - 1])))
            found[place] = both(parts)
        return found

    def _after_gate(
        self, grades: dict[int, Known], number: int, held: Known, free: Known
    ) -> dict[int, Known]:
        found: dict[int, list[Known]] = {}
        for place, known in grades.items():
            lowered = self.plan.outcomes.lowered(place, number)
            found.setdefault(lowered, []).append(both([known, held]))
            found.setdefault(place, []).append(both([known, free]))
        return {place: either(parts) for place, parts in found.items()}

    def _ending(self, grades: dict[int, Known], veto: int, barred: Known) -> Iterator[Known]:
        """Go through what it takes for each grade in the end that will do, by a veto or none."""
        instead = self.plan.outcomes.instead(veto) if veto else None
        if instead is not None:
            if self.meets(instead, veto):
                yield barred
            return
        for place, known in grades.items():
            if self.meets(place, veto):
                yield both([known, barred])


class Asking:
    """Asks what it takes to make comparisons hold, or not hold."""

    def __init__(self, cover: Cover) -> None:
        self.cover = cover

    def yes(self, test: Test) -> Known:
        """Return what it takes at least for a comparison to hold."""
        return self.made(test, truth=True)

    def turning(self, test: Test) -> Known:
        """Return what it takes at least for it to turn out other than it does at first."""
        return next((one for one in (self.yes(test), self.no(test)) if one and one.moves), None)

    def no(self, test: Test) -> Known:
        """Return what it takes at least for it not to hold."""
        return self.made(test, truth=False)

    def made(self, test: Test, *, truth: bool) -> Known:
        """Return what it takes at least for a comparison to turn out so."""
        if truth not in test.possible:
            return None
        if test.possible == {truth}:
            return NOTHING
        value, number = test.value, test.number
        if value.tests:
            wanted = number if truth else len(value.tests) - number + 1
            return either([self.made(one, truth=truth) for one in value.tests], wanted)
        if truth:
            return self.cover(value.up, number)
        return self.cover(value.down, 1 - number)
