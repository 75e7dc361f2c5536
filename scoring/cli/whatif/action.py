"""What an action of ``scoring whatif`` consists of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable, Mapping

    from scoring.language import Language

SHEET_TEXTS = {
    "file": (
        '填好的评分表（.xlsx、.csv、.toml、.json）；几份、一个文件夹或 "forms/*.xlsx" 合并成一份',
        "a filled sheet (.xlsx, .csv, .toml, .json); several, a folder or "
        '"forms/*.xlsx" are merged into one',
    ),
    "set": (
        "指标体系的编号或 set.toml 的路径（默认用评分表里写的）",
        "id of an indicator set or path of a set.toml (default: the one the sheet names)",
    ),
    "panel": (
        "评审组名单（panel.toml）：所给的评分表合并成一份",
        "file of the panel (panel.toml): the sheets given are merged into one",
    ),
    "column": (
        "别人的表里有几列得分时，用哪一列（写表头，如 复审得分）",
        "which column of scores to use in a table made by others, by its heading",
    ),
    "worksheet": (
        "工作簿里有几张工作表是评分表时，用哪一张（写工作表的名称）",
        "which worksheet to use where several of a workbook hold a score table, by its name",
    ),
}
"""The help of the arguments by which an action is given a sheet."""
SHEETS_TEXT = (
    '；也可以是放各项目填好的评分表的文件夹或 "2024/*.xlsx"，一份或一个子文件夹一个项目',
    '; or a folder of filled sheets, or "2024/*.xlsx": every sheet or folder in it is a project',
)
"""The help of what may stand in place of a table."""
FORMATS = ("text", "markdown", "html", "json")


class Action(NamedTuple):
    """One action.

    Attributes:
        texts: its help, Chinese and English, by key; ``about`` says what it does.
        arguments: adds its arguments to its parser; the other says a text of *texts* by its key.
        run: runs it, and returns the exit status.
        formats: what ``--format`` takes; empty where the action writes files of its own.
        more: the argument that takes names which stand after an option, where there is one.
    """

    texts: Mapping[str, tuple[str, str]]
    arguments: Callable[[ArgumentParser, Callable[[str], str]], None]
    run: Callable[[Namespace, Language], int]
    formats: tuple[str, ...] = FORMATS
    more: str = ""


def ask_for_sheet(parser: ArgumentParser, say: Callable[[str], str]) -> None:
    """Add the arguments by which an action is given a sheet; see :data:`SHEET_TEXTS`."""
    parser.add_argument("file", metavar="FILE", nargs="+", help=say("file"))
    parser.add_argument("--set", metavar="SET", help=say("set"))
    parser.add_argument("--panel", metavar="PANEL", help=say("panel"))
    parser.add_argument("--column", metavar="HEADING", help=say("column"))
    parser.add_argument("--sheet", metavar="NAME", help=say("worksheet"))
