"""``scoring describe``: the manual of every shipped set, in both languages and every format."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import scoring
from scoring import rules
from scoring.cli.main import main
from scoring.report import describe
from scoring.report.rule_words import BRANCHES, RULES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SETS = pytest.mark.parametrize("name", scoring.shipped_sets())
LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])
FORMATS = ("text", "markdown", "html")
WORDS = {
    "zh": ("评分手册", "等级按", "公式取自评分规则本身", "没有得分的情形"),
    "en": ("scoring manual", "The grade is read off", "Formulas are taken", "What has no points"),
}
POINTS = {
    "zh": "得分 ＝ |不能计分|回答是或否|查表|至少留一项|只评一项|出现最多|依次舍入",
    "en": "points = |refused|answers yes|looked up|always stays|is scored|most often|one after",
}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, in a locale that asks for no language."""
    monkeypatch.chdir(tmp_path)
    for variable in ("LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LC_ALL", "C")
    return tmp_path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Return a function that runs a command that must succeed and returns what it prints."""

    def run_it(*arguments: str) -> str:
        assert main(arguments) == 0
        out, err = capsys.readouterr()
        assert not err
        return out

    return run_it


@SETS
@LANGUAGES
def test_every_shipped_set_describes_itself(
    name: str, language: str, run: Callable[..., str]
) -> None:
    out = run("describe", name, "--lang", language)
    assert all(words in out for words in WORDS[language])
    used = scoring.load_indicator_set(name)
    assert used.version in out
    for node in used.nodes.values():
        heading = f"{node.id} {node.label.of(language)}　"
        assert out.count(f"\n{heading}") == 1
        # every node says how it comes to its points
        after = out[out.index(f"\n{heading}") :].partition("\n\n")[0]
        assert re.search(POINTS[language], after), heading


@SETS
@LANGUAGES
def test_no_manual_shows_a_key_or_how_python_writes_things(name: str, language: str) -> None:
    used = scoring.load_indicator_set(name)
    text = describe(used, language=language)
    shown = re.compile(r"(Fraction|Decimal|Sum|Symbol)\(|\bNone\b(?!”)|<scoring|\{|\}|'zh'|\bnan\b")
    assert not shown.search(text), shown.search(text)
    ids = set(used.nodes)
    keys = {
        *RULES,
        *BRANCHES,
        *rules.KINDS,
        "half_up",
        "half_even",
        "not_applicable",
        "zero_divisor",
    }
    keys |= {
        "at_least",
        "at_most",
        "drop_lowest",
        "met_at_zero",
        "give_to",
        "siblings",
        "per_point",
    }
    raw = {str(key) for key in keys if "_" in str(key) or "." in str(key)} - ids
    assert not [key for key in raw if re.search(rf"(?<![\w.]){re.escape(key)}(?![\w.])", text)]


@SETS
def test_a_manual_in_english_has_no_chinese_words_of_its_own(name: str) -> None:
    lines = describe(scoring.load_indicator_set(name), language="en").splitlines()
    text = "\n".join(line for line in lines if "Source: " not in line)
    for words in ("得分", "评分标准", "四舍五入", "不低于", "不超过", "若 ", "否则", "填报："):
        assert words not in text


@pytest.mark.parametrize("form", FORMATS)
@LANGUAGES
def test_a_manual_has_every_format(form: str, language: str, run: Callable[..., str]) -> None:
    out = run("describe", "fictional", "--format", form, "--lang", language)
    assert WORDS[language][0] in out
    if form == "html":
        assert out.startswith("<!DOCTYPE html>")
        assert "&lt; " in out
        assert " < " not in out
    if form == "markdown":
        assert out.startswith("# ")
        assert "\n- " in out


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_written_is_what_would_be_printed(
    form: str, here: Path, run: Callable[..., str]
) -> None:
    printed = run("describe", "mof-project-2020", "--format", form)
    assert not run("describe", "mof-project-2020", "--format", form, "-o", "manual")
    assert (here / "manual").read_bytes().decode() == printed


def test_a_file_is_not_overwritten(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "manual").write_text("mine")
    assert main(["describe", "mof-project-2020", "-o", "manual"]) == 1
    assert (here / "manual").read_text() == "mine"
    assert "manual" in capsys.readouterr().err
    assert main(["describe", "mof-project-2020", "-o", "manual", "--force"]) == 0


def test_a_set_that_does_not_exist_is_a_problem(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["describe", "mof-project-2021"]) == 1
    assert "mof-project-2020" in capsys.readouterr().err


def test_the_language_is_that_of_the_set_where_nothing_asks_for_one(
    run: Callable[..., str],
) -> None:
    assert "scoring manual" in run("describe", "omb-part")
    assert "评分手册" in run("describe", "mof-project-2020")


def test_an_unknown_format_or_language_is_refused() -> None:
    used = scoring.load_indicator_set("diving")
    with pytest.raises(ValueError, match="unknown format 'csv'"):
        describe(used, "csv")
    with pytest.raises(ValueError, match="unknown language 'fr'"):
        describe(used, language="fr")
