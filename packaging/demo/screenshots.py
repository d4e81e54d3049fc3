# SPDX-License-Identifier: GPL-2.0-or-later
"""Goes through the tutorials in QGIS, by mouse and keys, and takes a picture at each stage. For `qgis --code`.

  XEMAP_PICTURES_FOLDER  has town/demo.tif and town/hill.tif; pictures go to raw/, and what the tutorials name to report.txt

The steps are a generator that yields conditions: it goes on when the condition holds, and gives up when it does not in time.
"""
import glob
import os
import traceback

from osgeo import gdal
from qgis.core import QgsApplication, QgsBilinearRasterResampler, QgsProject, QgsRasterLayer, QgsRectangle, QgsVectorLayer
from qgis.PyQt.QtCore import QElapsedTimer, QPoint, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QAction,
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDockWidget,
    QDoubleSpinBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QScrollArea,
    QToolBar,
    QTreeWidget,
    QWidget,
)
from qgis.utils import iface, loadPlugin, startPlugin

POLL_MS = 100
LONGEST_WAIT_MS = 240000
SETTLE_MS = 1500
WINDOW = (1280, 780)
WHOLE_LAYER = 1

FOLDER = os.environ["XEMAP_PICTURES_FOLDER"]
TOWN = os.path.join(FOLDER, "town")
CONCEPT = os.path.join(FOLDER, "profiles", "profiles", "pictures", "xemap", "concepts", "orchards.json")
# Corners in each of the three orchards; a meadow, a stubble field and a wood.
ORCHARDS = (((431892.3, 5482449.7), (431976.3, 5482527.7)), ((431731.5, 5482167.7), (431754.3, 5482263.7)),
            ((431820.3, 5482167.7), (431856.3, 5482227.7)))
OTHERS = ((432090.3, 5482509.7), (431898.3, 5482227.7), (432072.3, 5482215.7))


def report(line):
    with open(os.path.join(FOLDER, "report.txt"), "a", encoding="utf-8") as file:
        file.write(line + "\n")


def part(kind, name):
    return iface.mainWindow().findChild(kind, name)


