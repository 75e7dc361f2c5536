"""``scoring whatif scores``: other answers and points, and what single indicators change."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from scoring.cli.opening import opened_by
from scoring.cli.output import give
from scoring.cli.texts import text
from scoring.cli.whatif.action import SHEET_TEXTS, Action, ask_for_sheet

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable

    from scoring.language import Language

LARGEST, USAGE = 10, 2

TEXTS = {
    "about": (
        "改分：改几处填报或得分，总分、等级、封顶和限制、各指标前后如何；不写 --change 的，"
        "每个指标减一步、加一步、最低、最高各会怎样",
        "scores: with some answers or points changed, the total, the grade, limits and all nodes "
        "before and after; without --change, every indicator a step down, a step up, at its "
        "fewest and at its most points",
    ),
    **SHEET_TEXTS,
    "change": (
        "改一处，可写多次：C1=9（指标的得分）、B2.actual=95（填报项）、R3:A1=2（一位专家的填报，"
        "有几项的写 R3:A1.填报项=…）、D2.state=不适用（状态）；等号后留空是弃权",
        "a change, as often as needed: C1=9 (the points of an indicator), B2.actual=95 (an "
        "answer), R3:A1=2 (the answer of one reviewer; R3:A1.INPUT=… where there are several), "
        "D2.state=not_applicable (a state); nothing after the sign takes an answer away",
    ),
    "step": (
        "一步是分值的百分之几，如 5（默认按评分标准的步长；由数据按公式算的是 10）",
        "the size of a step in per cent of the full points, such as 5 (default: the declared "
        "step, and 10 where points follow figures by a formula)",
    ),
    "most": (
        f"影响最大的列几个（默认 {LARGEST}）",
        f"how many of the largest effects to show (default {LARGEST})",
    ),
}


def change(written: str) -> tuple[str, str]:
    """Return what is changed and the new value, written ``C1=9``; both are checked later.

    Raises:
        ValueError: if it is written in another way; the parser then says so.
    """
    key, mark, value = written.partition("=")
    if not key.strip() or not mark:
        raise ValueError(written)
    return key.strip(), value.strip()


def count(written: str) -> int:
    """Return a whole number of at least 1.

    Raises:
        ValueError: if it is none; the parser then says so.
    """
    number = int(written)
    if number < 1:
        raise ValueError(written)
    return number


def _arguments(parser: ArgumentParser, say: Callable[[str], str]) -> None:
    ask_for_sheet(parser, say)
    parser.add_argument(
        "--change",
        metavar="KEY=VALUE",
        type=change,
        action="append",
        default=[],
        help=say("change"),
    )
    parser.add_argument("--step", metavar="PERCENT", help=say("step"))
    parser.add_argument("--most", metavar="N", type=count, help=say("most"))


def _run(parsed: Namespace, language: Language) -> int:
    from scoring.evaluation import evaluate
    from scoring.report import language_for

    idle = "--step" if parsed.step is not None else "--most" if parsed.most is not None else ""
    if parsed.change and idle:
        print(
            f"scoring: {text('not_with', language, name=idle, other='--change')}", file=sys.stderr
        )
        return USAGE
    indicator_set, checked = opened_by(parsed)
    evaluation = evaluate(indicator_set, checked)
    wanted = language_for(indicator_set, parsed.lang)
    if parsed.change:
        from scoring.report.whatif.scores import render_changed_scores
        from scoring.whatif.altering.scores import change_scores

        changed = change_scores(evaluation, parsed.change)
        give(parsed, render_changed_scores(changed, parsed.format, wanted))
        return 0
    from scoring.report.whatif.effects import render_effects
    from scoring.whatif.altering.effects import plus_minus, tornado

    steps, ends = plus_minus(evaluation, parsed.step), tornado(evaluation)
    give(parsed, render_effects(steps, ends, parsed.format, wanted, parsed.most or LARGEST))
    return 0


SCORES = Action(TEXTS, _arguments, _run, more="file")
