#!/usr/bin/python3
"""Writes the Word and Excel forms of the packs, with nothing but the standard library.

    python3 Templates/make_forms.py

The forms are ordinary .docx and .xlsx files: after this script has made them they may be edited in Word, WPS or
LibreOffice, and an official annex may take their place. The same script always writes the same bytes.

Parts of this file: WordprocessingML pieces, styles and settings, the declaration, the catalogue, the summary sheet,
packing. Sizes of type follow the Chinese names (三号 = 16 pt, 小四 = 12 pt), lengths are twips (1 mm = 56.7 twips).
"""

import re
import zipfile
from collections import namedtuple
from pathlib import Path
from xml.sax.saxutils import escape

HERE = Path(__file__).resolve().parent
PROJECT_TITLE = ("济南市知识产权运营（公共）", "服务平台建设项目")

# Half points, as w:sz wants them.
SIZES = {"小初": 72, "一号": 52, "二号": 44, "小二": 36, "三号": 32, "小三": 30, "四号": 28, "小四": 24, "五号": 21, "小五": 18}
SONG, FANG, KAI, HEI, LATIN = "方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体", "Times New Roman"

# The page of GB/T 9704: A4, top 37 mm, left 28 mm, 156 × 225 mm of text.
PAGE = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="1247" w:gutter="0"/>'
TEXT_WIDTH = 8844
MM = 56.7
SEAL = round(55 * MM)  # a round seal is at most 45 mm wide; 55 mm of room leaves it free on every side

WORD_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


# ------------------------------------------------------------------------------------------ pieces of WordprocessingML


class Markup(str):
    """Text that is XML already; plain strings are still to be escaped."""


def fonts(east_asian, latin=LATIN):
    return f'<w:rFonts w:hint="eastAsia" w:ascii="{latin}" w:eastAsia="{east_asian}" w:hAnsi="{latin}" w:cs="{latin}"/>'


def run_properties(font=None, bold=False, spacing=None, size=None, hint=False):
    parts = []
    if font:
        parts.append(fonts(font))
    elif hint:
        parts.append('<w:rFonts w:hint="eastAsia"/>')
    if bold:
        parts.append("<w:b/><w:bCs/>")
    if spacing:
        parts.append(f'<w:spacing w:val="{spacing}"/>')
    if size:
        parts.append(f'<w:sz w:val="{SIZES[size]}"/><w:szCs w:val="{SIZES[size]}"/>')
    return f"<w:rPr>{''.join(parts)}</w:rPr>" if parts else ""


def run(text, **properties):
    """One run; a line feed becomes a line break."""
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return Markup(f"<w:r>{run_properties(**properties)}{lines}</w:r>")


def split_mark(*pieces):
    """A mark in several runs, with the spelling checker's leavings between, as Word saves what was typed in steps."""
    runs = [run(piece, hint=index % 2 == 1) for index, piece in enumerate(pieces)]
    return Markup('<w:proofErr w:type="spellStart"/>' + '<w:proofErr w:type="spellEnd"/>'.join(runs[:2]) + "".join(runs[2:]))


def field(instruction):
    def char(kind):
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    return Markup(char("begin") + code + char("separate") + "<w:r><w:t>1</w:t></w:r>" + char("end"))


def paragraph(
    *content,
    style=None,
    keep_next=False,
    page_break=False,
    before=None,
    after=None,
    line=None,
    indent=None,
    align=None,
    section="",
    **properties,
):
    """One paragraph. `indent` is (left characters, first-line characters); `line` is an exact pitch in points."""
    p = [f'<w:pStyle w:val="{style}"/>'] if style else []
    if keep_next:
        p.append("<w:keepNext/>")
    if page_break:
        p.append("<w:pageBreakBefore/>")
    spacing = "".join(f' w:{name}="{value}"' for name, value in (("before", before), ("after", after)) if value is not None)
    if line:
        spacing += f' w:line="{line * 20}" w:lineRule="exact"'
    if spacing:
        p.append(f"<w:spacing{spacing}/>")
    if indent is not None:
        left, first = indent
        p.append(f'<w:ind w:leftChars="{left * 100}" w:left="{left * 240}" w:firstLineChars="{first * 100}" w:firstLine="{first * 240}"/>')
    if align:
        p.append(f'<w:jc w:val="{align}"/>')
    p.append(section)
    inside = "".join(p)
    runs = "".join(piece if isinstance(piece, Markup) else run(piece, **properties) for piece in content)
    return Markup(f"<w:p>{f'<w:pPr>{inside}</w:pPr>' if inside else ''}{runs}</w:p>")


