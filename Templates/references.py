"""The sheets of plans that take no applications: who does what, and what is to be reached."""

from office import *

PLAIN_FOOTER = footer(paragraph("第 ", field("PAGE"), " 页", style="Footer"))
PLANS = ("jinan-2024-action-plan", "jinan-2019-ip-system-plan")


def sheet(name, columns, height):
    end = LETTERS[len(columns) - 1]
    line = {"A": "发布单位：{{通知.发布单位}}"}
    heights = (42, 27, 30, height, 20)
    return SheetForm(name, "{{通知.标题}}" + name, columns, line=line, merges=(f"A2:{end}2",), heights=heights)


def tasks():
    columns = (
        ("序号", "{{#通知.任务}}{{序号}}", 6, "count"),
        ("所属部分", "{{部分}}", 30, "text"),
        ("任务", "{{名称}}", 38, "text"),
        ("牵头单位", "{{牵头单位}}", 22, "text"),
        ("责任（配合）单位", "{{责任单位}}{{/通知.任务}}", 60, "text"),
    )
    return sheet("任务分工表", columns, 64)


def targets():
    columns = (
        ("序号", "{{#通知.目标}}{{序号}}", 6, "count"),
        ("指标", "{{名称}}", 40, "text"),
        ("目标值", "{{目标值}}", 40, "text"),
        ("原文", "{{原文}}{{/通知.目标}}", 70, "text"),
    )
    return sheet("指标表", columns, 40)


# What the annexes of the plan of 2019 show is withheld; these are tables of our own from its text.


def page(name, columns):
    """A Word table of the same columns, its head repeated on every page."""
    head = row(*(label(title) for title, _, _ in columns), header=True)
    line = row(*(cell(mark, style=style) for _, mark, style in columns))
    grid = {4: (640, 2500, 2300, 3404), 5: (640, 1700, 2000, 1360, 3144)}[len(columns)]
    return [
        paragraph("{{通知.标题}}", style="CoverTitle", size="二号"),
        paragraph(name, style="Title"),
        paragraph("发布单位：{{通知.发布单位}}", style="CoverText", after=160),
        table(grid, head, line),
    ]


def tasks_page():
    columns = (
        ("序号", "{{#通知.任务}}{{序号}}", "TableCentred"),
        ("所属部分", "{{部分}}", "TableText"),
        ("任务", "{{名称}}", "TableText"),
        ("牵头单位", "{{牵头单位}}", "TableText"),
        ("责任（配合）单位", "{{责任单位}}{{/通知.任务}}", "TableText"),
    )
    return page("任务分工表", columns)


def targets_page():
    columns = (
        ("序号", "{{#通知.目标}}{{序号}}", "TableCentred"),
        ("指标", "{{名称}}", "TableText"),
        ("目标值", "{{目标值}}", "TableText"),
        ("原文", "{{原文}}{{/通知.目标}}", "TableText"),
    )
    return page("指标表", columns)


def make():
    forms = HERE / "jinan-2019-ip-system-plan" / "forms"
    write(forms / "任务分工表.docx", word_package("任务分工表", tasks_page(), [PLAIN_FOOTER]))
    write(forms / "指标表.docx", word_package("指标表", targets_page(), [PLAIN_FOOTER]))
    for plan in PLANS:
        write(HERE / plan / "forms" / "任务分工表.xlsx", sheet_package("任务分工表", tasks()))
        write(HERE / plan / "forms" / "指标表.xlsx", sheet_package("指标表", targets()))
