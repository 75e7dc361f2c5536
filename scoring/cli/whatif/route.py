"""``scoring whatif route``: the cheapest way to a grade, or out of the present one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.cli.opening import opened_by
from scoring.cli.output import give
from scoring.cli.whatif.action import SHEET_TEXTS, Action, ask_for_sheet

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable

    from scoring.language import Language

LEAST = ("points", "indicators", "cost")

TEXTS = {
    "about": (
        "路径：怎样改动最少就到一个等级，或掉出现在的等级；每个方案都重新评过",
        "routes: the least change that reaches a grade, or slips out of the present one; every "
        "route is evaluated again",
    ),
    **SHEET_TEXTS,
    "to": ("到哪个等级（编号或名称）", "the grade to reach (id or label)"),
    "out": ("掉出现在的等级", "the way out of the present grade"),
    "least": (
        "什么最少：points 变动的分（默认），indicators 改动的指标，cost 代价",
        "what is to be least: points moved (default), indicators changed, or cost",
    ),
    "cost": (
        "一个指标每变动一分的代价，如 C1=3，可写多次；没有写的是 1",
        "the cost of moving an indicator by a point, such as C1=3, as often as needed; others: 1",
    ),
    "bound": (
        "一个指标只在这个范围内变动，如 C1=5..8，可写多次",
        "an indicator moves between these points only, such as C1=5..8; as often as needed",
    ),
    "lock": (
        "一个指标，或一个分组下的各指标，保持不变；可写多次",
        "an indicator, or all of a group, stays as it is; as often as needed",
    ),
    "unlock": ("一个标志也可以变动，可写多次", "a flag may change as well; as often as needed"),
    "steps": (
        "找多少步还没有证明就停下（默认 5000），给出已知的方案和至少要多少",
        "stop after so many steps without a proof (default: 5000), and give the route that is "
        "known with what any takes at least",
    ),
    "many": ("要几个方案（默认 1）", "how many routes (default: 1)"),
}


def cost(text: str) -> tuple[str, str]:
    """Return an indicator and its cost, written ``C1=3``; both are checked later.

    Raises:
        ValueError: if it is written in another way; the parser then says so.
    """
    indicator, mark, number = (part.strip() for part in text.partition("="))
    if not (indicator and mark and number):
        raise ValueError(text)
    return indicator, number


def limits(text: str) -> tuple[str, tuple[str, str]]:
    """Return an indicator and its bounds, written ``C1=5..8``; all are checked later.

    Raises:
        ValueError: if it is written in another way; the parser then says so.
    """
    indicator, ends = cost(text)
    low, mark, high = (part.strip() for part in ends.partition(".."))
    if not (low and mark and high):
        raise ValueError(text)
    return indicator, (low, high)


def _arguments(parser: ArgumentParser, say: Callable[[str], str]) -> None:
    ask_for_sheet(parser, say)
    goal = parser.add_mutually_exclusive_group(required=True)
    goal.add_argument("--to", metavar="GRADE", help=say("to"))
    goal.add_argument("--out", action="store_true", help=say("out"))
    parser.add_argument("--least", choices=LEAST, default="points", help=say("least"))
    for name, metavar, kind in (
        ("cost", "ID=COST", cost),
        ("bound", "ID=LOW..HIGH", limits),
        ("lock", "ID", str),
        ("unlock", "ID", str),
    ):
        parser.add_argument(
            f"--{name}", metavar=metavar, type=kind, action="append", default=[], help=say(name)
        )
    parser.add_argument("-k", metavar="COUNT", type=int, default=1, help=say("many"))
    parser.add_argument("--steps", metavar="COUNT", type=int, default=5000, help=say("steps"))


def _run(parsed: Namespace, _language: Language) -> int:
    from scoring.evaluation import evaluate
    from scoring.report import language_for
    from scoring.report.whatif.routes import render_routes
    from scoring.whatif.routing.routes import routes

    indicator_set, checked = opened_by(parsed)
    found = routes(
        evaluate(indicator_set, checked),
        parsed.to,
        out=parsed.out,
        least=parsed.least,
        most=parsed.k,
        costs=parsed.cost,
        bounds=parsed.bound,
        locked=parsed.lock,
        unlocked=parsed.unlock,
        most_boxes=parsed.steps,
    )
    give(parsed, render_routes(found, parsed.format, language_for(indicator_set, parsed.lang)))
    return 0


ROUTE = Action(TEXTS, _arguments, _run, more="file")
