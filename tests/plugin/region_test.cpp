// SPDX-License-Identifier: GPL-2.0-or-later
// "Save regions..." as an analyst uses it: the dock, the dialog, files read back with OGR.
#include "tests/plugin/plugin_test.h"
#include "tests/support/points_file.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDirIterator>
#include <QDoubleSpinBox>
#include <QFile>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QTimer>
#include <QUndoStack>
#include <ogrsf_frmts.h>
#include <qgsapplication.h>
#include <qgslayertree.h>
#include <qgslayertreegroup.h>
#include <qgslayertreelayer.h>
#include <qgsmessagebaritem.h>
#include <qgsproject.h>
#include <qgsprojectionselectionwidget.h>
#include <qgstaskmanager.h>
#include <qgsvectorlayer.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <tuple>

namespace xemap::plugin_tests {

namespace {

/// What the target chooser of the dialog offers, in its order.
enum class Target { GeoPackage, GeoJson, Shapefile, FlatGeobuf, TemporaryLayer, ExistingLayer };

using Dataset = std::unique_ptr<GDALDataset, void (*)(GDALDataset *)>;

Dataset open(const QString &path, unsigned int flags = GDAL_OF_VECTOR) {
  return {GDALDataset::Open(path.toUtf8().constData(), flags), [](GDALDataset *dataset) { GDALClose(dataset); }};
}

/// What a file of regions holds, as OGR reads it.
struct ReadBack {
  int features = 0;
  int invalid = 0;
  double planarArea = 0.0; ///< Units: of the file's CRS.
  double areaM2 = 0.0;     ///< What the features say.
  std::string areaField;
  std::string crs;
  std::string firstExpression;
  std::string firstModel;
  std::string firstDate;
  double leastMean = 1.0;
  double mostMax = 0.0;
};

ReadBack readBack(const QString &path) {
  ReadBack found;
  const Dataset dataset = open(path);
  if (!dataset || dataset->GetLayerCount() != 1) {
    ADD_FAILURE() << path.toStdString() << ": expected one layer";
    return found;
  }
  OGRLayer &layer = *dataset->GetLayer(0);
  if (const OGRSpatialReference *crs = layer.GetSpatialRef())
    found.crs = crs->GetAuthorityCode(nullptr) != nullptr ? crs->GetAuthorityCode(nullptr) : crs->GetName();
  for (const auto &feature : layer) {
    const OGRGeometry &geometry = *feature->GetGeometryRef();
    if (++found.features == 1) {
      found.firstExpression = feature->GetFieldAsString("expression");
      found.firstModel = feature->GetFieldAsString("model");
      found.firstDate = feature->GetFieldAsString("date");
    }
    found.invalid += geometry.IsValid() ? 0 : 1;
    found.planarArea += wkbFlatten(geometry.getGeometryType()) == wkbPolygon ? geometry.toPolygon()->get_Area()
                                                                             : geometry.toMultiPolygon()->get_Area();
    found.areaField = feature->GetFieldIndex("area_m2") >= 0 ? "area_m2" : "area_px";
    found.areaM2 += feature->GetFieldAsDouble(found.areaField.c_str());
    found.leastMean = std::min(found.leastMean, feature->GetFieldAsDouble("mean_prob"));
    found.mostMax = std::max(found.mostMax, feature->GetFieldAsDouble("max_prob"));
  }
  return found;
}

class RegionTest : public PluginTest {
protected:
  RegionTest() {
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    mTempBefore = qgetenv("TMPDIR");
    QDir().mkpath(path(QStringLiteral("tmp")));
    QDir().mkpath(path(QStringLiteral("out")));
    qputenv("TMPDIR", path(QStringLiteral("tmp")).toUtf8());
  }
  ~RegionTest() override {
    if (mTempBefore.isEmpty())
      qunsetenv("TMPDIR");
    else
      qputenv("TMPDIR", mTempBefore);
  }

  FoundResult askScene(const QString &expression = QStringLiteral("river")) {
    showScene();
    return ask(expression, Extent::WholeLayer);
  }

