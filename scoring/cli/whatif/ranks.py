"""``scoring whatif ranks``: at which weights the projects of a table change places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.cli.whatif.action import Action
from scoring.cli.whatif.influence import TEXTS as INFLUENCE_TEXTS
from scoring.cli.whatif.influence import weight

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable

    from scoring.language import Language

TEXTS = {
    "about": (
        "名次：一张表的各项目，哪个权重变到多少，谁会超过谁",
        "ranks: at which weights the projects of a table change places, and who",
    ),
    "set": INFLUENCE_TEXTS["set"],
    "table": INFLUENCE_TEXTS["table"],
    "weight": INFLUENCE_TEXTS["weight"],
    "most": (
        "每个权重往上、往下各列几次，默认 3",
        "how many changes are listed each way, for every weight; 3 by default",
    ),
}


def count(text: str) -> int:
    """Return a whole number from 1 on.

    Raises:
        ValueError: if it is none; the parser then says so.
    """
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def _arguments(parser: ArgumentParser, say: Callable[[str], str]) -> None:
    parser.add_argument("set", metavar="SET", help=say("set"))
    parser.add_argument("table", metavar="TABLE", help=say("table"))
    parser.add_argument(
        "--weight",
        metavar="ID=WEIGHT",
        type=weight,
        action="append",
        default=[],
        help=say("weight"),
    )
    parser.add_argument("--most", metavar="N", type=count, default=3, help=say("most"))


def _run(parsed: Namespace, _language: Language) -> int:
    from decimal import Decimal
    from pathlib import Path

    from scoring.cli.output import give
    from scoring.io.sets import load_indicator_set
    from scoring.report import language_for
    from scoring.report.whatif.ranks import render_ranks
    from scoring.whatif.comparing.ranks import rank_changes

    indicator_set = load_indicator_set(parsed.set)
    weights = {who: Decimal(number) for who, number in parsed.weight}
    found = rank_changes(indicator_set, Path(parsed.table), weights=weights, most=parsed.most)
    give(parsed, render_ranks(found, parsed.format, language_for(indicator_set, parsed.lang)))
    return 0


RANKS = Action(TEXTS, _arguments, _run)
