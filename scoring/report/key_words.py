"""What the keys of a set file are called, in Chinese and English."""

from __future__ import annotations

KEYS: dict[str, tuple[str, str]] = {
    # the set as a whole
    "id": ("编号", "id"),
    "version": ("版本", "version"),
    "name": ("名称", "name"),
    "language": ("语言", "language"),
    "extends": ("继承自", "extends"),
    "drop": ("删去的节点", "dropped nodes"),
    "source": ("依据", "source"),
    "effective": ("施行日期", "first day"),
    "until": ("失效日期", "last day"),
    "note": ("说明", "note"),
    "rounding": ("小数", "rounding"),
    "panel": ("评审组", "panel"),
    "missing": ("缺失", "missing"),
    "grades": ("等级标准", "grade scale"),
    "cap": ("封顶", "cap"),
    "gate": ("等级限制", "gate"),
    "veto": ("一票否决", "veto"),
    "coefficient": ("系数", "coefficient"),
    "self_score": ("自评偏差", "self-score deviation"),
    "explain_above": ("超过多少须说明", "to be explained above"),
    "group": ("分组", "group"),
    "indicator": ("指标", "indicator"),
    "zh": ("中文", "Chinese"),
    "en": ("英文", "English"),
    # nodes
    "label": ("名称", "name"),
    "under": ("上级", "parent"),
    "also_under": ("另归入", "also under"),
    "order": ("次序", "order"),
    "points": ("分值", "full points"),
    "weight": ("权重", "weight"),
    "role": ("计分方式", "role"),
    "illustrative": ("示例", "illustrative"),
    "rule": ("评分标准", "scoring rule"),
    "explanation": ("指标解释", "explanation"),
    "standard": ("评分标准文字", "wording of the standard"),
    "not_applicable": ("不适用", "not applicable"),
    "not_due": ("未到期", "not due"),
    "void": ("作废", "void"),
    "give_to": ("转给", "given to"),
    # groups
    "combine": ("合成方式", "combination"),
    "weights_total": ("权重合计", "total weight"),
    "exponent": ("幂次", "exponent"),
    "drop_lowest": ("去掉最低几个", "lowest dropped"),
    "drop_highest": ("去掉最高几个", "highest dropped"),
    "outcomes": ("结果", "outcomes"),
    "table": ("规则表", "rule table"),
    "floor": ("最低得分", "floor"),
    "cumulative": ("累计取整位数", "cumulative rounding"),
    "gives": ("得出", "gives"),
    # rounding
    "shown": ("至少显示位数", "decimals shown"),
    "mode": ("舍入方式", "rounding mode"),
    "places": ("小数位数", "decimals"),
    "total": ("总分", "total"),
    "rounding.panel": ("专家合成分位数", "decimals of a panel score"),
    "rounding.indicator": ("指标得分位数", "decimals of an indicator"),
    "rounding.group": ("分组得分位数", "decimals of a group"),
    "rounding.total": ("总分位数", "decimals of the total"),
    # panel
    "panel.combine": ("专家评分合成", "combination of reviewers"),
    "panel.at_most": ("最多专家数", "most reviewers"),
    "panel.at_least": ("最少评分专家数", "fewest who answer"),
    "panel.void": ("评分作废", "void ballots"),
    "all_full": ("全部满分的作废", "void where all is full points"),
    "all_alike": ("得分率全部相同的作废", "void where all rates are the same"),
    "quota": ("高分限额", "quota of high scores"),
    "at_least_rate": ("高分的得分率下限", "high from a rate of"),
    "at_most_share": ("高分最多占", "high ones at most"),
    "stage": ("合成阶段", "stage"),
    "trim_from": ("去高去低的起点人数", "trimmed from"),
    # grades, caps, gates, vetoes, the coefficient
    "basis": ("等级依据", "read off"),
    "outcome": ("结论", "outcome"),
    "bands": ("档", "bands"),
    "bound": ("界限", "bound"),
    "grades.outcome": ("结论名称", "kind of outcome"),
    "when": ("条件", "condition"),
    "node": ("节点", "node"),
    "unit": ("单位", "unit"),
    "yes": ("是", "yes"),
    "no": ("否", "no"),
    "all": ("全部满足", "all of"),
    "any": ("任一满足", "any of"),
    "cap.at_most": ("最高得分", "most points"),
    "gate.best": ("最高等级", "best grade"),
    "lower_by": ("降低级数", "lowered by"),
    "grade": ("等级", "grade"),
    "veto.total": ("公布总分", "published total"),
    "value": ("系数值", "value"),
    "per_point": ("每分增加", "for each point"),
    # what rules ask for
    "kind": ("评分标准", "scoring rule"),
    "asked": ("由谁填写", "asked"),
    "step": ("步长", "step"),
    "figure": ("数值", "figure"),
    "per": ("除数", "divisor"),
    "actual": ("实际值", "actual"),
    "target": ("目标值", "target"),
    "zero_divisor": ("零分母", "zero divisor"),
    "at_least": ("不小于", "at least"),
    "at_most": ("不大于", "at most"),
    "above": ("高于", "above"),
    "below": ("低于", "below"),
    # how points follow from it
    "levels": ("档次", "levels"),
    "share": ("得分比例", "share"),
    "from_share": ("下限比例", "from share"),
    "elements": ("要点", "elements"),
    "partial": ("部分符合计半分", "half marks"),
    "prerequisite": ("前提要点", "prerequisite"),
    "lines": ("扣分事项", "fault lines"),
    "each": ("每次扣分", "cost of a case"),
    "lines.at_most": ("最多扣分", "most it costs"),
    "takes_all": ("出现即不得分", "takes all"),
    "most": ("最大数量", "largest count"),
    "reference": ("基准值", "reference"),
    "side": ("扣分方向", "side"),
    "deduct": ("扣分", "deduction"),
    "part": ("不足一步", "part of a step"),
    "start": ("基准得分", "points at the reference"),
    "better": ("方向", "better"),
    "form": ("递减方式", "form"),
    "over": ("超目标", "over target"),
    "from_rate": ("起点倍数", "from rate"),
    "effect": ("处理", "effect"),
    "over.at_least": ("最低保留比例", "share kept"),
    "pass_line": ("及格线", "pass line"),
    "full_from": ("满分下限", "full from"),
    "full_to": ("满分上限", "full to"),
    "zero_below": ("零分下限", "zero below"),
    "zero_above": ("零分上限", "zero above"),
    "worst": ("最差值", "worst"),
    "best": ("最优值", "best"),
    "scale": ("尺度", "scale"),
    "outside": ("超出范围", "outside"),
    "tiers": ("分档", "tiers"),
    "tiers.points": ("得分", "points"),
    "elements.points": ("分值", "points"),
    "otherwise": ("其余得分", "otherwise"),
    "ties": ("并列", "ties"),
    "cohort": ("最大参评数", "largest cohort"),
    "items": ("各项", "items"),
    "method": ("合并方法", "method"),
    "each_at_most_one": ("各比率最高为 1", "each at most 1"),
    "rate_places": ("比率小数位数", "decimals of a rate"),
    "handed_out": ("填报发放份数", "asks how many were handed out"),
    "too_few": ("答卷过少", "too few answers"),
    "answers": ("答卷数", "answers"),
    "nobody": ("无人作答", "nobody answered"),
}
"""By key; one that means something else in a certain part or list stands with its name before."""

ITEMS: dict[str, tuple[str, str]] = {
    "bands": ("档", "band"),
    "elements": ("要点", "element"),
    "items": ("项", "item"),
    "levels": ("档次", "level"),
    "lines": ("扣分事项", "fault"),
    "outcomes": ("结果", "outcome"),
    "table": ("规则行", "row"),
    "tiers": ("分档", "tier"),
}
"""What one item of a list is called."""


def key_words(part: str, key: tuple[str, ...], language: str) -> str:
    """Return what the keys that lead to something are called, from the outermost inwards.

    Args:
        part: the part of the set they start in, such as ``rounding`` or ``rule``.
        key: the keys, items of lists in brackets, as in :class:`scoring.comparison.Change`.
        language: ``zh`` or ``en``.
    """
    chosen, words, above = 0 if language == "zh" else 1, [""], part
    for one in key:
        if one.startswith("["):
            words[-1] = f"{ITEMS[above][chosen]} {one[1:-1]}"
        else:
            words.append((KEYS.get(f"{above}.{one}") or KEYS[one])[chosen])
            above = one
    return " · ".join(words[1:])
