"""Small sets with every kind of ending, tables for them, and grades decided one by one."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from builders import indicator, judged, label, made, once, rounded_to, scored, set_data
from hypothesis import strategies as st

import scoring

if TYPE_CHECKING:
    from scoring.model import IndicatorSet

BANDS = [("a", "甲", 8), ("b", "乙", 6), ("c", "丙", 3), ("d", "丁", 0)]
KEYS = ("at_least", "above", "at_least")
ENDS: dict[str, dict[str, Any]] = {
    "none": {},
    "best": {"gates": [("best", "c", 0)]},
    "lower": {"gates": [("lower_by", 1, 0)]},
    "lower two": {"gates": [("lower_by", 2, 0)]},
    "lower twice": {"gates": [("lower_by", 1, 1), ("lower_by", 1, 0)]},
    "lower, then best": {"gates": [("lower_by", 1, 0), ("best", "c", 1)]},
    "best, then lower": {"gates": [("best", "b", 1), ("lower_by", 1, 0)]},
    "grade": {"veto": {"grade": "d"}},
    "total": {"veto": {"outcome": label("停"), "total": "5"}},
    "both": {"gates": [("best", "b", 0)], "veto": {"grade": "c", "total": "4"}},
    "all": {
        "gates": [("lower_by", 1, 1), ("best", "b", 0)],
        "veto": {"grade": "c", "total": "4"},
    },
}
"""Gates, by what they do and the most that B may have for them to hold, and vetoes."""
Rows = list[tuple[int, int]]
rows_of_points = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 2)), min_size=1, max_size=9)


def set_of(bounds: tuple[Fraction, ...], ending: str, places: int | None) -> IndicatorSet:
    """Return a set of A out of 8 and B out of 2; gates hold where B has little, vetoes at A 7."""
    written = zip(BANDS[:3], bounds, KEYS, strict=True)
    bands = [
        {"id": i, "label": label(text), key: scoring.exact.as_text(at)}
        for (i, text, _), at, key in written
    ]
    bands.append({"id": "d", "label": label("丁"), "at_least": "0"})
    basis = "exact" if places is None else "rounded"
    more = ENDS[ending]
    changed: dict[str, Any] = {}
    if "gates" in more:
        changed["gate"] = [
            {
                "id": f"g{number}",
                "label": label(f"g{number}"),
                "when": {"node": "B", "at_most": str(most)},
                key: value,
            }
            for number, (key, value, most) in enumerate(more["gates"])
        ]
    if "veto" in more:
        when = {"node": "A", "at_least": "7"}
        changed["veto"] = [{"id": "v", "label": label("v"), "when": when, **more["veto"]}]
    points = {"A": indicator("8", judged("1", asked="once"))}
    points["B"] = indicator("2", judged("1", asked="once"))
    return made(
        set_data(
            points,
            rounding=rounded_to(total=places),
            grades={"basis": basis, "source": "test", "bands": bands},
            **changed,
        )
    )


def now(ending: str, places: int | None = 1) -> IndicatorSet:
    return set_of((Fraction(8), Fraction(6), Fraction(3)), ending, places)


def table(rows: Rows) -> pa.Table:
    names = [f"P{number}" for number in range(1, len(rows) + 1)]
    a, b = (pa.array([row[n] for row in rows], pa.int64()) for n in (0, 1))
    return pa.table({"project": pa.array(names), "A": a, "B": b})


def grades_of(used: IndicatorSet, rows: Rows) -> list[str]:
    """Evaluate every project by itself."""
    return [
        scored(used, {"A": once(score=str(a)), "B": once(score=str(b))}, 0).grade.id
        for a, b in rows
    ]


def counted(ids: list[str]) -> tuple[int, ...]:
    found = Counter(ids)
    return tuple(found[one] for one, _, _ in BANDS)
