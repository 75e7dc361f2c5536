"""A ballot that is void counts as if its reviewer were not on the sheet."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from builders import (
    MOF,
    fill,
    indicator,
    judged,
    made,
    once,
    panel,
    scale,
    scores,
    set_data,
)
from examples import runs
from hypothesis import event, given
from hypothesis import strategies as st

import scoring
from scoring.errors import ScoringError

if TYPE_CHECKING:
    from collections.abc import Container

    from drawing import Data


FULL = {"a": "30", "b": "50", "c": "10"}
rules = st.fixed_dictionaries(
    {
        "all_full": st.booleans(),
        "all_alike": st.booleans(),
        "quota": st.fixed_dictionaries(
            {
                "at_least_rate": st.sampled_from(("1/4", "0.5", "1")),
                "at_most_share": st.sampled_from(("0.5", "0.75", "0")),
            }
        ),
    }
)


@st.composite
def panels(draw: st.DrawFn) -> tuple[Data, scoring.ScoreSheet]:
    """Return a set of a few indicators, and a sheet on which ballots are often full or alike."""
    stage = draw(st.sampled_from(("indicator", "total")))
    combine = draw(st.sampled_from(("mean", "median", "weighted_mean", "trimmed_mean")))
    drops = {"drop_lowest": 1, "drop_highest": 1, "trim_from": 3}
    data = set_data(
        {name: indicator(full, judged("0.5")) for name, full in FULL.items()}
        | {"once": indicator("10", judged(asked="once"))},
        panel=panel(combine, stage, **(drops if combine == "trimmed_mean" else {})),
        rounding={"shown": 2, **({"panel": 4} if stage == "indicator" else {})},
        grades=scale(MOF),
    )
    count = draw(st.integers(2, 5))
    rates = st.sampled_from(("1", "1", "0.5", "0"))
    given_ = {}
    for name, full in FULL.items():
        points = [Decimal(full) * Decimal(draw(rates)) for _ in range(count)]
        away = stage == "indicator" and draw(st.integers(0, 3)) == 0
        given_[name] = scores(*(None if away and not n else str(x) for n, x in enumerate(points)))
    weights = [draw(st.sampled_from(("1", "2", "0.5"))) for _ in range(count)]
    return data, fill(made(data), {**given_, "once": once(score="7.5")}, weights)


@runs(1)
@given(panels(), rules)
def test_a_void_ballot_counts_as_if_its_reviewer_were_not_there(
    drawn: tuple[Data, scoring.ScoreSheet], void: Data
) -> None:
    data, sheet = drawn
    plain, used = made(data), made({**data, "panel": {**data["panel"], "void": void}})
    try:
        result = scoring.evaluate(used, sheet)
    except ScoringError as error:
        event("too few are left")
        assert {x.code for x in error.problems} <= {"sheet.too-few-ballots", "sheet.too-few-valid"}
        return
    out = {sheet.reviewers[one.member].id for one in result.checked.void}
    event("some are void" if out else "none is void")
    there = scoring.evaluate(plain, without(sheet, out))
    assert result.exact_total == there.exact_total
    assert result.grade.id == there.grade.id
    assert [one.points for one in result] == [one.points for one in there]
    ledger = scoring.contributions(result)
    assert sum(part.points for part in ledger) + ledger.rounding == ledger.total
    for kind in ("text", "json", "csv"):
        assert scoring.explain(result, (), kind)


def without(sheet: scoring.ScoreSheet, out: Container[str]) -> scoring.ScoreSheet:
    """Return a sheet without these reviewers and their answers."""
    entries = {
        name: replace(
            entry,
            answers={
                asked: {who: value for who, value in given_.items() if who not in out}
                for asked, given_ in entry.answers.items()
            },
        )
        for name, entry in sheet.entries.items()
    }
    reviewers = tuple(one for one in sheet.reviewers if one.id not in out)
    return replace(sheet, reviewers=reviewers, entries=entries)
