#!/usr/bin/python3
"""Draws the evidence of the sample declaration again: certificates, contracts, lists, a plan and scans, all invented.

    apt-get install python3-cairo python3-pil fonts-noto-cjk qpdf
    /usr/bin/python3 samples/make.py

Every piece is drawn with cairo. PDF pieces are written as they are (some turned with /Rotate by qpdf), scans are
rendered at 300 dpi and saved as JPEG or PNG. Seeds and dates are fixed: two runs give the same bytes.

The pieces cover what real evidence looks like: A4 upright and lying, A3, turned pages, several pages, EXIF orientations
3, 6 and 8, a palette picture, a picture with transparency and a black-and-white one.
"""

import math
import random
import subprocess
from contextlib import contextmanager
from pathlib import Path

import cairo
from PIL import Image, ImageChops

HERE = Path(__file__).resolve().parent / "jinan-platform-2024" / "evidence"
UNIVERSITY, COMPANY = "泉城示例大学", "济南样本知识产权运营有限公司"
UNIVERSITY_CODE, COMPANY_CODE = "12370100YY000001XC", "91370100MAYY00018X"
A4, A4_LYING, A3_LYING = (210, 297), (297, 210), (420, 297)
DOTS = 300 / 25.4  # dots per millimetre of a scan
POINTS = 72 / 25.4

SONG, HEI = "Noto Serif CJK SC", "Noto Sans CJK SC"
BLACK, RED, GREY, GOLD, BLUE = (0, 0, 0), (0.8, 0.08, 0.08), (0.55, 0.55, 0.55), (0.72, 0.55, 0.2), (0.1, 0.25, 0.55)


# -------------------------------------------------------------------------------------------------------------- drawing


class Sheet:
    """One page to draw on, measured in millimetres from its upper left corner; type sizes are in points."""

    def __init__(self, context, size):
        self.context, (self.width, self.height) = context, size

    def font(self, size, family=SONG, bold=False):
        self.context.select_font_face(family, cairo.FONT_SLANT_NORMAL, cairo.FONT_WEIGHT_BOLD if bold else cairo.FONT_WEIGHT_NORMAL)
        self.context.set_font_size(size / POINTS)

    def wide(self, text):
        return self.context.text_extents(text).x_advance

    def text(self, x, y, text, size=12, family=SONG, bold=False, colour=BLACK, align="left"):
        self.font(size, family, bold)
        shift = {"left": 0, "centre": 0.5, "right": 1}[align]
        self.context.set_source_rgb(*colour)
        self.context.move_to(x - self.wide(text) * shift, y)
        self.context.show_text(text)

    def title(self, y, text, size=22, colour=BLACK):
        self.text(self.width / 2, y, text, size, HEI if colour == RED else SONG, True, colour, "centre")

    def prose(self, x, y, width, text, size=12, pitch=8.5, indent=True):
        """Paragraphs broken to a width; gives the height at which they end."""
        for part in text.split("\n"):
            self.font(size)
            line = "　　" if indent else ""
            for piece in pieces(part):
                if self.wide(line + piece) > width and piece not in "，。；：、）》”":
                    self.text(x, y, line, size)
                    line, y = "", y + pitch
                line += piece
            self.text(x, y, line, size)
            y += pitch
        return y

    def line(self, *points, width=0.2, colour=BLACK, dash=()):
        self.context.set_source_rgb(*colour)
        self.context.set_line_width(width)
        self.context.set_dash(dash)
        self.context.move_to(*points[0])
        for point in points[1:]:
            self.context.line_to(*point)
        self.context.stroke()
        self.context.set_dash(())

    def box(self, x, y, width, height, line=0.2, colour=BLACK, fill=None):
        self.context.rectangle(x, y, width, height)
        if fill:
            self.context.set_source_rgb(*fill)
            self.context.fill_preserve()
        self.context.set_source_rgb(*colour)
        self.context.set_line_width(line)
        self.context.stroke()

    def table(self, x, y, widths, rows, height=8, size=10):
        """A ruled table whose first row is its head; gives the height at which it ends."""
        for number, row in enumerate(rows):
            left = x
            for width, value in zip(widths, row):
                self.box(left, y, width, height, fill=(0.93, 0.93, 0.93) if number == 0 else None)
                self.text(left + width / 2, y + height * 0.64, value, size, HEI if number == 0 else SONG, align="centre")
                left += width
            y += height
        return y

    def frame(self, colour=GOLD):
        for inset, line in ((10, 1.4), (12.5, 0.4), (15, 0.4)):
            self.box(inset, inset, self.width - 2 * inset, self.height - 2 * inset, line, colour)

    def sample_mark(self):
        """样本 across the page, pale, so that nobody takes it for a real document."""
        with self.turned(self.width / 2, self.height / 2, -30):
            self.text(0, 8, "样本　示例　虚构", 60, HEI, True, (0.93, 0.93, 0.93), "centre")

    def seal(self, x, y, name, note="样本", diameter=42):
        """A round red seal with a star, the name along the upper arc and a note that it is a sample."""
        radius, context = diameter / 2, self.context
        context.set_source_rgba(*RED, 0.85)
        context.set_line_width(1.1)
        context.new_sub_path()
        context.arc(x, y, radius - 0.6, 0, 2 * math.pi)
        context.stroke()
        for corner in range(10):
            reach = radius * (0.3 if corner % 2 == 0 else 0.115)
            angle = math.radians(36 * corner - 90)
            (context.move_to if corner == 0 else context.line_to)(x + reach * math.cos(angle), y + reach * math.sin(angle))
        context.fill()
        size = min(15, 130 / len(name))
        sweep = min(300, 24 * len(name))
        for index, character in enumerate(name):
            angle = -sweep / 2 + sweep * (index + 0.5) / len(name)
            with self.turned(x, y, angle):
                self.text(0, -radius + size / POINTS + 1.2, character, size, bold=True, colour=RED, align="centre")
        self.text(x, y + radius * 0.62, note, 10, HEI, colour=RED, align="centre")

    @contextmanager
    def turned(self, x, y, degrees):
        self.context.save()
        self.context.translate(x, y)
        self.context.rotate(math.radians(degrees))
        yield
        self.context.restore()


