"""Edge cases 53, 54 and 58 to 60: what a sheet says, and how it is read."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from builders import (
    fill,
    indicator,
    judged,
    make_set,
    one,
    policies,
    problems_of,
    refused,
    scored,
    scores,
    set_data,
    sheet_refused,
)

import scoring
from scoring.exact import to_decimal
from scoring.sheet import ScoreSheet

if TYPE_CHECKING:
    from pathlib import Path

OLD = "[3] 服务考评资料 2018–2019"
"""Material of another period than the one under evaluation."""


def test_edge_53_evidence_is_recorded_and_shown_and_changes_no_points_by_itself() -> None:
    """Declared: material is named with its period; whether it supports anything is judged."""
    used = one(10, judged())
    with_it = scored(used, {"A": replace(scores("6"), evidence=(OLD,), reason="上一年度的材料")})
    without = scored(used, {"A": replace(scores("6"), reason="上一年度的材料")})
    assert with_it["A"].points == without["A"].points == 6
    assert with_it.sheet.digest != without.sheet.digest
    assert scoring.trace(with_it, "A").evidence == (OLD,)
    shown = scoring.explain(with_it, ("A",), "text", "zh")
    assert OLD in shown
    assert "上一年度的材料" in shown


@pytest.mark.parametrize(("policy", "points"), [("zero", 0), ("full", 10)])
def test_edge_53_what_rests_on_evidence_of_another_period_is_declared_void(
    policy: str, points: int
) -> None:
    """Declared: the state void, and the policy of the set for it; the material stays on record."""
    parts = {"A": indicator(10, judged()), "B": indicator(10, judged())}
    used = make_set(parts, missing=policies(void=policy))
    entry = replace(scores("9"), state="void", evidence=(OLD,))
    result = scored(used, {"A": entry, "B": scores("5")})
    traced = scoring.trace(result, "A")
    assert (traced.state, traced.points, traced.evidence) == ("void", points, (OLD,))
    assert sheet_refused(one(10, judged()), {"A": entry}) == ["sheet.refused-void"]


SELF = {"A": scores("9")}
REVIEW = {"A": scores("7"), "B": scores("4")}


def test_edge_54_a_blank_self_score_is_missing_where_a_review_exists() -> None:
    """Declared: two sheets of one set; the blank is refused unless the set settles it."""
    parts = {"A": indicator(10, judged()), "B": indicator(10, judged())}
    (problem,) = problems_of(lambda: scored(make_set(parts), SELF))
    assert (problem.code, problem.details["id"]) == ("sheet.refused-missing", "B")
    used = make_set(parts, missing=policies(missing="zero"))
    own, review = scored(used, SELF), scored(used, REVIEW)
    states = {
        leaf.node.id: given.state
        for leaf, given in zip(own.checked.plan.leaves, own.checked.leaves, strict=True)
    }
    assert states == {"A": "scored", "B": "missing"}
    # points are exact numbers in every state, so no difference is ever NaN
    differences = {one.node.id: one.points - review[one.node.id].points for one in own}
    assert differences == {"total": Fraction(-2), "A": Fraction(2), "B": Fraction(-4)}


def test_edge_54_beside_a_review_a_blank_self_score_has_no_difference() -> None:
    """Declared: both on one sheet; where one is blank the review stands, and nothing is NaN."""
    parts = {"A": indicator(10, judged()), "B": indicator(10, judged())}
    entries = {"A": replace(REVIEW["A"], self_score=Decimal(9)), "B": REVIEW["B"]}
    found = scoring.compare_self(scored(make_set(parts), entries))
    assert found is not None
    assert [node.id for node in found.blank] == ["B"]
    assert (found["A"].difference, found["B"].difference) == (-2, None)
    # 9 and 4 against 7 and 4
    assert (found.own.exact_total, found.review.exact_total) == (13, 11)


def test_edge_54_only_what_both_scored_is_compared() -> None:
    """Declared: both readings of the incomplete sheet, and how much of it was scored."""
    parts = {"A": indicator(10, judged()), "B": indicator(10, judged())}
    used = make_set(parts)
    own = scoring.readings(used, fill(used, SELF))
    assert (own.so_far.exact_total, own.nothing_more.exact_total) == (18, 9)
    assert own.coverage == Fraction(1, 2)
    assert scoring.coverage(own.nothing_more) == {"total": Fraction(1, 2), "A": 1, "B": 0}


def test_edge_58_a_sheet_names_the_version_of_its_set_and_is_held_to_it() -> None:
    """Declared by the sheet: id and version of its set; another version is refused."""
    used = one(10, judged())
    sheet = ScoreSheet("test", "0.9.0", {}, fill(used, {}).reviewers, {"A": scores("5")})
    (problem,) = problems_of(lambda: scoring.evaluate(used, sheet))
    assert (problem.code, problem.value) == ("sheet.other-version", "0.9.0")
    assert problem.details["expected"] == "1.0.0"
    result = scored(used, {"A": scores("5")})
    assert '"version": "1.0.0"' in scoring.render(result, "json")


def test_edge_58_self_score_and_review_under_two_versions_do_not_mix() -> None:
    """Each sheet is scored with its own version; results name version and digest of the set."""
    first = one(10, judged())
    second = make_set({"A": indicator(10, judged("0.5"))}, version="1.1.0")
    own, review = (scored(used, {"A": scores("7")}) for used in (first, second))
    assert [one.indicator_set.version for one in (own, review)] == ["1.0.0", "1.1.0"]
    assert first.digest != second.digest
    (problem,) = problems_of(lambda: scoring.evaluate(second, own.sheet))
    assert problem.code == "sheet.other-version"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("９０．５", Decimal("90.5")),
        ("1,239.36", Decimal("1239.36")),
        ("≥100百分比", "cell.comparison"),
        ("1,23", "cell.bad-separators"),
        ("—", "sheet.refused-missing"),
        ("严格执行相关制度规定", "cell.not-a-number"),
    ],
)
def test_edge_59_what_stands_in_filled_forms_is_understood_or_refused(
    text: str, outcome: Decimal | str, tmp_path: Path
) -> None:
    """Understood where there is one meaning, refused with the reason elsewhere."""
    used = one(10_000, judged())
    path = tmp_path / "form.csv"
    path.write_text(f'#set,test,1.0.0\n#reviewer,R1\nid,R1\nA,"{text}"\n', encoding="utf-8")
    if isinstance(outcome, Decimal):
        assert scoring.read_sheet(path, used).entry("A").answers["score"]["R1"] == outcome
    else:
        assert [p.code for p in problems_of(lambda: scoring.read_sheet(path, used))] == [outcome]


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity", "true"])
def test_edge_60_what_is_no_number_is_refused(value: str, tmp_path: Path) -> None:
    """Refused in every field that asks for a number."""
    used = one(10, judged())
    path = tmp_path / "sheet.json"
    path.write_text(
        '{"set": "test", "version": "1.0.0", "reviewers": [{"id": "R1"}],'
        f'"entries": {{"A": {{"answers": {{"score": {{"R1": {value}}}}}}}}}}}',
        encoding="utf-8",
    )
    codes = [problem.code for problem in problems_of(lambda: scoring.read_sheet(path, used))]
    assert codes == ["cell.boolean" if value == "true" else "cell.not-a-number"]
    assert to_decimal(value) is None


@pytest.mark.parametrize("points", [True, "NaN", "Infinity", 10.0])
def test_edge_60_full_points_that_are_no_exact_number_are_refused(points: Any) -> None:
    """Refused in the set too, floats included."""
    assert refused(set_data({"A": indicator(points, judged())})) == ["shape.not-ratio"]
