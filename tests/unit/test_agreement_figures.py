"""Figures of agreement held against statistics libraries, and what is undefined."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

import krippendorff as reference
import numpy as np
import pytest
import scipy.stats as peer
from hypothesis import given
from hypothesis import strategies as st

from scoring.agreement.concordance import kendall, krippendorff
from scoring.agreement.correlations import MODELS, intraclass
from scoring.agreement.distributions import chi_square_tail, f_quantile, t_quantile

FREEDOMS = (1, 1.7, 5, 18, 300, 4000)


@pytest.mark.parametrize("below", FREEDOMS)
@pytest.mark.parametrize("above", FREEDOMS)
@pytest.mark.parametrize("share", [0.025, 0.5, 0.95, 0.975, 0.999])
def test_quantiles_of_f_are_those_of_scipy(share: float, above: float, below: float) -> None:
    expected = peer.f.ppf(share, above, below)
    assert f_quantile(share, above, below) == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize("freedom", [1, 2, 5, 30, 1000])
def test_quantiles_of_students_t_are_those_of_scipy(freedom: int) -> None:
    assert t_quantile(0.95, freedom) == pytest.approx(peer.t.ppf(0.975, freedom), rel=1e-12)


@pytest.mark.parametrize("freedom", [1, 2, 7, 19, 100, 500])
@pytest.mark.parametrize("value", [0.0, 0.01, 0.5, 3.8, 19.0, 30.76, 80.0, 400.0])
def test_the_tail_of_chi_square_is_that_of_scipy(value: float, freedom: int) -> None:
    assert chi_square_tail(value, freedom) == pytest.approx(
        peer.chi2.sf(value, freedom), rel=1e-10, abs=1e-300
    )


def rows_of(*rows: str) -> tuple[tuple[Fraction, ...], ...]:
    """Return a table written as numbers between blanks."""
    return tuple(tuple(Fraction(one) for one in row.split()) for row in rows)


ONE_TO_FOUR = st.fractions(0, 1, max_denominator=4)


@st.composite
def tables(draw: st.DrawFn) -> tuple[tuple[tuple[Fraction, ...], ...], int]:
    """Return a table of a few rates, with many equal ones, and how many reviewers gave them."""
    reviewers = draw(st.integers(1, 5))
    row = st.tuples(*[ONE_TO_FOUR] * reviewers)
    return tuple(draw(st.lists(row, max_size=7))), reviewers


@given(tables())
def test_a_figure_is_a_number_or_says_why_it_is_none(drawn: Any) -> None:
    table, reviewers = drawn
    found = [*intraclass(table, reviewers).values(), kendall(table, reviewers).w]
    for figure in [*found, krippendorff(table)]:
        assert (figure.value is None) <= (figure.why is not None)
        if figure.value is not None:
            assert figure.value <= 1
        if figure.lower is not None and figure.upper is not None:
            assert figure.value is not None
            assert math.isfinite(figure.lower)
            assert figure.lower - 1e-9 <= figure.value <= figure.upper + 1e-9


@given(tables())
def test_kendalls_w_is_the_statistic_of_friedman(drawn: Any) -> None:
    table, reviewers = drawn
    found = kendall(table, reviewers)
    if found.chi_square is None or len(table) < 3:
        return
    expected = peer.friedmanchisquare(*([float(one) for one in row] for row in table))
    assert float(found.chi_square) == pytest.approx(expected.statistic, abs=1e-9)
    assert found.p == pytest.approx(expected.pvalue, abs=1e-9)


@given(st.lists(st.lists(st.none() | ONE_TO_FOUR, min_size=3, max_size=3), min_size=2, max_size=6))
def test_krippendorffs_alpha_is_that_of_another_program(rows: list[list[Fraction | None]]) -> None:
    found = krippendorff([[one for one in row if one is not None] for row in rows])
    if found.value is None:
        return
    data = [[math.nan if one is None else float(one) for one in row] for row in rows]
    expected = reference.alpha(np.array(data).T, level_of_measurement="interval")
    assert float(found.value) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(
    ("table", "reviewers", "why"),
    [
        ((), 0, "few-reviewers"),
        (rows_of("1", "0"), 1, "few-reviewers"),
        ((), 3, "few-indicators"),
        (rows_of("1 0 1"), 3, "few-indicators"),
        (rows_of("1/2 1/2", "1/2 1/2", "1/2 1/2"), 2, "no-variance"),
    ],
)
def test_too_little_to_go_by_is_said(table: Any, reviewers: int, why: str) -> None:
    figures = intraclass(table, reviewers)
    assert [figures[name].why for name in MODELS] == [why] * 6
    assert all(figure.value is None for figure in figures.values())
    assert kendall(table, reviewers).w.why == why
    assert kendall(table, reviewers).p is None


def test_reviewers_who_agree_exactly_leave_no_error_for_an_interval() -> None:
    found = intraclass(rows_of("1 1", "0 0", "1/2 1/2"), 2)
    assert {figure.value for figure in found.values()} == {1}
    assert {figure.why for figure in found.values()} == {"no-residual"}


def test_a_steady_difference_is_consistent_but_no_agreement() -> None:
    found = intraclass(rows_of("1 1/2", "1/2 0", "3/4 1/4"), 2)
    assert found["ICC(3,1)"].value == 1
    assert found["ICC(3,1)"].why == "no-residual"
    # between 1/8, raters 3/8, residual 0: (1/8) ÷ (1/8 + 2·(3/8)/3)
    assert found["ICC(2,1)"].value == Fraction(1, 3)
    assert found["ICC(2,1)"].why is None


def test_equal_means_of_the_indicators_leave_their_reliability_undefined() -> None:
    found = intraclass(rows_of("1 0", "0 1"), 2)
    assert found["ICC(1,1)"].value == -1
    assert found["ICC(3,1)"].value == -1
    for name in ("ICC(2,1)", "ICC(1,k)", "ICC(3,k)"):
        assert found[name].value is None
        assert found[name].why == "means-alike"


@pytest.mark.parametrize(
    ("units", "why"),
    [
        ((), "few-reviewers"),
        (rows_of("1", "0", "1/2"), "few-reviewers"),
        (rows_of("1 0", "0", "1/2"), "few-indicators"),
        (rows_of("1 1", "1 1 1", "0"), "no-variance"),
    ],
)
def test_alpha_says_what_it_lacks(units: Any, why: str) -> None:
    assert krippendorff(units).value is None
    assert krippendorff(units).why == why


def test_scores_of_those_who_stand_alone_do_not_touch_alpha() -> None:
    pairs = rows_of("1 3/4", "1/2 1/2", "0 1/4")
    assert krippendorff([*pairs, (Fraction(1),)]) == krippendorff(pairs)
