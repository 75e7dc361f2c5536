"""Routes: the cheapest change of points that reaches a grade, or slips out of one, exactly."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING

from scoring.errors import Problems
from scoring.evaluation import evaluate, verdict_of
from scoring.evaluation.computing import by_totals
from scoring.settle.changed import with_points
from scoring.whatif.bounding.scales import grade_named
from scoring.whatif.routing.goal import Goal
from scoring.whatif.routing.results import Move, Route, Routes
from scoring.whatif.routing.searching import MOST_BOXES, Answer, Search
from scoring.whatif.routing.starting import movers_of
from scoring.whatif.routing.wishes import Wishes, wishes_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from scoring.evaluation import Evaluation
    from scoring.model import Grade
    from scoring.whatif.routing.effort import Mover
    from scoring.whatif.routing.results import Least
    from scoring.whatif.routing.trying import Found
    from scoring.whatif.routing.wishes import Ends, Points

__all__ = ["Move", "Route", "Routes", "routes", "slip"]


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
    """Return the cheapest ways to a grade, or out of the present one.

    On the way to a grade indicators only gain (penalty items take less), on the way out they only
    lose.  They come to points that can be given, see :mod:`scoring.whatif.routing.attainable`;
    what is left out and flags stay as they are.  A route leads to the grade or a better one, or
    to any worse one.  The second route is the cheapest of those that leave something as it is that
    the first changes, and so on: no route changes all that one before it does.  Each is proven to
    be the cheapest, unless the search is stopped by *most_boxes* before it has a proof; then the
    best that was found comes with what any takes at least, and no others are looked for.

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
        most_boxes: after how many boxes of points the search stops.

    Raises:
        ScoringError: with everything that is wrong with these wishes; or if totals of several
            reviewers are combined.
    """
    problems = Problems()
    wishes = wishes_of(evaluation, problems, costs, bounds, locked, unlocked)
    grade = _wanted(evaluation, to, problems, out=out)
    if most < 1:
        problems.add("routes.none-wanted", "-k", most)
    if most_boxes < 1:
        problems.add("routes.no-steps", "--steps", most_boxes)
    if by_totals(evaluation.checked) and len(evaluation.checked.valid) > 1:
        problems.add("routes.totals", evaluation.sheet.source)
    problems.raise_if_any()
    grades = evaluation.indicator_set.grades
    if grade is None:
        raise ValueError("a grade that is wanted is known where nothing is wrong")
    goal = Goal(evaluation.checked.plan, grades.index(grade), out)
    # effort is counted in whole units
    scale = math.lcm(*(one.denominator for one in wishes.costs.values())) if least == "cost" else 1
    movers = tuple(movers_of(evaluation, wishes, falling=out, scale=scale, priced=least == "cost"))
    fewest = least == "indicators"
    search = Search(evaluation.checked, movers, goal, fewest=fewest, most_boxes=most_boxes)
    found, last = _search(search, most)
    at_least = None
    if last.least is not None and not last.proven:
        unit = 1 if fewest else evaluation.checked.plan.tick * scale
        at_least = Fraction(last.least[0], unit)
    tops = [len(mover.points) - 1 for mover in movers]
    return Routes(
        evaluation,
        verdict_of(evaluation),
        grade,
        out,
        least,
        tuple(
            _route(
                evaluation, movers, one, wishes, goal, proven=last.proven or one is not last.found
            )
            for one in found
        ),
        at_least,
        last.proven and last.found is None,
        _changed(evaluation, movers, tops),
        tuple(mover.node for mover in movers),
        search.boxes,
    )


def slip(  # noqa: PLR0913 - each is a wish of its own
    evaluation: Evaluation,
    *,
    least: Least = "points",
    most: int = 1,
    costs: Mapping[str, Points] | Iterable[tuple[str, Points]] = (),
    bounds: Mapping[str, Ends] | Iterable[tuple[str, Ends]] = (),
    locked: Iterable[str] = (),
    unlocked: Iterable[str] = (),
    most_boxes: int = MOST_BOXES,
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
        most_boxes=most_boxes,
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
    label = evaluation.outcome
    if len(grades) == 1 and not words:
        problems.add("routes.one-grade", "--to" if to else "--out", to or label.zh)
        return None
    if to is None:
        if evaluation.grade is grades[-1] or words:
            problems.add("routes.lowest", "--out", label.zh, zh=label.zh, en=label.en)
        return evaluation.grade
    grade = grade_named(grades, to, "--to", problems)
    if grade is not None and not words and grades.index(evaluation.grade) <= grades.index(grade):
        problems.add("routes.reached", "--to", to, zh=label.zh, en=label.en)
    return grade


def _search(search: Search, most: int) -> tuple[list[Found], Answer]:
    """Return the cheapest changes, and what the last search for one came to."""
    found: list[Found] = []
    taken: list[frozenset[int]] = []
    while True:
        answer = search.cheapest(taken, found[-1].key if found else (0, 0))
        if answer.found is not None:
            found.append(answer.found)
            taken.append(frozenset(n for n, index in enumerate(answer.found.indices) if index))
        if answer.found is None or not answer.proven or len(found) == most:
            return found, answer


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
    found: Found,
    wishes: Wishes,
    goal: Goal,
    *,
    proven: bool,
) -> Route:
    """Return a change that was found, evaluated again as any other sheet.

    Raises:
        ArithmeticError: if it does not lead where the search says.
    """
    tick, moves = evaluation.checked.plan.tick, []
    for mover, index in zip(movers, found.indices, strict=True):
        if index:
            before, after = (Fraction(mover.points[one], tick) for one in (0, index))
            cost = abs(after - before) * wishes.cost(mover.node.id)
            moves.append(Move(mover.node, before, after, cost))
    then = _changed(evaluation, movers, found.indices)
    grades, vetoes = evaluation.indicator_set.grades, evaluation.indicator_set.vetoes
    veto = 0 if then.vetoed is None else vetoes.index(then.vetoed) + 1
    if not goal.meets(grades.index(then.grade), veto):
        raise ArithmeticError("a route does not lead where it should")
    points = sum((abs(one.after - one.before) for one in moves), Fraction(0))
    cost = sum((one.cost for one in moves), Fraction(0))
    return Route(tuple(moves), points, cost, then, proven)
