"""The generated parts of the reference: keys, problems and commands, read off the program."""

from __future__ import annotations

import re
import types
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from annotated_types import Ge, Le
from chinese_docstrings import CHINESE
from pydantic import BaseModel, StringConstraints
from pydantic.fields import FieldInfo

from scoring.schema import case, fields, indicator_set, rules, sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ZH, EN = 0, 1
LANGUAGES = ("zh", "en")

_FUNCTIONS = re.compile(r"\s*\(F\d\d[^)]*\)")
"""The numbers of scoring functions in docstrings mean nothing to a reader of the pages."""


class Section(NamedTuple):
    """How a class is headed: as it stands in the file, in Chinese and in English."""

    model: type[BaseModel]
    written: str
    zh: str
    en: str


SET = (
    Section(indicator_set.SetFile, "", "文件开头", "At the top of the file"),
    Section(fields.Label, "{ zh = …, en = … }", "文字", "Text"),
    Section(indicator_set.Rounding, "rounding", "保留小数", "Rounding"),
    Section(indicator_set.Panel, "panel", "评审组", "Panel"),
    Section(indicator_set.MissingPolicy, "missing", "缺项", "Missing values"),
    Section(indicator_set.Grades, "[grades]", "等级标准", "Grade scale"),
    Section(indicator_set.GradeBand, "grades.bands", "等级", "Grade"),
    Section(indicator_set.Node, "", "分组和指标", "Groups and indicators"),
    Section(indicator_set.Group, "[group.编号]", "分组", "Group"),
    Section(indicator_set.Indicator, "[indicator.编号]", "指标", "Indicator"),
    Section(rules.Judged, 'kind = "judged"', "专家评分", "Judged"),
    Section(rules.Proportional, 'kind = "proportional"', "按比例", "Proportional"),
    Section(rules.YesNo, 'kind = "yes_no"', "是否", "Yes or no"),
    Section(rules.Tiers, 'kind = "tiers"', "分档", "Tiers"),
    Section(rules.Tier, "rule.tiers", "档", "Tier"),
    Section(rules.Checklist, 'kind = "checklist"', "要点清单", "Checklist"),
    Section(rules.Element, "rule.elements", "要点", "Element"),
    Section(rules.Band, 'kind = "band"', "定性档次", "Qualitative band"),
    Section(rules.QualitativeBand, "rule.bands", "档次", "Band"),
    Section(rules.Figure, "rule.actual、rule.target、rule.figure、rule.per", "基础数据", "Figure"),
)
SHEET = (
    Section(sheet.SheetFile, "", "评分表", "Sheet"),
    Section(sheet.ReviewerShape, "[[reviewers]]", "评审专家", "Reviewer"),
    Section(sheet.EntryShape, "[entries.编号]", "填报", "Entry"),
)
CASE = (
    Section(case.CaseFile, "", "算例", "Worked case"),
    Section(case.Expected, "[expected]", "应得的结果", "Expected result"),
)
TITLES = {one.model: one for one in (*SET, *SHEET, *CASE)}

WORDS = {
    "key": ("键", "Key"),
    "type": ("写什么", "Value"),
    "default": ("不写时", "Left out"),
    "meaning": ("含义", "Meaning"),
    "required": ("**必填**", "**required**"),
    "optional": ("没有", "none"),
    "inherited": ("沿用上级", "inherited"),
    "text": ("文字", "text"),
    "id": ("编号", "id"),
    "version": ("版本", "version"),
    "whole": ("整数", "whole number"),
    "decimal": ("小数", "decimal"),
    "ratio": ("小数或分数", "decimal or ratio"),
    "scalar": ("数或文字", "number or text"),
    "list": ("列表：{of}", "list of {of}"),
    "table": ("表，每个键一项：{of}", "table of {of}"),
    "or": ("，或 ", ", or "),
    "code": ("代码", "Code"),
    "what": ("问题", "What is wrong"),
    "remedy": ("怎么办", "What to do"),
}


def word(key: str, language: int, **details: str) -> str:
    """Return a word of the tables."""
    return WORDS[key][language].format(**details)


