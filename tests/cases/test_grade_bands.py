"""Grade scales at their boundaries, read off the exact and the rounded total."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from builders import indicator, judged, label, made, refused, rounded_to, scored, scores, set_data

if TYPE_CHECKING:
    import scoring

DATA = json.loads((Path(__file__).parents[1] / "data" / "grade_bands.json").read_text("utf-8"))
SCALES = {scale["id"]: scale for scale in DATA["scales"]}
BOUNDS = {name for name, scale in SCALES.items() if scale["kind"] == "lower_bounds"}
WITH_HOLES = {"central_integer", "part_integer"}
LATER = {
    "gated_sections": "gates",
    "ex_ante_decision": "outcomes other than grades",
    "ieg_outcome": "ordinal scales",
}
"""Scales that need a later feature."""

PROBES = [
    pytest.param(probe, basis, id=f"{probe['scale']} {probe['value']} {basis}")
    for probe in DATA["probes"]
    for basis in probe["expected"]
    if probe["scale"] in BOUNDS
]
WHOLE = [
    pytest.param(probe, id=f"{probe['scale']} {probe['value']}")
    for probe in DATA["probes"]
    if probe["scale"] in WITH_HOLES
]


def data_of(name: str, basis: str, *, upper: bool) -> dict[str, Any]:
    """Return the data of a set with this scale, its stated upper bounds kept or left out."""
    scale = SCALES[name]
    kind, _, places = basis.partition("_")
    bands = []
    for number, written in enumerate(scale["bands"]):
        included = written.get("lower_inclusive", True)
        one = {
            "id": f"g{number}",
            "label": label(written["label"]),
            "at_least" if included else "above": written["lower"],
        }
        if upper and "upper" in written:
            one["at_most"] = written["upper"]
        bands.append(one)
    return set_data(
        {"A": indicator(scale["max"], judged("0.000001"))},
        rounding=rounded_to(total=int(places), shown=3) if places else rounded_to(shown=3),
        grades={"basis": kind, "source": scale["name"], "bands": bands},
    )


def label_of(used: scoring.IndicatorSet, value: str) -> str:
    """Return the grade of a total."""
    return scored(used, {"A": scores(value)}).grade.label.zh


@pytest.mark.parametrize(("probe", "basis"), PROBES)
def test_a_probe_has_the_expected_grade(probe: dict[str, Any], basis: str) -> None:
    used = made(data_of(probe["scale"], basis, upper=True))
    assert label_of(used, probe["value"]) == probe["expected"][basis]


@pytest.mark.parametrize("basis", ["exact", "rounded_2", "rounded_0"])
@pytest.mark.parametrize("name", sorted(WITH_HOLES))
def test_a_scale_with_holes_is_refused_with_every_hole(name: str, basis: str) -> None:
    found = refused(data_of(name, basis, upper=True))
    assert found == ["grades.hole"] * (len(SCALES[name]["bands"]) - 1)


@pytest.mark.parametrize("name", sorted(WITH_HOLES))
def test_the_holes_are_where_the_reference_expects_no_grade(name: str) -> None:
    assert any(
        None in probe["expected"].values() for probe in DATA["probes"] if probe["scale"] == name
    )


@pytest.mark.parametrize("probe", WHOLE)
def test_whole_number_ranges_are_lower_bounds_on_a_total_rounded_to_whole_points(
    probe: dict[str, Any],
) -> None:
    used = made(data_of(probe["scale"], "rounded_0", upper=False))
    assert label_of(used, probe["value"]) == probe["expected"]["rounded_0"]


@pytest.mark.parametrize("name", sorted(BOUNDS))
def test_a_scale_whose_bounds_overlap_is_refused(name: str) -> None:
    data = data_of(name, "exact", upper=True)
    data["grades"]["bands"][1]["at_most"] = data["grades"]["bands"][0]["at_least"]
    assert refused(data) == ["grades.overlap"]


def test_every_scale_is_built_refused_or_listed_for_later() -> None:
    assert BOUNDS | WITH_HOLES | LATER.keys() == SCALES.keys()
