"""Finding and loading indicator sets: those that ship, and those at a path."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import tomli

from scoring.errors import closest, fail
from scoring.exact import to_decimal
from scoring.io.files import read_text
from scoring.plan import plan_of
from scoring.resolve import resolve_set

if TYPE_CHECKING:
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
    hint = closest(str(name), known)
    raise fail(
        "set.not-found",
        str(name),
        name,
        known=", ".join(known),
        hint_zh=f"，是不是“{hint}”" if hint else "",
        hint_en=f", did you mean “{hint}”" if hint else "",
    )


def load_indicator_set(name: str | Path) -> IndicatorSet:
    """Load an indicator set and prove it sound.

    Args:
        name: the id of a set that ships, such as ``"mof-project-2020"``, or the path of a
            ``set.toml`` or of its folder.

    Raises:
        ScoringError: with every problem of the file, each with its key.
    """
    path = set_file(name)
    shipped = path.parent.parent == shipped_folder()
    place = f"{path.parent.name}/{path.name}" if shipped else str(path)
    indicator_set = resolve_set(read_toml(path, place), place)
    plan_of(indicator_set)
    return indicator_set


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
