#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Citywall authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The one-way rule: base <- sdk <- {engine | map, UI kit | modules} <- app.

Walks C++ includes, QML imports and CMake's link graph and fails on an arrow that points the wrong way.

usage: one_way_rule.py SOURCE_FOLDER BUILD_FOLDER | --selftest
"""
import pathlib
import re
import sys
import tempfile

# A layer may use itself and what is named here, nothing else of ours.
ALLOWED = {
    "base": set(),
    "sdk": {"base"},
    "engine": {"base", "sdk"},
    "tiles": {"base"},
    "map": {"base", "sdk"},
    "theme": set(),
    "controls": {"base", "sdk", "theme"},
    "charts": {"base", "sdk", "theme", "controls"},
    "shell": {"base", "sdk", "theme", "controls", "charts", "map"},
    "modules": {"base", "sdk", "map", "theme", "controls", "charts"},
    "maps": set(),
    "app": {"base", "sdk", "engine", "tiles", "map", "theme", "controls", "charts", "shell"},
}
FOLDERS = [("app/base", "base"), ("app/sdk", "sdk"), ("app/engine", "engine"), ("app/map/tiles", "tiles"),
           ("app/map/layers", "map"), ("qml/Theme", "theme"), ("qml/Controls", "controls"), ("qml/Charts", "charts"),
           ("qml/Shell", "shell"), ("modules", "modules"), ("maps", "maps"), ("app", "app")]
INCLUDES = [("base/", "base"), ("sdk/", "sdk"), ("engine/", "engine"), ("map/tiles/", "tiles"), ("map/layers/", "map"),
            ("cli/", "app")]
IMPORTS = [("Citywall.Theme", "theme"), ("Citywall.Controls", "controls"), ("Citywall.Charts", "charts"),
           ("Citywall.Map", "map"), ("Citywall.Shell", "shell")]
TARGETS = {"base": "base", "sdk": "sdk", "tiles": "tiles", "maplayers": "map", "theme": "theme", "controls": "controls",
           "charts": "charts", "shell": "shell", "history": "engine", "archive": "engine", "ingest": "engine", "feeds": "engine",
           "core": "engine", "alarms": "engine", "feedsetup": "engine", "query": "engine",
           "simulate": "engine", "recording": "engine"}


def layer_of(path):
    for folder, layer in FOLDERS:
        if path == folder or path.startswith(folder + "/"):
            return layer
    return None


def module_of(path):
    parts = path.split("/")
    return parts[1] if parts[0] == "modules" and len(parts) > 2 else None


def source_arrows(root):
    """(file, what it names, layer it points at, module it points at)"""
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.suffix not in (".h", ".cpp", ".qml") or name.split("/")[0] in ("build", "tests") or "/tests/" in name:
            continue
        text = path.read_text(encoding="utf-8")
        for used in re.findall(r'^\s*#\s*include\s+"([^"]+)"', text, re.M):
            if "/modules/" in used or used.startswith("modules/"):
                yield name, used, "modules", used.split("modules/")[1].split("/")[0]
            for prefix, layer in INCLUDES:
                if used.startswith(prefix) and not (path.parent / used).exists():
                    yield name, used, layer, None
        if path.suffix == ".qml":
            for used in re.findall(r"^\s*import\s+(Citywall(?:\.\w+)?)", text, re.M):
                target = dict(IMPORTS).get(used, "sdk" if used == "Citywall" else "modules")
                yield name, used, target, used.split(".")[1].lower() if target == "modules" else None


def link_arrows(root, build):
    for path in sorted((build / "link-graph").glob("*.txt")):
        folder, *libraries = path.read_text().splitlines()
        folder = pathlib.Path(folder).relative_to(root).as_posix()
        if folder.split("/")[0] in ("tests", ".") or "/tests" in folder:
            continue
        for library in libraries:
            short = re.sub(r"^(Citywall::|citywall_)", "", library)
            if library == short:
                continue
            module = re.match(r"(?:module_)?(\w+?)_core$|module_(\w+)$", short)
            if short in TARGETS:
                yield folder + "/CMakeLists.txt", library, TARGETS[short], None
            elif module:
                yield folder + "/CMakeLists.txt", library, "modules", module.group(1) or module.group(2)


def violations(arrows):
    for source, used, target, module in arrows:
        layer = layer_of(source)
        own_module = module_of(source)
        if layer is None or (target == layer and (layer != "modules" or module in (None, own_module))):
            continue
        if target not in ALLOWED[layer]:
            yield f"{source}: {layer} may not use {used} ({module or target})"


def selftest():
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for name, text in {
            "app/base/a.h": '#include "sdk/feed.h"\n',
            "app/sdk/b.h": '#include "base/a.h"\n',
            "modules/traffic/c.cpp": '#include "engine/core/clock.h"\n#include "core/own.h"\n',
            "modules/traffic/ui/D.qml": "import Citywall.Safety\nimport Citywall.Traffic\nimport Citywall.Theme\n",
            "qml/Controls/E.qml": "import Citywall.Shell\nimport Citywall\n",
        }.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text)
        found = list(violations(source_arrows(root)))
    expected = ["app/base/a.h", "modules/traffic/c.cpp", "modules/traffic/ui/D.qml", "qml/Controls/E.qml"]
    assert [f.split(":")[0] for f in found] == expected, found


def main():
    if sys.argv[1:] == ["--selftest"]:
        selftest()
        return 0
    root, build = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    arrows = list(source_arrows(root)) + list(link_arrows(root, build))
    assert len(arrows) > 50, "too few arrows found: has the layout changed?"
    bad = sorted(set(violations(arrows)))
    print("\n".join(bad) or f"{len(arrows)} arrows, all in the allowed direction")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
