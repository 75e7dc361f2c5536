"""A register held against a sheet, as a document: figures, evidence, effects, findings."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from scoring.deviation import compare_self
from scoring.exact import as_text, percentage
from scoring.register import points_lost, suggestions_for
from scoring.register.conflicts import money, signed
from scoring.report.document import Document, Table
from scoring.report.lint_words import finding_line
from scoring.report.register.texts import EFFECTS, STATUS, tell
from scoring.report.result import shown
from scoring.report.self_score.lines import add_self_scores
from scoring.report.words import pick, say, word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scoring.evaluation import Evaluation
    from scoring.language import Language
    from scoring.register import Alternative, Examination, FactResult
    from scoring.register.model import Fact, Material, Statement, WrittenFinding

NONE = "—"


def examination_document(examined: Examination, language: Language) -> Document:
    """Return everything an examination says."""
    document = Document(tell("title", language))
    document.say(*_outcome(examined, language), strong=True)
    compared = compare_self(examined.after)
    if compared is not None:
        add_self_scores(document, compared, language)
    show_examined(document, examined, language)
    return document


def show_examined(document: Document, examined: Examination, language: Language) -> None:
    """Add what an examination says beside the result."""
    for fact in examined.facts:
        document.show(_fact_table(fact, language))
        if any(each.parts for each in fact.fact.statements):
            document.show(_parts_table(fact.fact, language))
    if examined.materials:
        document.show(_evidence_table(examined, language))
    if examined.effects:
        document.show(_effect_table(examined, language))
    _findings(document, examined, language)
    count = len(examined.findings)
    head = "one" if count == 1 else "many" if count else "none"
    document.say(tell(head, language, count=count), strong=True)
    document.say(*(f"- {finding_line(one, language)}" for one in examined.findings))
    if examined.register.note is not None:
        document.say(tell("note", language, text=examined.register.note.of(language)))


def _ends(evaluation: Evaluation, language: str) -> dict[str, object]:
    return {"total": evaluation.total, "grade": evaluation.outcome.of(language)}


def _outcome(examined: Examination, language: Language) -> Iterable[str]:
    before, after = examined.before, examined.after
    full = as_text(before.indicator_set.root.full)
    if after is before:
        yield say("result", language, full=full, **_ends(before, language))
    else:
        yield tell("reduced", language, **_ends(after, language))
        yield unreduced_line(examined, language)
    name = before.sheet.project.get("name")
    if name:
        yield tell("project", language, name=name)
    if examined.period is not None:
        yield tell("period", language, period=examined.period.words)


def unreduced_line(examined: Examination, language: Language) -> str:
    """Say what the sheet came to before the effects of lacking evidence."""
    return tell("unreduced", language, **_ends(examined.before, language))


# ---------------------------------------------------------------- facts


def _fact_table(one: FactResult, language: str) -> Table:
    fact = one.fact
    ids = list(dict.fromkeys(each.feed.indicator for each in one.on_sheet))
    keys = ("statement", "document", "number", "amount", "difference", "used")
    headers = [tell(key, language) for key in keys]
    if one.alternatives:
        headers += [tell("points_of", language, id=name) for name in ids]
        headers += [word("total", language), word("grade", language)]
    results = {each.statement.id: each for each in one.alternatives}
    rows, strong = [], set()
    for number, statement in enumerate(fact.statements):
        if statement is fact.used:
            strong.add(number)
        row = _statement_row(statement, one, language)
        if statement.id in results:
            row += _alternative_cells(results[statement.id], ids, language)
        rows.append(tuple(row))
    key = "fact_of" if fact.period else "fact"
    label = fact.label.of(language)
    name = tell(key, language, id=fact.id, label=label, period=fact.period)
    right = frozenset({3, 4, *range(6, 6 + len(ids) + 1)})
    return Table(name, tuple(headers), tuple(rows), right, frozenset(strong))


def _statement_row(statement: Statement, one: FactResult, language: str) -> list[str]:
    fact = one.fact
    base = fact.used
    difference = NONE
    if base is not None and base is not statement:
        difference = signed(statement.amount - base.amount, fact)
    amount = money(statement.amount, fact)
    if statement.stated != amount:
        amount = tell("restated", language, stated=statement.stated, amount=amount)
    return [
        statement.id,
        statement.document.of(language),
        statement.evidence or NONE,
        amount,
        difference,
        word("yes", language) if statement is base else NONE,
    ]


def _alternative_cells(one: Alternative, ids: list[str], language: str) -> list[str]:
    made = one.evaluation
    if made is None:
        return [
            *([NONE] * len(ids)),
            tell("refused", language),
            one.problems[0].what(_as(language)),
        ]
    points = [shown(made, made[name].points) for name in ids]
    return [*points, str(made.total), made.outcome.of(language)]


def _parts_table(fact: Fact, language: str) -> Table:
    rows, strong = [], set()
    for one in fact.statements:
        if not one.parts:
            rows.append((one.id, tell("no_parts", language), NONE))
            continue
        rows += [(one.id, part.label.of(language), money(part.amount, fact)) for part in one.parts]
        together = sum((part.amount for part in one.parts), Fraction(0))
        off = together - one.amount
        says = tell("adds_up", language)
        if off:
            says = tell("off_by", language, difference=signed(off, fact))
        strong.add(len(rows))
        rows.append((one.id, says, money(together, fact)))
    headers = tuple(tell(key, language) for key in ("statement", "part", "amount"))
    name = tell("parts", language, label=fact.label.of(language))
    return Table(name, headers, tuple(rows), frozenset({2}), frozenset(strong))


def _as(language: str) -> Language:
    return "zh" if language == "zh" else "en"


# ---------------------------------------------------------------- evidence


def _evidence_table(examined: Examination, language: str) -> Table:
    keys = ("number", "material", "kind", "of_period", "status", "within", "indicators")
    rows = []
    for one in examined.materials:
        material = one.material
        within = NONE
        if one.in_period is not None:
            within = word("yes" if one.in_period else "no", language)
        rows.append(
            (
                material.number,
                material.title.of(language),
                material.kind or NONE,
                material.period.words if material.period else NONE,
                pick(STATUS[material.status], language),
                within,
                ", ".join(one.indicators) or NONE,
            )
        )
    headers = tuple(tell(key, language) for key in keys)
    return Table(tell("evidence", language), headers, tuple(rows))


def _effect_table(examined: Examination, language: str) -> Table:
    before, after = examined.before, examined.after
    rows = [
        (
            one.node.label.of(language),
            one.node.id,
            pick(EFFECTS[one.requirement.effect], language).format(
                share=percentage(one.requirement.share, Fraction(1))
            ),
            shown(before, one.before),
            shown(after, one.after),
        )
        for one in examined.effects
    ]
    root = before.indicator_set.root
    grades = (before.outcome.of(language), after.outcome.of(language))
    rows += [
        (root.label.of(language), root.id, "", str(before.total), str(after.total)),
        (word("grade", language), "", "", *grades),
    ]
    headers = (
        *(word(key, language) for key in ("indicator", "id")),
        *(tell(key, language) for key in ("effect", "before", "after")),
    )
    last = frozenset({len(rows) - 2, len(rows) - 1})
    return Table(tell("effects", language), headers, tuple(rows), frozenset({3, 4}), last)


# ---------------------------------------------------------------- findings and suggestions


def _findings(document: Document, examined: Examination, language: str) -> None:
    register = examined.register
    if register.findings:
        document.say(tell("findings", language), strong=True)
    for one in register.findings:
        document.say(f"{one.id} {one.text.of(language)}", *_finding_lines(one, examined, language))
    alone = [one for one in register.suggestions if not one.answers]
    if alone:
        document.say(tell("alone", language), strong=True)
    for suggestion in alone:
        lines = [f"{suggestion.id} {suggestion.text.of(language)}"]
        if suggestion.indicators:
            names = _with_losses(suggestion.indicators, examined, language)
            lines.append(tell("about", language, names=names))
        document.say(*lines)


def _finding_lines(one: WrittenFinding, examined: Examination, language: str) -> Iterable[str]:
    if one.indicators:
        yield tell("about", language, names=_with_losses(one.indicators, examined, language))
    register = examined.register
    rests = [register.facts[name].label.of(language) for name in one.facts]
    rests += [_material_name(register.materials[number], language) for number in one.evidence]
    if rests:
        between = "；" if language == "zh" else "; "
        yield tell("rests_on", language, names=between.join(rests))
    if one.suggestion is not None:
        yield tell("suggested", language, text=one.suggestion.of(language))
    for suggestion in suggestions_for(register, one):
        text = f"{suggestion.id} {suggestion.text.of(language)}"
        yield tell("suggested", language, text=text)


def _material_name(one: Material, language: str) -> str:
    status = "" if one.status == "supplied" else pick(STATUS[one.status], language)
    name = f"{one.number} {one.title.of(language)}"
    return tell("with_status", language, name=name, status=status) if status else name


def _with_losses(names: tuple[str, ...], examined: Examination, language: str) -> str:
    after = examined.after
    listed = [
        tell(
            "with_loss",
            language,
            id=name,
            label=after[name].node.label.of(language),
            lost=shown(after, points_lost(after, name)),
        )
        for name in names
    ]
    return ("；" if language == "zh" else "; ").join(listed)
