#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Adds up the tests of ctest's JUnit files: GoogleTest and unittest programs by their cases, every other test as one.

  packaging/count_tests.py RESULTS.xml...      prints 'N passed, N failed' (', N skipped' where any were)

Exits with 1 when a test failed or none ran.
"""
import re
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter

GOOGLETEST = {
    "passed": re.compile(r"^\[  PASSED  \] (\d+) tests?\.", re.MULTILINE),
    "failed": re.compile(r"^\[  FAILED  \] (\d+) tests?, listed below", re.MULTILINE),
    "skipped": re.compile(r"^\[  SKIPPED \] (\d+) tests?, listed below", re.MULTILINE),
}
UNITTEST = re.compile(r"^Ran (\d+) tests? in .*\n\n(?:OK|FAILED)(?: \((.*)\))?$", re.MULTILINE)


def cases_of(output):
    """The outcomes of single cases that a test program printed."""
    cases = Counter({name: sum(map(int, found.findall(output))) for name, found in GOOGLETEST.items()})
    for ran, details in UNITTEST.findall(output):
        counts = Counter({key: int(value) for key, value in re.findall(r"(\w+)=(\d+)", details)})
        failed = counts["failures"] + counts["errors"]
        cases += Counter(passed=int(ran) - failed - counts["skipped"], failed=failed, skipped=counts["skipped"])
    return cases


def outcome_of(case):
    """What became of one ctest test as a whole."""
    if case.get("status") == "run":
        return "passed"
    skipped = case.find("skipped")
    # A test whose program is missing did not run either, but that is a failure.
    wanted = case.get("status") == "disabled" or skipped is not None and skipped.get("message", "").startswith("SKIP_")
    return "skipped" if wanted else "failed"


def count_test(case):
    """The outcomes of one ctest test: of its cases where it printed any, else its own."""
    outcome = outcome_of(case)
    cases = cases_of(case.findtext("system-out") or "")
    if outcome == "skipped" or not sum(cases.values()):
        return Counter({outcome: 1})
    if outcome == "failed" and not cases["failed"]:
        cases["failed"] = 1  # It crashed, or failed outside of its cases.
    return cases


def count_file(path):
    """The outcomes in one JUnit file."""
    total = Counter()
    for case in ElementTree.parse(path).getroot().iter("testcase"):
        total += count_test(case)
    return total


def main(paths):
    total = sum((count_file(path) for path in paths), Counter())
    line = f"{total['passed']} passed, {total['failed']} failed"
    print(line + (f", {total['skipped']} skipped" if total["skipped"] else ""))
    return 1 if total["failed"] or not total["passed"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
