// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/plugin/plugin_test.h"

#include <QDir>
#include <QFileInfo>
#include <QSlider>
#include <QTextEdit>
#include <gdal_priv.h>
#include <qgscoordinatetransform.h>
#include <qgsgeometry.h>
#include <qgslayertree.h>
#include <qgslayertreegroup.h>
#include <qgslayertreelayer.h>
#include <qgsmaplayercombobox.h>
#include <qgsproject.h>
#include <qgsproviderregistry.h>
#include <qgsrasterdataprovider.h>
#include <qgsrasterrenderer.h>
#include <qgssettings.h>

#include <cmath>
#include <set>

namespace xemap::plugin_tests {

namespace {

constexpr double sampleTolerance = 1e-6;

/// QGIS loads most providers from libraries of their own, which a QGIS made for tests need not have.
bool hasProvider(const char *key) {
  return QgsProviderRegistry::instance()->providerMetadata(QString::fromLatin1(key)) != nullptr;
}

double expectedAt(int column, int row) {
  return Scene::sampleAt(column, row) / 255.0;
}

/// Checks that the result lies on the scene's pixels and repeats them, starting at `column`, `row` of the scene.
void expectSceneValues(const Pixels &pixels, int column, int row) {
  int wrong = 0;
  for (int y = 0; y < pixels.height; ++y) {
    for (int x = 0; x < pixels.width; ++x) {
      const std::optional<double> &value = pixels.at(x, y);
      const bool valid = Scene::isValid(column + x, row + y);
      const bool right = value.has_value() == valid &&
                         (!valid || std::abs(*value - expectedAt(column + x, row + y)) < sampleTolerance);
      if (!right && ++wrong == 1)
        ADD_FAILURE() << "pixel " << x << "," << y << ": expected " << (valid ? expectedAt(column + x, row + y) : -1)
                      << ", found " << value.value_or(-1);
    }
  }
  EXPECT_EQ(wrong, 0);
}

/// What the canvas shows, in its CRS.
QgsGeometry visibleOn(QgsMapCanvas &canvas) {
  QPolygonF ring = canvas.mapSettings().visiblePolygon();
  if (!ring.isClosed())
    ring.append(ring.first());
  return QgsGeometry::fromQPolygonF(ring);
}

/// How many pixels well inside of `polygon` have no value, and how many well outside of it have one.
std::pair<int, int> clipFaults(const Pixels &pixels, const QgsGeometry &polygon, double margin) {
  const QgsGeometry inner = polygon.buffer(-margin, 8);
  const QgsGeometry outer = polygon.buffer(margin, 8);
  std::pair<int, int> faults;
  for (int row = 0; row < pixels.height; row += 3) {
    for (int column = 0; column < pixels.width; column += 3) {
      const QgsPointXY centre = pixels.centreOf(column, row);
      const bool hasValue = pixels.at(column, row).has_value();
      faults.first += !hasValue && inner.contains(&centre) ? 1 : 0;
      faults.second += hasValue && !outer.contains(&centre) ? 1 : 0;
    }
  }
  return faults;
}

} // namespace

TEST_F(PluginTest, ResultLiesOnTheLayersPixels) {
  QgsRasterLayer *scene = showScene();
  const FoundResult result = ask(QStringLiteral("river"), Extent::WholeLayer);
  ASSERT_NE(result.probability, nullptr);
  EXPECT_EQ(result.probability->crs(), scene->crs());
  EXPECT_EQ(result.probability->extent(), scene->extent());
  EXPECT_EQ(result.probability->width(), Scene::width);
  EXPECT_EQ(result.probability->height(), Scene::height);
  expectSceneValues(pixelsOf(*result.probability), 0, 0);
}

TEST_F(PluginTest, VisibleExtentIsCutOutOnThePixelGrid) {
  QgsRasterLayer *scene = showScene();
  zoomTo(QgsRectangle(500101.3, 4999700.7, 500251.9, 4999799.2));
  const QgsRectangle wanted = host().mapCanvas()->mapSettings().visibleExtent().intersect(scene->extent());
  const FoundResult result = ask(QStringLiteral("river"), Extent::Visible);
  ASSERT_NE(result.probability, nullptr);
  const QgsRectangle extent = result.probability->extent();
  EXPECT_TRUE(extent.contains(wanted)) << extent.toString().toStdString() << wanted.toString().toStdString();
  EXPECT_LT(extent.width() - wanted.width(), 2 * 2.0 + 1e-6);
  const double column = (extent.xMinimum() - 500000.0) / 2.0;
  const double row = (5000000.0 - extent.yMaximum()) / 2.0;
  EXPECT_NEAR(column, std::round(column), 1e-6);
  EXPECT_NEAR(row, std::round(row), 1e-6);
  expectSceneValues(pixelsOf(*result.probability), static_cast<int>(std::round(column)),
                    static_cast<int>(std::round(row)));
}

TEST_F(PluginTest, RotatedCanvasAsksAboutTheRotatedPolygon) {
  showScene();
  zoomTo(QgsRectangle(500200, 4999750, 500400, 4999850), 30.0);
  const QgsGeometry visible = visibleOn(*host().mapCanvas());
  const FoundResult result = ask(QStringLiteral("river"), Extent::Visible);
  ASSERT_NE(result.probability, nullptr);
  const Pixels pixels = pixelsOf(*result.probability);
  const auto [missing, surplus] = clipFaults(pixels, visible.intersection(QgsGeometry::fromRect(pixels.extent)), 3.0);
  EXPECT_EQ(missing, 0);
  EXPECT_EQ(surplus, 0);
  EXPECT_FALSE(pixels.at(0, 0).has_value());
}

TEST_F(PluginTest, CanvasInAnotherCrsAsksAboutWhatIsSeen) {
  QgsRasterLayer *scene = showScene();
  host().mapCanvas()->setDestinationCrs(QgsCoordinateReferenceSystem(QStringLiteral("EPSG:3035")));
  const QgsCoordinateTransform toCanvas(scene->crs(), host().mapCanvas()->mapSettings().destinationCrs(),
                                        QgsProject::instance()->transformContext());
  zoomTo(toCanvas.transformBoundingBox(QgsRectangle(500200, 4999750, 500300, 4999820)));
  QgsGeometry visible = visibleOn(*host().mapCanvas()).densifyByCount(50);
  const FoundResult result = ask(QStringLiteral("river"), Extent::Visible);
  ASSERT_NE(result.probability, nullptr);
  EXPECT_EQ(result.probability->crs(), scene->crs());
  ASSERT_EQ(visible.transform(toCanvas, Qgis::TransformDirection::Reverse), Qgis::GeometryOperationResult::Success);
  const Pixels pixels = pixelsOf(*result.probability);
  const auto [missing, surplus] = clipFaults(pixels, visible.intersection(QgsGeometry::fromRect(scene->extent())), 3.0);
  EXPECT_EQ(missing, 0);
  EXPECT_EQ(surplus, 0);
}

TEST_F(PluginTest, RotatedRasterKeepsItsGrid) {
  Scene scene;
  scene.geotransform = {500000.0, 1.8, 0.6, 5000000.0, 0.6, -1.8};
  showScene(scene);
  const FoundResult result = ask(QStringLiteral("river"), Extent::WholeLayer);
  ASSERT_NE(result.probability, nullptr);
  const auto *dataset =
      static_cast<GDALDataset *>(GDALOpen(result.probability->source().toUtf8().constData(), GA_ReadOnly));
  ASSERT_NE(dataset, nullptr);
  std::array<double, 6> found{};
  EXPECT_EQ(const_cast<GDALDataset *>(dataset)->GetGeoTransform(found.data()), CE_None);
  for (std::size_t i = 0; i < found.size(); ++i)
    EXPECT_NEAR(found[i], scene.geotransform[i], 1e-9) << i;
  GDALClose(const_cast<GDALDataset *>(dataset));
}

TEST_F(PluginTest, ImageWithoutGeoreferenceGetsItsResultOverIt) {
  Scene scene;
  scene.crs.clear();
  QgsRasterLayer *image = showScene(scene);
  const FoundResult result = ask(QStringLiteral("river"), Extent::WholeLayer);
  ASSERT_NE(result.probability, nullptr);
  EXPECT_EQ(result.probability->extent(), image->extent());
  expectSceneValues(pixelsOf(*result.probability), 0, 0);
}

TEST_F(PluginTest, CrsTheAnalystGaveTheLayerIsTheResults) {
  QgsRasterLayer *scene = showScene();
  const QgsCoordinateReferenceSystem given(QStringLiteral("EPSG:25833"));
  scene->setCrs(given);
  host().mapCanvas()->setDestinationCrs(given);
  const FoundResult result = ask(QStringLiteral("river"), Extent::Visible);
  ASSERT_NE(result.probability, nullptr);
  EXPECT_EQ(result.probability->crs(), given);
}

TEST_F(PluginTest, VirtualRasterIsReadThroughItsProvider) {
  if (!hasProvider("virtualraster"))
    GTEST_SKIP() << "this QGIS has no provider 'virtualraster'";
  const QString file = Scene().write(path(QStringLiteral("scene.tif")));
  const QgsRasterLayer input(file, QStringLiteral("in"));
  QgsRasterDataProvider::VirtualRasterParameters parameters;
  parameters.crs = input.crs();
  parameters.extent = input.extent();
  parameters.width = input.width();
  parameters.height = input.height();
  parameters.formula = QStringLiteral("\"in@1\"");
  parameters.rInputLayers = {{QStringLiteral("in"), file, QStringLiteral("gdal")}};
  QgsRasterLayer *layer =
      show(std::make_unique<QgsRasterLayer>(QgsRasterDataProvider::encodeVirtualRasterProviderUri(parameters),
                                            QStringLiteral("virtual"), QStringLiteral("virtualraster")));
  const FoundResult result = ask(QStringLiteral("river"), Extent::WholeLayer);
  ASSERT_NE(result.probability, nullptr);
  EXPECT_EQ(result.probability->extent(), layer->extent());
  expectSceneValues(pixelsOf(*result.probability), 0, 0);
}

TEST_F(PluginTest, NodataRulesOfTheLayerHold) {
  QgsRasterLayer *scene = showScene();
  for (int band = 1; band <= 3; ++band)
    scene->dataProvider()->setUserNoDataValue(band, {QgsRasterRange(20, 59)});
  const FoundResult result = ask(QStringLiteral("river"), Extent::WholeLayer);
  ASSERT_NE(result.probability, nullptr);
  const Pixels pixels = pixelsOf(*result.probability);
  EXPECT_FALSE(pixels.at(39, 0).has_value());
  ASSERT_TRUE(pixels.at(40, 0).has_value());
  EXPECT_NEAR(*pixels.at(40, 0), expectedAt(40, 0), sampleTolerance);
}

class TileTest : public PluginTest {
protected:
  void SetUp() override {
    if (!hasProvider("wms"))
      GTEST_SKIP() << "this QGIS has no provider 'wms'";
  }

