"""Problems of shape: keys and values of a TOML or JSON file.

Each entry: what is wrong (zh), what to do (zh), what is wrong (en), what to do (en).
"""

from __future__ import annotations

SHAPES: dict[str, tuple[str, str, str, str]] = {
    "shape.missing-key": (
        "缺少“{name}”。",
        "请补上。",
        "“{name}” is missing.",
        "Add it.",
    ),
    "shape.unknown-key": (
        "不认识的键“{value}”。",
        "请删除，或用 scoring schema 查看可用的键。",
        "Unknown key “{value}”.",
        "Remove it, or see the known keys with: scoring schema.",
    ),
    "shape.unknown-key-hint": (
        "不认识的键“{value}”。",
        "是不是“{hint}”？",
        "Unknown key “{value}”.",
        "Did you mean “{hint}”?",
    ),
    "shape.not-one-of": (
        "“{value}”不是可用的值。",
        "可用的值：{expected}。",
        "“{value}” is not a known value.",
        "Use one of: {expected}.",
    ),
    "shape.bad-id": (
        "“{value}”的写法不对。",
        "编号可用文字、数字、点、连字符和下划线，64 个字以内；版本写成 1.0.0。",
        "“{value}” is not written as it should be.",
        "An id has letters, digits, dots, hyphens and underscores, 64 at most; "
        "a version is written 1.0.0.",
    ),
    "shape.not-text": (
        "“{value}”不是文字。",
        "请加引号。",
        "“{value}” is not a text.",
        "Put it in quotes.",
    ),
    "shape.empty-text": (
        "这段文字是空的或太长。",
        "请写上内容。",
        "This text is empty or too long.",
        "Write it.",
    ),
    "shape.not-whole": (
        "“{value}”不是整数。",
        "请写整数。",
        "“{value}” is not a whole number.",
        "Write a whole number.",
    ),
    "shape.not-number": (
        "“{value}”不是数。",
        "请写小数，如 3.33；不接受 NaN、无穷大、真假值。",
        "“{value}” is not a number.",
        "Write a decimal such as 3.33; NaN, infinity and true/false are not accepted.",
    ),
    "shape.not-ratio": (
        "“{value}”不是分值或权重。",
        '请写小数，如 3.33，或分数，如 "10/3"。',
        "“{value}” is neither points nor a weight.",
        'Write a decimal such as 3.33, or a ratio such as "10/3".',
    ),
    "shape.not-day": (
        "“{value}”不是年份、月份或日期。",
        "请写成 2020、2020-05 或 2020-05-17。",
        "“{value}” is no year, month or day.",
        "Write 2020, 2020-05 or 2020-05-17.",
    ),
    "shape.not-bool": (
        "“{value}”不是 true 或 false。",
        "请写 true 或 false。",
        "“{value}” is neither true nor false.",
        "Write true or false.",
    ),
    "shape.too-small": (
        "{value} 太小，最小可以写 {low}。",
        "请改大。",
        "{value} is too small; the least that may be written is {low}.",
        "Write a larger one.",
    ),
    "shape.too-large": (
        "{value} 太大，最大可以写 {high}。",
        "请改小。",
        "{value} is too large; the most that may be written is {high}.",
        "Write a smaller one.",
    ),
    "shape.not-table": (
        "“{value}”应当是一个表。",
        "请写成 [表名] 或 {{ 键 = 值 }}。",
        "“{value}” should be a table.",
        "Write it as [table] or {{ key = value }}.",
    ),
    "shape.not-list": (
        "“{value}”应当是一个列表。",
        "请写成 [ … ]。",
        "“{value}” should be a list.",
        "Write it as [ … ].",
    ),
    "shape.empty-list": (
        "这个列表是空的。",
        "请至少写一项。",
        "This list is empty.",
        "Write at least one item.",
    ),
    "shape.other": (
        "“{value}”不合要求（{reason}）。",
        "请用 scoring schema 查看要求。",
        "“{value}” is not as it should be ({reason}).",
        "See what is asked with: scoring schema.",
    ),
}
