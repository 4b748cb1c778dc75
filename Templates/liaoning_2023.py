"""The official form of the Liaoning call of 2023, rebuilt from its text: every label, box, note and signature place.

The boxes before two of the roles were lost in the stored text and stand here again. What has no official form, the sheets
of the second and third stage, is a layout of our own.
"""

from office import *

PROJECT = "知识产权运营平台服务支撑能力提升项目"
TASK_PROJECT = "2023年知识产权运营服务平台支撑能力提升项目"
LEADER, CONTACT = "申报单位.负责人", "申报单位.联系人"


def mark(path, form=""):
    return "{{" + path + (f"|{form}" if form else "") + "}}"


def number(path):
    return centred(mark(path))


def money(path):
    return centred(mark(path, "千分"))


# ------------------------------------------------------------------------------------------------ cover and commitment


def particulars(*lines):
    """Lines of a cover: a name, and what is filled in above a rule; a third and fourth piece share the line."""
    rows = []
    for line in lines:
        parts = [cell(line[0], style="CoverText", valign="bottom")]
        if len(line) == 2:
            parts.append(cell(line[1], style="CoverText", span=3, valign="bottom", borders=underline()))
        else:
            parts.append(cell(line[1], style="CoverText", valign="bottom", borders=underline()))
            parts.append(cell(line[2], style="CoverText", align="center", valign="bottom"))
            parts.append(cell(line[3], style="CoverText", valign="bottom", borders=underline()))
        rows.append(row(*parts, height=680))
    return table([2000, 2744, 1500, 2600], *rows, style="BareTable")


def cover():
    return [
        paragraph("项目受理号：{{项目.受理号}}", style="CoverText"),
        paragraph("2023年辽宁省实施专利转化专项计划", style="CoverTitle", before=1300, after=200, size="二号"),
        paragraph("项目申报书", style="CoverTitle", after=300, line=50, spacing=160, size="小初", font=SONG),
        paragraph(f"[{PROJECT}]", style="CoverText", align="center", after=900, size="三号"),
        particulars(
            ("申报单位：", "{{申报单位.名称}}　　（盖章）"),
            ("单位地址：", "{{申报单位.地址}}"),
            ("项目负责人：", mark(f"{LEADER}.姓名"), "电话：", mark(f"{LEADER}.手机")),
            ("项目联系人：", mark(f"{CONTACT}.姓名"), "电话：", mark(f"{CONTACT}.手机")),
        ),
        paragraph("辽宁省知识产权局编制", style="CoverText", align="center", before=1500, size="三号"),
        paragraph("2023年", style="CoverText", align="center", before=60, size="三号", section=section("rId4")),
    ]


COMMITMENT = (
    "我单位近五年信用记录良好，无违法违纪行为。",
    "我单位提供的所有材料均依据申报要求如实提供，全部真实有效，无任何虚假伪造，经费预算以实际合理测算，所申报项目未重复或多头申报2023年同类中央财政资金支持。",
    "如果获得本专项资金支持，我单位将严格按照有关规定规范使用，专项经费做到单独核算，专款专用，保证项目质量，按时报送有关材料，确保项目顺利完成。",
    "我单位严格按照专项申报内容和要求开展工作，承诺配合政府有关部门的监督和管理工作，并同意接受相关部门的检查和审计。",
    "如违背以上承诺，我单位及相关责任人员愿意承担相关责任，同意有关主管部门取消我单位专项工作承接资格、收回拨付经费并将相关失信信息记入公共信用信息系统。严重失信的，同意在相关政府门户网站公开并由我单位承担其它相关法律责任等。",
)


def pledge(text):
    """A paragraph of the commitment, small enough that the page also holds the seal."""
    return paragraph(text, style="Prose", line=23, size="四号")


def commitment():
    opening = "我单位已完全了解《辽宁省知识产权局关于调整下达中央服务业发展（专利转化专项计划）资金扶持政策等事项的通知》（辽知规字〔2023〕3号）和《知识产权运营平台服务支撑能力提升项目申报指南》及项目申报书有关文件要求，并郑重承诺如下："
    lines = [pledge(f"{number}.{text}") for number, text in enumerate(COMMITMENT, 1)]
    sign = table(
        [4200, 4644],
        row(cell(), cell("法定代表人（签字/签章）：", style="CoverText", valign="bottom"), height=700, keep=True),
        row(cell(), cell("项目申报单位（公章）：", style="CoverText", valign="top"), height=1500, keep=True),
        row(cell(), cell("日期：　　　　年　　月　　日", style="CoverText")),
        style="BareTable",
    )
    return [paragraph("信用承诺书", style="Title"), pledge(opening), *lines, sign]


