"""Routes of a search that was stopped, and routes through caps on single indicators, by hand."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from builders import (
    MOF,
    codes_of,
    group,
    indicator,
    judged,
    label,
    make_set,
    once,
    root,
    rounded_to,
    scale,
    scored,
    yes_no,
)
from test_routes import all_moves, project

import scoring
from scoring.errors import Problems
from scoring.io.assemble import assemble
from scoring.io.cases import load_cases
from scoring.io.sets import set_file
from scoring.io.structured import raw_sheet
from scoring.report.whatif.certificate import render_certificate
from scoring.whatif.certificate import certify

if TYPE_CHECKING:
    from scoring.whatif.routing.results import Least


@pytest.fixture(scope="module")
def dam() -> scoring.Evaluation:
    """Return the worked case of the set that has every kind of group."""
    case = next(one for one in load_cases(set_file("fictional")) if one.path.stem == "all-scored")
    used = scoring.load_indicator_set("fictional")
    return scoring.evaluate(
        used, assemble(raw_sheet(case.written.sheet, "sheet", "sheet."), used, Problems())
    )


def test_what_a_cap_took_from_an_indicator_comes_back_with_its_condition() -> None:
    used = make_set(
        {
            "A": indicator(60, judged("1", asked="once")),
            "B": indicator(10, yes_no(asked="once")),
            "C": indicator(30, judged("1", asked="once")),
        },
        grades=scale(MOF),
        cap=[{"id": "c", "label": label("c"), "node": "A", "at_most": "40", "when": {"no": "B"}}],
    )
    given = {"A": once(score="55"), "B": once(answer="no"), "C": once(score="25")}
    result = scored(used, given)
    assert result.published_total == 65
    # 55 and not 40 counts as soon as B is yes, and what is given may be bounded
    found = scoring.routes(result, "优", bounds={"A": ("50", "60")})
    assert all_moves(found) == [{"B": 10}]
    assert found.each[0].evaluation.published_total == 90


def test_indicators_that_are_rounded_together_move_from_what_is_given() -> None:
    used = make_set(
        {
            "A": indicator(4, judged("0.25", asked="once"), "G"),
            "B": indicator(4, judged("0.25", asked="once"), "G"),
        },
        {"total": root(8), "G": group(8, cumulative=0)},
        grades=scale((("high", "高", 4), ("low", "低", 0)), "rounded"),
        rounding=rounded_to(total=2),
    )
    # 1.25 counts as 1, and both together, 2.5, as 3; 4 takes 3.5
    result = scored(used, {"A": once(score="1.25"), "B": once(score="1.25")})
    assert result.published_total == 3
    (route,) = scoring.routes(result, "high").each
    assert (route.points, route.evaluation.published_total) == (1, 4)


def test_a_stopped_search_gives_the_way_it_knows_and_what_any_takes(
    dam: scoring.Evaluation,
) -> None:
    found = scoring.slip(dam, most_boxes=20)
    (route,) = found.each
    assert not found.proven
    assert not found.complete
    assert not route.proven
    assert found.at_least is not None
    # south at 0.50 of 5 is the weakest part, under a fifth, which caps the total at 150
    assert 0 < found.at_least <= Fraction("3.5") <= route.points
    assert route.evaluation.grade.id != "b"
    data = json.loads(scoring.render_routes(found, "json"))
    assert (data["proven"], data["routes"][0]["proven"], data["complete"]) == (False, False, False)
    assert Fraction(data["at_least"]) == found.at_least


def test_a_longer_search_proves_the_same_way() -> None:
    stopped, whole = (scoring.routes(project(), "优", most_boxes=most) for most in (1, 1000))
    assert whole.proven
    assert whole.at_least is None
    assert all(one.proven for one in whole.each)
    assert stopped.each[0].points >= whole.each[0].points == 5


def test_a_search_takes_a_step_at_least() -> None:
    assert codes_of(lambda: scoring.slip(project(), most_boxes=0)) == ["routes.no-steps"]


NOT_PROVEN = {
    ("points", "2.5"): (
        "至少要变动 2.50 分，已知的办法要变动 5.00 分；有没有更省的，找了 7 步没有定论。",
        "It takes 2.50 points at least, and the way that is known takes 5.00 points; whether there "
        "is a cheaper one was not settled within 7 steps.",
    ),
    ("points", "5"): (
        "至少要变动 5.00 分，这个办法就是这么多；"
        "同样多的里面有没有改动指标更少的，找了 7 步没有定论。",
        "It takes 5.00 points at least, and this way takes no more; whether one of equals changes "
        "fewer indicators was not settled within 7 steps.",
    ),
    ("indicators", "1"): (
        "至少要改动 1 个指标，这个办法就是这么多；"
        "同样多的里面有没有变动的分更少的，找了 7 步没有定论。",
        "It takes 1 indicator at least, and this way takes no more; whether one of equals moves "
        "fewer points was not settled within 7 steps.",
    ),
    ("cost", "4"): (
        "至少要付出代价 4.00，已知的办法要付出代价 5.00；有没有更省的，找了 7 步没有定论。",
        "It takes a cost of 4.00 at least, and the way that is known takes a cost of 5.00; whether "
        "there is a cheaper one was not settled within 7 steps.",
    ),
}
"""By what is to be least, and what any way takes at least: what is said of a way that takes 5."""


@pytest.mark.parametrize(("least", "at_least"), NOT_PROVEN)
def test_a_route_that_is_not_proven_is_never_called_the_cheapest(
    least: Least, at_least: str
) -> None:
    zh, en = NOT_PROVEN[least, at_least]
    whole = scoring.routes(project(), "优")
    found = whole._replace(
        each=(whole.each[0]._replace(proven=False),),
        at_least=Fraction(at_least),
        least=least,
        boxes=7,
    )
    said = scoring.render_routes(found, "text", "zh").splitlines()
    first = "找到的方案，没有证明是最省的：只改indicator（A），变动 5.00 分；之后总分 90.00，优。"
    assert said[said.index(first) + 1] == zh
    assert not any("最省的方案：" in line or "已经证明" in line for line in said)
    assert said[-1] == "- 方案重新评过，封顶、等级限制、一票否决都算在内；不一定是最省的。"
    english = scoring.render_routes(found, "markdown", "en")
    assert en in english
    assert "The cheapest route" not in english
    assert "proven that" not in english


def test_only_the_last_of_several_routes_may_be_open() -> None:
    found = scoring.routes(project(), "优", most=2)
    first, second = found.each
    part = found._replace(
        each=(first, second._replace(proven=False)), at_least=Fraction(5), boxes=9
    )
    said = scoring.render_routes(part, "text", "zh")
    assert "最省的方案：只改indicator（A）" in said
    assert "- 方案 2：至少要变动 5.00 分，这个办法就是这么多；" in said
    assert "方案 2 不一定是最省的，此前各个没有更省的，已经证明。" in said
    assert "Route 2: It takes 5.00 points at least" in scoring.render_routes(part, "text", "en")
    part = found._replace(each=(first,), at_least=Fraction(5), complete=False, boxes=9)
    said = scoring.render_routes(part, "text", "zh")
    assert "- 别的方案至少要变动 5.00 分；找了 9 步，没有找到，也没有证明没有。" in said
    assert "没有更省的，已经证明（9 步）。" in said


def test_where_no_way_is_known_there_may_still_be_one() -> None:
    found = scoring.routes(project(), "优")._replace(each=(), at_least=Fraction(3), boxes=4)
    said = scoring.render_routes(found, "text", "zh")
    assert "至少要变动 3.00 分；找了 4 步，没有找到办法，也没有证明没有。" in said
    assert "没有办法到" not in said
    assert "within 4 steps no way was found" in scoring.render_routes(found, "text", "en")


def test_a_certificate_says_what_is_proven_of_the_way_out(dam: scoring.Evaluation) -> None:
    certificate = certify(dam)
    out = certificate.out
    assert certificate.unsaid == ()
    assert out is not None
    assert out.proven == (out.points.proven and out.indicators.proven)
    stopped = certificate._replace(
        out=out._replace(
            points=out.points._replace(at_least=Fraction("1.25"), boxes=60),
            indicators=out.indicators._replace(at_least=Fraction(1), boxes=40),
        )
    )
    said = render_certificate(stopped, "text", "zh")
    assert "标志的回答不变时，各指标一共失去至少 1.25 分，最少 1 个指标，才会掉出“乙”；" in said
    assert "已知失去 3.50 分就会：南坝（south）由 4.00 到 0.50，总分 150.00，“丁”；" in said
    assert "是否非失这么多不可，找了 100 步没有定论。" in said
    english = render_certificate(stopped, "text", "en")
    assert "only if indicators lose 1.25 points or more in all, in at least 1 of them; " in english
    assert "a loss of 3.50 points is known to do it: South dam (south) from 4.00 to 0.50" in english
    data = json.loads(render_certificate(stopped, "json"))
    assert data["way_out"]["least_points"]["at_least"] == "1.25"
    assert data["not_computed"] == []
