"""Evidence: which materials an indicator has, whether of the period, and what lacking it means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from scoring.lint import Finding
from scoring.register.reading import material_name, year
from scoring.register.references import below
from scoring.register.requirements import fits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from scoring.evaluation import Evaluation
    from scoring.model import IndicatorSet, Node
    from scoring.register.model import Material, Period, Register, Requirement
    from scoring.sheet import ScoreSheet

MOST_NAMED = 5
"""How many materials or indicators a sentence lists."""


@dataclass(frozen=True, slots=True)
class MaterialResult:
    """A material, and what it is used for.

    Attributes:
        supports: the indicators it supports by the register, groups taken apart.
        named_for: the indicators whose row on the sheet names it.
        in_period: whether it has a day in common with the period under evaluation; ``None`` where
            it has no period, or none is known.
    """

    material: Material
    supports: tuple[str, ...]
    named_for: tuple[str, ...]
    in_period: bool | None

    @property
    def indicators(self) -> tuple[str, ...]:
        """Every indicator it is used for."""
        return tuple(dict.fromkeys((*self.supports, *self.named_for)))

    @property
    def counts(self) -> bool:
        """Whether it is there and not of another period."""
        return self.material.status == "supplied" and self.in_period is not False


class Effect(NamedTuple):
    """What an indicator loses that requires evidence and has none.

    Attributes:
        before: its points as the sheet gives them.
        after: its points once the effect is applied, rounded as the indicator is.
    """

    requirement: Requirement
    node: Node
    before: Fraction
    after: Fraction


def period_of(register: Register, sheet: ScoreSheet) -> Period | None:
    """Return the period under evaluation: that of the register, or the year of the sheet."""
    return register.period or year(sheet.project.get("year", ""))


def examine_materials(
    register: Register, indicator_set: IndicatorSet, sheet: ScoreSheet
) -> tuple[MaterialResult, ...]:
    """Return what every material is used for, in the order of the register."""
    period = period_of(register, sheet)
    named = _named(sheet)
    order = list(sheet.entries).index
    made = []
    for one in register.materials.values():
        supports = [
            indicator
            for name in one.supports
            if name in indicator_set.nodes
            for indicator in below(name, indicator_set)
        ]
        within = None if one.period is None or period is None else one.period.meets(period)
        named_for = {each for name in one.names for each in named.get(name, ())}
        made.append(
            MaterialResult(
                one, tuple(dict.fromkeys(supports)), tuple(sorted(named_for, key=order)), within
            )
        )
    return tuple(made)


def _named(sheet: ScoreSheet) -> dict[str, list[str]]:
    """Return for every material that the sheet names, folded, the indicators it is named for."""
    found: dict[str, list[str]] = {}
    for indicator, entry in sheet.entries.items():
        for name in entry.evidence:
            found.setdefault(material_name(name), []).append(indicator)
    return found


def lacking(
    requirements: Sequence[Requirement],
    register: Register,
    results: Sequence[MaterialResult],
    sheet: ScoreSheet,
) -> tuple[Requirement, ...]:
    """Return the requirements that are not met, of indicators that are scored.

    Where a register lists no material at all, what the set requires is there if the sheet names
    any.
    """

    def met(one: Requirement) -> bool:
        if not results and one.indicator not in register.requirements:
            return bool(sheet.entry(one.indicator).evidence)
        backing = (each for each in results if each.counts and one.indicator in each.indicators)
        return any(fits(one, each.material) for each in backing)

    return tuple(
        one
        for one in requirements
        if sheet.entry(one.indicator).state in {None, "scored"}
        and not sheet.entry(one.indicator).blank
        and not met(one)
    )


def effects_of(
    requirements: Sequence[Requirement], before: Evaluation, after: Evaluation
) -> tuple[Effect, ...]:
    """Return what each requirement that is not met takes."""
    return tuple(
        Effect(one, before[one.indicator].node, before[one.indicator].points,
               after[one.indicator].points)
        for one in requirements
    )  # fmt: skip


# ---------------------------------------------------------------- findings


def evidence_findings(
    register: Register,
    results: Sequence[MaterialResult],
    unmet: Sequence[Requirement],
    indicator_set: IndicatorSet,
    sheet: ScoreSheet,
) -> Iterator[Finding]:
    """Yield what is to be looked at in the evidence."""
    period = period_of(register, sheet)
    if period is None and any(one.material.period for one in results):
        yield Finding("evidence.period-unknown", register.source)
    for requirement in unmet:
        yield _unmet(requirement, results, indicator_set)
    cited = _cited(register)
    for one in results:
        yield from _material(one, period, indicator_set, cited)
    if not results:
        # who registers no evidence at all does not want to hear of every paper on the sheet
        return
    known = {name for one in results for name in one.material.names}
    reported = set[str]()
    for indicator, entry in sheet.entries.items():
        for name in entry.evidence:
            folded = material_name(name)
            if folded not in known and folded not in reported:
                reported.add(folded)
                place = sheet.places.get((indicator, "", "evidence"), sheet.source)
                ids = [each for each, other in sheet.entries.items()
                       if folded in map(material_name, other.evidence)]  # fmt: skip
                yield Finding("evidence.unregistered", place, name, {"ids": ", ".join(ids)})


def _unmet(
    requirement: Requirement, results: Sequence[MaterialResult], indicator_set: IndicatorSet
) -> Finding:
    node = indicator_set.nodes[requirement.indicator]
    supplied = [one for one in results
                if node.id in one.indicators and one.material.status == "supplied"]  # fmt: skip
    other = [one for one in supplied if one.counts]
    code = "evidence.only-outside" if supplied else "evidence.missing"
    code = "evidence.other-kind" if other else code
    numbers = [one.material.number for one in other or supplied]
    said = {
        "zh": node.label.zh,
        "en": node.label.en,
        "numbers": ", ".join(numbers[:MOST_NAMED]),
        "kinds_zh": "、".join(requirement.kinds),
        "kinds_en": ", ".join(requirement.kinds),
    }
    return Finding(code, requirement.place, node.id, said)


def _material(
    one: MaterialResult, period: Period | None, indicator_set: IndicatorSet, cited: set[str]
) -> Iterator[Finding]:
    material = one.material
    place, number = material.place, material.number
    said: dict[str, object] = {"zh": material.title.zh, "en": material.title.en}
    for n, name in enumerate(material.supports):
        if name not in indicator_set.nodes:
            unknown = {**said, "number": number, "set": indicator_set.id}
            yield Finding("evidence.unknown-indicator", f"{place}.supports[{n}]", name, unknown)
    if material.status != "supplied":
        yield Finding(f"evidence.{material.status}", place, number, said)
        if one.named_for:
            ids = ", ".join(one.named_for)
            yield Finding("evidence.named-not-supplied", place, number, {**said, "ids": ids})
        return
    if one.in_period is False and material.period is not None and period is not None:
        words = {"period": material.period.words, "evaluated": period.words}
        yield Finding("evidence.out-of-period", f"{place}.period", number, {**said, **words})
    if not one.indicators and number not in cited:
        yield Finding("evidence.unused", place, number, said)


def _cited(register: Register) -> set[str]:
    """Return the numbers that facts and findings of the register rest on."""
    cited = {one.evidence for fact in register.facts.values() for one in fact.statements}
    return cited | {number for one in register.findings for number in one.evidence}
