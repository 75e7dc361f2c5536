"""What a search for routes comes to: the routes, and what is proven of them."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from scoring.evaluation import Evaluation, Verdict
    from scoring.model import Grade, Node

Least = Literal["points", "indicators", "cost"]


class Move(NamedTuple):
    """One indicator on a route.

    Attributes:
        before, after: its points, those of the panel together.
        cost: the declared effort of it.
    """

    node: Node
    before: Fraction
    after: Fraction
    cost: Fraction


class Route(NamedTuple):
    """A change that leads there; *evaluation* is what the sheet comes to with it.

    Attributes:
        moves: the indicators that change, in reading order.
        points: how many points they move together, in points of the indicators.
        cost: the declared effort of it: points × cost by point, 1 where none is declared.
        proven: whether it is proven that none is cheaper, but for the routes before it.
    """

    moves: tuple[Move, ...]
    points: Fraction
    cost: Fraction
    evaluation: Evaluation
    proven: bool


class Routes(NamedTuple):
    """The cheapest routes of one sheet.

    Attributes:
        evaluation: the sheet as it is.
        now: what it comes to.
        grade: the grade that is to be reached, or the one to be slipped out of.
        out: whether it is a way out of that grade, to a worse one, that was looked for.
        least: what is to be least: ``points``, ``indicators`` or ``cost``.
        each: the routes, the cheapest first; empty where none leads there, or none is known.  The
            last of them may not be proven to be the cheapest in its place; all others are.
        at_least: where the search was stopped before a proof, what the route that is not proven,
            or the next one where none is known, takes at least: points, indicators or cost, as
            *least* says.  ``None`` where all is proven.
        complete: whether there is no other route, of any cost, that changes indicators of its own:
            every other changes all indicators of one that is here.
        utmost: the sheet with every indicator moved as far as it may; where no route leads
            there, its total, caps, gates and vetoes say why.
        moving: the indicators that might move, in reading order.
        boxes: how many boxes of points the search looked at.
    """

    evaluation: Evaluation
    now: Verdict
    grade: Grade
    out: bool
    least: Least
    each: tuple[Route, ...]
    at_least: Fraction | None
    complete: bool
    utmost: Evaluation
    moving: tuple[Node, ...]
    boxes: int

    @property
    def proven(self) -> bool:
        """Whether every route is the cheapest in its place, or that none leads there is proven."""
        return self.at_least is None

    def taken(self, route: Route) -> Fraction:
        """Return what a route takes of what is to be least: points, indicators or cost."""
        if self.least == "indicators":
            return Fraction(len(route.moves))
        return route.cost if self.least == "cost" else route.points