def pieces(text):
    """Single ideographs, and runs of Latin letters and digits that stay together."""
    run = ""
    for character in text:
        if character.isascii() and not character.isspace():
            run += character
            continue
        if run:
            yield run
            run = ""
        yield character
    if run:
        yield run


# --------------------------------------------------------------------------------------------------------------- writing


def write_pdf(name, *pages, rotate=0):
    """A PDF with one drawing per page. With `rotate` the pages lie turned in the file and /Rotate sets them upright."""
    path = HERE / name
    path.parent.mkdir(parents=True, exist_ok=True)
    surface = cairo.PDFSurface(str(path), 1, 1)
    surface.set_metadata(cairo.PDF_METADATA_CREATE_DATE, "2024-08-01T00:00:00Z")
    surface.set_metadata(cairo.PDF_METADATA_TITLE, path.stem[3:])
    context = cairo.Context(surface)
    for draw, (width, height) in pages:
        lying = rotate % 180 == 90
        surface.set_size(*((length * POINTS for length in ((height, width) if lying else (width, height)))))
        context.save()
        context.scale(POINTS, POINTS)
        if rotate == 90:
            context.translate(0, width)
            context.rotate(-math.pi / 2)
        elif rotate == 270:
            context.translate(height, 0)
            context.rotate(math.pi / 2)
        sheet = Sheet(context, (width, height))
        sheet.sample_mark()
        draw(sheet)
        context.restore()
        context.show_page()
    surface.finish()
    turn = [f"--rotate={rotate}:1-z"] if rotate else []
    subprocess.run(["qpdf", "--deterministic-id", "--replace-input", *turn, str(path)], check=True)


def picture(draw, size, dots=DOTS, transparent=False):
    """A drawing as a picture, as a scanner or a screen would give it."""
    width, height = (round(length * dots) for length in size)
    surface = cairo.ImageSurface(cairo.FORMAT_ARGB32, width, height)
    context = cairo.Context(surface)
    if not transparent:
        context.set_source_rgb(1, 1, 1)
        context.paint()
    context.scale(dots, dots)
    sheet = Sheet(context, size)
    if not transparent:
        sheet.sample_mark()
    draw(sheet)
    surface.flush()
    image = Image.frombuffer("RGBA", (width, height), bytes(surface.get_data()), "raw", "BGRA", surface.get_stride(), 1)
    return image if transparent else image.convert("RGB")


