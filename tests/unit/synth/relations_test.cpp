// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/synth/relations.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "test_scene.h"

namespace {

using namespace xemap::data::synth;
using testing::ElementsAre;
using xemap::test::build;
using xemap::test::emptyScene;
using xemap::test::place;

/// Fields 1 (touching the river's left bank), 2 (20 m from it), 3 (on the right, 90 m off), river at 60 to 70.
Scene riverWithFields() {
  Scene scene = emptyScene(200, 60);
  place(scene, Surface::River, Canvas::noParcel, 60, 0, 70, 60);
  place(scene, Surface::Field, 1, 40, 0, 60, 20);
  place(scene, Surface::Field, 2, 20, 30, 41, 60);
  place(scene, Surface::Field, 3, 160, 0, 200, 60);
  return scene;
}

std::int64_t areaOf(const RegionMask &mask) {
  return std::count(mask.values().begin(), mask.values().end(), std::uint8_t{1});
}

TEST(Relations, InstancesAreTheParcelsInReadingOrder) {
  const Scene scene = riverWithFields();
  SceneTruth truth(scene);
  const Referent &fields = truth.referent(Kind::Field);
  ASSERT_EQ(fields.instances.size(), 3U);
  EXPECT_EQ(fields.instances[0].areaPx, 20 * 20);
  EXPECT_EQ(fields.instances[2].areaPx, 21 * 30);
  EXPECT_DOUBLE_EQ(fields.instances[0].centroidPx.x, 50.0);
}

TEST(Relations, WithinDistanceMeasuresFromPixelToPixel) {
  const Scene scene = riverWithFields();
  SceneTruth truth(scene);
  EXPECT_THAT(truth.instanceDistances(Kind::Field, Kind::River), ElementsAre(1.0, 91.0, 20.0));
  EXPECT_THAT(withinDistance(truth, Kind::Field, Kind::River, 10.0).value(), ElementsAre(true, false, false));
  EXPECT_THAT(withinDistance(truth, Kind::Field, Kind::River, 20.0).value(), ElementsAre(true, false, true));
  EXPECT_THAT(beyondDistance(truth, Kind::Field, Kind::River, 50.0).value(), ElementsAre(false, true, false));
}

TEST(Relations, WhatLiesJustBeyondTheLimitLeavesTheMeaningOpen) {
  const Scene scene = riverWithFields();
  SceneTruth truth(scene);
  EXPECT_FALSE(withinDistance(truth, Kind::Field, Kind::River, 19.0).has_value());
  EXPECT_FALSE(beyondDistance(truth, Kind::Field, Kind::River, 19.0).has_value());
}

TEST(Relations, GroundResolutionScalesDistances) {
  Scene scene = riverWithFields();
  scene.gsdMetres = 2.0;
  SceneTruth truth(scene);
  EXPECT_THAT(truth.instanceDistances(Kind::Field, Kind::River), ElementsAre(2.0, 182.0, 40.0));
  EXPECT_EQ(areaOf(pixelsWithin(truth, Kind::Field, Kind::River, 20.0)), 10 * 20);
}

TEST(Relations, PixelsWithinCutsInstances) {
  const Scene scene = riverWithFields();
  SceneTruth truth(scene);
  EXPECT_EQ(areaOf(pixelsWithin(truth, Kind::Field, Kind::River, 5.0)), 5 * 20);
}

TEST(Relations, BetweenNeedsTheAnchorsOnOppositeSides) {
  Scene scene = riverWithFields();
  place(scene, Surface::Forest, 4, 90, 0, 110, 60);
  place(scene, Surface::BareLand, 5, 75, 10, 85, 50);   // Between river and forest.
  place(scene, Surface::BareLand, 6, 120, 10, 130, 50); // Beyond the forest.
  SceneTruth truth(scene);
  EXPECT_THAT(between(truth, Kind::BareLand, Kind::River, Kind::Forest), ElementsAre(true, false));
  EXPECT_THAT(between(truth, Kind::BareLand, Kind::River, Kind::Lake), ElementsAre(false, false));
}

TEST(Relations, SurroundedNeedsMostOfTheRingAndNoEdge) {
  Scene scene = emptyScene(120, 60);
  place(scene, Surface::Forest, 1, 0, 0, 120, 60);
  place(scene, Surface::Field, 2, 40, 25, 50, 35);
  place(scene, Surface::Field, 3, 110, 25, 120, 35); // Cut by the image's edge.
  SceneTruth truth(scene);
  EXPECT_THAT(surroundedBy(truth, Kind::Field, Kind::Forest), ElementsAre(true, false));
  EXPECT_THAT(surroundedBy(truth, Kind::Field, Kind::Meadow), ElementsAre(false, false));
}

TEST(Relations, AcrossNeedsARoadOnTheWay) {
  Scene scene = emptyScene(120, 60);
  place(scene, Surface::Street, Canvas::noParcel, 40, 0, 46, 60);
  place(scene, Surface::Parking, 1, 20, 20, 39, 40);
  place(scene, Surface::BareLand, 2, 47, 20, 60, 40);
  place(scene, Surface::BareLand, 3, 5, 20, 18, 40); // On the parking lot's own side.
  SceneTruth truth(scene);
  EXPECT_THAT(acrossRoadFrom(truth, Kind::BareLand, Kind::ParkingLot), ElementsAre(false, true));
}

TEST(Relations, DirectionsAreTakenFromTheNearestPointOfTheAnchor) {
  const Scene scene = riverWithFields();
  SceneTruth truth(scene);
  EXPECT_THAT(inDirectionOf(truth, Kind::Field, Kind::River, {-1, 0}), ElementsAre(true, false, true));
  EXPECT_THAT(inDirectionOf(truth, Kind::Field, Kind::River, {1, 0}), ElementsAre(false, true, false));
  EXPECT_THAT(inDirectionOf(truth, Kind::Field, Kind::River, {0, -1}), ElementsAre(false, false, false));
}

TEST(Relations, PartsOfTheImageAreHalvesAndQuarters) {
  Scene scene = emptyScene(8, 6);
  SceneTruth truth(scene);
  EXPECT_EQ(areaOf(pixelsInPart(truth, Kind::Meadow, {0, -1})), 8 * 3);
  EXPECT_EQ(areaOf(pixelsInPart(truth, Kind::Meadow, {1, 1})), 4 * 3);
  EXPECT_EQ(pixelsInPart(truth, Kind::Meadow, {-1, 0}).at(0, 5), 1);
  EXPECT_EQ(pixelsInPart(truth, Kind::Meadow, {-1, 0}).at(4, 5), 0);
}

TEST(Relations, TheForemostMustLeadClearly) {
  EXPECT_THAT(foremost({3.0, 10.0, 7.9}, 0.8).value(), ElementsAre(false, true, false));
  EXPECT_FALSE(foremost({3.0, 10.0, 8.1}, 0.8).has_value());
  EXPECT_FALSE(foremost({3.0}, 0.8).has_value());
}

TEST(Relations, WithoutLooksIntoTheParcel) {
  Scene scene = riverWithFields();
  build(scene, Cover::FarmBuilding, 170, 10, 180, 20);
  SceneTruth truth(scene);
  EXPECT_THAT(without(truth, Kind::Field, Kind::Building), ElementsAre(true, false, true));
  EXPECT_EQ(areaOf(truth.referent(Kind::Field).mask), 400 + 630 + 2400 - 100);
  EXPECT_EQ(areaOf(maskOf(truth.referent(Kind::Field), {true, false, true})), 400 + 630);
}

TEST(Relations, StreetsBetweenBlocksBelongToTheResidentialArea) {
  Scene scene = emptyScene(100, 100);
  place(scene, Surface::DenseResidential, 1, 20, 30, 45, 60);
  place(scene, Surface::SparseResidential, 2, 52, 30, 80, 60);
  place(scene, Surface::Street, Canvas::noParcel, 45, 0, 52, 100);
  SceneTruth truth(scene);
  const Referent &area = truth.referent(Kind::ResidentialArea);
  EXPECT_EQ(area.instances.size(), 1U);
  EXPECT_EQ(area.mask.at(48, 45), 1);
  EXPECT_EQ(area.mask.at(48, 10), 0) << "the street goes on beyond the blocks";
  EXPECT_EQ(truth.referent(Kind::ResidentialBlock).mask.at(48, 45), 0);
}

} // namespace
