"""Which rows of a table must be refused: the checks of a sheet, as conditions of SQL.

Here it is only decided *whether* a row is refused; what is wrong with it is then said by the
checks of a sheet themselves (see :mod:`scoring.portfolio.rows`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.portfolio.inputs import UNKNOWN, all_of, any_of, negated
from scoring.resolve.leaving import code
from scoring.sheet import STATES

if TYPE_CHECKING:
    from scoring.algebra.pieces import Number, Truth
    from scoring.plan import Leaf
    from scoring.portfolio.inputs import Inputs

VOID = STATES.index("void")


def refused(inputs: Inputs) -> Truth:
    """Return whether a row must be refused."""
    ops, plan = inputs.ops, inputs.plan
    found, scored, gone = [], [], {}
    for leaf in plan.leaves:
        state = inputs.state(leaf)
        here = negated(ops, ops.at_least(state, 1))
        scored.append(here)
        found += _states(inputs, leaf, state)
        found.append(all_of(ops, [here, any_of(ops, _answers(inputs, leaf))]))
        gone[leaf.node.id] = any_of(
            ops,
            [
                _is(inputs, state, number)
                for number, policy in enumerate(leaf.node.policies, start=1)
                if code(policy)
            ],
        )
    found.append(negated(ops, any_of(ops, scored)))
    return any_of(ops, [*found, *_groups(inputs, gone), *_crowded(inputs)])


def _is(inputs: Inputs, value: Number, number: int) -> Truth:
    ops = inputs.ops
    beyond = ops.at_least(value, number + 1)
    return all_of(ops, [ops.at_least(value, number), negated(ops, beyond)])


def _states(inputs: Inputs, leaf: Leaf, state: Number) -> list[Truth]:
    """Return what is wrong with the state of an indicator."""
    ops, declared = inputs.ops, inputs.declared(leaf)
    unanswered = [ops.at_least(declared, 1), negated(ops, ops.at_least(declared, VOID))]
    refusing = [
        _is(inputs, state, number)
        for number, policy in enumerate(leaf.node.policies, start=1)
        if policy == "refuse"
    ]
    return [
        ops.at_least(declared, UNKNOWN),
        all_of(ops, [*unanswered, inputs.answered(leaf)]),
        *refusing,
    ]


def _answers(inputs: Inputs, leaf: Leaf) -> list[Truth]:
    """Return what may be wrong with the answers to an indicator that is scored."""
    ops, rule, set_panel = inputs.ops, leaf.rule, inputs.plan.indicator_set.panel
    found: list[Truth] = []
    panel = inputs.layout.panel(leaf)
    places = range(len(rule.inputs))
    for who in panel:
        there, row = inputs.there(leaf, who), inputs.row(leaf, who)
        lacking = [negated(ops, inputs.given(leaf, place, who)) for place in places]
        wrong = [*lacking, *(condition for _, condition in rule.objections(ops, row))]
        if hasattr(rule, "needs_reason"):
            unexplained = negated(ops, inputs.reason(leaf))
            wrong.append(all_of(ops, [rule.needs_reason(ops, row), unexplained]))
        if rule.guarded and rule.zero == "refuse":
            wrong.append(negated(ops, ops.at_least(rule.guard(ops, row), 1)))
        found += [inputs.bad(leaf, place, who) for place in places]
        found.append(all_of(ops, [there, any_of(ops, wrong)]))
    if rule.by_panel:
        asked = panel if set_panel.stage == "indicator" else inputs.layout.reviewers
        least = set_panel.at_least if set_panel.stage == "indicator" else len(asked)
        answered = ops.count([inputs.there(leaf, who) for who in panel])
        found.append(negated(ops, ops.at_least(answered, max(least, 1))))
    return found


def _groups(inputs: Inputs, gone: dict[str, Truth]) -> list[Truth]:
    """Return what is wrong with groups under which too little counts, or too much."""
    ops, indicator_set = inputs.ops, inputs.plan.indicator_set
    nodes, found = indicator_set.nodes, []
    waiting = [(node_id, False) for node_id in nodes]
    while waiting:
        node_id, ready = waiting.pop()
        node = nodes[node_id]
        if node_id in gone:
            continue
        if not ready:
            waiting.append((node_id, True))
            waiting += [(child, False) for child in node.children if child not in gone]
            continue
        below = [gone[child] for child in node.children if nodes[child].role == "counts"]
        empty = all_of(ops, below)
        if node.combine == "one_of":
            counting = ops.count([negated(ops, one) for one in below])
            other = negated(ops, _is(inputs, counting, 1))
            found.append(all_of(ops, [other, negated(ops, empty)]))
        if node.parent is None or node.policies.not_applicable == "refuse":
            found.append(empty)
        left = node.parent is not None and code(node.policies.not_applicable)
        gone[node_id] = empty if left else ops.never
    return found


def _crowded(inputs: Inputs) -> list[Truth]:
    """Return whether more reviewers answered than the set allows."""
    ops, plan, people = inputs.ops, inputs.plan, inputs.layout.reviewers
    panel = plan.indicator_set.panel
    if len(people) <= panel.at_most or panel.stage == "total":
        return []
    there = [
        any_of(
            ops,
            [
                inputs.there(leaf, who)
                for leaf in plan.leaves
                if leaf.rule.by_panel and who in inputs.layout.panel(leaf)
            ],
        )
        for who in people
    ]
    return [ops.at_least(ops.count(there), panel.at_most + 1)]
