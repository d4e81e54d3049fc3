# SPDX-License-Identifier: GPL-2.0-or-later
"""Asks the XeMap dock one question, as a user would. For `qgis --code`; told what to do by the environment:

  XEMAP_DEMO_RASTER      image to ask about
  XEMAP_DEMO_EXPRESSION  the question
  XEMAP_DEMO_SCREENSHOT  picture of the window to write, after which QGIS ends; without it QGIS stays open
  XEMAP_DEMO_REPORT      file for one line: 'layer PATH' of the result, or 'error WHAT'
  XEMAP_DEMO_TIMEOUT     seconds until the wait for a result is given up (default 300)
"""
import os

from qgis.core import QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QElapsedTimer, QTimer
from qgis.PyQt.QtWidgets import QAbstractButton, QAction, QComboBox, QLineEdit, QWidget
from qgis.utils import iface

POLL_MS = 100
# Drawing of the new layers has begun well before.
SETTLE_MS = 3000
WHOLE_LAYER = 1


class DemoQuery:
    """One question and the wait for its answer."""

    def __init__(self, environment):
        self.raster = environment["XEMAP_DEMO_RASTER"]
        self.expression = environment["XEMAP_DEMO_EXPRESSION"]
        self.screenshot = environment.get("XEMAP_DEMO_SCREENSHOT")
        self.report_path = environment["XEMAP_DEMO_REPORT"]
        self.polls_left = int(environment.get("XEMAP_DEMO_TIMEOUT", "300")) * 1000 // POLL_MS
        self.step = self.ask
        self.timer = QTimer(iface.mainWindow())
        self.timer.timeout.connect(self.poll)
        self.timer.start(POLL_MS)

    def poll(self):
        self.polls_left -= 1
        if self.polls_left == 0:
            self.end("error no result in time; is the XeMap plugin loaded?")
        else:
            self.step()

    def part(self, kind, name):
        return iface.mainWindow().findChild(kind, name)

    def ask(self):
        toggle = self.part(QAction, "xemapToggleDock")
        if toggle is None:
            return
        if self.screenshot:
            # A virtual display has no window manager that would make the window large.
            iface.mainWindow().setGeometry(iface.mainWindow().screen().availableGeometry())
        layer = QgsRasterLayer(self.raster, os.path.splitext(os.path.basename(self.raster))[0])
        if not layer.isValid():
            self.end(f"error {self.raster}: QGIS cannot open it")
            return
        QgsProject.instance().addMapLayer(layer)
        QgsProject.instance().setCrs(layer.crs())
        iface.setActiveLayer(layer)
        iface.mapCanvas().setExtent(layer.extent())
        iface.mapCanvas().refresh()
        toggle.trigger()
        self.part(QComboBox, "extentMode").setCurrentIndex(WHOLE_LAYER)
        self.part(QLineEdit, "expression").setText(self.expression)
        self.part(QAbstractButton, "run").click()
        self.step = self.wait

    def wait(self):
        layer = self.result()
        if layer is not None:
            self.end(f"layer {layer.source()}")
        elif self.part(QWidget, "error").isVisible():
            self.end("error the dock shows an error; the picture shows it, and so does the log")

    def result(self):
        """The probability layer of the answer, once there is one."""
        for layer in QgsProject.instance().mapLayers().values():
            if layer.customProperty("xemap/role") == "probability":
                return layer
        return None

    def end(self, outcome):
        with open(self.report_path, "w", encoding="utf-8") as file:
            file.write(outcome + "\n")
        if self.screenshot:
            self.drawn = QElapsedTimer()
            self.drawn.start()
            self.step = self.take_picture_and_quit
        else:
            self.timer.stop()

    def take_picture_and_quit(self):
        if self.drawn.elapsed() < SETTLE_MS or iface.mapCanvas().isDrawing():
            return
        self.timer.stop()
        iface.messageBar().clearWidgets()
        iface.mainWindow().grab().save(self.screenshot)
        # Nobody is there to answer whether the project shall be saved.
        QgsProject.instance().setDirty(False)
        self.part(QAction, "mActionExit").trigger()


demoQuery = DemoQuery(os.environ)
