"""The panel in reports: what each reviewer is asked for, scores, and keeps out of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scoring.evaluation import Evaluation
    from scoring.sheet import Reviewer
    from scoring.tracing import Trace

SENTENCES: dict[str, tuple[str, str]] = {
    "member": ("评审专家 {who}：{said}。", "Reviewer {who}: {said}."),
    "scope": ("只评 {nodes}", "scores only {nodes}"),
    "recused": ("回避 {nodes}", "recused from {nodes}"),
    "kept_out": ("回避：{who}", "Recused: {who}"),
    "outside": ("不在评分范围：{who}", "Out of scope: {who}"),
}


def member_lines(evaluation: Evaluation, language: str) -> Iterator[str]:
    """Go through the reviewers with a scope or a recusal, and say which."""
    for one in evaluation.sheet.reviewers:
        said = []
        for key, ids in (("scope", one.scope), ("recused", one.recused)):
            if ids:
                said.append(_say(key, language, nodes=_nodes(evaluation, ids, language)))
        if said:
            between = "；" if language == "zh" else "; "
            who = _who(one, language)
            yield _say("member", language, who=who, said=between.join(said))


def barred_lines(traced: Trace, language: str) -> Iterator[str]:
    """Say who was recused from an indicator, and for whom it is out of scope."""
    for key, people in (("kept_out", traced.recused), ("outside", traced.out_of_scope)):
        if people:
            names = _listed((one.name or one.id for one in people), language)
            yield _say(key, language, who=names)


def panel_data(evaluation: Evaluation) -> list[dict[str, Any]]:
    """Return the reviewers as data."""
    return [
        {
            "id": one.id,
            "name": one.name,
            "role": one.role,
            "weight": f"{one.weight:f}",
            "scope": list(one.scope),
            "recused": list(one.recused),
        }
        for one in evaluation.sheet.reviewers
    ]


def _nodes(evaluation: Evaluation, ids: Iterable[str], language: str) -> str:
    nodes = evaluation.indicator_set.nodes
    return _listed((f"{name} {nodes[name].label.of(language)}" for name in ids), language)


def _who(one: Reviewer, language: str) -> str:
    name = one.name or one.id
    if not one.role:
        return name
    return f"{name}（{one.role}）" if language == "zh" else f"{name} ({one.role})"


def _listed(texts: Iterable[str], language: str) -> str:
    return ("、" if language == "zh" else ", ").join(texts)


def _say(key: str, language: str, **details: object) -> str:
    return SENTENCES[key][0 if language == "zh" else 1].format(**details)