def click(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def write(field, text):
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    # Suggestions would lie over the picture.
    while QApplication.activePopupWidget():
        QApplication.activePopupWidget().close()


def press_enter(widget):
    QTest.keyClick(widget, Qt.Key.Key_Return)


def is_idle():
    return not part(QAbstractButton, "cancel").isEnabled() and QgsApplication.taskManager().countActiveTasks() == 0


def settled(milliseconds=SETTLE_MS):
    """Holds once the map is drawn and lists have had time to follow."""
    timer = QElapsedTimer()
    timer.start()
    return lambda: timer.elapsed() > milliseconds and is_idle() and not iface.mapCanvas().isDrawing()


def take(widget, name):
    assert widget.grab().save(os.path.join(FOLDER, "raw", name + ".png")), name


def dock_shows(name):
    """Scrolls the dock so that the part is seen."""
    widget = part(QWidget, name)
    area = widget.parentWidget()
    while not isinstance(area, QScrollArea):
        area = area.parentWidget()
    area.ensureWidgetVisible(widget)


def show_our_message():
    """A slow machine makes QGIS say of each task that it is complete, above what the plugin says."""
    for item in iface.messageBar().items():
        if item.title() != "XeMap":
            iface.messageBar().popWidget(item)
    yield settled()


def ask(expression):
    field = part(QLineEdit, "expression")
    write(field, expression)
    press_enter(field)
    yield lambda: part(QAbstractButton, "cancel").isEnabled()
    yield settled()
    assert not part(QWidget, "error").isVisible(), expression
    QTest.keyClick(field, Qt.Key.Key_Home)
    iface.messageBar().clearWidgets()
    yield from show_only(expression)


def show_only(*names):
    """Leaves the groups of these results on the map, folded."""
    for group in QgsProject.instance().layerTreeRoot().findGroups():
        group.setItemVisibilityChecked(group.name() in names)
        group.setExpanded(False)
    iface.mapCanvas().refresh()
    yield settled()


def dialog(name):
    return part(QDialog, name)


def accept(box, standard):
    click(box.findChild(QDialogButtonBox).button(standard))


def prepare():
    yield lambda: part(QAction, "xemapToggleDock") is not None
    window = iface.mainWindow()
    window.setGeometry(0, 0, *WINDOW)
    for bar in window.findChildren(QToolBar):
        bar.setVisible(bar.objectName() == "mRasterToolBar")
    window.statusBar().hide()
    part(QDockWidget, "Browser").close()
    layer = QgsRasterLayer(os.path.join(TOWN, "demo.tif"), "demo")
    # Smooth where it is shown smaller: noise would make large files of the pictures.
    layer.resampleFilter().setZoomedOutResampler(QgsBilinearRasterResampler())
    project = QgsProject.instance()
    project.addMapLayer(layer)
    project.setCrs(layer.crs())
    project.write(os.path.join(TOWN, "town.qgz"))
    iface.setActiveLayer(layer)
    part(QAction, "xemapToggleDock").trigger()
    yield settled()
    window.setGeometry(0, 0, *WINDOW)
    window.resizeDocks([part(QDockWidget, "Layers"), part(QDockWidget, "xemapQueryDock")], [215, 330],
                       Qt.Orientation.Horizontal)
    project.layerTreeRoot().findLayer(layer).setExpanded(False)
    iface.mapCanvas().setExtent(layer.extent())
    part(QComboBox, "extentMode").setCurrentIndex(WHOLE_LAYER)
    yield settled()


def query():
    """docs/tutorials/query.md"""
    yield from ask("residential blocks beside the river")
    report("query: " + part(QWidget, "resultNumbers").toPlainText())
    take(iface.mainWindow(), "dock")
    yield from ask("forest within 100 m of the lake")
    report("relation: " + part(QWidget, "resultNumbers").toPlainText())
    canvas = iface.mapCanvas()
    canvas.setExtent(part_of(iface.activeLayer().extent(), 0.4, 0.4, 0.6))
    yield settled()
    take(iface.mainWindow(), "relation")
    canvas.setExtent(iface.activeLayer().extent())
    yield settled()


def part_of(extent, left, top, size):
    """A rectangle in an extent, as shares of its sides."""
    return QgsRectangle(extent.xMinimum() + left * extent.width(), extent.yMaximum() - (top + size) * extent.height(),
                        extent.xMinimum() + (left + size) * extent.width(), extent.yMaximum() - top * extent.height())


def questions():
    """The rest of docs/tutorials/query.md: the list, a class map, a comparison."""
    for expression in ("residential blocks", "fields", "river"):
        write(part(QLineEdit, "expression"), expression)
        click(part(QAbstractButton, "addQuestion"))
    choose_questions("residential blocks", "fields", "river")
    click(part(QAbstractButton, "askQuestions"))
    yield lambda: part(QAbstractButton, "cancel").isEnabled()
    yield settled()
    choose_entry("classMap")
    yield lambda: QgsProject.instance().mapLayersByName("classes")
    iface.messageBar().clearWidgets()
    yield from show_only()
    dock_shows("moreOfQuestions")
    take(iface.mainWindow(), "class_map")
    QgsProject.instance().layerTreeRoot().findLayer(
        QgsProject.instance().mapLayersByName("classes")[0]).setItemVisibilityChecked(False)
    yield settled()
    choose_questions("residential blocks", "fields")
    choose_entry("compareQuestions")
    yield lambda: part(QWidget, "xemapSwipe") is not None
    # Its other side is no drawing of the canvas, which could be asked.
    yield settled(10 * SETTLE_MS)
    take(iface.mainWindow(), "swipe")
    click(part(QAbstractButton, "xemapSwipeClose"))
    yield settled()


def choose_entry(name):
    """Of a menu on a button, which would stay open until something is chosen."""
    entry = part(QAction, name)
    assert entry.isEnabled(), name
    entry.trigger()


def choose_questions(*names):
    tree = part(QTreeWidget, "questions")
    tree.clearSelection()
    for row in range(tree.topLevelItemCount()):
        item = tree.topLevelItem(row)
        if item.text(0) in names:
            QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier,
                             tree.visualItemRect(item).center())
    assert len(tree.selectedItems()) == len(names), names


