"""A draft as the text of a set.toml, with what must be checked written into it."""

from __future__ import annotations

import json
import math
import re
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from scoring.exact import as_text, fixed
from scoring.io.foreign.draft import WHOLE

if TYPE_CHECKING:
    from scoring.io.foreign.draft import Draft, DraftNode

LONGEST_ID = 64
MOST_REVIEWERS = 10
BANDS = (
    ("excellent", "优", "excellent", 90),
    ("good", "良", "good", 80),
    ("fair", "中", "fair", 60),
    ("poor", "差", "poor", 0),
)
NOTE_ZH = (
    "草稿，由“{name}”生成，须核对：等级标准按财预〔2020〕10号四档假定；各指标均由专家评分；"
    "专家意见取平均；缺失、不适用、未到期一律不接受；英文名称未译。"
)
NOTE_EN = (
    "A draft made from “{name}”, to be checked: the four grades of Caiyu [2020] No. 10 are "
    "assumed; every indicator is judged; reviewers are averaged; nothing may be missing, not "
    "applicable or not due; names are not translated."
)

SUGGESTED_ZH = "# 评分标准写明了规则；核对后，可用下面一行（去掉“# ”）代替上面的 rule"
SUGGESTED_EN = (
    '# The standard says a rule: once checked, the next line without "# " may replace the rule'
)


def draft_text(draft: Draft) -> str:
    """Return the text of the set; it loads as it stands."""
    name = Path(draft.source).name
    stem = Path(draft.source).stem
    step = f"0.{'0' * (draft.places - 1)}1"
    both = {"zh": NOTE_ZH.format(name=name), "en": NOTE_EN.format(name=name)}
    lines = [
        "# 草稿：由评分表生成，请逐项核对",
        "# A draft made from a score table: check every line",
        "",
        f"id = {quoted(_set_id(stem))}",
        'version = "0.1.0"',
        'language = "zh"',
        f"source = {quoted(name)}",
        f"name = {_label(stem)}",
        f"note = {{ zh = {quoted(both['zh'])}, en = {quoted(both['en'])} }}",
        "",
        f"rounding = {{ shown = {draft.places}, indicator = {draft.places},"
        f" total = {draft.places} }}",
        f'panel = {{ combine = "mean", stage = "indicator",'
        f" at_most = {max(MOST_REVIEWERS, draft.experts)} }}",
        'missing = { missing = "refuse", not_applicable = "refuse",'
        ' not_due = "refuse", void = "refuse" }',
        "",
        "# 待核对：等级标准是假定的，表里没有",
        "# To be checked: the table has no grades, these are assumed",
        "[grades]",
        'basis = "rounded"',
        'source = "财预〔2020〕10号（待核对）"',
        "bands = [",
    ]
    for one, zh, en, bound in BANDS:
        # of another total the same shares; cut off, so that the best grade is within reach
        points = fixed(Fraction(math.floor(bound * draft.total), 100), 2)
        shown = bound if draft.total == WHOLE else points
        lines.append(
            f'  {{ id = "{one}", label = {{ zh = "{zh}", en = "{en}" }}, at_least = {shown} }},'
        )
    lines += ["]", "", "[group.total]", 'label = { zh = "总分", en = "Total" }']
    for order, node in enumerate(draft.nodes, 1):
        lines += ["", *_node(node, order, step)]
    return "\n".join(lines) + "\n"


def _node(node: DraftNode, order: int, step: str) -> list[str]:
    kind = "group" if node.points is None else "indicator"
    lines = [
        f"[{kind}.{quoted(node.id)}]",
        f"under = {quoted(node.under)}",
        f"order = {order}",
        f"label = {_label(node.name)}",
    ]
    if node.points is not None:
        points = as_text(node.points)
        lines.append(f"points = {quoted(points) if '/' in points else points}")
        if node.illustrative:
            lines.append("illustrative = true")
        if node.standard:
            lines.append(f"standard = {_label(node.standard)}")
        lines.append(f'rule = {{ kind = "judged", step = {step} }}')
        if node.suggestion is not None:
            lines += [SUGGESTED_ZH, SUGGESTED_EN, f"# rule = {node.suggestion.toml}"]
    return lines


def quoted(text: str) -> str:
    """Return a text as TOML writes it: as JSON does, but for DEL and halves of characters."""
    written = json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
    return re.sub("[\ud800-\udfff]", "\ufffd", written)


def _label(text: str) -> str:
    return f"{{ zh = {quoted(text)}, en = {quoted(text)} }}"


def _set_id(stem: str) -> str:
    return re.sub(r"[^\w.\-]+", "-", stem).strip("-")[:LONGEST_ID] or "draft"
