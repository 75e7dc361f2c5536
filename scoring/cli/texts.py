"""The help of the command line, in both languages."""

from __future__ import annotations

import re

TEXTS: dict[str, tuple[str, str]] = {
    "about": (
        "绩效评价评分：填好的评分表进，总分、等级和理由出。",
        "Score evaluations: a filled sheet in; total, grade and the reasons out.",
    ),
    "exit": (
        "退出状态：0 完成；1 输入有问题；2 用法错误；130 被中断。",
        "Exit status: 0 done; 1 the input has problems; 2 wrong usage; 130 interrupted.",
    ),
    "commands": ("命令", "commands"),
    "options": ("选项", "options"),
    "arguments": ("参数", "arguments"),
    "usage": ("用法：", "usage: "),
    "help": ("显示帮助", "show this help"),
    "version": ("显示版本", "show the version"),
    "lang": (
        "语言：zh 或 en（默认随系统，其次随指标体系）",
        "zh or en (default: the locale, then the set)",
    ),
    "format": ("输出格式：{formats}", "output format: {formats}"),
    "output": ("写入文件，而不是屏幕", "write to this file instead of the screen"),
    "set": (
        "指标体系的编号或 set.toml 的路径（默认用评分表里写的）",
        "id of an indicator set or path of a set.toml (default: the one the sheet names)",
    ),
    "column": (
        "别人的表里有几列得分时，用哪一列（写表头，如 复审得分）",
        "which column of scores to use in a table made by others, by its heading",
    ),
    "worksheet": (
        "工作簿里有几张工作表是评分表时，用哪一张（写工作表的名称）",
        "which worksheet to use where several of a workbook hold a score table, by its name",
    ),
    "score": ("给填好的评分表打分", "score a filled sheet"),
    "incomplete": (
        "评分表还没填完：同时给出目前已评部分的结果和不再补充的结果",
        "the sheet is not complete: give both what was scored so far and what comes out if "
        "nothing more is filled in",
    ),
    "score_files": (
        '填好的评分表（.xlsx、.csv、.toml、.json）；几份、一个文件夹或 "forms/*.xlsx" 合并成一份；'
        "项目文件夹连同名单和登记表",
        "a filled sheet (.xlsx, .csv, .toml, .json); several, a folder or "
        '"forms/*.xlsx" are merged into one; the folder of a project, with its panel and register',
    ),
    "examine_files": (
        "填好的评分表，几份合并成一份；前面写的是项目文件夹时不写",
        "a filled sheet, several are merged into one; none after the folder of a project",
    ),
    "explain_file": (
        '填好的评分表；一个文件夹或 "forms/*.xlsx" 合并成一份；或项目文件夹',
        'a filled sheet; a folder or "forms/*.xlsx" is merged into one; or the folder of a project',
    ),
    "panel_file": (
        "评审组名单（panel.toml）：谁、权重、评分范围和回避；所给的评分表合并成一份",
        "file of the panel (panel.toml): who, weights, scopes and recusals; "
        "the sheets given are merged into one",
    ),
    "explain": ("说明每个指标的得分怎么来的", "say how every indicator came to its points"),
    "explain_ids": ("只说明这些指标或分组", "only these indicators or groups"),
    "whatif": (
        "情景分析：改动一处再评一次，看等级稳不稳、怎样会变",
        "what if: the same evaluation with something changed; how firm is the grade",
    ),
    "whatif_actions": ("分析", "actions"),
    "examine": (
        "把登记表与评分表对照：口径冲突、佐证不足、问题与建议，和每个口径下的结果；"
        "核对发现的不影响退出状态",
        "hold a register against a sheet: conflicting figures, lacking evidence, findings, and the "
        "result under every figure; what is found does not change the exit status",
    ),
    "examine_register": (
        "登记表（.toml）：基础数据、佐证材料、问题与建议；或项目文件夹",
        "a register (.toml): facts, evidence, findings and suggestions; or the folder of a project",
    ),
    "strict": (
        "核对有发现时，退出状态为 1",
        "exit with 1 where there is anything to look at",
    ),
    "blank": ("生成空白评分表", "write a blank sheet to fill in"),
    "blank_set": (
        "指标体系的编号或 set.toml 的路径",
        "id of an indicator set or path of a set.toml",
    ),
    "blank_output": (
        "写到哪里；后缀决定格式（.xlsx、.csv、.toml、.json）；用 --each 时是文件夹",
        "where to; the suffix decides the format (.xlsx, .csv, .toml, .json); with --each a folder",
    ),
    "reviewers": ("评审专家人数（默认 1）", "how many reviewers (default 1)"),
    "blank_panel": (
        "评审组名单（panel.toml）：谁、权重、评分范围和回避",
        "file of the panel (panel.toml): who, weights, scopes and recusals",
    ),
    "each": (
        "每位专家一份：R1.xlsx、R2.xlsx……",
        "a workbook for each reviewer: R1.xlsx, R2.xlsx …",
    ),
    "self_column": (
        "加一列“自评得分”，填项目单位自评的得分",
        "with a column for what the unit under evaluation gave itself",
    ),
    "not_with": ("{name} 不能和 {other} 一起用", "{name} does not go with {other}"),
    "force": ("覆盖已有的文件", "overwrite an existing file"),
    "describe": (
        "写出一个指标体系的评分手册：每条规则的文字和公式",
        "write the manual of a set: every rule in words and as a formula",
    ),
    "check": (
        "检查指标体系、评分表、名单、登记表或项目文件夹，列出所有问题",
        "check sets, sheets, panels, registers or folders of projects and list every problem",
    ),
    "check_what": (
        "指标体系的编号、set.toml、评分表、评审组名单、登记表，或项目文件夹",
        "the id of a set, a set.toml, a sheet, a panel, a register, or the folder of a project",
    ),
    "sets": (
        "列出指标体系，把一个显示成树，或比较两个",
        "list indicator sets, show one as a tree, or compare two",
    ),
    "sets_action": (
        "list：列出（默认）；show：显示一个；diff：说明两个有什么差异",
        "list (default), show one, or diff: say what differs between two",
    ),
    "sets_name": (
        "要显示的指标体系；diff 写两个，先旧后新",
        "the set to show; for diff two of them, the old one first",
    ),
    "sets_on": (
        "只列出这一天有效的，如 2021-06-01",
        "only those in force on a day such as 2021-06-01",
    ),
    "table": (
        "给整张表评分：一行一个项目，一条 SQL 语句评完",
        "score a whole table, one row a project, by one SQL statement",
    ),
    "table_file": (
        "填好的宽表（.parquet、.csv），列名如 B1.actual、A1.1.R1、A1.state；"
        '也可以是放各项目填好的评分表的文件夹或 "2024/*.xlsx"，一份或一个子文件夹一个项目',
        "a filled wide table (.parquet, .csv); columns such as B1.actual, A1.1.R1, A1.state; "
        'or a folder of filled sheets, or "2024/*.xlsx": every sheet or folder in it is a project',
    ),
    "table_output": (
        "结果写到哪里（.parquet、.csv）",
        "where the result goes (.parquet, .csv)",
    ),
    "table_weight": (
        "评审专家的权重，如 R1=1.5，可写多次；没写的是 1",
        "the weight of a reviewer, such as R1=1.5, as often as needed; 1 where left out",
    ),
    "panel": (
        "分析评审组：分歧会不会改变等级、谁偏严偏宽、一致性如何",
        "study the panel: which disagreements could change the grade, who is harsh, how far "
        "reviewers agree",
    ),
    "import": (
        "由别人的评分表生成指标体系的草稿，并列出可疑之处",
        "make a draft of an indicator set from a score table made by others, and say what is "
        "doubtful",
    ),
    "import_file": ("评分表（.xlsx、.csv、.xls）", "a score table (.xlsx, .csv, .xls)"),
    "import_output": ("草稿写到哪里（.toml）", "where the draft goes (.toml)"),
    "schema": ("输出文件格式的 JSON Schema", "print the JSON Schema of a kind of file"),
    "schema_kind": ("哪种文件：{kinds}（默认 set）", "which kind: {kinds} (default set)"),
    "required": ("缺少：{names}", "missing: {names}"),
    "invalid": (
        "“{value}”不可用，可选：{choices}",
        "“{value}” cannot be used; choose from {choices}",
    ),
    "unknown": ("不认识的参数：{names}", "unknown arguments: {names}"),
    "needs_value": ("{name} 需要一个值", "{name} needs a value"),
    "not_whole": ("“{value}”不是整数", "“{value}” is not a whole number"),
    "not_weight": ("“{value}”不是权重，请写成 R1=1.5", "“{value}” is no weight such as R1=1.5"),
    "not_bound": (
        "“{value}”不是等级的下限，请写成 优=88",
        "“{value}” is no bound such as excellent=88",
    ),
    "not_amount": (
        "“{value}”看不出什么存疑，请写成 C1=0.5",
        "“{value}” is no doubt such as C1=0.5",
    ),
    "not_cost": ("“{value}”不是代价，请写成 C1=3", "“{value}” is no cost such as C1=3"),
    "not_limits": (
        "“{value}”不是变动范围，请写成 C1=5..8",
        "“{value}” is no range such as C1=5..8",
    ),
    "not_change": (
        "“{value}”看不出改什么，请写成 C1=9",
        "“{value}” is no change such as C1=9",
    ),
    "not_count": ("“{value}”不是正整数", "“{value}” is not a whole number above 0"),
    "not_day": ("“{value}”不是日期，请写成 2021-06-01", "“{value}” is no day such as 2021-06-01"),
    "show_needs_set": ("sets show 需要指标体系的编号", "sets show needs the id of a set"),
    "diff_needs_set": ("sets diff 需要两个指标体系", "sets diff needs two sets"),
    "on_needs_list": ("--on 只用于 sets list", "--on goes with sets list only"),
    "no_such_node": ("指标体系里没有“{name}”", "the set has no “{name}”"),
    "no_such_node_hint": (
        "指标体系里没有“{name}”，是不是{hint_zh}？",
        "the set has no “{name}”; did you mean {hint_en}?",
    ),
    "interrupted": ("已中断。", "Interrupted."),
}


