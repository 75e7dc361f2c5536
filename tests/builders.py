"""Small indicator sets and sheets, built in Python for the tests."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

import scoring
from scoring.sheet import ONCE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from scoring.errors import Problem
    from scoring.evaluation import Evaluation
    from scoring.model import IndicatorSet
    from scoring.sheet import Entry, ScoreSheet

MOF = (("excellent", "优", 90), ("good", "良", 80), ("fair", "中", 60), ("poor", "差", 0))
"""The four grades of the 2020 measure: id, label, lower bound."""

PASS = (("pass", "通过", 0),)
"""A scale with a single grade, for sets whose grade does not matter."""

REFUSE = {"missing": "refuse", "not_applicable": "refuse", "not_due": "refuse", "void": "refuse"}


# ---------------------------------------------------------------- parts of a set


def label(text: str) -> dict[str, str]:
    """Return a label that reads the same in both languages."""
    return {"zh": text, "en": text}


def figure(name: str = "figure", **more: Any) -> dict[str, Any]:
    """Return a figure of the sheet."""
    return {"label": label(name), **more}


def judged(step: str = "0.01", **more: Any) -> dict[str, Any]:
    """Return a rule by which reviewers give points."""
    return {"kind": "judged", "step": step, **more}


def yes_no(**more: Any) -> dict[str, Any]:
    """Return a rule by which yes earns everything."""
    return {"kind": "yes_no", **more}


def proportional(
    target: str | Mapping[str, Any] | None = None,
    *,
    better: str = "higher",
    form: str | None = None,
    actual: Mapping[str, Any] | None = None,
    **more: Any,
) -> dict[str, Any]:
    """Return a proportional rule; without a *target* it is a figure of the sheet."""
    rule = {
        "kind": "proportional",
        "better": better,
        "actual": actual or figure("actual"),
        "target": target or figure("target"),
        **more,
    }
    return rule if form is None else {**rule, "form": form}


def tiers(*steps: tuple[str, str, str], otherwise: str = "0", **more: Any) -> dict[str, Any]:
    """Return a rule of tiers, each ``(side, bound, points)`` with side ``at_least`` and so on."""
    return {
        "kind": "tiers",
        "figure": figure("value"),
        "tiers": [{side: bound, "points": points} for side, bound, points in steps],
        "otherwise": otherwise,
        **more,
    }


def checklist(*points: str | None, **more: Any) -> dict[str, Any]:
    """Return a checklist with elements ``1``, ``2`` … that earn *points*, or share equally."""
    elements: list[dict[str, Any]] = [
        {"id": str(number), "label": label(f"element {number}")}
        | ({} if earned is None else {"points": earned})
        for number, earned in enumerate(points, start=1)
    ]
    return {"kind": "checklist", "elements": elements, **more}


def band(*shares: str, step: str = "0.01", **more: Any) -> dict[str, Any]:
    """Return a qualitative rule with bands ``b1``, ``b2`` … from these shares."""
    bands = [
        {"id": f"b{number}", "label": label(f"band {number}"), "from_share": share}
        for number, share in enumerate(shares, start=1)
    ]
    return {"kind": "band", "bands": bands, "step": step, **more}


def indicator(
    points: str | int | None, rule: Mapping[str, Any], under: str | None = "total", **more: Any
) -> dict[str, Any]:
    """Return an indicator."""
    made = {"label": label("indicator"), "rule": dict(rule), **more}
    made |= {} if points is None else {"points": points}
    return made if under is None else {**made, "under": under}


def group(
    points: str | int | None = None, under: str | None = "total", **more: Any
) -> dict[str, Any]:
    """Return a group."""
    made = {"label": label("group"), **more}
    made |= {} if points is None else {"points": points}
    return made if under is None else {**made, "under": under}


def root(points: str | int | None = None, **more: Any) -> dict[str, Any]:
    """Return the group that has no parent."""
    return group(points, None, **more)


def scale(
    bands: Iterable[tuple[str, str, Any]] = PASS, basis: str = "exact", key: str = "at_least"
) -> dict[str, Any]:
    """Return a grade scale of ``(id, label, lower bound)``, best first."""
    return {
        "basis": basis,
        "source": "test",
        "bands": [
            {"id": band_id, "label": label(text), key: str(bound)} for band_id, text, bound in bands
        ],
    }


# ---------------------------------------------------------------- whole sets


def set_data(
    indicators: Mapping[str, Mapping[str, Any]],
    groups: Mapping[str, Mapping[str, Any]] | None = None,
    **changed: Any,
) -> dict[str, Any]:
    """Return the data of a set; without *groups* the indicators add up under ``total``.

    By default nothing is rounded, at most five reviewers are averaged per indicator, and
    every state other than scored is refused.
    """
    return {
        "id": "test",
        "version": "1.0.0",
        "name": label("Test"),
        "source": "test",
        "rounding": {"shown": 2},
        "panel": {"combine": "mean", "stage": "indicator", "at_most": 5},
        "missing": REFUSE,
        "grades": scale(),
        "group": {"total": root()} if groups is None else dict(groups),
        "indicator": dict(indicators),
        **changed,
    }


def rounded_to(
    indicator: int | None = None, total: int | None = None, shown: int = 2
) -> dict[str, Any]:
    """Return where points are rounded."""
    places = {"shown": shown, "indicator": indicator, "total": total}
    return {key: value for key, value in places.items() if value is not None}


def panel(combine: str = "mean", stage: str = "indicator", **more: Any) -> dict[str, Any]:
    """Return how reviewers are combined, at most five of them unless said otherwise."""
    return {"combine": combine, "stage": stage, "at_most": 5, **more}


def trimmed(stage: str = "indicator", trim_from: int = 3, **more: Any) -> dict[str, Any]:
    """Return a panel whose highest and lowest score are left out."""
    drops = {"drop_lowest": 1, "drop_highest": 1, "trim_from": trim_from}
    return panel("trimmed_mean", stage, **{**drops, **more})


def policies(policy: str = "refuse", **changed: str) -> dict[str, str]:
    """Return the same policy for all states, but for those named."""
    return dict.fromkeys(REFUSE, policy) | changed


def made(data: Mapping[str, Any]) -> IndicatorSet:
    """Resolve the data of a set."""
    return scoring.resolve_set(data, "test.toml")


def make_set(
    indicators: Mapping[str, Mapping[str, Any]],
    groups: Mapping[str, Mapping[str, Any]] | None = None,
    **changed: Any,
) -> IndicatorSet:
    """Build and resolve a set; see :func:`set_data`."""
    return made(set_data(indicators, groups, **changed))


def one(points: str | int, rule: Mapping[str, Any], **changed: Any) -> IndicatorSet:
    """Return a set with the single indicator ``A`` under ``total``."""
    return make_set({"A": indicator(points, rule)}, **changed)


# ---------------------------------------------------------------- sheets


def _answer(value: str | Decimal) -> Decimal | str:
    if isinstance(value, Decimal):
        return value
    try:
        return Decimal(value)
    except ArithmeticError:
        return value


def scores(*given: str | None) -> Entry:
    """Return the points of reviewers ``R1``, ``R2`` …; ``None`` abstains."""
    return chosen(*(None if points is None else {"score": points} for points in given))


def chosen(*rows: Mapping[str, str] | None) -> Entry:
    """Return the answers of reviewers ``R1``, ``R2`` … by input; ``None`` abstains."""
    answers: dict[str, dict[str, Decimal | str]] = {}
    for number, row in enumerate(rows, start=1):
        for name, value in (row or {}).items():
            choice = name != "score"
            answers.setdefault(name, {})[f"R{number}"] = value if choice else _answer(value)
    return scoring.Entry(answers=answers)


def once(**given: str) -> Entry:
    """Return answers given once; those that are numbers are figures or points."""
    return scoring.Entry(answers={name: {ONCE: _answer(value)} for name, value in given.items()})


def picked(**given: str) -> Entry:
    """Return choices made once; ``e1="yes"`` answers element ``1``."""
    return scoring.Entry(
        answers={name.removeprefix("e"): {ONCE: value} for name, value in given.items()}
    )


def state(name: Any, reason: str = "") -> Entry:
    """Return an entry that declares a state and gives no answer."""
    return scoring.Entry(state=name, reason=reason)


def fill(
    indicator_set: IndicatorSet,
    entries: Mapping[str, Entry],
    reviewers: int | Sequence[str] = 1,
    **more: Any,
) -> ScoreSheet:
    """Return a sheet; *reviewers* is how many, or their weights."""
    weights = ["1"] * reviewers if isinstance(reviewers, int) else reviewers
    members = tuple(
        scoring.Reviewer(f"R{number}", "", Decimal(weight))
        for number, weight in enumerate(weights, start=1)
    )
    return scoring.ScoreSheet(
        indicator_set.id, indicator_set.version, {}, members, dict(entries), **more
    )


def scored(
    indicator_set: IndicatorSet,
    entries: Mapping[str, Entry],
    reviewers: int | Sequence[str] = 1,
) -> Evaluation:
    """Evaluate a sheet; see :func:`fill`."""
    return scoring.evaluate(indicator_set, fill(indicator_set, entries, reviewers))


# ---------------------------------------------------------------- problems


def problems_of(action: Callable[[], object]) -> tuple[Problem, ...]:
    """Return the problems that *action* raises."""
    with pytest.raises(scoring.ScoringError) as caught:
        action()
    return caught.value.problems


def codes_of(action: Callable[[], object]) -> list[str]:
    """Return the codes of the problems that *action* raises."""
    return [problem.code for problem in problems_of(action)]


def refused(data: Mapping[str, Any]) -> list[str]:
    """Return the codes of the problems for which a set is refused."""
    return codes_of(lambda: made(data))


def sheet_refused(
    indicator_set: IndicatorSet,
    entries: Mapping[str, Entry],
    reviewers: int | Sequence[str] = 1,
    **more: Any,
) -> list[str]:
    """Return the codes of the problems for which a sheet is refused."""
    sheet = fill(indicator_set, entries, reviewers, **more)
    return codes_of(lambda: scoring.check_sheet(indicator_set, sheet))
