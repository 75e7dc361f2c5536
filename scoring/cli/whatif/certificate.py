"""``scoring whatif certificate``: how firm the grade of one project is, in one paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.cli.opening import opened_by
from scoring.cli.output import give
from scoring.cli.whatif.action import SHEET_TEXTS, Action, ask_for_sheet

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
    **SHEET_TEXTS,
}


def _arguments(parser: ArgumentParser, say: Callable[[str], str]) -> None:
    ask_for_sheet(parser, say)


def _run(parsed: Namespace, _language: Language) -> int:
    from scoring.evaluation import evaluate
    from scoring.report import language_for
    from scoring.report.whatif.certificate import render_certificate
    from scoring.whatif.certificate import certify

    indicator_set, checked = opened_by(parsed)
    certificate = certify(evaluate(indicator_set, checked))
    give(
        parsed,
        render_certificate(certificate, parsed.format, language_for(indicator_set, parsed.lang)),
    )
    return 0


CERTIFICATE = Action(TEXTS, _arguments, _run, more="file")
