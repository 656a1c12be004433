#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Citywall authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every string in the sources is in the Chinese catalogue, translated, with its place-holders kept.

usage: translations.py SOURCE_FOLDER LUPDATE [OPTIONS OF LUPDATE]
"""
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

PLACEHOLDER = re.compile(r"%L?\d+|%n")


def messages(path):
    """(context, source, comment) -> (finished, forms of the translation)"""
    found = {}
    for context in ET.parse(path).getroot().findall("context"):
        name = context.findtext("name")
        for message in context.findall("message"):
            node = message.find("translation")
            forms = [f.text or "" for f in node.findall("numerusform")] or [node.text or ""]
            key = name, message.findtext("source"), message.findtext("comment") or ""
            found[key] = node.get("type") != "unfinished" and all(forms), forms
    return found


def catalogues(root):
    """(catalogue, the folders whose strings it holds)"""
    yield root / "i18n/citywall_zh_CN.ts", [root / "app", root / "qml"]
    for manifest in sorted((root / "modules").glob("*/*.json")):
        if manifest.stem == manifest.parent.name:
            folder = manifest.parent
            yield folder / f"i18n/{folder.name}_zh_CN.ts", [folder]


def check(root, lupdate, options):
    problems = []
    for catalogue, folders in catalogues(root):
        name = catalogue.relative_to(root)
        if not catalogue.is_file():
            problems.append(f"{name}: no such catalogue")
            continue
        kept = messages(catalogue)
        with tempfile.TemporaryDirectory() as scratch:
            fresh = pathlib.Path(scratch) / "fresh.ts"
            subprocess.run([lupdate, *options, "-silent", "-target-language", "zh_CN", "-extensions", "cpp,h,qml",
                            *map(str, folders), "-ts", str(fresh)], check=True, stdout=subprocess.DEVNULL)
            wanted = messages(fresh)
        for key in wanted:
            finished, forms = kept.get(key, (False, [""]))
            if not finished:
                problems.append(f"{name}: {key[0]}: not translated: {key[1]!r}")
            elif any(set(PLACEHOLDER.findall(key[1])) - set(PLACEHOLDER.findall(f)) - {"%n"} for f in forms):
                problems.append(f"{name}: {key[0]}: a place-holder is lost: {key[1]!r} -> {forms!r}")
        print(f"{name}: {len(wanted)} strings")
    return problems


def main():
    problems = check(pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3:])
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
