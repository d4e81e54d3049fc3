#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Proves that packaging/count_tests.py counts what ran, and never a failure as a success."""
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "count_tests.py"
GOOGLETEST = "[==========] 4 tests from 1 test suite ran. (0 ms total)\n[  PASSED  ] 2 tests.\n"
SKIPPED = "[  SKIPPED ] 1 test, listed below:\n[  SKIPPED ] A.c\n"
FAILED = "[  FAILED  ] 1 test, listed below:\n[  FAILED  ] A.b\n"


def case(status, output="", skipped=None):
    reason = f'<skipped message="{skipped}"/>' if skipped else ""
    return f'<testcase name="t" status="{status}">{reason}<system-out>{output}</system-out></testcase>'


class CountTestsTest(unittest.TestCase):
    def count(self, *cases):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "results.xml"
            path.write_text(f'<testsuite name="s">{"".join(cases)}</testsuite>')
            run = subprocess.run([sys.executable, SCRIPT, path, path], capture_output=True, text=True)
            return run.stdout.strip(), run.returncode

    def test_adds_files_up(self):
        self.assertEqual(self.count(case("run")), ("2 passed, 0 failed", 0))

    def test_counts_the_cases_of_googletest(self):
        self.assertEqual(self.count(case("run", GOOGLETEST + SKIPPED)), ("4 passed, 0 failed, 2 skipped", 0))
        self.assertEqual(self.count(case("fail", GOOGLETEST + SKIPPED + FAILED)), ("4 passed, 2 failed, 2 skipped", 1))

    def test_counts_the_cases_of_unittest(self):
        self.assertEqual(self.count(case("run", "Ran 3 tests in 0.1s\n\nOK\n")), ("6 passed, 0 failed", 0))
        bad = "Ran 9 tests in 0.1s\n\nFAILED (failures=1, errors=2, skipped=1)\n"
        self.assertEqual(self.count(case("fail", bad)), ("10 passed, 6 failed, 2 skipped", 1))

    def test_a_crash_after_good_cases_is_a_failure(self):
        self.assertEqual(self.count(case("fail", GOOGLETEST)), ("4 passed, 2 failed", 1))
        self.assertEqual(self.count(case("fail")), ("0 passed, 2 failed", 1))

    def test_a_missing_program_is_a_failure_and_a_skip_is_none(self):
        self.assertEqual(self.count(case("notrun", skipped="Unable to find executable")), ("0 passed, 2 failed", 1))
        skips = (case("notrun", skipped="SKIP_RETURN_CODE=77"), case("disabled"), case("run"))
        self.assertEqual(self.count(*skips), ("2 passed, 0 failed, 4 skipped", 0))

    def test_no_test_at_all_is_a_failure(self):
        self.assertEqual(self.count(), ("0 passed, 0 failed", 1))


if __name__ == "__main__":
    unittest.main()
