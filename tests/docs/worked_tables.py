"""Tables of the pages that the program computes: sets that ship, policies, scoring rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markdown_blocks import DOCS
from reference_keys import LANGUAGES, table, word

import scoring
from scoring import exact
from scoring.io.rule_text import rule_text
from scoring.io.sets import read_toml
from scoring.report.effective import effective
from scoring.report.outcome import attainable
from scoring.report.rule_words import RULES
from scoring.report.words import POLICIES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from scoring import Evaluation
    from scoring.rules.base import Input

EXAMPLES = DOCS / "examples"
SIBLINGS = ("B1", "B3", "B4", "B5")

CHOSEN: tuple[tuple[str, Any], ...] = (
    ("refuse", "refuse"),
    ("zero", "zero"),
    ("full", "full"),
    ("skip", "skip"),
    ("siblings", "siblings"),
    ("tree", "tree"),
    ('{ give_to = "B3" }', {"give_to": "B3"}),
)
"""The policies of the table: how each is written, and what that is as data."""


def sets(language: int) -> str:
    """Return the sets that ship, for the README: id, name, indicators, full points, grades."""
    rows = []
    for name in scoring.shipped_sets():
        one = scoring.load_indicator_set(name)
        grades = one.grades
        said = " · ".join(
            f"{grade.label.of(LANGUAGES[language])} {exact.as_text(grade.lower)}"
            for grade in grades[:-1]
        )
        last = grades[-1].label.of(LANGUAGES[language])
        rows.append(
            (
                f"[`{one.id}`](indicator_sets/{one.id}/README.md)",
                one.name.of(LANGUAGES[language]),
                str(len(one.indicators)),
                exact.as_text(one.root.full),
                f"{said} · {last}" if said else "—",
            )
        )
    keys = ("set", "name", "indicators", "full", "grades")
    return "\n".join(table(tuple(word(key, language) for key in keys), rows))


def policies(language: int) -> str:
    """Return what each policy makes of a sheet on which one indicator does not apply."""
    heads = [word(key, language) for key in ("policy", "meaning", "branch", "published", "could")]
    heads += [word("weighs", language, id=one) for one in SIBLINGS]
    rows = []
    for written, policy in CHOSEN:
        name = "give_to" if isinstance(policy, dict) else policy
        words = POLICIES[name][language]
        cells = ["—"] * (3 + len(SIBLINGS))
        result = under(policy)
        if result is not None:
            shares = effective(result)
            could = attainable(result)
            rate = exact.percentage(result.published_total, could) or ""
            cells = [
                exact.brief(result["B"].points, 2),
                str(result.total),
                f"{exact.as_text(could)}，{rate}" if language == 0 else f"{could}, {rate}",
                *(exact.as_text(weighs(result, shares, one)) for one in SIBLINGS),
            ]
        rows.append((f"`{written}`", words, *cells))
    return "\n".join(table(tuple(heads), rows))


def under(policy: Any) -> Evaluation | None:
    """Return the example under a policy for what does not apply, ``None`` where it is refused."""
    folder = EXAMPLES / "not-applicable"
    data = read_toml(folder / "set.toml")
    data["indicator"]["B2"]["missing"] = {"not_applicable": policy}
    used = scoring.resolve_set(data, "not-applicable")
    try:
        return scoring.evaluate(used, scoring.read_sheet(folder / "sheet.csv", used))
    except scoring.ScoringError:
        return None


def weighs(
    result: Evaluation, shares: Mapping[str, tuple[Fraction, Fraction]], node_id: str
) -> Fraction:
    """Return what an indicator can earn once what is left out has been shared out."""
    return shares[node_id][0] if shares else result[node_id].full_points


def rules(language: int) -> str:
    """Return the examples of every scoring rule: filled in, points, and the rule in words."""
    folder, wanted = EXAMPLES / "rules", LANGUAGES[language]
    used = scoring.load_indicator_set(folder)
    result = scoring.evaluate(used, scoring.read_sheet(folder / "sheet.csv", used))
    rows = []
    for node in used.indicators:
        (score,) = scoring.trace(result, node.id).scores
        between = "；" if language == 0 else "; "
        given = between.join(answer(asked, one, language) for asked, one in score.answers)
        points = exact.brief(result[node.id].points, 2)
        kind = node.scored_by.kind
        rows.append(
            (
                node.label.of(wanted),
                f"`{kind}` {RULES[kind][language]}",
                given,
                f"{points} / {exact.as_text(node.full)}",
                rule_text(node, wanted),
            )
        )
    keys = ("example", "rule-kind", "filled-in", "points", "words")
    return "\n".join(table(tuple(word(key, language) for key in keys), rows))


def answer(asked: Input, given: object, language: int) -> str:
    """Return what was filled in for one input."""
    label = asked.label.of(LANGUAGES[language]) if asked.label else ""
    if isinstance(given, str):
        choice = next(one for one in asked.choices if one.id == given)
        said = choice.zh if language == 0 else choice.en
    else:
        said = f"{given}{asked.unit}"
    return f"{label} {said}".strip()
