// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/expression_map.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "xemap/base/logistic_regression.h"
#include "xemap/infer/expression_language.h"
#include "xemap/infer/warnings.h"
#include "xemap/model/spec/xemap_net_options.h"
#include "xemap/raster/coordinates.h"

namespace xemap::infer {

namespace {

CellGround groundOf(const raster::AnalysisGrid &grid, int cellPx) {
  CellGround ground;
  const auto &resolution = grid.groundResolution;
  ground.metresX = cellPx * (resolution.x > 0 ? resolution.x : 1.0);
  const double alongColumn = cellPx * (resolution.y > 0 ? resolution.y : 1.0);
  ground.metresY = alongColumn;
  if (grid.georeferenced) {
    const auto directions = raster::directionsAt(grid.geotransform, grid.crsWkt, {grid.width / 2.0, grid.height / 2.0});
    ground.metresY = alongColumn * directions.column.y;
    ground.leanX = alongColumn * directions.column.x;
    ground.northX = directions.north.x;
    ground.northY = directions.north.y;
    ground.eastX = directions.east.x;
    ground.eastY = directions.east.y;
  }
  return ground;
}

/// The plane of one question. Shape: [h,w].
const float *planeOf(const at::Tensor &planes, std::size_t index) {
  return planes.data_ptr<float>() + static_cast<std::ptrdiff_t>(index) * (planes.numel() / planes.size(0));
}

constexpr const char *everything = "everything";
constexpr float surest = 1e-6F;

} // namespace

bool isBlank(const std::string &text) {
  return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

ExpressionMap::ExpressionMap(const Network &network, const std::string &expression, const ExpressionLanguage &language,
                             bool isTaught, const AxisPlan &columns, const AxisPlan &rows)
    : mNetwork(network), mColumns(columns), mRows(rows), mIsWordless(isTaught && isBlank(expression)),
      mBlender(columns, rows), mLogits(static_cast<std::size_t>(columns.fineCells()) * sizeof(float)) {
  if (!mIsWordless) {
    mReading = network.read(expression);
    mExpression = parsedIn(mReading.text, language);
    mPhrases = mExpression.targets;
    if (mPhrases.empty()) // everything: what is asked of the tiles does not matter
      mPhrases.emplace_back(everything);
    mTargetCount = mPhrases.size();
    for (const auto &phrase : anchorPhrases(mExpression))
      mPhrases.push_back(phrase);
  }
  for (std::size_t i = 0; i < std::max<std::size_t>(1, mPhrases.size()); ++i)
    mEvidence.emplace_back(mColumns, mRows);
}

void ExpressionMap::teach(const std::shared_ptr<const teach::Concept> &taught) {
  if (mQuestions.empty())
    mQuestions.emplace_back();
  for (std::size_t i = 0; i < mTargetCount; ++i)
    mQuestions[i].taught = taught;
}

std::vector<std::string> ExpressionMap::warnings(const raster::AnalysisGrid &grid) const {
  const auto asked = static_cast<std::ptrdiff_t>(mExpression.targets.empty() && !mPhrases.empty() ? 1 : 0);
  auto warnings = readingWarnings(mNetwork, mReading, {mPhrases.begin() + asked, mPhrases.end()});
  for (const auto &[written, read] : mExpression.mended)
    warnings.push_back("'" + written + "' was read as '" + read + "'");
  for (const auto &words : mExpression.notUnderstood)
    warnings.push_back("'" + words + "' was not understood and left out");
  const auto ground = groundWarnings(mExpression, grid);
  warnings.insert(warnings.end(), ground.begin(), ground.end());
  return warnings;
}

bool ExpressionMap::needsSurvey() const {
  return infer::needsSurvey(mExpression);
}

void ExpressionMap::addToSurvey(const TileAnswer &answer, std::size_t first) {
  if (!mSurvey)
    mSurvey = std::make_unique<Survey>(mColumns, mRows, mPhrases.size());
  mSurvey->add(answer.task.row, answer.task.column, planeOf(answer.logits, first), answer.task.valid);
  for (std::size_t i = 0; i < mPhrases.size(); ++i)
    addEvidence(i, answer, first + i);
}

void ExpressionMap::selectMeant(const raster::AnalysisGrid &grid) {
  if (!needsSurvey()) {
    mGround = groundOf(grid, model::finestStride);
    return;
  }
  if (!mSurvey) // no tile held anything
    return;
  std::map<std::string, PhraseMap> maps;
  for (std::size_t i = 0; i < mPhrases.size(); ++i)
    maps.emplace(mPhrases[i], mSurvey->maps()[i]);
  mCellsPerSelected = mSurvey->cellsPerCell();
  mSurvey.reset();
  mSelection = composeSelection(mExpression, maps, groundOf(grid, mCellsPerSelected * model::finestStride));
  mFulfilment = 0.0;
  const auto first = maps.begin();
  const auto target = mExpression.targets.empty() ? PhraseMap(first->second.width(), first->second.height(), 1.0F)
                                                  : unionMap(mExpression.targets, maps);
  double likeliest = 0.0;
  for (std::size_t i = 0; i < mSelection.size(); ++i) {
    likeliest = std::max(likeliest, static_cast<double>(target[i]));
    mFulfilment = std::max(mFulfilment, static_cast<double>(target[i] * mSelection[i]));
  }
  mFulfilment = likeliest > 0.0 ? mFulfilment / likeliest : 1.0;
}

void ExpressionMap::add(const TileAnswer &answer, std::size_t first) {
  std::vector<float> storage;
  mBlender.add(answer.task.row, answer.task.column, likeliest(answer, first, storage));
  if (!needsSurvey())
    for (std::size_t i = 0; i < mTargetCount; ++i)
      addEvidence(i, answer, first + i);
}

const float *ExpressionMap::likeliest(const TileAnswer &answer, std::size_t first, std::vector<float> &storage) const {
  const bool isEverything = mExpression.targets.empty() && !mIsWordless;
  if (mTargetCount == 1 && !isEverything)
    return planeOf(answer.logits, first);
  const auto size = answer.logits.numel() / answer.logits.size(0);
  storage.assign(static_cast<std::size_t>(size), isEverything ? static_cast<float>(logit(1.0 - surest)) : 0.0F);
  for (std::size_t target = 0; target < mTargetCount && !isEverything; ++target) {
    const float *plane = planeOf(answer.logits, first + target);
    for (std::size_t i = 0; i < storage.size(); ++i)
      storage[i] = target == 0 ? plane[i] : std::max(storage[i], plane[i]);
  }
  return storage.data();
}

void ExpressionMap::finishRow(std::size_t tileRow) {
  const int finished = mBlender.finish(tileRow);
  const int known = mLogits.rows();
  if (finished <= known)
    return;
  applySelection(known, finished);
  mLogits.append(mBlender.row(known), finished - known);
  mBlender.forgetBefore(finished);
}

void ExpressionMap::applySelection(int firstCell, int endCell) {
  const bool namesParts = !needsSurvey() && !mExpression.parts.empty();
  if (mSelection.size() == 0 && !namesParts && !mExpression.complement)
    return;
  const auto isMeant = [&](int column, int row) {
    return std::all_of(mExpression.parts.begin(), mExpression.parts.end(), [&](const text::PicturePart &part) {
      return isInPart(part, column, row, mColumns.fineCells(), mRows.fineCells(), mGround);
    });
  };
  for (int row = firstCell; row < endCell; ++row) {
    float *logits = mBlender.row(row);
    for (int column = 0; column < mColumns.fineCells(); ++column) {
      float probability = 1.0F / (1.0F + std::exp(-logits[column]));
      if (mSelection.size() > 0)
        probability *= mSelection.at(column / mCellsPerSelected, row / mCellsPerSelected);
      if (namesParts && !isMeant(column, row))
        probability = 0.0F;
      if (mExpression.complement)
        probability = 1.0F - probability;
      probability = std::clamp(probability, surest, 1.0F - surest);
      logits[column] = std::log(probability / (1.0F - probability));
    }
  }
}

MapSummary ExpressionMap::write(const raster::AnalysisGrid &grid, const ValidSpool &valid, raster::MapSink &sink,
                                const WriteWatch &goOn) const {
  // What was taught is calibrated already.
  const auto calibration = mQuestions.front().taught ? model::Calibration{} : mNetwork.facts().mask;
  ProbabilityWriter writer(grid.width, grid.height, calibration, sink);
  MapSummary summary;
  summary.cancelled = !writer.write(mLogits, valid, doubt(), goOn);
  const auto &statistics = writer.statistics();
  summary.maxProbability = statistics.maximum;
  summary.likeliest = grid.geotransform.mapFromPixel({statistics.maximumColumn + 0.5, statistics.maximumRow + 0.5});
  summary.meanProbability = statistics.sum / static_cast<double>(statistics.validPixels);
  summary.presence = presence(statistics.maximum);
  summary.presenceFigures = figuresOf(0);
  summary.validPixels = statistics.validPixels;
  return summary;
}

void ExpressionMap::addEvidence(std::size_t phrase, const TileAnswer &answer, std::size_t index) {
  mEvidence[phrase].add(answer.task.row, answer.task.column, planeOf(answer.coarseLogits, index),
                        planeOf(answer.logits, index), answer.task.valid);
}

PresenceFigures ExpressionMap::figuresOf(std::size_t phrase) const {
  const auto &evidence = mEvidence[phrase];
  return {mNetwork.presence(mQuestions[phrase], evidence.maximum(), evidence.mean()),
          std::log(evidence.sureShare() + model::PresenceCalibration::minShare)};
}

double ExpressionMap::presenceOf(std::size_t phrase) const {
  const auto &calibration = mNetwork.facts().presence;
  const auto figures = figuresOf(phrase);
  return sigmoid(calibration.head * figures.head + calibration.sure * figures.sure + calibration.bias);
}

double ExpressionMap::doubt() const {
  const auto &calibration = mNetwork.facts().presence;
  const auto &taught = mQuestions.front().taught;
  // What was shown is not missed because its words are hardly known.
  if (mExpression.complement || mIsWordless || (taught && taught->likeCount > 0) || calibration.doubt <= 0.0)
    return 0.0;
  // Part of what the words say, so it counts as much as they do.
  const double share = taught ? std::max(0.0, taught->wordsWeight * taught->sharpness) : 1.0;
  return share * calibration.takenOff(presenceByWords());
}

double ExpressionMap::presence(double maxProbability) const {
  // Whether what was taught is here, its map tells.
  return mExpression.complement || mQuestions.front().taught ? maxProbability : presenceByWords();
}

double ExpressionMap::presenceByWords() const {
  const auto presenceOfAny = [&](const text::NounPhrases &phrases) {
    double likeliest = 0.0;
    for (const auto &phrase : phrases)
      likeliest = std::max(likeliest, presenceOf(static_cast<std::size_t>(
                                          std::find(mPhrases.begin(), mPhrases.end(), phrase) - mPhrases.begin())));
    return likeliest;
  };
  using Kind = text::SpatialRelation::Kind;
  double best = 0.0;
  for (const auto *way : mExpression.waysToFulfil()) {
    double least = 1.0;
    for (const auto &relation : way->relations)
      if (relation.kind != Kind::Beyond && relation.kind != Kind::Without && relation.kind != Kind::Except &&
          !relation.denied)
        least = std::min(least, presenceOfAny(relation.anchors.back()));
    best = std::max(best, least);
  }
  return std::min({mExpression.targets.empty() ? 1.0 : presenceOfAny(mExpression.targets), mFulfilment, best});
}

} // namespace xemap::infer
