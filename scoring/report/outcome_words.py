"""The sentences about what limits, replaces or shares out, in both languages."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "decision": (
        "总分 {total} 分（满分 {full}），结论：{grade}",
        "Total {total} of {full}. Decision: {grade}.",
    ),
    "cap": (
        "封顶“{rule}”：{id} {name}由 {before} 分降为 {after} 分。",
        "Cap “{rule}”: {id} {name} falls from {before} to {after} points.",
    ),
    "cap_others": (
        "封顶“{rule}”：有的专家的 {id} {name}被封顶，计入总分的专家因此不同。",
        "Cap “{rule}”: it cut {id} {name} of some reviewers, and so other reviewers count.",
    ),
    "gate_best": (
        "等级限制“{rule}”：最高只能评为“{grade}”。",
        "Gate “{rule}”: the best grade left is “{grade}”.",
    ),
    "gate_lower": (
        "等级限制“{rule}”：降 {count} 级。",
        "Gate “{rule}”: the grade is lowered by {count}.",
    ),
    "veto": ("一票否决“{rule}”：结论为“{grade}”。", "Veto “{rule}”: the outcome is “{grade}”."),
    "veto_total": (
        "一票否决“{rule}”：总分按 {total} 分计。",
        "Veto “{rule}”: the total becomes {total}.",
    ),
    "without": (
        "没有上述限制时：总分 {total} 分，“{grade}”。",
        "Without these limits: total {total}, “{grade}”.",
    ),
    "decided": (
        "结论受上述规定限制，不能只按总分推算升降。",
        "These rules limit the outcome, so points alone do not tell what would change it.",
    ),
    "capped": (
        "封顶成立时，在 {names} 再得的分不计入总分。",
        "While the cap holds, more points in {names} add nothing to the total.",
    ),
    "out_of_reach": (
        "{names} 的封顶成立时，其余各项都得满分，总分也只有 {total} 分，升不到“{grade}”。",
        "While the cap on {names} holds, full points everywhere else give a total of {total}, "
        "short of “{grade}”.",
    ),
    "beyond_caps": (
        "有上限，各项都得满分，总分也只有 {total} 分，升不到“{grade}”。",
        "With the caps that groups have, full points everywhere give a total of {total}, "
        "short of “{grade}”.",
    ),
    "kept": (
        "总分有下限，降不到“{grade}”。",
        "The floor of the total keeps it above “{grade}”.",
    ),
    "coefficient": ("{name}：{value}", "{name}: {value}"),
    "awaited": ("还没有评分的专家：{who}。", "Reviewers who have not scored yet: {who}."),
    "lacking": (
        "由专家评分的指标至少要 {least} 位，{which}；不补齐，按指标体系没有正式的结果。",
        "Indicators that reviewers score ask for {least} of them at least; {which}. Without them "
        "the set gives no formal result.",
    ),
    "lack_all": ("已评的都还差 {count} 位", "all that were scored lack {count}"),
    "lack_some": ("{ids} 还差 {count} 位", "{ids} lack {count}"),
    "may_fall": (
        "没有评分的专家不算零分：两种读法都只合成已有的评分，以后补上的可高可低。",
        "Who has not scored is no zero: both readings combine the scores that are there, and those "
        "to come may be higher or lower.",
    ),
    "coverage": (
        "已评分的分值占 {share}（不适用的除外）。",
        "{share} of the full points that apply have been scored.",
    ),
    "limited": (
        "“{name}”使总分变动 {points} 分。",
        "“{name}” changes the total by {points} points.",
    ),
    "residue_groups": (
        "各组按规定舍入，合计相差 {difference} 分。",
        "Groups are rounded as declared; together this changes the total by {difference}.",
    ),
    "shared_siblings": (
        "{id} {name}：{state}，不计分，{full} 分由同级指标按分值分担。",
        "{id} {name}: {state}; left out, its siblings share its {full} points.",
    ),
    "not_chosen": (
        "{id} {name}：未选（只评其中一项）。",
        "{id} {name}: not chosen; one of these is scored.",
    ),
    "shared_tree": (
        "{id} {name}：{state}，不计分，{full} 分由全部指标按分值分担。",
        "{id} {name}: {state}; left out, the whole tree shares its {full} points.",
    ),
    "shared_give": (
        "{id} {name}：{state}，不计分，{full} 分转给 {receiver}。",
        "{id} {name}: {state}; left out, its {full} points go to {receiver}.",
    ),
    "skipped": (
        "{id} {name}：{state}，不计分，也不由其他指标分担；应得分值少 {full} 分。",
        "{id} {name}: {state}; left out of both sides: {full} points fewer could be earned.",
    ),
    "without_extra": (
        "{id} {name}：{state}，不加分也不减分。",
        "{id} {name}: {state}; it neither adds points nor takes any.",
    ),
    "empty_out": (
        "{id} {name}：{state}，不计分；{group}下没有一项计分，整组不计。",
        "{id} {name}: {state}; left out. Nothing under {group} counts, so all of it is left out.",
    ),
    "empty_given": (
        "{id} {name}：{state}，不计分；{group}下没有一项计分，按该组的规定得 {points} 分"
        "（满分 {most}）。",
        "{id} {name}: {state}; left out. Nothing under {group} counts, and its own policy gives it "
        "{points} of {most} points.",
    ),
    "nothing_counts": ("其下没有一项计分", "nothing under it counts"),
    "not_full": ("其下都得满分，该组没有", "everything under it has full points, it has not"),
    "effective": (
        "有指标不计分，其余指标的有效分值和有效得分随之放大；有效得分合计即总分。",
        "Some indicators are left out, so the others weigh more; their effective points add up to "
        "the total.",
    ),
    "effective_own": (
        "有指标不计分，其余指标的有效分值和有效得分随之放大；在求和的分组里，限分和舍入之外有效得分"
        "可以相加，别处以各项自己的分值计。",
        "Some indicators are left out, so the others weigh more. Under a sum effective points add "
        "up, but for limits and rounding; elsewhere they are in the points of each node itself.",
    ),
    "idle": (
        "{id} {name}：{points} 分未计入，因为分组 {group} 下没有计分的指标。",
        "{id} {name}: its {points} points do not count, because nothing that counts is left under "
        "{group}.",
    ),
    "attainable": (
        "应得 {could} 分，得 {points} 分，得分率 {rate}。",
        "{points} of the {could} points that could be earned: {rate}.",
    ),
    "so_far": (
        "目前已评部分：{points}，折合总分 {total} 分，“{grade}”。",
        "So far, what was scored: {points}; as a total {total}, “{grade}”.",
    ),
    "so_far_total": (
        "目前已评部分，折合总分 {total} 分，“{grade}”。",
        "So far, what was scored comes to a total of {total}, “{grade}”.",
    ),
    "so_far_limit": ("目前：{line}", "So far: {line}"),
    "nothing_more_limit": ("不再补充：{line}", "If nothing more: {line}"),
    "nothing_more": (
        "若不再补充（未填的计零分）：总分 {total} 分，“{grade}”。",
        "If nothing more comes (what is missing counts as zero): total {total}, “{grade}”.",
    ),
    "unused": (
        "{id} {name}：应扣 {lost} 分，扣完为止，{unused} 分未扣。",
        "{id} {name}: deductions of {lost} points; {unused} of them are beyond its points.",
    ),
}

HEADERS: dict[str, tuple[str, str]] = {
    "effective_full": ("有效分值", "Eff. full"),
    "effective_points": ("有效得分", "Eff. points"),
    "so_far": ("目前", "So far"),
    "nothing_more": ("不再补充", "If nothing more"),
    "coverage": ("已评", "Scored"),
}


def tell(key: str, language: str, **details: object) -> str:
    """Return a sentence."""
    return SENTENCES[key][0 if language == "zh" else 1].format(**details)
