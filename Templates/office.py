"""Pieces of Word and Excel files, written with nothing but the standard library.

Parts of this file: WordprocessingML pieces, styles and settings, SpreadsheetML, packing. Sizes of type follow the
Chinese names (三号 = 16 pt, 小四 = 12 pt), lengths are twips (1 mm = 56.7 twips).
"""

import re
import zipfile
from collections import namedtuple
from pathlib import Path
from xml.sax.saxutils import escape

HERE = Path(__file__).resolve().parent

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


def table(grid, *rows, style="FormTable", align=None, room=TEXT_WIDTH):
    width = sum(grid)
    assert width <= room, f"a table of {width} twips does not fit in {room}"
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


def section(footer, kind="nextPage", restart=False, page=PAGE):
    number = '<w:pgNumType w:start="1"/>' if restart else ""
    return f'<w:sectPr><w:footerReference w:type="default" r:id="{footer}"/><w:type w:val="{kind}"/>{page}{number}<w:cols w:space="425"/><w:docGrid w:linePitch="312"/></w:sectPr>'


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


def boxes(path, *options):
    """Check boxes side by side: the mark stands instead of the printed box."""
    return "　".join(f"{{{{☐{path}={option}}}}}{option}" for option in options)


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


# ---------------------------------------------------------------------------------------------------- SpreadsheetML


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


LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class SheetForm:
    """A sheet with a title, a line of particulars, a head, rows below it and a foot.

    `columns` are (title, what stands below it, width in characters, style); `line` gives the particulars by letter and
    `merges` joins them; `body` holds rows below the first, each a list of values.
    """

    def __init__(self, name, title, columns, line=None, merges=(), foot=None, body=(), heights=(42, 27, 42, 84, 20)):
        self.name, self.title, self.columns, self.line = name, title, columns, line or {}
        self.merges, self.foot, self.body, self.heights = merges, foot, body, heights
        self.letters = LETTERS[: len(columns)]
        self.last = 4 + len(body) + (1 if foot else 0)

    def rows(self, strings):
        """The rows, and how often they use a shared string."""
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
            return f'<row r="{number}" spans="1:{len(self.letters)}" ht="{height}" customHeight="1">{inside}</row>'

        letters, heights = self.letters, self.heights
        rows = [
            sheet_row(1, heights[0], [(letter, self.title if letter == "A" else None, "title") for letter in letters]),
            sheet_row(2, heights[1], [(letter, self.line.get(letter), "line") for letter in letters]),
            sheet_row(3, heights[2], [(letter, column[0], "head") for letter, column in zip(letters, self.columns)]),
            sheet_row(4, heights[3], [(letter, column[1], column[3]) for letter, column in zip(letters, self.columns)]),
        ]
        for number, values in enumerate(self.body, 5):
            rows.append(sheet_row(number, heights[3], [(a, value, c[3]) for a, value, c in zip(letters, values, self.columns)]))
        if self.foot:
            rows.append(sheet_row(self.last, heights[4], [("A", self.foot, "small")]))
        return "".join(rows), uses

    def worksheet(self, rows):
        columns = "".join(
            f'<col min="{index}" max="{index}" width="{column[2]}.7109375" customWidth="1"/>' for index, column in enumerate(self.columns, 1)
        )
        end = self.letters[-1]
        merged = (f"A1:{end}1", *self.merges, *((f"A{self.last}:{end}{self.last}",) if self.foot else ()))
        merges = "".join(f'<mergeCell ref="{area}"/>' for area in merged)
        return (
            f'{XML}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{OFFICE}/relationships">'
            f'<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:{end}{self.last}"/>'
            '<sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="3" topLeftCell="A4" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A4" sqref="A4"/></sheetView></sheetViews>'
            f'<sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols><sheetData>{rows}</sheetData><mergeCells count="{len(merged)}">{merges}</mergeCells>'
            '<printOptions horizontalCentered="1"/><pageMargins left="0.6" right="0.6" top="0.9" bottom="0.8" header="0.4" footer="0.4"/>'
            '<pageSetup paperSize="9" fitToHeight="0" orientation="landscape"/><headerFooter><oddFooter>&amp;C第 &amp;P 页 共 &amp;N 页</oddFooter></headerFooter></worksheet>'
        )

    def workbook(self):
        area = f"{self.name}!$A$1:${self.letters[-1]}${self.last}"
        return (
            f'{XML}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{OFFICE}/relationships">'
            f'<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="24000" windowHeight="12000"/></bookViews><sheets><sheet name="{self.name}" sheetId="1" r:id="rId1"/></sheets>'
            f'<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">{area}</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">{self.name}!$1:$3</definedName></definedNames>'
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


def word_package(title, body, footers, page=PAGE):
    """The parts of a .docx; `footers` are rId4, rId5, … in order, and the last one belongs to the last section."""
    names = [f"footer{number}.xml" for number in range(1, len(footers) + 1)]
    own = [("styles", "styles.xml"), ("settings", "settings.xml"), ("fontTable", "fontTable.xml")]
    document = f"{XML}<w:document {WORD_NAMESPACES}><w:body>{''.join(body)}{section(f'rId{3 + len(footers)}', page=page)}</w:body></w:document>"
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


def sheet_package(title, form):
    strings = Strings()
    rows, uses = form.rows(strings)
    parts = {
        "xl/workbook.xml": form.workbook(),
        "xl/_rels/workbook.xml.rels": relationships(
            ("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")
        ),
        "xl/worksheets/sheet1.xml": form.worksheet(rows),
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
