"""The forms of the Jinan call of 2024, in a layout of our own as long as the official annexes are not public."""

from office import *

PROJECT_TITLE = ("济南市知识产权运营（公共）", "服务平台建设项目")


def cover():
    def line(name, mark):
        return row(
            cell(name, style="CoverLabel", valign="bottom"),
            cell(mark, style="CoverText", span=3, valign="bottom", borders=underline()),
            height=640,
        )

    def person(name, path):
        title = cell(name, style="CoverLabel", valign="bottom")
        who = cell(f"{{{{{path}.姓名}}}}", style="CoverText", valign="bottom", borders=underline())
        phone = cell("电话", style="CoverText", align="center", valign="bottom")
        return row(title, who, phone, cell(f"{{{{{path}.手机}}}}", style="CoverText", valign="bottom", borders=underline()), height=640)

    fields = table(
        [2600, 2500, 900, 2844],
        line("项目名称", "{{项目.名称}}"),
        line("申报单位（盖章）", "{{申报单位.名称}}"),
        line("统一社会信用代码", "{{申报单位.统一社会信用代码}}"),
        line("单位地址", "{{申报单位.地址}}"),
        person("项目负责人", "申报单位.负责人"),
        person("项目联系人", "申报单位.联系人"),
        line("所在区县", "{{项目.区县}}"),
        line("申报日期", "{{项目.申报日期|yyyy年M月d日}}"),
        style="BareTable",
    )
    return [
        paragraph("受理编号：" + "　" * 10, style="CoverText"),
        paragraph(PROJECT_TITLE[0] + "\n" + PROJECT_TITLE[1], style="CoverTitle", before=600, after=360),
        paragraph("申报书", style="CoverTitle", after=560, line=50, spacing=240, size="小初", font=SONG),
        fields,
        paragraph("{{通知.发布单位}}", style="CoverText", align="center", keep_next=True, before=400, size="三号"),
        paragraph("{{项目.申报日期|yyyy年}}", style="CoverText", align="center", before=60, size="三号", section=section("rId4")),
    ]


def instructions():
    items = (
        "本申报书由申报单位填写，纸质材料一式两份，A4纸打印，左侧简单装订或者胶装。",
        "单位名称填写规范全称，与公章和证照一致；统一社会信用代码逐位核对。",
        "各栏均须填写，没有内容的填“无”；表格行数不够的可以加行，栏目不得增删。",
        "有效专利以统计日期当日国家知识产权局登记的状态为准；转让、许可次数以经国家知识产权局备案的为准。",
        "金额以万元为单位，保留两位小数；各分项之和应当等于合计。",
        "“见附件”之后所注页码，是申报材料合订本统一编排的页码。",
        "页下所印申报码用于核对电子版与纸质版，请勿涂改；内容有修改的，应当重新生成全部材料。",
    )
    lines = [paragraph(f"{number}.{text}", style="Prose") for number, text in enumerate(items, 1)]
    return [paragraph("填写说明", style="Title")] + lines


def commitment():
    clauses = (
        "主体合格。本单位依法设立并正常运行，符合申报通知规定的条件，不存在按规定不得申报的情形。",
        "材料真实。申报书和全部证明材料由本单位负责，所填数据有据可查，复印件与原件核对一致。",
        "版本一致。电子版与纸质版由同一套材料生成，内容和页码完全相同，报送之后不自行抽换。",
        "专款专用。项目获得支持后，按批准的用途和财务制度使用经费，单独核算，不截留、不挪用。",
        "接受监督。按期完成合同任务，配合中期检查、验收和审计；承诺不实的，退回经费并承担相应责任。",
    )
    # A pitch and no empty line, so that the letter and its signatures stay on one page for a name of sixty characters.
    pitch = 25
    opening = paragraph(
        "本单位（",
        split_mark("{{", "申报单位", ".名称}}"),
        "）申报{{通知.标题}}建设项目，已经知悉申报通知的全部要求，现郑重承诺：",
        style="Prose",
        line=pitch,
    )
    sign = table(
        [4200, 4644],
        row(
            cell("法定代表人（签字）：", style="CoverText", valign="top"),
            cell("申报单位（公章）：", style="CoverText", valign="top"),
            height=SEAL,
            keep=True,
        ),
        row(cell(), cell("　　　　年　　月　　日", style="CoverText", align="center")),
        style="BareTable",
    )
    last = len(clauses)
    lines = [
        paragraph(f"{number}.{text}", style="Prose", line=pitch, keep_next=number == last, after=120 if number == last else None)
        for number, text in enumerate(clauses, 1)
    ]
    return [paragraph("承诺书", style="Title", page_break=True), opening] + lines + [sign]


