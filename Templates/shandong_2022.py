"""The plain form of the Shandong call of 2022, in a layout of our own: its guide names no form.

One form serves the three kinds of project; what belongs to another kind vanishes when the form is filled.
"""

from office import *

GUIDE = "山东省专利转化专项计划"
KINDS = (  # the group of fields, the tasks, and the targets with their units
    (
        "平台项目",
        (
            ("建立重点产业专利运营中心", "专利运营中心"),
            ("推动组建产业知识产权联盟", "知识产权联盟"),
            ("加工整理产业链专利信息", "专利信息加工"),
            ("挖掘产业链企业端技术需求", "技术需求挖掘"),
            ("开展精准化专利供需匹配", "供需匹配"),
            ("积极贡献与经验推广", "经验推广"),
        ),
        (
            ("产业知识产权运营中心和产业知识产权联盟", "运营中心与联盟", ""),
            ("每年精准推送信息", "精准推送", "条"),
            ("每年集中开展对接", "集中对接", "场"),
            ("企业接受高校院所转让、许可专利", "转让许可件数", "件"),
            ("转让、许可专利金额", "转让许可金额", "万元"),
            ("精准推送专利开放许可信息", "开放许可推送", "条"),
            ("达成专利开放许可", "开放许可达成", "项"),
            ("工作模式或者转化成效的推广应用", "推广应用", ""),
        ),
    ),
    (
        "区域项目",
        (
            ("构建网上专利技术交易平台体系", "交易平台体系"),
            ("加强黄河流域专利技术交易机制建设", "交易机制"),
            ("打造黄河流域转移转化对接活动品牌", "对接活动品牌"),
            ("加强区域组织交流合作", "区域合作"),
            ("创新专利技术交易内容和方式", "交易方式"),
            ("联合黄河流域创投机构", "创投支持"),
            ("建立专利开放许可分平台", "开放许可"),
            ("积极贡献与经验推广", "经验推广"),
        ),
        (
            ("综合性交易平台", "综合性交易平台", ""),
            ("区域运营中心和要素市场交易联盟", "运营中心与联盟", ""),
            ("转化相关活动", "转化活动", "场"),
            ("征集发布技术需求数据", "技术需求数据", "条"),
            ("企业接受高校院所转让、许可专利", "转让许可件数", "件"),
            ("转让、许可专利金额", "转让许可金额", "万元"),
            ("挂牌知识产权类项目金额", "挂牌项目金额", "亿元"),
            ("挂牌专利交易、科技类股权融资项目金额", "股权融资金额", "亿元"),
            ("精准推送专利开放许可信息", "开放许可推送", "条"),
            ("达成专利开放许可", "开放许可达成", "项"),
            ("工作模式或者转化成效的推广应用", "推广应用", ""),
        ),
    ),
    (
        "人才项目",
        (
            ("“人才+专利”引育用", "引育用"),
            ("专利导航分析与价值评估", "导航评估"),
            ("组织专利技术对接活动", "对接活动"),
            ("培育创新、转化人才队伍", "人才培育"),
            ("积极贡献与经验推广", "经验推广"),
        ),
        (
            ("储备人才数据", "人才数据", "万条"),
            ("汇集专利数据", "专利数据", "亿条"),
            ("发布专利许可转让供给信息", "供给信息", "条"),
            ("每年组织人才、专利技术对接活动", "对接活动", "场"),
            ("企业接受专利转让、许可、作价入股等", "转让许可件数", "件"),
            ("转让、许可专利金额", "转让许可金额", "万元"),
            ("培养专利转移转化专业人才", "专业人才", "人"),
            ("工作模式或者转化成效的推广应用", "推广应用", ""),
        ),
    ),
)


