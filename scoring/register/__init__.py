"""Registers beside a score sheet: facts, evidence, findings and suggestions.

A register names what an evaluation rests on.  :func:`examine` holds it against a sheet: what the
documents contradict each other in, which evidence is lacking and what that takes, and what comes
out with every other figure, each by evaluating the sheet again with something changed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from scoring.errors import Problems
from scoring.evaluation import evaluate
from scoring.plan import plan_of
from scoring.register.conflicts import fact_findings
from scoring.register.evidence import (
    Effect,
    MaterialResult,
    effects_of,
    evidence_findings,
    examine_materials,
    lacking,
    period_of,
)
from scoring.register.facts import Alternative, FactResult, OnSheet, examine_fact
from scoring.register.findings import derived_findings, points_lost, suggestions_for
from scoring.register.model import Register
from scoring.register.reading import resolve_register
from scoring.register.references import check_names, feeds_of
from scoring.register.requirements import requirements_of
from scoring.settle import CheckedSheet, check_sheet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from scoring.evaluation import Evaluation
    from scoring.lint import Finding
    from scoring.model import IndicatorSet
    from scoring.register.model import Period, Requirement
    from scoring.register.references import Feed
    from scoring.sheet import ScoreSheet

__all__ = [
    "Alternative",
    "Effect",
    "Examination",
    "FactResult",
    "MaterialResult",
    "OnSheet",
    "Register",
    "examine",
    "points_lost",
    "resolve_register",
    "suggestions_for",
    "with_effects",
]


@dataclass(frozen=True, eq=False)
class Examination:
    """A sheet held against its register.

    Attributes:
        period: the period under evaluation, if it is known.
        before: the sheet as it is filled in.
        after: the same with the effects of lacking evidence; the same object where there are none.
        effects: of every indicator that requires evidence and has none, warnings included.
        facts: what is stated of every fact, and what comes out with every figure of it.
        materials: what every material is used for.
        findings: what is to be looked at, found by the program.
    """

    register: Register
    period: Period | None
    before: Evaluation
    after: Evaluation
    effects: tuple[Effect, ...]
    facts: tuple[FactResult, ...]
    materials: tuple[MaterialResult, ...]
    findings: tuple[Finding, ...]


def examine(
    register: Register, indicator_set: IndicatorSet, sheet: ScoreSheet | CheckedSheet
) -> Examination:
    """Hold a register against a sheet.

    Args:
        register: what :func:`scoring.read_register` returned.
        indicator_set: the set the sheet was filled in for.
        sheet: what was filled in; a :class:`~scoring.settle.CheckedSheet` is not checked again.

    Returns:
        What is to be looked at, and the results before and after the effects of lacking evidence
        and with every other figure, all exact.

    Raises:
        ScoringError: if the sheet has problems, or the register names what the set does not have.
    """
    checked, feeds, materials, unmet = _held(register, indicator_set, sheet)
    given = checked.sheet
    kept = _kept(checked, unmet)

    def evaluated(changed: CheckedSheet) -> Evaluation:
        made = replace(changed, kept=kept)
        return evaluate(indicator_set, made)

    before = evaluate(indicator_set, replace(checked, kept=()))
    after = evaluated(checked) if kept else before
    facts = tuple(
        examine_fact(
            fact, feeds[name], given, lambda one: evaluated(check_sheet(indicator_set, one))
        )
        for name, fact in register.facts.items()
    )
    return Examination(
        register=register,
        period=period_of(register, given),
        before=before,
        after=after,
        effects=effects_of(unmet, before, after),
        facts=facts,
        materials=materials,
        findings=(
            *fact_findings(register, facts, given),
            *evidence_findings(register, materials, unmet, indicator_set, given),
            *derived_findings(register, before, after),
        ),
    )


def with_effects(
    register: Register, indicator_set: IndicatorSet, sheet: ScoreSheet | CheckedSheet
) -> CheckedSheet:
    """Return a checked sheet whose indicators lose what the register takes for lacking evidence.

    Args:
        register: what :func:`scoring.read_register` returned.
        indicator_set: the set the sheet was filled in for.
        sheet: what was filled in; a :class:`~scoring.settle.CheckedSheet` is not checked again.

    Raises:
        ScoringError: if the sheet has problems, or the register names what the set does not have.
    """
    checked, _, _, unmet = _held(register, indicator_set, sheet)
    return replace(checked, kept=_kept(checked, unmet))


class _Held(NamedTuple):
    """A register held against a sheet, before anything is evaluated."""

    checked: CheckedSheet
    feeds: Mapping[str, tuple[Feed, ...]]
    materials: tuple[MaterialResult, ...]
    unmet: tuple[Requirement, ...]


def _held(
    register: Register, indicator_set: IndicatorSet, sheet: ScoreSheet | CheckedSheet
) -> _Held:
    problems = Problems()
    feeds, required = _named(register, indicator_set, problems)
    checked = sheet
    if not isinstance(checked, CheckedSheet):
        checked = check_sheet(indicator_set, checked, problems)
    problems.raise_if_any()
    materials = examine_materials(register, indicator_set, checked.sheet)
    unmet = lacking(required, register, materials, checked.sheet)
    return _Held(checked, feeds, materials, unmet)


def check_register(register: Register, indicator_set: IndicatorSet) -> None:
    """Hold a register against a set alone: what it names there, feeds and requires.

    Raises:
        ScoringError: with everything that the set does not have.
    """
    problems = Problems()
    _named(register, indicator_set, problems)
    problems.raise_if_any()


def _named(
    register: Register, indicator_set: IndicatorSet, problems: Problems
) -> tuple[Mapping[str, tuple[Feed, ...]], Sequence[Requirement]]:
    """Return what every fact feeds, and what is required; note what the set does not have."""
    plan = plan_of(indicator_set)
    feeds = feeds_of(register, plan, problems)
    check_names(register, plan, problems)
    return feeds, requirements_of(register, indicator_set, problems)


def _kept(checked: CheckedSheet, unmet: Sequence[Requirement]) -> tuple[tuple[int, Fraction], ...]:
    """Return the share that each indicator keeps, by its place in the plan."""
    places = checked.plan.places
    return tuple((places[one.indicator], one.share) for one in unmet if one.effect != "warn")
