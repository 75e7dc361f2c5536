"""Small registers and what they are held against, for the tests of registers."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from builders import MOF, figure, indicator, judged, make_set, once, proportional, rounded_to, scale

import scoring
from scoring.register import resolve_register
from scoring.report.lint_words import finding_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.model import IndicatorSet
    from scoring.register import Examination, Register
    from scoring.sheet import Entry, ScoreSheet

PLACE = "r.toml"


def used(**changed: Any) -> IndicatorSet:
    """Return a set: execution worth 10, two given scores worth 60 and 30."""
    ratio = proportional(
        figure("target", unit="万元", places=6), actual=figure("actual", unit="万元", places=6)
    )
    given = judged(asked="once")
    more = {"rounding": rounded_to(2, 2), "grades": scale(MOF, "rounded"), **changed}
    return make_set(
        {
            "E": indicator(10, {**ratio, "zero_divisor": "refuse"}),
            "Q": indicator(60, given),
            "S": indicator(30, given),
        },
        **more,
    )


def sheet(
    actual: str = "1221.36", target: str = "1239.36", q: str = "55", s: str = "25", **more: Any
) -> ScoreSheet:
    """Return a sheet of that set; reasons, evidence and the project by name."""
    entries: dict[str, Entry] = {
        "E": once(actual=actual, target=target),
        "Q": once(score=q),
        "S": once(score=s),
    }
    for name, reason in more.get("reasons", dict.fromkeys("EQS", "why")).items():
        entries[name] = replace(entries[name], reason=reason)
    for name, materials in more.get("evidence", {}).items():
        entries[name] = replace(entries[name], evidence=materials)
    project = more.get("project", {"year": "2020"})
    return scoring.ScoreSheet("test", "1.0.0", project, (), entries, source="s.csv")


def fact(name: str = "budget", *amounts: str, **more: Any) -> dict[str, Any]:
    """Return a fact in 万元 whose statements ``F1``, ``F2`` … have these amounts."""
    statements = [
        {"id": f"F{number}", "document": f"document {number}", "amount": Decimal(amount)}
        for number, amount in enumerate(amounts, start=1)
    ]
    more.setdefault("statement", statements)
    return {"id": name, "label": name, "unit": "万元", **more}


def parts(*amounts: str) -> list[dict[str, Any]]:
    """Return parts called ``part 1``, ``part 2`` …."""
    return [
        {"label": f"part {number}", "amount": Decimal(amount)}
        for number, amount in enumerate(amounts, start=1)
    ]


def material(number: str, **more: Any) -> dict[str, Any]:
    """Return a material called by its number."""
    return {"number": number, "title": f"paper {number}", **more}


def register(**tables: Any) -> Register:
    """Resolve a register of these tables."""
    return resolve_register(tables, PLACE)


def examined(
    tables: Mapping[str, Any],
    filled: ScoreSheet | None = None,
    indicator_set: IndicatorSet | None = None,
) -> Examination:
    """Hold a register of these tables against a sheet."""
    chosen = used() if indicator_set is None else indicator_set
    made = scoring.examine(register(**tables), chosen, sheet() if filled is None else filled)
    for one in made.findings:
        # whatever is found can be said in both languages
        assert finding_line(one, "zh").startswith(f"{one.place}：")
        assert finding_line(one, "en").startswith(f"{one.place}: ")
    return made


def found(examination: Examination, family: str) -> list[tuple[str, str, str | None]]:
    """Return code, place and value of the findings of a family."""
    return [
        (one.code, one.place, one.value)
        for one in examination.findings
        if one.code.startswith(f"{family}.")
    ]
