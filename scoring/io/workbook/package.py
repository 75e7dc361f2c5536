"""An .xlsx as the zip archive of parts that it is, opened without trusting a word of it.

The parts are inflated piece by piece and counted while they come: what the headers
promise may be used to refuse a file, never to accept it. Nothing is written to disk, so
the names of entries are only labels.
"""

from __future__ import annotations

import io
import os
import stat
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from scoring.errors import fail
from scoring.io.workbook import limits

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
PIECE = 1 << 20
"""Bytes that are inflated at a time; a shorter first piece is the whole part."""
_SHOWN = 80
_ENCRYPTED = 0x1 | 0x40
# What zipfile is known to raise on archives that are damaged, cut short or made by hand.
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)


class Package:
    """The parts of a workbook file, by name.

    Attributes:
        place: the file as the user wrote it; opens the place of every problem.
    """

    def __init__(self, data: bytes, place: str) -> None:
        self.place = place
        self._inflated = 0
        self._elements, self._allowed = 0, limits.XML_ELEMENTS
        try:
            self._archive = zipfile.ZipFile(_Guarded(data))
        except _DAMAGED:
            known = data.startswith(b"PK")
            code = "workbook.damaged-archive" if known else "workbook.not-a-workbook"
            raise fail(code, place) from None
        self._entries: dict[str, zipfile.ZipInfo] = {}
        for entry in self._archive.infolist():
            self._admit(entry)
        self._require_workbook()

    def __contains__(self, part: str) -> bool:
        """Return whether there is such a part; upper and lower case are the same to the format."""
        return part.lower() in self._entries

    def chunks(self, part: str) -> Iterator[bytes]:
        """Yield the content of a part, piece by piece.

        Every piece but the last has :data:`PIECE` bytes.

        Raises:
            ScoringError: when the part is missing, damaged or larger than it may be.
        """
        entry = self._entries.get(part.lower())
        if entry is None:
            raise fail("workbook.missing-part", self.place, part=shown(part))
        if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise fail("workbook.damaged-part", self.place, part=shown(part))
        self._bound(entry, part, entry.file_size)
        size = 0
        try:
            with self._archive.open(entry) as stream:
                while chunk := stream.read(PIECE):
                    size += len(chunk)
                    self._inflated += len(chunk)
                    self._bound(entry, part, size)
                    yield chunk
        except _DAMAGED:
            raise fail("workbook.damaged-part", self.place, part=shown(part)) from None

    def foresee(self, part: str) -> None:
        """Count the elements of a part before any of them is told.

        Of a part with too many only the beginning is told then, for a problem with a place.
        """
        inflated, there = self._inflated, self._elements
        for chunk in self.chunks(part):
            there += _elements(chunk)
            if there > limits.XML_ELEMENTS:
                self._allowed = min(self._allowed, self._elements + limits.XML_BEGINNING)
                break
        self._inflated = inflated

    def count_elements(self, chunk: bytes) -> None:
        """Add the elements of a piece of XML to those read so far from any part.

        Raises:
            ScoringError: when there are more than any score sheet needs.
        """
        self._elements += _elements(chunk)
        if self._elements > self._allowed:
            raise fail("workbook.too-complex", self.place)

    def _admit(self, entry: zipfile.ZipInfo) -> None:
        if entry.flag_bits & _ENCRYPTED:
            raise fail("workbook.encrypted-entries", self.place)
        name = entry.filename.replace("\\", "/").lstrip("/")
        if name.endswith("/"):
            return
        if name.lower() in self._entries:
            raise fail("workbook.duplicate-part", self.place, part=shown(name))
        self._entries[name.lower()] = entry

    def _require_workbook(self) -> None:
        if "[content_types].xml" in self._entries:
            return
        if "mimetype" in self._entries:
            start = next(self.chunks("mimetype"), b"")
            if start.startswith(b"application/vnd.oasis.opendocument"):
                raise fail("workbook.opendocument", self.place)
        raise fail("workbook.not-xlsx", self.place)

    def _bound(self, entry: zipfile.ZipInfo, part: str, size: int) -> None:
        limit = f"{limits.PART_BYTES // limits.MIB} MB"
        if size > limits.PART_BYTES:
            raise fail("workbook.part-too-large", self.place, part=shown(part), limit=limit)
        if size > limits.RATIO_APPLIES_ABOVE and size > limits.RATIO * entry.compress_size:
            raise fail("workbook.bomb", self.place, part=shown(part), ratio=limits.RATIO)
        if self._inflated > limits.WORKBOOK_BYTES:
            raise fail("workbook.too-complex", self.place)


def _elements(chunk: bytes) -> int:
    return chunk.count(b"<") - chunk.count(b"</")


class _Guarded(io.BytesIO):
    """Bytes that refuse to be read in one piece larger than a list of contents may be."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > limits.DIRECTORY_BYTES:
            raise zipfile.BadZipFile
        return super().read(size)


def open_package(path: Path, place: str) -> Package:
    """Return the parts of a workbook file.

    Raises:
        ScoringError: when the file cannot be read or is no workbook.
    """
    data = _content(path, place)
    if not data:
        raise fail("workbook.empty-file", place)
    if data.startswith(_OLE):
        raise fail("workbook.encrypted-or-old", place)
    return Package(data, place)


def shown(part: str) -> str:
    """Return the name of a part, shortened so that a message stays one line."""
    return part if len(part) <= _SHOWN else part[: _SHOWN - 1] + "…"


def _content(path: Path, place: str) -> bytes:
    try:
        status = path.stat()
        special = not stat.S_ISREG(status.st_mode) and not stat.S_ISDIR(status.st_mode)
        # A pipe or a device may never come to an end, so it is not even opened.
        data = b"" if special else _read(path)
    except (FileNotFoundError, NotADirectoryError):
        raise fail("file.not-found", place) from None
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        raise fail("file.unreadable", place, reason=reason) from None
    except ValueError:
        # A name with a zero byte in it.
        raise fail("file.not-found", place) from None
    if special:
        raise fail("workbook.not-a-file", place)
    if len(data) > limits.FILE_BYTES:
        size = f"{-(-max(status.st_size, len(data)) // limits.MIB)} MB"
        limit = f"{limits.FILE_BYTES // limits.MIB} MB"
        raise fail("file.too-large", place, size=size, limit=limit)
    return data


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(limits.FILE_BYTES + 1)
