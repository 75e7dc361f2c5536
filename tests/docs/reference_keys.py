"""The generated parts of the reference: keys, problems and commands, read off the program."""

from __future__ import annotations

import re
import types
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Le
from chinese_docstrings import CHINESE
from pydantic import BaseModel
from pydantic.fields import FieldInfo
from reference_sections import FILES, HOMES, PAGES, TITLES, Section

from scoring.exact import as_text
from scoring.schema import fields, indicator_set, rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ZH, EN = 0, 1
LANGUAGES = ("zh", "en")

_FUNCTIONS = re.compile(r"\s*\(F\d\d[^)]*\)")
"""The numbers of scoring functions in docstrings mean nothing to a reader of the pages."""

WORDS = {
    "key": ("键", "Key"),
    "type": ("写什么", "Value"),
    "content": ("内容", "Content"),
    "default": ("不写时", "Left out"),
    "meaning": ("含义", "Meaning"),
    "required": ("**必填**", "**required**"),
    "optional": ("没有", "none"),
    "inherited": ("沿用上级", "inherited"),
    "nothing": ("空（`null`）", "nothing (`null`)"),
    "text": ("文字", "text"),
    "id": ("编号", "id"),
    "version": ("版本", "version"),
    "day": ("日期", "day"),
    "whole": ("整数", "whole number"),
    "from": ("整数，至少 {low}", "whole number, at least {low}"),
    "rule": ("[评分标准]({page})", "[a rule]({page})"),
    "decimal": ("小数", "decimal"),
    "ratio": ("小数或分数", "decimal or ratio"),
    "scalar": ("数或文字", "number or text"),
    "list": ("列表：{of}", "list of {of}"),
    "table": ("表，每个键一项：{of}", "table of {of}"),
    "or": ("，或 ", ", or "),
    "code": ("代码", "Code"),
    "what": ("问题", "What is wrong"),
    "note": ("提示", "Note"),
    "remedy": ("怎么办", "What to do"),
    "set": ("体系", "Set"),
    "name": ("名称", "Name"),
    "indicators": ("指标数", "Indicators"),
    "full": ("满分", "Full points"),
    "grades": ("等级和下限", "Grades from"),
    "policy": ("写法", "Written"),
    "branch": ("过程得分", "Process"),
    "published": ("总分", "Total"),
    "could": ("应得，得分率", "Of, rate"),
    "weighs": ("{id} 有效分值", "{id} weighs"),
    "example": ("例子", "Example"),
    "rule-kind": ("`kind`", "`kind`"),
    "filled-in": ("填报", "Filled in"),
    "points": ("得分", "Points"),
    "words": ("程序写出的评分标准", "The rule in the program's words"),
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


@dataclass(frozen=True)
class Part:
    """A generated part of the reference: the classes it describes, in one language."""

    name: str
    language: int

    @property
    def page(self) -> str:
        """The page it stands on."""
        return FILES.get(self.name, self.name)

    @property
    def of_results(self) -> bool:
        """Whether it describes what the program writes, not what people write."""
        return self.name == "result"

    def text(self) -> str:
        """Return the tables of the keys of its classes."""
        return "\n".join(line for one in PAGES[self.name] for line in self._section(one))

    def _section(self, one: Section) -> list[str]:
        language = self.language
        written = one.written
        if language == EN:
            written = written.replace("编号", "id").replace("、", ", ")
        names: tuple[str, ...] = ("key", "content", "meaning")
        if not self.of_results:
            names = ("key", "type", "default", "meaning")
        return [
            f'### <a id="{anchor(one.model, language)}"></a>{one.zh if language == ZH else one.en}'
            + (f" `{written}`" if written else ""),
            "",
            said(one.model.__doc__, language),
            "",
            *table(
                tuple(word(name, language) for name in names),
                [self._row(name, key) for name, key in keys_of(one.model)],
            ),
            "",
        ]

    def _row(self, name: str, key: FieldInfo) -> tuple[str, ...]:
        kind = self.kind_of(key.annotation, key.metadata)
        meaning = said(key.description, self.language)
        if self.of_results:
            return (f"`{name}`", kind, meaning)
        return (f"`{name}`", kind, default_of(key, self.language), meaning)

    def kind_of(self, annotation: Any, metadata: Iterable[Any]) -> str:
        """Return what may be written for a key."""
        origin, parts, language = get_origin(annotation), get_args(annotation), self.language
        if annotation == rules.RuleSpec or {rules.Judged, rules.Survey} <= set(parts):
            return word("rule", language, page="rules.md")
        if origin is Annotated:
            inner = [
                one
                for extra in parts[1:]
                for one in (extra.metadata if isinstance(extra, FieldInfo) else [extra])
            ]
            return self.kind_of(parts[0], inner)
        if origin in {tuple, dict}:
            of = self.kind_of(parts[0 if origin is tuple else 1], ())
            return word("list" if origin is tuple else "table", language, of=of)
        if origin is Literal:
            return " / ".join(f"`{part}`" for part in parts)
        if origin in {Union, types.UnionType}:
            return self._one_of(parts)
        return self._simple(annotation, metadata)

    def _one_of(self, parts: Iterable[Any]) -> str:
        kept = [self.kind_of(part, ()) for part in parts if part is not types.NoneType]
        if self.of_results and types.NoneType in parts:
            kept.append(word("nothing", self.language))
        return word("or", self.language).join(kept)

    def _simple(self, annotation: Any, metadata: Iterable[Any]) -> str:
        language = self.language
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            title = TITLES[annotation]
            home = HOMES[annotation]
            page = "" if home == self.page else f"{home}.md"
            name = title.zh if language == ZH else title.en
            return f"[{name}]({page}#{anchor(annotation, language)})"
        if annotation is bool:
            return "`true` / `false`"
        if annotation is int:
            return whole(metadata, language)
        if annotation is str:
            patterns = [str(one) for one in map(pattern_of, metadata) if one]
            if not patterns:
                return word("text", language)
            known = {pattern_of_type(fields.Id): "id", pattern_of_type(fields.Day): "day"}
            return word(known.get(patterns[0], "version"), language)
        simple = {Decimal: "decimal", Fraction: "ratio", Any: "scalar"}
        return word(simple[annotation], language)


def anchor(model: type[BaseModel], language: int) -> str:
    """Return the name under which a class can be linked to."""
    return f"{LANGUAGES[language]}-{model.__name__.lower()}"


def keys_of(model: type[BaseModel]) -> list[tuple[str, FieldInfo]]:
    """Return the keys that a section lists: those of groups and indicators are listed once."""
    shared: Iterable[str] = ()
    if issubclass(model, indicator_set.Node) and model is not indicator_set.Node:
        shared = indicator_set.Node.model_fields.keys()
    return [
        (key.alias or name, key) for name, key in model.model_fields.items() if name not in shared
    ]


def whole(metadata: Iterable[Any], language: int) -> str:
    """Return what is said of a whole number."""
    found = list(metadata)
    low = next((one.ge for one in found if isinstance(one, Ge)), None)
    high = next((one.le for one in found if isinstance(one, Le)), None)
    if low is None:
        return word("whole", language)
    if high is None:
        return word("from", language, low=str(low))
    return f"{word('whole', language)} {low}–{high}"


def pattern_of(one: Any) -> Any:
    """Return the pattern that a constraint lays down, if it is one."""
    return getattr(one, "pattern", None)


def pattern_of_type(kind: Any) -> str:
    """Return the pattern of a kind of text."""
    return next(str(one) for one in map(pattern_of, get_args(kind)) if one)


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
    if isinstance(value, tuple):
        return f"`[{', '.join(as_text(one) for one in value)}]`"
    return f'`"{value}"`' if isinstance(value, str) else f"`{value}`"


def table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    """Return the lines of a table."""
    lines = [heads, ("---",) * len(heads), *rows]
    return [f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in lines]
