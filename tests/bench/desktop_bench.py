# SPDX-License-Identifier: GPL-2.0-or-later
"""What desktop.sh times inside QGIS. For `qgis --code`; told what to do by the environment:

  XEMAP_BENCH_WHAT    'start': report the seconds since XEMAP_BENCH_START; 'queries': ask about the views in turn,
                      then move the threshold of the last and watch map and outlines
  XEMAP_BENCH_FOLDER  holds view0.tif, view1.tif, view2.tif, and large.tif of ten million pixels
  XEMAP_BENCH_REPORT  file for the figures
"""
import os
import statistics
import time
import traceback

from qgis.core import QgsProject, QgsRasterLayer
from qgis.gui import QgsRubberBand
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QAbstractButton, QAction, QCheckBox, QComboBox, QLineEdit, QSlider, QWidget
from qgis.utils import iface

from desktop_window import WHOLE_LAYER, part, report

POLL_MS = 20
PATIENCE_S = 120


class Outlines:
    """Moves the threshold; times each move to the map drawn anew and to its outlines, and how long the window handles
    no event meanwhile. Then the map is drawn anew by QGIS with nothing changed: what the moves are compared with."""

    MOVES = 40
    MOVES_WITHOUT = 20
    REDRAWS = 20
    EVENT_MS = 2
    SETTLED_S = 0.5

    def __init__(self, done):
        self.done = done
        self.times = []
        self.drawn = []
        self.redrawn = []
        self.is_drawn = True
        iface.mapCanvas().mapCanvasRefreshed.connect(self.on_drawn)
        self.blocked = []
        self.blocked_without = []
        self.points = []
        self.moves = 0
        self.slider = part(QWidget, "threshold").findChild(QSlider)
        self.timer = QTimer(iface.mainWindow())
        self.timer.timeout.connect(self.tick)
        self.move()
        self.timer.start(self.EVENT_MS)

    def shown(self):
        bands = [item for item in iface.mapCanvas().scene().items() if isinstance(item, QgsRubberBand)]
        return sorted((band.numberOfVertices(), band.size()) for band in bands)

    def move(self):
        self.before = self.shown()
        self.changed = False
        self.is_drawn = False
        self.worst = 0.0
        self.moved = self.last = time.monotonic()
        # Large steps, so that the outlines of one are never those of the one before.
        self.slider.setValue(30 + 17 * self.moves % 50)
        self.moves += 1

    def redraw(self):
        self.is_drawn = False
        self.worst = 0.0
        self.moved = self.last = time.monotonic()
        iface.mapCanvas().refreshAllLayers()
        self.moves += 1

    def on_drawn(self):
        if not self.is_drawn:
            self.is_drawn = True
            (self.drawn if self.moves <= self.MOVES + self.MOVES_WITHOUT else self.redrawn).append(time.monotonic() - self.moved)

    def tick(self):
        now = time.monotonic()
        self.worst = max(self.worst, now - self.last - self.EVENT_MS / 1000)
        self.last = now
        if self.moves <= self.MOVES and not self.changed and self.shown() != self.before:
            self.changed = True
            self.times.append(now - self.moved)
            self.points.append(sum(points for points, _ in self.shown()))
        if now - self.moved < self.SETTLED_S:
            return
        if self.moves <= self.MOVES:
            self.blocked.append(self.worst)
        elif self.moves <= self.MOVES + self.MOVES_WITHOUT:
            self.blocked_without.append(self.worst)
        if self.moves == self.MOVES:
            part(QCheckBox, "outlines").setChecked(False)
        if self.moves < self.MOVES + self.MOVES_WITHOUT:
            self.move()
            return
        if self.moves < self.MOVES + self.MOVES_WITHOUT + self.REDRAWS:
            self.redraw()
            return
        self.timer.stop()
        if not self.times:
            raise RuntimeError("no outlines")
        report(
            f"10 Mpx, threshold moved: map drawn anew after {1000 * statistics.median(self.drawn):.0f} ms, at most "
            f"{1000 * max(self.drawn):.0f} ms (by QGIS with nothing changed {1000 * statistics.median(self.redrawn):.0f} ms, at most "
            f"{1000 * max(self.redrawn):.0f} ms); outlines, {len(self.times)} of {self.MOVES} moves of the threshold changed them: after "
            f"{1000 * statistics.median(self.times):.0f} ms, at most {1000 * max(self.times):.0f} ms; up to {max(self.points)} points; "
            f"no event handled for {1000 * statistics.median(self.blocked):.0f} ms, at most {1000 * max(self.blocked):.0f} ms; "
            f"without outlines for {1000 * statistics.median(self.blocked_without):.0f} ms, at most "
            f"{1000 * max(self.blocked_without):.0f} ms")
        self.done()


