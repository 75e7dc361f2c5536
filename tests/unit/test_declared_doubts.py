"""Doubts that are refused, with the place of what is wrong, and files of doubts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from builders import (
    MOF,
    codes_of,
    figure,
    indicator,
    judged,
    make_set,
    once,
    panel,
    policies,
    problems_of,
    proportional,
    rounded_to,
    scale,
    scored,
    scores,
    state,
    yes_no,
)

import scoring
from scoring.whatif.doubting.declared import DeclaredDoubt

if TYPE_CHECKING:
    from pathlib import Path

SPENT = proportional(actual=figure(places=2), target=figure(places=2))


def evaluation() -> scoring.Evaluation:
    used = make_set(
        {
            "A": indicator(40, judged("0.5")),
            "B": indicator(50, SPENT),
            "C": indicator(10, judged("1", asked="once"), missing={"not_due": "siblings"}),
            "F": indicator(None, yes_no(asked="once"), role="flag"),
        },
        grades=scale(MOF, "rounded"),
        rounding={"shown": 2, "indicator": 2, "group": 2, "total": 2},
    )
    entries = {
        "A": scores("30", None),
        "B": once(actual="80", target="100"),
        "C": state("not_due"),
        "F": once(answer="yes"),
    }
    return scored(used, entries, 2)


def refused(doubts: Any) -> list[tuple[str, str]]:
    problems = problems_of(lambda: scoring.resample(evaluation(), doubts=doubts))
    return [(problem.place, problem.code) for problem in problems]


@pytest.mark.parametrize(
    ("key", "written", "code"),
    [
        ("Q", 1, "sheet.unknown-indicator"),
        ("total", 1, "change.group"),
        ("B.spent", 1, "sheet.unknown-input"),
        ("R1:B", 1, "change.which-input"),
        ("R9:A", "1|2", "sheet.unknown-reviewer"),
        ("C.state", "scored|not_due", "doubt.state"),
        ("F", 1, "doubt.flag"),
        ("C", 1, "doubt.left-out"),
        ("C.score", 1, "doubt.blank"),
        ("R2:A", 1, "doubt.blank"),
        ("F.answer", "±1", "doubt.choice"),
        ("F.answer", "yes|perhaps", "sheet.unknown-choice"),
        ("A", 41, "doubt.out-of-range"),
        ("R1:A", 0, "doubt.out-of-range"),
        ("R1:A", "±0.75", "doubt.finer-than-step"),
        ("R1:A", "±1/0.3", "doubt.bad-step"),
        ("R1:A", "±1/-0.5", "doubt.bad-step"),
        ("R1:A", "30..40.5", "sheet.above-full-points"),
        ("R1:A", "30|31.25", "sheet.finer-than-step"),
        ("R1:A", "30|30.0", "doubt.same-value"),
        ("R1:A", "30|", "doubt.unclear"),
        ("R1:A", "31..30", "doubt.no-interval"),
        ("R1:A", "30..31.5/1", "doubt.uneven-interval"),
        ("R1:A", "30..", "doubt.unclear"),
        ("B.actual", "half", "doubt.unclear"),
        ("B.actual", "", "doubt.unclear"),
        ("B.actual", True, "doubt.unclear"),
        ("B.actual", 1.5, "cell.float"),
        ("B.actual", "many..90", "cell.not-a-number"),
        ("B.actual", "-1..5", "sheet.negative"),
    ],
)
def test_a_doubt_that_says_nothing_is_refused_by_its_key(key: str, written: Any, code: str) -> None:
    assert refused({key: written}) == [(f"doubt {key}", code)]


def test_all_that_is_wrong_with_several_doubts_is_said_at_once() -> None:
    assert refused([("Q", 1), ("R1:A", "31..30"), ("B.actual", "1|2"), ("B.actual", 3)]) == [
        ("doubt Q", "sheet.unknown-indicator"),
        ("doubt R1:A", "doubt.no-interval"),
        ("doubt B.actual", "change.twice"),
    ]
    assert refused({"B": 1, "B.actual": 3}) == [("doubt B.actual", "change.points-and-answers")]


def test_steps_of_cells_that_move_together_are_those_of_the_coarser_one() -> None:
    assert refused({"R1:A+B.actual": "30..30.75"}) == [
        ("doubt R1:A+B.actual", "sheet.finer-than-step")
    ]
    made = scoring.resample(evaluation(), doubts={"R1:A+B.actual": "30..32"}, reviewers=False)
    assert made is not None
    assert (made.doubts[0].step, made.doubts[0].size) == (scoring.exact.to_fraction("0.5"), 5)


def test_where_ballots_may_be_void_by_how_they_look_no_answer_of_a_reviewer_is_in_doubt() -> None:
    halves = {"A": indicator(50, judged()), "B": indicator(50, judged())}
    used = make_set(halves, grades=scale(MOF), panel=panel(void={"all_full": True}))
    voted = scored(used, {"A": scores("50", "40", "45"), "B": scores("50", "40", "45")}, 3)
    assert codes_of(lambda: scoring.resample(voted, doubts={"R2:A": 1})) == ["doubt.with-void"]
    assert scoring.resample(voted, doubts={"A": 1}) is not None


def test_what_a_blank_cell_cannot_hold_is_refused() -> None:
    used = make_set(
        {"B": indicator(50, SPENT), "C": indicator(50, judged("1", asked="once"))},
        missing=policies(missing="zero"),
        rounding=rounded_to(indicator=2),
    )
    blank = scored(used, {"C": once(score="40")})
    problems = problems_of(lambda: scoring.resample(blank, doubts={"B.actual": "1|2"}))
    assert [(one.place, one.code) for one in problems] == [
        ("doubt B.actual", "sheet.half-answered-once")
    ]


def test_values_none_of_which_the_set_accepts_leave_no_result() -> None:
    doubt = DeclaredDoubt(("B.target",), values=("0",), place="x")
    assert codes_of(lambda: scoring.resample(evaluation(), doubts=[doubt])) == ["doubt.refused"]


@pytest.mark.parametrize(
    ("more", "said"), [({"odds": (1, 0)}, "odds"), ({"shape": "bell"}, "bell")]
)
def test_code_may_not_write_what_a_file_may_not(more: dict[str, Any], said: str) -> None:
    doubt = DeclaredDoubt(("B.target",), values=("100", "90"), **more)
    with pytest.raises(ValueError, match=said):
        scoring.resample(evaluation(), doubts=[doubt])


@pytest.mark.parametrize("doubts", ["A=2", ["A=2"], {1: 2}, 5])
def test_what_names_no_cells_is_no_doubt(doubts: Any) -> None:
    with pytest.raises(TypeError):
        scoring.resample(evaluation(), doubts=doubts)


FILE = """
[[doubt]]
cells = ["B.target"]
values = [100, "101", 99.5]
odds = [2, 1, 1]
note = "three documents"