# ------------------------------------------------------------------------------------------------- 一、申报单位基本信息


INDUSTRIES = (
    ("新一代信息技术", "集成电路", "智能装备"),
    ("节能环保", "软件和信息服务业", "新材料"),
    ("医药健康", "人工智能", "新能源智能汽车"),
)


def basic_information():
    grid = [1350, 1950, 1950, 1150, 2444]

    def group(text=None):
        return label(text, merge="restart") if text else label(merge="continue")

    def wide(first, name, *content):
        return row(first, label(name), cell(*content, span=3))

    def pair(first, name, path, second, second_path):
        return row(first, label(name), cell(mark(path)), label(second), cell(mark(second_path)))

    role = "申报单位.角色"
    roles = [f"{{{{☐{role}={name}}}}}{name}" for name in ("知识产权服务业集聚区", "技术（知识产权）交易机构")]
    roles.append(f"{{{{☐{role}=其他}}}}其他（请说明：{mark('申报单位.角色说明') + '　　　　'}）")
    field_lines = [boxes("申报单位.所属产业", *line) for line in INDUSTRIES]
    field_lines.append("{{☐申报单位.所属产业=其他}}其他（请注明：" + mark("申报单位.产业说明") + "　　　　）")
    about = "（简要介绍知识产权工作的整体情况，包括知识产权的创造、保护、管理、运用等情况，可加页）。"
    rows = [
        wide(group("申报单位"), "申报单位名称", mark("申报单位.名称")),
        wide(group(), "申报单位角色", *roles),
        wide(group(), "申报单位地址", mark("申报单位.地址")),
        wide(group(), "知识产权转移转化机构所属（服务）产业", *field_lines),
        wide(group(), "统一社会信用代码", mark("申报单位.统一社会信用代码")),
        wide(group(), "法定代表人", mark("申报单位.法定代表人")),
        pair(group("申报单位项目负责人"), "姓　　名", f"{LEADER}.姓名", "职　　务", f"{LEADER}.职务"),
        pair(group(), "固定电话", f"{LEADER}.固定电话", "手　　机", f"{LEADER}.手机"),
        pair(group("申报单位项目联系人"), "姓　　名", f"{CONTACT}.姓名", "手　　机", f"{CONTACT}.手机"),
        pair(group(), "固定电话", f"{CONTACT}.固定电话", "传真号码", f"{CONTACT}.传真号码"),
        wide(group(), "通讯地址", mark(f"{CONTACT}.通讯地址")),
        pair(group(), "邮编", f"{CONTACT}.邮编", "E-mail", f"{CONTACT}.电子邮箱"),
        noted("项目申报单位总体情况", about, "申报单位.总体情况", span=4),
    ]
    return [heading("一、申报单位基本信息", page_break=True), table(grid, *rows)]


def noted(title, note, path, span, height=2400):
    """A row with the form's own note above what is written."""
    content = [paragraph(note, style="TableText"), paragraph("{{*" + path + "}}", style="TableProse")]
    return row(label(title), cell(*content, span=span, valign="top"), height=height, splits=True)


# --------------------------------------------------------------------------------------------------------- 二、工作基础

BASE_GRID = [1150, 1454] + [1000] * 5 + [1240]


def block(title=None):
    return label(title, merge="restart") if title else label(merge="continue")


def headed(title, columns):
    """The head of a small table inside the big one: the year, and two or three columns."""
    width = 6 // len(columns)
    return row(block(title), label("年度"), *(label(column, span=width) for column in columns), keep=True)


def figures(year, *cells):
    width = 6 // len(cells)
    return row(block(), centred(year), *(part._replace(span=width) for part in cells))


def banner(text, title=None):
    return row(block(title), label(text, span=7), keep=True)


