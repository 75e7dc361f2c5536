"""The past scored again by another version of a set."""
