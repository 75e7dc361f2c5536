"""Problems of doubts that are declared, samples that are drawn, and tables of too few projects.

Each entry: what is wrong (zh), what to do (zh), what is wrong (en), what to do (en).
"""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str]] = {
    "doubt.unclear": (
        "看不懂“{value}”是怎样的出入。",
        "请写 ±5（现值上下 5）、1234.36±5、1220..1240，或用 | 分开的几个值，如 1234.36|1239.36。",
        "“{value}” says in no way that is known what may stand there.",
        "Write ±5 (about what stands there), 1234.36±5, 1220..1240, or alternatives such as "
        "1234.36|1239.36.",
    ),
    "doubt.which-kind": (
        "“{value}”的出入没有写，或写了几种。",
        "请在 within（上下多少）、between（从几到几）、values（几个值之一）里只写一种。",
        "What “{value}” may be is not written, or in several ways.",
        "Write one of within (by how much), between (from where to where) and values "
        "(alternatives).",
    ),
    "doubt.idle": (
        "“{value}”在这里不起作用。",
        "请删去：around 只与 within 同写，odds 只与 values 同写，step 和 shape 不与 values 同写。",
        "“{value}” has no meaning here.",
        "Leave it out: around belongs to within, odds to values, and step and shape do not belong "
        "to values.",
    ),
    "doubt.choice": (
        "“{value}”填的是选项，没有上下多少。",
        "请写用 | 分开的几个选项，如 是|否。",
        "“{value}” is answered by a choice, which is not more or less.",
        "Write alternatives, such as yes|no.",
    ),
    "doubt.state": (
        "指标“{value}”的状态不能存疑。",
        "请用 scoring whatif scores --change 看另一种状态的结果。",
        "The state of “{value}” cannot be in doubt.",
        "See what another state gives by scoring whatif scores --change.",
    ),
    "doubt.flag": (
        "“{value}”是问项，不计分。",
        "请写它的填报项，如 {value}.answer=是|否。",
        "“{value}” is a flag and earns no points.",
        "Name its answer, as {value}.answer=yes|no.",
    ),
    "doubt.left-out": (
        "指标“{value}”在这张表上不计。",
        "请删去这一项，或写明它可能是几分（如 3..5）。",
        "The indicator “{value}” does not count on this sheet.",
        "Leave it out, or say which points it may have, such as 3..5.",
    ),
    "doubt.blank": (
        "指标“{value}”的这一格现在没有填，谈不上上下多少。",
        "请写可能是什么：从几到几，或几个值之一。",
        "Nothing stands there for “{value}” to be off from.",
        "Say what it may be: from where to where, or alternatives.",
    ),
    "doubt.with-void": (
        "体系规定了怎样的评分作废；专家对“{value}”的填报一变，整份评分作不作废也会变，不能存疑。",
        "请改写指标的得分（只写指标编号），或只评一次的填报项。",
        "The set declares ballots void by how they look, so whether a ballot stands would hang on "
        "this answer to “{value}”.",
        "Doubt the points of the indicator instead (its id alone), or what is answered once.",
    ),
    "doubt.out-of-range": (
        "可能的出入 {value} 不在 0（不含）到 {full} 之间。",
        "请写大于 0、不超过 {full} 的数。",
        "A doubt of {value} is not above 0 and up to {full}.",
        "Write a number above 0, at most {full}.",
    ),
    "doubt.finer-than-step": (
        "可能的出入 {value} 不是步长 {step} 的整数倍。",
        "请写 {step} 的整数倍。",
        "A doubt of {value} is no whole multiple of the step {step}.",
        "Write a whole multiple of {step}.",
    ),
    "doubt.bad-step": (
        "“{value}”不能作步长。",
        "请写这一格可填的最小单位 {step} 的整数倍。",
        "“{value}” is no step.",
        "Write a whole multiple of {step}, the finest that may be filled in there.",
    ),
    "doubt.units": (
        "“{value}”各格的单位不同（{units_zh}），同一个数在各格意思不一样。",
        "请写带单位的几个值，如 '80万元|92万元'；或分开写。",
        "The cells of “{value}” have different units ({units_en}), so that a number does not mean "
        "the same in all.",
        "Write alternatives with their units, such as '80万元|92万元', or doubts of their own.",
    ),
    "doubt.two-ends": (
        "between 写了 {value} 个数。",
        "请写两个：最低和最高。",
        "There are {value} numbers in between.",
        "Write two: the lowest and the highest.",
    ),
    "doubt.no-interval": (
        "“{value}”不是从低到高。",
        "请把低的写在前面，两端不能相同。",
        "“{value}” does not lead from a lower value to a higher one.",
        "Write the lower one first; the two must differ.",
    ),
    "doubt.uneven-interval": (
        "从“{value}”的一端到另一端，不是步长 {step} 的整数倍。",
        "请改步长，或改一端。",
        "From one end of “{value}” to the other is no whole multiple of the step {step}.",
        "Change the step, or one of the ends.",
    ),
    "doubt.same-value": (
        "“{value}”写了两次。",
        "请只留一次；机会不等的，在文件里写 odds。",
        "“{value}” is given twice.",
        "Give it once; where alternatives are not alike, write odds in a file.",
    ),
    "doubt.odds": (
        "odds 有 {value} 个，values 有 {values} 个。",
        "请给每个值各写一个，或都不写。",
        "There are {value} odds for {values} values.",
        "Write one for each value, or none.",
    ),
    "doubt.too-many-values": (
        "步长 {value} 太细，可能的值超过二十亿个。",
        "请把步长（step）写大一些。",
        "With steps of {value} there are more than two thousand million values.",
        "Declare a larger step.",
    ),
    "doubt.too-few-draws": (
        "抽样次数 {value} 不在 {least} 到 {most} 之间。",
        "请改 --draws。",
        "The number of draws {value} is not from {least} to {most}.",
        "Change --draws.",
    ),
    "doubt.bad-seed": (
        "种子 {value} 不是 0 到 {most} 的整数。",
        "请改 --seed。",
        "The seed {value} is no whole number from 0 to {most}.",
        "Change --seed.",
    ),
    "doubt.no-result": (
        "抽到的 {value} 个评审组，没有一个把各指标都评到。",
        "请增加 --draws；各专家的评分范围几乎不重叠的，重抽专家没有意义。",
        "None of the {value} panels that were drawn scored every indicator.",
        "Raise --draws; where hardly two reviewers score the same, resampling says nothing.",
    ),
    "doubt.no-register": (
        "没有登记表，不知道“{value}”有哪些口径。",
        "请用 --register 指明登记表，或对项目文件夹使用。",
        "Without a register nothing says how “{value}” is stated.",
        "Name the register by --register, or give the folder of a project.",
    ),
    "doubt.unknown-fact": (
        "登记表里没有基础数据“{value}”。",
        "可用的有：{known}。",
        "The register has no fact “{value}”.",
        "Use one of: {known}.",
    ),
    "doubt.fact-feeds-nothing": (
        "基础数据“{value}”没有写填在哪些填报项（feeds），改变它不影响得分。",
        "请在登记表里写 feeds，或删去这一项。",
        "The fact “{value}” feeds nothing on the sheet, so it changes no score.",
        "Write its feeds in the register, or leave it out.",
    ),
    "doubt.fact-agreed": (
        "基础数据“{value}”各份文件写的都是 {figure}，没有存疑。",
        "请删去这一项。",
        "All documents state {figure} for the fact “{value}”; nothing is in doubt.",
        "Leave it out.",
    ),
    "doubt.refused": (
        "取值 {value} 次，没有一次体系能评出结果。",
        "请改存疑的取值，或增加 --draws；用 scoring whatif scores --change 试一个值，能看到原因。",
        "Of {value} draws, the set gave none a result.",
        "Change what is in doubt, or raise --draws; scoring whatif scores --change shows for each "
        "value why it is refused.",
    ),
    "doubt.no-numpy": (
        "抽样需要 {value}，本机没有安装。",
        "请安装：pip install 'scoring[whatif]'；专家不超过八位、没有写什么存疑的，不用抽样。",
        "Drawing samples needs {value}, which is not installed here.",
        "Install it: pip install 'scoring[whatif]'; up to eight reviewers without declared doubts "
        "need no drawing.",
    ),
    "influence.too-few": (
        "只有 {value} 个项目，看不出差别来自哪里。",
        "请给出至少 {least} 个项目的表。",
        "There are {value} projects, and differences are between projects.",
        "Give a table of {least} projects or more.",
    ),
}