def basic_information():
    grid = [900, 1500, 2700, 1450, 2294]

    def wide(group, name, *content, **options):
        return row(group, label(name), cell(*content, span=3), **options)

    def pair(group, first, first_mark, second, second_mark):
        return row(group, label(first), cell(first_mark), label(second), cell(second_mark))

    def group(text=None):
        return label(text, merge="restart") if text else label(merge="continue")

    def person(title, path, *last):
        first = pair(group(title), "姓名", f"{{{{{path}.姓名}}}}", "职务", f"{{{{{path}.职务}}}}")
        return [first] + [pair(group(), *line) for line in last]

    leader, contact = "申报单位.负责人", "申报单位.联系人"
    rows = [
        wide(group("申报\n单位"), "单位名称", split_mark("{{申报", "单位.", "名称}}")),
        wide(group(), "公章名称", "{{申报单位.公章名称|空=与单位名称一致}}"),
        wide(group(), "单位类别", boxes("申报单位.类别", "高等院校", "科研院所", "外地驻济院系")),
        wide(group(), "上级单位", "{{申报单位.上级单位|空=无}}"),
        pair(group(), "统一社会\n信用代码", "{{申报单位.统一社会信用代码}}", "法定代表人", "{{申报单位.法定代表人}}"),
        pair(group(), "所在区县", "{{项目.区县}}", "邮政编码", "{{申报单位.邮编}}"),
        wide(group(), "单位地址", "{{申报单位.地址}}"),
        wide(group(), "项目名称", "{{项目.名称}}"),
        wide(group(), "实施期限", "{{项目.实施期限}}"),
        wide(group(), "合作单位", "{{#合作单位|分隔=；}}{{名称}}{{/合作单位}}{{^合作单位}}无{{/合作单位}}"),
        *person("项目\n负责人", leader, ("职称", f"{{{{{leader}.职称}}}}", "手机", f"{{{{{leader}.手机}}}}")),
        wide(group(), "固定电话", f"{{{{{leader}.固定电话}}}}"),
        *person("项目\n联系人", contact, ("固定电话", f"{{{{{contact}.固定电话}}}}", "手机", f"{{{{{contact}.手机}}}}")),
        wide(group(), "电子邮箱", f"{{{{{contact}.电子邮箱}}}}"),
        row(label("单位\n概况"), cell(*rich("申报单位.简介"), span=4, valign="top"), height=3400, splits=True),
        row(label("证明\n材料"), cell("主体资格、荣誉资质证明见附件{{附件.主体资格.编号}}第{{附件.主体资格.页码}}页。", span=4)),
    ]
    return [heading("一、申报单位基本信息", page_break=True), table(grid, *rows)]


def partners():
    titles = ("序号", "单位名称", "统一社会信用代码", "联系人", "联系电话")
    rows = [
        row(*(label(title) for title in titles), header=True),
        row(
            centred("{{#合作单位}}{{序号}}", merge="restart"),
            cell("{{名称}}"),
            centred("{{统一社会信用代码}}"),
            centred("{{联系人}}"),
            centred("{{联系电话}}"),
            keep=True,
        ),
        row(centred(merge="continue"), label("分工"), cell("{{分工}}{{/合作单位}}", span=3)),
        row(centred("{{^合作单位}}无"), cell("没有合作单位{{/合作单位}}", span=4)),
    ]
    return [heading("二、合作单位"), table([690, 2600, 2700, 1104, 1750], *rows)]


def patents():
    base = "工作基础.有效专利"
    kinds = ("发明", "实用新型", "外观设计", "合计")
    counts = table(
        [1844, 1750, 1750, 1750, 1750],
        row(label("专利类型"), *(label(kind) for kind in kinds), keep=True),
        row(label("件数（件）"), *(centred(f"{{{{{base}.{kind}}}}}") for kind in kinds), keep=True),
        row(label("统计日期"), cell(f"{{{{{base}.统计日期}}}}", span=4)),
    )
    loop = "工作基础.代表性专利"
    examples = table(
        [690, 2710, 2200, 1144, 2100],
        row(*(label(title) for title in ("序号", "代表性专利名称", "专利号", "类型", "转化情况")), header=True),
        row(
            centred(f"{{{{#{loop}}}}}{{{{序号}}}}"),
            cell("{{名称}}"),
            centred("{{专利号}}"),
            centred("{{类型}}"),
            cell(f"{{{{转化情况}}}}{{{{/{loop}}}}}"),
        ),
        row(centred(f"{{{{^{loop}}}}}无"), cell(f"未列代表性专利{{{{/{loop}}}}}", span=4)),
    )
    return [heading("三、工作基础"), heading("（一）存量有效专利", 2), counts, gap(), examples]