Cell = namedtuple("Cell", "content span merge valign borders direction")
Row = namedtuple("Row", "cells height header splits keep")


def cell(*content, style="TableText", span=1, merge=None, valign="center", borders="", direction=None, **properties):
    """A cell. Plain strings become one paragraph each in `style`; `merge` is "restart" or "continue"."""
    paragraphs = [
        piece if isinstance(piece, Markup) and piece.startswith(("<w:p>", "<w:tbl>")) else paragraph(piece, style=style, **properties)
        for piece in content
    ]
    return Cell("".join(paragraphs) or f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr></w:p>', span, merge, valign, borders, direction)


def label(*text, **options):
    return cell(*text, style="TableLabel", **options)


def centred(*text, **options):
    return cell(*text, style="TableCentred", **options)


def rich(*names, note=None):
    """A cell for long text, which begins at the top and may run over the page."""
    marks = [paragraph("{{*" + name + "}}", style="TableProse") for name in names]
    tail = [paragraph(note, style="TableProse")] if note else []
    return marks + tail


def row(*cells, height=567, header=False, splits=False, keep=False):
    """A row at least `height` twips high; `keep` holds it on one page with the row below, as a header always is."""
    return Row(cells, height, header, splits, keep or header)


def cell_markup(part, width):
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    if part.span > 1:
        properties += f'<w:gridSpan w:val="{part.span}"/>'
    if part.merge:
        properties += '<w:vMerge w:val="restart"/>' if part.merge == "restart" else "<w:vMerge/>"
    properties += part.borders
    if part.direction:
        properties += f'<w:textDirection w:val="{part.direction}"/>'
    return f'<w:tc><w:tcPr>{properties}<w:vAlign w:val="{part.valign}"/></w:tcPr>{part.content}</w:tc>'


def row_markup(line, grid):
    properties = "" if line.splits else "<w:cantSplit/>"
    properties += f'<w:trHeight w:val="{line.height}" w:hRule="atLeast"/>'
    if line.header:
        properties += "<w:tblHeader/>"
    cells, column = [], 0
    for part in line.cells:
        markup = cell_markup(part, sum(grid[column : column + part.span]))
        cells.append(re.sub(r"(<w:pPr><w:pStyle [^>]*>)", r"\1<w:keepNext/>", markup) if line.keep else markup)
        column += part.span
    assert column == len(grid), f"the row fills {column} of {len(grid)} columns: {line.cells}"
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(grid, *rows, style="FormTable", align=None):
    width = sum(grid)
    assert width <= TEXT_WIDTH, f"a table of {width} twips does not fit in {TEXT_WIDTH}"
    jc = f'<w:jc w:val="{align}"/>' if align else ""
    look = '<w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
    properties = f'<w:tblStyle w:val="{style}"/><w:tblW w:w="{width}" w:type="dxa"/>{jc}<w:tblLayout w:type="fixed"/>{look}'
    columns = "".join(f'<w:gridCol w:w="{column}"/>' for column in grid)
    return Markup(
        f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(row_markup(line, grid) for line in rows)}</w:tbl>"
    )


def heading(text, level=1, **options):
    return paragraph(text, style=f"Heading{level}", **options)


def gap():
    """The thin paragraph that keeps two tables apart."""
    return paragraph(line=8)


def underline():
    return '<w:tcBorders><w:bottom w:val="single" w:sz="6" w:space="0" w:color="auto"/></w:tcBorders>'


