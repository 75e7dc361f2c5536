"""An example of every kind of rule in every way it can be written, with its full points."""

from __future__ import annotations

import itertools
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import TypeAdapter

from scoring.schema.rules import RuleSpec

if TYPE_CHECKING:
    from collections.abc import Iterator

Data = dict[str, Any]
READ: TypeAdapter[Any] = TypeAdapter(RuleSpec)


class Example(NamedTuple):
    """A rule as it is written, and the full points of its indicator."""

    name: str
    written: Data
    full: Fraction

    @property
    def spec(self) -> Any:
        """The rule as it is read."""
        return READ.validate_python(self.written)


def label(text: str) -> Data:
    """Return a label that reads the same in both languages."""
    return {"zh": text, "en": text}


def figure(name: str, **more: Any) -> Data:
    """Return a figure small enough that bounds are met often."""
    return {"label": label(name), "places": 1, "at_most": 30, **more}


def levels(*shares: str) -> list[Data]:
    """Return levels ``La``, ``Lb`` … with these shares."""
    return [
        {"id": letter, "label": label(f"L{letter}"), "share": share}
        for letter, share in zip("abcdef", shares, strict=False)
    ]


def given() -> Iterator[tuple[str, Data]]:
    """Yield rules by which something is judged or counted."""
    yield "judged", {"kind": "judged", "step": "0.5"}
    yield "judged-once", {"kind": "judged", "asked": "once"}
    bands = [("Met", "0.8"), ("Partly", "0.6"), ("Not", "0")]
    yield (
        "band",
        {
            "kind": "band",
            "step": "0.01",
            "bands": [
                {"id": name.lower(), "label": label(name), "from_share": share}
                for name, share in bands
            ],
        },
    )
    yield "levels", {"kind": "levels", "levels": levels("1", "0.85", "1/3", "0")}
    yield "yes_no", {"kind": "yes_no", "asked": "once"}
    elements = [{"id": f"e{n}", "label": label(f"element {n}")} for n in range(1, 4)]
    for partial, must in itertools.product((False, True), (None, "e2")):
        name = f"checklist{'-partial' * partial}{'-must' * bool(must)}"
        yield (
            name,
            {
                "kind": "checklist",
                "elements": elements,
                "partial": partial,
                **({"prerequisite": must} if must else {}),
            },
        )
    points = [{**one, "points": str(n)} for n, one in enumerate(elements, start=1)]
    yield (
        "checklist-points",
        {
            "kind": "checklist",
            "elements": [*points, {"id": "e4", "label": label("element 4"), "points": 4}],
        },
    )
    lines: list[Data] = [
        {"id": "late", "label": label("late"), "each": "0.5", "most": 30},
        {"id": "receipt", "label": label("receipt"), "each": 3, "at_most": 8, "most": 5},
    ]
    forged = {"id": "forged", "label": label("forged"), "takes_all": True, "most": 2}
    yield "deductions", {"kind": "deductions", "lines": lines}
    yield "deductions-all", {"kind": "deductions", "lines": [*lines, forged], "asked": "panel"}
    for ties in ("best", "worst", "mean"):
        yield f"rank-{ties}", {"kind": "rank", "deduct": "0.75", "ties": ties, "cohort": 20}
    yield from surveys()


def surveys() -> Iterator[tuple[str, Data]]:
    """Yield surveys."""
    base = {"kind": "survey", "levels": levels("1", "0.6", "0"), "most": 30}
    tiers = [{"at_least": 90, "points": 10}, {"above": 80, "points": 8}]
    falling = [{"at_most": 20, "points": 9}, {"below": "62.5", "points": 3}]
    for name, more in (
        ("", {}),
        ("-tiers", {"tiers": tiers, "otherwise": 1}),
        ("-falling-tiers", {"tiers": falling, "otherwise": 0}),
    ):
        yield f"survey{name}", {**base, **more, "nobody": "zero"}
        for effect in ("refuse", "zero", "deduct"):
            few = {"answers": 20, "effect": effect}
            few |= {"deduct": "0.3"} if effect == "deduct" else {}
            yield (
                f"survey{name}-few-{effect}",
                {**base, **more, "too_few": few, "handed_out": True, "nobody": "full"},
            )


