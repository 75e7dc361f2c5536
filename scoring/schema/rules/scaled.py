"""Rules by which points follow a value: in proportion, from a threshold on, between goalposts."""

from __future__ import annotations

from typing import Literal

from scoring.schema.fields import Number, Ratio, Strict
from scoring.schema.rules.figures import Figure, Measured, Target, ZeroTarget


class Over(Strict):
    """What a result far above its target means."""

    from_rate: Ratio
    """The multiple of the target from which it holds, itself included: ``1.3`` is 130 %."""
    effect: Literal["ignore", "explain", "reduce"]
    """``ignore``: full points. ``explain``: full points, and the sheet must give the reason.
    ``reduce``: points fall with the distance beyond ``from_rate``."""
    deduct: Ratio | None = None
    """For ``reduce``: the share of the full points lost for each target's worth beyond
    ``from_rate``; with 1, a result at ``from_rate`` + 20 % loses 20 % of the full points."""
    at_least: Ratio | None = None
    """For ``reduce``: the share of the full points that is kept in any case."""


class Proportional(Strict):
    """Points in proportion to actual over target, never above the full points.

    ``higher``: actual ÷ target × full points (F01, F18).  ``lower`` with form ``linear``:
    full up to the target, then falling to nothing at twice the target (F02).  ``lower`` with
    form ``reciprocal``: target ÷ actual × full points beyond the target (F03).
    """

    kind: Literal["proportional"]
    """This rule."""
    better: Literal["higher", "lower"]
    """The direction: whether a higher or a lower actual value is better."""
    form: Literal["linear", "reciprocal"] | None = None
    """How a lower-is-better indicator loses points; required there, refused elsewhere."""
    actual: Figure
    """What was achieved."""
    target: Target
    """What was planned: a figure of the sheet, or a number fixed by the set."""
    zero_divisor: ZeroTarget = "refuse"
    """What happens when the target is zero, never silently 1; ``met_at_zero``: an actual value of
    zero earns the full points and any other nothing (F04)."""
    over: Over | None = None
    """What a result far above the target means, where higher is better; without it, nothing."""


class Threshold(Strict):
    """Nothing below a pass line, then points rise linearly to the target (F05).

    With r = actual ÷ target and θ the pass line: (r − θ) ÷ (1 − θ) × full points.
    """

    kind: Literal["threshold"]
    """This rule."""
    actual: Figure
    """What was achieved."""
    target: Target
    """What was planned: a figure of the sheet, or a number fixed by the set."""
    pass_line: Ratio
    """θ, the share of the target from which points are earned; at least 0 and below 1."""
    zero_divisor: ZeroTarget = "refuse"
    """What happens when the target is zero."""


class Equality(Strict):
    """Full points where the actual value equals the target (F04)."""

    kind: Literal["equality"]
    """This rule."""
    actual: Figure
    """What was achieved."""
    target: Target
    """What was planned: a figure of the sheet, or a number fixed by the set."""
    above: Literal["full", "zero"]
    """What a value above the target earns."""
    below: Literal["full", "zero"]
    """What a value below the target earns."""


class TwoSided(Measured):
    """The middle is best: full points in a range, falling linearly to nothing outside it (F21).

    An edge where ``zero_below`` equals ``full_from`` is a cliff; a side without its zero keeps
    the full points.
    """

    kind: Literal["two_sided"]
    """This rule."""
    full_from: Number
    """The lower end of the range that earns the full points, itself included."""
    full_to: Number
    """The upper end of that range, itself included."""
    zero_below: Number | None = None
    """Where the points have fallen to nothing on the lower side."""
    zero_above: Number | None = None
    """Where the points have fallen to nothing on the upper side."""


class Goalposts(Strict):
    """A value between two goalposts: (value − worst) ÷ (best − worst) × full points.

    With scale ``log``, natural logarithms of the three are taken first.
    """

    kind: Literal["goalposts"]
    """This rule."""
    figure: Figure
    """The value."""
    worst: Number
    """The goalpost that earns nothing; it may lie above the best one."""
    best: Number
    """The goalpost that earns the full points."""
    scale: Literal["linear", "log"] = "linear"
    """Whether the values are taken as they are, or their logarithms."""
    outside: Literal["clip", "refuse"]
    """Whether a value beyond a goalpost counts as the goalpost, or is refused."""
