// SPDX-License-Identifier: GPL-2.0-or-later
// A concept taught and mapped through Processing by the engine and the models of the build tree.
#include "tests/plugin/processing_test.h"

#include <qgsfeature.h>
#include <qgsgeometry.h>
#include <qgsproject.h>
#include <qgsvectordataprovider.h>
#include <qgsvectorlayer.h>

namespace xemap::plugin_tests {

namespace {

const QString demo = QStringLiteral(XEMAP_SOURCE_DIR "/resources/scenes/demo.tif");

/// A pixel of the demo scene.
struct Place {
  int column;
  int row;
};

// Middles of what demo.json says is there.
constexpr Place tanksShown[] = {{105, 825}, {135, 759}};
constexpr Place tanksNotShown[] = {{187, 909}, {153, 808}, {170, 859}};
constexpr Place othersShown[] = {{1200, 140}, {360, 245}, {50, 580}};
constexpr Place othersNotShown[] = {{1180, 400}, {830, 420}, {730, 740}, {660, 250}};

QgsPointXY onMap(const Place &place) {
  return {431400.0 + 0.6 * (place.column + 0.5), 5482600.0 - 0.6 * (place.row + 0.5)};
}

} // namespace

TEST_F(ProcessingTest, RealEngineMapsWhatPointsTaught) {
  auto *points = new QgsVectorLayer(QStringLiteral("Point?crs=EPSG:32633&field=like:bool"), QStringLiteral("points"),
                                    QStringLiteral("memory"));
  const auto show = [&](const Place &place, bool like) {
    QgsFeature feature(points->fields());
    feature.setAttribute(0, like);
    feature.setGeometry(QgsGeometry::fromPointXY(onMap(place)));
    ASSERT_TRUE(points->dataProvider()->addFeature(feature));
  };
  for (const Place &place : tanksShown)
    show(place, true);
  for (const Place &place : othersShown)
    show(place, false);
  QgsProject::instance()->addMapLayer(points);

  const AlgorithmRun learned =
      run(QStringLiteral("xemap:learnconcept"), {{QStringLiteral("INPUT"), QStringList{demo}},
                                                 {QStringLiteral("EXAMPLES"), points->id()},
                                                 {QStringLiteral("LIKE_FIELD"), QStringLiteral("like")},
                                                 {QStringLiteral("MODEL"), QStringLiteral("xemap-lite0")},
                                                 {QStringLiteral("CONCEPT"), path(QStringLiteral("tanks.json"))}});
  ASSERT_TRUE(learned.succeeded) << learned.error.toStdString();
  EXPECT_EQ(learned.outputs.value(QStringLiteral("LIKE_COUNT")).toInt(), 2);
  EXPECT_EQ(learned.outputs.value(QStringLiteral("UNLIKE_COUNT")).toInt(), 3);

  QVariantMap application{{QStringLiteral("INPUT"), demo},
                          {QStringLiteral("CONCEPT"), path(QStringLiteral("tanks.json"))},
                          {QStringLiteral("MODEL"), QStringLiteral("xemap-lite0")},
                          {QStringLiteral("PROBABILITY"), path(QStringLiteral("prob.tif"))}};
  const AlgorithmRun mapped = run(QStringLiteral("xemap:mapconcept"), application);
  ASSERT_TRUE(mapped.succeeded) << mapped.error.toStdString();
  const Pixels pixels = pixelsOf(*raster(path(QStringLiteral("prob.tif"))));
  for (const Place &tank : tanksNotShown)
    for (const Place &other : othersNotShown)
      EXPECT_GT(pixels.at(tank.column, tank.row).value_or(0.0), pixels.at(other.column, other.row).value_or(1.0))
          << "tank at " << tank.column << ',' << tank.row << ", other at " << other.column << ',' << other.row;

  application[QStringLiteral("MODEL")] = QStringLiteral("xemap-tiny");
  const AlgorithmRun refused = run(QStringLiteral("xemap:mapconcept"), application);
  EXPECT_FALSE(refused.succeeded);
  EXPECT_TRUE(refused.error.contains(QStringLiteral("concept 'tanks'"))) << refused.error.toStdString();
  EXPECT_TRUE(refused.error.contains(QStringLiteral("'xemap-lite0'"))) << refused.error.toStdString();
}

} // namespace xemap::plugin_tests
