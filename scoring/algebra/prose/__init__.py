"""Prose: every rule as text, so that a manual cannot say what the engine does not do.

``ops`` interprets the verbs over exact expressions, which are kept (``expressions``) and put
together so that they read well (``building``, ``conditions``), with what is known of their
values (``knowledge``).  ``cases`` lists the branches; ``values`` and ``wording`` print them in
Chinese and English.
"""

from scoring.algebra.prose.arithmetic import atom, plus
from scoring.algebra.prose.building import divided, scaled
from scoring.algebra.prose.cases import OTHERWISE, Case, cases_of
from scoring.algebra.prose.conditions import together
from scoring.algebra.prose.expressions import Always, Condition, Sum, Symbol
from scoring.algebra.prose.ops import PROSE, ProseOps, Truth, known_of
from scoring.algebra.prose.wording import Quantity, Writer

__all__ = [
    "OTHERWISE",
    "PROSE",
    "Case",
    "ProseOps",
    "Quantity",
    "Sum",
    "Symbol",
    "Truth",
    "Writer",
    "atom",
    "cases_of",
    "divided",
    "known_of",
    "never",
    "plus",
    "scaled",
    "together",
]


def never(condition: Condition) -> bool:
    """Whether a condition cannot hold, whatever is filled in."""
    return condition == Always(holds=False)
