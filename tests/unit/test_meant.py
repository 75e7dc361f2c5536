"""Which id a message gives for a name, or for an id that is not quite right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from builders import group, indicator, judged, make_set, root

from scoring.meant import meant

if TYPE_CHECKING:
    from scoring.model import IndicatorSet


def called(zh: str, en: str) -> dict[str, object]:
    return {**indicator(10, judged(), "G"), "label": {"zh": zh, "en": en}}


@pytest.fixture(scope="module")
def used() -> IndicatorSet:
    """Return a set whose names are close to each other, two of them the same."""
    return make_set(
        {
            "B2": called("预算执行率", "Budget execution"),
            "B3": called("预算执行", "Execution"),
            "C1": called("满意度", "Satisfaction of users"),
            "C2": called("满意度", "Satisfaction of staff"),
            "costs": called("Budget", "B3 as it was"),
        },
        {"total": root(50), "G": group(50)},
    )


@pytest.mark.parametrize(
    ("word", "zh", "en"),
    [
        # the very name, though another is close
        ("预算执行率", "“B2”（预算执行率）", "“B2” (Budget execution)"),
        ("预算执行", "“B3”（预算执行）", "“B3” (Execution)"),
        (" budget EXECUTION ", "“B2”（预算执行率）", "“B2” (Budget execution)"),
        # the very name goes before an id that is close
        ("b3 as it was", "“costs”（Budget）", "“costs” (B3 as it was)"),
        # an id that is close goes before names
        ("cost", "“costs”（Budget）", "“costs” (B3 as it was)"),
        # a name that is close
        ("预算的执行率", "“B2”（预算执行率）", "“B2” (Budget execution)"),
        # two of the same name
        (
            "满意度",
            "“C1”（满意度）或“C2”（满意度）",
            "“C1” (Satisfaction of users) or “C2” (Satisfaction of staff)",
        ),
    ],
)
def test_a_name_or_what_is_close_gives_the_id(
    used: IndicatorSet, word: str, zh: str, en: str
) -> None:
    assert meant(word, used.nodes.values()) == {"hint_zh": zh, "hint_en": en}


def test_what_is_close_to_nothing_gives_no_hint(used: IndicatorSet) -> None:
    assert meant("ZZZ", used.nodes.values()) is None
