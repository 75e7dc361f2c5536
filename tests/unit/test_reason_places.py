"""A reason that is not there is asked for where it is to be written, by whom it can be."""

from __future__ import annotations

import shutil
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from builders import indicator, judged, make_set, root, scored, scores
from registered import examined

import scoring
from scoring.io.raw import REASON
from scoring.reasons import reason_place
from scoring.sheet import Entry

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "shaoguan-cloud"


def without_reason(points: dict[str, str]) -> scoring.ScoreSheet:
    """Return the sheet of the example with other scores for D1, worth 20, and no reason for it."""
    sheet = scoring.read_sheet(EXAMPLE / "scores.toml")
    given = {"score": {who: Decimal(text) for who, text in points.items()}}
    return replace(sheet, entries={**sheet.entries, "D1": Entry(given)})


def asked_at(path: Path, kind: str, points: dict[str, str]) -> list[str]:
    """Return where a reason is asked for in forms of these scores, R1 recused from D1."""
    sheet, folder = without_reason(points), Path(shutil.copytree(EXAMPLE, path / "project"))
    first = replace(sheet.reviewers[0], recused=("D1",))
    sheet = replace(sheet, reviewers=(first, *sheet.reviewers[1:]))
    panel = folder / "panel.toml"
    text = panel.read_text("utf-8").replace('id = "R1"', 'id = "R1"\nrecused = ["D1"]')
    panel.write_text(text, "utf-8")
    shutil.rmtree(folder / "forms")
    (folder / "forms").mkdir()
    for form in scoring.split_sheet(sheet):
        target = folder / "forms" / f"{form.reviewers[0].id}.{kind}"
        scoring.write_sheet(form, target, scoring.load_indicator_set(sheet.set_id))
    made = scoring.read_project(folder).examined
    assert made is not None
    places = [one.place for one in made.findings if one.code == "finding.no-reason"]
    return [place.replace(str(folder / "forms"), "").lstrip("/\\") for place in places]


SOME = {"R2": "20", "R3": "15", "R4": "19", "R5": "20"}


def test_it_is_asked_of_who_took_most_points_off_in_the_cell_of_reasons(tmp_path: Path) -> None:
    # row 71 is D1, column M is 扣分原因 of a form
    assert asked_at(tmp_path, "xlsx", SOME) == ["R3.xlsx 评分表!M71"]


def test_of_several_who_took_as_much_the_first_is_asked(tmp_path: Path) -> None:
    points = dict.fromkeys(SOME, "19")
    assert asked_at(tmp_path, "xlsx", points) == ["R2.xlsx 评分表!M71"]


def test_where_no_cell_is_known_it_is_the_form_of_who_took_the_points(tmp_path: Path) -> None:
    assert asked_at(tmp_path, "toml", SOME) == ["R3.toml"]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_in_one_file_it_is_the_cell_in_which_a_reason_would_stand(
    kind: str, tmp_path: Path
) -> None:
    sheet, key = without_reason({"R1": "19", **SOME}), ("D1", "", REASON)
    used, path = scoring.load_indicator_set(sheet.set_id), tmp_path / f"scores.{kind}"
    scoring.write_sheet(sheet, path, used)
    blank = scoring.read_sheet(path)
    made = examined({}, blank, used)
    (place,) = [one.place for one in made.findings if one.code == "finding.no-reason"]
    given = replace(sheet.entry("D1"), reason="late")
    path.unlink()
    scoring.write_sheet(replace(sheet, entries={**sheet.entries, "D1": given}), path, used)
    assert scoring.read_sheet(path).places[key] == place
    assert blank.entry("D1").reason == ""


def test_of_a_penalty_whoever_took_most_is_asked() -> None:
    parts = {"A": indicator(100, judged()), "P": indicator(10, judged(), role="penalty")}
    used = make_set(parts, {"total": root(floor=0)})
    made = scored(used, {"A": scores("80", "90"), "P": scores("0", "6")}, 2)
    forms = [replace(one, source=one.reviewers[0].id) for one in scoring.split_sheet(made.sheet)]
    together = scoring.evaluate(used, scoring.merge_sheets(forms))
    # A lost 20 by the first and 10 by the second, P took 6 by the second
    assert [reason_place(together, name) for name in "AP"] == ["R1", "R2"]
