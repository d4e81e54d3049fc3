// SPDX-License-Identifier: GPL-2.0-or-later
// What is taught by examples through the Processing framework: xemap:refertoregion, learnconcept and mapconcept.
#include "tests/plugin/processing_test.h"
#include "xemap/teach/concept_file.h"

#include <QDir>
#include <QFile>
#include <qgsapplication.h>
#include <qgsfeature.h>
#include <qgsprocessingalgorithm.h>
#include <qgsprocessingfeedback.h>
#include <qgsprocessingregistry.h>
#include <qgsproject.h>
#include <qgsvectordataprovider.h>
#include <qgsvectorfilewriter.h>
#include <qgsvectorlayer.h>

#include <cmath>
#include <fstream>

namespace xemap::plugin_tests {

namespace {

const QString learning = QStringLiteral("xemap:learnconcept");
const QString mapping = QStringLiteral("xemap:mapconcept");

/// A place that is shown, and what the field says of it.
struct Shown {
  const char *wkt;
  QVariant said;
};

const char *const square = "POLYGON ((500200 4999800, 500300 4999800, 500300 4999900, 500200 4999900, 500200 4999800))";
const char *const otherSquare =
    "POLYGON ((500400 4999700, 500500 4999700, 500500 4999750, 500400 4999750, 500400 4999700))";

class TaughtTest : public BackgroundTest {
protected:
  /// Writes features with a field "kind" into a GeoPackage; its path.
  QString samples(const QString &name, const QString &definition, const std::vector<Shown> &shown) {
    QgsVectorLayer layer(definition, QStringLiteral("samples"), QStringLiteral("memory"));
    EXPECT_TRUE(layer.isValid());
    for (const Shown &one : shown) {
      QgsFeature feature(layer.fields());
      feature.setAttribute(0, one.said);
      feature.setGeometry(QgsGeometry::fromWkt(QString::fromLatin1(one.wkt)));
      layer.dataProvider()->addFeature(feature);
    }
    QgsVectorFileWriter::SaveVectorOptions options;
    options.layerName = QStringLiteral("samples");
    QString problem;
    EXPECT_EQ(QgsVectorFileWriter::writeAsVectorFormatV3(&layer, path(name), QgsProject::instance()->transformContext(),
                                                         options, &problem),
              QgsVectorFileWriter::NoError)
        << problem.toStdString();
    return path(name);
  }

  /// Of what is meant and what is not, in the CRS of the scene.
  QString bothSquares() {
    return samples(QStringLiteral("samples.gpkg"), QStringLiteral("Polygon?crs=EPSG:32633&field=kind:string"),
                   {{square, QStringLiteral("yes")}, {otherSquare, QStringLiteral("no")}});
  }

  /// Parameters that teach on the scene into concept.json.
  QVariantMap lesson() {
    return {{QStringLiteral("INPUT"), QStringList{sceneFile()}},
            {QStringLiteral("EXAMPLES"), bothSquares()},
            {QStringLiteral("LIKE_FIELD"), QStringLiteral("kind")},
            {QStringLiteral("WORDS"), QStringLiteral(" greenhouse ")},
            {QStringLiteral("MODEL"), QStringLiteral("slow")},
            {QStringLiteral("NAME"), QStringLiteral("our greenhouses")},
            {QStringLiteral("LICENSE"), QStringLiteral("CC0-1.0")},
            {QStringLiteral("AUTHOR"), QStringLiteral("A. Nalyst")},
            {QStringLiteral("CONCEPT"), path(QStringLiteral("concept.json"))}};
  }

  /// Parameters of a map of concept.json.
  QVariantMap application() {
    return {{QStringLiteral("INPUT"), sceneFile()},
            {QStringLiteral("CONCEPT"), path(QStringLiteral("concept.json"))},
            {QStringLiteral("MODEL"), QStringLiteral("slow")},
            {QStringLiteral("PROBABILITY"), path(QStringLiteral("prob.tif"))}};
  }

