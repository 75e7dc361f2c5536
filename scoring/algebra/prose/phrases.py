"""The phrases of which values and conditions are made, in Chinese and English."""

from __future__ import annotations

MEANS = {0: "geometric", -1: "harmonic"}
DECIMALS = (("{n} 位小数", "{n} 位小数"), ("{n} decimal", "{n} decimals"))
"""One decimal, and several, in Chinese and in English."""

PHRASES = {
    # what is said of a value stands after it, and what is made of several before them
    "at_most": ("{x}，不超过 {n}", "{x}, at most {n}"),
    "not_below": ("{x}，不低于 {n}", "{x}, not below {n}"),
    "down": ("{x}，向下取整", "{x}, rounded down"),
    "up": ("{x}，向上取整", "{x}, rounded up"),
    "half_up": ("{x}，四舍五入取整", "{x}, rounded half up"),
    "half_even": ("{x}，四舍六入五成双取整", "{x}, rounded half to even"),
    "down_to": ("{x}，向下舍去到 {n}", "{x}, rounded down to {n}"),
    "up_to": ("{x}，向上进位到 {n}", "{x}, rounded up to {n}"),
    "half_up_to": ("{x}，四舍五入到 {n}", "{x}, rounded half up to {n}"),
    "half_even_to": (
        "{x}，四舍六入五成双到 {n}",
        "{x}, rounded half to even to {n}",
    ),
    "to_multiples": ("{x}，四舍五入到 {n} 的倍数", "{x}, rounded half up to multiples of {n}"),
    "chosen": ("若 {c} 则 {x}，否则 {y}", "{x} if {c}, otherwise {y}"),
    "least": ("最小值{xs}", "the least of {xs}"),
    "greatest": ("最大值{xs}", "the greatest of {xs}"),
    "counted": ("成立的个数{xs}", "how many hold of {xs}"),
    "placed": ("从小到大第 {n} 个{xs}", "no. {n} in ascending order of {xs}"),
    "geometric": ("几何平均{xs}", "the geometric mean of {xs}"),
    "harmonic": ("调和平均{xs}", "the harmonic mean of {xs}"),
    "power": ("{n} 次幂平均{xs}", "the power mean of exponent {n} of {xs}"),
    "weighted": ("{x}，权重 {n}", "{x}, weight {n}"),
    "log": ("ln({x} ÷ {n}) ÷ ln({m} ÷ {n})", "ln({x} ÷ {n}) ÷ ln({m} ÷ {n})"),
    "is_one_of": ("{x}为{xs}", "{x} is {xs}"),
    "always": ("总是", "always"),
    "never": ("从不", "never"),
    "and": (" 且 ", " and "),
    "or": (" 或 ", " or "),
    "list": ("；", "; "),
    "choices": ("或", " or "),
    "quoted": ("“{x}”", "“{x}”"),
}
