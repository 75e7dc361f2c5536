"""``scoring whatif weights``: how far weights may move before the grade changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.cli.whatif.action import SHEET_TEXTS, Action, ask_for_sheet

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable

    from scoring.language import Language

TEXTS = {
    "about": (
        "权重：每个权重在什么区间内等级不变；全部权重同时变动百分之几，等级一定不变",
        "weights: in which interval of every weight the grade stays, and by what per cent all may "
        "move at once",
    ),
    **SHEET_TEXTS,
}


def _arguments(parser: ArgumentParser, say: Callable[[str], str]) -> None:
    ask_for_sheet(parser, say)


def _run(parsed: Namespace, _language: Language) -> int:
    from scoring.cli.opening import opened_by
    from scoring.cli.output import give
    from scoring.evaluation import evaluate
    from scoring.report import language_for
    from scoring.report.whatif.weights import render_weights
    from scoring.whatif.weighing.leeway import weight_leeway
    from scoring.whatif.weighing.weights import weight_intervals

    indicator_set, checked = opened_by(parsed)
    evaluation = evaluate(indicator_set, checked)
    wanted = language_for(indicator_set, parsed.lang)
    intervals, leeway = weight_intervals(evaluation), weight_leeway(evaluation)
    give(parsed, render_weights(intervals, leeway, parsed.format, wanted))
    return 0


WEIGHTS = Action(TEXTS, _arguments, _run, more="file")
