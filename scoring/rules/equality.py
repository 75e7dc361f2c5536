"""Full points where the actual value equals the target (F04)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from scoring.rules.base import Input, ticks
from scoring.rules.targets import AgainstTarget, target_inputs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from scoring.algebra.ops import Ops
    from scoring.schema.rules import Equality

V = TypeVar("V")
B = TypeVar("B")


@dataclass(frozen=True, slots=True)
class EqualityRule(AgainstTarget):
    """The actual value is compared with the target, exactly; nothing is divided.

    So a target of zero, or one below zero, is a target like any other.
    """

    inputs: tuple[Input, ...]
    full: int
    fixed_target: int | None
    above: str
    below: str
    by_panel: bool = False
    divisor: int = 1
    divides_by_data: bool = False
    nonzero: tuple[int, ...] = ()
    zero: str = "refuse"

    @classmethod
    def build(cls, spec: Equality, full: Fraction, tick: int) -> EqualityRule:
        """Return the rule for an indicator with these full points."""
        inputs, fixed = target_inputs(spec)
        return cls(inputs, ticks(full, tick), fixed, spec.above, spec.below)

    @staticmethod
    def quanta(spec: Equality, full: Fraction, *, rounded: bool) -> Sequence[Fraction]:
        """See :func:`scoring.rules.quanta`."""
        return [full]

    def numerator(self, ops: Ops[V, B], values: Sequence[V]) -> V:
        """See :class:`~scoring.rules.base.Rule`."""
        over = ops.weighted_sum([(1, values[0]), (-1, self.target(ops, values))])
        full, nothing = ops.constant(self.full), ops.constant(0)
        earned = {"full": full, "zero": nothing}
        up_to = ops.choose(
            ops.at_least(over, 0),
            full,
            earned[self.below],
            names=("equality.equal", f"equality.below_{self.below}"),
        )
        return ops.choose(
            ops.at_least(over, 1),
            earned[self.above],
            up_to,
            names=(f"equality.above_{self.above}", ""),
        )
