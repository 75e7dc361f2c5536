"""``scoring whatif certificate``: how firm the grade of one project is, in one paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.cli.opening import opened
from scoring.cli.output import give
from scoring.cli.whatif.action import COLUMN, Action

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable

    from scoring.language import Language

TEXTS = {
    "about": (
        "等级证明：一段话说清等级有多稳——离别的等级多远，权重、专家、舍入会不会改变它",
        "the certificate: in one paragraph, how firm the grade is against other grades, weights, "
        "reviewers and rounding",
    ),
    "file": (
        '填好的评分表（.xlsx、.csv、.toml、.json）；几份、一个文件夹或 "forms/*.xlsx" 合并成一份',
        "a filled sheet (.xlsx, .csv, .toml, .json); several, a folder or "
        '"forms/*.xlsx" are merged into one',
    ),
    "set": (
        "指标体系的编号或 set.toml 的路径（默认用评分表里写的）",
        "id of an indicator set or path of a set.toml (default: the one the sheet names)",
    ),
    "panel": (
        "评审组名单（panel.toml）：所给的评分表合并成一份",
        "file of the panel (panel.toml): the sheets given are merged into one",
    ),
    "column": COLUMN,
}


def _arguments(parser: ArgumentParser, say: Callable[[str], str]) -> None:
    parser.add_argument("file", metavar="FILE", nargs="+", help=say("file"))
    parser.add_argument("--set", metavar="SET", help=say("set"))
    parser.add_argument("--panel", metavar="PANEL", help=say("panel"))
    parser.add_argument("--column", metavar="HEADING", help=say("column"))


def _run(parsed: Namespace, _language: Language) -> int:
    from scoring.evaluation import evaluate
    from scoring.report import language_for
    from scoring.report.whatif.certificate import render_certificate
    from scoring.whatif.certificate import certify

    indicator_set, checked = opened(parsed.file, parsed.set, parsed.panel, column=parsed.column)
    certificate = certify(evaluate(indicator_set, checked))
    give(
        parsed,
        render_certificate(certificate, parsed.format, language_for(indicator_set, parsed.lang)),
    )
    return 0


CERTIFICATE = Action(TEXTS, _arguments, _run, more="file")
