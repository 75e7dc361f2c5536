"""The lists of the reference: every problem and note, and the help of every command."""

from __future__ import annotations

import argparse
import os
import re
from unittest import mock

from page_runner import COLUMNS
from reference_keys import LANGUAGES, table, word

from scoring.cli.parser import build
from scoring.errors.catalogue import MESSAGES
from scoring.report.lint_words import FINDINGS
from scoring.report.register.words import REGISTER_FINDINGS

FAMILIES = {
    "file": ("文件", "Files"),
    "workbook": ("Excel 工作簿", "Excel workbooks"),
    "csv": ("CSV", "CSV"),
    "cell": ("单元格里写的内容", "What stands in a cell"),
    "merge": ("几位专家的评分表合并", "Merging the forms of several reviewers"),
    "sheet": ("评分表与指标体系对照", "Sheets held against their set"),
    "shape": ("TOML、JSON 的写法", "The shape of TOML and JSON"),
    "set": ("指标体系：分值和权重", "Sets: points and weights"),
    "tree": ("指标体系：上下级", "Sets: the tree"),
    "rule": ("指标体系：评分标准", "Sets: scoring rules"),
    "grades": ("指标体系：等级", "Sets: grades"),
    "rounding": ("指标体系：小数", "Sets: rounding"),
    "panel": ("指标体系：评审组", "Sets: panel"),
    "group": ("指标体系：合成方式", "Sets: groups"),
    "policy": ("指标体系：缺项处理", "Sets: missing values"),
    "outcome": ("指标体系：封顶、等级限制、一票否决、系数", "Sets: caps, gates, vetoes"),
    "foreign": ("别人的评分表", "Tables made by others"),
    "xls": ("旧格式 .xls", "The old format .xls"),
    "draft": ("由评分表生成体系的草稿", "Drafts of sets from tables"),
    "printed": ("印的数和算的数", "Printed and computed figures"),
    "table": ("整表评分", "Whole tables"),
    "bands": ("换一套等级界限", "Other grade bounds"),
    "self": ("自评与复审", "Self scores and review"),
    "routes": ("到达或掉出一个等级的路径", "Routes to a grade and out of it"),
    "change": ("改一改填报和得分", "Changed answers and points"),
    "case": ("算例", "Worked cases"),
    "register": ("登记表", "Registers"),
    "influence": ("情景分析：实际影响", "What if: influence"),
    "sobol": ("情景分析：Sobol 指数", "What if: Sobol indices"),
    "doubt": ("情景分析：存疑和抽样", "What if: doubts and draws"),
    "project": ("项目文件夹", "Folders of projects"),
    "folder": ("许多项目的文件夹", "Folders of many projects"),
}


def problems(language: int) -> str:
    """Return every problem with what to do about it."""
    parts = []
    for family, title in FAMILIES.items():
        heads = (word("code", language), word("what", language), word("remedy", language))
        rows = [
            (f"`{code}`", *(unescaped(one) for one in texts[2 * language : 2 * language + 2]))
            for code, texts in MESSAGES.items()
            if code.partition(".")[0] == family
        ]
        parts += [f"### {title[language]}", "", *table(heads, rows), ""]
    return "\n".join(parts)


def findings(language: int) -> str:
    """Return every note on a sound set, with what to do about it."""
    return _notes(FINDINGS, language)


def register_findings(language: int) -> str:
    """Return everything that examining a register may find, with what to do about it."""
    return _notes(REGISTER_FINDINGS, language)


def _notes(notes: dict[str, tuple[str, str, str, str]], language: int) -> str:
    heads = (word("code", language), word("note", language), word("remedy", language))
    rows = [
        (f"`{code}`", *(unescaped(one) for one in texts[2 * language : 2 * language + 2]))
        for code, texts in notes.items()
    ]
    return "\n".join(table(heads, rows))


def unescaped(template: str) -> str:
    """Return a template of ``str.format`` as a reader sees it, its gaps still open."""
    worded = re.sub(r"(?<!\{)\{\w+_(zh|en)\}(?!\})", "…", template)
    gap = re.sub(r"(?<!\{)\{(\w+)\}(?!\})", r"‹\1›", worded)
    return gap.replace("{{", "{").replace("}}", "}")


# ---------------------------------------------------------------- commands


class _Formatter(argparse.HelpFormatter):
    """Words options alike on every version of Python: those before 3.13 repeat the value."""

    def _format_action_invocation(self, action: argparse.Action) -> str:
        if not action.option_strings or action.nargs == 0:
            return super()._format_action_invocation(action)
        value = self._format_args(action, self._get_default_metavar_for_optional(action))
        return f"{', '.join(action.option_strings)} {value}"


def commands(language: str) -> dict[str, argparse.ArgumentParser]:
    """Return the parser of the program, and of every command by its words."""
    found: dict[str, argparse.ArgumentParser] = {"": build(language, "")}
    waiting = [""]
    while waiting:
        words = waiting.pop()
        for action in found[words]._actions:
            if isinstance(action, argparse._SubParsersAction):
                below = {f"{words} {name}".strip(): one for name, one in action.choices.items()}
                found |= below
                waiting += below
    return found


def command_help(language: int) -> str:
    """Return the help of every command."""
    parts = []
    with mock.patch.dict(os.environ, {"COLUMNS": COLUMNS}):
        for name, parser in commands(LANGUAGES[language]).items():
            parser.formatter_class = _Formatter
            title = f"scoring {name}".strip()
            parts += [f"### {title}", "", "```text", parser.format_help().rstrip(), "```", ""]
    return "\n".join(parts)
