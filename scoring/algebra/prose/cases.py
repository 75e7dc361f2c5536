"""An expression as a list of cases, of which the first that fits counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scoring.algebra.prose.building import scaled
from scoring.algebra.prose.conditions import together
from scoring.algebra.prose.expressions import Always, Chosen, Sum
from scoring.algebra.prose.knowledge import decided, with_fact
from scoring.algebra.prose.simplifying import simplified

if TYPE_CHECKING:
    from scoring.algebra.prose.expressions import Condition
    from scoring.algebra.prose.knowledge import Facts

OTHERWISE: Condition = Always(holds=True)


class Case(NamedTuple):
    """One case.

    Attributes:
        when: when it counts, if none before it does; for the last one, in any case.
        alone: when it counts, whatever stands before it.
        value: what the expression is then.
        names: what the branches are called that lead to it.
    """

    when: Condition
    alone: Condition
    value: Sum
    names: tuple[str, ...]


def cases_of(value: Sum, *known: Condition) -> tuple[Case, ...]:
    """Return the cases of an expression, said plainly; a single one where it has no choice.

    Args:
        value: the expression.
        known: what holds wherever it is looked at.
    """
    facts: Facts = ()
    for fact in known:
        facts = with_fact(facts, fact)
    cases = _cases(simplified(value, facts))
    while len(cases) > 1 and cases[-1][2:] == cases[-2][2:]:
        both = together((cases[-2].alone, cases[-1].alone), every=False)
        cases[-2:] = [cases[-1]._replace(alone=both)]
    return tuple(cases)


def _cases(value: Sum) -> list[Case]:
    factor, chosen = value.lone or (0, None)
    if not isinstance(chosen, Chosen):
        return [Case(OTHERWISE, OTHERWISE, value, ())]
    branches = []
    for inside, truth, name in zip(
        (chosen.yes, chosen.no), (chosen.holds, chosen.fails), chosen.names, strict=True
    ):
        named = (name,) if name else ()
        branches.append(
            [
                case._replace(alone=_both(truth, case.alone), names=(*named, *case.names))
                for case in _cases(scaled(inside, factor))
            ]
        )
    yes, no = branches
    if len(yes) == 1:
        return [yes[0]._replace(when=chosen.holds), *no]
    if len(no) == 1:
        return [no[0]._replace(when=chosen.fails), *yes]
    first, truth, rest = (no, chosen.fails, yes) if len(no) < len(yes) else (yes, chosen.holds, no)
    return [*(case._replace(when=_both(truth, case.when)) for case in first), *rest]


def _both(outer: Condition, inner: Condition) -> Condition:
    """Return both conditions, or the inner one where that includes the outer."""
    if decided(outer, with_fact((), inner)):
        return inner
    return together((outer, inner), every=True)
