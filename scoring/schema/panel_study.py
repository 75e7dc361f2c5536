"""The shape of the study of a panel in JSON."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from scoring.schema.fields import Label, Strict
from scoring.schema.result import GradeReference, SetReference


class VoidData(Strict):
    """A ballot that is void by the rule of the set; it has no part in the study."""

    reviewer: str
    """The id of the reviewer."""
    why: Literal["all_full", "all_alike", "quota"]
    """Why it is void."""


class StudiedSheet(Strict):
    """Which sheet was studied."""

    digest: str
    """SHA-256 of its content."""
    reviewers: tuple[str, ...]
    """The ids of the reviewers."""
    void: tuple[VoidData, ...]
    """The ballots that are void."""


class VerdictData(Strict):
    """What an evaluation comes to."""

    total: str
    """The total."""
    grade: GradeReference
    """The grade."""
    outcome: Label
    """What stands as the outcome: the grade, or the words of a veto."""


class StakeData(Strict):
    """A disagreement, and what it could change."""

    id: str
    """The id of the indicator."""
    lowest: str
    """The fewest points given."""
    highest: str
    """The most points given."""
    at_lowest: VerdictData
    """What comes out if all agree on the fewest."""
    at_highest: VerdictData
    """What comes out if all agree on the most."""
    span: str
    """By how much the totals of these two differ."""
    may_change_grade: bool
    """Whether the grade or the outcome depends on it."""


class ProblemData(Strict):
    """Why there is no result."""

    code: str
    """Its code; see the list of problems."""
    place: str
    """Where it is."""
    zh: str
    """What it is, in Chinese."""
    en: str
    """What it is, in English."""


class WithoutReviewer(Strict):
    """What comes out without one reviewer."""

    reviewer: str
    """The id of the reviewer."""
    total: str | None
    """The total; none where the set forbids it."""
    grade: GradeReference | None
    """The grade; none where the set forbids it."""
    same: bool | None
    """Whether grade and outcome stay; none where there is no result."""
    scored_by_nobody_else: tuple[str, ...]
    """The ids of the indicators that nobody else scored."""
    problems: tuple[ProblemData, ...]
    """Why there is no result."""


class SeverityData(Strict):
    """How far a reviewer lies from the others."""

    reviewer: str
    """The id of the reviewer."""
    common: int
    """How many indicators others scored too."""
    mean: str | None
    """The mean deviation of score rates; none where there are no common indicators."""
    lower: str | None
    """The lower end of its 95 % interval; none where there is none."""
    upper: str | None
    """The upper end of it."""
    points: str
    """The deviations in points of the total."""
    verdict: Literal["harsh", "lenient", "neither", "few-indicators"]
    """What follows."""
    deviations: dict[str, str]
    """The deviation of the score rate, by indicator."""


class SeveritiesData(Strict):
    """Who is harsh and who is lenient."""

    least_common: int
    """On fewer common indicators nobody is called either."""
    reviewers: tuple[SeverityData, ...]
    """The reviewers whose ballots stand."""


class OutlierData(Strict):
    """A score that lies far from the others."""

    id: str
    """The id of the indicator."""
    reviewer: str
    """The id of the reviewer."""
    points: str
    """What was given."""
    median: str
    """The median of what all gave."""
    rule: Literal["modified-z", "distance"]
    """By which rule it is outlying."""
    value: str
    """The modified z-score, or the distance as a share of the full points."""


class OutliersData(Strict):
    """Outlying scores, and the limits they lie beyond."""

    modified_z_beyond: str
    """The largest modified z-score that is not outlying."""
    modified_z_from_panel: int
    """The smallest panel with modified z-scores."""
    distance_beyond: str
    """The largest distance that is not outlying, as a share of the full points."""
    distance_from_panel: int
    """The smallest panel of which distances say anything."""
    scores: tuple[OutlierData, ...]
    """The scores."""


class FigureData(Strict):
    """A figure of agreement."""

    value: str | None
    """The figure; none where it is undefined."""
    lower: str | None
    """The lower end of its interval; none where there is none."""
    upper: str | None
    """The upper end of it."""
    why: str | None
    """Why the figure or its interval is undefined."""


class ConcordanceTest(Strict):
    """The test of Kendall's W."""

    chi_square: str
    """The test statistic."""
    df: int
    """Its degrees of freedom."""
    p: str
    """The probability of one at least as large by chance."""


class AgreementData(Strict):
    """How far the panel agrees, in score rates."""

    indicators: int
    """How many indicators the figures are about."""
    complete: int
    """How many of them every reviewer scored."""
    confidence: str
    """The confidence of the intervals."""
    icc_1_1: FigureData = Field(alias="ICC(1,1)")
    """One reviewer, one-way."""
    icc_2_1: FigureData = Field(alias="ICC(2,1)")
    """One reviewer, absolute agreement."""
    icc_3_1: FigureData = Field(alias="ICC(3,1)")
    """One reviewer, consistency."""
    icc_1_k: FigureData = Field(alias="ICC(1,k)")
    """The mean of the reviewers, one-way."""
    icc_2_k: FigureData = Field(alias="ICC(2,k)")
    """The mean of the reviewers, absolute agreement."""
    icc_3_k: FigureData = Field(alias="ICC(3,k)")
    """The mean of the reviewers, consistency."""
    w: FigureData = Field(alias="W")
    """Kendall's W."""
    alpha: FigureData
    """Krippendorff's alpha."""
    w_test: ConcordanceTest | None = Field(alias="W_test")
    """The test of W; none where it is undefined."""


class RatingsData(Strict):
    """What the reviewers gave one indicator."""

    id: str
    """The id of the indicator."""
    full_points: str
    """Its full points."""
    points: dict[str, str]
    """The points given, by the id of the reviewer."""
    abstained: tuple[str, ...]
    """The ids of the reviewers who did not score it."""
    range: str
    """The highest score rate less the lowest."""
    average_deviation: str
    """The mean distance of the score rates from their median."""


class PanelStudyFile(Strict):
    """The study of a panel; points are exact texts, statistics texts of six decimals."""

    format: Literal["scoring.panel/1"]
    """The version of this shape."""
    engine: str
    """The version of the engine."""
    set: SetReference
    """The set used."""
    sheet: StudiedSheet
    """The sheet studied."""
    now: VerdictData
    """What the sheet comes to."""
    stakes: tuple[StakeData, ...]
    """The disagreements, those that could change the grade first."""
    all_lowest_total: VerdictData
    """What comes out with every one of them settled on the side of the lower total."""
    all_highest_total: VerdictData
    """The same with the side of the higher total."""
    pairs: tuple[tuple[str, str], ...] | None
    """Pairs of disagreements that could change the grade together; none where not looked for."""
    without: tuple[WithoutReviewer, ...]
    """What comes out without each of the reviewers whose ballots stand."""
    holds_without_any_one: bool | None
    """Whether the grade stays without any one of them; none where that cannot be told."""
    severity: SeveritiesData
    """Who is harsh and who is lenient."""
    outliers: OutliersData
    """Single scores that lie far from the others."""
    agreement: AgreementData
    """How far the panel agrees."""
    indicators: tuple[RatingsData, ...]
    """What the reviewers gave every indicator the panel scored."""
