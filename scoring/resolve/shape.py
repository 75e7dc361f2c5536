"""The shape of a set file: pydantic's findings, said as problems with their keys."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from scoring.errors import closest
from scoring.schema.indicator_set import MissingPolicy, SetFile
from scoring.schema.rules import RuleSpec

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pydantic_core import ErrorDetails

    from scoring.errors import Problems

M = TypeVar("M", bound=BaseModel)

_KNOWN = {
    "missing": "shape.missing-key",
    "extra_forbidden": "shape.unknown-key",
    "literal_error": "shape.not-one-of",
    "union_tag_invalid": "shape.not-one-of",
    "union_tag_not_found": "shape.missing-key",
    "string_pattern_mismatch": "shape.bad-id",
    "string_type": "shape.not-text",
    "string_too_short": "shape.empty-text",
    "string_too_long": "shape.empty-text",
    "int_type": "shape.not-whole",
    "greater_than_equal": "shape.too-small",
    "less_than_equal": "shape.too-large",
    "bool_type": "shape.not-bool",
    "bool_parsing": "shape.not-bool",
    "dict_type": "shape.not-table",
    "model_type": "shape.not-table",
    "model_attributes_type": "shape.not-table",
    "tuple_type": "shape.not-list",
    "too_short": "shape.empty-list",
}
_KINDS = {
    get_args(kind.model_fields["kind"].annotation)[0] for kind in get_args(get_args(RuleSpec)[0])
}
_TAGS = {"rule": _KINDS, "target": {"figure", "number"}} | {
    state: {"give", "named"} for state in MissingPolicy.model_fields
}


def read_shape(data: Mapping[str, Any], place: str, problems: Problems) -> SetFile:
    """Return the file as a checked shape.

    Raises:
        ScoringError: if the shape is wrong; nothing more can be said about such a file.
    """
    return read_as(SetFile, data, place, problems)


def read_as(model: type[M], data: Mapping[str, Any], place: str, problems: Problems) -> M:
    """Return *data* as *model*; note every problem and raise if there is one."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            _note(detail, place, problems, model)
        problems.raise_if_any()
        raise


def _key(location: Sequence[int | str]) -> str:
    words = [str(part) for part in location]
    # pydantic names the branch of a union it took; that name is no key of the file
    kept = [w for i, w in enumerate(words) if not (i and w in _TAGS.get(words[i - 1], ()))]
    kept = [w for w in kept if w != "[key]" and not w.startswith(("function-before", "Decimal"))]
    text = ""
    for word in kept:
        text += f"[{word}]" if word.isdigit() and text else f".{word}" if text else word
    return text


def _note(detail: ErrorDetails, place: str, problems: Problems, model: type[BaseModel]) -> None:
    kind = detail["type"]
    key = _key(detail["loc"])
    where = f"{place}: {key}" if key else place
    context = detail.get("ctx", {})
    value = None if kind in {"missing", "union_tag_not_found"} else detail["input"]
    if kind == "value_error":
        wanted = {"ratio": "shape.not-ratio", "day": "shape.not-day"}
        code = wanted.get(str(context.get("error")), "shape.not-number")
        problems.add(code, where, value)
        return
    code = _KNOWN.get(kind, "shape.other")
    expected = str(context.get("expected_tags") or context.get("expected") or "")
    expected = expected.replace(" or ", ", ")
    if kind == "union_tag_not_found":
        problems.add(code, f"{where}.kind", name="kind")
        return
    last = key.rpartition(".")[2]
    hint = ""
    if code == "shape.unknown-key":
        value = last
        known = _known_keys(model)
        # a key that belongs elsewhere in the file is spelled right, and its own name no hint
        hint = "" if last in known else closest(last, known) or ""
        code = "shape.unknown-key-hint" if hint else code
    if code == "shape.not-one-of" and isinstance(value, dict):
        where, value = f"{where}.kind", value.get("kind")
    limits = {"low": context.get("ge", ""), "high": context.get("le", "")}
    problems.add(
        code, where, value, name=last, expected=expected, hint=hint, reason=detail["msg"], **limits
    )


@cache
def _known_keys(model: type[BaseModel]) -> set[str]:
    def names(schema: Mapping[str, Any]) -> set[str]:
        found = set(schema.get("properties", ()))
        for part in schema.get("$defs", {}).values():
            found |= names(part)
        return found

    return names(model.model_json_schema())
