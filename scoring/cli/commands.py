"""What each command does: one call to the library, and printing what it returns."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from scoring.cli.blanks import blank
from scoring.cli.opening import is_forms, opened_by, sheets_and_ids
from scoring.cli.output import give, refuse_to_overwrite, settle, show
from scoring.cli.texts import text
from scoring.errors import Problem, ScoringError

if TYPE_CHECKING:
    from argparse import Namespace

    from scoring.language import Language
    from scoring.lint import Finding

DONE, PROBLEMS, USAGE = 0, 1, 2


def run(parsed: Namespace, language: Language) -> int:
    """Run the command that was parsed and return the exit status."""
    command = {
        "score": _score,
        "examine": _examine,
        "explain": _explain,
        "blank": blank,
        "describe": _describe,
        "check": _check,
        "sets": _sets,
        "schema": _schema,
        "table": _table,
        "panel": _panel,
        "import": _import,
        "whatif": _whatif,
    }[parsed.command]
    try:
        settle(parsed)
        return command(parsed, language)
    except ScoringError as error:
        _print_problems(error.problems, language)
        return PROBLEMS
    except BrokenPipeError:
        raise
    except OSError as error:
        # a name that is too long, a full disk: what no reader or writer has foreseen
        place = str(error.filename or "-")
        details = {"reason": error.strerror or str(error)}
        _print_problems((Problem("file.unreadable", place, None, details),), language)
        return PROBLEMS


def _print_problems(problems: tuple[Problem, ...], language: Language) -> None:
    from scoring.report.words import say

    count = len(problems)
    head = say("one_problem" if count == 1 else "problems", language, count=count)
    print("\n".join([head, *(f"  {p.line(language)}" for p in problems)]), file=sys.stderr)


def _score(parsed: Namespace, _language: Language) -> int:
    from scoring.cli.score import score_report

    give(parsed, score_report(parsed))
    return DONE


def _explain(parsed: Namespace, language: Language) -> int:
    from scoring.evaluation import evaluate
    from scoring.meant import meant
    from scoring.report import explain, language_for

    files, ids = sheets_and_ids(parsed.file, parsed.ids)
    indicator_set, checked = opened_by(parsed, files)
    unknown = [name for name in ids if name not in indicator_set.nodes]
    if unknown:
        for name in unknown:
            hint = meant(name, indicator_set.nodes.values())
            key = "no_such_node_hint" if hint else "no_such_node"
            said = text(key, language, name=name, **(hint or {}))
            print(f"scoring: {said}", file=sys.stderr)
        return USAGE
    evaluation = evaluate(indicator_set, checked)
    wanted = language_for(indicator_set, parsed.lang)
    give(parsed, explain(evaluation, tuple(ids), parsed.format, wanted))
    return DONE


def _examine(parsed: Namespace, _language: Language) -> int:
    from scoring.cli.examining import examined_report

    report, found = examined_report(parsed)
    give(parsed, report)
    return PROBLEMS if found and parsed.strict else DONE


def _describe(parsed: Namespace, _language: Language) -> int:
    from scoring.io.sets import load_indicator_set
    from scoring.report import describe

    indicator_set = load_indicator_set(parsed.set)
    give(parsed, describe(indicator_set, parsed.format, parsed.lang))
    return DONE


def _check(parsed: Namespace, language: Language) -> int:
    from scoring.cli.checking import project_lines
    from scoring.deviation.checking import self_findings
    from scoring.report.problems import problems_text
    from scoring.report.words import say

    problems: list[Problem] = []
    sound: list[str] = []
    findings: list[Finding] = []
    for group in [parsed.what] if parsed.panel else [[one] for one in parsed.what]:
        try:
            if parsed.panel or is_forms(group[0]):
                _, checked = opened_by(parsed, group)
                findings.extend(self_findings(checked))
                sound.extend(say("sound", language, place=one) for one in group)
                sound.extend(project_lines(group, language))
            else:
                sound.extend(_check_one(group[0], parsed, language, findings))
        except ScoringError as error:
            problems.extend(error.problems)
    give(parsed, problems_text(problems, sound, parsed.format, language, findings))
    return PROBLEMS if problems else DONE


def _check_one(
    what: str, parsed: Namespace, language: Language, findings: list[Finding]
) -> list[str]:
    """Check one set or sheet; return lines that say what was found sound, and add findings."""
    from scoring.cli.checking import check_panel, refuse_idle_folder
    from scoring.deviation.checking import self_findings
    from scoring.io.cases import check_case, check_case_file, load_cases
    from scoring.io.panel_file import is_panel
    from scoring.io.registers import is_register, read_register
    from scoring.io.sets import load_indicator_set, read_toml, set_file, shipped_sets
    from scoring.io.sheets import open_sheet
    from scoring.lint import lint
    from scoring.printed import sheet_findings
    from scoring.report.words import say
    from scoring.whatif.doubting.file import read_doubts

    path, used = Path(what), parsed.set
    is_set = not path.suffix or path.is_dir() or (what in shipped_sets() and not path.exists())
    if not is_set and path.suffix.lower() == ".toml":
        data = read_toml(path)
        if is_register(data):
            read_register(path, None if used is None else load_indicator_set(used))
            return [say("sound", language, place=what)]
        if is_panel(data, path):
            return check_panel(path, used, language)
        if "doubt" in data:
            read_doubts(path)
            return [say("sound", language, place=what)]
        if "expected" in data:
            check_case_file(path, used)
            return [say("sound", language, place=what)]
        is_set = "set" not in data and not {"entries", "reviewers"} & data.keys()
    if not is_set:
        _, checked = open_sheet(path, used, column=parsed.column, sheet=parsed.sheet)
        findings.extend([*sheet_findings(checked), *self_findings(checked)])
        return [say("sound", language, place=what)]
    refuse_idle_folder(path)
    indicator_set = load_indicator_set(what)
    cases = load_cases(set_file(what))
    found: list[Problem] = []
    for case in cases:
        try:
            check_case(indicator_set, case)
        except ScoringError as error:
            found.extend(error.problems)
    if found:
        raise ScoringError(found)
    findings.extend(lint(indicator_set, len(cases)))
    passed = [say("cases_passed", language, count=len(cases))] if cases else []
    return [say("sound", language, place=what), *passed]


def _sets(parsed: Namespace, language: Language) -> int:
    from scoring.io.sets import load_indicator_set, sets_in_force, shipped_sets
    from scoring.report import language_for, render_listing
    from scoring.report.sets import list_document, set_document, sets_data

    wrong = _wrong_sets(parsed, language)
    if wrong:
        print(f"scoring: {wrong}", file=sys.stderr)
        return USAGE
    if parsed.action == "diff":
        from scoring.report.changes import render_changes

        before, after = (load_indicator_set(name) for name in parsed.set)
        wanted = language_for(after, parsed.lang)
        give(parsed, render_changes(before, after, parsed.format, wanted))
        return DONE
    if parsed.action == "show":
        chosen = [load_indicator_set(parsed.set[0])]
        document = set_document(chosen[0], language_for(chosen[0], parsed.lang))
    elif parsed.on:
        chosen = [*sets_in_force(parsed.on)]
        document = list_document(chosen, language, parsed.on)
    else:
        chosen = [load_indicator_set(name) for name in shipped_sets()]
        document = list_document(chosen, language)
    if parsed.format == "json":
        give(parsed, json.dumps(sets_data(chosen), ensure_ascii=False, indent=2) + "\n")
        return DONE
    give(parsed, render_listing(document, parsed.format))
    return DONE


def _wrong_sets(parsed: Namespace, language: Language) -> str:
    """Return what is wrong with the words after ``sets``, or nothing."""
    wanted = {"list": 0, "show": 1, "diff": 2}[parsed.action]
    if len(parsed.set) > wanted:
        return text("unknown", language, names=" ".join(parsed.set[wanted:]))
    if len(parsed.set) < wanted:
        return text(f"{parsed.action}_needs_set", language)
    if parsed.on and parsed.action != "list":
        return text("on_needs_list", language)
    return ""


def _table(parsed: Namespace, language: Language) -> int:
    from decimal import Decimal

    from scoring.io.sets import load_indicator_set
    from scoring.portfolio import evaluate_table
    from scoring.report.words import say

    indicator_set = load_indicator_set(parsed.set)
    refuse_to_overwrite(parsed)
    path = evaluate_table(
        indicator_set,
        Path(parsed.table),
        output=parsed.output,
        weights={who: Decimal(number) for who, number in parsed.weight},
    )
    show(say("written", language, path=path) + "\n")
    return DONE


def _panel(parsed: Namespace, _language: Language) -> int:
    from scoring.cli.panel import panel_report

    give(parsed, panel_report(parsed))
    return DONE


def _whatif(parsed: Namespace, language: Language) -> int:
    from scoring.cli.whatif.actions import run

    return run(parsed, language)


def _import(parsed: Namespace, language: Language) -> int:
    from scoring.cli.importing import import_table

    return import_table(parsed, language)


def _schema(parsed: Namespace, _language: Language) -> int:
    from scoring.io.schemas import schema_text

    give(parsed, schema_text(parsed.kind))
    return DONE
