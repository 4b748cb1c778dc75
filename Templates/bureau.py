"""The forms of those who recommend: the plain ones that every pack may use, and those of the Jinan and Liaoning calls.

The form of recommendation of the Jinan call is a layout of our own as long as its annex 2 is not public; Liaoning's opinion
and list are rebuilt from the official text.
"""

from office import *

WIDE_ROOM = 13920
WIDE = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1474" w:right="1330" w:bottom="1814" w:left="1588" w:header="851" w:footer="1020" w:gutter="0"/>'
JINAN = "济南市知识产权运营（公共）服务平台建设项目"
PROJECTS = "推荐项目"


def loop(name, cells):
    """The marks of one row, the first of which opens a loop and the last of which closes it."""
    cells = list(cells)
    cells[0] = f"{{{{#{name}}}}}{cells[0]}"
    cells[-1] = f"{cells[-1]}{{{{/{name.split('|')[0]}}}}}"
    return cells


# ------------------------------------------------------------------------------------------------------------ catalogue


def catalogue():
    rows = [
        row(*(label(title) for title in ("序号", "材料名称", "页码", "页数")), header=True),
        row(centred("{{#目录}}{{编号}}"), cell("{{名称}}"), centred("{{页码}}"), centred("{{页数}}{{/目录}}")),
    ]
    return [
        paragraph("推荐材料目录", style="Title"),
        paragraph("项　　目：{{通知.标题}}", style="CoverText"),
        paragraph("推荐单位：{{推荐单位.名称}}", style="CoverText", after=160),
        table([900, 5644, 1200, 1100], *rows),
        paragraph("推荐材料申报码：{{申报码}}", style="TableNote", align="right"),
    ]


# --------------------------------------------------------------------------------------------------- one form a project


def checks():
    """What was looked at, item by item with its clause."""
    rows = [
        row(*(label(title) for title in ("审查内容", "依据", "结论")), header=True, height=454),
        row(cell("{{#审查项}}{{名称}}"), cell("{{依据|空=—}}"), centred("{{结论}}{{/审查项}}"), height=454),
    ]
    return [heading("二、形式审查", 2), table([2000, 5344, 1500], *rows)]


def opinion(unit):
    signers = ("经办人", "负责人")
    words = cell(*rich("推荐意见"), span=2, valign="top", borders=open_edges("bottom"))
    names = [paragraph(f"{signer}（签字）：", style="TableText", indent=(1, 0), before=420) for signer in signers]
    left = cell(*names, valign="top", borders=open_edges("top", "right"))
    date = paragraph("年　　月　　日", style="TableCentred", before=400)
    right = cell(paragraph("（公章）", style="TableCentred"), date, borders=open_edges("top", "left"))
    rows = [
        row(label(unit, merge="restart"), words, height=round(44 * MM), keep=True, splits=True),
        row(label(merge="continue"), left, right, height=SEAL),
    ]
    return [heading("三、推荐意见", 2), table(SEALED_GRID, *rows)]


GENERAL = ("申报.单位", "申报.信用代码", "申报.项目")


def recommendation(title, own, note, unit, names=GENERAL):
    """`own` are rows of the call's own; `names` are the marks of applicant, credit code and project."""
    grid = [1500, 2922, 1500, 2922]

    def wide(name, mark):
        return row(label(name), cell(mark, span=3), height=454)

    def pair(first, one, second, two):
        return row(label(first), cell(one), label(second), cell(two), height=454)

    rows = [
        pair("推荐单位", "{{推荐单位.名称}}", "联系电话", "{{推荐单位.联系电话}}"),
        pair("受理编号", "{{受理编号}}", "受理日期", "{{受理日期|yyyy年M月d日}}"),
        wide("申报单位", f"{{{{{names[0]}}}}}"),
        wide("统一社会\n信用代码", f"{{{{{names[1]}|空=无}}}}"),
        wide("项目名称", f"{{{{{names[2]}|空=无}}}}"),
        *(pair(*line) if len(line) == 4 else wide(*line) for line in own),
        pair("推荐顺序", "{{申报.顺序}}", "申报材料", "申报码{{申报.申报码}}，共{{申报.页数}}页"),
    ]
    return [
        paragraph(title, style="Title"),
        heading("一、基本情况", 2),
        table(grid, *rows),
        *checks(),
        *opinion(unit),
        paragraph(note, style="TableNote"),
    ]


JINAN_ROWS = (
    ("所在区县", "{{项目.区县}}", "单位类别", "{{申报单位.类别}}"),
    ("合作单位", "{{#合作单位|分隔=；}}{{名称}}{{/合作单位}}{{^合作单位}}无{{/合作单位}}"),
    ("存量有效\n专利（件）", "{{工作基础.有效专利.合计}}", "专职人员\n（人）", "{{工作基础.专职人员}}"),
    ("项目负责人", "{{申报单位.负责人.姓名}}", "联系电话", "{{申报单位.负责人.手机}}"),
    ("项目联系人", "{{申报单位.联系人.姓名}}", "联系电话", "{{申报单位.联系人.手机}}"),
)


