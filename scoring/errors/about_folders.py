"""Problems of folders of filled sheets that are read as many projects.

Each entry: what is wrong (zh), what to do (zh), what is wrong (en), what to do (en).
"""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str]] = {
    "folder.one-project": (
        "“{value}”是一个项目的文件夹，不是许多项目的。",
        "请给出放各项目的文件夹；只看一个项目的，用 scoring score。",
        "“{value}” is the folder of one project, not of many.",
        "Give the folder that holds the projects; a single one is read by scoring score.",
    ),
    "folder.of-projects": (
        "文件夹“{value}”里没有评分表，里面的文件夹（{names}）各是一个项目。",
        "请写明其中一个，检查（scoring check）时可以写几个；一起评分用 scoring table。",
        "The folder “{value}” holds no sheets itself; the folders in it ({names}) are a project "
        "each.",
        "Name one of them, or several for scoring check; all are scored together by scoring table.",
    ),
    "folder.form-of-some": (
        "这是 {value} 的评分表，评审组是 {panel}；这里一份评分表是一个项目。",
        "同一项目各位专家的评分表，请放进一个子文件夹，一个项目一个。",
        "This is the form of {value}, of a panel of {panel}; here every sheet is a project.",
        "Put the forms of one project into a folder of its own within this one.",
    ),
    "folder.same-project": (
        "与“{other}”是同一个项目“{value}”。",
        "请只留一份，或在评分表里写明不同的编号（number）、名称或年度；同一项目各位专家的评分表，"
        "请放进一个子文件夹。",
        "This is the project “{value}”, and so is “{other}”.",
        "Keep one, or give them numbers (number), names or years of their own; forms of several "
        "reviewers of one project belong into a folder within this one.",
    ),
    "folder.weights-differ": (
        "专家“{id}”的权重是 {value}，在“{other}”里是 {weight}；一张表里一位专家只有一个权重。",
        "请改成一致，或用 --weight {id}=… 写明用哪个。",
        "The weight of reviewer “{id}” is {value}, and {weight} in “{other}”; in a table a "
        "reviewer has one weight.",
        "Make them agree, or say which it is with --weight {id}=….",
    ),
    "folder.panels-differ": (
        "评审专家是 {value}，“{other}”的是 {panel}；按总分合成的，一起评的项目须由同样几位专家评。",
        "请分开评，或让专家的编号一致。",
        "The reviewers are {value}, those of “{other}” {panel}; where totals are combined, "
        "projects that are scored together need the same ones.",
        "Score them apart, or make the ids of the reviewers agree.",
    ),
    "folder.evidence-lacking": (
        "登记表使指标“{value}”因缺佐证而减分，一张表里没有这样的减分。",
        "请补上佐证；或只放评分表，不放登记表。",
        "The register takes points of indicator “{value}” for lacking evidence; a table has no "
        "place for that.",
        "Add the evidence, or leave out the register and keep the sheets.",
    ),
}
