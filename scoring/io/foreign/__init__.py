"""Score tables that other people made: found, matched to a set, and held against it."""
