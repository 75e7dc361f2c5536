"""Sobol indices in the report on what makes the difference between projects."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from scoring import exact
from scoring.report.document import Table
from scoring.report.words import pick, word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scoring.whatif.comparing.sobol import SobolIndices

SMALLEST = 0.0005
"""What is smaller would read as 0 with one decimal of a per cent."""

TEXTS: dict[str, tuple[str, str]] = {
    "table": ("Sobol 指数（各指标独立变动）", "Sobol indices (indicators vary independently)"),
    "weight": ("占分值", "Weight"),
    "first": ("单独作用", "First order"),
    "total": ("总作用", "Total"),
    "within": ("±", "±"),
    "found": (
        "各指标独立抽取 {draws} 组，评了 {evaluations} 次，总分的标准差 {deviation} 分；"
        "单独作用合计 {first}，离 100% 的差是各指标的共同作用，连同抽样的误差。",
        "With every indicator drawn independently ({draws} draws, {evaluations} evaluations) the "
        "standard deviation of totals is {deviation} points. First-order effects add up to "
        "{first}; what is left to 100% is what indicators do together, and sampling error.",
    ),
    "alike": (
        "各指标独立抽取，总分也都相同，没有 Sobol 指数。",
        "With every indicator drawn independently all totals are the same, so there are no Sobol "
        "indices.",
    ),
    "about_indices": (
        "单独作用（一阶指数）：不论其他指标是多少，这一项平均占总分方差的多少；"
        "总作用（总指数）：再加上它与其他指标共同的作用。"
        "总作用明显大于单独作用的，要同别的指标一起看。",
        "First order: the share of the variance of the total that an indicator accounts for on "
        "average, whatever the others are. Total: with what it does together with others. Where "
        "the total index is clearly larger, look at the indicator together with others.",
    ),
    "about_inputs": (
        "每个指标从各项目的得分里独立抽取（不计的项目除外），"
        "因为指标互不相干，方差才能这样分开；"
        "项目之间指标同高同低的，看占差别。",
        "Every indicator is drawn by itself from its points in the projects in which it counts, "
        "because variance splits like this only where inputs are independent; what goes together "
        "in these projects shows in the shares of the difference.",
    ),
    "about_statistics": (
        "总分照体系评，取公布之前的，准确；指数是抽样的统计估计（浮点数），可能略低于 0，"
        "± 是 95% 置信区间的半宽（自助法）。种子 {seed}：同样的种子和软件版本，数字相同。",
        "Totals are exact, before they are published; the indices are statistics, estimated in "
        "floating point, and may be slightly below 0. ± is half the width of the 95% confidence "
        "interval (bootstrap). Seed {seed}: the same seed and versions give the same digits.",
    ),
    "not_additive": (
        "得分不是简单相加（有封顶、保底，或求和、加权平均、共享分值以外的分组）：加 --sobol，"
        "看各指标单独的和共同的作用。",
        "Points do not simply add up here (caps, floors, or groups that are no sum, weighted mean "
        "or pool): --sobol shows what indicators do by themselves and together.",
    ),
}


def sobol_line(found: SobolIndices, language: str) -> str:
    """Return what all indices come to together."""
    if not found.each:
        return tell("alike", language)
    return tell(
        "found",
        language,
        draws=f"{found.draws:,}",
        evaluations=f"{found.evaluations:,}",
        deviation=f"{found.deviation:.2f}",
        first=_share(found.by_themselves),
    )


def sobol_table(
    found: SobolIndices, weights: Mapping[str, Fraction | None], language: str
) -> Table:
    """Return the indices of every indicator beside its weight.

    Args:
        found: the indices.
        weights: by id the share of the full points of the set, where there is one.
        language: ``zh`` or ``en``.
    """
    rows = []
    for one in found.each:
        weight = weights.get(one.node.id)
        rows.append(
            (
                one.node.label.of(language),
                one.node.id,
                "—" if weight is None else str(exact.percentage(weight, Fraction(1), 1)),
                _share(one.first),
                _share(one.first_within),
                _share(one.total),
                _share(one.total_within),
            )
        )
    keys = ("weight", "first", "within", "total", "within")
    return Table(
        tell("table", language),
        (word("indicator", language), word("id", language), *(tell(key, language) for key in keys)),
        tuple(rows),
        frozenset({2, 3, 4, 5, 6}),
    )


def sobol_notes(found: SobolIndices, language: str) -> Iterator[str]:
    """Go through what has to be known to read the indices."""
    for key in ("about_indices", "about_inputs", "about_statistics"):
        yield tell(key, language, seed=found.seed)


def tell(key: str, language: str, **details: object) -> str:
    """Return a text on Sobol indices."""
    return pick(TEXTS[key], language).format(**details)


def _share(value: float) -> str:
    """Write a statistic in per cent with one decimal; what is not 0 never reads as 0."""
    # adding 0 turns -0.0 into 0.0, here and below
    return "<0.1%" if value and abs(value) < SMALLEST else f"{value * 100 + 0.0:.1f}%"


def _written(value: float) -> str:
    return f"{round(value, 6) + 0.0:.6f}"


def sobol_data(found: SobolIndices) -> dict[str, Any]:
    """Return the indices as plain data; they are statistics, with six decimals."""
    return {
        "draws": found.draws,
        "evaluations": found.evaluations,
        "seed": found.seed,
        "standard_deviation": _written(found.deviation),
        "confidence": "0.95",
        "nodes": [
            {
                "id": one.node.id,
                "first_order": _written(one.first),
                "first_order_within": _written(one.first_within),
                "total": _written(one.total),
                "total_within": _written(one.total_within),
            }
            for one in found.each
        ],
    }
