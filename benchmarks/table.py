"""Measure everything in one run and write the table of README.md.

``python benchmarks/table.py`` takes about a minute.  Whole processes are started in turn with the
process they are compared with, so that a machine whose speed drifts still gives an honest ratio.
"""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cases import bare_loop, bare_rows, set_data, sheet_for

import scoring

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

HERE = Path(__file__).resolve().parent
ROUNDS, PROCESS_ROUNDS = 60, 15
BEGIN, END = "<!-- table -->", "<!-- end of table -->"
MODELS = "import pydantic, scoring.schema.indicator_set, scoring.schema.rules, scoring.schema.sheet"


class Line(NamedTuple):
    """One line of the table: what, against what, and the bar."""

    what: str
    ours: float
    against: str
    theirs: float
    ratio: float
    bar: str


def paired(ours: Callable[[], object], theirs: Callable[[], object], calls: int) -> list[float]:
    """Return median seconds of both and the median ratio, measured in turn."""
    times: list[tuple[float, float]] = []
    for _ in range(ROUNDS):
        pair = []
        for one in (ours, theirs):
            begin = time.perf_counter()
            for _ in range(calls):
                one()
            pair.append((time.perf_counter() - begin) / calls)
        times.append((pair[0], pair[1]))
    return [
        statistics.median(a for a, _ in times),
        statistics.median(b for _, b in times),
        statistics.median(a / b for a, b in times),
    ]


def processes(ours: Sequence[str], theirs: Sequence[str]) -> list[float]:
    """Return median seconds of two commands and the median ratio, run in turn."""
    environment = {**os.environ, "LANG": "zh_CN.UTF-8", "PYTHONPATH": str(HERE.parent)}
    times: list[tuple[float, float]] = []
    for _ in range(PROCESS_ROUNDS):
        pair = []
        for command in (ours, theirs):
            begin = time.perf_counter()
            subprocess.run(
                [sys.executable, *command],
                check=True,
                env=environment,
                cwd=HERE.parent,
                stdout=subprocess.DEVNULL,
            )
            pair.append(time.perf_counter() - begin)
        times.append((pair[0], pair[1]))
    return [
        statistics.median(a for a, _ in times),
        statistics.median(b for _, b in times),
        statistics.median(a / b for a, b in times),
    ]


def in_process() -> list[Line]:
    """Measure evaluate, ledger and traces against the bare loop."""
    data = set_data(4, 5)
    used, sheet = scoring.resolve_set(data, "bench.toml"), sheet_for(data, 5)
    checked, rows = scoring.check_sheet(used, sheet), bare_rows(sheet)
    evaluate, contributions, trace = scoring.evaluate, scoring.contributions, scoring.trace
    ids = [node.id for node in used.indicators]

    def result() -> object:
        one = evaluate(used, checked)
        return one.total, one.grade, one.nodes

    def everything() -> object:
        one = evaluate(used, checked)
        ledger = contributions(one)
        traces = [trace(one, indicator) for indicator in ids]
        return one.total, one.grade, one.nodes, ledger, ledger.largest_losses, traces

    def bare() -> object:
        return bare_loop(rows)

    against = "bare float loop, total only"
    return [
        Line("evaluate(): total, grade, every node (20 × 5)", a, against, b, ratio, bar)
        if number == 0
        else Line("evaluate() + ledger + 20 traces", a, against, b, ratio, bar)
        for number, (run, bar) in enumerate(((result, "≤ 12"), (everything, "≤ 40")))
        for a, b, ratio in [paired(run, bare, 300)]
    ]


def whole_processes() -> list[Line]:
    """Measure the command line against what it cannot do without."""
    example = "docs/examples/shaoguan-cloud/scores.xlsx"
    score = processes(["-m", "scoring", "score", example], ["-c", MODELS])
    shown = processes(["-m", "scoring", "--help"], ["-c", "pass"])
    return [
        Line(
            "scoring score example.xlsx, whole process",
            score[0],
            "import pydantic and build the same models",
            score[1],
            score[2],
            "≤ 2",
        ),
        Line(
            "scoring --help, whole process", shown[0], "python -c pass", shown[1], shown[2], "≤ 4"
        ),
    ]


def load_times() -> list[Line]:
    """Measure how loading grows: a set ten times as large against one."""
    small, large = set_data(10, 10), set_data(100, 10)
    a, b, ratio = paired(
        lambda: scoring.resolve_set(large, "l"), lambda: scoring.resolve_set(small, "s"), 1
    )
    return [Line("loading 1,000 indicators", a, "loading 100 indicators", b, ratio, "≈ 10")]


def written(seconds: float) -> str:
    """Write a time with its unit."""
    if seconds < 0.001:
        return f"{seconds * 1e6:.1f} µs"
    return f"{seconds * 1e3:.1f} ms"


def main() -> None:
    """Measure and write the table."""
    lines = [*in_process(), *whole_processes(), *load_times()]
    rows = [
        f"| {one.what} | {written(one.ours)} | {one.against} | {written(one.theirs)} "
        f"| **{one.ratio:.1f}** | {one.bar} |"
        for one in lines
    ]
    head = [
        BEGIN,
        "",
        f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}; "
        "medians of paired runs.",
        "",
        "| what | time | against | time | ratio | bar |",
        "|---|---:|---|---:|---:|---:|",
    ]
    table = "\n".join([*head, *rows, "", END])
    page = HERE / "README.md"
    text = page.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    page.write_text(before + table + rest.split(END)[1], encoding="utf-8")
    sys.stdout.write(table + "\n")


if __name__ == "__main__":
    main()