def scanned(image, seed, skew=0.3):
    """The picture on slightly uneven, slightly yellow paper, not quite straight."""
    chance = random.Random(seed)
    shades = Image.frombytes("L", (12, 17), bytes(chance.randrange(243, 253) for _ in range(12 * 17)))
    light = shades.resize(image.size, Image.BICUBIC)
    paper = Image.merge("RGB", (light, light, light.point(lambda value: value - 6)))
    straight = image.rotate(skew, Image.BICUBIC, fillcolor=(255, 255, 255))
    return ImageChops.multiply(straight, paper)


TURNS = {1: None, 3: Image.ROTATE_180, 6: Image.ROTATE_90, 8: Image.ROTATE_270}  # how the stored picture lies


def write_jpeg(name, image, orientation=1, quality=60, dpi=300):
    path = HERE / name
    path.parent.mkdir(parents=True, exist_ok=True)
    exif = Image.Exif()
    exif[0x0112] = orientation
    turn = TURNS[orientation]
    stored = image.transpose(turn) if turn is not None else image
    stored.save(path, quality=quality, dpi=(dpi, dpi), exif=exif)


def write_png(name, image, dpi=300):
    path = HERE / name
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(path, optimize=True, dpi=(dpi, dpi))


# ------------------------------------------------------------------------------------------------ what the pieces look like


def licence(sheet, title, rows, issuer, date):
    """A certificate of registration: frame, large title, labelled lines, seal and date."""
    sheet.frame()
    sheet.title(48, title, 34)
    sheet.text(sheet.width - 34, 62, "（副本）　样本，不作任何证明使用", 11, align="right", colour=GREY)
    top = 80
    for name, value in rows:
        sheet.text(36, top, name, 13, HEI)
        sheet.text(88, top, value, 13)
        top += 13
    sheet.text(sheet.width - 36, sheet.height - 42, issuer, 13, align="right")
    sheet.text(sheet.width - 36, sheet.height - 32, date, 13, align="right")
    sheet.seal(sheet.width - 58, sheet.height - 42, issuer)


def legal_person(sheet):
    rows = [
        ("名　　称", UNIVERSITY),
        ("统一社会信用代码", UNIVERSITY_CODE),
        ("宗旨和业务范围", "高等学历教育、科学研究、技术转移与社会服务"),
        ("住　　所", "济南市长清区示例大道1号"),
        ("法定代表人", "张示例"),
        ("经费来源", "财政补助"),
        ("开办资金", "捌仟万元（示例）"),
    ]
    licence(sheet, "事业单位法人证书", rows, "示例登记管理局", "2022年3月18日")


def business_licence(sheet):
    rows = [
        ("名　　称", COMPANY),
        ("统一社会信用代码", COMPANY_CODE),
        ("类　　型", "有限责任公司（示例）"),
        ("住　　所", "济南市历下区样本路8号"),
        ("法定代表人", "赵样例"),
        ("注册资本", "伍佰万元整（示例）"),
        ("经营范围", "知识产权服务；软件开发；会议服务"),
    ]
    licence(sheet, "营业执照", rows, "示例登记管理局", "2019年6月5日")


def approval(sheet):
    """An official letter with a red head, as it comes from a scanner."""
    sheet.title(52, UNIVERSITY + "文件", 40, RED)
    sheet.text(105, 74, "泉示大字〔2016〕9号", 15, align="centre")
    sheet.line((28, 80), (182, 80), width=0.9, colour=RED)
    sheet.title(102, "关于设立知识产权管理办公室的批复", 21)
    end = sheet.prose(
        28,
        122,
        154,
        "科研处：\n你处《关于设立知识产权管理办公室的请示》收悉。经校长办公会议研究，现批复如下：\n一、同意设立知识产权管理办公室，负责全校专利、商标、软件著作权的申请评估、维持、运营和维权工作。\n二、办公室设主任一名、专职人员六名，所需经费列入学校年度预算。\n三、办公室应当在三个月内拟定知识产权管理办法和工作流程，报学校审定。\n四、各学院应当指定专人负责本单位的知识产权工作，并与办公室建立月度联系制度。",
        15,
        11,
    )
    sheet.text(160, end + 16, UNIVERSITY, 15, align="right")
    sheet.text(160, end + 27, "2016年5月20日", 15, align="right")
    sheet.seal(138, end + 18, UNIVERSITY)


