"""The grammar of the command line; nothing heavy is imported to show its help."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from typing import TYPE_CHECKING, Any, NoReturn

from scoring.cli.texts import text, translated
from scoring.cli.whatif.bounds import ask_for_weights

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

FORMATS = ("text", "markdown", "json", "csv")
KINDS = (
    "set",
    "sheet",
    "panel",
    "register",
    "doubts",
    "case",
    "result",
    "examination",
    "project",
    "panel-study",
)


class Parser(argparse.ArgumentParser):
    """A parser whose help and errors are in the user's language."""

    language = "en"

    def __init__(self, **settings: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, **settings)
        self._positionals.title = text("arguments", self.language)
        self._optionals.title = text("options", self.language)
        self.add_argument("-h", "--help", action="help", help=text("help", self.language))

    def format_usage(self) -> str:
        """Return the usage line."""
        formatter = self._get_formatter()
        prefix = text("usage", self.language)
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups, prefix)
        return formatter.format_help()

    def format_help(self) -> str:
        """Return the whole help."""
        formatter = self._get_formatter()
        prefix = text("usage", self.language)
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups, prefix)
        formatter.add_text(self.description)
        for group in self._action_groups:
            formatter.start_section(group.title)
            formatter.add_text(group.description)
            formatter.add_arguments(group._group_actions)  # noqa: SLF001 - as argparse itself does
            formatter.end_section()
        formatter.add_text(self.epilog)
        return formatter.format_help()

    def error(self, message: str) -> NoReturn:
        """Print the usage and what is wrong, and exit with 2."""
        self.print_usage()
        self.exit(2, f"{self.prog}: {translated(message, self.language)}\n")

    def print_usage(self, file: object = None) -> None:
        """Print the usage line, errors included, to the error stream."""
        print(self.format_usage(), end="", file=sys.stderr)


def day(text_: str) -> str:
    """Return a day such as ``2021-06-01`` as it is.

    Raises:
        ValueError: if there is no such day; the parser then says so.
    """
    if date.fromisoformat(text_).isoformat() != text_:
        raise ValueError(text_)
    return text_


def _import_arguments(one: Parser, say: Callable[[str], str]) -> None:
    one.add_argument("file", metavar="FILE", help=say("import_file"))
    one.add_argument("--sheet", metavar="NAME", help=say("worksheet"))
    one.add_argument("-o", "--output", metavar="FILE", required=True, help=say("import_output"))
    one.add_argument("--force", action="store_true", help=say("force"))


def build(language: str, version: str, *, actions: bool = True) -> Parser:
    """Return the parser in *language*; what-ifs have their *actions* only where they are needed."""
    kind = type("Parser", (Parser,), {"language": language})

    def say(key: str, **details: object) -> str:
        return text(key, language, **details)

    top: Parser = kind(prog="scoring", description=say("about"), epilog=say("exit"))
    top.add_argument(
        "--version", action="version", version=f"scoring {version}", help=say("version")
    )
    top.add_argument("--lang", dest="lang_first", choices=("zh", "en"), help=say("lang"))
    commands: argparse._SubParsersAction[Parser] = top.add_subparsers(
        title=say("commands"), dest="command", metavar="COMMAND", parser_class=kind
    )

    def command(name: str, formats: Sequence[str] = FORMATS) -> Parser:
        one: Parser = commands.add_parser(name, help=say(name), description=say(name))
        return common(one, formats)

    def common(one: Parser, formats: Sequence[str]) -> Parser:
        one.add_argument("--lang", choices=("zh", "en"), help=say("lang"))
        if formats:
            one.add_argument(
                "--format",
                choices=formats,
                help=say(
                    "format", formats="、".join(formats) if language == "zh" else ", ".join(formats)
                ),
            )
            one.set_defaults(formats=formats)
            one.add_argument("-o", "--output", metavar="FILE", help=say("output"))
            one.add_argument("--force", action="store_true", help=say("force"))
        return one

    score = command("score", (*FORMATS, "html"))
    score.add_argument("file", metavar="FILE", nargs="+", help=say("score_files"))
    score.add_argument("--set", metavar="SET", help=say("set"))
    score.add_argument("--incomplete", action="store_true", help=say("incomplete"))

    explain = command("explain", (*FORMATS, "html"))
    explain.add_argument("file", metavar="FILE", help=say("explain_file"))
    explain.add_argument("ids", metavar="ID", nargs="*", help=say("explain_ids"))
    explain.add_argument("--set", metavar="SET", help=say("set"))

    _ask_for_register(command("examine", ("text", "markdown", "html", "json")), say)

    _ask_for_blank(command("blank", ()), say)
    describe = command("describe", ("text", "markdown", "html"))
    describe.add_argument("set", metavar="SET", help=say("blank_set"))

    check = command("check")
    check.add_argument("what", metavar="WHAT", nargs="+", help=say("check_what"))
    check.add_argument("--set", metavar="SET", help=say("set"))
    for one in (score, explain, check):
        one.add_argument("--panel", metavar="PANEL", help=say("panel_file"))

    for one in (score, explain, check):
        one.add_argument("--column", metavar="HEADING", help=say("column"))
        one.add_argument("--sheet", metavar="NAME", help=say("worksheet"))

    sets = command("sets")
    sets.add_argument(
        "action",
        nargs="?",
        choices=("list", "show", "diff"),
        default="list",
        help=say("sets_action"),
    )
    sets.add_argument("set", metavar="SET", nargs="*", help=say("sets_name"))
    sets.add_argument("--on", metavar="DAY", type=day, help=say("sets_on"))

    _ask_for_table(command("table", ()), say)

    panel = command("panel", ("text", "markdown", "html", "json"))
    panel.add_argument("file", metavar="FILE", nargs="+", help=say("score_files"))
    panel.add_argument("--set", metavar="SET", help=say("set"))
    panel.add_argument("--panel", metavar="PANEL", help=say("panel_file"))
    panel.add_argument("--column", metavar="HEADING", help=say("column"))
    panel.add_argument("--sheet", metavar="NAME", help=say("worksheet"))

    whatif: Parser = commands.add_parser("whatif", help=say("whatif"), description=say("whatif"))
    if actions:
        _ask_for_actions(whatif, common, language)

    _import_arguments(command("import", ()), say)
    _ask_for_schema(command("schema", ()), say)
    return top