def measured() -> Iterator[tuple[str, Data]]:
    """Yield rules by which points follow a figure."""
    spent, budget = figure("spent"), figure("budget")
    whole = figure("days", unit="天", places=0)
    for side, part, per in itertools.product(
        ("below", "above", "both"), ("whole", "started", "proportional"), (None, budget)
    ):
        yield (
            f"steps-{side}-{part}{'-rate' * bool(per)}",
            {
                "kind": "steps",
                "figure": spent if per else figure("rate", unit="%"),
                "per": per,
                "reference": 80 if per else 15,
                "side": side,
                "step": 5 if per else "2.5",
                "deduct": 2,
                "part": part,
            },
        )
    yield (
        "steps-start",
        {
            "kind": "steps",
            "figure": whole,
            "reference": 0,
            "side": "above",
            "step": 3,
            "deduct": "0.4",
            "part": "whole",
            "start": 8,
        },
    )
    rising = [{"at_least": 100, "points": 10}, {"above": "62.5", "points": "10/3"}]
    falling = [
        {"at_most": 0, "points": 10},
        {"below": 7, "points": 5},
        {"at_most": 20, "points": 1},
    ]
    yield "tiers-rate", {
        "kind": "tiers", "figure": spent, "per": budget, "tiers": rising, "otherwise": 0,
        "zero_divisor": "full",
    }  # fmt: skip
    yield "tiers", {"kind": "tiers", "figure": whole, "tiers": falling, "otherwise": 0}
    for name, posts in (
        ("", {"worst": 5, "best": 25}),
        ("-down", {"worst": 25, "best": "7.5"}),
        ("-log", {"worst": 2, "best": 25, "scale": "log"}),
        ("-log-down", {"worst": 25, "best": 2, "scale": "log"}),
    ):
        for outside in ("clip", "refuse"):
            yield (
                f"goalposts{name}-{outside}",
                {"kind": "goalposts", "figure": spent, "outside": outside, **posts},
            )
    sides = ((10, 20), (15, 20), (10, 15), (None, 20), (10, None), (15, None), (12, 28))
    for place, (low, high) in enumerate(sides):
        for per in (None, budget):
            scale = 5 if per else 1
            data: Data = {"kind": "two_sided", "figure": spent, "per": per}
            data |= {"full_from": 15 * scale, "full_to": 15 * scale + (place > 2)}
            data |= {} if low is None else {"zero_below": low * scale}
            data |= {} if high is None else {"zero_above": (high + (place > 2)) * scale}
            yield f"two_sided-{place}{'-rate' * bool(per)}", data
    yield from against_target()
    yield from ratios()


def against_target() -> Iterator[tuple[str, Data]]:
    """Yield rules with an actual value and a target."""
    actual = figure("actual")
    overs: list[Data | None] = [
        None,
        {"from_rate": "1.3", "effect": "ignore"},
        {"from_rate": "1.3", "effect": "explain"},
        {"from_rate": "1.3", "effect": "reduce", "deduct": 1},
        {"from_rate": 1, "effect": "reduce", "deduct": "0.5", "at_least": "0.6"},
    ]
    for name, target in (("", figure("target")), ("-fixed", "12.5")):
        base: Data = {"actual": actual, "target": target}
        zeros = ("refuse", "zero", "full", "met_at_zero") if not name else ("refuse",)
        for place, over in enumerate(overs):
            for zero in zeros:
                yield (
                    f"proportional{name}-over-{place}-{zero}",
                    {"kind": "proportional", "better": "higher", **base,
                     "over": over, "zero_divisor": zero},
                )  # fmt: skip
        for form in ("linear", "reciprocal"):
            yield (
                f"proportional{name}-{form}",
                {"kind": "proportional", "better": "lower", "form": form, **base},
            )
        for line in ("0.6", "0"):
            yield f"threshold{name}-{line}", {"kind": "threshold", "pass_line": line, **base}
        for above, below in itertools.product(("full", "zero"), repeat=2):
            yield (
                f"equality{name}-{above}-{below}",
                {"kind": "equality", "above": above, "below": below, **base},
            )


def ratios() -> Iterator[tuple[str, Data]]:
    """Yield several ratios in one indicator."""
    items = [{"id": one, "label": label(one)} for one in ("north", "south", "west")]
    for method, clipped, places in itertools.product(
        ("mean_of_ratios", "ratio_of_sums", "weighted", "worst"), (False, True), (None, 0, 1)
    ):
        if method == "ratio_of_sums" and places is not None:
            continue
        weighted = [{**one, "weight": str(n)} for n, one in enumerate(items, start=1)]
        yield (
            f"ratios-{method}{'-clipped' * clipped}-{places}",
            {
                "kind": "ratios",
                "items": weighted if method == "weighted" else items,
                "actual": figure("done", places=0),
                "target": figure("planned", places=0),
                "method": method,
                "each_at_most_one": clipped,
                "rate_places": places,
                "zero_divisor": "zero",
            },
        )


EXAMPLES = [
    Example(name, written, Fraction("3.33") if name == "band" else Fraction(10))
    for name, written in (*given(), *measured())
]
NAMES = [example.name for example in EXAMPLES]
