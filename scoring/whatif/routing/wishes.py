"""What is wished of routes: effort, bounds, locks, held against the set and the sheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from scoring import exact
from scoring.evaluation.computing import by_totals, indicator_ticks
from scoring.meant import meant
from scoring.model import descendants

if TYPE_CHECKING:
    from scoring.errors import Problems
    from scoring.evaluation import Evaluation
    from scoring.model import Node
    from scoring.plan import Leaf

Points = Decimal | int | str
"""How a caller writes points; a text is read as those of files are."""

Ends = tuple[Points, Points]
T = TypeVar("T")


class Wishes(NamedTuple):
    """What routes may do.

    Attributes:
        costs: the effort of a point, by indicator; 1 where there is none.
        bounds: the least and the most points, by indicator.
        still: the indicators that stay as they are.
    """

    costs: Mapping[str, Fraction]
    bounds: Mapping[str, tuple[Fraction, Fraction]]
    still: frozenset[str]

    def cost(self, node_id: str) -> Fraction:
        """Return the effort of moving an indicator by a point."""
        return self.costs.get(node_id, Fraction(1))

    def ends(self, leaf: Leaf, tick: int) -> tuple[Fraction, Fraction]:
        """Return the least and the most points of an indicator, in ticks."""
        if leaf.node.id not in self.bounds:
            return Fraction(0), Fraction(leaf.full)
        low, high = self.bounds[leaf.node.id]
        return low * tick, high * tick


def wishes_of(
    evaluation: Evaluation,
    problems: Problems,
    costs: Mapping[str, Points] | Iterable[tuple[str, Points]],
    bounds: Mapping[str, Ends] | Iterable[tuple[str, Ends]],
    locked: Iterable[str],
    unlocked: Iterable[str],
) -> Wishes:
    """Return wishes that fit the sheet; whatever does not is noted as a problem."""
    asking = _Asking(evaluation, problems)
    free = {node.id for node in map(asking.flag, unlocked) if node is not None}
    still = {
        node.id
        for node in evaluation.indicator_set.indicators
        if node.id in evaluation.out or (node.role == "flag" and node.id not in free)
    }
    wished = set[str]()
    for name in locked:
        node = asking.known(name, "--lock")
        if node is not None:
            wished |= {node.id} | descendants(evaluation.indicator_set.nodes, [node.id])
    for name in sorted(free & wished):
        problems.add("routes.locked-and-freed", "--unlock", name)
    priced, limited = dict[str, Fraction](), dict[str, tuple[Fraction, Fraction]]()
    for node, written in asking.each(costs, "--cost"):
        cost = asking.cost(node, written)
        if cost is not None:
            priced[node.id] = cost
    for node, ends in asking.each(bounds, "--bound"):
        if node.id in wished:
            problems.add("routes.locked-and-bounded", f"--bound {node.id}", node.id)
        known = asking.bounds(node, ends)
        if known is not None:
            limited[node.id] = known
    return Wishes(priced, limited, frozenset(still | wished))


class _Asking:
    """Holds wishes against a sheet, noting what is wrong."""

    def __init__(self, evaluation: Evaluation, problems: Problems) -> None:
        self.evaluation, self.problems = evaluation, problems
        self.nodes = evaluation.indicator_set.nodes

    def known(self, name: str, place: str) -> Node | None:
        """Return the node of an id."""
        if name in self.nodes:
            return self.nodes[name]
        hint = meant(name, self.nodes.values())
        code = "routes.unknown-hint" if hint else "routes.unknown"
        self.problems.add(code, place, name, **(hint or {}))
        return None

    def indicator(self, name: str, place: str) -> Node | None:
        """Return the indicator of an id, which must count on this sheet."""
        node = self.known(name, place)
        if node is None:
            return None
        if not node.is_indicator:
            self.problems.add("routes.group", place, name)
            return None
        if node.id in self.evaluation.out:
            self.problems.add("routes.left-out", place, name)
            return None
        return node

    def flag(self, name: str) -> Node | None:
        """Return the flag of an id."""
        node = self.indicator(name, "--unlock")
        if node is not None and node.role != "flag":
            self.problems.add("routes.no-flag", "--unlock", name)
            return None
        return node

    def each(
        self, wished: Mapping[str, T] | Iterable[tuple[str, T]], place: str
    ) -> list[tuple[Node, T]]:
        """Return indicators with what is wished of them."""
        found: dict[str, tuple[Node, T]] = {}
        for name, what in wished.items() if isinstance(wished, Mapping) else wished:
            node = self.indicator(name, place)
            if node is None:
                continue
            if node.id in found:
                self.problems.add("routes.named-twice", place, name)
            found[node.id] = node, what
        return list(found.values())

    def number(self, written: Points, place: str) -> Fraction | None:
        """Return a number as it is written."""
        value = None
        if isinstance(written, str):
            value = exact.to_decimal(written)
        elif isinstance(written, Decimal | int) and not isinstance(written, bool):
            value = Decimal(written)
        if value is None or not value.is_finite():
            self.problems.add("routes.no-number", place, written)
            return None
        return Fraction(value)

    def cost(self, node: Node, written: Points) -> Fraction | None:
        """Return the effort of a point, which must be above 0."""
        place = f"--cost {node.id}"
        found = self.number(written, place)
        if found is not None and found <= 0:
            self.problems.add("routes.free", place, written)
            return None
        return found

    def bounds(self, node: Node, written: Ends) -> tuple[Fraction, Fraction] | None:
        """Return the points between which an indicator may move; it must stand there already."""
        place = f"--bound {node.id}"
        low, high = (self.number(end, place) for end in written)
        if low is None or high is None:
            return None
        said = f"{exact.as_text(low)}..{exact.as_text(high)}"
        now, full = self._now(node), node.full
        if low > high:
            self.problems.add("routes.reversed", place, said)
        elif low < 0 or high > full:
            self.problems.add("routes.outside", place, said, full=exact.as_text(full))
        elif not low <= now <= high:
            self.problems.add("routes.now-outside", place, said, now=exact.as_text(now))
        else:
            return low, high
        return None

    def _now(self, node: Node) -> Fraction:
        """Return its points before a cap on it and cumulative rounding change them."""
        checked = self.evaluation.checked
        if by_totals(checked):
            return self.evaluation[node.id].points
        slot = checked.plan.slots[node.id]
        return Fraction(indicator_ticks(checked)[slot], checked.plan.tick)
