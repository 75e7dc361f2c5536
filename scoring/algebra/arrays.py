"""NumPy arrays of whole numbers: many sheets at once, for drawing samples again and again.

A value is an array of 64-bit integers, one for each sheet, or a single one for all of them.
The proof made when the set is loaded says that 64 bits are enough.  Means and logarithms are
computed by the exact functions wherever doubles might err.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import numpy as np

from scoring import exact
from scoring.algebra.logs import double_logs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Truths = NDArray[np.bool_]


class ArrayOps:
    """The verbs over arrays.  See :class:`~scoring.algebra.ops.Ops`."""

    def constant(self, number: int) -> Ints:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return np.asarray(number, dtype=np.int64)

    def total(self, values: Sequence[Ints]) -> Ints:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return self.weighted_sum([(1, value) for value in values])

    def weighted_sum(self, terms: Sequence[tuple[int, Ints]]) -> Ints:
        """See :class:`~scoring.algebra.ops.Ops`."""
        result = self.constant(0)
        for number, value in terms:
            result = result + np.int64(number) * value
        return result

    def exact_quotient(self, value: Ints, divisor: int) -> Ints:
        """See :class:`~scoring.algebra.ops.Ops`.

        It divides evenly wherever the quotient is used; where another branch is taken, it is cut
        off.
        """
        return value // np.int64(divisor)

    def rounded_quotient(self, value: Ints, divisor: Ints, mode: str = "half_up") -> Ints:
        """See :class:`~scoring.algebra.ops.Ops`.

        The divisor is taken to be 1 where it is less, which it is only where the quotient is
        not used.
        """
        divisor = np.maximum(divisor, np.int64(1))
        if mode == "half_up":
            return (2 * value + divisor) // (2 * divisor)
        whole, rest = np.divmod(value, divisor)
        if mode == "down":
            return whole
        if mode == "up":
            return whole + (rest > 0)
        beyond = 2 * rest - divisor
        risen = (beyond > 0) | ((beyond == 0) & (whole % 2 == 1))
        return np.asarray(whole + risen, dtype=np.int64)

    def product(self, values: Sequence[Ints]) -> Ints:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return functools.reduce(np.multiply, values)

    def power_mean(
        self, values: Sequence[Ints], weights: Sequence[int], exponent: int, unit: int
    ) -> Ints:
        """See :class:`~scoring.algebra.ops.Ops`; every combination of values is computed once."""
        shape = np.broadcast_shapes(*(value.shape for value in values))
        columns = [np.broadcast_to(value, shape).ravel() for value in values]
        rows, places = np.unique(np.stack(columns, axis=1), axis=0, return_inverse=True)
        known = [
            exact.power_mean([max(number, 0) for number in row], weights, exponent, unit)
            for row in rows.tolist()
        ]
        return np.asarray(known, dtype=np.int64)[places].reshape(shape)

    def log_share(self, value: Ints, worst: int, best: int, full: int) -> Ints:
        """See :class:`~scoring.algebra.ops.Ops`; a double decides where it can be trusted."""
        low, high = sorted((worst, best))
        held = np.minimum(np.maximum(value, np.int64(low)), np.int64(high))
        try:
            slope, margin = double_logs(worst, best, full)
        except OverflowError:
            slope, margin = 0.0, 1.0
        share = np.log(held / worst) * slope + 0.5
        points = np.array(np.floor(share), dtype=np.int64)
        doubtful = np.abs(share - np.rint(share)) <= margin
        known = [exact.log_share(one, worst, best, full) for one in held[doubtful].tolist()]
        points[doubtful] = known
        return points

    def least(self, values: Sequence[Ints]) -> Ints:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return functools.reduce(np.minimum, values)

    def greatest(self, values: Sequence[Ints]) -> Ints:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return functools.reduce(np.maximum, values)

    def ranked(self, values: Sequence[Ints]) -> Sequence[Ints]:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return list(np.sort(np.stack(np.broadcast_arrays(*values)), axis=0))

    def at_least(self, value: Ints, number: int) -> Truths:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return np.asarray(value >= number)

    def choose(
        self, condition: Truths, yes: Ints, no: Ints, *, names: tuple[str, str] = ("", "")
    ) -> Ints:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return np.where(condition, yes, no)

    def count(self, conditions: Sequence[Truths]) -> Ints:
        """See :class:`~scoring.algebra.ops.Ops`."""
        return self.total([np.asarray(condition, dtype=np.int64) for condition in conditions])


ARRAYS = ArrayOps()
