"""Tables of others that are read and scored."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from foreign.tables import HEAD, SCORE, rows, save

import scoring
from scoring.printed import printed_differences

FILE = Path("表.xlsx")


def evaluated(path: Path, column: str | None = None) -> scoring.Evaluation:
    used = scoring.load_indicator_set("set.toml")
    return scoring.evaluate(used, scoring.read_sheet(path, used, column=column))


def agrees(path: Path, column: str | None = None) -> scoring.Evaluation:
    """Every indicator has its points, they come to 88.00, and nothing printed differs."""
    result = evaluated(path, column)
    assert {n: result[n].points for n in SCORE} == {n: Decimal(str(s)) for n, s in SCORE.items()}
    assert str(result.total) == "88.00"
    assert result.grade.label.zh == "良"
    assert printed_differences(result) == ()
    return result


def plain() -> Path:
    return save(FILE, ("评分表", [HEAD, *rows()]))


def reading_commands(path: str) -> list[list[str]]:
    """Return every command that reads a sheet; one of them reads the register ``r.toml`` too."""
    Path("r.toml").write_text('[[evidence]]\nnumber = "1"\ntitle = "t"\n', "utf-8")
    actions = ("certificate", "doubt", "grades", "weights", "scores")
    commands = [["score", path], ["explain", path], ["check", path], ["panel", path]]
    commands += [["examine", "r.toml", path], ["whatif", "route", path, "--out"]]
    return [*commands, *(["whatif", action, path] for action in actions)]
