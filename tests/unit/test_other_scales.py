"""The grade of a project on other scales."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from builders import (
    codes_of,
    indicator,
    judged,
    made,
    once,
    problems_of,
    root,
    scale,
    scored,
    set_data,
)
from margin_sets import ROUNDED, limit, project

from scoring import grade_margins

if TYPE_CHECKING:
    from scoring.evaluation import Evaluation


def alternatives(result: Evaluation, *scales: str, **bands: str) -> list[tuple[str, str]]:
    found = grade_margins(result, scales, bands)
    return [(one.scale.name, one.judged.grade.id) for one in found.alternatives]


def test_65_is_fair_nationally_and_low_in_guangdong() -> None:
    result = project("55")
    assert alternatives(result, "national", "guangdong") == [
        ("national", "fair"),
        ("guangdong", "low"),
    ]
    default = grade_margins(result)
    assert [one.scale.name for one in default.alternatives] == ["national", "guangdong"]


def test_any_set_has_a_scale() -> None:
    # effective from 85, moderately effective from 70
    assert alternatives(project("74"), "omb-part") == [("omb-part", "moderately-effective")]
    source = grade_margins(project("74"), ["omb-part"]).alternatives[0].scale.source
    assert source.startswith("OMB")


def test_bounds_are_moved_by_id_or_label_together() -> None:
    result = project("78")
    assert alternatives(result, excellent="88") == [("", "excellent")]
    assert alternatives(result, 优="88.01") == [("", "good")]
    assert alternatives(result, 优="95", 良="88.01") == [("", "fair")]
    # one alone would not be below the other
    assert alternatives(result, 优="75", 良="70") == [("", "excellent")]


def test_other_scales_respect_gates() -> None:
    result = project("90", "4", gate=[limit("g", best="fair")])
    assert alternatives(result, "guangdong", 优="80.5") == [("guangdong", "fair"), ("", "fair")]


def test_bounds_of_other_full_points_are_carried_over_in_proportion() -> None:
    data = set_data({"A": indicator("200", judged("0.01", asked="once"))}, **ROUNDED)
    data["group"]["total"] = root("200")
    result = scored(made(data), {"A": once(score="130")}, 0)
    (found,) = grade_margins(result, ["guangdong"]).alternatives
    assert (found.scale.from_full, found.scale.grades[3].lower) == (100, 120)
    assert found.judged.grade.id == "low"


def test_scales_a_set_cannot_have_are_left_out_unless_they_are_asked_for() -> None:
    bands = [("a", "甲", 90), ("b", "乙", 0)]
    grades = scale(bands, basis="rounded")
    result = project("84", "4", grades=grades, gate=[limit("g", best="b")])
    assert grade_margins(result).alternatives == ()
    asked = ["national", "guangdong"]
    assert codes_of(lambda: grade_margins(result, asked)) == ["outcome.unknown-grade"] * 2


def test_everything_that_is_wrong_is_said_at_once() -> None:
    bands = [("特", "3"), ("优", "79"), ("优", "80"), ("差", "1"), ("良", "x")]
    found = problems_of(lambda: grade_margins(project("78"), ["no-such-set"], bands))
    assert [(one.code, one.value) for one in found] == [
        ("set.not-found", "no-such-set"),
        ("bands.unknown-grade", "特"),
        ("bands.named-twice", "优"),
        ("bands.lowest", "差"),
        ("bands.not-a-bound", "x"),
        ("grades.not-falling", "80"),
    ]
    assert codes_of(lambda: grade_margins(project("78"), (), [("优", "100.5")])) == [
        "grades.out-of-reach"
    ]


@pytest.mark.parametrize("bound", ["", "88分", "1e999", Decimal("Infinity"), 88.1, True, None])
def test_what_is_no_plain_number_is_no_bound(bound: Any) -> None:
    code = "cell.float" if isinstance(bound, float) else "bands.not-a-bound"
    assert codes_of(lambda: grade_margins(project("78"), (), {"优": bound})) == [code]


@pytest.mark.parametrize("bound", ["８８", "88.0", 88, Decimal("88.00")])
def test_a_bound_is_read_as_numbers_of_files_are(bound: Any) -> None:
    (one,) = grade_margins(project("78"), (), {"优": bound}).alternatives
    assert one.scale.grades[0].lower == 88
