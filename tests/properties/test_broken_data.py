"""Data with one thing wrong is scored or refused, and never ends in another error."""

from __future__ import annotations

import copy
import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generators import Case, cases, sheet_of
from hypothesis import given
from hypothesis import strategies as st

import scoring

if TYPE_CHECKING:
    from collections.abc import Callable

    from drawing import Data

ODD = (
    None,
    True,
    0,
    -1,
    3,
    10**30,
    "",
    " ",
    "0",
    "-1",
    "1e25",
    "1/3",
    "0.00000001",
    "NaN",
    "G1",
    "I1",
    "b1",
    "yes",
    "full",
    "mean",
    [],
    {},
    ["x"],
    {"x": "y"},
)


def places_in(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the path of every value within some data."""
    children: list[tuple[Any, Any]] = []
    if isinstance(data, dict):
        children = list(data.items())
    elif isinstance(data, (list, tuple)):
        children = list(enumerate(data))
    found = [(*path, key) for key, _ in children]
    for key, value in children:
        found += places_in(value, (*path, key))
    return found


def changed(data: Data, path: tuple[Any, ...], value: Any, how: str) -> Data:
    """Return data with the value at a path replaced, removed or repeated."""
    made = copy.deepcopy(data)
    inner: Any = made
    for key in path[:-1]:
        inner = inner[key]
    last = path[-1]
    if how == "replace":
        inner[last] = value
    elif how == "remove":
        del inner[last]
    elif isinstance(inner, list):
        inner.append(inner[last])
    else:
        inner[str(value) or "copy"] = inner[last]
    return made


def problems_of(action: Callable[[], object]) -> tuple[scoring.Problem, ...]:
    """Return the problems that *action* raises, none where it raises nothing."""
    try:
        action()
    except scoring.ScoringError as error:
        return error.problems
    return ()


@given(
    cases(),
    st.randoms(use_true_random=False),
    st.sampled_from(ODD),
    st.sampled_from(("replace", "replace", "remove", "repeat")),
)
def test_a_set_with_one_thing_wrong_is_refused_or_scored(
    case: Case, random: Any, value: Any, how: str
) -> None:
    data = changed(case.data, random.choice(places_in(case.data)), value, how)

    def score() -> None:
        used = scoring.resolve_set(data, "broken.toml")
        scoring.evaluate(used, sheet_of(case.sheet))

    for problem in problems_of(score):
        assert problem.place
        assert problem.line("zh")
        assert problem.line("en")


@given(
    cases(),
    st.randoms(use_true_random=False),
    st.sampled_from(ODD),
    st.sampled_from(("replace", "replace", "remove", "repeat")),
)
def test_a_sheet_with_one_thing_wrong_is_refused_or_scored(
    case: Case, random: Any, value: Any, how: str
) -> None:
    used = scoring.resolve_set(case.data, "random.toml")
    data = changed(case.sheet, random.choice(places_in(case.sheet)), value, how)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "broken.json"
        path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        found = problems_of(lambda: scoring.evaluate(used, scoring.read_sheet(path, used)))
    for problem in found:
        assert problem.place.startswith(str(path))
        assert problem.line("zh")
        assert problem.line("en")
