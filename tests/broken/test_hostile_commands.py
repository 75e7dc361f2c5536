"""Every command that opens a workbook refuses a hostile one at its place, or reads it right."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from broken import hostile_books
from broken.hostile_books import KINDS_OF_HOSTILITY
from broken.making import quietly
from broken.parts import SHEET
from broken.register_cases import FILE as REGISTER_FILE
from broken.register_cases import REGISTER

import scoring
from scoring.io.workbook import limits

if TYPE_CHECKING:
    from collections.abc import Callable

    from broken.hostile_books import Hostile

WITH = ["--set", "small.toml"]
COMMANDS: dict[str, Callable[[str], list[str]]] = {
    "score": lambda file: ["score", file, *WITH],
    "score --incomplete": lambda file: ["score", file, "--incomplete", *WITH],
    "score of a folder": lambda _: ["score", "forms", *WITH],
    "explain": lambda file: ["explain", file, *WITH],
    "check": lambda file: ["check", file, *WITH],
    "check of a folder": lambda _: ["check", "forms", *WITH],
    "examine": lambda file: ["examine", REGISTER_FILE, file, *WITH],
    "panel": lambda file: ["panel", file, *WITH],
    "import": lambda file: ["import", file, "-o", "draft.toml"],
}
"""Every command that opens workbooks, by the arguments it takes."""

READ = {"cell.error-value", "cell.formula-without-value", ""}
"""Where the file itself is sound, ``import`` says that it is a sheet of ours."""


def smaller(kind: Hostile, patch: pytest.MonkeyPatch) -> None:
    """Make files and limits smaller together: the benchmarks take them as they are."""
    patch.setattr(hostile_books, "MANY", 25_000)
    patch.setattr(hostile_books, "NOISE", 12_000)
    if kind.code == "workbook.too-complex":
        patch.setattr(limits, "XML_ELEMENTS", 24_500)
        patch.setattr(limits, "STRINGS_TEXT", 100_000)


@pytest.mark.parametrize("kind", KINDS_OF_HOSTILITY.values(), ids=KINDS_OF_HOSTILITY)
def test_every_command_says_the_same_of_a_hostile_workbook(
    kind: Hostile,
    small_set: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = small_set.parent
    smaller(kind, monkeypatch)
    (folder / REGISTER_FILE).write_text(REGISTER, "utf-8")
    file = kind.made(folder).name
    (folder / "forms").mkdir()
    shutil.copyfile(folder / file, folder / "forms" / file)
    status = 1 if kind.code else 0
    out, _ = quietly(capsys, ["check", file, *WITH, "--format", "json", "--lang", "en"], status)
    problems = json.loads(out)["problems"]
    place = f"{file}{kind.place}"
    found = [(one["code"], one["place"]) for one in problems]
    assert found == ([(kind.code, place)] if kind.code else [])
    for name, arguments in COMMANDS.items():
        if name == "import" and kind.code in READ:
            _, err = quietly(capsys, [*arguments(file), "--lang", "en"])
            assert f"{file}: This is a sheet of this program" in err
            continue
        said = "".join(quietly(capsys, [*arguments(file), "--lang", "en"], status))
        where = f"forms/{place}" if "folder" in name else place
        assert all(f"{where}: {one['problem']}" in said for one in problems), name


def test_a_link_to_another_file_is_never_followed(
    small_set: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = KINDS_OF_HOSTILITY["links to other files"].made(small_set.parent)
    opened: list[Path] = []
    real = Path.open

    def noted(self: Path, *arguments: Any, **named: Any) -> Any:
        opened.append(self)
        return real(self, *arguments, **named)

    monkeypatch.setattr(Path, "open", noted)
    sheet = scoring.read_sheet(path, scoring.load_indicator_set(small_set))
    assert [one.name for one in opened] == ["small.toml", path.name]
    (small_set.parent / "sheet.csv").write_text(SHEET, "utf-8")
    assert sheet == scoring.read_sheet(small_set.parent / "sheet.csv", small_set)
