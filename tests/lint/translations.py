#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Checks the translations of the user interface.

  tests/lint/translations.py LUPDATE [--complete] [TREE]

A finished translation must keep what its source holds: placeholders, tags, line breaks, spaces at the ends, mnemonics.
With --complete each text of the sources must have a finished translation, and no translation may be left over. A text that
reaches translate() as a variable is found, because lupdate sees literals only. Prints one line per violation,
'FILE: TEXT: what was found', and exits with 1.
"""
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

SOURCES = ("ui", "plugin")
HIDDEN = re.compile(r"\btranslate\(\s*\"[^\"]*\",\s*[A-Za-z_]")
KEPT = {
    "placeholders": lambda text: sorted(set(re.findall(r"%(?:L?\d+|n)", text))),
    "tags": lambda text: sorted(re.findall(r"</?\w+>", text)),
    "line breaks": lambda text: text.count("\n"),
    "space before the text": lambda text: len(text) - len(text.lstrip(" \u00a0")),
    "space after the text": lambda text: len(text) - len(text.rstrip(" \u00a0")),
    "mnemonics": lambda text: len(re.findall(r"&\w", text)),
    "an ellipsis at the end": lambda text: text.endswith("…"),
}


def messages(path):
    """Yields context and source as one name, the source, its translations (several for plurals), and the type."""
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            source = message.findtext("source") or ""
            translation = message.find("translation")
            forms = [form.text or "" for form in translation.findall("numerusform")] or [translation.text or ""]
            yield f"{context.findtext('name')}: {source!r}", source, forms, translation.get("type")


def faults(path):
    for name, source, forms, kind in messages(path):
        if kind is not None:
            continue
        for form in forms:
            if not form.strip():
                yield name, "is finished, but empty"
            for what, measure in KEPT.items():
                # A plural form may leave its number out: "one region".
                plural = what == "placeholders" and len(forms) > 1
                if form.strip() and not plural and measure(source) != measure(form):
                    yield name, f"{what}: expected {measure(source)}, found {measure(form)}"


def gaps(path):
    kinds = {"unfinished": "is not translated", "vanished": "is no text of the sources", "obsolete": "is no text of the sources"}
    for name, _, _, kind in messages(path):
        if kind in kinds:
            yield name, kinds[kind]


def brought_up_to_date(lupdate, tree, folder):
    """Copies of the .ts files that know every text of the sources; what lupdate complains about."""
    copies = [Path(shutil.copy(path, folder)) for path in sorted((tree / "resources/i18n").glob("*.ts"))]
    run = subprocess.run([lupdate, "-silent", "-locations", "none", "-I", ".", *SOURCES, "-ts", *copies], cwd=tree,
                         check=True, capture_output=True, text=True)
    return copies, [line for line in run.stderr.splitlines() if line.strip()]


def hidden(tree):
    """The sources that have texts translated which lupdate does not see."""
    for folder in SOURCES:
        for path in sorted((tree / folder).rglob("*.cpp")):
            if HIDDEN.search(path.read_text(encoding="utf-8")):
                yield path.relative_to(tree)


def violations(lupdate, tree, complete):
    with tempfile.TemporaryDirectory() as folder:
        copies, complaints = brought_up_to_date(lupdate, tree, folder)
        found = [("lupdate", line, "a text that cannot be translated") for line in complaints]
        found += [(path, "translate()", "a text that lupdate does not see; name it in tr()") for path in hidden(tree)]
        for path in copies:
            found += [(path.name, name, what) for name, what in faults(path)]
            if complete:
                found += [(path.name, name, what) for name, what in gaps(path)]
        return found


def main(arguments):
    complete = "--complete" in arguments
    paths = [argument for argument in arguments if not argument.startswith("--")]
    if not paths:
        sys.exit(__doc__)
    tree = Path(paths[1]) if len(paths) > 1 else Path(__file__).resolve().parents[2]
    found = violations(paths[0], tree, complete)
    for file, name, what in found:
        print(f"{file}: {name}: {what}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
