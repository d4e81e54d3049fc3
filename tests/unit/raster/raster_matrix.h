// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include <gdal_priv.h>

namespace xemap::test {

/// One combination of the matrix: an index into each factor's levels.
using MatrixRow = std::array<std::size_t, 5>;

/// A sample type and what the picture's values from 1 to 250 become in it.
struct SampleLevel {
  const char *name;
  GDALDataType type;
  bool signedByte;
  double gain;
  double offset;
  double filling; ///< What stands for nodata in it, and is no measurement.
};

enum class NodataWay { None, Declared, Mask, Alpha, UndeclaredFilling, UndeclaredCollar };

struct CrsLevel {
  const char *name;
  std::string definition; ///< Anything GDAL understands; empty: none.
  double x;               ///< Upper left corner. Units: map units.
  double y;
  double pixel;    ///< Side of a pixel. Units: map units.
  bool earthbound; ///< Stands on an ellipsoid.
  double metres;   ///< Of a map unit, where it is a length; 0: of none.
};

enum class Shape { NorthUp, SouthUp, Mirrored, Rotated, Sheared };
enum class BandOrder { Colours, Descriptions, Wavelengths, Product };

const std::vector<SampleLevel> &sampleLevels();
const std::vector<CrsLevel> &crsLevels();
inline constexpr std::size_t nodataWays = 6;
inline constexpr std::size_t shapes = 5;
inline constexpr std::size_t bandOrders = 4;

/// Combinations in which every two levels of every two factors meet: sample type, nodata, CRS, geotransform, bands.
std::vector<MatrixRow> coveringArray();

std::string describe(const MatrixRow &row);

inline constexpr int matrixWidth = 64;
inline constexpr int matrixHeight = 48;
inline constexpr int collarPx = 6; ///< Missing columns at the left and rows at the top.

/// Whether a pixel of that row's raster is data.
bool isData(const MatrixRow &row, int x, int y);

/// The sample of red, green or blue.
double sampleOf(const MatrixRow &row, int channel, int x, int y);

/// The geotransform of a shape with the pixels of a CRS.
std::array<double, 6> transformOf(const MatrixRow &row);

/// Makes the raster; the red, green and blue bands are where its order says.
void writeMatrixRaster(const std::string &path, const MatrixRow &row);

} // namespace xemap::test
