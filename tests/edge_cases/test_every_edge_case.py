"""All 62 edge cases of the reference are tests by number, each with its declared choice."""

from __future__ import annotations

import ast
import re
from pathlib import Path

TESTS = {
    found.name: found
    for path in sorted(Path(__file__).parent.glob("test_edge_*.py"))
    for found in ast.parse(path.read_text("utf-8")).body
    if isinstance(found, ast.FunctionDef) and found.name.startswith("test_")
}


def test_every_one_of_the_62_edge_cases_is_tested() -> None:
    numbers = [re.match(r"test_edge_(\d\d)_", name) for name in TESTS]
    assert all(numbers)
    assert {int(number[1]) for number in numbers if number} == set(range(1, 63))


def test_every_test_of_an_edge_case_says_what_is_declared() -> None:
    silent = [name for name, test in TESTS.items() if not ast.get_docstring(test)]
    assert silent == []


def test_no_test_hides_another_of_the_same_name() -> None:
    written = [
        name
        for path in Path(__file__).parent.glob("test_edge_*.py")
        for name in re.findall(r"^def (test_\w+)\(", path.read_text("utf-8"), re.MULTILINE)
    ]
    assert sorted(written) == sorted(TESTS)
