"""The made-up set exercises everything a set can say, and all its cases come out."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, get_args

import pytest

import scoring
from scoring.io.cases import Case, check_case, load_cases
from scoring.io.sets import set_file
from scoring.schema.indicator_set import Combine, GiveTo, Group, Indicator, Mode, Panel, SetFile
from scoring.schema.rules import Proportional, Rank, Ratios, RuleSpec, Steps, Survey

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scoring.schema.outcome import Condition

MADE_UP = set_file("fictional").parent
FOLDERS = [MADE_UP, *sorted(path.parent for path in MADE_UP.glob("variants/*/set.toml"))]
CASES = [
    pytest.param(folder, case, id=f"{folder.name} {case.path.stem}")
    for folder in FOLDERS
    for case in load_cases(folder / "set.toml")
]


@cache
def loaded(folder: Path) -> scoring.IndicatorSet:
    """Return one of the made-up sets."""
    return scoring.load_indicator_set(folder)


def written() -> SetFile:
    """Return what the made-up set says."""
    return loaded(MADE_UP).written


def nodes() -> list[Group | Indicator]:
    """Return all its nodes."""
    return [*written().group.values(), *written().indicator.values()]


def rules(kind: type) -> list[Any]:
    """Return all its rules of a kind."""
    return [one.rule for one in written().indicator.values() if isinstance(one.rule, kind)]


def conditions() -> Iterator[Condition]:
    """Go through all conditions, those that others are made of included."""
    waiting = [one.when for one in (*written().cap, *written().gate, *written().veto)]
    while waiting:
        condition = waiting.pop()
        waiting += (*condition.all, *condition.any)
        yield condition


def choices(annotation: Any) -> set[Any]:
    """Return what a key may be."""
    return set(get_args(annotation))


@pytest.mark.parametrize(("folder", "case"), CASES)
def test_a_made_up_case_comes_out(folder: Path, case: Case) -> None:
    check_case(loaded(folder), case)


def test_every_kind_of_rule_is_there() -> None:
    known = set(get_args(get_args(RuleSpec)[0]))
    assert {type(one.rule) for one in written().indicator.values()} == known


def test_every_choice_within_the_rules_is_there() -> None:
    over = {rule.over.effect for rule in rules(Proportional) if rule.over}
    assert over == {"ignore", "explain", "reduce"}
    assert {(rule.better, rule.form) for rule in rules(Proportional)} == {
        ("higher", None),
        ("lower", "linear"),
        ("lower", "reciprocal"),
    }
    settled = {rule.zero_divisor for rule in rules(Proportional)}
    assert settled == {"refuse", "zero", "full", "met_at_zero"}
    for kind, key in ((Steps, "part"), (Steps, "side"), (Rank, "ties"), (Ratios, "method")):
        known = choices(kind.model_fields[key].annotation)
        assert {getattr(rule, key) for rule in rules(kind)} == known
    effects = {rule.too_few.effect for rule in rules(Survey) if rule.too_few}
    assert effects == {"refuse", "zero", "deduct"}


def test_every_kind_of_group_is_there() -> None:
    assert {group.combine for group in written().group.values()} == choices(Combine)


def test_every_policy_is_there() -> None:
    policies = [node.missing.not_applicable for node in nodes()]
    policies.append(written().missing.not_applicable)
    named = {policy for policy in policies if isinstance(policy, str)}
    assert named == {"refuse", "zero", "full", "skip", "siblings", "tree"}
    assert any(isinstance(policy, GiveTo) for policy in policies)


def test_every_role_and_a_shared_node_are_there() -> None:
    assert {node.role for node in nodes()} == {"counts", "bonus", "penalty", "flag"}
    assert any(node.also_under for node in nodes())


def test_every_kind_of_rounding_is_there() -> None:
    modes = {node.rounding.mode for node in nodes() if node.rounding}
    assert modes | {written().rounding.mode} - {None} >= choices(Mode)
    assert any(group.cumulative is not None for group in written().group.values())
    assert any(isinstance(node, Group) and node.rounding for node in nodes())


def test_every_limit_is_there() -> None:
    said = written()
    assert {bool(cap.node) for cap in said.cap} == {True, False}
    assert {gate.best is None for gate in said.gate} == {True, False}
    assert {veto.grade is None for veto in said.veto} == {True, False}
    assert any(veto.total is not None for veto in said.veto)
    assert said.coefficient is not None
    assert any(band.per_point for band in said.coefficient.bands)
    assert any(group.cap is not None for group in said.group.values())
    assert any(group.floor is not None for group in said.group.values())


def test_every_kind_of_condition_is_there() -> None:
    found = list(conditions())
    for key in ("node", "yes", "no", "all", "any", "at_least", "above", "at_most", "below"):
        bounds = [*found, *written().grades.bands]
        assert any(getattr(one, key, None) not in (None, ()) for one in bounds), key
    assert {one.unit for one in found if one.node} == {"points", "percent"}


def test_the_variants_take_every_policy_of_panels() -> None:
    panels = [loaded(folder).panel for folder in FOLDERS]
    assert {panel.combine for panel in panels} == choices(Panel.model_fields["combine"].annotation)
    assert {panel.stage for panel in panels} == {"indicator", "total"}
    assert any(loaded(folder).rounding.panel is not None for folder in FOLDERS)
