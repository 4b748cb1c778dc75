"""The clerk's sheet (what to print, where seals and signatures go, what to tick) and the sheet before each item."""

from office import *

# More of the page than GB/T 9704 gives, so that the sheet stays one page; the stamp keeps its 25 mm.
NARROW = '<w:pgMar w:top="1134" w:right="1474" w:bottom="1587" w:left="1588" w:header="567" w:footer="567" w:gutter="0"/>'


LINE, ROW = 14, 330  # points between lines, twips of a row


def small(*text, make=cell, **options):
    return make(*text, line=LINE, **options)


def rules():
    cites = "{{#打印.依据|分隔=；}}“{{原文}}”{{/打印.依据}}{{^打印.依据}}通知没有写纸质材料的要求。{{/打印.依据}}"
    lines = (
        ("打印", "{{打印.文件}}，共{{总页数}}页，A4 纸，按实际大小（100%），不要选“适合页面”。"),
        ("份数", "{{打印.份数|空=份数通知没有规定}}；{{打印.单双面|空=单面双面通知没有规定}}；每份都盖章、签字。"),
        ("装订", "可用：{{打印.装订|空=通知没有规定}}。不得用：{{打印.不得|空=通知没有规定}}。"),
        ("骑缝章", "{{打印.骑缝章|空=通知没有要求}}。"),
        ("通知原文", cites),
    )
    rows = [row(small(name, make=label), small(text), height=ROW) for name, text in lines]
    return table([1300, 7544], *rows)


def marks():
    rows = [
        row(*(small(title, make=label) for title in ("办妥", "办法", "谁的", "在哪里")), header=True, height=ROW),
        row(
            small("{{#打印.签章}}□", make=centred),
            small("{{办法}}", make=centred),
            small("{{谁}}", make=centred),
            small("{{位置}}{{/打印.签章}}"),
            height=ROW,
        ),
    ]
    return table([750, 900, 2000, 5194], *rows)


def checklist():
    rows = [
        row(*(small(title, make=label) for title in ("齐全", "编号", "材料名称", "页码", "页数")), header=True, height=ROW),
        row(
            small("{{#目录}}□", make=centred),
            small("{{编号}}", make=centred),
            small("{{名称}}"),
            small("{{页码}}", make=centred),
            small("{{页数}}{{/目录}}", make=centred),
            height=ROW,
        ),
    ]
    return table([750, 800, 5194, 1200, 900], *rows)


def part(text):
    return paragraph(text, style="Heading1", before=120, after=60, line=18, size="小四")


def sheet():
    scan = "盖章、签字后全部扫描：彩色，200 至 300 dpi，次序不限，可以分成几个文件。{{打印.可不扫描}}然后运行："
    return [
        paragraph("打印盖章说明", style="Title", before=0, after=60, line=28),
        paragraph("{{通知.标题}}　　申报码 {{申报码}}", style="TableNote", align="center", after=80),
        rules(),
        part("一、盖章和签字"),
        marks(),
        part("二、逐项清点（从第 1 页起，页码连续）"),
        checklist(),
        part("三、扫描"),
        paragraph(scan, style="TableText", line=LINE),
        paragraph("shenbao collate 成品文件夹 扫描件 --output 盖章版.pdf", style="TableText", line=LINE),
    ]


def separator():
    rows = [
        row(*(label(title) for title in ("序号", "材料名称", "页码", "页数")), header=True),
        row(
            centred("{{#隔页.材料}}{{编号}}"), cell("{{名称}}"), centred("{{页码}}"), centred("{{页数}}{{/隔页.材料}}"),
        ),
    ]
    return [
        paragraph("{{隔页.编号}}", style="Title", before=2400, after=240),
        paragraph("{{隔页.名称}}", style="Title", before=0, after=1200),
        table([900, 5144, 1600, 1200], *rows),
        paragraph("申报码：{{申报码}}", style="TableNote", align="right"),
    ]


def make():
    parts = word_package("打印盖章说明", sheet(), [footer(paragraph("", style="Footer"))])
    parts["word/document.xml"] = re.sub("<w:pgMar [^>]*>", NARROW, parts["word/document.xml"])
    write(HERE / "common" / "forms" / "打印盖章说明.docx", parts)
    divider = word_package("隔页", separator(), [footer(paragraph("", style="Footer"))])
    write(HERE / "common" / "forms" / "隔页.docx", divider)


if __name__ == "__main__":
    make()
