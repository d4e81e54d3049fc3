// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "xemap/eval/map_method.h"
#include "xemap/eval/metrics.h"

namespace xemap {
class Feedback;
}

namespace xemap::eval {

/// What is judged and where maps go.
struct EvaluationOptions {
  std::string dataset;       ///< Directory of a XeMap-set.
  std::string split;         ///< Only images of this split; empty: all.
  std::string mapsDirectory; ///< Gets one float32 GeoTIFF `<expression id>.tif` per expression; empty: none.
  std::string pageDirectory; ///< Gets an index.html with the maps side by side; empty: none.
};

/// How a method did on one expression.
struct ExpressionRow {
  std::string id;
  std::string text;
  std::string tags; ///< With commas between.
  bool present = true;
  double iou = 0.0;
  double averagePrecision = 0.0;
  std::optional<double> presence; ///< As the method judges it.
};

/// How a method did on a XeMap-set.
struct EvaluationReport {
  std::string method;
  double threshold = 0.5;
  bool thresholdFitted = false; ///< Chosen on the judged data itself, for methods without probabilities.
  MetricSummary all;
  std::map<std::string, MetricSummary> byTag;
  std::map<std::string, MetricSummary> byText; ///< Category expressions only.
  std::vector<ExpressionRow> expressions;
  NegationPairs negationPairs;
  double secondsPerMegapixel = 0.0;
};

/// Asks every expression of a XeMap-set and compares the maps with its masks.
///
/// Throws: as reading a XeMap-set does; InvalidArgument when no expression is left to judge.
EvaluationReport evaluate(MapMethod &method, const EvaluationOptions &options, Feedback &feedback);

} // namespace xemap::eval
