"""Far more than a hundred different inputs are broken on purpose, tables of others among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broken import (
    register_cases,
    test_broken_cases,
    test_broken_cells,
    test_broken_forms,
    test_broken_panels,
    test_broken_rules,
    test_broken_scales,
    test_broken_shapes,
    test_broken_sheets,
    test_broken_trees,
    test_broken_workbooks,
    test_hostile_files,
    test_hostile_workbooks,
)
from broken.hostile_books import KINDS_OF_HOSTILITY
from foreign import test_broken_tables, test_hostile_tables, test_old_format

if TYPE_CHECKING:
    from collections.abc import Mapping

OURS: dict[str, Mapping[str, object]] = {
    "cases": test_broken_cases.CASES,
    "answers": test_broken_cells.CASES,
    "forms": test_broken_forms.WRITTEN,
    "panels": test_broken_panels.PANELS,
    "registers": register_cases.CASES,
    "rules": test_broken_rules.RULES,
    "scales": test_broken_scales.SCALES,
    "shapes of sets": test_broken_shapes.CASES,
    "CSV sheets": test_broken_sheets.LINES,
    "TOML sheets": test_broken_sheets.KEYS,
    "trees": test_broken_trees.TREES,
    "cells of workbooks": test_broken_workbooks.CELLS,
    "whole workbooks": test_broken_workbooks.WHOLE,
    "files": test_hostile_files.TEXTS,
    "no workbooks": test_hostile_workbooks.FILES,
    "hostile workbooks": KINDS_OF_HOSTILITY,
}
FOREIGN: dict[str, Mapping[str, object]] = {
    "tables of others": test_broken_tables.BROKEN,
    "CSV tables of others": test_broken_tables.CSV_BROKEN,
    "tables without end": test_hostile_tables.LONG,
    "old workbooks": test_old_format.HOSTILE,
}
"""What is broken, and in which ways; every way has a test that builds it and a problem it gets."""


def different(kinds: Mapping[str, Mapping[str, object]]) -> set[str]:
    """Return what the broken inputs are called, each once however often it is used."""
    return {name for ways in kinds.values() for name in ways}


def test_three_hundred_inputs_are_broken_each_in_its_own_way() -> None:
    assert len(different(OURS)) > 250
    assert len(different(FOREIGN)) > 30
    assert len(different(OURS | FOREIGN)) > 300
