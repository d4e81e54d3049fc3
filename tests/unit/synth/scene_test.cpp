// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/synth/scene.h"

#include <algorithm>
#include <limits>
#include <set>
#include <utility>

#include <gtest/gtest.h>

#include "test_scene.h"
#include "xemap/base/error.h"

namespace {

using namespace xemap::data::synth;

constexpr LayoutKind layouts[] = {LayoutKind::Mixed, LayoutKind::Rural,    LayoutKind::Town,    LayoutKind::Industry,
                                  LayoutKind::Coast, LayoutKind::Airfield, LayoutKind::Leisure, LayoutKind::Works};

TEST(Scene, TheSameSeedMakesTheSameBytes) {
  const SceneOptions options{42, 96, 80, 1.0, LayoutKind::Mixed};
  const Scene first = makeScene(options);
  const Scene second = makeScene(options);
  EXPECT_EQ(first.rgb, second.rgb);
  EXPECT_EQ(first.surface.values(), second.surface.values());
  EXPECT_EQ(first.cover.values(), second.cover.values());
  EXPECT_EQ(first.object.values(), second.object.values());
  EXPECT_NE(first.rgb, makeScene({43, 96, 80, 1.0, LayoutKind::Mixed}).rgb);
}

TEST(Scene, EveryLayoutWorksAtEveryResolution) {
  std::uint64_t seed = 100;
  for (const LayoutKind layout : layouts)
    for (const double gsd : {0.3, 0.7, 2.0, 5.0, 10.0, 30.0}) {
      const Scene scene = makeScene({++seed, 72, 64, gsd, layout});
      ASSERT_EQ(scene.rgb.size(), 72U * 64U * 3U);
      for (std::size_t i = 0; i < scene.object.size(); ++i) {
        ASSERT_LT(static_cast<std::size_t>(scene.object[i]), scene.objects.size());
        ASSERT_LT(scene.parcel[i], static_cast<std::int32_t>(scene.parcelTraits.size()));
        if (scene.object[i] != 0) {
          ASSERT_EQ(scene.objects[static_cast<std::size_t>(scene.object[i])].cover, scene.cover[i]);
        }
      }
    }
}

TEST(Scene, ParcelsHaveOneSurfaceAndWaysHaveNone) {
  const Scene &scene = xemap::test::generatedScene();
  std::set<std::pair<std::int32_t, Surface>> seen;
  for (std::size_t i = 0; i < scene.parcel.size(); ++i) {
    const Surface surface = scene.surface[i];
    const bool crosses = surface == Surface::River || surface == Surface::RiverBank || surface == Surface::Street ||
                         surface == Surface::MainRoad || surface == Surface::Bridge || surface == Surface::Lake;
    if (crosses)
      ASSERT_EQ(scene.parcel[i], Canvas::noParcel);
    else if (scene.parcel[i] != Canvas::noParcel)
      seen.emplace(scene.parcel[i], surface);
  }
  std::set<std::int32_t> parcels;
  for (const auto &[parcel, surface] : seen)
    EXPECT_TRUE(parcels.insert(parcel).second) << "parcel " << parcel << " has two surfaces";
}

TEST(Scene, AMixedSceneHasWhatItPromises) {
  const Scene scene = makeScene({12, 700, 500, 1.2, LayoutKind::Mixed});
  const std::vector<Surface> &surfaces = scene.surface.values();
  for (const Surface wanted : {Surface::Field, Surface::Forest, Surface::River, Surface::Bridge, Surface::MainRoad,
                               Surface::Street, Surface::DenseResidential, Surface::Industrial, Surface::Lake})
    EXPECT_GT(std::count(surfaces.begin(), surfaces.end(), wanted), 50) << static_cast<int>(wanted);
  for (const Cover wanted : {Cover::House, Cover::IndustrialBuilding, Cover::StorageTank, Cover::Tree, Cover::Car})
    EXPECT_GT(std::count(scene.cover.values().begin(), scene.cover.values().end(), wanted), 50)
        << static_cast<int>(wanted);
}

/// How many pixels of a surface the scenes of some seeds have together.
std::int64_t pixelsOf(LayoutKind layout, Surface wanted) {
  std::int64_t pixels = 0;
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    const Scene scene = makeScene({seed, 256, 256, 3.0, layout});
    pixels += std::count(scene.surface.values().begin(), scene.surface.values().end(), wanted);
  }
  return pixels;
}

