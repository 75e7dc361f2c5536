"""The sentences of scoring standards: every kind of rule, in both languages, with its numbers."""

from __future__ import annotations

import copy
import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from rule_examples import EXAMPLES, NAMES, READ, Example, figure, label

from scoring import rules
from scoring.exact import as_text
from scoring.io.rule_text import SENTENCES, rule_sentence
from scoring.io.rule_text.parts import numbered

if TYPE_CHECKING:
    from collections.abc import Iterator

LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])
ALL = pytest.mark.parametrize("example", EXAMPLES, ids=NAMES)
LIMITS = {"places", "most", "cohort", "rate_places"}
"""Keys that are no part of the standard, or are seen to on their own."""


def sentence(written: Any, language: str, full: Fraction | int = 10) -> str:
    """Return the sentence of a rule as it is written."""
    return rule_sentence(READ.validate_python(written), Fraction(full), language)


@LANGUAGES
def test_every_kind_of_rule_has_a_sentence(language: str) -> None:
    assert set(SENTENCES[language]) == set(rules.KINDS)


@ALL
@LANGUAGES
def test_a_sentence_is_whole_and_has_no_keys_in_it(example: Example, language: str) -> None:
    text = rule_sentence(example.spec, example.full, language)
    assert text.endswith("。" if language == "zh" else ".")
    assert "  " not in text
    assert not re.search(r"[{}_]|Fraction|Decimal|None|True|False", text)
    if language == "en":
        assert not re.search(r"[，。；、（）]", text)


# ---------------------------------------------------------------- numbers


def numbers(written: Any, key: str = "") -> Iterator[tuple[list[Any], Any]]:
    """Yield the path of every number of a rule and the number, those of figures apart."""
    if isinstance(written, dict):
        for name, value in written.items():
            if "label" in written and name in {"at_least", "at_most"} and "id" not in written:
                continue  # what makes sense for a figure is no part of the standard
            for path, number in numbers(value, name):
                yield [name, *path], number
    elif isinstance(written, list):
        for place, value in enumerate(written):
            for path, number in numbers(value, key):
                yield [place, *path], number
    elif key not in LIMITS and not isinstance(written, bool) and as_number(written) is not None:
        yield [], written


def as_number(value: Any) -> Fraction | None:
    """Return a number, and ``None`` for a text that is none."""
    try:
        return Fraction(str(value))
    except ValueError:
        return None


def changed(written: Any, path: list[Any], value: Any) -> Any:
    """Return a copy of a rule with one value changed."""
    made = copy.deepcopy(written)
    inner = made
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    return made


@ALL
@LANGUAGES
def test_every_number_of_a_rule_stands_in_its_sentence(example: Example, language: str) -> None:
    text = rule_sentence(example.spec, example.full, language)
    for path, number in numbers(example.written):
        more = number + 1 if path[-1] == "answers" else as_text(Fraction(number) + Fraction(7, 128))
        other = changed(example.written, path, more)
        if path == ["over", "from_rate"] and example.written["over"]["effect"] == "ignore":
            continue  # where it means nothing it is not said
        assert sentence(other, language, example.full) != text, path


@ALL
@LANGUAGES
def test_no_number_stands_in_a_sentence_that_is_not_in_the_rule(
    example: Example, language: str
) -> None:
    text = rule_sentence(example.spec, example.full, language)
    names = re.compile(r"“[^”]*”|element \d|e\d|[①-⑳]")
    found = {Fraction(one) for one in re.findall(r"\d+(?:\.\d+)?(?:/\d+)?", names.sub("", text))}
    full = example.full
    given = [Fraction(number) for _, number in numbers(example.written)]
    said = {Fraction(0), full, Fraction(100), *given}
    said |= {100 * one for one in given} | {one * full for one in given}
    if example.written["kind"] == "proportional" and example.written["better"] == "lower":
        said.add(Fraction(2))
    if example.written["kind"] == "ratios":
        said |= {Fraction(1), Fraction(example.written["rate_places"] or 0)}
    if example.written["kind"] == "checklist":
        said.add(full / len(example.written["elements"]))
    if example.written["kind"] == "judged":
        said.add(Fraction("0.01"))  # where the step is left out
    if example.written["kind"] == "band":
        said |= {Fraction("2.66"), Fraction(2)}
    assert found <= said, found - said


@LANGUAGES
def test_the_full_points_stand_in_every_sentence(language: str) -> None:
    for example in EXAMPLES:
        own = example.written["kind"] in {"tiers", "survey"} and "tiers" in example.written
        if own or "start" in example.written or example.name == "checklist-points":
            continue  # these say what they earn themselves
        assert rule_sentence(example.spec, Fraction(77), language) != rule_sentence(
            example.spec, Fraction(78), language
        ), example.name


# ---------------------------------------------------------------- choices


