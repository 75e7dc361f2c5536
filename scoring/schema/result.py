"""The shape of an evaluation in JSON."""

from __future__ import annotations

from typing import Literal

from scoring.schema.fields import Label, Strict
from scoring.schema.self_result import SelfScoresData


class SetReference(Strict):
    """Which indicator set was used."""

    id: str
    """Its id."""
    version: str
    """Its version."""
    digest: str
    """SHA-256 of its content."""


class MemberData(Strict):
    """One reviewer of the panel."""

    id: str
    """The id."""
    name: str
    """How the reviewer is called; may be empty."""
    role: str
    """What the reviewer was asked for; may be empty."""
    weight: str
    """Used where the set takes a weighted mean."""
    scope: tuple[str, ...]
    """The groups and indicators the reviewer scored; all where it is empty."""
    recused: tuple[str, ...]
    """The groups and indicators the reviewer kept out of."""
    void: Literal["all_full", "all_alike", "quota"] | None
    """Why the ballot is void by rule; none where it counts."""


class SheetReference(Strict):
    """Which sheet was scored."""

    digest: str
    """SHA-256 of its content; the same for every file format."""
    project: dict[str, str]
    """What the sheet says of the project."""
    reviewers: tuple[str, ...]
    """The ids of the reviewers."""
    panel: tuple[MemberData, ...]
    """The reviewers, and what each of them scores."""


class GradeReference(Strict):
    """A grade."""

    id: str
    """Its id."""
    zh: str
    """Its name in Chinese."""
    en: str
    """Its name in English."""


class DistanceData(Strict):
    """How far another grade is."""

    grade: GradeReference
    """The grade."""
    points: str
    """How many points away its bound is."""
    reached: bool
    """Whether exactly that many points are enough, or it takes more."""
    within_reach: bool
    """Whether full points everywhere reach it while caps hold that cut points or that groups have
    of their own; for a worse grade, whether the floor of the total lets it come to that."""


class NodeData(Strict):
    """What one node earned; numbers as exact text."""

    id: str
    """The id of the node."""
    label: Label
    """Its name."""
    under: str | None
    """The id of its parent."""
    answer: Literal["yes", "no"] | None
    """What conditions read of a yes-or-no indicator, for the panel together; none where it is left
    out, and for every other node."""
    points: str
    """What it earned."""
    full_points: str
    """What it could earn."""
    role: str
    """Whether it counts, is a bonus, a penalty or a flag."""
    left_out: str | None
    """Where its points went if it does not count: to its siblings, the tree, or one sibling."""
    effective_full_points: str | None
    """What it could earn once what is left out has been shared out; none where its group did not
    take it, and where it grew differently under several parents."""
    effective_points: str | None
    """What it earned of that, in its own points: under sums they add up."""
    coverage: str | None
    """How much of the full points that apply below it was scored; none where nothing applies."""
    score_rate: str
    """Points ÷ full points, without those that the whole tree shares."""
    lost: str
    """Full points, without those that the whole tree shares, less points; what a penalty took."""
    contribution: str | None
    """What an indicator gave to the total; none for a group."""


class AppliedData(Strict):
    """A cap, gate or veto that changed something."""

    kind: Literal["cap", "gate", "veto"]
    """What it is."""
    id: str
    """Its id."""
    label: Label
    """Its name."""
    node: str | None
    """The node whose points a cap limits."""
    before: str | None
    """Its points before the cap."""
    after: str | None
    """Its points after the cap."""


class WithoutData(Strict):
    """What would have come out without caps, gates and vetoes."""

    total: str
    """The total."""
    grade: GradeReference
    """Its grade."""


class LimitData(Strict):
    """What a cap, a floor or a veto took from the total."""

    id: str
    """The node it limits."""
    label: Label
    """What it is called."""
    points: str
    """In points of the total, negative where it took some."""


class TableNote(Strict):
    """What a table made by others says otherwise, or what to know of how it was read."""

    code: str
    """What it is, such as ``printed.points``; see the list of problems."""
    place: str
    """Where it stands: file and cell."""
    value: str | None
    """What stands there."""
    computed: str | None
    """What was computed in place of it; none where nothing was."""
    text: Label
    """What it is and what to do, in words."""


class LossData(Strict):
    """What an indicator cost, or a group beside what is below it, in points of the total."""

    id: str
    """The id of the indicator or group."""
    lost: str
    """The points."""


class ScoreData(Strict):
    """What one reviewer's answers came to."""

    reviewer: str | None
    """The id of the reviewer; none where the answers are given once."""
    answers: dict[str, str]
    """The answers by input id."""
    branches: tuple[str, ...]
    """The branches of the rule that were taken."""
    points: str
    """The points before the panel is combined and before rounding."""
    share: int
    """How much it counts; 0 where it was left out."""


class TraceData(Strict):
    """How one indicator came to its points."""

    id: str
    """The id of the indicator."""
    rule: str
    """The kind of its rule."""
    state: str
    """The state of what was filled in."""
    policy: str | None
    """What settled it where no rule ran."""
    scores: tuple[ScoreData, ...]
    """What each reviewer's answers came to."""
    abstained: tuple[str, ...]
    """The ids of the reviewers who were asked and did not answer."""
    recused: tuple[str, ...]
    """The ids of the reviewers who keep out of it."""
    out_of_scope: tuple[str, ...]
    """The ids of the reviewers in whose scope it does not lie."""
    void: tuple[str, ...]
    """The ids of the reviewers whose ballots are void."""
    exact: str
    """The points before rounding."""
    points: str
    """The points that count."""
    rounded_to: int | None
    """The decimals they were rounded to."""
    reason: str
    """Why points were taken off."""
    evidence: tuple[str, ...]
    """The materials named."""


class EvaluationFile(Strict):
    """An evaluation; numbers are texts, a decimal or a ratio such as ``10/3``."""

    format: Literal["scoring.evaluation/1"]
    """The version of this shape."""
    engine: str
    """The version of the engine."""
    set: SetReference
    """The set used."""
    sheet: SheetReference
    """The sheet scored."""
    total: str
    """The total as it is published."""
    exact_total: str
    """The total before it was rounded."""
    full_points: str
    """What the whole set can earn."""
    grade: GradeReference
    """The grade."""
    outcome: Label
    """What stands as the outcome: the grade, or the words of a veto."""
    applied: tuple[AppliedData, ...]
    """The caps, gates and vetoes that changed something, in their order."""
    without: WithoutData | None
    """What would have come out without them; none where none changed anything."""
    coefficient: str | None
    """What the total is worth elsewhere, where the set says so."""
    grade_basis: Literal["exact", "rounded"]
    """Whether the grade is read off the exact or the rounded total."""
    to_grade_above: DistanceData | None
    """How far the next better grade is."""
    to_grade_below: DistanceData | None
    """How much may be lost before the grade falls."""
    rounding: str
    """What rounding above the indicators added to the total."""
    limits: tuple[LimitData, ...]
    """What caps, floors and vetoes took from the total."""
    nodes: tuple[NodeData, ...]
    """Every node in reading order, the root first."""
    largest_losses: tuple[LossData, ...]
    """What cost points, the costliest first."""
    table_notes: tuple[TableNote, ...] = ()
    """For a table made by others: printed figures that differ, and how it was read."""
    self_scores: SelfScoresData | None = None
    """The self scores of the sheet held against the review, where it has any."""
    traces: tuple[TraceData, ...] | None = None
    """How indicators came to their points, where that was asked for."""
