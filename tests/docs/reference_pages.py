"""The generated parts of the pages, and how a page is made anew."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from reference_keys import LANGUAGES, Part
from reference_lists import command_help, findings, problems, register_findings
from reference_sections import PAGES
from worked_tables import policies, rules, sets

if TYPE_CHECKING:
    from collections.abc import Callable

_GENERATED = re.compile(
    r"(?P<head><!-- generated: (?P<name>[\w-]+) -->\n).*?(?P<tail><!-- end generated -->)",
    re.DOTALL,
)


def _keys(name: str, language: int) -> str:
    return Part(name, language).text()


MAKERS: dict[str, Callable[[int], str]] = {
    **{name: partial(_keys, name) for name in PAGES},
    "problems": problems,
    "findings": findings,
    "register-findings": register_findings,
    "cli": command_help,
    "sets": sets,
    "policies": policies,
    "worked-rules": rules,
}
"""What makes the text of a part in a language, by the name of the part."""

PARTS = tuple(f"{name}-{language}" for name in MAKERS for language in LANGUAGES)
"""Every generated part, as it stands in the comment that opens it."""


def render(part: str) -> str:
    """Return the text of a part such as ``set-zh``."""
    name, _, language = part.rpartition("-")
    return MAKERS[name](LANGUAGES.index(language))


def generated_parts(text: str) -> list[str]:
    """Return the names of the generated parts of a page."""
    return [match["name"] for match in _GENERATED.finditer(text)]


def regenerated(text: str) -> str:
    """Return a page with its generated parts made anew."""

    def made(match: re.Match[str]) -> str:
        return f"{match['head']}\n{render(match['name']).strip()}\n\n{match['tail']}"

    return _GENERATED.sub(made, text)
