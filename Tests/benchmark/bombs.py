#!/usr/bin/python3
"""Writes files that want to use up the memory, the time or the stack of whoever reads them: bombs.py FOLDER."""

import functools
import io
import os
import struct
import sys
import zipfile
import zlib


@functools.lru_cache
def deflated(size, again=False):
    """So many zero bytes, deflated once or twice, never held whole."""
    part, packer, out = bytes(1 << 20), zlib.compressobj(9), bytearray()
    for _ in range(size >> 20):
        out += packer.compress(part)
    out += packer.flush()
    return zlib.compress(bytes(out), 9) if again else bytes(out)


def stream(data, entries=""):
    return b"<< " + entries.encode() + b" /Length %d >>\nstream\n" % len(data) + data + b"\nendstream"


def pdf(objects, trailer="", root=1):
    """A PDF of these objects, numbered from 1; None leaves a number free."""
    out, offsets = bytearray(b"%PDF-1.7\n"), []
    for number, item in enumerate(objects, 1):
        offsets.append(len(out))
        if item is not None:
            out += b"%d 0 obj\n" % number + (item if isinstance(item, bytes) else item.encode()) + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root {root} 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


CATALOGUE = "<< /Type /Catalog /Pages 2 0 R >>"
TREE = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"


def page(entries, *objects):
    """A PDF of one page; the other objects are numbered from 4."""
    return pdf([CATALOGUE, TREE, f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {entries} >>", *objects])


def image(width, height, data, filters, color="/DeviceRGB"):
    shape = f"/Type /XObject /Subtype /Image /Width {width} /Height {height} /BitsPerComponent 8"
    drawn = stream(b"q 595 0 0 842 0 0 cm /I Do Q")
    return page(
        "/Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >>",
        drawn,
        stream(data, f"{shape} /ColorSpace {color} /Filter {filters}"),
    )


def forms(depth, width):
    """Forms in forms: each paints the next one several times."""
    objects = [stream(b"/F Do", "")]
    for level in range(depth):
        painted = b"/F Do " * width
        below = f"/Resources << /XObject << /F {6 + level} 0 R >> >>" if level + 1 < depth else ""
        objects.append(stream(painted, f"/Type /XObject /Subtype /Form /BBox [0 0 9 9] {below}"))
    return page("/Contents 4 0 R /Resources << /XObject << /F 5 0 R >> >>", *objects)


def object_stream(size):
    """A file whose page lies in an object stream of so many bytes, with a cross-reference stream (7.5.7, 7.5.8)."""
    head = b"3 0 "
    inner = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"
    packer = zlib.compressobj(9)
    data = packer.compress(head + inner)
    for _ in range(size >> 20):
        data += packer.compress(b" " * (1 << 20))
    data += packer.flush()
    out, places = bytearray(b"%PDF-1.7\n"), {}
    entries = f"/Type /ObjStm /N 1 /First {len(head)} /Filter /FlateDecode"
    for number, item in ((1, CATALOGUE.encode()), (2, TREE.encode()), (4, stream(data, entries))):
        places[number] = len(out)
        out += b"%d 0 obj\n" % number + item + b"\nendobj\n"
    start = len(out)
    rows = [(0, 0, 0), (1, places[1], 0), (1, places[2], 0), (2, 4, 0), (1, places[4], 0), (1, start, 0)]
    table = b"".join(struct.pack(">BIB", *row) for row in rows)
    out += b"5 0 obj\n" + stream(table, "/Type /XRef /Size 6 /W [1 4 1] /Root 1 0 R") + b"\nendobj\n"
    return bytes(out) + b"startxref\n%d\n%%%%EOF\n" % start


def huge_table():
    """A cross-reference table that says it is longer than any file."""
    out = pdf([CATALOGUE, TREE, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"])
    return out.replace(b"xref\n0 4", b"xref\n0 2147483647").replace(b"/Size 4", b"/Size 2147483647")


def huge_cross_stream():
    """A cross-reference stream of a thousand million deflated entries."""
    body = b"%PDF-1.7\n"
    entries = "/Type /XRef /Size 1000000000 /W [1 4 1] /Root 1 0 R /Filter /FlateDecode"
    return body + b"1 0 obj\n" + stream(deflated(1 << 30), entries) + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(body)


def tree_loop():
    return pdf([CATALOGUE, "<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 2 >>", "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"])


def deep_tree(depth):
    objects = [CATALOGUE] + [f"<< /Type /Pages /Kids [{number + 3} 0 R] /Count 1 >>" for number in range(depth)]
    return pdf(objects + ["<< /Type /Page /MediaBox [0 0 9 9] >>"])


def many_pages(count):
    kids = " ".join(f"{number + 3} 0 R" for number in range(count))
    tree = f"<< /Type /Pages /Kids [{kids}] /Count {count} /MediaBox [0 0 595 842] >>"
    return pdf([CATALOGUE, tree] + ["<< /Type /Page /Parent 2 0 R >>"] * count)


def png(width, height, data):
    def chunk(name, content):
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def tiff(width, height, compression, data):
    fields = [
        (256, 4, 1, width), (257, 4, 1, height), (258, 3, 1, 8), (259, 3, 1, compression), (262, 3, 1, 1),
        (273, 4, 1, 8), (277, 3, 1, 1), (278, 4, 1, height), (279, 4, 1, len(data)),
    ]
    directory = struct.pack("<H", len(fields)) + b"".join(struct.pack("<HHII", *field) for field in fields)
    return b"II*\0" + struct.pack("<I", 8 + len(data)) + data + directory + bytes(4)


def tiff_loop():
    """Pages whose last leads to the first."""
    data = tiff(1, 1, 1, b"\0")
    return data[:-4] + struct.pack("<I", 9)


def webp(width, height):
    bits = (width - 1) | (height - 1) << 14
    body = b"VP8L" + struct.pack("<IBI", 5, 0x2F, bits) + bytes(1)
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def bmp(width, height):
    header = struct.pack("<IiiHHIIiiII", 40, width, height, 1, 24, 0, 0, 0, 0, 0, 0)
    return b"BM" + struct.pack("<IHHI", 54, 0, 0, 54) + header


def heic(count):
    """A box that says it is larger than any file, and items without end."""
    kind = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"
    return kind + struct.pack(">I4sII", 0, b"meta", 0, count) + struct.pack(">I4s", 0xFFFFFFFF, b"iinf") + bytes(64)


def package(size):
    """A Word file with a part of so many zero bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(size >> 20):
                part.write(bytes(1 << 20))
    return out.getvalue()


def bombs():
    yield "content-once.pdf", page("/Contents 4 0 R", stream(deflated(1 << 30), "/Filter /FlateDecode"))
    twice = stream(deflated(1 << 30, True), "/Filter [/FlateDecode /FlateDecode]")
    yield "content-twice.pdf", page("/Contents 4 0 R", twice)
    yield "contents-many.pdf", page("/Contents [" + "4 0 R " * 20_000 + "]", stream(deflated(64 << 20), "/Filter /FlateDecode"))
    yield "object-stream.pdf", object_stream(1 << 30)
    yield "image-huge.pdf", image(100_000, 100_000, deflated(1 << 30), "/FlateDecode")
    yield "image-jbig2.pdf", image(1 << 30, 1 << 30, bytes(64), "/JBIG2Decode", "/DeviceGray")
    yield "image-jpx.pdf", image(1 << 30, 1 << 30, b"\0\0\0\x0cjP  \r\n\x87\n" + bytes(64), "/JPXDecode")
    yield "arrays-deep.pdf", page("/Resources 4 0 R", "[" * 100_000 + "]" * 100_000)
    yield "dictionaries-deep.pdf", page("/Resources 4 0 R", "<</A" * 100_000 + " 1" + ">>" * 100_000)
    chain = [f"<< /A {number + 5} 0 R >>" for number in range(100_000)]
    yield "references-deep.pdf", page("/Resources 4 0 R", *chain, "null")
    yield "forms-wide.pdf", forms(30, 30)
    yield "forms-loop.pdf", page(
        "/Contents 4 0 R /Resources << /XObject << /F 5 0 R >> >>",
        stream(b"/F Do"),
        stream(b"/F Do /F Do", "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 5 0 R >> >>"),
    )
    yield "operators-many.pdf", page("/Contents 4 0 R", stream(zlib.compress(b"q Q " * (16 << 20), 9), "/Filter /FlateDecode"))
    yield "tree-loop.pdf", tree_loop()
    yield "tree-deep.pdf", deep_tree(100_000)
    yield "pages-20000.pdf", many_pages(20_000)
    yield "pages-20001.pdf", many_pages(20_001)
    yield "table-huge.pdf", huge_table()
    yield "table-stream-huge.pdf", huge_cross_stream()
    yield "transparent.png", png(14_000, 14_000, deflated(14_000 * 56_001 + (1 << 20)))
    yield "huge.png", png(100_000, 100_000, deflated(1 << 20))
    yield "huge.tif", tiff(100_000, 100_000, 1, bytes(1))
    yield "deflated.tif", tiff(14_000, 14_000, 8, deflated(1 << 30))
    yield "loop.tif", tiff_loop()
    yield "huge.webp", webp(16_384, 16_384)
    yield "huge.bmp", bmp(100_000, 100_000)
    yield "boxes.heic", heic(0xFFFF)
    yield "bomb.docx", package(1 << 30)


def main():
    folder = sys.argv[1]
    os.makedirs(folder, exist_ok=True)
    for name, data in bombs():
        with open(os.path.join(folder, name), "wb") as file:
            file.write(data)


if __name__ == "__main__":
    main()
