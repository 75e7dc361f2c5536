"""A register held against an indicator set: what it names there, and what it feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scoring.errors import MOST_HINTS
from scoring.meant import meant
from scoring.model import descendants
from scoring.register.reading import conversion
from scoring.resolve.evidence import check_effect

if TYPE_CHECKING:
    from fractions import Fraction

    from scoring.errors import Problems
    from scoring.model import IndicatorSet
    from scoring.plan import Plan
    from scoring.register.model import Fact, Register
    from scoring.rules.base import Input


class Feed(NamedTuple):
    """An answer on the sheet that holds a fact.

    Attributes:
        factor: what an amount of the fact is multiplied by to be one of the answer.
    """

    indicator: str
    answer: str
    asked: Input
    factor: Fraction

    @property
    def key(self) -> str:
        """How it is written, such as ``B2/target``."""
        return f"{self.indicator}/{self.answer}"


def feeds_of(register: Register, plan: Plan, problems: Problems) -> dict[str, tuple[Feed, ...]]:
    """Return what every fact feeds, by its id, and note what the set does not have."""
    found: dict[str, tuple[Feed, ...]] = {}
    taken: dict[tuple[str, str], str] = {}
    for fact in register.facts.values():
        mine = []
        for n, written in enumerate(fact.feeds):
            place = f"{fact.place}.feeds[{n}]"
            feed = _feed(fact, written, place, plan, problems)
            if feed is None:
                continue
            other = taken.setdefault(feed[:2], place)
            if other != place:
                problems.add("register.fed-twice", place, written, other=other)
            mine.append(feed)
        found[fact.id] = tuple(mine)
    return found


def _feed(fact: Fact, written: str, place: str, plan: Plan, problems: Problems) -> Feed | None:
    indicator, _, answer = written.partition("/")
    if indicator not in plan.places:
        unknown(indicator, place, plan.indicator_set, problems)
        return None
    leaf = plan.leaves[plan.places[indicator]]
    inputs = {one.id: one for one in leaf.rule.inputs}
    if not answer and len(inputs) == 1:
        answer = next(iter(inputs))
    asked = inputs.get(answer)
    if asked is None:
        known = ", ".join(f"{indicator}/{one}" for one in inputs)
        problems.add("register.unknown-input", place, written, known=known)
        return None
    if asked.kind != "figure" or leaf.rule.by_panel:
        problems.add("register.not-a-figure", place, written)
        return None
    factor = conversion(fact.unit, asked.unit or fact.unit)
    if factor is None:
        problems.add("register.input-unit", place, written, unit=fact.unit or "-", asked=asked.unit)
        return None
    return Feed(indicator, answer, asked, factor)


def check_names(register: Register, plan: Plan, problems: Problems) -> None:
    """Note requirements, findings and suggestions that name what the set does not have."""
    used = plan.indicator_set
    for requirement in register.requirements.values():
        name, place = requirement.indicator, requirement.place
        if name not in used.nodes:
            unknown(name, place, used, problems)
        elif name not in plan.places:
            problems.add("register.not-an-indicator", place, name)
        else:
            leaf = plan.leaves[plan.places[name]]
            rounded = bool(leaf.unit)
            role = leaf.node.role
            check_effect(requirement.effect, name, role, place, problems, rounded=rounded)
    named = [(one.place, one.indicators) for one in register.findings]
    named += [(one.place, one.indicators) for one in register.suggestions]
    for place, indicators in named:
        for n, name in enumerate(indicators):
            if name not in used.nodes:
                unknown(name, f"{place}.indicators[{n}]", used, problems)


def unknown(name: str, place: str, used: IndicatorSet, problems: Problems) -> None:
    """Note an id that the set does not have."""
    hint = meant(name, used.nodes.values()) if len(problems) < MOST_HINTS else None
    code = "register.unknown-indicator-hint" if hint else "register.unknown-indicator"
    problems.add(code, place, name, set=used.id, **(hint or {}))


def below(name: str, used: IndicatorSet) -> tuple[str, ...]:
    """Return an indicator, or the indicators below a group, in reading order."""
    named = {name} | descendants(used.nodes, [name])
    return tuple(one.id for one in used.indicators if one.id in named)
