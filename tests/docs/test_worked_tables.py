"""The guides leave out no rule, no way to combine and no policy, and their tables are right."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from markdown_blocks import DOCS, ROOT
from reference_keys import EN, LANGUAGES, ZH
from worked_tables import CHOSEN, policies

from scoring.report.rule_words import RULES
from scoring.rules import KINDS
from scoring.schema.indicator_set import Combine

HOW_TO, REFERENCE = DOCS / "how-to", DOCS / "reference"
WRITTEN: list[Any] = list(KINDS)
KIND_NAMES = [get_args(kind.model_fields["kind"].annotation)[0] for kind in WRITTEN]
COMBINE_NAMES = list(get_args(Combine))


def halves(name: str) -> list[str]:
    """Return the Chinese and the English half of a guide."""
    return (HOW_TO / f"{name}.md").read_text(encoding="utf-8").split("\n---\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_is_in_the_guide_with_an_example(language: str) -> None:
    text = halves("choose-a-rule")[LANGUAGES.index(language)]
    examples = text.partition("<!-- generated:")[2]
    assert [kind for kind in KIND_NAMES if f"`{kind}`" not in examples] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_way_to_combine_is_in_the_guide(language: str) -> None:
    text = halves("groups")[LANGUAGES.index(language)]
    assert [one for one in COMBINE_NAMES if f"| `{one}`" not in text] == []


def test_the_inputs_of_every_rule_are_in_the_reference() -> None:
    text = (REFERENCE / "sheet.md").read_text(encoding="utf-8")
    for half in text.split("\n---\n"):
        assert [kind for kind in KIND_NAMES if f"`{kind}`" not in half] == []


def test_the_guides_count_rules_and_ways_to_combine_right() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert (len(KIND_NAMES), len(COMBINE_NAMES)) == (16, 14)
    for words in ("评分标准十六种", "合成方式十四种", "sixteen kinds", "fourteen ways"):
        assert words in readme


def test_every_policy_is_in_the_guide() -> None:
    names = {"give_to" if isinstance(policy, dict) else policy for _, policy in CHOSEN}
    for half in halves("missing-values"):
        assert [name for name in names if f"`{name}`" not in half] == []


@pytest.mark.parametrize(
    ("policy", "branch", "total"),
    [
        ("zero", "13.00", "81.00"),
        ("full", "18.00", "86.00"),
        ("skip", "13.00", "81.00"),
        ("siblings", "17.33", "85.33"),
        ("tree", "13.00", "85.26"),
        ('{ give_to = "B3" }', "17.00", "85.00"),
    ],
)
def test_the_table_of_policies_has_the_worked_numbers(policy: str, branch: str, total: str) -> None:
    for language in (ZH, EN):
        (row,) = [line for line in policies(language).splitlines() if f"`{policy}`" in line]
        assert [cell.strip() for cell in row.split("|")][3:5] == [branch, total]


def test_the_names_of_rules_are_those_of_the_reports() -> None:
    rules = (REFERENCE / "rules.md").read_text(encoding="utf-8")
    assert [kind for kind in KIND_NAMES if f"{RULES[kind][ZH]} `kind" not in rules] == []