def open_edges(*sides):
    """No lines on these sides, in the order top, left, bottom, right."""
    edges = "".join(f'<w:{side} w:val="nil"/>' for side in sides)
    return f"<w:tcBorders>{edges}</w:tcBorders>"


def section(footer, kind="nextPage", restart=False):
    number = '<w:pgNumType w:start="1"/>' if restart else ""
    return f'<w:sectPr><w:footerReference w:type="default" r:id="{footer}"/><w:type w:val="{kind}"/>{PAGE}{number}<w:cols w:space="425"/><w:docGrid w:linePitch="312"/></w:sectPr>'


# ----------------------------------------------------------------------------------------------- styles, settings, parts


def paragraph_style(
    identifier,
    name,
    size,
    font=FANG,
    based_on="Normal",
    after=None,
    spacing="",
    indent=0,
    align=None,
    level=None,
    bold=False,
    keep=False,
    extra="",
):
    p = "<w:keepNext/><w:keepLines/>" if keep else ""
    p += extra
    p += f"<w:spacing {spacing}/>" if spacing else ""
    if indent:
        p += f'<w:ind w:firstLineChars="{indent * 100}" w:firstLine="{indent * SIZES[size] * 10}"/>'
    p += f'<w:jc w:val="{align}"/>' if align else ""
    p += f'<w:outlineLvl w:val="{level - 1}"/>' if level else ""
    weight = "<w:b/><w:bCs/>" if bold else ""
    r = f'{fonts(font)}{weight}<w:sz w:val="{SIZES[size]}"/><w:szCs w:val="{SIZES[size]}"/>'
    follow = f'<w:next w:val="{after}"/>' if after else ""
    built_in = name in ("Title", "heading 1", "heading 2", "heading 3", "footer")
    custom = "" if built_in else ' w:customStyle="1"'
    return f'<w:style w:type="paragraph"{custom} w:styleId="{identifier}"><w:name w:val="{name}"/><w:basedOn w:val="{based_on}"/>{follow}<w:qFormat/><w:pPr>{p}</w:pPr><w:rPr>{r}</w:rPr></w:style>'


def table_style(identifier, name, outer, inner):
    """A table style with an outer frame and inner lines, both in eighths of a point; 0 means no line."""

    def edge(side, width):
        return f'<w:{side} w:val="single" w:sz="{width}" w:space="0" w:color="auto"/>' if width else f'<w:{side} w:val="nil"/>'

    sides = [("top", outer), ("left", outer), ("bottom", outer), ("right", outer), ("insideH", inner), ("insideV", inner)]
    borders = "".join(edge(*side) for side in sides)
    margins = (
        '<w:top w:w="28" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="28" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>'
    )
    custom = "" if name == "Table Grid" else ' w:customStyle="1"'
    return f'<w:style w:type="table"{custom} w:styleId="{identifier}"><w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{borders}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>'


def exact(points, before=0, after=0):
    return f'w:before="{before}" w:after="{after}" w:line="{points * 20}" w:lineRule="exact"'


