"""What indicators require: the set lays it down, a register may ask for more and never for less."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.register.model import Requirement
from scoring.register.reading import material_name
from scoring.resolve.evidence import share_of

if TYPE_CHECKING:
    from scoring.errors import Problems
    from scoring.model import IndicatorSet
    from scoring.register.model import Material, Register


def requirements_of(
    register: Register, indicator_set: IndicatorSet, problems: Problems
) -> tuple[Requirement, ...]:
    """Return what is required, first what the register names, and note where it asks for less."""
    declared = {
        node.id: Requirement(
            node.id,
            node.evidence.effect,
            share_of(node.evidence),
            f"{indicator_set.place}: indicator.{node.id}.evidence",
            node.evidence.kinds,
        )
        for node in indicator_set.indicators
        if node.evidence is not None
    }
    found = []
    for one in register.requirements.values():
        own = declared.pop(one.indicator, None)
        found.append(one if own is None else _tightened(own, one, problems))
    return (*found, *declared.values())


def _tightened(own: Requirement, one: Requirement, problems: Problems) -> Requirement:
    """Return what set and register require together."""
    if one.share > own.share:
        said = {"own": own.effect, "other": own.place}
        problems.add("register.weaker", one.place, one.effect, **said)
    wider = [kind for kind in one.kinds if own.kinds and not _among(kind, own.kinds)]
    if wider:
        said = {"kinds": ", ".join(own.kinds), "other": own.place}
        problems.add("register.other-kind", f"{one.place}.kinds", ", ".join(wider), **said)
    kinds = one.kinds or own.kinds
    return Requirement(one.indicator, one.effect, one.share, one.place, kinds)


def fits(requirement: Requirement, material: Material) -> bool:
    """Whether a material is of a kind that is required."""
    return not requirement.kinds or _among(material.kind, requirement.kinds)


def _among(kind: str, kinds: tuple[str, ...]) -> bool:
    return material_name(kind) in map(material_name, kinds)
