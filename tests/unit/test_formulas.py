"""The formulas of a manual, read line by line, give what the rules give."""

from __future__ import annotations

import contextlib
import functools
import math
from fractions import Fraction
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from examples import runs
from hypothesis import given
from hypothesis import strategies as st
from prose_reader import holds, value_of
from rule_examples import EXAMPLES, NAMES, Example

from scoring import rules
from scoring.algebra.ops import INTEGERS
from scoring.report.formulas import asked_of, formula_lines
from scoring.report.rule_words import BRANCHES
from scoring.schema.fields import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.rules.base import Input, Rule

LANGUAGES = ("zh", "en")
ALL = pytest.mark.parametrize("example", EXAMPLES, ids=NAMES)
REFUSED = "refused"
MARKS = {
    "zh": ("若 ", "否则：", "选“", "得分 ＝ ", "不接受：", "时不接受：", "不能计分",
           "须说明原因：", " ＝ ", "："),
    "en": ("if ", "otherwise: ", "“", "points = ", "refused: ", "refused with “", "no points can",
           "a reason is required: ", " = ", ": "),
}  # fmt: skip
"""How lines begin, and what stands in them, in the order in which a reader is told them."""


@functools.cache
def made_of(name: str) -> tuple[Any, Rule, int]:
    """Return the indicator of an example, its rule and its tick."""
    return made(next(one for one in EXAMPLES if one.name == name))


@functools.cache
def lines_of(name: str, language: str) -> tuple[str, ...]:
    """Return the lines of an example."""
    return formula_lines(*made_of(name), language)


def made(example: Example) -> tuple[Any, Rule, int]:
    """Return the indicator, its rule and its tick."""
    spec, full = example.spec, example.full
    parts = [full, *rules.quanta(spec, full, rounded=True), Fraction(1, 100)]
    tick = math.lcm(*(part.denominator for part in parts))
    node = SimpleNamespace(rule=spec, label=Label(zh="指标", en="Indicator"), full=full)
    return node, rules.build(spec, full, tick), tick


def without_names(text: str, language: str) -> str:
    """Return a line without what branches are called at its end."""
    opening, closing = ("（", "）") if language == "zh" else (" (", ")")
    names = [pair[LANGUAGES.index(language)] for pair in BRANCHES.values()]
    while text.endswith(closing):
        at = next(
            (len(text) - len(opening + name + closing) for name in names
             if text.endswith(opening + name + closing)),
            None,
        )  # fmt: skip
        if at is None:
            start = text.rfind(opening)
            inside = text[start + len(opening) : -1]
            known = inside.startswith(("第 ", "tier ")) or any(name in inside for name in names)
            if not known:
                break
            at = start
        text = text[:at]
    return text


class Reading:
    """What a reader of the lines of one formula comes to for one row of inputs."""

    def __init__(self, lines: Sequence[str], asked: Any, row: Sequence[int], language: str) -> None:
        self.language = language
        self.named: dict[str, Any] = {}
        self.words: dict[str, str] = {}
        self.chosen = ""
        for one, number in zip(asked, row, strict=True):
            scale = one.given.highest if one.number else one.given.scale
            self.named[one.name] = Fraction(number, scale)
            for choice in one.given.choices:
                if choice.number == number:
                    word = choice.zh if language == "zh" else choice.en
                    if one.number:
                        self.words[one.name] = word
                    else:
                        self.chosen = word
        self.points: Any = None
        self.refused = self.reason = False
        for line in lines:
            self.read(line)

    def condition(self, text: str) -> bool:
        return holds(text, self.named, self.words)

    def earn(self, text: str) -> None:
        if self.points is None:
            self.points = value_of(without_names(text, self.language), self.named, self.words)

    def read(self, line: str) -> None:
        """Read one line; of the cases that fit the first counts."""
        when, otherwise, quote, points, refused, with_, impossible, reason, equals, colon = MARKS[
            self.language
        ]
        rest = line.removeprefix(when).partition(f"{colon}{points}")
        if line.startswith(reason):
            with contextlib.suppress(ZeroDivisionError):  # what cannot be divided is no rate
                self.reason |= self.condition(line.removeprefix(reason))
        elif line.startswith(refused):
            self.refused |= self.condition(line.removeprefix(refused))
        elif with_ in line:
            word, _, text = line.removeprefix(with_).removeprefix(quote).partition("”")
            self.refused |= word == self.chosen and self.condition(text.partition(colon)[2])
        elif impossible in line:
            impossible_here = self.condition(line.removeprefix(when).partition(colon)[0])
            self.points = REFUSED if self.points is None and impossible_here else self.points
        elif line.startswith((points, otherwise)):
            self.earn(line.partition(points)[2])
        elif rest[1] and line.startswith(when):
            if self.points is None and self.condition(rest[0]):
                self.earn(rest[2])
        elif rest[1]:
            if rest[0] == f"{quote}{self.chosen}”":
                self.earn(rest[2])
        else:
            self.define(line, equals)

    def define(self, line: str, equals: str) -> None:
        """Read what a name in the other lines stands for."""
        name, mark, text = line.partition(equals)
        if not mark:
            assert line.startswith(("①–", "①：", "①: ")), line
            return
        self.named[name] = Fraction(0)
        with contextlib.suppress(ZeroDivisionError):  # settled in the line before
            self.named[name] = 100 * value_of(text, self.named)  # it is held against per cent


