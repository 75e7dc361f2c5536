"""The panel in reports: what each reviewer is asked for, scores, and keeps out of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scoring import exact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scoring.evaluation import Evaluation
    from scoring.settle import VoidBallot
    from scoring.sheet import Reviewer
    from scoring.tracing import Trace

SENTENCES: dict[str, tuple[str, str]] = {
    "member": ("评审专家 {who}：{said}。", "Reviewer {who}: {said}."),
    "scope": ("只评 {nodes}", "scores only {nodes}"),
    "recused": ("回避 {nodes}", "recused from {nodes}"),
    "kept_out": ("回避：{who}", "Recused: {who}"),
    "void": (
        "评审专家 {who} 的评分按规定作废（{why}），各指标都不计入。",
        "The ballot of reviewer {who} is void by rule ({why}) and counts nowhere.",
    ),
    "voided": ("评分作废：{who}（{why}）", "Void: {who} ({why})"),
    "all_full": ("全部打满分", "full points everywhere"),
    "all_alike": ("各指标得分率全部相同", "the same score rate everywhere"),
    "quota": (
        "得分率 {rate} 及以上的超过 {share}",
        "more than {share} of the scores at a rate of {rate} or above",
    ),
    "outside": ("不在评分范围：{who}", "Out of scope: {who}"),
}


def member_lines(evaluation: Evaluation, language: str) -> Iterator[str]:
    """Go through the reviewers with a scope or a recusal, and the ballots that are void."""
    for one in evaluation.sheet.reviewers:
        said = []
        for key, ids in (("scope", one.scope), ("recused", one.recused)):
            if ids:
                said.append(_say(key, language, nodes=_nodes(evaluation, ids, language)))
        if said:
            between = "；" if language == "zh" else "; "
            who = _who(evaluation, one, language)
            yield _say("member", language, who=who, said=between.join(said))
    yield from void_lines(evaluation, language)


def void_lines(evaluation: Evaluation, language: str) -> Iterator[str]:
    """Say which ballots are void, and why."""
    for void in evaluation.checked.void:
        who = _who(evaluation, evaluation.sheet.reviewers[void.member], language)
        yield _say("void", language, who=who, why=why_void(evaluation, void, language))


def why_void(evaluation: Evaluation, void: VoidBallot, language: str) -> str:
    """Return why a ballot is void, with the figures of the quota."""
    rule = evaluation.indicator_set.panel.void
    quota = rule.quota if rule else None
    if void.why != "quota" or quota is None:
        return _say(void.why, language)
    figures = {"rate": quota.at_least_rate, "share": quota.at_most_share}
    said = {key: f"{exact.brief(value * 100)}%" for key, value in figures.items()}
    return _say("quota", language, **said)


def barred_lines(evaluation: Evaluation, traced: Trace, language: str) -> Iterator[str]:
    """Say who was recused from an indicator, for whom it is out of scope, whose ballot is void."""
    reviewers, called = evaluation.sheet.reviewers, evaluation.sheet.called
    for void in evaluation.checked.void:
        one = reviewers[void.member]
        if one in traced.void:
            why = why_void(evaluation, void, language)
            yield _say("voided", language, who=called[one.id], why=why)
    for key, people in (("kept_out", traced.recused), ("outside", traced.out_of_scope)):
        if people:
            names = _listed((called[one.id] for one in people), language)
            yield _say(key, language, who=names)


def panel_data(evaluation: Evaluation) -> list[dict[str, Any]]:
    """Return the reviewers as data."""
    void = {one.member: one.why for one in evaluation.checked.void}
    return [
        {
            "id": one.id,
            "name": one.name,
            "role": one.role,
            "weight": f"{one.weight:f}",
            "scope": list(one.scope),
            "recused": list(one.recused),
            "void": void.get(place),
        }
        for place, one in enumerate(evaluation.sheet.reviewers)
    ]


def _nodes(evaluation: Evaluation, ids: Iterable[str], language: str) -> str:
    nodes = evaluation.indicator_set.nodes
    return _listed((f"{name} {nodes[name].label.of(language)}" for name in ids), language)


def _who(evaluation: Evaluation, one: Reviewer, language: str) -> str:
    name = evaluation.sheet.called[one.id]
    if not one.role:
        return name
    return f"{name}（{one.role}）" if language == "zh" else f"{name} ({one.role})"


def _listed(texts: Iterable[str], language: str) -> str:
    return ("、" if language == "zh" else ", ").join(texts)


def _say(key: str, language: str, **details: object) -> str:
    return SENTENCES[key][0 if language == "zh" else 1].format(**details)
