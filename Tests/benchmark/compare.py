#!/usr/bin/python3
"""Holds the typesetter's pages against LibreOffice's, for Word files named on the command line or lying in named folders.

Both use the fonts of `Fonts/`, under the names that Word files ask for. Prints for each file how many pages both have,
the share of lines with the same text on the same page, and of those the share that stands within two points.
Needs LibreOffice (libreoffice-writer-nogui) and pdftotext; line heights of substituted fonts differ on purpose.
"""

import difflib
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SHENBAO = os.environ.get("SHENBAO", os.path.join(ROOT, ".build", "debug", "shenbao"))
ALIASES = {
    "Noto Serif CJK SC": ["宋体", "SimSun", "新宋体", "NSimSun", "方正小标宋简体", "MS Mincho", "PMingLiU", "ＭＳ 明朝"],
    "Noto Sans CJK SC": ["黑体", "SimHei", "微软雅黑", "Microsoft YaHei", "等线", "DengXian", "MS Gothic"],
    "FandolFang R": ["仿宋", "FangSong", "仿宋_GB2312"],
    "AR PL KaitiM GB": ["楷体", "KaiTi", "楷体_GB2312"],
    "Liberation Serif": ["Times New Roman", "Cambria", "Georgia", "Times", "Book Antiqua", "Garamond"],
    "Liberation Sans": ["Arial", "Calibri", "Helvetica", "Tahoma", "Verdana", "Calibri Light", "Segoe UI"],
}


def fontconfig(folder):
    """A configuration with our fonts alone."""
    rules = "".join(
        f'<match target="pattern"><test name="family"><string>{name}</string></test>'
        f'<edit name="family" mode="assign" binding="strong"><string>{family}</string></edit></match>'
        for family, names in ALIASES.items()
        for name in names
    )
    path = os.path.join(folder, "fonts.conf")
    with open(path, "w", encoding="utf-8") as file:
        file.write(
            f"<fontconfig><dir>{ROOT}/Fonts</dir><cachedir>{folder}/cache</cachedir>{rules}</fontconfig>"
        )
    return path


def lines(pdf):
    """The pages of a PDF, each a list of (text without blanks, left, middle) from top to bottom."""
    said = subprocess.run(["pdftotext", "-bbox", pdf, "-"], check=True, capture_output=True).stdout.decode()
    pages = []
    for page in said.split("<page ")[1:]:
        words = []
        for match in re.finditer(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', page):
            left, top, _, bottom = (float(value) for value in match.groups()[:4])
            words.append((bottom - (bottom - top) * 0.25, left, match.group(5)))
        rows = []
        for base, left, text in sorted(words):
            if rows and abs(rows[-1][0] - base) < 3:
                rows[-1][1].append((left, text))
            else:
                rows.append([base, [(left, text)]])
        pages.append([
            (re.sub(r"[.\u2026_\u00b7-]{4,}", "", "".join(text for _, text in sorted(row))), min(left for left, _ in row), base) for base, row in rows
        ])
    return pages


def compare(ours, theirs):
    """How many lines there are, how many have the same text, and how many of those stand at the same place."""
    total = same = near = 0
    differing = []
    for page in range(max(len(ours), len(theirs))):
        left = ours[page] if page < len(ours) else []
        right = theirs[page] if page < len(theirs) else []
        total += max(len(left), len(right))
        matcher = difflib.SequenceMatcher(None, [line[0] for line in left], [line[0] for line in right], False)
        for tag, a, b, c, d in matcher.get_opcodes():
            if tag == "equal":
                same += b - a
                near += sum(
                    abs(left[a + i][1] - right[c + i][1]) <= 2 and abs(left[a + i][2] - right[c + i][2]) <= 2
                    for i in range(b - a)
                )
            else:
                differing.append((page + 1, [line[0][:60] for line in left[a:b]], [line[0][:60] for line in right[c:d]]))
    return total, same, near, differing


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "-v"]
    files = []
    for argument in arguments:
        if os.path.isdir(argument):
            files += sorted(
                os.path.join(folder, name) for folder, _, names in os.walk(argument) for name in names
                if name.endswith(".docx") and not name.startswith("~")
            )
        else:
            files.append(argument)
    sums = [0, 0, 0]
    equal = counted = 0
    with tempfile.TemporaryDirectory() as folder:
        environment = dict(os.environ, FONTCONFIG_FILE=fontconfig(folder))
        profile = "-env:UserInstallation=file://" + os.path.join(folder, "profile")
        sources = {}
        for number, path in enumerate(files):
            sources[path] = os.path.join(folder, f"{number}.docx")
            with open(path, "rb") as source, open(sources[path], "wb") as target:
                target.write(source.read())
        convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", os.path.join(folder, "lo")]
        subprocess.run(convert + list(sources.values()), env=environment, capture_output=True)
        print("pages ours/theirs   lines   same  near   file")
        for path, source in sources.items():
            own, other = source[:-5] + ".pdf", os.path.join(folder, "lo", os.path.basename(source)[:-5] + ".pdf")
            said = subprocess.run([SHENBAO, "typeset", source, "--output", own], capture_output=True)
            if not os.path.exists(own) or not os.path.exists(other):
                print(f"not set by {'us' if not os.path.exists(own) else 'LibreOffice'}: {path} {said.stdout.decode()[:200]}")
                continue
            left, right = lines(own), lines(other)
            total, same, near, differing = compare(left, right)
            counted += 1
            equal += len(left) == len(right)
            sums = [a + b for a, b in zip(sums, (total, same, near))]
            share = same / total if total else 1
            print(f"{len(left):5} {len(right):5}        {total:6} {share:6.1%} {near / same if same else 1:6.1%}  {path}")
            if "-v" in sys.argv:
                for page, ours, theirs in differing[:12]:
                    print(f"    page {page}\n      ours   {ours}\n      theirs {theirs}")
    total, same, near = sums
    print(f"{equal} of {counted} files have as many pages; {same} of {total} lines are the same "
          f"({same / max(1, total):.1%}), {near / max(1, same):.1%} of those within 2 points")


if __name__ == "__main__":
    main()
