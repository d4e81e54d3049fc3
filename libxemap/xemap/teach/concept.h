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

/// What words say counts up to here, so that they can be overruled. Units: logits, either side.
inline constexpr float surestWords = 8.0F;

/// What was taught by pointing: how the features of a place, and what words say of it, become the logit of "this is
/// meant":
///
///   sharpness * (wordsWeight * words + sum over landmarks of weight * likeness(place, landmark) + bias)
///
/// Features are those of the model's levels, each of unit length, brought to one resolution and put one behind the
/// other; likeness is exp((mean cosine of the levels - 1) / reach). Without landmarks it is what the words say.
struct Concept {
  std::string name;
  std::string words; ///< What its words say is asked with it; empty: none.
  ModelReference model;
  std::vector<std::size_t> widths; ///< Of the levels, coarse to fine.
  double reach = 0.2;              ///< How unlike a landmark a place may be and still be moved by it.
  std::vector<float> landmarks;    ///< Features of cells that were shown. Shape: [weights, width()].
  std::vector<float> weights;      ///< Of the landmarks.
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
