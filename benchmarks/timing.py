"""Times of things that are done in turn, so that a machine whose speed drifts is fair to all.

All times are CPU times: what other programs take of the machine does not count.
"""

from __future__ import annotations

import gc
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

HERE = Path(__file__).resolve().parent
BATCH = 0.002
"""Seconds that a batch of calls takes at least; much longer ones meet more of a busy machine."""


def in_turn(
    tasks: Sequence[Callable[[], object]], rounds: int, *, tidy: bool = False
) -> list[list[float]]:
    """Return, for every task, the seconds that a call took in each round.

    A round goes through all tasks; each is called as often as fills a batch.  With *tidy*, what
    the task before left behind is cleared away first, so that none pays for the memory of another.
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


def processes(commands: Sequence[Sequence[str]], rounds: int) -> list[list[float]]:
    """Return, for every command of Python, the seconds from its start to its end in each round.

    Every command runs once before, so that all modules are compiled, as they are once installed.
    """
    times: list[list[float]] = [[] for _ in commands]
    with tempfile.TemporaryDirectory() as compiled:
        environment = {
            **os.environ,
            "LANG": "zh_CN.UTF-8",
            "PYTHONPATH": str(HERE.parent),
            "PYTHONPYCACHEPREFIX": compiled,
            "PYTHONDONTWRITEBYTECODE": "",
        }
        for number in range(rounds + 1):
            for command, taken in zip(commands, times, strict=True):
                before = _children()
                subprocess.run(
                    [sys.executable, *command],
                    check=True,
                    env=environment,
                    cwd=HERE.parent,
                    stdout=subprocess.DEVNULL,
                )
                if number:
                    taken.append(_children() - before)
    return times


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """Return the median of the ratios of every round."""
    return statistics.median(a / b for a, b in zip(ours, theirs, strict=True))
