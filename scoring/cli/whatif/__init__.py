"""``scoring whatif``: the same evaluation with something changed; one action a module."""
