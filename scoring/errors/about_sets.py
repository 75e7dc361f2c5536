"""Problems of indicator sets: their tree, points and worked cases.

Each entry: what is wrong (zh), what to do (zh), what is wrong (en), what to do (en).
"""

from __future__ import annotations

from scoring.errors.about_rules import RULES
from scoring.errors.about_shapes import SHAPES

MESSAGES: dict[str, tuple[str, str, str, str]] = {
    **SHAPES,
    **RULES,
    "set.not-found": (
        "没有名为“{value}”的指标体系{hint_zh}。",
        "可用的有：{known}；也可以给出 set.toml 的路径。",
        "There is no indicator set “{value}”{hint_en}.",
        "These are known: {known}; the path of a set.toml will do too.",
    ),
    "set.id-twice": (
        "编号“{value}”既是分组又是指标。",
        "每个编号只能用一次，请改其中一个。",
        "The id “{value}” is both a group and an indicator.",
        "An id may be used once: change one of the two.",
    ),
    "set.no-indicator": (
        "没有任何指标。",
        "请至少写一个 [indicator.…]。",
        "There is no indicator.",
        "Write at least one [indicator.…].",
    ),
    "set.under-indicator": (
        "上级“{value}”是指标，不能有下级。",
        "请挂在分组下。",
        "The parent “{value}” is an indicator and cannot have children.",
        "Put it under a group.",
    ),
    "set.empty-group": (
        "分组“{value}”没有下级。",
        "请删除它，或让指标用 under 指向它。",
        "The group “{value}” has no children.",
        "Remove it, or put indicators under it.",
    ),
    "set.no-points": (
        "“{value}”没有分值，也无法由上下级推出。",
        "请写 points，或在加权平均的上级下写 weight。",
        "“{value}” has no full points, and none follow from its parent or children.",
        "Write points, or a weight under a parent that takes a weighted mean.",
    ),
    "set.points-not-positive": (
        "分值 {value} 不是正数。",
        "分值必须大于 0。",
        "The full points {value} are not positive.",
        "Full points must be above 0.",
    ),
    "set.points-off": (
        "“{id}”的分值是 {value}，下级（{children}）之和是 {together}，相差 {difference}。",
        "请改到相等。",
        "“{id}” has {value} full points, its children ({children}) have {together}: "
        "off by {difference}.",
        "Make them equal.",
    ),
    "set.weights-off": (
        "“{id}”声明权重合计 {value}，下级（{children}）合计 {together}，相差 {difference}。",
        "请改到相等；权重不会被自动归一。",
        "“{id}” declares a total weight of {value}, its children ({children}) add up to "
        "{together}: off by {difference}.",
        "Make them equal; weights are never rescaled silently.",
    ),
    "set.no-weight": (
        "“{id}”在加权平均的分组下，没有正的权重。",
        "请写 weight。",
        "“{id}” stands under a weighted mean without a positive weight.",
        "Write its weight.",
    ),
    "set.no-weights-total": (
        "分组“{value}”取加权平均，但没有声明权重合计。",
        "请写 weights_total，例如 100。",
        "The group “{value}” takes a weighted mean but declares no total weight.",
        "Write weights_total, such as 100.",
    ),
    "set.weights-under-sum": (
        "分组“{value}”是求和，用不到 weights_total。",
        '请删除它，或改为 combine = "weighted_mean"。',
        "The group “{value}” is a sum and has no use for weights_total.",
        'Remove it, or write combine = "weighted_mean".',
    ),
    "set.weight-under-sum": (
        "“{value}”的上级是求和，用不到 weight。",
        "请改写 points。",
        "The parent of “{value}” is a sum and has no use for a weight.",
        "Write points instead.",
    ),
    "set.policy-missing": (
        "没有说明状态“{state}”怎么处理。",
        "请写 refuse（拒绝）、zero（计零分）或 full（计满分）；不设默认值。",
        "What the state “{state}” means is not declared.",
        "Write refuse, zero or full; nothing is assumed.",
    ),
    "set.too-fine": (
        "最小计分单位为 1/{tick} 分，计算中会出现 {peak}，超出 64 位整数。",
        "请减小基础数据的 at_most 或 places，减少分值、权重的小数，或声明 rounding.indicator。",
        "The smallest fraction of a point is 1/{tick}, so numbers up to {peak} occur, "
        "beyond 64-bit integers.",
        "Lower at_most or places of its figures, use points and weights with fewer decimals, "
        "or declare rounding.indicator.",
    ),
    "set.may-divide-by-zero": (
        "评分标准可能除以零。",
        "请提高除数的 at_least。",
        "The rule may divide by zero.",
        "Raise at_least of the figure it divides by.",
    ),
    "tree.no-root": (
        "没有总分节点。",
        "必须恰好有一个分组不写 under。",
        "There is no root.",
        "Exactly one group must have no under.",
    ),
    "tree.several-roots": (
        "有 {count} 个节点没有上级：{value}。",
        "只有总分可以没有 under。",
        "{count} nodes have no parent: {value}.",
        "Only the root may leave out under.",
    ),
    "tree.unknown-parent": (
        "“{id}”的上级“{value}”不存在。",
        "请改为已有的编号。",
        "The parent “{value}” of “{id}” does not exist.",
        "Use an id that exists.",
    ),
    "tree.unknown-parent-hint": (
        "“{id}”的上级“{value}”不存在。",
        "是不是“{hint}”？",
        "The parent “{value}” of “{id}” does not exist.",
        "Did you mean “{hint}”?",
    ),
    "tree.cycle": (
        "上下级成环：{path}。",
        "请断开其中一处 under。",
        "Parents form a cycle: {path}.",
        "Break it at one of these under keys.",
    ),
    "case.differs": (
        "算例写的是 {value}，算出来是 {computed}。",
        "请核对算例和评分标准。",
        "The worked case says {value}, the engine computes {computed}.",
        "Check the case and the rules.",
    ),
    "case.unknown-node": (
        "算例提到的“{value}”不在指标体系里。",
        "请改正编号。",
        "The worked case names “{value}”, which the set does not have.",
        "Correct the id.",
    ),
    "set.self-share": (
        "自评与复审的偏差按分值的比例划分，{value} 不在 0 至 1 之间。",
        "请写成小于 1 的比例，如 0.05 表示分值的 5%。",
        "Deviations of self scores are shares of full points, and {value} is not one below 1.",
        "Write a share such as 0.05, which is 5 % of the full points.",
    ),
    "set.self-bands": (
        "自评偏差的各档要由小到大，{value} 不大于前面的 {before}。",
        "请由小到大排列，每档只写一次。",
        "The bands of self-score deviations must rise, and {value} is not above {before}.",
        "Write them from small to large, each once.",
    ),
}
