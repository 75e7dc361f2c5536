"""The checks that every broken input must pass: what is said, where, and that nothing changes."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from scoring.cli.main import main
from scoring.errors import ScoringError
from scoring.io.sets import load_indicator_set
from scoring.io.sheets import open_sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest

    from scoring.errors import Problem


class Expected(NamedTuple):
    """One problem that must be reported: its code, its place, the value it quotes."""

    code: str
    place: str
    value: str | None = None


Edits = list[tuple[str, str]]
"""What is written instead of what."""

Case = tuple[Edits, str, str, str | None]
"""What is written instead; then the code of the problem, its key, the value it quotes."""


def changed(text: str, *edits: tuple[str, str]) -> str:
    """Return *text* with every edit made; each must find exactly one place."""
    for old, new in edits:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        text = text.replace(old, new)
    return text


def fingerprint(folder: Path) -> dict[str, str]:
    """Return the digest of every file below *folder*, hidden and temporary ones too."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def quietly(
    capsys: pytest.CaptureFixture[str], arguments: Sequence[str], status: int = 1
) -> tuple[str, str]:
    """Run the program; it ends with this status, shows no traceback and changes no file."""
    before = fingerprint(Path())
    capsys.readouterr()
    assert main(arguments) == status
    out, err = capsys.readouterr()
    assert "Traceback" not in out + err
    assert fingerprint(Path()) == before
    return out, err


def _agree(problems: Sequence[Problem], expected: Sequence[Expected]) -> None:
    found = [(problem.code, problem.place, problem.value) for problem in problems]
    assert found == [tuple(one) for one in expected]


def _are_shown(text: str, problems: Sequence[Problem]) -> None:
    """Every problem has a line with its place first and the value that is wrong."""
    lines = [line.strip() for line in text.splitlines()]
    for problem in problems:
        line = next(line for line in lines if line.startswith(f"{problem.place}："))
        assert line == problem.line("zh")
        assert problem.code in UNQUOTED or problem.shown_value in line, line


# their sentence does not quote the value: the place and the words say it all
UNQUOTED = {
    "shape.empty-list",
    "set.no-weight",
    "grades.basis-without-rounding",
    "grades.basis-contradicts",
}


def sheet_is_refused(
    capsys: pytest.CaptureFixture[str],
    file: str,
    *expected: Expected,
    used: str | None = "small.toml",
) -> tuple[Problem, ...]:
    """Assert that ``score``, ``explain``, ``check`` and the API report exactly these problems."""
    with_set = [] if used is None else ["--set", used]
    try:
        open_sheet(file, used)
    except ScoringError as error:
        problems = error.problems
    else:
        raise AssertionError(f"{file} was accepted")
    _agree(problems, expected)
    for command in ("score", "explain"):
        out, err = quietly(capsys, [command, file, *with_set, "--lang", "zh"])
        assert not out
        _are_shown(err, problems)
        assert f"发现 {len(problems)} 个问题" in err
    out, _ = quietly(capsys, ["check", file, *with_set, "--lang", "zh"])
    _are_shown(out, problems)
    out, err = quietly(capsys, ["check", file, *with_set, "--format", "json", "--lang", "en"])
    assert not err
    listed = json.loads(out)["problems"]
    assert [(one["code"], one["place"], one["value"]) for one in listed] == [
        tuple(one) for one in expected
    ]
    assert all(one["problem"] and one["remedy"] for one in listed)
    return problems


def set_is_refused(
    capsys: pytest.CaptureFixture[str], file: str, *expected: Expected
) -> tuple[Problem, ...]:
    """Assert that ``check``, ``sets show``, ``blank`` and the API report exactly these problems."""
    try:
        load_indicator_set(file)
    except ScoringError as error:
        problems = error.problems
    else:
        raise AssertionError(f"{file} was accepted")
    _agree(problems, expected)
    out, _ = quietly(capsys, ["check", file, "--lang", "zh"])
    _are_shown(out, problems)
    for arguments in (["sets", "show", file], ["blank", file, "-o", "blank.xlsx"]):
        out, err = quietly(capsys, [*arguments, "--lang", "zh"])
        assert not out
        _are_shown(err, problems)
    out, _ = quietly(capsys, ["check", file, "--format", "json", "--lang", "en"])
    listed = json.loads(out)["problems"]
    assert [(one["code"], one["place"], one["value"]) for one in listed] == [
        tuple(one) for one in expected
    ]
    return problems
