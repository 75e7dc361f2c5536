"""Agreement of reviewers: the textbook tables of Shrout & Fleiss, Krippendorff and Kendall."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from scoring.agreement.concordance import kendall, krippendorff
from scoring.agreement.correlations import MODELS, intraclass, mean_squares

FILE = Path(__file__).parent.parent / "data" / "shrout_fleiss.json"
CASES = {case["id"]: case for case in json.loads(FILE.read_text(encoding="utf-8"))["cases"]}


def units(case: dict[str, Any]) -> list[list[Fraction]]:
    """Return the ratings that were given, row by row."""
    return [[Fraction(one) for one in row if one is not None] for row in case["ratings"]]


def table(case: dict[str, Any]) -> tuple[tuple[Fraction, ...], ...]:
    """Return the ratings of a case without gaps."""
    return tuple(tuple(row) for row in units(case))


JUDGES = CASES["icc_shrout_fleiss_1979"]
FIGURES = intraclass(table(JUDGES), 4)


def test_the_analysis_of_variance_is_that_of_shrout_and_fleiss() -> None:
    found = mean_squares(table(JUDGES))
    given = (found.between, found.within, found.raters, found.residual)
    printed = ("between_targets", "within_targets", "between_judges", "residual")
    expected = [JUDGES["mean_squares"][key] for key in printed]
    assert [f"{float(one):.6f}" for one in given] == expected


@pytest.mark.parametrize("name", MODELS)
def test_the_six_correlations_come_out_to_every_printed_digit(name: str) -> None:
    value, key = FIGURES[name].value, name.replace("k", "4")
    assert value is not None
    assert f"{float(value):.6f}" == JUDGES["expected"][key]
    assert f"{float(value):.2f}" == f"0{JUDGES['published'][key]}"


@pytest.mark.parametrize(
    ("name", "lower", "upper"),
    [
        ("ICC(1,1)", -0.133, 0.72),
        ("ICC(2,1)", 0.019, 0.76),
        ("ICC(3,1)", 0.342, 0.95),
        ("ICC(1,k)", -0.884, 0.91),
        ("ICC(2,k)", 0.071, 0.93),
        ("ICC(3,k)", 0.676, 0.99),
    ],
)
def test_the_intervals_are_those_that_statistics_programs_print(
    name: str, lower: float, upper: float
) -> None:
    """The manual of the R package psych prints these for this table; pingouin 0.7 agrees."""
    found = FIGURES[name]
    assert found.lower is not None
    assert found.upper is not None
    assert (round(found.lower, 3), round(found.upper, 2)) == (lower, upper)


def test_krippendorffs_alpha_comes_out_to_every_printed_digit() -> None:
    case = CASES["krippendorff_alpha_interval"]
    value = krippendorff(units(case)).value
    assert value is not None
    assert f"{float(value):.6f}" == case["expected"]["alpha"]


def test_kendalls_w_comes_out_to_every_printed_digit() -> None:
    case = CASES["kendall_w_anxiety"]
    expected, found = case["expected"], kendall(table(case), 3)
    assert found.w.value is not None
    assert found.chi_square is not None
    assert found.p is not None
    assert f"{float(found.w.value):.6f}" == expected["W"]
    assert f"{float(found.chi_square):.6f}" == expected["chi_square"]
    assert found.freedom == expected["df"]
    assert f"{found.p:.7f}" == expected["p"]
