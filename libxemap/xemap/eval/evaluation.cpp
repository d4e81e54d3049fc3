// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/eval/evaluation.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "xemap/base/error.h"
#include "xemap/base/feedback.h"
#include "xemap/data/xemap_set.h"
#include "xemap/eval/boundary_metric.h"
#include "xemap/eval/example_square.h"
#include "xemap/eval/negation_pair.h"
#include "xemap/eval/report_page.h"
#include "xemap/raster/analysis_grid.h"
#include "xemap/raster/geotiff_sink.h"

namespace xemap::eval {

namespace {

/// Scores a method without probabilities may be cut at: cosines, in steps finer than any difference that matters.
std::vector<float> candidateThresholds(bool probabilities) {
  if (probabilities)
    return {0.5F};
  std::vector<float> thresholds;
  for (int i = -100; i <= 100; ++i)
    thresholds.push_back(static_cast<float>(i) / 100.0F);
  return thresholds;
}

struct Judged {
  const data::SetExpression *expression = nullptr;
  std::string source;
  std::optional<std::string> sceneClass; ///< Of a category expression, where it is known.
  ExpressionFigures figures;
};

void writeMap(const ScoreMap &map, const std::string &expression, const std::string &path) {
  raster::AnalysisGrid grid;
  grid.width = map.width;
  grid.height = map.height;
  grid.window = {0.0, 0.0, static_cast<double>(map.width), static_cast<double>(map.height)};
  const auto sink = raster::createGeoTiffSink(path, {expression, "", "", ""});
  sink->begin(grid);
  sink->writeRows(0, map.height, map.scores.data());
  sink->finish();
}

ExpressionFigures figuresOf(const ScoreMap &map, const std::vector<std::uint8_t> &truth,
                            const std::vector<float> &thresholds, bool probabilities) {
  ExpressionFigures figures;
  figures.counts = countAtThresholds(map, truth, thresholds);
  figures.averagePrecision = averagePrecision(map, truth);
  if (probabilities)
    figures.reliability.add(map, truth);
  figures.presence = map.presence;
  if (figures.counts.truth > 0) {
    figures.localization = localize(map, truth, regionsOf(truth, map.width, map.height),
                                    LocalizationOptions::scaledTo(map.width, map.height));
    if (probabilities)
      figures.boundaryF = boundaryF(map, truth, thresholds.front());
  }
  return figures;
}

double meanInside(const ScoreMap &map, const std::vector<std::uint8_t> &truth) {
  double sum = 0.0;
  double pixels = 0.0;
  for (std::size_t i = 0; i < truth.size(); ++i)
    if (truth[i] != 0 && std::isfinite(map.scores[i])) {
      sum += static_cast<double>(map.scores[i]);
      pixels += 1.0;
    }
  return pixels > 0.0 ? sum / pixels : 0.0;
}

void judgePair(MapMethod &method, const data::SetExpression &expression, const ScoreMap &map,
               const std::vector<std::uint8_t> &truth, NegationPairs &pairs) {
  if (!expression.present || (expression.tags & data::Negation) == 0U)
    return;
  if (const auto other = withoutNegation(expression.text)) {
    ++pairs.judged;
    pairs.right += meanInside(map, truth) > meanInside(method.map(*other), truth) ? 1 : 0;
  }
}

std::size_t bestThreshold(const std::vector<Judged> &judged, std::size_t count) {
  std::vector<const ExpressionFigures *> all;
  for (const auto &one : judged)
    all.push_back(&one.figures);
  std::size_t best = 0;
  double bestIou = -1.0;
  for (std::size_t threshold = 0; threshold < count; ++threshold) {
    const double iou = summarize(all, threshold).meanIou;
    if (iou > bestIou) {
      bestIou = iou;
      best = threshold;
    }
  }
  return best;
}

template <typename Filter>
MetricSummary summarizeWhere(const std::vector<Judged> &judged, std::size_t threshold, Filter filter) {
  std::vector<const ExpressionFigures *> chosen;
  for (const auto &one : judged)
    if (filter(one))
      chosen.push_back(&one.figures);
  return summarize(chosen, threshold);
}

ExpressionRow rowOf(const Judged &one, std::size_t threshold) {
  ExpressionRow row{one.expression->id,
                    one.expression->text,
                    {},
                    one.expression->present,
                    one.figures.counts.iou(threshold),
                    one.figures.averagePrecision,
                    one.figures.presence};
  for (const auto &tag : data::tagNames(one.expression->tags))
    row.tags += (row.tags.empty() ? "" : ", ") + tag;
  return row;
}

/// Adds the figures of `key` where they are not there yet.
template <typename Filter>
void summarizeOnce(std::map<std::string, MetricSummary> &summaries, const std::string &key,
                   const std::vector<Judged> &judged, std::size_t threshold, Filter filter) {
  if (summaries.count(key) == 0)
    summaries[key] = summarizeWhere(judged, threshold, filter);
}

void reportByClass(const EvaluationOptions &options, const std::vector<Judged> &judged, std::size_t threshold,
                   EvaluationReport &result) {
  const auto isUnseen = [&](const Judged &one) {
    return std::count(options.unseenClasses.begin(), options.unseenClasses.end(), *one.sceneClass) > 0;
  };
  bool someUnseen = false;
  for (const auto &one : judged)
    if (one.sceneClass) {
      someUnseen = someUnseen || isUnseen(one);
      summarizeOnce(result.byClass, *one.sceneClass, judged, threshold,
                    [&](const Judged &other) { return other.sceneClass == one.sceneClass; });
    }
  if (someUnseen) {
    result.seen =
        summarizeWhere(judged, threshold, [&](const Judged &one) { return one.sceneClass && !isUnseen(one); });
    result.unseen =
        summarizeWhere(judged, threshold, [&](const Judged &one) { return one.sceneClass && isUnseen(one); });
  }
}

EvaluationReport report(const MapMethod &method, const EvaluationOptions &options, const std::vector<Judged> &judged,
                        const std::vector<float> &thresholds) {
  EvaluationReport result;
  result.method = method.name();
  result.thresholdFitted = !method.givesProbabilities();
  const auto threshold = bestThreshold(judged, thresholds.size());
  result.threshold = thresholds[threshold];
  result.all = summarizeWhere(judged, threshold, [](const Judged &) { return true; });
  for (const auto &one : judged) {
    result.expressions.push_back(rowOf(one, threshold));
    for (const auto &tag : data::tagNames(one.expression->tags))
      summarizeOnce(result.byTag, tag, judged, threshold, [bit = *data::tagOfName(tag)](const Judged &other) {
        return (other.expression->tags & bit) != 0U;
      });
    const auto &text = one.expression->text;
    if ((one.expression->tags & data::Category) != 0U)
      summarizeOnce(result.byText, text, judged, threshold,
                    [&text](const Judged &other) { return other.expression->text == text; });
    if (options.datasets.size() > 1)
      summarizeOnce(result.bySource, one.source, judged, threshold,
                    [&one](const Judged &other) { return other.source == one.source; });
  }
  reportByClass(options, judged, threshold, result);
  return result;
}

/// The class whose phrase each category expression is; none where two classes share it.
std::map<std::string, std::string> classesByPhrase(const data::ClassTable &classes) {
  std::map<std::string, std::string> known;
  for (const auto &entry : classes.entries())
    for (const auto &phrase : entry.phrases)
      if (const auto [found, fresh] = known.try_emplace(phrase, entry.name); !fresh && found->second != entry.name)
        found->second.clear();
  return known;
}

/// One evaluation under way.
class Evaluation {
public:
  Evaluation(MapMethod &method, const EvaluationOptions &options)
      : mMethod(method), mOptions(options), mThresholds(candidateThresholds(method.givesProbabilities())),
        mClasses(classesByPhrase(options.classes)) {
    if (options.datasets.size() > 1 && !(options.mapsDirectory.empty() && options.pageDirectory.empty()))
      throw Error(ErrorCode::InvalidArgument,
                  "maps and page: expected one XeMap-set, found " + std::to_string(options.datasets.size()));
    for (const auto &dataset : options.datasets)
      mSets.push_back(data::readXemapSet(dataset));
    if (!options.mapsDirectory.empty())
      std::filesystem::create_directories(options.mapsDirectory);
    if (!options.pageDirectory.empty())
      mPage.emplace(options.pageDirectory);
  }

