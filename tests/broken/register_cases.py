"""A sound register as text, and every way in which the tests break it."""

from __future__ import annotations

from broken.making import Edits, Expected

FILE = "register.toml"
REGISTER = """\
[period]
from = 2020
to = 2020

[[fact]]
id = "budget"
label = "budget"
unit = "万元"
feeds = ["A2/target"]
uses = "F1"
tolerance = 0

[[fact.statement]]
id = "F1"
document = "one"
amount = 100

[[fact.statement]]
id = "F2"
document = "two"
amount = 1010000
unit = "元"
evidence = "E1"
parts = [{ label = "all", amount = 1010000 }]

[[fact]]
id = "spent"
label = { zh = "支出", en = "spent" }
unit = "万元"
feeds = ["A2/actual"]
at_most = ["budget"]

[[fact.statement]]
id = "S1"
document = "three"
amount = 90

[[evidence]]
number = "E1"
title = "paper"
period = { from = "2020-01", to = "2020-06-30" }
supports = ["A2"]

[[evidence]]
number = "E2"
title = "letter"
also = ["note"]
status = "requested"

[requirement.A1]
effect = "discount"
share = 0.5

[requirement.A2]
effect = "warn"

[[finding]]
id = "P1"
text = "late"
indicators = ["A1"]
evidence = ["E1"]
facts = ["budget"]

[[suggestion]]
id = "S1"
text = "earlier"
answers = ["P1"]
indicators = ["A"]
"""

