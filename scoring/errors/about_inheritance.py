"""Problems of sets as versioned data: what they extend, and the days on which they apply.

Each entry: what is wrong (zh), what to do (zh), what is wrong (en), what to do (en).
"""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str]] = {
    "set.extends-unknown": (
        "extends 写的“{value}”不是自带的指标体系，也不是文件{hint_zh}。",
        "请写自带体系的编号（{known}），或相对于本文件的路径，如 ../省/set.toml。",
        "extends names “{value}”, which is neither a set that ships nor a file{hint_en}.",
        "Use the id of a set that ships ({known}) or a path relative to this file, "
        "such as ../province/set.toml.",
    ),
    "set.extends-cycle": (
        "extends 成环：{path}。",
        "请断开其中一处 extends。",
        "extends runs in a circle: {path}.",
        "Break it at one of these extends keys.",
    ),
    "set.not-own": (
        "继承的体系不能沿用原体系的 {value}。",
        "请写自己的 {value}。",
        "A set that extends another cannot take over its {value}.",
        "Write a {value} of its own.",
    ),
    "set.same-as-extended": (
        "编号和版本（{value}）与所继承的体系完全相同，评分表将无法区分两者。",
        "请换一个编号，或提高版本。",
        "Id and version ({value}) are those of the set it extends, so no sheet could tell the two "
        "apart.",
        "Use another id, or raise the version.",
    ),
    "set.drop-unknown": (
        "要删去的“{value}”不在所继承的体系里{hint_zh}。",
        "请改正编号，或从 drop 中删去。",
        "drop names “{value}”, which the extended set does not have{hint_en}.",
        "Correct the id, or take it out of drop.",
    ),
    "set.drop-without-extends": (
        "写了 drop，但没有可删的原体系。",
        "drop 只与 extends 同用，请删去 drop，或写上 extends；"
        "从 Python 读取请用 load_indicator_set。",
        "There is a drop and no set to drop from.",
        "drop goes with extends: remove it, or write extends; "
        "in Python such a set is loaded with load_indicator_set.",
    ),
    "set.no-day": (
        "“{value}”不是真实的日期。",
        "请写日历上有的日期，如 2021-06-01。",
        "“{value}” is no day of the calendar.",
        "Write a day such as 2021-06-01.",
    ),
    "set.until-before": (
        "失效日期 {value} 早于施行日期 {effective}。",
        "请改其中一个；until 是仍然有效的最后一天。",
        "The last day {value} is before the first day {effective}.",
        "Change one of them; until is the last day on which the set applies.",
    ),
}