def honour(sheet):
    sheet.frame(RED)
    sheet.title(62, "荣誉证书", 44, RED)
    sheet.text(40, 92, UNIVERSITY + "：", 20, HEI)
    sheet.prose(
        40, 110, 217, "在2021年至2023年度科技成果转移转化工作中成绩突出，被评为“科技成果转化先进单位”。特发此证，以资鼓励。", 20, 14
    )
    sheet.text(245, 165, "示例科技促进会", 16, align="right")
    sheet.text(245, 176, "2023年11月8日", 16, align="right")
    sheet.seal(226, 164, "示例科技促进会")


def partner_honour(sheet):
    """Drawn without a ground, so the picture has transparent parts."""
    sheet.context.set_source_rgba(0.99, 0.96, 0.88, 0.75)
    sheet.context.rectangle(8, 8, sheet.width - 16, sheet.height - 16)
    sheet.context.fill()
    sheet.frame()
    sheet.title(58, "知识产权服务示范机构", 30)
    sheet.text(148.5, 74, "证书编号：示例FW-2022-0031", 12, align="centre")
    sheet.prose(
        44, 100, 209, COMPANY + "在知识产权公共服务工作中运行规范、成效良好，确定为2022年度知识产权服务示范机构，有效期三年。", 18, 13
    )
    sheet.text(240, 160, "示例知识产权协会", 15, align="right")
    sheet.text(240, 171, "2022年12月1日", 15, align="right")
    sheet.seal(220, 160, "示例知识产权协会")


CONTRACT = (
    "第一条　合作内容。甲乙双方共同建设知识产权运营（公共）服务平台。甲方提供专利资源、场地和专职队伍，乙方承担线上系统的开发、部署和运行维护，并提供专利数据服务。\n第二条　合作期限。自2024年8月15日起至2027年8月14日止；项目实施期内的各项任务应当在2025年2月7日以前完成。\n第三条　甲方的义务。按时提供专利清单和权属资料；指定项目负责人；为乙方人员驻场提供必要条件；组织评价、路演和培训。",
    "第四条　乙方的义务。按照附件所列进度完成系统开发；保证系统稳定运行，故障应当在四小时之内响应、二十四小时之内恢复；派驻不少于三名技术人员；协助组织投融资路演、供需对接和公益托管。\n第五条　费用与支付。开发费用按照项目预算据实结算，分三期支付：合同生效后支付百分之三十，系统验收后支付百分之五十，质量保证期满后支付百分之二十。\n第六条　知识产权。合作中新开发的软件著作权由双方共有；甲方专利的权利归属不因本合同而改变；任何一方不得擅自许可第三方使用。",
    "第七条　保密。双方对企业技术需求、未公开的技术信息和个人信息负有保密义务，接触人员应当签订保密承诺，合同终止后继续有效三年。\n第八条　数据安全。系统数据存放在境内服务器，每日备份；乙方不得将数据用于本合同之外的用途；合同终止时完整移交并删除副本。\n第九条　人员管理。乙方派驻人员应当遵守甲方的管理制度，由双方共同考核；更换主要人员的，应当提前十五日书面通知。",
    "第十条　违约责任。乙方迟延交付的，每迟延一日按照当期费用的千分之一支付违约金；甲方迟延付款的，按照同期贷款利率支付利息。\n第十一条　变更与解除。本合同经双方协商一致可以变更；一方严重违约，经催告后三十日内未改正的，另一方可以解除合同。\n第十二条　争议解决。因本合同发生的争议，双方应当协商解决；协商不成的，提交甲方所在地人民法院处理。\n第十三条　其他。本合同一式四份，双方各执两份，自双方签字盖章之日起生效。附件与正文具有同等效力。",
)


def contract_cover(sheet):
    sheet.text(182, 40, "合同编号：示例HT-2024-018", 12, align="right")
    for y, text in ((92, "知识产权运营（公共）服务平台"), (108, "建 设 合 同")):
        sheet.title(y, text, 26)
    for y, text in (
        (175, "甲　　方：" + UNIVERSITY),
        (190, "乙　　方：" + COMPANY),
        (205, "签订地点：济南市长清区"),
        (220, "签订日期：2024年8月15日"),
    ):
        sheet.text(48, y, text, 16)
    sheet.text(105, 270, "样本合同，内容虚构", 12, align="centre", colour=GREY)


def contract_page(number):
    def draw(sheet):
        sheet.prose(28, 42, 154, CONTRACT[number - 1], 14.5, 11)
        sheet.text(105, 280, f"第{number}页　共{len(CONTRACT) + 1}页", 10, align="centre")

    return draw