def liaoning_opinion():
    """六、推荐单位意见, word for word."""
    return [
        heading("六、推荐单位意见"),
        paragraph("推荐单位意见", style="Title"),
        paragraph("申报单位：{{申报单位.名称}}", style="Prose", after=240),
        paragraph("以上情况经我局进行严格初审，材料齐全、情况属实，同意推荐。", style="Prose", after=1800),
        paragraph("{{推荐单位.名称}}", style="Prose", align="right", indent=(0, 0), after=300),
        paragraph("年　　月　　日", style="Prose", align="right", indent=(0, 0)),
    ]


# ------------------------------------------------------------------------------------------------------------- the lists

SMALL = {"size": "小五"}

PLAIN_COLUMNS = (  # title, mark, width of the column in the sheet, its style there, width on the page
    ("序号", "{{序号}}", 5, "count", 800),
    ("申报单位", "{{申报.单位}}", 26, "text", 3000),
    ("统一社会信用代码", "{{申报.信用代码}}", 21, "code", 2500),
    ("项目名称", "{{申报.项目}}", 30, "text", 3400),
    ("申报材料\n申报码", "{{申报.申报码}}", 13, "code", 1520),
    ("页数", "{{申报.页数}}", 7, "count", 800),
    ("推荐意见", "同意推荐", 11, "text", 1900),
)
JINAN_COLUMNS = (
    ("序号", "{{序号}}", 5, "count", 560),
    ("区县", "{{项目.区县}}", 9, "text", 800),
    ("申报单位", "{{申报单位.名称}}", 17, "text", 1400),
    ("统一社会信用代码", "{{申报单位.统一社会信用代码}}", 21, "code", 1950),
    ("项目名称", "{{项目.名称}}", 21, "text", 1400),
    ("合作单位", "{{#合作单位|分隔=；}}{{名称}}{{/合作单位}}{{^合作单位}}无{{/合作单位}}", 17, "text", 1250),
    ("存量有效专利\n（件）", "{{工作基础.有效专利.合计}}", 13, "count", 800),
    ("专职人员\n（人）", "{{工作基础.专职人员}}", 10, "count", 750),
    ("项目\n负责人", "{{申报单位.负责人.姓名}}", 10, "text", 800),
    ("联系人", "{{申报单位.联系人.姓名}}", 9, "text", 800),
    ("联系电话", "{{申报单位.联系人.手机}}", 13, "code", 1210),
    ("推荐意见", "同意推荐", 11, "text", 800),
    ("备注\n（申报码）", "{{申报.申报码}}", 13, "code", 1400),
)
LIAONING_COLUMNS = (
    ("序号", "{{序号}}", 6, "count", 800),
    ("申报单位名称", "{{申报单位.名称}}", 36, "text", 4600),
    ("地址", "{{申报单位.地址}}", 36, "text", 4600),
    ("联系人", "{{申报单位.联系人.姓名}}", 12, "text", 1700),
    ("联系电话", "{{申报单位.联系人.手机}}", 16, "code", 2220),
)


def list_pages(title, columns, repeat=PROJECTS, before=True, after=()):
    """The list as pages that are sealed; its rows are those of the sheet."""
    grid = [column[4] for column in columns]
    marks = loop(repeat, (column[1] for column in columns))
    kinds = [cell if column[3] == "text" else centred for column in columns]
    rows = [
        row(*(label(column[0]) for column in columns), header=True, height=680),
        row(*(kind(mark, **SMALL) for kind, mark in zip(kinds, marks)), height=567),
        *after,
    ]
    particulars = table(
        [6700, 3120, 4100],
        row(cell("推荐单位（盖章）：{{推荐单位.名称}}"), cell("填表人：{{推荐单位.经办人}}"), cell("联系电话：{{推荐单位.联系电话}}")),
        style="BareTable",
        room=WIDE_ROOM,
    )
    date = paragraph("填报日期：{{推荐日期|yyyy年M月d日}}　　推荐材料申报码：{{申报码}}", style="TableNote", align="right")
    return [
        paragraph(title, style="Title"),
        *([particulars] if before else []),
        table(grid, *rows, room=WIDE_ROOM),
        date,
    ]


