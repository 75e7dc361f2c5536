"""The closed algebra of scoring rules, and what interprets it.

``ops`` states the verbs and interprets them over Python integers; ``bounds`` over
intervals, the proof made when a set is loaded; ``trace`` over integers that remember the
branches taken; ``formulas`` over spreadsheet expressions, for the live points of a workbook.
"""
