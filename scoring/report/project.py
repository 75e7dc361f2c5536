"""A project in whole: the result, what the register shows, and which files were read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from scoring.report.data import evaluation_csv, evaluation_data
from scoring.report.register.data import examined_data
from scoring.report.register.document import show_examined, unreduced_line
from scoring.report.register.texts import tell
from scoring.report.result import result_document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scoring.io.project import Project, ProjectFiles
    from scoring.language import Language
    from scoring.report.document import Document

FORMAT = "scoring.project/1"


def project_document(project: Project, language: Language) -> Document:
    """Return the result of a project, what its register shows, and the files it was read from."""
    examined = project.examined
    registered = examined is not None
    document = result_document(project.evaluation, language, registered=registered)
    if examined is not None:
        document.say(tell("title", language), strong=True)
        if examined.after is not examined.before:
            document.say(unreduced_line(examined, language))
        if examined.period is not None:
            document.say(tell("period", language, period=examined.period.words))
        show_examined(document, examined, language)
    document.say(*file_lines(project.files, language))
    return document


def project_json(project: Project, language: Language) -> str:
    """Return the result of a project as JSON, with what its register shows."""
    examined = project.examined
    data = {**evaluation_data(project.evaluation), "format": FORMAT}
    data["project_files"] = files_data(project.files)
    data["examination"] = None if examined is None else examined_data(examined, language)
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def project_csv(project: Project) -> str:
    """Return the points of every node of a project as CSV."""
    return evaluation_csv(project.evaluation)


def files_data(files: ProjectFiles) -> dict[str, Any]:
    """Return which files a project was read from, by their names within its folder."""

    def named(*paths: Path | None) -> list[str]:
        return [one.relative_to(files.folder).as_posix() for one in paths if one is not None]

    return {
        "sheets": named(*files.sheets),
        "set": next(iter(named(files.set)), None),
        "panel": next(iter(named(files.panel)), None),
        "register": next(iter(named(files.register)), None),
        "unread": named(*files.unread),
    }


def file_lines(files: ProjectFiles, language: str) -> Iterator[str]:
    """Say which files were read, and which sheets beside the forms were not."""
    said, comma = files_data(files), "、" if language == "zh" else ", "
    used = [one for one in (*said["sheets"], said["set"], said["panel"], said["register"]) if one]
    yield tell("files", language, names=comma.join(used))
    if said["unread"]:
        yield tell("unread", language, names=comma.join(said["unread"]))
