"""What a manual says of groups: how their children become their points."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from scoring.algebra.prose import OTHERWISE, PROSE, Symbol, Writer, atom, cases_of, scaled
from scoring.exact import as_text
from scoring.plan import Value, plan_of
from scoring.plan.linear import Linear, PlainStep
from scoring.plan.nonlinear import Rates
from scoring.report.manual.words import decimals, say
from scoring.report.words import STATES, pick
from scoring.schema.rules import Levels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.model import IndicatorSet, Node
    from scoring.schema.indicator_set import Group, TableRow

PRINTED = frozenset(
    {
        "sum",
        "weighted_mean",
        "pool",
        "geometric_mean",
        "harmonic_mean",
        "power_mean",
        "product",
        "weakest",
        "best",
        "median",
    }
)
"""The ways to combine whose formula can be read; what the others do is said in words alone."""

WEIGHED = frozenset({"weighted_mean", "drop", "geometric_mean", "harmonic_mean", "power_mean"})
"""The ways to combine in which children may have weights."""

PER_CENT = 100


def group_lines(indicator_set: IndicatorSet, node: Node, language: str) -> Iterator[str]:
    """Say how the children of a group become its points, in words and as a formula."""
    group = node.group
    if group is None:
        return
    yield _combine(node, group, language)
    yield from _weights(indicator_set, node, group, language)
    if group.combine == "table":
        yield from _table(indicator_set, node, group, language)
    if group.cumulative is not None:
        yield say("cumulative", language, places=decimals(group.cumulative, language))
    if group.cap is not None:
        yield say("cap", language, points=as_text(group.cap))
    roles = {indicator_set.nodes[child].role for child in node.children}
    if group.floor is not None or "penalty" in roles:
        yield say("floor", language, points=as_text(group.floor or Fraction(0)))
    if group.combine in PRINTED and group.cumulative is None:
        yield group_formula(indicator_set, node, language)


def _combine(node: Node, group: Group, language: str) -> str:
    key = str(group.combine)
    if key == "drop":
        parts = (group.drop_lowest > 0, group.drop_highest > 0)
        key = {(True, True): "drop_both", (True, False): "drop_lowest"}.get(parts, "drop_highest")
    return say(
        key,
        language,
        full=as_text(node.full),
        exponent=group.exponent,
        lowest=group.drop_lowest,
        highest=group.drop_highest,
    )


def _weights(indicator_set: IndicatorSet, node: Node, group: Group, language: str) -> Iterator[str]:
    """Say how much each child counts, where that is declared or can be asked."""
    nodes = indicator_set.nodes
    counting = [nodes[child] for child in node.children if nodes[child].role == "counts"]
    if group.weights_total is not None and len({one.weight for one in counting}) > 1:
        between = "、" if language == "zh" else ", "
        weights = between.join(
            say("weight_of", language, name=one.label.of(language), weight=as_text(one.weight))
            for one in counting
            if one.weight is not None
        )
        yield say("weights", language, total=as_text(group.weights_total), weights=weights)
    elif group.combine == "drop" and group.weights_total is None:
        yield say("by_points", language)
    elif group.combine in WEIGHED:
        yield say("equal_weights", language)


def _table(indicator_set: IndicatorSet, node: Node, group: Group, language: str) -> Iterator[str]:
    outcomes = {one.id: one for one in group.outcomes}
    for one in group.outcomes:
        yield say(
            "outcome",
            language,
            label=one.label.of(language),
            share=f"{as_text(PER_CENT * one.share)}%",
            points=as_text(one.share * node.full),
        )
    for row in group.table:
        yield say(
            "table_row",
            language,
            when=_row(indicator_set, row, language),
            outcome=outcomes[row.gives].label.of(language),
        )


def _row(indicator_set: IndicatorSet, row: TableRow, language: str) -> str:
    if not row.when:
        return say("table_any", language)
    parts = []
    for child, fitting in row.when.items():
        one = indicator_set.nodes[child]
        words = _levels(one, language)
        words |= {state: pick(pair, language) for state, pair in STATES.items()}
        quoted = (f"“{words.get(level, level)}”" for level in fitting)
        levels = say("or", language).join(quoted)
        parts.append(say("table_level", language, name=one.label.of(language), levels=levels))
    return say("and", language).join(parts)


def _levels(node: Node, language: str) -> dict[str, str]:
    """Return how the levels of a child of a rule table are called, by id."""
    if node.group is not None:
        return {one.id: one.label.of(language) for one in node.group.outcomes}
    if isinstance(node.rule, Levels):
        return {one.id: one.label.of(language) for one in node.rule.levels}
    zh = language == "zh"
    return {"yes": "是" if zh else "yes", "no": "否" if zh else "no"}


def group_formula(indicator_set: IndicatorSet, node: Node, language: str) -> str:
    """Return what a group comes to where all its children count, from the step of the plan."""
    plan, nodes = plan_of(indicator_set), indicator_set.nodes
    slot = plan.slots[node.id]
    step = next(
        one
        for one in plan.steps
        if one.slots[0] == slot and isinstance(one, PlainStep | Linear | Rates)
    )
    labels = [nodes[child].label.of(language) for child in node.children]
    values = [Value(PROSE.constant(0))] * len(nodes)
    for place, child in enumerate(node.children):
        one = nodes[child]
        name = labels[place]
        if labels.count(name) > 1:
            name = f"{name} ({child})"
        # a group of its own may have a cap beyond its full points, or a floor below zero
        limits = (one.group.floor, one.group.cap) if one.group else (None, None)
        lowest = Fraction(0) if limits[0] is None else min(limits[0], Fraction(0))
        highest = one.full if limits[1] is None else max(limits[1], one.full)
        symbol = atom(Symbol(name, lowest, highest, place))
        values[plan.slots[child]] = Value(scaled(symbol, plan.tick))
    points = step.compute(PROSE, values)[slot].points
    writer = Writer(language, plan.tick)
    cases = cases_of(scaled(points, Fraction(1, plan.tick)))
    texts = [
        writer.value(case.value)
        if len(cases) == 1
        else say(
            "case_line",
            language,
            when=say(
                "otherwise" if case.when == OTHERWISE else "case",
                language,
                when=writer.condition(case.when),
            ),
            value=writer.value(case.value),
        )
        for case in cases
    ]
    return say(
        "formula", language, value="；".join(texts) if language == "zh" else "; ".join(texts)
    )
