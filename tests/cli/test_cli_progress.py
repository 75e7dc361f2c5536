"""Long work shows a bar on a terminal and nowhere else; stopped, it leaves nothing behind."""

from __future__ import annotations

import contextlib
import io
import os
import pty
import re
import select
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pytest

import scoring
from scoring.cli.progress import CLEAR, Progress
from scoring.portfolio.tables import reading

if TYPE_CHECKING:
    from collections.abc import Iterator

SET = """
id = "s"
version = "1.0.0"
source = "test"
name = {{ zh = "甲", en = "a" }}
rounding = {{ shown = 1, total = {places} }}
panel = {{ combine = "mean", stage = "indicator", at_most = 1 }}
missing = {{ missing = "zero", not_applicable = "zero", not_due = "zero", void = "zero" }}

[grades]
basis = "rounded"
source = "test"
bands = [
  {{ id = "high", label = {{ zh = "优", en = "high" }}, at_least = {bound} }},
  {{ id = "low", label = {{ zh = "差", en = "low" }}, at_least = 0 }},
]

[group.total]
label = {{ zh = "总分", en = "Total" }}
{indicators}
"""
INDICATOR = """
[indicator.A{number}]
under = "total"
label = {{ zh = "甲", en = "a" }}
points = 10
rule = {{ kind = "judged", asked = "once", step = {step} }}
rounding = {{ places = {places} }}
"""
COUNT = 12


class Screen(io.StringIO):
    """A terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """Return a folder with two sets that differ in many places, and a table."""
    for name, step, places, bound in (("old", "0.1", 1, 60), ("new", "0.1", 0, 61)):
        parts = [
            INDICATOR.format(number=number, step=step, places=places) for number in range(COUNT)
        ]
        text = SET.format(places=places, bound=bound, indicators="".join(parts))
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    heads = ",".join(["project", *(f"A{number}" for number in range(COUNT))])
    rows = [",".join([f"P{n}", *(str(n * k % 101 / 10) for k in range(COUNT))]) for n in range(500)]
    (tmp_path / "t.csv").write_text("\n".join([heads, *rows, ""]), encoding="utf-8")
    return tmp_path


def make_long(folder: Path) -> None:
    """Give the table so many rows that the work is not done before anybody can stop it."""
    path = folder / "t.csv"
    head, *rows = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([head, *rows * 40, ""]), encoding="utf-8")


# a shell lets what it starts in the background ignore Ctrl-C, tests and all that they start
RUN = """\
import runpy, signal
signal.signal(signal.SIGINT, signal.default_int_handler)
runpy.run_module("scoring", run_name="__main__", alter_sys=True)
"""


def start(folder: Path, *words: str, stderr: int = subprocess.PIPE) -> subprocess.Popen[bytes]:
    """Start the program as a process of its own."""
    root = str(Path(scoring.__file__).parents[1])
    environment = {**os.environ, "PYTHONPATH": root, "LC_ALL": "C.UTF-8", "COLUMNS": "80"}
    return subprocess.Popen(
        [sys.executable, "-c", RUN, "whatif", "set", "old.toml", "new.toml", "t.csv", *words],
        stdout=subprocess.PIPE,
        stderr=stderr,
        cwd=folder,
        env=environment,
    )


def read_until(terminal: int, found: bytes) -> bytes:
    """Return what has come from a terminal once *found* is in it, or its other end is closed."""
    come = b""
    while found not in come:
        ready, _, _ = select.select([terminal], [], [], 60)
        assert ready, come
        try:
            more = os.read(terminal, 4096)
        except OSError:
            break
        if not more:
            break
        come += more
    return come


def test_a_terminal_shows_a_bar_that_is_taken_away(here: Path) -> None:
    terminal, other = pty.openpty()
    process = start(here, "--lang", "en", stderr=other)
    os.close(other)
    shown = read_until(terminal, b"never")
    out, _ = process.communicate(timeout=60)
    os.close(terminal)
    assert process.returncode == 0
    assert re.search(rb"Scoring again \[#*-+\] \d+/\d+", shown)
    assert shown.endswith(CLEAR.encode())
    assert b"500 projects" in out
    assert b"[#" not in out


def test_nothing_is_shown_where_nobody_looks(here: Path) -> None:
    process = start(here, "-o", "out.json", "--lang", "en")
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (0, b"", b"")
    assert (here / "out.json").is_file()


def test_work_that_is_stopped_leaves_no_file_and_exits_with_130(here: Path) -> None:
    make_long(here)
    before = sorted(here.iterdir())
    terminal, other = pty.openpty()
    process = start(here, "-o", "out.json", "--lang", "en", stderr=other)
    os.close(other)
    shown = read_until(terminal, b"Scoring again [")
    process.send_signal(signal.SIGINT)
    shown += read_until(terminal, b"never")
    out, _ = process.communicate(timeout=60)
    os.close(terminal)
    # where Python was loading a module it ends by the signal itself, which shells call 130 too
    assert process.returncode in {130, -signal.SIGINT}
    assert out == b""
    assert b"Interrupted." in shown
    assert b"Traceback" not in shown
    assert sorted(here.iterdir()) == before


@pytest.mark.parametrize(
    "stopped", [RuntimeError("Query interrupted"), duckdb.InterruptException()]
)
def test_a_query_that_is_stopped_is_no_error_of_the_program(stopped: Exception) -> None:
    with pytest.raises(KeyboardInterrupt), reading("t.csv"):
        raise stopped
    with pytest.raises(RuntimeError, match="another"), reading("t.csv"):
        raise RuntimeError("another")


def swallowed() -> None:
    """Be stopped by the user, and go on as some libraries do."""
    with contextlib.suppress(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)


def goes_on(told: list[str], then: str) -> None:
    """Work on after being stopped: say so, come to the end, or fail."""
    with Progress("Work", io.StringIO()) as progress:
        swallowed()
        if then == "say so":
            progress(1, 3)
        if then == "fail":
            raise RuntimeError("an error of what was stopped")
        told.append(then)


@pytest.fixture
def _listening() -> Iterator[None]:
    """Let Ctrl-C do what it does in a program that was started by hand."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("_listening")
def test_being_stopped_is_not_forgotten_where_something_swallows_it() -> None:
    before = signal.getsignal(signal.SIGINT)
    told: list[str] = []
    for then in ("say so", "fail", "end"):
        with pytest.raises(KeyboardInterrupt):
            goes_on(told, then)
        assert signal.getsignal(signal.SIGINT) is before
    assert told == ["end"]


def test_a_bar_is_drawn_with_what_is_done() -> None:
    screen = Screen()
    with Progress("Work", screen) as progress:
        progress(1, 3)
        progress(2, 3)
    # the second came too soon to be drawn
    assert screen.getvalue() == f"{CLEAR}Work [{'#' * 10}{'-' * 20}] 1/3{CLEAR}"


def test_a_narrow_terminal_has_the_numbers_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    screen = Screen()
    with Progress("Work", screen) as progress:
        progress(1, 3)
    assert screen.getvalue() == f"{CLEAR}1/3{CLEAR}"


def test_a_bar_that_was_never_drawn_is_not_taken_away() -> None:
    for stream in (Screen(), io.StringIO()):
        with Progress("Work", stream):
            pass
        assert stream.getvalue() == ""
    silent = io.StringIO()
    with Progress("Work", silent) as progress:
        progress(1, 3)
    assert silent.getvalue() == ""
