"""The shape of ``set.toml``, the file of an indicator set."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from scoring.schema.ballots import VoidBallots
from scoring.schema.evidence import RequirementShape
from scoring.schema.fields import Day, Flag, Id, Label, Places, Ratio, Strict
from scoring.schema.outcome import Cap, Coefficient, Gate, Grades, Veto
from scoring.schema.rules import RuleSpec
from scoring.schema.self_score import SelfScore

Mode = Literal["half_up", "half_even", "down", "up"]


class GiveTo(Strict):
    """The points of what does not count go to a named sibling, which then weighs more."""

    give_to: Id
    """The sibling that receives them."""


def _policy_kind(value: Any) -> str:
    return "give" if isinstance(value, (dict, GiveTo)) else "named"


Policy = Annotated[
    Annotated[GiveTo, Tag("give")]
    | Annotated[Literal["refuse", "zero", "full", "skip", "siblings", "tree"], Tag("named")],
    Discriminator(_policy_kind),
]
"""What a state means: refuse the sheet; earn nothing; earn full points; earn nothing and print
beside the total what could be earned without it (``skip``); share its full points among its
siblings, or over the whole tree, in proportion to theirs; give them to one sibling."""


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
    """Where scores are rounded, and how many decimals are shown.

    The stages follow each other: what the panel comes to, the indicator, each group, the total;
    a stage that is not declared rounds nothing.
    """

    shown: Places
    """Decimals that are printed at least; what is finer is printed as it is."""
    mode: Mode = "half_up"
    """How: ``half_up`` (四舍五入), ``half_even``, ``down`` or ``up``. Below zero ``down``
    still goes to the smaller number, ``up`` to the larger: −2.341 becomes −2.35 or −2.34."""
    panel: Places | None = None
    """Decimals to which the combined score of a panel is rounded."""
    indicator: Places | None = None
    """Decimals to which the points of every indicator are rounded, once: after the panel is
    combined, or for each reviewer where totals are combined."""
    group: Places | None = None
    """Decimals to which the points of every group below the total are rounded; required where
    groups cannot be exact, because points are shared out again or a mean is geometric."""
    total: Places | None = None
    """Decimals to which the total is rounded."""


class NodeRounding(Strict):
    """How one node is rounded, where it differs from the set."""

    places: Places
    """Decimals to which its points are rounded."""
    mode: Mode | None = None
    """How, where that differs from the set."""


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
    void: VoidBallots | None = None
    """Which ballots are void by rule."""


class Node(Strict):
    """What groups and indicators have in common."""

    label: Label
    """Its name; names may repeat, ids may not."""
    under: Id | None = None
    """The id of the parent; only the root has none."""
    also_under: tuple[Id, ...] = ()
    """Further parents that count this node too, each with the same points or weight."""
    order: Annotated[int, Field(strict=True)] = 0
    """Where it stands among its siblings; of equal order, groups stand before indicators, each as
    they are written."""
    points: Ratio | None = None
    """Full points. A group of kind ``sum`` may leave them to its children; a child of a
    ``weighted_mean`` may leave them to its weight."""
    weight: Ratio | None = None
    """Weight under a parent that takes a mean of its children."""
    role: Literal["counts", "bonus", "penalty", "flag"] = "counts"
    """``bonus`` adds its points to the parent's beyond its full points and ``penalty`` takes them
    off (F19), under a mean by its weight; neither is part of the full points. A ``flag`` gives no
    points: it is a yes-or-no question that conditions refer to."""
    missing: MissingPolicy = MissingPolicy()
    """What missing values mean here and below, where it differs from the parent."""
    rounding: NodeRounding | None = None
    """How its points are rounded, where that differs from the set."""
    source: str = ""
    """Where it is laid down, where that differs from the source of the set."""
    illustrative: Flag = False
    """Whether its points or weight are ours, because the source prints none."""


Combine = Literal[
    "sum",
    "weighted_mean",
    "pool",
    "geometric_mean",
    "harmonic_mean",
    "power_mean",
    "product",
    "weakest",
    "best",
    "median",
    "most_frequent",
    "one_of",
    "drop",
    "table",
]


class TableRow(Strict):
    """One row of a rule table: the first row that fits decides."""

    when: dict[Id, tuple[Id, ...]] = Field(default_factory=dict)
    """By child, the levels that fit, ``not_applicable`` for one that does not count; a child that
    is not named may have any level."""
    gives: Id
    """The outcome, one of those of the group."""


class Outcome(Strict):
    """One outcome of a rule table."""

    id: Id
    """Its id within the group."""
    label: Label
    """How the outcome is called."""
    share: Ratio
    """What it earns, as a share of the full points; outcomes of one group differ."""


class Group(Node):
    """A node that is computed from its children.

    A ``sum`` adds their points. All others work on score rates (points ÷ full points), and give
    the rate that results times the full points of the group: ``weighted_mean``; ``pool``, where
    optional children share the full points in proportion to theirs, those that do not apply left
    out; geometric, harmonic and power mean; the ``product`` of the rates; the ``weakest``, the
    ``best``, the ``median`` or the ``most_frequent`` rate (of equally frequent ones the highest);
    ``one_of``, where exactly one child is scored; ``drop``, a mean without some of the lowest or
    highest; ``table``, where the levels of the children are looked up.
    """

    combine: Combine = "sum"
    """How the children become one score."""
    weights_total: Ratio | None = None
    """What the weights of the children must add up to; required for a weighted mean."""
    exponent: Annotated[int, Field(strict=True, ge=2, le=4)] | None = None
    """The exponent of a power mean; required there."""
    drop_lowest: Annotated[int, Field(strict=True, ge=0, le=20)] = 0
    """For ``drop``: how many children are left out so that the rest comes out best; at least one
    always stays."""
    drop_highest: Annotated[int, Field(strict=True, ge=0, le=20)] = 0
    """For ``drop``: how many are left out so that the rest comes out worst."""
    outcomes: tuple[Outcome, ...] = ()
    """The outcomes of a ``table``, best first."""
    table: tuple[TableRow, ...] = ()
    """The rows of a ``table``; together they must cover every combination of levels."""
    cap: Ratio | None = None
    """The most points the group can have (封顶); required where it has bonus items."""
    floor: Ratio | None = None
    """The fewest points the group can have; 0 where it has penalty items and this is left out."""
    cumulative: Places | None = None
    """Decimals to which the points of the children of a sum are rounded cumulatively: each by what
    the sum so far, rounded, rises with it, so that they add up to the rounded sum."""


class Indicator(Node):
    """A leaf: what is scored."""

    rule: RuleSpec
    """How inputs become points."""
    explanation: Label | None = None
    """What the indicator looks at."""
    standard: Label | None = None
    """The scoring standard as evaluators read it; written from the rule where it is left out."""
    evidence: RequirementShape | None = None
    """The evidence it requires; a register beside the sheet says what there is, and may ask for
    more. Without a register nothing is taken."""


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
    extends: str = ""
    """The set this one was made from: the id of a set that ships, or a path relative to this file.
    What is written here overrides what stands there: tables key by key, lists and single
    values whole, so is a rule of another kind. ``id``, ``version``, ``name`` and ``source`` are
    its own."""
    drop: tuple[Id, ...] = ()
    """With ``extends``: nodes of that set that are taken out before anything is overridden, a
    group with everything under it. One that is written here again starts afresh."""
    source: str
    """Where the set is laid down."""
    effective: Day = ""
    """The first day on which it applies, such as ``2020-02-25``; empty where it is not known."""
    until: Day = ""
    """The last day on which it applies; empty while it is in force."""
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
    cap: tuple[Cap, ...] = ()
    """Conditional caps on the points of nodes, applied in the order of the tree."""
    gate: tuple[Gate, ...] = ()
    """Limits of the grade, applied in this order, after the total is known."""
    veto: tuple[Veto, ...] = ()
    """What replaces the outcome, applied last; of several that hold the first counts."""
    coefficient: Coefficient | None = None
    """What the total is worth elsewhere, such as a share of payment."""
    self_score: SelfScore | None = None
    """How far self scores may lie from the review."""
    group: dict[Id, Group] = Field(default_factory=dict)
    """The groups, by id."""
    indicator: dict[Id, Indicator]
    """The indicators, by id."""
