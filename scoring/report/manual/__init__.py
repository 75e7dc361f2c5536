"""The scoring manual of a set."""
