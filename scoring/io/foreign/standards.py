"""Rules that the words of a scoring standard say without a doubt, as suggestions for a draft.

Nothing is guessed: a standard is either understood from its first character to its last, every
bound on one side only, the best points the full points, or nothing is suggested.
"""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from scoring.exact import as_text, fold

if TYPE_CHECKING:
    from collections.abc import Sequence

_RATE = r"(?P<{0}>\d{{1,3}}(?:\.\d{{1,2}})?)%"
_POINTS = r"(?:得(?P<points>\d{1,4}(?:\.\d{1,2})?)分|得(?P<all>满分)|(?P<none>不得分))"
_OF = r"(?P<of>[一-鿿]{0,12}(?:率|比例|比重|程度|满意度))?(?:在|为|:)?"
_INCLUDED, _EXCLUDED = r"\(含\)", r"\(不含\)"
_RANGES = (
    # from a bound on
    rf"(?P<at_least>≥|>=|不低于|不小于|不少于|达到|达){_RATE.format('low')}(?:及以上)?",
    rf"{_RATE.format('low')}(?P<at_least>及以上|{_INCLUDED}(?:及)?以上|以上{_INCLUDED})",
    rf"(?P<above>>|大于|高于|超过){_RATE.format('low')}",
    rf"{_RATE.format('low')}(?P<above>{_EXCLUDED}以上|以上{_EXCLUDED})",
    rf"{_RATE.format('low')}以上",
    # up to a bound
    rf"(?P<at_most>≤|<=|不高于|不大于|不超过){_RATE.format('high')}",
    rf"{_RATE.format('high')}(?P<at_most>及以下|{_INCLUDED}(?:及)?以下|以下{_INCLUDED})",
    rf"(?P<below><|小于|低于|不足|未达到){_RATE.format('high')}",
    rf"{_RATE.format('high')}(?P<below>{_EXCLUDED}以下|以下{_EXCLUDED})",
    rf"{_RATE.format('high')}以下",
    # between two
    rf"{_RATE.format('low')}(?:(?P<at_least>{_INCLUDED})|(?P<above>{_EXCLUDED}))?[-~—–至到]"
    rf"{_RATE.format('high')}(?:(?P<at_most>{_INCLUDED})|(?P<below>{_EXCLUDED}))?(?:之间)?",
    rf"{_RATE.format('low')}(?:(?P<at_least>≤|<=)|(?P<above><))(?P<between>[一-鿿]{{0,12}})"
    rf"(?:(?P<at_most>≤|<=)|(?P<below><)){_RATE.format('high')}",
    # whatever is left
    r"(?P<rest>其他|其它|其余|否则)(?:情况)?",
)
_TIERS = tuple(re.compile(rf"{_OF}{one}(?:的|时)?,?{_POINTS}(?:[;,。]|$)") for one in _RANGES)
_MEASURED = "百分点|千分点|点|小时|学时|课时|工作日|自然日|日|天|星期|周|月|季|学期|年"
"""What comes in parts, too: half a month late, or half a percentage point below."""
_FAULT = re.compile(
    r"每(?P<what>(?:发现|出现|发生|存在|有|缺少|缺|少)?[一1]"
    rf"(?:处|项|次|例|起|件|份|条|个(?!{_MEASURED}))"
    r"[一-鿿、()]{0,20}?),?扣(?P<each>\d{1,4}(?:\.\d{1,2})?)分(?:[;,。]|$)"
)
_FULL = re.compile(rf"[^\d每扣得;。%]{{1,40}}{_POINTS}[;,。]")
_USED_UP = re.compile(r"(?:直至)?扣完(?:本项分值|该项分值|本项得分)?为止[;。]?")
_OF_POINTS = re.compile(r"分|扣|得")
LONGEST = 300
"""A longer text says more than a rule does."""


class Suggestion(NamedTuple):
    """A rule that a standard says.

    Attributes:
        kind: ``tiers`` or ``deductions``.
        toml: the rule as it stands in a set behind ``rule =``.
        which: the place among the texts of the one that says it, from 0.
    """

    kind: str
    toml: str
    which: int = 0


class _Span(NamedTuple):
    """One tier of a rate, in per cent.

    Attributes:
        low, high: its ends; ``None`` where it has none.
        holds_low, holds_high: whether it holds an end itself; ``None`` where that is not said.
        points: what it earns.
        of: what the rate is called; empty where it has no name there.
    """

    low: Fraction | None
    high: Fraction | None
    holds_low: bool | None
    holds_high: bool | None
    points: Fraction
    of: str


def suggested(standards: Sequence[str], full: Fraction) -> Suggestion | None:
    """Return the rule that the standard of an indicator says, ``None`` where it leaves any doubt.

    Args:
        standards: the words of the standard, and whatever else is said of the indicator: of an
            explanation beside the standard nothing may speak of points.
        full: the full points of the indicator.
    """
    texts = [_in_one_line(one) for one in standards]
    speaking = [which for which, text in enumerate(texts) if _OF_POINTS.search(text)]
    if len(speaking) != 1 or len(texts[speaking[0]]) > LONGEST:
        return None
    (which,) = speaking
    found = _tiers(texts[which], full) or _deductions(texts[which], full)
    return None if found is None else found._replace(which=which)


