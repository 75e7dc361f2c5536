"""What the what-ifs share: a checked sheet with some indicators at other points."""

from scoring.settle.changed import with_points

__all__ = ["with_points"]