def _ask_for_blank(blank: Parser, say: Callable[[str], str]) -> None:
    blank.add_argument("set", metavar="SET", help=say("blank_set"))
    blank.add_argument("-o", "--output", metavar="FILE", required=True, help=say("blank_output"))
    blank.add_argument("--force", action="store_true", help=say("force"))
    who = blank.add_mutually_exclusive_group()
    who.add_argument("--reviewers", metavar="N", type=int, default=1, help=say("reviewers"))
    who.add_argument("--panel", metavar="PANEL", help=say("blank_panel"))
    blank.add_argument("--each", action="store_true", help=say("each"))
    blank.add_argument("--self", action="store_true", help=say("self_column"))


def _ask_for_actions(
    whatif: Parser, common: Callable[[Parser, Sequence[str]], Parser], language: str
) -> None:
    from scoring.cli.whatif.actions import (
        ACTIONS,  # their texts are long, and most commands need none
    )

    actions: argparse._SubParsersAction[Parser] = whatif.add_subparsers(
        title=text("whatif_actions", language),
        dest="action",
        metavar="ACTION",
        parser_class=type(whatif),
        required=True,
    )
    for name, action in ACTIONS.items():
        said = {key: texts[language != "zh"] for key, texts in action.texts.items()}
        one = actions.add_parser(name, help=said["about"], description=said["about"])
        action.arguments(common(one, action.formats), said.__getitem__)


def _ask_for_register(examine: Parser, say: Callable[[str], str]) -> None:
    examine.add_argument("register", metavar="REGISTER", help=say("examine_register"))
    examine.add_argument("file", metavar="FILE", nargs="*", help=say("examine_files"))
    examine.add_argument("--set", metavar="SET", help=say("set"))
    examine.add_argument("--panel", metavar="PANEL", help=say("panel_file"))
    examine.add_argument("--column", metavar="HEADING", help=say("column"))
    examine.add_argument("--sheet", metavar="NAME", help=say("worksheet"))
    examine.add_argument("--strict", action="store_true", help=say("strict"))


def _ask_for_table(table: Parser, say: Callable[[str], str]) -> None:
    table.add_argument("set", metavar="SET", help=say("blank_set"))
    table.add_argument("table", metavar="TABLE", help=say("table_file"))
    table.add_argument("-o", "--output", metavar="FILE", required=True, help=say("table_output"))
    table.add_argument("--force", action="store_true", help=say("force"))
    ask_for_weights(table, say("table_weight"))


def _ask_for_schema(schema: Parser, say: Callable[..., str]) -> None:
    kinds = say("schema_kind", kinds=", ".join(KINDS))
    schema.add_argument("kind", nargs="?", choices=KINDS, default="set", help=kinds)
    schema.add_argument("-o", "--output", metavar="FILE", help=say("output"))
    schema.add_argument("--force", action="store_true", help=say("force"))
