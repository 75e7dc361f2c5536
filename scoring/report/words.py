"""The words of every report, in both languages."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "indicator": ("指标", "Indicator"),
    "id": ("编号", "Id"),
    "full": ("分值", "Full"),
    "points": ("得分", "Points"),
    "rate": ("得分率", "Rate"),
    "lost": ("失分", "Lost"),
    "share_lost": ("占失分", "Share"),
    "cumulative": ("累计", "Cumulative"),
    "reason": ("扣分原因", "Reason"),
    "evidence": ("佐证材料", "Evidence"),
    "contribution": ("贡献", "Contribution"),
    "total": ("总分", "Total"),
    "grade": ("等级", "Grade"),
    "yes": ("是", "yes"),
    "no": ("否", "no"),
    "rounding": ("四舍五入", "Rounding"),
    "reviewer": ("评审专家", "Reviewer"),
    "answers": ("填报", "Answers"),
    "branch": ("适用", "Branch"),
    "counted": ("计入", "Counts"),
    "left_out": ("不计", "left out"),
    "once": ("项目数据", "Project data"),
    "tree": ("得分情况", "Points by indicator"),
    "losses": ("主要失分", "Largest losses"),
    "notes": ("说明", "Notes"),
    "rule": ("评分标准", "Scoring standard"),
    "project": ("项目", "Project"),
    "set": ("指标体系", "Indicator set"),
    "set_id": ("体系编号", "Set"),
    "name": ("名称", "Name"),
    "version": ("版本", "Version"),
    "indicators": ("指标数", "Indicators"),
    "effective": ("施行日期", "Effective"),
    "source": ("依据", "Source"),
    "illustrative": ("示例权重", "illustrative"),
    "place": ("位置", "Place"),
    "problem": ("问题", "Problem"),
    "remedy": ("怎么办", "What to do"),
    "title": ("绩效评价得分表", "Evaluation result"),
    "explain_title": ("得分说明", "How the points came about"),
}

SENTENCES: dict[str, tuple[str, str]] = {
    "result": (
        "总分 {total} 分（满分 {full}），等级：{grade}",
        "Total {total} of {full}. Grade: {grade}.",
    ),
    "set_line": ("指标体系：{name}（{id} {version}）", "Indicator set: {name} ({id} {version})"),
    "panel_line": ("评审专家：{count} 位，{how}", "Panel: {count} reviewers, {how}"),
    "panel_of_one": ("评审专家：1 位，{how}", "Panel: 1 reviewer, {how}"),
    "up_reached": ("再得 {points} 分升为“{grade}”。", "{points} more points give “{grade}”."),
    "up_above": (
        "再得超过 {points} 分升为“{grade}”。",
        "More than {points} more points give “{grade}”.",
    ),
    "down_reached": (
        "再失 {points} 分降为“{grade}”。",
        "Losing {points} points gives “{grade}”.",
    ),
    "down_above": (
        "再失分超过 {points} 分降为“{grade}”。",
        "Losing more than {points} points gives “{grade}”.",
    ),
    "only_grade": (
        "只有一个等级，没有可升可降的。",
        "There is only one grade, nothing to rise or fall to.",
    ),
    "top": ("已是最高等级。", "This is the best grade."),
    "bottom": ("已是最低等级。", "This is the lowest grade."),
    "by_policy": (
        "{id} {name}：{state}，按规定计 {points} 分（满分 {full}）。",
        "{id} {name}: {state}; by policy it counts {points} of {full} points.",
    ),
    "abstained": (
        "{id} {name}：{count} 位专家弃权，按其余 {rest} 位计算。",
        "{id} {name}: {count} abstained, {rest} counted.",
    ),
    "divided": (
        "{id} {name}：{count} 位专家中 {yes} 位答“是”，合成后为“{answer}”。",
        "{id} {name}: {yes} of {count} reviewers answered yes; together that is “{answer}”.",
    ),
    "read_together": (
        "合成 {points}，达到 {full} 才算“是”：作“{answer}”。",
        "Together {points}; only {full} is a yes, so it is read as “{answer}”.",
    ),
    "read_once": ("作“{answer}”。", "It is read as “{answer}”."),
    "untrimmed": (
        "{id} {name}：评分人数不足 {least} 位，不去掉最高最低分，取平均。",
        "{id} {name}: fewer than {least} reviewers, so nothing was left out of the mean.",
    ),
    "untrimmed_total": (
        "评审专家不足 {least} 位，不去掉最高最低总分，取平均。",
        "Fewer than {least} reviewers, so no total was left out of the mean.",
    ),
    "dropped_total": (
        "未计入的总分：{who}。",
        "Totals left out: {who}.",
    ),
    "tied_totals": (
        "总分并列的专家按相同的份额计入，各指标得分不受专家排列次序影响。",
        "Reviewers with equal totals count alike, so that the order of reviewers changes nothing.",
    ),
    "reviewer_total": ("{name} {total}", "{name} {total}"),
    "residue": (
        "各指标得分合计 {exact}，总分舍入为 {total}，相差 {difference}。",
        "The indicators add up to {exact}; the total is rounded to {total}: off by {difference}.",
    ),
    "display": (
        "带“…”的数除不尽，只写出开头；准确值见 JSON。",
        "A number with “…” has no end and only its beginning stands here; the JSON has it exactly.",
    ),
    "basis_exact": (
        "等级按未舍入的总分确定：{exact}。",
        "The grade is read off the exact total: {exact}.",
    ),
    "illustrative": (
        "部分分值为示例，官方文件未规定；用于正式评价前请按项目调整。",
        "Some full points are illustrative, the official source prints none; "
        "set your own before a formal evaluation.",
    ),
    "calculation": ("（{sum}）÷ {divisor} ＝ {exact}", "({sum}) ÷ {divisor} = {exact}"),
    "exact_to": (
        "准确值 {exact}，保留 {places} 位小数得 {points}",
        "exactly {exact}, rounded to {places} decimals {points}",
    ),
    "exact_is": ("得 {points} 分", "{points} points"),
    "kept": (
        "{id} {name}：按规定只计得分的 {share}，为 {points} 分。",
        "{id} {name}: only {share} of its points counts, {points}.",
    ),
    "kept_of": (
        "准确值 {exact}；按规定只计得分的 {share}，为 {points} 分",
        "exactly {exact}; only {share} of the points counts, {points}",
    ),
    "settled": (
        "{state}：按“{policy}”计 {points} 分",
        "{state}: by policy “{policy}”, {points} points",
    ),
    "total_stage": (
        "按各专家总分合成；本指标显示计入总分的专家的平均。",
        "Totals of reviewers are combined; shown here is the mean over those who count.",
    ),
    "no_losses": ("没有失分。", "No points were lost."),
    "scopes_unchecked": (
        "评分范围和回避没有核对；请用 --set 写明指标体系。",
        "Scopes and recusals were not checked; name the set with --set.",
    ),
    "sound": ("{place}：没有问题。", "{place}: no problems."),
    "problems": ("发现 {count} 个问题：", "{count} problems:"),
    "one_problem": ("发现 1 个问题：", "1 problem:"),
    "written": ("已写入 {path}", "Wrote {path}"),
    "cases_passed": ("算例 {count} 个，全部相符。", "Worked cases that agree: {count} of {count}."),
    "no_cases": ("没有算例。", "There are no worked cases."),
}

COMBINE = {
    "mean": ("取平均", "mean"),
    "weighted_mean": ("取加权平均", "weighted mean"),
    "median": ("取中位数", "median"),
    "trimmed_mean": (
        "去掉 {high} 个最高、{low} 个最低后取平均",
        "mean without {high} highest and {low} lowest",
    ),
}
STAGE = {"indicator": ("按指标合成", "per indicator"), "total": ("按总分合成", "on totals")}
STATES = {
    "scored": ("已评", "scored"),
    "missing": ("缺失", "missing"),
    "not_applicable": ("不适用", "not applicable"),
    "not_due": ("未到期", "not due"),
    "void": ("作废", "void"),
}
POLICIES = {
    "zero": ("计零分", "zero"),
    "full": ("计满分", "full"),
    "refuse": ("不接受", "refuse"),
    "skip": ("不计入", "left out"),
    "siblings": ("由同级分担", "shared by its siblings"),
    "tree": ("由全部指标分担", "shared by the whole tree"),
    "give_to": ("转给指定的同级", "given to a sibling"),
    "met_at_zero": ("目标为零时，完成值为零得满分", "a target of zero is met by zero"),
}


def word(key: str, language: str) -> str:
    """Return a word."""
    return WORDS[key][0 if language == "zh" else 1]


def say(key: str, language: str, **details: object) -> str:
    """Return a sentence."""
    return SENTENCES[key][0 if language == "zh" else 1].format(**details)


def pick(pair: tuple[str, str], language: str) -> str:
    """Return one of two texts."""
    return pair[0 if language == "zh" else 1]
