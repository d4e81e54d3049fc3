// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "xemap/infer/blender.h"
#include "xemap/infer/clip_polygon.h"
#include "xemap/infer/engine.h"
#include "xemap/infer/feature_cache.h"
#include "xemap/infer/logit_spool.h"
#include "xemap/infer/network.h"
#include "xemap/infer/presence_evidence.h"
#include "xemap/infer/probability_writer.h"
#include "xemap/infer/survey.h"
#include "xemap/infer/tile_pipeline.h"
#include "xemap/infer/tile_plan.h"
#include "xemap/text/referring_expression.h"

namespace xemap::infer {

/// What an engine brings to each of its queries.
struct MapResources {
  const Network &network;
  FeatureCache &cache;
  Tiling tiling;
  int threads = 1;
  std::size_t maxMemoryBytes = 0;
};

/// One query on its way through the stages: text, context, fusion, and tile by tile encoder, HMSA and blending.
///
/// An expression that relates its target to other things goes over the tiles twice: a survey finds all that it names,
/// and once it is known which of the targets are meant, the map is written.
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
  void warnOfGround();
  std::shared_ptr<const ExtentFeatures> extentFeatures();
  void askNetwork();
  CellGround groundOf(int cellPx) const;
  bool surveyTiles();
  bool writeTiles(raster::MapSink &sink);
  /// Hands the tiles' answers on in order; `finishRowsBefore` is told the row of tiles that answers have come to.
  /// False when it was cancelled; where `mayKeepPart` and a part is wanted, the tiles until then are the whole walk.
  bool walkTiles(Questions questions, bool mayKeepPart, const TilePipeline::Consumer &consume,
                 const std::function<void(std::size_t row)> &finishRowsBefore);
  /// Nothing when the tile holds nothing to answer for.
  std::optional<TileTask> prepareTile(std::size_t tileRow, std::size_t tileColumn);
  void readTile(TileTask &task);
  void keepFeatures(const TileTask &task);
  void addValid(LogitSpool &spool, const TileTask &task) const;
  void addEvidence(const TileAnswer &answer);
  bool keepsPart() const { return mQuery.keepPart != nullptr && mQuery.keepPart->load(); }
  void select(Blender &blender, int firstCell, int endCell) const;
  double presence() const;
  /// How far the map is to be believed less because what was asked for is hardly here. Units: logits.
  double doubt() const;
  PresenceFigures figuresOf(std::size_t phrase) const;
  double presenceOf(std::size_t phrase) const;

  MapResources mResources;
  const Query &mQuery;
  Feedback &mFeedback;
  Reading mReading;
  text::ReferringExpression mExpression;
  std::vector<std::string> mPhrases; ///< What the network is asked: the target, then its anchors.
  ClipPolygon mClip;
  Tiling mTiling;
  AxisPlan mColumns;
  AxisPlan mRows;
  std::string mCacheKey; ///< Empty: nothing is cached.

  std::shared_ptr<const ExtentFeatures> mExtent;
  Questions mQuestions;
  bool mEncodedTile = false;
  std::vector<PresenceEvidence> mEvidence;
  spatial::Grid<float> mSelection; ///< Empty: all of the target is meant.
  int mCellsPerSelected = 1;       ///< Finest cells along a side of a cell of the selection.
  double mFulfilment = 1.0;        ///< How far the best piece of the target is what was said of it.
  double mProgress = 0.0;
  MapSummary mSummary;
};

} // namespace xemap::infer
