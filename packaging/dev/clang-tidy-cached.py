#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Citywall authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""clang-tidy over our sources, two at a time; a file whose text, headers and flags are as they were is not read again.

usage: clang-tidy-cached.py BUILD_FOLDER
"""
import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(sys.argv[1]).resolve()
CACHE = pathlib.Path(os.environ["CITYWALL_CACHE"]) / "clang-tidy"
INCLUDE = re.compile(rb'^\s*#\s*include\s+"([^"]+)"', re.M)
ROOTS = [ROOT / "app", ROOT / "maps", ROOT / "modules"]


def entries():
    """Compile commands of our own sources, without the precompiled header of another compiler."""
    for entry in json.loads((BUILD / "compile_commands.json").read_text()):
        source = pathlib.Path(entry["file"]).resolve()
        if ROOT not in source.parents or BUILD in source.parents or "build" in source.relative_to(ROOT).parts:
            continue
        words, kept, skip = shlex.split(entry["command"]), [], False
        for word in words:
            if skip:
                skip = False
            elif word == "-include":
                skip = True
            elif word not in ("ccache", "-Winvalid-pch"):
                kept.append(word)
        yield source, dict(entry, command=shlex.join(kept))


def own_headers(path, seen):
    """Every header of ours that the file reaches, by text."""
    if path in seen or not path.is_file():
        return
    seen.add(path)
    for name in INCLUDE.findall(path.read_bytes()):
        name = name.decode()
        for folder in [path.parent, path.parent.parent, *ROOTS]:
            own_headers((folder / name).resolve(), seen)


def fingerprint(source, entry):
    seen = set()
    own_headers(source, seen)
    digest = hashlib.sha256((ROOT / ".clang-tidy").read_bytes())
    digest.update(entry["command"].replace(str(ROOT), "").encode())
    for path in sorted(seen):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def run(source, database):
    result = subprocess.run(["clang-tidy", "--quiet", "-p", str(database), str(source)], capture_output=True, text=True)
    return result.returncode, result.stdout


def main():
    CACHE.mkdir(parents=True, exist_ok=True)
    database = BUILD / "clang-tidy"
    database.mkdir(exist_ok=True)
    todo, commands = {}, []
    for source, entry in entries():
        stamp = CACHE / fingerprint(source, entry)
        if not stamp.exists() and source not in todo:
            todo[source] = stamp
            commands.append(entry)
    (database / "compile_commands.json").write_text(json.dumps(commands))
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for done, (source, (code, text)) in enumerate(
                zip(todo, pool.map(lambda s: run(s, database), todo)), start=1):
            print(f"lint: clang-tidy {done}/{len(todo)} {source.relative_to(ROOT)}", file=sys.stderr)
            if code:
                failed += 1
                print(text, file=sys.stderr)
            else:
                todo[source].touch()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
