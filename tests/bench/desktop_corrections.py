# SPDX-License-Identifier: GPL-2.0-or-later
"""What a correction takes in the QGIS desktop: from the click that shows an example to the map drawn anew, and for how long
the window handles no event meanwhile. For `qgis --code`, started by desktop.sh:

  XEMAP_BENCH_FOLDER  holds view0.tif of 1000 x 1000 pixels
  XEMAP_BENCH_REPORT  file for the figures
"""
import os
import statistics
import time
import traceback

from qgis.core import QgsApplication, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QPoint, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton, QAction, QComboBox, QLineEdit
from qgis.utils import iface

from desktop_window import WHOLE_LAYER, EventLoop, part, report

POLL_MS = 2
PATIENCE_S = 120
SETTLED_S = 0.6
WORDS = "river"
CORRECTIONS = 20
UNDONE = 5


class Corrections:
    """Asks once, shows one example after the other, and takes the last ones back; times each."""

    def __init__(self):
        self.replaced = None
        self.drawn = None
        self.clicked = 0.0
        self.answer = None
        self.loop = EventLoop()
        self.times = {"corrected": [], "taken back": []}
        self.steps = self.go()
        self.condition = lambda: True
        self.since = time.monotonic()
        iface.mapCanvas().mapCanvasRefreshed.connect(self.on_drawn)
        QgsProject.instance().layersAdded.connect(self.on_layers)
        self.timer = QTimer(iface.mainWindow())
        self.timer.timeout.connect(self.poll)
        self.timer.start(POLL_MS)

    def on_layers(self, layers):
        for layer in layers:
            if layer.customProperty("xemap/role") == "probability":
                self.answer = layer
                layer.dataSourceChanged.connect(self.on_replaced)

    def on_replaced(self):
        self.replaced = time.monotonic() - self.clicked

    def on_drawn(self):
        if self.replaced is not None and self.drawn is None:
            self.drawn = time.monotonic() - self.clicked

    def settled(self):
        return (time.monotonic() - self.since > SETTLED_S and QgsApplication.taskManager().countActiveTasks() == 0
                and not iface.mapCanvas().isDrawing())

    def poll(self):
        try:
            if not self.condition():
                assert time.monotonic() - self.since < PATIENCE_S, "no answer in time"
                return
            self.since = time.monotonic()
            self.condition = next(self.steps)
        except Exception:  # Whatever it is, it must reach the report rather than a dialog.
            report("failed: " + traceback.format_exc().strip().replace("\n", " | "))
            os._exit(1)

    def timed(self, kind, act):
        self.replaced = self.drawn = None
        self.loop.take()
        self.clicked = time.monotonic()
        act()
        yield lambda: self.drawn is not None
        yield self.settled
        self.times[kind].append((self.replaced, self.drawn, self.loop.take()))

    def go(self):
        yield lambda: part(QAction, "xemapToggleDock") is not None and not iface.mapCanvas().isDrawing()
        layer = QgsRasterLayer(os.path.join(os.environ["XEMAP_BENCH_FOLDER"], "view0.tif"), "view0")
        QgsProject.instance().addMapLayer(layer)
        iface.setActiveLayer(layer)
        canvas = iface.mapCanvas()
        canvas.setExtent(layer.extent())
        part(QAction, "xemapToggleDock").trigger()
        yield self.settled
        part(QComboBox, "extentMode").setCurrentIndex(WHOLE_LAYER)
        part(QLineEdit, "expression").setText(WORDS)
        part(QAbstractButton, "run").click()
        yield lambda: self.answer is not None
        yield self.settled
        buttons = {name: part(QAbstractButton, name) for name in ("likeThis", "unlikeThis")}
        undo, viewport = part(QAbstractButton, "undoExample"), canvas.viewport()
        extent = layer.extent()
        for i in range(CORRECTIONS):
            buttons["likeThis" if i % 2 == 0 else "unlikeThis"].click()
            yield self.settled
            # Spread over the picture, none beside another.
            across, down = (0.07 + 0.618 * i) % 0.9 + 0.05, (0.13 + 0.382 * i) % 0.9 + 0.05
            place = canvas.getCoordinateTransform().transform(extent.xMinimum() + across * extent.width(),
                                                              extent.yMinimum() + down * extent.height())
            pixel = QPoint(round(place.x()), round(place.y()))
            QTest.mouseMove(viewport, pixel)
            yield self.settled
            yield from self.timed("corrected", lambda pixel=pixel: QTest.mouseClick(
                viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, pixel))
        for _ in range(UNDONE):
            yield from self.timed("taken back", undo.click)
        for kind, times in self.times.items():
            replaced, drawn, blocked = zip(*times)
            report(f"1000 x 1000 pixels, {len(times)} times {kind}: answer after {statistics.median(replaced):.2f} s, map drawn "
                   f"after {statistics.median(drawn):.2f} s, at most {max(drawn):.2f} s; no event handled for "
                   f"{statistics.median(blocked):.0f} ms, at most {max(blocked):.0f} ms")
        QgsProject.instance().setDirty(False)
        os._exit(0)


corrections = Corrections()
