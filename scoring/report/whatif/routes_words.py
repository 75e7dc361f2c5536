"""What is said of routes, in Chinese and English."""

from __future__ import annotations

from scoring.report.words import pick

TEXTS: dict[str, tuple[str, str]] = {
    "title_to": ("到“{grade}”的路径", "Routes to {grade}"),
    "title_out": ("掉出“{grade}”的路径", "Routes out of {grade}"),
    "cheapest": (
        "最省的方案：改动 {count} 个指标，共变动 {points} 分；之后总分 {total}，{grade}。",
        "The cheapest route changes {count} indicators by {points} points in all; the total is "
        "{total} then: {grade}.",
    ),
    "cheapest_one": (
        "最省的方案：只改{name}（{id}），变动 {points} 分；之后总分 {total}，{grade}。",
        "The cheapest route changes {name} ({id}) alone, by {points} points; then the total is "
        "{total}: {grade}.",
    ),
    "known": (
        "找到的方案，没有证明是最省的：改动 {count} 个指标，共变动 {points} 分；"
        "之后总分 {total}，{grade}。",
        "A route that is known, not proven to be the cheapest, changes {count} indicators by "
        "{points} points in all; the total is {total} then: {grade}.",
    ),
    "known_one": (
        "找到的方案，没有证明是最省的：只改{name}（{id}），变动 {points} 分；"
        "之后总分 {total}，{grade}。",
        "A route that is known, not proven to be the cheapest, changes {name} ({id}) alone, by "
        "{points} points; then the total is {total}: {grade}.",
    ),
    "unsettled": (
        "至少要{least}，已知的办法要{known}；有没有更省的，找了 {boxes} 步没有定论。",
        "It takes {least} at least, and the way that is known takes {known}; whether there is a "
        "cheaper one was not settled within {boxes} steps.",
    ),
    "tie_unsettled": (
        "至少要{least}，这个办法就是这么多；同样多的里面有没有{then}的，找了 {boxes} 步没有定论。",
        "It takes {least} at least, and this way takes no more; whether one of equals {then} "
        "was not settled within {boxes} steps.",
    ),
    "none_known": (
        "至少要{least}；找了 {boxes} 步，没有找到办法，也没有证明没有。",
        "It takes {least} at least; within {boxes} steps no way was found, and it is not "
        "proven that there is none.",
    ),
    "no_other_known": (
        "别的方案至少要{least}；找了 {boxes} 步，没有找到，也没有证明没有。",
        "Any other route takes {least} at least; within {boxes} steps none was found, "
        "and it is not proven that there is none.",
    ),
    "of_route": ("方案 {number}：", "Route {number}: "),
    "then_indicators": ("改动指标更少", "changes fewer indicators"),
    "then_points": ("变动的分更少", "moves fewer points"),
    "amount_points": ("变动 {amount} 分", "{amount} points"),
    "amount_indicators": ("改动 {amount} 个指标", "{amount} indicators"),
    "amount_one": ("改动 {amount} 个指标", "{amount} indicator"),
    "amount_cost": ("付出代价 {amount}", "a cost of {amount}"),
    "nothing_moves": (
        "没有办法：没有一个指标可以变动。",
        "There is no way: no indicator may move.",
    ),
    "impossible_to": (
        "没有办法到“{grade}”：能动的指标都加到头，总分也只有 {total}，{then}。",
        "There is no way to {grade}: with all that may be gained the total is {total} only, "
        "{then}.",
    ),
    "impossible_out": (
        "没有办法掉出“{grade}”：能动的指标都减到头，总分还有 {total}，{then}。",
        "There is no way out of {grade}: with all that may be lost the total is still {total}, "
        "{then}.",
    ),
    "held": ("那时：{line}", "There: {line}"),
    "table": ("各个方案", "The routes"),
    "number": ("方案", "Route"),
    "now": ("现在", "Now"),
    "then": ("变为", "Becomes"),
    "change": ("变动", "Change"),
    "cost": ("代价", "Cost"),
    "total": ("之后总分", "Total then"),
    "grade": ("等级", "Grade"),
    "least_points": (
        "比的是各指标一共变动多少分（指标自己的分），同样多时改动的指标少的在前。",
        "Routes are compared by the points that indicators move together, in points of their own; "
        "of equals the one with fewer indicators comes first.",
    ),
    "least_indicators": (
        "比的是改动几个指标，同样多时变动的分（指标自己的分）少的在前。",
        "Routes are compared by how many indicators change; of equals the one that moves fewer "
        "points, in points of the indicators, comes first.",
    ),
    "least_cost": (
        "比的是代价：每变动一分的代价（没有写的为 1）×变动的分；同样多时改动的指标少的在前。",
        "Routes are compared by cost: points moved × the cost of a point (1 where none is "
        "declared); of equals the one with fewer indicators comes first.",
    ),
    "others": (
        "后面的方案不包含前面任何一个方案的全部指标；费用相同的，可能还有别的分法，只列一种。",
        "No route changes all the indicators of one before it. Where several divide the same cost "
        "differently, one of them is shown.",
    ),
    "complete": (
        "再没有别的方案：其余的都包含上面某个方案的全部指标。",
        "There are no others: whatever else leads there changes all the indicators of one above.",
    ),
    "steps_to": (
        "指标只加分（减分项只减）；",
        "Indicators only gain (penalty items take less); ",
    ),
    "steps_out": (
        "指标只减分（减分项只加）；",
        "Indicators only lose (penalty items take more); ",
    ),
    "steps": (
        "{way}变到的分是评得出来的：评分的按步长，档次、是否、要点和分段的按各自的分，"
        "由数据计算的按保留的小数。变的是评审组合成之后的分。",
        "{way}they come to points that can be given: multiples of the step where points are given, "
        "those of levels, answers and tiers, and multiples of the declared decimals where figures "
        "decide. What moves are the points of the panel together.",
    ),
    "still": (
        "没有变动余地的（已到头、锁定、不计或标志）：{ids}。",
        "Cannot move (at their end, locked, left out, or flags): {ids}.",
    ),
    "proven": (
        "每个方案都重新评过，封顶、等级限制、一票否决都算在内；"
        "没有更省的，已经证明（{boxes} 步）。",
        "Every route was evaluated again, caps, gates and vetoes included, and it is proven that "
        "none is cheaper ({boxes} steps).",
    ),
    "not_proven": (
        "方案重新评过，封顶、等级限制、一票否决都算在内；不一定是最省的。",
        "The route was evaluated again, caps, gates and vetoes included; it need not be the "
        "cheapest.",
    ),
    "others_proven": (
        "每个方案都重新评过，封顶、等级限制、一票否决都算在内；方案 {number} 不一定是最省的，"
        "此前各个没有更省的，已经证明。",
        "Every route was evaluated again, caps, gates and vetoes included; route {number} need not "
        "be the cheapest, and of those before it it is proven that none is cheaper.",
    ),
    "none_proven": (
        "封顶、等级限制、一票否决都算在内；没有办法，已经证明（{boxes} 步）。",
        "Caps, gates and vetoes are included, and it is proven that nothing leads there ({boxes} "
        "steps).",
    ),
}


def tell(key: str, language: str, **details: object) -> str:
    """Return a text on routes."""
    return pick(TEXTS[key], language).format(**details)
