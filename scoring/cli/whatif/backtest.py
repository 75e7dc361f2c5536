"""``scoring whatif set``: the past scored again by another version of the set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.cli.whatif.action import FORMATS, SHEETS_TEXT, Action
from scoring.cli.whatif.bounds import ask_for_weights

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable

    from scoring.language import Language

TEXTS = {
    "about": (
        "回测：一张表用新旧两套体系各评一次，谁变了，由哪一处改动",
        "score a table by an old and a new version of a set: who moves, and by which change",
    ),
    "old": (
        "旧体系：编号或 set.toml 的路径",
        "the old set: its id or the path of its set.toml",
    ),
    "new": (
        "新体系：编号或 set.toml 的路径",
        "the new set: its id or the path of its set.toml",
    ),
    "table": (
        "填好的宽表（.parquet、.csv），一行一个项目" + SHEETS_TEXT[0],
        "a filled wide table (.parquet, .csv), one row a project" + SHEETS_TEXT[1],
    ),
    "name": (
        "哪一列是项目名称（默认第一个不是填报项的列）",
        "the column with the names of projects (default: the first that holds no answers)",
    ),
    "weight": (
        "评审专家的权重，如 R1=1.5，可写多次；没写的是 1",
        "the weight of a reviewer, such as R1=1.5, as often as needed; 1 where left out",
    ),
}


def arguments(parser: ArgumentParser, say: Callable[[str], str]) -> None:
    """Add the arguments of the action."""
    parser.add_argument("set", metavar="OLD", help=say("old"))
    parser.add_argument("what", metavar="NEW", help=say("new"))
    parser.add_argument("table", metavar="TABLE", help=say("table"))
    parser.add_argument("--name", metavar="COLUMN", help=say("name"))
    ask_for_weights(parser, say("weight"))


def run(parsed: Namespace, language: Language) -> int:
    """Print who moves and by what, and return the exit status."""
    from decimal import Decimal
    from pathlib import Path

    from scoring.cli.output import give
    from scoring.cli.progress import Progress
    from scoring.io.sets import load_indicator_set
    from scoring.report import language_for
    from scoring.report.whatif.backtest_words import tell
    from scoring.report.whatif.bounds import render_backtest
    from scoring.whatif.backtesting.backtest import backtest

    old, new = load_indicator_set(parsed.set), load_indicator_set(parsed.what)
    with Progress(tell("working", language)) as progress:
        found = backtest(
            old,
            new,
            Path(parsed.table),
            name=parsed.name,
            weights={who: Decimal(number) for who, number in parsed.weight},
            report=progress,
        )
    give(parsed, render_backtest(found, parsed.format, language_for(new, parsed.lang)))
    return 0


BACKTEST = Action(TEXTS, arguments, run, (*FORMATS, "csv"))