def regions():
    """docs/tutorials/regions.md, with its interactions counted."""
    QgsProject.instance().layerTreeRoot().findLayer(
        QgsProject.instance().mapLayersByName("demo")[0]).setItemVisibilityChecked(True)
    yield from ask("residential blocks beside the river")  # 1
    click(part(QAbstractButton, "saveRegions"))  # 2
    yield lambda: dialog("regionDialog") is not None and dialog("regionDialog").isVisible()
    box = dialog("regionDialog")
    field = box.findChild(QLineEdit, "regionFile")
    QTest.keyClicks(field, "blocks")  # 3
    take(box, "save_regions")
    path = field.text()
    accept(box, QDialogButtonBox.StandardButton.Save)  # 4
    yield lambda: os.path.exists(path)
    yield settled()
    yield from show_our_message()
    take(iface.mainWindow(), "regions")
    saved = QgsVectorLayer(path, "saved")
    areas = [feature["area_m2"] for feature in saved.getFeatures()]
    report(f"regions: {len(areas)} features, {sum(areas):.0f} m2, largest {max(areas):.0f} m2")
    click(part(QAbstractButton, "saveRegions"))
    yield lambda: dialog("regionDialog") is not None and dialog("regionDialog").isVisible()
    box = dialog("regionDialog")
    QTest.keyClicks(box.findChild(QLineEdit, "regionFile"), "large")
    box.findChild(QDoubleSpinBox, "regionMinArea").setValue(100)
    box.findChild(QDoubleSpinBox, "regionSimplify").setValue(1)
    path = box.findChild(QLineEdit, "regionFile").text()
    accept(box, QDialogButtonBox.StandardButton.Save)
    yield lambda: os.path.exists(path)
    yield settled()
    report(f"large regions: {QgsVectorLayer(path, 'saved').featureCount()} features")


def annotations():
    """docs/tutorials/annotate.md, with its interactions counted."""
    iface.messageBar().clearWidgets()
    iface.setActiveLayer(QgsProject.instance().mapLayersByName("demo")[0])
    yield from ask("the largest field")  # 1
    click(part(QAbstractButton, "annotateMap"))  # 2
    yield lambda: dialog("annotationDialog") is not None and dialog("annotationDialog").isVisible()
    box = dialog("annotationDialog")
    take(box, "annotate")
    press_enter(box)  # 3
    yield lambda: part(QAbstractButton, "annotationPdf") is not None
    yield settled()
    yield from show_our_message()
    take(iface.mainWindow(), "annotated_map")
    click(part(QAbstractButton, "annotationPdf"))  # 4
    yield lambda: part(QFileDialog, "annotationPdfFile") is not None
    press_enter(part(QFileDialog, "annotationPdfFile").findChild(QLineEdit))  # 5
    yield lambda: glob.glob(os.path.join(TOWN, "*.pdf"))
    yield settled()
    pdf = glob.glob(os.path.join(TOWN, "*.pdf"))[0]
    report(f"annotate: {os.path.basename(pdf)}")
    gdal.Translate(os.path.join(FOLDER, "raw", "printed_map.png"), pdf, format="PNG", width=600)


def draw_on_map(start, end):
    """With the map's tool, in map units; a click where both are one."""
    canvas = iface.mapCanvas()
    places = [canvas.getCoordinateTransform().transform(x, y) for x, y in (start, end)]
    first, last = (QPoint(round(place.x()), round(place.y())) for place in places)
    QTest.mousePress(canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, first)
    QTest.mouseMove(canvas.viewport(), last)
    QTest.mouseRelease(canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, last)


def teach():
    """docs/tutorials/teach.md: orchards by six examples, kept, and mapped on another image."""
    iface.messageBar().clearWidgets()
    iface.setActiveLayer(QgsProject.instance().mapLayersByName("demo")[0])
    yield from ask("orchards")
    report("orchards: " + part(QWidget, "resultNumbers").toPlainText())
    take(iface.mainWindow(), "teach_words")
    for button, places in (("likeThis", ORCHARDS), ("unlikeThis", zip(OTHERS, OTHERS))):
        click(part(QAbstractButton, button))
        for start, end in places:
            before = answer().source()
            draw_on_map(start, end)
            yield lambda: answer().source() != before
            yield settled()
            report("correction: " + part(QLabel, "exampleChange").text())
    assert not part(QWidget, "error").isVisible(), "corrections"
    dock_shows("exampleChange")
    take(iface.mainWindow(), "teach")
    QTest.keyClick(iface.mapCanvas(), Qt.Key.Key_D)
    yield lambda: part(QWidget, "doubtYes").isVisible()
    yield settled()
    take(iface.mainWindow(), "teach_doubt")
    QTest.keyClick(iface.mapCanvas(), Qt.Key.Key_Escape)
    click(part(QAbstractButton, "saveConcept"))
    yield lambda: dialog("conceptDialog") is not None and dialog("conceptDialog").isVisible()
    box = dialog("conceptDialog")
    write(box.findChild(QLineEdit, "conceptName"), "orchards")
    take(box, "save_concept")
    accept(box, QDialogButtonBox.StandardButton.Save)
    yield lambda: glob.glob(CONCEPT)
    yield settled()
    iface.messageBar().clearWidgets()
    before = answer().source()
    click(part(QAbstractButton, "clearExamples"))
    yield lambda: answer().source() != before
    yield from map_concept()