def styles():
    defaults = f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts(FANG)}<w:kern w:val="2"/><w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    basics = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl w:val="0"/><w:jc w:val="both"/></w:pPr></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
    )
    tab = '<w:tabs><w:tab w:val="center" w:pos="4422"/><w:tab w:val="right" w:pos="8844"/></w:tabs><w:snapToGrid w:val="0"/>'
    named = [
        paragraph_style("Title", "Title", "二号", SONG, after="Prose", spacing=exact(36, 240, 240), align="center", keep=True),
        paragraph_style("Heading1", "heading 1", "三号", HEI, after="Prose", spacing=exact(28, 240, 160), level=1, keep=True),
        paragraph_style("Heading2", "heading 2", "三号", KAI, after="Prose", spacing=exact(28, 120, 60), indent=2, level=2, keep=True),
        paragraph_style("Heading3", "heading 3", "三号", FANG, after="Prose", spacing=exact(28), indent=2, level=3, bold=True, keep=True),
        paragraph_style("Prose", "申报书正文", "三号", spacing=exact(28), indent=2),
        paragraph_style("CoverTitle", "封面标题", "一号", SONG, spacing=exact(44), align="center"),
        paragraph_style("CoverLabel", "封面栏目", "四号", spacing=exact(24), align="distribute"),
        paragraph_style("CoverText", "封面内容", "四号", spacing=exact(24), align="left"),
        paragraph_style("TableText", "表格文字", "小四", spacing=exact(20), align="left"),
        paragraph_style("TableCentred", "表格居中", "小四", based_on="TableText", spacing=exact(20), align="center"),
        paragraph_style("TableLabel", "表格栏目", "小四", HEI, based_on="TableText", spacing=exact(20), align="center"),
        paragraph_style("TableProse", "表格正文", "小四", spacing=exact(22), indent=2),
        paragraph_style("TableNote", "表格附注", "五号", spacing=exact(18, 60), align="left"),
        paragraph_style("Footer", "footer", "小五", spacing=exact(13), align="center", extra=tab),
    ]
    tables = [
        table_style("TableGrid", "Table Grid", 4, 4),
        table_style("FormTable", "申报表格", 8, 4),
        table_style("BareTable", "无框表格", 0, 0),
    ]
    return f"{XML}<w:styles {WORD_NAMESPACES}>{defaults}{basics}{''.join(named)}{''.join(tables)}</w:styles>"


def settings():
    switches = (
        "spaceForUL",
        "balanceSingleByteDoubleByteWidth",
        "doNotLeaveBackslashAlone",
        "ulTrailSpace",
        "doNotExpandShiftReturn",
        "adjustLineHeightInTable",
        "useFELayout",
    )
    modes = (
        ("compatibilityMode", 15),
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("enableOpenTypeFeatures", 1),
        ("doNotFlipMirrorIndents", 1),
    )
    compat = "".join(f"<w:{name}/>" for name in switches)
    compat += "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>' for name, value in modes
    )
    return (
        f'{XML}<w:settings {WORD_NAMESPACES}><w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/><w:defaultTabStop w:val="420"/>'
        f'<w:characterSpacingControl w:val="compressPunctuation"/><w:compat>{compat}</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def font_table():
    def font(name, alternative, family, charset="86"):
        other = f'<w:altName w:val="{alternative}"/>' if alternative else ""
        return (
            f'<w:font w:name="{name}">{other}<w:charset w:val="{charset}"/><w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
        )

    known = [
        font(SONG, "宋体", "roman"),
        font(FANG, "仿宋", "modern"),
        font(KAI, "楷体", "modern"),
        font(HEI, "SimHei", "modern"),
        font(LATIN, None, "roman", "00"),
    ]
    return f"{XML}<w:fonts {WORD_NAMESPACES}>{''.join(known)}</w:fonts>"


def footer(*lines):
    return f"{XML}<w:ftr {WORD_NAMESPACES}>{''.join(lines)}</w:ftr>"


PAGE_FOOTER = footer(paragraph("第 ", field("PAGE"), " 页", style="Footer"), paragraph("申报码 {{申报码}}", style="Footer"))
COVER_FOOTER = footer(paragraph("申报码 {{申报码}}", style="Footer"))


# ------------------------------------------------------------------------------------------------------- the declaration


def boxes(path, *options):
    """Check boxes side by side: the mark stands instead of the printed box."""
    return "　".join(f"{{{{☐{path}={option}}}}}{option}" for option in options)


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
        wide(group(), "合作单位", "{{#合作单位}}{{名称}}；{{/合作单位}}{{^合作单位}}无{{/合作单位}}"),
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


def sealed(title, text, signers, seal, room):
    """Two rows under one label: the words with `room` mm to write in, then signatures beside the free place for a seal."""
    words = cell(paragraph(text, style="TableProse"), span=2, valign="top", borders=open_edges("bottom"))
    names = [paragraph(f"{signer}（签字）：", style="TableText", indent=(1, 0), before=560) for signer in signers]
    left = cell(*names, valign="top", borders=open_edges("top", "right"))
    date = paragraph("年　　月　　日", style="TableCentred", before=400)
    right = cell(paragraph(seal, style="TableCentred"), date, borders=open_edges("top", "left"))
    return [
        row(label(title, merge="restart"), words, height=round(room * MM), keep=True),
        row(label(merge="continue"), left, right, height=SEAL),
    ]


SEALED_GRID = [1300, 3772, 3772]


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


# --------------------------------------------------------------------------------------------------------- the catalogue


def catalogue():
    grid = [900, 4244, 1050, 800, 1050, 800]
    titles = ("序号", "材料名称", "页码", "页数", "原件／\n复印件", "备注")
    marks = ("{{页码}}", "{{页数}}", "{{性质}}")
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
        paragraph("申报材料目录", style="Title"),
        paragraph("申报项目：{{通知.标题}}", style="CoverText"),
        paragraph("申报单位：{{申报单位.名称}}", style="CoverText", after=160),
        table(grid, *rows),
        paragraph("申报码：{{申报码}}", style="TableNote", align="right"),
    ]