class Queries:
    """Asks one question after the other; times each from the click to its layers, and to their being drawn."""

    # The first view loads the engine; the next two are a first question and then one with its features at hand.
    QUESTIONS = [("view0", "river"), ("view1", "forest"), ("view1", "river"), ("view2", "forest"), ("view2", "river"), ("large", "river")]

    def __init__(self):
        self.left = list(self.QUESTIONS)
        self.times = []
        self.clicked = 0.0
        self.answered = None
        QgsProject.instance().layersAdded.connect(self.on_layers)
        iface.mapCanvas().mapCanvasRefreshed.connect(self.on_drawn)
        self.timer = QTimer(iface.mainWindow())
        self.timer.timeout.connect(self.poll)
        self.timer.start(POLL_MS)
        self.state = self.ask

    def poll(self):
        try:
            self.state()
        except Exception:  # Whatever it is, it must reach the report rather than a dialog.
            report("failed: " + traceback.format_exc().strip().replace("\n", " | "))
            os._exit(1)

    def ask(self):
        toggle = part(QAction, "xemapToggleDock")
        if toggle is None or iface.mapCanvas().isDrawing():
            return
        view, expression = self.left[0]
        layers = QgsProject.instance().mapLayersByName(view)
        if not layers:
            layer = QgsRasterLayer(os.path.join(os.environ["XEMAP_BENCH_FOLDER"], view + ".tif"), view)
            QgsProject.instance().addMapLayer(layer)
            iface.setActiveLayer(layer)
            iface.mapCanvas().setExtent(layer.extent())
            iface.mapCanvas().refresh()
            return
        if not toggle.isChecked():
            toggle.trigger()
            return
        part(QComboBox, "xemapLayer").setLayer(layers[0])
        part(QComboBox, "extentMode").setCurrentIndex(WHOLE_LAYER)
        part(QLineEdit, "expression").setText(expression)
        self.answered = None
        self.clicked = time.monotonic()
        part(QAbstractButton, "run").click()
        self.state = self.wait

    def on_layers(self, layers):
        if any(layer.customProperty("xemap/role") == "probability" for layer in layers):
            self.answered = time.monotonic() - self.clicked

    def on_drawn(self):
        if self.answered is not None and self.state == self.wait:
            self.times.append((self.answered, time.monotonic() - self.clicked))
            self.left.pop(0)
            self.state = self.ask if self.left else self.end

    def wait(self):
        if time.monotonic() - self.clicked > PATIENCE_S:
            raise RuntimeError("no answer in time")

    def end(self):
        self.timer.stop()
        first, repeated = self.times[1:5:2], self.times[2:5:2]
        for name, times in (("engine not loaded yet", self.times[:1]), ("first question", first), ("with features", repeated)):
            layers, drawn = (statistics.median(column) for column in zip(*times))
            report(f"1000 x 1000 pixels, {name}: layers after {layers:.2f} s, drawn after {drawn:.2f} s")
        self.outlines = Outlines(lambda: os._exit(0))


if os.environ["XEMAP_BENCH_WHAT"] == "start":
    report(f"{time.time() - float(os.environ['XEMAP_BENCH_START']):.3f}")
    os._exit(0)
queries = Queries()
