"""What a manual says of caps, gates, vetoes, coefficients and self scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.exact import as_text
from scoring.report.document import Lines
from scoring.report.manual.words import decimals, say
from scoring.report.self_score import words as self_words
from scoring.schema.rules import YesNo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.model import IndicatorSet
    from scoring.schema.outcome import Cap, CoefficientBand, Condition, Gate, Veto
    from scoring.schema.rules import Bounded

BOUNDS = ("at_least", "above", "at_most", "below")


def outcome_blocks(indicator_set: IndicatorSet, language: str) -> list[Lines]:
    """Return a block for every kind of limit the set has."""
    blocks = []
    for title, write in (
        ("caps", _caps),
        ("gates", _gates),
        ("vetoes", _vetoes),
        ("coefficient", _coefficient),
        ("self_scores", _self_scores),
    ):
        lines = tuple(f"- {line}" for line in write(indicator_set, language))
        if lines:
            blocks.append(Lines((say(title, language), *lines), strong=True))
    return blocks


def _when(indicator_set: IndicatorSet, condition: Condition, language: str) -> str:
    return say("when", language, when=condition_words(indicator_set, condition, language))


def _with_source(text: str, rule: Cap | Gate | Veto, language: str) -> str:
    if not rule.source:
        return text
    gap = "" if language == "zh" else " "
    return f"{text}{gap}{say('source', language, text=rule.source)}"


def _caps(indicator_set: IndicatorSet, language: str) -> Iterator[str]:
    for cap in indicator_set.caps:
        node = indicator_set.nodes[cap.node] if cap.node else indicator_set.root
        text = say(
            "cap_line",
            language,
            label=cap.label.of(language),
            when=_when(indicator_set, cap.when, language),
            node=say("cap_node", language, name=node.label.of(language)),
            points=as_text(cap.at_most),
        )
        yield _with_source(text, cap, language)
    if indicator_set.caps:
        yield say("caps_order", language)


def _grade_name(indicator_set: IndicatorSet, grade_id: str, language: str) -> str:
    found = next(one for one in indicator_set.grades if one.id == grade_id)
    return found.label.of(language)


def _gates(indicator_set: IndicatorSet, language: str) -> Iterator[str]:
    for gate in indicator_set.gates:
        key = "gate_lower" if gate.best is None else "gate_best"
        text = say(
            key,
            language,
            label=gate.label.of(language),
            when=_when(indicator_set, gate.when, language),
            grade=_grade_name(indicator_set, gate.best, language) if gate.best else "",
            count=gate.lower_by,
        )
        yield _with_source(text, gate, language)
    if indicator_set.gates:
        yield say("gates_order", language)


def _vetoes(indicator_set: IndicatorSet, language: str) -> Iterator[str]:
    for veto in indicator_set.vetoes:
        about = {
            "label": veto.label.of(language),
            "when": _when(indicator_set, veto.when, language),
        }
        texts = []
        if veto.grade is not None:
            grade = _grade_name(indicator_set, veto.grade, language)
            texts.append(say("veto_grade", language, grade=grade, **about))
        if veto.outcome is not None:
            outcome = veto.outcome.of(language)
            texts.append(say("veto_outcome", language, grade=outcome, **about))
        if veto.total is not None:
            texts.append(say("veto_total", language, total=f"{veto.total:f}", **about))
        for text in texts:
            yield _with_source(text, veto, language)
    if indicator_set.vetoes:
        yield say("vetoes_order", language)


def _coefficient(indicator_set: IndicatorSet, language: str) -> Iterator[str]:
    written = indicator_set.coefficient
    if written is None:
        return
    yield say("coefficient_of", language, label=written.label.of(language))
    for band in written.bands:
        value = _coefficient_value(band, language)
        key = "coefficient_rest" if band is written.bands[-1] else "coefficient_line"
        yield say(key, language, bound=bound_words(band, "", language), value=value)
    how = say(indicator_set.rounding.mode, language)
    yield say("coefficient_places", language, how=how, places=decimals(written.places, language))
    if written.source:
        yield say("source", language, text=written.source)


def _self_scores(indicator_set: IndicatorSet, language: str) -> Iterator[str]:
    declared = indicator_set.written.self_score
    if declared is None:
        return
    yield self_words.bands(declared.bands, declared.above, language, declared=True)
    if declared.source:
        yield say("source", language, text=declared.source)


def _coefficient_value(band: CoefficientBand, language: str) -> str:
    value, slope = as_text(band.value), as_text(band.per_point)
    if not band.per_point:
        return value
    key = "coefficient_slope" if band.value else "coefficient_only_slope"
    return say(key, language, value=value, slope=slope)


def bound_words(bounded: Bounded, unit: str, language: str) -> str:
    """Return the bound of something, and whether it belongs to it."""
    given = [(key, getattr(bounded, key)) for key in BOUNDS if getattr(bounded, key) is not None]
    between = say("and", language)
    return between.join(
        say(f"bound_{key}", language, bound=f"{bound.normalize():f}{unit}") for key, bound in given
    )


def condition_words(indicator_set: IndicatorSet, condition: Condition, language: str) -> str:
    """Return a condition in words, nodes by their names."""
    nodes = indicator_set.nodes
    if condition.all or condition.any:
        parts = []
        for one in condition.all or condition.any:
            text = condition_words(indicator_set, one, language)
            nested = len(one.all or one.any) > 1
            parts.append(say("in_brackets", language, parts=text) if nested else text)
        return say("and" if condition.all else "or", language).join(parts)
    if condition.node is not None:
        unit = {"points": " 分" if language == "zh" else "", "percent": "%"}[condition.unit]
        key = "of_rate" if condition.unit == "percent" else "of_points"
        bound = bound_words(condition, unit, language)
        return say(key, language, name=nodes[condition.node].label.of(language), bound=bound)
    asked = nodes[condition.yes or condition.no or ""]
    # what several reviewers answer with points is a yes where it earns all of them
    yes_or_no = isinstance(asked.rule, YesNo) and (
        asked.role == "flag" or asked.rule.asked == "once"
    )
    key = ("is_yes" if yes_or_no else "is_full") if condition.yes else "not_full"
    if condition.no and yes_or_no:
        key = "is_no"
    return say(key, language, name=asked.label.of(language))