def contract_seals(sheet):
    sheet.text(28, 45, "（以下无正文，为签署页）", 14)
    for x, party, name, code, who in ((28, "甲方", UNIVERSITY, UNIVERSITY_CODE, "张示例"), (108, "乙方", COMPANY, COMPANY_CODE, "赵样例")):
        for y, text in (
            (80, f"{party}（盖章）："),
            (90, name),
            (110, "统一社会信用代码："),
            (120, code),
            (140, f"法定代表人（签字）：{who}"),
            (160, "2024年8月15日"),
        ):
            sheet.text(x, y, text, 12)
    sheet.seal(58, 146, UNIVERSITY)
    sheet.seal(140, 146, COMPANY)
    sheet.text(105, 280, f"第{len(CONTRACT) + 1}页　共{len(CONTRACT) + 1}页", 10, align="centre")


def development_schedule(sheet):
    sheet.title(36, "合同附件：平台开发进度表", 22)
    rows = [
        ("阶段", "起止日期", "工作内容", "交付成果", "负责人"),
        ("需求确认", "8月15日至8月31日", "访谈、流程梳理、原型设计", "需求说明书", "赵样例"),
        ("系统开发", "9月1日至9月30日", "供给库、需求库、匹配和路演模块", "测试版本", "郑样本"),
        ("部署测试", "10月8日至10月20日", "部署、数据导入、安全测试", "测试报告", "郑样本"),
        ("试运行", "10月21日至11月30日", "试运行、问题整改、人员培训", "试运行报告", "冯示例"),
        ("验收移交", "12月1日至12月31日", "功能验收、文档和源代码移交", "验收证书", "赵样例"),
    ]
    end = sheet.table(24, 52, (32, 55, 82, 45, 35), rows, 14, 12)
    sheet.text(24, end + 12, "注：日期均为2024年；遇法定节假日顺延。本表为样本。", 11)
    sheet.seal(226, end + 26, COMPANY)


RULES = (
    "第一章　总则\n第一条　为了加强学校知识产权工作，鼓励发明创造，促进成果转化，制定本办法。\n第二条　本办法适用于学校各单位以及以学校名义开展科研活动的人员。\n第三条　学校设立知识产权管理办公室，统一负责知识产权的管理和运营工作。\n第二章　权利归属\n第四条　执行学校任务或者主要利用学校物质技术条件完成的发明创造，为职务发明创造，申请专利的权利属于学校。\n第五条　与校外单位合作研究的，应当在合同中约定知识产权的归属、使用和收益分配。",
    "第三章　申请与维持\n第六条　职务发明创造申请专利以前，应当向办公室提交披露表，由办公室组织评估。\n第七条　评估结论分为申请、保密和公开三种，十个工作日内通知发明人。\n第八条　授权专利每年评估一次，按照价值分级管理，确定维持、许可、转让或者放弃。\n第四章　运营与转化\n第九条　专利转让、许可和作价入股，由技术转移中心办理，依法签订合同并在规定期限内备案。\n第十条　定价可以采用协议、挂牌或者拍卖方式，协议定价的应当公示十五日。",
    "第五章　收益与奖励\n第十一条　转化净收入的百分之七十以上奖励完成人，其余由学院和学校分配。\n第十二条　对技术转移人员实行岗位考核和业绩奖励。\n第六章　保护与责任\n第十三条　发现侵犯学校知识产权的行为，任何人可以向办公室报告。\n第十四条　擅自处分学校知识产权、造成损失的，依法承担责任。\n第七章　附则\n第十五条　本办法由知识产权管理办公室负责解释，自发布之日起施行。",
)


def rules_page(number):
    def draw(sheet):
        top = 40
        if number == 1:
            sheet.title(48, "泉城示例大学知识产权管理办法", 21)
            sheet.text(105, 60, "（泉示大字〔2021〕12号　2021年4月16日发布）", 12, align="centre")
            top = 78
        end = sheet.prose(28, top, 154, RULES[number - 1], 14, 10.5)
        if number == len(RULES):
            sheet.text(160, end + 28, UNIVERSITY, 14, align="right")
            sheet.seal(145, end + 28, UNIVERSITY)
        sheet.text(105, 280, f"— {number} —", 11, align="centre")

    return draw


