#!/usr/bin/python3
"""Make every font file of this folder again out of Debian 12 packages.
由 Debian 12 软件包重新生成本文件夹中的全部字体。

    apt-get install python3-fonttools         # fontTools 4.38.0, the only thing to install
    /usr/bin/python3 make.py                  # every file, then SHA256SUMS
    /usr/bin/python3 make.py NotoSansSC-Regular.otf --out /tmp/again    # one file, elsewhere
    /usr/bin/python3 make.py --measure        # print coverage and sizes of what is here

The packages themselves are fetched with `apt-get download` and unpacked in a scratch folder
(--work, by default /tmp/fonts-work); nothing is installed and no root is needed. The output
depends on these package versions and on fontTools alone: no time stamp, no hash order.
"""

import argparse
import bz2
import gzip
import hashlib
import logging
import os
import subprocess
import sys
import unicodedata

from fontTools import subset, version as fonttools_version
from fontTools.ttLib import TTCollection, TTFont

HERE = os.path.dirname(os.path.abspath(__file__))

# name of the Debian package: version (bookworm)
PACKAGES = {
    "fonts-noto-cjk": "1:20220127+repack1-1",
    "fonts-noto-core": "20201225-1",
    "fonts-liberation2": "2.1.5-1",
    "fonts-arphic-gkai00mp": "2.11-16",
    "fonts-symbola": "2.60-1.1",
    "texlive-lang-chinese": "2022.20230122-1",
    "unicode-data": "15.0.0-1",
}
FONTTOOLS = "4.38.0"

NOTO_CJK = "fonts-noto-cjk:usr/share/fonts/opentype/noto/"
NOTO = "fonts-noto-core:usr/share/fonts/truetype/noto/"
LIBERATION = "fonts-liberation2:usr/share/fonts/truetype/liberation2/"
SYMBOLA = "fonts-symbola:usr/share/fonts/truetype/ancient-scripts/Symbola_hint.ttf"
KAITI = "fonts-arphic-gkai00mp:usr/share/fonts/truetype/arphic-gkai00mp/gkai00mp.ttf"
FANDOL = "texlive-lang-chinese:usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/"
FANDOL_DOC = "texlive-lang-chinese:usr/share/doc/texlive-doc/fonts/fandol/"
UNICODE = "unicode-data:usr/share/unicode/"

# file: (source, face within a collection, new family, style, set of Han characters)
#   wide: GB18030-2022 levels 1 and 2, that is URO, Extension A and 通用规范汉字表 (8105);
#   gbk: GBK and 8105;  common: GB2312 and 8105
SUBSETS = {
    "NotoSerifSC-Regular.otf": (NOTO_CJK + "NotoSerifCJK-Regular.ttc", "Noto Serif CJK SC", "Noto Serif SC", "Regular", "wide"),
    "NotoSerifSC-Bold.otf": (NOTO_CJK + "NotoSerifCJK-Bold.ttc", "Noto Serif CJK SC", "Noto Serif SC", "Bold", "gbk"),
    "NotoSansSC-Regular.otf": (NOTO_CJK + "NotoSansCJK-Regular.ttc", "Noto Sans CJK SC", "Noto Sans SC", "Regular", "wide"),
    "NotoSansSC-Bold.otf": (NOTO_CJK + "NotoSansCJK-Bold.ttc", "Noto Sans CJK SC", "Noto Sans SC", "Bold", "common"),
    "SymbolaEmoji-Regular.ttf": (SYMBOLA, None, "Symbola Emoji", "Regular", "emoji"),
}

