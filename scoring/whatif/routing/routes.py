"""Routes: the cheapest change of points that reaches a grade, or slips out of one, exactly."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, NamedTuple

from scoring.errors import Problems, fail
from scoring.evaluation import Verdict, evaluate, verdict_of
from scoring.evaluation.computing import by_totals
from scoring.whatif.bounding.scales import grade_named
from scoring.whatif.changed import with_points
from scoring.whatif.routing.attainable import attainable
from scoring.whatif.routing.effort import Mover
from scoring.whatif.routing.goal import Goal
from scoring.whatif.routing.searching import MOST_BOXES, Search, TooManyError
from scoring.whatif.routing.wishes import Wishes, wishes_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from scoring.evaluation import Evaluation
    from scoring.model import Grade, Node
    from scoring.whatif.routing.wishes import Ends, Points

__all__ = ["Move", "Route", "Routes", "routes", "slip"]

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
    """

    moves: tuple[Move, ...]
    points: Fraction
    cost: Fraction
    evaluation: Evaluation


class Routes(NamedTuple):
    """The cheapest routes of one sheet.

    Attributes:
        evaluation: the sheet as it is.
        now: what it comes to.
        grade: the grade that is to be reached, or the one to be slipped out of.
        out: whether it is a way out of that grade, to a worse one, that was looked for.
        least: what is to be least: ``points``, ``indicators`` or ``cost``.
        each: the routes, the cheapest first; empty where none leads there.
        complete: whether there is no other route, of any cost, that changes indicators of its own:
            every other changes all indicators of one that is here.
        utmost: the sheet with every indicator moved as far as it may; where no route leads
            there, its total, caps, gates and vetoes say why.
        moving: the indicators that might move, in reading order.
        boxes: how many boxes of points the proof looked at.
    """

    evaluation: Evaluation
    now: Verdict
    grade: Grade
    out: bool
    least: Least
    each: tuple[Route, ...]
    complete: bool
    utmost: Evaluation
    moving: tuple[Node, ...]
    boxes: int


def routes(  # noqa: PLR0913 - each is a wish of its own
    evaluation: Evaluation,
    to: str | None = None,
    *,
    out: bool = False,
    least: Least = "points",
    most: int = 1,
    costs: Mapping[str, Points] | Iterable[tuple[str, Points]] = (),
    bounds: Mapping[str, Ends] | Iterable[tuple[str, Ends]] = (),
    locked: Iterable[str] = (),
    unlocked: Iterable[str] = (),
    most_boxes: int = MOST_BOXES,
) -> Routes:
    """Return the cheapest ways to a grade, or out of the present one, each proven.

    On the way to a grade indicators only gain (penalty items take less), on the way out they only
    lose.  They come to points that can be given, see :mod:`scoring.whatif.routing.attainable`;
    what is left out and flags stay as they are.  A route leads to the grade or a better one, or
    to any worse one.  The second route is the cheapest of those that leave something as it is that
    the first changes, and so on: no route changes all that one before it does.

    Args:
        evaluation: what :func:`scoring.evaluate` returned.
        to: the grade to reach, by id or label.
        out: look for the way out of the present grade instead.
        least: what is to be least: ``points`` moved (then indicators), ``indicators`` changed (then
            points), or the ``cost`` declared (then indicators).
        most: how many routes are wanted.
        costs: the effort of moving an indicator by a point, by its id; 1 where none is given.
        bounds: the points between which an indicator may move, by its id.
        locked: ids of indicators that stay as they are, or of groups in which all do.
        unlocked: ids of flags that may change.
        most_boxes: after how many boxes of points the search gives up.

    Raises:
        ScoringError: with everything that is wrong with these wishes; or if totals of several
            reviewers are combined, or the search would take too long.
    """
    problems = Problems()
    wishes = wishes_of(evaluation, problems, costs, bounds, locked, unlocked)
    grade = _wanted(evaluation, to, problems, out=out)
    if most < 1:
        problems.add("routes.none-wanted", "-k", most)
    if by_totals(evaluation.checked) and len(evaluation.checked.valid) > 1:
        problems.add("routes.totals", evaluation.sheet.source)
    problems.raise_if_any()
    grades = evaluation.indicator_set.grades
    if grade is None:
        raise ValueError("a grade that is wanted is known where nothing is wrong")
    goal = Goal(evaluation.checked.plan, grades.index(grade), out)
    movers = tuple(_movers(evaluation, wishes, goal, priced=least == "cost"))
    fewest = least == "indicators"
    search = Search(evaluation.checked, movers, goal, fewest=fewest, most_boxes=most_boxes)
    try:
        found, complete = _search(search, most)
    except TooManyError:
        raise fail("routes.too-many", evaluation.sheet.source, most=most_boxes) from None
    tops = [len(mover.points) - 1 for mover in movers]
    return Routes(
        evaluation,
        verdict_of(evaluation),
        grade,
        out,
        least,
        tuple(_route(evaluation, movers, indices, wishes, goal) for indices in found),
        complete,
        _changed(evaluation, movers, tops),
        tuple(mover.node for mover in movers),
        search.boxes,
    )


