"""Tries out the blocks of a page, in their order and in one folder, as a reader would."""

from __future__ import annotations

import contextlib
import doctest
import io
import os
import re
import shlex
import shutil
from typing import TYPE_CHECKING, Any
from unittest import mock

import tomli
from markdown_blocks import ROOT, Block, blocks_of, used_pages
from toml_parts import check_toml

import scoring
from scoring.cli.main import main
from scoring.io.sets import load_indicator_set

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COLUMNS = "80"
LOCALES = {"zh": "zh_CN.UTF-8", "en": "en_US.UTF-8"}
PROMPT = "$ "
MORE = "…"


class CannotRunError(Exception):
    """A block can be neither tried out nor is it marked as one that is not."""


class Session:
    """One page being read: its folder, the names its Python has defined, the last exit status."""

    def __init__(self, page: Path, folder: Path) -> None:
        self.folder = folder
        self.names: dict[str, Any] = {"__name__": "__main__"}
        self.status = 0
        shutil.copytree(ROOT / "docs" / "examples", folder / "docs" / "examples")
        shutil.copytree(ROOT / "indicator_sets", folder / "indicator_sets")
        for other in used_pages(page):
            for block in blocks_of(other):
                self.write(block)

    def refreshed(self, block: Block) -> str:
        """Try out a block and return the text it should have.

        Raises:
            CannotRunError: if nobody knows how.
        """
        if block.reason_not_run is not None:
            return block.text
        written = self.write(block)
        with self._as_reader(block):
            match block.language:
                case "console":
                    return self._console(block)
                case "python":
                    return self._python(block)
                case "toml" if "extends" in tomli.loads(block.text):
                    load_indicator_set(self.folder / block.notes["file"])
                case "toml":
                    check_toml(block.text, block.place)
                case "json" | "csv" | "diff" if written:
                    pass
                case "text":
                    pass
                case other:
                    raise CannotRunError(f"{block.place}: do not know how to try out “{other}”")
        return block.text

    def write(self, block: Block) -> bool:
        """Write the file that a block holds or changes, if it does."""
        if block.reason_not_run is not None:
            return False
        if "file" in block.notes:
            path = self.folder / block.notes["file"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, encoding="utf-8")
            return True
        if "edit" in block.notes:
            old, new = (self.folder / name for name in block.notes["edit"].split(" -> "))
            new.parent.mkdir(parents=True, exist_ok=True)
            new.write_text(
                patched(old.read_text(encoding="utf-8"), block.text, block.place), encoding="utf-8"
            )
            return True
        return False

    @contextlib.contextmanager
    def _as_reader(self, block: Block) -> Iterator[None]:
        with mock.patch.dict(os.environ), contextlib.chdir(self.folder):
            for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE"):
                os.environ.pop(name, None)
            os.environ["LANG"] = LOCALES[block.locale]
            os.environ["COLUMNS"] = COLUMNS
            yield

    def _console(self, block: Block) -> str:
        lines = block.text.splitlines()
        if not any(line.startswith(PROMPT) for line in lines):
            for command in _joined(lines):
                output = self._command(command, block)
                if self.status:
                    raise CannotRunError(f"{block.place}: {command}\n{output}")
                self._fill_in(command)
            return block.text
        made: list[str] = []
        for written in _prompts(lines):
            output = self._command(_joined(written)[0].removeprefix(PROMPT), block)
            made += [*written, *_cut(output.splitlines(), block.notes.get("lines"))]
        return "".join(f"{line}\n" for line in made)

    def _fill_in(self, command: str) -> None:
        """Do what a reader does after ``scoring blank``: fill the sheet in, as in the example."""
        words = shlex.split(command, comments=True)
        if words[1] == "blank":
            written = words[words.index("-o") + 1]
            if "--each" in words:
                sheet = scoring.read_sheet("docs/examples/shaoguan-cloud/scores.xlsx")
                used = load_indicator_set(sheet.set_id)
                scoring.write_sheets(sheet, written, used, force=True)
                return
            shutil.copyfile("docs/examples/shaoguan-cloud/scores.xlsx", written)

    def _command(self, command: str, block: Block) -> str:
        words = shlex.split(command, comments=True)
        if words == ["echo", "$?"]:
            return str(self.status)
        if words[0] != "scoring":
            raise CannotRunError(f"{block.place}: only scoring is run here, not {words[0]}")
        screen = io.StringIO()
        with contextlib.redirect_stdout(screen), contextlib.redirect_stderr(screen):
            self.status = main(words[1:])
        return screen.getvalue()

    def _python(self, block: Block) -> str:
        if ">>>" not in block.text:
            with contextlib.redirect_stdout(io.StringIO()):
                exec(compile(block.text, block.place, "exec"), self.names)  # noqa: S102 - our pages
            return block.text
        test = doctest.DocTestParser().get_doctest(
            block.text, self.names, block.place, str(block.page), block.first
        )
        runner = _Recorder()
        runner.run(test, out=lambda _: None, clear_globs=False)
        self.names.update(test.globs)
        lines = block.text.splitlines()
        for example, got in reversed(runner.got):
            start = example.lineno + example.source.count("\n")
            shown = [line or "<BLANKLINE>" for line in got.splitlines()]
            lines[start : start + example.want.count("\n")] = shown
        return "".join(f"{line}\n" for line in lines)


