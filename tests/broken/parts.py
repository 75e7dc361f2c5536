"""A sound indicator set and a sound sheet, as text, and the parts of them that tests break."""

from __future__ import annotations

SET = """\
id = "small"
version = "1.0.0"
name = { zh = "小例", en = "Small" }
source = "made up"
rounding = { shown = 2, indicator = 2, total = 2 }
panel = { combine = "weighted_mean", stage = "indicator", at_most = 3, at_least = 2 }
missing = { missing = "refuse", not_applicable = "full", not_due = "refuse", void = "refuse" }

[grades]
basis = "rounded"
source = "made up"
bands = [
  { id = "good", label = { zh = "良", en = "good" }, at_least = 80 },
  { id = "poor", label = { zh = "差", en = "poor" }, at_least = 0 },
]

[group.total]
label = { zh = "总分", en = "Total" }
points = 100

[group.A]
under = "total"
label = { zh = "决策", en = "Decision" }
points = 60

[group.B]
under = "total"
label = { zh = "产出", en = "Outputs" }
points = 40
combine = "weighted_mean"
weights_total = 1

[indicator.A1]
under = "A"
label = { zh = "充分性", en = "Adequacy" }
points = 30
rule = { kind = "judged" }

[indicator.A2]
under = "A"
label = { zh = "执行率", en = "Execution" }
points = 30
[indicator.A2.rule]
kind = "proportional"
better = "higher"
actual = { label = { zh = "支出", en = "spent" }, unit = "万元" }
target = { label = { zh = "预算", en = "budget" }, unit = "万元" }

[indicator.B1]
under = "B"
label = { zh = "清单", en = "List" }
weight = 0.4
[indicator.B1.rule]
kind = "checklist"
partial = true
elements = [
  { id = "1", label = { zh = "一", en = "one" }, points = 10 },
  { id = "2", label = { zh = "二", en = "two" }, points = 6 },
]

[indicator.B2]
under = "B"
label = { zh = "档次", en = "Band" }
weight = 0.3
[indicator.B2.rule]
kind = "band"
asked = "once"
bands = [
  { id = "high", label = { zh = "高", en = "high" }, from_share = 0.8 },
  { id = "low", label = { zh = "低", en = "low" }, from_share = 0 },
]

[indicator.B3]
under = "B"
label = { zh = "满意度", en = "Satisfaction" }
weight = 0.3
[indicator.B3.rule]
kind = "tiers"
figure = { label = { zh = "满意率", en = "rate" }, unit = "%", at_most = 100 }
tiers = [{ at_least = 90, points = 12 }, { at_least = 60, points = 6 }]
otherwise = 0
"""

SHEET = """\
#set,small,1.0.0
#project,name,某项目
#reviewer,R1,甲,1
#reviewer,R2,乙,2
id,value,R1,R2,state,reason,evidence
A1,,25,28.5,,,
A2,,,,,,
A2/actual,90,,,,,
A2/target,100,,,,,
B1,,,,,,
B1/1,,是,部分,,,
B1/2,,是,否,,,
B2,,,,,,
B2/band,高,,,,,
B2/score,10,,,,,
B3,95%,,,,,
"""

GOOD = '{ id = "good", label = { zh = "良", en = "good" }, at_least = 80 }'
POOR = '{ id = "poor", label = { zh = "差", en = "poor" }, at_least = 0 }'
B2_WEIGHT = 'en = "Band" }\nweight = 0.3'
B3_WEIGHT = 'en = "Satisfaction" }\nweight = 0.3'
A1_RULE = 'points = 30\nrule = { kind = "judged" }'
A1_UNDER = 'under = "A"\nlabel = { zh = "充分性"'
A2_UNDER = 'under = "A"\nlabel = { zh = "执行率"'
A2_RULE = SET[SET.index("[indicator.A2.rule]") : SET.index("\n[indicator.B1]")]
PANEL = 'combine = "weighted_mean", stage = "indicator", at_most = 3, at_least = 2'
ROUNDING = "shown = 2, indicator = 2, total = 2"
MISSING = 'missing = "refuse", not_applicable = "full", not_due = "refuse", void = "refuse"'
TARGET = 'target = { label = { zh = "预算", en = "budget" }, unit = "万元" }'
TIERS = "[{ at_least = 90, points = 12 }, { at_least = 60, points = 6 }]"
ELEMENTS = 'points = 10 },\n  { id = "2", label = { zh = "二", en = "two" }, points = 6 }'
GROUP_C = 'label = { zh = "丙", en = "C" }\n'
