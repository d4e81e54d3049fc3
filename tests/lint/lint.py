#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Checks the rules of docs/architecture.md and docs/development.md that a compiler does not.

  tests/lint/lint.py [TREE]      prints one line per violation, 'FILE:LINE: RULE: what was found', and exits with 1
"""
import hashlib
import re
import subprocess
import sys
from functools import lru_cache
from pathlib import Path, PurePosixPath

# Third-party libraries, known by what their headers are called.
LIBRARIES = {
    "Torch": r"(torch|ATen|c10|caffe2)/",
    "GDAL": r"(gdal|ogr_|ogr|cpl_|vrtdataset)\w*\.h$",
    "PROJ": r"(proj(_\w+)?|geodesic)\.h$|proj/",
    "ICU": r"unicode/",
    "JSON": r"nlohmann/",
    "Gumbo": r"gumbo\.h$",
    "zlib": r"zlib\.h$",
    "CLI11": r"CLI/",
    "TIFF": r"tiffio\.h$",
    "OpenSSL": r"openssl/",
    "libzip": r"zip\.h$",
    "GoogleTest": r"(gtest|gmock)/",
    "Benchmark": r"benchmark/",
    "Qt": r"Q[A-Z]\w*$|Qt[A-Z]\w*/|q(global|config|compilerdetection)\.h$",
    "QGIS": r"(qgs\w*|qgis\w*)\.h$",
}
# The C++ library, and what POSIX and C add to it.
STANDARD = r"[a-z_0-9]+$|(sys|linux|arpa|netinet)/|(unistd|fcntl|dlfcn|fenv|signal|pthread|sched|time|errno|omp|malloc)\.h$"

# All of model but its phrases, for those who use networks as they are.
NETWORK = {"model", "model/spec", "model/layers", "model/image", "model/text", "model/head"}
# Every folder of the plugin; "plugin" itself is the header that CMake writes.
IN_QGIS = {"plugin", "Qt", "QGIS"}
# Who may include whom: modules and libraries, itself aside. A module is a folder below libxemap/xemap, libxemap or the top;
# a file belongs to the one with the longest name, and what a folder may use says nothing of those below it.
# docs/architecture.md gives the reasons. The rows of the plugin stand lowest first.
MAY_USE = {
    "base": set(),
    "text": {"base", "ICU", "JSON", "Gumbo", "zlib"},
    "text/stored": {"base", "text", "checkpoint", "model/spec"},
    "spatial": {"base"},
    "raster": {"base", "GDAL", "PROJ"},
    "checkpoint": {"base", "JSON", "OpenSSL", "libzip"},
    "model/spec": {"base", "JSON"},
    "model/layers": {"base", "checkpoint", "model/spec", "Torch"},
    "model/image": {"base", "model/spec", "model/layers", "Torch"},
    "model/text": {"base", "checkpoint", "model/spec", "model/layers", "Torch"},
    "model/head": {"base", "model/spec", "model/layers", "model/image", "model/text", "Torch"},
    "model": {"base", "checkpoint", *NETWORK, "Torch", "JSON"},
    "model/phrase": {"base", "text", "text/stored", "checkpoint", "model/spec", "model/layers", "model/text", "Torch"},
    "teach": {"base", "checkpoint", "model/spec", "JSON"},
    "importer/layouts": {"base", "text", "checkpoint", "model/spec"},
    "importer": {"base", "text", "checkpoint", "model/spec", "importer/layouts", "JSON"},
    "infer/extent": {"base", "raster", *NETWORK, "infer", "Torch"},
    "infer": {"base", "text", "spatial", "raster", "checkpoint", *NETWORK, "model/phrase", "teach", "infer/extent", "importer",
              "Torch", "JSON"},
    "data": {"base", "text", "text/stored", "spatial", "raster", "checkpoint", "model/spec", "GDAL", "JSON"},
    "train": {"base", "data", "checkpoint", *NETWORK, "Torch", "JSON"},
    "eval": {"base", "text", "spatial", "raster", *NETWORK, "model/phrase", "teach", "infer", "infer/extent", "data", "Torch", "JSON"},
    "tools": {"base", "text", "raster", "checkpoint", *NETWORK, "model/phrase", "teach", "importer", "infer", "data", "train", "eval",
              "JSON", "CLI11", "GDAL", "TIFF", "Torch"},
    "ui": {"Qt"},
    "plugin": set(),
    "plugin/task": {*IN_QGIS},
    "plugin/settings": {*IN_QGIS, "ui"},
    "plugin/layer": {*IN_QGIS, "base", "raster"},
    "plugin/engine": {*IN_QGIS, "base", "raster", "importer", "teach", "infer", "plugin/settings", "plugin/layer"},
    "plugin/output": {*IN_QGIS, "base", "raster", "infer", "plugin/layer"},
    "plugin/help": {*IN_QGIS, "base", "raster", "ui", "plugin/settings", "plugin/engine"},
    "plugin/processing/run": {*IN_QGIS, "base", "raster", "plugin/layer", "plugin/output"},
    "plugin/processing": {*IN_QGIS, "base", "text", "raster", "teach", "infer", "eval", "ui", "plugin/layer", "plugin/engine", "plugin/output",
                          "plugin/processing/run"},
    "plugin/models": {*IN_QGIS, "base", "importer", "plugin/task", "plugin/engine", "plugin/help"},
    "plugin/dock": {*IN_QGIS, "raster", "ui", "plugin/settings", "plugin/layer", "plugin/engine", "plugin/output", "plugin/help"},
    "plugin/pointing": {*IN_QGIS, "ui", "plugin/layer", "plugin/dock"},
    "plugin/examples": {*IN_QGIS, "base", "ui", "plugin/layer", "plugin/engine", "plugin/help", "plugin/pointing"},
    "plugin/forecast": {*IN_QGIS, "ui", "plugin/settings", "plugin/layer", "plugin/engine", "plugin/dock", "plugin/pointing"},
    "plugin/questions": {*IN_QGIS, "base", "text", "raster", "ui", "plugin/task", "plugin/settings", "plugin/layer", "plugin/engine", "plugin/output",
                         "plugin/dock", "plugin/pointing", "plugin/examples", "plugin/forecast"},
    "plugin/regions": {*IN_QGIS, "base", "text", "raster", "ui", "plugin/task", "plugin/layer", "plugin/output", "plugin/help"},
    "plugin/print": {*IN_QGIS, "base", "plugin/task", "plugin/layer", "plugin/output", "plugin/help", "plugin/regions"},
    "plugin/annotation/layer": {*IN_QGIS, "ui", "plugin/layer", "plugin/output"},
    "plugin/annotation": {*IN_QGIS, "base", "raster", "ui", "plugin/task", "plugin/layer", "plugin/output", "plugin/help", "plugin/print",
                          "plugin/annotation/layer"},
    "plugin/comparison": {*IN_QGIS},
    "plugin/results": {*IN_QGIS, "base", "raster", "ui", "plugin/task", "plugin/settings", "plugin/layer", "plugin/output",
                       "plugin/help", "plugin/dock", "plugin/questions", "plugin/regions", "plugin/annotation", "plugin/comparison"},
    "plugin/corrections": {*IN_QGIS, "base", "ui", "plugin/task", "plugin/layer", "plugin/engine", "plugin/output", "plugin/dock",
                           "plugin/examples", "plugin/questions"},
    "plugin/concepts": {*IN_QGIS, "base", "ui", "teach", "plugin/layer", "plugin/engine", "plugin/help", "plugin/dock",
                        "plugin/examples", "plugin/questions"},
    "plugin/places": {*IN_QGIS, "base", "raster", "ui", "plugin/task", "plugin/layer", "plugin/engine", "plugin/dock", "plugin/pointing",
                      "plugin/questions"},
    "plugin/start": {*IN_QGIS, "ui", "plugin/settings", "plugin/engine", "plugin/help", "plugin/processing", "plugin/models",
                     "plugin/dock", "plugin/pointing", "plugin/examples", "plugin/questions", "plugin/results", "plugin/corrections",
                     "plugin/concepts", "plugin/places"},
}
# What must not be reached through any chain of our own headers.
MAY_NOT_REACH = {
    "ui": {"QGIS", "GDAL", "Torch"},
    **{module: {"Torch"} for module in MAY_USE if module.split("/")[0] == "plugin"},
    "checkpoint": {"Torch"},
    "model/spec": {"Torch"},
    "importer": {"Torch"},
    "importer/layouts": {"Torch"},
    "teach": {"Torch"},
    "train": {"GDAL", "ICU"},
    "tools": {"Qt", "QGIS"},
}
# Top modules whose public headers must not reach some libraries; those outside of CMake's HEADERS are private.
PUBLIC_MAY_NOT_REACH = {"infer": {"Torch"}}

CODE = {".h", ".cpp", ".py", ".sh", ".cmake", ".in"}
MAX_FILE_BYTES = 12 * 1024 * 1024
# Files that may be larger, with the SHA-256 of the one content that was meant.
LARGE_FILES = {
    # The text encoder of all models over it: it never changes, so history holds it once.
    "resources/models/xemap-lite0/frozen.safetensors": "15a2e1f9115683c7eddc58575e0c99e226f9c9ccc1dbc151aad46c5835f6932b",
}
MAX_TEST_DATA_BYTES = 200_000
MAX_ALL_TEST_DATA_BYTES = 5_000_000
MAX_LINES = {".h": 150, ".cpp": 400}
LICENSE_LINE = "SPDX-License-Identifier: GPL-2.0-or-later"
INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', re.MULTILINE)
UNFINISHED = re.compile(r"TO(?:DO)|FIX(?:ME)|\bXX(?:X)\b|not (?:implemented)")
MACHINE = re.compile(r"(?<![\w.$}])/(?:work|farm|home/\w+)/|(?:deb|security|snapshot)\.debian\.org|registry\.npmjs|pypi\.org")
SNAKE_CASE = re.compile(r"[a-z0-9_]+(\.[a-z0-9_]+)*$")


class Tree:
    """The files of a checkout that are, or would be, part of the project."""

    def __init__(self, root):
        self.root = Path(root).resolve()
        self.known = self._project_files()
        self.paths = sorted(self.known)

    def _project_files(self):
        if (self.root / ".git").exists():
            listing = subprocess.run(
                ["git", "-C", str(self.root), "-c", "safe.directory=*", "ls-files", "-co", "--exclude-standard", "-z"],
                check=True, capture_output=True).stdout.decode()
            names = filter(None, listing.split("\0"))
        else:
            names = (str(p.relative_to(self.root)) for p in self.root.rglob("*") if p.is_file())
        found = {PurePosixPath(name) for name in names}
        return {p for p in found if not p.parts[0].startswith("build") and (self.root / p).is_file()}

    def size(self, path):
        return (self.root / path).stat().st_size

    def sha256(self, path):
        return hashlib.sha256((self.root / path).read_bytes()).hexdigest()

    @lru_cache(maxsize=None)
    def text(self, path):
        """The content; empty for a binary file."""
        data = (self.root / path).read_bytes()
        return "" if b"\0" in data[:8192] else data.decode("utf-8", "replace")

    def cpp(self):
        return [p for p in self.paths if p.suffix in (".h", ".cpp") and module_of(p)]


def folder_of(path):
    """The parts of the folder a source lies in, from its top module on; none outside of the program's own folders."""
    parts = path.parts[:-1]
    if parts[:2] == ("libxemap", "xemap"):
        return parts[2:]
    if parts[:2] == ("libxemap", "tools"):
        return parts[1:]
    return parts if parts[:1] in (("ui",), ("plugin",)) else ()