# -------------------------------------------------------------------------------------------------- the summary sheet


SUMMARY_COLUMNS = (  # title, what stands below it, width in characters, style
    ("序号", 1, 5, "count"),
    ("区县", "{{项目.区县}}", 9, "text"),
    ("申报单位", "{{申报单位.名称}}", 17, "text"),
    ("统一社会信用代码", "{{申报单位.统一社会信用代码}}", 21, "code"),
    ("项目名称", "{{项目.名称}}", 21, "text"),
    ("合作单位", "{{#合作单位}}{{名称}}；{{/合作单位}}{{^合作单位}}无{{/合作单位}}", 17, "text"),
    ("存量有效专利\n（件）", "{{工作基础.有效专利.合计}}", 13, "count"),
    ("专职人员\n（人）", "{{工作基础.专职人员}}", 10, "count"),
    ("项目负责人", "{{申报单位.负责人.姓名}}", 10, "text"),
    ("联系人", "{{申报单位.联系人.姓名}}", 9, "text"),
    ("联系电话", "{{申报单位.联系人.手机}}", 13, "code"),
    ("推荐意见", "", 11, "text"),
    ("备注", "", 8, "text"),
)
CELL_STYLES = {"title": 1, "line": 2, "head": 3, "text": 4, "code": 5, "count": 6, "small": 7}


class Strings:
    """The shared strings of a workbook, numbered in the order of their first use."""

    def __init__(self):
        self.items = []

    def index(self, markup):
        if markup not in self.items:
            self.items.append(markup)
        return self.items.index(markup)

    def part(self, uses):
        items = "".join(f"<si>{item}</si>" for item in self.items)
        return f'{XML}<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="{uses}" uniqueCount="{len(self.items)}">{items}</sst>'


def shared_text(value):
    """The content of a shared string; a tuple gives runs of rich text, as Excel keeps a mark that was typed in pieces."""
    if isinstance(value, tuple):
        look = '<rPr><sz val="11"/><color indexed="8"/><rFont val="宋体"/><charset val="134"/></rPr>'
        return "".join(f'<r>{look}<t xml:space="preserve">{escape(piece)}</t></r>' for piece in value)
    return f'<t xml:space="preserve">{escape(value)}</t>'


