"""The evidence that indicators require, in manuals and in results without a register."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from scoring.exact import percentage
from scoring.report.words import pick
from scoring.resolve.evidence import share_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.evaluation import Evaluation
    from scoring.schema.evidence import RequirementShape

SENTENCES: dict[str, tuple[str, str]] = {
    "required": (
        "要求有佐证材料{kinds}，没有评价期内的材料时{effect}。",
        "Requires evidence{kinds}; without any of the period under evaluation, {effect}.",
    ),
    "kinds": ("（{kinds}）", " ({kinds})"),
    "warn": ("只提示，不减分", "only a warning is given"),
    "discount": ("保留得分的 {share}", "{share} of its points are kept"),
    "zero": ("不得分", "it has no points"),
    "none_named": (
        "{ids} 要求有佐证材料，评分表没有写。没有登记表，不减分。",
        "{ids}: evidence is required and the sheet names none. Without a register nothing is "
        "taken for it.",
    ),
}


def requirement_sentence(one: RequirementShape, language: str) -> str:
    """Return what an indicator requires, and what lacking it takes."""
    kinds = ""
    if one.kinds:
        listed = ("、" if language == "zh" else ", ").join(one.kinds)
        kinds = _say("kinds", language, kinds=listed)
    effect = _say(one.effect, language, share=percentage(share_of(one), Fraction(1)))
    return _say("required", language, kinds=kinds, effect=effect)


def unnamed_lines(evaluation: Evaluation, language: str) -> Iterator[str]:
    """Say for which scored indicators the sheet names no material although one is required."""
    sheet = evaluation.sheet
    ids = [
        node.id
        for node in evaluation.indicator_set.indicators
        if node.evidence is not None
        and sheet.entry(node.id).state in {None, "scored"}
        and not sheet.entry(node.id).blank
        and not sheet.entry(node.id).evidence
    ]
    if ids:
        yield _say("none_named", language, ids=("、" if language == "zh" else ", ").join(ids))


def _say(key: str, language: str, **details: object) -> str:
    return pick(SENTENCES[key], language).format(**details)
