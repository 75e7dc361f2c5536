"""Other grade scales for a set: those that ship, and its own with some bounds changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from scoring.exact import to_decimal
from scoring.io.sets import load_indicator_set
from scoring.resolve.outcomes import check_outcomes
from scoring.resolve.scale import check_falling, check_reach

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.errors import Problems
    from scoring.model import Grade, IndicatorSet

NAMED = {"national": "mof-project-2020", "guangdong": "guangdong-project"}
"""Scales known by a name, and the set that ships with each of them and says its source.

``national`` has the four grades of 财预〔2020〕10号, ``guangdong`` the five of its finance bureaus.
"""

SCALE, BAND = "--scale", "--set-band"
"""The places of what is wrong with a scale, and with a bound that is changed."""

Points = Decimal | int | str
"""How a caller writes points; a text is read as those of files are."""


class Scale(NamedTuple):
    """A grade scale that totals of a set can be held against.

    Attributes:
        name: what it was asked for by; empty where bounds of the set's own scale are changed.
        grades: the grades, best first, with bounds in points of the set.
        source: where the scale is laid down.
        from_full: the full points of the set the scale comes from, where they are others and the
            bounds are carried over in proportion, else ``None``.
    """

    name: str
    grades: tuple[Grade, ...]
    source: str
    from_full: Fraction | None = None


def scale_of(indicator_set: IndicatorSet, name: str, problems: Problems) -> Scale | None:
    """Return the scale of another set, or one of :data:`NAMED`, or ``None`` with a problem noted.

    Bounds of a set with other full points are carried over in proportion.

    Raises:
        ScoringError: if there is no such set, or it is broken.
    """
    other = load_indicator_set(NAMED.get(name, name))
    full, theirs = indicator_set.root.full, other.root.full
    grades = tuple(one._replace(lower=one.lower * full / theirs) for one in other.grades)
    if not _sound(indicator_set, grades, f"{SCALE} {name}", problems):
        return None
    source = other.written.grades.source
    return Scale(name, grades, source, None if full == theirs else theirs)


def own_scale(indicator_set: IndicatorSet) -> Scale:
    """Return the scale of a set as it is."""
    return Scale("", indicator_set.grades, indicator_set.written.grades.source)


def with_bounds(
    indicator_set: IndicatorSet,
    scale: Scale,
    bounds: Iterable[tuple[str, Points]],
    problems: Problems,
) -> Scale | None:
    """Return a scale with some lower bounds changed, or ``None`` with every problem noted.

    Args:
        indicator_set: the set whose totals are to be held against it.
        scale: the scale to change.
        bounds: grades, by id or label, and the points their bounds are moved to.  Whether the
            bound itself has the grade stays as it is.
        problems: where what is wrong is noted.
    """
    changed: dict[str, Fraction] = {}
    before = len(problems)
    for name, written in bounds:
        grade = grade_named(scale.grades, name, BAND, problems)
        bound = _bound(written)
        if bound is None:
            code = "cell.float" if isinstance(written, float) else "bands.not-a-bound"
            problems.add(code, BAND, written)
        if grade is None or bound is None:
            continue
        if grade.id in changed:
            problems.add("bands.named-twice", BAND, name)
        elif grade is scale.grades[-1]:
            problems.add("bands.lowest", BAND, name)
        else:
            changed[grade.id] = bound
    grades = tuple(one._replace(lower=changed.get(one.id, one.lower)) for one in scale.grades)
    sound = _sound(indicator_set, grades, BAND, problems)
    return scale._replace(grades=grades) if sound and len(problems) == before else None


def _bound(written: Points) -> Fraction | None:
    """Return a bound as a number, ``None`` where it is none; a float is not what was written."""
    if isinstance(written, bool) or not isinstance(written, (str, int, Decimal)):
        return None
    value = to_decimal(written) if isinstance(written, str) else Decimal(written)
    return Fraction(value) if value is not None and value.is_finite() else None


def grade_named(grades: Sequence[Grade], name: str, place: str, problems: Problems) -> Grade | None:
    """Return the grade of an id or, in either language, of a label; or note that there is none."""
    found = [one for one in grades if one.id == name]
    found = found or [one for one in grades if name in (one.label.zh, one.label.en)]
    if len(found) == 1:
        return found[0]
    code = "bands.ambiguous-grade" if found else "bands.unknown-grade"
    known = ", ".join(f"{one.id} {one.label.zh}" for one in found or grades)
    problems.add(code, place, name, known=known)
    return None


def _sound(
    indicator_set: IndicatorSet, grades: Sequence[Grade], where: str, problems: Problems
) -> bool:
    """Whether a set may have this scale; what speaks against it is noted."""
    before, place = len(problems), f"{where}: grades"
    check_falling(grades, place, problems)
    check_reach(grades[0], indicator_set.root.full, f"{place}.bands[0]", problems)
    check_outcomes(indicator_set.written, indicator_set.nodes, tuple(grades), where, problems)
    return len(problems) == before


def pairs_of(
    changed: Mapping[str, Points] | Iterable[tuple[str, Points]],
) -> list[tuple[str, Points]]:
    """Return bounds that were given as a mapping, or in pairs, as pairs."""
    return list(changed.items() if isinstance(changed, Mapping) else changed)
