"""Problems of tables with many projects: their columns, and what one statement cannot compute.

Each entry: what is wrong (zh), what to do (zh), what is wrong (en), what to do (en).
"""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str]] = {
    "table.no-engine": (
        "整表评分需要 {value}，本机没有安装。",
        "请安装：pip install 'scoring[tables]'；数据框还要 pyarrow。",
        "Scoring a whole table needs {value}, which is not installed here.",
        "Install it: pip install 'scoring[tables]'; data frames need pyarrow besides.",
    ),
    "table.no-header": (
        "没有表头行。",
        "请在首行写列名，如 A1.R1。",
        "There is no header row.",
        "Name the columns in the first row, such as A1.R1.",
    ),
    "table.unknown-column": (
        "列名“{value}”以某个指标的编号开头，却不是它的填报项。",
        "可用的列名：{known}；与评分无关的列请换一个名字。",
        "The column “{value}” begins with the id of an indicator and is none of its answers.",
        "These are understood: {known}. Give a column that is no answer another name.",
    ),
    "table.columns-alike": (
        "列名“{value}”与“{other}”只有大小写不同，或完全相同。",
        "请改名，或删去一列。",
        "The columns “{value}” and “{other}” differ in upper and lower case at most.",
        "Rename one of them, or remove it.",
    ),
    "table.ids-alike": (
        "指标体系里的编号“{value}”与“{other}”只有大小写不同，整表评分的列名不分大小写，分不开。",
        "请逐份评分（scoring score），或在体系里改一个编号。",
        "The ids “{value}” and “{other}” of the set differ in upper and lower case only, which "
        "names of columns do not tell apart.",
        "Score the sheets one by one (scoring score), or change one of the ids in the set.",
    ),
    "table.results-alike": (
        "结果里有两列都叫“{value}”。",
        "请逐份评分（scoring score），或在体系里改一个编号。",
        "Two columns of the result would be called “{value}”.",
        "Score the sheets one by one (scoring score), or change an id in the set.",
    ),
    "table.reviewers-alike": (
        "评审专家“{value}”与“{other}”只有大小写不同。",
        "是同一位的，列名里写成一样；是两位的，换一个编号。",
        "The reviewers “{value}” and “{other}” differ in upper and lower case only.",
        "Write one reviewer in one way in the names of columns; give two of them different ids.",
    ),
    "table.answered-twice": (
        "“{value}”与“{other}”是同一项的两种写法。",
        "请只保留一列。",
        "“{value}” and “{other}” are two names of one answer.",
        "Keep one of the columns.",
    ),
    "table.no-column": (
        "没有指标 {id}“{zh}”的列，而指标体系不允许缺这一项。",
        "请加上：{known}。",
        "There is no column for {id} “{en}”, which the set does not allow to be missing.",
        "Add: {known}.",
    ),
    "table.half-the-columns": (
        "指标 {id}“{zh}”要几项一起填，缺这几列：{value}。",
        "请补上。",
        "{id} “{en}” asks for several answers together, and these columns are missing: {value}.",
        "Add them.",
    ),
    "table.no-answers": (
        "没有一列是指标体系“{value}”的填报项。",
        "列名应为“指标编号.填报项”，评审专家逐人填的再加“.专家编号”；例如：{known}。",
        "No column holds an answer to the set “{value}”.",
        "Columns are named indicator.input, and indicator.input.reviewer where each reviewer "
        "answers; such as: {known}.",
    ),
    "table.column-taken": (
        "表里已有名为“{value}”的列，结果也要用这个名字。",
        "请先改名。",
        "The table has a column “{value}” already, which is the name of a result.",
        "Rename it first.",
    ),
    "table.wrong-type": (
        "“{value}”列的类型是 {type}，不能作为填报项。",
        "请改为文本、整数或小数。",
        "The column “{value}” has the type {type}, which holds no answers.",
        "Make it text, whole numbers or decimals.",
    ),
    "table.not-plain": (
        "“{value}”不是一个写法确定的数。",
        "请写成 1239.36 这样的数，不带逗号、单位或文字。",
        "“{value}” is not a plain number.",
        "Write it like 1239.36, without commas, units or words.",
    ),
    "table.row-refused": (
        "这一行不能评分。",
        "请核对这一行的各项。",
        "This row cannot be scored.",
        "Check its answers.",
    ),
    "table.more": (
        "另有 {value} 行也有问题，没有列出。",
        "请先改正以上各处。",
        "Another {value} rows have problems that are not listed.",
        "Correct those above first.",
    ),
    "table.broken": (
        "表读不出来（{reason}）。",
        "请检查文件，或另存一份再试。",
        "The table cannot be read ({reason}).",
        "Check the file, or save a copy and try that.",
    ),
    "table.cannot-bits": (
        "整表评分要用 {value} 位整数才能精确计算“{id}”，超过了上限 126 位。",
        "请逐份评分（scoring score），或减少小数位和权数。",
        "To be exact, a whole table needs numbers of {value} bits for “{id}”; 126 is the limit.",
        "Score the sheets one by one (scoring score), or use fewer decimals and smaller weights.",
    ),
    "table.cannot-void": (
        "这套体系规定了哪些评分作废（panel.void），整表评分还不能判断。",
        "请逐份评分（scoring score）。",
        "This set declares ballots void by rule (panel.void), which whole tables cannot decide.",
        "Score the sheets one by one (scoring score).",
    ),
    "table.cannot-logs": (
        "“{id}”的对数分得太细，整表评分不能保证每个数都取舍正确。",
        "请逐份评分（scoring score），或减少小数位。",
        "The logarithms of “{id}” are too fine for a whole table to round each of them right.",
        "Score the sheets one by one (scoring score), or use fewer decimals.",
    ),
}
