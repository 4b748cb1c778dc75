#!/usr/bin/python3
"""Holds the typesetter's pages against LibreOffice's, for Word files named on the command line or lying in named folders.

    compare.py [-v] [--as-is] [--keep FOLDER] FILE.docx FOLDER ...
    compare.py --word [-v] FILE.docx FOLDER ...

Each file is set by both as a variant in which only typesetting is compared: what LibreOffice does otherwise than Word
by intention is taken out of it, for both (`NEUTRAL` says what and why, and the last lines printed say it again).
`--without NAME` leaves one of these in, `--as-is` sets the files themselves.

A line is a stretch of letters on one baseline without a gap wider than a letter: a cell's, not a table's. Printed
for each file: the pages of both, the share of lines that have the same text on the same page, and of those the share
that stands within two points. `-v` lists what differs. `--keep` keeps what was made and spares LibreOffice the second time.
Files in which LibreOffice is known to do otherwise than Word (`ASIDE` says how) are counted apart.

`--word` holds the pages of the files themselves against Word's: a file that Word has saved remembers where its pages
began. Printed for each: how many of these places begin a page of ours and of LibreOffice's, and how many pages there are.
Needs LibreOffice (libreoffice-writer-nogui) and mutool.
"""

import argparse
import collections
import hashlib
import os
import re
import subprocess
import tempfile
import xml.etree.ElementTree
import zipfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SHENBAO = os.environ.get("SHENBAO", os.path.join(ROOT, ".build", "debug", "shenbao"))
ALIASES = {
    "Noto Serif SC": ["宋体", "SimSun", "新宋体", "NSimSun", "方正小标宋简体", "MS Mincho", "PMingLiU", "ＭＳ 明朝", "Batang"],
    "Noto Sans SC": ["黑体", "SimHei", "微软雅黑", "Microsoft YaHei", "等线", "DengXian", "MS Gothic"],
    "FandolFang": ["仿宋", "FangSong", "仿宋_GB2312"],
    "AR PL KaitiM GB": ["楷体", "KaiTi", "楷体_GB2312"],
    "Liberation Serif": ["Times New Roman", "Cambria", "Georgia", "Times", "Book Antiqua", "Garamond", "Palatino"],
    "Liberation Sans": ["Arial", "Calibri", "Helvetica", "Tahoma", "Verdana", "Calibri Light", "Segoe UI"],
}
PICTURE_FONTS = ("wingdings", "webdings", "symbol", "marlett", "opensymbol")
SERIF = re.compile(r"times|roman|serif(?!.*sans)|cambria|georgia|garamond|palatino|antiqua|caladea|century|minion|bookman", re.I)
# Signs of picture fonts come out as different code points, leaders as dots or as a line.
IGNORED = re.compile(r"[\ue000-\uf8ff\u2022\u25aa\u25a0\u25cf\u25cb\u25e6\u27a2\u2610\u2611\u2612\u2713\u2714\u00b7\u00ad\u200b\u2060\u200e\u200f\ufeff]")
LEADERS = re.compile(r"[._\u2026-]{4,}")


# Where LibreOffice is no measure for Word's pages, and why. Typesetting.md has the clauses.
ASIDE = {
    "bug59058.docx": "a row stays whose space below does not fit; Word's own marks say that it goes to the next page",
    "bug57031.docx": "aligned tabs are ordinary ones (17.3.3.23), automatic columns break words (17.18.87)",
    "0_level_headers.docx": "a page less than Word counted when it saved the file",
    "drawing.docx": "leaves out rules (o:hr), keeps the space above what follows a page break",
    "MultipleBodyBug.docx": "shows three bodies; a document has one (17.2.2), and we report the others",
    "endnotes.docx": "sets endnotes on a page of their own; they follow the text at once (17.11.4)",
    "Bug54849.docx": "sets endnotes on a page of their own",
}
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


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
        file.write(f"<fontconfig><dir>{ROOT}/Fonts</dir><cachedir>{folder}/cache</cachedir>{rules}</fontconfig>")
    return path


