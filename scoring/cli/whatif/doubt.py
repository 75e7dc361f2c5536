"""``scoring whatif doubt``: other panels, and how likely each grade is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scoring.cli.whatif.action import SHEET_TEXTS, Action, ask_for_sheet

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable

    from scoring.language import Language

TEXTS = {
    "about": (
        "专家与存疑：少一位、两位专家，换合成方式，各得多少；重抽专家、得分有出入时，各等级的可能",
        "reviewers and doubt: without one or two of them, by other rules; how likely each grade is "
        "where reviewers are resampled or points are in doubt",
    ),
    **SHEET_TEXTS,
    "doubt": (
        "某个指标的得分可能有多少分的出入，如 C1=0.5；可以写几次",
        "by how many points an indicator may be off, such as C1=0.5; may be repeated",
    ),
    "triangular": (
        "出入越小机会越大（三角形）；不写时，范围内机会相等",
        "small differences are likelier (triangular); by default all have the same chance",
    ),
    "draws": ("抽样次数，默认 100000", "how many draws, 100000 by default"),
    "seed": (
        "抽样的种子，默认 1；同一种子结果相同",
        "where the draws begin, 1 by default; the same seed gives the same digits",
    ),
}


def amount(text: str) -> tuple[str, str]:
    """Return the id of an indicator and points, written ``C1=0.5``.

    Raises:
        ValueError: if it is written in another way; the parser then says so.
    """
    name, mark, number = text.rpartition("=")
    if not name or not mark or not re.fullmatch(r"\d+(\.\d+)?", number, re.ASCII):
        raise ValueError(text)
    return name, number


def _arguments(parser: ArgumentParser, say: Callable[[str], str]) -> None:
    ask_for_sheet(parser, say)
    parser.add_argument(
        "--doubt",
        metavar="ID=POINTS",
        type=amount,
        action="append",
        default=[],
        help=say("doubt"),
    )
    parser.add_argument("--triangular", action="store_true", help=say("triangular"))
    parser.add_argument("--draws", metavar="N", type=int, default=100_000, help=say("draws"))
    parser.add_argument("--seed", metavar="N", type=int, default=1, help=say("seed"))


def _run(parsed: Namespace, _language: Language) -> int:
    from decimal import Decimal

    from scoring.cli.opening import opened_by
    from scoring.cli.output import give
    from scoring.errors import Problem, ScoringError
    from scoring.evaluation import evaluate
    from scoring.report import language_for
    from scoring.report.whatif.doubt import render_doubt
    from scoring.whatif.doubting.panels import study_doubt

    indicator_set, checked = opened_by(parsed)
    doubts: dict[str, Decimal] = {}
    twice: list[Problem] = []
    for name, number in parsed.doubt:
        if name in doubts:
            twice.append(Problem("doubt.twice", f"doubt {name}", number))
        doubts[name] = Decimal(number)
    try:
        study = study_doubt(
            evaluate(indicator_set, checked),
            doubts=doubts,
            shape="triangular" if parsed.triangular else "uniform",
            draws=parsed.draws,
            seed=parsed.seed,
        )
    except ScoringError as error:
        raise ScoringError([*twice, *error.problems]) from None
    if twice:
        raise ScoringError(twice)
    give(parsed, render_doubt(study, parsed.format, language_for(indicator_set, parsed.lang)))
    return 0


DOUBT = Action(TEXTS, _arguments, _run, more="file")
