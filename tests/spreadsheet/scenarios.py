"""Sets and sheets that between them use every rule, panel, rounding and state."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import builders as b
from spreadsheet.soffice import Scenario

import scoring
from scoring.io.assemble import assemble
from scoring.io.cases import load_cases
from scoring.io.sets import set_file
from scoring.io.structured import raw_sheet
from scoring.plan import plan_of
from scoring.rules.judged import BandRule
from scoring.sheet import ONCE, Entry, Reviewer, ScoreSheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scoring.model import IndicatorSet
    from scoring.plan import Leaf

WEIGHTS = ("1", "2", "0.5", "3.25", "1.5")
PER_CENT = {"unit": "%", "at_most": 200, "places": 2}
SMALL = b.figure("figure", places=2, at_most=1000)
MONEY = {"unit": "万元", "places": 6}


def shipped() -> Iterator[Scenario]:
    """Give every worked case of every set that ships, in both languages."""
    for name in scoring.shipped_sets():
        used = scoring.load_indicator_set(name)
        for case in load_cases(set_file(name)):
            raw = raw_sheet(case.written.sheet, str(case.path))
            sheet = assemble(raw, used, scoring.errors.Problems()).sheet
            for language in ("zh", "en"):
                yield Scenario(f"{name}-{case.path.stem}-{language}", used, sheet, language)


def _rules(*, divide: bool) -> dict[str, dict[str, Any]]:
    """Return indicators of every kind; those that divide by a figure need rounding."""
    found = {
        "A1": b.indicator(10, b.judged(), "A"),
        "A2": b.indicator(8, b.checklist(None, None, None, partial=True, prerequisite="1"), "A"),
        "A3": b.indicator(5, b.yes_no(), "A"),
        "A4": b.indicator("3.33", b.band("0.8", "0.6", "0"), "A"),
        "B1": b.indicator(9, b.judged("0.5", asked="once"), "B"),
        "B2": b.indicator(6, b.checklist("3", "2", "1", asked="once"), "B"),
        "B3": b.indicator(4, b.yes_no(asked="once"), "B"),
        "B4": b.indicator(7, b.band("0.9", "0", asked="once"), "B"),
        "C1": b.indicator(8, b.proportional("40", actual=SMALL), "C"),
        "C2": b.indicator(
            10,
            b.tiers(
                ("at_least", "95", "10"),
                ("above", "60", "6.5"),
                ("at_least", "60", "2"),
                figure=b.figure(**PER_CENT),
            ),
            "C",
        ),
        "C3": b.indicator(
            6,
            b.tiers(("at_most", "10", "6"), ("below", "20.5", "3"), otherwise="1", figure=SMALL),
            "C",
        ),
        "C4": b.indicator(
            9,
            b.tiers(("at_least", "90", "9"), ("at_least", "50", "4.5"), per=SMALL, figure=SMALL),
            "C",
        ),
        "W1": b.indicator(None, b.judged("0.01"), "W", weight="1"),
        "W2": b.indicator(None, b.proportional("8", actual=SMALL), "W", weight="2"),
    }
    if divide:
        lower = {"better": "lower", "actual": b.figure("actual", **MONEY)}
        found |= {
            "D1": b.indicator(10, b.proportional(), "D"),
            "D2": b.indicator("7.77", b.proportional(form="linear", **lower), "D"),
            "D3": b.indicator(9, b.proportional(form="reciprocal", **lower), "D"),
            "D4": b.indicator(5, b.proportional("12.5", form="reciprocal", better="lower"), "D"),
        }
    return found


def _kitchen_sink(panel: Mapping[str, Any], places: tuple[int | None, int | None]) -> IndicatorSet:
    inner, total = places
    divide = inner is not None
    groups = {"total": b.root()} | {name: b.group() for name in ("A", "B", "C")}
    groups |= {"D": b.group()} if divide else {}
    groups["W"] = b.group(15, combine="weighted_mean", weights_total=3)
    basis = "exact" if total is None else "rounded"
    return b.make_set(
        _rules(divide=divide),
        groups,
        panel=panel,
        rounding=b.rounded_to(inner, total),
        grades=b.scale(b.MOF[1:], basis),
    )


def _points(dice: random.Random, leaf: Leaf, low: int, high: int) -> Decimal:
    asked = leaf.rule.inputs[-1]
    ticks = dice.randrange(low, high + 1, asked.step)
    value = Fraction(ticks, asked.scale)
    return Decimal(value.numerator) / Decimal(value.denominator)


def _row(dice: random.Random, leaf: Leaf) -> dict[str, Decimal | str]:
    """Return one row of answers to an indicator, any that it accepts."""
    inputs = leaf.rule.inputs
    if isinstance(leaf.rule, BandRule):
        band = dice.choice(inputs[0].choices)
        low, above = leaf.rule.limits(band.number)
        high = inputs[1].highest if above is None else above - inputs[1].step
        return {"band": band.id, "score": _points(dice, leaf, low, high)}
    if inputs[0].kind == "points":
        return {inputs[0].id: _points(dice, leaf, 0, inputs[0].highest)}
    if inputs[0].kind == "choice":
        return {asked.id: dice.choice(asked.choices).id for asked in inputs}
    return {asked.id: Decimal(dice.randrange(200, 12_000)) / 100 for asked in inputs}


def filled(used: IndicatorSet, size: int, seed: int, abstain: float = 0) -> ScoreSheet:
    """Return a sheet with any answers that the set accepts."""
    dice = random.Random(seed)  # noqa: S311 - examples, not secrets
    # a workbook has no place for the weights of reviewers where they do not matter
    weighted = used.panel.combine == "weighted_mean"
    members = tuple(
        Reviewer(f"R{n}", f"专家{n}", Decimal(WEIGHTS[n - 1] if weighted else 1))
        for n in range(1, size + 1)
    )
    entries = {}
    for leaf in plan_of(used).leaves:
        answers: dict[str, dict[str, Decimal | str]] = {}
        columns = [one.id for one in members] if leaf.rule.by_panel else [ONCE]
        present = [one for one in columns[1:] if dice.random() >= abstain]
        for column in [columns[0], *present]:
            for name, value in _row(dice, leaf).items():
                answers.setdefault(name, {})[column] = value
        entries[leaf.node.id] = Entry(answers, reason=f"因 {leaf.node.id}")
    return ScoreSheet(used.id, used.version, {"name": "某项目"}, members, entries)


def panels() -> Iterator[Scenario]:
    """Give every rule under every way to combine reviewers, both stages, several roundings."""
    ways: dict[str, dict[str, Any]] = {
        "mean": b.panel(),
        "weighted_mean": b.panel("weighted_mean"),
        "median": b.panel("median"),
        "trimmed_mean": b.trimmed(trim_from=4),
    }
    dice = random.Random(1)  # noqa: S311 - examples, not secrets
    for way, panel in ways.items():
        for stage in ("indicator", "total"):
            for places in ((2, 2), (1, None), (None, 1), (None, None)):
                if way == "weighted_mean" and stage == "indicator" and places[0] is None:
                    continue
                used = _kitchen_sink({**panel, "stage": stage}, places)
                for size in (3, 4) if way == "trimmed_mean" else (dice.choice((1, 2, 3)), 5):
                    abstain = 0.3 if stage == "indicator" else 0
                    name = f"{way}-{stage}-{places[0]}-{places[1]}-of-{size}"
                    yield Scenario(name, used, filled(used, size, size * 7, abstain))


def self_scored() -> Iterator[Scenario]:
    """Give a sheet with a self score for every second indicator: 0, 0.2, 0.4 and so on."""
    used = _kitchen_sink(b.panel(), (2, 2))
    sheet = filled(used, 3, 21)
    entries = {
        name: replace(entry, self_score=None if number % 2 else Decimal(number) / 10)
        for number, (name, entry) in enumerate(sheet.entries.items())
    }
    for language in ("zh", "en"):
        one = replace(sheet, entries=entries)
        yield Scenario(f"self-scores-{language}", used, one, language)