def map_concept():
    """The batch of docs/tutorials/teach.md, with one image in it."""
    toolbox = start_processing()
    yield settled()
    hill = os.path.join(TOWN, "hill.tif")
    found = os.path.join(TOWN, "hill_orchards.tif")
    box = toolbox.createAlgorithmDialog(
        "xemap:mapconcept", {"INPUT": hill, "CONCEPT": glob.glob(CONCEPT)[0], "PROBABILITY": found})
    box.resize(900, 560)
    box.show()
    yield settled()
    take(box, "map_concept")
    box.close()
    toolbox.run("xemap:mapconcept", {"INPUT": hill, "CONCEPT": glob.glob(CONCEPT)[0], "PROBABILITY": found})
    layers = [QgsRasterLayer(hill, "hill"), QgsRasterLayer(found, "hill, orchards")]
    layers[0].resampleFilter().setZoomedOutResampler(QgsBilinearRasterResampler())
    layers[1].loadNamedStyle(probability_style())
    project = QgsProject.instance()
    demo = project.mapLayersByName("demo")[0]
    for layer in layers:
        project.addMapLayer(layer)
        project.layerTreeRoot().findLayer(layer).setExpanded(False)
    project.layerTreeRoot().findLayer(demo).setItemVisibilityChecked(False)
    yield from show_only()
    iface.mapCanvas().setExtent(layers[0].extent())
    yield settled()
    take(iface.mainWindow(), "teach_elsewhere")
    project.removeMapLayers([layer.id() for layer in layers])
    project.layerTreeRoot().findLayer(demo).setItemVisibilityChecked(True)
    iface.setActiveLayer(demo)
    iface.mapCanvas().setExtent(demo.extent())
    yield settled()


def answer():
    """The layer of probabilities that examples correct: the last one that came."""
    group = QgsProject.instance().layerTreeRoot().findGroups()[0]
    return next(node.layer() for node in group.findLayers() if node.layer().customProperty("xemap/role") == "probability")


def probability_style():
    """That of an answer in the project, as a file."""
    path = os.path.join(FOLDER, "probability.qml")
    answer().saveNamedStyle(path)
    return path


def settings():
    click(part(QAbstractButton, "help"))
    menu = QApplication.activePopupWidget()
    # Modal: the steps go on inside of its event loop.
    QTimer.singleShot(0, menu.findChild(QAction, "openSettings").trigger)
    yield lambda: part(QWidget, "xemapSettings") is not None
    yield settled()
    menu.close()
    box = part(QWidget, "xemapSettings").window()
    box.resize(900, 520)
    yield settled()
    take(box, "settings")
    box.reject()
    yield settled()


def start_processing():
    """The profile has no Python plugins; this one is QGIS' own."""
    loadPlugin("processing")
    startPlugin("processing")
    import processing as toolbox

    return toolbox


def processing():
    toolbox = start_processing()
    yield settled()
    box = toolbox.createAlgorithmDialog("xemap:refertoregion", {"EXPRESSION": "residential blocks beside the river"})
    box.resize(900, 700)
    box.show()
    yield settled()
    take(box, "processing")
    box.close()


def steps():
    yield from prepare()
    yield from query()
    yield from questions()
    yield from regions()
    yield from annotations()
    yield from teach()
    yield from settings()
    yield from processing()
    # Nobody is there to answer whether the project shall be saved.
    QgsProject.instance().setDirty(False)
    report("done")
    QTimer.singleShot(0, part(QAction, "mActionExit").trigger)
    pictures.timer.stop()
    yield


class Pictures:
    """Steps through the tutorials and ends QGIS with an error where one cannot be followed."""

    def __init__(self):
        self.steps = steps()
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


pictures = Pictures()
