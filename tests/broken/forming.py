"""The forms of the reviewers of the small set, and the checks they must pass."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from broken.making import Expected, changed, quietly

from scoring.errors import ScoringError
from scoring.io.forms import open_sheets

if TYPE_CHECKING:
    from collections.abc import Sequence

SET = ["--set", "small.toml"]
R1, R2 = "forms/R1.csv", "forms/R2.csv"
PANEL = """\
[[reviewer]]
id = "R1"
name = "甲"
[[reviewer]]
id = "R2"
name = "乙"
weight = 2
"""
BLANK = [("30,,28.5", "30,,"), (",,,partly", ",,,"), (",,,no", ",,,")]
"""The edits that take away what R2 scored."""


def edit(name: str, *edits: tuple[str, str]) -> None:
    """Change the text of one form."""
    path = Path(name)
    path.write_text(changed(path.read_text("utf-8-sig"), *edits), "utf-8")


def are_refused(
    capsys: pytest.CaptureFixture[str], names: Sequence[str], *expected: Expected
) -> None:
    """Assert that the API and every command that scores report exactly these problems."""
    panel = "panel.toml" if Path("panel.toml").exists() else None
    with pytest.raises(ScoringError) as raised:
        open_sheets(names, "small.toml", panel)
    problems = raised.value.problems
    assert [(one.code, one.place, one.value) for one in problems] == [tuple(x) for x in expected]
    more = [*SET, *(["--panel", panel] if panel else []), "--lang", "zh"]
    out, err = quietly(capsys, ["score", *names, *more])
    assert not out
    for problem in problems:
        assert problem.line("zh") in err
        assert all(problem.what(one) and problem.remedy(one) for one in ("zh", "en"))
    if len(names) == 1:
        assert quietly(capsys, ["explain", *names, *more]) == (out, err)
        assert all(
            one.line("zh") in quietly(capsys, ["check", *names, *more])[0] for one in problems
        )
