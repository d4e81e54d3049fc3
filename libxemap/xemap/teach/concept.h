// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace xemap::teach {

/// The model whose features a concept was taught on.
struct ModelReference {
  std::string name;     ///< For messages.
  std::string identity; ///< infer::ModelInfo::identity: equal where features of equal pixels are.
};

/// A place that a concept was learned from, for those who learn it again with another model.
struct ShownPlace {
  bool like = true;
  std::string source; ///< The raster's name; empty: not told.
  std::string crs;    ///< Of `wkt`, as WKT; empty for pixel coordinates.
  std::string wkt;    ///< The example's outline; empty: not told.
};

/// The middle of a cell. Units: pixels of the extent's grid.
struct CellPlace {
  double x = 0.0;
  double y = 0.0;
};

/// Cells that were shown, which cells like them follow.
struct Landmarks {
  /// How unlike a landmark a place may be and still be moved by it: likeness is exp((mean cosine of the levels - 1) /
  /// reach).
  double reach = 0.2;
  std::vector<float> features; ///< Shape: [weights, width of a cell].
  std::vector<float> weights;
  /// Where they lie on the extent that is asked about: then a part of the likeness falls off with the distance. Empty,
  /// or as many as weights.
  std::vector<CellPlace> places;
};

/// What words say counts up to here, so that they can be overruled. Units: logits, either side.
inline constexpr float surestWords = 8.0F;

/// What was taught by pointing: how the features of a place, and what words say of it, become the logit of "this is
/// meant":
///
///   sharpness * (wordsWeight * words + sum over landmarks of weight * likeness(place, landmark) + bias)
///
/// Features are those of the model's levels, each of unit length, brought to one resolution and put one behind the
/// other. Without landmarks it is what the words say.
struct Concept {
  std::string name;
  std::string words; ///< What its words say is asked with it; empty: none.
  ModelReference model;
  std::vector<std::size_t> widths; ///< Of the levels, coarse to fine.
  Landmarks landmarks;             ///< Of any extent, without places.
  Landmarks here;                  ///< Of the extent that is asked about, with places; never kept.
  double wordsWeight = 1.0;
  double bias = 0.0;
  double sharpness = 1.0;         ///< What leaving one example out says of how sure it may be.
  int likeCount = 0;              ///< Examples of what is meant,
  int unlikeCount = 0;            ///< and of what is not.
  int extentCount = 0;            ///< On which they were shown.
  std::vector<ShownPlace> places; ///< Only what may be told; may be empty.
  std::string license;
  std::string author;

  /// Of the features of a cell.
  std::size_t width() const;
};

/// The same concept without where its examples lie, for those who pass it on.
Concept withoutPlaces(Concept taught);

/// The concept as it is believed on an extent that none of its examples is from: the fewer extents taught it, the more
/// it is what the words say.
Concept elsewhere(Concept taught);

} // namespace xemap::teach
