"""What the headings of other people's score tables mean."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from scoring.exact import fold

LONGEST = 40
"""A longer text is no heading."""


class Heading(NamedTuple):
    """What a column holds.

    Attributes:
        kind: ``level``, ``name``, ``id``, ``number``, ``full``, ``standard``, ``score``,
            ``expert``, ``target``, ``actual``, ``reason``, ``remark``, ``evidence`` or ``known``;
            the last is a column that needs no reading.
        level: of a ``level``, which one, from 1.
    """

    kind: str
    level: int = 0


_DIGITS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_LEVEL = re.compile(r"第?([一二三四1-4])级(评价|绩效|考核)?(指标)?(名称)?|level([1-4])")
_EXPERT = re.compile(
    r"(评审|评价)?(专家|评委|评审员|评审人|reviewer|expert)([0-9]{1,2}|[一二三四五六七八九十甲乙丙丁戊己庚a-h])"
    r"(评分|打分|得分)?"
)
_SCORE = re.compile(
    r"(\w{0,8}(得分|评分|打分|评价分|自评分|复审分|复核分|审核分|复评分|平均分|最终分|综合分|评定分)(值|数|情况|结果)?"
    r"|score|points)"
)
_REASON = re.compile(
    r"(主要)?(扣分|失分|减分|丢分|得分|评分|偏差|未完成|未达标|未得满分)的?(主要)?(原因|理由|说明|情况说明)(分析|说明)?"
    r"((及|和|与|、|/)\w{2,8})?"
    r"|((扣分|失分|减分)(依据|情况)|得分依据)((及|和|与|、|/)\w{2,8})?"
)
_RATE = re.compile(r"\w*(得分率|扣分|失分|扣分值|执行率|完成率)")

_PATTERNS = (("expert", _EXPERT), ("reason", _REASON), ("known", _RATE), ("score", _SCORE))

_WORDS = {
    "name": "指标 指标名称 评价指标 考核指标 绩效指标 评分指标 评估指标 指标内容 评分项目 评价项目"
    " 考核项目 评分内容 评价内容 具体指标 indicator name",
    "id": "编号 指标编号 指标代码 代码 编码 指标编码 id code",
    "number": "序号 no no.",
    "full": "分值 权重 满分 标准分 标准分值 指标分值 指标权重 权重分值 分值权重 分值/权重 权重/分值"
    " 权重分 满分值 标准分数 基准分 参考分值 应得分 设定分值 weight fullpoints",
    "standard": "评分标准 评分细则 评价标准 指标说明 指标解释 评分办法 评分方法 计分标准 计分方法"
    " 计分办法 评分规则 计分规则 评价要点 考核标准 扣分标准 评价细则 评分要点 指标内涵"
    " 指标解释及评分标准 指标解释和评分标准 打分标准 standard",
    "target": "目标值 年度指标值 年度目标值 计划值 指标值 预期指标值 预期值 计划指标值 绩效目标值"
    " 年初目标值 年初指标值 计划完成值 年度绩效目标值 预期目标值 target",
    "actual": "实际值 实际完成值 完成值 全年完成值 全年实际完成值 实际完成指标值 实际完成情况"
    " 完成情况 实际完成 实际完成数 actual",
    "reason": "reason reasons",
    "evidence": "佐证材料 证明材料 佐证资料 证据 支撑材料 evidence",
    "remark": "备注 说明 remark remarks",
    "known": "单位 计量单位 指标性质 指标类型 指标方向 数据来源 评价依据 评分依据 得分率"
    " 执行率 完成率 等级",
}
_KINDS = {word: kind for kind, words in _WORDS.items() for word in words.split()}


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Return a heading or a name without blanks and line breaks, full-width made half-width."""
    return re.sub(r"\s+", "", fold(text)).lower()


def bare(text: str) -> str:
    """Return a folded heading without what stands in brackets, and without outer marks."""
    return re.sub(r"\([^()]*\)|\[[^\[\]]*\]", "", folded(text)).strip(":：*、,，。.")


@lru_cache(maxsize=4096)
def heading(text: str) -> Heading | None:
    """Return what a heading means, or ``None`` where it is none that is known."""
    if len(text) > LONGEST:
        return None
    word = bare(text)
    level = _LEVEL.fullmatch(word)
    if level:
        return Heading("level", _DIGITS[level.group(1) or level.group(5)])
    if word in _KINDS:
        return Heading(_KINDS[word])
    for kind, pattern in _PATTERNS:
        if pattern.fullmatch(word):
            return Heading(kind)
    return None


def joined(top: str, bottom: str) -> Heading | None:
    """Return what a heading of two rows means."""
    if not bottom:
        return heading(top)
    if not top or folded(top) == folded(bottom):
        return heading(bottom)
    above, below = heading(top), heading(bottom)
    if below is None and above is not None and above.kind in {"score", "expert"}:
        # 专家评分 above 张三: a column for each of them; 得分 above 自评: a score of this name
        together = heading(bare(bottom) + bare(top))
        told = bare(bottom) in {"自评", "复审", "复核", "审核", "专家", "初评", "终评", "单位自评"}
        return together if told else Heading("expert")
    return below or heading(bare(top) + bare(bottom)) or heading(bare(bottom) + bare(top)) or above