def management():
    base, systems, members = "工作基础", "工作基础.管理制度", "工作基础.企业入驻"
    office = "工作基础.运营专职机构"
    agency = ["{{☐" + f"{office}={option}" + "}}" + option for option in ("是", "否", "自身是")]
    joined = (
        ("成员单位数量（家）", "成员单位"),
        ("中小微企业数量（家）", "中小微企业"),
        ("高新技术企业数量（家）", "高新技术企业"),
        ("高等学校和科研机构数量（家）", "高等学校和科研机构"),
        ("专业服务机构数量（家）", "专业服务机构"),
    )
    rows = [
        row(block("申报单位知识产权\n管理情况"), label("是否有知识产权（专利）运营专职机构", span=4), cell(*agency, span=3)),
        row(
            block(),
            label("知识产权专职人员总数", span=2),
            number(f"{base}.专职人员"),
            label("知识产权兼职人员总数", span=3),
            number(f"{base}.兼职人员"),
        ),
        row(block(), label("知识产权师人数", span=4), number(f"{base}.知识产权师")._replace(span=3)),
        row(block(), label("专利代理师人数", span=4), number(f"{base}.专利代理师")._replace(span=3)),
        row(
            block(),
            label("知识产权管理制度建设情况", merge="restart"),
            *(label(title, span=2) for title in ("文件名称", "文号", "发文日期")),
            keep=True,
        ),
        row(
            block(),
            label(merge="continue"),
            cell("{{#" + systems + "|至少3行}}{{文件名称}}", span=2),
            centred("{{文号}}", span=2),
            centred("{{发文日期}}{{/" + systems + "}}", span=2),
        ),
    ]
    for index, (title, name) in enumerate(joined):
        first = label("企业入驻\n情况", merge="restart") if index == 0 else label(merge="continue")
        rows.append(row(block(), first, label(title, span=4), number(f"{members}.{name}")._replace(span=2)))
    spent = "工作基础.经费投入"
    first = label("近两年知识产权经费投入", merge="restart")
    titles = ("年度", "管理经费投入\n（万元）", "运营经费投入\n（万元）")
    rows.append(row(block(), first, *(label(title, span=2) for title in titles), keep=True))
    for year in ("2022", "2023"):
        cells = (centred(year), money(f"{spent}.{year}年.管理经费"), money(f"{spent}.{year}年.运营经费"))
        rows.append(row(block(), label(merge="continue"), *(part._replace(span=2) for part in cells)))
    return rows


def demand_and_creation():
    needs, granted = "工作基础.需求收集", "工作基础.专利授权"
    kinds = ("发明", "实用新型", "外观设计")
    columns = ("收集专利需求企业数量", "收集专利需求\n项目数量", "供需对接服务次数")
    rows = [banner("企业专利技术需求收集和服务情况", "专利技术需求收集情况"), headed(None, columns)]
    years = (("2022", "2022年"), ("2023", "2023年"), ("合计", "合计"))
    for year, key in years:
        rows.append(figures(year, *(number(f"{needs}.{key}.{name}") for name in ("企业数量", "项目数量", "对接次数"))))
    rows += [banner("本地（市）专利授权量", "专利创造\n情况"), headed(None, kinds)]
    for year, key in years:
        rows.append(figures(year, *(number(f"{granted}.{key}.{kind}") for kind in kinds)))
    valid = [number(f"工作基础.有效专利.{kind}")._replace(span=2) for kind in kinds]
    return rows + [row(label("目前有效专利量", span=2), *valid)]


def conversion():
    def three(path, *names):
        return (number(f"{path}.{names[0]}"), money(f"{path}.{names[1]}"), money(f"{path}.{names[2]}"))

    base, pledge = "工作基础", "工作基础.质押融资"
    sums = ("合同额（万元）", "实际到账额（万元）")
    rows = [
        banner("促进撮合专利受让情况", "专利转化\n运用情况"),
        headed(None, ("专利受让转让件数", *sums)),
        figures("截止目前", *three(f"{base}.受让", "件数", "合同额", "到账额")),
        banner("促进撮合专利被许可情况"),
        headed(None, ("专利被许可件数", *sums)),
        figures("截止目前", *three(f"{base}.被许可", "件数", "合同额", "到账额")),
        banner("近两年专利质押融资情况"),
        headed(None, ("质押融资项目数", "融资金额（万元）")),
    ]
    for year, key in (("2022", "2022年"), ("2023", "2023年"), ("合计", "合计")):
        rows.append(figures(year, number(f"{pledge}.{key}.项目数"), money(f"{pledge}.{key}.融资金额")))
    service = f"{base}.精准服务"
    served = (number(f"{service}.对接企业"), number(f"{service}.对接专利"), money(f"{service}.到账额"))
    rows += [
        headed("申报单位专利转化精准服务情况", ("对接企业数", "对接专利数", "合同实际到账额\n（万元）")),
        figures("截止目前", *served),
        noted(
            "申报单位从事专利转化专职人员情况",
            "（专利运营和转化团队人数、学历及职称情况、获得奖励及荣誉称号情况等。）",
            f"{base}.专职人员情况",
            span=7,
        ),
        noted(
            "申报专利转化典型案例和其他转化应用情况",
            "（开展专利转化、专利托管、知识产权运营服务相关典型案例，以及其他转化应用情况，可加页。）",
            f"{base}.典型案例",
            span=7,
        ),
    ]
    return rows