  QDialog *dialog() { return host().mainWindow()->findChild<QDialog *>(QStringLiteral("regionDialog")); }
  template <class Widget> Widget *field(const char *name) {
    return dialog()->findChild<Widget *>(QString::fromLatin1(name));
  }
  QPushButton *saveButton() { return dialog()->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save); }

  void openDialog(Target target = Target::GeoPackage) {
    part<QAbstractButton>("saveRegions")->click();
    ASSERT_NE(dialog(), nullptr);
    field<QComboBox>("regionTarget")->setCurrentIndex(static_cast<int>(target));
  }

  void save() {
    saveButton()->click();
    // A locked GeoPackage is tried several times, for five seconds each.
    ASSERT_TRUE(tasksEnd([this] { return dialog() == nullptr; }, 60000));
  }

  void saveTo(const QString &file) {
    field<QLineEdit>("regionFile")->setText(file);
    save();
  }

  QString messageText() {
    return host().messageBar()->currentItem() != nullptr ? host().messageBar()->currentItem()->text() : QString();
  }
  Qgis::MessageLevel messageLevel() { return host().messageBar()->currentItem()->level(); }

  static QgsVectorLayer *regionLayer() {
    for (QgsVectorLayer *layer : QgsProject::instance()->layers<QgsVectorLayer *>())
      if (layer->customProperty(QStringLiteral("xemap/role")).toString() == QLatin1String("regions"))
        return layer;
    return nullptr;
  }

