#!/usr/bin/python3
"""The cases of the conformance of bags: writes them, and holds another program's opinion against them.

    python3 Tests/benchmark/bags.py write                 # Tests/ShenbaoTests/Bags/{valid,invalid}/<case>/
    python3 Tests/benchmark/bags.py check [ARCHIVE.zip …]  # with `pip install bagit`: each case, and archives of ours

The cases follow RFC 8493 and what the Library of Congress's conformance suite looks at, rebuilt from the RFC. `check` unpacks
archives and has bagit-python validate them; where its verdict on a case differs, the difference is stated below, with the
clause, and any other one fails.
"""

import hashlib
import sys
import tempfile
import zipfile
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent / "ShenbaoTests" / "Bags"
DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
PAYLOAD = {"data/hello.txt": b"hello\n", "data/\u7533\u62a5/\u6750\u6599 1.txt": "\u6750\u6599\n".encode()}

# Cases on which bagit-python 1.9 judges otherwise than the RFC.
OTHERWISE = {
    "declaration-with-a-third-line": "2.1.1: exactly two lines",
    "fetch": "2.2.3: complete once fetched; nothing is ever fetched here",
    "line-that-is-none": "2.1.3: every line is a digest and a path",
    "payload-unlisted-in-the-second-manifest": "3: every payload manifest lists every payload file",
    "per-cent-in-a-name": "2.1.3: a per cent sign is written %25",
    "tag-listed-in-the-payload-manifest": "2.1.3: payload manifests list payload files only",
}


def manifest(files, algorithm="sha256", separator="  ", end="\n", encode=True):
    def name(path):
        return path.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D") if encode else path

    return "".join(f"{hashlib.new(algorithm, content).hexdigest()}{separator}{name(path)}{end}" for path, content in sorted(files.items())).encode()


def bag(payload=PAYLOAD, **changes):
    """A valid bag with tag files changed or, with None, left out; `_` stands for `-` and the ending is added."""
    files = {"bagit.txt": DECLARATION, "manifest-sha256.txt": manifest(payload), **payload}
    for name, content in changes.items():
        path = name.replace("_", "-") + ".txt"
        if content is None:
            files.pop(path)
        else:
            files[path] = content
    return files


def valid():
    whole = manifest(PAYLOAD)
    size = sum(len(content) for content in PAYLOAD.values())
    tags = {"bagit.txt": DECLARATION, "manifest-sha256.txt": whole}
    return {
        "plain": bag(),
        "empty-payload-file": bag({"data/empty.txt": b""}),
        "two-spaces-or-tab": bag(manifest_sha256=manifest(PAYLOAD, separator="\t")),
        "returns-and-line-feeds": bag(manifest_sha256=manifest(PAYLOAD, end="\r\n")),
        "returns-alone": bag(manifest_sha256=manifest(PAYLOAD, end="\r")),
        "capital-digits": bag(manifest_sha256=b"".join(line[:64].upper() + line[64:] for line in whole.splitlines(True))),
        "md5": bag(manifest_sha256=None, manifest_md5=manifest(PAYLOAD, "md5")),
        "sha1": bag(manifest_sha256=None, manifest_sha1=manifest(PAYLOAD, "sha1")),
        "sha512": bag(manifest_sha256=None, manifest_sha512=manifest(PAYLOAD, "sha512")),
        "two-algorithms": bag(manifest_md5=manifest(PAYLOAD, "md5")),
        "tag-manifest": bag(tagmanifest_sha256=manifest(tags)),
        "payload-oxum": bag(bag_info=f"Payload-Oxum: {size}.{len(PAYLOAD)}\n".encode()),
        "information": bag(bag_info="Source-Organization: \u793a\u4f8b\nContact-Name: A\n  folded\nUnknown: x\n".encode()),
        "per-cent-in-a-name": bag({"data/50%.txt": b"half\n", "data/a%20b.txt": b"literal\n"}),
        "other-tag-files": {**bag(), "notes/anything.txt": b"tag\n"},
    }


