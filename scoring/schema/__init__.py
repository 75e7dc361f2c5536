"""The shape of files: what may be written in an indicator set, a score sheet, a result.

A file is not a model: these classes know which keys exist and what type each value has,
and nothing about whether a tree is sound.  Their docstrings are the reference manual and
the JSON Schema (``scoring schema``).
"""
