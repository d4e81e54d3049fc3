#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Proves that translations.py finds what it forbids. LUPDATE names Qt's program."""
import os
import tempfile
import unittest
from pathlib import Path
from xml.sax.saxutils import escape

import translations

SOURCE = """class Dock : public QObject {{
  Q_OBJECT
  void fill() {{ setText(tr("{}")); }}
}};
"""


class TranslationsTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        for name in ("ui", "plugin", "resources/i18n"):
            (self.root / name).mkdir(parents=True)

    def found(self, source, translation, complete=False, kind="", written=None):
        """What is found for a text of the sources that is translated like that, or whose translation is of another."""
        (self.root / "ui/dock.cpp").write_text(SOURCE.format(source))
        message = (f"<context><name>Dock</name><message><source>{escape(written or source)}</source>"
                   f"<translation{kind}>{escape(translation)}</translation></message></context>")
        (self.root / "resources/i18n/xemap_de.ts").write_text(
            f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n<TS version="2.1" language="de">{message}</TS>\n')
        return [what for _, _, what in translations.violations(os.environ["LUPDATE"], self.root, complete)]

    def test_a_right_translation_is_right(self):
        self.assertEqual(self.found("&Run %1…", "%1 &starten…", complete=True), [])

    def test_what_a_translation_must_keep(self):
        for source, translation, what in (("Layer %1", "Ebene", "placeholders"), ("<b>Run</b>", "Start", "tags"),
                                          (" m", "m", "space before"), ("%1 s", "%1 s ", "space after"),
                                          ("&Run", "Start", "mnemonics"), ("Save…", "Speichern", "ellipsis")):
            with self.subTest(source):
                found = self.found(source, translation)
                self.assertEqual(len(found), 1, found)
                self.assertIn(what, found[0])

    def test_gaps_count_only_where_all_must_be_translated(self):
        for kind, written, count in ((' type="unfinished"', None, 1), ("", "Runs", 2)):
            with self.subTest(written):
                self.assertEqual(self.found("Run", "Start", kind=kind, written=written), [])
                self.assertEqual(len(self.found("Run", "Start", complete=True, kind=kind, written=written)), count)

    def test_a_text_outside_of_any_class_is_found(self):
        (self.root / "plugin/lost.cpp").write_text('QString text() { return tr("Lost"); }\n')
        self.assertEqual(self.found("Run", "Start"), ["a text that cannot be translated"])

    def test_a_text_that_comes_in_a_variable_is_found(self):
        (self.root / "plugin/lost.cpp").write_text('QString said(const char *text) { return translate("Dock", text); }\n')
        found = self.found("Run", "Start")
        self.assertEqual(len(found), 1, found)
        self.assertIn("does not see", found[0])


if __name__ == "__main__":
    unittest.main()
