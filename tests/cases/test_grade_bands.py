"""Grade scales at their boundaries: 12 scales and 83 probes of the reference.

Nine scales are ordered lower bounds or whole-number ranges; one also wants a minimum of every
section, which gates say; one has labels only, and one is set by judgement through a rule table.
"""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from builders import (
    indicator,
    judged,
    label,
    made,
    make_set,
    picked,
    problems_of,
    refused,
    rounded_to,
    scale,
    scored,
    scores,
    set_data,
)

import scoring
from scoring import exact

if TYPE_CHECKING:
    from scoring.evaluation import Evaluation

DATA = json.loads((Path(__file__).parents[1] / "data" / "grade_bands.json").read_text("utf-8"))
SCALES = {scale["id"]: scale for scale in DATA["scales"]}
BOUNDS = {name for name, scale in SCALES.items() if scale["kind"] == "lower_bounds"}
WITH_HOLES = {"central_integer", "part_integer"}
GATED, DECISION = "gated_sections", "ex_ante_decision"

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
IN_HOLES = [
    pytest.param(probe, basis, id=f"{probe['scale']} {probe['value']} {basis}")
    for probe in DATA["probes"]
    for basis, grade in probe["expected"].items()
    if probe["scale"] in WITH_HOLES and grade is None
]
WITH_SECTIONS = [
    pytest.param(probe, id=f"{probe['value']} {' '.join(probe['section_rates'])}")
    for probe in DATA["probes"]
    if probe["scale"] == GATED
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


@pytest.mark.parametrize(("probe", "basis"), IN_HOLES)
def test_where_the_reference_expects_no_grade_a_refused_hole_stands(
    probe: dict[str, Any], basis: str
) -> None:
    """The expected ``null``: the total lies above one range and below the next."""
    _, _, places = basis.partition("_")
    value = Fraction(probe["value"])
    total = exact.rounded(value, int(places)) if places else value
    found = problems_of(lambda: made(data_of(probe["scale"], basis, upper=True)))
    holes = [(Decimal(str(one.value)), Decimal(str(one.details["bound"]))) for one in found]
    assert [one.code for one in found] == ["grades.hole"] * len(holes)
    assert sum(below < total < above for below, above in holes) == 1


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


# ---------------------------------------------------------------- more than lower bounds


def ordinal(*given: tuple[str, str]) -> dict[str, Any]:
    """Return a rule of levels chosen once, each ``(label, share)``."""
    ids = [text.replace(" ", "-") for text, _ in given]
    return {
        "kind": "levels",
        "asked": "once",
        "levels": [
            {"id": one, "label": label(text), "share": share}
            for one, (text, share) in zip(ids, given, strict=True)
        ],
    }


def with_sections(probe: dict[str, Any]) -> Evaluation:
    """Return a total of three sections and a rest that is no section.

    The sections are small, so that each can have the rate of the probe whatever the total is.
    Each grade but the last is barred by a gate while a section stays below its minimum.
    """
    bands = [*SCALES[GATED]["bands"], {"label": SCALES[GATED]["fail_label"], "lower": "0"}]
    sections = [f"S{number}" for number in range(1, 1 + len(probe["section_rates"]))]
    gates = [
        {
            "id": f"minimum{number}",
            "label": label(f"every section at least {band['section_min_rate']}"),
            "when": {"any": [below(section, band["section_min_rate"]) for section in sections]},
            "best": f"g{number + 1}",
        }
        for number, band in enumerate(bands[:-1])
    ]
    in_sections = sum(map(Decimal, probe["section_rates"]))
    used = make_set(
        {section: indicator(1, judged()) for section in sections}
        | {"rest": indicator(100 - len(sections), judged())},
        grades=scale([(f"g{n}", band["label"], band["lower"]) for n, band in enumerate(bands)]),
        gate=gates,
    )
    given = dict(zip(sections, map(scores, probe["section_rates"]), strict=True))
    return scored(used, {**given, "rest": scores(str(Decimal(probe["value"]) - in_sections))})


def below(section: str, rate: str) -> dict[str, Any]:
    """Return the condition that a section stays below a rate."""
    return {"node": section, "unit": "percent", "below": str(Decimal(rate) * 100)}


@pytest.mark.parametrize("probe", WITH_SECTIONS)
def test_a_grade_also_needs_its_minimum_in_every_section(probe: dict[str, Any]) -> None:
    result = with_sections(probe)
    assert result.exact_total == Decimal(probe["value"])
    assert result.grade.label.zh == probe["expected"]["exact"]


def test_a_section_below_its_minimum_lowers_the_grade_and_never_the_total() -> None:
    probe = {"value": "92", "section_rates": ["1", "1", "0.59"]}
    result = with_sections(probe)
    assert (str(result.total), result.band.label.zh, result.grade.label.zh) == (
        "92.00",
        "grade 1",
        "fail",
    )
    assert [one.kind for one in result.applied] == ["gate"] * 3
    assert result.without is not None
    assert result.without.grade.label.zh == "grade 1"


def test_labels_without_bounds_are_no_scale() -> None:
    data = set_data({"A": indicator(100, judged())})
    bands = [
        {"id": f"d{n}", "label": label(text)} for n, text in enumerate(SCALES[DECISION]["labels"])
    ]
    data["grades"] = {"basis": "exact", "outcome": "decision", "source": "test", "bands": bands}
    assert refused(data) == ["grades.needs-one-bound"] * 3


@pytest.mark.parametrize("name", SCALES[DECISION]["labels"])
def test_a_decision_that_is_chosen_is_the_outcome(name: str) -> None:
    """No cut-offs are published: the opinion itself is the one indicator, its shares the bounds."""
    labels = SCALES[DECISION]["labels"]
    shares = ["1", "0.5", "0"]
    opinion = ordinal(*zip(labels, shares, strict=True))
    grades = scale(zip(("yes", "partly", "no"), labels, shares, strict=True))
    used = make_set({"A": indicator(1, opinion)}, grades={**grades, "outcome": "decision"})
    result = scored(used, {"A": picked(level=name.replace(" ", "-"))})
    assert result.outcome.en == name
    assert used.written.grades.outcome == "decision"


def test_the_set_that_ships_for_ex_ante_assessment_decides_and_says_its_bounds_are_ours() -> None:
    used = scoring.load_indicator_set("ex-ante-assessment")
    assert used.written.grades.outcome == "decision"
    assert [grade.label.en for grade in used.grades] == SCALES[DECISION]["labels"]
    assert used.note is not None
    assert "illustrative" in used.note.en


def test_all_12_scales_and_all_83_probes_are_tested() -> None:
    # the last one is a rule table, see test_ieg_outcomes.py
    assert BOUNDS | WITH_HOLES | {GATED, DECISION, "ieg_outcome"} == SCALES.keys()
    assert len(SCALES) == 12
    read_off = {*BOUNDS, *WITH_HOLES, GATED}
    assert sum(probe["scale"] in read_off for probe in DATA["probes"]) == len(DATA["probes"]) == 83
