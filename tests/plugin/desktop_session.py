# SPDX-License-Identifier: GPL-2.0-or-later
"""One session of desktop.sh inside QGIS: drives the plugin through its widgets and checks what it does to the project.

Each session is a generator that yields conditions; it goes on when the condition holds and fails when it does not hold
in time. What was checked goes to the report, a line each.
"""
import glob
import os
import subprocess
import traceback

from osgeo import gdal
from qgis.core import QgsApplication, QgsPointXY, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QElapsedTimer, QPoint, QSortFilterProxyModel, Qt, QTimer
from qgis.PyQt.QtGui import QStandardItemModel
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QAction,
    QApplication,
    QComboBox,
    QDialog,
    QDockWidget,
    QLineEdit,
    QListView,
    QListWidget,
    QSlider,
    QWidget,
)
from qgis.utils import iface, loadPlugin, startPlugin

POLL_MS = 50
LONGEST_WAIT_MS = 120000
VISIBLE, WHOLE_LAYER = 0, 1


def check(holds, what):
    if not holds:
        raise AssertionError(what)
    report(f"ok: {what}")


def report(line):
    with open(os.environ["XEMAP_DESKTOP_REPORT"], "a", encoding="utf-8") as file:
        file.write(f"{os.environ['XEMAP_DESKTOP_SESSION']}: {line}\n")


def part(kind, name):
    return iface.mainWindow().findChild(kind, name)


def toggle_action():
    return part(QAction, "xemapToggleDock")


def is_running():
    return part(QAbstractButton, "cancel").isEnabled()


def is_idle():
    return not is_running() and QgsApplication.taskManager().countActiveTasks() == 0


def results(role):
    layers = QgsProject.instance().mapLayers().values()
    return [layer for layer in layers if layer.customProperty("xemap/role") == role]


def result_files():
    folder = os.path.join(QgsApplication.qgisSettingsDirPath(), "xemap", "results")
    return glob.glob(os.path.join(folder, "*")) + glob.glob(os.path.join(folder, ".*[!.]"))


def show_raster():
    layer = QgsRasterLayer(os.environ["XEMAP_DESKTOP_RASTER"], "scene")
    assert layer.isValid(), "the raster is not valid"
    QgsProject.instance().addMapLayer(layer)
    QgsProject.instance().setCrs(layer.crs())
    iface.setActiveLayer(layer)
    iface.mapCanvas().setExtent(layer.extent())
    iface.mapCanvas().refresh()
    return layer


def open_dock():
    if not toggle_action().isChecked():
        toggle_action().trigger()


def run(expression, extent):
    part(QComboBox, "extentMode").setCurrentIndex(extent)
    part(QLineEdit, "expression").setText(expression)
    button = part(QAbstractButton, "run")
    assert button.isEnabled(), button.toolTip()
    button.click()


def half_way():
    tasks = QgsApplication.taskManager().activeTasks()
    return bool(tasks) and tasks[0].progress() > 20


def set_plugin_enabled(enabled):
    """Ticks the plugin in QGIS's own plugin manager, which loads or unloads it."""
    # Modal: the steps go on inside of its event loop.
    QTimer.singleShot(0, part(QAction, "mActionManagePlugins").trigger)
    yield lambda: any(plugin_item(dialog) for dialog in QApplication.topLevelWidgets())
    dialog = next(dialog for dialog in QApplication.topLevelWidgets() if plugin_item(dialog))
    plugin_item(dialog).setCheckState(Qt.CheckState.Checked if enabled else Qt.CheckState.Unchecked)
    dialog.close()
    yield lambda: (toggle_action() is not None) == enabled


def plugin_item(dialog):
    if not isinstance(dialog, QDialog):
        return None
    for view in dialog.findChildren(QListView):
        model = view.model()
        while isinstance(model, QSortFilterProxyModel):
            model = model.sourceModel()
        if isinstance(model, QStandardItemModel):
            for row in range(model.rowCount()):
                if model.item(row).text() == "XeMap":
                    return model.item(row)
    return None


