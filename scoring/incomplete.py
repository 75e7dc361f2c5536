"""An incomplete sheet read both ways, and how much of the tree was answered at all."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from scoring.errors import Problems
from scoring.evaluation import evaluate
from scoring.resolve.groups import LINEAR
from scoring.resolve.leaving import check_leaving, ways_of
from scoring.schema.indicator_set import NodeRounding

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.evaluation import Evaluation
    from scoring.model import IndicatorSet, Node, Policies
    from scoring.sheet import ScoreSheet

FINER = 4
MOST_PLACES = 8


class Readings(NamedTuple):
    """The two ways to read a sheet on which something is missing or not yet due.

    Attributes:
        so_far: what has been scored, over what could be earned there; everything else is left out
            of both.
        nothing_more: what comes out if nothing more is filled in: it counts as zero.
        coverage: how much of the full points that apply has been scored, between 0 and 1.
    """

    so_far: Evaluation
    nothing_more: Evaluation
    coverage: Fraction


def readings(indicator_set: IndicatorSet, sheet: ScoreSheet) -> Readings:
    """Return both readings of an incomplete sheet, whatever the set says of missing values.

    Args:
        indicator_set: the set the sheet was filled in for.
        sheet: what was filled in so far.

    Raises:
        ScoringError: if the sheet has other problems, or nothing at all was scored.
    """
    so_far = evaluate(read_as(indicator_set, "tree"), sheet)
    nothing_more = evaluate(read_as(indicator_set, "zero"), sheet)
    whole = coverage(nothing_more)[indicator_set.root.id]
    return Readings(so_far, nothing_more, whole if whole is not None else Fraction(0))


def coverage(evaluation: Evaluation) -> dict[str, Fraction | None]:
    """Return, for every node, how much of the full points that apply below it was scored.

    An indicator that does not apply is left out; where nothing below a node applies there is no
    coverage (``None``).  Full points are weighed by what they reach in the total.
    """
    used, checked = evaluation.indicator_set, evaluation.checked
    scored = dict.fromkeys(used.nodes, Fraction(0))
    applies = dict.fromkeys(used.nodes, Fraction(0))
    for leaf, given in zip(checked.plan.leaves, checked.leaves, strict=True):
        node = leaf.node
        if node.role != "counts":
            continue
        if given.state != "not_applicable":
            applies[node.id] = abs(node.reach) * node.full
        if given.state == "scored":
            scored[node.id] = applies[node.id]
    for node in reversed(tuple(used.nodes.values())):
        if node.parent is not None:
            applies[node.parent] += applies[node.id]
            scored[node.parent] += scored[node.id]
    return {one: scored[one] / applies[one] if applies[one] else None for one in used.nodes}


def read_as(indicator_set: IndicatorSet, policy: str) -> IndicatorSet:
    """Return the set with another meaning of what is missing and of what is not yet due.

    With ``tree`` they are left out and the rest stands for the whole; below a group that is no
    sum or mean the siblings stand for them. Groups that are not exact any more are rounded to
    four decimals more than the set shows.
    """
    nodes = indicator_set.nodes
    beyond = _beyond_sums(nodes)
    changed = {
        node.id: replace(node, policies=_policies(node, beyond, policy)) for node in nodes.values()
    }
    ways = ways_of(changed)
    rounding = indicator_set.rounding
    problems = Problems()
    check_leaving(indicator_set.written, changed, ways, indicator_set.place, problems)
    places = min(rounding.shown + FINER, MOST_PLACES)
    if len(problems) and rounding.group is None:
        rounding = rounding.model_copy(update={"group": places})
    root = changed[indicator_set.root.id]
    if len(problems) and rounding.total is None and root.rounding is None:
        changed[root.id] = replace(root, rounding=NodeRounding(places=places))
    return replace(indicator_set, nodes=changed, ways=ways, rounding=rounding, derived={})


def _policies(node: Node, beyond: set[str], policy: str) -> Policies:
    used = policy
    if policy == "tree" and node.id in beyond:
        used = "siblings"
    policies = node.policies._replace(missing=used, not_due=used)  # type: ignore[arg-type]
    if policy == "tree" and not node.is_indicator:
        # a group under which nothing has been scored yet has earned nothing and lost nothing
        policies = policies._replace(not_applicable=used)  # type: ignore[arg-type]
    return policies


def _beyond_sums(nodes: Mapping[str, Node]) -> set[str]:
    """Return what stands below a group that adds no points: they cannot go over the tree."""
    waiting = [
        child for node in nodes.values() if node.combine not in LINEAR for child in node.children
    ]
    found: set[str] = set()
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += nodes[one].children
    return found
