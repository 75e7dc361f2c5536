"""What a check of a sound set has to say."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing in a sound set that its author should look at.

    Attributes:
        code: what it is, such as ``lint.same-name``; the key of its words.
        place: file and key, such as ``mof.toml: indicator.C2.rule``.
        value: what stands there, or ``None`` where there is nothing to quote.
        details: what its words quote.
    """

    code: str
    place: str
    value: str | None = None
    details: Mapping[str, object] = field(default_factory=dict)
