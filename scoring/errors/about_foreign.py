"""Problems of score tables that other people made, and printed figures that do not agree.

Each entry: what is wrong (zh), what to do (zh), what is wrong (en), what to do (en).
"""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str]] = {
    "foreign.no-set": (
        "这张表不是用本程序生成的，没有写明指标体系。",
        "请用 --set 给出体系；还没有体系的，先用 scoring import 生成草稿。",
        "This table was not made with this program and names no indicator set.",
        "Give the set with --set, or make a draft of one with: scoring import.",
    ),
    "foreign.several-tables": (
        "文件里有几张评分表（{value}），不知道用哪一张。",
        "请用 --sheet 写明用哪一张工作表；在同一张工作表里的，请只保留一张。",
        "The file has several score tables ({value}); which one is meant is anyone's guess.",
        "Say which worksheet with --sheet; of those on the same worksheet, keep one.",
    ),
    "foreign.no-worksheet": (
        "没有叫“{value}”的工作表，或不止一张。",
        "可选：{known}。",
        "There is no worksheet “{value}”, or more than one.",
        "Choose from: {known}.",
    ),
    "foreign.no-table-there": (
        "工作表“{value}”里没有评分表。",
        "请写明另一张（现有：{known}），或补上表头：指标（或一、二、三级指标）和得分、分值等列。",
        "The worksheet “{value}” has no score table.",
        "Name another one (there are: {known}), or write a header with indicators (指标) and "
        "points (得分, 分值).",
    ),
    "foreign.no-worksheets": (
        "这种文件没有工作表，--sheet（{value}）用不上。",
        "请去掉 --sheet，或核对文件名。",
        "A file of this kind has no worksheets, so --sheet ({value}) says nothing.",
        "Leave --sheet out, or check the name of the file.",
    ),
    "foreign.worksheet-of-forms": (
        "几份评分表合并时，不能用 --sheet（{value}）。",
        "请只给出一个文件，或去掉 --sheet。",
        "Where forms are merged, --sheet ({value}) cannot be used.",
        "Name a single file, or leave --sheet out.",
    ),
    "foreign.too-long": (
        "到这一行为止，评分表已超过 {limit} 行。",
        "请检查是否选错了文件，或把评分表单独存成一个文件。",
        "At this row the score table exceeds {limit} rows.",
        "Check that it is the right file, or save the score table to a file of its own.",
    ),
    "foreign.several-scores": (
        "有几列都像得分：{value}。",
        "请用 --column 写明用哪一列；表头相同的，写列的字母。几列是几位专家的，表头请写成"
        "“专家1”“专家2”……。",
        "Several columns may be the scores: {value}.",
        "Say which one with --column; of those with the same heading, by its letter. Where they "
        "are of several reviewers, head them 专家1, 专家2 and so on.",
    ),
    "foreign.no-column": (
        "没有叫“{value}”的一列，或不止一列。",
        "可选：{known}。",
        "There is no column “{value}”, or more than one.",
        "Choose from: {known}.",
    ),
    "foreign.no-score-column": (
        "表里没有得分列，这些指标没有分：{zh}。",
        "请补上得分列；表头写“得分”“评分”等。",
        "The table has no column of scores, so these indicators have none: {en}.",
        "Add one; its heading says 得分, 评分, score or the like.",
    ),
    "foreign.needs-answers": (
        "指标“{value}”要填的，表里没有对应的列：{zh}。",
        "请补上目标值、实际值等列；其他的用 scoring blank 生成的表填写。",
        "“{value}” asks for what the table has no columns for: {en}.",
        "Add columns such as 目标值 and 实际值; for others use a sheet from: scoring blank.",
    ),
    "foreign.no-name": (
        "这一行有数（{value}），却没有指标名称。",
        "请补上名称，或删去这一行。",
        "This row has figures ({value}) and names no indicator.",
        "Write the name, or remove the row.",
    ),
    "foreign.unmatched": (
        "指标体系里找不到“{value}”。",
        "请改成体系里的名称，或加一列“编号”；程序不猜。",
        "The set has nothing like “{value}”.",
        "Use the name in the set, or add a column 编号 with ids; nothing is guessed.",
    ),
    "foreign.unmatched-hint": (
        "指标体系里找不到“{value}”。",
        "最接近的是“{hint}”；是它的话，请改成同样的名称（各级都要一致），或加一列“编号”。",
        "The set has nothing like “{value}”.",
        "The closest is “{hint}”: if it is meant, use the same names on every level, or add a "
        "column 编号 with ids.",
    ),
    "foreign.row-twice": (
        "“{value}”和 {other} 是同一个指标（{id}）。",
        "请只保留一行。",
        "“{value}” is the same indicator ({id}) as the row at {other}.",
        "Keep one of the rows.",
    ),
    "foreign.id-and-name": (
        "“{value}”的编号是 {id} 的，名称却是 {other} 的。",
        "请核对编号和名称。",
        "In “{value}” the id is that of {id} and the name that of {other}.",
        "Check the id and the name.",
    ),
    "foreign.no-row": (
        "表里没有指标 {id}“{zh}”。",
        "请补上这一行；名称对不上的见其他各条。",
        "The table has no row for {id} “{en}”.",
        "Add it; names that did not match are listed beside this.",
    ),
    "foreign.merged-score": (
        "“{value}”这一格合并了几行（从 {first} 起），分不清是哪个指标的分。",
        "请取消合并，逐行填写。",
        "“{value}” stands in a cell merged over several rows (from {first}), so whose it is "
        "cannot be told.",
        "Unmerge it and write a figure in each row.",
    ),
    "foreign.hidden": (
        "这一行或这一列是隐藏的，里面的数（{value}）照样计入。",
        "请取消隐藏后核对；不该计入的请删去。",
        "This row or column is hidden, and what stands there ({value}) counts all the same.",
        "Show it and check; delete what should not count.",
    ),
    "foreign.not-read": (
        "另有得分列没有用到：{value}。",
        "要用它，请写 --column。",
        "Other columns of scores were not read: {value}.",
        "To use one of them, name it with --column.",
    ),
    "foreign.printed-unreadable": (
        "这里印的小计、合计或分值（{value}）读不出数，没有核对。",
        "请改成数字，或用电子表格软件打开并保存一次。",
        "The subtotal, total or full points printed here ({value}) cannot be read as a number "
        "and were not compared.",
        "Write a number, or open and save the file in a spreadsheet program.",
    ),
    "foreign.printed-not-saved": (
        "这里印的小计、合计或分值是公式，文件里没有保存计算结果，没有核对。",
        "请用电子表格软件打开并保存一次。",
        "The subtotal, total or full points printed here are a formula whose value was not saved "
        "in the file, and were not compared.",
        "Open and save the file in a spreadsheet program.",
    ),
    "printed.points": (
        "{id}“{zh}”印的得分是 {value}，计算结果是 {computed}。",
        "请核对这一行的得分、小计公式和评分标准。",
        "The points printed for {id} “{en}” are {value}, the computed ones {computed}.",
        "Check the scores, the sum and the scoring rule.",
    ),
    "printed.missed-target": (
        "{id}“{zh}”目标 {target}{unit}，实际 {actual}{unit}，没有完成，印的仍是满分 {value}；"
        "按评分标准得 {computed} 分。",
        "请核对目标值、实际值和这一行的得分。",
        "{id} “{en}”: the target {target}{unit} was missed with {actual}{unit}, and yet full marks "
        "are printed, {value}; the rule gives {computed}.",
        "Check both figures and the points of this row.",
    ),
    "printed.self": (
        "{id}“{zh}”印的自评得分是 {value}，按各指标的自评得分计算是 {computed}。",
        "请核对各指标的自评得分和自评的小计、合计。",
        "The self score printed for {id} “{en}” is {value}; the self scores of its indicators come "
        "to {computed}.",
        "Check the self scores and their sums.",
    ),
    "printed.full": (
        "{id}“{zh}”印的分值是 {value}，指标体系里是 {computed}。",
        "计分按指标体系；要用表里的分值，请改体系。",
        "The full points printed for {id} “{en}” are {value}, those of the set {computed}.",
        "The set decides; change it to use those of the table.",
    ),
    "printed.rows": (
        "印的合计是 {value}，各行相加是 {rows}。",
        "请核对是否漏了行、重复计算，或合计没有更新。",
        "The sum printed is {value}, the rows add up to {rows}.",
        "Look for rows left out or counted twice, or a sum that was not updated.",
    ),
    "draft.our-own": (
        "这是本程序的评分表，用的体系是“{value}”，不用再生成。",
        "直接用这套体系；要改它，请写 extends。",
        "This is a sheet of this program for the set “{value}”; there is nothing to import.",
        "Use that set; to change it, write a set that extends it.",
    ),
    "draft.no-indicator": (
        "表里没有指标。",
        "指标所在的行要有名称，并有分值、得分或评分标准。",
        "The table has no indicator.",
        "A row of an indicator has its name, and full points, a score or a standard.",
    ),
    "draft.nameless": (
        "这一行有数却没有名称，草稿里没有它。",
        "请补上名称后重新生成，或在草稿里补上。",
        "This row has figures and no name, so the draft has nothing of it.",
        "Write the name and import again, or add it to the draft.",
    ),
    "draft.twice": (
        "“{value}”和 {other} 同名、同在一处，草稿里成了两个指标。",
        "请核对；确是两个的，给表加一列“编号”，否则删去一个。",
        "“{value}” has the same name and group as {other}; the draft has two indicators.",
        "Check it: if they are two, add a column 编号 with ids to the table; else drop one.",
    ),
    "draft.says-tiers": (
        "“{value}”的评分标准写明了分档，草稿里以注释写出这条规则，没有启用。",
        "请核对；启用后不再由专家评分，改填实际值。",
        "The standard of “{value}” says tiers; the draft has that rule as a comment, not in force.",
        "Check it; in force it asks for the value instead of scores of reviewers.",
    ),
    "draft.says-deductions": (
        "“{value}”的评分标准写明了每处扣几分，草稿里以注释写出这条规则，没有启用。",
        "请核对；启用后不再由专家评分，改填处数。",
        "The standard of “{value}” says what each fault costs; the draft has that rule as a "
        "comment, not in force.",
        "Check it; in force it asks for the number of faults instead of scores of reviewers.",
    ),
    "draft.no-points": (
        "“{value}”没有分值，草稿里的分值只是示例。",
        "请在草稿里写上分值。",
        "“{value}” has no full points; those in the draft are illustrative.",
        "Write its points into the draft.",
    ),
    "draft.not-hundred": (
        "各指标的分值合计 {value}，不是 100；草稿里等级的下限按比例折算。",
        "请核对分值和等级下限。",
        "The full points of the indicators add up to {value}, not 100; the bounds of the grades in "
        "the draft are in proportion.",
        "Check the points and the bounds.",
    ),
    "draft.above-full-points": (
        "“{value}”的得分 {points} 高于分值 {full}。",
        "请核对分值和得分；用这张表评分会被拒绝。",
        "“{value}” has {points} points, above its full points {full}.",
        "Check both; the table will be refused when it is scored.",
    ),
    "xls.not-installed": (
        "读旧格式 .xls 要另装一个库。",
        '请运行 python -m pip install "scoring[xls]"，或用 Excel 另存为 .xlsx。',
        "Reading the old format .xls needs a library that is not installed.",
        'Run: python -m pip install "scoring[xls]"; or save the file as .xlsx.',
    ),
    "xls.crashed": (
        "这个 .xls 文件读不了：读取它的进程中止，或超过了时间、内存的限制。",
        "请确认文件来源；可信的话，用 Excel 另存为 .xlsx。",
        "This .xls cannot be read: the process that reads it broke off, or went beyond its limits "
        "of time and memory.",
        "Check where the file came from; if you trust it, save it as .xlsx.",
    ),
    "xls.unreadable": (
        "这个 .xls 文件读不了（{reason}）。",
        "可能损坏或加了密码；请用 Excel 另存为 .xlsx。",
        "This .xls cannot be read ({reason}).",
        "It may be damaged or have a password: save it as .xlsx.",
    ),
    "xls.our-own": (
        "这是本程序的评分表另存成的 .xls，丢了公式和百分数格式，不能读取。",
        "请另存为 .xlsx；文件夹里已有同一份 .xlsx 的，请移走这一份。",
        "This is a sheet of this program saved as .xls, which loses formulas and percentages.",
        "Save it as .xlsx; where the folder holds that as well, take this one out.",
    ),
    "xls.lossy": (
        "旧格式 .xls 里错误值读成空白，百分数读成小数，隐藏的行列看不出来。",
        "请核对；能另存为 .xlsx 的请另存。",
        "From the old format .xls, errors come as blanks and percentages as fractions, and hidden "
        "rows and columns are not noticed.",
        "Check them; save it as .xlsx where you can.",
    ),
}