def staff():
    loop = "工作基础.团队"
    grid = [690, 960, 1350, 690, 1390, 2150, 1614]
    marks = ("{{职务}}", "{{岗位}}", "{{专业资质}}", "{{证书编号|空=—}}")
    rows = [
        row(*(label(title) for title in ("序号", "姓名", "职务", "岗位", "专业资质", "证书编号", "分工")), header=True),
        row(
            centred(f"{{{{#{loop}}}}}{{{{序号}}}}"),
            centred("{{姓名}}"),
            *(centred(mark) for mark in marks),
            cell(f"{{{{分工}}}}{{{{/{loop}}}}}"),
        ),
    ]
    numbers = table(
        [2211, 2211, 2211, 2211],
        row(label("专职人员（人）"), centred("{{工作基础.专职人员}}"), label("兼职人员（人）"), centred("{{工作基础.兼职人员}}")),
    )
    return [heading("（二）工作队伍", 2), numbers, gap(), table(grid, *rows)]


def rules_and_premises():
    loop, place, devices = "工作基础.管理制度", "工作基础.固定场所", "工作基础.硬件设备"
    systems = table(
        [1150, 2844, 2700, 2150],
        row(label("管理制度\n建设情况", merge="restart"), label("文件名称"), label("文号"), label("发文日期"), keep=True),
        row(
            label(merge="continue"), cell(f"{{{{#{loop}}}}}{{{{名称}}}}"), centred("{{文号}}"), centred(f"{{{{发文日期}}}}{{{{/{loop}}}}}")
        ),
    )
    premises = table(
        [1300, 1500, 6044],
        row(label("固定场所", merge="restart"), label("地址"), cell(f"{{{{{place}.地址}}}}")),
        row(label(merge="continue"), label("面积"), cell(f"{{{{{place}.面积}}}}平方米")),
        row(label(merge="continue"), label("说明"), cell(f"{{{{{place}.说明}}}}")),
        row(label("硬件设备", merge="restart"), label("线上"), cell(f"{{{{{devices}.线上}}}}")),
        row(label(merge="continue"), label("线下"), cell(f"{{{{{devices}.线下}}}}")),
    )
    return [heading("（三）管理制度", 2), systems, heading("（四）场所与设备", 2), premises]


def functions():
    options = boxes("工作基础.基础功能", "知识产权运营转化", "数据分析", "路演推介", "其他")
    proof = "有关合同、照片和系统截图等支撑材料见附件{{附件.其他材料.编号}}第{{附件.其他材料.页码}}页。"
    rows = [
        row(label("基础功能"), cell(options)),
        row(label("功能说明"), cell(*rich("工作基础.功能说明"), valign="top"), height=2300, splits=True),
        row(label("工作经验\n与案例"), cell(*rich("工作基础.工作经验", note=proof), valign="top"), height=2300, splits=True),
    ]
    return [heading("（五）服务功能与工作经验", 2), table([1300, 7544], *rows)]


def plan():
    def prose(name):
        return paragraph("{{*建设方案." + name + "}}", style="Prose")

    tasks = (
        ("高校专利盘活", "专利盘活"),
        ("“一月一链”投融资路演", "投融资路演"),
        ("专利供需精准匹配", "供需匹配"),
        ("专利密集型产品备案", "产品备案"),
    )
    parts = [heading("四、建设方案", page_break=True), heading("（一）总体思路", 2), prose("总体思路"), heading("（二）重点任务", 2)]
    for number, (title, name) in enumerate(tasks, 1):
        parts += [heading(f"{number}.{title}", 3), prose(name)]
    parts += [heading("（三）保障措施", 2), prose("保障措施"), heading("（四）进度安排", 2)]
    loop = "建设方案.进度安排"
    schedule = table(
        [690, 2300, 3354, 2500],
        row(*(label(title) for title in ("序号", "时间", "主要任务", "标志性成果")), header=True),
        row(centred(f"{{{{#{loop}}}}}{{{{序号}}}}"), centred("{{时间}}"), cell("{{任务}}"), cell(f"{{{{标志性成果}}}}{{{{/{loop}}}}}")),
    )
    return parts + [schedule]


