"""Medians of things that are done in turn, so that a machine whose speed drifts is fair to all."""

from __future__ import annotations

import gc
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

HERE = Path(__file__).resolve().parent
BATCH = 0.002
"""Seconds that a batch of calls takes at least; longer ones would be interrupted more often."""


def in_turn(
    tasks: Sequence[Callable[[], object]], rounds: int, *, tidy: bool = False
) -> list[list[float]]:
    """Return, for every task, the seconds of CPU that a call took in each round.

    A round goes through all tasks; each is called as often as fills a batch.  CPU time leaves out
    what other programs take of the machine.  With *tidy*, what the task before left behind is
    cleared away first, so that no task pays for the memory of another.
    """
    calls = [_calls(task) for task in tasks]
    times: list[list[float]] = [[] for _ in tasks]
    for _ in range(rounds):
        for task, number, taken in zip(tasks, calls, times, strict=True):
            if tidy:
                gc.collect()
            begin = time.process_time()
            for _ in range(number):
                task()
            taken.append((time.process_time() - begin) / number)
    return times


def _calls(task: Callable[[], object]) -> int:
    """Return how many calls fill a batch."""
    task()
    begin, number = time.process_time(), 0
    while time.process_time() - begin < BATCH:
        task()
        number += 1
    return number


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """Return the median of the ratios of every round."""
    return statistics.median(a / b for a, b in zip(ours, theirs, strict=True))


def processes(commands: Sequence[Sequence[str]], rounds: int) -> list[list[float]]:
    """Return, for every command of Python, the seconds from its start to its end in each round."""
    environment = {**os.environ, "LANG": "zh_CN.UTF-8", "PYTHONPATH": str(HERE.parent)}
    times: list[list[float]] = [[] for _ in commands]
    for _ in range(rounds):
        for command, taken in zip(commands, times, strict=True):
            begin = time.perf_counter()
            subprocess.run(
                [sys.executable, *command],
                check=True,
                env=environment,
                cwd=HERE.parent,
                stdout=subprocess.DEVNULL,
            )
            taken.append(time.perf_counter() - begin)
    return times
