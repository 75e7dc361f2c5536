"""The entry point: language, parsing, errors and exit status."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from scoring.cli.parser import build
from scoring.cli.texts import text
from scoring.language import locale_language
from scoring.version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.language import Language

DONE, USAGE, INTERRUPTED = 0, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: the words after ``scoring``; those of the process by default.

    Returns:
        0 done, 1 the input has problems, 2 wrong usage, 130 interrupted.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    language = _asked_language(words) or locale_language() or "zh"
    _make_streams_safe()
    parser = build(language, __version__, actions="whatif" in words)
    try:
        parsed, rest = parser.parse_known_args(words)
        if parsed.command is not None:
            parsed.lang = parsed.lang or parsed.lang_first
        # argparse takes no further names after an option
        names = {"explain": "ids", "check": "what", "score": "file", "sets": "set"}.get(
            parsed.command
        )
        if parsed.command == "whatif":
            from scoring.cli.whatif.actions import ACTIONS

            names = ACTIONS[parsed.action].more
        if names and not any(one.startswith("-") for one in rest):
            setattr(parsed, names, [*getattr(parsed, names), *rest])
            rest = []
        if rest:
            parser.error(f"unrecognized arguments: {' '.join(rest)}")
        if parsed.command is None:
            parser.print_help()
            return USAGE
        from scoring.cli import commands  # help must not load what commands need

        return commands.run(parsed, language)
    except SystemExit as stop:
        return int(stop.code or 0)
    except KeyboardInterrupt:
        print(text("interrupted", language), file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # whoever read our output has closed it; what is still buffered has nowhere to go
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def _make_streams_safe() -> None:
    """Let no closed stream, and no character that it cannot show, end a command."""
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - for the process
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _asked_language(words: Sequence[str]) -> Language | None:
    """Return the language asked for, known before parsing because help is printed in it."""
    for number, word in enumerate(words):
        value = word.removeprefix("--lang=") if word.startswith("--lang=") else None
        if word == "--lang" and number + 1 < len(words):
            value = words[number + 1]
        if value == "zh":
            return "zh"
        if value == "en":
            return "en"
    return None
