"""The manual of an indicator set, written from its rules and not beside them."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from scoring.exact import as_text
from scoring.io.rule_text import FLAGS, rule_sentence
from scoring.plan import plan_of
from scoring.report.document import Document, Table
from scoring.report.formulas import asked_of, formula_lines
from scoring.report.manual.groups import group_lines
from scoring.report.manual.outcome import outcome_blocks
from scoring.report.manual.whole_set import policy_changes, rounding_line, set_blocks
from scoring.report.manual.words import decimals, say
from scoring.report.required import requirement_sentence
from scoring.report.rule_words import RULES
from scoring.report.sets import branches
from scoring.report.words import pick, word
from scoring.schema.rules import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.model import IndicatorSet, Node
    from scoring.report.formulas import Asked


def manual_document(indicator_set: IndicatorSet, language: str) -> Document:
    """Return what an evaluator must know of a set: every rule in words and as a formula."""
    title = say(
        "title",
        language,
        name=indicator_set.name.of(language),
        id=indicator_set.id,
        version=indicator_set.version,
    )
    document = Document(title)
    document.say(*_head(indicator_set, language))
    document.blocks += set_blocks(indicator_set, language)
    document.blocks += outcome_blocks(indicator_set, language)
    document.show(_overview(indicator_set, language))
    if any(node.illustrative for node in indicator_set.nodes.values()):
        document.say(f"* {word('illustrative', language)}")
    document.say(say("reading", language))
    for node in indicator_set.nodes.values():
        document.say(_heading(node, language), *_lines(indicator_set, node, language), strong=True)
    return document


def _head(indicator_set: IndicatorSet, language: str) -> Iterator[str]:
    written = indicator_set.written
    yield say("source", language, text=indicator_set.source)
    if written.effective:
        yield say("effective", language, day=written.effective)
    if written.until:
        yield say("until", language, day=written.until)
    if written.extends:
        yield say("extends", language, name=written.extends)
    count = len(indicator_set.indicators)
    key = "one_size" if count == len(indicator_set.nodes) else "size"
    groups = len(indicator_set.nodes) - count
    full = as_text(indicator_set.root.full)
    yield say(key, language, full=full, groups=groups, indicators=count)
    if indicator_set.note:
        yield " ".join(indicator_set.note.of(language).splitlines())


def _overview(indicator_set: IndicatorSet, language: str) -> Table:
    nodes = tuple(indicator_set.nodes.values())
    rows = tuple(
        (
            branches(indicator_set, node) + node.label.of(language),
            node.id,
            "—" if node.role == "flag" else as_text(node.full) + " *" * node.illustrative,
            pick(RULES[node.rule.kind if node.rule else str(node.combine)], language),
        )
        for node in nodes
    )
    headers = tuple(word(one, language) for one in ("indicator", "id", "full", "rule"))
    strong = frozenset(place for place, node in enumerate(nodes) if not node.is_indicator)
    return Table(say("tree", language), headers, rows, frozenset({2}), strong)


def _heading(node: Node, language: str) -> str:
    number = as_text(node.full)
    if node.role == "counts":
        points = say("one_point" if node.full == 1 else "points_full", language, points=number)
    else:
        each = abs(node.factor)
        key = "extra" if node.role == "flag" or each == 1 else "weighed"
        most = as_text(each * node.full)
        points = say(f"{key}_{node.role}", language, points=number, most=most)
    return f"{node.id} {node.label.of(language)}　{points}"


def _lines(indicator_set: IndicatorSet, node: Node, language: str) -> Iterator[str]:
    if node.role in {"bonus", "penalty"}:
        for line in _worth(indicator_set, node, language):
            yield f"- {line}"
    inner = _indicator_lines if node.is_indicator else group_lines
    for line in inner(indicator_set, node, language):
        yield f"- {line}"
    for line in _differences(indicator_set, node, language):
        yield f"- {line}"


def _worth(indicator_set: IndicatorSet, node: Node, language: str) -> Iterator[str]:
    """Say what the points of a bonus or penalty give its parents."""
    nodes = indicator_set.nodes
    above = [nodes[one] for one in (node.parent, *node.also_under) if one is not None]
    worth = [abs(one.shares[one.children.index(node.id)]) for one in above]
    if all(each == 1 for each in worth):
        yield say(f"counts_{node.role}", language)
        return
    for one, each in zip(above, worth, strict=True):
        name = one.label.of(language)
        yield say(f"worth_{node.role}", language, parent=name, each=as_text(each))


def _indicator_lines(indicator_set: IndicatorSet, node: Node, language: str) -> Iterator[str]:
    plan = plan_of(indicator_set)
    rule = plan.leaves[plan.places[node.id]].rule
    if node.explanation:
        text = " ".join(node.explanation.of(language).splitlines())
        yield say("explanation", language, text=text)
    if node.standard:
        text = " ".join(node.standard.of(language).splitlines())
        yield say("standard", language, text=text)
    if node.role == "flag":
        yield FLAGS[language]["panel" if rule.by_panel else "once"]
        return
    yield say("rule", language, text=rule_sentence(node.scored_by, node.full, language))
    between = "；" if language == "zh" else "; "
    figures = [one for one in asked_of(node, rule, language) if one.given.kind == "figure"]
    if figures:
        inputs = between.join(_figure(one, language) for one in figures)
        yield say("asked", language, inputs=inputs)
    yield from formula_lines(node, rule, plan.tick, language)


def _figure(asked: Asked, language: str) -> str:
    """Return what may be filled in for a figure, as the engine accepts it."""
    given = asked.given
    unit = f"{'' if given.unit == '%' else ' '}{given.unit}" if given.unit else ""
    low, high = (Fraction(end, given.scale) for end in (given.lowest, given.highest))
    key = "figure_from" if high == Figure.model_fields["at_most"].default else "figure_range"
    span = say(key, language, low=as_text(low), high=as_text(high), unit=unit)
    places = len(str(given.scale // given.step)) - 1
    key = "figure_places" if places else "figure_whole"
    finest = say(key, language, places=decimals(places, language))
    return say("input_figure", language, name=asked.name, range=span + finest)


def _differences(indicator_set: IndicatorSet, node: Node, language: str) -> Iterator[str]:
    """Say what is laid down for this node where it differs from the set or its parent."""
    nodes, between = indicator_set.nodes, "、" if language == "zh" else ", "
    if node.also_under:
        names = between.join(nodes[one].label.of(language) for one in node.also_under)
        yield say("also_under", language, names=names)
    if node.rounding:
        mode = node.rounding.mode or indicator_set.rounding.mode
        yield rounding_line("stage_node", node.rounding.places, mode, language)
    if node.evidence is not None:
        yield requirement_sentence(node.evidence, language)
    changes = policy_changes(indicator_set, node, language)
    if changes:
        yield changes
    if node.source != indicator_set.source:
        yield say("source", language, text=node.source)
    if node.illustrative:
        yield say("illustrative", language)
