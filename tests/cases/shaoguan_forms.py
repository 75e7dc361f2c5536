"""Writes the workbooks of the five reviewers of the example from its text.

Run it after a change of ``scores.toml`` or of the workbooks:
``python tests/cases/shaoguan_forms.py``.
"""

from __future__ import annotations

import sys
from pathlib import Path

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "shaoguan-cloud"


def main() -> None:
    """Write ``forms/R1.xlsx`` to ``R5.xlsx``."""
    import scoring

    sheet = scoring.read_sheet(EXAMPLE / "scores.toml")
    used = scoring.load_indicator_set(sheet.set_id)
    for path in scoring.write_sheets(sheet, EXAMPLE / "forms", used, force=True):
        sys.stdout.write(f"{path.name}\n")


if __name__ == "__main__":
    sys.path.insert(0, str(EXAMPLE.parents[2]))
    main()
