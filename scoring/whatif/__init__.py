"""What if: thresholds, scores, weights, reviewers.

A what-if is the same evaluation with something changed: whatever is said here was evaluated
again by :func:`scoring.evaluate` or proven to be what that would return.  Each question has a
package of its own.
"""
