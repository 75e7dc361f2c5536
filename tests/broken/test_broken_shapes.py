"""Set files with wrong keys, types and trees; several problems at once; sets that are not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from broken.making import Expected, changed, quietly, set_is_refused
from broken.parts import A1_RULE, A2_RULE, PANEL, ROUNDING, SET, TARGET, TIERS

if TYPE_CHECKING:
    from pathlib import Path

FILE = "broken.toml"
NAME = 'name = { zh = "小例", en = "Small" }'
TOP_KEYS = (
    "id",
    "version",
    "name",
    "source",
    "rounding",
    "panel",
    "missing",
    "grades",
    "indicator",
)

# what is written instead, and the problem: its code, its key, the value it quotes
CASES: dict[str, tuple[tuple[str, str], str, str, str | None]] = {
    "an unknown key is like a known one": (
        (A1_RULE, A1_RULE.replace("points", "pionts")),
        "shape.unknown-key-hint",
        "indicator.A1.pionts",
        "pionts",
    ),
    "an unknown key is like a known one of a rule": (
        ("partial = true", "partal = true"),
        "shape.unknown-key-hint",
        "indicator.B1.rule.partal",
        "partal",
    ),
    "an unknown key is like no other": (
        (A1_RULE, f"zzzz = 1\n{A1_RULE}"),
        "shape.unknown-key",
        "indicator.A1.zzzz",
        "zzzz",
    ),
    "points are a list": (
        (A1_RULE, A1_RULE.replace("30", "[30]")),
        "shape.not-ratio",
        "indicator.A1.points",
        "[30]",
    ),
    "points are not a number": (
        (A1_RULE, A1_RULE.replace("30", "nan")),
        "shape.not-ratio",
        "indicator.A1.points",
        "nan",
    ),
    "points are infinite": (
        (A1_RULE, A1_RULE.replace("30", "inf")),
        "shape.not-ratio",
        "indicator.A1.points",
        "inf",
    ),
    "points are a truth value": (
        (A1_RULE, A1_RULE.replace("30", "true")),
        "shape.not-ratio",
        "indicator.A1.points",
        "True",
    ),
    "points are a day": (
        (A1_RULE, A1_RULE.replace("30", "2021-05-27")),
        "shape.not-ratio",
        "indicator.A1.points",
        "2021-05-27",
    ),
    "points are divided by zero": (
        (A1_RULE, A1_RULE.replace("30", '"30/0"')),
        "shape.not-ratio",
        "indicator.A1.points",
        "30/0",
    ),
    "points are astronomical": (
        (A1_RULE, A1_RULE.replace("30", "1e400")),
        "shape.not-ratio",
        "indicator.A1.points",
        "1e400",
    ),
    "a step is not a number": (
        (A1_RULE, A1_RULE.replace('"judged"', '"judged", step = "half"')),
        "shape.not-number",
        "indicator.A1.rule.step",
        "half",
    ),
    "the kind of a rule is misspelt": (
        (A1_RULE, A1_RULE.replace("judged", "juged")),
        "shape.not-one-of",
        "indicator.A1.rule.kind",
        "juged",
    ),
    "the kind of a rule is missing": (
        (A1_RULE, A1_RULE.replace('kind = "judged"', "")),
        "shape.missing-key",
        "indicator.A1.rule.kind",
        None,
    ),
    "a rule is a text": (
        (A1_RULE, A1_RULE.replace('{ kind = "judged" }', '"judged"')),
        "shape.not-table",
        "indicator.A1.rule",
        "judged",
    ),
    "a rule is missing": ((A1_RULE, "points = 30"), "shape.missing-key", "indicator.A1.rule", None),
    "a truth value is a number": (
        ("partial = true", "partial = 1"),
        "shape.not-bool",
        "indicator.B1.rule.partial",
        "1",
    ),
    "a truth value is a text": (
        ("partial = true", 'partial = "yes"'),
        "shape.not-bool",
        "indicator.B1.rule.partial",
        "yes",
    ),
    "a direction is unknown": (
        ('better = "higher"', 'better = "up"'),
        "shape.not-one-of",
        "indicator.A2.rule.better",
        "up",
    ),
    "a policy is unknown": (
        ('not_applicable = "full"', 'not_applicable = "guess"'),
        "shape.not-one-of",
        "missing.not_applicable",
        "guess",
    ),
    "a panel is not counted in whole numbers": (
        ("at_most = 3", "at_most = 2.5"),
        "shape.not-whole",
        "panel.at_most",
        "2.5",
    ),
    "a panel of true reviewers": (
        ("at_most = 3", "at_most = true"),
        "shape.not-whole",
        "panel.at_most",
        "True",
    ),
    "a panel of hundreds": (
        ("at_most = 3", "at_most = 300"),
        "shape.too-large",
        "panel.at_most",
        "300",
    ),
    "a version is short": (('"1.0.0"', '"1.0"'), "shape.bad-id", "version", "1.0"),
    "a version is a number": (('"1.0.0"', "1.0"), "shape.not-text", "version", "1.0"),
    "an id has a blank": (('id = "small"', 'id = "small set"'), "shape.bad-id", "id", "small set"),
    "a name is in one language": (
        (NAME, 'name = { zh = "小例" }'),
        "shape.missing-key",
        "name.en",
        None,
    ),
    "a name is a plain text": ((NAME, 'name = "Small"'), "shape.not-table", "name", "Small"),
    "a list is a table": ((TIERS, "{}"), "shape.not-list", "indicator.B3.rule.tiers", "{}"),
    "a list is empty": ((TIERS, "[]"), "shape.empty-list", "indicator.B3.rule.tiers", "[]"),
    "a target is a word": (
        (TARGET, 'target = "much"'),
        "shape.not-number",
        "indicator.A2.rule.target",
        "much",
    ),
    "a table is missing": ((f"panel = {{ {PANEL} }}\n", ""), "shape.missing-key", "panel", None),
    "a node is its own parent": (
        ("[group.total]", '[group.total]\nunder = "total"'),
        "tree.cycle",
        "group.total.under",
        "total",
    ),
}


@pytest.mark.parametrize(
    ("edit", "code", "key", "value"), [pytest.param(*case, id=name) for name, case in CASES.items()]
)
def test_a_set_of_the_wrong_shape_is_refused_at_its_key(
    edit: tuple[str, str],
    code: str,
    key: str,
    value: str | None,
    here: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (here / FILE).write_text(changed(SET, edit), "utf-8")
    set_is_refused(capsys, FILE, Expected(code, f"{FILE}: {key}", value))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_hint_names_the_key_that_was_meant(
    language: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / FILE).write_text(changed(SET, ("partial = true", "partal = true")), "utf-8")
    out, _ = quietly(capsys, ["check", FILE, "--lang", language])
    assert ("是不是“partial”？" if language == "zh" else "Did you mean “partial”?") in out


def test_numbers_beyond_64_bits_are_refused_when_the_set_is_loaded(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unrounded = changed(
        SET,
        (PANEL, 'combine = "mean", stage = "indicator", at_most = 50'),
        (ROUNDING, "shown = 2, total = 2"),
        (A2_RULE, 'rule = { kind = "judged" }\n'),
    )
    (here / FILE).write_text(unrounded, "utf-8")
    set_is_refused(capsys, FILE, Expected("set.too-fine", f"{FILE}: indicator.A1.rule"))


def test_an_id_written_twice_is_refused_with_its_line(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / FILE).write_text(SET + "\n[indicator.A1]\n", "utf-8")
    set_is_refused(capsys, FILE, Expected("file.bad-toml", FILE))
    out, _ = quietly(capsys, ["check", FILE, "--lang", "en"])
    assert "A1" in out
    assert f"line {SET.count(chr(10)) + 2}" in out


def test_an_empty_file_lacks_every_key(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / FILE).write_text("", "utf-8")
    set_is_refused(
        capsys, FILE, *(Expected("shape.missing-key", f"{FILE}: {key}") for key in TOP_KEYS)
    )


def test_a_set_that_does_not_exist_is_not_guessed(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert not list(here.iterdir())
    _, err = quietly(capsys, ["sets", "show", "mof-project-2021", "--lang", "en"])
    assert "mof-project-2021: There is no indicator set “mof-project-2021”" in err
    assert "did you mean “mof-project-2020”" in err
    out, _ = quietly(capsys, ["check", "mof-project-2021", "--lang", "en"])
    assert "did you mean “mof-project-2020”" in out
    _, err = quietly(capsys, ["sets", "show", "absent.toml", "--lang", "en"])
    assert "absent.toml: There is no such file." in err