  /// What is in the folder that is exported to, and what exports left in the one for temporary files; QGIS uses it too.
  QStringList filesLeft() const {
    QStringList files;
    for (const auto &[folder, pattern] : {std::pair("out", "*"), std::pair("tmp", ".xemap*")}) {
      QDirIterator entries(path(QLatin1String(folder)), {QLatin1String(pattern)},
                           QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
      while (entries.hasNext())
        files << entries.next();
    }
    return files;
  }

  /// Pixels of the scene that reach the threshold.
  static int maskPixels(const FoundResult &result, double threshold) {
    int count = 0;
    for (const std::optional<double> &value : pixelsOf(*result.probability).values)
      count += value && static_cast<float>(*value) >= static_cast<float>(threshold) ? 1 : 0;
    return count;
  }

  QString out(const QString &name) const { return path(QStringLiteral("out/") + name); }

  /// Starts to save regions that take seconds, and waits until the work has begun.
  void startLongExport(const FoundResult &result) {
    replaceByNoise(result.probability->source(), 1500);
    openDialog();
    field<QLineEdit>("regionFile")->setText(out(QStringLiteral("noise.gpkg")));
    saveButton()->click();
    ASSERT_TRUE(waitUntil([] {
      const QList<QgsTask *> tasks = QgsApplication::taskManager()->tasks();
      return std::any_of(tasks.begin(), tasks.end(), [](const QgsTask *task) { return task->progress() > 5.0; });
    }));
  }

private:
  QByteArray mTempBefore;
};

} // namespace

TEST_F(RegionTest, FourInteractionsLeadToAGeoPackage) {
  showScene();
  choose(Extent::WholeLayer);
  // One: the expression and Enter.
  auto *expression = part<QLineEdit>("expression");
  expression->setText(QStringLiteral("river"));
  QKeyEvent enter(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier);
  QCoreApplication::sendEvent(expression, &enter);
  ASSERT_TRUE(waitForEnd());
  // Two: the button.
  part<QAbstractButton>("saveRegions")->click();
  ASSERT_NE(dialog(), nullptr);
  // Three: the name. Four: OK.
  field<QLineEdit>("regionFile")->setText(out(QStringLiteral("river.gpkg")));
  save();
  EXPECT_EQ(messageLevel(), Qgis::MessageLevel::Success) << messageText().toStdString();
  EXPECT_EQ(filesLeft(), QStringList{out(QStringLiteral("river.gpkg"))});
  const ReadBack found = readBack(out(QStringLiteral("river.gpkg")));
  EXPECT_GT(found.features, 1);
  EXPECT_EQ(found.firstExpression, "river");
  EXPECT_EQ(found.firstModel, "slow");
  EXPECT_EQ(found.firstDate, QDate::currentDate().toString(QStringLiteral("yyyy/MM/dd")).toStdString());
  EXPECT_GE(found.leastMean, 0.5);
  EXPECT_NEAR(found.mostMax, 219 / 255.0, 1e-6);
}

TEST_F(RegionTest, LayerLiesInTheGroupOfItsResult) {
  const FoundResult result = askScene();
  openDialog();
  saveTo(out(QStringLiteral("river.gpkg")));
  QgsVectorLayer *regions = regionLayer();
  ASSERT_NE(regions, nullptr);
  const QList<QgsLayerTreeLayer *> siblings =
      QgsLayerTree::toGroup(QgsProject::instance()->layerTreeRoot()->children().first())->findLayers();
  ASSERT_EQ(siblings.size(), 3);
  EXPECT_EQ(siblings.at(0)->layer(), regions);
  EXPECT_EQ(siblings.at(1)->layer(), result.mask);
  EXPECT_EQ(regions->crs(), result.probability->crs());
  EXPECT_EQ(regions->customProperty(QStringLiteral("xemap/run")),
            result.mask->customProperty(QStringLiteral("xemap/run")));
  EXPECT_EQ(regions->customProperty(QStringLiteral("xemap/threshold")).toDouble(), 0.5);
  EXPECT_EQ(regions->metadata().history().size(), 2);
  EXPECT_EQ(regions->renderer()->type(), QStringLiteral("singleSymbol"));
}

TEST_F(RegionTest, EachFormatHoldsTheAreaOfTheMask) {
  const FoundResult result = askScene(QStringLiteral("Häuser am Fluß 🏠"));
  // Lengths in the projection are 0.9996 of those on the ground here.
  const double maskM2 = maskPixels(result, 0.5) * 4.0 / (0.9996 * 0.9996);
  int features = 0;
  for (const auto &[target, name, crs] :
       {std::tuple(Target::GeoPackage, "r.gpkg", "32633"), std::tuple(Target::GeoJson, "r.geojson", "4326"),
        std::tuple(Target::Shapefile, "r.shp", "32633"), std::tuple(Target::FlatGeobuf, "r.fgb", "32633")}) {
    SCOPED_TRACE(name);
    openDialog(target);
    saveTo(out(QLatin1String(name)));
    EXPECT_EQ(messageLevel(), Qgis::MessageLevel::Success) << messageText().toStdString();
    const ReadBack found = readBack(out(QLatin1String(name)));
    features = features == 0 ? found.features : features;
    EXPECT_EQ(found.features, features);
    EXPECT_EQ(found.invalid, 0);
    EXPECT_EQ(found.crs, crs);
    EXPECT_EQ(found.firstExpression, "Häuser am Fluß 🏠");
    EXPECT_NEAR(found.areaM2 / maskM2, 1.0, 0.005);
    RecordProperty(name, std::to_string(found.areaM2 / maskM2 - 1.0));
  }
}

TEST_F(RegionTest, AnyCrsCanBeWritten) {
  askScene();
  openDialog();
  field<QgsProjectionSelectionWidget>("regionCrs")->setCrs(QgsCoordinateReferenceSystem(QStringLiteral("EPSG:3035")));
  saveTo(out(QStringLiteral("river.gpkg")));
  const ReadBack found = readBack(out(QStringLiteral("river.gpkg")));
  EXPECT_EQ(found.crs, "3035");
  EXPECT_EQ(found.invalid, 0);
  // An equal-area projection says the same as the ellipsoid.
  EXPECT_NEAR(found.planarArea / found.areaM2, 1.0, 0.001);
  EXPECT_EQ(regionLayer()->crs().authid(), QStringLiteral("EPSG:3035"));
}

TEST_F(RegionTest, ImageWithoutACrsGetsRegionsWithoutOne) {
  Scene scene;
  scene.crs.clear();
  showScene(scene);
  const FoundResult result = ask(QStringLiteral("river"), Extent::WholeLayer);
  openDialog();
  saveTo(out(QStringLiteral("river.gpkg")));
  ASSERT_NE(regionLayer(), nullptr) << messageText().toStdString();
  EXPECT_TRUE(result.probability->extent().contains(regionLayer()->extent()));
  const ReadBack found = readBack(out(QStringLiteral("river.gpkg")));
  EXPECT_EQ(found.areaField, "area_px") << "pixels are not called square metres";
  EXPECT_NEAR(found.areaM2, maskPixels(result, 0.5), 1e-6);
}

TEST_F(RegionTest, OptionsReachTheFeatures) {
  askScene();
  int files = 0;
  const auto saved = [&](const std::function<void()> &set) {
    openDialog();
    set();
    const QString file = out(QStringLiteral("%1.gpkg").arg(++files));
    saveTo(file);
    return readBack(file);
  };
  const ReadBack plain = saved([] {});
  ASSERT_GT(plain.features, 1);
  const ReadBack large =
      saved([&] { field<QDoubleSpinBox>("regionMinArea")->setValue(plain.areaM2 / plain.features); });
  EXPECT_LT(large.features, plain.features);
  const ReadBack whole = saved([this] {
    field<QDoubleSpinBox>("regionMinArea")->setValue(0.0);
    field<QComboBox>("regionFeatures")->setCurrentIndex(2);
  });
  EXPECT_EQ(whole.features, 1);
  EXPECT_NEAR(whole.areaM2, plain.areaM2, 0.01);
  const ReadBack pieces = saved([this] { field<QComboBox>("regionFeatures")->setCurrentIndex(1); });
  EXPECT_GE(pieces.features, plain.features);
  const ReadBack smooth = saved([this] {
    field<QDoubleSpinBox>("regionSimplify")->setValue(3.0);
    field<QCheckBox>("regionSmooth")->setChecked(true);
  });
  EXPECT_EQ(smooth.invalid, 0);
  EXPECT_NEAR(smooth.areaM2 / plain.areaM2, 1.0, 0.05);
}

TEST_F(RegionTest, ThresholdOfTheDockDecides) {
  askScene();
  part<QWidget>("threshold")->findChild<QDoubleSpinBox *>()->setValue(0.8);
  openDialog();
  saveTo(out(QStringLiteral("river.gpkg")));
  EXPECT_GE(readBack(out(QStringLiteral("river.gpkg"))).leastMean, 0.8);
}

TEST_F(RegionTest, TemporaryLayerNeedsNoFile) {
  const FoundResult result = askScene();
  openDialog(Target::TemporaryLayer);
  EXPECT_FALSE(field<QLineEdit>("regionFile")->isEnabled());
  save();
  QgsVectorLayer *regions = regionLayer();
  ASSERT_NE(regions, nullptr) << messageText().toStdString();
  EXPECT_TRUE(regions->isTemporary());
  EXPECT_GT(regions->featureCount(), 1);
  EXPECT_TRUE(result.probability->extent().contains(regions->extent()));
  EXPECT_EQ(regions->thread(), QCoreApplication::instance()->thread());
  EXPECT_EQ(filesLeft().join(QLatin1Char(' ')).toStdString(), "");
}

TEST_F(RegionTest, AppendingToALayerBeingEditedIsOneStepToUndo) {
  askScene();
  openDialog(Target::TemporaryLayer);
  save();
  QgsVectorLayer *layer = regionLayer();
  ASSERT_NE(layer, nullptr);
  const long long before = layer->featureCount();
  ASSERT_TRUE(layer->startEditing());
  openDialog(Target::ExistingLayer);
  save();
  EXPECT_EQ(messageLevel(), Qgis::MessageLevel::Success) << messageText().toStdString();
  EXPECT_EQ(layer->featureCount(), 2 * before);
  EXPECT_EQ(layer->undoStack()->count(), 1);
  layer->undoStack()->undo();
  EXPECT_EQ(layer->featureCount(), before);
  layer->rollBack();
}

TEST_F(RegionTest, AppendingFollowsTheFieldsAndTheCrsOfTheLayer) {
  askScene();
  auto target =
      std::make_unique<QgsVectorLayer>(QStringLiteral("Polygon?crs=EPSG:4326&field=remark:string&field=area_m2:double"),
                                       QStringLiteral("notes"), QStringLiteral("memory"));
  QgsVectorLayer *layer = target.get();
  QgsProject::instance()->addMapLayer(target.release());
  openDialog(Target::ExistingLayer);
  save();
  EXPECT_EQ(messageLevel(), Qgis::MessageLevel::Success) << messageText().toStdString();
  ASSERT_GT(layer->featureCount(), 0);
  QgsFeature feature;
  ASSERT_TRUE(layer->getFeatures().nextFeature(feature));
  EXPECT_TRUE(QgsRectangle(14.9, 45.0, 15.1, 45.3).contains(feature.geometry().boundingBox()));
  EXPECT_GT(feature.attribute(QStringLiteral("area_m2")).toDouble(), 0.0);
  EXPECT_FALSE(feature.attribute(QStringLiteral("remark")).isValid() &&
               !feature.attribute(QStringLiteral("remark")).isNull());
}

TEST_F(RegionTest, AppendingToAFileNeedsNoEditing) {
  askScene();
  openDialog();
  saveTo(out(QStringLiteral("river.gpkg")));
  QgsVectorLayer *layer = regionLayer();
  ASSERT_NE(layer, nullptr);
  const long long before = layer->featureCount();
  openDialog(Target::ExistingLayer);
  save();
  EXPECT_EQ(messageLevel(), Qgis::MessageLevel::Success) << messageText().toStdString();
  EXPECT_EQ(layer->featureCount(), 2 * before);
  EXPECT_EQ(readBack(out(QStringLiteral("river.gpkg"))).features, 2 * before);
}

TEST_F(RegionTest, LockedFileIsToldInOneMessage) {
  askScene();
  openDialog();
  saveTo(out(QStringLiteral("river.gpkg")));
  QgsVectorLayer *layer = regionLayer();
  ASSERT_NE(layer, nullptr);
  const long long before = layer->featureCount();
  const Dataset other = open(out(QStringLiteral("river.gpkg")), GDAL_OF_VECTOR | GDAL_OF_UPDATE);
  ASSERT_TRUE(other);
  other->ExecuteSQL("BEGIN IMMEDIATE", nullptr, nullptr);
  host().messageBar()->clearWidgets();
  openDialog(Target::ExistingLayer);
  save();
  EXPECT_EQ(host().messageBar()->items().size(), 1);
  EXPECT_EQ(messageLevel(), Qgis::MessageLevel::Critical);
  EXPECT_TRUE(messageText().contains(QStringLiteral("locked"))) << messageText().toStdString();
  other->ExecuteSQL("ROLLBACK", nullptr, nullptr);
  layer->reload();
  EXPECT_EQ(layer->featureCount(), before);
}

TEST_F(RegionTest, AFileOfSomebodyElseIsKeptAndAContainerGetsALayerMore) {
  askScene();
  const QString shape = out(QStringLiteral("theirs.geojson"));
  QFile file(shape);
  ASSERT_TRUE(file.open(QIODevice::WriteOnly));
  const qint64 size = file.write("{\"type\":\"FeatureCollection\",\"features\":[]}");
  file.close();
  const QString container = out(QStringLiteral("theirs.gpkg"));
  test::writePoints(container.toStdString(), "GPKG", {"parcels", "points"});
  const auto saveOver = [&](Target target, const QString &path) {
    openDialog(target);
    field<QLineEdit>("regionFile")->setText(path);
    QTimer::singleShot(200, qApp, [] {
      auto *question = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
      ASSERT_NE(question, nullptr);
      question->button(QMessageBox::Yes)->click();
    });
    save();
  };
  saveOver(Target::GeoJson, shape);
  EXPECT_EQ(messageLevel(), Qgis::MessageLevel::Critical);
  EXPECT_TRUE(messageText().contains(QStringLiteral("XeMap did not make"))) << messageText().toStdString();
  EXPECT_EQ(QFileInfo(shape).size(), size);
  saveOver(Target::GeoPackage, container);
  EXPECT_EQ(messageLevel(), Qgis::MessageLevel::Success) << messageText().toStdString();
  const Dataset now = open(container, GDAL_OF_VECTOR);
  ASSERT_TRUE(now);
  EXPECT_EQ(now->GetLayerCount(), 3);
  EXPECT_GT(now->GetLayerByName("theirs")->GetFeatureCount(), 0);
}

TEST_F(RegionTest, FileThatIsBeingEditedIsNotReplaced) {
  askScene();
  openDialog();
  saveTo(out(QStringLiteral("river.gpkg")));
  ASSERT_TRUE(regionLayer()->startEditing());
  const QDateTime written = QFileInfo(out(QStringLiteral("river.gpkg"))).lastModified();
  openDialog();
  field<QLineEdit>("regionFile")->setText(out(QStringLiteral("river.gpkg")));
  QTimer::singleShot(200, qApp, [] {
    auto *question = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
    ASSERT_NE(question, nullptr);
    question->button(QMessageBox::Yes)->click();
  });
  save();
  EXPECT_EQ(messageLevel(), Qgis::MessageLevel::Critical);
  EXPECT_TRUE(messageText().contains(QStringLiteral("being edited"))) << messageText().toStdString();
  EXPECT_EQ(QFileInfo(out(QStringLiteral("river.gpkg"))).lastModified(), written);
  regionLayer()->rollBack();
}

TEST_F(RegionTest, ReplacingAFileIsAskedFirst) {
  askScene();
  QFile file(out(QStringLiteral("river.gpkg")));
  ASSERT_TRUE(file.open(QIODevice::WriteOnly));
  file.write("precious");
  file.close();
  openDialog();
  field<QLineEdit>("regionFile")->setText(file.fileName());
  QTimer::singleShot(200, qApp, [] {
    auto *question = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
    ASSERT_NE(question, nullptr);
    question->button(QMessageBox::No)->click();
  });
  saveButton()->click();
  ASSERT_NE(dialog(), nullptr);
  EXPECT_TRUE(dialog()->isVisible());
  EXPECT_EQ(QFileInfo(file.fileName()).size(), 8);
  dialog()->reject();
  EXPECT_TRUE(waitUntil([this] { return dialog() == nullptr; }));
}

TEST_F(RegionTest, PlaceThatCannotBeWrittenIsToldInOneMessage) {
  askScene();
  for (const QString &place : {QStringLiteral("/proc/river.gpkg"), out(QStringLiteral("none/river.gpkg"))}) {
    host().messageBar()->clearWidgets();
    openDialog();
    saveTo(place);
    EXPECT_EQ(host().messageBar()->items().size(), 1);
    EXPECT_EQ(messageLevel(), Qgis::MessageLevel::Critical);
    EXPECT_TRUE(messageText().contains(place)) << messageText().toStdString();
    EXPECT_EQ(regionLayer(), nullptr);
    EXPECT_EQ(filesLeft().join(QLatin1Char(' ')).toStdString(), "");
  }
}

TEST_F(RegionTest, NothingIsSavedWhereNothingReachesTheThreshold) {
  askScene();
  part<QWidget>("threshold")->findChild<QDoubleSpinBox *>()->setValue(1.0);
  openDialog();
  saveTo(out(QStringLiteral("river.gpkg")));
  EXPECT_EQ(messageLevel(), Qgis::MessageLevel::Warning);
  EXPECT_EQ(regionLayer(), nullptr);
  EXPECT_EQ(filesLeft().join(QLatin1Char(' ')).toStdString(), "");
}

TEST_F(RegionTest, WithoutAResultThereIsNothingToSave) {
  showScene();
  EXPECT_FALSE(part<QAbstractButton>("saveRegions")->isEnabled());
  const FoundResult result = ask(QStringLiteral("river"), Extent::WholeLayer);
  EXPECT_TRUE(part<QAbstractButton>("saveRegions")->isEnabled());
  QgsProject::instance()->removeMapLayers({result.mask->id(), result.probability->id()});
  EXPECT_FALSE(part<QAbstractButton>("saveRegions")->isEnabled());
}

TEST_F(RegionTest, CancelLeavesNothing) {
  startLongExport(askScene());
  QgsApplication::taskManager()->cancelAll();
  ASSERT_TRUE(tasksEnd());
  EXPECT_EQ(filesLeft().join(QLatin1Char(' ')).toStdString(), "");
  EXPECT_EQ(regionLayer(), nullptr);
  EXPECT_EQ(messageText().toStdString(), "");
}

TEST_F(RegionTest, RemovedResultEndsTheWork) {
  const FoundResult result = askScene();
  startLongExport(result);
  QgsProject::instance()->removeMapLayer(result.probability->id());
  ASSERT_TRUE(tasksEnd());
  EXPECT_EQ(filesLeft().join(QLatin1Char(' ')).toStdString(), "");
  EXPECT_EQ(messageLevel(), Qgis::MessageLevel::Critical);
  EXPECT_TRUE(messageText().contains(QStringLiteral("removed"))) << messageText().toStdString();
}

TEST_F(RegionTest, ClosedProjectEndsTheWork) {
  startLongExport(askScene());
  QgsProject::instance()->clear();
  ASSERT_TRUE(tasksEnd());
  EXPECT_EQ(filesLeft().join(QLatin1Char(' ')).toStdString(), "");
  EXPECT_EQ(QgsProject::instance()->count(), 0);
}

TEST_F(RegionTest, UnloadedPluginEndsTheWorkAndClosesTheDialog) {
  const FoundResult result = askScene();
  openDialog();
  unload();
  EXPECT_EQ(dialog(), nullptr);
  reload();
  openDock();
  host().setActiveLayer(result.probability);
  startLongExport(result);
  unload();
  ASSERT_TRUE(tasksEnd());
  EXPECT_EQ(filesLeft().join(QLatin1Char(' ')).toStdString(), "");
  reload();
}

TEST_F(RegionTest, FieldsSayWhatWasAskedOfWhatAndWhen) {
  QgsProject::instance()->setAreaUnits(Qgis::AreaUnit::Hectares);
  QgsProject::instance()->setDistanceUnits(Qgis::DistanceUnit::Feet);
  const QDateTime before = QDateTime::currentDateTimeUtc().addSecs(-1);
  const FoundResult result = askScene(QStringLiteral("Häuser · \"am\" <Fluß>; 🏠"));
  QDateTime firstAsked;
  for (const auto &[target, name] : {std::pair(Target::GeoPackage, "r.gpkg"), std::pair(Target::GeoJson, "r.geojson"),
                                     std::pair(Target::Shapefile, "r.shp"), std::pair(Target::FlatGeobuf, "r.fgb"),
                                     std::pair(Target::TemporaryLayer, "r")}) {
    SCOPED_TRACE(name);
    openDialog(target);
    if (target == Target::TemporaryLayer)
      save();
    else
      saveTo(out(QLatin1String(name)));
    ASSERT_EQ(messageLevel(), Qgis::MessageLevel::Success) << messageText().toStdString();
    QgsVectorLayer *layer = regionLayer();
    ASSERT_NE(layer, nullptr);
    const QString perimeter =
        target == Target::Shapefile ? QStringLiteral("perimeter_") : QStringLiteral("perimeter_m");
    QMap<long long, double> areas;
    QgsFeature feature;
    for (QgsFeatureIterator features = layer->getFeatures(); features.nextFeature(feature);) {
      const double areaM2 = feature.attribute(QStringLiteral("area_m2")).toDouble();
      areas.insert(feature.attribute(QStringLiteral("rank")).toLongLong(), areaM2);
      const QgsPointXY centroid(feature.attribute(QStringLiteral("centroid_x")).toDouble(),
                                feature.attribute(QStringLiteral("centroid_y")).toDouble());
      EXPECT_TRUE(feature.geometry().contains(&centroid)) << "a centroid in another CRS, or outside";
      EXPECT_NEAR(feature.attribute(QStringLiteral("area_proj")).toDouble() * 1e4, areaM2, 1e-3);
      EXPECT_NEAR(feature.attribute(QStringLiteral("perim_proj")).toDouble() * 0.3048,
                  feature.attribute(perimeter).toDouble(), 1e-3);
      EXPECT_GT(feature.attribute(perimeter).toDouble(), 0.0);
      EXPECT_EQ(feature.attribute(QStringLiteral("reading")), QStringLiteral("Häuser · \"am\" <Fluß>; 🏠"));
      EXPECT_EQ(feature.attribute(QStringLiteral("source")).toString(),
                QStringLiteral("scene (%1)").arg(path(QStringLiteral("scene.tif"))));
      EXPECT_EQ(feature.attribute(QStringLiteral("threshold")).toDouble(), 0.5);
      EXPECT_NEAR(feature.attribute(QStringLiteral("presence")).toDouble(), 219 / 255.0, 1e-6);
      // A Shapefile has a text.
      const QDateTime asked = feature.attribute(QStringLiteral("asked_at")).toDateTime().toUTC();
      EXPECT_GE(asked, before) << feature.attribute(QStringLiteral("asked_at")).toString().toStdString();
      EXPECT_LE(asked, QDateTime::currentDateTimeUtc());
      firstAsked = firstAsked.isValid() ? firstAsked : asked;
      EXPECT_EQ(asked, firstAsked) << "the time of the answer is not that of the file";
    }
    ASSERT_GT(areas.size(), 1);
    EXPECT_EQ(areas.firstKey(), 1);
    EXPECT_EQ(areas.lastKey(), areas.size());
    EXPECT_TRUE(std::is_sorted(areas.begin(), areas.end(), std::greater<>()));
    const QgsFields fields = layer->fields();
    EXPECT_EQ(fields.at(fields.lookupField(QStringLiteral("area_proj"))).alias(), QStringLiteral("Area (hectares)"));
    EXPECT_EQ(fields.at(fields.lookupField(QStringLiteral("perim_proj"))).alias(), QStringLiteral("Perimeter (feet)"));
    QgsProject::instance()->removeMapLayer(layer->id());
  }
  ASSERT_NE(result.probability, nullptr);
}

TEST_F(RegionTest, SizesInMetresAreToldOnce) {
  QgsProject::instance()->setAreaUnits(Qgis::AreaUnit::SquareMeters);
  QgsProject::instance()->setDistanceUnits(Qgis::DistanceUnit::Degrees);
  askScene();
  openDialog(Target::TemporaryLayer);
  save();
  ASSERT_NE(regionLayer(), nullptr);
  EXPECT_LT(regionLayer()->fields().lookupField(QStringLiteral("area_proj")), 0);
  EXPECT_LT(regionLayer()->fields().lookupField(QStringLiteral("perim_proj")), 0);
}

TEST_F(RegionTest, WhatIsNotKnownIsNull) {
  const FoundResult result = askScene();
  replaceByNoise(result.probability->source(), 40); // Says nothing of itself.
  openDialog(Target::TemporaryLayer);
  save();
  QgsVectorLayer *layer = regionLayer();
  ASSERT_NE(layer, nullptr) << messageText().toStdString();
  QgsFeature feature;
  ASSERT_TRUE(layer->getFeatures().nextFeature(feature));
  for (const char *name : {"presence", "asked_at"})
    EXPECT_TRUE(feature.attribute(QString::fromLatin1(name)).isNull()) << name;
  EXPECT_EQ(feature.attribute(QStringLiteral("expression")), QStringLiteral("river")) << "the layer knows";
  EXPECT_EQ(feature.attribute(QStringLiteral("source")), QStringLiteral("scene")) << "the layer knows";
}

TEST_F(RegionTest, AppendingToAShapefileFillsItsShortenedFields) {
  askScene();
  openDialog(Target::Shapefile);
  saveTo(out(QStringLiteral("river.shp")));
  QgsVectorLayer *layer = regionLayer();
  ASSERT_NE(layer, nullptr);
  const long long before = layer->featureCount();
  openDialog(Target::ExistingLayer);
  save();
  EXPECT_EQ(messageLevel(), Qgis::MessageLevel::Success) << messageText().toStdString();
  EXPECT_EQ(layer->featureCount(), 2 * before);
  QgsFeature feature;
  for (QgsFeatureIterator features = layer->getFeatures(); features.nextFeature(feature);)
    EXPECT_GT(feature.attribute(QStringLiteral("perimeter_")).toDouble(), 0.0);
}

} // namespace xemap::plugin_tests