def _in_one_line(standard: str) -> str:
    """Return a text without blanks; the end of a line is one of a clause."""
    lines = ("".join(line.split()).rstrip(";,。") for line in fold(standard).splitlines())
    return ";".join(filter(None, lines))


def _tiers(text: str, full: Fraction) -> Suggestion | None:
    spans, rest, at = list[_Span](), None, 0
    while at < len(text):
        fits = [found for one in _TIERS if (found := one.match(text, at))]
        if len(fits) != 1 or rest is not None:
            return None
        (found,), at = fits, fits[0].end()
        if found.groupdict().get("rest"):
            rest = _points(found, full)
        else:
            spans.append(_span(found, full))
    names = {one.of for one in spans if one.of}
    spans.sort(key=lambda one: -1 if one.low is None else one.low)
    joined = _joined(spans, rest)
    if joined is None or len(names) > 1:
        return None
    points = [one.points for one in joined]
    rising = all(one < other for one, other in pairwise(points))
    falling = all(one > other for one, other in pairwise(points))
    if len(points) < 2 or max(points) != full or not (rising or falling):  # noqa: PLR2004 - a best and a worst
        return None
    return Suggestion("tiers", _tiers_toml(joined, next(iter(names), ""), rising=rising))


def _points(found: re.Match[str], full: Fraction) -> Fraction:
    if found["all"]:
        return full
    return Fraction(0) if found["none"] else Fraction(found["points"])


def _span(found: re.Match[str], full: Fraction) -> _Span:
    said = found.groupdict()
    low, high = (Fraction(said[end]) if said.get(end) else None for end in ("low", "high"))
    holds_low, holds_high = (
        True if said.get(included) else False if said.get(excluded) else None
        for included, excluded in (("at_least", "above"), ("at_most", "below"))
    )
    of = found["of"] or said.get("between") or ""
    return _Span(low, high, holds_low, holds_high, _points(found, full), of)


def _joined(spans: Sequence[_Span], rest: Fraction | None) -> list[_Span] | None:
    """Return the tiers from the lowest up with every bound on one side, or ``None`` in doubt."""
    if not spans:
        return None
    whole = list(spans)
    if rest is not None:
        # what is left lies below the lowest tier, and nowhere else
        whole.insert(0, _Span(None, spans[0].low, None, None, rest, ""))
    first, last = whole[0], whole[-1]
    if first.low not in {None, 0} or (first.low == 0 and first.holds_low is False):
        return None
    if last.high not in {None, 100} or last.holds_high is False:
        return None
    for number, (lower, upper) in enumerate(pairwise(whole)):
        if lower.high is None or lower.high != upper.low:
            return None
        holds = upper.holds_low
        if holds is None and lower.holds_high is not None:
            holds = not lower.holds_high
        if holds is None or holds is lower.holds_high:
            return None
        whole[number] = whole[number]._replace(holds_high=not holds)
        whole[number + 1] = whole[number + 1]._replace(holds_low=holds)
    return whole if all(one.high is None or (one.low or 0) < one.high for one in whole) else None


def _tiers_toml(spans: Sequence[_Span], of: str, *, rising: bool) -> str:
    most = ", at_most = 100" if spans[-1].high is not None else ""
    zh, en = of or "实际值", of or "actual value"
    best_first = list(reversed(spans)) if rising else list(spans)
    tiers = []
    for one in best_first[:-1]:
        if rising:
            bound, at = "at_least" if one.holds_low else "above", one.low
        else:
            bound, at = "at_most" if one.holds_high else "below", one.high
        tiers.append(
            f"{{ {bound} = {as_text(at or Fraction(0))}, points = {as_text(one.points)} }}"
        )
    figure = f'{{ label = {{ zh = "{zh}", en = "{en}" }}, unit = "%"{most} }}'
    otherwise = as_text(best_first[-1].points)
    return (
        f'{{ kind = "tiers", figure = {figure}, tiers = [{", ".join(tiers)}]'
        f", otherwise = {otherwise} }}"
    )


def _deductions(text: str, full: Fraction) -> Suggestion | None:
    begun = _FULL.match(text)
    if begun and _points(begun, full) != full:
        return None
    at, costs = begun.end() if begun else 0, dict[str, Fraction]()
    while found := _FAULT.match(text, at):
        at, each = found.end(), Fraction(found["each"])
        # what costs nothing is no fault, and what is said twice may cost either
        if not each or found["what"] in costs:
            return None
        costs[found["what"]] = each
    ended = at == len(text) or _USED_UP.fullmatch(text, at)
    if not costs or not ended:
        return None
    lines = [
        f'{{ id = "{number}", label = {{ zh = "{what}", en = "{what}" }}, each = {as_text(each)} }}'
        for number, (what, each) in enumerate(costs.items(), 1)
    ]
    return Suggestion("deductions", f'{{ kind = "deductions", lines = [{", ".join(lines)}] }}')
