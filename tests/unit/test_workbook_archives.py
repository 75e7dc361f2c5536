"""The reader of workbooks refuses files that are no workbook, or a hostile archive."""

from __future__ import annotations

import os
import random
import struct
import zipfile
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


from raw_workbooks import form, only, pack, parts_of, refused, relations


def test_not_found(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.xlsx").code == "file.not-found"
    assert refused(tmp_path / "a\0b.xlsx").code == "file.not-found"
    (tmp_path / "file").touch()
    assert refused(tmp_path / "file" / "form.xlsx").code == "file.not-found"
    assert refused(tmp_path / ("x" * 5000)).code == "file.unreadable"


def test_directory(tmp_path: Path) -> None:
    assert refused(tmp_path).code == "file.unreadable"


def test_permission_denied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = form(tmp_path, "")

    def deny(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(path), "open", deny)
    problem = refused(path)
    assert problem.code == "file.unreadable"
    assert "Permission denied" in problem.line("en")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.xlsx")
    assert refused(tmp_path / "pipe.xlsx").code == "workbook.not-a-file"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "workbook.empty-file"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "workbook.not-a-workbook"),
        ("指标,得分\n".encode(), "workbook.not-a-workbook"),
        (bytes.fromhex("D0CF11E0A1B11AE1") + bytes(2000), "workbook.encrypted-or-old"),
        (b"PK\x03\x04" + bytes(100), "workbook.damaged-archive"),
        (b"PK\x05\x06" + bytes(18), "workbook.not-xlsx"),
    ],
)
def test_not_a_workbook(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(content)
    assert refused(path).code == code


def test_too_large_a_file(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    with path.open("wb") as file:
        file.truncate(60 << 20)
    problem = refused(path)
    assert problem.code == "file.too-large"
    assert "60 MB" in problem.line("en")


def test_truncated_at_every_length(tmp_path: Path) -> None:
    whole = form(tmp_path, "<row><c><v>1</v></c></row>").read_bytes()
    path = tmp_path / "cut.xlsx"
    for length in range(10, len(whole), 23):
        path.write_bytes(whole[:length])
        assert refused(path).code == "workbook.damaged-archive"


def test_other_archives(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    good = parts_of("")
    word = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": "<w:document xmlns:w='x'><w:body/></w:document>",
    }
    assert refused(pack(path, word)).code == "workbook.not-xlsx"
    for gone in ("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"):
        rest = {name: content for name, content in good.items() if name != gone}
        assert refused(pack(path, rest)).code == "workbook.not-xlsx"
    ods = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}
    assert refused(pack(path, ods)).code == "workbook.opendocument"
    binary = {
        **good,
        "_rels/.rels": relations(("rId1", "officeDocument", "xl/workbook.bin")),
        "xl/workbook.bin": bytes(50),
    }
    assert refused(pack(path, binary)).code == "workbook.binary"


def patched(path: Path, field: int, value: bytes, *, of: str = "PK\x01\x02") -> Path:
    """Overwrite a field of every header of one kind."""
    data = bytearray(path.read_bytes())
    at = data.find(of.encode("latin-1"))
    while at >= 0:
        data[at + field : at + field + len(value)] = value
        at = data.find(of.encode("latin-1"), at + 4)
    path.write_bytes(data)
    return path


def test_encrypted_entries(tmp_path: Path) -> None:
    path = patched(form(tmp_path, ""), 8, struct.pack("<H", 1))
    assert refused(path).code == "workbook.encrypted-entries"


def test_unusual_compression(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        for name, content in parts_of("").items():
            archive.writestr(name, content)
    assert refused(path).code == "workbook.damaged-part"


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("second", ["xl/workbook.xml", "XL/Workbook.xml", "/xl\\workbook.xml"])
def test_duplicate_entries(tmp_path: Path, second: str) -> None:
    path = form(tmp_path, "")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(second, "<workbook/>")
    assert refused(path).code == "workbook.duplicate-part"


def test_names_that_climb_out_are_only_names(tmp_path: Path) -> None:
    parts = parts_of("<row><c><v>1</v></c></row>")
    parts["../../evil.xml"] = "<x/>"
    assert only(pack(tmp_path / "form.xlsx", parts)).cells
    parts["xl/_rels/workbook.xml.rels"] = relations(("rId1", "worksheet", "../../../etc/passwd"))
    assert refused(pack(tmp_path / "form.xlsx", parts)).code == "workbook.missing-part"


def test_external_parts_are_never_opened(tmp_path: Path) -> None:
    parts = parts_of("<row><c><v>1</v></c></row>")
    parts["xl/_rels/workbook.xml.rels"] = str(parts["xl/_rels/workbook.xml.rels"]).replace(
        'Target="worksheets', 'TargetMode="External" Target="worksheets'
    )
    assert refused(pack(tmp_path / "form.xlsx", parts)).code == "workbook.missing-part"


def test_missing_sheet(tmp_path: Path) -> None:
    parts = parts_of("")
    del parts["xl/worksheets/sheet1.xml"]
    problem = refused(pack(tmp_path / "form.xlsx", parts))
    assert problem.code == "workbook.missing-part"
    assert "xl/worksheets/sheet1.xml" in problem.line("en")


def test_bomb(tmp_path: Path) -> None:
    path = form(tmp_path, "<!--" + " " * (20 << 20) + "-->")
    problem = refused(path)
    assert problem.code == "workbook.bomb"
    assert "sheet1.xml" in problem.line("zh")


def test_bomb_that_lies_about_its_size(tmp_path: Path) -> None:
    path = form(tmp_path, "<!--" + " " * (2 << 20) + "-->")
    patched(path, 24, struct.pack("<I", 1000))
    patched(path, 22, struct.pack("<I", 1000), of="PK\x03\x04")
    assert refused(path).code in {"workbook.damaged-part", "workbook.bad-xml"}


def test_large_part(tmp_path: Path) -> None:
    noise = random.Random(1).randbytes(1 << 20).hex().encode()  # noqa: S311 - not a secret
    path = tmp_path / "form.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts_of("").items():
            if name != "xl/styles.xml":
                archive.writestr(name, content)
        with archive.open("xl/styles.xml", "w") as stream:
            stream.write(b"<styleSheet>" + 33 * noise)
    problem = refused(path)
    assert problem.code == "workbook.part-too-large"
    assert "64 MB" in problem.line("en")


def test_huge_list_of_contents(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    count = 400_000
    entry = struct.pack(
        "<4sBBBBHHHHIIIHHHHHII",
        *(b"PK\x01\x02", 20, 0, 20, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0),
    )
    directory = (entry + b"a") * count
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, len(directory), 0, 0)
    path.write_bytes(directory + end)
    assert refused(path).code == "workbook.damaged-archive"