# file: source; taken byte for byte
COPIES = {
    "FandolFang-Regular.otf": FANDOL + "FandolFang-Regular.otf",
    "ARPLKaitiMGB.ttf": KAITI,
    "LiberationSerif-Regular.ttf": LIBERATION + "LiberationSerif-Regular.ttf",
    "LiberationSerif-Bold.ttf": LIBERATION + "LiberationSerif-Bold.ttf",
    "LiberationSerif-Italic.ttf": LIBERATION + "LiberationSerif-Italic.ttf",
    "LiberationSerif-BoldItalic.ttf": LIBERATION + "LiberationSerif-BoldItalic.ttf",
    "LiberationSans-Regular.ttf": LIBERATION + "LiberationSans-Regular.ttf",
    "LiberationSans-Bold.ttf": LIBERATION + "LiberationSans-Bold.ttf",
    "NotoSansSymbols2-Regular.ttf": NOTO + "NotoSansSymbols2-Regular.ttf",
    "NotoSansArabic-Regular.ttf": NOTO + "NotoSansArabic-Regular.ttf",
    "NotoSansHebrew-Regular.ttf": NOTO + "NotoSansHebrew-Regular.ttf",
    "licences/Noto-CJK-OFL.txt": "fonts-noto-cjk:usr/share/doc/fonts-noto-cjk/copyright",
    "licences/Noto-OFL.txt": "fonts-noto-core:usr/share/doc/fonts-noto-core/copyright",
    "licences/Liberation-OFL.txt": "fonts-liberation2:usr/share/doc/fonts-liberation2/copyright",
    "licences/FandolFang-COPYING.txt": FANDOL_DOC + "COPYING.gz",
    "licences/FandolFang-README.txt": FANDOL_DOC + "README",
    "licences/ARPLKaitiMGB-ARPHICPL.txt": "fonts-arphic-gkai00mp:usr/share/doc/fonts-arphic-gkai00mp/license/english/ARPHICPL.TXT.gz",
    "licences/ARPLKaitiMGB-ARPHICPL-zh.txt": "fonts-arphic-gkai00mp:usr/share/doc/fonts-arphic-gkai00mp/license/gb/ARPHICPL.TXT",
    "licences/SymbolaEmoji-copyright.txt": "fonts-symbola:usr/share/doc/fonts-symbola/copyright",
}

# `locl` stays out: with it the closure pulls in the Japanese, Korean and Taiwan forms.
FEATURES = ["kern", "liga", "ccmp", "vert", "vrt2", "fwid", "hwid"]

# Blocks of which everything the face maps is kept, beside the Han characters.
SYMBOL_BLOCKS = [
    (0x0020, 0x024F),  # Latin
    (0x02B0, 0x02DF),  # spacing modifiers: ˇ ˊ ˋ ˙
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x045F),  # Cyrillic
    (0x1E00, 0x1EFF),  # Latin with marks: ḿ ẽ
    (0x2000, 0x206F),  # general punctuation: — … ‰ ※
    (0x2070, 0x20BF),  # superscripts, subscripts, currency
    (0x2100, 0x218F),  # ℃ № Ⅰ–Ⅻ ½
    (0x2190, 0x22FF),  # arrows, mathematical operators
    (0x2300, 0x23FF),  # technical
    (0x2460, 0x25FF),  # ①–⑳, box drawing, □ ■
    (0x2600, 0x27BF),  # ★ ☆ ♀ ♂ ✓
    (0x2E3A, 0x2E3B),  # the two-em and three-em dashes that `ccmp` makes of —— and ———
    (0x3000, 0x30FF),  # punctuation, 〇, kana
    (0x31C0, 0x31EF),  # strokes
    (0x3220, 0x325F),  # ㈠ ㉑
    (0x3280, 0x33FF),  # ㊣ ㎡ ㏑
    (0xFB00, 0xFB06),  # Latin ligatures
    (0xFE10, 0xFE1F),  # vertical forms
    (0xFE30, 0xFE6F),  # vertical and small forms
    (0xFF00, 0xFF9F),  # full-width and half-width forms
    (0xFFE0, 0xFFEF),
]
RADICALS = (0x2E80, 0x2FDF)  # text copied out of PDFs often holds ⼀ (U+2F00) for 一


def is_han(code):
    return (0x3400 <= code <= 0x4DBF or 0x4E00 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF
            or 0x20000 <= code <= 0x323AF)


