"""What would come out without one reviewer: the sheet evaluated again for each of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from scoring.agreement.ratings import standing_reviewers
from scoring.errors import ScoringError
from scoring.evaluation import evaluate
from scoring.settle import check_sheet

if TYPE_CHECKING:
    from scoring.errors import Problem
    from scoring.evaluation import Evaluation
    from scoring.settle import CheckedSheet
    from scoring.sheet import Reviewer, ScoreSheet


class Without(NamedTuple):
    """What comes out without one reviewer.

    Attributes:
        reviewer: who is left out.
        evaluation: the result without, ``None`` where the set forbids it.
        problems: why it forbids it: too few answers, an indicator nobody else scored.
        unscored: ids of the indicators that nobody else scored, and that the set therefore
            settles as missing.
        same: whether grade and outcome stay what they are; ``None`` where there is no result.
    """

    reviewer: Reviewer
    evaluation: Evaluation | None
    problems: tuple[Problem, ...]
    unscored: tuple[str, ...]
    same: bool | None


def without_each(evaluation: Evaluation) -> tuple[Without, ...]:
    """Evaluate the sheet again without each of the reviewers, in the order of the sheet.

    Those whose ballots are void are left out already.  What lacking evidence takes is taken here
    too, from what is still scored.
    """
    found = []
    for reviewer in standing_reviewers(evaluation):
        sheet = left_out(evaluation.sheet, reviewer)
        unscored = tuple(
            name
            for name, entry in evaluation.sheet.entries.items()
            if not entry.blank and sheet.entries[name].blank
        )
        try:
            again = evaluate(evaluation.indicator_set, checked_again(evaluation, sheet))
        except ScoringError as error:
            found.append(Without(reviewer, None, error.problems, unscored, None))
            continue
        same = again.grade.id == evaluation.grade.id and again.outcome == evaluation.outcome
        found.append(Without(reviewer, again, (), unscored, same))
    return tuple(found)


def checked_again(evaluation: Evaluation, sheet: ScoreSheet) -> CheckedSheet:
    """Return *sheet* checked, with what the evaluation keeps of points.

    Raises:
        ScoringError: where the set does not allow it.
    """
    return check_sheet(evaluation.indicator_set, sheet).keeping(evaluation.checked.kept)


def left_out(sheet: ScoreSheet, reviewer: Reviewer) -> ScoreSheet:
    """Return the sheet without a reviewer and without what that reviewer answered."""
    entries = {
        name: replace(
            entry,
            answers={
                asked: {who: value for who, value in given.items() if who != reviewer.id}
                for asked, given in entry.answers.items()
            },
        )
        for name, entry in sheet.entries.items()
    }
    rest = tuple(one for one in sheet.reviewers if one.id != reviewer.id)
    return replace(sheet, reviewers=rest, entries=entries)
