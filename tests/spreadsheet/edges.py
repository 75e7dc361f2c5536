"""Sheets at the edges: exact ties, bounds of tiers and grades, states, abstentions, deep trees."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import builders as b
from spreadsheet.scenarios import MONEY, SMALL, filled
from spreadsheet.soffice import Scenario

from scoring.sheet import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

ROUNDED = {"rounding": b.rounded_to(2, 2), "grades": b.scale(b.MOF, "rounded")}


def _judged(*rows: tuple[str | None, ...]) -> dict[str, Entry]:
    return {f"A{number}": b.scores(*row) for number, row in enumerate(rows, start=1)}


def _many(count: int, full: str = "5", **changed: Any) -> Any:
    indicators = {f"A{n}": b.indicator(full, b.judged()) for n in range(1, count + 1)}
    return b.make_set(indicators, **changed)


def ties() -> Iterator[Scenario]:
    """Give means that lie exactly between two numbers with the decimals of the set."""
    dice = random.Random(5)  # noqa: S311 - examples, not secrets

    def pair() -> tuple[str, str]:
        low = dice.randrange(0, 499)
        high = min(low + dice.randrange(1, 60, 2), 499 + (low % 2 == 1))
        return f"{low / 100:.2f}", f"{high / 100:.2f}"

    used = _many(60, **{**ROUNDED, "grades": b.scale(b.MOF[1:], "rounded")})
    entries = _judged(*(pair() for _ in range(60)))
    yield Scenario("ties-of-two-reviewers", used, b.fill(used, entries, 2))
    used = _many(40, panel=b.panel("median"), **ROUNDED)
    entries = _judged(*((*pair(), "0", "5") for _ in range(40)))
    yield Scenario("ties-of-a-median", used, b.fill(used, entries, 4))
    used = _many(40, panel=b.panel("weighted_mean"), **ROUNDED)
    entries = _judged(*(pair() for _ in range(40)))
    yield Scenario("ties-of-weights", used, b.fill(used, entries, ["0.25", "0.75"]))
    used = _many(40, panel=b.trimmed(), **ROUNDED)
    entries = _judged(*((*pair(), "0", "5") for _ in range(40)))
    yield Scenario("ties-of-a-trimmed-mean", used, b.fill(used, entries, 4))
    for total in (0, 1):
        for stage in ("indicator", "total"):
            used = _many(
                3,
                rounding=b.rounded_to(None, total),
                panel=b.panel(stage=stage),
                grades=b.scale((("good", "良", "12.5" if total else "13"), *b.PASS), "rounded"),
            )
            half = "4.15" if total else "4.1"
            entries = _judged(("4.2", "4.2"), ("4.2", "4.2"), (half, half))
            name = f"a-total-that-ties-at-{total}-by-{stage}"
            yield Scenario(name, used, b.fill(used, entries, 2))


def bounds() -> Iterator[Scenario]:
    """Give values exactly at, just below and just above every bound."""
    tiers = b.tiers(
        ("at_least", "90", "5"), ("above", "60", "3.5"), ("at_least", "30.5", "1"), figure=SMALL
    )
    down = b.tiers(("at_most", "10", "5"), ("below", "20.5", "3"), otherwise="1", figure=SMALL)
    rate = b.tiers(("at_least", "90", "5"), ("above", "60.5", "3"), per=SMALL, figure=SMALL)
    edges = ["90", "89.99", "60.01", "60", "30.5", "30.49", "10", "10.01", "20.49", "20.5", "0"]
    rules = {"T": tiers, "D": down, "F": b.proportional("60", actual=SMALL)}
    indicators = {
        f"{kind}{n}": b.indicator(5, rule)
        for kind, rule in rules.items()
        for n in range(len(edges))
    }
    indicators |= {f"R{n}": b.indicator(5, rate) for n in range(4)}
    used = b.make_set(indicators, grades=b.scale((("good", "良", "50"), *b.PASS)))
    entries = {
        f"{kind}{n}": b.once(**{"actual" if kind == "F" else "figure": edge})
        for kind in rules
        for n, edge in enumerate(edges)
    }
    pairs = [("9", "10"), ("62.99", "70"), ("6.05", "10"), ("6.06", "10")]
    entries |= {f"R{n}": b.once(figure=one, per=per) for n, (one, per) in enumerate(pairs)}
    yield Scenario("bounds-of-tiers", used, b.fill(used, entries, 0))

    figure = b.figure("figure", **MONEY)
    lower: dict[str, Any] = {"better": "lower", "actual": figure, "target": figure}
    forms = {
        "L": b.proportional(form="linear", **lower),
        "R": b.proportional(form="reciprocal", **lower),
        "H": b.proportional(figure, actual=figure),
        "Z": b.proportional(figure, actual=figure, zero_divisor="zero"),
        "Y": b.proportional(figure, actual=figure, zero_divisor="full"),
    }
    given = [("100", "100"), ("100.000001", "100"), ("199.999999", "100"), ("200", "100"),
             ("0", "100"), ("1", "3"), ("1221.36", "1234.36"), ("0.000001", "999999.999999"),
             ("750000.5", "1000000.333333")]  # fmt: skip
    indicators = {
        f"{kind}{n}": b.indicator(10, rule)
        for kind, rule in forms.items()
        for n in range(len(given))
    }
    used = b.make_set(indicators, rounding=b.rounded_to(2, 2), grades=b.scale(basis="rounded"))
    entries = {
        f"{kind}{n}": b.once(actual=actual, target=target)
        for kind in forms
        for n, (actual, target) in enumerate(given)
    }
    entries |= {f"{kind}0": b.once(actual="5", target="0") for kind in ("Z", "Y")}
    yield Scenario("bounds-of-proportions", used, b.fill(used, entries, 0))


def grades() -> Iterator[Scenario]:
    """Give totals exactly at a grade, and short of it by less than is shown."""
    for basis, places in (("exact", None), ("rounded", 2)):
        for bound in ("at_least", "above"):
            bands = b.scale(b.MOF[:3], basis, bound)
            bands["bands"] += b.scale(b.MOF[3:], basis)["bands"]
            rounding = b.rounded_to(None, places)
            used = _many(1, "100", grades=bands, rounding=rounding)
            for name, row in {
                "exactly": ("90", "90", "90"),
                "short": ("89.99", "90", "90"),
                "over": ("90.01", "90", "90"),
            }.items():
                sheet = b.fill(used, _judged(row), 3)
                yield Scenario(f"a-grade-{name}-{bound}-{basis}", used, sheet)


def states() -> Iterator[Scenario]:
    """Give every state under every policy, and abstentions as they are written."""
    four = ("missing", "not_applicable", "not_due", "void")
    for policy in ("zero", "full"):
        rules = {"P": b.judged(), "O": b.judged(asked="once"), "C": b.checklist(None, None)}
        rules["R"] = b.proportional("10", actual=SMALL)
        indicators = {
            f"{kind}{state}": b.indicator(5, rule) for kind, rule in rules.items() for state in four
        }
        indicators["last"] = b.indicator(5, b.judged())
        for stage in ("indicator", "total"):
            used = b.make_set(indicators, missing=b.policies(policy), panel=b.panel(stage=stage))
            entries: dict[str, Entry] = {
                f"{kind}{state}": b.state(state) for kind in rules for state in four
            }
            entries["last"] = b.scores("4", "4.5")
            for language in ("zh", "en"):
                yield Scenario(
                    f"states-{policy}-{stage}-{language}",
                    used,
                    b.fill(used, entries, 2),
                    language,
                )
            void = {**entries, "Pvoid": Entry(b.scores("3", "5").answers, "void")}
            yield Scenario(f"void-points-{policy}-{stage}", used, b.fill(used, void, 2))


def trees() -> Iterator[Scenario]:
    """Give deep trees, weights of weights, ids with dots and indicators of the first level."""
    groups = {
        "total": b.root(100, combine="weighted_mean", weights_total="1"),
        "G.1": b.group(None, combine="weighted_mean", weights_total=3, weight="0.6"),
        "G.1.1": b.group(None, "G.1", weight=1),
        "G.1.1.1": b.group("20", "G.1.1"),
        "G.2": b.group("10/3", weight="0.3"),
    }
    indicators = {
        "I.1": b.indicator("10", b.judged(), "G.1.1.1"),
        "I.2": b.indicator("10", b.judged(), "G.1.1.1"),
        "I.3": b.indicator(None, b.judged("0.1"), "G.1", weight=2),
        "I.4": b.indicator("10/3", b.checklist("1", "7/3", partial=True), "G.2"),
        "I.5": b.indicator("10", b.judged(), weight="0.1"),
    }
    for stage in ("indicator", "total"):
        for places in ((2, 2), (None, None)):
            used = b.make_set(
                indicators,
                groups,
                panel=b.panel(stage=stage),
                rounding=b.rounded_to(*places),
                grades=b.scale(b.MOF, "rounded" if places[1] else "exact"),
            )
            name = f"a-deep-tree-{stage}-{places[0]}"
            yield Scenario(name, used, filled(used, 3, 11))


def typed() -> Iterator[Scenario]:
    """Give what people type in place of what the cells suggest, where the reader takes it."""
    rules = {"P": b.judged(), "C": b.checklist(None, None, partial=True), "Y": b.yes_no()}
    indicators = {kind: b.indicator(10, rule) for kind, rule in rules.items()}
    used = b.make_set(indicators, rounding=b.rounded_to(2, 2), grades=b.scale(basis="rounded"))
    rows = ["P", "C/1", "C/2", "Y/answer"]
    entries = {
        "P": b.scores("8", "9"),
        "C": b.chosen({"1": "yes", "2": "partly"}, {"1": "yes", "2": "yes"}),
        "Y": b.chosen({"answer": "yes"}, {"answer": "no"}),
    }
    for word in ("弃权", "—"):
        abstained = {(row, "reviewer:R3"): word for row in rows}
        name = f"an-abstention-written-{'word' if word == '弃权' else 'dash'}"
        yield Scenario(name, used, b.fill(used, entries, 3), typed=abstained)
    ticked = {("C/1", "reviewer:R1"): "√", ("Y/answer", "reviewer:R1"): "√"}
    yield Scenario("a-tick-for-a-yes", used, b.fill(used, entries, 2), typed=ticked)
    blank = b.make_set(indicators, missing=b.policies("full"), panel=b.panel(), grades=b.scale())
    left = {"P": b.scores("8", "9"), "C": entries["C"]}
    yield Scenario("a-blank-that-counts-in-full", blank, b.fill(blank, left, 2))
    rate = {"A": b.indicator(10, b.proportional("100", actual={**SMALL, "unit": "%"}))}
    used = b.make_set(rate, grades=b.scale())
    sheet = b.fill(used, {"A": b.once(actual="95")}, 0)
    yield Scenario("a-percentage-as-text", used, sheet, typed={("A", "value"): "95%"})
    yield Scenario("a-percentage-as-format", used, sheet, typed={("A", "value"): (0.95, "0%")})
    used = _many(1, panel=b.panel("weighted_mean"), rounding=b.rounded_to(2), grades=b.scale())
    sheet = b.fill(used, {"A1": b.scores("4", "5")}, ["1", "3"])
    yield Scenario("a-weight-left-blank", used, sheet, typed={("#weights", "reviewer:R1"): None})


def limited() -> Iterator[Scenario]:
    """Lock cells of reviewers who are recused or asked for something else."""
    rules = {"P": b.judged(), "C": b.checklist(None, None, partial=True), "Y": b.yes_no()}
    indicators = {kind: b.indicator(10, rule) for kind, rule in rules.items()}
    entries = {
        "P": b.scores("8", None, "9", "4"),
        "C": b.chosen(None, {"1": "yes", "2": "no"}, {"1": "yes", "2": "yes"}, None),
        "Y": b.chosen(None, {"answer": "yes"}, {"answer": "no"}, {"answer": "yes"}),
    }
    for name, combined in (
        ("mean", b.panel()),
        ("weighted", b.panel("weighted_mean")),
        ("median", b.panel("median")),
        ("trimmed", b.trimmed()),
    ):
        used = b.make_set(
            indicators,
            panel=combined,
            rounding=b.rounded_to(2, 2),
            grades=b.scale(basis="rounded"),
        )
        sheet = b.fill(used, entries, ["1", "1", "3", "2"] if name == "weighted" else 4)
        one, two, three, four = sheet.reviewers
        people = (
            replace(one, scope=("P",)),
            replace(two, recused=("P",)),
            three,
            replace(four, role="x", recused=("C",)),
        )
        yield Scenario(f"recused-and-out-of-scope-{name}", used, replace(sheet, reviewers=people))


def everything() -> list[Scenario]:
    """Return all of them."""
    return [*ties(), *bounds(), *grades(), *states(), *trees(), *typed(), *limited()]
