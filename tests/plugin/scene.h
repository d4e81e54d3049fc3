// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QString>

#include <array>

namespace xemap::plugin_tests {

/// A small raster of known pixels: three equal byte bands, sampleAt() each, nodata in the top-left corner.
struct Scene {
  static constexpr int width = 300;
  static constexpr int height = 200;
  static constexpr int nodataSide = 10;

  std::array<double, 6> geotransform{500000.0, 2.0, 0.0, 5000000.0, 0.0, -2.0};
  QString crs = QStringLiteral("EPSG:32633"); ///< Empty: neither CRS nor geotransform is written.

  /// Writes a GeoTIFF; returns its path.
  QString write(const QString &path) const;

  static bool isValid(int column, int row) { return column >= nodataSide || row >= nodataSide; }
  /// In [20,219], different at neighbours along both axes.
  static int sampleAt(int column, int row) { return (column + 3 * row) % 200 + 20; }
};

/// Puts noise in place of the probabilities in a file; it has more regions than are made at once.
void replaceByNoise(const QString &path, int side);

} // namespace xemap::plugin_tests
