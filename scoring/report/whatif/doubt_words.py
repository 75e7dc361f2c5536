"""What is said of panels that might have been others and of what is in doubt."""

from __future__ import annotations

from scoring.report.words import pick

TEXTS: dict[str, tuple[str, str]] = {
    "title": ("换一组专家、填报存疑，会怎样", "What if the panel or answers were others"),
    "one_holds": ("少了任何一位专家，等级都不变。", "The grade holds without any one reviewer."),
    "one_not": (
        "少了这些专家，等级会变或没有结果：{who}。",
        "The grade changes, or there is no result, without: {who}.",
    ),
    "two_holds": (
        "少了任何两位，等级都不变（总分 {low} 至 {high}）。",
        "Nor does it change without any two (totals from {low} to {high}).",
    ),
    "two_not": (
        "少了两位时，{count} 种里有 {other} 种等级会变或没有结果。",
        "Without two, it changes or there is no result in {other} of {count} cases.",
    ),
    "rules_hold": ("换别的合成方式，等级都不变。", "It holds by other rules for panels."),
    "rules_not": (
        "换别的合成方式，等级会变或没有结果：{which}。",
        "By other rules it changes, or there is no result: {which}.",
    ),
    "stays": (
        "{cause}：等级不变的可能是 {share}{aside}。",
        "{cause}: the grade stays with a chance of {share}{aside}.",
    ),
    "stays_about": (
        "{cause}：等级不变的可能约 {share}（标准误 {error}）{aside}。",
        "{cause}: the grade stays with a chance of about {share} (standard error {error}){aside}.",
    ),
    "aside": (
        "；另有 {share} 没有结果，不计在内",
        "; {share} have no result and do not count",
    ),
    "nothing": (
        "没有可以重抽的：专家不足两位，也没有写什么存疑。",
        "There is nothing to resample: fewer than two reviewers, and no doubts were declared.",
    ),
    "panels": ("换一组专家", "Other panels"),
    "change": ("改动", "Changed"),
    "difference": ("增减", "Change"),
    "note": ("说明", "Note"),
    "as_is": ("现在", "as it is"),
    "without": ("少了 {who}", "without {who}"),
    "rule": ("改为{how}", "{how} instead"),
    "same": ("等级不变", "same grade"),
    "other": ("等级改变", "other grade"),
    "no_result": ("没有结果", "no result"),
    "refused": ("没有结果（{why}）：{who}。", "No result ({why}): {who}."),
    "chances": ("各等级的可能", "How likely each grade is"),
    "cause": ("什么在变", "What varies"),
    "probability": ("可能", "Probability"),
    "error": ("标准误", "Standard error"),
    "exact": ("准确", "exact"),
    "totals": ("总分的范围", "Totals"),
    "mean": ("平均", "Mean"),
    "low": ("95% 不低于", "95% from"),
    "high": ("95% 不高于", "to"),
    "set_aside": ("没有结果", "No result"),
    "how": ("怎样得出", "How"),
    "every": ("全部算过", "all of them"),
    "drawn": ("抽样 {draws} 次，种子 {seed}", "{draws} draws, seed {seed}"),
    "reviewers": ("重抽专家", "reviewers resampled"),
    "doubts": ("存疑", "doubts"),
    "both": ("两者同时", "both"),
    "about_reviewers": (
        "重抽专家：席位数不变，每席由现有专家中任一位担任，机会相等，可以重复，连同他的评分、权重、弃权；"
        "有指标评的人不够的，没有结果，不计入。",
        "Reviewers resampled: as many seats as there are reviewers, each taken by any of them with "
        "equal chance, with scores, weight and abstentions; a panel of which too few scored some "
        "indicator has no result and does not count.",
    ),
    "about_doubts": (
        "存疑：每次各取一个值，写进评分表，按体系的规则重新评；写在一起的几处同时变，其余各自独立；"
        "用 ± 写的，超出可填范围的，按范围的边上计。",
        "Doubts: each time every doubt takes a value, which is written on the sheet, and the sheet "
        "is evaluated by the rules of the set; cells of one doubt move together, others are "
        "independent; within ±, what an input does not accept is held at its limit.",
    ),
    "about_refused": (
        "有的取值凑在一起，体系不接受（如得分不在所选的档内），没有结果，不计入，比例见“没有结果”。",
        "Some values together are refused by the set (such as a score outside the band chosen); "
        "they have no result and do not count; “No result” says how many.",
    ),
    "doubts_table": ("存疑的是什么", "What is in doubt"),
    "in_doubt": ("存疑", "In doubt"),
    "values": ("可能是", "May be"),
    "step": ("步长", "Step"),
    "possible": ("几种", "Values"),
    "odds": ("机会", "Odds"),
    "uniform": ("相等", "alike"),
    "triangular": ("越近中间越大（三角形）", "likelier towards the middle (triangular)"),
    "about_never": (
        "抽到的只有一个等级的，标准误是 0；别的等级的可能，有 95% 的把握不到 {most}（3 ÷ 次数）。",
        "Where only one grade was drawn, its standard error is 0; the chance of any other is below "
        "{most}, with 95% confidence (3 ÷ draws).",
    ),
    "about_panels": (
        "少了专家、换合成方式的总分和等级，都是改动评分表重新评的，准确。",
        "Totals and grades without reviewers, and by other rules, were evaluated again; they are "
        "exact.",
    ),
    "some_pairs": (
        "少了两位、等级会变或没有结果的，只列出前 {most} 种；全部的在 JSON 里。",
        "Of the pairs whose absence matters only the first {most} are listed; JSON has all of "
        "them.",
    ),
    "about_draws": (
        "抽样得出的可能带标准误；同一种子，在任何机器上都一位不差。",
        "Probabilities that were drawn have a standard error; the same seed gives the same digits "
        "on every machine.",
    ),
}


def tell(key: str, language: str, **details: object) -> str:
    """Return a text on panels and doubts."""
    return pick(TEXTS[key], language).format(**details)
