# SPDX-License-Identifier: GPL-2.0-or-later
"""What the benchmarks inside of QGIS share; desktop.sh puts this folder on Python's path."""
import os
import time

from qgis.PyQt.QtCore import QTimer
from qgis.utils import iface

WHOLE_LAYER = 1


def report(line):
    with open(os.environ["XEMAP_BENCH_REPORT"], "a", encoding="utf-8") as file:
        file.write(line + "\n")


def part(kind, name):
    """A widget of the main window. Finding one takes tens of milliseconds from Python: what is timed must have it at hand."""
    return iface.mainWindow().findChild(kind, name)


class EventLoop:
    """Notes the longest time between two events of a timer that wants one every few milliseconds."""

    TICK_MS = 2

    def __init__(self):
        self.longest = 0.0
        self.last = time.monotonic()
        self.timer = QTimer(iface.mainWindow())
        self.timer.timeout.connect(self.tick)
        self.timer.start(self.TICK_MS)

    def tick(self):
        now = time.monotonic()
        self.longest = max(self.longest, now - self.last - self.TICK_MS / 1000)
        self.last = now

    def take(self):
        """Milliseconds since this was asked last."""
        self.tick()
        longest, self.longest = self.longest, 0.0
        return 1000 * longest
