// SPDX-License-Identifier: GPL-2.0-or-later
// xemap:refertoregion and xemap:refertoregions through the Processing framework.
#include "tests/plugin/processing_test.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QImageReader>
#include <gdal_priv.h>
#include <qgisplugin.h>
#include <qgsapplication.h>
#include <qgscoordinatetransform.h>
#include <qgspalettedrasterrenderer.h>
#include <qgsprocessingalgorithm.h>
#include <qgsprocessingprovider.h>
#include <qgsprocessingregistry.h>
#include <qgsproject.h>
#include <qgsproviderregistry.h>
#include <qgsrasterdataprovider.h>
#include <qgssinglebandpseudocolorrenderer.h>
#include <qgsvectorlayer.h>

#include <cmath>
#include <cstdint>
#include <vector>

namespace xemap::plugin_tests {

namespace {

const QString toRegions = QStringLiteral("xemap:refertoregions");

float expectedAt(int column, int row) {
  return static_cast<float>(Scene::sampleAt(column, row)) / 255.0F;
}

/// Counts the pixels that are not as the scene says.
int wrongIn(const Pixels &pixels, const std::function<double(float)> &valueOf) {
  int wrong = 0;
  for (int row = 0; row < pixels.height; ++row)
    for (int column = 0; column < pixels.width; ++column) {
      const std::optional<double> &value = pixels.at(column, row);
      const bool valid = Scene::isValid(column, row);
      const bool right =
          value.has_value() == valid && (!valid || std::abs(*value - valueOf(expectedAt(column, row))) < 1e-6);
      wrong += right ? 0 : 1;
    }
  return wrong;
}

/// Changes a file that Scene has written: nothing is declared as nodata any more, the first `collar` columns are 0 in
/// all bands, and the last band is `last` elsewhere.
void declareNothing(const QString &path, int collar, std::uint8_t last) {
  const GDALDatasetUniquePtr dataset(GDALDataset::Open(path.toUtf8().constData(), GDAL_OF_RASTER | GDAL_OF_UPDATE));
  ASSERT_NE(dataset, nullptr);
  std::vector<std::uint8_t> line(Scene::width);
  for (int band = 1; band <= 3; ++band) {
    GDALRasterBand *target = dataset->GetRasterBand(band);
    target->DeleteNoDataValue();
    for (int row = 0; row < Scene::height; ++row) {
      for (int column = 0; column < Scene::width; ++column)
        line[static_cast<std::size_t>(column)] =
            column < collar ? std::uint8_t{0}
                            : (band == 3 ? last : static_cast<std::uint8_t>(Scene::sampleAt(column, row)));
      ASSERT_EQ(
          target->RasterIO(GF_Write, 0, row, Scene::width, 1, line.data(), Scene::width, 1, GDT_Byte, 0, 0, nullptr),
          CE_None);
    }
  }
}

QgsProcessingProvider *provider() {
  return QgsApplication::processingRegistry()->providerById(QStringLiteral("xemap"));
}

} // namespace

TEST_F(ProcessingTest, AlgorithmsAreThereWhileThePluginIsLoaded) {
  for (const char *id : {"xemap:refertoregion", "xemap:refertoregions", "xemap:learnconcept", "xemap:mapconcept",
                         "xemap:regionsfromprobability", "xemap:evaluateagainstreference"}) {
    const QgsProcessingAlgorithm *algorithm =
        QgsApplication::processingRegistry()->algorithmById(QString::fromLatin1(id));
    ASSERT_NE(algorithm, nullptr) << id;
    EXPECT_FALSE(algorithm->shortHelpString().isEmpty()) << id;
    EXPECT_FALSE(algorithm->shortDescription().isEmpty()) << id;
    EXPECT_FALSE(algorithm->group().isEmpty()) << id;
    EXPECT_TRUE(algorithm->tags().contains(QStringLiteral("xemap"))) << id;
    EXPECT_TRUE(QFile::exists(algorithm->svgIconPath())) << id;
    // Drawing it takes a part of Qt that a QGIS made for tests need not have.
    if (QImageReader::supportedImageFormats().contains("svg")) {
      EXPECT_FALSE(algorithm->icon().isNull()) << id;
    }
    // In the modeler and in batch, in the background, and to be cancelled.
    EXPECT_FALSE(algorithm->flags().testFlag(Qgis::ProcessingAlgorithmFlag::HideFromModeler)) << id;
    EXPECT_TRUE(algorithm->flags().testFlag(Qgis::ProcessingAlgorithmFlag::SupportsBatch)) << id;
    EXPECT_FALSE(algorithm->flags().testFlag(Qgis::ProcessingAlgorithmFlag::NoThreading)) << id;
    EXPECT_TRUE(algorithm->flags().testFlag(Qgis::ProcessingAlgorithmFlag::CanCancel)) << id;
  }
  unload();
  EXPECT_EQ(provider(), nullptr);
  reload();
  ASSERT_NE(provider(), nullptr);
  EXPECT_EQ(provider()->algorithms().size(), 6);
  loaded().plugin().initGui();
  EXPECT_EQ(provider()->algorithms().size(), 6);
}

TEST_F(ProcessingTest, ReferWritesProbabilityMaskAndRegions) {
  QVariantMap parameters = question(QStringLiteral(" river "));
  parameters[QStringLiteral("MASK")] = path(QStringLiteral("mask.tif"));
  parameters[QStringLiteral("REGIONS")] = path(QStringLiteral("regions.gpkg"));
  const AlgorithmRun found = run(toRegion, parameters);
  ASSERT_TRUE(found.succeeded) << found.error.toStdString();
  EXPECT_EQ(filesBeside().join(QLatin1Char(' ')).toStdString(), "mask.tif prob.tif regions.gpkg scene.tif");

  const auto probability = raster(found.outputs.value(QStringLiteral("PROBABILITY")).toString());
  EXPECT_EQ(wrongIn(pixelsOf(*probability), [](float p) { return p; }), 0);
  EXPECT_EQ(probability->crs().authid(), QStringLiteral("EPSG:32633"));
  const Pixels mask = pixelsOf(*raster(found.outputs.value(QStringLiteral("MASK")).toString()));
  EXPECT_EQ(wrongIn(mask, [](float p) { return p >= 0.5F ? 1.0 : 0.0; }), 0);

  const QgsVectorLayer regions(found.outputs.value(QStringLiteral("REGIONS")).toString(), QString(),
                               QStringLiteral("ogr"));
  ASSERT_TRUE(regions.isValid());
  EXPECT_EQ(regions.featureCount(), found.outputs.value(QStringLiteral("REGION_COUNT")).toInt());
  EXPECT_GT(regions.featureCount(), 1);
  EXPECT_EQ(regions.crs(), probability->crs());
  double planarArea = 0.0;
  QgsFeature feature;
  for (QgsFeatureIterator features = regions.getFeatures(); features.nextFeature(feature);) {
    EXPECT_EQ(feature.attribute(QStringLiteral("expression")).toString(), QStringLiteral("river"));
    EXPECT_EQ(feature.attribute(QStringLiteral("model")).toString(), QStringLiteral("slow"));
    EXPECT_GE(feature.attribute(QStringLiteral("mean_prob")).toDouble(), 0.5);
    EXPECT_NEAR(feature.attribute(QStringLiteral("presence")).toDouble(),
                found.outputs.value(QStringLiteral("PRESENCE")).toDouble(), 1e-9);
    EXPECT_EQ(feature.attribute(QStringLiteral("reading")), found.outputs.value(QStringLiteral("READING")));
    EXPECT_TRUE(feature.attribute(QStringLiteral("source")).toString().contains(path(QStringLiteral("scene.tif"))));
    EXPECT_FALSE(feature.attribute(QStringLiteral("asked_at")).isNull());
    EXPECT_TRUE(feature.geometry().isGeosValid());
    planarArea += feature.geometry().area();
  }
  const auto referred = std::count_if(mask.values.begin(), mask.values.end(), [](const auto &v) { return v == 1.0; });
  EXPECT_NEAR(planarArea, static_cast<double>(referred) * 4.0, static_cast<double>(referred) * 0.02);
  EXPECT_NEAR(found.outputs.value(QStringLiteral("MAX_PROBABILITY")).toDouble(), 219 / 255.0, 1e-6);
}

TEST_F(ProcessingTest, ReferReadsTheBandsThatItIsTold) {
  constexpr int last = 128;
  QVariantMap parameters = question(QStringLiteral("river"));
  declareNothing(path(QStringLiteral("scene.tif")), 0, last);
  parameters[QStringLiteral("BANDS")] = QStringLiteral("3, 3, 3");
  const AlgorithmRun told = run(toRegion, parameters);
  ASSERT_TRUE(told.succeeded) << told.error.toStdString();
  EXPECT_NE(told.outputs.value(QStringLiteral("RASTER_READING")).toString().indexOf(QStringLiteral("3,3,3")), -1);
  for (const auto &value : pixelsOf(*raster(path(QStringLiteral("prob.tif")))).values)
    ASSERT_NEAR(value.value_or(-1.0), last / 255.0, 1e-3);
  for (const char *wrong : {"3,2", "0,1,2", "red"}) {
    parameters[QStringLiteral("BANDS")] = QString::fromLatin1(wrong);
    const AlgorithmRun refused = run(toRegion, parameters);
    EXPECT_FALSE(refused.succeeded) << wrong;
    EXPECT_NE(refused.error.indexOf(QString::fromLatin1(wrong)), -1) << refused.error.toStdString();
  }
}

TEST_F(ProcessingTest, ReferTakesAnUndeclaredCollarForDataWhereItIsTold) {
  constexpr int collar = 60;
  QVariantMap parameters = question(QStringLiteral("river"));
  declareNothing(path(QStringLiteral("scene.tif")), collar, 128);
  ASSERT_TRUE(run(toRegion, parameters).succeeded);
  const auto inCollar = [&] { return pixelsOf(*raster(path(QStringLiteral("prob.tif")))).at(3, 1); };
  EXPECT_FALSE(inCollar().has_value());
  parameters[QStringLiteral("ONLY_DECLARED")] = true;
  ASSERT_TRUE(run(toRegion, parameters).succeeded);
  EXPECT_NEAR(inCollar().value_or(-1.0), 0.0, 1e-3);
}

TEST_F(ProcessingTest, ReferTakesAnExtentInAnyCrs) {
  QVariantMap parameters = question(QStringLiteral("river"));
  const QgsRectangle part(500100, 4999800, 500300, 4999900);
  // QGIS writes xmin, xmax, ymin, ymax; without a CRS it is that of the layer.
  parameters[QStringLiteral("EXTENT")] = QStringLiteral("500100,500300,4999800,4999900");
  ASSERT_TRUE(run(toRegion, parameters).succeeded);
  EXPECT_EQ(raster(path(QStringLiteral("prob.tif")))->extent(), part);
  QgsProject::instance()->setCrs(QgsCoordinateReferenceSystem(QStringLiteral("EPSG:3857")));
  ASSERT_TRUE(run(toRegion, parameters).succeeded);
  EXPECT_EQ(raster(path(QStringLiteral("prob.tif")))->extent(), part);

  const QgsCoordinateTransform toDegrees(QgsCoordinateReferenceSystem(QStringLiteral("EPSG:32633")),
                                         QgsCoordinateReferenceSystem(QStringLiteral("EPSG:4326")),
                                         QgsProject::instance());
  const QgsRectangle degrees = toDegrees.transformBoundingBox(part);
  parameters[QStringLiteral("EXTENT")] = QStringLiteral("%1,%2,%3,%4 [EPSG:4326]")
                                             .arg(degrees.xMinimum(), 0, 'f', 9)
                                             .arg(degrees.xMaximum(), 0, 'f', 9)
                                             .arg(degrees.yMinimum(), 0, 'f', 9)
                                             .arg(degrees.yMaximum(), 0, 'f', 9);
  ASSERT_TRUE(run(toRegion, parameters).succeeded);
  const QgsRectangle found = raster(path(QStringLiteral("prob.tif")))->extent();
  EXPECT_TRUE(found.contains(part));
  EXPECT_LT(found.width(), part.width() + 20.0);

  parameters[QStringLiteral("EXTENT")] = QStringLiteral("0,10,0,10 [EPSG:32633]");
  const AlgorithmRun outside = run(toRegion, parameters);
  EXPECT_TRUE(outside.error.contains(QStringLiteral("does not meet"))) << outside.error.toStdString();
}

TEST_F(ProcessingTest, ReferLooksAtTheGroundSampleDistanceAskedFor) {
  QVariantMap parameters = question(QStringLiteral("river"));
  parameters[QStringLiteral("GSD")] = 8.0;
  ASSERT_TRUE(run(toRegion, parameters).succeeded);
  EXPECT_NEAR(raster(path(QStringLiteral("prob.tif")))->width(), Scene::width / 4, 1);
}

TEST_F(ProcessingTest, ReferTakesAModelByItsFolder) {
  QVariantMap parameters = question(QStringLiteral("river"));
  parameters[QStringLiteral("MODEL")] = QDir(qEnvironmentVariable("XEMAP_MODEL_PATH")).filePath(QStringLiteral("slow"));
  EXPECT_TRUE(run(toRegion, parameters).succeeded);
  parameters.remove(QStringLiteral("MODEL"));
  EXPECT_TRUE(run(toRegion, parameters).succeeded) << "the first model installed is meant where none is named";
}

TEST_F(ProcessingTest, BadInputIsToldInOneLineAndLeavesNothing) {
  const QVariantMap good = question(QStringLiteral("river"));
  const QString before = filesBeside().join(QLatin1Char(' '));
  struct Case {
    const char *parameter;
    QVariant value;
    const char *told;
  };
  const Case cases[] = {{"INPUT", path(QStringLiteral("none.tif")), "none.tif"},
                        {"EXPRESSION", QStringLiteral("  "), "Expression"},
                        {"EXPRESSION", QStringLiteral("fail"), "the test asked for a failure"},
                        {"EXPRESSION", QStringLiteral("odd"), "without saying why"},
                        {"MODEL", QStringLiteral("nobody"), "nobody"},
                        {"THRESHOLD", 1.5, "1.5"},
                        {"THRESHOLD", -0.1, "-0.1"},
                        {"PROBABILITY", path(QStringLiteral("no/prob.tif")), "no/prob.tif"},
                        {"PROBABILITY", path(QStringLiteral("prob.png")), ".tif"},
                        {"PROBABILITY", path(QStringLiteral("scene.tif")), "scene.tif"},
                        {"MASK", path(QStringLiteral("no/mask.tif")), "no/mask.tif"},
                        {"MASK", path(QStringLiteral("prob.tif")), "twice"},
                        {"REGIONS", path(QStringLiteral("no/regions.gpkg")), "regions.gpkg"}};
  for (const Case &bad : cases) {
    SCOPED_TRACE(std::string(bad.parameter) + " = " + bad.value.toString().toStdString());
    QVariantMap parameters = good;
    parameters[QString::fromLatin1(bad.parameter)] = bad.value;
    const AlgorithmRun found = run(toRegion, parameters);
    EXPECT_FALSE(found.succeeded);
    EXPECT_TRUE(found.error.contains(QString::fromLatin1(bad.told))) << found.error.toStdString();
    EXPECT_FALSE(found.error.contains(QLatin1Char('\n'))) << found.error.toStdString();
    EXPECT_FALSE(found.error.contains(QStringLiteral(".xemap-"))) << found.error.toStdString();
    EXPECT_EQ(filesBeside().join(QLatin1Char(' ')).toStdString(), before.toStdString());
  }
}

TEST_F(ProcessingTest, WhatIsWrongIsToldBeforeTheRunAsWell) {
  const std::unique_ptr<QgsProcessingAlgorithm> algorithm(
      QgsApplication::processingRegistry()->createAlgorithmById(toRegion));
  QVariantMap parameters = question(QStringLiteral("river"));
  QString message;
  EXPECT_TRUE(algorithm->checkParameterValues(parameters, context, &message)) << message.toStdString();
  parameters[QStringLiteral("MODEL")] = QStringLiteral("nobody");
  EXPECT_FALSE(algorithm->checkParameterValues(parameters, context, &message));
  EXPECT_TRUE(message.contains(QStringLiteral("expected one of slow"))) << message.toStdString();
}

TEST_F(BackgroundTest, CancelStopsTheRunAndLeavesNothing) {
  QVariantMap parameters = question(QStringLiteral("slow river"));
  parameters[QStringLiteral("REGIONS")] = path(QStringLiteral("regions.gpkg"));
  const auto task = start(toRegion, parameters);
  task->cancel();
  ASSERT_TRUE(waitUntil([this] { return mEnded; }));
  EXPECT_EQ(filesBeside().join(QLatin1Char(' ')).toStdString(), "scene.tif");
  feedback.setProgress(0);
  EXPECT_TRUE(tasksEnd());
}

TEST_F(BackgroundTest, UnloadingThePluginEndsTheRun) {
  start(toRegions, {{QStringLiteral("INPUT"), sceneFile()},
                    {QStringLiteral("EXPRESSIONS"), QStringLiteral("river\nslow forest")},
                    {QStringLiteral("MODEL"), QStringLiteral("slow")},
                    {QStringLiteral("PROBABILITIES"), path(QStringLiteral("maps"))},
                    {QStringLiteral("CLASSES"), path(QStringLiteral("classes.tif"))}});
  unload();
  ASSERT_TRUE(waitUntil([this] { return mEnded; }));
  EXPECT_FALSE(QFileInfo::exists(path(QStringLiteral("classes.tif"))));
  EXPECT_TRUE(QDir(path(QStringLiteral("maps"))).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
  EXPECT_TRUE(tasksEnd());
}

TEST_F(BackgroundTest, LayerMayGoWhileTheWorkerReadsIt) {
  auto layer = raster(sceneFile());
  QgsRasterLayer *added = layer.get();
  QgsProject::instance()->addMapLayer(layer.release());
  QVariantMap parameters = question(QStringLiteral("slow river"));
  parameters[QStringLiteral("INPUT")] = QStringLiteral("scene layer");
  added->setName(QStringLiteral("scene layer"));
  const auto task = start(toRegion, parameters);
  QgsProject::instance()->removeMapLayer(added->id());
  QThread::msleep(50);
  task->cancel();
  EXPECT_TRUE(waitUntil([this] { return mEnded; }));
}

TEST_F(ProcessingTest, SeveralExpressionsBecomeAClassMap) {
  const AlgorithmRun found =
      run(toRegions, {{QStringLiteral("INPUT"), sceneFile()},
                      {QStringLiteral("EXPRESSIONS"), QStringLiteral("river\n\n inverted river ")},
                      {QStringLiteral("MODEL"), QStringLiteral("slow")},
                      {QStringLiteral("THRESHOLD"), 0.6},
                      {QStringLiteral("PROBABILITIES"), path(QStringLiteral("maps"))},
                      {QStringLiteral("CLASSES"), path(QStringLiteral("classes.tif"))}});
  ASSERT_TRUE(found.succeeded) << found.error.toStdString();
  const auto classes = raster(found.outputs.value(QStringLiteral("CLASSES")).toString());
  EXPECT_EQ(wrongIn(pixelsOf(*classes),
                    [](float p) {
                      const float inverted = 1.0F - p;
                      return p >= 0.6F && p >= inverted ? 1.0 : inverted >= 0.6F ? 2.0 : 0.0;
                    }),
            0);
  EXPECT_EQ(QDir(path(QStringLiteral("maps")))
                .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name)
                .join(QLatin1Char(' '))
                .toStdString(),
            "inverted-river.tif river.tif");
  EXPECT_EQ(
      wrongIn(pixelsOf(*raster(path(QStringLiteral("maps/inverted-river.tif")))), [](float p) { return 1.0F - p; }), 0);
  // As QGIS shows it by itself, without our style.
  const auto *renderer = dynamic_cast<QgsPalettedRasterRenderer *>(classes->renderer());
  ASSERT_NE(renderer, nullptr);
  EXPECT_EQ(renderer->label(2), QStringLiteral("inverted river"));
}

TEST_F(ProcessingTest, SeveralExpressionsMayBeAListAndHaveToDiffer) {
  QVariantMap parameters{{QStringLiteral("INPUT"), sceneFile()},
                         {QStringLiteral("EXPRESSIONS"), QStringList{QStringLiteral("a"), QStringLiteral("b")}},
                         {QStringLiteral("MODEL"), QStringLiteral("slow")},
                         {QStringLiteral("CLASSES"), path(QStringLiteral("classes.tif"))}};
  EXPECT_TRUE(run(toRegions, parameters).succeeded);
  parameters[QStringLiteral("EXPRESSIONS")] = QStringLiteral("a\nb\na");
  EXPECT_TRUE(run(toRegions, parameters).error.contains(QStringLiteral("'a' twice")));
  parameters[QStringLiteral("EXPRESSIONS")] = QStringLiteral("\n\n");
  EXPECT_TRUE(run(toRegions, parameters).error.contains(QStringLiteral("Expression")));
}

TEST_F(ProcessingTest, LayersThatAreLoadedAreStyledAndHaveTheirProvenance) {
  QVariantMap parameters = question(QStringLiteral("river"));
  for (const char *name : {"PROBABILITY", "MASK", "REGIONS"})
    parameters[QString::fromLatin1(name)] = QVariant::fromValue(
        QgsProcessingOutputLayerDefinition(QStringLiteral("TEMPORARY_OUTPUT"), QgsProject::instance()));
  const AlgorithmRun found = run(toRegion, parameters);
  ASSERT_TRUE(found.succeeded) << found.error.toStdString();
  ASSERT_EQ(context.layersToLoadOnCompletion().size(), 3);
  const auto loaded = [&](const char *name) {
    const QString id = found.outputs.value(QString::fromLatin1(name)).toString();
    QgsMapLayer *layer = QgsProcessingUtils::mapLayerFromString(id, context);
    EXPECT_NE(layer, nullptr) << name;
    const QgsProcessingContext::LayerDetails details = context.layersToLoadOnCompletion().value(id);
    EXPECT_TRUE(details.name.contains(QStringLiteral("river"))) << name;
    EXPECT_NE(details.postProcessor(), nullptr) << name;
    if (layer != nullptr && details.postProcessor() != nullptr)
      details.postProcessor()->postProcessLayer(layer, context, &feedback);
    return layer;
  };
  auto *probability = qobject_cast<QgsRasterLayer *>(loaded("PROBABILITY"));
  ASSERT_NE(probability, nullptr);
  EXPECT_NE(dynamic_cast<QgsSingleBandPseudoColorRenderer *>(probability->renderer()), nullptr);
  EXPECT_EQ(probability->customProperty(QStringLiteral("xemap/expression")).toString(), QStringLiteral("river"));
  EXPECT_EQ(probability->customProperty(QStringLiteral("xemap/role")).toString(), QStringLiteral("probability"));
  auto *mask = qobject_cast<QgsRasterLayer *>(loaded("MASK"));
  ASSERT_NE(mask, nullptr);
  EXPECT_NE(dynamic_cast<QgsPalettedRasterRenderer *>(mask->renderer()), nullptr);
  EXPECT_NE(loaded("REGIONS"), nullptr);
}

TEST_F(ProcessingTest, ServiceNeedsAGroundSampleDistance) {
  if (QgsProviderRegistry::instance()->providerMetadata(QStringLiteral("wms")) == nullptr)
    GTEST_SKIP() << "this QGIS has no provider 'wms'";
  QDir().mkpath(path(QStringLiteral("tiles/0/0")));
  QImage tile(256, 256, QImage::Format_RGB32);
  tile.fill(qRgb(200, 200, 200));
  ASSERT_TRUE(tile.save(path(QStringLiteral("tiles/0/0/0.png"))));
  auto service = std::make_unique<QgsRasterLayer>(
      QStringLiteral("type=xyz&zmin=0&zmax=0&url=file://%1/tiles/%7Bz%7D/%7Bx%7D/%7By%7D.png").arg(path(QString())),
      QStringLiteral("tiles"), QStringLiteral("wms"));
  QVariantMap parameters = question(QStringLiteral("river"));
  parameters[QStringLiteral("INPUT")] = service->id();
  QgsProject::instance()->addMapLayer(service.release());
  parameters[QStringLiteral("EXTENT")] = QStringLiteral("0,1000000,0,1000000 [EPSG:3857]");
  const AlgorithmRun without = run(toRegion, parameters);
  EXPECT_TRUE(without.error.contains(QStringLiteral("ground sample distance"))) << without.error.toStdString();
  parameters[QStringLiteral("GSD")] = 10000.0;
  const AlgorithmRun found = run(toRegion, parameters);
  ASSERT_TRUE(found.succeeded) << found.error.toStdString();
  const auto probability = raster(path(QStringLiteral("prob.tif")));
  EXPECT_NEAR(probability->width(), 100, 2);
  EXPECT_NEAR(pixelsOf(*probability).at(50, 50).value_or(0.0), 200 / 255.0, 0.01);
}

} // namespace xemap::plugin_tests
