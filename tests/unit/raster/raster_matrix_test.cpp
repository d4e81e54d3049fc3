// SPDX-License-Identifier: GPL-2.0-or-later
#include "unit/raster/raster_matrix.h"

#include <algorithm>
#include <cmath>
#include <iostream>
#include <memory>
#include <set>

#include <geodesic.h>
#include <gtest/gtest.h>
#include <ogr_spatialref.h>

#include "support/temp_dir.h"
#include "unit/raster/test_raster.h"
#include "xemap/raster/analysis_grid.h"
#include "xemap/raster/band_scaling.h"
#include "xemap/raster/coordinates.h"
#include "xemap/raster/gdal_dataset.h"
#include "xemap/raster/gdal_source.h"
#include "xemap/raster/geotiff_sink.h"
#include "xemap/raster/probability_reader.h"

namespace xemap::raster {
namespace {

using test::MatrixRow;

/// What the picture is on [0,1], worked out from the samples that were written.
std::vector<float> expectedPicture(const MatrixRow &row) {
  std::vector<float> picture;
  bool bytes = true;
  std::array<std::vector<double>, 3> samples;
  for (int channel = 0; channel < 3; ++channel)
    for (int y = 0; y < test::matrixHeight; ++y)
      for (int x = 0; x < test::matrixWidth; ++x)
        if (test::isData(row, x, y)) {
          const double value = test::sampleOf(row, channel, x, y);
          bytes = bytes && value >= 0.0 && value <= 255.0 && value == std::floor(value);
          samples[static_cast<std::size_t>(channel)].push_back(value);
        }
  for (int channel = 0; channel < 3; ++channel) {
    auto &values = samples[static_cast<std::size_t>(channel)];
    std::sort(values.begin(), values.end());
    const auto at = [&](double share) {
      return values[static_cast<std::size_t>(std::lround(share * static_cast<double>(values.size() - 1)))];
    };
    const double low = bytes ? 0.0 : at(0.02);
    const double high = bytes ? 255.0 : at(0.98);
    for (int y = 0; y < test::matrixHeight; ++y)
      for (int x = 0; x < test::matrixWidth; ++x)
        picture.push_back(
            static_cast<float>(std::clamp((test::sampleOf(row, channel, x, y) - low) / (high - low), 0.0, 1.0)));
  }
  return picture;
}

/// The way from one pixel to another on the ground, worked out through WGS 84. Units: metres, degrees from north.
struct Way {
  double metres = 0.0;
  double azimuth = 0.0;
};

Way wayBetween(const MatrixRow &row, Point from, Point to) {
  const auto &crs = test::crsLevels()[row[2]];
  const GeoTransform transform(test::transformOf(row));
  const Point a = transform.mapFromPixel(from);
  const Point b = transform.mapFromPixel(to);
  Way way;
  if (!crs.earthbound) {
    way.metres = std::hypot(b.x - a.x, b.y - a.y) * crs.metres;
    way.azimuth = std::atan2(b.x - a.x, b.y - a.y) * 180.0 / M_PI;
    return way;
  }
  OGRSpatialReference own;
  own.SetFromUserInput(crs.definition.c_str());
  own.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  OGRSpatialReference wgs84;
  wgs84.importFromEPSG(4326);
  wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  const std::unique_ptr<OGRCoordinateTransformation> toWgs84(OGRCreateCoordinateTransformation(&own, &wgs84));
  std::array<double, 2> x{a.x, b.x};
  std::array<double, 2> y{a.y, b.y};
  EXPECT_TRUE(toWgs84->Transform(2, x.data(), y.data(), nullptr));
  geod_geodesic ellipsoid{};
  geod_init(&ellipsoid, 6378137.0, 1.0 / 298.257223563);
  geod_inverse(&ellipsoid, y[0], x[0], y[1], x[1], &way.metres, &way.azimuth, nullptr);
  return way;
}

constexpr Point centre{test::matrixWidth / 2.0, test::matrixHeight / 2.0};

class RasterMatrix : public test::TempDirTest {
protected:
  void expectPicture(const MatrixRow &row, RasterSource &source) {
    const PixelWindow whole{0, 0, test::matrixWidth, test::matrixHeight};
    Patch patch = source.read(whole, test::matrixWidth, test::matrixHeight);
    BandScaling::estimate(source, whole).apply(patch);
    const auto expected = expectedPicture(row);
    const std::size_t plane = patch.valid.size();
    std::size_t wrongValidity = 0;
    double worst = 0.0;
    for (int y = 0; y < test::matrixHeight; ++y)
      for (int x = 0; x < test::matrixWidth; ++x) {
        const auto i = static_cast<std::size_t>(y * test::matrixWidth + x);
        wrongValidity += (patch.valid[i] != 0) != test::isData(row, x, y) ? 1 : 0;
        for (std::size_t band = 0; test::isData(row, x, y) && band < 3; ++band)
          worst = std::max(worst, std::abs(static_cast<double>(patch.samples[band * plane + i]) -
                                           static_cast<double>(expected[band * plane + i])));
      }
    EXPECT_EQ(wrongValidity, 0U) << readingLine(source.info());
    EXPECT_LT(worst, 1e-3) << readingLine(source.info());
  }