class Sources:
    """The packages, fetched and unpacked on demand."""

    def __init__(self, work):
        self.work = work

    def package(self, name):
        folder = os.path.join(self.work, name)
        if os.path.isdir(folder):
            return folder
        os.makedirs(self.work, exist_ok=True)
        subprocess.run(["apt-get", "download", "-q", f"{name}={PACKAGES[name]}"], cwd=self.work, check=True)
        found = [f for f in os.listdir(self.work) if f.startswith(name + "_") and f.endswith(".deb")]
        if len(found) != 1:
            sys.exit(f"{name}: expected one .deb in {self.work}, found {found}")
        subprocess.run(["dpkg-deb", "-x", found[0], name + ".part"], cwd=self.work, check=True)
        os.rename(folder + ".part", folder)
        return folder

    def path(self, source):
        name, inside = source.split(":", 1)
        return os.path.join(self.package(name), inside)

    def lines(self, source):
        path = self.path(source)
        opener = bz2.open if path.endswith(".bz2") else open
        with opener(path, "rt", encoding="utf-8") as handle:
            for line in handle:
                line = line.split("#", 1)[0].rstrip("\n")
                if line.strip():
                    yield line


def double_byte(codec):
    """Every character a Chinese double-byte codec decodes, without private use."""
    codes = set()
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            try:
                text = bytes([lead, trail]).decode(codec)
            except UnicodeDecodeError:
                continue
            if len(text) == 1 and unicodedata.category(text) != "Co":
                codes.add(ord(text))
    return codes


def table_8105(sources):
    """通用规范汉字表 (2013): Unihan's kTGH property."""
    codes = set()
    for line in sources.lines(UNICODE + "Unihan_OtherMappings.txt.bz2"):
        code, key, _ = line.split("\t", 2)
        if key == "kTGH":
            codes.add(int(code[2:], 16))
    if len(codes) != 8105:
        sys.exit(f"kTGH: expected 8105 characters, found {len(codes)}")
    return codes


def emoji(sources):
    codes = {0x200D, 0x20E3, 0xFE0E, 0xFE0F, 0x20}
    for line in sources.lines(UNICODE + "emoji/emoji-data.txt"):
        span, prop = [part.strip() for part in line.split(";")]
        if prop == "Emoji":
            first, _, last = span.partition("..")
            codes.update(code for code in range(int(first, 16), int(last or first, 16) + 1) if code >= 0x203C)
    return codes


def characters(sources, which):
    if which == "emoji":
        return emoji(sources)
    codes = set()
    for first, last in SYMBOL_BLOCKS + [RADICALS]:
        codes.update(range(first, last + 1))
    common = double_byte("gb2312") | table_8105(sources)
    if which == "common":
        # the symbols of GBK as well, of which some lie outside the blocks
        return codes | common | {code for code in double_byte("gbk") if not is_han(code)}
    codes |= common | double_byte("gbk") | double_byte("gb18030")
    if which == "gbk":
        return codes
    codes.update(range(0x4E00, 0xA000))  # GB18030-2022 levels 1 and 2 are these two blocks …
    codes.update(range(0x3400, 0x4DC0))  # … and the 8105 table
    codes.update(range(0xF900, 0xFB00))
    codes.update(range(0x2A700, 0x2EE60))  # Extensions C–F and I: fewer than 200 in these faces
    codes.update(range(0x30000, 0x323B0))  # Extensions G and H
    return codes


def open_face(path, family):
    if family is None:
        return TTFont(path, recalcTimestamp=False)
    collection = TTCollection(path, lazy=True)
    for number, face in enumerate(collection.fonts):
        if face["name"].getDebugName(1) == family:
            return TTFont(path, fontNumber=number, recalcTimestamp=False)
    sys.exit(f"{path}: no face {family}")


def rename(font, family, style):
    postscript = family.replace(" ", "") + "-" + style
    full = family if style == "Regular" else f"{family} {style}"
    names = font["name"]
    version = names.getDebugName(5)
    names.names = [n for n in names.names
                   if n.platformID == 3 and n.langID == 0x409 and n.nameID in (0, 7, 8, 9, 10, 11, 12, 13, 14)]
    for number, text in ((1, family), (2, style), (3, f"{version.split(';')[0]};subset;{postscript}"), (4, full),
                         (5, version), (6, postscript)):
        names.setName(text, number, 3, 1, 0x409)
    if "CFF " in font:
        cff = font["CFF "].cff
        cff.fontNames = [postscript]
        cff.topDictIndex[0].FullName = full
        cff.topDictIndex[0].FamilyName = family


