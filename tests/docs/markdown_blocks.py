"""The fenced blocks of a page, with the comments that say how each is to be tried out.

Comments right before a fence, one a line:

- ``<!-- not run: reason -->``: the block is not tried out, and why;
- ``<!-- ci: name -->``: the block is tried out elsewhere, by the gate of the project;
- ``<!-- lang: zh -->``: the locale; by default ``zh`` above the line ``---``, ``en`` below it;
- ``<!-- file: name -->``: the block is what this file holds;
- ``<!-- edit: old -> new -->``: the block is a diff that makes the file *new* from *old*;
- ``<!-- lines: 1-12 -->``: only these lines of the output of each command are shown; with
  ``<!-- lines: TEXT +4 -->`` four lines from the first one that holds TEXT.

Anywhere on a page, ``<!-- uses: other.md -->`` brings in the files of another page, and
``<!-- generated: name -->`` … ``<!-- end generated -->`` encloses what ``generate.py`` writes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"

_FENCE = re.compile(r"(?P<indent> *)(?P<ticks>`{3,})(?P<language>[\w-]*)\s*")
_COMMENT = re.compile(r"\s*<!-- (?P<key>not run|ci|lang|file|edit|lines): (?P<value>.+?) -->\s*")
_USES = re.compile(r"<!-- uses: (?P<page>\S+) -->")


@dataclass(frozen=True, eq=False)
class Block:
    """One fenced block.

    Attributes:
        first: the number of its first line of text, from 0.
        last: the number of the line of the closing fence.
        part: ``zh`` or ``en``, the half of the page it stands in.
        notes: what the comments before it say.
    """

    page: Path
    first: int
    last: int
    indent: int
    language: str
    text: str
    part: str
    notes: dict[str, str]

    @property
    def place(self) -> str:
        """Where it stands, for messages."""
        return f"{self.page.relative_to(ROOT)}:{self.first + 1}"

    @property
    def locale(self) -> str:
        """The language a reader of it has."""
        return self.notes.get("lang", self.part)

    @property
    def reason_not_run(self) -> str | None:
        """Why it is not tried out, ``None`` if it is."""
        if "ci" in self.notes:
            return f"tried out by the gate of the project as “{self.notes['ci']}”"
        return self.notes.get("not run")


def pages() -> list[Path]:
    """Return every page there is: those of ``docs`` and the README."""
    return [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]


def name_of(page: Path) -> str:
    """Return a page as its path from the root, the same on every system."""
    return page.relative_to(ROOT).as_posix()


def used_pages(page: Path) -> list[Path]:
    """Return the pages whose files this page goes on with."""
    found = _USES.findall(page.read_text(encoding="utf-8"))
    return [(page.parent / other).resolve() for other in found]


def blocks_of(page: Path) -> list[Block]:
    """Return the fenced blocks of a page in their order."""
    lines = page.read_text(encoding="utf-8").splitlines()
    blocks: list[Block] = []
    notes: dict[str, str] = {}
    part, number = "zh", 0
    while number < len(lines):
        line = lines[number]
        fence = _FENCE.fullmatch(line)
        comment = _COMMENT.fullmatch(line)
        if fence:
            last = _closing(lines, number, fence["ticks"])
            indent = len(fence["indent"])
            text = "".join(f"{one[indent:]}\n" for one in lines[number + 1 : last])
            blocks.append(
                Block(page, number + 1, last, indent, fence["language"], text, part, notes)
            )
            notes, number = {}, last
        elif comment:
            notes = {**notes, comment["key"]: comment["value"]}
        elif line.strip():
            notes = {}
            part = "en" if line == "---" else part
        number += 1
    return blocks


def _closing(lines: list[str], opening: int, ticks: str) -> int:
    for number in range(opening + 1, len(lines)):
        if lines[number].strip() == ticks:
            return number
    raise ValueError(f"the fence at line {opening + 1} is never closed")


def with_texts(page: Path, texts: dict[Block, str]) -> str:
    """Return the page with the texts of some blocks replaced."""
    lines = page.read_text(encoding="utf-8").splitlines()
    for block in sorted(texts, key=lambda one: -one.first):
        made = [line and f"{' ' * block.indent}{line}" for line in texts[block].splitlines()]
        lines[block.first : block.last] = made
    return "\n".join(lines) + "\n"
