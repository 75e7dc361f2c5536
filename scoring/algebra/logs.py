"""Which logarithms a double can be trusted with.

:func:`scoring.exact.log_share` rounds full × ln(value ÷ worst) ÷ ln(best ÷ worst) with fifty
digits.  Binary doubles come to the same whole number except where the share lies next to a half;
how near that is follows from how much doubles can err.
"""

from __future__ import annotations

import math
from typing import NamedTuple

LARGEST = 2**53
TRUSTED = 64
"""How many times the error of doubles a share must be away from a half."""


class DoubleLogs(NamedTuple):
    """How doubles come to a share.

    Attributes:
        slope: the share is ln(value ÷ worst) × slope, and rounded half up.
        margin: how near to a half a share is in doubt.
    """

    slope: float
    margin: float


def double_logs(worst: int, best: int, full: int) -> DoubleLogs:
    """Return how a double computes what :func:`scoring.exact.log_share` does.

    With u = 2^-53, ln of a quotient errs by 3u of itself and u besides, the slope by 3u of itself
    and u ÷ |ln(best ÷ worst)|, so the share errs by less than 8u × (full + |slope|).

    Raises:
        OverflowError: if a double cannot be trusted with most values.
    """
    if max(worst, best) > LARGEST:
        raise OverflowError(f"{max(worst, best)} is no whole number of a double")
    slope = full / math.log(best / worst)
    margin = TRUSTED * 2.0**-50 * (full + abs(slope))
    if margin > 2.0**-4:
        raise OverflowError(f"{full} parts are too fine for a double")
    return DoubleLogs(slope, margin)
