"""Evidence that a set requires: declared, tightened by registers, told in every report."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from builders import (
    codes_of,
    fill,
    indicator,
    judged,
    make_set,
    once,
    problems_of,
    refused,
    rounded_to,
    set_data,
    yes_no,
)
from registered import examined, material

import scoring
from scoring.report.changes import render_changes

if TYPE_CHECKING:
    from scoring.model import IndicatorSet
    from scoring.register import Examination
    from scoring.sheet import ScoreSheet

HALF = {"effect": "discount", "share": "0.5", "kinds": ["合同", "报告"]}


def requiring(evidence: dict[str, Any] | None) -> IndicatorSet:
    """Return a set of 60 and 40 points, of which the first requires evidence."""
    more = {} if evidence is None else {"evidence": evidence}
    given = judged(asked="once")
    return make_set(
        {"Q": indicator(60, given, **more), "S": indicator(40, given)},
        rounding=rounded_to(indicator=2),
    )


def sheet(used: IndicatorSet, *named: str) -> ScoreSheet:
    """Return a sheet with 55 and 40 points, the first row naming these materials."""
    entries = {"Q": once(score="55"), "S": once(score="40")}
    entries["Q"] = scoring.Entry(answers=entries["Q"].answers, reason="why", evidence=named)
    made = fill(used, entries, 0)
    return scoring.ScoreSheet(
        made.set_id, made.set_version, {"year": "2020"}, (), made.entries, source="s.csv"
    )


def held(used: IndicatorSet, data: dict[str, Any], *named: str) -> Examination:
    return examined(data, sheet(used, *named), used)


def papers(*kinds: str, **more: Any) -> dict[str, Any]:
    """Return a register with one material of each kind for Q."""
    listed = [
        material(f"E{n}", supports=["Q"], kind=kind, **more) for n, kind in enumerate(kinds, 1)
    ]
    return {"evidence": listed}


def test_what_the_set_requires_is_taken_where_it_lacks() -> None:
    made = held(requiring(HALF), papers())
    # 55 ÷ 2 = 27.50 and 40
    assert (made.before.exact_total, made.after.exact_total) == (95, 67.5)
    (effect,) = made.effects
    assert effect.requirement.place == "test.toml: indicator.Q.evidence"


@pytest.mark.parametrize(
    ("kinds", "total", "code"),
    [
        (["合同"], 95, None),
        (["照片", "报 告"], 95, None),
        (["照片"], 67.5, "evidence.other-kind"),
    ],
)
def test_one_paper_of_a_required_kind_is_enough(
    kinds: list[str], total: float, code: str | None
) -> None:
    made = held(requiring(HALF), papers(*kinds))
    assert made.after.exact_total == total
    found = [(one.code, one.place) for one in made.findings if one.code.startswith("evidence")]
    assert found == ([(code, "test.toml: indicator.Q.evidence")] if code else [])


def test_a_paper_of_another_period_or_not_supplied_does_not_count() -> None:
    late = papers("合同", period={"from": 2018, "to": 2019})
    made = held(requiring(HALF), late)
    assert "evidence.only-outside" in [one.code for one in made.findings]
    assert made.after.exact_total == 67.5
    asked = held(requiring(HALF), papers("合同", status="requested"))
    assert "evidence.missing" in [one.code for one in asked.findings]
    assert asked.after.exact_total == 67.5


def test_without_any_registered_material_the_row_on_the_sheet_says() -> None:
    facts = {"finding": [{"id": "P", "text": "t", "indicators": ["Q"], "suggestion": "s"}]}
    assert held(requiring(HALF), facts, "合同").after.exact_total == 95
    assert held(requiring(HALF), facts).after.exact_total == 67.5


@pytest.mark.parametrize(
    ("own", "total"),
    [
        ({"effect": "discount", "share": "0.2"}, 11 + 40),
        ({"effect": "zero"}, 40),
        ({"effect": "discount", "share": "0.5", "kinds": ["合同"]}, 27.5 + 40),
    ],
)
def test_a_register_may_ask_for_more(own: dict[str, Any], total: float) -> None:
    made = held(requiring(HALF), {"requirement": {"Q": own}, **papers("照片")})
    assert made.after.exact_total == total
    assert [one.requirement.place for one in made.effects] == ["r.toml: requirement.Q"]


def test_a_register_that_names_fewer_kinds_asks_for_those_and_else_for_those_of_the_set() -> None:
    one = {"effect": "zero", "kinds": ["合同"]}
    assert held(requiring(HALF), {"requirement": {"Q": one}, **papers("报告")}).effects
    assert not held(requiring(HALF), {"requirement": {"Q": one}, **papers("合同")}).effects
    any_kind = {"requirement": {"Q": {"effect": "zero"}}}
    assert not held(requiring(HALF), {**any_kind, **papers("报告")}).effects
    assert held(requiring(HALF), {**any_kind, **papers("照片")}).effects


def test_a_register_that_asks_for_less_is_refused() -> None:
    weak = {"effect": "warn", "kinds": ["照片", "合同"]}
    found = problems_of(lambda: held(requiring(HALF), {"requirement": {"Q": weak}}))
    assert [(one.code, one.place, one.value) for one in found] == [
        ("register.weaker", "r.toml: requirement.Q", "warn"),
        ("register.other-kind", "r.toml: requirement.Q.kinds", "照片"),
    ]
    more = {"requirement": {"Q": {"effect": "discount", "share": "0.51"}}}
    assert codes_of(lambda: held(requiring(HALF), more)) == ["register.weaker"]


@pytest.mark.parametrize(
    ("evidence", "changed", "code"),
    [
        ({"effect": "discount"}, {}, "register.no-share"),
        ({"effect": "zero", "share": "0.5"}, {}, "register.share-unused"),
        ({"effect": "discount", "share": "1"}, {}, "register.share"),
        ({"effect": "none"}, {}, "shape.not-one-of"),
        ({"effect": "discount", "share": "0.5"}, {"rounding": {"shown": 2}},
         "register.effect-unrounded"),
        ({"effect": "warn", "kind": "合同"}, {}, "shape.unknown-key"),
    ],
)  # fmt: skip
def test_a_requirement_that_makes_no_sense_is_refused_with_the_set(
    evidence: dict[str, Any], changed: dict[str, Any], code: str
) -> None:
    nodes = {"Q": indicator(60, judged(), evidence=evidence), "S": indicator(40, judged())}
    rounding = {"rounding": rounded_to(indicator=2), **changed}
    assert refused(set_data(nodes, **rounding)) == [code]


def test_flags_and_penalties_can_only_be_warned_of() -> None:
    def nodes(effect: str) -> dict[str, Any]:
        flag = indicator(None, yes_no(), role="flag", evidence={"effect": effect})
        return {"Q": indicator(100, judged()), "F": flag}

    assert refused(set_data(nodes("zero"))) == ["register.effect-role"]
    assert make_set(nodes("warn")).nodes["F"].evidence is not None


def test_an_indicator_with_its_own_rounding_may_be_discounted() -> None:
    own = indicator(100, judged(), evidence=HALF, rounding={"places": 1})
    assert make_set({"Q": own}, rounding={"shown": 2}).nodes["Q"].evidence is not None


def test_a_result_without_a_register_names_the_rows_without_evidence() -> None:
    used = requiring(HALF)
    for named, said in (((), True), (("合同",), False)):
        result = scoring.evaluate(used, sheet(used, *named))
        assert result.exact_total == 95
        zh = "Q 要求有佐证材料，评分表没有写。没有登记表，不减分。"
        assert (zh in scoring.render(result, "text", "zh")) is said
        en = "Q: evidence is required and the sheet names none."
        assert (en in scoring.render(result, "markdown", "en")) is said


def test_manuals_say_what_is_required() -> None:
    said = scoring.describe(requiring(HALF), "text", "zh")
    assert "要求有佐证材料（合同、报告），没有评价期内的材料时保留得分的 50.00%。" in said
    said = scoring.describe(requiring({"effect": "zero"}), "text", "en")
    assert (
        "Requires evidence; without any of the period under evaluation, it has no points." in said
    )
    said = scoring.describe(requiring({"effect": "warn"}), "html", "zh")
    assert "要求有佐证材料，没有评价期内的材料时只提示，不减分。" in said
    assert "佐证材料" not in scoring.describe(requiring(None), "text", "zh")


def test_comparisons_say_what_changed_in_words() -> None:
    none, half, zero = (requiring(one) for one in (None, HALF, {"effect": "zero"}))
    (line,) = [x for x in render_changes(none, half, "text", "zh").splitlines() if "Q" in x]
    assert "佐证材料" in line
    assert "保留一部分得分" in line
    assert "合同" in line
    lines = [x for x in render_changes(half, zero, "text", "zh").splitlines() if "Q" in x]
    assert any("处理 保留一部分得分 → 不得分" in x for x in lines)
    assert any("保留的比例 0.5 → —" in x for x in lines)
    keys = [one["key"] for one in json.loads(render_changes(half, zero, "json"))["changes"]]
    assert keys == ["evidence.effect", "evidence.share", "evidence.kinds"]