CASES: dict[str, tuple[Edits, list[Expected]]] = {
    # ------------------------------------------------------------ shape
    "an unknown key": (
        [("tolerance = 0", "tolerence = 0")],
        [Expected("shape.unknown-key-hint", "fact[0].tolerence", "tolerence")],
    ),
    "a key of another table": (
        [("supports = ", "indicators = ")],
        [Expected("shape.unknown-key", "evidence[0].indicators", "indicators")],
    ),
    "an unknown table": (
        [("[[finding]]", "[[problem]]")],
        [Expected("shape.unknown-key-hint", "problem", "problem")],
    ),
    "an amount that is no number": (
        [("amount = 90", "amount = nan")],
        [Expected("shape.not-number", "fact[1].statement[0].amount", "nan")],
    ),
    "an amount without end": (
        [("amount = 90", "amount = inf")],
        [Expected("shape.not-number", "fact[1].statement[0].amount", "inf")],
    ),
    "an amount with its unit": (
        [("amount = 90", 'amount = "90万元"')],
        [Expected("shape.not-number", "fact[1].statement[0].amount", "90万元")],
    ),
    "an amount that is true": (
        [("amount = 90", "amount = true")],
        [Expected("shape.not-number", "fact[1].statement[0].amount", "True")],
    ),
    "a statement without an amount": (
        [("amount = 90\n", "")],
        [Expected("shape.missing-key", "fact[1].statement[0].amount", None)],
    ),
    "a part without a name": (
        [('label = "all", ', "")],
        [Expected("shape.missing-key", "fact[0].statement[1].parts[0].label", None)],
    ),
    "a fact without statements": (
        [('[[fact.statement]]\nid = "S1"\ndocument = "three"\namount = 90\n', "statement = []\n")],
        [Expected("shape.empty-list", "fact[1].statement", None)],
    ),
    "a name in one language": (
        [('{ zh = "支出", en = "spent" }', '{ zh = "支出" }')],
        [Expected("shape.missing-key", "fact[1].label.en", None)],
    ),
    "a day that does not exist": (
        [("2020-06-30", "2020-06-31")],
        [Expected("shape.not-day", "evidence[0].period.to", "2020-06-31")],
    ),
    "a month that does not exist": (
        [("2020-01", "2020-13")],
        [Expected("shape.not-day", "evidence[0].period.from", "2020-13")],
    ),
    "a year in words": (
        [("from = 2020\n", 'from = "第二年度"\n')],
        [Expected("shape.not-day", "period.from", "第二年度")],
    ),
    "a period without an end": (
        [("from = 2020\nto = 2020\n", "from = 2020\n")],
        [Expected("shape.missing-key", "period.to", None)],
    ),
    "an unknown status": (
        [('"requested"', '"lost"')],
        [Expected("shape.not-one-of", "evidence[1].status", "lost")],
    ),
    "an unknown effect": (
        [('"warn"', '"ignore"')],
        [Expected("shape.not-one-of", "requirement.A2.effect", "ignore")],
    ),
    # ------------------------------------------------------------ within the register
    "two facts with one id": (
        [('id = "spent"', 'id = "budget"')],
        [Expected("register.twice", "fact[1].id", "budget")],
    ),
    "two statements with one id": (
        [('id = "F2"', 'id = "F1"')],
        [Expected("register.twice", "fact[0].statement[1].id", "F1")],
    ),
    "two materials with one number": (
        [('number = "E2"', 'number = "E1"')],
        [Expected("register.twice", "evidence[1].number", "E1")],
    ),
    "two materials with one title": (
        [('title = "letter"', 'title = "《Paper》"')],
        [Expected("register.name-twice", "evidence[1].title", "paper")],
    ),
    "another name that is a number": (
        [('also = ["note"]', 'also = ["e1"]')],
        [Expected("register.name-twice", "evidence[1].also[0]", "e1")],
    ),
    "a choice that is no statement": (
        [('uses = "F1"', 'uses = "F3"')],
        [Expected("register.unknown-statement-hint", "fact[0].uses", "F3")],
    ),
    "a limit that is no fact": (
        [('at_most = ["budget"]', 'at_most = ["x"]')],
        [Expected("register.unknown-fact", "fact[1].at_most[0]", "x")],
    ),
    "evidence of a statement that is not registered": (
        [('evidence = "E1"\n', 'evidence = "E7"\n')],
        [Expected("register.unknown-evidence-hint", "fact[0].statement[1].evidence", "E7")],
    ),
    "evidence of a finding that is not registered": (
        [('evidence = ["E1"]', 'evidence = ["zzz"]')],
        [Expected("register.unknown-evidence", "finding[0].evidence[0]", "zzz")],
    ),
    "a fact of a finding that does not exist": (
        [('facts = ["budget"]', 'facts = ["budgets"]')],
        [Expected("register.unknown-fact-hint", "finding[0].facts[0]", "budgets")],
    ),
    "an answer to no finding": (
        [('answers = ["P1"]', 'answers = ["zzz"]')],
        [Expected("register.unknown-finding", "suggestion[0].answers[0]", "zzz")],
    ),
    "a period that ends before it begins": (
        [("from = 2020\nto = 2020", "from = 2020\nto = 2019")],
        [Expected("register.period", "period", "2020")],
    ),
    "a tolerance below zero": (
        [("tolerance = 0", "tolerance = -1")],
        [Expected("register.tolerance", "fact[0].tolerance", "-1")],
    ),
    "a unit that cannot be converted": (
        [('unit = "元"', 'unit = "人"')],
        [Expected("register.unit", "fact[0].statement[1].unit", "人")],
    ),
    "facts in two units that are compared": (
        [
            ('en = "spent" }\nunit = "万元"', 'en = "spent" }\nunit = "元"'),
            ('feeds = ["A2/actual"]\n', ""),
        ],
        [Expected("register.units-differ", "fact[1].at_most[0]", "budget")],
    ),
    "a share above one": (
        [("share = 0.5", "share = 1.5")],
        [Expected("register.share", "requirement.A1.share", "3/2")],
    ),
    "a share of zero": (
        [("share = 0.5", "share = 0")],
        [Expected("register.share", "requirement.A1.share", "0")],
    ),
    "a discount without a share": (
        [("share = 0.5\n", "")],
        [Expected("register.no-share", "requirement.A1", None)],
    ),
    "a share without a discount": (
        [('effect = "warn"', 'effect = "warn"\nshare = 0.5')],
        [Expected("register.share-unused", "requirement.A2.share", "1/2")],
    ),
    # ------------------------------------------------------------ against the set
    "a fact that feeds an unknown indicator": (
        [('feeds = ["A2/target"]', 'feeds = ["A9/target"]')],
        [Expected("register.unknown-indicator-hint", "fact[0].feeds[0]", "A9")],
    ),
    "a fact that feeds an unknown answer": (
        [('feeds = ["A2/target"]', 'feeds = ["A2/budget"]')],
        [Expected("register.unknown-input", "fact[0].feeds[0]", "A2/budget")],
    ),
    "a fact that feeds one of two answers": (
        [('feeds = ["A2/target"]', 'feeds = ["A2"]')],
        [Expected("register.unknown-input", "fact[0].feeds[0]", "A2")],
    ),
    "a fact that feeds what reviewers give": (
        [('feeds = ["A2/target"]', 'feeds = ["A1/score"]')],
        [Expected("register.not-a-figure", "fact[0].feeds[0]", "A1/score")],
    ),
    "a fact that feeds another unit": (
        [('feeds = ["A2/target"]', 'feeds = ["B3"]')],
        [Expected("register.input-unit", "fact[0].feeds[0]", "B3")],
    ),
    "two facts that feed one answer": (
        [('feeds = ["A2/actual"]', 'feeds = ["A2/target"]')],
        [Expected("register.fed-twice", "fact[1].feeds[0]", "A2/target")],
    ),
    "a requirement of an unknown indicator": (
        [("[requirement.A1]", "[requirement.zzz]")],
        [Expected("register.unknown-indicator", "requirement.zzz", "zzz")],
    ),
    "a requirement of a group": (
        [("[requirement.A1]", "[requirement.A]")],
        [Expected("register.not-an-indicator", "requirement.A", "A")],
    ),
    "a finding about an unknown indicator": (
        [('indicators = ["A1"]', 'indicators = ["A8"]')],
        [Expected("register.unknown-indicator-hint", "finding[0].indicators[0]", "A8")],
    ),
    "a suggestion about an unknown indicator": (
        [('indicators = ["A"]', 'indicators = ["zzz"]')],
        [Expected("register.unknown-indicator", "suggestion[0].indicators[0]", "zzz")],
    ),
    # ------------------------------------------------------------ several at once
    "three at once": (
        [
            ('uses = "F1"', 'uses = "F9"'),
            ("share = 0.5", "share = 2"),
            ('answers = ["P1"]', 'answers = ["P9"]'),
        ],
        [
            Expected("register.unknown-statement-hint", "fact[0].uses", "F9"),
            Expected("register.share", "requirement.A1.share", "2"),
            Expected("register.unknown-finding-hint", "suggestion[0].answers[0]", "P9"),
        ],
    ),
}