def targets():
    def line(number, text, name, unit, merge=None, base=""):
        path = f"绩效目标.{name}"
        now, goal = centred(f"{{{{{path}.现状}}}}{unit}{base}"), centred(f"{{{{{path}.目标}}}}{unit}")
        first = centred(number, merge=merge) if number else centred(merge=merge)
        wanted = cell(text, merge=merge) if text else cell(merge=merge)
        return row(first, wanted, now, goal, cell(f"{{{{{path}.佐证}}}}"))

    def stacked(path, *options):
        return cell("\n".join(boxes(path, option) for option in options))

    platform = "绩效目标.转化运用平台"
    rows = [
        row(*(label(title) for title in ("序号", "绩效目标\n（通知要求）", "现状\n（基期）", "目标", "佐证")), header=True, height=680),
        row(
            centred("1"),
            cell("建立专利转化运用平台，匹配专利转化供需资源"),
            stacked(f"{platform}.现状", "已建立", "在建", "未建立"),
            stacked(f"{platform}.目标", "建立", "完善"),
            cell(f"{{{{{platform}.佐证}}}}"),
        ),
        line("2", "完成本院校专利盘点，专利转化盘活全覆盖", "专利盘点覆盖率", "%"),
        line("3", "高价值专利“一月一链”投融资路演不少于10场次", "投融资路演", "场次"),
        line(
            "4",
            "与本市注册企业的专利转让许可（经国家知识产权局备案）次数增长15%",
            "转让许可",
            "次",
            base="\n（基期：{{绩效目标.转让许可.基期}}）",
        ),
        line("5", "完成专利密集型产品备案的企业不少于20家", "产品备案", "家"),
        line("6", "知识产权培训不低于10场次，服务企业不低于100家", "培训", "场次", merge="restart"),
        line(None, None, "培训企业", "家", merge="continue"),
        line("7", "年度内免费公益托管中小微企业不低于50家", "公益托管", "家"),
        line("8", "免费提供专利风险评估报告不少于200项", "风险评估", "项"),
        line("9", "服务产业链或者区域内企业新增发明专利50件", "新增发明专利", "件"),
    ]
    note = paragraph("注：现状为申报时或者所注基期的实际完成数；目标为实施期满（年度目标为年度终了）时的累计数。", style="TableNote")
    return [heading("五、绩效目标"), table([690, 2954, 2050, 1150, 2000], *rows), note]


def budget():
    loop = "经费预算.明细"
    rows = [
        row(*(label(title) for title in ("序号", "支出科目", "用途说明", "金额\n（万元）")), header=True),
        row(
            centred(f"{{{{#{loop}}}}}{{{{序号}}}}"),
            cell("{{科目}}"),
            cell("{{说明}}"),
            cell(f"{{{{金额|千分}}}}{{{{/{loop}}}}}", align="right"),
        ),
        row(label("合　　计", span=3), cell("{{经费预算.合计|千分}}", align="right")),
    ]
    unit = paragraph("单位：万元", style="TableNote", align="right", keep_next=True)
    return [heading("六、经费预算"), unit, table([690, 2100, 4554, 1500], *rows)]


def unit_seal():
    text = "本申报书所填内容经本单位审核，真实、准确、完整，同意申报。"
    rows = sealed("申报单位\n承诺", text, ("项目负责人", "法定代表人"), "（单位公章）", 16)
    return [heading("七、申报单位承诺与盖章"), table(SEALED_GRID, *rows)]


def opinions():
    unit = sealed("申报单位\n意见", "（就申报条件、材料真实性和实施保障提出意见）", ("负责人",), "（公章）", 44)
    district = sealed("区县市场\n监管部门\n推荐意见", "（就材料受理、审核情况和是否推荐提出意见）", ("经办人", "负责人"), "（公章）", 44)
    return [heading("八、审核推荐意见", page_break=True), table(SEALED_GRID, *unit, *district)]


