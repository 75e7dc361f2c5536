"""A reader of printed formulas: what the manual says, computed as a careful reader would."""

from __future__ import annotations

import math
import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from scoring.exact import quotient

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Number = Any
"""A fraction; a float where a logarithm stands."""

ROUNDINGS = {
    "向下取整": "down",
    "rounded down": "down",
    "向上取整": "up",
    "rounded up": "up",
    "四舍五入取整": "half_up",
    "rounded half up": "half_up",
    "四舍六入五成双取整": "half_even",
    "rounded half to even": "half_even",
}
PLACES = {
    "四舍五入到 {} 位小数": "half_up",
    "rounded half up to {} decimals?": "half_up",
    "四舍六入五成双到 {} 位小数": "half_even",
    "rounded half to even to {} decimals?": "half_even",
    "向下舍去到 {} 位小数": "down",
    "rounded down to {} decimals?": "down",
    "向上进位到 {} 位小数": "up",
    "rounded up to {} decimals?": "up",
}
REMARKS: dict[str, Callable[[Number, Fraction], Number]] = {
    "不超过 {}": min,
    "at most {}": min,
    "不低于 {}": max,
    "not below {}": max,
    "四舍五入到 {} 的倍数": lambda x, n: to_whole(x / n, "half_up") * n,
    "rounded half up to multiples of {}": lambda x, n: to_whole(x / n, "half_up") * n,
}
LISTS: dict[str, Callable[[list[Number]], Number]] = {
    "最小值": min,
    "the least of ": min,
    "最大值": max,
    "the greatest of ": max,
}
CERTAIN = {"总是": True, "always": True, "从不": False, "never": False}
SIGNS: dict[str, Callable[[Number, Number], bool]] = {
    "≥": lambda x, y: x >= y,
    ">": lambda x, y: x > y,
    "≤": lambda x, y: x <= y,
    "<": lambda x, y: x < y,
    "=": lambda x, y: x == y,
    "≠": lambda x, y: x != y,
}


def to_whole(value: Number, mode: str) -> Fraction:
    """Round a number."""
    exactly = Fraction(value)
    return Fraction(quotient(exactly.numerator, exactly.denominator, mode))


def number(text: str) -> Fraction:
    """Read a number as it is printed."""
    return Fraction(text.replace("−", "-"))


