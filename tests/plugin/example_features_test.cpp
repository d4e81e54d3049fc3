// SPDX-License-Identifier: GPL-2.0-or-later
// Examples out of features, with layers of QGIS but without a host.
#include "plugin/engine/example_features.h"
#include "tests/plugin/scene.h"
#include "xemap/base/error.h"

#include <QTemporaryDir>
#include <gtest/gtest.h>
#include <qgsfeature.h>
#include <qgsproject.h>
#include <qgsrasterlayer.h>
#include <qgsvectordataprovider.h>
#include <qgsvectorlayer.h>

namespace xemap::plugin_tests {

namespace {

class ExampleFeaturesTest : public testing::Test {
protected:
  /// A layer in memory with a feature for each value of its field.
  static std::unique_ptr<QgsVectorLayer> layerOf(const QString &definition, const QString &wkt,
                                                 const QVariantList &values) {
    auto layer = std::make_unique<QgsVectorLayer>(definition, QStringLiteral("samples"), QStringLiteral("memory"));
    EXPECT_TRUE(layer->isValid());
    QgsFeatureList features;
    for (const QVariant &value : values) {
      QgsFeature feature(layer->fields());
      feature.setAttribute(0, value);
      feature.setGeometry(QgsGeometry::fromWkt(wkt));
      features << feature;
    }
    EXPECT_TRUE(layer->dataProvider()->addFeatures(features));
    return layer;
  }

  /// What is told of features that are no examples.
  static std::string refusalOf(const QgsVectorLayer &layer, const QString &field) {
    try {
      engine::readExampleFeatures(layer, field);
    } catch (const Error &error) {
      EXPECT_EQ(error.code(), ErrorCode::InvalidArgument);
      return error.what();
    }
    ADD_FAILURE() << "expected an error, found none";
    return {};
  }

  QgsRasterLayer &scene() {
    if (!mScene)
      mScene = std::make_unique<QgsRasterLayer>(Scene().write(mFolder.filePath(QStringLiteral("scene.tif"))),
                                                QStringLiteral("scene"));
    return *mScene;
  }

  engine::PlacedExamples placed(const QgsVectorLayer &layer, const layer::QueryExtent &part = {}) {
    return engine::placeExamples(engine::readExampleFeatures(layer, QString()), scene(), part,
                                 QgsProject::instance()->transformContext());
  }

