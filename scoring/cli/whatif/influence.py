"""``scoring whatif influence``: what makes the difference between the projects of a table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scoring.cli.whatif.action import SHEETS_TEXT, Action

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable

    from scoring.language import Language

TEXTS = {
    "about": (
        "实际影响：一张表的各项目总分有高有低，差别来自哪些指标，与分值相称不相称",
        "influence: which indicators make the difference between the projects of a table, beside "
        "what they weigh",
    ),
    "set": ("指标体系的编号或路径", "id or path of the indicator set"),
    "table": (
        "项目表（.csv、.parquet），一行一个项目，列名与 scoring table 相同" + SHEETS_TEXT[0],
        "a table of projects (.csv, .parquet), one row each, with the columns of scoring table"
        + SHEETS_TEXT[1],
    ),
    "weight": (
        "某位专家的权重，如 R1=1.5；可以写几次",
        "the weight of a reviewer, such as R1=1.5; may be repeated",
    ),
    "sobol": (
        "另估 Sobol 指数：各指标独立变动时单独的和共同的作用，"
        "供得分不是简单相加的体系用（需要 SALib）",
        "estimate Sobol indices besides: what indicators that vary independently do by themselves "
        "and together, for sets whose points do not simply add up (needs SALib)",
    ),
    "draws": (
        "--sobol 抽取的组数，256 到 16384 的 2 的幂，默认 4096",
        "how many draws --sobol takes: a power of two, 256 to 16384, 4096 by default",
    ),
    "seed": (
        "--sobol 抽取的种子，默认 1；同一种子结果相同",
        "where the draws of --sobol begin, 1 by default; the same seed gives the same digits",
    ),
}


def weight(text: str) -> tuple[str, str]:
    """Return the id of a reviewer and a weight, written ``R1=1.5``.

    Raises:
        ValueError: if it is written in another way; the parser then says so.
    """
    who, mark, number = text.rpartition("=")
    if not who or not mark or not re.fullmatch(r"\d+(\.\d+)?", number, re.ASCII):
        raise ValueError(text)
    return who, number


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
    parser.add_argument("--sobol", action="store_true", help=say("sobol"))
    parser.add_argument("--draws", metavar="N", type=int, help=say("draws"))
    parser.add_argument("--seed", metavar="N", type=int, help=say("seed"))


def _run(parsed: Namespace, _language: Language) -> int:
    from decimal import Decimal
    from pathlib import Path

    from scoring.cli.output import give
    from scoring.errors import Problems
    from scoring.io.sets import load_indicator_set
    from scoring.report import language_for
    from scoring.report.whatif.influence import render_influence
    from scoring.whatif.comparing.influence import influence

    indicator_set = load_indicator_set(parsed.set)
    weights = {who: Decimal(number) for who, number in parsed.weight}
    given = {"draws": parsed.draws, "seed": parsed.seed}
    drawing = {name: number for name, number in given.items() if number is not None}
    if not parsed.sobol:
        problems = Problems()
        for name in drawing:
            problems.add("sobol.not-asked", f"--{name}", f"--{name}")
        problems.raise_if_any()
    found = influence(
        indicator_set, Path(parsed.table), weights=weights, sobol=parsed.sobol, **drawing
    )
    give(parsed, render_influence(found, parsed.format, language_for(indicator_set, parsed.lang)))
    return 0


INFLUENCE = Action(TEXTS, _arguments, _run)
