#!/usr/bin/python3
"""Times the binding of evidence as whole builds of the sample with more evidence in it, the sample's own time taken off:
1,000 text pages from 200 files beside pikepdf, which joins them and lays ready stamps on them; 1,000 scanned pages of 500 MB
beside qpdf, which only joins them; and how time grows to 10,000 pages. Prints medians, ratios and the most memory of any process:
all that it held, and what of that was its own, without the program's file and the fonts, which all processes share.

pikepdf (`pip install pikepdf`) and qpdf are only needed here, and left out when they are not there.
"""

import glob
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SHENBAO = os.path.join(ROOT, ".build", "release", "shenbao")
SAMPLE = os.path.join(ROOT, "samples", "jinan-platform-2024")
RUNS = 5

JOIN = """
import glob, sys, pikepdf
stamps = pikepdf.open(sys.argv[1])
whole = pikepdf.new()
for name in sorted(glob.glob(sys.argv[2] + "/*.pdf")):
    whole.pages.extend(pikepdf.open(name).pages)
for page, stamp in zip(whole.pages, stamps.pages):
    page.add_overlay(stamp)
whole.save(sys.argv[3], deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
"""


def peak(process):
    """The most memory in MB that a process or one of its children has held so far, and what one holds for itself now."""
    most, own = 0, 0
    try:
        with open(f"/proc/{process}/task/{process}/children", encoding="ascii") as file:
            family = [str(process)] + file.read().split()
        for member in family:
            with open(f"/proc/{member}/status", encoding="utf-8") as file:
                status = dict(re.findall(r"(\w+):\s+(\d+) kB", file.read()))
            most = max(most, int(status.get("VmHWM", 0)) / 1024)
            own = max(own, int(status.get("RssAnon", 0)) / 1024)
    except OSError:
        pass
    return most, own


def run_once(command):
    """The wall time of a command and its memory, all of it and its own."""
    memory, start = (0, 0), time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None:
        memory = tuple(map(max, memory, peak(process.pid)))
        time.sleep(0.01)
    if process.returncode:
        sys.exit(f"{command[0]} failed: {process.returncode}")
    return time.perf_counter() - start, memory


def measured(commands, runs=RUNS):
    """The median wall time of each command, after one round that is not counted, and its memory.

    They take turns, so that what else the machine does weighs on all of them alike.
    """
    rounds = [[run_once(command) for command in commands] for _ in range(runs + 1)]
    counted = rounds[1:] or rounds
    return [
        (statistics.median(time for time, _ in results), [max(most) for most in zip(*(memory for _, memory in results))])
        for results in zip(*counted)
    ]


def write(path, objects):
    """Writes a PDF of these objects; the first is the catalogue."""
    body, offsets = bytearray(b"%PDF-1.7\n"), []
    for index, item in enumerate(objects):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (index + 1, item)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(body)
    body += b"xref\n0 %d\n0000000000 65535 f \n%strailer\n" % (len(objects) + 1, table)
    body += b"<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    with open(path, "wb") as file:
        file.write(body)


def stream(content, entries=b""):
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries, len(content), content)


def texts(path, number, count):
    """Writes a PDF of so many text pages."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * page) for page in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for page in range(count):
        lines = b" ".join(b"(file %d page %d line %d of some forty) '" % (number, page, line) for line in range(40))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> "
            b"/Contents %d 0 R >>" % (5 + 2 * page)
        )
        objects.append(stream(b"BT /F 11 Tf 14 TL 60 780 Td %s ET" % lines))
    write(path, objects)


def scans(path, number, count):
    """Writes a PDF of so many pages with a picture of half a megabyte each; nobody here decodes its bytes."""
    random.seed(number)
    kids = b" ".join(b"%d 0 R" % (3 + 3 * page) for page in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
    ]
    picture = (
        b"/Type /XObject /Subtype /Image /Width 1654 /Height 2339 /ColorSpace /DeviceGray /BitsPerComponent 8 "
        b"/Filter /DCTDecode"
    )
    for page in range(count):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /I %d 0 R >> >> "
            b"/Contents %d 0 R >>" % (5 + 3 * page, 4 + 3 * page)
        )
        objects.append(stream(b"q 595 0 0 842 0 0 cm /I Do Q"))
        objects.append(stream(random.randbytes(1 << 19), picture))
    write(path, objects)


def application(folder, name, files, make, each):
    """The sample with so many files of evidence instead of its other materials; answers with its folder and theirs."""
    path = os.path.join(folder, name)
    shutil.copytree(SAMPLE, path)
    evidence = os.path.join(path, "evidence", "其他材料")
    shutil.rmtree(evidence)
    os.mkdir(evidence)
    for number in range(files):
        make(os.path.join(evidence, f"{number:04}.pdf"), number, each)
    answers = os.path.join(path, "application.yaml")
    with open(answers, encoding="utf-8") as file:
        text = file.read()
    with open(answers, "w", encoding="utf-8") as file:
        file.write(re.sub(r"  其他材料:\n(?:    - .*\n)+", "", text))
    return path, evidence


def build(folder, path):
    return [SHENBAO, "build", path, "--output", os.path.join(folder, "out"), "--quiet"]


def main():
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR", "/tmp")) as folder:
        base = build(folder, application(folder, "base", 8, texts, 1)[0])
        stamps, joined = os.path.join(folder, "stamps.pdf"), os.path.join(folder, "joined.pdf")

        path, evidence = application(folder, "texts", 200, texts, 5)
        commands = [base, build(folder, path)]
        if subprocess.run([sys.executable, "-c", "import pikepdf"], stderr=subprocess.DEVNULL).returncode:
            print("pikepdf is not installed: no ratio")
        else:
            texts(stamps, 0, 1_000)
            commands.append([sys.executable, "-c", JOIN, stamps, evidence, joined])
        report("1,000 text pages of 200 files", "pikepdf", measured(commands))
        shutil.rmtree(path)

        path, evidence = application(folder, "scans", 100, scans, 10)
        commands = [base, build(folder, path)]
        if shutil.which("qpdf"):
            files = sorted(glob.glob(os.path.join(evidence, "*.pdf")))
            commands.append(["qpdf", "--empty", "--pages", *files, "--", joined])
        report("1,000 scanned pages of 500 MB", "qpdf", measured(commands, 3))
        shutil.rmtree(path)

        for files in (100, 200, 500, 1_000):
            path, _ = application(folder, "many", files, texts, 10)
            report(f"{files * 10:,} text pages", "", measured([base, build(folder, path)], 1))
            shutil.rmtree(path)


def report(name, other, results):
    """Says how much longer than the sample it took, with how much memory, and how that compares."""
    (base, _), (ours, (memory, own)), *rest = results
    print(f"{name:34} {ours - base:6.2f} s more than the sample's {base:.2f} s  {memory:4.0f} MB, {own:.0f} its own")
    for time, _ in rest:
        print(f"{other:34} {time:6.2f} s, ratio {(ours - base) / time:.2f}")


if __name__ == "__main__":
    main()