  teach::Concept written() const { return teach::readConcept(path(QStringLiteral("concept.json")).toStdString()); }

  void write(const teach::Concept &taught) {
    std::ofstream(path(QStringLiteral("concept.json")).toStdString()) << teach::conceptText(taught);
  }

  /// The value at a place of the map.
  static double valueAt(const Pixels &pixels, double x, double y) {
    return pixels.at(static_cast<int>((x - 500000.0) / 2.0), static_cast<int>((5000000.0 - y) / 2.0)).value_or(-1.0);
  }

  /// Of the scene in a box of whole pixels; what the engine of these tests learns there.
  static double meanIn(const QgsRectangle &box) {
    double sum = 0.0;
    int count = 0;
    for (int row = 0; row < Scene::height; ++row)
      for (int column = 0; column < Scene::width; ++column)
        if (box.contains(QgsPointXY(500001.0 + 2.0 * column, 4999999.0 - 2.0 * row))) {
          sum += Scene::sampleAt(column, row) / 255.0;
          ++count;
        }
    return sum / count;
  }
};

} // namespace

TEST_F(TaughtTest, ReferFollowsExamplesInAnyCrs) {
  const QString degrees = QStringLiteral("EPSG:4326");
  const QgsCoordinateTransform toDegrees(QgsCoordinateReferenceSystem(QStringLiteral("EPSG:32633")),
                                         QgsCoordinateReferenceSystem(degrees),
                                         QgsProject::instance()->transformContext());
  QgsGeometry turned = QgsGeometry::fromWkt(QString::fromLatin1(square));
  turned.transform(toDegrees);
  const QByteArray wkt = turned.asWkt(17).toLatin1();
  const QString files[] = {bothSquares(), samples(QStringLiteral("degrees.gpkg"),
                                                  QStringLiteral("Polygon?crs=EPSG:4326&field=kind:string"),
                                                  {{wkt.constData(), QStringLiteral("yes")}})};
  for (const QString &file : files) {
    QVariantMap parameters = question(QString());
    parameters[QStringLiteral("EXAMPLES")] = file;
    parameters[QStringLiteral("LIKE_FIELD")] = QStringLiteral("kind");
    parameters[QStringLiteral("REGIONS")] = path(QStringLiteral("regions.gpkg"));
    const AlgorithmRun found = run(toRegion, parameters);
    ASSERT_TRUE(found.succeeded) << found.error.toStdString();
    const Pixels pixels = pixelsOf(*raster(path(QStringLiteral("prob.tif"))));
    const QgsRectangle box = pixels.boxAbove(0.99);
    EXPECT_NEAR(box.center().x(), 500250.0, 2.0) << file.toStdString();
    EXPECT_NEAR(box.center().y(), 4999850.0, 2.0) << file.toStdString();
    EXPECT_NEAR(box.width(), 100.0, 6.0) << file.toStdString();
    EXPECT_EQ(valueAt(pixels, 500450.0, 4999725.0) == 0.0, file == files[0]) << file.toStdString();
    const QgsVectorLayer regions(found.outputs.value(QStringLiteral("REGIONS")).toString(), QString(),
                                 QStringLiteral("ogr"));
    QgsFeature feature;
    ASSERT_TRUE(regions.getFeatures().nextFeature(feature));
    EXPECT_EQ(feature.attribute(QStringLiteral("expression")).toString().toStdString(), "like the examples");
  }
}

TEST_F(TaughtTest, ReferTakesTheChosenFeaturesOfALayerAndPoints) {
  auto *layer = new QgsVectorLayer(samples(QStringLiteral("points.gpkg"),
                                           QStringLiteral("Point?crs=EPSG:32633&field=kind:integer"),
                                           {{"POINT (500250 4999850)", 1}, {"POINT (500450 4999725)", 0}}),
                                   QStringLiteral("points"), QStringLiteral("ogr"));
  QgsProject::instance()->addMapLayer(layer);
  QVariantMap parameters = question(QStringLiteral("river"));
  parameters[QStringLiteral("EXAMPLES")] = layer->id();
  parameters[QStringLiteral("LIKE_FIELD")] = QStringLiteral("kind");
  const AlgorithmRun all = run(toRegion, parameters);
  ASSERT_TRUE(all.succeeded) << all.error.toStdString();
  Pixels pixels = pixelsOf(*raster(path(QStringLiteral("prob.tif"))));
  EXPECT_EQ(valueAt(pixels, 500250.0, 4999850.0), 1.0);
  EXPECT_EQ(valueAt(pixels, 500450.0, 4999725.0), 0.0);

  layer->selectByExpression(QStringLiteral("kind = 0"));
  parameters[QStringLiteral("EXAMPLES")] = QVariant::fromValue(QgsProcessingFeatureSourceDefinition(layer->id(), true));
  const AlgorithmRun chosen = run(toRegion, parameters);
  ASSERT_TRUE(chosen.succeeded) << chosen.error.toStdString();
  pixels = pixelsOf(*raster(path(QStringLiteral("prob.tif"))));
  EXPECT_LT(valueAt(pixels, 500250.0, 4999850.0), 1.0);
  EXPECT_EQ(valueAt(pixels, 500450.0, 4999725.0), 0.0);
}

TEST_F(TaughtTest, ExamplesOutsideAreLeftOutWithAWarning) {
  QVariantMap parameters = question(QStringLiteral("river"));
  parameters[QStringLiteral("EXAMPLES")] = bothSquares();
  parameters[QStringLiteral("EXTENT")] = QStringLiteral("500150,500350,4999750,4999950");
  const AlgorithmRun found = run(toRegion, parameters);
  ASSERT_TRUE(found.succeeded) << found.error.toStdString();
  EXPECT_TRUE(feedback.textLog().contains(QStringLiteral("1 of 2 lie outside"))) << feedback.textLog().toStdString();
  parameters[QStringLiteral("EXTENT")] = QStringLiteral("500000,500100,4999900,5000000");
  const AlgorithmRun none = run(toRegion, parameters);
  EXPECT_EQ(none.error.toStdString(),
            "Examples: expected features of layer 'samples' within the extent on layer 'scene', found none.");
}

TEST_F(TaughtTest, LearnConceptWritesWhatTheSamplesTeach) {
  const AlgorithmRun found = run(learning, lesson());
  ASSERT_TRUE(found.succeeded) << found.error.toStdString();
  EXPECT_EQ(found.outputs.value(QStringLiteral("CONCEPT")).toString(), path(QStringLiteral("concept.json")));
  EXPECT_EQ(found.outputs.value(QStringLiteral("LIKE_COUNT")).toInt(), 1);
  EXPECT_EQ(found.outputs.value(QStringLiteral("UNLIKE_COUNT")).toInt(), 1);
  EXPECT_EQ(found.outputs.value(QStringLiteral("RASTER_COUNT")).toInt(), 1);
  EXPECT_EQ(filesBeside().join(QLatin1Char(' ')).toStdString(), "concept.json samples.gpkg scene.tif");
  const teach::Concept taught = written();
  EXPECT_EQ(taught.name, "our greenhouses");
  EXPECT_EQ(taught.words, "greenhouse");
  EXPECT_EQ(taught.license, "CC0-1.0");
  EXPECT_EQ(taught.author, "A. Nalyst");
  EXPECT_EQ(taught.model.name, "slow");
  ASSERT_EQ(taught.places.size(), 2U);
  EXPECT_TRUE(taught.places.front().like);
  EXPECT_FALSE(taught.places.back().like);
  EXPECT_NEAR(taught.bias, meanIn(QgsRectangle(500200.0, 4999800.0, 500300.0, 4999900.0)), 1e-6);
}

TEST_F(TaughtTest, LearnConceptTellsNobodyWhereTheExamplesAre) {
  QVariantMap parameters = lesson();
  parameters[QStringLiteral("KEEP_PLACES")] = false;
  for (const char *name : {"NAME", "WORDS", "LICENSE", "AUTHOR", "LIKE_FIELD"})
    parameters.remove(QString::fromLatin1(name));
  const AlgorithmRun found = run(learning, parameters);
  ASSERT_TRUE(found.succeeded) << found.error.toStdString();
  const teach::Concept taught = written();
  EXPECT_EQ(taught.name, "concept") << "after its file";
  EXPECT_EQ(taught.words, "");
  EXPECT_EQ(taught.likeCount, 2) << "all is meant where no field tells otherwise";
  EXPECT_TRUE(taught.places.empty());
  QFile file(path(QStringLiteral("concept.json")));
  ASSERT_TRUE(file.open(QIODevice::ReadOnly));
  const QByteArray text = file.readAll();
  for (const char *secret : {"POINT", "EPSG", "scene"})
    EXPECT_FALSE(text.contains(secret)) << secret;
}

TEST_F(TaughtTest, LearnConceptTakesSeveralRastersEachWithItsOwnExamples) {
  Scene second;
  second.geotransform[0] += 10000.0;
  Scene third;
  third.geotransform[0] += 20000.0;
  QVariantMap parameters = lesson();
  parameters[QStringLiteral("INPUT")] = QStringList{sceneFile(), second.write(path(QStringLiteral("second.tif"))),
                                                    third.write(path(QStringLiteral("third.tif")))};
  parameters[QStringLiteral("EXAMPLES")] =
      samples(QStringLiteral("both.gpkg"), QStringLiteral("Point?crs=EPSG:32633&field=kind:bool"),
              {{"POINT (500101 4999801)", true}, {"POINT (510301 4999901)", true}, {"POINT (510401 4999801)", false}});
  const AlgorithmRun found = run(learning, parameters);
  ASSERT_TRUE(found.succeeded) << found.error.toStdString();
  EXPECT_EQ(found.outputs.value(QStringLiteral("RASTER_COUNT")).toInt(), 2);
  const teach::Concept taught = written();
  EXPECT_EQ(taught.likeCount, 2);
  EXPECT_EQ(taught.unlikeCount, 1);
  ASSERT_EQ(taught.places.size(), 3U);
  EXPECT_NE(taught.places[0].source, taught.places[1].source);
  EXPECT_EQ(taught.places[1].source, taught.places[2].source);
  const double first = meanIn(QgsRectangle(500095.0, 4999795.0, 500107.0, 4999807.0));
  const double other = meanIn(QgsRectangle(500295.0, 4999895.0, 500307.0, 4999907.0));
  EXPECT_NEAR(taught.bias, (first + other) / 2.0, 1e-6) << "the second goes on from the first";
  EXPECT_TRUE(feedback.textLog().contains(QStringLiteral("no example lies on 'third'")))
      << feedback.textLog().toStdString();
}

TEST_F(TaughtTest, MapConceptMapsItOnAnotherRaster) {
  ASSERT_TRUE(run(learning, lesson()).succeeded);
  Scene other;
  other.geotransform = {600000.0, 2.0, 0.0, 4000000.0, 0.0, -2.0};
  QVariantMap parameters = application();
  parameters[QStringLiteral("INPUT")] = other.write(path(QStringLiteral("other.tif")));
  parameters[QStringLiteral("MASK")] = path(QStringLiteral("mask.tif"));
  parameters[QStringLiteral("REGIONS")] = path(QStringLiteral("regions.gpkg"));
  parameters[QStringLiteral("THRESHOLD")] = 0.9;
  const AlgorithmRun found = run(mapping, parameters);
  ASSERT_TRUE(found.succeeded) << found.error.toStdString();
  const auto probability = raster(path(QStringLiteral("prob.tif")));
  const Pixels pixels = pixelsOf(*probability);
  const double mean = meanIn(QgsRectangle(500200.0, 4999800.0, 500300.0, 4999900.0));
  constexpr double step = 1.0 / 4096.0; // Probabilities are written in steps.
  for (const int column : {20, 77, 150, 299})
    for (const int row : {15, 60, 199})
      EXPECT_NEAR(pixels.at(column, row).value_or(-1.0), 1.0 - std::abs(Scene::sampleAt(column, row) / 255.0 - mean),
                  step);
  EXPECT_EQ(probability->extent().xMinimum(), 600000.0);
  EXPECT_TRUE(QFile::exists(path(QStringLiteral("mask.tif"))));
  const QgsVectorLayer regions(found.outputs.value(QStringLiteral("REGIONS")).toString(), QString(),
                               QStringLiteral("ogr"));
  EXPECT_EQ(regions.featureCount(), found.outputs.value(QStringLiteral("REGION_COUNT")).toInt());
  QgsFeature feature;
  ASSERT_TRUE(regions.getFeatures().nextFeature(feature));
  EXPECT_EQ(feature.attribute(QStringLiteral("expression")).toString().toStdString(), "our greenhouses");
}

TEST_F(TaughtTest, ReferAsksAConceptWithWordsAndExamples) {
  ASSERT_TRUE(run(learning, lesson()).succeeded);
  QVariantMap parameters = question(QStringLiteral("beside the river"));
  parameters[QStringLiteral("CONCEPT")] = path(QStringLiteral("concept.json"));
  parameters[QStringLiteral("EXAMPLES")] = bothSquares();
  parameters[QStringLiteral("REGIONS")] = path(QStringLiteral("regions.gpkg"));
  const AlgorithmRun found = run(toRegion, parameters);
  ASSERT_TRUE(found.succeeded) << found.error.toStdString();
  const QgsVectorLayer regions(found.outputs.value(QStringLiteral("REGIONS")).toString(), QString(),
                               QStringLiteral("ogr"));
  QgsFeature feature;
  ASSERT_TRUE(regions.getFeatures().nextFeature(feature));
  EXPECT_EQ(feature.attribute(QStringLiteral("expression")).toString().toStdString(),
            "beside the river, our greenhouses, like the examples");
  parameters = question(QString());
  parameters[QStringLiteral("CONCEPT")] = path(QStringLiteral("concept.json"));
  EXPECT_TRUE(run(toRegion, parameters).succeeded) << "a concept says what to look for";
}

TEST_F(TaughtTest, AConceptOfAnotherModelIsRefusedByName) {
  ASSERT_TRUE(run(learning, lesson()).succeeded);
  teach::Concept taught = written();
  taught.model = {"xemap-lite9", std::string(64, 'c')};
  write(taught);
  const QString before = filesBeside().join(QLatin1Char(' '));
  for (const QString &id : {mapping, toRegion}) {
    QVariantMap parameters = application();
    parameters[QStringLiteral("EXPRESSION")] = QStringLiteral("river");
    const AlgorithmRun found = run(id, parameters);
    EXPECT_FALSE(found.succeeded);
    EXPECT_TRUE(found.error.contains(QStringLiteral("concept 'our greenhouses': expected the model it was learned "
                                                    "with, 'xemap-lite9'")))
        << found.error.toStdString();
    EXPECT_TRUE(found.error.contains(QStringLiteral("found 'slow'"))) << found.error.toStdString();
    EXPECT_EQ(filesBeside().join(QLatin1Char(' ')).toStdString(), before.toStdString());
  }
}

TEST_F(TaughtTest, WhatIsWrongIsToldInOneLineAndLeavesNothing) {
  ASSERT_TRUE(run(learning, lesson()).succeeded);
  std::ofstream(path(QStringLiteral("broken.json")).toStdString()) << "{}";
  const QString lines =
      samples(QStringLiteral("lines.gpkg"), QStringLiteral("LineString?crs=EPSG:32633&field=kind:string"),
              {{"LINESTRING (500200 4999800, 500300 4999900)", QVariant()}});
  const QString empty =
      samples(QStringLiteral("empty.gpkg"), QStringLiteral("Point?crs=EPSG:32633&field=kind:string"), {});
  const QString far = samples(QStringLiteral("far.gpkg"), QStringLiteral("Point?crs=EPSG:32633&field=kind:string"),
                              {{"POINT (700000 4999850)", QStringLiteral("yes")}});
  const QString vague = samples(QStringLiteral("vague.gpkg"), QStringLiteral("Point?crs=EPSG:32633&field=kind:string"),
                                {{"POINT (500250 4999850)", QStringLiteral("perhaps")}});
  struct Case {
    const QString &algorithm;
    const char *parameter;
    QVariant value;
    const char *told;
  };
  const Case cases[] = {
      {learning, "EXAMPLES", lines, "Examples: expected points or polygons in layer 'lines', found others"},
      {learning, "EXAMPLES", empty, "Examples: expected points or polygons in layer 'empty', found none"},
      {learning, "EXAMPLES", far, "Examples: expected features of layer 'far' within the extent on layer 'scene'"},
      {learning, "EXAMPLES", vague, "'kind' of layer 'vague', found 'perhaps'"},
      {learning, "EXAMPLES", path(QStringLiteral("none.gpkg")), "none.gpkg"},
      {learning, "EXAMPLES", QVariant(), "Examples: expected a layer of points or polygons, found none"},
      {learning, "LIKE_FIELD", QStringLiteral("sort"), "expected a field of layer 'samples', found 'sort'"},
      {learning, "INPUT", QStringList(), "Raster layers: expected one or more"},
      {learning, "INPUT", path(QStringLiteral("none.tif")), "Raster layers"},
      {learning, "MODEL", QStringLiteral("nobody"), "nobody"},
      {learning, "CONCEPT", path(QStringLiteral("scene.tif")), "ends in .json, found"},
      {learning, "CONCEPT", path(QStringLiteral("no/concept.json")), "no/concept.json"},
      {learning, "WORDS", QStringLiteral("fail"), "the test asked for a failure"},
      {mapping, "CONCEPT", path(QStringLiteral("none.json")), "Concept: "},
      {mapping, "CONCEPT", path(QStringLiteral("broken.json")), "broken.json: field /format"},
      {mapping, "CONCEPT", QVariant(), "Concept: expected a file, found none"},
      {mapping, "PROBABILITY", path(QStringLiteral("prob.png")), ".tif"}};
  const QString before = filesBeside().join(QLatin1Char(' '));
  const teach::Concept kept = written();
  for (const Case &bad : cases) {
    SCOPED_TRACE(std::string(bad.parameter) + " = " + bad.value.toString().toStdString());
    QVariantMap parameters = bad.algorithm == learning ? lesson() : application();
    parameters[QString::fromLatin1(bad.parameter)] = bad.value;
    const AlgorithmRun found = run(bad.algorithm, parameters);
    EXPECT_FALSE(found.succeeded);
    EXPECT_TRUE(found.error.contains(QString::fromLatin1(bad.told))) << found.error.toStdString();
    EXPECT_FALSE(found.error.contains(QLatin1Char('\n'))) << found.error.toStdString();
    EXPECT_EQ(filesBeside().join(QLatin1Char(' ')).toStdString(), before.toStdString());
  }
  EXPECT_EQ(teach::conceptText(written()), teach::conceptText(kept)) << "what was there before stays";
}

TEST_F(TaughtTest, CancelEndsALessonAndLeavesNothing) {
  QVariantMap parameters = lesson();
  parameters[QStringLiteral("WORDS")] = QStringLiteral("slow greenhouse");
  const auto task = start(learning, parameters);
  task->cancel();
  ASSERT_TRUE(waitUntil([this] { return mEnded; }));
  EXPECT_FALSE(QFile::exists(path(QStringLiteral("concept.json"))));
  feedback.setProgress(0);
  EXPECT_TRUE(tasksEnd());
}

} // namespace xemap::plugin_tests
