"""Problems of the folder of a project.

Each entry: what is wrong (zh), what to do (zh), what is wrong (en), what to do (en).
"""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str]] = {
    "project.not-a-project": (
        "“{value}”不是项目文件夹。",
        "项目文件夹里须有 forms 文件夹、panel.toml 或登记表；只有评分表的，用 scoring score。",
        "“{value}” is not the folder of a project.",
        "Such a folder has a folder forms, a panel.toml or a register; sheets alone are read by "
        "scoring score.",
    ),
    "project.not-alone": (
        "“{value}”是一个项目的文件夹，不能与别的合并成一份评分表。",
        "一次只写一个项目的文件夹；几个项目一起评分用 scoring table。",
        "“{value}” is the folder of a project and cannot be merged with others into one sheet.",
        "Name one folder at a time; several projects are scored together by scoring table.",
    ),
    "project.nothing-there": (
        "文件夹“{value}”里没有项目，没有评分表，也没有指标体系。",
        "项目文件夹里有 forms 文件夹、panel.toml 或登记表，指标体系的文件夹里有 set.toml；"
        "评分表是 .xlsx、.csv、.toml 或 .json。",
        "The folder “{value}” holds no project, no forms and no indicator set.",
        "A project has a folder forms, a panel.toml or a register, and a set has a set.toml; forms "
        "are .xlsx, .csv, .toml or .json.",
    ),
    "project.no-register": (
        "项目文件夹“{value}”里没有登记表。",
        "请放进一份（.toml），或写明登记表：scoring examine 登记表 评分表。",
        "The folder “{value}” holds no register.",
        "Put one there (.toml), or name it: scoring examine REGISTER FILE.",
    ),
    "project.two-registers": (
        "项目文件夹里有不止一份登记表，另一份是“{other}”。",
        "请只留一份，或把两份合成一份。",
        "The folder holds more than one register; another is “{other}”.",
        "Keep one, or write both into one file.",
    ),
    "project.two-panels": (
        "评审组名单有两份，另一份是“{other}”。",
        "请只留一份。",
        "There are two files of the panel; the other one is “{other}”.",
        "Keep one of them.",
    ),
}