TEST(Scene, EachLayoutHasWhatItIsNamedAfter) {
  for (const auto &[layout, wanted] :
       {std::pair{LayoutKind::Coast, Surface::Sea}, std::pair{LayoutKind::Coast, Surface::Beach},
        std::pair{LayoutKind::Coast, Surface::HarbourBasin}, std::pair{LayoutKind::Airfield, Surface::Runway},
        std::pair{LayoutKind::Airfield, Surface::Airport}, std::pair{LayoutKind::Leisure, Surface::Stadium},
        std::pair{LayoutKind::Leisure, Surface::SportsGround}, std::pair{LayoutKind::Leisure, Surface::GolfCourse},
        std::pair{LayoutKind::Leisure, Surface::BaseballField}, std::pair{LayoutKind::Works, Surface::Quarry},
        std::pair{LayoutKind::Works, Surface::SolarFarm}, std::pair{LayoutKind::Works, Surface::Scrub}})
    EXPECT_GT(pixelsOf(layout, wanted), 300) << static_cast<int>(wanted);
}

TEST(Scene, ThingsStandWhereTheyBelong) {
  std::int64_t boats = 0;
  std::int64_t aircraft = 0;
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    const Scene coast = makeScene({seed, 320, 320, 1.5, LayoutKind::Coast});
    const Scene airfield = makeScene({seed, 320, 320, 1.5, LayoutKind::Airfield});
    for (std::size_t i = 0; i < coast.surface.size(); ++i) {
      if (coast.cover[i] == Cover::Boat) {
        ++boats;
        ASSERT_EQ(coast.surface[i], Surface::HarbourBasin);
      }
      if (coast.surface[i] == Surface::Sea) {
        ASSERT_EQ(coast.parcel[i], Canvas::noParcel);
        ASSERT_FALSE(isBuilding(coast.cover[i]));
      }
      if (airfield.cover[i] == Cover::Aircraft) {
        ++aircraft;
        ASSERT_TRUE(airfield.surface[i] == Surface::Airport || airfield.surface[i] == Surface::Runway);
      }
    }
  }
  EXPECT_GT(boats, 200);
  EXPECT_GT(aircraft, 200);
}

TEST(Scene, HousesStandOnResidentialGroundAndNothingButBridgesInTheRiver) {
  const Scene &scene = xemap::test::generatedScene();
  for (std::size_t i = 0; i < scene.cover.size(); ++i) {
    if (scene.cover[i] == Cover::House) {
      ASSERT_TRUE(isResidential(scene.surface[i]));
    }
    if (scene.surface[i] == Surface::River) {
      ASSERT_FALSE(isBuilding(scene.cover[i]));
    }
  }
}

TEST(Scene, WaterIsDarkerThanRoofsAndForestDarkerThanFields) {
  const Scene scene = makeScene({12, 700, 500, 1.2, LayoutKind::Mixed});
  const auto meanOf = [&](auto chosen) {
    double sum = 0.0;
    std::int64_t count = 0;
    for (std::size_t i = 0; i < scene.surface.size(); ++i)
      if (chosen(i)) {
        sum += scene.rgb[3 * i] + scene.rgb[3 * i + 1] + scene.rgb[3 * i + 2];
        ++count;
      }
    return sum / static_cast<double>(std::max<std::int64_t>(count, 1));
  };
  EXPECT_LT(meanOf([&](std::size_t i) { return scene.surface[i] == Surface::Forest; }) * 1.2,
            meanOf([&](std::size_t i) { return scene.surface[i] == Surface::Field; }));
  EXPECT_LT(meanOf([&](std::size_t i) { return scene.surface[i] == Surface::River; }) * 1.2,
            meanOf([&](std::size_t i) { return scene.cover[i] == Cover::StorageTank; }));
}

TEST(Scene, RefusesSizesAndResolutionsItCannotMake) {
  for (const SceneOptions &options :
       {SceneOptions{1, 63, 100, 1.0, LayoutKind::Mixed}, SceneOptions{1, 100, 16385, 1.0, LayoutKind::Mixed},
        SceneOptions{1, 100, 100, 0.29, LayoutKind::Mixed}, SceneOptions{1, 100, 100, 30.1, LayoutKind::Mixed},
        SceneOptions{1, 100, 100, std::numeric_limits<double>::quiet_NaN(), LayoutKind::Mixed}}) {
    try {
      makeScene(options);
      FAIL() << "expected an error";
    } catch (const xemap::Error &error) {
      EXPECT_EQ(error.code(), xemap::ErrorCode::InvalidArgument);
    }
  }
}

} // namespace
