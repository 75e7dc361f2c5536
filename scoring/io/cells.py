"""What people write in a cell, understood or refused; nothing is guessed."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from scoring.exact import MONEY, SPREADSHEET_DIGITS, fold, to_decimal, without_noise
from scoring.rules.base import Input
from scoring.scopes import barred

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scoring.errors import Problems
    from scoring.io.raw import RawCell
    from scoring.model import IndicatorSet
    from scoring.rules.base import Choice
    from scoring.sheet import Answer, Reviewer, State

BLANKS = {"", "-", "--", "—", "——", "弃权", "abstain", "abstained", "回避", "recused"}
"""An answer that was not given; never a zero."""

KEPT_OUT = {
    "recused": {"zh": "回避", "en": "recused"},
    "out-of-scope": {"zh": "—", "en": "—"},
}
"""What stands where a reviewer is not to answer; read as an answer that was not given."""

STATES: dict[str, State] = {
    "scored": "scored",
    "已评": "scored",
    "missing": "missing",
    "缺失": "missing",
    "not_applicable": "not_applicable",
    "not applicable": "not_applicable",
    "不适用": "not_applicable",
    "not_due": "not_due",
    "not due": "not_due",
    "未到期": "not_due",
    "void": "void",
    "作废": "void",
}
SELF_SCORE = Input("self", "points", 1, 1, 0, 0)
"""What a self score is read as; how large and how fine it may be is for the set to say."""

CHOICES = {
    "yes": ("是", "y", "true", "√", "✓", "✔", "达标", "符合"),
    "partly": ("部分", "部分符合", "部分达标", "partial", "partially"),
    "no": ("否", "n", "false", "×", "✗", "✘", "未达标", "不符合"),
}
_COMPARED = re.compile(r"^[≥≤<>=＞＜]|^(不低于|不高于|不少于|不超过|大于|小于)")
_LEADING_NUMBER = re.compile(r"[+-]?[\d,.]+", re.ASCII)


def choice_words(choice: Choice) -> list[str]:
    """Return every way an answer may be written."""
    words = (choice.zh, choice.en, choice.id, *CHOICES.get(choice.id, ()))
    spelled = [one for word in words for one in (word, fold(word), in_a_list(word))]
    return list(dict.fromkeys(word.lower() for word in spelled))


def in_a_list(word: str) -> str:
    """Return a word as it can stand in the list of a cell, where a comma ends it."""
    return word.replace(",", "，")


def kept_out(
    indicator_set: IndicatorSet, reviewers: Iterable[Reviewer], language: str
) -> dict[tuple[str, str], str]:
    """Return what stands where reviewers are not to answer, by indicator and reviewer."""
    return {
        (indicator, one.id): KEPT_OUT[why][language]
        for one in reviewers
        for indicator, why in barred(indicator_set, one).items()
    }


def is_blank(text: str) -> bool:
    """Whether this is an answer that was not given."""
    return fold(text).lower() in BLANKS


def read_state(cell: RawCell, problems: Problems) -> State | None:
    """Return the state written in a cell, or note that it is none."""
    state = STATES.get(fold(cell.text).lower())
    if state is None and not is_blank(cell.text):
        problems.add("cell.unknown-state", cell.place, cell.text)
    return state


def read_self_score(cell: RawCell, problems: Problems) -> Decimal | None:
    """Return the self score written in a cell, ``None`` where it is blank or cannot be read."""
    if cell.kind in {"text", "number"} and is_blank(cell.text):
        return None
    answer = read_answer(cell, SELF_SCORE, problems)
    return answer if isinstance(answer, Decimal) else None


def read_answer(cell: RawCell, asked: Input, problems: Problems) -> Answer | None:
    """Return the answer written in a cell, or note why it cannot be understood."""
    refused = {
        "error": "cell.error-value",
        "date": "cell.date",
        "blank_formula": "cell.formula-without-value",
        "other": "cell.not-a-number",
    }.get(cell.kind)
    if refused:
        problems.add(refused, cell.place, cell.text)
        return None
    if asked.kind == "choice":
        return _choice(cell, asked, problems)
    if cell.kind == "boolean":
        problems.add("cell.boolean", cell.place, cell.text)
        return None
    return _number(cell, asked, problems)


def _choice(cell: RawCell, asked: Input, problems: Problems) -> str | None:
    word = fold(cell.text).lower()
    readings = (
        [choice for choice in asked.choices if word == choice.id.lower()],
        [
            choice
            for choice in asked.choices
            if word in (fold(choice.zh).lower(), fold(choice.en).lower())
        ],
        [choice for choice in asked.choices if word in CHOICES.get(choice.id, ())],
    )
    for meant in readings:
        if len(meant) == 1:
            return meant[0].id
    problems.add(
        "sheet.unknown-choice",
        cell.place,
        cell.text,
        known_zh="、".join(choice.zh for choice in asked.choices),
        known_en=", ".join(choice.en for choice in asked.choices),
    )
    return None


def _number(cell: RawCell, asked: Input, problems: Problems) -> Decimal | None:
    text = fold(cell.text)
    percent = cell.kind == "percent"
    value = None
    if percent:
        value = to_decimal(text)
        value = None if value is None else without_noise(value * 100)
    elif text.endswith("%"):
        percent, value = True, to_decimal(text[:-1])
    else:
        value = to_decimal(text)
    if value is None and not percent:
        value = _with_unit(text, asked.unit)
    if value is None:
        problems.add(_why_not(text, asked.unit), cell.place, cell.text, unit=asked.unit)
        return None
    if percent and asked.unit != "%":
        code = "cell.percent-of-points" if asked.kind == "points" else "cell.unwanted-percent"
        problems.add(code, cell.place, cell.text, unit=asked.unit)
        return None
    if asked.unit == "%" and not percent and _may_be_a_fraction(value):
        problems.add("cell.percent-or-fraction", cell.place, cell.text)
        return None
    return value


def _may_be_a_fraction(value: Decimal) -> bool:
    return 0 < abs(value) <= 1


def unambiguous(asked: Input, answer: Answer) -> Answer:
    """Return an answer so that it is read as what it is: a small percentage with its sign."""
    if isinstance(answer, Decimal) and asked.unit == "%" and _may_be_a_fraction(answer):
        return f"{answer:f}%"
    return answer


def _with_unit(text: str, unit: str) -> Decimal | None:
    """Read a number followed by the unit of its field, or by another unit of money."""
    match = _LEADING_NUMBER.match(text)
    if match is None:
        return None
    number, written = to_decimal(match.group()), text[match.end() :].strip()
    if number is None:
        return None
    if written == unit or (written == "分" and not unit):
        return number
    if written in MONEY and unit in MONEY:
        return number * MONEY[written] / MONEY[unit]
    return None


def _why_not(text: str, unit: str) -> str:
    if _COMPARED.match(text):
        return "cell.comparison"
    match = _LEADING_NUMBER.match(text)
    if match and match.end() < len(text):
        return "cell.unknown-unit" if unit else "cell.unknown-text"
    if match and "," in text:
        return "cell.bad-separators"
    digits = sum(character.isdigit() for character in text)
    return "cell.too-many-digits" if match and digits > SPREADSHEET_DIGITS else "cell.not-a-number"
