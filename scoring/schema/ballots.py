"""When the ballot of a reviewer counts for nothing."""

from __future__ import annotations

from scoring.schema.fields import Flag, Ratio, Strict


class HighScores(Strict):
    """A quota of high scores."""

    at_least_rate: Ratio
    """From this score rate on a score is a high one: above 0, at most 1."""
    at_most_share: Ratio
    """How much of the scores of a ballot may be high ones: at least 0, at most 1."""


class VoidBallots(Strict):
    """Which ballots are void by rule: left out as a whole, as if the reviewer were absent.

    A ballot is what one reviewer scored, points ÷ full points of every indicator that counts and
    that the reviewer scored; bonus and penalty items, flags and what is answered once are no part
    of it, and a single score is never void.
    """

    all_full: Flag = False
    """Whether a ballot is void that gives full points everywhere."""
    all_alike: Flag = False
    """Whether a ballot is void in which all score rates are the same."""
    quota: HighScores | None = None
    """How many high scores a ballot may have."""

    @property
    def decides(self) -> bool:
        """Whether any ballot can be void."""
        return self.all_full or self.all_alike or self.quota is not None
