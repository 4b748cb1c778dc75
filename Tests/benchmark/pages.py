#!/usr/bin/python3
"""Times the sample's whole build as a process, and LibreOffice on the declaration alone; then the typesetter on long
tables it writes itself, from one page to two thousand, and LibreOffice and Typst on the same. Prints medians and ratios.

LibreOffice (libreoffice-writer-nogui) and Typst (`pip install typst`) are only needed here, and left out when they are
not there. Every figure is a whole process, started anew.
"""

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
RUNS = 7


def seconds(command, environment=None):
    """The median wall time of a command, after one run that is not counted."""
    times = []
    for run in range(RUNS + 1):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
        if run:
            times.append(time.perf_counter() - start)
    return statistics.median(times)


def table(path, rows):
    """Writes a Word file with one table of so many rows; sixty of them fill a page."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    row = "<w:tr>" + "".join(cell.format(text) for text in ("{}", "示例有限公司", "专利转让 2024", "120.00")) + "</w:tr>"
    grid = '<w:gridCol w:w="2000"/>' * 4
    head = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:tbl>'
        '<w:tblPr><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>' + grid + "</w:tblGrid>"
    )
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
        f'Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    kinds = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", kinds)
        archive.writestr("_rels/.rels", links)
        # Row by row: a process inherits the memory that its parent has needed, and would be charged with it.
        with archive.open("word/document.xml", "w") as part:
            part.write(head.encode())
            for number in range(1, rows + 1):
                part.write(row.format(number).encode())
            part.write(b"</w:tbl></w:body></w:document>")


def measured(command, runs):
    """Medians of wall time, processor time (with children) and memory, and what the last run said."""
    results = []
    for _ in range(runs):
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        said = process.stdout.read().decode()
        _, status, usage = os.wait4(process.pid, 0)
        if status:
            sys.exit(f"{command[0]} failed: {said}")
        results.append((time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024))
    return [statistics.median(column) for column in zip(*results)], said


def typst(path, rows):
    """Writes the same table for Typst; nothing when it is not installed. Answers with the command that sets it."""
    try:
        import typst as found
    except ImportError:
        return None
    with open(path, "w", encoding="utf-8") as file:
        file.write(
            '#set page("a4", margin: (x: 90pt, y: 72pt))\n#set text(font: "Noto Serif SC", size: 10pt)\n'
            "#table(columns: (100pt,) * 4, inset: 0.8pt, stroke: none,\n"
        )
        file.writelines(f"[{row}], [示例有限公司], [专利转让 2024], [120.00],\n" for row in range(1, rows + 1))
        file.write(")\n")
    fonts = os.path.join(ROOT, "Fonts")
    code = "import typst, sys; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]], ignore_system_fonts=True)"
    return [sys.executable, "-c", code, path, path[:-4] + ".typst.pdf", fonts] if found else None


def pages(pdf):
    """How many pages a PDF has."""
    said = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True).stdout.decode()
    return int(next(line for line in said.splitlines() if line.startswith("Pages")).split()[1])


def others(folder, rows, own, profile):
    """Typst and, on short ones, LibreOffice on the table of so many rows; `own` is what we took per page: processor seconds and MB."""
    source = os.path.join(folder, f"{rows}.docx")
    setters = {"Typst": (typst(source[:-5] + ".typ", rows), source[:-5] + ".typst.pdf")}
    if shutil.which("soffice") and rows < 15_000:
        target = os.path.join(folder, "office")
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", target, source]
        setters["LibreOffice"] = (command, os.path.join(target, f"{rows}.pdf"))
    for name, (command, pdf) in setters.items():
        if not command:
            continue
        (wall, used, memory), said = measured(command, 3)
        if not os.path.exists(pdf):
            print(f"{rows:6} rows: {name} made nothing: {said.strip()}")
            continue
        each = used / pages(pdf)
        print(
            f"{rows:6} rows {pages(pdf):6} {wall:7.2f} {used:6.2f} {1 / each:16.0f} {memory:5.0f}  {name}: "
            f"{each / own[0]:.1f} times our processor time a page, {memory / own[1]:.1f} times our memory"
        )


def typeset(shenbao, folder):
    """Wall and processor time of setting tables of several lengths, by page, and the memory of the longest."""
    print("typeset     pages  wall s  CPU s  pages per CPU s    MB")
    profile = "-env:UserInstallation=file://" + os.path.join(folder, "profile")
    for rows in (1, 1_500, 15_000, 120_000):
        source, target = os.path.join(folder, f"{rows}.docx"), os.path.join(folder, f"{rows}.pdf")
        table(source, rows)
        command = [shenbao, "typeset", source, "--output", target, "--lang", "en"]
        (wall, used, memory), said = measured(command, RUNS if rows < 15_000 else 1)
        count = int(said.split()[0])
        print(f"{rows:6} rows {count:6} {wall:7.3f} {used:6.2f} {count / used:16.0f} {memory:5.0f}")
        if rows in (1, 1_500, 15_000):
            others(folder, rows, (used / count, memory), profile)


def main():
    shenbao = os.path.join(ROOT, ".build", "release", "shenbao")
    sample = os.path.join(ROOT, "samples", "jinan-platform-2024")
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out")
        whole = seconds([shenbao, "build", sample, "--output", out, "--quiet"])
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        verify = seconds([shenbao, "verify", out, "--quiet"])
        print(f"whole build of the sample   {whole:6.2f} s  {memory:6.0f} MB")
        print(f"verify                      {verify:6.2f} s")
        typeset(shenbao, folder)
        if not shutil.which("soffice"):
            sys.exit("LibreOffice is not installed: no ratio")
        form = next(os.path.join(out, name) for name in os.listdir(out) if name.endswith(".docx"))
        profile = "-env:UserInstallation=file://" + os.path.join(folder, "profile")
        office = seconds(["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, form])
        print(f"LibreOffice, the form alone {office:6.2f} s")
        print(f"ratio build / LibreOffice   {whole / office:6.2f}")


if __name__ == "__main__":
    main()
