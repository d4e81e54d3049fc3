// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/geo_transform.h"

#include <array>
#include <cmath>
#include <limits>

#include "unit/raster/test_raster.h"

namespace xemap::raster {
namespace {

using Coefficients = std::array<double, 6>;

TEST(GeoTransform, IsPixelCoordinatesByDefault) {
  const GeoTransform identity;
  EXPECT_EQ(identity.mapFromPixel({3.0, 7.0}).x, 3.0);
  EXPECT_EQ(identity.mapFromPixel({3.0, 7.0}).y, 7.0);
  EXPECT_TRUE(identity.isNorthUp());
}

TEST(GeoTransform, AppliesEachTermAlone) {
  EXPECT_EQ(GeoTransform({0, 1, 0, 0, 0, -1}).mapFromPixel({2, 5}).y, -5.0);
  const Point rowRotation = GeoTransform({0, 1, 0.25, 0, 0, -1}).mapFromPixel({2, 4});
  EXPECT_EQ(rowRotation.x, 3.0);
  EXPECT_EQ(rowRotation.y, -4.0);
  const Point columnRotation = GeoTransform({0, 1, 0, 0, 0.25, -1}).mapFromPixel({2, 4});
  EXPECT_EQ(columnRotation.x, 2.0);
  EXPECT_EQ(columnRotation.y, -3.5);
}

TEST(GeoTransform, InvertsEachRotationTermAloneAndBoth) {
  const double angle = 0.4;
  for (const Coefficients &c :
       {Coefficients{600000, 0.5, 0, 5800000, 0, -0.5}, Coefficients{600000, 0.5, 0.3, 5800000, 0, -0.5},
        Coefficients{600000, 0.5, 0, 5800000, 0.2, -0.5}, Coefficients{138.7, 4.5e-6, 1e-6, -34.3, -2e-6, -4.5e-6},
        Coefficients{1e6, 20 * std::cos(angle), 20 * std::sin(angle), 2e6, 20 * std::sin(angle), -20 * std::cos(angle)},
        Coefficients{0, 0, 2, 0, 3, 0}}) {
    const GeoTransform transform(c);
    const Point pixel = transform.pixelFromMap(transform.mapFromPixel({1234.5, 987.25}));
    EXPECT_NEAR(pixel.x, 1234.5, 1e-6);
    EXPECT_NEAR(pixel.y, 987.25, 1e-6);
  }
}

TEST(GeoTransform, KnowsNorthUpByBothRotationTerms) {
  EXPECT_TRUE(GeoTransform({0, 2, 0, 0, 0, -2}).isNorthUp());
  EXPECT_FALSE(GeoTransform({0, 2, 0.1, 0, 0, -2}).isNorthUp());
  EXPECT_FALSE(GeoTransform({0, 2, 0, 0, 0.1, -2}).isNorthUp());
}

TEST(GeoTransform, SubgridAgreesWithItsParent) {
  const GeoTransform parent({600000, 0.5, 0.1, 5800000, -0.2, -0.5});
  const GeoTransform child = parent.subgrid({10, 20}, 2.5, 4.0);
  const Point fromChild = child.mapFromPixel({3, 5});
  const Point fromParent = parent.mapFromPixel({10 + 3 * 2.5, 20 + 5 * 4.0});
  EXPECT_NEAR(fromChild.x, fromParent.x, 1e-9);
  EXPECT_NEAR(fromChild.y, fromParent.y, 1e-9);
}

TEST(GeoTransform, WholeSubgridIsExactlyTheParent) {
  const Coefficients c{638838.701479486539029, 0.019998996823943, 1e-7, 5802604.930682349018753, 1e-8,
                       -0.019999257231068};
  EXPECT_EQ(GeoTransform(c).subgrid({0, 0}, 1.0, 1.0).coefficients(), c);
}

TEST(GeoTransform, RefusesWhatCannotBeInverted) {
  for (const Coefficients &c : {Coefficients{0, 0, 0, 0, 0, 0}, Coefficients{0, 1, 1, 0, 1, 1},
                                Coefficients{0, 1, 0, 0, 0, 0}, Coefficients{0, 1, 0, 0, 0, std::nan("")},
                                Coefficients{std::numeric_limits<double>::infinity(), 1, 0, 0, 0, 1}})
    EXPECT_EQ(test::errorOf([&] { GeoTransform transform(c); }).code(), ErrorCode::InvalidArgument);
}

TEST(GeoTransform, AcceptsTinyPixels) {
  EXPECT_NO_THROW(GeoTransform({0, 1e-9, 0, 0, 0, -1e-9}));
}

} // namespace
} // namespace xemap::raster