def top_module_of(path):
    """The topmost module a source belongs to, within which headers are shared; None where there is none."""
    return folder_of(path)[0] if folder_of(path) else None


def module_of(path):
    """The module a source belongs to, the deepest that MAY_USE names, or else a folder it does not know."""
    parts = folder_of(path)
    for depth in range(len(parts), 0, -1):
        if "/".join(parts[:depth]) in MAY_USE:
            return "/".join(parts[:depth])
    return top_module_of(path)


def library_of(include):
    """The third-party library of an included name; 'standard' or None where it is no library's."""
    for library, pattern in LIBRARIES.items():
        if re.match(pattern, include):
            return library
    return "standard" if re.match(STANDARD, include) else None


def included_file(tree, path, include):
    """The project's own file that an include names, if any; the template of a generated one."""
    for folder in (PurePosixPath("libxemap"), *path.parents):
        for candidate in (folder / include, folder / (include + ".in")):
            if candidate in tree.known:
                return candidate
    return None


def includes(tree, path):
    """Yields line number, included name, and the project's file or the library it belongs to."""
    text = tree.text(path)
    for match in INCLUDE.finditer(text):
        name = match.group(1)
        own = included_file(tree, path, name)
        yield text.count("\n", 0, match.start(1)) + 1, name, own, None if own else library_of(name)


