"""The generated parts of the reference pages, and how a page is made anew."""

from __future__ import annotations

import re
from enum import Enum

from reference_keys import CASE, LANGUAGES, SET, SHEET, keys_of
from reference_lists import command_help, problems

_GENERATED = re.compile(
    r"(?P<head><!-- generated: (?P<name>[\w-]+) -->\n).*?(?P<tail><!-- end generated -->)",
    re.DOTALL,
)


class Part(Enum):
    """What stands between the comments of a generated part."""

    SET_ZH = "set-zh"
    SET_EN = "set-en"
    SHEET_ZH = "sheet-zh"
    SHEET_EN = "sheet-en"
    CASE_ZH = "case-zh"
    CASE_EN = "case-en"
    PROBLEMS_ZH = "problems-zh"
    PROBLEMS_EN = "problems-en"
    CLI_ZH = "cli-zh"
    CLI_EN = "cli-en"

    def render(self) -> str:
        """Return the text."""
        name, _, language_name = self.value.partition("-")
        language = LANGUAGES.index(language_name)
        match name:
            case "set":
                return keys_of(SET, language)
            case "sheet":
                return keys_of(SHEET, language)
            case "case":
                return keys_of(CASE, language)
            case "problems":
                return problems(language)
            case _:
                return command_help(language)


def generated_parts(text: str) -> list[str]:
    """Return the names of the generated parts of a page."""
    return [match["name"] for match in _GENERATED.finditer(text)]


def regenerated(text: str) -> str:
    """Return a page with its generated parts made anew."""

    def made(match: re.Match[str]) -> str:
        body = Part(match["name"]).render().strip()
        return f"{match['head']}\n{body}\n\n{match['tail']}"

    return _GENERATED.sub(made, text)
