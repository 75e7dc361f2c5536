"""A draft of a set from a table: it loads, and the table scored with it comes to its sum."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from foreign.tables import FULL, HEAD, NAMES, SCORE, rows, save
from foreign.test_layouts import LAYOUTS

import scoring
from scoring.cli.main import main
from scoring.printed import printed_differences

if TYPE_CHECKING:
    from collections.abc import Callable

FILE = Path("表.xlsx")
PAGE = "表.xlsx 评分表"


def imported(*table: list[Any], head: list[str] | None = None) -> scoring.ImportedSet:
    save(FILE, ("评分表", [head or HEAD, *table]))
    return scoring.import_set(FILE)


def noted(made: scoring.ImportedSet) -> list[tuple[str, str, str | None]]:
    return [(one.code, one.place.removeprefix(f"{PAGE}!"), one.value) for one in made.notes]


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_a_table_scored_with_its_own_draft_comes_to_its_sum(layout: Callable[[], Path]) -> None:
    path = layout()
    made = scoring.import_set(path)
    assert made.notes == ()
    Path("draft.toml").write_text(made.text, "utf-8")
    used = scoring.load_indicator_set("draft.toml")
    assert used.digest == made.indicator_set.digest
    assert [one.full for one in used.indicators] == list(FULL.values())
    assert not any(one.illustrative for one in used.indicators)
    result = scoring.evaluate(used, scoring.read_sheet(path, used))
    assert str(result.total) == "88.00"
    assert [result[one.id].points for one in used.indicators] == list(SCORE.values())
    assert printed_differences(result) == ()


@pytest.mark.usefixtures("here")
def test_the_tree_and_the_standards_follow_the_table() -> None:
    head = [*HEAD, "评分标准"]
    made = imported(*([*r, f"=标准“{r[2]}”\n第二行"] for r in rows()), head=head)
    text = made.text
    # a text that begins like a formula stands in the workbook as one; nothing was stored for it
    assert "标准“" not in text
    made = imported(*([*r, f"标准“{r[2]}”\n第二行"] for r in rows()), head=head)
    used = made.indicator_set
    assert [(n.id, n.label.zh, n.parent) for n in used.nodes.values()][:5] == [
        ("total", "总分", None),
        ("A", "决策", "total"),
        ("A.1", "项目立项", "A"),
        ("A.1.1", "立项依据充分性", "A.1"),
        ("A.1.2", "立项程序规范性", "A.1"),
    ]
    standard = used.nodes["A.1.1"].standard
    assert standard is not None
    assert standard.zh == "标准“立项依据充分性”\n第二行"
    assert used.source == "表.xlsx"
    assert used.note is not None
    assert used.note.zh.startswith("草稿，由“表.xlsx”生成")
    assert [one.label.zh for one in used.grades] == ["优", "良", "中", "差"]


@pytest.mark.usefixtures("here")
def test_ids_of_the_table_are_kept() -> None:
    table = [[name, *NAMES[name], FULL[name], SCORE[name]] for name in NAMES]
    made = imported(*table, head=["指标编号", *HEAD])
    assert [one.id for one in made.indicator_set.indicators] == list(NAMES)


@pytest.mark.usefixtures("here")
def test_without_points_those_of_the_draft_are_illustrative() -> None:
    made = imported(*([*r[:3], r[4]] for r in rows()), head=[*HEAD[:3], "得分"])
    assert all(one.illustrative for one in made.indicator_set.indicators)
    # 14.29 each, or the score where that is higher: 4 × 14.29 + 27 + 18.5 + 16
    used_total = "118.66"
    assert noted(made) == [
        *(("draft.no-points", f"C{n}", r[2]) for n, r in enumerate(rows(), 2)),
        ("draft.not-hundred", PAGE, used_total),
    ]


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("taken", "total", "bounds"),
    [(1, 90, ["81", "72", "54", "0"]), (2, 70, ["63", "56", "42", "0"])],
)
def test_grades_of_another_total_have_the_same_shares(
    taken: int, total: int, bounds: list[str]
) -> None:
    made = imported(*rows()[:-taken])
    assert made.indicator_set.root.full == total
    assert [str(one.lower) for one in made.indicator_set.grades] == bounds
    assert noted(made) == [("draft.not-hundred", PAGE, str(total))]


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("more", "expected"),
    [
        pytest.param(
            ["合计", None, None, 110, 88],
            [("printed.full", "D9", "110")],
            id="full points that do not add up",
        ),
        pytest.param(
            ["效益", "小计", None, 30, 26],
            [("printed.rows", "E9", "26")],
            id="a subtotal that does not add up",
        ),
        pytest.param(
            ["效益", "项目效益", "满意度", 10, 9],
            [("draft.twice", "C9", "满意度"), ("draft.not-hundred", PAGE, "110")],
            id="a row twice",
        ),
        pytest.param(
            ["效益", "项目效益", "长效机制", 5, 6],
            [("draft.above-full-points", "C9", "长效机制"), ("draft.not-hundred", PAGE, "105")],
            id="a score above its full points",
        ),
        pytest.param([None, None, None, 5, 4], [("draft.nameless", "A9", None)], id="no name"),
        pytest.param(
            ["效益", "项目效益", "长效机制", "五", 1],
            [("draft.no-points", "C9", "长效机制"), ("draft.not-hundred", PAGE, "101")],
            id="points in words",
        ),
        pytest.param(
            ["效益", "项目效益", "长效机制", 10**20, 1],
            [("draft.no-points", "C9", "长效机制"), ("draft.not-hundred", PAGE, "101")],
            id="points beyond measure",
        ),
    ],
)
def test_what_is_doubtful_is_said(more: list[Any], expected: list[tuple[str, ...]]) -> None:
    assert noted(imported(*rows(), more)) == expected


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("table", "code"),
    [
        ([["说明"], ["没有表"]], "workbook.no-score-sheet"),
        ([HEAD, ["合计", None, None, 100, 88]], "draft.no-indicator"),
    ],
)
def test_a_file_without_indicators_is_refused(
    table: list[list[Any]], code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    save(FILE, ("评分表", table))
    with pytest.raises(scoring.ScoringError) as caught:
        scoring.import_set(FILE)
    assert [one.code for one in caught.value.problems] == [code]
    assert main(["import", str(FILE), "-o", "new.toml"]) == 1
    assert "Traceback" not in capsys.readouterr().err
    assert not Path("new.toml").exists()


@pytest.mark.usefixtures("here")
def test_a_sheet_of_ours_and_another_kind_of_file_are_refused() -> None:
    used = scoring.load_indicator_set("set.toml")
    scoring.write_sheet(scoring.blank_sheet(used, 1), "ours.xlsx", used)
    for name, code in (("ours.xlsx", "draft.our-own"), ("set.toml", "file.unknown-kind")):
        with pytest.raises(scoring.ScoringError) as caught:
            scoring.import_set(name)
        assert [one.code for one in caught.value.problems] == [code]


@pytest.mark.usefixtures("here")
def test_the_command_writes_the_draft_and_overwrites_nothing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    save(FILE, ("评分表", [HEAD, *rows(), ["合计", None, None, 100, 98]]))
    asked = ["import", str(FILE), "-o", "new.toml", "--lang", "zh"]
    assert main(asked) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("已写入 new.toml\n提示 1 条：\n")
    assert f"{PAGE}!E9：印的合计是 98，各行相加是 88。" in shown
    assert main(["check", "new.toml", "--lang", "zh"]) == 0
    assert main(asked) == 1
    assert main([*asked, "--force"]) == 0


@pytest.mark.usefixtures("here")
def test_names_that_toml_would_misread_are_kept_as_they_are() -> None:
    name = "\"引号\"\\反斜杠\x7f'''"
    made = imported([name, "二", "三 = [1]", 100, 90])
    assert [one.label.zh for one in made.indicator_set.nodes.values()] == [
        "总分",
        name,
        "二",
        "三 = [1]",
    ]