def installed(name, attribute):
    """A font of `Fonts/` with the look of the one named."""
    if name.lower().startswith(PICTURE_FONTS):
        return name
    if attribute == "eastAsia" or any(ord(letter) > 0x7F for letter in name):
        return "Noto Sans SC" if re.search(r"黑|雅|等线|hei|gothic|sans|deng", name, re.I) else "Noto Serif SC"
    for family, names in ALIASES.items():
        if name in names:
            return family
    return "Liberation Serif" if SERIF.search(name) else "Liberation Sans"


def fonts(xml, part):
    def font(match):
        return f'{match.group(1)}="{installed(match.group(3), match.group(2))}"'

    if part.startswith("word/theme/"):
        xml = re.sub(r'<a:(latin|ea|cs) typeface="([^"]+)"',
                     lambda m: f'<a:{m.group(1)} typeface="{installed(m.group(2), "eastAsia" if m.group(1) == "ea" else "")}"', xml)
        return re.sub(r'(<a:font script="Hans" typeface=)"([^"]+)"',
                      lambda m: f'{m.group(1)}"{installed(m.group(2), "eastAsia")}"', xml)
    xml = re.sub(r'(w:(ascii|hAnsi|eastAsia|cs))="([^"]*)"', font, xml)
    if part == "word/numbering.xml":
        xml = re.sub("[\ue000-\uf8ff]", "\u2022", re.sub('="(Symbol|Wingdings[^"]*|Webdings)"', '="Liberation Serif"', xml))
    return xml


def by_default(properties):
    """A neutralisation that says something of all paragraphs: in the defaults, and nowhere else."""
    names = "|".join(re.findall(r"<w:(\w+)", properties))

    def neutralise(xml, part):
        xml = re.sub(rf"<w:({names})( [^>]*)?/>", "", xml)
        if part != "word/styles.xml":
            return xml
        if "<w:pPrDefault" not in xml:
            defaults = f"<w:pPrDefault><w:pPr>{properties}</w:pPr></w:pPrDefault>"
            if "</w:docDefaults>" in xml:
                return xml.replace("</w:docDefaults>", defaults + "</w:docDefaults>")
            return re.sub(r"(<w:styles\b[^>]*[^/]>)", rf"\1<w:docDefaults>{defaults}</w:docDefaults>", xml, count=1)
        return re.sub(r"<w:pPrDefault>\s*<w:pPr>|<w:pPrDefault>\s*<w:pPr ?/>\s*</w:pPrDefault>|<w:pPrDefault ?/>",
                      lambda m: "<w:pPrDefault><w:pPr>" + properties
                      + ("</w:pPr></w:pPrDefault>" if m.group().endswith("/>") or m.group().endswith("</w:pPrDefault>") else ""), xml)

    return neutralise


def page_breaks(xml, part):
    # Since Word 2013 the space above a paragraph is left out where it begins a page.
    xml = re.sub(r'(w:name="compatibilityMode"[^>]*w:val=)"15"', r'\1"14"', xml)
    xml = re.sub(r'(<w:pPr>(?:(?!</w:pPr>).)*)(<w:rPr>(?:(?!</w:pPr>).)*)?</w:pPr><w:r(?: [^>]*)?>(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>|<w:rPr ?/>)?<w:br w:type="page" ?/></w:r>(?=<w:r)',
                 lambda m: m.group(1) + ("" if "pageBreakBefore" in m.group(1) else "<w:pageBreakBefore/>") + (m.group(2) or "") + "</w:pPr>", xml)
    return re.sub(r'<w:r(?: [^>]*)?>(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>|<w:rPr ?/>)?<w:br w:type="page" ?/></w:r></w:p><w:p(?: [^>]*)?><w:pPr>(<w:pStyle [^>]*/>)?',
                  lambda m: "</w:p><w:p><w:pPr>" + (m.group(2) or "") + "<w:pageBreakBefore/>", xml)


