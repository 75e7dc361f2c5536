"""Parent and child pairs to a proven tree.

A plain walk of the parent pointers proves a sound tree.  Only when it fails is networkx
loaded, to explain what is wrong: which ids form a cycle, and what hangs on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.errors import MOST_HINTS, Problems, closest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def ordered(
    under: Mapping[str, str | None],
    problems: Problems,
    place: Callable[[str], str],
    whole: str,
) -> list[str]:
    """Return the ids in reading order: every parent before its children, siblings as given.

    Args:
        under: the parent of every id, ``None`` for the root, siblings in their order.
        problems: where everything that is wrong is noted.
        place: gives the place of an id for messages.
        whole: the place of the set as a whole.

    Returns:
        Every id that hangs on the root; all of them where no problem was noted.
    """
    roots = [child for child, parent in under.items() if parent is None]
    for child, parent in under.items():
        if parent is not None and parent not in under:
            others = (known for known in under if known != child)
            hint = closest(parent, others) if len(problems) < MOST_HINTS else None
            code = "tree.unknown-parent-hint" if hint else "tree.unknown-parent"
            problems.add(code, f"{place(child)}.under", parent, id=child, hint=hint)
    if len(roots) > 1:
        problems.add("tree.several-roots", whole, ", ".join(roots), count=len(roots))
    children: dict[str | None, list[str]] = {}
    for child, parent in under.items():
        children.setdefault(parent, []).append(child)
    order: list[str] = []
    waiting = list(reversed(roots))
    while waiting:
        node = waiting.pop()
        order.append(node)
        waiting.extend(reversed(children.get(node, [])))
    if len(order) < len(under):
        _explain_cycles(under, problems, place)
    elif not roots:
        problems.add("tree.no-root", whole)
    return order


def _explain_cycles(
    under: Mapping[str, str | None], problems: Problems, place: Callable[[str], str]
) -> None:
    import networkx as nx  # noqa: PLC0415 - 180 ms, needed only to explain an unsound tree

    graph: nx.DiGraph[str] = nx.DiGraph(
        (child, parent) for child, parent in under.items() if parent is not None
    )
    for cycle in nx.simple_cycles(graph):
        start = cycle.index(min(cycle, key=list(under).index))
        turned = [*cycle[start:], *cycle[:start]]
        problems.add(
            "tree.cycle",
            f"{place(turned[0])}.under",
            under[turned[0]],
            path=" → ".join([*turned, turned[0]]),
        )
