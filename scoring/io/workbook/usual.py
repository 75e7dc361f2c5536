"""How spreadsheet programs write XML, for what may be read without telling a parser's every step.

Nothing here accepts what the parser would not: whatever is not provably in the usual form is told
to the parser, and what is never told still goes through it.
"""

from __future__ import annotations

from typing import Final

# Without a declaration XML is UTF-8.
DECLARATION: Final = (
    rb"""(?:<\?xml version=(["'])1\.0\1 encoding=(["'])(?i:utf-8)\2(?: standalone=(["'])yes\3)?"""
    rb"""\?>\s*)?"""
)
WORD: Final = r"[^<>&\x00-\x1f\ufffe\uffff]*"
"""Text without marks, references, line ends or what XML forbids."""
LINES: Final = r"[^<>&\x00-\x08\x0b-\x1f\ufffe\uffff]*"
"""The same with line ends and tabs."""
REFERENCE: Final = "&(?:amp|lt|gt|quot|apos);"
_NAMED = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))


def is_usual(content: bytes) -> bool:
    """Whether nothing in a part, such as a comment, could hide what looks like an element."""
    return b"<!" not in content and b"<?" not in content[2:]


def dereferenced(text: str) -> str:
    """Return a text with the characters that its references stand for."""
    if "&" in text:
        for written, meant in _NAMED:
            text = text.replace(written, meant)
    return text


def heard_and_unheard(content: bytes, names: tuple[bytes, ...]) -> tuple[bytes, bytes]:
    """Return what of a part must be told to its reader, and what holds none of these names."""
    at = max(content.rfind(name) for name in names)
    # only behind the end of an element, which has no attributes that could hold another >
    if content[max(at - 2, 0) : at] != b"</":
        return content, b""
    end = content.find(b">", at) + 1 or len(content)
    return content[:end], content[end:]
