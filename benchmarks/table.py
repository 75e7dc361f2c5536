"""Measure everything in one run and write the tables of README.md.

``python benchmarks/table.py`` takes about three minutes.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import NamedTuple

import reading
from cases import (
    bare_loop,
    bare_rows,
    by_solver,
    fictional_sheets,
    forty,
    reviewer_forms,
    set_data,
    sheet_for,
)
from drawing import DRAWS, tasks
from growing import growth, growth_table
from timing import HERE, in_turn, processes, ratio

import scoring

ROUNDS, LOAD_ROUNDS, PROCESS_ROUNDS, DRAW_ROUNDS = 300, 15, 15, 31
BEGIN, END = "<!-- table -->", "<!-- end of table -->"
MODELS = "import pydantic, scoring.schema.indicator_set, scoring.schema.rules, scoring.schema.sheet"


class Line(NamedTuple):
    """One line of the first table: what, against what, and the bar."""

    what: str
    ours: float
    against: str
    theirs: float
    ratio: float
    bar: str


def compared(what: str, against: str, bar: str, times: tuple[list[float], list[float]]) -> Line:
    """Return a line from the times of both in each round."""
    ours, theirs = times
    return Line(what, median(ours), against, median(theirs), ratio(ours, theirs), bar)


def in_process() -> list[Line]:
    """Measure evaluate, ledger and traces against the bare loop, and every kind of node."""
    data = set_data(4, 5)
    used, sheet = scoring.resolve_set(data, "bench.toml"), sheet_for(data, 5)
    checked, rows = scoring.check_sheet(used, sheet), bare_rows(sheet)
    evaluate, contributions, trace = scoring.evaluate, scoring.contributions, scoring.trace
    ids = [node.id for node in used.indicators]
    every_kind, sheets = fictional_sheets()

    def result() -> object:
        one = evaluate(used, checked)
        return one.total, one.grade, one.nodes

    def everything() -> object:
        one = evaluate(used, checked)
        ledger = contributions(one)
        traces = [trace(one, indicator) for indicator in ids]
        return one.total, one.grade, one.nodes, ledger, ledger.largest_losses, traces

    def fictional() -> object:
        return [evaluate(every_kind, one).total for one in sheets]

    bare, whole, more, kinds = in_turn(
        [lambda: bare_loop(rows), result, everything, fictional], ROUNDS
    )
    nodes = len(sheets) * len(every_kind.nodes)
    per_kind = [taken / nodes for taken in kinds]
    per_node = [taken / len(used.nodes) for taken in whole]
    loop = "bare float loop, total only"
    return [
        compared("evaluate(): total, grade, every node (20 × 5)", loop, "≤ 12", (whole, bare)),
        compared("evaluate() + ledger + 20 traces", loop, "≤ 40", (more, bare)),
        compared(
            f"evaluate() of `fictional`: {len(sheets)} sheets, every rule, group and limit, a node",
            "evaluate() of 20 × 5, a node",
            "",
            (per_kind, per_node),
        ),
    ]


def reading_workbooks() -> list[Line]:
    """Measure reading 30 rows, checks included, against reading their cells."""
    what = f"read_sheet(): {reading.GROUPS * reading.INDICATORS} rows, checks included"
    with tempfile.TemporaryDirectory() as folder:
        named = reading.tasks(Path(folder))
        times = in_turn([task for _, task in named], LOAD_ROUNDS * 4)
    lines = []
    for at in range(0, len(named), 3):
        ours, calamine, openpyxl = times[at : at + 3]
        said = f"{what}, {named[at][0]}"
        lines += [
            compared(said, "python-calamine: the cells", "≤ 3", (ours, calamine)),
            compared(said, "openpyxl: the cells", "", (ours, openpyxl)),
        ]
    ours, calamine = processes(reading.commands(), PROCESS_ROUNDS)
    words = "read_sheet(example.xlsx), whole process", "python-calamine: the cells, whole process"
    return [*lines, compared(*words, "", (ours, calamine))]


def what_if() -> list[Line]:
    """Measure the cheapest route of 40 indicators against a solver of floats."""
    evaluation, costs = forty()

    def route() -> object:
        return scoring.routes(evaluation, "excellent", least="cost", costs=costs).each

    times = in_turn([route, lambda: by_solver(evaluation, costs)], LOAD_ROUNDS)
    what = "routes() to the best grade by cost: 40 indicators, cap, gate, veto, proven"
    against = "HiGHS (scipy.optimize.milp) on the same limits, written by hand, in floats"
    return [compared(what, against, "< 1 s", (times[0], times[1]))]


def whole_processes() -> list[Line]:
    """Measure the command line against what it cannot do without."""
    example = "docs/examples/shaoguan-cloud/scores.xlsx"
    with tempfile.TemporaryDirectory() as folder:
        forms = reviewer_forms(Path(folder))
        commands = (
            ["-m", "scoring", "score", example],
            ["-c", MODELS],
            ["-m", "scoring", "--help"],
            ["-c", "pass"],
            ["-m", "scoring", "score", folder],
            ["-m", "scoring", "score", str(forms[0])],
        )
        times = processes(commands, PROCESS_ROUNDS)
    score, models, shown, nothing, merged, single = times
    return [
        compared(
            "scoring score example.xlsx, whole process",
            "import pydantic and build the same models",
            "≤ 2",
            (score, models),
        ),
        compared("scoring --help, whole process", "python -c pass", "≤ 4", (shown, nothing)),
        compared(
            f"scoring score FOLDER: {len(forms)} workbooks of reviewers merged, whole process",
            "scoring score of one of them",
            "≤ 3",
            (merged, single),
        ),
    ]


def resampling() -> list[Line]:
    """Measure resampled panels against the bare arithmetic of the same draws."""
    ours, bare = in_turn(tasks(), DRAW_ROUNDS, tidy=True)
    return [
        compared(
            f"resample 20 × 5: {DRAWS:,} panels, groups, totals, grades counted",
            "bare NumPy arithmetic of the same draws",
            "≤ 4",
            (ours, bare),
        )
    ]


def written(seconds: float) -> str:
    """Write a time with its unit."""
    if seconds < 0.001:
        return f"{seconds * 1e6:.1f} µs"
    return f"{seconds * 1e3:.1f} ms"


def first_table(lines: list[Line]) -> list[str]:
    """Return the rows of the comparisons."""
    return [
        "| what | time | against | time | ratio | bar |",
        "|---|---:|---|---:|---:|---:|",
        *(
            f"| {one.what} | {written(one.ours)} | {one.against} | {written(one.theirs)} "
            f"| **{one.ratio:.1f}** | {one.bar} |"
            for one in lines
        ),
    ]


def third_table() -> list[str]:
    """Measure hostile workbooks and return the rows."""
    done = subprocess.run(
        [sys.executable, str(HERE / "hostile.py")], check=True, stdout=subprocess.PIPE
    )
    return [
        "| workbook | what becomes of it | CPU time | peak memory |",
        "|---|---|---:|---:|",
        *(
            f"| {name} | {becomes} | {seconds:.2f} s | {megabytes:.0f} MB |"
            for name, becomes, seconds, megabytes in json.loads(done.stdout)
        ),
        "| bar | | < 1 s | < 200 MB |",
    ]


def main() -> None:
    """Measure and write the tables."""
    first = [*in_process(), *resampling(), *what_if(), *whole_processes(), *reading_workbooks()]
    second, third = growth(ROUNDS // 5, LOAD_ROUNDS), third_table()
    table = "\n".join(
        [
            BEGIN,
            "",
            f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}; "
            "medians of rounds in which everything is done in turn.",
            "",
            *first_table(first),
            "",
            "Growth: µs of loading for each node, µs of `evaluate()` for each node and reviewer.",
            "",
            *growth_table(second),
            "",
            "Hostile workbooks: the most that any of the commands `score`, `score --incomplete`, "
            "`score FOLDER`, `explain`, `check`, `examine`, `panel` and `import` takes, as whole "
            "processes.",
            "",
            *third,
            "",
            END,
        ]
    )
    page = HERE / "README.md"
    before, rest = page.read_text(encoding="utf-8").split(BEGIN)
    page.write_text(before + table + rest.split(END)[1], encoding="utf-8")
    sys.stdout.write(table + "\n")


if __name__ == "__main__":
    main()
