"""Tables made by others that cannot be read: every problem with its code, place and value."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from broken.making import Expected, sheet_is_refused
from foreign.tables import HEAD, changed, edited, rows, save

if TYPE_CHECKING:
    from collections.abc import Callable

FILE = "表.xlsx"
PAGE = f"{FILE} 评分表"
Table = list[list[Any]]


def put(row: int, column: int, value: Any) -> Callable[[Table], object]:
    """Write *value*, rows and columns counted as a spreadsheet does."""

    def edit(table: Table) -> None:
        table[row - 1][column - 1] = value

    return edit


def without(*names: str) -> Callable[[Table], object]:
    def edit(table: Table) -> None:
        places = [n for n, title in enumerate(table[0]) if title in names]
        for row in table:
            for place in reversed(places):
                del row[place]

    return edit


def also(title: str, value: Any) -> Callable[[Table], object]:
    def edit(table: Table) -> None:
        table[0].append(title)
        for row in table[1:]:
            row.append(value)

    return edit


def add(*cells: Any) -> Callable[[Table], object]:
    return lambda table: table.append(list(cells))


BROKEN: dict[str, tuple[Callable[[Table], object], list[Expected]]] = {
    "no header": (
        lambda table: table.pop(0),
        [Expected("workbook.no-score-sheet", FILE, "评分表")],
    ),
    "nothing at all": (
        lambda table: table.clear(),
        [Expected("workbook.no-score-sheet", FILE, "评分表")],
    ),
    "a header of names only": (
        lambda table: [row.__delitem__(slice(3, None)) for row in table],
        [Expected("workbook.no-score-sheet", FILE, "评分表")],
    ),
    "a header of figures only": (
        lambda table: [row.__delitem__(slice(0, 3)) for row in table],
        [Expected("workbook.no-score-sheet", FILE, "评分表")],
    ),
    "two columns of scores": (
        also("复审得分", 1),
        [Expected("foreign.several-scores", f"{PAGE}!E1", "得分, 复审得分")],
    ),
    "no column of scores": (without("得分"), [Expected("foreign.no-score-column", f"{PAGE}!A1")]),
    "a name that the set does not have": (
        put(5, 3, "工程完成率"),
        [
            Expected("foreign.unmatched-hint", f"{PAGE}!C5", "产出›产出数量›工程完成率"),
            Expected("foreign.no-row", PAGE),
        ],
    ),
    "a name unlike any": (
        put(8, 3, "其他"),
        [
            Expected("foreign.unmatched", f"{PAGE}!C8", "效益›项目效益›其他"),
            Expected("foreign.no-row", PAGE),
        ],
    ),
    "a row too many": (
        add("效益", "项目效益", "节能减排", 5, 5),
        [Expected("foreign.unmatched", f"{PAGE}!C9", "效益›项目效益›节能减排")],
    ),
    "a row missing": (lambda table: table.pop(4), [Expected("foreign.no-row", PAGE)]),
    "a row twice": (
        add("效益", "项目效益", "满意度", 10, 9),
        [Expected("foreign.row-twice", f"{PAGE}!C9", "效益›项目效益›满意度")],
    ),
    "an indicator under another group, with other points": (
        lambda table: (put(8, 1, "产出")(table), put(8, 2, "产出质量")(table), put(8, 4, 8)(table)),
        [
            Expected("foreign.unmatched-hint", f"{PAGE}!C8", "产出›产出质量›满意度"),
            Expected("foreign.no-row", PAGE),
        ],
    ),
    "figures without a name": (
        add(None, None, None, 5, 4),
        [Expected("foreign.no-name", f"{PAGE}!A9", "5")],
    ),
    "text in a score": (
        put(2, 5, "较好"),
        [Expected("cell.not-a-number", f"{PAGE}!E2", "较好")],
    ),
    "a score with a remark": (
        put(2, 5, "5分左右"),
        [Expected("cell.unknown-text", f"{PAGE}!E2", "5分左右")],
    ),
    "a decimal comma": (put(2, 5, "4,5"), [Expected("cell.bad-separators", f"{PAGE}!E2", "4,5")]),
    "a score above the full points": (
        put(3, 5, 4.5),
        [Expected("sheet.above-full-points", f"{PAGE}!E3", "4.5")],
    ),
    "a negative score": (put(3, 5, -1), [Expected("sheet.negative", f"{PAGE}!E3", "-1")]),
    "a score finer than the step": (
        put(3, 5, 3.333),
        [Expected("sheet.finer-than-step", f"{PAGE}!E3", "3.333")],
    ),
    "a blank score": (put(3, 5, None), [Expected("sheet.refused-missing", f"{PAGE}!E3")]),
    "a dash for a score": (put(3, 5, "—"), [Expected("sheet.refused-missing", f"{PAGE}!E3")]),
    "a percentage for a score": (
        put(3, 5, "90%"),
        [Expected("cell.percent-of-points", f"{PAGE}!E3", "90%")],
    ),
    "a formula without its value": (
        put(3, 5, "=2+2"),
        [Expected("cell.formula-without-value", f"{PAGE}!E3", "")],
    ),
    "an error in a score": (
        put(3, 5, "#DIV/0!"),
        [Expected("cell.error-value", f"{PAGE}!E3", "#DIV/0!")],
    ),
    "a truth value": (put(3, 5, value=True), [Expected("cell.boolean", f"{PAGE}!E3", "TRUE")]),
    "several things at once": (
        lambda table: (put(3, 5, -1)(table), put(4, 5, "好")(table), table.pop(7)),
        [
            Expected("sheet.negative", f"{PAGE}!E3", "-1"),
            Expected("cell.not-a-number", f"{PAGE}!E4", "好"),
            Expected("foreign.no-row", PAGE),
        ],
    ),
    "another table below": (
        lambda table: table.extend([[], ["三级指标", "分值", "自评得分"], ["满意度", 10, 9]]),
        [Expected("foreign.several-tables", f"{PAGE}!A10", f"{PAGE}!A1, {PAGE}!A10")],
    ),
}


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(("edit", "expected"), BROKEN.values(), ids=BROKEN)
def test_a_broken_table_is_refused(
    edit: Callable[[Table], object],
    expected: list[Expected],
    capsys: pytest.CaptureFixture[str],
) -> None:
    save(Path(FILE), ("评分表", changed(edit)))
    sheet_is_refused(capsys, FILE, *expected, used="set.toml")


@pytest.mark.usefixtures("here")
def test_scores_merged_over_rows_are_nobodys(capsys: pytest.CaptureFixture[str]) -> None:
    save(Path(FILE), ("评分表", [HEAD, *rows()]), merge=["E7:E8"])
    sheet_is_refused(
        capsys,
        FILE,
        Expected("foreign.merged-score", f"{PAGE}!E7", "16"),
        Expected("foreign.merged-score", f"{PAGE}!E8", "16"),
        used="set.toml",
    )


@pytest.mark.usefixtures("here")
def test_tables_on_two_sheets_are_one_too_many(capsys: pytest.CaptureFixture[str]) -> None:
    save(Path(FILE), ("评分表", [HEAD, *rows()]), ("专家二", [HEAD, *rows()]))
    sheet_is_refused(
        capsys,
        FILE,
        Expected("foreign.several-tables", f"{FILE} 专家二!A1", "评分表, 专家二"),
        used="set.toml",
    )


@pytest.mark.usefixtures("here")
def test_a_table_of_others_names_no_set(capsys: pytest.CaptureFixture[str]) -> None:
    save(Path(FILE), ("评分表", [HEAD, *rows()]))
    sheet_is_refused(capsys, FILE, Expected("foreign.no-set", PAGE), used=None)


@pytest.mark.usefixtures("here")
def test_an_id_and_a_name_must_not_contradict(capsys: pytest.CaptureFixture[str]) -> None:
    table = [["编号", *HEAD], *(["C1" if r[2] == "满意度" else None, *r] for r in rows())]
    save(Path(FILE), ("评分表", table))
    sheet_is_refused(
        capsys,
        FILE,
        Expected("foreign.id-and-name", f"{PAGE}!D8", "C1 满意度"),
        Expected("foreign.no-row", PAGE),
        used="set.toml",
    )


CSV_BROKEN = {
    "no bytes": (b"", "csv.no-header", "表.csv", None),
    "UTF-16": ("指标,分值,得分".encode("utf-16"), "csv.encoding", "表.csv", None),
    "Big5": ("指標,得分,滿意度".encode("big5"), "csv.encoding", "表.csv", None),
    "an open quote": ('指标,分值,得分\n"满意度,10,9\n'.encode(), "csv.broken", "表.csv:2", None),
    "other headings": ("甲,乙,丙\n1,2,3\n".encode(), "csv.no-header", "表.csv:1", None),
}


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(("content", "code", "place", "value"), CSV_BROKEN.values(), ids=CSV_BROKEN)
def test_a_broken_csv_is_refused(
    content: bytes,
    code: str,
    place: str,
    value: str | None,
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("表.csv").write_bytes(content)
    sheet_is_refused(capsys, "表.csv", Expected(code, place, value), used="set.toml")


@pytest.mark.usefixtures("here")
def test_a_column_that_is_not_there_is_refused() -> None:
    import scoring

    save(Path(FILE), ("评分表", [HEAD, *rows()]))
    with pytest.raises(scoring.ScoringError) as caught:
        scoring.read_sheet(FILE, "set.toml", column="复审得分")
    (problem,) = caught.value.problems
    assert (problem.code, problem.place, problem.value) == (
        "foreign.no-column",
        PAGE,
        "复审得分",
    )
    assert "得分" in problem.remedy("zh")


@pytest.mark.usefixtures("here")
def test_hidden_rows_and_columns_with_figures_are_said() -> None:
    import scoring

    def hide(page: Any) -> None:
        page.row_dimensions[3].hidden = True

    save(Path(FILE), ("评分表", [HEAD, *rows()]))
    edited(Path(FILE), hide)
    (note,) = scoring.read_sheet(FILE, "set.toml").notes
    said = [(one.code, one.place, one.value) for one in scoring.import_set(FILE).notes]
    assert said == [("foreign.hidden", f"{PAGE}!D3", "4")]
    assert (note.code, note.place, note.value) == ("foreign.hidden", f"{PAGE}!E3", "4")

    def hide_column(page: Any) -> None:
        page.row_dimensions[3].hidden = False
        page.column_dimensions["D"].hidden = True

    edited(Path(FILE), hide_column)
    notes = scoring.read_sheet(FILE, "set.toml").notes
    assert [(one.code, one.place, one.value) for one in notes[:2]] == [
        ("foreign.hidden", f"{PAGE}!D2", "6"),
        ("foreign.hidden", f"{PAGE}!D3", "4"),
    ]
    assert len(notes) == 7
