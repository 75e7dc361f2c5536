"""An evaluation as data: JSON for programs, CSV for spreadsheets.

Numbers are texts, written exactly: a decimal where it ends, else a ratio such as ``10/3``.
"""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from scoring.deviation import compare_self
from scoring.exact import as_text, percentage
from scoring.incomplete import coverage
from scoring.io.harmless import harmless
from scoring.ledger import contributions
from scoring.report.answers import answer_key
from scoring.report.decimals import decimal_text
from scoring.report.effective import effective, effective_of
from scoring.report.panel.lines import panel_data
from scoring.report.self_score.data import SELF_COLUMNS, self_data, self_fields
from scoring.report.table_notes import table_notes
from scoring.report.verdict_data import applied_data
from scoring.tracing import trace
from scoring.version import __version__

if TYPE_CHECKING:
    from fractions import Fraction

    from scoring.evaluation import Distance, Evaluation
    from scoring.tracing import Trace

FORMAT = "scoring.evaluation/1"
WAYS = (None, "siblings", "tree", "give_to")


def evaluation_data(evaluation: Evaluation, *, with_self: bool = True) -> dict[str, Any]:
    """Return everything an evaluation says, in the shape of ``scoring schema result``.

    Without *with_self* its self scores are left out: what counts as zero because it was not
    reviewed yet differs from no self score.
    """
    used, ledger = evaluation.indicator_set, contributions(evaluation)
    grown, covered = effective(evaluation), coverage(evaluation)
    compared = compare_self(evaluation) if with_self else None
    given = {part.node.id: part for part in ledger}
    weighed = {one.node.id: effective_of(grown, one.node, one.points) for one in evaluation}
    return {
        "format": FORMAT,
        "engine": __version__,
        "set": {"id": used.id, "version": used.version, "digest": used.digest},
        "sheet": {
            "digest": evaluation.sheet.digest,
            "project": dict(evaluation.sheet.project),
            "reviewers": [one.id for one in evaluation.sheet.reviewers],
            "panel": panel_data(evaluation),
        },
        "total": str(evaluation.total),
        "exact_total": as_text(evaluation.exact_total),
        "full_points": as_text(used.root.full),
        "grade": _grade(evaluation.grade),
        "outcome": {"zh": evaluation.outcome.zh, "en": evaluation.outcome.en},
        "applied": [applied_data(one) for one in evaluation.applied],
        "without": (
            None
            if evaluation.without is None
            else {
                "total": as_text(evaluation.without.total),
                "grade": _grade(evaluation.without.grade),
            }
        ),
        "coefficient": None if evaluation.coefficient is None else str(evaluation.coefficient),
        "grade_basis": used.grade_basis,
        "to_grade_above": _distance(evaluation.grade_above),
        "to_grade_below": _distance(evaluation.grade_below),
        "rounding": as_text(ledger.rounding),
        "limits": [
            {
                "id": one.node.id,
                "label": {"zh": one.label.zh, "en": one.label.en},
                "points": as_text(one.points),
            }
            for one in ledger.limits
        ],
        "nodes": [
            {
                "id": result.node.id,
                "label": {"zh": result.node.label.zh, "en": result.node.label.en},
                "under": result.node.parent,
                "answer": answer_key(evaluation, result.node.id),
                "points": as_text(result.points),
                "full_points": as_text(result.node.full),
                "role": result.node.role,
                "left_out": WAYS[evaluation.out.get(result.node.id, 0)],
                "effective_full_points": _maybe(weighed[result.node.id][0]),
                "effective_points": _maybe(weighed[result.node.id][1]),
                "coverage": _maybe(covered[result.node.id]),
                "score_rate": as_text(result.score_rate),
                "lost": as_text(result.lost),
                "contribution": (
                    as_text(given[result.node.id].points) if result.node.id in given else None
                ),
            }
            for result in evaluation
        ],
        "largest_losses": [
            {"id": part.node.id, "lost": as_text(part.lost)} for part in ledger.largest_losses
        ],
        "table_notes": table_notes(evaluation),
        **({} if compared is None else {"self_scores": self_data(compared)}),
    }


def _maybe(value: Fraction | None) -> str | None:
    return None if value is None else as_text(value)


def _grade(grade: Any) -> dict[str, str]:
    return {"id": grade.id, "zh": grade.label.zh, "en": grade.label.en}


