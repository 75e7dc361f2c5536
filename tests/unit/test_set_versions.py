"""Sets in files that extend others, and the days on which a set applies."""

from __future__ import annotations

from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from builders import codes_of, indicator, judged, make_set, problems_of

import scoring
from scoring.errors import Problems
from scoring.io.assemble import assemble
from scoring.io.cases import load_cases
from scoring.io.sets import load_indicator_set, set_file, sets_in_force
from scoring.io.structured import raw_sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from scoring.errors import Problem
    from scoring.evaluation import Evaluation

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "extends"
HEAD = 'id = "{id}"\nversion = "1.0.0"\nname = {{ zh = "市", en = "city" }}\nsource = "made up"\n'


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes a set of this name and returns its file."""

    def write_it(name: str, *lines: str, extends: str | None = None) -> Path:
        path = tmp_path / name / "set.toml"
        path.parent.mkdir(exist_ok=True)
        above = "" if extends is None else f'extends = "{extends}"\n'
        path.write_text(above + HEAD.format(id=name) + "\n".join(lines), "utf-8")
        return path

    return write_it


# ---------------------------------------------------------------- the example


def test_a_city_writes_a_dozen_lines_and_has_a_whole_set() -> None:
    city, nation = load_indicator_set(EXAMPLE), load_indicator_set("mof-project-2020")
    assert [grade.label.zh for grade in city.grades] == ["优", "良", "中", "低", "差"]
    assert (city.nodes["B2"].full, city.nodes["B3"].full) == (6, 4)
    assert list(city.nodes) == list(nation.nodes)
    assert {
        node_id for node_id in city.nodes if city.nodes[node_id].full != nation.nodes[node_id].full
    } == {"B2", "B3"}
    assert (city.id, city.written.extends) == ("city-project", "mof-project-2020")
    assert city.digest != nation.digest


def test_65_is_poor_in_the_nation_and_low_in_the_city() -> None:
    # domain.md §2.1: 65 is 中 nationally and 低 in Guangdong
    lowest = {
        name: next(grade.label.zh for grade in load_indicator_set(name).grades if grade.lower <= 65)
        for name in ("mof-project-2020", str(EXAMPLE))
    }
    assert lowest == {"mof-project-2020": "中", str(EXAMPLE): "低"}


def test_everything_that_is_wrong_is_said_at_once_and_placed_in_the_city_s_file(
    write: Callable[..., Path],
) -> None:
    city = write("city", 'drop = ["Z9"]', "indicator.B2.points = 6", extends="mof-project-2020")
    text = city.read_text("utf-8").replace('source = "made up"\n', "")
    city.write_text(text, "utf-8")
    found = {(one.code, one.place) for one in problems_of(lambda: load_indicator_set(city))}
    assert found == {
        ("set.not-own", f"{city}: source"),
        ("set.drop-unknown", f"{city}: drop[0]"),
        ("set.points-off", f"{city}: group.BA.points"),
    }


def test_a_sheet_of_the_nation_is_scored_by_the_city_s_weights() -> None:
    def scored(name: str) -> Evaluation:
        (case,) = (
            one for one in load_cases(set_file("mof-project-2020")) if one.path.stem == "exactly-90"
        )
        used = load_indicator_set(name)
        written = case.written.sheet.model_copy(update={"set": used.id, "version": used.version})
        checked = assemble(raw_sheet(written, "case"), used, Problems())
        return scoring.evaluate(used, checked)

    nation, city = scored("mof-project-2020"), scored(str(EXAMPLE))
    assert [nation[one].points for one in ("B2", "B3")] == [Fraction("4.81"), Fraction("4.38")]
    assert [city[one].points for one in ("B2", "B3")] == [Fraction("5.77"), Fraction("3.5")]
    assert nation.exact_total == 90
    assert city.exact_total == 90 + Fraction("5.77") + Fraction("3.5") - Fraction("9.19")


# ---------------------------------------------------------------- chains


def test_a_district_extends_a_city_that_extends_the_nation(write: Callable[..., Path]) -> None:
    write("city", "indicator.B2.points = 6", "indicator.B3.points = 4", extends="mof-project-2020")
    district = write("district", 'indicator.B2.label.zh = "预算执行"', extends="../city")
    used = load_indicator_set(district)
    assert (used.nodes["B2"].full, used.nodes["B2"].label.zh) == (6, "预算执行")
    assert used.nodes["B2"].label.en == "Budget execution"
    assert used.written.extends == "../city"


def test_a_path_is_relative_to_the_file_and_may_name_a_folder_or_a_file(
    write: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    write("city", extends="mof-project-2020")
    monkeypatch.chdir("/")
    for above in ("../city", "../city/set.toml"):
        assert load_indicator_set(write("district", extends=above)).id == "district"


def test_what_changes_above_changes_the_digest_below(write: Callable[..., Path]) -> None:
    write("city", extends="mof-project-2020")
    district = write("district", extends="../city")
    before = load_indicator_set(district).digest
    write("city", "indicator.B2.points = 6", "indicator.B3.points = 4", extends="mof-project-2020")
    assert load_indicator_set(district).digest != before


def test_sets_that_extend_each_other_are_refused(write: Callable[..., Path]) -> None:
    first, _ = write("first", extends="../second"), write("second", extends="../first")
    (problem,) = problems_of(lambda: load_indicator_set(first))
    assert (problem.code, problem.place) == (
        "set.extends-cycle",
        f"{first.parent / '../second/set.toml'}: extends",
    )
    assert str(problem.details["path"]).startswith(str(first))
    itself = write("itself", extends=".")
    assert codes_of(lambda: load_indicator_set(itself)) == ["set.extends-cycle"]


@pytest.mark.parametrize(
    ("above", "code"),
    [
        ("mof-project-2002", "set.extends-unknown"),
        ("../nowhere/set.toml", "set.extends-unknown"),
        ("..", "set.extends-unknown"),
        ("a" * 200, "set.extends-unknown"),
    ],
)
def test_an_unknown_set_is_refused_with_its_key(
    above: str, code: str, write: Callable[..., Path]
) -> None:
    city = write("city", extends=above)
    (problem,) = problems_of(lambda: load_indicator_set(city))
    assert (problem.code, problem.place, problem.value) == (code, f"{city}: extends", above)
    assert "mof-project-2020" in problem.line("en")


def test_a_misspelt_set_is_guessed(write: Callable[..., Path]) -> None:
    city = write("city", extends="mof-projct-2020")
    (problem,) = problems_of(lambda: load_indicator_set(city))
    assert "did you mean “mof-project-2020”" in problem.line("en")


def test_extends_must_be_a_text_and_what_it_names_readable(write: Callable[..., Path]) -> None:
    city = write("city", "extends = [1]")
    assert codes_of(lambda: load_indicator_set(city)) == ["shape.not-text"]
    broken = write("broken", "= 1")
    city = write("city", extends="../broken")
    (problem,) = problems_of(lambda: load_indicator_set(city))
    assert (problem.code, Path(problem.place).resolve()) == ("file.bad-toml", broken)


def test_tables_nested_without_end_are_no_traceback(write: Callable[..., Path]) -> None:
    nested = f"indicator.A.{'x.' * 3000}y = 1"
    write("above", nested)
    city = write("city", nested, extends="../above")
    (problem,) = problems_of(lambda: load_indicator_set(city))
    assert (problem.code, problem.place) == ("file.bad-toml", str(city))


@pytest.mark.parametrize("table", ["group = 1", "indicator = []", "group.A = 1", "panel = 1"])
def test_a_table_that_is_none_is_said_of_the_city_s_file(
    table: str, write: Callable[..., Path]
) -> None:
    city = write("city", table, 'drop = ["D1"]', extends="mof-project-2020")
    found = problems_of(lambda: load_indicator_set(city))
    assert {one.place.partition(":")[0] for one in found} == {str(city)}
    assert "shape.not-table" in {one.code for one in found}


# ---------------------------------------------------------------- days


def days(effective: str = "", until: str = "") -> list[Problem]:
    """Return what is wrong with these days."""
    try:
        make_set({"A": indicator(100, judged())}, effective=effective, until=until)
    except scoring.ScoringError as error:
        return list(error.problems)
    return []


@pytest.mark.parametrize(
    ("effective", "until"),
    [("", ""), ("2020-02-29", ""), ("", "2020-12-31"), ("2020-02-25", "2020-02-25")],
)
def test_days_may_be_left_out_and_one_day_is_enough(effective: str, until: str) -> None:
    assert not days(effective, until)


@pytest.mark.parametrize("day", ["2021-02-29", "2020-13-01", "2020-00-10", "0000-01-01"])
def test_a_day_that_no_calendar_has_is_refused(day: str) -> None:
    assert [(one.code, one.place, one.value) for one in days(day, day)] == [
        ("set.no-day", "test.toml: effective", day),
        ("set.no-day", "test.toml: until", day),
    ]


def test_the_last_day_is_not_before_the_first() -> None:
    (problem,) = days("2020-02-25", "2020-02-24")
    assert (problem.code, problem.place) == ("set.until-before", "test.toml: until")
    assert "2020-02-25" in problem.line("zh")


def test_a_set_is_in_force_from_its_first_day_on() -> None:
    before = {one.id for one in sets_in_force("2020-02-24")}
    since = {one.id for one in sets_in_force(date(2020, 2, 25))}
    assert "mof-project-2020" in since - before
    assert {one.id for one in sets_in_force(datetime(2020, 2, 25, 9, tzinfo=UTC))} == since


def test_a_set_is_in_force_until_its_last_day_and_an_unknown_end_leaves_nothing_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    example = (EXAMPLE / "set.toml").read_text("utf-8")
    for name, more in (("ended", 'until = "2021-06-01"\n'), ("open", "")):
        folder = tmp_path / name
        folder.mkdir()
        text = example.replace("city-project", name).replace("mof-project-2020", "../above.toml")
        (folder / "set.toml").write_text(more + text, "utf-8")
    (tmp_path / "above.toml").write_bytes(set_file("mof-project-2020").read_bytes())
    monkeypatch.setattr("scoring.io.sets.shipped_folder", lambda: tmp_path)
    assert [one.id for one in sets_in_force("2021-06-01")] == ["ended", "open"]
    assert [one.id for one in sets_in_force("2021-06-02")] == ["open"]
    assert not sets_in_force("2020-12-31")


@pytest.mark.parametrize("day", ["", "tomorrow", "2021-6-1", "20210601", "2021-02-30"])
def test_what_is_no_day_is_refused(day: str) -> None:
    assert codes_of(lambda: sets_in_force(day)) == ["set.no-day"]


def test_full_points_stay_exact_through_a_chain(write: Callable[..., Path]) -> None:
    write("city", 'indicator.B2.points = "16/3"', extends="mof-project-2020")
    district = write("district", 'indicator.B3.points = "14/3"', extends="../city")
    assert load_indicator_set(district).nodes["B2"].full == Fraction(16, 3)
