"""Walking through the XML of a part, with every door to abuse shut.

No document type is accepted, so there are no entities to expand; depth, number of elements,
number of distinct names and length of a single tag are bounded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol
from xml.parsers import expat

from scoring.errors import fail
from scoring.io.workbook import limits
from scoring.io.workbook.package import shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.io.workbook.package import Package


class Reader(Protocol):
    """What is told about the elements of a part, by local name; the root has depth 1.

    Attributes:
        text: character data is appended here; the reader clears it where text begins.
    """

    text: list[str]

    def start(self, depth: int, name: str, attributes: Mapping[str, str]) -> None:
        """Note that an element begins."""

    def end(self, depth: int, name: str) -> None:
        """Note that an element ends."""


def walk(package: Package, part: str, reader: Reader) -> None:
    """Tell *reader* about every element of a part.

    Raises:
        ScoringError: when the part is not well-formed or goes beyond a limit.
    """
    place = package.place
    names: dict[str, str] = {}
    parser = expat.ParserCreate(intern=names)
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
    fed = 0
    try:
        for chunk in package.chunks(part):
            package.count_elements(chunk)
            fed += len(chunk)
            parser.Parse(chunk, False)  # noqa: FBT003 - the signature of expat
            unfinished = fed - parser.CurrentByteIndex
            if unfinished > limits.XML_TOKEN_BYTES or len(names) > limits.XML_NAMES:
                raise fail("workbook.too-complex", place)
        parser.Parse(b"", True)  # noqa: FBT003 - the signature of expat
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        raise fail(
            "workbook.bad-xml", place, part=shown(part), line=error.lineno, reason=reason
        ) from None
    except (LookupError, ValueError) as error:
        # An encoding that the parser has never heard of.
        raise fail("workbook.bad-xml", place, part=shown(part), line=1, reason=str(error)) from None


def local(name: str) -> str:
    """Return a name without its prefix: the two editions of the format differ in namespaces."""
    return name.rpartition(":")[2]