def braces(xml, part):
    return re.sub(r"\{\{[#/^]?|\}\}", "", xml)


def quotes(xml, part):
    return xml.translate({0x201c: "\u300c", 0x201d: "\u300d"}) if re.search("[\u4e00-\u9fff]", xml) else xml


def boxes(xml, part):
    return re.sub("[\u25a1\u2610-\u2612]", "\u53e3", xml)


def grids(xml, part):
    # Spaces measured by the grid are written in points beside.
    return re.sub(r' w:(before|after)Lines="[0-9]*"', "", re.sub(r"<w:docGrid( [^>]*)?/>", "", xml))


def hyphens(xml, part):
    return re.sub(r"<w:autoHyphenation( [^>]*)?/>", "", xml)


def squeezing(xml, part):
    return re.sub(r"<w:characterSpacingControl[^>]*/>", "", xml)


def paper(xml, part):
    page = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"/>'
    if part != "word/document.xml" or "<w:pgMar" in xml:
        return xml
    if "<w:sectPr" not in xml:
        return xml.replace("</w:body>", f"<w:sectPr>{page}</w:sectPr></w:body>")
    return re.sub(r"<w:sectPr ?/>", "<w:sectPr></w:sectPr>", xml).replace("</w:sectPr>", page + "</w:sectPr>")


def whole_rows(xml, part):
    def whole(match):
        if 'hRule="exact"' in match.group() or "<w:cantSplit" in match.group():
            return match.group()
        return match.group().replace("<w:trHeight", "<w:cantSplit/><w:trHeight")

    return re.sub(r"<w:trPr>(?:(?!</w:trPr>).)*<w:trHeight(?:(?!</w:trPr>).)*</w:trPr>", whole, xml)


SHARED = re.compile(r"[\s\u2010-\u203f]")
OPENING, CLOSING = "（《〈「『【〔［｛([{", "，。、；：？！）》〉」』】〕］｝,.;:?!)]}%"


def autospace(xml, part):
    """A sign without width at each change of script keeps both from leaving space there; it allows no other breaks."""
    last = None

    def text(match):
        nonlocal last
        if not match.group(2):
            last = None
            return match.group()
        out = []
        for letter in match.group(2):
            if last and not SHARED.search(last + letter) and (last < "\u2e80") != (letter < "\u2e80"):
                out.append("\u2060" if last in OPENING or letter in CLOSING else "\u200b")
            out.append(letter)
            last = letter
        return match.group(1) + "".join(out) + "</w:t>"

    return re.sub(r"(<w:t(?: [^>]*)?>)([^<&]*)</w:t>|<w:(?:p|tab|br|sym|drawing|pict|object|t)\b[^>]*>", text, xml)


def letter_spacing(xml, part):
    return re.sub(r'<w:spacing w:val="[^"]*" ?/>', "", xml)


def picture_lines(xml, part):
    def small(match):
        if not re.search(r"<w:(drawing|pict|object)\b", match.group()) or re.search(
                r"<w:t[ >]|<w:tab/>|txbxContent|wp:anchor|position:absolute", match.group()):
            return match.group()
        paragraph = re.sub(r"(<w:pPr>(?:(?!</w:pPr>|<w:rPr>).)*)<w:rPr>(?:(?!</w:pPr>).)*</w:rPr>", r"\1", match.group(), count=1)
        if "<w:pPr>" not in paragraph:
            paragraph = re.sub(r"^(<w:p\b[^>]*>)", r"\1<w:pPr></w:pPr>", paragraph)
        return paragraph.replace("</w:pPr>", '<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr>', 1)

    whole = r"<w:p(?: [^>]*)?>(?:(?!</?w:p[ >]).)*</w:p>"
    return re.sub(whole, small, xml, flags=re.S) if re.match(r"word/(document|footer)", part) else xml


def inline_distances(xml, part):
    return re.sub(r"<wp:inline\b(?![^>]*distL)", '<wp:inline distT="0" distB="0" distL="0" distR="0"', xml)


