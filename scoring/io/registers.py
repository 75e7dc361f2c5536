"""Reading registers: one TOML file each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scoring.io.sets import read_toml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from scoring.model import IndicatorSet
    from scoring.register import Register


TABLES = frozenset({"fact", "evidence", "requirement", "finding", "suggestion"})
"""The tables that only registers have."""


def is_register(data: Mapping[str, Any]) -> bool:
    """Whether the content of a TOML file is that of a register."""
    return bool(TABLES & data.keys())


def read_register(path: str | Path, indicator_set: IndicatorSet | None = None) -> Register:
    """Read the register of an evaluation: its facts, evidence, findings and suggestions.

    Args:
        path: a TOML file in the shape of ``scoring schema register``.
        indicator_set: the set that is scored with; without it, the indicators that the register
            names are not held against anything.

    Raises:
        ScoringError: with every problem of the file, each with its key.
    """
    from scoring.register import check_register, resolve_register

    register = resolve_register(read_toml(Path(path)), str(path))
    if indicator_set is not None:
        check_register(register, indicator_set)
    return register
