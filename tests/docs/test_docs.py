"""Every command, every number and every link of the pages is true.

``python tests/docs/generate.py`` writes what the program says today into the pages.
"""

from __future__ import annotations

import contextlib
import difflib
import io
import os
import re
import sys
from typing import TYPE_CHECKING
from unittest import mock

import pytest
from chinese_docstrings import CHINESE
from markdown_blocks import DOCS, ROOT, Block, blocks_of, name_of, pages, with_texts
from page_runner import CannotRunError, Session, patched
from pydantic import BaseModel
from reference_keys import LANGUAGES, docstrings
from reference_lists import FAMILIES, commands
from reference_pages import PARTS, generated_parts, regenerated
from reference_sections import PAGES, TITLES
from toml_parts import completed

import scoring
from scoring.cli.main import main
from scoring.errors.catalogue import MESSAGES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOW = "regenerate it with: python tests/docs/generate.py"
OURS = [page for page in pages() if DOCS in page.parents and "examples" not in page.parts]
"""The pages written here; the README and the examples are written elsewhere."""


def each(found: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("page", found, ids=name_of)


# ---------------------------------------------------------------- what the pages say


@each(pages())
def test_every_block_says_what_the_program_says(page: Path, tmp_path: Path) -> None:
    session = Session(page, tmp_path)
    wrong: list[str] = []
    for block in blocks_of(page):
        says = session.refreshed(block)
        if says != block.text:
            lines = difflib.unified_diff(
                block.text.splitlines(), says.splitlines(), "page", "program", lineterm=""
            )
            wrong.append("\n".join([block.place, *lines]))
    assert not wrong, "\n\n".join([*wrong, HOW])


@each([page for page in pages() if generated_parts(page.read_text(encoding="utf-8"))])
def test_generated_parts_are_what_is_generated(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert regenerated(text) == text, f"{name_of(page)} is out of date; {HOW}"


def not_run() -> Iterator[Block]:
    for page in pages():
        yield from (block for block in blocks_of(page) if block.reason_not_run is not None)


@pytest.mark.parametrize("block", [*not_run(), None], ids=lambda b: b.place if b else "none other")
def test_blocks_that_are_not_run_say_why(block: Block | None) -> None:
    assert block is None or block.reason_not_run


# ---------------------------------------------------------------- nothing is left out


def test_every_generated_part_has_a_page() -> None:
    found = [part for page in pages() for part in generated_parts(page.read_text(encoding="utf-8"))]
    assert sorted(found) == sorted(PARTS)


def test_every_class_of_a_file_is_in_the_reference() -> None:
    reachable: set[type[BaseModel]] = set()
    kinds = ("set", "sheet", "panel", "doubts", "case", "register", "result")
    waiting: list[object] = [PAGES[name][0].model for name in kinds]
    while waiting:
        one = waiting.pop()
        if isinstance(one, type) and issubclass(one, BaseModel):
            if one not in reachable:
                reachable.add(one)
                waiting += [key.annotation for key in one.model_fields.values()]
        else:
            waiting += getattr(one, "__args__", ())
    assert reachable | {scoring.schema.indicator_set.Node} == TITLES.keys()


def test_every_docstring_has_its_chinese_and_none_is_left_over() -> None:
    assert CHINESE.keys() == set(docstrings())


def test_every_problem_belongs_to_a_family() -> None:
    assert {code.partition(".")[0] for code in MESSAGES} == FAMILIES.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_in_the_reference_has_the_words_of_the_program(language: str) -> None:
    def words(text: str) -> str:
        return "".join(re.sub(r"-o FILE, --output FILE", "-o, --output FILE", text).split())

    page = words((DOCS / "reference" / "cli.md").read_text(encoding="utf-8"))
    for name in commands(language):
        screen = io.StringIO()
        with (
            mock.patch.dict(os.environ, {"COLUMNS": "80"}),
            contextlib.redirect_stdout(screen),
        ):
            main([*name.split(), "--help", "--lang", language])
        if name:
            assert words(screen.getvalue()) in page


def test_every_public_name_is_in_the_guide_to_python() -> None:
    text = (DOCS / "how-to" / "use-from-python.md").read_text(encoding="utf-8")
    assert [name for name in scoring.__all__ if f"`{name}`" not in text] == []


# ---------------------------------------------------------------- the pages as pages


@each(OURS)
def test_a_page_is_written_in_chinese_and_then_in_english(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    halves = text.split("\n---\n")
    assert len(halves) == 2
    titles = [re.findall(r"^# (.+)$", half, flags=re.MULTILINE) for half in halves]
    assert [len(found) for found in titles] == [1, 1]
    assert re.search(r"[\u4e00-\u9fff]", titles[0][0])
    assert not re.search(r"[\u4e00-\u9fff]", titles[1][0])


def anchors(page: Path) -> set[str]:
    """Return the names that parts of a page can be linked to by, as GitHub makes them."""
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    found: dict[str, int] = {}
    names = set(re.findall(r'<a id="([^"]+)"', text))
    for heading in re.findall(r"^#+ (.+)$", text, flags=re.MULTILINE):
        plain = re.sub(r"<[^>]*>|`", "", heading).strip().lower()
        slug = re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")
        count = found.get(slug, 0)
        found[slug] = count + 1
        names.add(f"{slug}-{count}" if count else slug)
    return names


@each(pages())
def test_every_link_leads_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    broken = []
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        other = (page.parent / path).resolve() if path else page
        if not other.exists() or (anchor and anchor not in anchors(other)):
            broken.append(target)
    assert broken == []


def test_every_page_can_be_reached_from_the_index() -> None:
    index = (DOCS / "README.md").read_text(encoding="utf-8")
    linked = {(DOCS / target).resolve() for target in re.findall(r"\]\(([^)#\s]+)", index)}
    assert [name_of(page) for page in pages() if DOCS in page.parents and page not in linked] == [
        "docs/README.md"
    ]


def test_no_page_names_a_place_on_one_machine() -> None:
    found = [
        f"{name_of(page)}: {match}"
        for page in pages()
        for match in re.findall(
            r"(?:/home/|/root/|/tmp/|/Users/|[A-Z]:\\)\S*", page.read_text(encoding="utf-8")
        )
    ]
    assert found == []


# ---------------------------------------------------------------- the tools themselves


def page_with(folder: Path, text: str) -> list[Block]:
    page = folder / "page.md"
    page.write_text(text, encoding="utf-8")
    with mock.patch("markdown_blocks.ROOT", folder):
        return blocks_of(page)


@pytest.fixture
def session(tmp_path: Path) -> Session:
    page = tmp_path / "empty.md"
    page.write_text("", encoding="utf-8")
    return Session(page, tmp_path / "reader")


def only(folder: Path, language: str, text: str, note: str = "") -> Block:
    before = f"<!-- {note} -->\n" if note else ""
    block = page_with(folder, f"{before}```{language}\n{text}\n```\n")[0]
    return mock.Mock(wraps=block, **_plain(block))


def _plain(block: Block) -> dict[str, object]:
    names = ("page", "language", "text", "part", "notes", "locale", "reason_not_run", "first")
    return {name: getattr(block, name) for name in names} | {"place": "page.md:1"}


def test_notes_belong_to_the_fence_they_stand_before(tmp_path: Path) -> None:
    blocks = page_with(
        tmp_path,
        "<!-- lang: en -->\n\n```console\n$ a\n```\n```text\nb\n```\n\n---\n\n```toml\nc\n```\n",
    )
    assert [(one.language, one.text, one.locale) for one in blocks] == [
        ("console", "$ a\n", "en"),
        ("text", "b\n", "zh"),
        ("toml", "c\n", "en"),
    ]


def test_a_wrong_output_is_replaced_and_the_rest_of_the_page_is_kept(
    tmp_path: Path, session: Session
) -> None:
    block = only(tmp_path, "console", "$ scoring sets show nowhere\nold\n$ echo $?\n0")
    made = session.refreshed(block).splitlines()
    assert made[0] == "$ scoring sets show nowhere"
    assert "nowhere" in made[2]
    assert made[-2:] == ["$ echo $?", "1"]
    page = tmp_path / "page.md"
    page.write_text("# A\n\n```text\nold\n```\n\nend\n", encoding="utf-8")
    (text,) = blocks_of(page)
    assert with_texts(page, {text: "new\nmore\n"}) == "# A\n\n```text\nnew\nmore\n```\n\nend\n"


def test_values_of_python_blocks_are_recorded(tmp_path: Path, session: Session) -> None:
    block = only(tmp_path, "python", ">>> 1 + 1\n3\n>>> print()\n>>> int('x')  # no\n1\n")
    with pytest.raises(CannotRunError):
        session.refreshed(block)
    block = only(tmp_path, "python", ">>> 1 + 1\n3\n>>> print()\n>>> name = 5")
    assert session.refreshed(block) == ">>> 1 + 1\n2\n>>> print()\n<BLANKLINE>\n>>> name = 5\n"
    assert session.names["name"] == 5


def test_a_block_nobody_can_run_is_an_error(tmp_path: Path, session: Session) -> None:
    for language, text in (("console", "$ rm x"), ("sh", "ls"), ("csv", "a,b"), ("", "x")):
        with pytest.raises(CannotRunError):
            session.refreshed(only(tmp_path, language, text))
    assert session.refreshed(only(tmp_path, "sh", "ls", "not run: a shell")) == "ls\n"


def test_a_set_that_is_not_sound_is_an_error(tmp_path: Path, session: Session) -> None:
    with pytest.raises(scoring.ScoringError):
        session.refreshed(only(tmp_path, "toml", 'panel = { combine = "none" }'))


def test_a_diff_replaces_what_is_there_once() -> None:
    assert patched("a\nb\nc\n", "-a\n-b\n+x\n-c\n+y", "here") == "x\ny\n"
    for diff in ("-q\n+x", "+x"):
        with pytest.raises(CannotRunError):
            patched("a\na\n", diff, "here")


def test_a_part_of_a_set_is_completed() -> None:
    made = completed({"indicator": {"A": {"rule": {"kind": "judged"}}}})
    assert made["indicator"]["A"]["under"] == "total"
    scoring.resolve_set(made, "part")


def test_the_generator_finds_nothing_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    import generate

    with mock.patch.object(sys, "argv", ["generate.py", str(DOCS / "README.md")]):
        generate.main()
    assert capsys.readouterr().out == ""
    assert (ROOT / "docs").is_dir()