def answer_session():
    yield lambda: toggle_action() is not None
    check(part(QDockWidget, "xemapQueryDock") is None, "the dock does not open by itself")
    with open("/proc/self/maps", encoding="utf-8") as maps:
        check("libtorch" not in maps.read(), "LibTorch is not loaded before the first question")
    scene = show_raster()
    open_dock()
    run("residential blocks beside the river", WHOLE_LAYER)
    yield lambda: is_idle()
    error = part(QWidget, "error")
    check(not error.isVisible(), "the dock shows no error")
    check(len(results("probability")) == 1 and len(results("mask")) == 1, "a probability and a mask layer came")
    probability, mask = results("probability")[0], results("mask")[0]
    check(probability.crs() == scene.crs(), "the result has the layer's CRS")
    check(probability.extent() == scene.extent(), "the result has the layer's extent")
    check((probability.width(), probability.height()) == (scene.width(), scene.height()), "and its pixels")
    check_values(probability)
    group = QgsProject.instance().layerTreeRoot().children()[0]
    check(group.name() == "residential blocks beside the river", "the group is named after the expression, on top")
    part(QWidget, "threshold").findChild(QSlider).setValue(35)
    yield lambda: abs(float(mask.customProperty("xemap/threshold")) - 0.35) < 1e-9
    check(len(results("mask")) == 1 and not is_running(), "the threshold restyles the mask and asks nothing")
    run("river", WHOLE_LAYER)
    yield lambda: is_idle() and len(results("probability")) == 2
    check(True, "a second question is answered")
    iface.mapCanvas().setRotation(20)
    iface.mapCanvas().zoomByFactor(0.5)
    run("storage tanks", VISIBLE)
    yield lambda: is_idle() and len(results("probability")) == 3
    check(True, "a question about a rotated canvas is answered")
    yield from take_screenshot(probability)
    # QGIS would ask about results that lie in a folder for temporary files, as those of a test do.
    QgsProject.instance().clear()
    yield from quit_qgis()


def check_values(layer):
    block = layer.dataProvider().block(1, layer.extent(), layer.width(), layer.height())
    values = [block.value(row, column) for row in range(0, layer.height(), 7) for column in range(0, layer.width(), 7)]
    check(all(0 <= value <= 1 for value in values), "its values are probabilities")
    check(max(values) - min(values) > 0.05, "its values differ")


def take_screenshot(probability):
    iface.mainWindow().setGeometry(0, 0, 1600, 1000)
    canvas = iface.mapCanvas()
    canvas.setRotation(0)
    canvas.setExtent(probability.extent())
    root = QgsProject.instance().layerTreeRoot()
    for group in root.findGroups():
        group.setItemVisibilityChecked(group.name() == "residential blocks beside the river")
    iface.setActiveLayer(probability)
    iface.messageBar().clearWidgets()
    canvas.refresh()
    timer = QElapsedTimer()
    timer.start()
    yield lambda: timer.elapsed() > 3000 and not canvas.isDrawing()
    picture = os.path.join(os.environ["XEMAP_DESKTOP_FOLDER"], "screenshot.png")
    subprocess.run(["import", "-window", "root", picture], check=True)


def processing_session():
    yield lambda: toggle_action() is not None
    # The profile has no Python plugins; this one is QGIS' own.
    loadPlugin("processing")
    startPlugin("processing")
    import processing

    raster = os.environ["XEMAP_DESKTOP_RASTER"]
    folder = os.environ["XEMAP_DESKTOP_FOLDER"]
    ids = {algorithm.id() for algorithm in QgsApplication.processingRegistry().providerById("xemap").algorithms()}
    check(ids == {"xemap:refertoregion", "xemap:refertoregions", "xemap:regionsfromprobability",
                  "xemap:evaluateagainstreference", "xemap:learnconcept", "xemap:mapconcept"}, "the toolbox has the provider and its algorithms")
    with open("/proc/self/maps", encoding="utf-8") as maps:
        check("libtorch" not in maps.read(), "LibTorch is not loaded before the first run")

    found = processing.run("xemap:refertoregion", {
        "INPUT": raster, "EXPRESSION": "residential blocks beside the river", "THRESHOLD": 0.5,
        "PROBABILITY": os.path.join(folder, "prob.tif"), "MASK": os.path.join(folder, "mask.tif"),
        "REGIONS": os.path.join(folder, "regions.gpkg")})
    check(0 <= found["PRESENCE"] <= 1 and found["REGION_COUNT"] >= 1, "processing.run answers from the Python console")
    check_values(QgsRasterLayer(found["PROBABILITY"], "probability"))
    classes = processing.runAndLoadResults("xemap:refertoregions", {
        "INPUT": raster, "EXPRESSIONS": ["river", "forest", "residential blocks"], "THRESHOLD": 0.3,
        "CLASSES": "TEMPORARY_OUTPUT"})
    labels = [entry.label for layer in QgsProject.instance().mapLayers().values() for entry in layer.renderer().classes()]
    check(bool(classes) and labels == ["other", "river", "forest", "residential blocks"], "a class map is loaded, styled")
    again = processing.run("xemap:regionsfromprobability", {
        "INPUT": found["PROBABILITY"], "THRESHOLD": 0.5, "REGIONS": "TEMPORARY_OUTPUT"})
    check(again["REGIONS"].featureCount() == found["REGION_COUNT"], "the regions come again from the probabilities")
    figures = processing.run("xemap:evaluateagainstreference", {
        "INPUT": found["PROBABILITY"], "REFERENCE": found["MASK"], "THRESHOLD": 0.5, "REPORT": "TEMPORARY_OUTPUT"})
    check(figures["IOU"] == 1, "a map agrees with its own mask")
    try:
        processing.run("xemap:refertoregion", {"INPUT": raster, "EXPRESSION": " ", "PROBABILITY": "TEMPORARY_OUTPUT"})
        refused = ""
    except Exception as problem:  # Whatever it is, it has to say what is wrong.
        refused = str(problem)
    check("Expression" in refused, "a script is told what is wrong: " + refused.replace("\n", " "))

    dialog = processing.createAlgorithmDialog("xemap:refertoregion", {"EXPRESSION": "residential blocks beside the river"})
    dialog.resize(1100, 850)
    dialog.show()
    timer = QElapsedTimer()
    timer.start()
    yield lambda: timer.elapsed() > 2000
    picture = os.path.join(folder, "dialog.png")
    subprocess.run(["import", "-window", "root", picture], check=True)
    dialog.close()
    QgsProject.instance().clear()
    yield from quit_qgis()


