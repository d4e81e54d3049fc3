// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "xemap/infer/blender.h"
#include "xemap/infer/clip_polygon.h"
#include "xemap/infer/engine.h"
#include "xemap/infer/feature_cache.h"
#include "xemap/infer/presence_evidence.h"
#include "xemap/infer/probability_writer.h"
#include "xemap/infer/tile_pipeline.h"
#include "xemap/infer/tile_plan.h"
#include "xemap/model/model_directory.h"
#include "xemap/text/tokenizer.h"

namespace xemap::infer {

/// What an engine brings to each of its queries.
struct MapResources {
  model::LoadedModel &model;
  const text::Tokenizer &tokenizer;
  FeatureCache &cache;
  Tiling tiling;
  int threads = 1;
  std::size_t maxMemoryBytes = 0;
};

/// One query on its way through the stages: text, context, fusion, and tile by tile encoder, HMSA and blending.
class MapRun {
public:
  /// The arguments outlive the run.
  ///
  /// Throws: InvalidArgument for an expression, grid or clip polygon that makes no sense; OutOfMemory when the limit
  /// does not allow even small tiles.
  MapRun(const MapResources &resources, const Query &query, Feedback &feedback);

  /// Throws: as Engine::map.
  MapSummary execute(raster::MapSink &sink);

private:
  void collectWarnings();
  void warnOfResolution();
  std::shared_ptr<const ExtentFeatures> extentFeatures();
  void fuseExpression();
  bool walkTiles(Blender &blender, ProbabilityWriter &writer);
  /// Nothing when the tile holds nothing to answer for.
  std::optional<TileTask> prepareTile(std::size_t tileRow, std::size_t tileColumn);
  void readTile(TileTask &task);
  void takeAnswer(const TileAnswer &answer, Blender &blender, ProbabilityWriter &writer);
  double presence() const;

  MapResources mResources;
  const Query &mQuery;
  Feedback &mFeedback;
  text::TokenIds mTokens;
  ClipPolygon mClip;
  Tiling mTiling;
  AxisPlan mColumns;
  AxisPlan mRows;
  std::string mCacheKey; ///< Empty: nothing is cached.

  std::shared_ptr<const ExtentFeatures> mExtent;
  model::TextFeatures mText;
  model::FusedQuery mFused;
  bool mEncodedTile = false;
  PresenceEvidence mEvidence;
  MapSummary mSummary;
};

} // namespace xemap::infer
