#!/usr/bin/python3
"""Times the sample's whole build as a process, and LibreOffice on the declaration alone; then the typesetter on long
tables it writes itself, from one page to two thousand. Prints medians and ratios.

LibreOffice (libreoffice-writer-nogui) is only needed here. Every figure is a whole process, started anew.
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
    body = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:tbl>'
        '<w:tblPr><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>' + grid + "</w:tblGrid>"
        + "".join(row.format(number) for number in range(1, rows + 1)) + "</w:tbl></w:body></w:document>"
    )
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
        f'Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", links)
        archive.writestr("word/document.xml", body)


def typeset(shenbao, folder):
    """Wall and processor time of setting tables of several lengths, by page, and the memory of the longest."""
    print("typeset     pages  wall s  CPU s  pages per CPU s  MB")
    for rows in (1, 1_500, 15_000, 120_000):
        source, target = os.path.join(folder, f"{rows}.docx"), os.path.join(folder, f"{rows}.pdf")
        table(source, rows)
        command = [shenbao, "typeset", source, "--output", target, "--lang", "en"]
        results = []
        for _ in range(RUNS if rows < 15_000 else 1):
            start = time.perf_counter()
            process = subprocess.Popen(command, stdout=subprocess.PIPE)
            said = process.stdout.read().decode()
            _, status, usage = os.wait4(process.pid, 0)
            if status:
                sys.exit(f"typeset failed: {said}")
            used = usage.ru_utime + usage.ru_stime
            results.append((time.perf_counter() - start, used, usage.ru_maxrss / 1024))
        wall, used, memory = (statistics.median(column) for column in zip(*results))
        pages = int(said.split()[0])
        print(f"{rows:6} rows {pages:6} {wall:7.2f} {used:6.2f} {pages / used:16.0f} {memory:3.0f}")


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
