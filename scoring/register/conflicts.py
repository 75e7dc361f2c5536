"""What is to be looked at in facts: where documents, parts, the sheet and other facts disagree."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from scoring.exact import as_text
from scoring.lint import Finding
from scoring.sheet import ONCE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scoring.register.facts import FactResult
    from scoring.register.model import Fact, Part, Register, Statement
    from scoring.sheet import ScoreSheet

SLIP = 10_000
"""Between 元 and 万元."""
NEAR = 2
"""Amounts whose quotient is between SLIP ÷ NEAR and SLIP × NEAR may be a slip."""


def fact_findings(
    register: Register, results: Sequence[FactResult], sheet: ScoreSheet
) -> Iterator[Finding]:
    """Yield what is to be looked at in the facts, fact by fact."""
    for one in results:
        fact = one.fact
        yield from _statements(one)
        for statement in fact.statements:
            together = sum((part.amount for part in statement.parts), Fraction(0))
            if statement.parts and abs(together - statement.amount) > fact.tolerance:
                yield Finding(
                    "fact.parts",
                    f"{statement.place}.parts",
                    money(together, fact),
                    {
                        **_said(fact),
                        **_by(statement, fact),
                        "difference": signed(together - statement.amount, fact),
                    },
                )
        for name in fact.at_most:
            yield from _exceeding(fact, register.facts[name])
        yield from _on_sheet(one, sheet)


def _statements(one: FactResult) -> Iterator[Finding]:
    """Yield slips of the unit, other conflicts, and that none of the figures was chosen."""
    fact, conflict = one.fact, False
    for first, second, difference in one.differences:
        if abs(difference) <= fact.tolerance:
            continue
        low, high = sorted((first, second), key=lambda each: abs(each.amount))
        if not is_slip(low.amount, high.amount, fact.tolerance):
            conflict = True
            continue
        yield Finding(
            "fact.unit-slip",
            f"{second.place}.amount",
            money(second.amount, fact),
            {**_said(fact), **_by(second, fact), **_other(first, fact)},
        )
    if conflict:
        yield _conflict(fact)
    for first, second, difference in one.differences:
        cause = _cause(first, second, fact) if abs(difference) > fact.tolerance else None
        if cause is not None:
            yield cause
    if fact.used is None:
        yield Finding("fact.none-chosen", fact.place, None, _said(fact))


def _conflict(fact: Fact) -> Finding:
    """Return that documents differ: every source, and the figure that is used."""
    amounts = [each.amount for each in fact.statements]
    listed = {
        language: [
            f"{each.document.of(language)} {money(each.amount, fact)}" for each in fact.statements
        ]
        for language in ("zh", "en")
    }
    used, used_zh, used_en = fact.used, "", ""
    if used is not None:
        amount = money(used.amount, fact)
        used_zh = f"采用 {amount}（{used.document.zh}）。"
        used_en = f" {amount} is used ({used.document.en})."
    return Finding(
        "fact.conflict",
        fact.place,
        money(max(amounts) - min(amounts), fact),
        {
            **_said(fact),
            "count": len(set(amounts)),
            "listed_zh": "；".join(listed["zh"]),
            "listed_en": "; ".join(listed["en"]),
            "used_zh": used_zh,
            "used_en": used_en,
        },
    )


def _cause(first: Statement, second: Statement, fact: Fact) -> Finding | None:
    """Return in which parts two statements differ, where their parts explain the difference.

    Parts of equal amounts are set off against each other, whatever they are called.
    """
    if not all(
        one.parts and sum(part.amount for part in one.parts) == one.amount
        for one in (first, second)
    ):
        return None
    mine, theirs = list(first.parts), list(second.parts)
    for part in first.parts:
        same = next((other for other in theirs if other.amount == part.amount), None)
        if same is not None:
            mine.remove(part)
            theirs.remove(same)
    listed = {
        f"{whose}_{language}": _listed(parts, fact, language)
        for whose, parts in (("mine", mine), ("theirs", theirs))
        for language in ("zh", "en")
    }
    said = {**_said(fact), **_by(second, fact), **_other(first, fact), **listed}
    shown = signed(second.amount - first.amount, fact)
    return Finding("fact.cause", f"{second.place}.parts", shown, said)


def _listed(parts: Sequence[Part], fact: Fact, language: str) -> str:
    between, none = ("、", "没有") if language == "zh" else (", ", "none")
    texts = [f"{one.label.of(language)} {money(one.amount, fact)}" for one in parts]
    return between.join(texts) or none


def is_slip(low: Fraction, high: Fraction, tolerance: Fraction) -> bool:
    """Whether the larger amount is the smaller one in a unit 10,000 times as small."""
    if not low or not SLIP < abs(high / low) * NEAR < SLIP * NEAR * NEAR:
        return False
    return abs(low - high / SLIP) <= tolerance


def _exceeding(fact: Fact, limit: Fact) -> Iterator[Finding]:
    """Yield that a fact exceeds another, or may do so while no figure was chosen."""
    most = max(fact.candidates, key=lambda one: one.amount)
    least = min(limit.candidates, key=lambda one: one.amount)
    if most.amount > least.amount:
        yield Finding(
            "fact.exceeds",
            f"{fact.place}.at_most",
            money(most.amount, fact),
            {
                **_said(fact),
                **_by(most, fact),
                **_other(least, limit),
                "limit_zh": limit.label.zh,
                "limit_en": limit.label.en,
                "difference": money(most.amount - least.amount, fact),
            },
        )


def _on_sheet(one: FactResult, sheet: ScoreSheet) -> Iterator[Finding]:
    """Yield where the sheet holds another figure, or none."""
    fact = one.fact
    for feed, amount in one.on_sheet:
        place = sheet.place(feed.indicator, feed.answer, ONCE)
        said = {**_said(fact), "key": feed.key}
        if amount is None:
            yield Finding("fact.not-on-sheet", place, None, said)
            continue
        fits = any(abs(amount - each.amount) <= fact.tolerance for each in fact.candidates)
        if fits:
            continue
        shown = money(amount, fact)
        if fact.used is None:
            yield Finding("fact.sheet-unstated", place, shown, said)
            continue
        difference = signed(amount - fact.used.amount, fact)
        said |= {**_by(fact.used, fact), "difference": difference}
        pair = sorted((amount, fact.used.amount), key=abs)
        slip = is_slip(pair[0], pair[1], fact.tolerance)
        yield Finding("fact.sheet-slip" if slip else "fact.sheet-differs", place, shown, said)


def money(amount: Fraction, fact: Fact) -> str:
    """Write an amount of a fact exactly, with its unit."""
    return f"{as_text(amount)}{fact.unit}"


def signed(amount: Fraction, fact: Fact) -> str:
    """Write a difference with its sign."""
    return f"{'+' if amount > 0 else ''}{money(amount, fact)}"


def _said(fact: Fact) -> dict[str, object]:
    return {"id": fact.id, "zh": fact.label.zh, "en": fact.label.en}


def _by(one: Statement, fact: Fact) -> dict[str, object]:
    shown = money(one.amount, fact)
    return {"by_zh": one.document.zh, "by_en": one.document.en, "amount": shown}


def _other(one: Statement, fact: Fact) -> dict[str, object]:
    shown = money(one.amount, fact)
    return {"other_zh": one.document.zh, "other_en": one.document.en, "other_amount": shown}
