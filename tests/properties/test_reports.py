"""Every result can be reported in every format, and every format says the same."""

from __future__ import annotations

import csv
import io
import json
from fractions import Fraction

from examples import runs
from generators import Case, cases, evaluated
from hypothesis import given

import scoring
from scoring import exact
from scoring.report.result import tree_table
from scoring.schema.result import EvaluationFile


@runs(0.3)
@given(cases())
def test_every_result_can_be_reported_and_explained_in_every_format(case: Case) -> None:
    result = evaluated(case)
    for format_ in ("text", "markdown", "html", "csv", "json"):
        for language in ("zh", "en"):
            assert str(result.total) in scoring.render(result, format_, language)
            assert scoring.explain(result, (), format_, language)


@runs(0.5)
@given(cases())
def test_the_json_of_a_result_has_the_published_shape_and_adds_up(case: Case) -> None:
    result = evaluated(case)
    data = EvaluationFile.model_validate(json.loads(scoring.explain(result, (), "json")))
    contributed = [Fraction(node.contribution) for node in data.nodes if node.contribution]
    limited = [Fraction(limit.points) for limit in data.limits]
    parts = sum(contributed, Fraction(0)) + sum(limited, Fraction(0))
    assert parts + Fraction(data.rounding) == result.published_total
    assert data.total == str(result.total)
    assert Fraction(data.exact_total) == result.exact_total
    assert data.grade.id == result.grade.id
    for node in data.nodes:
        could = result[node.id].attainable
        assert could == Fraction(node.full_points) or "tree" in {one.left_out for one in data.nodes}
        assert Fraction(node.points) == result[node.id].points
        if node.role == "penalty":
            assert node.lost == node.points
        else:
            assert Fraction(node.points) + Fraction(node.lost) == could
        assert Fraction(node.score_rate) * could == Fraction(node.points)


@runs(0.3)
@given(cases(plain=True))
def test_the_losses_of_a_plain_set_are_what_is_short_of_the_full_points(case: Case) -> None:
    result = evaluated(case)
    data = EvaluationFile.model_validate(json.loads(scoring.explain(result, (), "json")))
    lost = [Fraction(loss.lost) for loss in data.largest_losses]
    assert sum(lost) == Fraction(data.full_points) - Fraction(data.exact_total)


@runs(0.5)
@given(cases())
def test_the_csv_of_a_result_has_exact_points(case: Case) -> None:
    result = evaluated(case)
    rows = list(csv.DictReader(io.StringIO(scoring.render(result, "csv"))))
    assert [row["id"] for row in rows] == list(result.nodes)
    assert rows[0]["points"] == str(result.total)
    for row in rows[1:]:
        if row["id"] in result.out or result[row["id"]].node.role == "flag":
            assert row["points"] == ""
            continue
        points = result[row["id"]].points
        written = Fraction(row["points"])
        assert written == (points if exact.terminates(points) else exact.rounded(points, 8))


@runs(0.5)
@given(cases())
def test_no_row_of_the_report_shows_full_points_or_nothing_lost_unless_it_is_so(
    case: Case,
) -> None:
    result = evaluated(case)
    for row in tree_table(result, "en").rows:
        _, name, full, points, rate, *_ = row
        node = result[name]
        if node.node.role != "counts" or name in result.out:
            continue
        # the first row shows the total as the set publishes it
        earned = node.points if node.node.parent else result.published_total
        if earned < node.full_points:
            assert Fraction(points.rstrip("…")) < Fraction(full)
            assert rate != "100.00%"