def controls(xml, part):
    return re.sub(r"<w:sdt(End)?Pr>.*?</w:sdt(End)?Pr>|<w:sdt(End)?Pr ?/>|</?w:sdt(Content)?( [^>]*)?>", "", xml, flags=re.S)


def header_cells(xml, part):
    def close(match):
        cells = re.sub(r"<w:spacing [^>]*w:(?:before|after|line)[^>]*/>", "", match.group())
        cells = re.sub(r"(<w:p(?: [^>]*)?>)(?!<w:pPr>)", r"\1<w:pPr></w:pPr>", cells)
        return re.sub(r"<w:pPr>(<w:pStyle [^>]*/>)?", r'\g<0><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>', cells)

    return re.sub(r"<w:tbl>.*</w:tbl>", close, xml, flags=re.S) if re.match(r"word/(header|footer)", part) else xml


def line_rules(xml, part):
    return re.sub(r'<w:spacing\b(?![^>]*w:line=)[^>]*>', lambda m: re.sub(r' w:lineRule="[^"]*"', "", m.group()), xml)


def changes(xml, part):
    for name in ("del", "moveFrom"):
        xml = re.sub(rf"<w:{name}\b[^>]*/>|<w:{name}\b[^>]*>.*?</w:{name}>", "", xml, flags=re.S)
    for name in ("rPr", "pPr", "tblPr", "tcPr", "trPr", "sectPr"):
        xml = re.sub(rf"<w:{name}Change\b.*?</w:{name}Change>", "", xml, flags=re.S)
    return re.sub(r"</?w:(ins|moveTo)( [^>]*)?>", "", xml)


def charts(xml, part):
    return re.sub(r"<w:drawing>(?:(?!</w:drawing>).)*drawingml/2006/(?:chart|diagram)\"(?:(?!</w:drawing>).)*</w:drawing>", "", xml, flags=re.S)


def computed(xml, part):
    names = r"\s*(?:FILENAME|SEQ|=|DATE|TIME|SAVEDATE|PRINTDATE|CREATEDATE|AUTHOR|TITLE|DOCPROPERTY)"
    xml = re.sub(rf'<w:fldSimple w:instr="{names}[^"]*"[^>]*>(.*?)</w:fldSimple>', r"\1", xml, flags=re.S)
    mark = r'<w:r\b[^>]*>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:fldChar\b[^>]*"{}"[^>]*?(?:/>|>(?:(?!</w:fldChar>).)*</w:fldChar>)</w:r>'
    code = rf'<w:r\b[^>]*>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:instrText[^>]*>{names}(?:(?!</w:instrText>).)*</w:instrText></w:r>'
    return re.sub(mark.format("begin") + code + mark.format("separate") + r"((?:(?!fldChar).)*)" + mark.format("end"), r"\1", xml)


def initials(xml, part):
    return re.sub(r"<w:framePr [^>]*w:dropCap[^>]*/>", "", xml)


def aligned_tabs(xml, part):
    return re.sub(r"<w:ptab [^>]*/>", "<w:tab/>", xml)


def blanks(xml, part):
    def empty(match):
        return re.sub(r"<w:t(?: [^>]*)?>[ \u00a0\u3000]*</w:t>", "", match.group())

    return re.sub(r"<w:p(?: [^>]*)?>(?:(?!</?w:p[ >]|<w:t(?: [^>]*)?>[^<]*[^< \u00a0\u3000]|<w:sym).)*</w:p>", empty, xml, flags=re.S)


def table_notes(xml, part):
    def without(match):
        return re.sub(r"<w:(footnote|endnote)Reference [^>]*/>", "", match.group())

    return re.sub(r"<w:tbl>.*?</w:tbl>", without, xml, flags=re.S)


def exceptions(xml, part):
    def borderless(match):
        return re.sub(r"<w:tblBorders>.*?</w:tblBorders>", "", match.group(), flags=re.S)

    return re.sub(r"<w:tblPrEx>(?:(?!</w:tblPrEx>).)*</w:tblPrEx>", borderless, xml, flags=re.S)


