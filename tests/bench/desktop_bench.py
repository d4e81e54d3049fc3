# SPDX-License-Identifier: GPL-2.0-or-later
"""What desktop.sh times inside QGIS. For `qgis --code`; told what to do by the environment:

  XEMAP_BENCH_WHAT    'start': report the seconds since XEMAP_BENCH_START; 'queries': ask about the views in turn
  XEMAP_BENCH_FOLDER  holds view0.tif, view1.tif, view2.tif
  XEMAP_BENCH_REPORT  file for the figures
"""
import os
import statistics
import time
import traceback

from qgis.core import QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QAbstractButton, QAction, QComboBox, QLineEdit
from qgis.utils import iface

WHOLE_LAYER = 1
POLL_MS = 20
PATIENCE_S = 120


def report(line):
    with open(os.environ["XEMAP_BENCH_REPORT"], "a", encoding="utf-8") as file:
        file.write(line + "\n")


def part(kind, name):
    return iface.mainWindow().findChild(kind, name)


class Queries:
    """Asks one question after the other; times each from the click to its layers, and to their being drawn."""

    # The first view loads the engine; each further one is a first question and then one with its features at hand.
    QUESTIONS = [("view0", "river"), ("view1", "forest"), ("view1", "river"), ("view2", "forest"), ("view2", "river")]

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
        first, repeated = self.times[1::2], self.times[2::2]
        for name, times in (("engine not loaded yet", self.times[:1]), ("first question", first), ("with features", repeated)):
            layers, drawn = (statistics.median(column) for column in zip(*times))
            report(f"1000 x 1000 pixels, {name}: layers after {layers:.2f} s, drawn after {drawn:.2f} s")
        os._exit(0)


if os.environ["XEMAP_BENCH_WHAT"] == "start":
    report(f"{time.time() - float(os.environ['XEMAP_BENCH_START']):.3f}")
    os._exit(0)
queries = Queries()
