#!/usr/bin/python3
"""Draws the evidence of the Liaoning sample, for all three of its stages, with the pieces of make.py.

    /usr/bin/python3 samples/make_liaoning.py
"""

from pathlib import Path

import make
from make import A4, A4_LYING, picture, scanned, write_jpeg, write_pdf

make.HERE = Path(__file__).resolve().parent / "liaoning-2023-support" / "evidence"
CENTRE, CODE = "辽宁样本技术产权交易中心有限公司", "91210100MAYY002101"


def licence(sheet):
    rows = [
        ("名　　称", CENTRE),
        ("统一社会信用代码", CODE),
        ("类　　型", "有限责任公司（示例）"),
        ("住　　所", "沈阳市浑南区样本大街18号"),
        ("法定代表人", "郑示例"),
        ("注册资本", "壹仟万元整（示例）"),
        ("经营范围", "技术产权交易；知识产权服务；会议服务"),
    ]
    make.licence(sheet, "营业执照", rows, "示例登记管理局", "2018年4月12日")


def honour(sheet):
    sheet.frame()
    sheet.title(60, "知识产权服务业集聚区运营先进单位", 26)
    sheet.prose(44, 96, 209, CENTRE + "在2021年至2022年度工作中成绩突出，特发此证，以资鼓励。", 18, 13)
    sheet.text(240, 160, "示例知识产权促进会", 15, align="right")
    sheet.text(240, 171, "2022年12月6日", 15, align="right")
    sheet.seal(220, 160, "示例知识产权促进会")


def listing(title, note, head, rows, date):
    """A table on one lying page, with the seal of the centre."""

    def draw(sheet):
        sheet.title(30, title, 20)
        widths = [250 / len(head)] * len(head)
        end = sheet.table(23, 44, widths, [head, *rows], 10, 11)
        end = sheet.prose(23, end + 12, 250, note, 12)
        sheet.text(262, end + 16, CENTRE, 13, align="right")
        sheet.text(262, end + 25, date, 13, align="right")
        sheet.seal(236, end + 17, CENTRE)

    return draw


def letter(title, text, date):
    """A standing page of prose, with the seal of the centre."""

    def draw(sheet):
        sheet.title(50, title, 20)
        end = sheet.prose(28, 74, 154, text, 14, 11)
        sheet.text(178, end + 18, CENTRE, 14, align="right")
        sheet.text(178, end + 29, date, 14, align="right")
        sheet.seal(150, end + 20, CENTRE)

    return draw


def declaration():
    write_pdf("资质成果/01-营业执照.pdf", (licence, A4_LYING))
    write_jpeg("资质成果/02-集聚区运营先进单位证书.jpg", scanned(picture(honour, A4_LYING), 7), orientation=8)
    systems = (
        ("知识产权运营服务管理办法", "辽样产权〔2021〕5号", "2021-03-15"),
        ("专利托管服务工作规程", "辽样产权〔2021〕11号", "2021-08-02"),
        ("财务管理制度", "辽样产权〔2020〕3号", "2020-06-18"),
    )
    write_pdf(
        "资质成果/03-管理制度清单.pdf",
        (listing("管理制度清单", "制度文本备查。本清单为样本。", ("文件名称", "文号", "发文日期"), systems, "2023年8月10日"), A4_LYING),
    )
    members = tuple((f"样本知识产权服务机构{index:02}", "专利代理、检索、运营", "2022年") for index in range(1, 9))
    write_pdf(
        "资质成果/04-入驻服务机构名单.pdf",
        (listing("入驻服务机构名单（节选）", "共38家，此处列前8家，名称均为虚构。", ("机构名称", "主要业务", "入驻时间"), members, "2023年8月10日"), A4_LYING),
    )


def midterm():
    date = "2024年1月2日"
    needs = tuple((f"样本企业{index:02}", f"示例技术需求{index:02}", "已推送") for index in range(1, 10))
    write_pdf("需求库/01-专利技术需求库节选.pdf", (listing("专利技术需求库（节选）", "共收录26家企业62项需求。", ("企业", "需求", "状态"), needs, date), A4_LYING))
    deals = tuple((f"样本企业{index:02}", "专利转让" if index % 2 else "普通许可", "已签约") for index in range(1, 8))
    write_pdf("受让许可/01-受让许可企业清单.pdf", (listing("受让、许可企业清单", "合同复印件备查。", ("企业", "方式", "状态"), deals, date), A4_LYING))
    filed = tuple((f"示例备案{index:03}", "专利实施许可", "2023年11月") for index in range(1, 9))
    write_pdf("合同备案/01-登记备案清单.pdf", (listing("合同登记备案清单（节选）", "备案证明备查。", ("备案号", "种类", "时间"), filed, date), A4_LYING))
    text = "2023年8月至12月，本中心为科技型中小微企业提供专利托管和运营服务，累计推送专利技术信息1860条。\n服务记录和推送记录保存在平台中，可以逐条查询。"
    write_pdf("托管推送/01-托管与推送情况说明.pdf", (letter("托管与信息推送情况说明", text, date), A4))
    text = "截至2023年12月31日，本中心协助企业办理专利质押融资4笔，金额3600万元，质押登记均由国家知识产权局办理。"
    write_pdf("质押融资/01-质押融资情况说明.pdf", (letter("专利质押融资情况说明", text, date), A4))
    events = tuple((f"示例活动{index}", "培训" if index % 2 else "供需对接", f"2023年{index + 8}月") for index in range(1, 4))
    write_pdf("活动培训/01-活动清单.pdf", (listing("培训、宣讲和对接活动清单", "签到表和照片备查。", ("活动", "种类", "时间"), events, date), A4_LYING))


def final():
    text = "项目实施期满，各项绩效目标均已完成：需求库收录31家企业74项需求；16家企业受让或者被许可专利；登记合同24份，涉及专利61件；服务企业128家，推送信息2630条；质押融资6笔、5400万元；组织活动8次，其中供需对接4次。"
    write_pdf("后续成果/01-项目总结报告.pdf", (letter("项目总结报告（节选）", text, "2024年6月20日"), A4))
    spent = (("需求库建设", "22.00", "22.00"), ("供需对接", "18.00", "18.00"), ("托管服务", "20.00", "20.00"), ("合计（全部科目）", "98.00", "98.00"))
    write_pdf("后续成果/02-经费使用情况表.pdf", (listing("经费使用情况表", "单位：万元。专款专用，单独核算。", ("科目", "预算", "决算"), spent, "2024年6月20日"), A4_LYING))


if __name__ == "__main__":
    for stage in (declaration, midterm, final):
        stage()
    for path in sorted(make.HERE.rglob("*.*")):
        print(f"{path.relative_to(make.HERE)}  {path.stat().st_size} bytes")
