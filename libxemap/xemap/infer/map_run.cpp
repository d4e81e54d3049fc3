// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/map_run.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <sstream>

#include "xemap/infer/memory_plan.h"
#include "xemap/infer/tile_reader.h"

namespace xemap::infer {

namespace {

/// Of the overview that gives all tiles their context.
constexpr int overviewSidePx = 512;

bool anyValid(const std::vector<std::uint8_t> &valid) {
  return std::find(valid.begin(), valid.end(), std::uint8_t{1}) != valid.end();
}

model::TokenBatch batchOf(const text::TokenIds &tokens, int subwordsPerToken) {
  const auto count = static_cast<int64_t>(tokens.words.size());
  auto words = torch::empty({1, count}, torch::kLong);
  auto subwords = torch::empty({1, count, subwordsPerToken}, torch::kLong);
  std::copy(tokens.words.begin(), tokens.words.end(), words.data_ptr<int64_t>());
  std::copy(tokens.subwords.begin(), tokens.subwords.end(), subwords.data_ptr<int64_t>());
  return {words, subwords};
}

std::string cacheKey(const Query &query) {
  if (query.sourceKey.empty())
    return {};
  const auto &window = query.grid.window;
  std::ostringstream key;
  key << query.sourceKey << std::hexfloat << '\n'
      << window.x << ' ' << window.y << ' ' << window.width << ' ' << window.height << ' ' << query.grid.width << ' '
      << query.grid.height;
  return key.str();
}

const Query &checked(const Query &query) {
  if (query.source == nullptr)
    throw Error(ErrorCode::InvalidArgument, "query: expected a raster, found none");
  if (query.grid.width <= 0 || query.grid.height <= 0)
    throw Error(ErrorCode::InvalidArgument,
                query.source->info().name + ": expected an analysis grid with pixels, found " +
                    std::to_string(query.grid.width) + " x " + std::to_string(query.grid.height));
  return query;
}

std::string metres(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3g m", value);
  return text;
}

} // namespace

MapRun::MapRun(const MapResources &resources, const Query &query, Feedback &feedback)
    : mResources(resources), mQuery(checked(query)), mFeedback(feedback),
      mTokens(resources.tokenizer.encode(query.expression)), mClip(query.clipPolygon, query.grid.geotransform),
      mTiling(fitToMemory(resources.tiling, resources.maxMemoryBytes, TilePipeline::places(resources.threads),
                          query.grid.width)),
      mColumns(query.grid.width, axisTiling(query.grid.width, query.grid.width >= query.grid.height, mTiling)),
      mRows(query.grid.height, axisTiling(query.grid.height, query.grid.height > query.grid.width, mTiling)),
      mCacheKey(cacheKey(query)), mEvidence(mColumns, mRows) {}

MapSummary MapRun::execute(raster::MapSink &sink) {
  MapSummary cancelled;
  cancelled.cancelled = true;
  collectWarnings();
  mFeedback.setProgress(0.0);
  if (mFeedback.isCancelled())
    return cancelled;
  mExtent = extentFeatures();
  fuseExpression();
  if (mFeedback.isCancelled())
    return cancelled;

  sink.begin(mQuery.grid);
  Blender blender(mColumns, mRows);
  ProbabilityWriter writer(mQuery.grid.width, mQuery.grid.height, mResources.model.config.mask, sink);
  if (!walkTiles(blender, writer))
    return cancelled;
  const auto &statistics = writer.statistics();
  if (statistics.validPixels == 0)
    throw Error(ErrorCode::NoData, mQuery.source->info().name + ": expected data in the extent, found only nodata");
  sink.finish();
  mSummary.presence = presence();
  mSummary.maxProbability = statistics.maximum;
  mSummary.meanProbability = statistics.sum / static_cast<double>(statistics.validPixels);
  mSummary.validPixels = statistics.validPixels;
  mSummary.featuresFromCache = !mEncodedTile;
  mFeedback.setProgress(1.0);
  return mSummary;
}

void MapRun::collectWarnings() {
  mSummary.warnings = mQuery.source->info().warnings;
  if (mTokens.truncated)
    mSummary.warnings.push_back("the expression is longer than the " +
                                std::to_string(mResources.tokenizer.options().maxTokens) +
                                " words the model reads: the rest was left out");
  if (mTokens.unknownWords == static_cast<int>(mTokens.words.size()))
    mSummary.warnings.push_back("none of the words of the expression is in the model's vocabulary: the answer rests on "
                                "their spelling alone");
  warnOfResolution();
}

void MapRun::warnOfResolution() {
  const auto &config = mResources.model.config;
  const auto &ground = mQuery.grid.groundResolution;
  if (config.maxGsdMetres <= 0)
    return;
  const auto range = metres(config.minGsdMetres) + " to " + metres(config.maxGsdMetres);
  if (ground.x <= 0 || ground.y <= 0) {
    mSummary.warnings.push_back("the ground resolution of the raster is unknown; the model was trained on " + range);
    return;
  }
  const double finer = std::min(ground.x, ground.y);
  const double coarser = std::max(ground.x, ground.y);
  if (finer < config.minGsdMetres)
    mSummary.warnings.push_back("the ground resolution of " + metres(finer) + " is finer than the " + range +
                                " the model was trained on; a gsd of " + metres(config.minGsdMetres) +
                                " would answer better");
  if (coarser > config.maxGsdMetres)
    mSummary.warnings.push_back("the ground resolution of " + metres(coarser) + " is coarser than the " + range +
                                " the model was trained on; a gsd of " + metres(config.maxGsdMetres) +
                                " would answer better");
}

std::shared_ptr<const ExtentFeatures> MapRun::extentFeatures() {
  if (!mCacheKey.empty())
    if (auto known = mResources.cache.findExtent(mCacheKey))
      return known;
  const auto scaling = raster::BandScaling::estimate(*mQuery.source, mQuery.grid.window);
  const TileReader reader(*mQuery.source, mQuery.grid, scaling, mResources.model.config.options.pixelMean);
  const auto overview = reader.readOverview(overviewSidePx);
  const auto share = [](int part, int64_t whole) { return static_cast<double>(part) / static_cast<double>(whole); };
  auto features = std::make_shared<ExtentFeatures>();
  features->scaling = scaling;
  features->context = model::XemapNetImpl::contextFrom(mResources.model.net->encodeImage(overview.image),
                                                       share(overview.width, overview.image.size(3)),
                                                       share(overview.height, overview.image.size(2)));
  if (!mCacheKey.empty())
    mResources.cache.insertExtent(mCacheKey, features);
  return features;
}

void MapRun::fuseExpression() {
  auto &net = *mResources.model.net;
  mText = net.encodeText(batchOf(mTokens, mResources.tokenizer.options().subwordsPerToken));
  mFused = net.fuse(mText, mExtent->context, 1);
}

bool MapRun::walkTiles(Blender &blender, ProbabilityWriter &writer) {
  const std::size_t count = mRows.count() * mColumns.count();
  // The context, and making the result whole, count as a tile each.
  double done = 1.0;
  const auto report = [&] { mFeedback.setProgress(done++ / static_cast<double>(count + 2)); };
  report();
  std::size_t rowInWork = 0;
  const auto finishRowsBefore = [&](std::size_t row) {
    for (; rowInWork < row; ++rowInWork)
      writer.write(blender, blender.finish(rowInWork));
  };
  TilePipeline pipeline(mResources.model.net, mText, mFused, mResources.threads, [&](TileAnswer &answer) {
    finishRowsBefore(answer.task.row);
    takeAnswer(answer, blender, writer);
    report();
  });
  for (std::size_t tile = 0; tile < count; ++tile) {
    if (mFeedback.isCancelled())
      return false;
    if (auto task = prepareTile(tile / mColumns.count(), tile % mColumns.count()))
      pipeline.submit(std::move(*task));
    else
      report();
  }
  pipeline.drain();
  finishRowsBefore(mRows.count());
  return !mFeedback.isCancelled();
}

std::optional<TileTask> MapRun::prepareTile(std::size_t tileRow, std::size_t tileColumn) {
  TileTask task;
  task.row = tileRow;
  task.column = tileColumn;
  const auto &rows = mRows.span(tileRow);
  const auto &columns = mColumns.span(tileColumn);
  const int width = mColumns.insidePx(tileColumn);
  const int height = mRows.insidePx(tileRow);
  task.valid.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 1);
  mClip.apply(columns.start, rows.start, width, height, task.valid.data());
  if (!anyValid(task.valid))
    return {};
  if (!mCacheKey.empty())
    task.features = mResources.cache.findTile(mCacheKey, tileRow * mColumns.count() + tileColumn);
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
  const TileReader reader(*mQuery.source, mQuery.grid, mExtent->scaling, mResources.model.config.options.pixelMean);
  auto tile = reader.read(columns.start, rows.start, columns.size, rows.size);
  task.image = std::move(tile.image);
  task.unencoded = std::make_shared<TileFeatures>();
  task.unencoded->valid = std::move(tile.valid);
  task.features = task.unencoded;
}

void MapRun::takeAnswer(const TileAnswer &answer, Blender &blender, ProbabilityWriter &writer) {
  const auto &task = answer.task;
  if (task.unencoded) {
    mEncodedTile = true;
    if (!mCacheKey.empty())
      mResources.cache.insertTile(mCacheKey, task.row * mColumns.count() + task.column, task.features);
  }
  blender.add(task.row, task.column, answer.logits.data_ptr<float>());
  writer.addValid(mColumns.span(task.column).start, mRows.span(task.row).start, mColumns.insidePx(task.column),
                  mRows.insidePx(task.row), task.valid.data());
  mEvidence.add(task.row, task.column, answer.coarseLogits.data_ptr<float>(), task.valid);
}

double MapRun::presence() const {
  const auto &calibration = mResources.model.config.presence;
  const auto logit = mResources.model.net->presence(mFused, {torch::full({1}, mEvidence.maximum(), torch::kFloat),
                                                             torch::full({1}, mEvidence.mean(), torch::kFloat)});
  return 1.0 / (1.0 + std::exp(-(logit.item<double>() / calibration.temperature + calibration.bias)));
}

} // namespace xemap::infer
