"""A small set, what three reviewers filled in for it, and their forms."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from builders import (
    fill,
    group,
    indicator,
    judged,
    make_set,
    once,
    proportional,
    root,
    scores,
)

import scoring

if TYPE_CHECKING:
    from scoring.model import IndicatorSet
    from scoring.sheet import Entry, ScoreSheet


def small(**more: object) -> IndicatorSet:
    """Two indicators of 50 points for the panel, under a group each, and a question of ten."""
    return make_set(
        {
            "a": indicator("50", judged(), under="A"),
            "b": indicator("50", judged(), under="B"),
            "c": indicator("10", proportional("100")),
        },
        {"total": root(), "A": group(), "B": group()},
        **{"rounding": {"shown": 2, "indicator": 2}, **more},
    )


def given(**more: Entry) -> dict[str, Entry]:
    """What three reviewers filled in."""
    answers = {"a": scores("40", "45", "50"), "b": scores("30", "36", "42")}
    return {**answers, "c": once(actual="80"), **more}


def said(entry: Entry, reason: str, *evidence: str) -> Entry:
    """Return an entry with a reason and materials."""
    return replace(entry, reason=reason, evidence=evidence)


def members(*given_: scoring.Reviewer) -> scoring.ReviewPanel:
    """Return a panel."""
    return scoring.ReviewPanel(given_)


def form(sheet: ScoreSheet, number: int) -> ScoreSheet:
    """Return the form of one reviewer, counted from one."""
    return scoring.split_sheet(sheet)[number - 1]


def limited_sheet(used: IndicatorSet) -> ScoreSheet:
    """Return a sheet whose reviewers have roles, scopes and recusals."""
    sheet = fill(used, given(a=scores("40", None, "50"), b=scores(None, "36", "42")), 3)
    one, two, three = sheet.reviewers
    return replace(
        sheet,
        project={"name": "=x"},
        reviewers=(
            replace(one, name="甲", role="=finance", scope=("A", "c")),
            replace(two, name="乙", recused=("a",)),
            three,
        ),
    )
