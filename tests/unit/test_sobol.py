"""Sobol indices, held against what they are by hand."""

from __future__ import annotations

import sys
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest
from builders import (
    codes_of,
    group,
    indicator,
    judged,
    label,
    make_set,
    once,
    panel,
    root,
    scale,
    scored,
    yes_no,
)

import scoring

if TYPE_CHECKING:
    from collections.abc import Mapping

FREE = judged("0.5", asked="once")
ROUNDED = {"shown": 2, "group": 2, "total": 2}


def made(parts: dict[str, Any], groups: dict[str, Any] | None = None, **more: Any) -> Any:
    chosen = {"grades": scale(basis="rounded"), "rounding": ROUNDED, **more}
    return make_set(parts, groups, **chosen)


def found(used: scoring.IndicatorSet, **columns: Any) -> scoring.SobolIndices:
    asked = {name: columns.pop(name) for name in ("draws", "seed") if name in columns}
    table = pa.table({name: pa.array(column, pa.string()) for name, column in columns.items()})
    indices = scoring.influence(used, table, sobol=True, **asked).sobol
    assert indices is not None
    return indices


def agrees(indices: scoring.SobolIndices, expected: Mapping[str, tuple[Any, Any]]) -> None:
    """Hold the indices to what they are, within their confidence, which must be narrow."""
    assert [one.node.id for one in indices.each] == list(expected)
    for one in indices.each:
        first, total = expected[one.node.id]
        assert abs(one.first - first) <= one.first_within < 0.06
        assert abs(one.total - total) <= one.total_within < 0.06


def test_where_points_add_up_first_order_and_total_are_the_shares_of_the_variances() -> None:
    parts = {"A": indicator(30, FREE), "B": indicator(50, FREE), "C": indicator(20, FREE)}
    weighted = {"total": root(100, combine="weighted_mean", weights_total=100)}
    for name, weight in (("A", 60), ("B", 30), ("C", 10)):
        parts[name] |= {"weight": weight}
    indices = found(
        made(parts, weighted),
        A=["30", "25", "20", "15"],
        B=["50", "30", "50", "30"],
        C=["10", "10", "10", "10"],
    )
    # a point of A gives 2, one of B 3/5: variances 125/4 × 4 and 100 × 9/25; C never varies
    spread = (Fraction(125), Fraction(36))
    shares = [float(one / sum(spread)) for one in spread]
    agrees(indices, {"A": (shares[0],) * 2, "B": (shares[1],) * 2, "C": (0, 0)})
    assert abs(indices.by_themselves - 1) < 0.01
    assert abs(indices.deviation - 161**0.5) < 0.1
    assert (indices.draws, indices.evaluations, indices.seed) == (4096, 4096 * 4, 1)


def test_a_product_of_two_groups_has_its_known_indices() -> None:
    parts = {
        "A": indicator(6, FREE, "G"),
        "B": indicator(4, FREE, "G"),
        "C": indicator(6, FREE, "H"),
        "D": indicator(4, FREE, "H"),
    }
    groups = {"total": root(100, combine="product"), "G": group(10), "H": group(10)}
    indices = found(
        made(parts, groups),
        A=["6", "2", "4", "4"],
        B=["1", "3", "1", "3"],
        C=["6", "0", "6", "0"],
        D=["4", "2", "2", "4"],
    )
    # the total is G × H; means 6 and 6, variances 2 + 1 and 9 + 1
    mean, by_g, by_h = 6**2, {"A": 2, "B": 1}, {"C": 9, "D": 1}
    all_g, all_h = 3, 10
    spread = all_g * all_h + mean * all_h + mean * all_g
    expected = {
        **{name: (one * mean, one * (mean + all_h)) for name, one in by_g.items()},
        **{name: (one * mean, one * (mean + all_g)) for name, one in by_h.items()},
    }
    agrees(indices, {name: (a / spread, b / spread) for name, (a, b) in expected.items()})
    assert abs(indices.by_themselves - mean * (all_g + all_h) / spread) < 0.02


def test_what_a_cap_takes_is_what_indicators_do_together() -> None:
    parts = {"A": indicator(60, FREE), "X": indicator(10, FREE, role="bonus")}
    used = made(parts, {"total": root(60, cap=60)})
    # 60, 60, 50, 40: the variance is 68.75, that of the means by A 56.25 and by X 6.25
    indices = found(used, A=["60", "40"], X=["10", "0"])
    agrees(indices, {"A": (9 / 11, 10 / 11), "X": (1 / 11, 2 / 11)})


def test_a_flag_that_a_cap_looks_at_is_drawn_too_and_other_flags_are_not() -> None:
    flag = indicator(None, yes_no(asked="once"), role="flag")
    cap = {"id": "c", "label": label("c"), "when": {"no": "F"}, "at_most": 60}
    used = made({"A": indicator(100, FREE), "F": flag, "other": flag}, cap=[cap])
    # 100, 80 with yes, 60 and 60 with no: the variance is 275, of the means by F 225 and by A 25
    indices = found(used, A=["100", "80"], F=["yes", "no"], other=["no", "yes"])
    agrees(indices, {"A": (1 / 11, 2 / 11), "F": (9 / 11, 10 / 11)})


