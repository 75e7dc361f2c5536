"""Finding and loading indicator sets: those that ship, and those at a path."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import tomli

from scoring.errors import Problems, ScoringError, closest, fail
from scoring.exact import to_decimal
from scoring.io.files import read_text
from scoring.io.inheritance import Raw, inherited
from scoring.plan import plan_of
from scoring.resolve import resolve_set
from scoring.resolve.history import day_of, in_force

if TYPE_CHECKING:
    from datetime import date

    from scoring.model import IndicatorSet

FILE_NAME = "set.toml"


def shipped_folder() -> Path:
    """Return the folder of the sets that ship: inside the package, or beside it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "indicator_sets"
    return inside if inside.is_dir() else package.parent / "indicator_sets"


def shipped_sets() -> tuple[str, ...]:
    """Return the ids of the sets that ship, in alphabetical order."""
    return tuple(sorted(path.parent.name for path in shipped_folder().glob(f"*/{FILE_NAME}")))


def set_file(name: str | Path) -> Path:
    """Return the file of a set, given the id of one that ships, a folder or a file.

    Raises:
        ScoringError: if there is none.
    """
    path = Path(name)
    if path.is_dir() and (path / FILE_NAME).is_file():
        return path / FILE_NAME
    if path.is_file() or path.suffix == ".toml":
        return path
    known = shipped_sets()
    if str(name) in known:
        return shipped_folder() / str(name) / FILE_NAME
    raise fail("set.not-found", str(name), name, **_known(str(name)))


def _known(name: str) -> dict[str, str]:
    """Return what a message says of the sets that ship, and which of them was meant."""
    known = shipped_sets()
    hint = closest(name, known)
    return {
        "known": ", ".join(known),
        "hint_zh": f"，是不是“{hint}”" if hint else "",
        "hint_en": f", did you mean “{hint}”" if hint else "",
    }


def load_indicator_set(name: str | Path) -> IndicatorSet:
    """Load an indicator set, with what it extends, and prove it sound.

    Args:
        name: the id of a set that ships, such as ``"mof-project-2020"``, or the path of a
            ``set.toml`` or of its folder.

    Raises:
        ScoringError: with every problem of the file, each with its key.
    """
    raw, problems = _read(set_file(name)), Problems()
    try:
        data = inherited(raw, _extended, problems)
    except RecursionError:
        raise fail("file.bad-toml", raw.place, reason="nested too deeply") from None
    try:
        indicator_set = resolve_set(data, raw.place)
    except ScoringError as error:
        problems.extend(error.problems)
    problems.raise_if_any()
    plan_of(indicator_set)
    return indicator_set


def sets_in_force(day: date | str) -> tuple[IndicatorSet, ...]:
    """Return the sets that ship and apply on *day*, by id.

    A set that states no first day, or no last one, is not left out for it.

    Args:
        day: a day, or its text such as ``"2021-06-01"``.

    Raises:
        ScoringError: if there is no such day.
    """
    asked = day_of(day if isinstance(day, str) else day.isoformat()[:10])
    if asked is None:
        raise fail("set.no-day", "sets_in_force", day)
    found = (load_indicator_set(name) for name in shipped_sets())
    return tuple(one for one in found if in_force(one.written, asked))


def _read(path: Path) -> Raw:
    shipped = path.parent.parent == shipped_folder()
    place = f"{path.parent.name}/{path.name}" if shipped else str(path)
    return Raw(read_toml(path, place), path, place)


def _extended(raw: Raw, name: str) -> Raw:
    """Return the set that a file extends: one that ships, or at a path relative to the file.

    Raises:
        ScoringError: if there is none, or it cannot be read.
    """
    if name in shipped_sets():
        return _read(shipped_folder() / name / FILE_NAME)
    path = raw.path.parent / name
    path = path / FILE_NAME if path.is_dir() else path
    if not path.is_file():
        raise fail("set.extends-unknown", f"{raw.place}: extends", name, **_known(name))
    return _read(path)


def read_toml(path: Path, place: str | None = None) -> dict[str, Any]:
    """Return the content of a TOML file, decimals as decimals.

    Raises:
        ScoringError: if it cannot be read or is not TOML.
    """
    text = read_text(path)
    try:
        return tomli.loads(text, parse_float=_decimal)
    except ValueError as error:
        # not only TOMLDecodeError: a whole number of thousands of digits is refused by Python
        raise fail("file.bad-toml", place or str(path), reason=error) from None
    except RecursionError:
        raise fail("file.bad-toml", place or str(path), reason="nested too deeply") from None


def _decimal(text: str) -> object:
    value = to_decimal(text.replace("_", ""))
    return text if value is None else value
