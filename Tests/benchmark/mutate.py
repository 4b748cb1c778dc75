#!/usr/bin/python3
"""Damages Word files in a thousand ways and sets each: none may crash, take five seconds or a gigabyte.

    Tests/benchmark/mutate.py [--count 1000] [--seed 1] FILE.docx ...

Bits are flipped in the XML and in the ZIP, elements dropped, doubled and moved, files cut off, and elements nested ten
thousand deep. A case that fails is kept beside its seed, in the folder that is printed.
"""

import argparse
import io
import os
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
import zipfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SHENBAO = os.environ.get("SHENBAO", os.path.join(ROOT, ".build", "debug", "shenbao"))
ELEMENT = re.compile(rb"<(w:[A-Za-z]+)(?: [^<>]*)?>(?:(?!<\1[ >]).)*?</\1>|<w:[A-Za-z]+(?: [^<>]*)?/>", re.S)
NESTED = ["w:tbl><w:tr><w:tc", "w:sdt><w:sdtContent", "w:ins", "w:smartTag", "w:p><w:r><w:pict", "w:x", "w:customXml",
          "w:p><w:hyperlink", "mc:AlternateContent><mc:Choice", "m:oMath><m:f><m:num"]


def parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def packed(entries):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return target.getvalue()


def flipped(data, chance):
    data = bytearray(data)
    for _ in range(chance.choice([1, 2, 5, 20, 100])):
        if data:
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(data)


def rebuilt(data, chance):
    """Drops, doubles or moves elements."""
    for _ in range(chance.choice([1, 3, 10])):
        found = list(ELEMENT.finditer(data))
        if not found:
            return data
        one = chance.choice(found)
        kind = chance.randrange(3)
        if kind == 0:
            data = data[:one.start()] + data[one.end():]
        elif kind == 1:
            data = data[:one.end()] + one.group() * chance.choice([1, 2, 50]) + data[one.end():]
        else:
            place = chance.choice(found).start()
            data = data[:place] + one.group() + data[place:]
    return data


def nested(data, chance):
    """Nests elements ten thousand deep, or only so deep that they are read."""
    name = chance.choice(NESTED)
    depth = chance.choice([30, 70, 110, 10_000])
    close = "".join(f"</{part}>" for part in reversed(re.findall(r"[a-z]+:[A-Za-z]+", name)))
    place = data.find(b"<w:body>") + len(b"<w:body>")
    deep = f"<{name}>" * depth + "<w:p><w:r><w:t>x</w:t></w:r></w:p>" + close * depth
    return data[:place] + deep.encode() + data[place:]


def numbers(data, chance):
    """Puts strange numbers into attributes."""
    strange = [b"-1", b"0", b"999999999", b"1e308", b"nan", b"", b"-2147483648", b"9223372036854775807", b"70%", b"31680"]
    return re.sub(rb'="(-?\d+)"', lambda match: b'="' + chance.choice(strange) + b'"'
                  if chance.random() < 0.05 else match.group(), data)


def damaged(data, chance):
    kind = chance.randrange(7)
    if kind == 0:
        return flipped(data, chance)
    if kind == 1:
        return data[:chance.randrange(len(data))]
    entries = parts(data)
    name = chance.choice([name for name in entries if name.endswith((".xml", ".rels"))])
    if chance.random() < 0.7 and "word/document.xml" in entries:
        name = "word/document.xml"
    if kind == 6:
        media = [name for name in entries if "media" in name]
        if media:
            name = chance.choice(media)
            entries[name] = flipped(entries[name], chance)
            return packed(entries)
    change = {2: flipped, 3: rebuilt, 4: nested, 5: numbers}.get(kind, rebuilt)
    if change is nested:
        name = "word/document.xml"
    if name in entries:
        entries[name] = change(entries[name], chance)
    return packed(entries)


def run(path, target):
    """What went wrong, or nothing; seconds; megabytes."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [SHENBAO, "typeset", path, "--output", target, "--quiet"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    timer = threading.Timer(30, process.kill)
    timer.start()
    said = process.stderr.read().decode(errors="replace")
    _, status, usage = os.wait4(process.pid, 0)
    timer.cancel()
    used, memory = usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
    code = os.waitstatus_to_exitcode(status)
    process.returncode = code
    problem = ""
    if code not in (0, 1):
        problem = f"exit {code}: {said[-300:]}"
    elif used > 5:
        problem = f"{used:.1f} s"
    elif memory > 1_024:
        problem = f"{memory:.0f} MB"
    return problem, time.perf_counter() - start, used, memory


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("files", nargs="+")
    chosen = parser.parse_args()
    sources = []
    for path in chosen.files:
        with open(path, "rb") as file:
            sources.append(file.read())
    folder = tempfile.mkdtemp(prefix="shenbao-mutate-")
    target = os.path.join(folder, "out.pdf")
    worst, largest, failed = 0, 0, 0
    for seed in range(chosen.seed, chosen.seed + chosen.count):
        chance = random.Random(seed)
        path = os.path.join(folder, f"{seed}.docx")
        with open(path, "wb") as file:
            file.write(damaged(chance.choice(sources), chance))
        problem, _, used, memory = run(path, target)
        worst, largest = max(worst, used), max(largest, memory)
        if problem:
            failed += 1
            print(f"{path}: {problem}", flush=True)
        else:
            os.remove(path)
    print(f"{chosen.count} damaged files, {failed} failed; at most {worst:.1f} s and {largest:.0f} MB")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
