"""The actions of ``scoring whatif``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.cli.whatif.backtest import BACKTEST
from scoring.cli.whatif.bands import BANDS
from scoring.cli.whatif.certificate import CERTIFICATE
from scoring.cli.whatif.doubt import DOUBT
from scoring.cli.whatif.grades import GRADES
from scoring.cli.whatif.influence import INFLUENCE
from scoring.cli.whatif.ranks import RANKS
from scoring.cli.whatif.route import ROUTE
from scoring.cli.whatif.scores import SCORES
from scoring.cli.whatif.weights import WEIGHTS

if TYPE_CHECKING:
    from argparse import Namespace

    from scoring.cli.whatif.action import Action
    from scoring.language import Language

ACTIONS: dict[str, Action] = {
    "grades": GRADES,
    "bands": BANDS,
    "set": BACKTEST,
    "route": ROUTE,
    "scores": SCORES,
    "weights": WEIGHTS,
    "certificate": CERTIFICATE,
    "doubt": DOUBT,
    "influence": INFLUENCE,
    "ranks": RANKS,
}
"""By the word after ``scoring whatif``, in the order of the help."""


def run(parsed: Namespace, language: Language) -> int:
    """Run the action that was asked for and return the exit status."""
    return ACTIONS[parsed.action].run(parsed, language)
