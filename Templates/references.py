"""The sheets of plans that take no applications: who does what, and what is to be reached."""

from office import *

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


def make():
    for plan in PLANS:
        write(HERE / plan / "forms" / "任务分工表.xlsx", sheet_package("任务分工表", tasks()))
        write(HERE / plan / "forms" / "指标表.xlsx", sheet_package("指标表", targets()))
