"""Where reviewers are still to come, both readings are given all the same, and say so."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from builders import (
    codes_of,
    fill,
    indicator,
    judged,
    make_set,
    once,
    panel,
    scores,
    set_data,
    trimmed,
)

import scoring
from scoring.cli.main import main
from scoring.settle import check_sheet


def two(**how: Any) -> scoring.IndicatorSet:
    """Return two judged indicators of 60 and 40 points, for two reviewers at least."""
    parts = {"A": indicator("60", judged()), "B": indicator("40", judged())}
    return make_set(parts, panel=how or panel(at_least=2))


def test_one_reviewer_of_two_gives_both_readings() -> None:
    used = two()
    sheet = fill(used, {"A": scores("48"), "B": scores("30")})
    # a result is refused as before
    assert codes_of(lambda: scoring.evaluate(used, sheet)) == ["sheet.too-few-answers"] * 2
    assert check_sheet(used, sheet, incomplete=True).sheet is sheet
    read = scoring.readings(used, sheet)
    assert (read.so_far.exact_total, read.nothing_more.exact_total) == (78, 78)
    assert (read.coverage, read.awaited, read.lacking) == (1, (), {"A": 1, "B": 1})


def test_what_lacks_answers_altogether_is_missing_and_lacks_no_single_reviewers() -> None:
    used = two(**panel(at_least=3))
    read = scoring.readings(used, fill(used, {"A": scores("48", "54")}, 2))
    # 51 of 60 stands for 85 of 100
    assert (read.so_far.exact_total, read.nothing_more.exact_total) == (85, 51)
    assert read.lacking == {"A": 1}


def test_only_indicators_with_too_few_lack_reviewers() -> None:
    used = two()
    read = scoring.readings(used, fill(used, {"A": scores("48", "54"), "B": scores("30", None)}, 2))
    assert read.nothing_more.exact_total == 81
    assert (read.awaited, read.lacking) == ((), {"B": 1})


def test_enough_reviewers_lack_none() -> None:
    used = two()
    read = scoring.readings(used, fill(used, {"A": scores("48", "54"), "B": scores("30", "30")}, 2))
    assert (read.awaited, read.lacking) == ((), {})


def test_a_blank_column_is_a_reviewer_still_to_come() -> None:
    used = two()
    read = scoring.readings(used, fill(used, {"A": scores("48"), "B": scores("30")}, 2))
    assert (read.awaited, read.lacking) == (("R2",), {"A": 1, "B": 1})


def test_a_reviewer_with_nothing_to_score_is_not_waited_for() -> None:
    used = two()
    sheet = fill(used, {"A": scores("48"), "B": scores("30")}, 3)
    out = replace(sheet.reviewers[1], recused=("A", "B"))
    sheet = replace(sheet, reviewers=(sheet.reviewers[0], out, sheet.reviewers[2]))
    assert scoring.readings(used, sheet).awaited == ("R3",)


def test_where_nothing_is_judged_nobody_is_waited_for() -> None:
    used = make_set({"A": indicator("60", judged(asked="once")), "B": indicator("40", judged())})
    once_only = make_set({"A": indicator("100", judged(asked="once"))})
    assert scoring.readings(once_only, fill(once_only, {"A": once(score="9")}, 2)).awaited == ()
    read = scoring.readings(used, fill(used, {"A": once(score="9")}, 2))
    assert read.awaited == ("R1", "R2")


def test_totals_of_those_who_have_begun_are_combined() -> None:
    used = two(**panel(stage="total", at_least=2))
    sheet = fill(used, {"A": scores("48", None), "B": scores("30", None)}, 2)
    assert check_sheet(used, sheet, incomplete=True)
    read = scoring.readings(used, sheet)
    assert (read.so_far.exact_total, read.awaited) == (78, ("R2",))
    assert read.lacking == {"A": 1, "B": 1}


def test_half_a_ballot_has_no_total_to_be_combined() -> None:
    used = two(**panel(stage="total", at_least=2))
    sheet = fill(used, {"A": scores("48", "50"), "B": scores("30", None)}, 2)
    assert codes_of(lambda: check_sheet(used, sheet, incomplete=True)) == [
        "sheet.abstention-with-totals"
    ]


def test_a_panel_too_small_to_be_trimmed_takes_the_plain_mean() -> None:
    used = two(**trimmed(at_least=3))
    read = scoring.readings(used, fill(used, {"A": scores("48", "54"), "B": scores("30", "31")}, 2))
    assert read.nothing_more.exact_total == 81.5
    assert read.lacking == {"A": 1, "B": 1}


def test_void_ballots_do_not_count_among_those_that_are_there() -> None:
    used = two(**panel(at_least=2, void={"all_full": True}))
    given = {"A": scores("48", "60"), "B": scores("30", "40")}
    read = scoring.readings(used, fill(used, given, 2))
    assert (read.nothing_more.exact_total, read.lacking) == (78, {"A": 1, "B": 1})


FORM = "#set,{id},{version}\n#reviewer,{who},{name},1\nid,{who},state\nA,{a},\nB,{b},\n"
PANEL = '[[reviewer]]\nid = "R1"\nname = "甲"\n\n[[reviewer]]\nid = "R2"\nname = "乙"\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a project with one form of two back."""
    monkeypatch.chdir(tmp_path)
    data = set_data(
        {"A": indicator("60", judged()), "B": indicator("40", judged())}, panel=panel(at_least=2)
    )
    Path("used").mkdir()
    Path("used/set.toml").write_text(_toml(data), "utf-8")
    used = scoring.load_indicator_set("used")
    said = {"id": used.id, "version": used.version, "who": "R1", "name": "甲", "a": 48, "b": 30}
    Path("project/forms").mkdir(parents=True)
    Path("project/panel.toml").write_text(PANEL, "utf-8")
    Path("project/forms/R1.csv").write_text(FORM.format(**said), "utf-8")
    return tmp_path


def _toml(data: Any) -> str:
    """Write the data of a set, inline."""
    return "\n".join(f"{key} = {_inline(value)}" for key, value in data.items())


def _inline(value: Any) -> str:
    if isinstance(value, dict):
        inside = ", ".join(f'"{key}" = {_inline(one)}' for key, one in value.items())
        return f"{{ {inside} }}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_inline, value))}]"
    return json.dumps(value) if isinstance(value, (str, bool, int)) else str(value)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("what", [["project"], ["project/forms/R1.csv"]])
def test_the_command_gives_a_reading_and_says_how_many_are_missing(
    what: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["score", *what, "--set", "used", "--incomplete"]
    assert main([*asked, "--lang", "zh"]) == 0
    shown = capsys.readouterr().out
    assert "总分 78 分" in shown or "总分 78.00 分" in shown
    assert (
        "由专家评分的指标至少要 2 位，已评的都还差 1 位；不补齐，按指标体系没有正式的结果。"
        in shown
    )
    assert "没有评分的专家不算零分" in shown
    assert ("还没有评分的专家：R2。" in shown) == (what == ["project"])
    assert main([*asked, "--lang", "en", "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["lacking"] == {"A": 1, "B": 1}
    assert data["awaited"] == (["R2"] if what == ["project"] else [])
    # and a result is refused as before, for the form that is not there
    assert main(["score", *what, "--set", "used"]) == 1


def test_indicators_are_named_where_not_all_lack_as_many() -> None:
    used = two(**panel(at_least=3))
    read = scoring.readings(used, fill(used, {"A": scores("48", "54"), "B": scores("30", None)}, 2))
    said = scoring.render_readings(read, "text", "en")
    assert "ask for 3 of them at least; A lack 1; B lack 2. Without them" in said
