"""``scoring whatif doubt``: other panels, and how likely each grade is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.cli.whatif.action import SHEET_TEXTS, Action, ask_for_sheet

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable

    from scoring.errors import Problem
    from scoring.language import Language
    from scoring.model import IndicatorSet
    from scoring.register import Register
    from scoring.whatif.doubting.declared import DeclaredDoubt

TEXTS = {
    "about": (
        "专家与存疑：少一位、两位专家，换合成方式，各得多少；重抽专家、填报或得分存疑时，各等级的可能",
        "reviewers and doubt: without one or two of them, by other rules; how likely each grade is "
        "where reviewers are resampled or answers and points are in doubt",
    ),
    **SHEET_TEXTS,
    "doubt": (
        "什么存疑、可能是多少，可写多次：C1=0.5（得分上下 0.5 分）、B2.actual=±5（填报项现值上下 5"
        "，± 可写 +-）、B2.actual=1220..1240（这个区间，末尾可写步长，如 /0.5）、"
        "'B2.actual=1234.36|1239.36'（其中之一，要加引号）、R3:A1=1..3（一位专家的填报）、"
        "B1.target+B2.target=…（几处同时变）",
        "what is in doubt and what it may be, as often as needed: C1=0.5 (points, either way), "
        "B2.actual=±5 (an answer, about what stands there; +- stands for ±), "
        "B2.actual=1220..1240 (between; a step may follow, such as /0.5), "
        "'B2.actual=1234.36|1239.36' (one of these; quote it), R3:A1=1..3 (the answer of one "
        "reviewer), B1.target+B2.target=… (several move together)",
    ),
    "doubts": (
        "存疑的文件（TOML，写法见 scoring schema doubts）",
        "a file of doubts (TOML, see scoring schema doubts)",
    ),
    "fact": (
        "登记表里的基础数据（编号），各口径的数都可能是对的，填这个数的几处同时变；可写多次",
        "a fact of the register (by its id): every figure stated may be the right one, and all "
        "answers that hold it move together; may be repeated",
    ),
    "register": (
        "登记表；给出项目文件夹的，用其中的登记表",
        "the register of the facts; by default that of the folder of a project",
    ),
    "triangular": (
        "越近中间机会越大（三角形）；不写时，各值机会相等",
        "values in the middle are likelier (triangular); by default all have the same chance",
    ),
    "draws": (
        "抽样次数，默认 100000；全部可能不多于这个数的，不抽样，全部算过，结果准确",
        "how many draws, 100000 by default; where there are no more possibilities, all of them are "
        "computed and nothing is drawn",
    ),
    "seed": (
        "抽样的种子，默认 1；同一种子结果相同",
        "where the draws begin, 1 by default; the same seed gives the same digits",
    ),
}


def amount(written: str) -> tuple[str, str]:
    """Return what is in doubt and what it may be, written ``C1=0.5``; both are checked later.

    Raises:
        ValueError: if it is written in another way; the parser then says so.
    """
    key, mark, value = (part.strip() for part in written.partition("="))
    if not (key and mark and value):
        raise ValueError(written)
    return key, value


def _arguments(parser: ArgumentParser, say: Callable[[str], str]) -> None:
    ask_for_sheet(parser, say)
    parser.add_argument(
        "--doubt", metavar="KEY=WHAT", type=amount, action="append", default=[], help=say("doubt")
    )
    parser.add_argument("--doubts", metavar="DOUBTS", help=say("doubts"))
    parser.add_argument("--fact", metavar="FACT", action="append", default=[], help=say("fact"))
    parser.add_argument("--register", metavar="REGISTER", help=say("register"))
    parser.add_argument("--triangular", action="store_true", help=say("triangular"))
    parser.add_argument("--draws", metavar="N", type=int, default=100_000, help=say("draws"))
    parser.add_argument("--seed", metavar="N", type=int, default=1, help=say("seed"))


def _run(parsed: Namespace, _language: Language) -> int:
    from scoring.cli.opening import opened_by, opened_project
    from scoring.cli.output import give
    from scoring.errors import ScoringError
    from scoring.evaluation import evaluate
    from scoring.report import language_for
    from scoring.report.whatif.doubt import render_doubt
    from scoring.whatif.doubting.panels import study_doubt

    project = opened_project(
        parsed.file, parsed.set, parsed.panel, column=parsed.column, sheet=parsed.sheet
    )
    if project is None:
        indicator_set, checked = opened_by(parsed)
    else:
        indicator_set, checked = project.indicator_set, project.checked
    doubts, wrong = _doubts(parsed, indicator_set, None if project is None else project.register)
    try:
        study = study_doubt(
            evaluate(indicator_set, checked),
            doubts=doubts,
            shape="triangular" if parsed.triangular else "uniform",
            draws=parsed.draws,
            seed=parsed.seed,
        )
    except ScoringError as error:
        raise ScoringError([*wrong, *error.problems]) from None
    if wrong:
        raise ScoringError(wrong)
    give(parsed, render_doubt(study, parsed.format, language_for(indicator_set, parsed.lang)))
    return 0


def _doubts(
    parsed: Namespace, indicator_set: IndicatorSet, register: Register | None
) -> tuple[list[DeclaredDoubt | tuple[str, str]], list[Problem]]:
    """Return the doubts that are declared, and what is wrong with files of them."""
    from scoring.errors import Problem, ScoringError
    from scoring.io.registers import read_register
    from scoring.whatif.doubting.facts import fact_doubts
    from scoring.whatif.doubting.file import read_doubts

    doubts: list[DeclaredDoubt | tuple[str, str]] = list(parsed.doubt)
    wrong: list[Problem] = []
    try:
        doubts += read_doubts(parsed.doubts) if parsed.doubts else ()
    except ScoringError as error:
        # what is wrong with the rest is said as well
        wrong += error.problems
    try:
        used = read_register(parsed.register) if parsed.register else register
        if used is not None and parsed.fact:
            doubts += fact_doubts(used, indicator_set, *parsed.fact)
        else:
            wrong += (Problem("doubt.no-register", "--fact", name) for name in parsed.fact)
    except ScoringError as error:
        wrong += error.problems
    return doubts, wrong


DOUBT = Action(TEXTS, _arguments, _run, more="file")