def slip(
    evaluation: Evaluation,
    *,
    least: Least = "points",
    most: int = 1,
    costs: Mapping[str, Points] | Iterable[tuple[str, Points]] = (),
    bounds: Mapping[str, Ends] | Iterable[tuple[str, Ends]] = (),
    locked: Iterable[str] = (),
    unlocked: Iterable[str] = (),
) -> Routes:
    """Return the cheapest ways out of the present grade, to a worse one; see :func:`routes`."""
    return routes(
        evaluation,
        out=True,
        least=least,
        most=most,
        costs=costs,
        bounds=bounds,
        locked=locked,
        unlocked=unlocked,
    )


def _wanted(
    evaluation: Evaluation, to: str | None, problems: Problems, *, out: bool
) -> Grade | None:
    """Return the grade to be reached, or the one to be left."""
    grades = evaluation.indicator_set.grades
    words = evaluation.vetoed is not None and evaluation.vetoed.outcome is not None
    if out == (to is not None):
        problems.add("routes.one-goal", "--to")
        return None
    if to is None:
        if evaluation.grade is grades[-1] or words:
            label = evaluation.outcome
            problems.add("routes.lowest", "--out", label.zh, zh=label.zh, en=label.en)
        return evaluation.grade
    grade = grade_named(grades, to, "--to", problems)
    if grade is not None and not words and grades.index(evaluation.grade) <= grades.index(grade):
        label = evaluation.grade.label
        problems.add("routes.reached", "--to", to, zh=label.zh, en=label.en)
    return grade


def _movers(evaluation: Evaluation, wishes: Wishes, goal: Goal, *, priced: bool) -> Iterator[Mover]:
    """Go through the indicators that may move, with the points they can come to."""
    plan = evaluation.checked.plan
    costs = [wishes.cost(leaf.node.id) if priced else Fraction(1) for leaf in plan.leaves]
    scale = math.lcm(*(one.denominator for one in costs))
    for leaf, cost in zip(plan.leaves, costs, strict=True):
        if leaf.node.id in wishes.still:
            continue
        now = (evaluation[leaf.node.id].points * plan.tick).numerator
        rising = goal.out == (leaf.node.role == "penalty")
        low, high = wishes.ends(leaf, plan.tick)
        there = attainable(plan, leaf)
        if rising:
            first = bisect_right(there, now)
            points = (now, *there[first : bisect_right(there, high)])
        else:
            last = bisect_left(there, now)
            points = (now, *reversed(there[bisect_left(there, low) : last]))
        if len(points) > 1:
            price = (cost * scale).numerator
            yield Mover(leaf.node, leaf.slot, points, price, math.gcd(*points))


def _search(search: Search, most: int) -> tuple[list[tuple[int, ...]], bool]:
    """Return the cheapest changes, and whether there are no more of them."""
    found: list[tuple[int, ...]] = []
    taken: list[frozenset[int]] = []
    floor = None
    while len(found) < most:
        one = search.cheapest(taken, floor)
        if one is None:
            return found, True
        found.append(one.indices)
        taken.append(frozenset(place for place, index in enumerate(one.indices) if index))
        floor = one.key
    return found, False


def _changed(evaluation: Evaluation, movers: Sequence[Mover], indices: Sequence[int]) -> Evaluation:
    points = {
        mover.node.id: mover.points[index]
        for mover, index in zip(movers, indices, strict=True)
        if index
    }
    return evaluate(evaluation.indicator_set, with_points(evaluation.checked, points))


def _route(
    evaluation: Evaluation,
    movers: Sequence[Mover],
    indices: tuple[int, ...],
    wishes: Wishes,
    goal: Goal,
) -> Route:
    """Return a change that was found, evaluated again as any other sheet.

    Raises:
        ArithmeticError: if it does not lead where the search says.
    """
    tick, moves = evaluation.checked.plan.tick, []
    for mover, index in zip(movers, indices, strict=True):
        if index:
            before, after = (Fraction(mover.points[one], tick) for one in (0, index))
            cost = abs(after - before) * wishes.cost(mover.node.id)
            moves.append(Move(mover.node, before, after, cost))
    then = _changed(evaluation, movers, indices)
    grades, vetoes = evaluation.indicator_set.grades, evaluation.indicator_set.vetoes
    veto = 0 if then.vetoed is None else vetoes.index(then.vetoed) + 1
    if not goal.meets(grades.index(then.grade), veto):
        raise ArithmeticError("a route does not lead where it should")
    points = sum((abs(one.after - one.before) for one in moves), Fraction(0))
    cost = sum((one.cost for one in moves), Fraction(0))
    return Route(tuple(moves), points, cost, then)