def is_listed(tree, path, within=r"(?s).*"):
    """Whether a CMake file of the folder or above names the file, in a part that matches `within`."""
    for folder in path.parents:
        cmake = folder / "CMakeLists.txt"
        name = re.compile(rf"(?<![\w/.-]){re.escape(str(path.relative_to(folder)))}(?![\w/.-])")
        if cmake in tree.known and any(name.search(part) for part in re.findall(within, tree.text(cmake))):
            return True
    return False


def is_public(tree, path):
    """Whether a header is in the HEADERS of a target; the others are private to their module."""
    return is_listed(tree, path, within=r"\bHEADERS\b[^)]*?(?:\)|\bSOURCES\b)")


def check_layers(tree):
    for path in tree.cpp():
        module = module_of(path)
        for line, name, own, library in includes(tree, path):
            used = module_of(own) if own else library
            if used is None and not own:
                yield path, line, "layers", f"<{name}> belongs to no library that docs/architecture.md names"
            elif module not in MAY_USE:
                yield path, line, "layers", f"module {module} is not in the table of docs/architecture.md"
            elif used not in (None, module, "standard") and used not in MAY_USE[module]:
                yield path, line, "layers", f"{module} may not use {used} ({name})"


def reached(tree, path, seen):
    """Yields each library that a file includes through our own headers, with the chain that leads there."""
    for _, name, own, library in includes(tree, path):
        if library:
            yield library, [name]
        elif own and own not in seen:
            seen.add(own)
            for found, chain in reached(tree, own, seen):
                yield found, [name, *chain]


