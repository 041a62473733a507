"""Check saved copies of the site: python3 verify_releases.py [--whole] COPY [LATER-COPY].

A copy is a folder with releases.jsonl and manifest.json as they were downloaded, and pages at the
paths of their addresses; --whole: none is missing. Exit 0: all agrees; 1: not all; 2: no copy.
Left out: copies packed as .br, which need a library, and _headers and _redirects, for hosts alone.
"""

import gzip
import hashlib
import json
import sys
from contextlib import suppress
from datetime import datetime, timezone
from pathlib import Path

LEDGER, MANIFEST = PAPERS = "releases.jsonl", "manifest.json"
UNLISTED = {*PAPERS, "releases.jsonl.sig", "_headers", "_redirects"}
LINE = "before commit manifest moment number"
ENTRIES = {"path salt sha256 size", "erased path sealed", "erased instead path sealed"}


def sha(data):
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()


def form(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def check_ledger(data, before="0" * 64, moment=""):
    for number, text in enumerate(data.splitlines(keepends=True), 1):
        line = json.loads(text)
        utc = datetime.fromisoformat(line["moment"]).astimezone(timezone.utc).isoformat()
        if f"{form(line)}\n".encode() != text or " ".join(line) != LINE or utc != line["moment"]:
            yield f"{LEDGER}: line {number} has not the form of a line"
        if form(line["number"]) != str(number) or line["before"] != before or utc < moment:
            yield f"{LEDGER}: line {number} does not follow from the one before it"
        before, moment = sha(text[:-1]), utc


def check_manifest(data, lines):
    files, release = json.loads(data)["files"], form(json.loads(data)["release"])
    text = '{"files":[\n' + ",\n".join(map(form, files)) + f'\n],"release":{release}}}\n'
    paths, leaves = [file["path"] for file in files], []
    if data != text.encode() or paths != sorted(set(paths)) or {*map(" ".join, files)} - ENTRIES:
        yield f"{MANIFEST}: has not the form of a manifest"
    for file in files:
        salted = "salt" in file and f"{file['salt']}\n{form(file['size'])}\n{file['sha256']}"
        leaves.append(sha(f"{file['path']}\n{sha(salted) if salted else file['sealed']}"))
    if sha("\n".join(sorted(leaves))) != lines[-1]["manifest"] or release != str(len(lines)):
        yield f"{MANIFEST}: is not the one that the last line of {LEDGER} names"


def check_files(copy, files, whole):
    known = {f["path"]: {"sha256": f.get("instead"), **f} for f in files if len(f) == 4}
    missing = set(known)
    known |= {name: {"sha256": sha((copy / name).read_bytes())} for name in PAPERS}
    for place in (place for place in copy.rglob("*") if place.is_symlink() or not place.is_dir()):
        path = place.relative_to(copy).as_posix()
        ending = path[-3:] if path not in known and path.endswith((".br", ".gz")) else ""
        file, unpack = known.get(path.removesuffix(ending), {}), gzip.open if ending else open
        missing.discard(path)
        if path in UNLISTED or (file and ending == ".br"):
            continue
        with suppress(Exception), unpack(place if place.is_file() else copy, "rb") as opened:
            # Nothing is read further than it may be long, whatever it unpacks to.
            if sha(opened.read(file.get("size", 1 << 28) + 1)) == file["sha256"]:
                continue
        yield f"{path!a}: is not what was published"
    if whole and missing:
        yield f"{min(missing)!a}: is missing (missing files: {len(missing)})"
    erased = sum("erased" in file for file in files)
    print(f"{copy}: {len(files)} files published, {erased} of them erased, {len(missing)} not here")


def check_copy(copy, whole):
    ledger, manifest = ((copy / name).read_bytes() for name in PAPERS)
    try:
        yield from check_ledger(ledger)
        yield from check_manifest(manifest, [json.loads(line) for line in ledger.splitlines()])
        yield from check_files(copy, json.loads(manifest)["files"], whole)
    except Exception as error:
        yield f"is damaged: {error!a}"


def main(words):
    copies = [Path(word) for word in words if word != "--whole"]
    if len(copies) not in {1, 2} or not all((c / p).is_file() for c in copies for p in PAPERS):
        return print(__doc__) or 2
    found = [f"{copy}: {what}" for copy in copies for what in check_copy(copy, "--whole" in words)]
    old, new = ((copy / LEDGER).read_bytes().splitlines() for copy in (copies[0], copies[-1]))
    if lost := [n for n, line in enumerate(old, 1) if line not in new[n - 1 : n]]:
        found.append(f"{copies[-1]}: line {lost[0]} of {copies[0]} is gone or another one")
    print(*found, "Not all agrees." if found else "All agrees.", sep="\n")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