  /// A pyramid of one-coloured tiles: red tells the column, green the row, of the whole world at zoom 0 to 3.
  std::unique_ptr<QgsRasterLayer> makeLayer() {
    for (int zoom = 0; zoom <= 3; ++zoom) {
      for (int x = 0; x < 1 << zoom; ++x) {
        QDir().mkpath(path(QStringLiteral("tiles/%1/%2").arg(zoom).arg(x)));
        for (int y = 0; y < 1 << zoom; ++y) {
          QImage tile(256, 256, QImage::Format_RGB32);
          const int step = 256 >> zoom;
          tile.fill(qRgb(x * step, x * step, x * step));
          if (zoom < 3 || y != 0)
            tile.save(path(QStringLiteral("tiles/%1/%2/%3.png").arg(zoom).arg(x).arg(y)));
        }
      }
    }
    const QString uri =
        QStringLiteral("type=xyz&zmin=0&zmax=3&url=file://%1/tiles/%7Bz%7D/%7Bx%7D/%7By%7D.png").arg(path(QString()));
    return std::make_unique<QgsRasterLayer>(uri, QStringLiteral("tiles"), QStringLiteral("wms"));
  }
};

TEST_F(TileTest, ServiceIsReadAtTheMapsScale) {
  show(makeLayer());
  zoomTo(QgsRectangle(-4e6, -3e6, 4e6, 3e6));
  const double pixel = host().mapCanvas()->mapUnitsPerPixel();
  const FoundResult result = ask(QStringLiteral("river"), Extent::Visible);
  ASSERT_NE(result.probability, nullptr);
  const Pixels pixels = pixelsOf(*result.probability);
  EXPECT_NEAR(pixels.extent.width() / pixels.width, pixel, pixel * 1e-6);
  EXPECT_EQ(result.probability->crs(), QgsCoordinateReferenceSystem(QStringLiteral("EPSG:3857")));
  // West of the middle lies the tile column before the one east of it.
  const std::optional<double> west = pixels.at(pixels.width / 2 - 3, pixels.height / 2);
  const std::optional<double> east = pixels.at(pixels.width / 2 + 3, pixels.height / 2);
  ASSERT_TRUE(west && east);
  EXPECT_NEAR(*east, 128 / 255.0, 0.01);
  EXPECT_LT(*west, *east - 0.1);
}

TEST_F(TileTest, MissingTilesAreNoData) {
  show(makeLayer());
  const double top = 20037508.34;
  zoomTo(QgsRectangle(-4e6, top - 8e6, 4e6, top - 2e6));
  const FoundResult result = ask(QStringLiteral("river"), Extent::Visible);
  ASSERT_NE(result.probability, nullptr);
  const Pixels pixels = pixelsOf(*result.probability);
  EXPECT_TRUE(pixels.at(pixels.width / 2, pixels.height - 10).has_value());
  EXPECT_FALSE(pixels.at(pixels.width / 2, 10).has_value());
}

TEST_F(TileTest, WholeServiceAtALargeScaleIsRefused) {
  show(makeLayer());
  zoomTo(QgsRectangle(0, 0, 1000, 1000));
  choose(Extent::WholeLayer);
  ASSERT_TRUE(run(QStringLiteral("river")));
  EXPECT_NE(errorText().indexOf(QStringLiteral("zoom in")), -1) << errorText().toStdString();
  EXPECT_FALSE(isRunning());
}

TEST_F(PluginTest, MaskFollowsTheThresholdWithoutANewRun) {
  showScene();
  const FoundResult result = ask(QStringLiteral("river"), Extent::WholeLayer);
  ASSERT_NE(result.mask, nullptr);
  const QDateTime written = QFileInfo(result.mask->source()).lastModified();
  const Pixels pixels = pixelsOf(*result.probability);
  for (const int percent : {50, 30, 77}) {
    part<QWidget>("threshold")->findChild<QSlider *>()->setValue(percent);
    ASSERT_TRUE(waitUntil([&] {
      return std::abs(result.mask->customProperty(QStringLiteral("xemap/threshold")).toDouble() - percent / 100.0) <
             1e-9;
    }));
    const std::unique_ptr<QgsRasterBlock> drawn(
        result.mask->renderer()->block(1, pixels.extent, pixels.width, pixels.height));
    int wrong = 0;
    for (int row = 0; row < pixels.height; ++row) {
      for (int column = 0; column < pixels.width; ++column) {
        const std::optional<double> &value = pixels.at(column, row);
        const bool filled = qAlpha(drawn->color(row, column)) > 0;
        wrong += filled != (value && static_cast<float>(*value) >= percent / 100.0F) ? 1 : 0;
      }
    }
    EXPECT_EQ(wrong, 0) << percent;
  }
  EXPECT_EQ(QFileInfo(result.mask->source()).lastModified(), written);
  EXPECT_EQ(results().size(), 1U);
}

TEST_F(PluginTest, ProbabilityIsTransparentAtZeroAndOpacityIsLive) {
  showScene();
  const FoundResult result = ask(QStringLiteral("river"), Extent::WholeLayer);
  ASSERT_NE(result.probability, nullptr);
  const Pixels pixels = pixelsOf(*result.probability);
  const std::unique_ptr<QgsRasterBlock> drawn(
      result.probability->renderer()->block(1, pixels.extent, pixels.width, pixels.height));
  EXPECT_EQ(qAlpha(drawn->color(0, 0)), 0);
  EXPECT_LT(qAlpha(drawn->color(0, 20)), qAlpha(drawn->color(0, 180)));
  part<QWidget>("opacity")->findChild<QSlider *>()->setValue(35);
  EXPECT_TRUE(waitUntil([&] { return std::abs(result.probability->opacity() - 0.35) < 1e-9; }));
}

TEST_F(PluginTest, ResultComesInAGroupOnTopWithItsProvenance) {
  showScene();
  const FoundResult result = ask(QStringLiteral("blocks by the river"), Extent::WholeLayer);
  ASSERT_NE(result.mask, nullptr);
  const QList<QgsLayerTreeNode *> nodes = QgsProject::instance()->layerTreeRoot()->children();
  ASSERT_EQ(nodes.size(), 2);
  ASSERT_TRUE(QgsLayerTree::isGroup(nodes.first()));
  EXPECT_EQ(nodes.first()->name(), QStringLiteral("blocks by the river"));
  const QList<QgsLayerTreeLayer *> layers = QgsLayerTree::toGroup(nodes.first())->findLayers();
  ASSERT_EQ(layers.size(), 2);
  EXPECT_EQ(layers.at(0)->layer(), result.mask);
  EXPECT_EQ(layers.at(1)->layer(), result.probability);
  EXPECT_EQ(result.probability->customProperty(QStringLiteral("xemap/model")).toString(), QStringLiteral("slow"));
  EXPECT_EQ(result.probability->customProperty(QStringLiteral("xemap/model_sha256")).toString().size(), 64);
  EXPECT_FALSE(result.probability->customProperty(QStringLiteral("xemap/version")).toString().isEmpty());
  EXPECT_EQ(result.probability->metadata().history().size(), 1);
  EXPECT_TRUE(result.probability->metadata().abstract().contains(QStringLiteral("blocks by the river")));
}

TEST_F(PluginTest, ResultGoesBesideASavedProject) {
  showScene();
  ask(QStringLiteral("first"), Extent::WholeLayer);
  ASSERT_TRUE(QgsProject::instance()->write(path(QStringLiteral("project.qgz"))));
  const FoundResult result = ask(QStringLiteral("Häuser: am/Fluß 🏠"), Extent::WholeLayer);
  ASSERT_NE(result.probability, nullptr);
  EXPECT_EQ(QFileInfo(result.probability->source()).absolutePath().toStdString(),
            path(QStringLiteral("xemap")).toStdString());
  EXPECT_TRUE(QFileInfo(result.probability->source()).fileName().startsWith(QStringLiteral("häuser-am-fluß_")));
}

TEST_F(PluginTest, ResultsAreNotOfferedAsLayers) {
  QgsRasterLayer *scene = showScene();
  ask(QStringLiteral("river"), Extent::WholeLayer);
  auto *layers = part<QgsMapLayerComboBox>("xemapLayer");
  EXPECT_EQ(layers->count(), 1);
  EXPECT_EQ(layers->currentLayer(), scene);
}

TEST_F(PluginTest, ThresholdGoesToTheResultThatIsActive) {
  showScene();
  const FoundResult first = ask(QStringLiteral("first"), Extent::WholeLayer);
  const FoundResult second = ask(QStringLiteral("second"), Extent::WholeLayer);
  ASSERT_TRUE(first.mask != nullptr && second.mask != nullptr);
  auto *slider = part<QWidget>("threshold")->findChild<QSlider *>();
  const auto thresholdOf = [](const FoundResult &result) {
    return result.mask->customProperty(QStringLiteral("xemap/threshold")).toDouble();
  };
  slider->setValue(80);
  EXPECT_TRUE(waitUntil([&] { return thresholdOf(second) == 0.8; }));
  EXPECT_EQ(thresholdOf(first), 0.5);
  host().setActiveLayer(first.probability);
  EXPECT_EQ(slider->value(), 50);
  slider->setValue(20);
  EXPECT_TRUE(waitUntil([&] { return thresholdOf(first) == 0.2; }));
  EXPECT_EQ(thresholdOf(second), 0.8);
}

TEST_F(PluginTest, SecondQuestionFindsTheFeatures) {
  showScene();
  ask(QStringLiteral("river"), Extent::WholeLayer);
  const QString cold = part<QTextEdit>("resultNumbers")->toPlainText();
  ask(QStringLiteral("forest"), Extent::WholeLayer);
  const QString warm = part<QTextEdit>("resultNumbers")->toPlainText();
  EXPECT_FALSE(cold.contains(QStringLiteral("reused"))) << cold.toStdString();
  EXPECT_TRUE(warm.contains(QStringLiteral("reused"))) << warm.toStdString();
}

TEST_F(PluginTest, HistoryOutlivesTheSession) {
  showScene();
  ask(QStringLiteral("river"), Extent::WholeLayer);
  unload();
  EXPECT_EQ(QgsSettings().value(QStringLiteral("xemap/history")).toStringList(), QStringList{QStringLiteral("river")});
  EXPECT_EQ(QgsSettings().value(QStringLiteral("xemap/extent")).toString(), QStringLiteral("layer"));
  reload();
}

} // namespace xemap::plugin_tests
