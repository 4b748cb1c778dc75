#!/usr/bin/python3
"""Times the filling of templates as a process beside docxtpl, openpyxl and XlsxWriter, each in a process of its own where
Python has it, and prints medians, memory and ratios.

The work: a form with 30 fields and a table of 50 rows, and of 5,000; a sheet of 10,000 rows with 20 cells, one mark in
each cell of the template. The time in the process is that of the whole process less that of one which does nothing.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SHENBAO = os.path.join(ROOT, ".build", "release", "shenbao")
RUNS = 9
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
KIND = "application/vnd.openxmlformats-officedocument."
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LETTERS = "ABCDEFGHIJKLMNOPQRST"


def package(path, main, kind, parts):
    """Writes an Office file from its parts; `main` is the first of them."""
    types = "".join(
        f'<Override PartName="/{name}" ContentType="{KIND}{content}"/>' for name, content, _ in parts if content
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{PACKAGE}content-types"><Default Extension="xml" ContentType="application/xml"/><Default '
            f'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>',
        )
        archive.writestr("_rels/.rels", links([(kind, main)]))
        for name, _, xml in parts:
            archive.writestr(name, xml)


def links(targets):
    body = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}relationships">{body}</Relationships>'


def row(texts):
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    return "<w:tr>" + "".join(cell.format(text) for text in texts) + "</w:tr>"


def form(path, first, last, before="", after=""):
    """A Word form; the texts of the repeated row's ends differ from language to language."""
    grid = '<w:tblPr/><w:tblGrid>' + '<w:gridCol w:w="2000"/>' * 4 + "</w:tblGrid>"
    fields = "".join(row([f"字段{number}", "{{" + f"字段{number}" + "}}"]) for number in range(30))
    rows = row(["姓名", "单位", "职务", "金额"]) + before
    rows += row([first + "{{" + names(0, before) + "}}", *("{{" + names(n, before) + "}}" for n in (1, 2))
                 , "{{" + names(3, before) + "}}" + last]) + after
    body = f"<w:tbl>{grid}{fields}</w:tbl><w:p/><w:tbl>{grid}{rows}</w:tbl><w:p/><w:sectPr/>"
    document = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    parts = [("word/document.xml", "wordprocessingml.document.main+xml", document)]
    package(path, "word/document.xml", "officeDocument", parts)


def names(number, before):
    return ("r." if before else "") + ("姓名", "单位", "职务", "金额")[number]


def sheet(path):
    def cell(letter, number, text):
        return f'<c r="{letter}{number}" t="inlineStr"><is><t>{text}</t></is></c>'

    head = "".join(cell(letter, 1, f"列{letter}") for letter in LETTERS)
    marks = ["{{" + letter + "}}" for letter in LETTERS]
    marks[0], marks[-1] = "{{#行}}" + marks[0], marks[-1] + "{{/行}}"
    body = "".join(cell(letter, 2, mark) for letter, mark in zip(LETTERS, marks))
    xml = f'<worksheet xmlns="{SHEET}"><sheetData><row r="1">{head}</row><row r="2">{body}</row></sheetData></worksheet>'
    book = f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>'
    parts = [
        ("xl/workbook.xml", "spreadsheetml.sheet.main+xml", book),
        ("xl/_rels/workbook.xml.rels", "", links([("worksheet", "worksheets/sheet1.xml")])),
        ("xl/worksheets/sheet1.xml", "spreadsheetml.worksheet+xml", xml),
    ]
    package(path, "xl/workbook.xml", "officeDocument", parts)


def people(count):
    data = {f"字段{number}": f"内容{number}" * 3 for number in range(30)}
    data["名单"] = [
        {"姓名": f"张某{number}", "单位": "示例有限公司", "职务": "工程师", "金额": number} for number in range(count)
    ]
    return data


def cells():
    return {
        "行": [
            {letter: line * column if column % 2 else f"文本{line}-{column}" for column, letter in enumerate(LETTERS)}
            for line in range(10_000)
        ]
    }


PEERS = {
    "docxtpl": "import sys, json; from docxtpl import DocxTemplate; t = DocxTemplate(sys.argv[1]); "
    "t.render(json.load(open(sys.argv[2]))); t.save(sys.argv[3])",
    "openpyxl": "import sys, json, openpyxl; b = openpyxl.Workbook(); s = b.active; "
    "[s.append(list(r.values())) for r in json.load(open(sys.argv[2]))['行']]; b.save(sys.argv[3])",
    "xlsxwriter": "import sys, json, xlsxwriter; b = xlsxwriter.Workbook(sys.argv[3]); s = b.add_worksheet(); "
    "[s.write_row(n, 0, r.values()) for n, r in enumerate(json.load(open(sys.argv[2]))['行'])]; b.close()",
}


def measured(command):
    """Median wall and processor milliseconds, and the most megabytes, of a command."""
    walls, used, memory = [], [], 0
    for _ in range(RUNS):
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        walls.append((time.perf_counter() - start) * 1e3)
        used.append((usage.ru_utime + usage.ru_stime) * 1e3)
        memory = max(memory, usage.ru_maxrss / 1024)
        if status:
            sys.exit(f"failed: {' '.join(command[:2])}")
    return statistics.median(walls), statistics.median(used), memory


def has(module):
    return subprocess.run([sys.executable, "-c", f"import {module}"], stderr=subprocess.DEVNULL).returncode == 0


def compare(title, folder, template, data, peers, start):
    source, output = os.path.join(folder, template), os.path.join(folder, "out-" + template)
    answers = source + ".json"
    with open(answers, "w") as file:
        json.dump(data, file, ensure_ascii=False)
    own = measured([SHENBAO, "fill", source, answers, "--output", output, "--quiet"])
    print(f"{title:28} shenbao    {own[0]:7.0f} {own[1]:7.0f} {max(0, own[1] - start[1]):8.0f} {own[2]:5.0f}")
    for peer, other in peers:
        if has(peer):
            theirs = measured([sys.executable, "-c", PEERS[peer], os.path.join(folder, other), answers, output])
            print(f"{'':28} {peer:10} {theirs[0]:7.0f} {theirs[1]:7.0f} {'':8} {theirs[2]:5.0f}  ratio {own[0] / theirs[0]:.2f}")


def main():
    with tempfile.TemporaryDirectory() as folder:
        form(os.path.join(folder, "form.docx"), "{{#名单}}", "{{/名单}}")
        mark = [row(["{%tr " + text + " %}", "", "", ""]) for text in ("for r in 名单", "endfor")]
        form(os.path.join(folder, "jinja.docx"), "", "", *mark)
        sheet(os.path.join(folder, "sheet.xlsx"))
        start = measured([SHENBAO, "--version"])
        print(f"{'':28} {'':10} {'wall ms':>7} {'CPU ms':>7} {'- start':>8} {'MB':>5}")
        print(f"{'start and end':28} shenbao    {start[0]:7.0f} {start[1]:7.0f} {'':8} {start[2]:5.0f}")
        peer = [("docxtpl", "jinja.docx")]
        compare("form, 30 fields, 50 rows", folder, "form.docx", people(50), peer, start)
        compare("form, 30 fields, 5,000 rows", folder, "form.docx", people(5_000), peer, start)
        peers = [("xlsxwriter", "sheet.xlsx"), ("openpyxl", "sheet.xlsx")]
        compare("sheet, 10,000 x 20 cells", folder, "sheet.xlsx", cells(), peers, start)


if __name__ == "__main__":
    main()
