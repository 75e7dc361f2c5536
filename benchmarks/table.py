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
from typing import TYPE_CHECKING, Any, NamedTuple

import reading
from cases import (
    bare_loop,
    bare_rows,
    by_solver,
    deep_data,
    fictional_sheets,
    forty,
    renormalising,
    reviewer_forms,
    set_data,
    sheet_for,
)
from drawing import DRAWS, tasks
from timing import HERE, in_turn, processes, ratio

import scoring
from scoring.plan import plan_of

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS, LOAD_ROUNDS, PROCESS_ROUNDS, DRAW_ROUNDS = 300, 15, 15, 31
BEGIN, END = "<!-- table -->", "<!-- end of table -->"
MODELS = "import pydantic, scoring.schema.indicator_set, scoring.schema.rules, scoring.schema.sheet"
BRANCHES = (6, 12, 24, 49)
REVIEWERS = (1, 5, 7)
MOST_MORE = 1.5


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


class Growth(NamedTuple):
    """One line of the second table: microseconds for each node, and for each reviewer of it.

    Attributes:
        what: the set.
        nodes: how many nodes it has.
        load: to read the data, prove the set and plan it, for each node, in each round.
        evaluate: to evaluate, for each node and reviewer, in each round, by :data:`REVIEWERS`.
    """

    what: str
    nodes: int
    load: list[float]
    evaluate: list[list[float]]


def growth() -> list[Growth]:
    """Measure sets that grow: that of the first table, then deep ones, one that renormalises."""
    small, deep = set_data(4, 5), [deep_data(branches) for branches in BRANCHES]
    named = [("20 indicators in 4 groups", small)]
    named += [
        (f"{number} branches, nine levels", d) for number, d in zip(BRANCHES, deep, strict=True)
    ]
    named += [(f"{BRANCHES[-1]} branches, renormalising", renormalising(deep[-1]))]
    sets = [scoring.resolve_set(data, "bench.toml") for _, data in named]
    loads = in_turn([_loading(data) for _, data in named], LOAD_ROUNDS, tidy=True)
    tasks = [
        _evaluating(used, scoring.check_sheet(used, sheet_for(data, reviewers)))
        for used, (_, data) in zip(sets, named, strict=True)
        for reviewers in REVIEWERS
    ]
    times = iter(in_turn(tasks, ROUNDS // 5))
    return [
        Growth(
            what,
            len(used.nodes),
            [taken * 1e6 / len(used.nodes) for taken in load],
            [[t * 1e6 / len(used.nodes) / r for t in next(times)] for r in REVIEWERS],
        )
        for (what, _), used, load in zip(named, sets, loads, strict=True)
    ]


def _loading(data: dict[str, Any]) -> Callable[[], object]:
    return lambda: plan_of(scoring.resolve_set(data, "bench.toml"))


def _evaluating(used: Any, checked: Any) -> Callable[[], object]:
    return lambda: scoring.evaluate(used, checked)


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


def second_table(lines: list[Growth]) -> list[str]:
    """Return the rows of the growth, the last one with what the largest set costs more."""
    small, first, large = lines[0], lines[1], lines[len(BRANCHES)]
    more = [
        median([a - b for a, b in zip(at, before, strict=True)])
        for at, before in zip(large.evaluate, small.evaluate, strict=True)
    ]
    people = [f"{number} reviewer{'s' if number > 1 else ''}" for number in REVIEWERS]
    return [
        f"| set | nodes | load, µs a node | {' | '.join(f'evaluate(), {p}' for p in people)} |",
        f"|---|---:|---:|{'---:|' * len(people)}",
        *(
            f"| {one.what} | {one.nodes:,} | {median(one.load):.0f} | "
            + " | ".join(f"{median(taken):.2f}" for taken in one.evaluate)
            + " |"
            for one in lines
        ),
        f"| **{large.nodes:,} against {first.nodes} (load) and {small.nodes} nodes** | "
        f"| **× {ratio(large.load, first.load):.2f}** | "
        + " | ".join(f"**{number:+.2f}**" for number in more)
        + " |",
        f"| bar | | ≈ × 1 | {' | '.join(f'≤ +{MOST_MORE}' for _ in more)} |",
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
    second, third = growth(), third_table()
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
            *second_table(second),
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
