"""Caps, gates, vetoes and the coefficient of a set: what they refer to must exist."""

from __future__ import annotations

from fractions import Fraction
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import TYPE_CHECKING

from scoring.exact import as_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scoring.errors import Problems
    from scoring.model import Grade, Node
    from scoring.schema.indicator_set import SetFile
    from scoring.schema.outcome import Condition, Veto


def check_outcomes(
    written: SetFile,
    nodes: Mapping[str, Node],
    grades: tuple[Grade, ...],
    place: str,
    problems: Problems,
) -> None:
    """Note caps, gates, vetoes and coefficients that cannot be carried out."""
    if not nodes:
        return
    _check_ids(written, place, problems)
    known = {grade.id for grade in grades}
    for number, cap in enumerate(written.cap):
        key = f"{place}: cap[{number}]"
        check_condition(cap.when, nodes, f"{key}.when", problems)
        node = nodes.get(cap.node) if cap.node else next(iter(nodes.values()))
        if node is None:
            problems.add("outcome.unknown-node", f"{key}.node", cap.node)
        elif not 0 <= cap.at_most < node.full and node.group is None:
            full = as_text(node.full)
            problems.add(
                "outcome.cap-limits-nothing", f"{key}.at_most", as_text(cap.at_most), full=full
            )
    for number, gate in enumerate(written.gate):
        key = f"{place}: gate[{number}]"
        check_condition(gate.when, nodes, f"{key}.when", problems)
        if (gate.best is None) == (gate.lower_by is None):
            problems.add("outcome.gate-needs-one", key, gate.id)
        if gate.best is not None and known and gate.best not in known:
            grades_ = ", ".join(known)
            problems.add("outcome.unknown-grade", f"{key}.best", gate.best, known=grades_)
    for number, veto in enumerate(written.veto):
        key = f"{place}: veto[{number}]"
        check_condition(veto.when, nodes, f"{key}.when", problems)
        _check_veto(veto, known, written, key, problems)
        _check_total(veto, next(iter(nodes.values())).full, grades, key, problems)
    _check_order(written, nodes, place, problems)
    _check_coefficient(written, place, problems)


def _check_ids(written: SetFile, place: str, problems: Problems) -> None:
    seen: set[str] = set()
    for kind in ("cap", "gate", "veto"):
        for number, one in enumerate(getattr(written, kind)):
            if one.id in seen:
                problems.add("rule.id-twice", f"{place}: {kind}[{number}].id", one.id)
            seen.add(one.id)


def _check_veto(
    veto: Veto, known: set[str], written: SetFile, key: str, problems: Problems
) -> None:
    if (veto.grade is None) == (veto.outcome is None):
        problems.add("outcome.veto-needs-one", key, veto.id)
    if veto.grade is not None and known and veto.grade not in known:
        problems.add("outcome.unknown-grade", f"{key}.grade", veto.grade, known=", ".join(known))
    if veto.total is not None:
        places = written.rounding.total
        scaled = Fraction(veto.total) * 10 ** (written.rounding.shown if places is None else places)
        if scaled.denominator != 1:
            problems.add("outcome.total-too-fine", f"{key}.total", veto.total)


def _check_total(
    veto: Veto, full: Fraction, grades: tuple[Grade, ...], key: str, problems: Problems
) -> None:
    """Note a total that no sheet could have, or that has another grade than the veto gives."""
    if veto.total is None:
        return
    total = Fraction(veto.total)
    if not 0 <= total <= full:
        problems.add(
            "outcome.total-out-of-range", f"{key}.total", as_text(total), full=as_text(full)
        )
        return
    has = (one for one in grades if total > one.lower or (one.included and total == one.lower))
    grade = next((one.id for one in has), veto.grade)
    if veto.grade in {one.id for one in grades} and grade != veto.grade:
        problems.add(
            "outcome.total-of-other-grade",
            f"{key}.total",
            as_text(total),
            id=veto.grade,
            grade=grade,
        )


def check_condition(
    condition: Condition, nodes: Mapping[str, Node], key: str, problems: Problems
) -> None:
    """Note what is wrong with a condition and with those it is made of."""
    given = [name for name in ("node", "yes", "no", "all", "any") if getattr(condition, name)]
    if len(given) != 1:
        problems.add("outcome.condition-needs-one", key, ", ".join(given))
        return
    kind = given[0]
    if kind in {"all", "any"}:
        for number, part in enumerate(getattr(condition, kind)):
            check_condition(part, nodes, f"{key}.{kind}[{number}]", problems)
    elif getattr(condition, kind) not in nodes:
        problems.add("outcome.unknown-node", f"{key}.{kind}", getattr(condition, kind))
    elif kind != "node" and not nodes[getattr(condition, kind)].is_indicator:
        problems.add("outcome.yes-of-group", f"{key}.{kind}", getattr(condition, kind))
    if (kind == "node") != (len(condition.bounds) == 1) or len(condition.bounds) > 1:
        problems.add("outcome.condition-bounds", key, len(condition.bounds))


def mentioned(condition: Condition) -> Iterator[str]:
    """Go through the ids of the nodes a condition looks at."""
    for one in (condition.node, condition.yes, condition.no):
        if one:
            yield one
    for part in (*condition.all, *condition.any):
        yield from mentioned(part)


def waits_for(written: SetFile, nodes: Mapping[str, Node]) -> dict[str, set[str]]:
    """Return, for every node, the nodes that must be known before it."""
    root = next(iter(nodes))
    before = {node.id: set(node.children) for node in nodes.values()}
    for cap in written.cap:
        before[cap.node or root] |= set(mentioned(cap.when))
    return before


def _check_order(
    written: SetFile, nodes: Mapping[str, Node], place: str, problems: Problems
) -> None:
    if not written.cap:
        return
    for number, cap in enumerate(written.cap):
        if (cap.node and cap.node not in nodes) or not set(mentioned(cap.when)) <= nodes.keys():
            return
        if (cap.node or next(iter(nodes))) in mentioned(cap.when):
            key = f"{place}: cap[{number}].when"
            problems.add("outcome.cap-in-circle", key, cap.id, path=cap.node or next(iter(nodes)))
            return
    try:
        TopologicalSorter(waits_for(written, nodes)).prepare()
    except CycleError as error:
        path = " → ".join(reversed(error.args[1]))
        problems.add("outcome.cap-in-circle", f"{place}: cap", path=path)


def _check_coefficient(written: SetFile, place: str, problems: Problems) -> None:
    if written.coefficient is None:
        return
    bands = written.coefficient.bands
    for number, band in enumerate(bands):
        key = f"{place}: coefficient.bands[{number}]"
        if len(band.bounds) != 1 or not band.bounds[0].from_below:
            problems.add("grades.needs-one-bound", key, number + 1)
            return
    for number, (better, worse) in enumerate(pairwise(bands), start=1):
        if worse.bounds[0].at >= better.bounds[0].at:
            key = f"{place}: coefficient.bands[{number}]"
            at = as_text(worse.bounds[0].at)
            problems.add("grades.not-falling", key, at, id=str(number + 1))
    last = bands[-1].bounds[0]
    if last.at > 0 or not last.included:
        key = f"{place}: coefficient.bands[{len(bands) - 1}]"
        problems.add("grades.hole-below", key, as_text(last.at), id=str(len(bands)))
