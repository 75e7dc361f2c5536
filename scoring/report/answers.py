"""Yes and no in reports: flags, and what the answers of several reviewers come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring import exact
from scoring.report.words import say, word
from scoring.rules.checklist import YesNoRule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.evaluation import Evaluation
    from scoring.model import IndicatorSet
    from scoring.plan import Leaf
    from scoring.tracing import Trace


def answer_word(evaluation: Evaluation, node_id: str, language: str) -> str:
    """Return what conditions read of a flag, a dash where it is left out."""
    answer = evaluation.answered(node_id)
    return "—" if answer is None else word("yes" if answer else "no", language)


def answer_key(evaluation: Evaluation, node_id: str) -> str | None:
    """Return what conditions read of a question as data, ``None`` for what is no question."""
    plan = evaluation.checked.plan
    place = plan.places.get(node_id)
    if place is None or not isinstance(plan.leaves[place].rule, YesNoRule):
        return None
    return {True: "yes", False: "no", None: None}[evaluation.answered(node_id)]


def divided_lines(evaluation: Evaluation, language: str) -> Iterator[str]:
    """Go through the flags, and what else conditions ask for, on which reviewers disagree."""
    checked = evaluation.checked
    asked = _asked(evaluation.indicator_set)
    for leaf, given in zip(checked.plan.leaves, checked.leaves, strict=True):
        if given.fixed is not None or not _put_to_panel(leaf):
            continue
        yes, count = sum(row[0] for row in given.rows), len(given.rows)
        if (leaf.node.role == "flag" or leaf.node.id in asked) and 0 < yes < count:
            yield say(
                "divided",
                language,
                id=leaf.node.id,
                name=leaf.node.label.of(language),
                yes=yes,
                count=count,
                answer=answer_word(evaluation, leaf.node.id, language),
            )


def reading_line(evaluation: Evaluation, traced: Trace, language: str) -> str:
    """Return how the answers of a flag became one."""
    node = traced.node
    answer = answer_word(evaluation, node.id, language)
    once = traced.policy or getattr(node.scored_by, "asked", "once") == "once"
    key = "read_once" if once else "read_together"
    points, full = exact.brief(traced.points), exact.as_text(node.full)
    return say(key, language, answer=answer, points=points, full=full)


def _put_to_panel(leaf: Leaf) -> bool:
    return isinstance(leaf.rule, YesNoRule) and leaf.rule.by_panel


def _asked(indicator_set: IndicatorSet) -> set[str]:
    """Return the indicators whose answers conditions read as yes or no."""
    rules = (*indicator_set.caps, *indicator_set.gates, *indicator_set.vetoes)
    waiting, found = [rule.when for rule in rules], set()
    while waiting:
        one = waiting.pop()
        waiting += (*one.all, *one.any)
        found |= {asked for asked in (one.yes, one.no) if asked}
    return found