def sheet_rows(strings):
    """The rows of the summary sheet, and how often they use a shared string."""
    uses = 0

    def sheet_cell(reference, value, style):
        nonlocal uses
        number = CELL_STYLES[style]
        if value is None or value == "":
            return f'<c r="{reference}" s="{number}"/>'
        if isinstance(value, int):
            return f'<c r="{reference}" s="{number}"><v>{value}</v></c>'
        uses += 1
        return f'<c r="{reference}" s="{number}" t="s"><v>{strings.index(shared_text(value))}</v></c>'

    def sheet_row(number, height, cells):
        inside = "".join(sheet_cell(f"{column}{number}", value, style) for column, value, style in cells)
        return f'<row r="{number}" spans="1:13" ht="{height}" customHeight="1">{inside}</row>'

    letters = "ABCDEFGHIJKLM"
    title = PROJECT_TITLE[0] + PROJECT_TITLE[1] + "申报情况汇总表"
    line = {
        "A": ("填报单位（盖章）：", "{{申报单位", ".名称}}"),
        "E": ("填报日期：{{项目.", "申报日期", "}}"),
        "G": "填表人：{{申报单位.联系人.姓名}}",
        "J": "联系电话：{{申报单位.联系人.固定电话}}",
    }
    rows = [
        sheet_row(1, 42, [(letter, title if letter == "A" else None, "title") for letter in letters]),
        sheet_row(2, 27, [(letter, line.get(letter), "line") for letter in letters]),
        sheet_row(3, 42, [(letter, column[0], "head") for letter, column in zip(letters, SUMMARY_COLUMNS)]),
        sheet_row(4, 84, [(letter, column[1], column[3]) for letter, column in zip(letters, SUMMARY_COLUMNS)]),
        sheet_row(5, 20, [("A", "申报码：{{申报码}}", "small")]),
    ]
    return "".join(rows), uses


def worksheet(rows):
    columns = "".join(
        f'<col min="{index}" max="{index}" width="{column[2]}.7109375" customWidth="1"/>' for index, column in enumerate(SUMMARY_COLUMNS, 1)
    )
    merged = ("A1:M1", "A2:D2", "E2:F2", "G2:I2", "J2:M2", "A5:M5")
    merges = "".join(f'<mergeCell ref="{area}"/>' for area in merged)
    return (
        f'{XML}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{OFFICE}/relationships">'
        '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:M5"/>'
        '<sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="3" topLeftCell="A4" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A4" sqref="A4"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols><sheetData>{rows}</sheetData><mergeCells count="{len(merged)}">{merges}</mergeCells>'
        '<printOptions horizontalCentered="1"/><pageMargins left="0.6" right="0.6" top="0.9" bottom="0.8" header="0.4" footer="0.4"/>'
        '<pageSetup paperSize="9" fitToHeight="0" orientation="landscape"/><headerFooter><oddFooter>&amp;C第 &amp;P 页 共 &amp;N 页</oddFooter></headerFooter></worksheet>'
    )


def workbook():
    return (
        f'{XML}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{OFFICE}/relationships">'
        '<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="24000" windowHeight="12000"/></bookViews><sheets><sheet name="汇总表" sheetId="1" r:id="rId1"/></sheets>'
        '<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">汇总表!$A$1:$M$5</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">汇总表!$1:$3</definedName></definedNames>'
        '<calcPr calcId="0"/></workbook>'
    )


def sheet_styles():
    """Fonts, borders and the cell formats that CELL_STYLES numbers."""

    def font(size, name):
        return f'<font><sz val="{size}"/><color indexed="8"/><name val="{name}"/><family val="3"/><charset val="134"/></font>'

    def form(number, font_id, border, horizontal):
        apply = 'applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1"'
        return f'<xf numFmtId="{number}" fontId="{font_id}" fillId="0" borderId="{border}" xfId="0" {apply}><alignment horizontal="{horizontal}" vertical="center" wrapText="1"/></xf>'

    all_fonts = font(11, "宋体") + font(20, SONG) + font(11, HEI) + font(11, FANG) + font(9, "宋体")
    thin = "".join(f'<{side} style="thin"><color indexed="64"/></{side}>' for side in ("left", "right", "top", "bottom")) + "<diagonal/>"
    forms = [
        form(0, 1, 0, "center"),
        form(0, 0, 0, "left"),
        form(0, 2, 1, "center"),
        form(0, 3, 1, "center"),
        form(49, 3, 1, "center"),
        form(1, 3, 1, "center"),
        form(0, 4, 0, "right"),
    ]
    return (
        f'{XML}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="5">{all_fonts}</fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
        f'<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>{thin}</border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(forms) + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>{"".join(forms)}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


# ---------------------------------------------------------------------------------------------------------------- packing


def content_types(overrides):
    parts = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides)
    return f'{XML}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{parts}</Types>'