class Reader:
    """Reads one text; names stand for numbers, words for answers."""

    def __init__(self, text: str, named: Mapping[str, Number], words: Mapping[str, str]) -> None:
        self.text, self.at, self.named, self.words = text, 0, named, words
        self.matters = True

    def sees(self, *marks: str) -> str:
        """Take one of these marks, or nothing."""
        for mark in marks:
            if self.text.startswith(mark, self.at):
                self.at += len(mark)
                return mark
        return ""

    def must(self, *marks: str) -> str:
        """Take one of these marks."""
        found = self.sees(*marks)
        assert found, f"{marks} expected at {self.text[self.at :]!r} of {self.text!r}"
        return found

    def value(self) -> Number:
        """Read a value and what is said of it."""
        start = self.at
        if self.sees("若 "):
            holds = self.condition()
            self.must(" 则 ")
            yes = self.branch(taken=holds)
            self.must("，否则 ")
            no = self.branch(taken=not holds)
            return yes if holds else no
        found = self.branch(taken=False)
        if self.sees(" if "):
            holds = self.condition()
            self.must(", otherwise ")
            no, end = self.branch(taken=not holds), self.at
            self.at = start
            yes = self.branch(taken=holds)
            self.at = end
            return yes if holds else no
        self.at = start
        found = self.sum()
        while self.sees("，", ", "):
            found = self.remark(found)
        return found

    def branch(self, *, taken: bool) -> Number:
        """Read a branch; what is divided by zero in one that is not taken does not matter."""
        before, self.matters = self.matters, self.matters and taken
        found = self.sum()
        self.matters = before
        return found

    def remark(self, value: Number) -> Number:
        """Read what is said of a value and apply it."""
        rest = re.match(r"[^，,；;)|]*", self.text[self.at :])
        said = rest.group() if rest else ""
        self.at += len(said)
        said = said.strip()
        if said in ROUNDINGS:
            return to_whole(value, ROUNDINGS[said])
        for words, mode in PLACES.items():
            found = re.fullmatch(words.format(r"(\d+)"), said)
            if found:
                part = Fraction(1, 10 ** int(found[1]))
                return to_whole(value / part, mode) * part
        for words, apply in REMARKS.items():
            found = re.fullmatch(words.format(r"(\S+)"), said)
            if found:
                return apply(value, number(found[1]))
        raise AssertionError(f"{said!r} of {self.text!r}")

    def sum(self) -> Number:
        """Read a sum."""
        sign = -1 if self.sees("−") else 1
        found = sign * self.product()
        while mark := self.sees(" + ", " − "):
            found += self.product() * (1 if mark == " + " else -1)
        return found

    def product(self) -> Number:
        """Read a product."""
        found = self.factor()
        while mark := self.sees(" × ", " ÷ "):
            other = self.factor()
            if mark == " ÷ " and not other and not self.matters:
                other = Fraction(1)
            found = found * other if mark == " × " else found / other
        return found

    def factor(self) -> Number:
        """Read a factor."""
        for words, combine in LISTS.items():
            if self.sees(words):
                return combine(self.listed())
        if self.sees("成立的个数", "how many hold of "):
            return Fraction(sum(self.listed(self.condition)))
        placed = self.matches(r"从小到大第 (\d+) 个|no\. (\d+) in ascending order of ")
        if placed:
            return sorted(self.listed())[int(placed[1] or placed[2]) - 1]
        return self.enclosed()

    def enclosed(self) -> Number:
        """Read a value in brackets, a number or a name."""
        mark = self.sees("ln(", "(", "|")
        if mark:
            inside = self.value()
            self.must("|" if mark == "|" else ")")
            return {"ln(": math.log, "(": Fraction, "|": abs}[mark](inside)
        digits = self.matches(r"\d+(\.\d+)?(/\d+)?")
        if digits:
            return Fraction(digits.group())
        return self.named[self.must(*sorted(self.named, key=len, reverse=True))]

    def matches(self, pattern: str) -> re.Match[str] | None:
        """Take what a pattern fits, or nothing."""
        found = re.match(pattern, self.text[self.at :])
        if found:
            self.at += len(found.group())
        return found

    def listed(self, read: Callable[[], Any] | None = None) -> list[Any]:
        """Read values in brackets."""
        read = read or self.value
        self.must("(")
        found = [read()]
        while self.sees("；", "; "):
            found.append(read())
        self.must(")")
        return found

    def condition(self) -> bool:
        """Read conditions joined by one word."""
        found = [self.one_condition()]
        joined = {self.sees(" 且 ", " and ", " 或 ", " or ")}
        while any(joined):
            found.append(self.one_condition())
            mark = self.sees(" 且 ", " and ", " 或 ", " or ")
            if not mark:
                break
            joined.add(mark)
        assert len(joined) == 1, f"mixed: {self.text!r}"
        return all(found) if joined <= {" 且 ", " and ", ""} else any(found)

    def one_condition(self) -> bool:
        """Read a comparison, an answer, or conditions in brackets."""
        for word, truth in CERTAIN.items():
            if self.sees(word):
                return truth
        for name, word in self.words.items():
            if self.sees(f"{name}为“", f"{name} is “"):
                among = [self.word()]
                while self.sees("或“", " or “"):
                    among.append(self.word())
                return word in among
        start = self.at
        try:
            return self.comparison()
        except (AssertionError, KeyError):
            self.at = start
        self.must("(")
        found = self.condition()
        self.must(")")
        return found

    def comparison(self) -> bool:
        """Read one value held against another."""
        start = self.at
        left = self.sum()
        plain = self.text[start : self.at] in self.named
        self.must(" ")
        sign = self.must(*SIGNS)
        self.must(" ")
        right = self.sum()
        if self.sees("%") and not plain:
            right /= 100
        self.sees(" 天", " 万元")
        return SIGNS[sign](left, right)

    def word(self) -> str:
        """Read a word up to the end of its quotation."""
        end = self.text.index("”", self.at)
        found = self.text[self.at : end]
        self.at = end + 1
        return found

    def all_of(self, read: Callable[[], Any]) -> Any:
        """Read the whole text."""
        found = read()
        assert self.at == len(self.text), f"left: {self.text[self.at :]!r} of {self.text!r}"
        return found


def value_of(
    text: str, named: Mapping[str, Number], words: Mapping[str, str] | None = None
) -> Number:
    """Return what a printed value comes to."""
    reader = Reader(text, named, words or {})
    return reader.all_of(reader.value)


def holds(text: str, named: Mapping[str, Number], words: Mapping[str, str] | None = None) -> bool:
    """Return whether a printed condition holds."""
    reader = Reader(text, named, words or {})
    return bool(reader.all_of(reader.condition))
