"""The scoring standard of an indicator as an evaluator reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.exact import as_text
from scoring.io.rule_text import given_en, given_zh, measured_en, measured_zh

if TYPE_CHECKING:
    from fractions import Fraction

    from scoring.model import Node
    from scoring.schema.rules import RuleSpec

__all__ = ["FLAGS", "SENTENCES", "rule_sentence", "rule_text"]

SENTENCES = {
    "zh": given_zh.SENTENCES | measured_zh.SENTENCES,
    "en": given_en.SENTENCES | measured_en.SENTENCES,
}
"""What writes the standard of each kind of rule, from the rule and the full points."""

WORTH = {"zh": given_zh.WORTH, "en": given_en.WORTH}
"""What is said of a bonus or penalty whose points weigh otherwise with its parent."""

FLAGS = {"zh": given_zh.FLAG, "en": given_en.FLAG}
"""What is said of a question that gives no points, by who is asked."""


def rule_text(node: Node, language: str) -> str:
    """Return the standard the set states, or one written from the rule."""
    if node.standard:
        return node.standard.of(language)
    if node.role == "flag":
        return FLAGS[language][getattr(node.scored_by, "asked", "once")]
    sentence = rule_sentence(node.scored_by, node.full, language)
    each = abs(node.factor)
    if node.role == "counts" or each == 1:
        return sentence
    # under a mean the points of a bonus or penalty are worth more or less than they are
    return sentence + WORTH[language][node.role].format(each=as_text(each))


def rule_sentence(rule: RuleSpec, full: Fraction, language: str) -> str:
    """Return the standard of a rule in words.

    Args:
        rule: the rule.
        full: the full points of the indicator.
        language: ``zh`` or ``en``.
    """
    return SENTENCES[language][type(rule)](rule, full)
