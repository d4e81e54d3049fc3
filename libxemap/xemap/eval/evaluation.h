// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "xemap/data/class_table.h"
#include "xemap/eval/map_method.h"
#include "xemap/eval/metrics.h"

namespace xemap {
class Feedback;
}

namespace xemap::eval {

/// What is judged and where maps go.
struct EvaluationOptions {
  std::vector<std::string> datasets; ///< Directories of XeMap-sets.
  std::string split;                 ///< Only images of this split; empty: all.
  std::string mapsDirectory;         ///< Gets one float32 GeoTIFF `<expression id>.tif` per expression; empty: none.
  std::string pageDirectory;         ///< Gets an index.html with the maps side by side; empty: none.
  data::ClassTable classes;          ///< Whose phrases tell the class that a category expression names.
  std::vector<std::string> unseenClasses; ///< Of `classes`: those the model was not trained on.
  std::string text;                       ///< Only expressions that say this; empty: all.
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

/// How a method did on one or more XeMap-sets.
struct EvaluationReport {
  std::string method;
  double threshold = 0.5;
  bool thresholdFitted = false; ///< Chosen on the judged data itself, for methods without probabilities.
  MetricSummary all;
  std::map<std::string, MetricSummary> byTag;
  std::map<std::string, MetricSummary> byText;   ///< Category expressions only.
  std::map<std::string, MetricSummary> byClass;  ///< Category expressions whose class is known.
  std::optional<MetricSummary> seen;             ///< Of these the classes the model was trained on, and the others;
  std::optional<MetricSummary> unseen;           ///< only where there are others.
  std::map<std::string, MetricSummary> bySource; ///< By directory; only where there are several.
  std::vector<ExpressionRow> expressions;
  NegationPairs negationPairs;
  double secondsPerMegapixel = 0.0;
};

/// Asks every expression of the XeMap-sets and compares the maps with their masks.
///
/// Throws: as reading a XeMap-set does; InvalidArgument when no expression is left to judge, or when maps or a page are
/// wanted of several sets, whose expressions may share their ids.
EvaluationReport evaluate(MapMethod &method, const EvaluationOptions &options, Feedback &feedback);

} // namespace xemap::eval