def make_subset(sources, name, target):
    source, face, family, style, which = SUBSETS[name]
    font = open_face(sources.path(source), face)
    options = subset.Options()
    options.layout_features = FEATURES
    options.hinting = False
    # Subroutines save a tenth of the font here, but cairo writes the whole subroutine index into
    # every PDF: 45 kB a font, and twice the size for a full page. Without them none of that.
    options.desubroutinize = True
    options.notdef_outline = True
    options.recalc_timestamp = False
    options.name_IDs = ["*"]
    options.name_languages = ["*"]
    options.drop_tables += ["DSIG"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters(sources, which))
    subsetter.subset(font)
    rename(font, family, style)
    font.save(target, reorderTables=True)


def make_copy(sources, name, target):
    path = sources.path(COPIES[name])
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rb") as handle:
        data = handle.read()
    if name.startswith("licences/") and name.endswith("-zh.txt"):
        data = data.decode("gb2312").encode("utf-8")
    with open(target, "wb") as handle:
        handle.write(data)


def digest(path):
    with open(path, "rb") as handle:
        return hashlib.sha256(handle.read()).hexdigest()


def measure(sources, folder):
    sets = [("GB2312", {c for c in double_byte("gb2312") if is_han(c)}),
            ("GBK", {c for c in double_byte("gbk") if 0x4E00 <= c <= 0x9FA5}),
            ("8105", table_8105(sources)),
            ("ExtA", set(range(0x3400, 0x4DB6))),
            ("emoji", {c for c in emoji(sources) if c > 0xFFFF})]
    rare = "喆堃㛃𬭎䶮镕珺〇"
    marks = "☐☑☒□■√✓①⑳‰℃№Ⅻ·—…￥"
    print("file\tbytes\tfsType\tcharacters\t" + "\t".join(f"{n} {len(s)}" for n, s in sets) + "\trare\tmarks missing")
    for name in sorted(list(SUBSETS) + [n for n in COPIES if not n.startswith("licences/")]):
        path = os.path.join(folder, name)
        if not os.path.exists(path):
            continue
        font = TTFont(path, lazy=True)
        cmap = set(font.getBestCmap())
        print("\t".join([name, str(os.path.getsize(path)), str(font["OS/2"].fsType), str(len(cmap))]
                        + [str(len(s & cmap)) for _, s in sets]
                        + ["".join(c for c in rare if ord(c) in cmap) or "-",
                           "".join(c for c in marks if ord(c) not in cmap) or "-"]))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="*", help="files to make; all without any")
    parser.add_argument("--out", default=HERE)
    parser.add_argument("--work", default="/tmp/fonts-work")
    parser.add_argument("--measure", action="store_true")
    arguments = parser.parse_args()
    # notes of fontTools about tables it repairs on the way: not ours to answer
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    if fonttools_version != FONTTOOLS:
        sys.exit(f"fontTools {FONTTOOLS} is wanted, this is {fonttools_version}: use Debian's /usr/bin/python3")
    sources = Sources(arguments.work)
    if arguments.measure:
        measure(sources, arguments.out)
        return
    everything = sorted(list(SUBSETS) + list(COPIES))
    for name in arguments.files or everything:
        if name not in SUBSETS and name not in COPIES:
            sys.exit(f"{name}: not a file of this folder")
        target = os.path.join(arguments.out, name)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        (make_subset if name in SUBSETS else make_copy)(sources, name, target)
        print(digest(target), os.path.getsize(target), name, flush=True)
    if not arguments.files:
        with open(os.path.join(arguments.out, "SHA256SUMS"), "w", encoding="utf-8") as handle:
            for name in everything:
                handle.write(f"{digest(os.path.join(arguments.out, name))}  {name}\n")


if __name__ == "__main__":
    main()
