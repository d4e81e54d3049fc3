// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/map_run.h"

#include <algorithm>
#include <cmath>
#include <sstream>

#include "xemap/infer/memory_plan.h"
#include "xemap/infer/tile_reader.h"
#include "xemap/model/xemap_net.h"

namespace xemap::infer {

namespace {

/// Of the overview that gives all tiles their context.
constexpr int overviewSidePx = 512;

bool anyValid(const std::vector<std::uint8_t> &valid) {
  return std::find(valid.begin(), valid.end(), std::uint8_t{1}) != valid.end();
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

} // namespace

MapRun::MapRun(const MapResources &resources, const Query &query, Feedback &feedback)
    : mResources(resources), mQuery(checked(query)), mFeedback(feedback),
      mReading(resources.network.read(query.expression)), mExpression(text::parseReferringExpression(mReading.text)),
      mClip(query.clipPolygon, query.grid.geotransform),
      mTiling(fitToMemory(resources.tiling, resources.maxMemoryBytes, resources.network.footprint(),
                          TilePipeline::places(resources.threads), query.grid.width)),
      mColumns(query.grid.width, axisTiling(query.grid.width, query.grid.width >= query.grid.height, mTiling)),
      mRows(query.grid.height, axisTiling(query.grid.height, query.grid.height > query.grid.width, mTiling)),
      mCacheKey(cacheKey(query)) {
  mPhrases = {mExpression.target};
  for (const auto &phrase : anchorPhrases(mExpression))
    mPhrases.push_back(phrase);
  for (std::size_t i = 0; i < mPhrases.size(); ++i)
    mEvidence.emplace_back(mColumns, mRows);
}

MapSummary MapRun::execute(raster::MapSink &sink) {
  MapSummary cancelled;
  cancelled.cancelled = true;
  collectWarnings();
  mFeedback.setProgress(0.0);
  if (mFeedback.isCancelled())
    return cancelled;
  mExtent = extentFeatures();
  mQuestions = mResources.network.ask(mPhrases, mExtent->context);
  if (mFeedback.isCancelled())
    return cancelled;
  if (needsSurvey(mExpression)) {
    if (!surveyTiles())
      return cancelled;
  } else if (mExpression.part) {
    mSelection =
        partSelection(*mExpression.part, mColumns.fineCells(), mRows.fineCells(), groundOf(model::finestStride));
  }
  if (!writeTiles(sink))
    return cancelled;
  return mSummary;
}

bool MapRun::writeTiles(raster::MapSink &sink) {
  sink.begin(mQuery.grid);
  Blender blender(mColumns, mRows);
  LogitSpool spool(mQuery.grid.width, mQuery.grid.height);
  int selected = 0;
  const auto finishRow = [&](std::size_t row) {
    const int finished = blender.finish(row);
    select(blender, selected, finished);
    selected = finished;
    spool.add(blender, finished);
  };
  std::size_t rowInWork = 0;
  std::size_t answered = 0;
  const auto finishRowsBefore = [&](std::size_t row) {
    for (; rowInWork < row; ++rowInWork)
      finishRow(rowInWork);
  };
  const auto consume = [&](TileAnswer &answer) {
    const auto &task = answer.task;
    ++answered;
    keepFeatures(task);
    blender.add(task.row, task.column, answer.logits.data_ptr<float>());
    addValid(spool, task);
    if (!needsSurvey(mExpression))
      addEvidence(answer);
  };
  if (!walkTiles({mQuestions.front()}, true, consume, finishRowsBefore))
    return false;
  if (mSummary.partial && answered == 0)
    return false;
  ProbabilityWriter writer(mQuery.grid.width, mQuery.grid.height, mResources.network.config().mask, sink);
  writer.write(spool, doubt());
  const auto &statistics = writer.statistics();
  if (statistics.validPixels == 0)
    throw Error(ErrorCode::NoData, mQuery.source->info().name + ": expected data in the extent, found only nodata");
  sink.finish();
  mSummary.maxProbability = statistics.maximum;
  mSummary.meanProbability = statistics.sum / static_cast<double>(statistics.validPixels);
  mSummary.presence = presence();
  mSummary.presenceFigures = figuresOf(0);
  mSummary.validPixels = statistics.validPixels;
  mSummary.featuresFromCache = !mEncodedTile;
  mFeedback.setProgress(1.0);
  return true;
}

void MapRun::addValid(LogitSpool &spool, const TileTask &task) const {
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
    spool.addValid(mColumns.span(task.column).start + left, mRows.span(task.row).start + row, right - left, 1,
                   task.valid.data() + row * width + left);
}

std::shared_ptr<const ExtentFeatures> MapRun::extentFeatures() {
  if (!mCacheKey.empty())
    if (auto known = mResources.cache.findExtent(mCacheKey))
      return known;
  const auto scaling = raster::BandScaling::estimate(*mQuery.source, mQuery.grid.window);
  const TileReader reader(*mQuery.source, mQuery.grid, scaling, mResources.network.fillColour());
  const auto overview = reader.readOverview(overviewSidePx);
  const auto share = [](int part, int64_t whole) { return static_cast<double>(part) / static_cast<double>(whole); };
  auto features = std::make_shared<ExtentFeatures>();
  features->scaling = scaling;
  features->context = {mResources.network.encodeOverview(overview.image), share(overview.width, overview.image.size(3)),
                       share(overview.height, overview.image.size(2))};
  if (!mCacheKey.empty())
    mResources.cache.insertExtent(mCacheKey, features);
  return features;
}

CellGround MapRun::groundOf(int cellPx) const {
  CellGround ground;
  const auto &resolution = mQuery.grid.groundResolution;
  ground.metresX = cellPx * (resolution.x > 0 ? resolution.x : 1.0);
  ground.metresY = cellPx * (resolution.y > 0 ? resolution.y : 1.0);
  if (mQuery.grid.georeferenced) {
    // Which way over the picture the map's y axis points, both axes in metres.
    const auto origin = mQuery.grid.geotransform.pixelFromMap({0.0, 0.0});
    const auto up = mQuery.grid.geotransform.pixelFromMap({0.0, 1.0});
    const double x = (up.x - origin.x) * ground.metresX;
    const double y = (up.y - origin.y) * ground.metresY;
    const double length = std::hypot(x, y);
    ground.northX = x / length;
    ground.northY = y / length;
  }
  return ground;
}

bool MapRun::surveyTiles() {
  Survey survey(mColumns, mRows, mPhrases.size());
  const auto consume = [&](TileAnswer &answer) {
    keepFeatures(answer.task);
    survey.add(answer.task.row, answer.task.column, answer.logits.data_ptr<float>(), answer.task.valid);
    addEvidence(answer);
  };
  if (!walkTiles(mQuestions, false, consume, [](std::size_t) {}))
    return false;
  std::map<std::string, PhraseMap> maps;
  for (std::size_t i = 0; i < mPhrases.size(); ++i)
    maps.emplace(mPhrases[i], survey.maps()[i]);
  mCellsPerSelected = survey.cellsPerCell();
  mSelection = composeSelection(mExpression, maps, groundOf(mCellsPerSelected * model::finestStride));
  mFulfilment = 0.0;
  const auto &target = maps.at(mExpression.target);
  double likeliest = 0.0;
  for (std::size_t i = 0; i < mSelection.size(); ++i) {
    likeliest = std::max(likeliest, static_cast<double>(target[i]));
    mFulfilment = std::max(mFulfilment, static_cast<double>(target[i] * mSelection[i]));
  }
  mFulfilment = likeliest > 0.0 ? mFulfilment / likeliest : 1.0;
  return true;
}

void MapRun::select(Blender &blender, int firstCell, int endCell) const {
  if (mSelection.size() == 0 && !mExpression.complement)
    return;
  constexpr float surest = 1e-6F;
  for (int row = firstCell; row < endCell; ++row) {
    float *logits = blender.row(row);
    for (int column = 0; column < mColumns.fineCells(); ++column) {
      float probability = 1.0F / (1.0F + std::exp(mExpression.complement ? logits[column] : -logits[column]));
      if (mSelection.size() > 0)
        probability *= mSelection.at(column / mCellsPerSelected, row / mCellsPerSelected);
      probability = std::clamp(probability, surest, 1.0F - surest);
      logits[column] = std::log(probability / (1.0F - probability));
    }
  }
}

bool MapRun::walkTiles(Questions questions, bool mayKeepPart, const TilePipeline::Consumer &consume,
                       const std::function<void(std::size_t)> &finishRowsBefore) {
  const std::size_t count = mRows.count() * mColumns.count();
  const double passes = needsSurvey(mExpression) ? 2.0 : 1.0;
  // The context, and making the result whole, count as a tile each.
  const auto report = [&] {
    mProgress += 1.0 / (passes * static_cast<double>(count) + 2.0);
    mFeedback.setProgress(mProgress);
  };
  if (mProgress == 0.0)
    report();
  TilePipeline pipeline(mResources.network, std::move(questions), mResources.threads, [&](TileAnswer &answer) {
    finishRowsBefore(answer.task.row);
    consume(answer);
    report();
  });
  for (std::size_t tile = 0; tile < count; ++tile) {
    if (mFeedback.isCancelled()) {
      if (!mayKeepPart || !keepsPart())
        return false;
      mSummary.partial = true;
      break;
    }
    if (auto task = prepareTile(tile / mColumns.count(), tile % mColumns.count()))
      pipeline.submit(std::move(*task));
    else
      report();
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
  const TileReader reader(*mQuery.source, mQuery.grid, mExtent->scaling, mResources.network.fillColour());
  auto tile = reader.read(columns.start, rows.start, columns.size, rows.size);
  task.image = std::move(tile.image);
  task.unencoded = std::make_shared<TileFeatures>();
  task.unencoded->valid = std::move(tile.valid);
  task.features = task.unencoded;
}

void MapRun::keepFeatures(const TileTask &task) {
  if (!task.unencoded)
    return;
  mEncodedTile = true;
  if (!mCacheKey.empty())
    mResources.cache.insertTile(mCacheKey, task.row * mColumns.count() + task.column, task.features);
}

void MapRun::addEvidence(const TileAnswer &answer) {
  const auto count = static_cast<int64_t>(mPhrases.size());
  const auto coarse = answer.coarseLogits.numel() / count;
  const auto fine = answer.logits.numel() / count;
  for (std::size_t i = 0; i < mPhrases.size(); ++i)
    mEvidence[i].add(answer.task.row, answer.task.column,
                     answer.coarseLogits.data_ptr<float>() + static_cast<std::ptrdiff_t>(i) * coarse,
                     answer.logits.data_ptr<float>() + static_cast<std::ptrdiff_t>(i) * fine, answer.task.valid);
}

PresenceFigures MapRun::figuresOf(std::size_t phrase) const {
  const auto &evidence = mEvidence[phrase];
  return {mResources.network.presence(*mQuestions[phrase], evidence.maximum(), evidence.mean()),
          std::log(evidence.sureShare() + model::PresenceCalibration::minShare)};
}

double MapRun::presenceOf(std::size_t phrase) const {
  const auto &calibration = mResources.network.config().presence;
  const auto figures = figuresOf(phrase);
  return 1.0 /
         (1.0 + std::exp(-(calibration.head * figures.head + calibration.sure * figures.sure + calibration.bias)));
}

double MapRun::doubt() const {
  const auto &calibration = mResources.network.config().presence;
  if (mExpression.complement || calibration.doubt <= 0.0)
    return 0.0;
  const auto logit = [](double probability) { return std::log(probability / (1.0 - probability)); };
  const double here = std::clamp(presence(), 1e-6, 1.0 - 1e-6);
  return calibration.doubt * std::max(0.0, logit(model::PresenceCalibration::doubtedBelow) - logit(here));
}

double MapRun::presence() const {
  const auto presenceOfAny = [&](const text::NounPhrases &phrases) {
    double likeliest = 0.0;
    for (const auto &phrase : phrases)
      likeliest = std::max(likeliest, presenceOf(static_cast<std::size_t>(
                                          std::find(mPhrases.begin(), mPhrases.end(), phrase) - mPhrases.begin())));
    return likeliest;
  };
  using Kind = text::SpatialRelation::Kind;
  double least = std::min(presenceOf(0), mFulfilment);
  for (const auto &relation : mExpression.relations)
    if (relation.kind != Kind::Beyond && relation.kind != Kind::Without && relation.kind != Kind::Except)
      least = std::min(least, presenceOfAny(relation.anchors.back()));
  return mExpression.complement ? mSummary.maxProbability : least;
}

} // namespace xemap::infer