def invalid():
    whole = manifest(PAYLOAD)
    size = sum(len(content) for content in PAYLOAD.values())
    first = whole.splitlines(True)[0]
    tags = {"bagit.txt": DECLARATION}
    changed = {**PAYLOAD, "data/hello.txt": b"hallo\n"}
    extra = {**PAYLOAD, "data/extra.txt": b"x"}
    return {
        "no-declaration": bag(bagit=None),
        "empty-declaration": bag(bagit=b""),
        "declaration-with-byte-order-mark": bag(bagit=b"\xef\xbb\xbf" + DECLARATION),
        "declaration-without-encoding": bag(bagit=b"BagIt-Version: 1.0\n"),
        "declaration-with-a-third-line": bag(bagit=DECLARATION + b"Extra: 1\n"),
        "version-in-words": bag(bagit=DECLARATION.replace(b"1.0", b"one")),
        "no-payload-manifest": bag(manifest_sha256=None),
        "no-payload-manifest-of-a-known-algorithm": bag(manifest_sha256=None, manifest_crc32=b"00000000  data/hello.txt\n"),
        "payload-missing": {**bag({"data/hello.txt": b"hello\n"}), "manifest-sha256.txt": whole},
        "payload-changed": {**bag(changed), "manifest-sha256.txt": whole},
        "payload-unlisted": {**bag(extra), "manifest-sha256.txt": whole},
        "payload-unlisted-in-the-second-manifest": {**bag(extra), "manifest-md5.txt": manifest(PAYLOAD, "md5")},
        "same-file-listed-twice": bag(manifest_sha256=whole + first),
        "path-out-of-the-bag": bag(manifest_sha256=whole + b"0" * 64 + b"  data/../../outside.txt\n"),
        "absolute-path": bag(manifest_sha256=whole + b"0" * 64 + b"  /etc/passwd\n"),
        "tag-listed-in-the-payload-manifest": bag(manifest_sha256=whole + manifest(tags)),
        "payload-listed-in-the-tag-manifest": bag(tagmanifest_sha256=manifest(PAYLOAD)),
        "tag-changed": bag(bag_info=b"A: b\n", tagmanifest_sha256=manifest({"bag-info.txt": b"A: a\n"})),
        "tag-missing": bag(tagmanifest_sha256=manifest({"bag-info.txt": b"A: a\n"})),
        "wrong-size": bag(bag_info=f"Payload-Oxum: {size + 1}.{len(PAYLOAD)}\n".encode()),
        "wrong-count": bag(bag_info=f"Payload-Oxum: {size}.9\n".encode()),
        "line-that-is-none": bag(manifest_sha256=whole + b"data/hello.txt\n"),
        "fetch": bag(fetch=b"https://example.com/hello.txt 6 data/hello.txt\n"),
    }


def write():
    for kind, cases in (("valid", valid()), ("invalid", invalid())):
        for name, files in cases.items():
            for path, content in files.items():
                target = HOME / kind / name / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
    print(f"{len(valid())} valid, {len(invalid())} invalid")


def verdict(folder):
    import bagit

    try:
        bagit.Bag(str(folder)).validate()
        return True
    except bagit.BagError:
        return False
    except (ValueError, UnicodeError):
        return False


def check(archives):
    import logging

    logging.disable(logging.CRITICAL)
    failures = 0
    for kind in ("valid", "invalid"):
        for folder in sorted((HOME / kind).iterdir()):
            agrees = verdict(folder) == (kind == "valid")
            expected = folder.name not in OTHERWISE
            failures += agrees != expected
            if not agrees:
                print(f"{kind} {folder.name}: bagit says otherwise ({OTHERWISE.get(folder.name, 'UNEXPECTED')})")
            elif not expected:
                print(f"{kind} {folder.name}: bagit agrees, though a difference is stated")
    for archive in archives:
        with tempfile.TemporaryDirectory() as place, zipfile.ZipFile(archive) as packed:
            packed.extractall(place)
            for folder in Path(place).iterdir():
                print(f"{archive}: {'valid' if verdict(folder) else 'INVALID'}")
                failures += not verdict(folder)
    return failures


if __name__ == "__main__":
    if sys.argv[1:2] == ["write"]:
        write()
    else:
        sys.exit(1 if check(sys.argv[2:]) else 0)