# what argparse says in English, and the texts above that say it in the user's language
ARGPARSE = (
    (r"the following arguments are required: (?P<names>.*)", "required"),
    (r"unrecognized arguments: (?P<names>.*)", "unknown"),
    (
        r"argument (?P<name>[^:]*): invalid choice: '?(?P<value>.*?)'? "
        r"\(choose from (?P<choices>.*)\)",
        "invalid",
    ),
    (r"argument (?P<name>[^:]*): expected one argument", "needs_value"),
    (r"argument (?P<name>[^:]*): not allowed with argument (?P<other>.*)", "not_with"),
    (r"argument (?P<name>[^:]*): invalid int value: '?(?P<value>.*?)'?", "not_whole"),
    (r"argument (?P<name>[^:]*): invalid day value: '?(?P<value>.*?)'?", "not_day"),
    (r"argument (?P<name>[^:]*): invalid bound value: '?(?P<value>.*?)'?", "not_bound"),
    (r"argument (?P<name>[^:]*): invalid amount value: '?(?P<value>.*?)'?", "not_amount"),
    (r"argument (?P<name>[^:]*): invalid cost value: '?(?P<value>.*?)'?", "not_cost"),
    (r"argument (?P<name>[^:]*): invalid limits value: '?(?P<value>.*?)'?", "not_limits"),
    (r"argument (?P<name>[^:]*): invalid change value: '?(?P<value>.*?)'?", "not_change"),
    (r"argument (?P<name>[^:]*): invalid count value: '?(?P<value>.*?)'?", "not_count"),
    (r"argument (?P<name>[^:]*): invalid weight value: '?(?P<value>.*?)'?", "not_weight"),
)


def text(key: str, language: str, **details: object) -> str:
    """Return a text of the command line."""
    return TEXTS[key][0 if language == "zh" else 1].format(**details)


def translated(message: str, language: str) -> str:
    """Return a message of argparse in *language*; one it has no words for stays as it is."""
    for pattern, key in ARGPARSE:
        found = re.fullmatch(pattern, message)
        if found and language == "zh":
            return text(key, language, **found.groupdict())
    return message
