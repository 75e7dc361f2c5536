"""What is said of weights that move, in Chinese and English."""

from __future__ import annotations

from scoring.report.words import pick

TEXTS: dict[str, tuple[str, str]] = {
    "title": ("权重变动的影响", "What if weights were others"),
    "none": (
        "没有哪一个权重，单独怎样变，会改变等级。",
        "No weight changes the grade by itself, whatever it is.",
    ),
    "some": (
        "单独变动就可能改变等级的权重：{ids}；其余的单独怎样变都不会。",
        "Weights that may change the grade by themselves: {ids}; no other does, whatever it is.",
    ),
    "leeway": (
        "全部权重同时变动{bound} ±{share}，等级不变；再多，最不利时是“{grade}”（{total}）。",
        "All weights at once: {bound} ±{share} the grade stays; beyond, the least favourable "
        "weights give “{grade}” ({total}).",
    ),
    "leeway_holds": (
        "全部权重同时变动{bound} ±{share}，等级一定不变；再多是否改变，不能一概而论。",
        "All weights at once: {bound} ±{share} the grade certainly stays; beyond, it may or may "
        "not change.",
    ),
    "up_to": ("不超过", "up to"),
    "below": ("不到", "short of"),
    "any": (
        "全部权重同时怎样变动（不到 ±100%），等级都不变。",
        "Whatever all weights become at once (short of ±100%), the grade stays.",
    ),
    "no_leeway": (
        "全部权重同时变动的幅度没有计算：{why}。",
        "How far all weights may move at once was not computed: {why}.",
    ),
    "intervals": ("等级不变的区间（分）", "The interval in which the grade stays (points)"),
    "weight": ("现在", "Now"),
    "of": ("其中占上级", "Of its group"),
    "low": ("最低", "Lowest"),
    "high": ("最高", "Highest"),
    "under": ("再低为", "Below"),
    "over": ("再高为", "Above"),
    "witness": ("最先改变等级的权重", "The weights that change the grade first"),
    "then": ("变为", "Becomes"),
    "changed": ("变动", "Change"),
    "about_weight": (
        "权重是满分在总分中的分数。一个权重变动，它的上级的分值不变，多出或少掉的由同级按现在的比例分担；"
        "权重大于 0，也不占满上级。",
        "A weight is what full points give in the total. Where one moves, its group keeps its "
        "points: the siblings share more or less in proportion; no weight is 0 or all of a group.",
    ),
    "about_rates": (
        "各指标仍按自己的分值打分，得分率不变，扣分随权重同比例变；上面各级的舍入、封顶、保底、等级限制、一票否决重新执行。",
        "Indicators are scored on the scale they have: score rates stay, and deductions weigh with "
        "them. Rounding, caps, floors, gates and vetoes above are applied anew.",
    ),
    "about_all": (
        "同时变动的幅度：每个权重各自在 ±x 以内变，再按比例凑足满分；分组不再单独舍入。",
        "All at once: every weight moves within ±x by itself, and all are scaled to the full "
        "points; groups are not rounded again.",
    ),
    "about_ends": (
        "区间和幅度是准确的，写不完的小数往里收；带“<”“>”的，正好等于时已经改变。",
        "Ends are exact; those without end are cut off inwards. At the number after “<” or “>” "
        "the grade has changed already.",
    ),
    "unweighed": ("没有计算：{ids}（{why}）。", "Not computed: {ids} ({why})."),
    "whole": (
        "作为一个权重变动、里面的权重不动的：{ids}。",
        "Taken as one weight, with those inside left as they are: {ids}.",
    ),
}

WHY: dict[str, tuple[str, str]] = {
    "not_additive": (
        "{about} 不是求和、加权平均或共享分值",
        "{about} is no sum, weighted mean or pool",
    ),
    "cumulative": ("{about} 累计取整", "{about} rounds cumulatively"),
    "shared": ("{about} 归入几个分组", "{about} counts in several groups"),
    "left_out": (
        "{about} 之下有不计的分值由全树分担、转给同级，或与加分减分并存",
        "under {about} points are shared by the whole tree, given to a sibling, or left out beside "
        "bonus or penalty items",
    ),
    "limited": (
        "{about} 有自己的封顶、保底，或有加分项、减分项",
        "{about} has a cap or floor of its own, or bonus or penalty items",
    ),
    "whole": (
        "{about} 只能作为一个权重变动，它里面的没有一起算",
        "{about} moves as one weight only, and those inside were left as they are",
    ),
    "cap": (
        "封顶 {about} 的条件随权重变化",
        "the condition of the cap {about} depends on the weight",
    ),
    "totals": (
        "按总分合成几位专家，而合成不是平均，或途中有舍入、封顶",
        "totals of reviewers are combined, other than by a mean, or with rounding or caps between",
    ),
    "rounding": (
        "{about} 的舍入在这张表上起了作用",
        "the rounding of {about} makes a difference on this sheet",
    ),
}
"""Why nothing is said; see :class:`scoring.whatif.weighing.counting.Obstacle`."""


def tell(key: str, language: str, **details: object) -> str:
    """Return a text on weights."""
    return pick(TEXTS[key], language).format(**details)


def why(reason: str, about: str, language: str) -> str:
    """Return why nothing is said of a weight."""
    return pick(WHY[reason], language).format(about=about)