def list_sheet(title, columns, repeat=PROJECTS, particulars=True, body=(), merges=(), heights=(42, 27, 42, 64, 20)):
    marks = loop(repeat, (column[1] for column in columns))
    own = [(column[0], mark, column[2], column[3]) for column, mark in zip(columns, marks)]
    last = LETTERS[len(columns) - 1]
    middle = LETTERS[len(columns) // 2]
    line = {
        "A": "推荐单位（盖章）：{{推荐单位.名称}}　填报日期：{{推荐日期|yyyy年M月d日}}",
        middle: "填表人：{{推荐单位.经办人}}　联系电话：{{推荐单位.联系电话}}",
    }
    before = LETTERS[len(columns) // 2 - 1]
    return SheetForm(
        "汇总表",
        title,
        own,
        line=line if particulars else None,
        merges=((f"A2:{before}2", f"{middle}2:{last}2") if particulars else ()) + tuple(merges),
        foot="推荐材料申报码：{{申报码}}",
        body=body,
        heights=heights,
    )


# -------------------------------------------------------------------------------------------------------------- notice


def notice():
    rows = [
        row(*(label(title) for title in ("序号", "依据", "位置", "问题", "办法")), header=True),
        row(centred("{{#问题}}{{序号}}"), cell("{{依据}}"), cell("{{位置}}"), cell("{{问题}}"), cell("{{办法}}{{/问题}}")),
    ]
    letter = (
        "你单位报送的“{{申报.项目|空=申报}}”材料（受理编号{{受理编号}}，申报码{{申报.申报码|空=无}}），经审核，存在下列问题。"
        "请于{{补正期限|yyyy年M月d日|空=　　　　年　　月　　日}}前逐项补正，重新生成全部材料后，将电子版和纸质版一并报送我单位。"
    )
    return [
        paragraph("补正通知", style="Title"),
        paragraph("{{申报.单位}}：", style="Prose", indent=(0, 0)),
        paragraph(letter, style="Prose", after=160),
        table([690, 2154, 1900, 2050, 2050], *rows),
        paragraph("联系人：{{推荐单位.经办人}}　联系电话：{{推荐单位.联系电话}}　地址：{{推荐单位.地址}}", style="TableText", before=240, after=500),
        paragraph("{{推荐单位.名称}}（公章）", style="Prose", align="right", indent=(0, 0), keep_next=True),
        paragraph("{{推荐日期|yyyy年M月d日}}", style="Prose", align="right", indent=(0, 0)),
    ]


NOTICE_FOOTER = footer(paragraph("第 ", field("PAGE"), " 页", style="Footer"))


def make():
    common, jinan = HERE / "common" / "forms", HERE / "jinan-platform-2024" / "forms"
    liaoning = HERE / "liaoning-2023-support" / "forms"
    own = "（本表为自拟版式。）"
    annex = "注：通知附件2《推荐表》的官方版式未公开，本表为自拟版式；取得官方版式后，以官方版式替换。"
    write(common / "推荐材料目录.docx", word_package("推荐材料目录", catalogue(), [PAGE_FOOTER]))
    write(common / "推荐表.docx", word_package("推荐表", recommendation("推荐表", (), own, "推荐单位\n意见"), [PAGE_FOOTER]))
    write(common / "推荐汇总表.docx", word_package("推荐项目汇总表", list_pages("推荐项目汇总表", PLAIN_COLUMNS), [PAGE_FOOTER], WIDE))
    write(common / "推荐汇总表.xlsx", sheet_package("推荐项目汇总表", list_sheet("推荐项目汇总表", PLAIN_COLUMNS)))
    write(common / "补正通知.docx", word_package("补正通知", notice(), [NOTICE_FOOTER]))
    names = ("申报单位.名称", "申报单位.统一社会信用代码", "项目.名称")
    title = "济南市知识产权运营（公共）\n服务平台建设项目推荐表"
    form = recommendation(title, JINAN_ROWS, annex, "区县市场\n监管部门\n推荐意见", names)
    write(jinan / "推荐表.docx", word_package(f"{JINAN}推荐表", form, [PAGE_FOOTER]))
    title = f"{JINAN}推荐汇总表"
    write(jinan / "推荐汇总表.docx", word_package(title, list_pages(title, JINAN_COLUMNS), [PAGE_FOOTER], WIDE))
    write(jinan / "推荐汇总表.xlsx", sheet_package(title, list_sheet(title, JINAN_COLUMNS)))
    write(liaoning / "推荐单位意见.docx", word_package("推荐单位意见", liaoning_opinion(), [PAGE_FOOTER]))
    remark = "以上为汇总情况，最终以省局评审后公布结果为准。"
    after = [row(label("备注"), cell(remark, span=4), height=567)]
    official, repeat = "申报单位情况汇总表 （市局填报）", f"{PROJECTS}|至少10行"
    pages = list_pages(official, LIAONING_COLUMNS, repeat, before=False, after=after)
    write(liaoning / "推荐汇总表.docx", word_package(official, pages, [PAGE_FOOTER], WIDE))
    body = [["备注", remark, None, None, None]]
    sheet = list_sheet(official, LIAONING_COLUMNS, repeat, False, body, ("B5:E5",), (42, 12, 30, 34, 20))
    write(liaoning / "推荐汇总表.xlsx", sheet_package(official, sheet))


if __name__ == "__main__":
    make()
