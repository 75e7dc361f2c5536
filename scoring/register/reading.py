"""A register file to a register: what it says within itself, checked and resolved."""

from __future__ import annotations

import calendar
import hashlib
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from scoring.errors import MOST_HINTS, Problems, closest
from scoring.exact import MONEY, fold
from scoring.register.model import (
    Fact,
    Material,
    Part,
    Period,
    Register,
    Requirement,
    Statement,
    Suggestion,
    WrittenFinding,
)
from scoring.resolve.evidence import check_share, share_of
from scoring.resolve.shape import read_as
from scoring.schema.register import RegisterFile

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from decimal import Decimal

    from scoring.schema.evidence import RequirementShape
    from scoring.schema.register import FactShape, PeriodShape, StatementShape

MOST_STATEMENTS = 100
"""Every statement is held against every other one."""

_TITLE_MARKS = str.maketrans("", "", "《》")


def resolve_register(data: Mapping[str, Any], place: str) -> Register:
    """Return the register that a file says.

    Args:
        data: the content of the file, decimals as ``Decimal``.
        place: the file, for messages.

    Raises:
        ScoringError: with every problem that can be seen without a set, each with its key.
    """
    problems = Problems()
    written = read_as(RegisterFile, data, place, problems)
    made = _Resolver(written, place, problems).register()
    problems.raise_if_any()
    return made


