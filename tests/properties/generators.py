"""Random indicator sets with random sheets for them, and how the engine is given them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING

from hypothesis import reject
from hypothesis import strategies as st
from random_sets import STATES, WEIGHTS, Leaf, sets

import scoring
from scoring.plan import plan_of

if TYPE_CHECKING:
    from random_rules import Data, Draw


@dataclass(frozen=True)
class Case:
    """A set and a sheet as data."""

    data: Data
    sheet: Data

    def __repr__(self) -> str:
        return f"Case(\n data={self.data!r},\n sheet={self.sheet!r})"


def _figure(draw: Draw, figure: Data, *, nonzero: bool = False) -> str:
    scale = 10 ** figure["places"]
    low, high = figure["at_least"] * scale, figure["at_most"] * scale
    number = draw(st.integers(max(low, 1) if nonzero else low, high) | st.integers(0, 3 * scale))
    if nonzero:
        number = max(number, 1)
    return str(Decimal(number).scaleb(-figure["places"]))


def _row(draw: Draw, leaf: Leaf) -> dict[str, str]:
    """Return one row of answers to an indicator."""
    rule = leaf.rule
    match rule["kind"]:
        case "yes_no":
            return {"answer": draw(st.sampled_from(("yes", "no")))}
        case "checklist":
            words = ("yes", "no", *(("partly",) if rule.get("partial") else ()))
            return {e["id"]: draw(st.sampled_from(words)) for e in rule["elements"]}
        case "judged":
            return {"score": _points(draw, leaf, Fraction(0), leaf.full)}
        case "band":
            return _in_band(draw, leaf)
        case "tiers":
            row = {"figure": _figure(draw, rule["figure"])}
            if "per" in rule:
                refuses = rule.get("zero_divisor", "refuse") == "refuse"
                row["per"] = _figure(draw, rule["per"], nonzero=refuses)
            return row
        case _:
            row = {"actual": _figure(draw, rule["actual"])}
            if isinstance(rule["target"], dict):
                refuses = rule.get("zero_divisor", "refuse") == "refuse"
                row["target"] = _figure(draw, rule["target"], nonzero=refuses)
            return row


def _points(draw: Draw, leaf: Leaf, low: Fraction, high: Fraction) -> str:
    step = Fraction(leaf.rule["step"])
    number = draw(st.integers(int(low / step), int(high / step)))
    return str(Decimal(number) * Decimal(leaf.rule["step"]))


def _in_band(draw: Draw, leaf: Leaf) -> dict[str, str]:
    step, bands = Fraction(leaf.rule["step"]), leaf.rule["bands"]
    edges = [
        floor(Fraction(band["from_share"]) * leaf.full / step + Fraction(1, 2)) * step
        for band in bands
    ]
    tops = [leaf.full, *(edge - step for edge in edges)]
    open_bands = [n for n in range(len(bands)) if tops[n] >= edges[n]]
    number = draw(st.sampled_from(open_bands))
    points = _points(draw, leaf, edges[number], tops[number])
    return {"band": bands[number]["id"], "score": points}


def _entry(draw: Draw, leaf: Leaf, members: list[str], *, all_of_them: bool) -> Data:
    columns = ["value"]
    if not leaf.once:
        columns = members
        if not all_of_them:
            columns = draw(st.lists(st.sampled_from(members), min_size=1, unique=True))
    answers: Data = {}
    for column in columns:
        for asked, value in _row(draw, leaf).items():
            answers.setdefault(asked, {})[column] = value
    return {"answers": answers}


@st.composite
def cases(draw: Draw, texts: st.SearchStrategy[str] | None = None) -> Case:
    """Return a sound set and a sheet that fits it."""
    data, leaves = draw(sets())
    _prove(data)
    panel = data["panel"]
    count = draw(st.sampled_from((panel["at_most"], *range(1, panel["at_most"] + 1))))
    reviewers = [
        {"id": f"R{n}", "name": "", "weight": draw(st.sampled_from(WEIGHTS))}
        for n in range(1, count + 1)
    ]
    members = [one["id"] for one in reviewers]
    certain = draw(st.integers(0, len(leaves) - 1))
    entries: Data = {}
    for number, leaf in enumerate(leaves):
        allowed = [state for state in STATES if leaf.policies[state] != "refuse"]
        state = ""
        if number != certain and allowed and draw(st.integers(0, 4)) == 0:
            state = draw(st.sampled_from(allowed))
        entry = _entry(draw, leaf, members, all_of_them=panel["stage"] == "total")
        if state == "missing" and draw(st.booleans()):
            continue
        if state:
            keeps = state == "void" and draw(st.booleans())
            entry = {"answers": entry["answers"] if keeps else {}, "state": state}
        if texts is not None:
            entry["reason"] = draw(texts)
        entries[leaf.name] = entry
    sheet: Data = {"set": "random", "version": "1.0.0", "reviewers": reviewers, "entries": entries}
    return Case(data, sheet)


def _prove(data: Data) -> None:
    """Reject a set whose numbers are too fine or whose bands fall together, and only such a set."""
    try:
        plan_of(scoring.resolve_set(data, "random.toml"))
    except scoring.ScoringError as error:
        if {one.code for one in error.problems} - {"set.too-fine", "rule.bands-not-falling"}:
            raise
        reject()


# ---------------------------------------------------------------- data to the engine


def set_of(case: Case) -> scoring.IndicatorSet:
    """Resolve the set of a case."""
    return scoring.resolve_set(case.data, "random.toml")


def sheet_of(sheet: Data) -> scoring.ScoreSheet:
    """Return a sheet as the engine knows it."""
    return scoring.ScoreSheet(
        set_id=sheet["set"],
        set_version=sheet["version"],
        project=dict(sheet.get("project", {})),
        reviewers=tuple(
            scoring.Reviewer(one["id"], one["name"], Decimal(one["weight"]))
            for one in sheet["reviewers"]
        ),
        entries={name: _entry_of(entry) for name, entry in sheet["entries"].items()},
    )


def _entry_of(entry: Data) -> scoring.Entry:
    numbers = {"score", "actual", "target", "figure", "per"}
    answers = {
        asked: {
            column: Decimal(value) if asked in numbers else value for column, value in given.items()
        }
        for asked, given in entry["answers"].items()
    }
    return scoring.Entry(
        answers,
        entry.get("state") or None,
        entry.get("reason", ""),
        tuple(entry.get("evidence", ())),
    )


def evaluated(case: Case) -> scoring.Evaluation:
    """Evaluate a case with the engine."""
    return scoring.evaluate(set_of(case), sheet_of(case.sheet))
