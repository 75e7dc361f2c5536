"""Doubts as they are written: in one word of a command, in a file, in Python.

In one word: ``±5`` or ``5`` about what stands there, ``1234.36±5``, ``1220..1240``, or
alternatives ``1234.36|1239.36|1238.56``; ``+-`` stands for ``±``, and ``/0.5`` at the end for the
step between values.  Cells are named as :mod:`scoring.whatif.altering.keys` says, and those that
move together stand with ``+`` between them, which no id holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from scoring.exact import fold
from scoring.whatif.altering.rewriting import NewValue

if TYPE_CHECKING:
    from scoring.errors import Problems

Shape = Literal["uniform", "triangular"]


class DeclaredDoubt(NamedTuple):
    """A doubt as it is written; one of *within*, *between* and *values* is there.

    Attributes:
        cells: what is in doubt; several move together.
        within: by how much it may be off.
        around: about which value; ``None`` for what stands there.
        between: the lowest and the highest value; empty for none.
        values: the alternatives.
        odds: how often each alternative occurs for once of the others; empty where all are alike.
        step: how far values are apart; ``None`` for the step of the input.
        shape: how likely the values are; ``None`` for what is asked for all.
        place: where it is written, for messages.
        keyed: whether its parts have keys of their own there, as in a file.
    """

    cells: tuple[str, ...]
    within: NewValue = None
    around: NewValue = None
    between: tuple[NewValue, ...] = ()
    values: tuple[NewValue, ...] = ()
    odds: tuple[int, ...] = ()
    step: NewValue = None
    shape: Shape | None = None
    place: str = ""
    keyed: bool = False

    @property
    def key(self) -> str:
        """What is in doubt, in one word."""
        return "+".join(self.cells)

    def at(self, part: str) -> str:
        """Return the place of one of its parts."""
        return f"{self.place}.{part}" if self.keyed else self.place


Doubts = Mapping[str, NewValue] | Iterable["DeclaredDoubt | tuple[str, NewValue]"]
"""What callers write: by key, by how much it may be off or a word; or doubts of a file."""


def check_declared(shape: str, doubts: Iterable[DeclaredDoubt] = ()) -> None:
    """Refuse shapes and odds that only code could write.

    Raises:
        ValueError: if a shape is unknown, or odds are no whole numbers from 1.
    """
    for one in (shape, *(doubt.shape or shape for doubt in doubts)):
        if one not in get_args(Shape):
            raise ValueError(f"unknown shape {one!r}: use one of {', '.join(get_args(Shape))}")
    if any(number < 1 for doubt in doubts for number in doubt.odds):
        raise ValueError("odds are whole numbers from 1")


def declared(doubts: Doubts | None, problems: Problems) -> tuple[DeclaredDoubt, ...]:
    """Return doubts as they are written, and note those that cannot be understood.

    Raises:
        TypeError: if there are neither keys nor pairs that begin with one.
    """
    if doubts is None:
        return ()
    pairs = [*(doubts.items() if isinstance(doubts, Mapping) else doubts)]
    if any(isinstance(one, str) or not isinstance(one[0], (str, tuple)) for one in pairs):
        raise TypeError("doubts are a mapping such as {'D1': 2}, or pairs of a key and a doubt")
    found = (
        one if isinstance(one, DeclaredDoubt) else _read(one[0], one[1], problems) for one in pairs
    )
    return tuple(one for one in found if one is not None)


def _read(key: str, written: NewValue, problems: Problems) -> DeclaredDoubt | None:
    """Understand a doubt that is written as one word or number."""
    place = f"doubt {key}"
    bare = DeclaredDoubt(tuple(one.strip() for one in key.split("+")), place=place)
    if isinstance(written, (Decimal, int)) and not isinstance(written, bool):
        return bare._replace(within=written)
    if not isinstance(written, str) or not written.strip():
        code = "cell.float" if isinstance(written, float) else "doubt.unclear"
        problems.add(code, place, written)
        return None
    text = fold(written)
    if "|" in text:
        return bare._replace(values=tuple(one.strip() for one in text.split("|")))
    text, slash, step = (one.strip() for one in text.partition("/"))
    if slash:
        bare = bare._replace(step=step)
    low, dots, high = (one.strip() for one in text.partition(".."))
    if dots:
        return bare._replace(between=(low, high))
    centre, sign, amount = (one.strip() for one in text.replace("+-", "±").partition("±"))
    if sign:
        return bare._replace(around=centre or None, within=amount)
    return bare._replace(within=text)