class _Resolver:
    def __init__(self, written: RegisterFile, place: str, problems: Problems) -> None:
        self.written, self.place, self.problems = written, place, problems

    def register(self) -> Register:
        written = self.written
        facts = [self._fact(one, f"fact[{n}]") for n, one in enumerate(written.fact)]
        materials = self._materials()
        findings = [
            WrittenFinding(
                one.id,
                one.text,
                one.indicators,
                one.evidence,
                one.facts,
                one.suggestion,
                f"{self.place}: finding[{n}]",
            )
            for n, one in enumerate(written.finding)
        ]
        suggestions = [
            Suggestion(one.id, one.text, one.answers, one.indicators, f"{self.place}: {key}")
            for key, one in ((f"suggestion[{n}]", one) for n, one in enumerate(written.suggestion))
        ]
        self._once((one.id, f"{one.place}.id") for one in facts)
        self._once((one.number, f"{one.place}.number") for one in materials)
        # a suggestion answers findings by id, so the two are told apart by kind
        self._once((one.id, f"{one.place}.id") for one in findings)
        self._once((one.id, f"{one.place}.id") for one in suggestions)
        made = Register(
            note=written.note,
            period=self._period(written.period, f"{self.place}: period"),
            facts={one.id: one for one in facts},
            materials={one.number: one for one in materials},
            requirements={
                name: self._requirement(name, one) for name, one in written.requirement.items()
            },
            findings=tuple(findings),
            suggestions=tuple(suggestions),
            digest=hashlib.sha256(written.model_dump_json().encode()).hexdigest(),
            source=self.place,
        )
        self._references(made)
        return made

    def _once(self, ids: Iterable[tuple[str, str]]) -> None:
        seen: dict[str, str] = {}
        for one, place in ids:
            if one in seen:
                self.problems.add("register.twice", place, one, other=seen[one])
            seen.setdefault(one, place)

    def _known(self, code: str, wanted: str, known: Collection[str], place: str) -> None:
        if wanted not in known:
            hint = closest(wanted, known) if len(self.problems) < MOST_HINTS else None
            self.problems.add(f"{code}-hint" if hint else code, place, wanted, hint=hint)

    def _references(self, made: Register) -> None:
        """Note every id that names nothing in this register."""
        self._references_of_facts(made)
        for finding in made.findings:
            for n, number in enumerate(finding.evidence):
                place = f"{finding.place}.evidence[{n}]"
                self._known("register.unknown-evidence", number, made.materials, place)
            for n, name in enumerate(finding.facts):
                place = f"{finding.place}.facts[{n}]"
                self._known("register.unknown-fact", name, made.facts, place)
        ids = {one.id for one in made.findings}
        for suggestion in made.suggestions:
            for n, name in enumerate(suggestion.answers):
                place = f"{suggestion.place}.answers[{n}]"
                self._known("register.unknown-finding", name, ids, place)

    def _references_of_facts(self, made: Register) -> None:
        for fact in made.facts.values():
            for n, name in enumerate(fact.at_most):
                place = f"{fact.place}.at_most[{n}]"
                self._known("register.unknown-fact", name, made.facts, place)
                other = made.facts.get(name, fact)
                if other.unit != fact.unit:
                    units = {"unit": fact.unit or "-", "other": other.unit or "-"}
                    self.problems.add("register.units-differ", place, name, **units)
            for one in fact.statements:
                if one.evidence:
                    place = f"{one.place}.evidence"
                    self._known("register.unknown-evidence", one.evidence, made.materials, place)

    # ---------------------------------------------------------------- facts

    def _fact(self, one: FactShape, key: str) -> Fact:
        place = f"{self.place}: {key}"
        statements = tuple(
            self._statement(each, one.unit, f"{place}.statement[{n}]")
            for n, each in enumerate(one.statement)
        )
        self._once((each.id, f"{each.place}.id") for each in statements)
        by_id = {each.id: each for each in statements}
        if not statements:
            # the shape cannot ask for one: it would also miss one that is merely broken
            self.problems.add("shape.empty-list", f"{place}.statement")
        if len(statements) > MOST_STATEMENTS:
            most, count = MOST_STATEMENTS, len(statements)
            self.problems.add("register.statements", f"{place}.statement", count, most=most)
        if one.uses:
            self._known("register.unknown-statement", one.uses, by_id, f"{place}.uses")
        if one.tolerance < 0:
            self.problems.add("register.tolerance", f"{place}.tolerance", one.tolerance)
        return Fact(
            one.id,
            one.label,
            one.unit,
            one.period,
            one.feeds,
            Fraction(one.tolerance),
            one.at_most,
            statements,
            by_id.get(one.uses),
            place,
        )

    def _statement(self, one: StatementShape, unit: str, place: str) -> Statement:
        factor = conversion(one.unit or unit, unit)
        if factor is None:
            self.problems.add("register.unit", f"{place}.unit", one.unit, unit=unit or "-")
            factor = Fraction(1)

        def exact(amount: Decimal) -> Fraction:
            return Fraction(amount) * factor

        return Statement(
            one.id,
            one.document,
            one.evidence,
            exact(one.amount),
            f"{one.amount:f}{one.unit or unit}",
            tuple(Part(part.label, exact(part.amount)) for part in one.parts),
            place,
        )

    # ---------------------------------------------------------------- evidence

    def _materials(self) -> list[Material]:
        made, called = [], dict[str, str]()
        for n, one in enumerate(self.written.evidence):
            place = f"{self.place}: evidence[{n}]"
            given = {"title": one.title.zh, "title.en": one.title.en}
            given |= {f"also[{m}]": name for m, name in enumerate(one.also)}
            names = {material_name(one.number): f"{place}.number"}
            for key, name in given.items():
                names.setdefault(material_name(name), f"{place}.{key}")
            for name, where in names.items():
                # a number that occurs twice is reported as such
                if name in called and not where.endswith(".number"):
                    self.problems.add("register.name-twice", where, name, other=called[name])
                called.setdefault(name, where)
            made.append(
                Material(
                    one.number,
                    one.title,
                    frozenset(names),
                    one.kind,
                    self._period(one.period, f"{place}.period"),
                    one.supports,
                    one.status,
                    one.note,
                    place,
                )
            )
        return made

    def _period(self, written: PeriodShape | None, place: str) -> Period | None:
        if written is None:
            return None
        first, last = _days(written.first)[0], _days(written.last)[1]
        if first > last:
            self.problems.add("register.period", place, written.first, to=written.last)
        same = written.first == written.last
        return Period(first, last, written.first if same else f"{written.first}–{written.last}")

    def _requirement(self, name: str, one: RequirementShape) -> Requirement:
        place = f"{self.place}: requirement.{name}"
        check_share(one, place, self.problems)
        return Requirement(name, one.effect, share_of(one), place, one.kinds)


def conversion(unit: str, into: str) -> Fraction | None:
    """Return what an amount in *unit* is multiplied by to be one in *into*, if that is known."""
    if unit == into:
        return Fraction(1)
    if unit in MONEY and into in MONEY:
        return Fraction(MONEY[unit]) / Fraction(MONEY[into])
    return None


def material_name(text: str) -> str:
    """Return what a material is called, without blanks, 《》 and differences of width and case."""
    return "".join(fold(text).lower().translate(_TITLE_MARKS).split())


def year(text: str) -> Period | None:
    """Return the year that a project names, ``2020`` or ``2020年度``, as a period."""
    number = fold(text).removesuffix("度").removesuffix("年").strip()
    if len(number) != len("2020") or not (number.isascii() and number.isdigit()) or not int(number):
        return None
    first, last = _days(number)
    return Period(first, last, number)


def _days(text: str) -> tuple[date, date]:
    """Return the first and the last day of a year, a month or a day."""
    year_, month, day = [int(part) for part in [*text.split("-"), "0", "0"][:3]]
    if not month:
        return date(year_, 1, 1), date(year_, 12, 31)
    if not day:
        return date(year_, month, 1), date(year_, month, calendar.monthrange(year_, month)[1])
    return date(year_, month, day), date(year_, month, day)
