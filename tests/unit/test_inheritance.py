"""Sets made from other sets: what is merged, what is dropped, what may not be inherited."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from builders import (
    checklist,
    figure,
    group,
    indicator,
    judged,
    label,
    made,
    panel,
    proportional,
    refused,
    root,
    scale,
    set_data,
    tiers,
    trimmed,
)

from scoring.comparison import diff_sets
from scoring.errors import Problems
from scoring.io.inheritance import Raw, inherited

if TYPE_CHECKING:
    from collections.abc import Mapping


OWN = {"id": "city", "version": "2.0.0", "name": label("City"), "source": "the city"}
BASE = set_data(
    {
        "A1": indicator(30, judged(), under="A"),
        "A2": indicator(30, proportional(), under="A", also_under=["C"]),
        "B1": indicator(40, tiers(("at_least", "90", "40"), ("at_least", "60", "20")), under="B"),
    },
    {"total": root(), "A": group(), "B": group(), "C": group()},
    id="nation",
    source="the nation",
)
SOUND = {
    **BASE,
    "group": {"total": root(), "A": group(), "B": group()},
    "indicator": {**BASE["indicator"], "A2": indicator(30, judged("0.5"), under="A")},
}


def merged(
    own: Mapping[str, Any], base: Mapping[str, Any] = BASE, *, named: bool = True
) -> tuple[dict[str, Any], Problems]:
    """Return what *own* comes to over *base*, and what was noted."""
    problems = Problems()
    nation = {**base, "id": "nation", "version": "1.0.0", "extends": ""}
    above = Raw(nation, Path("nation.toml"), "nation.toml")
    data = {"extends": "nation", **(OWN if named else {}), **own}
    raw = Raw(data, Path("city.toml"), "city.toml")
    return inherited(raw, lambda _raw, _name: above, problems), problems


def sound(own: Mapping[str, Any], base: Mapping[str, Any] = BASE) -> dict[str, Any]:
    """Return what *own* comes to, where nothing is wrong with it."""
    data, problems = merged(own, base)
    assert not len(problems)
    return data


# ---------------------------------------------------------------- merging


def test_a_set_that_changes_nothing_has_the_nodes_and_rules_of_the_other() -> None:
    assert {one.part for one in diff_sets(made(SOUND), made(sound({}, SOUND)))} == {"set"}


def test_tables_are_merged_key_by_key() -> None:
    data = sound({"indicator": {"A1": {"label": {"zh": "新名"}}}, "rounding": {"total": 1}})
    assert data["indicator"]["A1"]["label"] == {"zh": "新名", "en": "indicator"}
    assert data["indicator"]["A1"]["points"] == 30
    assert data["rounding"] == {"shown": 2, "total": 1}


def test_lists_are_replaced_whole() -> None:
    bands = scale((("only", "通过", 0),))["bands"]
    assert sound({"grades": {"bands": bands}})["grades"] == {**BASE["grades"], "bands": bands}


def test_a_rule_of_the_same_kind_is_merged_and_one_of_another_kind_replaces_it() -> None:
    same = {"actual": {"unit": "万元"}, "zero_divisor": "zero"}
    rule = sound({"indicator": {"A2": {"rule": same}}})["indicator"]["A2"]["rule"]
    assert rule == {
        **proportional(),
        "actual": figure("actual", unit="万元"),
        "zero_divisor": "zero",
    }
    other = checklist(None, None)
    rule = sound({"indicator": {"A2": {"rule": other}}})["indicator"]["A2"]["rule"]
    assert rule == other


def test_a_number_replaces_a_table_and_a_table_a_number() -> None:
    fixed = sound({"indicator": {"A2": {"rule": {"target": "5"}}}})
    assert fixed["indicator"]["A2"]["rule"]["target"] == "5"
    back = sound({"indicator": {"A2": {"rule": {"target": figure("plan")}}}}, fixed)
    assert back["indicator"]["A2"]["rule"]["target"] == figure("plan")


def test_a_group_that_combines_otherwise_leaves_the_keys_of_the_old_way_behind() -> None:
    mean = {
        **BASE,
        "group": {**BASE["group"], "B": group(combine="weighted_mean", weights_total=1)},
    }
    group_b = sound({"group": {"B": {"combine": "best"}}}, mean)["group"]["B"]
    assert (group_b["combine"], "weights_total" in group_b) == ("best", False)
    group_b = sound({"group": {"B": {"points": 5}}}, mean)["group"]["B"]
    assert (group_b["weights_total"], group_b["points"]) == (1, 5)
    # a group that does not say how it combines is a sum
    added = {"B": {"combine": "sum", "cumulative": 2}}
    assert sound({"group": {"B": {"combine": "sum"}}}, sound({"group": added}))["group"]["B"] == {
        **BASE["group"]["B"],
        **added["B"],
    }


def test_a_panel_that_no_longer_trims_drops_nobody() -> None:
    plain = sound({"panel": {"combine": "median"}}, {**BASE, "panel": trimmed()})["panel"]
    assert plain == panel("median")
    kept = sound({"panel": {"trim_from": 5}}, {**BASE, "panel": trimmed()})["panel"]
    assert kept == trimmed(trim_from=5)


def test_a_share_of_points_goes_with_the_effect_it_was_written_for() -> None:
    half = {"effect": "discount", "share": "0.5", "kinds": ["contract"]}
    base = {**BASE, "indicator": {**BASE["indicator"]}}
    base["indicator"]["A1"] = {**base["indicator"]["A1"], "evidence": half}

    def evidence(**own: str) -> dict[str, Any]:
        found: dict[str, Any] = merged({"indicator": {"A1": {"evidence": own}}}, base)[0]
        required: dict[str, Any] = found["indicator"]["A1"]["evidence"]
        return required

    assert evidence(effect="warn") == {"effect": "warn", "kinds": ["contract"]}
    assert evidence(share="0.2") == {**half, "share": "0.2"}


def test_a_node_called_kind_is_a_node() -> None:
    base = {**BASE, "group": {**BASE["group"], "kind": group()}}
    assert set(sound({"group": {"kind": {"points": 3}}}, base)["group"]) == set(base["group"])


def test_new_nodes_stand_after_those_that_were_there() -> None:
    data = sound({"indicator": {"A0": indicator(1, judged(), under="A"), "A1": {"points": 5}}})
    assert list(data["indicator"]) == ["A1", "A2", "B1", "A0"]


def test_what_is_merged_still_says_what_it_extends_and_not_what_it_dropped() -> None:
    data = sound({"drop": ["B1"]})
    assert data["extends"] == "nation"
    assert "drop" not in data


def test_a_set_that_extends_nothing_stays_as_it_is() -> None:
    problems = Problems()
    raw = Raw(BASE, Path("nation.toml"), "nation.toml")
    assert inherited(raw, lambda *_: pytest.fail("asked for"), problems) == BASE


# ---------------------------------------------------------------- dropping


def test_a_dropped_group_goes_with_everything_under_it() -> None:
    data = sound({"drop": ["A", "B1"]})
    assert (list(data["group"]), list(data["indicator"])) == (["total", "B", "C"], [])


def test_what_stays_no_longer_stands_under_what_is_gone() -> None:
    assert sound({"drop": ["C"]})["indicator"]["A2"]["also_under"] == []


def test_a_node_that_is_dropped_and_written_again_starts_afresh() -> None:
    again = indicator(40, judged(), under="B")
    assert sound({"drop": ["B1"], "indicator": {"B1": again}})["indicator"]["B1"] == again


def test_an_unknown_id_in_drop_is_named_with_the_one_that_was_meant() -> None:
    _, problems = merged({"drop": ["A1", "A22"]})
    (problem,) = problems
    assert (problem.code, problem.place, problem.value) == (
        "set.drop-unknown",
        "city.toml: drop[1]",
        "A22",
    )
    assert "是不是“A2”" in problem.line("zh")


def test_a_drop_that_is_no_list_of_ids_is_left_to_the_check_of_shapes() -> None:
    data, _ = merged({"drop": [1]})
    assert refused(data) == ["shape.not-text"]


def test_drop_without_a_set_to_drop_from_is_refused() -> None:
    assert refused({**SOUND, "drop": ["A1"]}) == ["set.drop-without-extends"]


# ---------------------------------------------------------------- what may not be inherited


def test_id_version_name_and_source_must_be_its_own() -> None:
    _, problems = merged({}, named=False)
    assert [(one.code, one.place) for one in problems] == [
        ("set.not-own", f"city.toml: {key}") for key in ("id", "version", "name", "source")
    ]


def test_half_a_name_is_not_completed_from_the_other_set() -> None:
    assert refused(sound({"name": {"zh": "某市"}}, SOUND)) == ["shape.missing-key"]


def test_the_same_id_needs_another_version() -> None:
    _, problems = merged({"id": "nation", "version": "1.0.0"})
    assert [one.code for one in problems] == ["set.same-as-extended"]
    assert sound({"id": "nation", "version": "1.0.1"})["version"] == "1.0.1"
