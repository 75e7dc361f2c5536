"""One sheet in four formats: the same content, the same digest, the same result."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from drawing import runs
from generators import Case, cases, set_of, sheet_of
from hypothesis import given
from hypothesis import strategies as st

import scoring
from scoring.exact import as_text

if TYPE_CHECKING:
    from scoring.sheet import ScoreSheet

FORMATS = ("toml", "csv", "json", "xlsx")
NASTY = (
    "=1+1",
    "+1",
    "-1",
    "@A1",
    "'a'",
    '"quoted", and comma',
    "two\nlines",
    "tab\there",
    "emoji 😀🇨🇳",
    "汉字，标点；全角",
    "_x0041_",
    "_x000D_",
    "\\u0000",
    "back\\slash\\n",
    "# no comment",
    "<b>&amp;]]>",
    "{0} %s $(x)",
    "12",
    "1e5",
    "TRUE",
    "不适用",
    "—",
    "[table]",
    "'''",
    '"""',
    "\u200bzero width\ufeff",
    "\u00a0blank\u3000",
    "e\u0301 combined",
    "#set",
    "value",
)


def canonical(text: str) -> str:
    """Return a text as it is kept: no outer blanks, line ends alike."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


plain = st.text(
    st.characters(codec="utf-8", categories=("L", "M", "N", "P", "S", "Zs")), max_size=12
)
texts = (st.sampled_from(NASTY) | plain).map(canonical)
keys = st.sampled_from(("name", "unit", "year", "项目负责人", "a b", "x.y"))
materials = st.lists(
    texts.map(
        lambda text: canonical(text.replace(";", ",").replace("；", "，").replace("\n", " "))
    ),
    max_size=3,
).map(lambda found: [text for text in found if text])


@st.composite
def written(draw: st.DrawFn) -> Case:
    """Return a case with texts wherever there may be some."""
    case = draw(cases(texts))
    project = {
        key: text for key, text in draw(st.dictionaries(keys, texts, max_size=3)).items() if text
    }
    reviewers = [{**one, "name": draw(texts)} for one in case.sheet["reviewers"]]
    entries = {
        name: {**e, "evidence": draw(materials)} for name, e in case.sheet["entries"].items()
    }
    # nothing and full points are self scores that every indicator with points may have
    for node in set_of(case).indicators if draw(st.booleans()) else ():
        given = draw(st.sampled_from((None, "0", as_text(node.full))))
        if node.role != "flag" and given and "/" not in given and node.id in entries:
            entries[node.id]["self_score"] = given
    sheet = {**case.sheet, "project": project, "reviewers": reviewers, "entries": entries}
    return Case(case.data, sheet)


def again(sheet: ScoreSheet, used: scoring.IndicatorSet, kind: str) -> ScoreSheet:
    """Return a sheet written to a file and read back."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"sheet.{kind}"
        scoring.write_sheet(sheet, path, used)
        return scoring.read_sheet(path, used)


@runs(0.4)
@given(written())
def test_a_sheet_comes_back_the_same_from_every_format(case: Case) -> None:
    used, sheet = set_of(case), sheet_of(case.sheet)
    total = scoring.evaluate(used, sheet).exact_total
    for kind in FORMATS:
        read = again(sheet, used, kind)
        for name in used.nodes:
            assert read.entry(name) == sheet.entry(name), kind
        assert read == without_blanks(sheet), kind
        assert read.digest == sheet.digest, kind
        assert scoring.evaluate(used, read).exact_total == total, kind


def without_blanks(sheet: ScoreSheet) -> ScoreSheet:
    """Return a sheet without the entries that say nothing."""
    from dataclasses import replace

    said = {name: entry for name, entry in sheet.entries.items() if entry != scoring.Entry()}
    return replace(sheet, entries=said)


@runs(0.2)
@given(written())
def test_from_one_format_to_the_next_nothing_is_lost(case: Case) -> None:
    used, sheet = set_of(case), sheet_of(case.sheet)
    passed = sheet
    for kind in FORMATS:
        passed = again(passed, used, kind)
    assert passed.digest == sheet.digest
