"""Problems of single cells: what is written there cannot be understood.

Each entry: what is wrong (zh), what to do (zh), what is wrong (en), what to do (en).
"""

from __future__ import annotations

CELLS: dict[str, tuple[str, str, str, str]] = {
    "cell.not-a-number": (
        "“{value}”不是数。",
        "请填数字，如 4.5。",
        "“{value}” is not a number.",
        "Write a number such as 4.5.",
    ),
    "cell.comparison": (
        "“{value}”带比较符号，不是一个数。",
        "请只填数字；方向由指标体系规定。",
        "“{value}” is a comparison, not a number.",
        "Write the number alone; the direction belongs to the indicator set.",
    ),
    "cell.unknown-unit": (
        "“{value}”里有看不懂的单位或文字（本栏单位：{unit}）。",
        "请只填数字。",
        "“{value}” has a unit or text that is not understood (unit of this field: {unit}).",
        "Write the number alone.",
    ),
    "cell.unknown-text": (
        "“{value}”里有看不懂的文字。",
        "请只填数字。",
        "“{value}” has a text that is not understood.",
        "Write the number alone.",
    ),
    "cell.bad-separators": (
        "“{value}”里的逗号不是三位一组，可能是小数点。",
        "请写成 1,239.36 或 1239.36。",
        "The commas in “{value}” do not group thousands; one may be a decimal point.",
        "Write 1,239.36 or 1239.36.",
    ),
    "cell.too-many-digits": (
        "“{value}”的有效数字超过 15 位，电子表格存不下，可能已经失真。",
        "请核对并减少位数。",
        "“{value}” has more than 15 significant digits, more than a spreadsheet holds.",
        "Check it and write fewer digits.",
    ),
    "cell.percent-or-fraction": (
        "本栏单位是 %，“{value}”可能是 {value}%，也可能是比例。",
        "请写明百分号，如 95% 或 0.95%。",
        "The unit here is %, and “{value}” may mean {value}% or a fraction.",
        "Write the percent sign: 95% or 0.95%.",
    ),
    "cell.percent-of-points": (
        "得分栏里写了百分数“{value}”。",
        "请填分数，而不是得分率。",
        "“{value}” is a percentage where points are asked for.",
        "Write points, not a score rate.",
    ),
    "cell.unwanted-percent": (
        "本栏单位是“{unit}”，却写了百分数“{value}”。",
        "请按本栏单位填写。",
        "“{value}” is a percentage, the unit here is “{unit}”.",
        "Write it in the unit of the field.",
    ),
    "cell.float": (
        "{value} 是浮点数（float），不一定是所写的数，计分不用。",
        'Python 里请写 Decimal("{value}")，或文字 "{value}"。',
        "{value} is a float, which need not be the number that was written; scores take none.",
        'In Python write Decimal("{value}"), or the text "{value}".',
    ),
    "cell.boolean": (
        "这里要填数，写的是真假值“{value}”。",
        "请填数字。",
        "A number is asked for, this is the truth value “{value}”.",
        "Write a number.",
    ),
    "cell.date": (
        "这里要填数，单元格却是日期格式（{value}）。",
        "请把单元格改为常规格式后重填。",
        "A number is asked for, the cell holds a date ({value}).",
        "Format the cell as general and write the number again.",
    ),
    "cell.error-value": (
        "单元格是错误值 {value}。",
        "请改正公式或直接填数。",
        "The cell holds the error {value}.",
        "Correct the formula, or write the value.",
    ),
    "cell.formula-without-value": (
        "单元格是公式，但文件里没有保存计算结果。",
        "请用电子表格软件打开并保存一次，或直接填数。",
        "The cell holds a formula whose value was not saved in the file.",
        "Open and save the file in a spreadsheet program, or write the value.",
    ),
    "cell.unknown-state": (
        "不认识的状态“{value}”。",
        "可用：不适用、未到期、作废，或留空。",
        "Unknown state “{value}”.",
        "Use: not applicable, not due, void, or leave it blank.",
    ),
}
