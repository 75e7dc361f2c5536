"""Sets that declare ballots void, and sheets for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from builders import indicator, judged, make_set, once, panel, scored, scores

if TYPE_CHECKING:
    from scoring.evaluation import Evaluation
    from scoring.model import IndicatorSet

STAGES = ("indicator", "total")
ALIKE = {"all_alike": True}
FULL = {"all_full": True}
QUOTA = {"quota": {"at_least_rate": "0.9", "at_most_share": "0.5"}}


def voiding(void: dict[str, Any] | None, stage: str = "indicator", **more: Any) -> IndicatorSet:
    """Three indicators of 30, 20 and 10 points for the panel, and one of 40 asked once."""
    return make_set(
        {
            "a": indicator("30", judged()),
            "b": indicator("20", judged()),
            "c": indicator("10", judged()),
            "d": indicator("40", judged(asked="once")),
        },
        panel=panel(stage=stage, **({"void": void} if void else {}), **more),
    )


def ballots(used: IndicatorSet, *rows: tuple[str, str, str]) -> Evaluation:
    """Evaluate a sheet on which each reviewer gives a, b and c these points, and d has all."""
    given = {
        name: scores(*column) for name, column in zip("abc", zip(*rows, strict=True), strict=True)
    }
    return scored(used, {**given, "d": once(score="40")}, len(rows))


def voids(result: Evaluation) -> list[tuple[int, str]]:
    """Return the void ballots, by reviewer counted from one."""
    return [(one.member + 1, one.why) for one in result.checked.void]
