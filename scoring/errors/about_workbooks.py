"""Problems of Excel workbooks as files, before anyone asks what is filled in.

Each entry: what is wrong (zh), what to do (zh), what is wrong (en), what to do (en).
"""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str]] = {
    "workbook.not-a-file": (
        "这不是普通文件，而是管道或设备。",
        "请先存成 .xlsx 文件，再给出它的路径。",
        "This is a pipe or a device, not a file.",
        "Save the workbook as an .xlsx file and give its path.",
    ),
    "workbook.empty-file": (
        "文件是空的（0 字节）。",
        "可能没有下载完或没有保存成功，请重新取得这个文件。",
        "The file is empty (0 bytes).",
        "It was probably not saved or downloaded to the end: get it again.",
    ),
    "workbook.not-a-workbook": (
        "文件内容不是 Excel 工作簿，只是用了这个扩展名（常见的是改了名的网页或 CSV）。",
        "请用 Excel 或 WPS 打开，另存为 .xlsx。",
        "The content is not an Excel workbook, whatever the name says"
        " (often it is a renamed web page or CSV).",
        "Open it in Excel and save it as .xlsx.",
    ),
    "workbook.damaged-archive": (
        "工作簿已损坏或不完整。",
        "可能没有下载完，请重新取得；或用 Excel 打开修复后另存为 .xlsx。",
        "The workbook is damaged or cut short.",
        "Get it again, or let Excel repair it and save it as .xlsx.",
    ),
    "workbook.encrypted-or-old": (
        "文件加了打开密码，或是旧的 .xls 格式。",
        "请在 Excel 中打开，去掉密码，另存为 .xlsx。",
        "The file is encrypted (password protected) or an old .xls.",
        "Open it in Excel and save it as .xlsx without a password.",
    ),
    "workbook.encrypted-entries": (
        "文件是加了密码的压缩包。",
        "请去掉密码，用 Excel 另存为 .xlsx。",
        "The file is an archive with a password.",
        "Remove the password and save the workbook as .xlsx.",
    ),
    "workbook.not-xlsx": (
        "文件是压缩包，但里面没有 Excel 工作簿（可能是 Word 文档或普通 zip）。",
        "请检查是否选错了文件；需要的是 .xlsx。",
        "The file is an archive without an Excel workbook in it"
        " (a Word document or a plain zip, perhaps).",
        "Check that it is the right file; an .xlsx is needed.",
    ),
    "workbook.opendocument": (
        "文件是 OpenDocument 表格（.ods）。",
        "请在 LibreOffice 或 WPS 中打开，另存为 .xlsx。",
        "The file is an OpenDocument spreadsheet (.ods).",
        "Open it in LibreOffice and save it as .xlsx.",
    ),
    "workbook.binary": (
        "文件是二进制工作簿（.xlsb）。",
        "请在 Excel 中打开，另存为 .xlsx。",
        "The file is a binary workbook (.xlsb).",
        "Open it in Excel and save it as .xlsx.",
    ),
    "workbook.duplicate-part": (
        "工作簿里有两个同名的部件“{part}”，无法判断哪个是真的。",
        "请用 Excel 打开核对内容，另存为 .xlsx。",
        "Two parts of the workbook have the name “{part}”; which one counts is anyone's guess.",
        "Open it in Excel, check what it shows, and save it as .xlsx.",
    ),
    "workbook.missing-part": (
        "工作簿里缺少部件“{part}”。",
        "文件已损坏，请用 Excel 打开修复后另存为 .xlsx。",
        "The workbook lacks its part “{part}”.",
        "It is damaged: let Excel repair it and save it as .xlsx.",
    ),
    "workbook.damaged-part": (
        "工作簿的部件“{part}”已损坏，无法解压。",
        "请重新取得文件，或用 Excel 打开修复后另存为 .xlsx。",
        "The part “{part}” of the workbook is damaged and cannot be unpacked.",
        "Get the file again, or let Excel repair it and save it as .xlsx.",
    ),
    "workbook.part-too-large": (
        "工作簿的部件“{part}”解压后超过 {limit}。",
        "评分表不应有这么大；请把要用的工作表复制到新的工作簿再试。",
        "The part “{part}” of the workbook unpacks to more than {limit}.",
        "No score sheet is that large: copy the sheets you need to a new workbook.",
    ),
    "workbook.bomb": (
        "工作簿的部件“{part}”解压后是压缩时的 {ratio} 倍以上，像是压缩炸弹。",
        "请确认文件来源；内容可信时，把要用的工作表复制到新的工作簿再试。",
        "The part “{part}” of the workbook unpacks to over {ratio} times its size,"
        " as a zip bomb does.",
        "Check where the file came from; if you trust it, copy the sheets you need"
        " to a new workbook.",
    ),
    "workbook.too-complex": (
        "工作簿的内容远远超过一份评分表（多半是给大片空白单元格设了格式）。",
        "请把要用的工作表连同内容复制到新的工作簿再试。",
        "The workbook holds far more than a score sheet"
        " (formatting on vast empty areas, most likely).",
        "Copy the filled-in area to a new workbook.",
    ),
    "workbook.doctype": (
        "工作簿的部件“{part}”带有文档类型声明（DOCTYPE），正常的工作簿没有，可能是恶意文件。",
        "请确认文件来源，用 Excel 另存为 .xlsx。",
        "The part “{part}” of the workbook declares a document type (DOCTYPE),"
        " which no honest workbook does.",
        "Check where the file came from, and save it as .xlsx from Excel.",
    ),
    "workbook.bad-xml": (
        "工作簿的部件“{part}”第 {line} 行不是合法的 XML（{reason}）。",
        "文件已损坏，请用 Excel 打开修复后另存为 .xlsx。",
        "The part “{part}” of the workbook is not valid XML at line {line} ({reason}).",
        "It is damaged: let Excel repair it and save it as .xlsx.",
    ),
    "workbook.deep-xml": (
        "工作簿的部件“{part}”嵌套超过 {limit} 层，正常的工作簿不会这样。",
        "请确认文件来源，用 Excel 另存为 .xlsx。",
        "The part “{part}” of the workbook is nested more than {limit} levels deep,"
        " which no honest workbook is.",
        "Check where the file came from, and save it as .xlsx from Excel.",
    ),
    "workbook.bad-sheet-name": (
        "工作表名称“{value}”为空或过长。",
        "请在 Excel 中给工作表改名（不超过 31 个字符）后保存。",
        "The sheet name “{value}” is empty or too long.",
        "Rename the sheet in Excel (31 characters at most) and save.",
    ),
    "workbook.repeated-sheet": (
        "有两个工作表都叫“{value}”（不分大小写）。",
        "请给其中一个改名后保存。",
        "Two sheets have the name “{value}” (capitals aside).",
        "Rename one of them and save.",
    ),
    "workbook.repeated-cell": (
        "这个单元格在文件里存了两次，无法判断哪个是真的。",
        "请用 Excel 打开核对这一格，另存为 .xlsx。",
        "This cell is stored twice in the file; which value counts is anyone's guess.",
        "Open it in Excel, check the cell, and save it as .xlsx.",
    ),
    "workbook.bad-value": (
        "文件里存的“{value}”不合格式，Excel 不会这样写。",
        "请用 Excel 打开核对这一处，另存为 .xlsx。",
        "What is stored here, “{value}”, is not in the form that Excel writes.",
        "Open the file in Excel, check this place, and save it as .xlsx.",
    ),
    "workbook.far-cell": (
        "这里有内容，但超出了可读范围（{rows} 行、{columns} 列）。",
        "多半是误填，请删除；确有需要时，把表格移到左上角。",
        "There is something in this cell, beyond the {rows} rows and {columns} columns"
        " that are read.",
        "Delete it if it is there by accident; otherwise move the table to the top left.",
    ),
    "workbook.too-many-cells": (
        "到这一格为止，非空单元格已超过 {limit} 个。",
        "评分表不应有这么多内容；请把要用的工作表复制到新的工作簿再试。",
        "At this cell the workbook exceeds {limit} cells with content.",
        "No score sheet has that many: copy the sheets you need to a new workbook.",
    ),
    "workbook.long-text": (
        "这里的一段文字超过 {limit} 个字符。",
        "请把它缩短（Excel 单元格最多 32767 个字符），或移到附件中。",
        "A text in here is longer than {limit} characters.",
        "Shorten it (a cell of Excel holds 32767), or move it to an attachment.",
    ),
    "workbook.no-score-sheet": (
        "工作簿里没有评分表（现有：{value}）。",
        "请用 scoring blank 生成的工作簿，并保留隐藏的首行首列；"
        "别人的表须有表头：指标（或一、二、三级指标）和得分、分值等列。",
        "The workbook has no score sheet (it has: {value}).",
        "Use a workbook from scoring blank, and keep its hidden first row and column; a table made "
        "by others needs a header with indicators (指标) and points (得分, 分值).",
    ),
    "workbook.several-score-sheets": (
        "工作簿里有几张评分表（{value}），不知道用哪一张。",
        "请只保留一张；只读这一个文件时，也可以用 --sheet 写明用哪一张。",
        "The workbook has several score sheets ({value}).",
        "Keep one of them, or, where this file is read alone, say which one with --sheet.",
    ),
    "workbook.no-keys": (
        "评分表隐藏的首行首列里没有标识，无法读取。",
        "请用 scoring blank 重新生成后誊写。",
        "The hidden first row and column of the score sheet hold no keys, so it cannot be read.",
        "Make a new one with scoring blank and copy the answers over.",
    ),
    "workbook.key-twice": (
        "标识“{value}”出现了两次，多半是复制了行或列。",
        "请删去多余的一行或一列。",
        "The key “{value}” occurs twice: a row or column was probably copied.",
        "Remove the extra one.",
    ),
    "workbook.merged-answers": (
        "{value} 合并了几个要填的单元格，只剩一个值。",
        "请取消合并，逐格填写。",
        "{value} merges several cells to be filled in, so only one value is left.",
        "Unmerge it and fill in each cell.",
    ),
    "workbook.stray-cell": (
        "“{value}”填在不属于任何指标或专家的行列里，会被漏掉。",
        "请移到对应的单元格，或删去。",
        "“{value}” stands in a row or column that belongs to no indicator or reviewer.",
        "Move it to the right cell, or delete it.",
    ),
    "workbook.beside-input": (
        "状态、扣分原因和佐证材料写在指标“{id}”自己的一行：{value}。",
        "请移到该指标的首行。",
        "State, reason and evidence belong in the row of “{id}” itself: {value}.",
        "Move it to the first row of the indicator.",
    ),
    "workbook.points-typed": (
        "得分由程序计算，这里却填了“{value}”。",
        "请删去（或恢复公式）；打分请填在专家或填报值的列中。",
        "Points are computed; “{value}” was typed over them.",
        "Delete it, and write scores in the columns of the reviewers or of the value.",
    ),
    "workbook.no-reviewer-column": (
        "评审专家 {value} 的一列不见了。",
        "请恢复这一列；专家不评分的，整列留空即弃权。",
        "The column of reviewer {value} is gone.",
        "Bring it back; a reviewer who abstains leaves the column blank.",
    ),
}
