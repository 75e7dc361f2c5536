"""Problems of files as files: what cannot be opened, or is not what its name says.

Each entry: what is wrong (zh), what to do (zh), what is wrong (en), what to do (en).
"""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str]] = {
    "file.not-found": (
        "找不到这个文件。",
        "请检查路径和文件名。",
        "There is no such file.",
        "Check the path and the name.",
    ),
    "file.unreadable": (
        "文件无法读取（{reason}）。",
        "请检查权限，或另存一份再试。",
        "The file cannot be read ({reason}).",
        "Check its permissions, or save a copy and try that.",
    ),
    "file.is-input": (
        "这个文件就是要读的“{value}”，写进去会把它冲掉。",
        "请写到另一个文件。",
        "This is the very file that is read, “{value}”, which would be lost.",
        "Write to another file.",
    ),
    "file.other-format": (
        "要写的格式是 {value}，而文件名说的是 {known}。",
        "请改文件名，或改 --format；不写 --format，格式就随文件名。",
        "The format is {value}, but the name of the file says {known}.",
        "Change the name or --format; without --format the name decides.",
    ),
    "file.no-such-format": (
        "这个命令写不出文件名所说的格式 {value}。",
        "可用的格式：{known}。",
        "This command cannot write {value}, which the name of the file says.",
        "It can write: {known}.",
    ),
    "file.folder-like-sheet": (
        "每位专家一份的评分表写进一个文件夹，这里却是文件名（{value}）。",
        "请写文件夹的名字，如 专家表；要大家共用的一份，去掉 --each。",
        "A form for each reviewer goes into a folder, and this is the name of a file ({value}).",
        "Give the name of a folder, such as forms; for one sheet shared by all, leave --each out.",
    ),
    "file.not-a-file": (
        "这不是一个文件（是管道或设备）。",
        "请给出文件的路径。",
        "This is not a file but a pipe or a device.",
        "Give the path of a file.",
    ),
    "file.book-not-text": (
        "这是工作簿或别的办公文件，这里要的是文本文件（指标体系、登记表、名单是 .toml）。",
        "请核对文件名，以及几个文件的先后次序。",
        "This is a workbook or another office file; a text file is needed here (sets, registers "
        "and panels are .toml).",
        "Check the name, and the order in which files are named.",
    ),
    "file.unknown-kind": (
        "不认识的文件类型“{value}”。",
        "可用的类型：{known}。",
        "Unknown kind of file “{value}”.",
        "These kinds are known: {known}.",
    ),
    "file.too-large": (
        "文件有 {size}，超过上限 {limit}。",
        "评分表不应有这么大，请检查是否选错了文件。",
        "The file has {size}, above the limit of {limit}.",
        "No score sheet is that large: check that it is the right file.",
    ),
    "file.not-text": (
        "文件不是 UTF-8 文本（第 {byte} 个字节处）。",
        "请另存为 UTF-8 编码。",
        "The file is not UTF-8 text (at byte {byte}).",
        "Save it with the encoding UTF-8.",
    ),
    "file.bad-toml": (
        "不是合法的 TOML：{reason}。",
        "请按提示的行列改正；中文或带点的编号要加引号，同一个表不能写两次。",
        "This is not valid TOML: {reason}.",
        "Correct it at the line and column given; an id in Chinese or with a dot needs quotes, "
        "and a table may stand only once.",
    ),
    "file.bad-json": (
        "不是合法的 JSON：{reason}。",
        "请按提示的行列改正。",
        "This is not valid JSON: {reason}.",
        "Correct it at the line and column given.",
    ),
    "file.duplicate-key": (
        "键“{value}”出现了两次。",
        "请只保留一个。",
        "The key “{value}” occurs twice.",
        "Keep one of them.",
    ),
    "file.not-written": (
        "无法写入（{reason}）。",
        "请检查目录是否存在、是否有写权限；原文件没有改动。",
        "It cannot be written ({reason}).",
        "Check that the folder exists and can be written to; nothing was changed.",
    ),
    "file.exists": (
        "文件已存在，没有覆盖。",
        "换一个文件名，或加 --force。",
        "The file exists already and was not overwritten.",
        "Choose another name, or add --force.",
    ),
    "csv.broken": (
        "CSV 写法有误（{reason}）。",
        "请检查引号是否成对。",
        "This is not valid CSV ({reason}).",
        "Check that quotes are paired.",
    ),
    "csv.encoding": (
        "文件既不是 UTF-8，也不是 GB18030（GBK）编码（第 {byte} 个字节处）。",
        "请另存为 UTF-8 编码的 CSV。",
        "The file is neither UTF-8 nor GB18030 (at byte {byte}).",
        "Save it as CSV with the encoding UTF-8.",
    ),
    "csv.no-header": (
        "没有表头行。",
        "表头须有 id 列，如 id,value,R1,R2,state,reason,evidence；别人的表须有指标和得分等列。",
        "There is no header row.",
        "The header needs a column id: id,value,R1,R2,state,reason,evidence; a table made by "
        "others needs columns such as 指标 and 得分.",
    ),
    "csv.unknown-line": (
        "不认识的说明行“{value}”。",
        "可用：#set、#project、#reviewer。",
        "Unknown line “{value}”.",
        "These are known: #set, #project, #reviewer.",
    ),
    "csv.too-many-fields": (
        "本行有 {value} 栏，表头只有 {expected} 栏。",
        "含逗号的文字请加引号。",
        "This row has {value} fields, the header has {expected}.",
        "Quote texts that hold commas.",
    ),
    "csv.no-id": (
        "本行没有指标编号。",
        "请在 id 列填写编号，或删去本行。",
        "This row names no indicator.",
        "Write its id in the column id, or remove the row.",
    ),
    "csv.saved-workbook": (
        "这是把评分表工作簿另存成的 CSV，丢了指标体系等信息，不能读取。",
        "请直接用原来的 .xlsx；要 CSV，请用 scoring blank … -o 文件.csv 生成。",
        "This is a score workbook saved as CSV, which loses what names its set.",
        "Use the .xlsx itself, or begin with: scoring blank … -o FILE.csv.",
    ),
    "csv.nameless-column": (
        "“{value}”所在的列没有表头，会被漏掉。",
        "请给这一列写上表头，或删去它。",
        "“{value}” stands in a column without a name and would be lost.",
        "Name the column, or delete what stands there.",
    ),
}