def show_on_map(like, start, end):
    """An example drawn from one corner to the other, in map units; a click where both are one."""
    button = part(QAbstractButton, "likeThis" if like else "unlikeThis")
    if not button.isChecked():  # else it would put the tool away
        button.click()
    viewport, transform = iface.mapCanvas().viewport(), iface.mapCanvas().getCoordinateTransform()
    first, last = (QPoint(round(place.x()), round(place.y())) for place in (transform.transform(*start), transform.transform(*end)))
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, first)
    QTest.mouseMove(viewport, last)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, last)


def mirrored(raster, path):
    """The same scene with west and east exchanged: another raster whose contents are known."""
    source = gdal.Open(raster)
    copy = gdal.GetDriverByName("GTiff").CreateCopy(path, source)
    for band in range(1, source.RasterCount + 1):
        copy.GetRasterBand(band).WriteArray(source.GetRasterBand(band).ReadAsArray()[:, ::-1])
    copy = None
    return path


def value_at(layer, place):
    value, holds = layer.dataProvider().sample(QgsPointXY(*place), 1)
    assert holds, place
    return value


def lesson_session():
    """Words, three corrections, one taken back, a concept saved, and asked of another raster."""
    orchards = (((431892.3, 5482449.7), (431976.3, 5482527.7)), ((431731.5, 5482167.7), (431754.3, 5482263.7)))
    field, wood = (432090.3, 5482509.7), (432072.3, 5482215.7)
    unseen = (431838.3, 5482197.7)  # in an orchard that no example shows
    yield lambda: toggle_action() is not None
    scene = show_raster()
    yield lambda: not iface.mapCanvas().isDrawing()
    open_dock()
    run("orchard", WHOLE_LAYER)
    yield lambda: is_idle() and results("probability")
    answer = results("probability")[0]
    by_words = value_at(answer, unseen)
    yield lambda: not iface.mapCanvas().isDrawing()
    for shown, (like, start, end) in enumerate([(True, *orchards[0]), (True, *orchards[1]), (False, field, field)], 1):
        before = answer.source()
        show_on_map(like, start, end)
        yield lambda: is_idle() and answer.source() != before
        check(part(QListWidget, "examples").count() == shown, f"example {shown} is listed, and the map follows it")
    taught = value_at(answer, unseen)
    check(len(results("probability")) == 1, "corrections take the place of the answer")
    check(taught > by_words + 0.1, f"an orchard that was not shown is found: {by_words:.2f} by words, {taught:.2f} taught")
    check(value_at(answer, field) < 0.5, "what is not meant is not claimed")
    before = answer.source()
    QTest.keyClick(iface.mapCanvas(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    yield lambda: is_idle() and answer.source() != before
    check(part(QListWidget, "examples").count() == 2, "Ctrl+Z takes the last example back, and the map follows")
    before = answer.source()
    show_on_map(False, field, field)
    yield lambda: is_idle() and answer.source() != before
    part(QAbstractButton, "saveConcept").click()
    yield lambda: part(QDialog, "conceptDialog") is not None and part(QDialog, "conceptDialog").isVisible()
    box = part(QDialog, "conceptDialog")
    box.findChild(QLineEdit, "conceptName").setText("our orchards")
    box.accept()
    concepts = part(QComboBox, "concepts")
    yield lambda: concepts.findText("our orchards") >= 0
    check(glob.glob(os.path.join(QgsApplication.qgisSettingsDirPath(), "xemap", "concepts", "*.json")), "the concept is kept")

    other = QgsRasterLayer(mirrored(os.environ["XEMAP_DESKTOP_RASTER"], os.path.join(os.environ["XEMAP_DESKTOP_FOLDER"], "other.tif")), "other")
    QgsProject.instance().addMapLayer(other)
    part(QAbstractButton, "clearExamples").click()
    yield is_idle
    part(QComboBox, "xemapLayer").setLayer(other)
    concepts.setCurrentIndex(concepts.findText("our orchards"))
    concepts.activated.emit(concepts.currentIndex())
    count = len(results("probability"))
    run("", WHOLE_LAYER)
    yield lambda: is_idle() and len(results("probability")) == count + 1
    check(not part(QWidget, "error").isVisible(), "the dock shows no error")
    there = next(layer for layer in results("probability") if layer != answer)
    extent = scene.extent()

    def mirror(place):
        return extent.xMinimum() + extent.xMaximum() - place[0], place[1]

    check_values(there)
    # One image has taught it, so the words, which find none, still count half.
    found = value_at(there, mirror(unseen))
    check(found > by_words, f"another raster is answered by the concept: {found:.3f} in an orchard, {by_words:.3f} by words")
    QgsProject.instance().clear()
    yield from quit_qgis()


def lifecycle_session():
    yield lambda: toggle_action() is not None
    scene = show_raster()
    open_dock()

    run("slow", WHOLE_LAYER)
    yield half_way
    part(QAbstractButton, "cancel").click()
    yield is_idle
    check(not results("mask") and not result_files(), "a cancelled run leaves nothing")

    run("slow", WHOLE_LAYER)
    yield half_way
    QgsProject.instance().removeMapLayer(scene.id())
    yield is_idle
    check(not results("mask") and not result_files(), "a run whose layer is removed leaves nothing")

    show_raster()
    run("slow", WHOLE_LAYER)
    yield half_way
    QgsProject.instance().clear()
    yield is_idle
    check(not results("mask") and not result_files(), "a run whose project is closed leaves nothing")

    for turn in ("first", "second"):
        show_raster()
        open_dock()
        run("slow", WHOLE_LAYER)
        yield half_way
        yield from set_plugin_enabled(False)
        check(part(QDockWidget, "xemapQueryDock") is None, f"the plugin unloads in the middle of a run, {turn} time")
        yield lambda: QgsApplication.taskManager().countActiveTasks() == 0
        check(not result_files(), "and leaves nothing")
        yield from set_plugin_enabled(True)
        open_dock()
        run("quick", WHOLE_LAYER)
        yield lambda: is_idle() and results("mask")
        check(True, f"the plugin answers when it is loaded again, {turn} time")
        for path in {layer.source() for layer in results("probability")}:
            QgsProject.instance().clear()
            for file in glob.glob(path + "*"):
                os.remove(file)

    show_raster()
    run("slow", WHOLE_LAYER)
    yield half_way
    report("ok: quitting in the middle of a run")
    yield from quit_qgis()


def quit_qgis():
    # Nobody is there to answer whether the project shall be saved.
    QgsProject.instance().setDirty(False)
    report("done")
    QTimer.singleShot(0, part(QAction, "mActionExit").trigger)
    session.timer.stop()
    yield


class Session:
    """Steps through a session and ends QGIS with an error where it fails."""

    def __init__(self, steps):
        self.steps = steps
        self.condition = lambda: True
        self.waited = QElapsedTimer()
        self.waited.start()
        self.timer = QTimer(iface.mainWindow())
        self.timer.timeout.connect(self.poll)
        self.timer.start(POLL_MS)

    def poll(self):
        try:
            if not self.condition():
                assert self.waited.elapsed() < LONGEST_WAIT_MS, "no progress in time"
                return
            self.condition = next(self.steps)
            self.waited.start()
        except Exception:  # Whatever it is, it must reach the report rather than a dialog.
            self.timer.stop()
            report("failed: " + traceback.format_exc().strip().replace("\n", " | "))
            os._exit(1)


session = Session(globals()[os.environ["XEMAP_DESKTOP_SESSION"] + "_session"]())
