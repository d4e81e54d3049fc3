// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace xemap::data {

/// A colour image held whole.
///
/// Shape: `rgb` [height,width,3] uint8.
struct RgbImage {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rgb;
};

/// Which pixels of an image are referred to.
///
/// Shape: `values` [height,width] uint8. Units: 255 referred, 0 not.
struct Mask {
  static constexpr std::uint8_t referred = 255;

  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> values;
};

/// Decodes a picture; grey and palette pictures become colours, an alpha band is left out.
///
/// Throws: NotFound, Unreadable, Unsupported (not 8 bits a band), naming the file.
RgbImage readRgb(const std::string &path);

/// A picture of numbers, such as the indices of classes.
///
/// Shape: `values` [height,width] uint8.
struct IndexImage {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> values;
};

/// Reads a one-band picture of numbers; a palette makes no difference.
///
/// Throws: NotFound, Unreadable, Corrupt (more than one band, not 8 bits), naming the file.
IndexImage readIndices(const std::string &path);

/// Shrinks by a whole factor: means of blocks of pixels, what is left at the right and the bottom among them.
RgbImage shrunk(const RgbImage &image, int factor);

/// Shrinks by a whole factor: what most pixels of a block are, the smallest of several.
IndexImage shrunk(const IndexImage &image, int factor);

/// Reads a one-band mask.
///
/// Throws: NotFound, Unreadable, Corrupt (more than one band, not 8 bits, values other than 0 and 255), naming the
/// file.
Mask readMask(const std::string &path);

/// Writes a PNG file, the same bytes for the same pixels.
///
/// Throws: Unwritable, naming the file.
void writePng(const std::string &path, const RgbImage &image);
void writePng(const std::string &path, const Mask &mask);

/// Sets to `Mask::referred` the pixels whose centre lies in one of the polygons.
///
/// Units: pixels from the top-left corner of the mask, x right, y down. The first ring of a polygon is its outline, the
/// others are holes.
using Ring = std::vector<std::pair<double, double>>;
using Polygon = std::vector<Ring>;
void burnPolygons(const std::vector<Polygon> &polygons, Mask &mask);

/// Whether no ring of a polygon crosses itself or another, and its holes lie inside of its outline.
bool isSimple(const Polygon &polygon);

} // namespace xemap::data
