"""Differences between sets are in words: every value that a set file chooses from has some."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

import pytest
from builders import judged, scale
from compared import GRADED, NODES, a_set, lines
from pydantic import BaseModel

from scoring.report.choice_words import CHOICES, choice_text
from scoring.schema.indicator_set import SetFile

if TYPE_CHECKING:
    from collections.abc import Iterator


def chosen(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[tuple[str, str]]:
    """Go through all that can be chosen in a table of a set file and the tables below it."""
    seen.add(model)
    for key, field in model.model_fields.items():
        for one in parts(field.annotation):
            if get_origin(one) is Literal:
                # the unit of a condition is said with its bound, never alone
                yield from ((key, value) for value in get_args(one) if key != "unit")
            elif isinstance(one, type) and issubclass(one, BaseModel) and one not in seen:
                yield from chosen(one, seen)


def parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    if get_origin(annotation) is not Literal:
        for one in get_args(annotation):
            yield from parts(one)


ALL = sorted(set(chosen(SetFile, set())))


def test_the_choices_of_the_whole_schema_are_found() -> None:
    known = {("mode", "down"), ("void", "siblings"), ("stage", "total"), ("asked", "once")}
    known |= {("ties", "best"), ("effect", "reduce"), ("kind", "survey"), ("nobody", "full")}
    assert known <= set(ALL)
    assert {key for key, _ in ALL} == {*CHOICES}


@pytest.mark.parametrize(("key", "value"), ALL)
def test_every_choice_has_words_in_both_languages(key: str, value: str) -> None:
    chinese, english = (choice_text(key, value, one) for one in ("zh", "en"))
    assert chinese
    assert not any(one.isascii() and one.isalpha() for one in chinese)
    assert english
    assert english.isascii()
    assert "_" not in english


def test_no_two_choices_of_a_key_read_alike() -> None:
    for key in {key for key, _ in ALL}:
        for language in ("zh", "en"):
            words = [choice_text(key, value, language) for one, value in ALL if one == key]
            assert len(words) == len({*words}), key


def test_a_grade_with_another_id_is_told_by_its_ids() -> None:
    other = a_set(grades=scale((("fine", "良", 50), ("poor", "差", 0))))
    before = a_set(grades=scale(GRADED))
    assert lines(before, other) == [
        "等级 良：删去（编号 good，≥ 50）",
        "等级 良：新增（编号 fine，≥ 50）",
    ]


def test_what_was_chosen_is_said_in_words() -> None:
    once = a_set(nodes={"A1": {**NODES["A1"], "rule": judged(asked="once")}})
    assert lines(a_set(), once) == ["A1 依据：由谁填写 每位专家填写 → 全表填一次"]
    assert lines(a_set(), once, "en") == ["A1 Grounds: asked every reviewer → once for the sheet"]
