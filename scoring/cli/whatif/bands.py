"""``scoring whatif bands``: what grade bounds mean to all projects of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.cli.whatif.action import FORMATS, SHEETS_TEXT, Action
from scoring.cli.whatif.bounds import ask_for_bounds, ask_for_weights

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable

    from scoring.language import Language

TEXTS = {
    "about": (
        "整张表的等级：每条界限移动时各等级有多少项目，换一套标准谁变等级，按比例求界限",
        "the grades of a whole table: numbers in each grade as every bound moves, who changes "
        "grade on another scale, and the bounds that give wanted shares",
    ),
    "set": (
        "指标体系的编号或 set.toml 的路径",
        "id of an indicator set or path of a set.toml",
    ),
    "table": (
        "填好的宽表（.parquet、.csv），一行一个项目，列名如 B1.actual、A1.1.R1、A1.state"
        + SHEETS_TEXT[0],
        "a filled wide table (.parquet, .csv), one row a project; columns such as B1.actual, "
        "A1.1.R1, A1.state" + SHEETS_TEXT[1],
    ),
    "scale": (
        "另一套等级标准：national（全国四档）、guangdong（广东五档），或指标体系的编号或路径",
        "another scale: national (four grades), guangdong (five), or the id or path of a set",
    ),
    "band": (
        "把一个等级的下限改为多少分，如 优=88（编号或名称），可写多次",
        "move the lower bound of a grade, such as excellent=88 (id or label), as often as needed",
    ),
    "want": (
        '要有的比例或项目数，如 "优<=30%%" "差>=5%%" "优<=3"，可写多次；求离现在最近的界限',
        'a share or number of projects that is wanted, such as "excellent<=30%%", "poor>=5%%" or '
        '"excellent<=3", as often as needed; the nearest bounds that give it are found',
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
    parser.add_argument("set", metavar="SET", help=say("set"))
    parser.add_argument("table", metavar="TABLE", help=say("table"))
    parser.add_argument("--scale", metavar="SCALE", action="append", default=[], help=say("scale"))
    ask_for_bounds(parser, say("band"))
    parser.add_argument("--want", metavar="SHARE", action="append", default=[], help=say("want"))
    parser.add_argument("--name", metavar="COLUMN", help=say("name"))
    ask_for_weights(parser, say("weight"))


def run(parsed: Namespace, _language: Language) -> int:
    """Print what grade bounds mean to the projects, and return the exit status."""
    from decimal import Decimal
    from pathlib import Path

    from scoring.cli.output import give
    from scoring.errors import fail
    from scoring.io.sets import load_indicator_set
    from scoring.report import language_for
    from scoring.report.whatif.bounds import render_bands
    from scoring.whatif.bounding.bands import study_bands

    if len(parsed.scale) > 1:
        # grades counts on several; here one replaces the present scale
        raise fail("bands.one-scale", "--scale", ", ".join(parsed.scale))
    used = load_indicator_set(parsed.set)
    found = study_bands(
        used,
        Path(parsed.table),
        scale=next(iter(parsed.scale), None),
        bands=parsed.set_band,
        want=parsed.want,
        name=parsed.name,
        weights={who: Decimal(number) for who, number in parsed.weight},
    )
    give(parsed, render_bands(found, parsed.format, language_for(used, parsed.lang)))
    return 0


BANDS = Action(TEXTS, arguments, run, (*FORMATS, "csv"))