def _distance(distance: Distance | None) -> dict[str, Any] | None:
    if distance is None:
        return None
    return {
        "grade": _grade(distance.grade),
        "points": as_text(distance.points),
        "reached": distance.reached,
        "within_reach": distance.within_reach,
    }


def trace_data(traced: Trace) -> dict[str, Any]:
    """Return how one indicator came to its points."""
    return {
        "id": traced.node.id,
        "rule": traced.node.rule.kind if traced.node.rule else None,
        "state": traced.state,
        "policy": traced.policy,
        "scores": [
            {
                "reviewer": score.reviewer.id if score.reviewer else None,
                "answers": {
                    asked.id: given if isinstance(given, str) else f"{given:f}"
                    for asked, given in score.answers
                },
                "branches": list(score.branches),
                "points": as_text(score.points),
                "share": score.share,
            }
            for score in traced.scores
        ],
        "abstained": [one.id for one in traced.abstained],
        "recused": [one.id for one in traced.recused],
        "out_of_scope": [one.id for one in traced.out_of_scope],
        "void": [one.id for one in traced.void],
        "exact": as_text(traced.exact),
        "points": as_text(traced.points),
        "rounded_to": traced.rounded_to,
        "reason": traced.reason,
        "evidence": list(traced.evidence),
    }


def as_json(evaluation: Evaluation, traces: tuple[str, ...] | None = None) -> str:
    """Return an evaluation as JSON, with the traces of the indicators named."""
    data = evaluation_data(evaluation)
    if traces is not None:
        data["traces"] = [trace_data(trace(evaluation, indicator)) for indicator in traces]
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def evaluation_csv(evaluation: Evaluation) -> str:
    """Return the points of every node as CSV; the first row, the root, has the grade.

    Where the sheet has self scores, columns of them follow.
    """
    compared = compare_self(evaluation)
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(
        [
            "id",
            "under",
            "label_zh",
            "label_en",
            "full_points",
            "points",
            "score_rate",
            "lost",
            "grade_zh",
            "grade_en",
            "left_out",
            "effective_full_points",
            "effective_points",
            "answer",
            *(SELF_COLUMNS if compared else ()),
        ]
    )
    grown = effective(evaluation)
    places = evaluation.indicator_set.rounding.shown
    for number, result in enumerate(evaluation):
        node = result.node
        total = not number
        points = evaluation.published_total if total else result.points
        left_out = WAYS[evaluation.out.get(node.id, 0)] or ""
        earned = [
            str(evaluation.total) if total else decimal_text(points, places),
            percentage(points, result.attainable) or "",
            decimal_text(node.full - points if total else result.lost, places),
        ]
        flag = node.role == "flag"
        both = effective_of(grown, node, points)
        writer.writerow(
            [
                node.id,
                node.parent or "",
                harmless(node.label.zh),
                harmless(node.label.en),
                "" if flag else decimal_text(node.full, places),
                *(["", "", ""] if left_out or flag else earned),
                evaluation.outcome.zh if total else "",
                evaluation.outcome.en if total else "",
                left_out,
                *("" if flag or one is None else decimal_text(one, places) for one in both),
                answer_key(evaluation, node.id) or "",
                *(self_fields(compared, node, places) if compared else ()),
            ]
        )
    return out.getvalue()


def explanation_csv(evaluation: Evaluation, indicators: tuple[str, ...]) -> str:
    """Return one row for every reviewer of every indicator named."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(
        ["id", "reviewer", "state", "answers", "branches", "reviewer_points", "share",
         "before_rounding", "points", "reason", "evidence"]
    )  # fmt: skip
    places = evaluation.indicator_set.rounding.shown
    for indicator in indicators:
        one = trace(evaluation, indicator)
        tail = [
            decimal_text(one.exact, places),
            decimal_text(one.points, places),
            harmless(one.reason),
            harmless("; ".join(one.evidence)),
        ]
        for score in one.scores:
            answers = "; ".join(
                f"{asked.id}={given if isinstance(given, str) else f'{given:f}'}"
                for asked, given in score.answers
            )
            who = score.reviewer.id if score.reviewer else ""
            points = decimal_text(score.points, places)
            branches = " ".join(score.branches)
            writer.writerow(
                [indicator, who, one.state, answers, branches, points, score.share, *tail]
            )
        if not one.scores:
            writer.writerow([indicator, "", one.state, "", one.policy or "", "", "", *tail])
    return out.getvalue()