def attachments():
    rows = [
        row(*(label(title) for title in ("编号", "材料名称", "页码", "页数", "性质")), header=True),
        row(centred("{{#目录}}{{编号}}"), cell("{{名称}}"), centred("{{页码}}"), centred("{{页数}}"), centred("{{性质}}")),
        row(
            centred("{{#材料}}{{编号}}"),
            cell("{{名称}}", indent=(1, 0)),
            centred("{{页码}}"),
            centred("{{页数}}"),
            centred("{{性质}}{{/材料}}{{/目录}}"),
        ),
    ]
    note = paragraph("注：页码为申报材料合订本的统一页码。", style="TableNote")
    return [heading("九、附件清单", page_break=True), table([900, 4944, 1100, 900, 1000], *rows), note]


def declaration():
    parts = [
        cover,
        instructions,
        commitment,
        basic_information,
        partners,
        patents,
        staff,
        rules_and_premises,
        functions,
        plan,
        targets,
        budget,
        unit_seal,
        opinions,
        attachments,
    ]
    return [piece for part in parts for piece in part()]


def catalogue(title="申报材料目录"):
    grid = [800, 3644, 1000, 750, 1050, 800, 800]
    titles = ("序号", "材料名称", "页码", "页数", "原件／\n复印件", "盖章", "备注")
    marks = ("{{页码}}", "{{页数}}", "{{性质}}", "{{盖章}}")
    rows = [
        row(*(label(title) for title in titles), header=True, height=680),
        row(centred("{{#目录}}{{编号}}"), cell("{{名称}}"), *(centred(mark) for mark in marks), centred("{{备注}}")),
        row(
            centred("{{#材料}}{{编号}}"),
            cell("{{名称}}", indent=(2, 0)),
            *(centred(mark) for mark in marks),
            centred("{{备注}}{{/材料}}{{/目录}}"),
        ),
    ]
    return [
        paragraph(title, style="Title"),
        paragraph("申报项目：{{通知.标题}}", style="CoverText"),
        paragraph("申报单位：{{申报单位.名称}}", style="CoverText", after=160),
        table(grid, *rows),
        paragraph("申报码：{{申报码}}", style="TableNote", align="right"),
    ]


SUMMARY_COLUMNS = (  # title, what stands below it, width in characters, style
    ("序号", 1, 5, "count"),
    ("区县", "{{项目.区县}}", 9, "text"),
    ("申报单位", "{{申报单位.名称}}", 17, "text"),
    ("统一社会信用代码", "{{申报单位.统一社会信用代码}}", 21, "code"),
    ("项目名称", "{{项目.名称}}", 21, "text"),
    ("合作单位", "{{#合作单位|分隔=；}}{{名称}}{{/合作单位}}{{^合作单位}}无{{/合作单位}}", 17, "text"),
    ("存量有效专利\n（件）", "{{工作基础.有效专利.合计}}", 13, "count"),
    ("专职人员\n（人）", "{{工作基础.专职人员}}", 10, "count"),
    ("项目负责人", "{{申报单位.负责人.姓名}}", 10, "text"),
    ("联系人", "{{申报单位.联系人.姓名}}", 9, "text"),
    ("联系电话", "{{申报单位.联系人.手机}}", 13, "code"),
    ("推荐意见", "", 11, "text"),
    ("备注", "", 8, "text"),
)


def summary():
    return SheetForm(
        "汇总表",
        PROJECT_TITLE[0] + PROJECT_TITLE[1] + "申报情况汇总表",
        SUMMARY_COLUMNS,
        line={
            "A": ("填报单位（盖章）：", "{{申报单位", ".名称}}"),
            "E": ("填报日期：{{项目.", "申报日期", "}}"),
            "G": "填表人：{{申报单位.联系人.姓名}}",
            "J": "联系电话：{{申报单位.联系人.固定电话}}",
        },
        merges=("A2:D2", "E2:F2", "G2:I2", "J2:M2"),
        foot="申报码：{{申报码}}",
    )


def make():
    name = "".join(PROJECT_TITLE)
    jinan = HERE / "jinan-platform-2024" / "forms"
    write(jinan / "申报书.docx", word_package(f"{name}申报书", declaration(), [COVER_FOOTER, PAGE_FOOTER]))
    write(jinan / "汇总表.xlsx", sheet_package(f"{name}申报情况汇总表", summary()))
    write(HERE / "common" / "forms" / "目录.docx", word_package("申报材料目录", catalogue(), [PAGE_FOOTER]))
    volume = catalogue("申报材料目录（第{{册}}册，共{{册数}}册）")
    write(HERE / "common" / "forms" / "分册目录.docx", word_package("申报材料分册目录", volume, [PAGE_FOOTER]))
