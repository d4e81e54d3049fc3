// SPDX-License-Identifier: GPL-2.0-or-later
// xemap:regionsfromprobability, xemap:evaluateagainstreference and models of several steps.
#include "tests/plugin/processing_test.h"

#include "tests/support/file_size_limit.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <gdal_priv.h>
#include <qgsapplication.h>
#include <qgsexception.h>
#include <qgsprocessingmodelalgorithm.h>
#include <qgsprocessingmodelchildalgorithm.h>
#include <qgsprocessingparameters.h>
#include <qgsproject.h>
#include <qgsvectorlayer.h>

namespace xemap::plugin_tests {

namespace {

const QString regionsFrom = QStringLiteral("xemap:regionsfromprobability");
const QString evaluate = QStringLiteral("xemap:evaluateagainstreference");

/// Probabilities of many regions of one pixel, with an expression so long that what is written of them is longer than
/// what is written on the way to it.
void writeDots(const QString &path) {
  constexpr int side = 64;
  struct Close {
    void operator()(GDALDataset *dataset) const { GDALClose(dataset); }
  };
  const std::unique_ptr<GDALDataset, Close> dataset(GetGDALDriverManager()->GetDriverByName("GTiff")->Create(
      path.toUtf8().constData(), side, side, 1, GDT_Float32, nullptr));
  dataset->SetMetadataItem("XEMAP_EXPRESSION", std::string(250, 'w').c_str());
  std::vector<float> dots(side * side);
  for (int y = 0; y < side; y += 2)
    for (int x = 0; x < side; x += 2)
      dots[static_cast<std::size_t>(y * side + x)] = 0.9F;
  ASSERT_EQ(dataset->GetRasterBand(1)->RasterIO(GF_Write, 0, 0, side, side, dots.data(), side, side, GDT_Float32, 0, 0,
                                                nullptr),
            CE_None);
}

QByteArray contentOf(const QString &path) {
  QFile file(path);
  EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
  return file.readAll();
}

} // namespace

class ResultTest : public ProcessingTest {
protected:
  ResultTest() {
    QVariantMap parameters = question(QStringLiteral("river"));
    parameters[QStringLiteral("MASK")] = path(QStringLiteral("mask.tif"));
    EXPECT_TRUE(ProcessingTest::run(toRegion, parameters).succeeded);
  }

