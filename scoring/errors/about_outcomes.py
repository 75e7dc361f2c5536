"""Problems of groups, policies, caps, gates, vetoes and coefficients.

Each entry: what is wrong (zh), what to do (zh), what is wrong (en), what to do (en).
"""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str]] = {
    "tree.shared-twice": (
        "“{id}”重复归入“{value}”，或者没有上级却另有上级。",
        "请从 also_under 中删去“{value}”。",
        "“{id}” is counted by “{value}” twice, or has no parent of its own.",
        "Take “{value}” out of also_under.",
    ),
    "set.flag-with-points": (
        "问项（flag）不计分，不能写分值 {value}。",
        "请删去分值，或改为 counts、bonus、penalty。",
        "A flag gives no points and cannot have {value} full points.",
        "Leave the points out, or make it counts, bonus or penalty.",
    ),
    "set.flag-not-yes-no": (
        "问项“{value}”必须是用是否规则（yes_no）的指标。",
        "请把规则改为 yes_no。",
        "The flag “{value}” must be an indicator with the rule yes_no.",
        "Give it the rule yes_no.",
    ),
    "group.key-of-other-kind": (
        "{key} 只用于 {kind}，这里是 {value}。",
        "请删去这一项，或改变合成方式。",
        "{key} belongs to {kind}, and this group is {value}.",
        "Leave it out, or combine in the other way.",
    ),
    "group.floor-above-full": (
        "保底 {value} 高于分值 {full}。",
        "请改 floor，不要超过分值。",
        "The floor {value} is above the full points {full}.",
        "Make floor at most the full points.",
    ),
    "group.floor-above-cap": (
        "下限 {value} 高于封顶 {cap}。",
        "请改其中一个。",
        "The floor {value} is above the cap {cap}.",
        "Change one of them.",
    ),
    "group.extra-not-here": (
        "{combine} 之下不能有加分项或减分项（{value}）。",
        "请把它放到求和、加权平均或共享分值的组之下。",
        "There can be no {value} under a group that is {combine}.",
        "Put it under a sum, a weighted mean or a pool.",
    ),
    "group.bonus-needs-cap": (
        "有加分项“{id}”，但没有写明封顶。",
        "请写 cap：不允许超过满分就写满分，允许超过就写最高可得的分。",
        "There is the bonus “{id}” and no cap.",
        "Write cap: the full points, or what may be reached beyond them.",
    ),
    "group.drops-nothing": (
        "“{value}”没有写去掉几项。",
        "请写 drop_lowest 或 drop_highest。",
        "“{value}” does not say how many are dropped.",
        "Write drop_lowest or drop_highest.",
    ),
    "group.drops-all": (
        "共 {count} 项，去掉 {value} 项后没有剩余。",
        "请少去几项。",
        "Of {count} children {value} would be dropped: nothing is left.",
        "Drop fewer.",
    ),
    "group.drops-both-ways": (
        "“{value}”下各项分值不同，不能同时去掉最高和最低，先后不同结果不同。",
        "请只去一头，或使各项分值相同。",
        "The children of “{value}” weigh differently, so dropping at both ends has no one meaning.",
        "Drop at one end, or let them weigh alike.",
    ),
    "group.drop-too-many": (
        "去掉的组合有 {value} 种，超过 {most} 种。",
        "请使各项分值相同，或分成几组。",
        "There are {value} ways to drop, more than {most}.",
        "Let the children weigh alike, or split the group.",
    ),
    "group.outcomes-not-falling": (
        "“{value}”的结果须从好到差列出，share 递减，在 0 与 1 之间。",
        "请写 outcomes 并检查 share。",
        "The outcomes of “{value}” must be listed best first, with falling shares within 0 and 1.",
        "Write outcomes and check their shares.",
    ),
    "group.child-without-levels": (
        "规则表“{id}”的下级“{value}”没有互不相同的档次。",
        "下级须是一次填写（asked = once）的 levels 指标或另一个规则表，各档 share 不同。",
        "The child “{value}” of the table “{id}” has no levels that differ.",
        "Children are levels answered once or tables themselves, each level with its own share.",
    ),
    "group.unknown-level": (
        "没有“{value}”这一档。",
        "可写：{known}。",
        "There is no level “{value}”.",
        "Known: {known}.",
    ),
    "group.table-too-large": (
        "规则表“{value}”的组合超过 {most} 种。",
        "请分成几级规则表。",
        "The table “{value}” has more than {most} combinations.",
        "Split it into tables of tables.",
    ),
    "group.table-hole": (
        "规则表“{id}”没有规定这种组合：{value}。",
        "请补上一行；最后一行可不写条件，表示其余情况。",
        "The table “{id}” does not cover this combination: {value}.",
        "Add a row; a last row without conditions covers the rest.",
    ),
    "group.needs-rounding": (
        "“{value}”的得分可能除不尽，但没有写保留几位小数。",
        "请写 rounding.{stage}，或在该组写 rounding = {{ places = 2 }}。",
        "The points of “{value}” may have no end, and no decimals are declared for them.",
        "Write rounding.{stage}, or rounding = {{ places = 2 }} at the group.",
    ),
    "rounding.panel-on-totals": (
        "总分合成时没有按指标合成的分数，rounding.panel 无从适用。",
        "请删去 rounding.panel。",
        "Where totals are combined no indicator has a panel score to round.",
        "Leave rounding.panel out.",
    ),
    "policy.nothing-to-give": (
        "“{value}”不算在上级的分值里，没有分值可以转给同级。",
        "请改用 zero、full 或 refuse。",
        "“{value}” is no part of the full points of its parent and has none to give to a sibling.",
        "Use zero, full or refuse.",
    ),
    "policy.receiver-no-sibling": (
        "“{id}”不适用时的分值不能给“{value}”：它不是同级的计分项。",
        "请写同一上级之下的另一项。",
        "The points of “{id}” cannot go to “{value}”, which is no counting sibling of it.",
        "Name another node under the same parent.",
    ),
    "policy.receiver-cannot": (
        "“{value}”自己也会让出分值、归入多个上级，或部分按全树分摊，不能接收“{id}”的分值。",
        "请另选接收的指标，或改用 siblings。",
        "“{value}” gives points away itself, has several parents, or is shared out over the tree, "
        "so it cannot receive those of “{id}”.",
        "Name another sibling, or use siblings.",
    ),
    "policy.not-under": (
        "“{id}”的分值不能按全树分摊或转给他项：上级“{parent}”是 {value}，不是求和或平均。",
        "请用 siblings、zero、full 或 refuse。",
        "The points of “{id}” cannot go over the tree or to a sibling: its parent “{parent}” is "
        "{value}, no sum or mean.",
        "Use siblings, zero, full or refuse.",
    ),
    "policy.under-cumulative": (
        "“{value}”可能不计分，而上级“{id}”的各项累计取整，分担之后就不再是取整的数。",
        "请用 zero、full 或 refuse，或删去 cumulative。",
        "“{value}” may be left out, but the lines of “{id}” are rounded to add up, which they do "
        "no longer once its points are shared out.",
        "Use zero, full or refuse, or leave cumulative out.",
    ),
    "policy.weighted-mean-of-powers": (
        "“{parent}”（{value}）各项权重不同，有一项不适用时没有确切含义。",
        "请去掉权重，或用 zero、full、refuse。",
        "“{parent}” ({value}) has weights, and leaving a child out has no exact meaning there.",
        "Leave the weights out, or use zero, full or refuse.",
    ),
    "policy.group-refused": (
        "“{id} {zh}”之下没有一项计分，按体系规定这样的评分表不能出结果。",
        "请核对所填状态；整组确不适用的，由体系维护者另行规定该组 not_applicable 的处理。",
        "Nothing under “{id} {en}” counts, and the set refuses such a sheet.",
        "Check the states; where a whole group may not apply, the set must say what that means.",
    ),
    "sheet.one-of": (
        "“{id} {zh}”要求恰好评一项，现有 {value} 项。",
        "请只填一项，其余在状态列写“不适用”。",
        "Exactly one item of “{id} {en}” is to be scored, and {value} are.",
        "Score one and declare the others not applicable.",
    ),
    "outcome.unknown-node": (
        "没有“{value}”这个指标或组。",
        "请核对编号。",
        "There is no indicator or group “{value}”.",
        "Check the id.",
    ),
    "outcome.yes-of-group": (
        "“{value}”是组，yes 和 no 只能写指标。",
        "请改用 node 和界限。",
        "“{value}” is a group; yes and no name indicators.",
        "Use node with a bound.",
    ),
    "outcome.cap-limits-nothing": (
        "封顶 {value} 不在 0 与满分 {full} 之间，不起作用。",
        "请写小于满分的数。",
        "The cap {value} is not between 0 and the full points {full}, so it limits nothing.",
        "Write less than the full points.",
    ),
    "outcome.gate-needs-one": (
        "等级限制“{value}”须写 best 或 lower_by 中的一个。",
        "请补上或删去一个。",
        "The gate “{value}” needs either best or lower_by.",
        "Write one of them.",
    ),
    "outcome.veto-needs-one": (
        "一票否决“{value}”须写 grade 或 outcome 中的一个。",
        "请补上或删去一个。",
        "The veto “{value}” needs either a grade or an outcome.",
        "Write one of them.",
    ),
    "outcome.unknown-grade": (
        "没有“{value}”这个等级。",
        "可写：{known}。",
        "There is no grade “{value}”.",
        "Known: {known}.",
    ),
    "outcome.total-too-fine": (
        "否决后的总分 {value} 比总分的小数位数更细。",
        "请减少小数位数。",
        "The total {value} of the veto is finer than totals are shown.",
        "Use fewer decimals.",
    ),
    "outcome.total-out-of-range": (
        "否决后的总分 {value} 不在 0 与满分 {full} 之间。",
        "请写 0 至 {full} 之间的数；不替换总分的，删去 total。",
        "The total {value} of the veto does not lie between 0 and the full points {full}.",
        "Write a number from 0 to {full}, or leave total out if the total is not replaced.",
    ),
    "outcome.total-of-other-grade": (
        "否决后的总分 {value} 按等级标准是“{grade}”，否决给的等级却是“{id}”。",
        "请改 total 或 grade，使两者一致；不替换总分的，删去 total。",
        "The total {value} of the veto has the grade “{grade}” on the scale, and the veto gives "
        "“{id}”.",
        "Change total or grade so that they agree, or leave total out if it is not replaced.",
    ),
    "outcome.condition-needs-one": (
        "条件须恰好写 node、yes、no、all、any 中的一个，现有：{value}。",
        "请补上或删去。",
        "A condition has exactly one of node, yes, no, all, any; given: {value}.",
        "Write one of them.",
    ),
    "outcome.condition-bounds": (
        "写 node 的条件须有恰好一个界限，其他条件没有界限；现有 {value} 个。",
        "请写 at_least、above、at_most、below 中的一个。",
        "A condition on a node has exactly one bound and any other has none; given: {value}.",
        "Write one of at_least, above, at_most, below.",
    ),
    "outcome.cap-in-circle": (
        "封顶的条件要看受它限制的得分，互相依赖：{path}。",
        "请改条件所看的指标。",
        "The condition of a cap looks at what the cap itself changes: {path}.",
        "Let it look at another node.",
    ),
    "rounding.half-up-only": (
        "这里只能四舍五入，不能写 {value}。",
        "请在这里把舍入方式写成 half_up。",
        "This can only be rounded half up, not {value}.",
        "Declare half_up here.",
    ),
    "rule.log-full-not-whole": (
        "分值 {value} 不是所保留小数位数的整数倍，对数标杆无法取整。",
        "请增加小数位数，或改分值。",
        "The full points {value} are no whole number of the declared decimals, so a logarithm "
        "cannot be rounded to them.",
        "Declare more decimals, or change the full points.",
    ),
    "group.one-of-needs-siblings": (
        "“{id}”只评一项，其下“{value}”不适用时须写 siblings。",
        '请在该组写 missing = {{ not_applicable = "siblings" }}。',
        "“{id}” takes one of its children, so “{value}” must be left out by siblings.",
        'Write missing = {{ not_applicable = "siblings" }} at the group.',
    ),
    "policy.one-receiver": (
        "“{id}”在不同状态下把分值给了不同的指标：{value}。",
        "请只写一个接收的指标。",
        "“{id}” gives its points to different siblings in different states: {value}.",
        "Name one sibling.",
    ),
}
