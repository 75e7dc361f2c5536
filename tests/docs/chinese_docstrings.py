"""The docstrings of the file formats in Chinese.

The key is the English docstring itself, so one that was reworded is missing here until it has
been translated anew, and a test says so.
"""

from __future__ import annotations

from chinese_outcome import OUTCOME
from chinese_register import REGISTER
from chinese_result import RESULT
from chinese_rules import RULES
from chinese_self import SELF
from chinese_set import SET
from chinese_sheet import SHEET

CHINESE = {**SET, **OUTCOME, **RULES, **SHEET, **REGISTER, **RESULT, **SELF}