def staff_list(sheet):
    sheet.title(34, "知识产权工作专职人员名册", 22)
    head = ("序号", "姓名", "职务", "专业资质", "证书编号", "入职时间", "联系电话")
    people = (
        "王示例 技术转移中心副主任 技术转移经纪人 示例JJ-2020-0018 2019-03",
        "刘样本 专利运营主管 专利代理师 示例DL-2017-0421 2018-07",
        "陈示例 法务主管 律师 示例LS-2015-0736 2017-09",
        "杨样例 数据分析员 专利代理师 示例DL-2019-0155 2020-06",
        "黄示例 路演活动专员 技术转移经纪人 示例JJ-2021-0042 2021-04",
        "周样本 平台运行工程师 无 — 2022-08",
        "何样例 档案管理员 无 — 2023-02",
    )
    rows = [head] + [(str(number), *person.split(), f"0531-8000000{number + 1}") for number, person in enumerate(people, 1)]
    end = sheet.table(20, 48, (16, 28, 55, 42, 48, 32, 36), rows, 12, 11)
    sheet.text(20, end + 12, "以上七人均与学校签订聘用合同，专职从事知识产权工作。人员信息为虚构。", 12)
    sheet.text(270, end + 30, "泉城示例大学人事处　2024年8月20日", 12, align="right")
    sheet.seal(240, end + 28, UNIVERSITY)


