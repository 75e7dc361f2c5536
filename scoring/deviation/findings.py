"""What is to be looked at where self scores and review are compared, each with its place."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from scoring.errors import Problem
from scoring.exact import as_text, brief, percentage
from scoring.reasons import reason_place
from scoring.targets import is_full, missed_target

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scoring.deviation.comparison import Deviation
    from scoring.evaluation import Evaluation


def findings_of(evaluation: Evaluation, deviations: Sequence[Deviation]) -> Iterator[Problem]:
    """Yield what is to be looked at, in reading order; then the self scores that are not there."""
    for one in deviations:
        if one.node.is_indicator and one.own is not None:
            yield from _of_indicator(evaluation, one)
    blank = [one.node for one in deviations if one.standing == "blank" and one.node.is_indicator]
    if blank:
        said = {"zh": "、".join(f"{one.id} {one.label.zh}" for one in blank)}
        said["en"] = ", ".join(f"{one.id} {one.label.en}" for one in blank)
        yield Problem("self.blank", evaluation.sheet.source, str(len(blank)), said)


def _of_indicator(evaluation: Evaluation, one: Deviation) -> Iterator[Problem]:
    node, sheet = one.node, evaluation.sheet
    given = sheet.entry(node.id).self_score
    if given is None:
        return
    place = sheet.place(node.id, "", "self")
    said: dict[str, object] = {"id": node.id, "zh": node.label.zh, "en": node.label.en}
    if one.by_rule is not None:
        if Fraction(given) == one.by_rule:
            return
        said["points"] = brief(one.by_rule, evaluation.indicator_set.rounding.shown)
        missed = missed_target(evaluation, node.id)
        if missed is not None and is_full(evaluation, node.id, given):
            said |= {"target": as_text(missed.target), "actual": as_text(missed.actual)}
            yield Problem("self.missed-target", place, f"{given:f}", said | {"unit": missed.unit})
        else:
            yield Problem("self.not-by-rule", place, f"{given:f}", said)
    elif not one.explained:
        said["points"] = brief(one.review, evaluation.indicator_set.rounding.shown)
        said["share"] = percentage(abs(one.difference or Fraction(0)), node.full)
        where = reason_place(evaluation, node.id) or place
        yield Problem("self.unexplained", where, f"{given:f}", said)
