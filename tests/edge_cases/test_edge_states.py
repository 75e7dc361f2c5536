"""Edge cases 27 to 32, 46, 55 and 56: what is not filled in, not applicable or not scored."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from builders import (
    fill,
    group,
    indicator,
    judged,
    label,
    make_set,
    once,
    one,
    panel,
    policies,
    problems_of,
    proportional,
    root,
    rounded_to,
    scale,
    scored,
    scores,
    sheet_refused,
    state,
    yes_no,
)
from edge_parts import TWO

import scoring
from scoring.ledger import attribute
from scoring.report.outcome_words import tell
from scoring.report.words import STATES, pick, say
from scoring.sheet import Entry, ScoreSheet

if TYPE_CHECKING:
    from fractions import Fraction
    from pathlib import Path

    from scoring.evaluation import Evaluation
    from scoring.model import IndicatorSet

FORMATS = ("toml", "csv", "json", "xlsx")
OUT = state("not_applicable")
ROUNDED: dict[str, Any] = {
    "rounding": {**rounded_to(total=2), "group": 4},
    "grades": scale(basis="rounded"),
    "panel": panel(at_most=1),
}


def sixty_forty(of_leaves: Any, of_branch: Any = "refuse") -> IndicatorSet:
    """Return a set with A1 for 60 points, and B1 and B2 for 20 each in the branch B."""
    own = {"missing": {"not_applicable": of_leaves}}
    return make_set(
        {
            "A1": indicator(60, judged(), "A"),
            "B1": indicator(20, judged(), "B", **own),
            "B2": indicator(20, judged(), "B", **own),
        },
        {
            "total": root(100),
            "A": group(60),
            "B": group(40, missing={"not_applicable": of_branch}),
        },
        **ROUNDED,
    )


def weights(result: Evaluation) -> dict[str, Fraction]:
    """Return the effective full points of what counts."""
    shares = attribute(result).shares
    return {
        one.node.id: max(shares[one.node.id].growths, default=0) * one.full_points
        for one in result
        if not result.out.get(one.node.id)
    }


@pytest.mark.parametrize(
    ("of_branch", "total", "of_a"),
    [
        ("siblings", "80.00", 100),
        ("tree", "80.00", 100),
        ({"give_to": "A"}, "80.00", 100),
        ("zero", "48.00", 60),
        ("full", "88.00", 60),
    ],
)
def test_edge_27_a_branch_entirely_not_applicable_follows_its_own_policy(
    of_branch: Any, total: str, of_a: int
) -> None:
    """Declared at the branch: its weight moves up, or it counts as nothing or as full marks."""
    used = sixty_forty("siblings", of_branch)
    result = scored(used, {"A1": scores("48"), "B1": OUT, "B2": OUT})
    assert str(result.total) == total
    assert weights(result)["A1"] == of_a


def test_edge_27_a_branch_that_may_not_vanish_is_refused_by_name() -> None:
    """Declared: refuse; the branch is named, though each of its indicators may be left out."""
    used = sixty_forty("siblings")
    entries = {"A1": scores("48"), "B1": OUT, "B2": OUT}
    (problem,) = problems_of(lambda: scored(used, entries))
    assert (problem.code, problem.details["id"]) == ("policy.group-refused", "B")


@pytest.mark.parametrize("policy", ["zero", "full", "skip", "siblings", "tree"])
def test_edge_28_where_everything_is_not_applicable_there_is_no_result(policy: str) -> None:
    """No policy makes a result of nothing: it is neither 0 nor full marks."""
    parts = {"A": indicator(5, judged()), "B": indicator(5, yes_no())}
    used = make_set(parts, **{**ROUNDED, "missing": policies(policy)})
    assert sheet_refused(used, {"A": OUT, "B": OUT}) == ["sheet.nothing-scored"]


@pytest.mark.parametrize(
    ("scope", "total", "expected"),
    [
        ("siblings", "68.00", {"A": 60, "A1": 60, "B": 40, "B1": 40}),
        ("tree", "72.50", {"A": 75, "A1": 75, "B": 50, "B1": 25}),
    ],
)
def test_edge_29_whether_other_branches_change_their_weight_is_declared(
    scope: str, total: str, expected: dict[str, int]
) -> None:
    """Declared: the scope, the siblings or the whole tree."""
    used = sixty_forty(scope)
    result = scored(used, {"A1": scores("48"), "B1": scores("10"), "B2": OUT})
    assert str(result.total) == total
    found = weights(result)
    assert {one: found[one] for one in expected} == expected


@pytest.mark.parametrize("scope", ["siblings", "tree"])
def test_edge_30_original_and_effective_points_are_both_known_and_both_add_up(scope: str) -> None:
    """Declared: the scope; nodes keep their original points, the ledger has the effective ones."""
    used = sixty_forty(scope)
    result = scored(used, {"A1": scores("48"), "B1": scores("10"), "B2": OUT})
    assert [result[one].full_points for one in ("A1", "B1", "B2")] == [60, 20, 20]
    ledger = scoring.contributions(result)
    assert sum(part.full_points for part in ledger) == 100
    assert [part.full_points for part in ledger] == [
        weights(result).get(one, 0) for one in ("A1", "B1", "B2")
    ]
    assert sum((part.points for part in ledger), ledger.rounding) == result.published_total
    report = scoring.render(result, "text", "en")
    assert tell("effective", "en") in report


@pytest.mark.parametrize("language", ["zh", "en"])
def test_edge_31_full_points_for_what_is_not_applicable_are_flagged(language: str) -> None:
    """Declared: full marks; every report says which points were given by policy."""
    used = make_set(
        {"A": indicator(5, judged(), label=label("甲")), "B": indicator(5, judged())},
        missing=policies("full"),
    )
    result = scored(used, {"A": state("not_applicable"), "B": scores("4")})
    word = pick(STATES["not_applicable"], language)
    about = {"id": "A", "name": "甲", "state": word, "points": "5.00", "full": "5"}
    assert say("by_policy", language, **about) in scoring.render(result, "text", language)


def alternatives() -> IndicatorSet:
    """Return a set in which exactly one of W9 and W10 is scored."""
    own = {"missing": {"not_applicable": "siblings"}}
    return make_set(
        {
            "W9": indicator(5, judged(), "X", **own),
            "W10": indicator(5, judged(), "X", **own),
            "C": indicator(5, judged()),
        },
        {"total": root(10), "X": group(5, combine="one_of")},
        **ROUNDED,
    )


def test_edge_32_one_of_several_counts_for_all_of_them() -> None:
    """Declared: ``one_of``; what is not chosen is said to be not applicable."""
    result = scored(alternatives(), {"W9": scores("4"), "W10": OUT, "C": scores("1")})
    assert (str(result.total), result["X"].points) == ("5.00", 4)


@pytest.mark.parametrize(
    ("entries", "code"),
    [
        ({"W9": scores("4"), "W10": scores("3")}, "sheet.one-of"),
        ({"W9": OUT, "W10": OUT}, "policy.group-refused"),
        ({"W9": scores("4")}, "sheet.refused-missing"),
    ],
)
def test_edge_32_both_none_or_a_silent_choice_are_refused(
    entries: dict[str, Entry], code: str
) -> None:
    """Declared: the group may not be left out as a whole."""
    assert sheet_refused(alternatives(), {**entries, "C": scores("1")}) == [code]


def test_edge_46_a_target_withdrawn_in_the_year_is_not_scored_as_zero() -> None:
    """Declared: the policy for not applicable, here full marks; a blank target is refused."""
    used = make_set(
        {"A": indicator(5, proportional()), "B": indicator(5, judged())},
        rounding=TWO,
        missing=policies(not_applicable="full"),
    )
    blank = sheet_refused(used, {"A": once(actual="3"), "B": scores("5")})
    assert blank == ["sheet.half-answered-once"]
    assert scored(used, {"A": state("not_applicable"), "B": scores("5")})["A"].points == 5


def test_edge_46_a_withdrawn_target_may_be_skipped() -> None:
    """Declared: ``skip``; what could be earned is then printed beside the points."""
    used = make_set(
        {"A": indicator(5, proportional()), "B": indicator(5, judged())},
        rounding=TWO,
        missing=policies(not_applicable="skip"),
    )
    result = scored(used, {"A": OUT, "B": scores("4")})
    assert str(result.total) == "4.00"
    said = tell("attainable", "en", could="5.00", points="4.00", rate="80.00%")
    assert said in scoring.render(result, "text", "en")


@pytest.mark.parametrize("kind", FORMATS)
def test_edge_55_what_nobody_filled_in_is_unscored_and_gets_no_default(
    kind: str, tmp_path: Path
) -> None:
    """Declared: refuse; there is no default score."""
    used = make_set({"A": indicator(10, judged()), "B": indicator(10, judged())})
    assert sheet_refused(used, {"A": scores("5")}) == ["sheet.refused-missing"]
    path = tmp_path / f"half.{kind}"
    scoring.write_sheet(fill(used, {"A": scores("5")}), path, used)
    (problem,) = problems_of(lambda: scoring.read_sheet(path, used))
    assert (problem.code, problem.details["id"]) == ("sheet.refused-missing", "B")


@pytest.mark.parametrize("kind", FORMATS)
def test_edge_56_zero_and_blank_are_told_apart_in_every_file(kind: str, tmp_path: Path) -> None:
    """A zero is a score and prints as 0.00; a blank or a dash is the state missing."""
    used = one(10, judged())
    zero = fill(used, {"A": scores("0", None, "—")}, 3)
    given: dict[str, Decimal | str] = {"R1": Decimal(0)}
    zero = ScoreSheet("test", "1.0.0", {}, zero.reviewers, {"A": Entry({"score": given})})
    path = tmp_path / f"zero.{kind}"
    scoring.write_sheet(zero, path, used)
    read = scoring.read_sheet(path, used)
    assert read.entry("A").answers == {"score": {"R1": Decimal(0)}}
    assert scoring.evaluate(used, read).exact_total == 0
    assert "0.00" in scoring.render(scoring.evaluate(used, read), "text", "zh")