def inputs(rule: Rule) -> st.SearchStrategy[list[int]]:
    """Return rows that a sheet may hold, edges and small numbers often."""
    return st.tuples(*(_numbers(one) for one in rule.inputs)).map(list)


def _numbers(one: Input) -> st.SearchStrategy[int]:
    if one.choices:
        return st.sampled_from([choice.number for choice in one.choices])
    whole = st.integers(0, (one.highest - one.lowest) // one.step)
    return st.one_of(
        whole.map(lambda n: one.lowest + n * one.step), st.sampled_from([one.lowest, one.highest])
    )


def by_integers(rule: Rule, row: Sequence[int], full: Fraction, tick: int) -> Any:
    """Return the points of a row as integers give them, or that it is refused."""
    if rule.guarded and not rule.guard(INTEGERS, row):
        if rule.zero == "refuse":
            return REFUSED
        return Fraction(rule.when_zero(INTEGERS, row, (full * tick).numerator), tick)
    below = rule.denominator(INTEGERS, row) if rule.divides_by_data else 1
    return Fraction(rule.numerator(INTEGERS, row), rule.divisor * below * tick)


@ALL
@runs(0.25)
@given(st.data())
def test_a_formula_says_what_the_rule_computes(example: Example, data: st.DataObject) -> None:
    node, rule, tick = made_of(example.name)
    row = data.draw(inputs(rule))
    expected = by_integers(rule, row, example.full, tick)
    objections = [truth for _, truth in rule.objections(INTEGERS, row)]
    for language in LANGUAGES:
        lines = lines_of(example.name, language)
        found = Reading(lines, asked_of(node, rule, language), row, language)
        assert found.refused == any(objections)
        if example.written.get("scale") == "log" and found.points != REFUSED:
            assert abs(found.points - expected) <= Fraction(1, tick)
        else:
            assert found.points == expected
        explains = getattr(rule, "needs_reason", None)
        assert found.reason == bool(explains and explains(INTEGERS, row))


@ALL
def test_a_formula_is_in_points_and_not_in_ticks(example: Example) -> None:
    node, rule, tick = made(example)
    finer = rules.build(example.spec, example.full, 7 * tick)
    for language in LANGUAGES:
        lines = formula_lines(node, rule, tick, language)
        if example.written.get("scale") != "log":
            assert formula_lines(node, finer, 7 * tick, language) == lines


@ALL
def test_every_branch_of_a_formula_has_a_name_people_read(example: Example) -> None:
    node, rule, tick = made(example)
    for language in LANGUAGES:
        text = " ".join(formula_lines(node, rule, tick, language))
        kind = example.written["kind"]
        assert f"{kind}." not in text
        assert "Fraction" not in text
        assert "Sum(" not in text


def test_every_kind_of_rule_has_an_example() -> None:
    assert {type(example.spec) for example in EXAMPLES} == set(rules.KINDS)


def test_a_proportional_formula_in_both_languages() -> None:
    assert lines_of("proportional-over-0-met_at_zero", "zh") == (
        "若 target = 0 且 actual > 0：得分 ＝ 0（目标为零而实际不为零，不得分）",
        "若 target = 0 且 actual = 0：得分 ＝ 10（目标为零且实际为零，得满分）",
        "若 actual ≥ target：得分 ＝ 10（达到目标，得满分）",
        "否则：得分 ＝ 10 × actual ÷ target（未达到目标要求，按比例）",
    )
    assert lines_of("proportional-over-3-refuse", "en") == (
        "if target = 0: no points can be computed and the sheet is refused",
        "if actual < target: points = 10 × actual ÷ target (target not met: in proportion)",
        "if actual ÷ target < 130%: points = 10 (target met: full points)",
        "if actual ÷ target < 230%: points = 23 − 10 × actual ÷ target "
        "(far above the target: reduced)",
        "otherwise: points = 0 (far above the target: reduced to the least that is kept)",
    )


def test_a_band_says_which_points_it_does_not_accept() -> None:
    assert lines_of("band", "en") == (
        "points = points given",
        "refused with “Met”: points given < 2.66",
        "refused with “Partly”: points given < 2 or points given ≥ 2.66",
        "refused with “Not”: points given ≥ 2",
    )


def test_a_checklist_says_what_an_answer_counts() -> None:
    assert lines_of("checklist-partial-must", "zh") == (
        "①–③：“是”计 1，“部分”计 0.5，“否”计 0",
        "若 ②为“是”或“部分”：得分 ＝ 10 × (① + ② + ③) ÷ 3（前提具备，逐项计分）",
        "否则：得分 ＝ 0（缺前提，不得分）",
    )


def test_the_tiers_of_a_survey_are_about_its_result() -> None:
    assert lines_of("survey-tiers", "en") == (
        "if La + Lb + Lc = 0: points = 0",
        "survey result = (La + 0.6 × Lb) ÷ (La + Lb + Lc)",
        "if survey result ≥ 90%: points = 10 (tier 1)",
        "if survey result > 80%: points = 8 (tier 2)",
        "otherwise: points = 1 (in no tier)",
    )
