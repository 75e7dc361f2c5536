"""The finished nodes of a tree that has been checked: factors, reaches, policies."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from scoring.model import Node, Policies
from scoring.schema.indicator_set import GiveTo, Group, Indicator

if TYPE_CHECKING:
    from scoring.resolve.structure import Builder
    from scoring.schema.indicator_set import MissingPolicy

ONE, NOTHING = Fraction(1), Fraction(0)


def built(build: Builder, order: list[str]) -> dict[str, Node]:
    """Return every node, parents before children, in reading order."""
    shares = {node_id: _shares(build, node_id) for node_id in order}
    reaches = _reaches(build, order, shares)
    inherited: dict[str | None, Policies] = {None: _policies(build.written.missing, None)}
    made: dict[str, Node] = {}
    factors: dict[tuple[str, str], Fraction] = {}
    for node_id in order:
        entry = build.entries[node_id]
        for child, share in zip(build.children[node_id], shares[node_id], strict=True):
            factors[node_id, child] = share
        parent = made.get(entry.under or "")
        above = inherited[entry.under]
        policies = _policies(entry.missing, above)
        # a named sibling receives what this node cannot use; it is no sibling of the nodes below
        inherited[node_id] = above
        if policies is not above:
            inherited[node_id] = Policies(
                *(
                    high if isinstance(own, GiveTo) else own
                    for own, high in zip(policies, above, strict=True)
                )
            )
        group = entry if isinstance(entry, Group) else None
        indicator = entry if isinstance(entry, Indicator) else None
        made[node_id] = Node(
            id=node_id,
            label=entry.label,
            parent=entry.under,
            also_under=entry.also_under,
            children=tuple(build.children[node_id]),
            shares=shares[node_id],
            level=parent.level + 1 if parent else 0,
            role=entry.role,
            full=build.full[node_id],
            weight=entry.weight,
            factor=factors[parent.id, node_id] if parent else ONE,
            reach=reaches[node_id],
            policies=policies,
            combine=group.combine if group else None,
            group=group,
            rule=indicator.rule if indicator else None,
            rounding=entry.rounding,
            explanation=indicator.explanation if indicator else None,
            standard=indicator.standard if indicator else None,
            source=entry.source or build.written.source,
            illustrative=entry.illustrative,
            evidence=indicator.evidence if indicator else None,
        )
    return made


def _shares(build: Builder, node_id: str) -> tuple[Fraction, ...]:
    """Return what one point of every child gives in points of a group.

    Under a sum it is 1.  A mean gives a child with weight w of W full points × w ÷ W for a rate
    of 1; where nothing is said of weights they are equal, or by full points for ``pool`` and
    ``drop``.
    """
    entry = build.entries[node_id]
    if not isinstance(entry, Group):
        return ()
    children, full = build.children[node_id], build.full[node_id]
    if entry.combine == "sum":
        return tuple(
            {"flag": NOTHING, "penalty": -ONE}.get(build.entries[c].role, ONE) for c in children
        )
    by_points = entry.combine in {"pool", "drop"} and entry.weights_total is None

    def weight(child: str) -> Fraction:
        return build.full[child] if by_points else build.entries[child].weight or ONE

    if entry.combine in {"weakest", "best", "median", "most_frequent", "one_of", "table"}:
        together = Fraction(len(build.counting(node_id)))
        weights = dict.fromkeys(children, ONE)
    else:
        weights = {child: weight(child) for child in children}
        together = sum((weights[child] for child in build.counting(node_id)), NOTHING)
    shares = []
    for child in children:
        share = full * weights[child] / (build.full[child] * together)
        role = build.entries[child].role
        shares.append({"flag": NOTHING, "penalty": -share}.get(role, share))
    return tuple(shares)


def _reaches(
    build: Builder, order: list[str], shares: dict[str, tuple[Fraction, ...]]
) -> dict[str, Fraction]:
    """Return what one point of every node gives to the total, through all its parents."""
    reaches = dict.fromkeys(order, NOTHING)
    reaches[order[0]] = ONE
    waiting = dict.fromkeys(order, 0)
    for node_id in order:
        for child in build.children[node_id]:
            waiting[child] += 1
    ready = [order[0]]
    while ready:
        node_id = ready.pop()
        for child, share in zip(build.children[node_id], shares[node_id], strict=True):
            reaches[child] += share * reaches[node_id]
            waiting[child] -= 1
            if not waiting[child]:
                ready.append(child)
    return reaches


def _policies(written: MissingPolicy, inherited: Policies | None) -> Policies:
    if inherited is not None and not written.model_fields_set:
        return inherited
    given = dict(written)
    return Policies(
        *(
            given[state] or (getattr(inherited, state) if inherited else "refuse")
            for state in Policies._fields
        )
    )