def plain(text: str | None) -> str:
    """Return a docstring as one line, without what only developers understand."""
    return _FUNCTIONS.sub("", " ".join((text or "").split()))


def docstrings() -> Iterator[str]:
    """Yield every docstring that the reference quotes."""
    for model in TITLES:
        yield plain(model.__doc__)
        for key in model.model_fields.values():
            yield plain(key.description)


def said(text: str | None, language: int) -> str:
    """Return a docstring in a language, as Markdown."""
    english = plain(text)
    return CHINESE[english] if language == ZH else english.replace("``", "`")


# ---------------------------------------------------------------- keys


def anchor(model: type[BaseModel], language: int) -> str:
    """Return the name under which a class can be linked to."""
    return f"{LANGUAGES[language]}-{model.__name__.lower()}"


def kind_of(annotation: Any, metadata: Iterable[Any], language: int) -> str:
    """Return what may be written for a key."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        inner = [
            one
            for extra in parts[1:]
            for one in (extra.metadata if isinstance(extra, FieldInfo) else [extra])
        ]
        return kind_of(parts[0], inner, language)
    if origin is Literal:
        return " / ".join(f"`{part}`" for part in parts)
    if origin in {Union, types.UnionType}:
        kept = [kind_of(part, (), language) for part in parts if part is not types.NoneType]
        return word("or", language).join(kept)
    if origin is tuple:
        return word("list", language, of=kind_of(parts[0], (), language))
    if origin is dict:
        return word("table", language, of=kind_of(parts[1], (), language))
    return _simple(annotation, metadata, language)


def _simple(annotation: Any, metadata: Iterable[Any], language: int) -> str:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        title = TITLES[annotation]
        return f"[{title.zh if language == ZH else title.en}](#{anchor(annotation, language)})"
    if annotation is bool:
        return "`true` / `false`"
    if annotation is int:
        low = next((one.ge for one in metadata if isinstance(one, Ge)), None)
        high = next((one.le for one in metadata if isinstance(one, Le)), None)
        return word("whole", language) + ("" if low is None else f" {low}–{high}")
    if annotation is str:
        if any(isinstance(one, StringConstraints) and one.pattern for one in metadata):
            return word("id", language)
        pattern = any(getattr(one, "pattern", None) for one in metadata)
        return word("version" if pattern else "text", language)
    known = {Decimal: "decimal", Fraction: "ratio", Any: "scalar"}
    return word(known[annotation], language)


def default_of(key: FieldInfo, language: int) -> str:
    """Return what holds where a key is left out."""
    if key.is_required():
        return word("required", language)
    value = key.default
    if isinstance(value, BaseModel) or indicator_set.Policy in get_args(key.annotation):
        return word("inherited", language)
    if value in (None, "", ()) or key.default_factory:
        return word("optional", language)
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return f'`"{value}"`' if isinstance(value, str) else f"`{value}`"


def keys_of(sections: Iterable[Section], language: int) -> str:
    """Return the tables of the keys of some classes."""
    parts = []
    for one in sections:
        title = one.zh if language == ZH else one.en
        written = one.written if language == ZH else one.written.replace("编号", "id")
        written = written if language == ZH else written.replace("、", ", ")
        heads = (word(name, language) for name in ("key", "type", "default", "meaning"))
        shared = (
            indicator_set.Node.model_fields.keys()
            if issubclass(one.model, indicator_set.Node)
            else ()
        )
        own = [
            (name, key)
            for name, key in one.model.model_fields.items()
            if one.model is indicator_set.Node or name not in shared
        ]
        rows = [
            (
                f"`{name}`",
                kind_of(key.annotation, key.metadata, language),
                default_of(key, language),
                said(key.description, language),
            )
            for name, key in own
        ]
        parts += [
            f'### <a id="{anchor(one.model, language)}"></a>{title}'
            + (f" `{written}`" if written else ""),
            "",
            said(one.model.__doc__, language),
            "",
            *table(tuple(heads), rows),
            "",
        ]
    return "\n".join(parts)


def table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    """Return the lines of a table."""
    lines = [heads, ("---",) * len(heads), *rows]
    return [f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in lines]
