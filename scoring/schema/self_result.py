"""The shape of self scores beside the review in JSON."""

from __future__ import annotations

from typing import Literal

from scoring.schema.fields import Label, Strict


class SelfGrade(Strict):
    """The grade that the self scores come to."""

    id: str
    """Its id."""
    zh: str
    """Its name in Chinese."""
    en: str
    """Its name in English."""


class SelfNode(Strict):
    """One indicator or group by self score and by review; numbers as exact text."""

    id: str
    """The id of the node."""
    standing: Literal["compared", "partly", "blank", "left_out"]
    """Whether it is compared; ``partly``: some indicators below have no self score; ``blank``:
    there is none; ``left_out``: the review leaves it out."""
    self_score: str | None
    """The self score of an indicator as it was filled in; none for a group."""
    self_points: str | None
    """What the self scores come to, caps and rounding done; none where nothing is compared."""
    review_points: str
    """What the review came to."""
    difference: str | None
    """Review less self score."""
    share: str | None
    """The size of the difference as a share of the full points."""
    direction: Literal["high", "low", "same"] | None
    """Whether the self score is better for the unit than the review, worse, or the same."""
    band: int | None
    """How many of the bounds in ``bands`` the share lies above."""
    by_rule: str | None
    """What the rule gives on the figures of the sheet; none where points are judged."""
    explained: bool
    """False where a deviation needs a reason and has neither one nor evidence."""


class SelfFinding(Strict):
    """What is to be looked at in the self scores."""

    code: str
    """What it is, such as ``self.missed-target``; see the list of problems."""
    place: str
    """Where to look: the self score, or where the reason is to be written; file and cell."""
    value: str | None
    """The self score, or how many are missing."""
    text: Label
    """What it is and what to do, in words."""


class SelfScoresData(Strict):
    """The self scores held against the review."""

    complete: bool
    """Whether every indicator that counts has a self score; where one has none, the review stands
    for it in the total and the grade below."""
    total: str
    """The total that the self scores come to."""
    grade: SelfGrade
    """The grade of that total."""
    outcome: Label
    """The outcome of the self scores: the grade, or the words of a veto."""
    difference: str
    """Published total of the review less that of the self scores."""
    direction: Literal["high", "low", "same"]
    """Whether the self scores come to more than the review, less, or the same."""
    grade_differs: bool
    """Whether grade or outcome differ from those of the review."""
    bands: tuple[str, ...]
    """Where the bands of deviations end, as shares of the full points."""
    explain_above: str
    """The share above which a deviation needs a reason."""
    declared: bool
    """Whether the set declares them, or they are the defaults."""
    nodes: tuple[SelfNode, ...]
    """Every indicator and group but questions in reading order, the total first."""
    findings: tuple[SelfFinding, ...]
    """What is to be looked at."""