def signs(xml, part):
    xml = re.sub(r"<w:sym [^>]*/>", "<w:t>o</w:t>", xml)
    mark = r'<w:r\b[^>]*>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:fldChar\b[^>]*"{}"[^>]*?(?:/>|>(?:(?!</w:fldChar>).)*</w:fldChar>)</w:r>'
    box = mark.format("begin") + r"(?:(?!fldChar).)*FORMCHECKBOX(?:(?!fldChar).)*(?:" + mark.format("separate") + r"(?:(?!fldChar).)*)?" + mark.format("end")
    return re.sub(box, "<w:r><w:t>o</w:t></w:r>", xml, flags=re.S)


# What is not compared: taken out of the documents, for both, and why.
NEUTRAL = {
    "fonts": (fonts, "LibreOffice takes the height of lines from the font that plays another"),
    "grids": (grids, "LibreOffice applies them to lines of exact height (17.3.1.33), and in cells always (17.15.3.1)"),
    "squeezing": (squeezing, "LibreOffice moves a stop that would fit with half its width (17.15.1.18)"),
    "hanging": (by_default('<w:overflowPunct w:val="0"/>'), "LibreOffice hangs no punctuation in margins (17.3.1.21)"),
    "letter-spacing": (letter_spacing, "after the last letter of a centred line there is space in Word (17.3.2.35), none in LibreOffice"),
    "page-breaks": (page_breaks, "Word leaves out the space above what follows a page break, LibreOffice keeps it"),
    "whole-rows": (whole_rows, "a row of a least height is divided at a page's foot by Word, moved by LibreOffice (17.4.6 leaves it open)"),
    "braces": (braces, "the marks of forms: no brace of ASCII begins or ends a line it may not in Word (17.3.1.16), any in LibreOffice"),
    "quotes": (quotes, "quotation marks are Western where nothing says otherwise (17.3.2.26), as their neighbours in LibreOffice"),
    "boxes": (boxes, "boxes to tick are an em wide in Word's fonts, what the playing font has in LibreOffice"),
    "autospace": (autospace, "between Chinese and Western text Word leaves a quarter of an em, LibreOffice a fifth, told to or not (17.3.1.2)"),
    "picture-lines": (picture_lines, "a picture alone in its line stands on the descent of the paragraph's mark in Word, at the line's foot in LibreOffice"),
    "inline-distances": (inline_distances, "LibreOffice leaves space beside pictures in lines that say nothing of it (20.4.2.8)"),
    "header-cells": (header_cells, "LibreOffice leaves the space below a cell's last paragraph twice in headers and footers, once in the body"),
    "controls": (controls, "LibreOffice shows what a content control is bound to, we what was saved in it (17.5.2.6), and it loses the formats of those around cells"),
    "line-rules": (line_rules, "`lineRule` without `line` keeps what is inherited (17.3.1.33), and is single spacing in LibreOffice"),
    "changes": (changes, "LibreOffice shows what was deleted struck through; both get the document as accepted"),
    "charts": (charts, "we leave charts and diagrams their room, and say so"),
    "computed": (computed, "LibreOffice computes fields anew whose saved result Word shows"),
    "initials": (initials, "LibreOffice sets large first letters small (17.3.1.11)"),
    "aligned-tabs": (aligned_tabs, "LibreOffice knows no aligned tabs (17.3.3.23)"),
    "blanks": (blanks, "a line of blanks is as high as their size asks for (17.3.2.38), lower in LibreOffice"),
    "table-notes": (table_notes, "LibreOffice begins with an empty line where the first table holds a note"),
    "exceptions": (exceptions, "LibreOffice draws the borders of a table's exceptions around each of their cells (17.4.61)"),
    "signs": (signs, "signs of picture fonts and boxes to tick of old forms are as wide and high as whatever font has them"),
    "hyphens": (hyphens, "we divide words at optional hyphens only, and say so"),
    "paper": (paper, "without a page size both choose one: A4"),
}


