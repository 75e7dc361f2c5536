"""Where in the archive the workbook, its sheets and its tables are."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple, get_args

from scoring.errors import fail
from scoring.io.workbook import limits
from scoring.io.workbook.cells import State
from scoring.io.workbook.markup import local, walk
from scoring.io.workbook.strings import decoded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.io.workbook.package import Package


# Directly below the root, and one step further in.
_TOP, _ENTRY = 2, 3


class Relation(NamedTuple):
    """One link from a part to another; *kind* is the last word of its type."""

    kind: str
    target: str


class Tab(NamedTuple):
    """One worksheet as the workbook lists it: name, state and the part with its cells."""

    name: str
    state: State
    part: str


class Contents(NamedTuple):
    """The worksheets of a workbook in their order, and the parts they share, if there are any."""

    tabs: tuple[Tab, ...]
    styles: str | None
    strings: str | None


def contents(package: Package) -> Contents:
    """Return where the parts of the workbook are.

    Raises:
        ScoringError: when the package holds no workbook that can be read.
    """
    workbook = _workbook_part(package)
    listing = _Listing(package.place)
    walk(package, workbook, listing)
    relations = _relations(package, workbook)
    tabs = []
    for name, state, identifier in listing.sheets:
        relation = relations.get(identifier)
        if relation is None:
            raise fail("workbook.missing-part", f"{package.place} {name}", part=identifier)
        # Sheets that are only a chart, a dialogue or old macros have no cells.
        if relation.kind == "worksheet":
            tabs.append(Tab(name, state, relation.target))
    shared = {relation.kind: relation.target for relation in relations.values()}
    return Contents(tuple(tabs), shared.get("styles"), shared.get("sharedStrings"))


def _workbook_part(package: Package) -> str:
    if "_rels/.rels" in package:
        for relation in _relations(package, "").values():
            if relation.kind == "officeDocument" and relation.target in package:
                if relation.target.endswith(".bin"):
                    raise fail("workbook.binary", package.place)
                return relation.target
    raise fail("workbook.not-xlsx", package.place)


def _relations(package: Package, part: str) -> dict[str, Relation]:
    folder, name = posixpath.split(part)
    reader = _Relations(folder)
    rels = posixpath.join(folder, "_rels", f"{name}.rels")
    if rels in package:
        walk(package, rels, reader)
    return reader.found


class _Relations:
    def __init__(self, folder: str) -> None:
        self.text: list[str] = []
        self.found: dict[str, Relation] = {}
        self._folder = folder

    def prepared(self, content: bytes) -> tuple[bytes, bytes]:
        return content, b""

    def start(self, depth: int, name: str, attributes: Mapping[str, str]) -> None:
        if depth != _TOP or name != "Relationship":
            return
        # Nothing outside the file is ever opened.
        if attributes.get("TargetMode") == "External":
            return
        kind = attributes.get("Type", "").rpartition("/")[2]
        target = posixpath.join("/", self._folder, attributes.get("Target", ""))
        part = posixpath.normpath(target).lstrip("/")
        self.found[attributes.get("Id", "")] = Relation(kind, part)

    def end(self, depth: int, name: str) -> None:
        pass


class _Listing:
    def __init__(self, place: str) -> None:
        self.text: list[str] = []
        self.sheets: list[tuple[str, State, str]] = []
        self._place = place
        self._section = ""
        self._names: set[str] = set()

    def prepared(self, content: bytes) -> tuple[bytes, bytes]:
        return content, b""

    def start(self, depth: int, name: str, attributes: Mapping[str, str]) -> None:
        if depth == 1 and name != "workbook":
            raise fail("workbook.not-xlsx", self._place)
        if depth == _TOP:
            self._section = name
        elif depth == _ENTRY and self._section == "sheets":
            self._sheet({local(key): value for key, value in attributes.items()})

    def end(self, depth: int, name: str) -> None:
        pass

    def _sheet(self, attributes: Mapping[str, str]) -> None:
        name = decoded(attributes.get("name", ""))
        if not name or len(name) > limits.NAME:
            raise fail("workbook.bad-sheet-name", self._place, name)
        # Two sheets whose names differ in case only cannot be told apart in a formula.
        if name.lower() in self._names:
            raise fail("workbook.repeated-sheet", self._place, name)
        self._names.add(name.lower())
        written = attributes.get("state", "visible")
        state = next((known for known in get_args(State) if known == written), None)
        if state is None:
            raise fail("workbook.bad-value", f"{self._place} {name}", written)
        self.sheets.append((name, state, attributes.get("id", "")))
