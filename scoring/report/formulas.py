"""The formula of an indicator, printed from its rule and not from its sentence."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from scoring.algebra.prose import (
    OTHERWISE,
    PROSE,
    Case,
    Quantity,
    Symbol,
    Writer,
    atom,
    cases_of,
    divided,
    known_of,
    never,
    plus,
    scaled,
    together,
)
from scoring.io.rule_text.parts import numbered
from scoring.report.manual.words import say
from scoring.report.rule_words import branch
from scoring.schema.rules import Survey

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scoring.algebra.prose import Sum
    from scoring.model import Node
    from scoring.rules.base import Input, Rule

SCORE = {"points": "points_given", "choice": "answer"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a rule asks for, as it stands in a formula.

    Attributes:
        given: the input.
        number: what a formula calls it where its label is long, such as ``①``; may be empty.
        name: how a formula calls it.
        value: what stands in the formula for the whole number the rule sees.
        plain: the same, where nothing is known yet that would keep it from being zero.
    """

    given: Input
    number: str
    name: str
    value: Sum
    plain: Sum


def asked_of(node: Node, rule: Rule, language: str) -> tuple[Asked, ...]:
    """Return what the rule of an indicator asks for, every name different."""
    made: list[Asked] = []
    for place, given in enumerate(rule.inputs):
        number = numbered(place) if given.kind == "choice" and given.label else ""
        name = number or (given.label.of(language) if given.label else "")
        if not name:
            key = SCORE.get(given.kind)
            name = say(key, language) if key else node.label.of(language)
        if any(one.name == name for one in made):
            name = f"{name} ({given.id})"
        # an answer is counted in parts of the best one
        scale = given.highest if given.kind == "choice" and number else given.scale
        values = []
        for lowest in (
            given.lowest,
            max(given.lowest, 1) if place in rule.nonzero else given.lowest,
        ):
            symbol = Symbol(
                name,
                Fraction(lowest, scale),
                Fraction(given.highest, scale),
                place,
                given.unit,
                tuple(
                    (Fraction(one.number, scale), one.zh if language == "zh" else one.en)
                    for one in given.choices
                ),
            )
            values.append(scaled(atom(symbol), scale))
        made.append(Asked(given, number, name, values[1], values[0]))
    return tuple(made)


def formula_lines(node: Node, rule: Rule, tick: int, language: str) -> tuple[str, ...]:
    """Return how an indicator comes to its points before they are rounded, line by line.

    Args:
        node: the indicator.
        rule: its rule, as the plan of the set has it.
        tick: how many ticks make one point.
        language: ``zh`` or ``en``.
    """
    asked = asked_of(node, rule, language)
    quantity = _quantity(node, asked, language)
    writer = Writer(language, rule.divisor * tick, (quantity,) if quantity else ())
    lines = list(_legend(asked, language))
    if rule.guarded:
        lines += _where_zero(node, rule, asked, tick, writer, language)
    if quantity:
        meaning = writer.value(quantity.value)
        lines.append(say("defined", language, name=quantity.name, value=meaning))
    lines += _points(rule, asked, tick, writer, language)
    lines += _refused(rule, asked, writer, language)
    return tuple(lines)


def _legend(asked: Sequence[Asked], language: str) -> Iterator[str]:
    """Say what the numbers of a checklist stand for, and what an answer counts."""
    listed = [one for one in asked if one.number]
    if not listed:
        return
    choices = listed[0].given.choices
    best = max(choice.number for choice in choices)
    counts = [
        say(
            "answer_counts",
            language,
            answer=choice.zh if language == "zh" else choice.en,
            value=Writer(language).value(plus_number(Fraction(choice.number, best))),
        )
        for choice in choices
    ]
    numbers = listed[0].number if len(listed) == 1 else f"{listed[0].number}–{listed[-1].number}"
    between = "，" if language == "zh" else ", "
    yield say("legend", language, numbers=numbers, counts=between.join(counts))


