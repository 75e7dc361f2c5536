"""Random indicator sets with random sheets for them, and how the engine is given them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

import oracle
from hypothesis import event, reject
from hypothesis import strategies as st
from oracle.nodes import Nodes
from oracle.points import needs_reason
from random_answers import Asked, row_of
from random_groups import WEIGHTS
from random_sets import STATES, Leaf, sets

import scoring
from scoring.plan import plan_of

if TYPE_CHECKING:
    from drawing import Data, Draw


@dataclass(frozen=True)
class Case:
    """A set and a sheet as data."""

    data: Data
    sheet: Data

    def __repr__(self) -> str:
        return f"Case(\n data={self.data!r},\n sheet={self.sheet!r})"


class Filling:
    """Fills in a sheet."""

    def __init__(self, draw: Draw, data: Data, leaves: list[Leaf], *, wild: bool) -> None:
        self.draw, self.data, self.leaves, self.wild = draw, data, leaves, wild
        self.nodes = Nodes(data)
        panel = data["panel"]
        least = panel.get("at_least", 1)
        count = draw(st.sampled_from((panel["at_most"], *range(least, panel["at_most"] + 1))))
        self.reviewers = [
            {"id": f"R{n}", "name": "", "weight": draw(st.sampled_from(WEIGHTS))}
            for n in range(1, count + 1)
        ]
        self.members = [one["id"] for one in self.reviewers]

    def states(self) -> dict[str, str]:
        """Return the states of the indicators that are not scored."""
        found = {}
        for leaf in self.leaves:
            allowed = [one for one in STATES if self.wild or leaf.policies[one] != "refuse"]
            if allowed and self.draw(st.integers(0, 3)) == 0:
                found[leaf.name] = self.draw(st.sampled_from(allowed))
        self.settle(self.nodes.root, found)
        if len(found) == len(self.leaves) and not self.wild:
            self.let_in(self.nodes.root, found)
        return found

    def settle(self, name: str, states: dict[str, str]) -> None:
        """Let one alternative be scored where there are several, and something anywhere."""
        children = self.nodes.counting(name) if not self.nodes.is_leaf(name) else []
        if children and self.nodes.combine(name) == "one_of":
            kept = self.draw(st.sampled_from(children))
            for child in children:
                for leaf in self.below(child):
                    if child == kept:
                        states.pop(leaf, None)
                    else:
                        states[leaf] = "not_applicable"
            return
        for child in self.nodes.below[name]:
            self.settle(child, states)
        refuses = self.nodes.policy(name, "not_applicable") == "refuse" or name == self.nodes.root
        if children and refuses and not self.wild and all(self.out(c, states) for c in children):
            kept = self.draw(st.sampled_from(children))
            self.let_in(kept, states)

    def let_in(self, name: str, states: dict[str, str]) -> None:
        """Score an indicator of those below a node, that it counts."""
        if self.nodes.is_leaf(name):
            states.pop(name, None)
            return
        self.let_in(self.nodes.counting(name)[0], states)

    def below(self, name: str) -> list[str]:
        """Return the indicators below a node that count."""
        if self.nodes.is_leaf(name):
            return [name]
        return [leaf for child in self.nodes.counting(name) for leaf in self.below(child)]

    def out(self, name: str, states: dict[str, str]) -> bool:
        """Whether a node is left out."""
        if self.nodes.is_leaf(name):
            state = states.get(name)
            return state is not None and self.leaves_out(self.nodes.policy(name, state))
        if not all(self.out(child, states) for child in self.nodes.counting(name)):
            return False
        return self.leaves_out(self.nodes.policy(name, "not_applicable"))

    @staticmethod
    def leaves_out(policy: Any) -> bool:
        """Whether a policy leaves a node out."""
        return isinstance(policy, dict) or policy in {"siblings", "tree"}

    def entry(self, leaf: Leaf) -> Data:
        """Return the answers to an indicator."""
        columns = ["value"]
        if not leaf.once:
            columns, panel = self.members, self.data["panel"]
            if panel["stage"] == "indicator":
                least = min(panel.get("at_least", 1), len(columns))
                some = st.lists(st.sampled_from(columns), min_size=least, unique=True)
                columns = self.draw(st.just(columns) | some)
        answers: Data = {}
        made: Data = {"answers": answers}
        for column in columns:
            row = row_of(Asked(self.draw, leaf, self.wild))
            if needs_reason(leaf.rule, row) and not self.wild:
                made["reason"] = "超额完成"
            for asked, value in row.items():
                answers.setdefault(asked, {})[column] = value
        return made

    def entries(self, texts: st.SearchStrategy[str] | None) -> Data:
        """Return what is filled in for every indicator."""
        entries, states = {}, self.states()
        for leaf in self.leaves:
            state, entry = states.get(leaf.name, ""), self.entry(leaf)
            if state == "missing" and self.draw(st.booleans()):
                continue
            if state:
                keeps = state == "void" and self.draw(st.booleans())
                entry |= {"answers": entry["answers"] if keeps else {}, "state": state}
            if texts is not None:
                entry["reason"] = self.draw(texts) or entry.get("reason", "")
            entries[leaf.name] = entry
        return entries

    def case(self, texts: st.SearchStrategy[str] | None = None) -> Case:
        """Return the set with a sheet."""
        sheet: Data = {
            "set": "random",
            "version": "1.0.0",
            "reviewers": self.reviewers,
            "entries": self.entries(texts),
        }
        if not self.wild:
            try:
                oracle.outcome(self.data, sheet)
            except oracle.RefusedError:
                # an indicator that is shared between alternatives
                reject()
        return Case(self.data, sheet)


@st.composite
def cases(
    draw: Draw,
    texts: st.SearchStrategy[str] | None = None,
    *,
    plain: bool = False,
    wild: bool = False,
) -> Case:
    """Return a sound set and a sheet that fits it.

    A *plain* set only adds and takes weighted means; a *wild* sheet may be refused.
    """
    data, leaves = draw(sets(plain=plain))
    prove(data)
    return Filling(draw, data, leaves, wild=wild).case(texts)


@st.composite
def tables(draw: Draw) -> list[Case]:
    """Return several sheets of one panel for one set."""
    data, leaves = draw(sets())
    prove(data)
    filling = Filling(draw, data, leaves, wild=False)
    return [filling.case() for _ in range(draw(st.integers(2, 3)))]


def prove(data: Data) -> None:
    """Reject a set that is refused; that few are, and why, is a property of its own."""
    if why := refusals(data):
        event(f"refused: {why}")
        reject()


def refusals(data: Data) -> set[str]:
    """Return the codes of what is wrong with a set."""
    try:
        plan_of(scoring.resolve_set(data, "random.toml"))
    except scoring.ScoringError as error:
        return {one.code for one in error.problems}
    return set()


# ---------------------------------------------------------------- data to the engine


def set_of(case: Case) -> scoring.IndicatorSet:
    """Resolve the set of a case."""
    return scoring.resolve_set(case.data, "random.toml")


def sheet_of(sheet: Data) -> scoring.ScoreSheet:
    """Return a sheet as the engine knows it."""
    return scoring.ScoreSheet(
        set_id=sheet["set"],
        set_version=sheet["version"],
        project=dict(sheet.get("project", {})),
        reviewers=tuple(
            scoring.Reviewer(one["id"], one["name"], Decimal(one["weight"]))
            for one in sheet["reviewers"]
        ),
        entries={name: _entry_of(entry) for name, entry in sheet["entries"].items()},
    )


def _entry_of(entry: Data) -> scoring.Entry:
    answers = {
        asked: {column: _answer(value) for column, value in given.items()}
        for asked, given in entry["answers"].items()
    }
    return scoring.Entry(
        answers,
        entry.get("state") or None,
        entry.get("reason", ""),
        tuple(entry.get("evidence", ())),
        Decimal(entry["self_score"]) if "self_score" in entry else None,
    )


def _answer(text: str) -> Decimal | str:
    """Return a number, or the id of a choice: none of those drawn here looks like a number."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return text


def evaluated(case: Case) -> scoring.Evaluation:
    """Evaluate a case with the engine."""
    return scoring.evaluate(set_of(case), sheet_of(case.sheet))
