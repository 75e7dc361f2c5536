"""Requirements of evidence: what they may say, in a set as in a register."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scoring.errors import Problems
    from scoring.schema.evidence import RequirementShape
    from scoring.schema.indicator_set import SetFile


def share_of(one: RequirementShape) -> Fraction:
    """Return the share of points that is kept: 1 under ``warn``, 0 under ``zero``."""
    share = {"warn": Fraction(1), "zero": Fraction(0)}.get(one.effect)
    return (one.share or Fraction(0)) if share is None else share


def check_share(one: RequirementShape, place: str, problems: Problems) -> None:
    """Note a share that is missing, means nothing or keeps all or nothing."""
    if one.effect == "discount" and one.share is None:
        problems.add("register.no-share", place)
    elif one.effect != "discount" and one.share is not None:
        problems.add("register.share-unused", f"{place}.share", one.share, used=one.effect)
    elif one.share is not None and not 0 < one.share < 1:
        problems.add("register.share", f"{place}.share", one.share)


def check_effect(
    effect: str, indicator: str, role: str, place: str, problems: Problems, *, rounded: bool
) -> None:
    """Note an effect on an indicator that cannot have it.

    Args:
        effect: ``warn``, ``discount`` or ``zero``.
        indicator: its id.
        role: whether it counts, is a bonus, a penalty or a flag.
        place: where the effect is written.
        problems: where problems are noted.
        rounded: whether the set says how many decimals its points have.
    """
    if effect == "warn":
        return
    if role not in {"counts", "bonus"}:
        problems.add("register.effect-role", place, indicator)
    elif effect == "discount" and not rounded:
        problems.add("register.effect-unrounded", place, indicator)


def check_evidence(written: SetFile, place: str, problems: Problems) -> None:
    """Check what the indicators of a set require."""
    for name, one in written.indicator.items():
        if one.evidence is None:
            continue
        where = f"{place}: indicator.{name}.evidence"
        check_share(one.evidence, where, problems)
        rounded = one.rounding is not None or written.rounding.indicator is not None
        check_effect(one.evidence.effect, name, one.role, where, problems, rounded=rounded)