  QVariantMap regionParameters(const QString &target) {
    return {{QStringLiteral("INPUT"), path(QStringLiteral("prob.tif"))},
            {QStringLiteral("THRESHOLD"), 0.5},
            {QStringLiteral("REGIONS"), target}};
  }
};

TEST_F(ResultTest, RegionsGoToAnyFormat) {
  int count = 0;
  for (const char *file : {"regions.gpkg", "regions.geojson", "regions.shp", "regions.fgb"}) {
    const AlgorithmRun found = run(regionsFrom, regionParameters(path(QString::fromLatin1(file))));
    ASSERT_TRUE(found.succeeded) << file << ": " << found.error.toStdString();
    const QgsVectorLayer regions(found.outputs.value(QStringLiteral("REGIONS")).toString(), QString(),
                                 QStringLiteral("ogr"));
    EXPECT_EQ(regions.featureCount(), found.outputs.value(QStringLiteral("REGION_COUNT")).toInt()) << file;
    count = count == 0 ? static_cast<int>(regions.featureCount()) : count;
    EXPECT_EQ(regions.featureCount(), count) << file;
    EXPECT_GE(regions.fields().indexOf(QStringLiteral("area_m2")), 0) << file;
  }
  const AlgorithmRun inMemory = run(regionsFrom, regionParameters(QStringLiteral("TEMPORARY_OUTPUT")));
  EXPECT_EQ(inMemory.outputs.value(QStringLiteral("REGION_COUNT")).toInt(), count);
}

TEST_F(ResultTest, RegionsAreMadeAsTheParametersSay) {
  double area = 0.0;
  const auto countWith = [&](const char *name, const QVariant &value) {
    QVariantMap parameters = regionParameters(QStringLiteral("TEMPORARY_OUTPUT"));
    parameters[QString::fromLatin1(name)] = value;
    const AlgorithmRun found = run(regionsFrom, parameters);
    EXPECT_TRUE(found.succeeded) << name << ": " << found.error.toStdString();
    area = found.outputs.value(QStringLiteral("AREA_M2")).toDouble();
    return found.outputs.value(QStringLiteral("REGION_COUNT")).toInt();
  };
  const int all = countWith("THRESHOLD", 0.5);
  const double meanArea = area / all;
  EXPECT_GT(meanArea, 0.0);
  EXPECT_EQ(countWith("PARTS", QStringLiteral("dissolved")), 1);
  EXPECT_GE(countWith("PARTS", QStringLiteral("pieces")), all);
  EXPECT_LT(countWith("MIN_AREA", meanArea + 1.0), all);
  EXPECT_EQ(countWith("MIN_AREA", 1e9), 0);
  EXPECT_EQ(countWith("SMOOTH", true), all);
  EXPECT_EQ(countWith("SIMPLIFY", 3.0), all);
}

TEST_F(ResultTest, PointsHaveTheFieldsOfTheirRegions) {
  QVariantMap parameters = regionParameters(path(QStringLiteral("regions.gpkg")));
  for (const char *file : {"points.gpkg", "points.shp"}) {
    parameters[QStringLiteral("POINTS")] = path(QString::fromLatin1(file));
    const AlgorithmRun found = run(regionsFrom, parameters);
    ASSERT_TRUE(found.succeeded) << found.error.toStdString();
    const QgsVectorLayer regions(found.outputs.value(QStringLiteral("REGIONS")).toString(), QString(),
                                 QStringLiteral("ogr"));
    const QgsVectorLayer points(found.outputs.value(QStringLiteral("POINTS")).toString(), QString(),
                                QStringLiteral("ogr"));
    ASSERT_TRUE(points.isValid());
    EXPECT_EQ(points.geometryType(), Qgis::GeometryType::Point);
    EXPECT_EQ(points.featureCount(), regions.featureCount());
    EXPECT_EQ(points.crs(), regions.crs());
    QgsFeature region;
    QgsFeature point;
    QgsFeatureIterator outlines = regions.getFeatures();
    for (QgsFeatureIterator places = points.getFeatures(); places.nextFeature(point);) {
      ASSERT_TRUE(outlines.nextFeature(region));
      EXPECT_TRUE(region.geometry().intersects(point.geometry()));
      EXPECT_NEAR(point.geometry().asPoint().x(), region.attribute(QStringLiteral("centroid_x")).toDouble(), 1e-6);
      EXPECT_EQ(point.attribute(QStringLiteral("asked_at")).toDateTime(),
                region.attribute(QStringLiteral("asked_at")).toDateTime());
      for (const char *field : {"rank", "area_m2", "presence", "source", "date"})
        EXPECT_EQ(point.attribute(QString::fromLatin1(field)).toString().toStdString(),
                  region.attribute(QString::fromLatin1(field)).toString().toStdString());
    }
  }
}

TEST_F(ResultTest, PointsThatAreNotXeMapsAreKept) {
  QFile theirs(path(QStringLiteral("theirs.geojson")));
  ASSERT_TRUE(theirs.open(QIODevice::WriteOnly));
  theirs.write("{\"type\":\"FeatureCollection\",\"features\":[]}");
  theirs.close();
  QVariantMap parameters = regionParameters(path(QStringLiteral("regions.gpkg")));
  parameters[QStringLiteral("POINTS")] = theirs.fileName();
  const AlgorithmRun found = run(regionsFrom, parameters);
  EXPECT_FALSE(found.succeeded);
  EXPECT_TRUE(found.error.contains(QStringLiteral("theirs.geojson"))) << found.error.toStdString();
  EXPECT_FALSE(QFileInfo::exists(path(QStringLiteral("regions.gpkg"))));
  parameters[QStringLiteral("POINTS")] = path(QStringLiteral("regions.gpkg"));
  EXPECT_TRUE(run(regionsFrom, parameters).error.contains(QStringLiteral("another file")));
  EXPECT_FALSE(QFileInfo::exists(path(QStringLiteral("regions.gpkg"))));
}

TEST_F(ResultTest, RegionsMayBeAppendedToALayer) {
  const QString target = path(QStringLiteral("regions.gpkg"));
  const int count = run(regionsFrom, regionParameters(target)).outputs.value(QStringLiteral("REGION_COUNT")).toInt();
  const QgsVectorLayer regions(target, QString(), QStringLiteral("ogr"));
  QgsProcessingOutputLayerDefinition definition(target);
  QgsRemappingSinkDefinition remapping;
  remapping.setDestinationFields(regions.fields());
  remapping.setDestinationCrs(regions.crs());
  remapping.setDestinationWkbType(regions.wkbType());
  definition.setRemappingDefinition(remapping);
  QVariantMap parameters = regionParameters(QString());
  parameters[QStringLiteral("REGIONS")] = QVariant::fromValue(definition);
  const AlgorithmRun found = run(regionsFrom, parameters);
  ASSERT_TRUE(found.succeeded) << found.error.toStdString();
  EXPECT_EQ(QgsVectorLayer(target, QString(), QStringLiteral("ogr")).featureCount(), 2 * count);
}

TEST_F(ResultTest, RegionsRefuseWhatIsNoProbability) {
  QVariantMap parameters = regionParameters(path(QStringLiteral("regions.gpkg")));
  for (const char *input : {"scene.tif", "mask.tif", "none.tif"}) {
    parameters[QStringLiteral("INPUT")] = path(QString::fromLatin1(input));
    const AlgorithmRun found = run(regionsFrom, parameters);
    EXPECT_FALSE(found.succeeded) << input;
    EXPECT_TRUE(found.error.contains(QString::fromLatin1(input))) << found.error.toStdString();
  }
  parameters = regionParameters(path(QStringLiteral("no/regions.gpkg")));
  EXPECT_TRUE(run(regionsFrom, parameters).error.contains(QStringLiteral("regions.gpkg")));
  parameters = regionParameters(path(QStringLiteral("regions.gpkg")));
  parameters[QStringLiteral("THRESHOLD")] = 7;
  EXPECT_TRUE(run(regionsFrom, parameters).error.contains(QLatin1Char('7')));
  EXPECT_FALSE(QFile::exists(path(QStringLiteral("regions.gpkg"))));
}

TEST_F(ResultTest, RegionsLeaveNothingOnAFullDisk) {
  writeDots(path(QStringLiteral("prob.tif")));
  for (const char *file : {"regions.gpkg", "regions.geojson", "regions.shp", "regions.fgb"}) {
    const QString target = path(QString::fromLatin1(file));
    ASSERT_TRUE(run(regionsFrom, regionParameters(target)).succeeded);
    const qint64 whole = QFileInfo(target).size();
    QFile::remove(target);
    AlgorithmRun found;
    {
      const test::FileSizeLimit limit(static_cast<rlim_t>(whole - 64));
      found = run(regionsFrom, regionParameters(target));
    }
    EXPECT_FALSE(found.succeeded) << file;
    EXPECT_TRUE(found.error.contains(QString::fromLatin1(file))) << found.error.toStdString();
    EXPECT_FALSE(QFile::exists(target)) << file;
  }
}

TEST_F(ResultTest, ACancelledRunHasNoRegions) {
  feedback.cancel();
  const AlgorithmRun found = run(regionsFrom, regionParameters(path(QStringLiteral("regions.gpkg"))));
  EXPECT_TRUE(found.outputs.isEmpty());
  EXPECT_FALSE(QFile::exists(path(QStringLiteral("regions.gpkg"))));
}

TEST_F(ResultTest, EvaluationOfAMapAgainstItsOwnMaskIsPerfect) {
  QVariantMap parameters{{QStringLiteral("INPUT"), path(QStringLiteral("prob.tif"))},
                         {QStringLiteral("REFERENCE"), path(QStringLiteral("mask.tif"))},
                         {QStringLiteral("THRESHOLD"), 0.5},
                         {QStringLiteral("REPORT"), path(QStringLiteral("report.html"))},
                         {QStringLiteral("FIGURES"), path(QStringLiteral("figures.json"))}};
  const AlgorithmRun found = run(evaluate, parameters);
  ASSERT_TRUE(found.succeeded) << found.error.toStdString();
  for (const char *name : {"IOU", "PRECISION", "RECALL", "F1", "ACCURACY", "BEST_IOU"})
    EXPECT_EQ(found.outputs.value(QString::fromLatin1(name)).toDouble(), 1.0) << name;
  EXPECT_NEAR(found.outputs.value(QStringLiteral("AVERAGE_PRECISION")).toDouble(), 1.0, 1e-9);
  EXPECT_EQ(found.outputs.value(QStringLiteral("PIXELS")).toInt(), Scene::width * Scene::height - 100);
  double squares = 0.0;
  for (int row = 0; row < Scene::height; ++row)
    for (int column = 0; column < Scene::width; ++column) {
      const double p = Scene::sampleAt(column, row) / 255.0;
      squares += Scene::isValid(column, row) ? (p - (p >= 0.5 ? 1.0 : 0.0)) * (p - (p >= 0.5 ? 1.0 : 0.0)) : 0.0;
    }
  EXPECT_NEAR(found.outputs.value(QStringLiteral("BRIER")).toDouble(), squares / (Scene::width * Scene::height - 100),
              1e-6);

  const QJsonObject figures = QJsonDocument::fromJson(contentOf(path(QStringLiteral("figures.json")))).object();
  EXPECT_EQ(figures.value(QStringLiteral("at_threshold")).toObject().value(QStringLiteral("iou")).toDouble(), 1.0);
  EXPECT_EQ(figures.value(QStringLiteral("expression")).toString(), QStringLiteral("river"));
  EXPECT_TRUE(contentOf(path(QStringLiteral("report.html"))).contains("river"));

  parameters[QStringLiteral("THRESHOLD")] = 0.7;
  const AlgorithmRun strict = run(evaluate, parameters);
  EXPECT_EQ(strict.outputs.value(QStringLiteral("PRECISION")).toDouble(), 1.0);
  EXPECT_LT(strict.outputs.value(QStringLiteral("RECALL")).toDouble(), 0.7);
  EXPECT_NEAR(strict.outputs.value(QStringLiteral("BEST_THRESHOLD")).toDouble(), 0.5, 0.011);
}

TEST_F(ResultTest, EvaluationTakesPolygonsInAnyCrs) {
  ASSERT_TRUE(run(regionsFrom, regionParameters(path(QStringLiteral("regions.gpkg")))).succeeded);
  QgsVectorLayer regions(path(QStringLiteral("regions.gpkg")), QStringLiteral("regions"), QStringLiteral("ogr"));
  auto moved = std::make_unique<QgsVectorLayer>(QStringLiteral("MultiPolygon?crs=EPSG:4326"), QStringLiteral("degrees"),
                                                QStringLiteral("memory"));
  const QgsCoordinateTransform toDegrees(regions.crs(), moved->crs(), QgsProject::instance());
  QgsFeatureList features;
  QgsFeature feature;
  for (QgsFeatureIterator all = regions.getFeatures(); all.nextFeature(feature);) {
    QgsFeature copy;
    QgsGeometry geometry = feature.geometry();
    geometry.transform(toDegrees);
    copy.setGeometry(geometry);
    features << copy;
  }
  moved->dataProvider()->addFeatures(features);
  const QString id = moved->id();
  QgsProject::instance()->addMapLayer(moved.release());
  for (const QString &reference : {path(QStringLiteral("regions.gpkg")), id}) {
    const AlgorithmRun found = run(evaluate, {{QStringLiteral("INPUT"), path(QStringLiteral("prob.tif"))},
                                              {QStringLiteral("REFERENCE"), reference},
                                              {QStringLiteral("THRESHOLD"), 0.5}});
    ASSERT_TRUE(found.succeeded) << found.error.toStdString();
    // Outlines run between pixels, so rounding decides nothing.
    EXPECT_EQ(found.outputs.value(QStringLiteral("IOU")).toDouble(), 1.0) << reference.toStdString();
    EXPECT_FALSE(found.outputs.contains(QStringLiteral("REPORT")));
  }
}

TEST_F(ResultTest, EvaluationRefusesWhatItCannotCompare) {
  const auto errorWith = [&](const QVariantMap &changes) {
    QVariantMap parameters{{QStringLiteral("INPUT"), path(QStringLiteral("prob.tif"))},
                           {QStringLiteral("REFERENCE"), path(QStringLiteral("mask.tif"))},
                           {QStringLiteral("THRESHOLD"), 0.5}};
    parameters.insert(changes);
    const AlgorithmRun found = run(evaluate, parameters);
    EXPECT_FALSE(found.succeeded);
    return found.error;
  };
  EXPECT_TRUE(
      errorWith({{QStringLiteral("INPUT"), path(QStringLiteral("mask.tif"))}}).contains(QStringLiteral("mask.tif")));
  EXPECT_TRUE(errorWith({{QStringLiteral("REFERENCE"), path(QStringLiteral("none.tif"))}})
                  .contains(QStringLiteral("none.tif")));
  EXPECT_TRUE(errorWith({{QStringLiteral("REPORT"), path(QStringLiteral("no/report.html"))}})
                  .contains(QStringLiteral("no/report.html")));
  auto lines = std::make_unique<QgsVectorLayer>(QStringLiteral("LineString?crs=EPSG:4326"), QStringLiteral("roads"),
                                                QStringLiteral("memory"));
  const QString id = lines->id();
  QgsProject::instance()->addMapLayer(lines.release());
  EXPECT_TRUE(errorWith({{QStringLiteral("REFERENCE"), id}}).contains(QStringLiteral("roads")));
  Scene elsewhere;
  elsewhere.geotransform[0] += 100000.0;
  elsewhere.write(path(QStringLiteral("elsewhere.tif")));
  EXPECT_TRUE(errorWith({{QStringLiteral("REFERENCE"), path(QStringLiteral("elsewhere.tif"))}})
                  .contains(QStringLiteral("elsewhere.tif")));
}

TEST_F(ResultTest, AModelOfTwoStepsRunsFromItsFile) {
  using Source = QgsProcessingModelChildParameterSource;
  const QString file = path(QStringLiteral("two steps.model3"));
  {
    QgsProcessingModelAlgorithm model(QStringLiteral("two steps"), QStringLiteral("test"));
    model.addModelParameter(new QgsProcessingParameterRasterLayer(QStringLiteral("image")),
                            QgsProcessingModelParameter(QStringLiteral("image")));
    model.addModelParameter(new QgsProcessingParameterString(QStringLiteral("what")),
                            QgsProcessingModelParameter(QStringLiteral("what")));
    QgsProcessingModelChildAlgorithm refer(toRegion);
    refer.setChildId(QStringLiteral("refer"));
    refer.addParameterSources(QStringLiteral("INPUT"), {Source::fromModelParameter(QStringLiteral("image"))});
    refer.addParameterSources(QStringLiteral("EXPRESSION"), {Source::fromModelParameter(QStringLiteral("what"))});
    refer.addParameterSources(QStringLiteral("MODEL"), {Source::fromStaticValue(QStringLiteral("slow"))});
    refer.addParameterSources(QStringLiteral("THRESHOLD"), {Source::fromStaticValue(0.5)});
    model.addChildAlgorithm(refer);
    QgsProcessingModelChildAlgorithm regions(regionsFrom);
    regions.setChildId(QStringLiteral("regions"));
    regions.addParameterSources(QStringLiteral("INPUT"),
                                {Source::fromChildOutput(QStringLiteral("refer"), QStringLiteral("PROBABILITY"))});
    regions.addParameterSources(QStringLiteral("THRESHOLD"), {Source::fromStaticValue(0.7)});
    QgsProcessingModelOutput output(QStringLiteral("found"));
    output.setChildId(QStringLiteral("regions"));
    output.setChildOutputName(QStringLiteral("REGIONS"));
    regions.setModelOutputs({{QStringLiteral("found"), output}});
    model.addChildAlgorithm(regions);
    ASSERT_TRUE(model.toFile(file));
  }
  QgsProcessingModelAlgorithm model;
  ASSERT_TRUE(model.fromFile(file));
  bool succeeded = false;
  // QGIS names an output of a model after the step it is of.
  model.run({{QStringLiteral("image"), path(QStringLiteral("scene.tif"))},
             {QStringLiteral("what"), QStringLiteral("river")},
             {QStringLiteral("regions:found"), path(QStringLiteral("found.gpkg"))}},
            context, &feedback, &succeeded);
  ASSERT_TRUE(succeeded) << feedback.textLog().toStdString();
  QVariantMap alone = regionParameters(QStringLiteral("TEMPORARY_OUTPUT"));
  alone[QStringLiteral("THRESHOLD")] = 0.7;
  const QgsVectorLayer found(path(QStringLiteral("found.gpkg")), QString(), QStringLiteral("ogr"));
  ASSERT_TRUE(found.isValid());
  EXPECT_EQ(found.featureCount(), run(regionsFrom, alone).outputs.value(QStringLiteral("REGION_COUNT")).toInt());
}

TEST_F(ResultTest, BatchAnswersOneQuestionAfterTheOther) {
  for (const char *expression : {"river", "inverted river", "forest"}) {
    QVariantMap parameters = question(QString::fromLatin1(expression));
    parameters[QStringLiteral("PROBABILITY")] = path(QString::fromLatin1(expression) + QStringLiteral(".tif"));
    ASSERT_TRUE(run(toRegion, parameters).succeeded) << expression;
    const bool inverted = QByteArray(expression).startsWith("inverted");
    const double sample = Scene::sampleAt(150, 100) / 255.0;
    EXPECT_NEAR(pixelsOf(*raster(parameters.value(QStringLiteral("PROBABILITY")).toString())).at(150, 100).value_or(-1),
                inverted ? 1.0 - sample : sample, 1e-6)
        << expression;
  }
}

} // namespace xemap::plugin_tests
