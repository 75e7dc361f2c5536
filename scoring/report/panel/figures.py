"""The figures of agreement as tables: the panel as a whole, and every indicator."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from scoring import exact
from scoring.report.document import Table
from scoring.report.panel.words import MEANINGS, NAMES, WHY, tell
from scoring.report.result import shown
from scoring.report.words import pick, word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.agreement import PanelStudy
    from scoring.agreement.figures import Figure
    from scoring.agreement.ratings import Ratings

PLACES = 3
SMALLEST_P = 0.0001


def agreement_table(study: PanelStudy, language: str) -> Table:
    """Return the figures of the whole panel, or why they are undefined."""
    k = len(study.reviewers)
    rows = []
    for key, figure in figures_of(study):
        name = pick(NAMES[key], language) if key in NAMES else key.replace("k", str(k))
        meaning = pick(MEANINGS[key], language).format(k=k, test=_test(study))
        if figure.why is not None:
            why = pick(WHY[figure.why], language)
            joined = f"{meaning}；{why}" if language == "zh" else f"{meaning}; {why}"
            meaning = why if figure.value is None else joined
        interval = "—"
        if figure.lower is not None and figure.upper is not None:
            interval = f"{plain(figure.lower)} … {plain(figure.upper)}"
        value = "—" if figure.value is None else plain(figure.value)
        rows.append((name, value, interval, meaning))
    headers = tuple(tell(key, language) for key in ("figure", "value", "interval", "meaning"))
    return Table(tell("agreement", language), headers, tuple(rows), frozenset({1, 2}))


def figures_of(study: PanelStudy) -> Iterator[tuple[str, Figure]]:
    """Return the figures of the whole panel by key, in the order in which they are reported."""
    yield from study.correlations.items()
    yield "W", study.concordance.w
    yield "alpha", study.alpha


def _test(study: PanelStudy) -> str:
    found = study.concordance
    if found.chi_square is None or found.p is None:
        return ""
    p = f"p < {SMALLEST_P}" if found.p < SMALLEST_P else f"p = {found.p:.4f}"
    return f"χ² = {exact.fixed(found.chi_square, 2)}, df = {found.freedom}, {p}"


def indicator_table(study: PanelStudy, language: str) -> Table:
    """Return how far the reviewers agree on every indicator, the widest range first."""
    reviewers = len(study.reviewers)
    rows = tuple(
        (
            one.node.label.of(language),
            one.node.id,
            f"{len(one.points)}/{reviewers}",
            given(study, one, one.lowest, language),
            given(study, one, one.highest, language),
            rate(one.spread),
            rate(one.deviation),
        )
        for one in sorted(study.ratings, key=lambda one: -one.spread)
    )
    keys = ("scored", "lowest", "highest", "spread", "deviation")
    return Table(
        tell("each", language),
        (
            word("indicator", language),
            word("id", language),
            *(tell(key, language) for key in keys),
        ),
        rows,
        frozenset({2, 3, 4, 5, 6}),
    )


def given(study: PanelStudy, ratings: Ratings, points: Fraction, language: str) -> str:
    """Write points that were given; to a flag, the yes or no that they stand for."""
    if ratings.node.role == "flag":
        return word("yes" if points == ratings.node.full else "no", language)
    return shown(study.evaluation, points)


def plain(value: Fraction | float) -> str:
    """Write a figure with three decimals, or more where fewer would show a 1 not reached."""
    return exact.below(Fraction(value), PLACES, Fraction(1))


def rate(value: Fraction | float, *, signed: bool = False) -> str:
    """Write a share of the full points in per cent."""
    text = exact.fixed(100 * Fraction(value), 2)
    return f"+{text}%" if signed and value > 0 else f"{text}%"
