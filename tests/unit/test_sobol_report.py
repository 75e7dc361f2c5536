"""What the report says of Sobol indices, and when it points to them."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pyarrow as pa
import pytest
from builders import group, indicator, judged, make_set, root

import scoring
from scoring.report.whatif.sobol import sobol_line, sobol_table
from scoring.whatif.comparing.sobol import SobolIndex, SobolIndices

FREE = judged("0.5", asked="once")
TABLE = {"A": ["60", "30"], "B": ["40", "20"]}


def used(**total: Any) -> scoring.IndicatorSet:
    return make_set(
        {"A": indicator(60, FREE), "B": indicator(40, FREE)},
        {"total": root(100, **total)},
        rounding={"shown": 2, "group": 2, "total": 2},
        grades={
            "basis": "rounded",
            "source": "test",
            "bands": [{"id": "pass", "label": {"zh": "过", "en": "pass"}, "at_least": "0"}],
        },
    )


def report(one: scoring.IndicatorSet, *, sobol: bool, **how: Any) -> str:
    found = scoring.influence(one, pa.table(TABLE), sobol=sobol)
    return scoring.render_influence(found, **how)


def indices(*each: SobolIndex, deviation: float = 2.5) -> SobolIndices:
    return SobolIndices(each, 1024, 4096, 7, deviation)


def test_every_indicator_stands_with_its_weight_and_confidence_in_per_cent() -> None:
    nodes = used().nodes
    found = indices(
        SobolIndex(nodes["A"], 0.6514, 0.021, 0.75, 0.0196),
        SobolIndex(nodes["B"], -0.0004, 0.0, 0.25, 0.1),
    )
    table = sobol_table(found, {"A": Fraction(1, 16), "B": None}, "en")
    assert table.rows == (
        ("indicator", "A", "6.3%", "65.1%", "2.1%", "75.0%", "2.0%"),
        ("indicator", "B", "—", "<0.1%", "0.0%", "25.0%", "10.0%"),
    )
    line = sobol_line(found, "en")
    assert "(1,024 draws, 4,096 evaluations)" in line
    assert "is 2.50 points. First-order effects add up to 65.1%" in line


@pytest.mark.parametrize(
    ("language", "said", "heads"),
    [
        ("zh", "单独作用合计", ("单独作用", "总作用", "95% 置信区间", "种子 1")),
        (
            "en",
            "First-order effects add up to",
            ("First order", "Total", "95% confidence", "Seed 1"),
        ),
    ],
)
def test_every_format_has_the_indices_and_says_what_they_are(
    language: str, said: str, heads: tuple[str, ...]
) -> None:
    for format_ in ("text", "markdown", "html"):
        out = report(used(combine="product"), sobol=True, format=format_, language=language)
        assert said in out
        assert all(head in out for head in heads)


def test_data_have_the_indices_as_statistics_with_six_decimals() -> None:
    data = json.loads(report(used(combine="product"), sobol=True, format="json"))
    made = data["sobol"]
    assert (made["draws"], made["evaluations"], made["seed"]) == (4096, 16_384, 1)
    assert made["confidence"] == "0.95"
    # totals 100, 50, 50, 25 have the variance 27.24²
    assert abs(float(made["standard_deviation"]) - 27.24) < 0.1
    assert [one["id"] for one in made["nodes"]] == ["A", "B"]
    for one in made["nodes"]:
        numbers = [text for key, text in one.items() if key != "id"]
        assert len(numbers) == 4
        assert all(len(text.partition(".")[2]) == 6 for text in numbers)
    assert json.loads(report(used(), sobol=False, format="json"))["sobol"] is None


def test_where_all_draws_have_the_same_total_it_says_so() -> None:
    assert sobol_line(indices(), "en").endswith("so there are no Sobol indices.")
    assert sobol_line(indices(), "zh").endswith("没有 Sobol 指数。")
    found = scoring.influence(used(), pa.table({"A": ["60", "60"], "B": ["40", "40"]}), sobol=True)
    out = scoring.render_influence(found, language="en")
    assert "so there are no Sobol indices." in out
    assert "First order" not in out.partition("Notes:")[0]


@pytest.mark.parametrize("total", [{"combine": "product"}, {"cap": 80}, {"floor": 10}])
def test_where_points_do_not_simply_add_up_the_report_points_to_the_indices(
    total: dict[str, Any],
) -> None:
    pointer = "--sobol shows what indicators do by themselves and together"
    assert pointer in report(used(**total), sobol=False, language="en")
    assert pointer not in report(used(**total), sobol=True, language="en")
    assert pointer not in report(used(), sobol=False, language="en")


def test_a_cap_of_the_set_and_a_group_below_count_as_not_adding_up() -> None:
    parts = {"A": indicator(60, FREE, "G"), "B": indicator(40, FREE, "G")}
    capped = make_set(
        parts,
        {"total": root(), "G": group(100)},
        cap=[
            {
                "id": "c",
                "label": {"zh": "c", "en": "c"},
                "when": {"node": "A", "below": 10},
                "at_most": 60,
            }
        ],
    )
    weakest = make_set(parts, {"total": root(), "G": group(100, combine="weakest")})
    for one in (capped, weakest):
        assert "--sobol" in report(one, sobol=False, language="en")