  QTemporaryDir mFolder;
  std::unique_ptr<QgsRasterLayer> mScene;
};

const QString point = QStringLiteral("POINT (500100 4999900)");
const QString field = QStringLiteral("kind");

} // namespace

TEST_F(ExampleFeaturesTest, FieldsSayYesAndNoInTheirWays) {
  const QPair<QString, QVariantList> ways[] = {
      {QStringLiteral("bool"), {true, false}},
      {QStringLiteral("integer"), {1, 0}},
      {QStringLiteral("double"), {1.0, 0.0}},
      {QStringLiteral("string"), {QStringLiteral(" Yes"), QStringLiteral("NO ")}},
      {QStringLiteral("string"), {QStringLiteral("true"), QStringLiteral("False")}},
      {QStringLiteral("string"), {QStringLiteral("1"), QStringLiteral("0")}}};
  for (const auto &[type, values] : ways) {
    const auto layer = layerOf(QStringLiteral("Point?crs=EPSG:32633&field=kind:%1").arg(type), point, values);
    const engine::ExampleFeatures shown = engine::readExampleFeatures(*layer, field);
    ASSERT_EQ(shown.features.size(), 2U);
    EXPECT_TRUE(shown.features[0].like) << type.toStdString();
    EXPECT_FALSE(shown.features[1].like) << type.toStdString();
    for (const engine::ExampleFeature &feature : engine::readExampleFeatures(*layer, QString()).features)
      EXPECT_TRUE(feature.like) << "all are meant where no field tells otherwise";
  }
}

TEST_F(ExampleFeaturesTest, WhatIsNoExampleIsRefusedInOneLine) {
  const QString points = QStringLiteral("Point?crs=EPSG:32633&field=kind:string");
  const auto kinds = layerOf(points, point, {QStringLiteral("yes"), QStringLiteral("greenhouse")});
  EXPECT_EQ(refusalOf(*kinds, field), "Examples: expected true or false, 1 or 0, yes or no in field 'kind' of layer "
                                      "'samples', found 'greenhouse'.");
  EXPECT_EQ(refusalOf(*kinds, QStringLiteral("like")), "Examples: expected a field of layer 'samples', found 'like'.");
  EXPECT_NE(refusalOf(*layerOf(points, point, {QVariant()}), field).find("found nothing."), std::string::npos);
  const auto numbers = layerOf(QStringLiteral("Point?crs=EPSG:32633&field=kind:integer"), point, {2});
  EXPECT_NE(refusalOf(*numbers, field).find("found '2'."), std::string::npos);
  EXPECT_EQ(refusalOf(*layerOf(points, point, {}), QString()),
            "Examples: expected points or polygons in layer 'samples', found none.");
  EXPECT_EQ(refusalOf(*layerOf(points, QStringLiteral("POINT EMPTY"), {QStringLiteral("yes")}), QString()),
            "Examples: expected points or polygons in layer 'samples', found none.");
  const auto lines = layerOf(QStringLiteral("LineString?crs=EPSG:32633&field=kind:string"),
                             QStringLiteral("LINESTRING (500100 4999900, 500200 4999900)"), {QStringLiteral("yes")});
  EXPECT_EQ(refusalOf(*lines, QString()), "Examples: expected points or polygons in layer 'samples', found others.");
}

TEST_F(ExampleFeaturesTest, EachPartOfAGeometryIsAnExampleWithoutAClosingPoint) {
  const auto polygons = layerOf(
      QStringLiteral("MultiPolygon?crs=EPSG:32633&field=kind:string"),
      QStringLiteral("MULTIPOLYGON (((500100 4999900, 500150 4999900, 500150 4999850, 500100 4999900)), ((500200 "
                     "4999900, 500250 4999900, 500250 4999850, 500200 4999850, 500200 4999900), (500210 4999890, "
                     "500220 4999890, 500220 4999880, 500210 4999890)))"),
      {QVariant()});
  const std::vector<infer::Example> examples = placed(*polygons).examples;
  ASSERT_EQ(examples.size(), 2U);
  EXPECT_EQ(examples[0].outline.size(), 3U);
  EXPECT_EQ(examples[1].outline.size(), 4U) << "the outer ring is what is shown";
  EXPECT_EQ(examples[1].outline.front().x, 500200.0);

  const auto circle = layerOf(QStringLiteral("CurvePolygon?crs=EPSG:32633&field=kind:string"),
                              QStringLiteral("CURVEPOLYGON (CIRCULARSTRING (500100 4999900, 500150 4999850, 500200 "
                                             "4999900, 500150 4999950, 500100 4999900))"),
                              {QVariant()});
  ASSERT_EQ(placed(*circle).examples.size(), 1U);
  EXPECT_GT(placed(*circle).examples.front().outline.size(), 20U);
  const auto points = layerOf(QStringLiteral("MultiPointZ?crs=EPSG:32633&field=kind:string"),
                              QStringLiteral("MULTIPOINT Z ((500100 4999900 7), (500120 4999900 7))"), {QVariant()});
  ASSERT_EQ(placed(*points).examples.size(), 2U);
  EXPECT_EQ(placed(*points).examples.front().outline.size(), 1U);
}

TEST_F(ExampleFeaturesTest, WhatLiesOutsideIsCountedAndLeftOut) {
  const auto points =
      layerOf(QStringLiteral("MultiPoint?crs=EPSG:32633&field=kind:string"),
              QStringLiteral("MULTIPOINT ((500100 4999900), (500500 4999900), (400000 4999900))"), {QVariant()});
  EXPECT_EQ(placed(*points).examples.size(), 2U);
  EXPECT_EQ(placed(*points).leftOut, 1);
  layer::QueryExtent part;
  part.box = raster::MapBox{500050.0, 4999800.0, 500200.0, 5000000.0};
  EXPECT_EQ(placed(*points, part).examples.size(), 1U);
  EXPECT_EQ(placed(*points, part).leftOut, 2);
}

TEST_F(ExampleFeaturesTest, ComeToTheCrsOfTheRaster) {
  // At the central meridian of the zone, whose easting is 500 km.
  const auto points = layerOf(QStringLiteral("Point?crs=EPSG:4326&field=kind:string"),
                              QStringLiteral("POINT (15.002 45.151)"), {QVariant()});
  const engine::PlacedExamples found = placed(*points);
  ASSERT_EQ(found.examples.size(), 1U);
  EXPECT_NEAR(found.examples.front().outline.front().x, 500157.0, 1.0);
}

} // namespace xemap::plugin_tests
