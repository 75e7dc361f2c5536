"""The shape of ``set.toml``, the file of an indicator set."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from scoring.schema.fields import Flag, Id, Label, Number, Places, Ratio, Strict
from scoring.schema.rules import RuleSpec

Policy = Literal["refuse", "zero", "full"]


class MissingPolicy(Strict):
    """What a state other than *scored* means; what is left out is inherited from above."""

    missing: Policy | None = None
    """Nothing was filled in."""
    not_applicable: Policy | None = None
    """The indicator does not apply to this project."""
    not_due: Policy | None = None
    """The indicator cannot be judged yet."""
    void: Policy | None = None
    """What was filled in does not count."""


class Rounding(Strict):
    """Where scores are rounded half up, and how many decimals are shown."""

    shown: Places
    """Decimals that are printed at least; what is finer is printed as it is."""
    indicator: Places | None = None
    """Decimals to which the points of every indicator are rounded, once: after the panel is
    combined, or for each reviewer where totals are combined."""
    total: Places | None = None
    """Decimals to which the total is rounded."""


class Panel(Strict):
    """How several reviewers become one score; an abstention is not a zero."""

    combine: Literal["mean", "weighted_mean", "median", "trimmed_mean"]
    """How the scores of the reviewers who answered are combined."""
    stage: Literal["indicator", "total"]
    """Whether the scores of an indicator are combined, or the totals of the reviewers."""
    at_most: Annotated[int, Field(strict=True, ge=1, le=50)]
    """The largest panel."""
    at_least: Annotated[int, Field(strict=True, ge=1, le=50)] = 1
    """The fewest reviewers who must answer."""
    drop_lowest: Annotated[int, Field(strict=True, ge=0, le=20)] = 0
    """How many of the lowest scores a trimmed mean leaves out."""
    drop_highest: Annotated[int, Field(strict=True, ge=0, le=20)] = 0
    """How many of the highest scores a trimmed mean leaves out."""
    trim_from: Annotated[int, Field(strict=True, ge=1, le=50)] | None = None
    """The smallest panel that is trimmed; below it the plain mean is taken, and said so."""


class GradeBand(Strict):
    """A grade and its lower bound."""

    id: Id
    """Its id."""
    label: Label
    """How the grade is called."""
    at_least: Number | None = None
    """The lowest total with this grade, the bound included."""
    above: Number | None = None
    """The bound above which totals have this grade, the bound excluded."""
    at_most: Number | None = None
    """A stated upper bound, included; checked against the next band for holes and overlaps."""
    below: Number | None = None
    """A stated upper bound, excluded; checked against the next band."""


class Grades(Strict):
    """The grade scale: ordered lower bounds, best first."""

    basis: Literal["exact", "rounded"]
    """Whether the grade is read off the exact total or off the rounded one."""
    bands: Annotated[tuple[GradeBand, ...], Field(min_length=1)]
    """The grades, best first."""
    source: str
    """Where the scale is laid down."""


class Node(Strict):
    """What groups and indicators have in common."""

    label: Label
    """Its name; names may repeat, ids may not."""
    under: Id | None = None
    """The id of the parent; only the root has none."""
    order: Annotated[int, Field(strict=True)] = 0
    """Where it stands among its siblings; of equal order, groups stand before indicators, each as
    they are written."""
    points: Ratio | None = None
    """Full points. A group of kind ``sum`` may leave them to its children; a child of a
    ``weighted_mean`` may leave them to its weight."""
    weight: Ratio | None = None
    """Weight under a parent of kind ``weighted_mean``."""
    missing: MissingPolicy = MissingPolicy()
    """What missing values mean here and below, where it differs from the parent."""
    source: str = ""
    """Where it is laid down, where that differs from the source of the set."""
    illustrative: Flag = False
    """Whether its points or weight are ours, because the source prints none."""


class Group(Node):
    """A node that is computed from its children."""

    combine: Literal["sum", "weighted_mean"] = "sum"
    """How the children become one score."""
    weights_total: Ratio | None = None
    """What the weights of the children must add up to; required for a weighted mean."""


class Indicator(Node):
    """A leaf: what is scored."""

    rule: RuleSpec
    """How inputs become points."""
    explanation: Label | None = None
    """What the indicator looks at."""
    standard: Label | None = None
    """The scoring standard as evaluators read it; written from the rule where it is left out."""


class SetFile(Strict):
    """An indicator set: the versioned tree with points, rules, panel and grades."""

    id: Id
    """The id of the set."""
    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    """The version of the set, such as ``1.0.0``."""
    name: Label
    """The name of the set."""
    language: Literal["zh", "en"] = "zh"
    """The language in which its users read, where their locale does not say."""
    source: str
    """Where the set is laid down."""
    effective: str = ""
    """From when it applies."""
    note: Label | None = None
    """What a reader must know, such as which figures are illustrative."""
    rounding: Rounding
    """Where scores are rounded."""
    panel: Panel
    """How reviewers are combined."""
    missing: MissingPolicy
    """What missing values mean; every state must be settled here."""
    grades: Grades
    """The grade scale."""
    group: dict[Id, Group] = Field(default_factory=dict)
    """The groups, by id."""
    indicator: dict[Id, Indicator]
    """The indicators, by id."""
