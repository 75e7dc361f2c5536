"""Nothing of the schema is left out of the random sets or of the second engine."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

import pytest
from generators import refusals
from hypothesis import Phase, given, seed, settings
from oracle.groups import COMBINED
from oracle.nodes import ADDING, POLICIES
from oracle.panels import combined
from oracle.points import RULES
from oracle.tree import SIGNS
from random_answers import ROWS
from random_groups import GROUPS
from random_rules import KINDS
from random_sets import Leaf, sets

from scoring.rules import KINDS as ENGINE
from scoring.schema.indicator_set import Combine, Group, Indicator, Mode, Node, Panel, SetFile
from scoring.schema.outcome import Condition, Gate, Veto
from scoring.schema.rules import RuleSpec

if TYPE_CHECKING:
    from drawing import Data


def words(annotation: Any) -> set[str]:
    """Return every word that an annotation allows."""
    if get_origin(annotation) is Literal:
        return set(get_args(annotation))
    return {word for part in get_args(annotation) for word in words(part)}


RULE_TYPES = get_args(get_args(RuleSpec)[0])
RULE_KINDS = {word for kind in RULE_TYPES for word in words(kind.model_fields["kind"].annotation)}
COMBINES = words(Combine)
POLICY = words(SetFile.model_fields["missing"].annotation.model_fields["missing"].annotation)
ROLES = words(Node.model_fields["role"].annotation)


def test_every_kind_of_rule_is_drawn_answered_and_scored_by_the_second_engine() -> None:
    assert RULE_KINDS == set(KINDS) == set(ROWS) == set(RULES)
    assert set(ENGINE) == set(RULE_TYPES)


def test_every_way_to_combine_is_drawn_and_known_to_the_second_engine() -> None:
    assert set(GROUPS) == COMBINES
    assert {*ADDING, *COMBINED, "table"} == COMBINES


def test_every_policy_is_known_to_the_second_engine() -> None:
    assert POLICY | {"give_to"} == set(POLICIES)


def test_every_role_is_known_to_the_second_engine() -> None:
    assert {"counts", "flag", *SIGNS} == ROLES


@pytest.mark.parametrize("combine", sorted(words(Panel.model_fields["combine"].annotation)))
def test_every_panel_is_known_to_the_second_engine(combine: str) -> None:
    panel = {"combine": combine, "trim_from": 3, "drop_lowest": 1, "drop_highest": 1}
    scores = {name: Fraction(points) for name, points in (("a", 1), ("b", 4), ("c", 9))}
    together = combined(panel, scores, {"a": Fraction(2), "b": Fraction(1), "c": Fraction(1)})
    expected = {"mean": "14/3", "weighted_mean": "15/4", "median": "4", "trimmed_mean": "4"}
    assert together == Fraction(expected[combine])


def parts(value: Any) -> list[dict[str, Any]]:
    """Return every table within some data."""
    inner = list(value.values()) if isinstance(value, dict) else value
    found = [value] if isinstance(value, dict) else []
    for one in inner if isinstance(inner, (list, tuple)) else ():
        found += parts(one)
    return found


def drawn(data: dict[str, Any]) -> set[str]:
    """Return what a set uses, as ``key`` or ``key=word``."""
    return {
        found
        for part in parts(data)
        for key, value in part.items()
        for found in (key, f"{key}={value}" if isinstance(value, str) else key)
    }


WRITTEN = {
    *("label", "source", "illustrative", "explanation", "standard", "under", "note"),
    # takes points beside a register only
    "evidence",
}
"""Keys that say nothing about points."""
KEYS = {
    key
    for model in (Group, Indicator, Condition, Gate, Veto, Panel)
    for key in model.model_fields
    if key not in WRITTEN
} | {"cap", "gate", "veto", "coefficient", "per_point", "give_to"}
USES = (
    KEYS
    | {f"kind={kind}" for kind in RULE_KINDS}
    | {f"combine={one}" for one in COMBINES | words(Panel.model_fields["combine"].annotation)}
    | {f"stage={one}" for one in words(Panel.model_fields["stage"].annotation)}
    | {f"missing={policy}" for policy in POLICY}
    | {f"not_applicable={policy}" for policy in POLICY}
    | {f"role={role}" for role in ROLES - {"counts"}}
    | {f"mode={mode}" for mode in words(Mode)}
    | {
        f"{key}={word}"
        for model in RULE_TYPES
        for key, field in model.model_fields.items()
        for word in words(field.annotation)
        if key != "kind"
    }
)


def test_random_sets_use_everything_that_a_set_may_say() -> None:
    unseen = set(USES)
    for number in range(15):

        @seed(number)
        @settings(max_examples=100, phases=[Phase.generate])
        @given(sets())
        def draw(pair: tuple[Data, list[Leaf]]) -> None:
            unseen.difference_update(drawn(pair[0]))

        draw()
        if not unseen:
            return
    assert sorted(unseen) == []


def test_random_sets_are_sound_but_for_a_few_whose_numbers_are_too_fine() -> None:
    refused: list[bool] = []

    @settings(max_examples=300)
    @given(sets())
    def draw(pair: tuple[Data, list[Leaf]]) -> None:
        why = refusals(pair[0])
        refused.append(bool(why))
        assert why <= {"set.too-fine"}

    draw()
    assert sum(refused) < len(refused) / 8
