// SPDX-License-Identifier: GPL-2.0-or-later
#include "unit/raster/raster_matrix.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <set>
#include <stdexcept>
#include <utility>

#include <ogr_spatialref.h>

#include "unit/raster/test_raster.h"

namespace xemap::test {

namespace {

constexpr std::array<const char *, nodataWays> nodataNames{"none",  "declared",           "mask",
                                                           "alpha", "undeclared filling", "undeclared collar"};
constexpr std::array<const char *, shapes> shapeNames{"north up", "south up", "mirrored", "rotated", "sheared"};
constexpr std::array<const char *, bandOrders> orderNames{"colours", "descriptions", "wavelengths", "product"};

NodataWay wayOf(const MatrixRow &row) {
  return static_cast<NodataWay>(row[1]);
}

BandOrder orderOf(const MatrixRow &row) {
  return static_cast<BandOrder>(row[4]);
}

const SampleLevel &samplesOf(const MatrixRow &row) {
  return sampleLevels()[row[0]];
}

/// 1-based bands of red, green and blue.
std::array<int, 3> bandsOf(BandOrder order) {
  return order == BandOrder::Colours ? std::array<int, 3>{1, 2, 3} : std::array<int, 3>{3, 2, 1};
}

std::size_t levelsOf(std::size_t factor) {
  const std::array<std::size_t, 5> levels{sampleLevels().size(), nodataWays, crsLevels().size(), shapes, bandOrders};
  return levels[factor];
}

using Pair = std::array<std::size_t, 4>; // Two factors and their levels.

std::set<Pair> allPairs() {
  std::set<Pair> pairs;
  for (std::size_t a = 0; a < 5; ++a)
    for (std::size_t b = a + 1; b < 5; ++b)
      for (std::size_t i = 0; i < levelsOf(a); ++i)
        for (std::size_t j = 0; j < levelsOf(b); ++j)
          pairs.insert({a, b, i, j});
  return pairs;
}

std::vector<Pair> pairsOf(const MatrixRow &row, std::size_t known) {
  std::vector<Pair> pairs;
  for (std::size_t a = 0; a < known; ++a)
    for (std::size_t b = a + 1; b < known; ++b)
      pairs.push_back({a, b, row[a], row[b]});
  return pairs;
}

double stored(const SampleLevel &level, double value) {
  // Bytes that are signed are written as the unsigned ones they share their bits with, before GDAL 3.7.
  return level.signedByte && level.type == GDT_Byte && value < 0.0 ? value + 256.0 : value;
}

void declareNodata(GDALRasterBand &band, double value) {
  if (band.GetRasterDataType() == GDT_UInt64)
    band.SetNoDataValueAsUInt64(static_cast<std::uint64_t>(value));
  else if (band.GetRasterDataType() == GDT_Int64)
    band.SetNoDataValueAsInt64(static_cast<std::int64_t>(value));
  else
    band.SetNoDataValue(value);
}

void nameBands(GDALDataset &dataset, const MatrixRow &row) {
  const auto bands = bandsOf(orderOf(row));
  constexpr std::array<GDALColorInterp, 3> colours{GCI_RedBand, GCI_GreenBand, GCI_BlueBand};
  constexpr std::array<const char *, 3> names{"Red", "green", "Blue (480 nm)"};
  constexpr std::array<const char *, 3> wavelengths{"0.665", "0.560", "0.490"};
  for (std::size_t i = 0; i < bands.size(); ++i) {
    GDALRasterBand &band = *dataset.GetRasterBand(bands[i]);
    if (orderOf(row) == BandOrder::Colours)
      band.SetColorInterpretation(colours[i]);
    else
      band.SetColorInterpretation(GCI_Undefined);
    if (orderOf(row) == BandOrder::Descriptions)
      band.SetDescription(names[i]);
    if (orderOf(row) == BandOrder::Wavelengths)
      band.SetMetadataItem("WAVELENGTH", wavelengths[i]);
  }
  if (orderOf(row) == BandOrder::Product)
    dataset.SetMetadataItem("SATELLITE", "PlanetScope");
}

} // namespace

const std::vector<SampleLevel> &sampleLevels() {
#if GDAL_VERSION_NUM >= GDAL_COMPUTE_VERSION(3, 7, 0)
  const GDALDataType signedBytes = GDT_Int8;
#else
  const GDALDataType signedBytes = GDT_Byte;
#endif
  static const std::vector<SampleLevel> levels{{"Byte", GDT_Byte, false, 1.0, 0.0, 0.0},
                                               {"Int8", signedBytes, true, 0.5, -60.0, -128.0},
                                               {"UInt16", GDT_UInt16, false, 16.0, 300.0, 65535.0},
                                               {"Int16", GDT_Int16, false, 40.0, 0.0, -32768.0},
                                               {"UInt32", GDT_UInt32, false, 1.0, 0.0, 4294967295.0},
                                               {"Int32", GDT_Int32, false, 1000.0, -50000.0, -2147483648.0},
                                               {"UInt64", GDT_UInt64, false, 7.0, 0.0, 1e9},
                                               {"Int64", GDT_Int64, false, 3.0, -100.0, -99999.0},
                                               {"Float32", GDT_Float32, false, 0.0004, -0.02, -9999.0},
                                               {"Float64", GDT_Float64, false, 0.004, 0.0, 1e30}};
  return levels;
}

const std::vector<CrsLevel> &crsLevels() {
  static const std::vector<CrsLevel> levels{
      {"projected, metres", "EPSG:32633", 600000.0, 5300000.0, 2.0, true, 1.0},
      {"projected, feet", "EPSG:2263", 980000.0, 200000.0, 6.5, true, 0.3048006096},
      {"geographic", "EPSG:4326", 11.0, 47.0, 2e-5, true, 0.0},
      {"polar", "EPSG:3031", 500000.0, 1200000.0, 2.0, true, 1.0},
      {"rotated pole", "+proj=ob_tran +o_proj=longlat +o_lat_p=39.25 +o_lon_p=0 +lon_0=18 +ellps=WGS84 +type=crs", 8.0,
       4.0, 2e-5, true, 0.0},
      {"compound", "EPSG:32633+5773", 400000.0, 5500000.0, 2.0, true, 1.0},
      {"local, metres", "LOCAL_CS[\"Site grid\",UNIT[\"metre\",1],AXIS[\"Easting\",EAST],AXIS[\"Northing\",NORTH]]",
       1000.0, 2000.0, 1.2, false, 1.0},
      {"local, feet",
       "LOCAL_CS[\"Site grid\",UNIT[\"US survey foot\",0.304800609601219],AXIS[\"Easting\",EAST],"
       "AXIS[\"Northing\",NORTH]]",
       1000.0, 2000.0, 4.0, false, 0.304800609601219},
      {"none", "", 1000.0, 2000.0, 1.0, false, 0.0}};
  return levels;
}

std::vector<MatrixRow> coveringArray() {
  std::set<Pair> open = allPairs();
  std::vector<MatrixRow> rows;
  while (!open.empty()) {
    // The first pair that is open, and for each other factor the level that closes most.
    const Pair first = *open.begin();
    MatrixRow best{};
    std::size_t mostClosed = 0;
    for (std::size_t start = 0; start < 10; ++start) {
      MatrixRow row{};
      row[first[0]] = first[2];
      row[first[1]] = first[3];
      for (std::size_t factor = 0; factor < row.size(); ++factor) {
        if (factor == first[0] || factor == first[1])
          continue;
        std::size_t most = 0;
        const std::size_t count = levelsOf(factor);
        for (std::size_t i = 0; i < count; ++i) {
          MatrixRow tried = row;
          tried[factor] = (i + start + rows.size()) % count;
          std::size_t closed = 1;
          for (const Pair &pair : pairsOf(tried, tried.size()))
            if ((pair[0] <= factor || pair[0] == first[0]) && (pair[1] <= factor || pair[1] == first[1]))
              closed += open.count(pair);
          if (closed > most) {
            most = closed;
            row[factor] = tried[factor];
          }
        }
      }
      std::size_t closed = 0;
      for (const Pair &pair : pairsOf(row, row.size()))
        closed += open.count(pair);
      if (closed > mostClosed) {
        mostClosed = closed;
        best = row;
      }
    }
    for (const Pair &pair : pairsOf(best, best.size()))
      open.erase(pair);
    rows.push_back(best);
  }
  return rows;
}

std::string describe(const MatrixRow &row) {
  return std::string(sampleLevels()[row[0]].name) + ", nodata " + nodataNames[row[1]] + ", CRS " +
         crsLevels()[row[2]].name + ", " + shapeNames[row[3]] + ", bands by " + orderNames[row[4]];
}

bool isData(const MatrixRow &row, int x, int y) {
  return wayOf(row) == NodataWay::None || (x >= collarPx && y >= collarPx);
}

double sampleOf(const MatrixRow &row, int channel, int x, int y) {
  const SampleLevel &level = samplesOf(row);
  const double value = level.gain * patternValue(channel + 1, x, y) + level.offset;
  return GDALDataTypeIsFloating(level.type) != 0 ? value : std::floor(value);
}

std::array<double, 6> transformOf(const MatrixRow &row) {
  const CrsLevel &crs = crsLevels()[row[2]];
  const double p = crs.pixel;
  constexpr double angle = 0.5;
  switch (static_cast<Shape>(row[3])) {
  case Shape::SouthUp:
    return {crs.x, p, 0.0, crs.y, 0.0, p};
  case Shape::Mirrored:
    return {crs.x, -p, 0.0, crs.y, 0.0, -p};
  case Shape::Rotated:
    return {crs.x, p * std::cos(angle), p * std::sin(angle), crs.y, p * std::sin(angle), -p * std::cos(angle)};
  case Shape::Sheared:
    return {crs.x, p, 0.3 * p, crs.y, 0.0, -p};
  default:
    return {crs.x, p, 0.0, crs.y, 0.0, -p};
  }
}

void writeMatrixRaster(const std::string &path, const MatrixRow &row) {
  const SampleLevel &level = samplesOf(row);
  const CrsLevel &crs = crsLevels()[row[2]];
  const NodataWay way = wayOf(row);
  const int colours = orderOf(row) == BandOrder::Product ? 4 : 3;
  RasterPlan plan;
  plan.width = matrixWidth;
  plan.height = matrixHeight;
  plan.bands = colours + (way == NodataWay::Alpha ? 1 : 0);
  plan.type = level.type;
  const auto transform = transformOf(row);
  plan.geotransform.assign(transform.begin(), transform.end());
  plan.crs = crs.definition;
  plan.options = {"PHOTOMETRIC=MINISBLACK"};
  if (level.signedByte && level.type == GDT_Byte)
    plan.options.emplace_back("PIXELTYPE=SIGNEDBYTE");
  const auto dataset = createRaster(path, plan);
  nameBands(*dataset, row);
  // A collar of one value is that which programs leave where they wrote nothing.
  const double missing = way == NodataWay::UndeclaredCollar ? 0.0 : level.filling;
  const auto bands = bandsOf(orderOf(row));
  for (int band = 1; band <= colours; ++band) {
    const auto channel = std::find(bands.begin(), bands.end(), band) - bands.begin();
    fillBand(*dataset, band, [&](int x, int y) {
      return stored(level, isData(row, x, y) ? sampleOf(row, static_cast<int>(channel), x, y) : missing);
    });
    if (way == NodataWay::Declared)
      declareNodata(*dataset->GetRasterBand(band), stored(level, level.filling));
  }
  if (way == NodataWay::Alpha) {
    dataset->GetRasterBand(plan.bands)->SetColorInterpretation(GCI_AlphaBand);
    fillBand(*dataset, plan.bands, [&](int x, int y) { return isData(row, x, y) ? 100.0 : 0.0; });
  }
  if (way == NodataWay::Mask) {
    dataset->CreateMaskBand(GMF_PER_DATASET);
    std::vector<std::uint8_t> mask;
    for (int y = 0; y < matrixHeight; ++y)
      for (int x = 0; x < matrixWidth; ++x)
        mask.push_back(isData(row, x, y) ? 255 : 0);
    if (dataset->GetRasterBand(1)->GetMaskBand()->RasterIO(GF_Write, 0, 0, matrixWidth, matrixHeight, mask.data(),
                                                           matrixWidth, matrixHeight, GDT_Byte, 0, 0,
                                                           nullptr) != CE_None)
      throw std::runtime_error("cannot write the mask");
  }
}

} // namespace xemap::test
