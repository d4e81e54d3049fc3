// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/map_run.h"

#include <algorithm>
#include <atomic>
#include <thread>

#include "xemap/infer/extent/memory_plan.h"
#include "xemap/infer/extent/tile_reader.h"
#include "xemap/infer/in_parallel.h"
#include "xemap/infer/warnings.h"
#include "xemap/model/head/cells.h"
#include "xemap/model/layers/channels.h"
#include "xemap/model/spec/head_spec.h"
#include "xemap/teach/concept_file.h"

namespace xemap::infer {

namespace {

/// Of the overview that gives all tiles their context.
constexpr int overviewSidePx = 512;
// Shares of the work as they were measured on large rasters; they only pace the progress bar.
constexpr double statisticsShare = 0.01;
constexpr double contextShare = 0.02;
constexpr double writeShare = 0.06;

bool anyValid(const std::vector<std::uint8_t> &valid) {
  return std::find(valid.begin(), valid.end(), std::uint8_t{1}) != valid.end();
}

std::optional<ExtentKey> cacheKey(const Network &network, const Query &query) {
  if (query.sourceKey.empty())
    return {};
  return ExtentKey{network.identity(), "cpu", query.sourceKey, query.grid.window, query.grid.width, query.grid.height};
}

const Query &checked(const Query &query, const std::vector<ExpressionSink> &each) {
  if (each.empty())
    throw Error(ErrorCode::InvalidArgument, "query: expected an expression, found none");
  if (query.source == nullptr)
    throw Error(ErrorCode::InvalidArgument, "query: expected a raster, found none");
  if (query.grid.width <= 0 || query.grid.height <= 0)
    throw Error(ErrorCode::InvalidArgument,
                query.source->info().name + ": expected an analysis grid with pixels, found " +
                    std::to_string(query.grid.width) + " x " + std::to_string(query.grid.height));
  return query;
}

/// What is asked where a concept may bring words of its own.
std::string wordsOf(const std::string &expression, const Query &query) {
  return isBlank(expression) && query.taught ? query.taught->words : expression;
}

bool isTaught(const Query &query) {
  return query.taught || !query.examples.empty();
}

void checkTaught(const Query &query, const Network &network) {
  if (isTaught(query) && !network.canBeTaught())
    throw Error(ErrorCode::Unsupported, "model '" + network.facts().name +
                                            "': expected one that can be taught by examples on the map, found an "
                                            "imported CLIP model, which takes words alone");
  if (query.taught)
    teach::requireModel(*query.taught, {network.facts().name, network.identity()});
}

} // namespace

MapRun::MapRun(const MapResources &resources, const Query &query, const std::vector<ExpressionSink> &each,
               Feedback &feedback)
    : mResources(resources), mQuery(checked(query, each)), mFeedback(feedback),
      mClip(query.clipPolygon, query.grid.geotransform),
      mTiling(fitToMemory(resources.tiling, resources.maxMemoryBytes, resources.network.footprint(),
                          TilePipeline::places(resources.threads), static_cast<int>(each.size()), query.grid.width)),
      mColumns(query.grid.width, axisTiling(query.grid.width, query.grid.width >= query.grid.height, mTiling)),
      mRows(query.grid.height, axisTiling(query.grid.height, query.grid.height > query.grid.width, mTiling)),
      mCacheKey(cacheKey(resources.network, query)), mValid(query.grid.width) {
  checkTaught(query, resources.network);
  for (const auto &one : each) {
    mMaps.push_back(std::make_unique<ExpressionMap>(resources.network, wordsOf(one.expression, query), query.language,
                                                    isTaught(query), mColumns, mRows));
    mSinks.push_back(one.sink);
  }
  const auto surveyed = [](const std::unique_ptr<ExpressionMap> &map) { return map->needsSurvey(); };
  mPasses += (query.examples.empty() ? 0.0 : 1.0) + (std::any_of(mMaps.begin(), mMaps.end(), surveyed) ? 1.0 : 0.0);
  query.source->watchReads([this](double share) {
    reportUpTo(mReadsFrom + share * (mReadsTo - mReadsFrom));
    return !mFeedback.isCancelled();
  });
}

MapRun::~MapRun() {
  mQuery.source->watchReads({});
}

void MapRun::reportUpTo(double progress) {
  if (progress <= mProgress)
    return;
  mProgress = progress;
  mFeedback.setProgress(mProgress);
}

std::vector<MapSummary> MapRun::execute() {
  std::vector<MapSummary> cancelled(mMaps.size());
  for (auto &summary : cancelled)
    summary.cancelled = true;
  if (!ask() || !teach() || !surveyTiles() || !mapTiles())
    return cancelled;
  return writeMaps();
}

bool MapRun::ask() {
  mFeedback.setProgress(0.0);
  if (mFeedback.isCancelled())
    return false;
  mExtent = extentFeatures();
  if (!mExtent || mFeedback.isCancelled())
    return false;
  reportUpTo(contextShare);
  askNetwork();
  return !mFeedback.isCancelled();
}

void MapRun::askNetwork() {
  std::vector<std::string> phrases;
  for (const auto &map : mMaps)
    phrases.insert(phrases.end(), map->phrases().begin(), map->phrases().end());
  if (mCacheKey)
    mResources.cache.keepAnswersTo(*mCacheKey, phrases);
  const auto questions = questionsFor(phrases);
  auto next = questions.begin();
  for (const auto &map : mMaps) {
    const auto end = next + static_cast<std::ptrdiff_t>(map->phrases().size());
    map->setQuestions({next, end});
    next = end;
  }
}

Questions MapRun::questionsFor(const std::vector<std::string> &phrases) const {
  const auto parts = std::min(static_cast<std::size_t>(mResources.threads), phrases.size());
  std::vector<std::vector<Words>> asked(parts);
  inParallel(parts, mResources.threads, [&](std::size_t part) {
    const auto at = [&](std::size_t border) {
      return phrases.begin() + static_cast<std::ptrdiff_t>(border * phrases.size() / parts);
    };
    asked[part] = mResources.network.ask({at(part), at(part + 1)}, mExtent->context);
  });
  Questions questions;
  for (auto &some : asked)
    for (auto &words : some)
      questions.push_back({std::move(words), {}});
  return questions;
}

bool MapRun::surveyTiles() {
  Questions questions;
  std::vector<std::pair<ExpressionMap *, std::size_t>> surveyed; // with its first question
  for (const auto &map : mMaps)
    if (map->needsSurvey()) {
      surveyed.emplace_back(map.get(), questions.size());
      questions.insert(questions.end(), map->questions().begin(), map->questions().end());
    }
  const auto consume = [&](TileAnswer &answer) {
    for (const auto &[map, first] : surveyed)
      map->addToSurvey(answer, first);
  };
  if (!surveyed.empty() && !walkTiles(questions, false, consume, [](std::size_t) {}))
    return false;
  for (const auto &map : mMaps)
    map->selectMeant(mQuery.grid);
  return true;
}

bool MapRun::mapTiles() {
  // What cannot be written shows before the work.
  for (auto *sink : mSinks)
    sink->begin(mQuery.grid);
  std::size_t rowInWork = 0;
  const auto finishRowsBefore = [&](std::size_t row) {
    for (; rowInWork < row; ++rowInWork) {
      for (const auto &map : mMaps)
        map->finishRow(rowInWork);
      mValid.finishTo(std::min(mRows.finishedFineCells(rowInWork) * model::finestStride, mRows.length()));
    }
  };
  const auto consume = [&](TileAnswer &answer) {
    const auto &task = answer.task;
    mHasData = true;
    addValid(task);
    std::size_t first = 0;
    for (const auto &map : mMaps) {
      map->add(answer, first);
      first += map->targetCount();
    }
  };
  Questions targets;
  for (const auto &map : mMaps)
    targets.insert(targets.end(), map->questions().begin(),
                   map->questions().begin() + static_cast<std::ptrdiff_t>(map->targetCount()));
  return walkTiles(std::move(targets), true, consume, finishRowsBefore) && (mHasData || !mIsPartial);
}

void MapRun::addValid(const TileTask &task) {
  // Next to an inner border a tile has no weight, so there it has no answer either: its neighbour has, unless the run
  // is stopped before.
  const auto weighted = [](const AxisPlan &plan, std::size_t index) {
    const auto weights = plan.fineWeights(index);
    const auto counts = [](float weight) { return weight > 0.0F; };
    const auto first = std::find_if(weights.begin(), weights.end(), counts) - weights.begin();
    const auto last = std::find_if(weights.rbegin(), weights.rend(), counts).base() - weights.begin();
    const auto px = [&](std::ptrdiff_t cell) {
      return std::min(static_cast<int>(cell) * model::finestStride, plan.insidePx(index));
    };
    return std::pair(px(first), px(last));
  };
  const auto [left, right] = weighted(mColumns, task.column);
  const auto [top, bottom] = weighted(mRows, task.row);
  const auto width = static_cast<std::ptrdiff_t>(mColumns.insidePx(task.column));
  for (int row = top; row < bottom; ++row)
    mValid.add(mColumns.span(task.column).start + left, mRows.span(task.row).start + row, right - left, 1,
               task.valid.data() + row * width + left);
}

std::vector<MapSummary> MapRun::writeMaps() {
  const auto &source = mQuery.source->info();
  if (!mHasData)
    throw Error(ErrorCode::NoData, source.name + ": expected data in the extent, found only nodata");
  std::vector<MapSummary> summaries(mMaps.size());
  const auto caller = std::this_thread::get_id();
  const double from = mProgress;
  std::atomic<std::size_t> done{0};
  inParallel(mMaps.size(), mResources.threads, [&](std::size_t i) {
    const auto goOn = [&](double share) {
      if (std::this_thread::get_id() == caller)
        reportUpTo(from + (1.0 - from) * (static_cast<double>(done) + share) / static_cast<double>(mMaps.size()));
      return !mFeedback.isCancelled() || keepsPart();
    };
    summaries[i] = mMaps[i]->write(mQuery.grid, mValid, *mSinks[i], goOn);
    ++done;
  });
  if (std::any_of(summaries.begin(), summaries.end(), [](const MapSummary &summary) { return summary.cancelled; }))
    return summaries;
  for (std::size_t i = 0; i < mMaps.size(); ++i) {
    auto &summary = summaries[i];
    summary.partial = mIsPartial;
    summary.featuresFromCache = !mEncodedTile;
    summary.learned = mLearned.empty() ? nullptr : mLearned[i];
    summary.warnings = source.warnings;
    for (const auto &warnings :
         {mMaps[i]->warnings(mQuery.grid), resolutionWarnings(mResources.network.facts(), mQuery.grid)})
      summary.warnings.insert(summary.warnings.end(), warnings.begin(), warnings.end());
  }
  for (std::size_t i = 0; i < mSinks.size(); ++i)
    mSinks[i]->answered(summaries[i].presence);
  // Only now, so that a disk that is full leaves either all of them or none.
  for (auto *sink : mSinks)
    sink->finish();
  mFeedback.setProgress(1.0);
  return summaries;
}

std::shared_ptr<const ExtentFeatures> MapRun::extentFeatures() {
  if (mCacheKey)
    if (auto known = mResources.cache.findExtent(*mCacheKey))
      return known;
  mReadsTo = statisticsShare;
  const auto scaling = raster::BandScaling::estimate(*mQuery.source, mQuery.grid.window);
  mReadsFrom = statisticsShare;
  mReadsTo = contextShare;
  const TileReader reader(*mQuery.source, mQuery.grid, scaling, mResources.network.fillColour());
  auto overview = reader.readOverview(overviewSidePx);
  mReadsFrom = mReadsTo = 0.0;
  if (mQuery.source->isStopped())
    return nullptr;
  const auto share = [](int part, int whole) { return static_cast<double>(part) / static_cast<double>(whole); };
  auto features = std::make_shared<ExtentFeatures>();
  features->scaling = scaling;
  features->context =
      mResources.network.contextFrom(model::pictureOf(std::move(overview.pixels), overview.rows, overview.columns),
                                     share(overview.width, overview.columns), share(overview.height, overview.rows));
  if (mCacheKey)
    mResources.cache.insertExtent(*mCacheKey, features);
  return features;
}

bool MapRun::walkTiles(Questions questions, bool mayKeepPart, const TilePipeline::Consumer &consume,
                       const std::function<void(std::size_t)> &finishRowsBefore, const Wanted &wanted) {
  const std::size_t count = mRows.count() * mColumns.count();
  const double tileShare = (1.0 - contextShare - writeShare) / (mPasses * static_cast<double>(count));
  const auto report = [&] { reportUpTo(mProgress + tileShare); };
  std::vector<std::string> phrases;
  for (const auto &question : questions)
    phrases.push_back(question.words ? question.words->phrase : "");
  TilePipeline pipeline(mResources.network, std::move(questions), mResources.threads, [&](TileAnswer &answer) {
    keepKnown(answer.task, phrases);
    finishRowsBefore(answer.task.row);
    consume(answer);
    report();
  });
  for (std::size_t tile = 0; tile < count; ++tile) {
    if (mFeedback.isCancelled()) {
      if (!mayKeepPart || !keepsPart())
        return false;
      mIsPartial = true;
      break;
    }
    const std::size_t row = tile / mColumns.count();
    const std::size_t column = tile % mColumns.count();
    auto task = !wanted || wanted(row, column) ? prepareTile(row, column) : std::nullopt;
    if (mQuery.source->isStopped()) // It was read in part.
      continue;
    if (task) {
      task->said = knownAnswers(*task, phrases);
      pipeline.submit(std::move(*task));
    } else {
      report();
    }
  }
  pipeline.drain();
  finishRowsBefore(mRows.count());
  return !mFeedback.isCancelled() || (mayKeepPart && keepsPart());
}

std::optional<TileTask> MapRun::prepareTile(std::size_t tileRow, std::size_t tileColumn) {
  TileTask task;
  task.row = tileRow;
  task.column = tileColumn;
  const auto &rows = mRows.span(tileRow);
  const auto &columns = mColumns.span(tileColumn);
  task.origin = {static_cast<double>(columns.start), static_cast<double>(rows.start)};
  const int width = mColumns.insidePx(tileColumn);
  const int height = mRows.insidePx(tileRow);
  task.valid.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 1);
  mClip.apply(columns.start, rows.start, width, height, task.valid.data());
  if (!anyValid(task.valid))
    return {};
  if (mCacheKey)
    task.features = mResources.cache.findTile(*mCacheKey, tileKey(task));
  if (!task.features)
    readTile(task);
  const auto &tileValid = task.features->valid;
  std::transform(task.valid.begin(), task.valid.end(), tileValid.begin(), task.valid.begin(),
                 [](std::uint8_t a, std::uint8_t b) { return static_cast<std::uint8_t>(a & b); });
  if (!anyValid(task.valid))
    return {};
  task.positions = model::cellPositions(rows.size / model::coarsestStride, columns.size / model::coarsestStride,
                                        columns.start, rows.start, mQuery.grid.width, mQuery.grid.height)
                       .unsqueeze(0);
  return task;
}