def check_reach(tree):
    for path in tree.cpp():
        module = module_of(path)
        forbidden = set(MAY_NOT_REACH.get(module, ()))
        if path.suffix == ".h" and is_public(tree, path):
            forbidden |= PUBLIC_MAY_NOT_REACH.get(top_module_of(path), set())
        chains = {}
        for library, chain in reached(tree, path, {path}) if forbidden else ():
            if library in forbidden:
                chains[library] = min(chains.get(library, chain), chain, key=len)
        for library, chain in chains.items():
            yield path, 1, "reach", f"reaches {library} through {' > '.join(chain)}"


def check_private(tree):
    for path in tree.cpp():
        for line, name, own, _ in includes(tree, path):
            other = top_module_of(own) if own else None
            if other not in (None, "plugin", top_module_of(path)) and not is_public(tree, own):
                yield path, line, "private", f"{name} is private to {other}: it is not in the HEADERS of its target"


def check_license(tree):
    for path in tree.paths:
        head = tree.text(path).split("\n", 2)
        script = head[0].startswith("#!")
        if script or path.suffix in CODE or path.name == "CMakeLists.txt":
            if LICENSE_LINE not in head[1 if script and len(head) > 1 else 0]:
                yield path, 1, "license", f"the first line is not '{LICENSE_LINE}'"


def check_patterns(tree):
    for path in tree.paths:
        code = path.suffix in CODE or path.name == "CMakeLists.txt"
        for number, line in enumerate(tree.text(path).split("\n"), 1):
            if code and UNFINISHED.search(line):
                yield path, number, "unfinished", line.strip()
            if MACHINE.search(line):
                yield path, number, "machine", f"names a path or host of one machine: {line.strip()}"


def check_sizes(tree):
    total = 0
    for name in sorted(LARGE_FILES):
        if PurePosixPath(name) not in tree.known:
            yield PurePosixPath(name), 1, "size", "listed as a large file, but not there"
    for path in tree.paths:
        size = tree.size(path)
        listed = LARGE_FILES.get(str(path))
        if listed and tree.sha256(path) != listed:
            yield path, 1, "size", f"SHA-256 {tree.sha256(path)}, expected the {listed} it is listed with"
        elif not listed and size > MAX_FILE_BYTES:
            yield path, 1, "size", f"{size} bytes, more than {MAX_FILE_BYTES}"
        if path.parts[:2] == ("tests", "data"):
            total += size
            if size > MAX_TEST_DATA_BYTES:
                yield path, 1, "size", f"{size} bytes, more than the {MAX_TEST_DATA_BYTES} of a test file"
    if total > MAX_ALL_TEST_DATA_BYTES:
        yield PurePosixPath("tests/data"), 1, "size", f"{total} bytes, more than {MAX_ALL_TEST_DATA_BYTES} in all"


def check_names(tree):
    for path in tree.paths:
        if path.suffix in (".h", ".cpp", ".py", ".sh") and not SNAKE_CASE.match(path.name):
            yield path, 1, "name", "a file name is snake_case"
        if path.suffix == ".h" and module_of(path) and "#pragma once" not in tree.text(path):
            yield path, 1, "guard", "a header has '#pragma once'"


def check_listed(tree):
    """A source that no CMake file names is not built."""
    for path in tree.cpp():
        if path.suffix == ".cpp" and not is_listed(tree, path):
            yield path, 1, "listed", "named in no CMakeLists.txt of its folder or above"


CHECKS = [check_layers, check_reach, check_private, check_license, check_patterns, check_sizes, check_names, check_listed]


def violations(tree):
    return [found for check in CHECKS for found in check(tree)]


def long_files(tree):
    """Files that usually want to be two; a habit, not a rule."""
    for path in tree.cpp():
        lines = tree.text(path).count("\n")
        if lines > MAX_LINES[path.suffix]:
            yield f"{path}: note: {lines} lines, more than {MAX_LINES[path.suffix]}"


def main(arguments):
    tree = Tree(arguments[0] if arguments else Path(__file__).resolve().parents[2])
    for note in long_files(tree):
        print(note)
    found = violations(tree)
    for path, line, rule, what in found:
        print(f"{path}:{line}: {rule}: {what}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
