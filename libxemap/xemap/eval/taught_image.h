// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "xemap/data/xemap_set.h"
#include "xemap/eval/map_method.h"
#include "xemap/eval/simulated_user.h"
#include "xemap/infer/engine.h"

namespace xemap::eval {

/// An expression over an image of a XeMap-set, asked and corrected.
class TaughtImage {
public:
  /// The engine outlives it. With an empty `words` nothing but what is shown is asked. Throws: as reading does.
  TaughtImage(infer::Engine &engine, const std::string &dataset, const data::SetImage &image,
              const data::SetExpression &expression, std::string words);

  /// Answers by what was taught so far; `before` is what was taught elsewhere. The map is kept.
  void ask(const std::shared_ptr<const teach::Concept> &before = nullptr);

  /// Corrects the map where it is most wrong. False when it is right.
  bool correct(Random *random);

  double iou() const;
  std::shared_ptr<const teach::Concept> learned() const { return mLearned; }

private:
  infer::Engine &mEngine;
  std::unique_ptr<raster::RasterSource> mSource;
  infer::Query mQuery;
  std::vector<std::uint8_t> mTruth;
  std::optional<data::Mask> mUnknown;
  ScoreMap mMap;
  std::shared_ptr<const teach::Concept> mLearned;
};

} // namespace xemap::eval
