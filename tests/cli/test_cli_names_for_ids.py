"""A name where an id belongs: nothing is taken silently, and the message gives the id."""

from __future__ import annotations

from pathlib import Path

import pytest

from scoring.cli.main import main

SHEET = str(Path(__file__).parents[2] / "docs/examples/shaoguan-cloud/scores.toml")
B2 = ("“B2”（预算执行率）", "“B2” (Budget execution)")
D1 = ("“D1”（实施效益）", "“D1” (Effects)")
D = ("“D”（效益）", "“D” (Benefits)")


@pytest.mark.parametrize(
    ("arguments", "status", "hint"),
    [
        (("explain", SHEET, "预算执行率"), 2, B2),
        (("explain", SHEET, "budget execution"), 2, B2),
        (("whatif", "doubt", SHEET, "--doubt", "实施效益=2"), 1, D1),
        (("whatif", "route", SHEET, "--to", "优", "--lock", "效益"), 1, D),
        (("whatif", "scores", SHEET, "--change", "实施效益=9"), 1, D1),
    ],
)
def test_a_name_is_answered_by_the_id(
    arguments: tuple[str, ...],
    status: int,
    hint: tuple[str, str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    asked = ("是不是{}？", "id you mean {}?")
    for language, question, said in zip(("zh", "en"), asked, hint, strict=True):
        assert main([*arguments, "--lang", language]) == status
        out, err = capsys.readouterr()
        assert not out
        assert question.format(said) in err


def test_every_unknown_id_has_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", SHEET, "QQQ", "B2", "预算执行率", "--lang", "zh"]) == 2
    assert capsys.readouterr().err.splitlines() == [
        "scoring: 指标体系里没有“QQQ”",
        "scoring: 指标体系里没有“预算执行率”，是不是“B2”（预算执行率）？",
    ]