def foundation():
    rows = management() + demand_and_creation() + conversion()
    return [heading("二、工作基础", page_break=True), table(BASE_GRID, *rows)]


# ------------------------------------------------------------------------------------------------ 三、绩效目标 四、预算


TARGETS = (  # the task, and its indicators with the field that holds each
    ("1.专利需求库", "专利需求库", (("覆盖企业数量", "覆盖企业"), ("收集专利技术需求项目数量", "需求项目"))),
    ("2.组织对接", "组织对接", (("开展专利技术供需对接活动数量", "对接活动"),)),
    ("3.专利托管服务", "专利托管", (("服务企业数量", "服务企业"),)),
    ("4.促进企业专利受让", "专利受让", (("企业数", "企业数"), ("专利受让次数", "次数"), ("专利受让成交金额（万元）", "成交金额"))),
    (
        "5.促进企业专利被许可",
        "专利被许可",
        (("企业数", "企业数"), ("专利被许可次数", "次数"), ("专利被许可成交金额（万元）", "成交金额")),
    ),
    (
        "6.促进企业专利质押融资",
        "专利质押融资",
        (("企业数", "企业数"), ("专利质押融资项目数", "项目数"), ("专利质押融资金额（万元）", "融资金额")),
    ),
    ("7.组织活动与培训", "活动与培训", (("知识产权培训、“入园惠企”宣讲及业务交流等活动次数", "活动次数"),)),
)


def targets():
    rows = [row(*(label(title) for title in ("任务", "指标项", "2023年当前数", "2023年拟定数")), header=True)]
    for task, group, indicators in TARGETS:
        for index, (title, name) in enumerate(indicators):
            merge = None if len(indicators) == 1 else "restart" if index == 0 else "continue"
            first = cell(task, merge=merge) if index == 0 else cell(merge=merge)
            path = f"绩效目标.{group}.{name}"
            show = money if "（万元）" in title else number
            rows.append(row(first, cell(title), show(f"{path}.当前数"), show(f"{path}.拟定数")))
    note = "注：以上所述的专利转让、许可、质押融资等均以国家知识产权局系统完成登记备案统计记录为据。"
    return [
        heading("三、拟定绩效目标（2023年）", page_break=True),
        table([2200, 3244, 1700, 1700], *rows),
        paragraph(note, style="TableNote"),
    ]


def budget():
    loop = "经费预算.明细"
    rows = [
        row(*(label(title) for title in ("序号", "经费开支科目", "说    明", "预算金额（万元）")), header=True),
        row(
            centred("{{#" + loop + "|至少11行}}{{序号}}"),
            cell("{{科目}}"),
            cell("{{说明}}"),
            centred("{{金额|千分}}{{/" + loop + "}}"),
        ),
        row(label("合  计", span=3), money("经费预算.合计")),
    ]
    return [
        heading("四、经费预算（成本测算）", page_break=True),
        table([800, 2300, 3944, 1800], *rows),
        paragraph("注：经费不得用于征地拆迁、人员经费等经常性开支。", style="TableNote"),
    ]


# ------------------------------------------------------------------------------------------------ 五、汇总表 六、推荐意见


def city_parts():
    titles = ("序号", "申报单位名称", "地址", "联系人", "联系电话")
    rows = [row(*(label(title) for title in titles), header=True), row(centred("1"), *[cell()] * 4)]
    rows += [row(*[cell()] * 5) for _ in range(9)]
    rows.append(row(label("备注"), cell("以上为汇总情况，最终以省局评审后公布结果为准。", span=4)))
    opinion = "以上情况经我局进行严格初审，材料齐全、情况属实，同意推荐。"
    return [
        heading("五、申报单位情况汇总表", page_break=True),
        paragraph("申报单位情况汇总表 （市局填报）", style="CoverText", align="center", after=120),
        table([800, 2944, 2500, 1100, 1500], *rows),
        heading("六、推荐单位意见", page_break=True),
        paragraph("推荐单位意见", style="Title"),
        paragraph(opinion, style="Prose", after=1800),
        paragraph("XX市知识产权局", style="Prose", align="right", indent=(0, 0), after=300),
        paragraph("年　　月　　日", style="Prose", align="right", indent=(0, 0)),
    ]


