"""Writes the generated parts of the pages and the recorded output of their blocks.

Run it after a change of the program: ``python tests/docs/generate.py``.  What changed shows in
``git diff``; read it before committing.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path


def refresh(page: Path) -> bool:
    """Write a page anew; return whether it changed."""
    from markdown_blocks import blocks_of, with_texts
    from page_runner import Session
    from reference_pages import regenerated

    before = page.read_text(encoding="utf-8")
    made = regenerated(before)
    if made != before:
        page.write_text(made, encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        session = Session(page, Path(folder))
        blocks = blocks_of(page)
        texts = {block: session.refreshed(block) for block in blocks}
    changed = {block: text for block, text in texts.items() if text != block.text}
    if changed:
        page.write_text(with_texts(page, changed), encoding="utf-8")
    return bool(changed) or made != before


def main() -> None:
    """Refresh every page, or those named."""
    from markdown_blocks import name_of, pages

    wanted = [Path(name).resolve() for name in sys.argv[1:]] or pages()
    for page in wanted:
        if refresh(page):
            sys.stdout.write(f"{name_of(page)}\n")


if __name__ == "__main__":
    # the program of this checkout, whether it is installed or not
    sys.path.insert(0, str(Path(__file__).parents[2]))
    main()