[[doubt]]
cells = ["R1:A"]
between = [30, 32]
step = 1
shape = "triangular"

[[doubt]]
cells = ["B.actual"]
around = 81
within = 0.5
"""


def test_a_file_of_doubts_says_what_words_say(tmp_path: Path) -> None:
    path = tmp_path / "doubts.toml"
    path.write_text(FILE, encoding="utf-8")
    made = scoring.resample(evaluation(), doubts=scoring.read_doubts(path), reviewers=False)
    assert made is not None
    assert [(one.declared.key, one.size, one.odds[:2]) for one in made.doubts] == [
        ("R1:A", 3, (1, 2)),
        ("B.actual", 101, (1, 1)),
        ("B.target", 3, (2, 1)),
    ]
    assert made.exact


def test_every_problem_of_a_file_has_its_key(tmp_path: Path) -> None:
    path = tmp_path / "doubts.toml"
    path.write_text(
        """
[[doubt]]
cells = ["B.actual", "Q"]
within = 1

[[doubt]]
cells = ["B.target"]

[[doubt]]
cells = ["F.answer"]
values = ["yes", "no"]
odds = [1]
step = 1

[[doubt]]
cells = ["C"]
between = [1, 2, 3]
odds = [1]

[[doubt]]
cells = ["R1:A"]
values = [1, 99]
""",
        encoding="utf-8",
    )
    assert [
        (place.removeprefix(f"{path}: "), code)
        for place, code in refused(scoring.read_doubts(path))
    ] == [
        ("doubt[0].cells[1]", "sheet.unknown-indicator"),
        ("doubt[1]", "doubt.which-kind"),
        ("doubt[2].step", "doubt.idle"),
        ("doubt[2].odds", "doubt.odds"),
        ("doubt[3].odds", "doubt.idle"),
        ("doubt[4].values[1]", "sheet.above-full-points"),
    ]


def test_the_shape_of_a_file_is_held_against_what_may_be_written(tmp_path: Path) -> None:
    path = tmp_path / "doubts.toml"
    path.write_text(
        '[[doubt]]\ncells = []\nwithin = "much"\nodds = [0]\nshape = "bell"\nlevel = 1\n',
        encoding="utf-8",
    )
    problems = problems_of(lambda: scoring.read_doubts(path))
    assert [(one.place.removeprefix(f"{path}: "), one.code) for one in problems] == [
        ("doubt[0].cells", "shape.empty-list"),
        ("doubt[0].within", "shape.not-number"),
        ("doubt[0].odds[0]", "shape.too-small"),
        ("doubt[0].shape", "shape.not-one-of"),
        ("doubt[0].level", "shape.unknown-key"),
    ]
    assert problems[2].what("en") == "0 is too small; the least that may be written is 1."


def test_a_file_without_doubts_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "doubts.toml"
    path.write_text("doubt = []\n", encoding="utf-8")
    problems = problems_of(lambda: scoring.read_doubts(path))
    assert [(one.place, one.code) for one in problems] == [(f"{path}: doubt", "shape.empty-list")]