# ---------------------------------------------------------------------------------------------------------- 七、任务书


def task_cover(title):
    first = [title] if title else []
    return first + [
        paragraph(TASK_PROJECT.removesuffix("项目"), style="CoverTitle", before=1300, after=120, size="二号"),
        paragraph("项目任务书", style="CoverTitle", after=1300, line=50, spacing=160, size="小初", font=SONG),
        particulars(
            ("项目名称：", TASK_PROJECT),
            ("计划类别：", "2023年专利转化专项"),
            ("承担单位：", "{{申报单位.名称}}"),
            ("联 系 人：", mark(f"{CONTACT}.姓名"), "联系电话：", mark(f"{CONTACT}.手机")),
            ("起止时间：", "2023年8月至2024年6月"),
        ),
        paragraph("辽宁省知识产权局编制", style="CoverText", align="center", before=1500, size="三号"),
        paragraph("2023年", style="CoverText", align="center", before=60, size="三号"),
    ]


def task_basics():
    def signed(title, name, phone=None):
        words = f"{mark(name)}（签/章）"
        if phone is None:
            return row(label(title), cell(words, span=3), height=800)
        return row(label(title), cell(words), label("联系电话"), cell(mark(phone)), height=800)

    plan = "项目实施单位未来知识产权服务支撑能力提升计划"
    content = [
        paragraph(plan, style="TableLabel", keep_next=True),
        paragraph("（围绕专利转化相关任务简要叙述）", style="TableText"),
        paragraph("{{*任务书.能力提升计划}}", style="TableProse"),
    ]
    rows = [
        row(label("项目主管单位"), cell("省知识产权局", span=3)),
        row(label("项目名称"), cell(TASK_PROJECT, span=3)),
        row(label("项目承担单位"), cell("{{申报单位.名称}}", span=3)),
        signed("单位分管领导", "申报单位.分管领导"),
        signed("项目负责人", f"{LEADER}.姓名", f"{LEADER}.手机"),
        signed("项目联系人", f"{CONTACT}.姓名", f"{CONTACT}.手机"),
        row(label("拟计划使用项目经费"), cell("{{任务书.使用经费}}万元（填报最高不超过100万元）", span=3)),
        row(label("资金执行方式"), cell("按照国家、省、市有关政策及本单位财务执行程序自行组织项目立项和任务实施", span=3), height=900),
        row(cell(*content, span=4, valign="top"), height=3000, splits=True),
    ]
    return [heading("一、项目基本情况", 2, page_break=True), table([2200, 2900, 1300, 2444], *rows)]


def task_lists():
    tasks, results, filed = "任务书.任务清单", "任务书.成果清单", "任务书.备案与推送"
    work = [
        row(*(label(title) for title in ("序号", "任务清单", "预算资金", "完成时限")), header=True),
        row(
            centred("{{#" + tasks + "|至少6行}}{{序号}}"),
            cell("{{任务}}"),
            centred("{{预算资金|千分}}"),
            centred("{{完成时限}}{{/" + tasks + "}}"),
        ),
    ]
    pushed = f"每年累计{mark(f'{filed}.推送条数')}条"
    goals = [
        row(*(label(title) for title in ("序号", "成果清单", "预期目标")), header=True),
        row(centred("{{#" + results + "}}{{序号}}"), cell("{{成果}}"), cell("{{预期目标}}{{/" + results + "}}")),
        row(
            centred("5"),
            cell("在国家知识产权局登记备案的专利转让、许可合同"),
            cell(f"{mark(f'{filed}.登记合同')}份，合同中专利{mark(f'{filed}.合同专利')}件"),
        ),
        row(centred("6"), cell("精准推送专利技术等信息"), cell(pushed)),
    ]
    return [
        heading("二、项目时间进度安排及实施内容", 2, page_break=True),
        table([800, 4444, 1500, 2100], *work),
        heading("三、拟定成果清单（任务清单产生的成果）", 2),
        table([800, 4644, 3400], *goals),
    ]