def relationships(*targets):
    """Relationships rId1, rId2, … to (kind, target); a kind without "/" is one of the office document's own."""
    items = "".join(
        f'<Relationship Id="rId{number}" Type="{kind if "/" in kind else f"{OFFICE}/relationships/{kind}"}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{items}</Relationships>'


def document_properties(title):
    core = (
        f'{XML}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f'<dc:title>{title}</dc:title><dcterms:created xsi:type="dcterms:W3CDTF">2024-08-01T00:00:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">2024-08-01T00:00:00Z</dcterms:modified></cp:coreProperties>'
    )
    app = f'{XML}<Properties xmlns="{OFFICE}/extended-properties"><Application>Shenbao</Application></Properties>'
    kinds = [
        ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        ("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
    ]
    return {"docProps/core.xml": core, "docProps/app.xml": app}, kinds


def office_package(main, main_type, title, kinds, parts):
    properties, property_kinds = document_properties(title)
    root = relationships(
        ("officeDocument", main),
        (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ("extended-properties", "docProps/app.xml"),
    )
    return {"[Content_Types].xml": content_types([(main, main_type), *kinds, *property_kinds]), "_rels/.rels": root, **parts, **properties}


def word_package(title, body, footers):
    """The parts of a .docx; `footers` are rId4, rId5, … in order, and the last one belongs to the last section."""
    names = [f"footer{number}.xml" for number in range(1, len(footers) + 1)]
    own = [("styles", "styles.xml"), ("settings", "settings.xml"), ("fontTable", "fontTable.xml")]
    document = f"{XML}<w:document {WORD_NAMESPACES}><w:body>{''.join(body)}{section(f'rId{3 + len(footers)}')}</w:body></w:document>"
    parts = {
        "word/document.xml": document,
        "word/_rels/document.xml.rels": relationships(*own, *(("footer", name) for name in names)),
        "word/styles.xml": styles(),
        "word/settings.xml": settings(),
        "word/fontTable.xml": font_table(),
        **{f"word/{name}": part for name, part in zip(names, footers)},
    }
    kinds = [(f"word/{file}", f"{WORD_TYPE}.{kind}+xml") for kind, file in own] + [
        (f"word/{name}", f"{WORD_TYPE}.footer+xml") for name in names
    ]
    return office_package("word/document.xml", f"{WORD_TYPE}.document.main+xml", title, kinds, parts)


def sheet_package(title):
    strings = Strings()
    rows, uses = sheet_rows(strings)
    parts = {
        "xl/workbook.xml": workbook(),
        "xl/_rels/workbook.xml.rels": relationships(
            ("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")
        ),
        "xl/worksheets/sheet1.xml": worksheet(rows),
        "xl/styles.xml": sheet_styles(),
        "xl/sharedStrings.xml": strings.part(uses),
    }
    kinds = [
        (f"xl/{file}", f"{SHEET_TYPE}.{kind}+xml")
        for kind, file in (("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml"))
    ]
    return office_package("xl/workbook.xml", f"{SHEET_TYPE}.sheet.main+xml", title, kinds, parts)


def write(path, parts):
    """Zips the parts in their own order with a fixed time, so that the same parts are the same bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 0, 0
            archive.writestr(entry, text.encode("utf-8"))
    print(f"{path.relative_to(HERE)}  {path.stat().st_size} bytes")


def main():
    name = "".join(PROJECT_TITLE)
    jinan = HERE / "jinan-platform-2024" / "forms"
    write(jinan / "申报书.docx", word_package(f"{name}申报书", declaration(), [COVER_FOOTER, PAGE_FOOTER]))
    write(jinan / "汇总表.xlsx", sheet_package(f"{name}申报情况汇总表"))
    write(HERE / "common" / "forms" / "目录.docx", word_package("申报材料目录", catalogue(), [PAGE_FOOTER]))


if __name__ == "__main__":
    main()
