"""``scoring whatif weights``: every format, both languages, and what is not computed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from builders import MOF, group, indicator, judged, make_set, once, root, scale, scored

import scoring
from scoring.cli.main import main
from scoring.report.whatif.weights_words import TEXTS, WHY

if TYPE_CHECKING:
    from collections.abc import Callable

SHEET = str(Path(__file__).parent.parent.parent / "docs/examples/shaoguan-cloud/scores.xlsx")
FREE = judged("0.5", asked="once")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    def run_it(*arguments: str) -> str:
        assert main(("whatif", "weights", *arguments)) == 0
        out, err = capsys.readouterr()
        assert not err
        return out

    return run_it


def report(used: scoring.IndicatorSet, language: str = "en", **points: str) -> str:
    evaluation = scored(used, {name: once(score=given) for name, given in points.items()})
    intervals, leeway = scoring.weight_intervals(evaluation), scoring.weight_leeway(evaluation)
    return scoring.render_weights(intervals, leeway, language=language)


def test_the_type_case_holds_while_weights_move_by_18_per_cent(run: Callable[..., str]) -> None:
    out = run(SHEET, "--lang", "zh")
    assert "全部权重同时变动不超过 ±18.371%，等级不变；再多，最不利时是“优”（90.00）。" in out
    out = run(SHEET, "--lang", "en")
    assert "up to ±18.371% the grade stays" in out
    assert "give “excellent” (90.00)" in out


def test_an_end_at_which_the_grade_has_changed_already_says_so(run: Callable[..., str]) -> None:
    (line,) = (line for line in run(SHEET, "--lang", "en").splitlines() if " CD " in line)
    # 3493/100 points bring the total to 89.995, which is published as 90.00
    assert "< 34.93 " in line


def test_json_has_exact_numbers(run: Callable[..., str]) -> None:
    data = json.loads(run(SHEET, "--format", "json"))
    assert data["format"] == "scoring.whatif.weights/1"
    by_id = {one["id"]: one for one in data["weights"]}
    assert by_id["C"]["high"]["at"] == "97909/1760"
    assert by_id["C"]["high"]["beyond"]["grade"]["id"] == "excellent"
    assert by_id["C"]["low"] == {"at": "0", "included": False, "beyond": None}
    assert data["all_at_once"]["most"] == "3990/21719"
    assert data["all_at_once"]["exact"] is True
    assert set(data["all_at_once"]["witness"]) == {one.id for one in _indicators()}


def _indicators() -> tuple[scoring.Node, ...]:
    return scoring.load_indicator_set("mof-project-2020").indicators


def test_a_file_is_written_and_not_over_the_sheet(tmp_path: Path, run: Callable[..., str]) -> None:
    target = tmp_path / "weights.html"
    assert not run(SHEET, "-o", str(target), "--lang", "zh")
    assert "权重变动的影响" in target.read_text(encoding="utf-8")
    before = Path(SHEET).read_bytes()
    assert main(("whatif", "weights", SHEET, "-o", SHEET, "--force")) == 1
    assert Path(SHEET).read_bytes() == before


def test_problems_of_the_sheet_are_all_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.csv"
    broken.write_text("编号,分数\n", encoding="utf-8")
    assert main(("whatif", "weights", str(broken), "--set", "mof-project-2020")) == 1
    assert str(broken) in capsys.readouterr().err


@pytest.mark.parametrize("language", ["zh", "en"])
def test_weights_below_other_groups_are_named_with_the_reason(language: str) -> None:
    indicators = {
        "A": indicator(40, FREE, "G"),
        "B": indicator(30, FREE, "G"),
        "C": indicator(30, FREE),
    }
    groups = {"total": root(), "G": group(70, combine="weakest")}
    out = report(make_set(indicators, groups, grades=scale(MOF)), language, A="40", B="30", C="15")
    place = language == "en"
    assert WHY["not_additive"][place].format(about="G") in out
    assert TEXTS["whole"][place].format(ids="G") in out
    assert TEXTS["some"][place].format(ids="G, C" if place else "G、C") in out


def test_a_grade_that_no_weights_change_is_said_to_be_firm() -> None:
    halves = {"A": indicator(70, FREE), "B": indicator(30, FREE)}
    out = report(make_set(halves, grades=scale(MOF)), A="59.5", B="25.5")
    assert TEXTS["none"][1] in out
    assert TEXTS["any"][1] in out


def test_a_total_that_is_no_sum_says_why_nothing_is_computed() -> None:
    halves = {"A": indicator(70, FREE), "B": indicator(30, FREE)}
    used = make_set(halves, {"total": root(100, combine="weakest")}, grades=scale(MOF))
    out = report(used, A="70", B="20")
    why = WHY["not_additive"][1].format(about="total")
    assert TEXTS["no_leeway"][1].format(why=why) in out
    assert TEXTS["unweighed"][1].format(ids="A, B", why=why) in out


def test_where_a_gate_turns_that_changes_nothing_it_says_only_what_is_certain() -> None:
    gate = {
        "id": "x",
        "label": {"zh": "限", "en": "gate"},
        "when": {"node": "G", "unit": "percent", "at_least": 90},
        "best": "good",
    }
    indicators = {
        "A": indicator(40, FREE, "G"),
        "B": indicator(10, FREE, "G"),
        "C": indicator(50, FREE),
    }
    used = make_set(indicators, {"total": root(), "G": group()}, grades=scale(MOF), gate=[gate])
    # one ninth: see the tests of the leeway
    out = report(used, A="40", B="4", C="42")
    assert "up to ±11.1111% the grade certainly stays; beyond, it may or may not change" in out
