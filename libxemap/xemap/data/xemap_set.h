// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "xemap/data/packed_shard.h"
#include "xemap/data/pixels.h"

namespace xemap::data {

/// A picture of a XeMap-set.
struct SetImage {
  std::string id;
  std::string file; ///< Relative to the set's folder.
  int width = 0;
  int height = 0;
  std::optional<double> gsdMetres;
  std::string split; ///< train, val or test.
  /// Relative to the set's folder: the mask of pixels about which nothing is known; empty when all are.
  std::string unknownFile;
};

/// A referring expression and where in its image the referent is.
struct SetExpression {
  std::string id;    ///< Usable as a file name.
  std::string image; ///< SetImage::id.
  std::string text;
  bool present = true;          ///< Whether the referent is in the image; an absent one has neither mask nor regions.
  std::string maskFile;         ///< Relative to the set's folder; empty when there are regions.
  std::vector<Polygon> regions; ///< Units: pixels, see burnPolygons().
  std::uint32_t tags = 0;       ///< Bits of ExpressionTag; Absent exactly where `present` is false.
};

/// What xemap-set.json says; the layout is in docs/formats.md.
struct XemapSet {
  std::string name;
  std::string license;
  std::string description;
  std::vector<SetImage> images;
  std::vector<SetExpression> expressions;

  /// The image `id`, which must be one of the set's.
  const SetImage &image(const std::string &id) const;
};

/// "category", "relation", ... of the set bits, in the order of the bits.
std::vector<std::string> tagNames(std::uint32_t tags);
/// The bit of a tag's name; none when there is no such tag.
std::optional<std::uint32_t> tagOfName(const std::string &name);

/// Whether `directory` holds a xemap-set.json.
bool isXemapSet(const std::string &directory);

/// Reads and checks xemap-set.json without opening pictures or masks.
///
/// Throws: NotFound, Unreadable, Unsupported (another version), Corrupt with the path of the offending field.
XemapSet readXemapSet(const std::string &directory);

/// Throws: as readRgb(); Corrupt when the picture has another size than the set says.
RgbImage readSetImage(const std::string &directory, const SetImage &image);

/// The pixels about which nothing is known, whatever the expression; none for an image whose pixels are all known.
///
/// Throws: as readMask(); Corrupt when the mask has another size than the image.
std::optional<Mask> readUnknownMask(const std::string &directory, const SetImage &image);

/// The mask of an expression, from its file or its regions; all zeros for an absent referent.
///
/// Throws: as readMask(); Corrupt when the mask has another size than the image.
Mask readExpressionMask(const std::string &directory, const SetImage &image, const SetExpression &expression);

/// Opens every picture and mask: a line for each that is missing, unreadable, of the wrong size, or empty although its
/// referent is said to be present.
std::vector<std::string> findSetProblems(const std::string &directory, const XemapSet &set);

} // namespace xemap::data