  static void expectGround(const MatrixRow &row, const RasterInfo &info) {
    const auto &crs = test::crsLevels()[row[2]];
    const Way alongRow = wayBetween(row, {centre.x - 0.5, centre.y}, {centre.x + 0.5, centre.y});
    const Way alongColumn = wayBetween(row, {centre.x, centre.y - 0.5}, {centre.x, centre.y + 0.5});
    const bool measured = crs.earthbound || crs.metres > 0.0;
    EXPECT_NEAR(info.groundResolution.x, measured ? alongRow.metres : 0.0, 0.011 * alongRow.metres);
    EXPECT_NEAR(info.groundResolution.y, measured ? alongColumn.metres : 0.0, 0.011 * alongColumn.metres);
    // Northing and easting grow along the picture as the two ways say.
    const auto directions = directionsAt(info.geotransform, info.crsWkt, centre);
    const auto expectAlong = [&](Point found, double x, double y) {
      EXPECT_NEAR(found.x, x / std::hypot(x, y), 0.02);
      EXPECT_NEAR(found.y, y / std::hypot(x, y), 0.02);
    };
    const double radians = M_PI / 180.0;
    const double turn = (alongColumn.azimuth - alongRow.azimuth) * radians;
    // At right angles to the rows, on the side of the columns.
    const double across = alongRow.azimuth * radians + std::copysign(M_PI / 2.0, std::sin(turn));
    expectAlong(directions.north, std::cos(alongRow.azimuth * radians), std::cos(across));
    expectAlong(directions.east, std::sin(alongRow.azimuth * radians), std::sin(across));
    expectAlong(directions.column, std::cos(turn), std::abs(std::sin(turn)));
  }

  /// Whatever the CRS and the geotransform, the result has them.
  void expectCarried(const RasterInfo &info) {
    const std::string path = tempDir.file("probability.tif");
    const auto grid = planGrid(info, {}, {});
    const auto sink = createGeoTiffSink(path, {"x", "m", "s", "v", {}, readingLine(info)});
    sink->begin(grid);
    const std::vector<float> rows(static_cast<std::size_t>(grid.width) * static_cast<std::size_t>(grid.height), 0.5F);
    sink->writeRows(0, grid.height, rows.data());
    sink->finish();
    const ProbabilityReader written(path);
    EXPECT_TRUE(haveSameCrs(written.crsWkt(), info.crsWkt) || (info.crsWkt.empty() && written.crsWkt().empty()))
        << info.crsWkt << "\n"
        << written.crsWkt();
    EXPECT_TRUE(haveSamePixels(written.place(), {info.width, info.height, true, info.geotransform, info.crsWkt}));
    EXPECT_EQ(written.metadata("XEMAP_INPUT"), readingLine(info));
  }

  /// What the file does not say itself is said to whoever asks.
  static void expectWarnings(const MatrixRow &row, const RasterInfo &info) {
    const auto way = static_cast<test::NodataWay>(row[1]);
    const bool assumed = way == test::NodataWay::UndeclaredFilling || way == test::NodataWay::UndeclaredCollar;
    const auto tells = [](const std::string &warning) { return warning.find("does not declare") != std::string::npos; };
    EXPECT_EQ(std::any_of(info.warnings.begin(), info.warnings.end(), tells), assumed);
    EXPECT_EQ(info.crsWkt.empty(), test::crsLevels()[row[2]].definition.empty());
  }
};

TEST_F(RasterMatrix, ArrayCoversEveryPair) {
  std::set<std::array<std::size_t, 4>> met;
  for (const MatrixRow &row : test::coveringArray())
    for (std::size_t a = 0; a < row.size(); ++a)
      for (std::size_t b = a + 1; b < row.size(); ++b)
        met.insert({a, b, row[a], row[b]});
  const std::array<std::size_t, 5> levels{10, 6, 9, 5, 4};
  std::size_t pairs = 0;
  for (std::size_t a = 0; a < levels.size(); ++a)
    for (std::size_t b = a + 1; b < levels.size(); ++b)
      pairs += levels[a] * levels[b];
  EXPECT_EQ(met.size(), pairs);
}

TEST_F(RasterMatrix, EveryRasterIsThePlainOne) {
  const auto rows = test::coveringArray();
  std::size_t right = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    SCOPED_TRACE(test::describe(rows[i]));
    const std::string path = tempDir.file("row" + std::to_string(i) + ".tif");
    test::writeMatrixRaster(path, rows[i]);
    const int failuresBefore = testing::UnitTest::GetInstance()->current_test_info()->result()->total_part_count();
    const auto source = openRaster(path);
    expectPicture(rows[i], *source);
    expectGround(rows[i], source->info());
    expectCarried(source->info());
    expectWarnings(rows[i], source->info());
    right += testing::UnitTest::GetInstance()->current_test_info()->result()->total_part_count() == failuresBefore;
  }
  std::cout << "raster matrix: " << right << " of " << rows.size() << '\n';
}

} // namespace
} // namespace xemap::raster
