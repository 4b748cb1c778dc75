#!/usr/bin/python3
"""Opens a package's PDFs in other programs and holds what they see against the manifest: pages, labels, bookmarks, and the
catalogue's links.

    Tests/benchmark/readers.py PACKAGE [--pdfjs FILE]

Poppler (`pdfinfo`, `pdftohtml`), MuPDF (`mutool`), Ghostscript (`gs`), PDFium (`pip install pypdfium2`) and pdf.js (Node and
Debian's libjs-pdf, or the library's FILE) are asked as far as they are there. Not every one shows everything: what it does not is
left out. Ends with 1 when any of them sees something else.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from xml.etree import ElementTree

MUPDF = """
var doc = new Document(scriptArgs[0]);
var pages = doc.countPages(), links = [], outline = [];
function page(uri) {
  var found = /^#page=([0-9]+)/.exec(uri);
  return found ? Number(found[1]) : 0;
}
for (var i = 0; i < pages; ++i) {
  doc.loadPage(i).getLinks().forEach(function (link) {
    if (page(link.uri)) links.push([i + 1, page(link.uri)]);
  });
}
(function walk(entries, level) {
  (entries || []).forEach(function (entry) {
    outline.push([level, entry.title, page(entry.uri)]);
    walk(entry.down, level + 1);
  });
})(doc.loadOutline(), 1);
print(JSON.stringify({pages: pages, outline: outline, links: links}));
"""

PDFJS = """
const [file, library] = process.argv.slice(2);
const { getDocument } = require(library);
async function look() {
  const doc = await getDocument({ data: new Uint8Array(require("fs").readFileSync(file)), verbosity: 0 }).promise;
  async function page(dest) {
    const goal = typeof dest === "string" ? await doc.getDestination(dest) : dest;
    return 1 + (await doc.getPageIndex(goal[0]));
  }
  const links = [], outline = [];
  for (let i = 1; i <= doc.numPages; ++i) {
    for (const note of await (await doc.getPage(i)).getAnnotations()) {
      if (note.subtype === "Link" && note.dest) links.push([i, await page(note.dest)]);
    }
  }
  async function walk(entries, level) {
    for (const entry of entries || []) {
      outline.push([level, entry.title, await page(entry.dest)]);
      await walk(entry.items, level + 1);
    }
  }
  await walk(await doc.getOutline(), 1);
  console.log(JSON.stringify({ pages: doc.numPages, labels: await doc.getPageLabels(), outline, links }));
}
look().then(() => process.exit(0));
"""


def output(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def script(text, ending, *command):
    with tempfile.NamedTemporaryFile("w", suffix=ending) as file:
        file.write(text)
        file.flush()
        return json.loads(output(*(file.name if part is None else part for part in command)))


def poppler(path):
    with tempfile.TemporaryDirectory() as folder:
        # pdftohtml writes pictures beside its output, wherever that goes.
        output("pdftohtml", "-xml", "-i", "-q", path, f"{folder}/out.xml")
        with open(f"{folder}/out.xml", encoding="utf-8", errors="replace") as file:
            text = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", file.read())
    links, page = [], 0
    for number, target in re.findall(r'<page number="(\d+)"|<a href="[^"#]*#(\d+)"', text):
        page = int(number or page)
        if target:
            links.append([page, int(target)])
    outline = []

    def walk(node, level):
        for child in node:
            if child.tag == "item":
                outline.append([level, child.text, int(child.get("page"))])
            elif child.tag == "outline":
                walk(child, level + 1)

    found = re.search(r"<outline>.*</outline>", text, re.S)
    if found:
        walk(ElementTree.fromstring(found.group(0)), 1)
    pages = int(re.search(r"Pages:\s+(\d+)", output("pdfinfo", path)).group(1))
    return {"pages": pages, "outline": outline, "links": links}


def mupdf(path):
    return script(MUPDF, ".js", "mutool", "run", None, path)


def ghostscript(path):
    """What is left after Ghostscript has written it anew: its own view of the file, told by MuPDF."""
    with tempfile.TemporaryDirectory() as folder:
        copy = f"{folder}/copy.pdf"
        output("gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", f"-sOutputFile={copy}", path)
        return mupdf(copy)


def pdfium(path):
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    outline = [[mark.level + 1, mark.get_title(), mark.get_dest().get_index() + 1] for mark in document.get_toc()]
    labels = [document.get_page_label(number) for number in range(len(document))]
    return {"pages": len(document), "labels": labels, "outline": outline}


def pdfjs(path, library):
    return script(PDFJS, ".cjs", "node", None, path, library)


def expected(entries, pages):
    outline = []
    for entry in entries:
        outline.append([1, f"{entry['number']}、{entry['title']}", entry["first_page"]])
        for number, piece in enumerate(entry["pieces"], 1):
            outline.append([2, f"{number}. {piece['title']}", piece["first_page"]])
    own = next(entry for entry in entries if not entry["pieces"] and not entry.get("form"))
    return {"pages": pages, "outline": outline, "catalogue": range(own["first_page"], own["last_page"] + 1)}


def differences(due, seen, forms):
    """What a program sees otherwise, in words."""
    if seen["pages"] != due["pages"]:
        yield f"{seen['pages']} pages instead of {due['pages']}"
    if "labels" in seen and seen["labels"] != [str(number + 1) for number in range(due["pages"])]:
        yield f"labels {seen['labels'][:3]}…"
    # Headings of forms, and a piece's own bookmarks, stand below those of the catalogue.
    outline, parent = [], ""
    for level, title, page in seen["outline"]:
        parent = title if level == 1 else parent
        if level == 1 or level == 2 and parent not in forms:
            outline.append([level, title, page])
    if outline != due["outline"]:
        wrong = next((pair for pair in zip(outline, due["outline"]) if pair[0] != pair[1]), (len(outline), len(due["outline"])))
        yield f"bookmark {wrong[0]} instead of {wrong[1]}"
    if "links" in seen:
        targets = {target for page, target in seen["links"] if page in due["catalogue"]}
        missing = [page for _, _, page in due["outline"] if page not in targets]
        if missing:
            yield f"no link from the catalogue to pages {missing}"


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("package")
    arguments.add_argument("--pdfjs", default="/usr/share/javascript/pdf/build/pdf.js", help="the library's file")
    options = arguments.parse_args()
    with open(os.path.join(options.package, "manifest.json"), encoding="utf-8") as file:
        manifest = json.load(file)
    readers = [("poppler", poppler, "pdftohtml"), ("MuPDF", mupdf, "mutool"), ("Ghostscript", ghostscript, "gs")]
    readers = [(name, read) for name, read, program in readers if shutil.which(program)]
    try:
        import pypdfium2  # noqa: F401

        readers.append(("PDFium", pdfium))
    except ImportError:
        pass
    if os.path.exists(options.pdfjs) and shutil.which("node"):
        library = os.path.abspath(options.pdfjs)
        readers.append(("pdf.js", lambda path: pdfjs(path, library)))
    isWrong = False
    for output_entry in manifest["outputs"]:
        role = output_entry["role"]
        if role not in ("bundle", "supplement"):
            continue
        entries = manifest["catalogue"] if role == "bundle" else manifest["supplement"]["catalogue"]
        due = expected(entries, output_entry["pages"])
        forms = {f"{entry['number']}、{entry['title']}" for entry in entries if not entry["pieces"]}
        for name, read in readers:
            found = list(differences(due, read(os.path.join(options.package, output_entry["path"])), forms))
            isWrong = isWrong or bool(found)
            print(f"{role:11}{name:12}{'; '.join(found) or 'as the manifest says'}")
    sys.exit(isWrong)


if __name__ == "__main__":
    main()
