"""Walking through the XML of a part, with every door to abuse shut.

No document type is accepted, so there are no entities to expand; depth, number of elements,
number of distinct names and length of a single tag are bounded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol
from xml.parsers import expat

from scoring.errors import fail
from scoring.io.workbook import limits
from scoring.io.workbook.package import PIECE, shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.io.workbook.package import Package


class Reader(Protocol):
    """What is told about the elements of a part, by local name; the root has depth 1.

    Attributes:
        text: character data is appended here; the reader clears it where text begins.
    """

    text: list[str]

    def prepared(self, content: bytes) -> tuple[bytes, bytes]:
        """Return what of a whole part is to be told, and what follows it and need not be."""

    def start(self, depth: int, name: str, attributes: Mapping[str, str]) -> None:
        """Note that an element begins."""

    def end(self, depth: int, name: str) -> None:
        """Note that an element ends."""


def walk(package: Package, part: str, reader: Reader) -> None:
    """Tell *reader* about every element of a part that it does not take as a whole.

    Raises:
        ScoringError: when the part is not well-formed or goes beyond a limit.
    """
    feeder = _Feeder(package.place, part, reader)
    try:
        for chunk in package.chunks(part):
            if not feeder.fed and len(chunk) >= PIECE:
                package.foresee(part)
            package.count_elements(chunk)
            if feeder.fed or len(chunk) >= PIECE:
                feeder.feed(chunk)
            else:
                feeder.feed_whole(*reader.prepared(chunk))
        feeder.end()
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        raise fail(
            "workbook.bad-xml", package.place, part=shown(part), line=error.lineno, reason=reason
        ) from None
    except (LookupError, ValueError) as error:
        # An encoding that the parser has never heard of.
        raise fail(
            "workbook.bad-xml", package.place, part=shown(part), line=1, reason=str(error)
        ) from None


class _Feeder:
    """Feeds a parser that tells a reader of what it meets.

    Attributes:
        fed: how many bytes it was given.
    """

    def __init__(self, place: str, part: str, reader: Reader) -> None:
        self.fed = 0
        self._place = place
        self._names: dict[str, str] = {}
        self._parser = parser = expat.ParserCreate(intern=self._names)
        depth = 0
        reader_start, reader_end = reader.start, reader.end

        def start(name: str, attributes: dict[str, str]) -> None:
            nonlocal depth
            depth += 1
            if depth > limits.XML_DEPTH:
                raise fail("workbook.deep-xml", place, part=shown(part), limit=limits.XML_DEPTH)
            reader_start(depth, local(name) if ":" in name else name, attributes)

        def end(name: str) -> None:
            nonlocal depth
            reader_end(depth, local(name) if ":" in name else name)
            depth -= 1

        def refuse_doctype(*_: object) -> None:
            raise fail("workbook.doctype", place, part=shown(part))

        parser.buffer_text = True
        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = reader.text.append
        parser.StartDoctypeDeclHandler = refuse_doctype

    def feed(self, piece: bytes) -> None:
        """Parse the next piece."""
        self.fed += len(piece)
        self._parser.Parse(piece, False)  # noqa: FBT003 - the signature of expat
        unfinished = self.fed - self._parser.CurrentByteIndex
        if unfinished > limits.XML_TOKEN_BYTES or len(self._names) > limits.XML_NAMES:
            raise fail("workbook.too-complex", self._place)

    def feed_whole(self, heard: bytes, unheard: bytes) -> None:
        """Parse a whole part; of what need not be heard only require that it is XML."""
        self.feed(heard)
        if unheard:
            self._parser.StartElementHandler = self._parser.EndElementHandler = None
            self._parser.CharacterDataHandler = None
            self.feed(unheard)

    def end(self) -> None:
        """Require that nothing is left open."""
        self._parser.Parse(b"", True)  # noqa: FBT003 - the signature of expat


def local(name: str) -> str:
    """Return a name without its prefix: the two editions of the format differ in namespaces."""
    return name.rpartition(":")[2]
