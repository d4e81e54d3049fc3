// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "xemap/infer/clip_polygon.h"
#include "xemap/infer/engine.h"
#include "xemap/infer/expression_map.h"
#include "xemap/infer/extent/feature_cache.h"
#include "xemap/infer/extent/tile_pipeline.h"
#include "xemap/infer/extent/tile_plan.h"
#include "xemap/infer/extent/valid_spool.h"
#include "xemap/infer/network.h"
#include "xemap/teach/learn.h"

namespace xemap::infer {

/// What an engine brings to each of its queries.
struct MapResources {
  const Network &network;
  FeatureCache &cache;
  Tiling tiling;
  int threads = 1;
  std::size_t maxMemoryBytes = 0;
};

/// Expressions about one extent on their way through the stages: text, context, fusion, and tile by tile encoder, HMSA
/// and blending.
///
/// Where an expression relates its target to other things, the tiles are gone over twice: a survey finds all that it
/// names, and once it is known which of the targets are meant, the maps are written.
class MapRun {
public:
  /// The arguments outlive the run.
  ///
  /// Throws: InvalidArgument for an expression, grid or clip polygon that makes no sense; OutOfMemory when the limit
  /// does not allow even small tiles.
  MapRun(const MapResources &resources, const Query &query, const std::vector<ExpressionSink> &each,
         Feedback &feedback);
  ~MapRun();
  MapRun(const MapRun &) = delete;
  MapRun &operator=(const MapRun &) = delete;

  /// Throws: as Engine::mapEach.
  std::vector<MapSummary> execute();

  /// What the examples teach, for the first of the expressions. Throws, returns: as Engine::learn.
  std::shared_ptr<const teach::Concept> learn();
  /// Throws, returns: as Engine::doubtfulPlace.
  std::optional<DoubtfulPlace> doubtfulPlace();
  /// Throws, returns: as Engine::identify.
  std::vector<PhraseShare> identify(const raster::Point &where);

private:
  using Wanted = std::function<bool(std::size_t row, std::size_t column)>;

  /// Context and questions. False when it was cancelled.
  bool ask();
  /// Has the targets follow what was taught, here and elsewhere. False when it was cancelled.
  bool teach();
  /// A lesson for each expression; none when it was cancelled.
  std::vector<teach::Lesson> lessons();
  teach::Concept believedBefore(const ExpressionMap &map, const std::vector<std::size_t> &widths) const;
  std::vector<teach::ShownPlace> shownPlaces() const;
  /// The first target of each map: what examples teach.
  Questions taughtTargets() const;
  std::shared_ptr<const ExtentFeatures> extentFeatures();
  void askNetwork();
  Questions questionsFor(const std::vector<std::string> &phrases) const;
  bool surveyTiles();
  bool mapTiles();
  std::vector<MapSummary> writeMaps();
  /// Hands the tiles' answers on in order; `finishRowsBefore` is told the row of tiles that answers have come to.
  /// False when it was cancelled; where `mayKeepPart` and a part is wanted, the tiles until then are the whole walk.
  /// Only tiles that are `wanted` are walked; empty: all.
  bool walkTiles(Questions questions, bool mayKeepPart, const TilePipeline::Consumer &consume,
                 const std::function<void(std::size_t row)> &finishRowsBefore, const Wanted &wanted = {});
  /// Nothing when the tile holds nothing to answer for.
  std::optional<TileTask> prepareTile(std::size_t tileRow, std::size_t tileColumn);
  void readTile(TileTask &task);
  /// What is known already of what the words say of a tile. Shape: → [phrases], which are empty where there are none.
  std::vector<std::optional<Answer>> knownAnswers(const TileTask &task, const std::vector<std::string> &phrases) const;
  /// Features, and what the words said.
  void keepKnown(const TileTask &task, const std::vector<std::string> &phrases);
  TileKey tileKey(const TileTask &task) const;
  void addValid(const TileTask &task);
  /// Of the whole job; never falls. Threads: that of the run.
  void reportUpTo(double progress);
  bool keepsPart() const { return mQuery.keepPart != nullptr && mQuery.keepPart->load(); }

  MapResources mResources;
  const Query &mQuery;
  std::vector<raster::MapSink *> mSinks;
  Feedback &mFeedback;
  ClipPolygon mClip;
  Tiling mTiling;
  AxisPlan mColumns;
  AxisPlan mRows;
  std::optional<ExtentKey> mCacheKey;                ///< None: nothing is cached.
  std::vector<std::unique_ptr<ExpressionMap>> mMaps; ///< One for each sink.

  std::shared_ptr<const ExtentFeatures> mExtent;
  ValidSpool mValid;
  bool mHasData = false;
  bool mIsPartial = false; ///< Stopped on the way, what was answered is kept.
  bool mEncodedTile = false;
  /// What the examples of this query taught, for each map; none without.
  std::vector<std::shared_ptr<const teach::Concept>> mLearned;
  double mPasses = 1.0; ///< Over the tiles.
  double mProgress = 0.0;
  double mReadsFrom = 0.0; ///< Of the progress, with the next: what a read under way takes it through.
  double mReadsTo = 0.0;
};

} // namespace xemap::infer