def cover():
    def line(name, mark):
        return row(
            cell(name, style="CoverLabel", valign="bottom"), cell(mark, style="CoverText", valign="bottom", borders=underline()), height=680
        )

    particulars = table(
        [2600, 6244],
        line("项目类别", "{{项目.类别}}"),
        line("项目名称", "{{项目.名称}}"),
        line("申报单位（盖章）", "{{申报单位.名称}}"),
        line("项目负责人", "{{申报单位.负责人.姓名}}　{{申报单位.负责人.手机}}"),
        line("项目联系人", "{{申报单位.联系人.姓名}}　{{申报单位.联系人.手机}}"),
        line("申报日期", "{{项目.申报日期}}"),
        style="BareTable",
    )
    return [
        paragraph(GUIDE, style="CoverTitle", before=1600, after=200),
        paragraph("项目申报书", style="CoverTitle", after=1100, line=50, spacing=200, size="小初", font=SONG),
        particulars,
        paragraph("（指南未附申报书，本版式为自拟）", style="TableNote", align="center", before=1200, section=section("rId4")),
    ]


def basics():
    grid = [1700, 2722, 1700, 2722]

    def wide(name, mark):
        return row(label(name), cell(mark, span=3))

    def pair(first, one, second, two):
        return row(label(first), cell(one), label(second), cell(two))

    unit = "申报单位"
    rows = [
        wide("单位名称", "{{申报单位.名称}}"),
        pair("统一社会信用代码", "{{申报单位.统一社会信用代码}}", "法定代表人", "{{申报单位.法定代表人}}"),
        pair("单位地址", "{{申报单位.地址}}", "邮政编码", "{{申报单位.邮编}}"),
        pair("项目负责人", f"{{{{{unit}.负责人.姓名}}}}", "手机", f"{{{{{unit}.负责人.手机}}}}"),
        pair("项目联系人", f"{{{{{unit}.联系人.姓名}}}}", "手机", f"{{{{{unit}.联系人.手机}}}}"),
        pair("电子邮箱", f"{{{{{unit}.联系人.电子邮箱}}}}", "固定电话", f"{{{{{unit}.联系人.固定电话}}}}"),
        wide("实施期限", "{{项目.实施期限}}"),
        wide("申请经费", "{{项目.申请经费}}万元"),
        row(label("单位概况和\n工作基础"), cell(*rich("申报单位.工作基础"), span=3, valign="top"), height=3400, splits=True),
    ]
    return [heading("一、基本信息", page_break=True), table(grid, *rows)]


def kind(group, tasks, targets):
    """The tasks and targets of one kind of project, between two marks that stand alone in their paragraphs."""
    first = f"{group}.任务.{tasks[0][1]}"
    body = [paragraph("{{#" + first + "}}"), heading("二、重点任务的实施方案", page_break=True)]
    for number, (title, name) in enumerate(tasks, 1):
        body += [heading(f"（{'一二三四五六七八'[number - 1]}）{title}", 2), paragraph("{{*" + f"{group}.任务.{name}" + "}}", style="Prose")]
    rows = [row(*(label(title) for title in ("序号", "绩效目标", "目标值")), header=True)]
    for number, (title, name, unit) in enumerate(targets, 1):
        rows.append(row(centred(str(number)), cell(title), cell("{{" + f"{group}.目标.{name}" + "}}" + unit)))
    body += [heading("三、绩效目标"), table([800, 4400, 3644], *rows), paragraph("{{/" + first + "}}")]
    return body


def budget():
    loop = "经费预算.明细"
    rows = [
        row(*(label(title) for title in ("序号", "支出科目", "用途说明", "金额\n（万元）")), header=True),
        row(centred("{{#" + loop + "}}{{序号}}"), cell("{{科目}}"), cell("{{说明}}"), centred("{{金额|千分}}{{/" + loop + "}}")),
        row(label("合　　计", span=3), centred("{{经费预算.合计|千分}}")),
    ]
    return [heading("四、经费预算"), table([690, 2100, 4554, 1500], *rows)]


def opinion():
    rows = sealed("申报单位\n意见", "本申报书内容真实、准确、完整，同意申报。", ("项目负责人", "法定代表人"), "（单位公章）", 16)
    return [heading("五、申报单位意见"), table([1300, 3772, 3772], *rows)]


def declaration():
    body = cover() + basics()
    for part in KINDS:
        body += kind(*part)
    return body + budget() + opinion()


def make():
    forms = HERE / "shandong-2022-conversion" / "forms"
    write(forms / "申报书.docx", word_package(f"{GUIDE}项目申报书", declaration(), [COVER_FOOTER, PAGE_FOOTER]))