void MapRun::readTile(TileTask &task) {
  const auto &rows = mRows.span(task.row);
  const auto &columns = mColumns.span(task.column);
  const TileReader reader(*mQuery.source, mQuery.grid, mExtent->scaling, mResources.network.fillColour());
  auto tile = reader.read(columns.start, rows.start, columns.size, rows.size);
  task.image = model::pictureOf(std::move(tile.pixels), tile.rows, tile.columns);
  task.unencoded = std::make_shared<TileFeatures>();
  task.unencoded->valid = std::move(tile.valid);
  task.features = task.unencoded;
}

std::vector<std::optional<Answer>> MapRun::knownAnswers(const TileTask &task,
                                                        const std::vector<std::string> &phrases) const {
  std::vector<std::optional<Answer>> known(phrases.size());
  for (std::size_t i = 0; i < phrases.size() && mCacheKey; ++i)
    if (!phrases[i].empty())
      known[i] = mResources.cache.findAnswer(*mCacheKey, tileKey(task), phrases[i]);
  return known;
}

void MapRun::keepKnown(const TileTask &task, const std::vector<std::string> &phrases) {
  mEncodedTile = mEncodedTile || task.unencoded;
  if (!mCacheKey)
    return;
  if (task.unencoded)
    mResources.cache.insertTile(*mCacheKey, tileKey(task), task.features);
  for (std::size_t i = 0; i < phrases.size(); ++i)
    if (task.said[i])
      mResources.cache.insertAnswer(*mCacheKey, tileKey(task), phrases[i], *task.said[i]);
}

TileKey MapRun::tileKey(const TileTask &task) const {
  const auto &rows = mRows.span(task.row);
  const auto &columns = mColumns.span(task.column);
  return {columns.start, rows.start, columns.size, rows.size};
}

} // namespace xemap::infer
