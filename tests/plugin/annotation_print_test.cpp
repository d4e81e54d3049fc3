// SPDX-License-Identifier: GPL-2.0-or-later
// From annotations to paper: the PDF of the map, the layout that is offered, and any other layout.
#include "tests/plugin/annotation_test.h"

#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QImage>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <qgsapplication.h>
#include <qgslayertree.h>
#include <qgslayertreelayer.h>
#include <qgslayoutexporter.h>
#include <qgslayoutitemlabel.h>
#include <qgslayoutitemmap.h>
#include <qgslayoutmanager.h>
#include <qgsmessagebaritem.h>
#include <qgsprintlayout.h>
#include <qgsproject.h>
#include <qgstaskmanager.h>

#include <algorithm>

namespace xemap::plugin_tests {

namespace {

// A page has eight million pixels, and machines that run tests have other things to do.
constexpr int slowMs = 120000;

const QColor annotationColour(194, 24, 91);

bool isNear(const QColor &one, const QColor &other) {
  constexpr int tolerance = 24;
  return std::abs(one.red() - other.red()) < tolerance && std::abs(one.green() - other.green()) < tolerance &&
         std::abs(one.blue() - other.blue()) < tolerance;
}

int annotatedPixels(const QImage &image) {
  int count = 0;
  for (int y = 0; y < image.height(); ++y)
    for (int x = 0; x < image.width(); ++x)
      count += isNear(image.pixelColor(x, y), annotationColour) ? 1 : 0;
  return count;
}

/// A PDF's only page, as GDAL draws it.
QImage pageOf(const QString &path) {
  QgsRasterLayer page(path, QStringLiteral("page"), QStringLiteral("gdal"));
  if (!page.isValid())
    return {};
  QImage image(page.width(), page.height(), QImage::Format_RGB32);
  std::array<std::unique_ptr<QgsRasterBlock>, 3> bands;
  for (int band = 0; band < 3; ++band)
    bands[static_cast<std::size_t>(band)].reset(
        page.dataProvider()->block(band + 1, page.extent(), page.width(), page.height()));
  for (int y = 0; y < image.height(); ++y)
    for (int x = 0; x < image.width(); ++x)
      image.setPixel(x, y,
                     qRgb(static_cast<int>(bands[0]->value(y, x)), static_cast<int>(bands[1]->value(y, x)),
                          static_cast<int>(bands[2]->value(y, x))));
  return image;
}

/// Where those who want to look at it find what was printed.
void keep(const QImage &image, const QString &name) {
  const QString folder = qEnvironmentVariable("XEMAP_KEEP_PICTURES");
  if (!folder.isEmpty())
    image.save(QDir(folder).filePath(name));
}

class AnnotationPrintTest : public AnnotationTest {
protected:
  QPushButton *messageButton(const char *name) {
    QgsMessageBarItem *item = host().messageBar()->currentItem();
    return item != nullptr ? item->findChild<QPushButton *>(QLatin1String(name)) : nullptr;
  }
  QFileDialog *fileDialog() {
    return host().mainWindow()->findChild<QFileDialog *>(QStringLiteral("annotationPdfFile"));
  }
  void openFileDialog() {
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    ASSERT_NE(messageButton("annotationPdf"), nullptr);
    messageButton("annotationPdf")->click();
    ASSERT_NE(fileDialog(), nullptr);
  }
  void saveTo(const QString &file) {
    openFileDialog();
    fileDialog()->selectFile(file);
    QMetaObject::invokeMethod(fileDialog(), "accept");
    ASSERT_TRUE(tasksEnd([this] { return fileDialog() == nullptr; }, slowMs));
  }
  QStringList files() const {
    return QDir(path(QStringLiteral("out"))).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
  }
  QString out(const QString &name) {
    QDir().mkpath(path(QStringLiteral("out")));
    return path(QStringLiteral("out/") + name);
  }
};

void pressEnter(QWidget &widget) {
  QKeyEvent enter(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier);
  QCoreApplication::sendEvent(&widget, &enter);
}

} // namespace

TEST_F(AnnotationPrintTest, FiveInteractionsLeadToAPrintedAnnotation) {
  QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
  showScene();
  choose(Extent::WholeLayer);
  // Regions are saved where the project is, and so is what is printed.
  QDir().mkpath(path(QStringLiteral("out")));
  ASSERT_TRUE(QgsProject::instance()->write(out(QStringLiteral("project.qgz"))));
  // One: the expression and Enter.
  auto *expression = part<QLineEdit>("expression");
  expression->setText(QStringLiteral("river"));
  pressEnter(*expression);
  ASSERT_TRUE(waitForEnd());
  // Two: the button. Three: Enter.
  part<QAbstractButton>("annotateMap")->click();
  ASSERT_NE(dialog(), nullptr);
  pressEnter(*field<QLineEdit>("annotationLabel"));
  ASSERT_TRUE(tasksEnd([this] { return dialog() == nullptr; }, slowMs));
  // Four: the message's button. Five: Enter.
  ASSERT_NE(messageButton("annotationPdf"), nullptr);
  messageButton("annotationPdf")->click();
  ASSERT_NE(fileDialog(), nullptr);
  pressEnter(*fileDialog()->findChild<QLineEdit *>(QStringLiteral("fileNameEdit")));
  ASSERT_TRUE(tasksEnd([this] { return fileDialog() == nullptr; }, slowMs));
  EXPECT_EQ(messageLevel(), Qgis::MessageLevel::Success) << messageText().toStdString();
  QStringList left = files();
  left.removeAll(QStringLiteral("xemap"));
  EXPECT_EQ(left.join(QLatin1Char(' ')).toStdString(), "project.qgz river.pdf");
  const QImage page = pageOf(out(QStringLiteral("river.pdf")));
  ASSERT_FALSE(page.isNull());
  keep(page, QStringLiteral("page.png"));
  EXPECT_GT(page.width(), page.height());
  EXPECT_GT(annotatedPixels(page), 500);
}

TEST_F(AnnotationPrintTest, PlaceThatCannotBeWrittenIsTold) {
  askScene();
  annotate();
  QgsMessageBarItem *offer = host().messageBar()->currentItem();
  ASSERT_NE(offer, nullptr);
  openFileDialog();
  Q_EMIT fileDialog()->fileSelected(QStringLiteral("/proc/river.pdf"));
  EXPECT_EQ(messageLevel(), Qgis::MessageLevel::Critical);
  EXPECT_TRUE(messageText().contains(QStringLiteral("/proc/river.pdf"))) << messageText().toStdString();
  fileDialog()->reject();
}

TEST_F(AnnotationPrintTest, AFileOfSomebodyElseIsKept) {
  askScene();
  annotate();
  const QString theirs = out(QStringLiteral("river.pdf"));
  QFile file(theirs);
  ASSERT_TRUE(file.open(QIODevice::WriteOnly));
  file.write("%PDF-1.4 somebody's %%EOF");
  file.close();
  openFileDialog();
  Q_EMIT fileDialog()->fileSelected(theirs);
  EXPECT_EQ(messageLevel(), Qgis::MessageLevel::Critical);
  EXPECT_TRUE(messageText().contains(QStringLiteral("XeMap did not make"))) << messageText().toStdString();
  EXPECT_EQ(QFileInfo(theirs).size(), 25);
  fileDialog()->reject();
}

TEST_F(AnnotationPrintTest, ClosedProjectLeavesNoPartOfAFile) {
  askScene();
  annotate();
  for (const bool isBegun : {true, false}) {
    SCOPED_TRACE(isBegun);
    if (!isBegun) {
      askScene();
      annotate();
    }
    openFileDialog();
    Q_EMIT fileDialog()->fileSelected(out(QStringLiteral("river.pdf")));
    if (isBegun) {
      ASSERT_TRUE(waitUntil([] { return QgsApplication::taskManager()->count() == 1; }));
    }
    QgsProject::instance()->clear();
    EXPECT_EQ(fileDialog(), nullptr);
    EXPECT_TRUE(tasksEnd([this] { return files().isEmpty(); })) << files().join(QLatin1Char(' ')).toStdString();
  }
}

TEST_F(AnnotationPrintTest, LayoutIsMadeOnceAndShowsTheMap) {
  askScene();
  annotate(QStringLiteral("%area_ha% ha"), true);
  ASSERT_NE(messageButton("annotationLayout"), nullptr);
  messageButton("annotationLayout")->click();
  const QList<QgsPrintLayout *> layouts = QgsProject::instance()->layoutManager()->printLayouts();
  ASSERT_EQ(layouts.size(), 1);
  QgsPrintLayout *layout = layouts.first();
  EXPECT_EQ(layout->name(), QStringLiteral("river"));
  const QImage page = QgsLayoutExporter(layout).renderPageToImage(0, QSize(), 150);
  keep(page, QStringLiteral("layout.png"));
  EXPECT_GT(annotatedPixels(page), 500);
  QList<QgsLayoutItemMap *> maps;
  layout->layoutItems(maps);
  ASSERT_EQ(maps.size(), 1);
  EXPECT_TRUE(maps.first()->extent().contains(annotations()->extent())) << "the legend, too";
  QList<QgsLayoutItemLabel *> labels;
  layout->layoutItems(labels);
  EXPECT_TRUE(std::any_of(labels.begin(), labels.end(), [](const QgsLayoutItemLabel *label) {
    return label->text().contains(QStringLiteral("model slow"));
  }));
  messageButton("annotationLayout")->click();
  EXPECT_EQ(QgsProject::instance()->layoutManager()->printLayouts().size(), 1);
}

TEST_F(AnnotationPrintTest, AnyLayoutPrintsAnnotations) {
  askScene();
  annotate();
  QgsPrintLayout layout(QgsProject::instance());
  layout.initializeDefaults();
  auto *map = new QgsLayoutItemMap(&layout);
  map->attemptSetSceneRect(QRectF(20, 20, 150, 100));
  map->zoomToExtent(annotations()->extent());
  layout.addLayoutItem(map);
  const QString pdf = path(QStringLiteral("layout.pdf"));
  QgsLayoutExporter::PdfExportSettings settings;
  ASSERT_EQ(QgsLayoutExporter(&layout).exportToPdf(pdf, settings), QgsLayoutExporter::Success);
  const QImage with = pageOf(pdf);
  ASSERT_FALSE(with.isNull());
  keep(with, QStringLiteral("any-layout.png"));
  EXPECT_GT(annotatedPixels(with), 500);
  QgsProject::instance()->layerTreeRoot()->findLayer(annotations()->id())->setItemVisibilityChecked(false);
  ASSERT_EQ(QgsLayoutExporter(&layout).exportToPdf(pdf, settings), QgsLayoutExporter::Success);
  EXPECT_EQ(annotatedPixels(pageOf(pdf)), 0);
}

} // namespace xemap::plugin_tests