class _Recorder(doctest.DocTestRunner):
    def __init__(self) -> None:
        super().__init__(verbose=False)
        self.got: list[tuple[doctest.Example, str]] = []

    def report_success(
        self, out: Any, test: doctest.DocTest, example: doctest.Example, got: str
    ) -> None:
        """Note what an example printed; a traceback that was expected stays as it is."""
        self.got.append((example, example.want if example.exc_msg else got))

    def report_failure(
        self, out: Any, test: doctest.DocTest, example: doctest.Example, got: str
    ) -> None:
        """Note what an example printed."""
        self.got.append((example, got))

    def report_unexpected_exception(
        self, out: Any, test: doctest.DocTest, example: doctest.Example, exc_info: Any
    ) -> None:
        """Let it through."""
        raise CannotRunError(f"{test.name}: {example.source}{exc_info[1]!r}") from exc_info[1]


def _prompts(lines: list[str]) -> Iterator[list[str]]:
    """Yield the lines of every command, without those of its output."""
    number = 0
    while number < len(lines):
        if lines[number].startswith(PROMPT):
            first = number
            while lines[number].endswith("\\"):
                number += 1
            yield lines[first : number + 1]
        number += 1


def _joined(lines: list[str]) -> list[str]:
    """Return the commands of lines of which some go on in the next one."""
    return [one for one in re.sub(r"\\\n\s*", "", "\n".join(lines)).splitlines() if one.strip()]


def _cut(lines: list[str], shown: str | None) -> list[str]:
    """Return the lines to be shown: ``1-12``, or ``TEXT +4`` for four from the one with TEXT."""
    if shown is None:
        return lines
    text, counted, count = shown.rpartition(" +")
    if counted:
        first = next(number for number, line in enumerate(lines) if text in line)
        last = first + int(count)
    else:
        start, _, last_shown = shown.partition("-")
        first, last = int(start) - 1, int(last_shown)
    before = [MORE] if first else []
    after = [MORE] if last < len(lines) else []
    return [*before, *lines[first:last], *after]


def patched(text: str, diff: str, place: str) -> str:
    """Return *text* with the lines that begin with ``-`` replaced by those that follow with ``+``.

    Raises:
        CannotRunError: if a line to be replaced is not there exactly once.
    """
    old: list[str] = []
    new: list[str] = []
    for line in [*diff.splitlines(), ""]:
        if line.startswith("+"):
            new.append(line[1:])
            continue
        if new:
            before = "".join(f"{one}\n" for one in old)
            if not old or text.count(before) != 1:
                raise CannotRunError(f"{place}: {text.count(before)} times in the file: {before!r}")
            text = text.replace(before, "".join(f"{one}\n" for one in new))
            old, new = [], []
        if line.startswith("-"):
            old.append(line[1:])
    return text