def test_an_indicator_is_drawn_from_the_projects_in_which_it_counts() -> None:
    parts = {"A": indicator(60, FREE), "B": indicator(40, FREE)}
    parts["B"]["missing"] = {"not_applicable": "siblings"}
    columns = {"A": ["60", "40", "50"], "B": ["40", None, "20"]}
    columns["B.state"] = [None, "not_applicable", None]
    indices = found(made(parts), **columns)
    # variances 200/3 and 100
    agrees(indices, {"A": (0.4, 0.4), "B": (0.6, 0.6)})


def test_totals_of_draws_are_those_of_the_engine() -> None:
    from scoring.algebra.arrays import np
    from scoring.plan import plan_of
    from scoring.whatif.comparing.sobol_draws import totals

    parts = {
        "A": indicator(30, FREE, "G"),
        "B": indicator(30, FREE, "G"),
        "C": indicator(40, FREE, "H"),
        "D": indicator(10, FREE, "H"),
        "X": indicator(10, FREE, role="penalty"),
    }
    groups = {
        "total": root(floor=5),
        "G": group(60, combine="geometric_mean"),
        "H": group(40, combine="weakest"),
    }
    used = made(parts, groups)
    plan = plan_of(used)
    choices = {"A": (0, 7.5, 30), "B": (1, 29.5), "C": (3, 40), "D": (0, 6.5, 10), "X": (0, 10)}
    rows = list(product(*choices.values()))
    columns = {
        plan.slots[name]: np.asarray([int(one * plan.tick) for one in column], dtype=np.int64)
        for name, column in zip(choices, zip(*rows, strict=True), strict=True)
    }
    sheets = [
        {name: once(score=str(one)) for name, one in zip(choices, row, strict=True)} for row in rows
    ]
    exactly = [scored(used, sheet)["total"].points for sheet in sheets]
    assert [Fraction(one, plan.tick) for one in totals(plan, columns).tolist()] == exactly
    assert len(set(exactly)) > 30


@pytest.mark.parametrize("seed", [0, 1])
def test_the_same_seed_gives_the_same_digits(seed: int) -> None:
    used = made({"A": indicator(60, FREE), "B": indicator(40, FREE)})
    columns = {"A": ["60", "40", "50"], "B": ["40", "0", "20"]}
    first = found(used, **columns, draws=256, seed=seed)
    assert first == found(used, **columns, draws=256, seed=seed)
    assert first.each != found(used, **columns, draws=256, seed=seed + 1).each


def test_totals_that_are_all_alike_have_no_indices() -> None:
    parts = {"A": indicator(60, FREE), "B": indicator(40, FREE)}
    same = found(made(parts), A=["60", "60"], B=["40", "40"])
    assert (same.each, same.evaluations, same.deviation) == ((), 0, 0)
    weakest = made(parts, {"total": root(100, combine="weakest")})
    held = found(weakest, A=["60", "30"], B=["0", "0"])
    assert (held.each, held.evaluations, held.deviation) == ((), 3 * 4096, 0)


def refused(used: scoring.IndicatorSet, **columns: Any) -> list[str]:
    return codes_of(lambda: found(used, **columns))


def test_what_has_no_indices_is_refused_all_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    parts = {"A": indicator(60, judged(), "G"), "B": indicator(40, judged(), "G")}
    parts["A"]["missing"] = parts["B"]["missing"] = {"not_applicable": "siblings"}
    groups = {"total": root(), "G": group(100, combine="one_of")}
    used = made(parts, groups, panel=panel(stage="total"))
    monkeypatch.setitem(sys.modules, "scoring.whatif.comparing.sobol_draws", None)
    assert refused(used, A=["1"], draws=1000, seed=-1) == [
        "sobol.bad-draws",
        "doubt.bad-seed",
        "sobol.by-totals",
        "sobol.one-of",
        "sobol.no-library",
    ]


@pytest.mark.parametrize("draws", [0, 128, 1000, 32768])
def test_draws_are_a_power_of_two_within_bounds(draws: int) -> None:
    assert refused(made({"A": indicator(100, FREE)}), A=["1", "2"], draws=draws) == [
        "sobol.bad-draws"
    ]


def test_without_the_library_shares_are_found_and_indices_say_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "SALib.sample", None)
    monkeypatch.delitem(sys.modules, "scoring.whatif.comparing.sobol_draws", raising=False)
    used = made({"A": indicator(100, FREE)})
    table = pa.table({"A": ["1", "2"]})
    assert scoring.influence(used, table).sobol is None
    with pytest.raises(scoring.ScoringError) as caught:
        scoring.influence(used, table, sobol=True)
    (problem,) = caught.value.problems
    assert problem.code == "sobol.no-library"
    assert "pip install 'scoring[sobol]'" in problem.remedy("en")


def test_an_indicator_that_never_counts_has_nothing_to_draw_from() -> None:
    parts = {"A": indicator(60, FREE), "B": indicator(40, FREE)}
    parts["B"]["missing"] = {"not_applicable": "siblings"}
    away = {"B": [None, None], "B.state": ["not_applicable", "not_applicable"]}
    assert refused(made(parts), A=["60", "40"], **away) == ["sobol.never-counts"]
