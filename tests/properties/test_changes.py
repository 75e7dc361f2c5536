"""What may change a result, and what may not."""

from __future__ import annotations

import copy
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from examples import runs
from generators import Case, cases, evaluated
from hypothesis import assume, given
from hypothesis import strategies as st
from oracle.nodes import Nodes

if TYPE_CHECKING:
    from drawing import Data


def total_of(case: Case, sheet: Data) -> Fraction:
    """Return the exact total of another sheet for the same set."""
    return evaluated(Case(case.data, sheet)).exact_total


def changed(case: Case, name: str, asked: str, column: str, value: str) -> Fraction:
    """Return the exact total with one answer changed."""
    sheet = copy.deepcopy(case.sheet)
    sheet["entries"][name]["answers"][asked][column] = value
    return total_of(case, sheet)


def answered(case: Case, *kinds: str) -> list[tuple[str, Data, str, str, str]]:
    """Return every answer to a rule of these kinds: indicator, rule, input, column, value."""
    return [
        (name, rule, asked, column, value)
        for name, entry in case.sheet["entries"].items()
        if (rule := case.data["indicator"][name]["rule"])["kind"] in kinds
        for asked, given_values in entry["answers"].items()
        for column, value in given_values.items()
        if not entry.get("state")
    ]


@given(cases(plain=True), st.randoms(use_true_random=False))
def test_more_points_from_one_reviewer_never_lower_the_total(case: Case, random: Any) -> None:
    full = Nodes(case.data).full
    raisable = [
        (name, asked, column, str(Decimal(value) + Decimal(rule["step"])))
        for name, rule, asked, column, value in answered(case, "judged")
        if Fraction(value) < full[name]
    ]
    if raisable:
        assert changed(case, *random.choice(raisable)) >= total_of(case, case.sheet)


@given(cases(plain=True), st.randoms(use_true_random=False))
def test_one_more_element_met_never_lowers_the_total(case: Case, random: Any) -> None:
    unmet = [
        (name, asked, column, "yes")
        for name, _, asked, column, value in answered(case, "checklist", "yes_no")
        if value != "yes"
    ]
    if unmet:
        assert changed(case, *random.choice(unmet)) >= total_of(case, case.sheet)


@given(cases(plain=True), st.randoms(use_true_random=False))
def test_a_better_actual_never_lowers_the_total(case: Case, random: Any) -> None:
    improvable = []
    for name, rule, asked, column, value in answered(case, "proportional"):
        if asked != "actual" or rule.get("over", {}).get("effect") == "reduce":
            continue
        step = Decimal(1).scaleb(-rule["actual"]["places"])
        better = Decimal(value) + (step if rule["better"] == "higher" else -step)
        if 0 <= better <= rule["actual"]["at_most"]:
            improvable.append((name, asked, column, str(better)))
    if improvable:
        assert changed(case, *random.choice(improvable)) >= total_of(case, case.sheet)


@runs(0.5)
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_reviewers_changes_nothing(case: Case, random: Any) -> None:
    sheet = copy.deepcopy(case.sheet)
    random.shuffle(sheet["reviewers"])
    before, after = evaluated(case), evaluated(Case(case.data, sheet))
    assert after.exact_total == before.exact_total
    assert after.grade.id == before.grade.id
    points = {one.node.id: one.points for one in before}
    assert {one.node.id: one.points for one in after} == points


@runs(0.5)
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_siblings_changes_nothing(case: Case, random: Any) -> None:
    # what is rounded cumulatively is rounded one after the other
    assume(not any("cumulative" in group for group in case.data["group"].values()))
    data = copy.deepcopy(case.data)
    for table in ("group", "indicator"):
        nodes = list(data[table].items())
        random.shuffle(nodes)
        data[table] = dict(nodes)
    for node in [*data["group"].values(), *data["indicator"].values()]:
        node["order"] = random.randrange(3)
    before, after = evaluated(case), evaluated(Case(data, case.sheet))
    assert after.exact_total == before.exact_total
    assert after.total == before.total
    assert after.grade.id == before.grade.id
    points = {one.node.id: one.points for one in before}
    assert {one.node.id: one.points for one in after} == points


@runs(0.2)
@given(cases())
def test_the_same_sheet_gives_the_same_result_again(case: Case) -> None:
    first, again = evaluated(case), evaluated(case)
    assert first.ticks == again.ticks
    assert first.sheet.digest == again.sheet.digest
    assert first.indicator_set.digest == again.indicator_set.digest
