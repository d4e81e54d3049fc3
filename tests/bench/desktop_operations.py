# SPDX-License-Identifier: GPL-2.0-or-later
"""How long the QGIS window handles no event, in each of the plugin's operations on ten million pixels. For `qgis --code`,
started by desktop.sh:

  XEMAP_BENCH_FOLDER  holds large.tif of ten million pixels; results go there
  XEMAP_BENCH_REPORT  file for the figures
"""
import os
import statistics
import traceback

from qgis.core import QgsApplication, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QElapsedTimer, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QAction,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QSlider,
    QTreeWidget,
    QWidget,
)
from qgis.utils import iface

from desktop_window import WHOLE_LAYER, EventLoop, part, report

FOLDER = os.environ["XEMAP_BENCH_FOLDER"]
QUESTIONS = ["river", "farmland", "houses", "lake", "road", "orchard", "industrial area", "parking lot", "meadow", "bare land"]
POLL_MS = 20
PATIENCE_MS = 120000
SETTLED_MS = 400


def settled():
    """Holds once all is done, drawn and followed."""
    timer = QElapsedTimer()
    timer.start()

    return lambda: (timer.elapsed() > SETTLED_MS and QgsApplication.taskManager().countActiveTasks() == 0
                    and not iface.mapCanvas().isDrawing())


def dialog(name):
    box = part(QDialog, name)
    return box if box is not None and box.isVisible() else None


def show_layer():
    layer = QgsRasterLayer(os.path.join(FOLDER, "large.tif"), "large")
    QgsProject.instance().addMapLayer(layer)
    iface.setActiveLayer(layer)
    iface.mapCanvas().setExtent(layer.extent())
    iface.mapCanvas().refresh()


def write_and_click(field, expression, button):
    field.setText(expression)
    button.click()


def choose(tree, *names):
    for row in range(tree.topLevelItemCount()):
        item = tree.topLevelItem(row)
        item.setSelected(item.text(0) in names)


def save_file(box, name):
    box.findChild(QLineEdit, "regionFile").setText(os.path.join(FOLDER, name))
    box.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Save).click()


def operations():
    """Steps as (what, what to do, condition under which it is over)."""
    yield "QGIS adds a layer of 10 Mpx and draws it", show_layer, settled
    toggle = part(QAction, "xemapToggleDock")
    yield "the dock opens", toggle.trigger, settled
    part(QComboBox, "extentMode").setCurrentIndex(WHOLE_LAYER)
    expression, run, add = part(QLineEdit, "expression"), part(QAbstractButton, "run"), part(QAbstractButton, "addQuestion")
    yield "first question, which loads the engine", lambda: write_and_click(expression, "river", run), settled
    yield "question", lambda: write_and_click(expression, "forest", run), settled
    slider = part(QWidget, "threshold").findChild(QSlider)
    for value in (30, 60, 40, 50):
        yield "threshold moved", lambda value=value: slider.setValue(value), settled
    yield ("regions dialog opens", part(QAbstractButton, "saveRegions").click,
           lambda: lambda: dialog("regionDialog") is not None)
    box = dialog("regionDialog")
    yield "regions saved to a GeoPackage", lambda: save_file(box, "forest.gpkg"), settled
    yield ("annotation dialog opens", part(QAbstractButton, "annotateMap").click,
           lambda: lambda: dialog("annotationDialog") is not None)
    box = dialog("annotationDialog")
    yield "map annotated", box.accept, settled
    yield ("file dialog of QGIS opens", part(QAbstractButton, "annotationPdf").click,
           lambda: lambda: part(QFileDialog, "annotationPdfFile") is not None)
    files = part(QFileDialog, "annotationPdfFile")
    files.selectFile(os.path.join(FOLDER, "forest.pdf"))
    name = files.findChild(QLineEdit)
    yield "map printed to a PDF", lambda: QTest.keyClick(name, Qt.Key.Key_Return), settled
    for question in QUESTIONS:
        yield "question added", lambda question=question: write_and_click(expression, question, add), settled
    tree = part(QTreeWidget, "questions")
    choose(tree, *QUESTIONS)
    yield "ten questions in one pass", part(QAbstractButton, "askQuestions").click, settled
    choose(tree, *QUESTIONS)
    yield "class map of ten answers", part(QAction, "classMap").trigger, settled
    choose(tree, "river", "farmland")
    yield "two answers combined", part(QAction, "combineAll").trigger, settled
    yield "swipe comparison opens", part(QAction, "compareQuestions").trigger, settled
    yield "swipe comparison closes", part(QAbstractButton, "xemapSwipeClose").click, settled
    project = os.path.join(FOLDER, "project.qgz")
    yield "QGIS saves a project with these results", lambda: QgsProject.instance().write(project), settled
    yield "QGIS opens that project again", lambda: iface.addProject(project), settled
    yield "a result removed", lambda: QgsProject.instance().removeMapLayer(
        next(id for id, layer in QgsProject.instance().mapLayers().items() if layer.customProperty("xemap/role"))), settled
    yield "QGIS closes the project", iface.newProject, settled


class Bench:
    """Steps through the operations; ends QGIS."""

    def __init__(self):
        self.loop = EventLoop()
        self.blocked = {}
        self.steps = operations()
        self.what = None
        self.is_over = lambda: part(QAction, "xemapToggleDock") is not None and not iface.mapCanvas().isDrawing()
        self.waited = QElapsedTimer()
        self.waited.start()
        self.timer = QTimer(iface.mainWindow())
        self.timer.timeout.connect(self.poll)
        self.timer.start(POLL_MS)

    def poll(self):
        try:
            if not self.is_over():
                assert self.waited.elapsed() < PATIENCE_MS, f"{self.what}: no end in time"
                return
            if self.what:
                self.blocked.setdefault(self.what, []).append(self.loop.take())
            self.what, act, condition = next(self.steps)
            self.loop.take()
            act()
            self.is_over = condition()
            self.waited.start()
        except StopIteration:
            for what, times in self.blocked.items():
                report(f"no event handled while {what}: {statistics.median(times):.0f} ms, at most {max(times):.0f} ms")
            QgsProject.instance().setDirty(False)
            os._exit(0)
        except Exception:  # Whatever it is, it must reach the report rather than a dialog.
            report("failed: " + traceback.format_exc().strip().replace("\n", " | "))
            os._exit(1)


bench = Bench()
