"""The file of a panel, held against the set that the panel scores."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scoring.errors import Problems
from scoring.io.files import PANEL
from scoring.io.sets import read_toml
from scoring.merging import ReviewPanel
from scoring.resolve.shape import read_as
from scoring.schema.panel import PanelFile
from scoring.settle.reviewers import check_reviewers
from scoring.sheet import Reviewer

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from scoring.model import IndicatorSet


def is_panel(data: Mapping[str, Any], path: Path) -> bool:
    """Whether a TOML file is that of a panel, by its content or its name."""
    return path.name == PANEL or ("reviewer" in data and "set" not in data)


def read_panel(path: str | Path, indicator_set: IndicatorSet | None = None) -> ReviewPanel:
    """Read the panel of an evaluation.

    Args:
        path: a TOML file with one ``[[reviewer]]`` each, see ``scoring schema panel``.
        indicator_set: the set that the panel scores; without it, scopes, recusals and the size of
            the panel are not held against anything.

    Raises:
        ScoringError: with every problem of the file, each with its key.
    """
    path, problems = Path(path), Problems()
    written = read_as(PanelFile, read_toml(path), str(path), problems)
    members = tuple(
        Reviewer(one.id, one.name, one.weight, one.role, one.scope, one.recused)
        for one in written.reviewer
    )
    # of two with one id the second is the one too many
    places = {one.id: f"{path}: reviewer[{number}]" for number, one in enumerate(members)}
    check_reviewers(indicator_set, members, places.__getitem__, problems)
    most = len(members) if indicator_set is None else indicator_set.panel.at_most
    if len(members) > most:
        problems.add("sheet.panel-too-large", str(path), len(members), most=most)
    problems.raise_if_any()
    return ReviewPanel(members, str(path), places)
