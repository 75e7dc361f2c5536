"""The answers of one sheet, one by one."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from scoring import exact
from scoring.algebra.ops import INTEGERS
from scoring.errors import MOST_HINTS
from scoring.meant import meant
from scoring.resolve.leaving import code
from scoring.rules.judged import BandRule
from scoring.settle.answers import check_band, whole_number
from scoring.settle.reviewers import HUNDREDTHS, check_reviewers, check_scopes
from scoring.settle.self_scores import check_self_score
from scoring.settle.values import Settled
from scoring.sheet import ONCE, STATE_NAMES, STATES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.errors import Problems
    from scoring.model import Policies
    from scoring.plan import Leaf, Plan
    from scoring.sheet import Answer, Entry, ScoreSheet, State

OPEN_STATES = frozenset({"missing", "not_due"})
"""The states in which something may still come."""


class Checker:
    """Checks one sheet; every problem is noted, none stops the check."""

    def __init__(
        self, plan: Plan, sheet: ScoreSheet, problems: Problems, *, incomplete: bool = False
    ) -> None:
        self.plan, self.sheet, self.problems = plan, sheet, problems
        self.allowed = OPEN_STATES if incomplete else frozenset()
        self.set = plan.indicator_set
        self.panel = self.set.panel
        # who has not begun is still to come
        self.asked = len(sheet.begun if incomplete else sheet.reviewers)
        self.least = 1 if incomplete else self.panel.at_least
        self.limited = False
        self.unreadable = {indicator for indicator, _ in sheet.unreadable}

    def whole_sheet(self) -> None:
        """Check what concerns the sheet as a whole: its set, its panel, its ids."""
        sheet, add = self.sheet, self.problems.add
        if sheet.set_id != self.set.id:
            add("sheet.other-set", sheet.source, sheet.set_id, expected=self.set.id)
        elif sheet.set_version != self.set.version:
            add("sheet.other-version", sheet.source, sheet.set_version, expected=self.set.version)
        if len(sheet.reviewers) > self.panel.at_most:
            add(
                "sheet.panel-too-large", sheet.source, len(sheet.reviewers), most=self.panel.at_most
            )
        check_reviewers(self.set, sheet.reviewers, sheet.reviewer_place, self.problems)
        self.limited = check_scopes(self.set, sheet, self.problems)
        unknown = [name for name in sheet.entries if name not in self.plan.places]
        if unknown:
            self._unknown(unknown)

    def _unknown(self, indicators: Sequence[str]) -> None:
        """Note entries for indicators that the set does not have."""
        first_places: dict[str, str] = {}
        for (indicator, _, _), place in self.sheet.places.items():
            first_places.setdefault(indicator, place)
        for indicator in indicators:
            few = len(self.problems) < MOST_HINTS
            hint = meant(indicator, self.set.indicators) if few else None
            code = "sheet.unknown-indicator-hint" if hint else "sheet.unknown-indicator"
            first = next(iter(self.sheet.entries[indicator].answers), "")
            place = first_places.get(indicator) or self.sheet.place(indicator, first, "")
            self.problems.add(code, place, indicator, **(hint or {}))

    def weights(self) -> tuple[int, ...]:
        """Return the weights of the reviewers in hundredths."""
        return tuple(
            exact.whole(Decimal(reviewer.weight), HUNDREDTHS) or 0
            for reviewer in self.sheet.reviewers
        )

    def leaf(self, leaf: Leaf) -> Settled:
        """Check and settle one indicator."""
        node, entry = leaf.node, self.sheet.entry(leaf.node.id)
        self._check_keys(leaf, entry)
        if entry.self_score is not None:
            check_self_score(leaf, self.sheet, self.plan, self.problems)
        unreadable = node.id in self.unreadable
        state: State = entry.state or ("missing" if entry.blank else "scored")
        if state not in STATES:
            self.problems.add("sheet.unknown-state", self.sheet.place(node.id, "", "state"), state)
            return Settled((), (), 0, state)
        if state in {"missing", "not_applicable", "not_due"} and not entry.blank:
            self.problems.add(
                "sheet.state-and-score",
                self.sheet.place(node.id, "", "state"),
                state,
                id=node.id,
                zh=STATE_NAMES[state],
            )
        if state != "scored" or entry.blank:
            if unreadable:
                return Settled((), (), 0, state)
            return self._by_policy(leaf, state if state != "scored" else "missing")
        return self._by_rule(leaf, entry, unreadable=unreadable)

    def _check_keys(self, leaf: Leaf, entry: Entry) -> None:
        inputs = {answer.id for answer in leaf.rule.inputs}
        columns = {r.id for r in self.sheet.reviewers} if leaf.rule.by_panel else {ONCE}
        for answer, given in entry.answers.items():
            if answer in inputs and columns.issuperset(given):
                continue
            for column in given:
                place = self.sheet.place(leaf.node.id, answer, column)
                if not answer:
                    self.problems.add(
                        "sheet.answer-in-head-row", place, given[column], id=leaf.node.id
                    )
                elif answer not in inputs:
                    self.problems.add(
                        "sheet.unknown-input",
                        place,
                        answer,
                        id=leaf.node.id,
                        known=", ".join(sorted(inputs)),
                    )
                elif column not in columns:
                    code = "sheet.asked-of-panel" if leaf.rule.by_panel else "sheet.asked-once"
                    if leaf.rule.by_panel and column != ONCE:
                        code = "sheet.unknown-reviewer"
                    self.problems.add(code, place, column, id=leaf.node.id)

    def _by_policy(self, leaf: Leaf, state: State) -> Settled:
        policy = getattr(leaf.node.policies, state)
        if policy == "refuse" and state not in self.allowed:
            first = leaf.rule.inputs[0].id
            columns = [r.id for r in self.sheet.reviewers] if leaf.rule.by_panel else [ONCE]
            place = self.sheet.place(leaf.node.id, first, columns[0] if columns else ONCE)
            label = leaf.node.label
            other = _other_ways(leaf.node.policies)
            self.problems.add(
                f"sheet.refused-{state}",
                place,
                id=leaf.node.id,
                zh=label.zh,
                en=label.en,
                or_zh=other[0],
                or_en=other[1],
            )
            return Settled((), (), 0, state)
        return Settled((), (), leaf.best if policy == "full" else 0, state, code(policy))

    def _by_rule(self, leaf: Leaf, entry: Entry, *, unreadable: bool) -> Settled:
        rows, members = [], []
        names = [r.id for r in self.sheet.reviewers] if leaf.rule.by_panel else [ONCE]
        for member, name in enumerate(names):
            given = [entry.answers.get(answer.id, {}).get(name) for answer in leaf.rule.inputs]
            if all(value is None for value in given):
                continue
            row = self._row(leaf, name, given)
            if row is not None:
                rows.append(row)
                members.append(member)
        answered = sum(any(name in given for given in entry.answers.values()) for name in names)
        if leaf.rule.by_panel and not unreadable:
            self._check_turnout(leaf, answered)
        if leaf.rule.guarded and rows and leaf.rule.guard(INTEGERS, rows[0]) == 0:
            return self._zero_divisor(leaf, rows[0])
        return Settled(tuple(rows), tuple(members), None, "scored")

    def _check_turnout(self, leaf: Leaf, answered: int) -> None:
        first = self.sheet.reviewers[0].id if self.sheet.reviewers else ONCE
        place = self.sheet.place(leaf.node.id, leaf.rule.inputs[0].id, first)
        if self.panel.stage == "total" and answered < self.asked and not self.limited:
            self.problems.add(
                "sheet.abstention-with-totals", place, answered, id=leaf.node.id, asked=self.asked
            )
        elif answered < self.least:
            self.problems.add(
                "sheet.too-few-answers", place, answered, id=leaf.node.id, least=self.least
            )

    def _zero_divisor(self, leaf: Leaf, row: tuple[int, ...]) -> Settled:
        rule = leaf.rule
        if rule.zero == "refuse":
            zero = (place for place in rule.nonzero if row[place] == 0)
            asked = rule.inputs[next(zero, 0)].id
            place = self.sheet.place(leaf.node.id, asked, ONCE)
            self.problems.add("sheet.zero-divisor", place, "0", id=leaf.node.id)
        return Settled((), (), rule.when_zero(INTEGERS, row, leaf.best), "scored")

    def _row(self, leaf: Leaf, name: str, given: list[Answer | None]) -> tuple[int, ...] | None:
        """Return the inputs of one reviewer as whole numbers, or note what is wrong."""
        node, row = leaf.node.id, []
        for answer, value in zip(leaf.rule.inputs, given, strict=True):
            place = self.sheet.place(node, answer.id, name)
            if value is None:
                if (node, name) not in self.sheet.unreadable:
                    once = name == ONCE
                    self.problems.add(
                        "sheet.half-answered-once" if once else "sheet.half-answered",
                        place,
                        id=node,
                        zh=answer.label.zh if answer.label else answer.id,
                        en=answer.label.en if answer.label else answer.id,
                        given=sum(v is not None for v in given),
                        asked=len(given),
                    )
                continue
            number = whole_number(answer, value, leaf.node, place, self.problems)
            if number is not None:
                row.append(number)
        if len(row) < len(given):
            return None
        if isinstance(leaf.rule, BandRule):
            place = self.sheet.place(node, "score", name)
            check_band(leaf.rule, leaf.node, row, self.plan.tick, place, self.problems)
        else:
            self._contradictions(leaf, name, row)
        return tuple(row)

    def _contradictions(self, leaf: Leaf, name: str, row: list[int]) -> None:
        """Note answers of one row that contradict each other or need a reason."""
        node, rule = leaf.node, leaf.rule
        codes = [code_ for code_, holds in rule.objections(INTEGERS, row) if holds]
        needed = hasattr(rule, "needs_reason") and rule.needs_reason(INTEGERS, row)
        if needed and not self.sheet.entry(node.id).reason.strip():
            codes.append("sheet.over-needs-reason")
        if not codes:
            return
        place = self.sheet.place(node.id, rule.inputs[0].id, name)
        said = {"id": node.id, "zh": node.label.zh, "en": node.label.en}
        given = self.sheet.entry(node.id).answers
        value = ", ".join(str(given[asked.id][name]) for asked in rule.inputs)
        for code_ in dict.fromkeys(codes):
            self.problems.add(code_, place, value, **said)


def _other_ways(policies: Policies) -> tuple[str, str]:
    """Return which states may be declared instead of an answer, in both languages."""
    allowed = [
        words
        for policy, words in (
            (policies.not_applicable, ("不适用", "not applicable")),
            (policies.not_due, ("未到期", "not due")),
        )
        if policy != "refuse"
    ]
    if not allowed:
        return "", ""
    zh, en = "、".join(zh for zh, _ in allowed), " or ".join(en for _, en in allowed)
    return f"，或在状态列说明（{zh}）", f", or declare its state ({en})"
