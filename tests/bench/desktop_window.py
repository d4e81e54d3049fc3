# SPDX-License-Identifier: GPL-2.0-or-later
"""What the benchmarks inside of QGIS share; desktop.sh puts this folder on Python's path."""
import os

from qgis.utils import iface

WHOLE_LAYER = 1


def report(line):
    with open(os.environ["XEMAP_BENCH_REPORT"], "a", encoding="utf-8") as file:
        file.write(line + "\n")


def part(kind, name):
    """A widget of the main window. Finding one takes tens of milliseconds from Python: what is timed must have it at hand."""
    return iface.mainWindow().findChild(kind, name)
