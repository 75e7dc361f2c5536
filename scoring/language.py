"""Which of the two languages a user reads."""

from __future__ import annotations

import os
from typing import Literal

Language = Literal["zh", "en"]


def locale_language() -> Language | None:
    """Return the language the environment asks for, or ``None`` if it asks for neither.

    The variables are read in the order of POSIX: ``LC_ALL``, ``LC_MESSAGES``, ``LANG``.
    A ``C`` or ``POSIX`` locale asks for no language.
    """
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable, "")
        if value:
            prefix = value[:2].lower()
            if prefix == "zh":
                return "zh"
            return "en" if prefix == "en" else None
    return None