def _points(
    rule: Rule, asked: Sequence[Asked], tick: int, writer: Writer, language: str
) -> Iterator[str]:
    known = known_of(rule.guard(PROSE, [a.value for a in asked]), 1) if rule.guarded else ()
    found = []
    for words, values in _by_choice(asked, language):
        value = scaled(rule.numerator(PROSE, values), Fraction(1, rule.divisor * tick))
        if rule.divides_by_data:
            value = divided(value, rule.denominator(PROSE, values), known)
        found.append((words, cases_of(value, *known)))
    if len({cases for _, cases in found}) == 1:
        found = [("", found[0][1])]
    for words, cases in found:
        for case in cases:
            yield _case_line(words, case, writer, language, alone=len(cases) == 1)


def _by_choice(asked: Sequence[Asked], language: str) -> Iterator[tuple[str, list[Sum]]]:
    """Return the inputs for every answer where one answer is chosen, else as they are."""
    chosen = [place for place, one in enumerate(asked) if one.given.kind == "choice"]
    values = [one.value for one in asked]
    if len(chosen) != 1 or asked[chosen[0]].number:
        yield "", values
        return
    for choice in asked[chosen[0]].given.choices:
        values[chosen[0]] = PROSE.constant(choice.number)
        yield say("quoted", language, text=choice.zh if language == "zh" else choice.en), values


def _case_line(words: str, case: Case, writer: Writer, language: str, *, alone: bool) -> str:
    value = _with_names(writer.value(case.value), case, language)
    if alone:
        return (
            say("chosen_case", language, when=words, value=value)
            if words
            else say("formula", language, value=value)
        )
    key = "otherwise" if case.when == OTHERWISE else "case"
    when = say(key, language, when=writer.condition(case.when))
    if words:
        when = say("chosen_when", language, words=words, when=when)
    return say("case_line", language, when=when, value=value)


def _with_names(text: str, case: Case, language: str) -> str:
    """Return a text with what the branches are called that lead to it."""
    between = "；" if language == "zh" else "; "
    names = between.join(branch(name, language) for name in case.names)
    return say("named", language, value=text, names=names) if names else text


def _where_zero(
    node: Node,
    rule: Rule,
    asked: Sequence[Asked],
    tick: int,
    writer: Writer,
    language: str,
) -> Iterator[str]:
    values = [one.plain for one in asked]
    zero = PROSE.at_least(rule.guard(PROSE, values), 1).fails
    if rule.zero == "refuse":
        yield say("zero_refused", language, when=writer.condition(zero))
        return
    best = (node.full * tick).numerator
    value = scaled(rule.when_zero(PROSE, values, best), Fraction(1, tick))
    for case in cases_of(value, zero):
        here = say(
            "case", language, when=writer.condition(together((zero, case.alone), every=True))
        )
        text = _with_names(writer.value(case.value), case, language)
        yield say("case_line", language, when=here, value=text)


def _refused(rule: Rule, asked: Sequence[Asked], writer: Writer, language: str) -> Iterator[str]:
    """Say which answers contradict each other, and which need a reason."""
    for words, values in _by_choice(asked, language):
        truths = rule.objections(PROSE, values)
        condition = together((truth.holds for _, truth in truths), every=False)
        if not never(condition):
            key = "refused_for" if words else "refused"
            yield say(key, language, words=words, when=writer.condition(condition))
    explains: Any = getattr(rule, "needs_reason", None)
    if explains is not None:
        condition = explains(PROSE, [one.value for one in asked]).holds
        if not never(condition):
            yield say("reason_needed", language, when=writer.condition(condition))


def _quantity(node: Node, asked: Sequence[Asked], language: str) -> Quantity | None:
    """Return the result of a survey, of which its tiers speak, so that they can be printed so."""
    spec = node.rule
    if not isinstance(spec, Survey) or not spec.tiers:
        return None
    counts = [one.value for one in asked[: len(spec.levels)]]
    shares = [scaled(one, level.share) for one, level in zip(counts, spec.levels, strict=True)]
    return Quantity(say("result", language), plus(*shares), plus(*counts))


def plus_number(value: Fraction) -> Sum:
    """Return a fraction as an expression."""
    return scaled(PROSE.constant(1), value)
