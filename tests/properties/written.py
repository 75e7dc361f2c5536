"""Random sheets with texts that no format may change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generators import Case, cases, set_of
from hypothesis import strategies as st

import scoring
from scoring.exact import as_text

if TYPE_CHECKING:
    from scoring.sheet import ScoreSheet

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
fields = st.sampled_from(("name", "unit", "year", "note"))
others = st.sampled_from(("项目负责人", "a b", "x.y"))
materials = st.lists(
    texts.map(
        lambda text: canonical(text.replace(";", ",").replace("；", "，").replace("\n", " "))
    ),
    max_size=3,
).map(lambda found: [text for text in found if text])


@st.composite
def written(draw: st.DrawFn, *, plain: bool = False, usual: bool = False) -> Case:
    """Return a case with texts wherever there may be some; *usual* as blank workbooks ask for it.

    A *plain* set only adds and takes weighted means.
    """
    case = draw(cases(texts, plain=plain))
    keys = fields if usual else fields | others
    project = {
        key: text for key, text in draw(st.dictionaries(keys, texts, max_size=3)).items() if text
    }
    reviewers = [{**one, "name": draw(texts)} for one in case.sheet["reviewers"]]
    if usual and case.data["panel"]["combine"] != "weighted_mean":
        # blank workbooks only ask for weights where they matter
        reviewers = [{**one, "weight": "1"} for one in reviewers]
    entries = {
        name: {**e, "evidence": draw(materials)} for name, e in case.sheet["entries"].items()
    }
    used = set_of(case)
    for node in used.indicators if draw(st.booleans()) else ():
        # nothing and full points are self scores that an indicator may have, but not where levels
        # are looked up
        looked_up = node.parent is not None and used.nodes[node.parent].combine == "table"
        given = draw(st.sampled_from((None, "0", as_text(node.full))))
        fits = node.role != "flag" and not looked_up and given and "/" not in given
        if fits and node.id in entries:
            entries[node.id]["self_score"] = given
    sheet = {**case.sheet, "project": project, "reviewers": reviewers, "entries": entries}
    return Case(case.data, sheet)


def without_blanks(sheet: ScoreSheet) -> ScoreSheet:
    """Return a sheet without the entries that say nothing."""
    said = {name: entry for name, entry in sheet.entries.items() if entry != scoring.Entry()}
    return replace(sheet, entries=said)