def inventory_page(first):
    names = (
        "耐磨涂层材料",
        "齿轮箱监测装置",
        "高分子密封件",
        "遥测数据检索方法",
        "药物微粒分散系统",
        "管道检测支架",
        "可折叠输送架",
        "光谱检测仪",
        "余热回收装置",
        "振动筛分设备",
        "图像配准方法",
        "水质在线监测系统",
        "轻量化车架",
    )
    groups = ("重点推广", "组合培育", "开放许可", "有序放弃")

    def draw(sheet):
        sheet.title(30, "存量专利盘点清单（样表）", 20)
        chance = random.Random(first)
        rows = [("卡片号", "名称", "类型", "技术成熟度", "市场空间", "实施条件", "合计", "分类")]
        for number in range(first, first + 13):
            marks = [chance.randrange(12, 34) for _ in range(3)]
            group = groups[min(3, max(0, (92 - sum(marks)) // 12))]
            rows.append(
                (
                    f"PD-{number:04}",
                    "一种" + names[(number - 1) % 13],
                    "发明" if number % 3 else "实用新型",
                    *map(str, marks),
                    str(sum(marks)),
                    group,
                )
            )
        sheet.table(18, 40, (28, 72, 30, 30, 28, 28, 20, 25), rows, 10.5, 10.5)
        sheet.text(18, 198, "注：三项各占34、33、33分；名称和分值均为虚构。统计日期2024年7月31日。", 10)

    return draw


def floor_plan(sheet):
    """The ground floor of the service hall: rooms, doors, measures, title block. A3, as the architect prints it."""
    sheet.box(10, 10, 400, 277, 0.7)
    sheet.title(26, "知识产权运营（公共）服务平台场所平面图（一层）", 20)
    rooms = (
        (40, 50, 150, 90, "路演厅"),
        (190, 50, 110, 90, "服务大厅"),
        (300, 50, 70, 90, "数据分析室"),
        (40, 170, 80, 70, "洽谈室一至三"),
        (120, 170, 80, 70, "洽谈室四至六"),
        (200, 170, 90, 70, "档案室"),
        (290, 170, 80, 70, "值班室"),
    )
    for x, y, width, height, name in rooms:
        sheet.box(x, y, width, height, 1.2)
        middle = y + height * (0.74 if name == "路演厅" else 0.5)
        sheet.text(x + width / 2, middle, name, 18, HEI, align="centre")
        sheet.text(x + width / 2, middle + 9, f"{width * height / 100:.1f}平方米", 14, align="centre")
        door = y + height if y < 100 else y
        sheet.line((x + width / 2 - 8, door), (x + width / 2 + 8, door), width=1.6, colour=(1, 1, 1))
        sheet.context.arc(x + width / 2 - 8, door, 16, 0, math.pi / 2)
        sheet.context.set_line_width(0.2)
        sheet.context.set_source_rgb(*BLACK)
        sheet.context.stroke()
    sheet.text(205, 158, "走　廊", 16, align="centre")
    for seat_row in range(10):
        for seat in range(12):
            sheet.box(58 + seat * 9.5, 60 + seat_row * 4.8, 4, 2.6, 0.15, GREY)
    for x, length in ((40, 150), (190, 110), (300, 70)):
        sheet.line((x, 252), (x + length, 252), width=0.2)
        for end in (x, x + length):
            sheet.line((end - 1.5, 253.5), (end + 1.5, 250.5), width=0.3)
        sheet.text(x + length / 2, 250, str(length * 100), 12, align="centre")
    block = [("图名", "一层平面图"), ("比例", "1∶100"), ("图号", "示例-01"), ("日期", "2024年7月")]
    for index, pair in enumerate(block):
        sheet.box(290 + index * 28, 262, 28, 18)
        sheet.text(304 + index * 28, 269, pair[0], 9, HEI, align="centre")
        sheet.text(304 + index * 28, 276.5, pair[1], 9, align="centre")
    sheet.text(20, 280, "样本图纸，尺寸单位为毫米，不作施工依据", 11, colour=GREY)


def hall(sheet):
    """A drawn stand-in for a photograph of the roadshow hall."""
    context, width, height = sheet.context, sheet.width, sheet.height
    wall = cairo.LinearGradient(0, 0, 0, height)
    for stop, colour in ((0, (0.93, 0.9, 0.84)), (0.62, (0.84, 0.78, 0.7)), (0.63, (0.45, 0.32, 0.22)), (1, (0.62, 0.46, 0.33))):
        wall.add_color_stop_rgb(stop, *colour)
    context.set_source(wall)
    context.paint()
    sheet.box(width * 0.22, height * 0.12, width * 0.56, height * 0.36, 1.2, (0.2, 0.2, 0.2), (0.13, 0.3, 0.58))
    sheet.text(width / 2, height * 0.27, "“一月一链”投融资路演", 26, HEI, True, (1, 1, 1), "centre")
    sheet.text(width / 2, height * 0.36, "新材料产业链专场　示例照片", 17, HEI, False, (0.95, 0.9, 0.6), "centre")
    for row in range(5):
        y = height * (0.64 + row * 0.075)
        size = 7 + row * 2.6
        for seat in range(13 - row):
            x = width * 0.5 + (seat - (12 - row) / 2) * size * 1.62
            sheet.box(x - size * 0.55, y, size * 1.1, size * 1.1, 0.3, (0.3, 0.08, 0.08), (0.58 - row * 0.03, 0.14, 0.14))
    sheet.text(width - 6, height - 5, "2024-06-18 14:32", 12, HEI, colour=(1, 0.8, 0.2), align="right")


def screen(sheet):
    """The platform's page of figures, as a screen picture."""
    sheet.box(0, 0, sheet.width, sheet.height, 0, fill=(0.95, 0.96, 0.98))
    sheet.box(0, 0, sheet.width, 16, 0, BLUE, BLUE)
    sheet.text(8, 10.5, "泉城示例大学知识产权运营服务平台（测试版　样本数据）", 15, HEI, True, (1, 1, 1))
    for index, name in enumerate(("首页", "专利供给库", "企业需求库", "供需匹配", "路演管理", "公益托管", "统计报表")):
        sheet.box(0, 16 + index * 13, 42, 13, 0.2, (0.8, 0.83, 0.9), (0.82, 0.87, 0.95) if index == 6 else (1, 1, 1))
        sheet.text(21, 24.5 + index * 13, name, 11, HEI, align="centre")
    for index, (name, value) in enumerate((("入库专利", "2086"), ("入库需求", "137"), ("匹配推送", "412"), ("路演场次", "3"))):
        x = 50 + index * 50
        sheet.box(x, 24, 45, 26, 0.3, (0.75, 0.8, 0.9), (1, 1, 1))
        sheet.text(x + 22.5, 36, value, 22, HEI, True, BLUE, "centre")
        sheet.text(x + 22.5, 45, name, 10, HEI, align="centre")
    sheet.text(50, 64, "各月匹配推送数", 11, HEI)
    for index, value in enumerate((32, 41, 38, 55, 61, 58, 77, 50)):
        sheet.box(58 + index * 23, 140 - value * 0.85, 12, value * 0.85, 0.2, BLUE, (0.35, 0.55, 0.85))
        sheet.text(64 + index * 23, 147, f"{index + 1}月", 9, HEI, align="centre")
        sheet.text(64 + index * 23, 138 - value * 0.85, str(value), 9, HEI, align="centre")
    sheet.line((50, 140), (245, 140), width=0.3)


def attorney(sheet):
    sheet.frame(BLACK)
    sheet.title(70, "专利代理师资格证", 30)
    for index, text in enumerate(("姓　　名：刘样本", "性　　别：女", "证书编号：示例DL-2017-0421", "发证日期：2017年12月20日")):
        sheet.text(50, 110 + index * 16, text, 17)
    sheet.box(140, 96, 35, 45, 0.4)
    sheet.text(157.5, 121, "照片", 14, align="centre", colour=BLACK)
    sheet.prose(40, 196, 130, "持证人经考试合格，取得专利代理师资格。本证为样本，姓名和编号均为虚构。", 16, 12)
    sheet.text(166, 250, "示例考试办公室", 15, align="right")
    sheet.seal(142, 246, "示例考试办公室")


def invitation(sheet):
    sheet.title(36, "关于举办“一月一链”新材料产业链投融资路演的通知", 19)
    end = sheet.prose(
        26,
        52,
        245,
        "各有关企业、投资机构：\n为推动高价值专利与产业资本对接，定于2024年6月18日举办新材料产业链投融资路演。现将有关事项通知如下：\n一、时间：2024年6月18日14时至17时。　二、地点：泉城示例大学创新楼一层路演厅，线上同步直播。\n三、内容：六个专利项目路演，企业需求发布，投资机构一对一洽谈。\n四、报名：请于6月14日以前将回执发送至 ip-office@example.com，联系人黄示例，电话0531-80000006。",
        14,
        10,
    )
    rows = [
        ("时间", "项目", "路演人", "所需资金"),
        ("14:10", "高氮不锈钢薄带连续轧制", "吴示例", "1200万元"),
        ("14:35", "耐低温聚氨酯密封材料", "徐样例", "600万元"),
        ("15:00", "药物微粒静电分散系统", "孙样本", "800万元"),
    ]
    end = sheet.table(26, end, (30, 100, 40, 40), rows, 9.5, 12)
    sheet.text(262, end + 14, UNIVERSITY + "技术转移中心", 13, align="right")
    sheet.text(262, end + 23, "2024年6月3日", 13, align="right")
    sheet.seal(244, end + 15, UNIVERSITY)


# ------------------------------------------------------------------------------------------------------------- the pieces


def main():
    write_pdf("主体资格/01-事业单位法人证书.pdf", (legal_person, A4_LYING))
    write_jpeg("主体资格/02-设立知识产权管理办公室的批复.jpg", scanned(picture(approval, A4), 2), orientation=6)
    write_jpeg("主体资格/03-科技成果转化先进单位证书.jpg", scanned(picture(honour, A4_LYING), 3, -0.4), orientation=3)
    write_pdf("主体资格/04-合作单位营业执照.pdf", (business_licence, A4_LYING), rotate=90)
    write_png("主体资格/05-合作单位荣誉证书.png", picture(partner_honour, A4_LYING, 200 / 25.4, transparent=True), 200)

    pages = [contract_page(number) for number in range(1, len(CONTRACT) + 1)]
    write_pdf("合作合同/01-平台建设合作合同.pdf", *((draw, A4) for draw in (contract_cover, *pages, contract_seals)))
    write_pdf("合作合同/02-合同附件进度表.pdf", (development_schedule, A4_LYING), rotate=270)

    write_pdf("其他材料/01-知识产权管理办法.pdf", *((rules_page(number), A4) for number in range(1, len(RULES) + 1)))
    write_pdf("其他材料/02-专职人员名册.pdf", (staff_list, A4_LYING))
    write_pdf("其他材料/03-存量专利盘点清单.pdf", (inventory_page(1), A4_LYING), (inventory_page(14), A4_LYING))
    write_pdf("其他材料/04-平台场所平面图.pdf", (floor_plan, A3_LYING))
    write_jpeg("其他材料/05-路演厅照片.jpg", picture(hall, (203, 152)), orientation=8, quality=70)
    write_png("其他材料/06-平台系统截图.png", picture(screen, (254, 158), 220 / 25.4).quantize(64, Image.MEDIANCUT, dither=Image.NONE), 220)
    write_png(
        "其他材料/07-专利代理师资格证.png", picture(attorney, A4).convert("L").point(lambda value: 255 if value > 160 else 0).convert("1")
    )
    write_pdf("其他材料/08-路演活动通知.pdf", (invitation, A4_LYING))
    for path in sorted(HERE.rglob("*.*")):
        print(f"{path.relative_to(HERE)}  {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