@pytest.mark.parametrize(
    ("kind", "key", "values"),
    [
        ("judged", "asked", ["panel", "once"]),
        ("band", "asked", ["panel", "once"]),
        ("levels", "asked", ["panel", "once"]),
        ("yes_no", "asked", ["panel", "once"]),
        ("checklist", "asked", ["panel", "once"]),
        ("checklist", "partial", [False, True]),
        ("checklist", "prerequisite", [None, "e1", "e2"]),
        ("deductions", "asked", ["panel", "once"]),
        ("rank", "ties", ["best", "worst", "mean"]),
        ("steps", "side", ["below", "above", "both"]),
        ("steps", "part", ["whole", "started", "proportional"]),
        ("steps", "zero_divisor", ["refuse", "zero", "full"]),
        ("tiers", "zero_divisor", ["refuse", "zero", "full"]),
        ("two_sided", "zero_divisor", ["refuse", "zero", "full"]),
        ("proportional", "zero_divisor", ["refuse", "zero", "full", "met_at_zero"]),
        ("threshold", "zero_divisor", ["refuse", "zero", "full", "met_at_zero"]),
        ("equality", "above", ["full", "zero"]),
        ("equality", "below", ["full", "zero"]),
        ("goalposts", "scale", ["linear", "log"]),
        ("goalposts", "outside", ["clip", "refuse"]),
        ("ratios", "zero_divisor", ["refuse", "zero", "full"]),
        ("ratios", "each_at_most_one", [False, True]),
        ("ratios", "rate_places", [None, 0, 1]),
        ("ratios", "method", ["mean_of_ratios", "ratio_of_sums", "weighted", "worst"]),
        ("survey", "nobody", ["refuse", "zero", "full"]),
        ("survey", "handed_out", [False, True]),
    ],
)
@LANGUAGES
def test_what_is_chosen_changes_the_sentence(
    kind: str, key: str, values: list[Any], language: str
) -> None:
    rates = ("steps", "tiers", "two_sided")
    written = next(
        one.written
        for one in EXAMPLES
        if one.written["kind"] == kind and (kind not in rates or one.written.get("per"))
    )
    texts = {sentence(changed(written, [key], value), language) for value in values}
    assert len(texts) == len(values)


@LANGUAGES
def test_whether_a_bound_belongs_to_a_tier_is_said(language: str) -> None:
    def tier(side: str) -> str:
        tiers = [{side: 60, "points": 8}]
        written = {"kind": "tiers", "figure": figure("x", unit="%"), "tiers": tiers, "otherwise": 1}
        return sentence(written, language)

    texts = {side: tier(side) for side in ("at_least", "above", "at_most", "below")}
    if language == "zh":
        assert texts == {
            "at_least": "按x分档：60%（含）以上得 8 分；60%（不含）以下得 1 分。",
            "above": "按x分档：60%（不含）以上得 8 分；60%（含）以下得 1 分。",
            "at_most": "按x分档：60%（含）以下得 8 分；60%（不含）以上得 1 分。",
            "below": "按x分档：60%（不含）以下得 8 分；60%（含）以上得 1 分。",
        }
    else:
        first = (
            "By tiers of “x”: 60% (included) or more earns 8; 60% (not included) or less earns 1."
        )
        assert texts["at_least"] == first
        assert len(set(texts.values())) == 4


@LANGUAGES
def test_what_lies_far_above_a_target_is_said(language: str) -> None:
    base = {
        "kind": "proportional",
        "better": "higher",
        "actual": figure("actual"),
        "target": figure("target"),
    }
    explain = {**base, "over": {"from_rate": "1.3", "effect": "explain"}}
    reduce = {**base, "over": {"from_rate": "1.3", "effect": "reduce", "deduct": "0.5"}}
    plain, explained, reduced = (sentence(one, language) for one in (base, explain, reduce))
    if language == "zh":
        assert "超过的仍得满分，不另加分" in plain
        assert "达到target的 130%（含）及以上的，仍得满分，但须说明原因" in explained
        assert "得分＝10×[1－0.5×（actual÷target－130%）]，最低 0 分" in reduced
    else:
        assert "neither adds points nor costs any" in plain
        assert "From 130% of “target” (included) on the points stay, but a reason" in explained
        assert "10 × [1 − 0.5 × (“actual” ÷ “target” − 130%)], at least 0" in reduced


def test_sentences_read_as_evaluators_write_them() -> None:
    assert sentence({"kind": "judged"}, "zh") == (
        "由每位评审专家在 0（含）至 10（含）分之间评分，以 0.01 分为最小单位，并说明理由。"
    )
    steps = {
        "kind": "steps",
        "figure": {"label": label("执行数")},
        "per": {"label": label("预算数")},
        "reference": 100,
        "side": "below",
        "step": 5,
        "deduct": 2,
        "part": "whole",
    }
    assert sentence(steps, "zh") == (
        "执行数÷预算数达到 100%（含）的得 10 分；低于 100% 的，每低 5 个百分点扣 2 分，"
        "不足一步的不扣，扣完为止，最低 0 分。预算数为 0 的，不能计分，评分表须改正。"
    )
    assert sentence(steps, "en") == (
        "“执行数 ÷ 预算数” of at least 100% (included) earns 10 points; below 100%, every 5 "
        "percentage points cost 2, whole steps only, until the points are used up, never below 0. "
        "Where “预算数” is 0, no points can be computed and the sheet is refused."
    )
    lines = [
        {"id": "a", "label": label("白条"), "each": 5, "at_most": 8},
        {"id": "b", "label": label("伪造"), "takes_all": True},
    ]
    assert sentence({"kind": "deductions", "lines": lines}, "zh") == (
        "从 10 分起扣，扣完为止，最低 0 分：“白条”每次扣 5 分，最多扣 8 分；"
        "“伪造”出现一次即扣完全部分值。"
    )


def test_the_edges_of_a_band_are_those_the_rule_holds_a_score_against() -> None:
    example = next(one for one in EXAMPLES if one.name == "band")
    rule: Any = rules.build(example.spec, example.full, 100)
    text = rule_sentence(example.spec, example.full, "zh")
    for edge in rule.edges:
        assert f"即 {float(edge) / 100:g}（含）至 " in text
    assert "“Partly”为分值的 60%（含）至 80%（不含），即 2（含）至 2.66（不含）分" in text
    assert text.endswith("档次的界限按最小单位四舍五入。")
    assert "四舍五入" not in rule_sentence(example.spec, Fraction(10), "zh")


def test_elements_are_numbered_as_far_as_there_are_numbers() -> None:
    assert [numbered(place) for place in (0, 19, 20)] == ["①", "⑳", "(21)"]
