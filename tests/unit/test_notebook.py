"""What a notebook shows of an evaluation and of an indicator set."""

from __future__ import annotations

from decimal import Decimal
from html.parser import HTMLParser

import pytest
from builders import fill, group, indicator, judged, make_set

import scoring
from scoring import Entry
from scoring.report import notebook_html


class Cells(HTMLParser):
    """Collects the texts of the cells of tables, row by row."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        if tag in {"td", "th"}:
            assert set(dict(attrs)) <= {"class"}
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data.strip()


def rows(html: str) -> list[list[str]]:
    cells = Cells()
    cells.feed(html)
    return cells.rows


def small() -> scoring.IndicatorSet:
    return make_set(
        {"A1": indicator(4, judged(), "A"), "A2": indicator(6, judged(), "A")},
        {"total": group(10, None), "A": group(10)},
    )


def result(reason: str = "") -> scoring.Evaluation:
    used = small()
    entries = {
        "A1": Entry({"score": {"R1": Decimal("3.5")}}, reason=reason),
        "A2": Entry({"score": {"R1": Decimal(6)}}),
    }
    return scoring.evaluate(used, fill(used, entries))


@pytest.mark.parametrize("language", ["zh_CN.UTF-8", "en_US.UTF-8"])
def test_an_evaluation_shows_its_points_as_a_table(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", language)
    table = rows(result()._repr_html_())
    assert ["A1", "4", "3.50", "87.50%", "0.50"] in [row[1:] for row in table]
    assert table[0][0] == ("指标" if language.startswith("zh") else "Indicator")


def test_a_set_shows_its_tree() -> None:
    shown = {row[1]: row for row in rows(small()._repr_html_()) if len(row) > 1}
    assert shown["A2"][2] == "6"
    assert shown["A"][0].startswith("└─")


def test_no_text_of_a_sheet_becomes_markup() -> None:
    html = result("<script>alert(1)</script>")._repr_html_()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_nothing_else_has_a_table() -> None:
    with pytest.raises(TypeError, match="int"):
        notebook_html(3)
