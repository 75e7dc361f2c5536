"""Problems of scores that are only tried out or in doubt: what if an answer were another one.

Each entry: what is wrong (zh), what to do (zh), what is wrong (en), what to do (en).
"""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str]] = {
    "change.group": (
        "“{value}”是分组，得分由下面的指标算出。",
        "请写它下面的指标：{known}。",
        "“{value}” is a group; its points are computed from what is below it.",
        "Name its indicators: {known}.",
    ),
    "change.which-input": (
        "指标“{id}”有几个填报项，看不出是哪一项。",
        "请写成 {who}:{id}.填报项，可用的有：{known}。",
        "“{id}” asks for several answers, and this may be any of them.",
        "Write {who}:{id}.INPUT with one of: {known}.",
    ),
    "change.nobody": (
        "没有可以填写指标“{id}”的评审专家。",
        "请直接写它的得分：{id}=…。",
        "There is no reviewer who may answer “{id}”.",
        "Give its points instead: {id}=…",
    ),
    "change.twice": (
        "同一处写了两次（另一次：{other}）。",
        "请只保留一次。",
        "The same thing is named twice (also by {other}).",
        "Keep one of them.",
    ),
    "change.points-and-answers": (
        "指标“{id}”既写了得分，又写了填报（{other}）。",
        "请只留其中一种：得分写定之后，填报不再起作用。",
        "Both the points of “{id}” and what was filled in for it are named ({other}).",
        "Keep one of the two: once points are given, answers have no effect.",
    ),
    "change.unknown-state": (
        "“{value}”不是状态。",
        "可用的有：已评、缺失、不适用、未到期、作废。",
        "“{value}” is no state.",
        "Use scored, missing, not_applicable, not_due or void.",
    ),
    "change.bad-step": (
        "“{value}”不能作步长。",
        "请写占分值的百分之几：大于 0，不超过 100，如 5。",
        "“{value}” is no size of a step.",
        "Write per cent of the full points, above 0 and at most 100, such as 5.",
    ),
}