def task_book(title=None):
    return task_cover(title) + task_basics() + task_lists()


def declaration():
    parts = [cover, commitment, basic_information, foundation, targets, budget, city_parts]
    body = [piece for part in parts for piece in part()]
    return body + task_book(heading("七、任务书", page_break=True))


# --------------------------------------------------------------------------------------------- the later stages' sheets


REACHED = (  # what the guide demands, and the figures that answer it
    ("构建分类科学、信息准确的专利技术需求库，覆盖至少20家中小微企业，专利需求项目不少于50项", "需求库", (("覆盖企业", "家"), ("需求项目", "项"))),
    ("促成本地不少于10家中小微企业通过转让、许可方式购买专利技术", "受让许可", (("企业数", "家"),)),
    ("登记专利转让、许可合同不少于20份，且合同中专利不少于50件", "合同备案", (("登记合同", "份"), ("合同专利", "件"))),
    ("为至少100以上科技型中小微企业提供托管或运营服务，每年累计精准推送信息2000条以上", "托管推送", (("服务企业", "家"), ("推送条数", "条"))),
    ("专利质押融资项目不低于5笔，或金额不低于5000万元", "质押融资", (("项目数", "笔"), ("融资金额", "万元"))),
    ("培训、宣讲及业务交流等活动不少于6次，其中专利供需对接活动不少于3次", "活动培训", (("活动次数", "次"), ("供需对接", "次"))),
)


def progress(stage):
    rows = [row(*(label(title) for title in ("序号", "绩效目标", "完成数", "说明与证明材料")), header=True)]
    for index, (text, group, figures_) in enumerate(REACHED, 1):
        path = f"{stage}.{group}"
        done = [f"{name}：{mark(f'{path}.{name}')}{unit}" for name, unit in figures_]
        rows.append(row(centred(str(index)), cell(text), cell(*done), cell(mark(f"{path}.说明")), height=1100))
    rows.append(row(label("工作小结", span=2), cell(*rich(f"{stage}.工作小结"), span=2, valign="top"), height=3000, splits=True))
    sign = table(
        [4422, 4422],
        row(cell("项目负责人（签字）：", style="CoverText", valign="top"), cell("项目实施单位（公章）：", style="CoverText", valign="top"), height=SEAL, keep=True),
        row(cell(), cell("　　　　年　　月　　日", style="CoverText", align="center")),
        style="BareTable",
    )
    return [
        paragraph(PROJECT, style="CoverTitle", size="二号"),
        paragraph("{{阶段.名称}}绩效目标完成情况表", style="Title"),
        paragraph("项目实施单位：{{申报单位.名称}}", style="CoverText"),
        paragraph(f"项目负责人：{mark(f'{LEADER}.姓名')}　　联系人：{mark(f'{CONTACT}.姓名')}　　电话：{mark(f'{CONTACT}.手机')}", style="CoverText", after=160),
        table([700, 3400, 2000, 2744], *rows),
        sign,
    ]


def summary():
    columns = (
        ("序号", 1, 6, "count"),
        ("申报单位名称", "{{申报单位.名称}}", 34, "text"),
        ("地址", "{{申报单位.地址}}", 36, "text"),
        ("联系人", "{{申报单位.联系人.姓名}}", 12, "text"),
        ("联系电话", "{{申报单位.联系人.手机}}", 16, "code"),
    )
    body = [[""] * 5 for _ in range(9)] + [["备注", "以上为汇总情况，最终以省局评审后公布结果为准。", "", "", ""]]
    heights = (42, 12, 30, 30, 20)
    return SheetForm("汇总表", "申报单位情况汇总表 （市局填报）", columns, merges=("B14:E14",), foot="申报码：{{申报码}}", body=body, heights=heights)


def make():
    forms = HERE / "liaoning-2023-support" / "forms"
    footers = [COVER_FOOTER, PAGE_FOOTER]
    write(forms / "申报书.docx", word_package(f"{PROJECT}申报书", declaration(), footers))
    write(forms / "任务书.docx", word_package(f"{TASK_PROJECT}任务书", task_book(), [PAGE_FOOTER]))
    for stage in ("阶段核查", "综合评估"):
        write(forms / f"{stage}表.docx", word_package(f"{PROJECT}{stage}表", progress(stage), [PAGE_FOOTER]))
    write(forms / "汇总表.xlsx", sheet_package("申报单位情况汇总表", summary()))
