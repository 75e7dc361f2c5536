"""``scoring whatif grades``: how firm the grade of one project is against other bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.cli.whatif.action import SHEET_TEXTS, Action, ask_for_sheet
from scoring.cli.whatif.bounds import ask_for_bounds

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable

    from scoring.language import Language

TEXTS = {
    "about": (
        "一个项目的等级：离每条界限多远，每条界限改到哪里等级不变，换一套标准是什么等级",
        "the grade of one project: how far every bound is, how far each can move while the grade "
        "stays, and the grade on other scales",
    ),
    **SHEET_TEXTS,
    "scale": (
        "另一套等级标准，可写多次：national（全国四档）、guangdong（广东五档），"
        "或指标体系的编号或路径；默认前两套",
        "another scale, as often as needed: national (four grades), guangdong (five), or the id or "
        "path of a set; by default the first two",
    ),
    "band": (
        "把一个等级的下限改为多少分，如 优=88（编号或名称），可写多次",
        "move the lower bound of a grade, such as excellent=88 (id or label), as often as needed",
    ),
}


def arguments(parser: ArgumentParser, say: Callable[[str], str]) -> None:
    """Add the arguments of the action."""
    ask_for_sheet(parser, say)
    parser.add_argument("--scale", metavar="SCALE", action="append", help=say("scale"))
    ask_for_bounds(parser, say("band"))


def run(parsed: Namespace, _language: Language) -> int:
    """Print how firm the grade is, and return the exit status."""
    from scoring.cli.opening import opened_by
    from scoring.cli.output import give
    from scoring.evaluation import evaluate
    from scoring.report import language_for
    from scoring.report.whatif.bounds import render_margins
    from scoring.whatif.bounding.margins import grade_margins

    indicator_set, checked = opened_by(parsed)
    found = grade_margins(evaluate(indicator_set, checked), parsed.scale, parsed.set_band)
    give(parsed, render_margins(found, parsed.format, language_for(indicator_set, parsed.lang)))
    return 0


GRADES = Action(TEXTS, arguments, run, more="file")
