// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/eval/evaluation.h"

#include <chrono>
#include <cmath>
#include <filesystem>
#include <optional>

#include "xemap/base/error.h"
#include "xemap/base/feedback.h"
#include "xemap/data/xemap_set.h"
#include "xemap/eval/boundary_metric.h"
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
  ExpressionFigures figures;
};

void writeMap(const ScoreMap &map, const std::string &expression, const std::string &path) {
  raster::AnalysisGrid grid;
  grid.width = map.width;
  grid.height = map.height;
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
    if (filter(*one.expression))
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

EvaluationReport report(const MapMethod &method, const std::vector<Judged> &judged,
                        const std::vector<float> &thresholds) {
  EvaluationReport result;
  result.method = method.name();
  result.thresholdFitted = !method.givesProbabilities();
  const auto threshold = bestThreshold(judged, thresholds.size());
  result.threshold = thresholds[threshold];
  result.all = summarizeWhere(judged, threshold, [](const data::SetExpression &) { return true; });
  for (const auto &one : judged) {
    result.expressions.push_back(rowOf(one, threshold));
    for (const auto &tag : data::tagNames(one.expression->tags))
      if (result.byTag.count(tag) == 0) {
        const auto bit = *data::tagOfName(tag);
        result.byTag[tag] = summarizeWhere(
            judged, threshold, [bit](const data::SetExpression &expression) { return (expression.tags & bit) != 0U; });
      }
    const auto &text = one.expression->text;
    if ((one.expression->tags & data::Category) != 0U && result.byText.count(text) == 0)
      result.byText[text] = summarizeWhere(
          judged, threshold, [&text](const data::SetExpression &expression) { return expression.text == text; });
  }
  return result;
}

} // namespace

EvaluationReport evaluate(MapMethod &method, const EvaluationOptions &options, Feedback &feedback) {
  const auto set = data::readXemapSet(options.dataset);
  if (!options.mapsDirectory.empty())
    std::filesystem::create_directories(options.mapsDirectory);
  const auto thresholds = candidateThresholds(method.givesProbabilities());
  std::vector<Judged> judged;
  NegationPairs pairs;
  std::optional<ReportPage> page;
  if (!options.pageDirectory.empty())
    page.emplace(options.pageDirectory);
  double seconds = 0.0;
  double megapixels = 0.0;
  std::size_t done = 0;
  for (const auto &image : set.images) {
    if (feedback.isCancelled())
      break;
    feedback.setProgress(static_cast<double>(done++) / static_cast<double>(set.images.size()));
    if (!options.split.empty() && image.split != options.split)
      continue;
    const auto start = std::chrono::steady_clock::now();
    method.openImage(options.dataset + "/" + image.file, image.gsdMetres);
    seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    const auto picture = page ? data::readSetImage(options.dataset, image) : data::RgbImage{};
    for (const auto &expression : set.expressions) {
      if (expression.image != image.id)
        continue;
      const auto asked = std::chrono::steady_clock::now();
      const auto map = method.map(expression.text);
      seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - asked).count();
      megapixels += 1e-6 * map.width * map.height;
      const auto mask = data::readExpressionMask(options.dataset, image, expression);
      judged.push_back({&expression, figuresOf(map, mask.values, thresholds, method.givesProbabilities())});
      judgePair(method, expression, map, mask.values, pairs);
      if (page)
        page->draw(expression.id, picture, mask.values, map);
      if (!options.mapsDirectory.empty())
        writeMap(map, expression.text, options.mapsDirectory + "/" + expression.id + ".tif");
    }
  }
  if (judged.empty() && !feedback.isCancelled())
    throw Error(ErrorCode::InvalidArgument, options.dataset + ": expected expressions" +
                                                (options.split.empty() ? "" : " in split " + options.split) +
                                                ", found none");
  feedback.setProgress(1.0);
  auto result = report(method, judged, thresholds);
  result.negationPairs = pairs;
  if (page && !feedback.isCancelled())
    page->finish(result);
  result.secondsPerMegapixel = megapixels > 0 ? seconds / megapixels : 0.0;
  return result;
}

} // namespace xemap::eval
