"""From what a file says to what is true: every problem of a set is found here, at once.

After :func:`resolve_set` everything may assume a valid tree, exact numbers and sound rules.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from scoring.errors import Problems, ScoringError
from scoring.model import IndicatorSet
from scoring.resolve.evidence import check_evidence
from scoring.resolve.history import check_history
from scoring.resolve.leaving import check_leaving, ways_of
from scoring.resolve.outcomes import check_outcomes
from scoring.resolve.scale import check_panel, resolve_grades
from scoring.resolve.self_score import check_self_score
from scoring.resolve.shape import read_shape
from scoring.resolve.structure import check_raw_tree, resolve_nodes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from scoring.schema.indicator_set import SetFile

__all__ = ["digest_of", "resolve_set"]


def resolve_set(data: Mapping[str, Any], place: str) -> IndicatorSet:
    """Check the content of a set file and return the set.

    Args:
        data: the content, decimals as ``Decimal`` or ``str``.
        place: where it was read from, such as ``mof.toml``; quoted in every problem.

    Raises:
        ScoringError: with every problem found, each with its key.
    """
    problems = Problems()
    try:
        written = read_shape(data, place, problems)
    except ScoringError:
        # what stands under what can be told even where rules or labels are not in shape
        check_raw_tree(data, place, problems)
        raise ScoringError(problems) from None
    return resolve_file(written, place, lambda order: digest_of(data, order))


def resolve_file(
    written: SetFile, place: str, digest: Callable[[tuple[str, ...]], str]
) -> IndicatorSet:
    """Check a set file whose shape is sound and return the set; see :func:`resolve_set`.

    Args:
        written: the file.
        place: what messages call it.
        digest: returns the digest of what it says, given the reading order of its nodes.

    Raises:
        ScoringError: with every problem found, each with its key.
    """
    problems = Problems()
    nodes = resolve_nodes(written, place, problems)
    grades = resolve_grades(written, nodes, place, problems)
    check_panel(written, place, problems)
    check_evidence(written, place, problems)
    check_history(written, place, problems)
    ways = ways_of(nodes)
    check_leaving(written, nodes, ways, place, problems)
    check_outcomes(written, nodes, grades, place, problems)
    check_self_score(written, place, problems)
    problems.raise_if_any()
    return IndicatorSet(
        id=written.id,
        version=written.version,
        name=written.name,
        language=written.language,
        source=written.source,
        note=written.note,
        rounding=written.rounding,
        panel=written.panel,
        grades=grades,
        grade_basis=written.grades.basis,
        caps=written.cap,
        gates=written.gate,
        vetoes=written.veto,
        coefficient=written.coefficient,
        nodes=nodes,
        ways=ways,
        digest=digest(tuple(nodes)),
        place=place,
        written=written,
    )


def digest_of(data: Mapping[str, Any], order: tuple[str, ...]) -> str:
    """Return the SHA-256 of *data*: of what it says, not of its layout or comments.

    *order* is the reading order of the nodes; that of other keys says nothing.
    """
    said = [data, order]
    text = json.dumps(said, ensure_ascii=False, default=str, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