def variant(source, without):
    """The parts of a document as both can be held to it, and the names of what was taken out of it."""
    parts, done = [], set()
    with zipfile.ZipFile(source) as file:
        for name in file.namelist():
            data = file.read(name)
            if re.match(r"word/(theme/)?[A-Za-z0-9]+\.xml$", name):
                try:
                    xml = data.decode("utf-8")
                    for what, (neutralise, _) in NEUTRAL.items():
                        changed = xml if what in without else neutralise(xml, name)
                        done |= {what} if changed != xml else set()
                        xml = changed
                    data = xml.encode("utf-8")
                except UnicodeDecodeError:
                    pass
            parts.append((name, data))
    return parts, done


def letters(page):
    """The letters of a page as mutool sees them: (baseline, left, right, letter, height)."""
    for match in re.finditer(r'<char quad="(.*?)" x="(.*?)" y="(.*?)".*? c="(.*?)"/>', page):
        quad = [float(value) for value in match.group(1).split()]
        letter = match.group(4)
        letter = chr(int(letter[3:-1], 16)) if letter.startswith("&#x") else {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'"}.get(letter, letter)
        if not letter.isspace():
            yield float(match.group(3)), min(quad[0::2]), max(quad[0::2]), letter, max(quad[1::2]) - min(quad[1::2])


def lines(pdf):
    """The pages of a PDF, each a list of (text without blanks, left, baseline)."""
    said = subprocess.run(["mutool", "draw", "-q", "-F", "stext", "-o", "-", pdf], capture_output=True).stdout.decode("utf-8", "replace")
    pages = []
    for page in said.split("<page ")[1:]:
        rows = []
        for letter in sorted(letters(page), key=lambda letter: letter[0]):
            if rows and letter[0] - rows[-1][0][0] < 3:
                rows[-1].append(letter)
            else:
                rows.append([letter])
        found = []
        for row in rows:
            run = []
            for letter in sorted(row, key=lambda letter: letter[1]):
                if run and letter[1] - run[-1][2] > max(8, 0.75 * letter[4]):
                    found.append(run)
                    run = []
                run.append(letter)
            found.append(run)
        texts = [(LEADERS.sub("", IGNORED.sub("", "".join(letter[3] for letter in run))), run[0][1], run[0][0]) for run in found]
        pages.append([line for line in texts if line[0]])
    return pages


def compare(ours, theirs):
    """How many lines there are, how many have the same text, how many of those stand near, and what differs."""
    total = same = near = 0
    differing = []
    for page in range(max(len(ours), len(theirs))):
        left = ours[page] if page < len(ours) else []
        right = theirs[page] if page < len(theirs) else []
        total += max(len(left), len(right))
        rest = collections.defaultdict(list)
        for line in right:
            rest[line[0]].append(line)
        for line in left:
            twins = rest[line[0]]
            if not twins:
                differing.append((page + 1, "ours  ", line))
                continue
            twin = min(twins, key=lambda twin: abs(twin[1] - line[1]) + abs(twin[2] - line[2]))
            twins.remove(twin)
            same += 1
            if abs(twin[1] - line[1]) <= 2 and abs(twin[2] - line[2]) <= 2:
                near += 1
            else:
                differing.append((page + 1, f"moved {line[1] - twin[1]:+.1f} {line[2] - twin[2]:+.1f}", line))
        differing += [(page + 1, "theirs", line) for twins in rest.values() for line in twins]
    return total, same, near, sorted(differing, key=lambda item: (item[0], item[2][2], item[2][1]))


def documents(paths):
    for path in paths:
        if not os.path.isdir(path):
            yield path
        for folder, _, names in sorted(os.walk(path)):
            yield from (os.path.join(folder, name) for name in sorted(names) if name.endswith(".docx") and not name.startswith("~"))


def set_by_libreoffice(sources, folder):
    environment = dict(os.environ, FONTCONFIG_FILE=fontconfig(folder))
    profile = "-env:UserInstallation=file://" + os.path.join(folder, "profile")
    missing = [source for source in sources if not os.path.exists(source[:-5] + ".lo.pdf")]
    for start in range(0, len(missing), 10):
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", os.path.join(folder, "lo")]
        try:
            subprocess.run(command + missing[start:start + 10], env=environment, capture_output=True, timeout=180)
        except subprocess.TimeoutExpired:
            pass
        for source in missing[start:start + 10]:
            made = os.path.join(folder, "lo", os.path.basename(source)[:-5] + ".pdf")
            if os.path.exists(made):
                os.rename(made, source[:-5] + ".lo.pdf")


def marks(path):
    """What stands where Word's pages began: for each the text to the end of its paragraph, one for each row."""
    with zipfile.ZipFile(path) as file:
        root = xml.etree.ElementTree.fromstring(file.read("word/document.xml"))
        about = file.read("docProps/app.xml").decode("utf-8", "replace") if "docProps/app.xml" in file.namelist() else ""
    found = []

    def walk(parent, row):
        for element in parent:
            if element.tag != WORD + "p":
                walk(element, element if element.tag == WORD + "tr" else row)
                continue
            texts = []
            begun = []
            for part in element.iter():
                if part.tag == WORD + "lastRenderedPageBreak":
                    begun.append(len(texts))
                elif part.tag == WORD + "t":
                    texts.append(part.text or "")
            for start in begun:
                text = LEADERS.sub("", IGNORED.sub("", re.sub(r"\s+", "", "".join(texts[start:]))))
                if text and not (found and row is not None and found[-1][1] is row):
                    found.append((text, row))

    walk(root, None)
    pages = re.search(r"<Pages>(\d+)", about)
    return [text for text, _ in found], int(pages.group(1)) if pages else 0


def begins(pages, text):
    """Whether one of the pages after the first begins with a text, below its header and repeated rows."""
    for page in pages[1:]:
        top = sorted(page, key=lambda line: (line[2], line[1]))[:12]
        if any(line[0].startswith(text[:8]) or len(line[0]) > 3 and text.startswith(line[0]) for line in top):
            return True
    return False


def compare_with_word(options, folder):
    """Prints how many of Word's pages begin as ours do, and as LibreOffice's."""
    saved = {}
    for path in documents(options.paths):
        try:
            places, count = marks(path)
        except (KeyError, zipfile.BadZipFile, xml.etree.ElementTree.ParseError):
            continue
        if places and count:
            saved[path] = (places, count)
    sources = copies(saved, folder)
    set_by_libreoffice(sorted(set(sources.values())), folder)
    sums = [0] * 6
    print("places ours/theirs/Word's   pages ours/theirs/Word's   file")
    for path, source in sources.items():
        places, count = saved[path]
        left, right = set_by_us(source), source[:-5] + ".lo.pdf"
        if not left or not os.path.exists(right):
            continue
        ours, theirs = lines(left), lines(right)
        found = [[begins(pages, text) for text in places] for pages in (ours, theirs)]
        row = [sum(found[0]), sum(found[1]), len(places), len(ours) == count, len(theirs) == count, 1]
        sums = [a + b for a, b in zip(sums, row)]
        print(f"{row[0]:6} {row[1]:6} {row[2]:6}      {len(ours):6} {len(theirs):6} {count:6}      {path}")
        if options.v:
            for text, is_found in zip(places, found[0]):
                if not is_found:
                    print(f"    not the beginning of a page of ours: {text[:60]}")
    print(f"Of {sums[2]} places where Word began a page, {sums[0]} begin one of ours and {sums[1]} one of LibreOffice's; "
          f"of {sums[5]} files {sums[3]} and {sums[4]} have as many pages as in Word")


def copies(paths, folder):
    """The files as they are, under names of their own."""
    sources = {}
    for path in paths:
        with open(path, "rb") as file:
            data = file.read()
        sources[path] = os.path.join(folder, hashlib.sha1(data).hexdigest()[:16] + ".as-is.docx")
        with open(sources[path], "wb") as target:
            target.write(data)
    return sources


def variants(paths, folder, without):
    """The variants that can be compared, under names of their own, and in how many files each thing was taken out."""
    sources, counts = {}, collections.Counter()
    for path in paths:
        parts, done = variant(path, without)
        counts.update(done)
        digest = hashlib.sha1(b"".join(name.encode() + data for name, data in parts)).hexdigest()
        sources[path] = os.path.join(folder, digest[:16] + ".docx")
        with zipfile.ZipFile(sources[path], "w", zipfile.ZIP_DEFLATED) as file:
            for name, data in parts:
                file.writestr(name, data)
    return sources, counts


def set_by_us(source):
    """The PDF that we make of a file; nothing when we make none."""
    own = source[:-5] + ".pdf"
    if os.path.exists(own):
        os.remove(own)
    subprocess.run([SHENBAO, "typeset", source, "--output", own], capture_output=True)
    return own if os.path.exists(own) else None


class Sums:
    """What is counted over files."""

    def __init__(self):
        self.files = self.paged = self.good = self.total = self.same = self.near = 0

    def add(self, pages_equal, total, same, near):
        self.files += 1
        self.paged += pages_equal
        self.good += same >= 0.98 * total
        self.total += total
        self.same += same
        self.near += near

    def __str__(self):
        return (f"{self.paged} of {self.files} files have as many pages, {self.good} the same text on 98 lines of 100; "
                f"{self.same} of {self.total} lines are the same ({self.same / max(1, self.total):.1%}), "
                f"{self.near / max(1, self.same):.1%} of those within 2 points")


def compare_with_libreoffice(options, folder):
    """Prints for each file how far the pages of both agree."""
    counted, every = Sums(), Sums()
    paths = list(documents(options.paths))
    sources, neutral = (copies(paths, folder), {}) if options.as_is else variants(paths, folder, options.without)
    set_by_libreoffice(sorted(set(sources.values())), folder)
    print("pages ours/theirs   lines    same    near   file")
    for path, source in sources.items():
        own, other = set_by_us(source), source[:-5] + ".lo.pdf"
        if not own or not os.path.exists(other):
            print(f"not set by {'LibreOffice' if own else 'us'}: {path}")
            continue
        left, right = lines(own), lines(other)
        total, same, near, differing = compare(left, right)
        aside = ASIDE.get(os.path.basename(path))
        for sums in [every] if aside else [every, counted]:
            sums.add(len(left) == len(right), total, same, near)
        share = same / total if total else 1
        print(f"{len(left):5} {len(right):5}        {total:6} {share:7.1%} {near / same if same else 1:7.1%}   {path}"
              + (f" (aside: {aside})" if aside else ""))
        if options.v:
            for page, what, line in differing:
                print(f"    page {page} {what} at {line[1]:.1f}, {line[2]:.1f}: {line[0][:70]}")
    for what, count in sorted(neutral.items(), key=lambda item: list(NEUTRAL).index(item[0])):
        print(f"Not compared, taken out of {count} files: {what}. {NEUTRAL[what][1]}")
    print(f"With the {every.files - counted.files} files set aside: {every}")
    print(counted)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-v", action="store_true", help="list what differs")
    parser.add_argument("--as-is", action="store_true", help="set the files themselves")
    parser.add_argument("--without", action="append", default=[], choices=list(NEUTRAL), help="leave in what is not compared")
    parser.add_argument("--word", action="store_true", help="hold the pages against those that Word remembers")
    parser.add_argument("--keep", help="a folder for what is made")
    parser.add_argument("paths", nargs="+")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = os.path.abspath(options.keep or temporary)
        os.makedirs(folder, exist_ok=True)
        if options.word:
            compare_with_word(options, folder)
        else:
            compare_with_libreoffice(options, folder)


if __name__ == "__main__":
    main()
