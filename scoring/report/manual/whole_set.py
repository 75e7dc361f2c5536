"""What a manual says of a set as a whole: grades, rounding, panel, what has no points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.exact import as_text
from scoring.model import Policies
from scoring.report.document import Lines, Table
from scoring.report.manual.words import decimals, say
from scoring.report.words import STATES, pick, word
from scoring.schema.indicator_set import GiveTo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.model import IndicatorSet, Node
    from scoring.schema.ballots import VoidBallots
    from scoring.schema.indicator_set import MissingPolicy, Policy


def set_blocks(indicator_set: IndicatorSet, language: str) -> list[Table | Lines]:
    """Return the blocks about grades, rounding, the panel and missing values."""
    return [
        grades_table(indicator_set, language),
        Lines(tuple(_grade_notes(indicator_set, language))),
        _titled("rounding", rounding_lines(indicator_set, language), language),
        _titled("panel", panel_lines(indicator_set, language), language),
        _titled("missing", policy_lines(indicator_set, language), language),
    ]


def _titled(title: str, lines: Iterator[str], language: str) -> Lines:
    return Lines((say(title, language), *(f"- {line}" for line in lines)), strong=True)


def grades_table(indicator_set: IndicatorSet, language: str) -> Table:
    """Return the grades and their totals, each bound with whether it belongs to the grade."""
    rows, before = [], None
    last = indicator_set.grades[-1]
    for grade in indicator_set.grades:
        key = "included" if grade.included else "excluded"
        low = "" if grade is last else say(key, language, bound=as_text(grade.lower))
        high = ""
        if before is not None:
            key = "excluded" if before.included else "included"
            high = say(key, language, bound=as_text(before.lower))
        key = {(True, True): "between", (True, False): "or_more", (False, True): "or_less"}.get(
            (bool(low), bool(high)), "any_total"
        )
        rows.append((grade.label.of(language), say(key, language, low=low, high=high)))
        before = grade
    decides = indicator_set.written.grades.outcome == "decision"
    title = say("decisions" if decides else "grades", language)
    headers = (word("grade", language), say("range", language))
    return Table(title, headers, tuple(rows))


def _grade_notes(indicator_set: IndicatorSet, language: str) -> Iterator[str]:
    yield say(f"basis_{indicator_set.grade_basis}", language)
    source = indicator_set.written.grades.source
    if source:
        yield say("source", language, text=source)


def rounding_line(stage: str, places: int, mode: str, language: str) -> str:
    """Return how one stage is rounded."""
    how, to = say(mode, language), decimals(places, language)
    return say("rounds", language, stage=say(stage, language), how=how, places=to)


def rounding_lines(indicator_set: IndicatorSet, language: str) -> Iterator[str]:
    """Go through the stages of rounding, in the order in which they follow each other."""
    rounding, panel = indicator_set.rounding, indicator_set.panel
    for stage in ("panel", "indicator", "group", "total"):
        places = getattr(rounding, stage)
        if places is not None:
            yield rounding_line(f"stage_{stage}", places, rounding.mode, language)
        elif stage != "panel" or panel.at_most > 1:
            yield say("not_rounded", language, stage=say(f"stage_{stage}", language))
    if rounding.shown:
        yield say("shown", language, places=decimals(rounding.shown, language))


def panel_lines(indicator_set: IndicatorSet, language: str) -> Iterator[str]:
    """Say how reviewers are combined."""
    panel = indicator_set.panel
    if panel.at_most == 1:
        yield say("panel_one", language)
        return
    how = say(f"panel_{panel.combine}", language, high=panel.drop_highest, low=panel.drop_lowest)
    yield say("panel_size", language, least=panel.at_least, most=panel.at_most)
    yield say(f"on_{panel.stage}", language, how=how)
    if panel.trim_from is not None:
        yield say("trim_from", language, least=panel.trim_from)
    if panel.void is not None:
        yield from _void_lines(panel.void, language)


def _void_lines(void: VoidBallots, language: str) -> Iterator[str]:
    for key in ("all_full", "all_alike"):
        if getattr(void, key):
            yield say(f"void_{key}", language)
    if void.quota is not None:
        rate, share = (
            as_text(one * 100) for one in (void.quota.at_least_rate, void.quota.at_most_share)
        )
        yield say("void_quota", language, rate=rate, share=share)


def policy_lines(indicator_set: IndicatorSet, language: str) -> Iterator[str]:
    """Say what each state means where nothing else is laid down."""
    for state, policy in zip(Policies._fields, indicator_set.root.policies, strict=True):
        text = _policy(indicator_set, policy, language)
        yield say("state_line", language, state=pick(STATES[state], language), policy=text)


def policy_changes(indicator_set: IndicatorSet, node: Node, language: str) -> str | None:
    """Return what states mean for a node, where that is not what they mean above it."""
    if node.parent is None:
        return None
    above = indicator_set.nodes[node.parent].policies
    parts = [
        say(
            "policy_state",
            language,
            state=pick(STATES[state], language),
            policy=_policy(indicator_set, policy, language),
        )
        for state, policy, inherited in zip(Policies._fields, node.policies, above, strict=True)
        # a named sibling of the parent is none of its children
        if policy != inherited
        and not (
            isinstance(inherited, GiveTo) and getattr(_written(indicator_set, node), state) is None
        )
    ]
    between = "；" if language == "zh" else "; "
    return say("policy_here", language, policies=between.join(parts)) if parts else None


def _written(indicator_set: IndicatorSet, node: Node) -> MissingPolicy:
    written = indicator_set.written
    return (written.group.get(node.id) or written.indicator[node.id]).missing


def _policy(indicator_set: IndicatorSet, policy: Policy, language: str) -> str:
    if isinstance(policy, GiveTo):
        name = indicator_set.nodes[policy.give_to].label.of(language)
        return say("policy_give", language, name=name)
    return say(f"policy_{policy}", language)