  EvaluationReport go(Feedback &feedback) {
    std::size_t images = 0;
    std::size_t done = 0;
    for (const auto &set : mSets)
      images += set.images.size();
    for (std::size_t s = 0; s < mSets.size(); ++s)
      for (const auto &image : mSets[s].images) {
        if (feedback.isCancelled())
          return {};
        feedback.setProgress(static_cast<double>(done++) / static_cast<double>(images));
        if (mOptions.split.empty() || image.split == mOptions.split)
          judgeImage(mOptions.datasets[s], mSets[s], image);
      }
    if (mJudged.empty())
      throw Error(ErrorCode::InvalidArgument, mOptions.datasets.front() + ": expected expressions" +
                                                  (mOptions.split.empty() ? "" : " in split " + mOptions.split) +
                                                  ", found none");
    feedback.setProgress(1.0);
    auto result = report(mMethod, mOptions, mJudged, mThresholds);
    result.negationPairs = mPairs;
    result.secondsPerMegapixel = mMegapixels > 0 ? mSeconds / mMegapixels : 0.0;
    if (mPage)
      mPage->finish(result);
    return result;
  }

private:
  void judgeImage(const std::string &dataset, const data::XemapSet &set, const data::SetImage &image) {
    timed([&] { mMethod.openImage(dataset + "/" + image.file, image.gsdMetres); });
    const auto unknown = data::readUnknownMask(dataset, image);
    const auto picture = mPage ? data::readSetImage(dataset, image) : data::RgbImage{};
    for (const auto &expression : set.expressions) {
      // Of what a partial mask leaves out nobody knows whether it is right.
      if (expression.image != image.id || (mMethod.needsExample() && !expression.present) ||
          (expression.tags & data::Partial) != 0U || (!mOptions.text.empty() && expression.text != mOptions.text))
        continue;
      const auto mask = data::readExpressionMask(dataset, image, expression);
      if (mMethod.needsExample())
        mMethod.showExample(exampleSquare(mask));
      ScoreMap map;
      timed([&] { map = mMethod.map(expression.text); });
      mMegapixels += 1e-6 * map.width * map.height;
      if (unknown)
        leaveOut(unknown->values, map);
      mJudged.push_back({&expression, dataset, classOf(expression),
                         figuresOf(map, mask.values, mThresholds, mMethod.givesProbabilities())});
      judgePair(mMethod, expression, map, mask.values, mPairs);
      if (mPage)
        mPage->draw(expression.id, picture, mask.values, map);
      if (!mOptions.mapsDirectory.empty())
        writeMap(map, expression.text, mOptions.mapsDirectory + "/" + expression.id + ".tif");
    }
  }

  template <typename Work> void timed(Work work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    mSeconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  }

  std::optional<std::string> classOf(const data::SetExpression &expression) const {
    const auto found = mClasses.find(expression.text);
    if ((expression.tags & data::Category) == 0U || found == mClasses.end() || found->second.empty())
      return std::nullopt;
    return found->second;
  }

  MapMethod &mMethod;
  const EvaluationOptions &mOptions;
  std::vector<float> mThresholds;
  std::map<std::string, std::string> mClasses;
  std::vector<data::XemapSet> mSets;
  std::optional<ReportPage> mPage;
  std::vector<Judged> mJudged;
  NegationPairs mPairs;
  double mSeconds = 0.0;
  double mMegapixels = 0.0;
};

} // namespace

EvaluationReport evaluate(MapMethod &method, const EvaluationOptions &options, Feedback &feedback) {
  return Evaluation(method, options).go(feedback);
}

} // namespace xemap::eval
