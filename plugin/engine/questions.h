// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/engine/engine_host.h"
#include "plugin/layer/query_extent.h"

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace xemap::engine {

/// The part of a raster that questions are about, and how finely it is looked at.
struct QuestionScope {
  std::string sourceKey; ///< As infer::Query.
  layer::QueryExtent extent;
  std::optional<double> gsdMetres;              ///< None: the raster's own.
  std::vector<infer::Example> examples;         ///< As infer::Query.
  std::shared_ptr<const teach::Concept> taught; ///< As infer::Query.
};

/// Questions about one part of one raster.
struct Questions {
  std::vector<std::string> expressions;
  std::vector<std::string> titles;      ///< What the results say they are of, one for each expression.
  std::vector<std::string> resultPaths; ///< Of the probability GeoTIFFs, one for each expression.
  std::string modelDirectory;
  infer::ExpressionLanguage language;
  QuestionScope scope;
  double threshold = 0.5;                      ///< Where regions are to be counted.
  const std::atomic<bool> *keepPart = nullptr; ///< As infer::Query.
};

/// The language to read expressions in: that of QGIS where their words fit several.
infer::ExpressionLanguage languageOfQgis();

/// Answers the questions in one pass over the image, one answer each. Empty when cancelled, and then there are no
/// results.
///
/// Throws: what EngineHost::with, the engine and its sink throw.
std::vector<EngineAnswer> askEngine(EngineHost &host, const Questions &questions, raster::RasterSource &source,
                                    Feedback &feedback);

/// What the engine is asked about without a map: what words and examples mean on a part of a raster.
struct Topic {
  std::string words; ///< May be empty where there are examples.
  std::string modelDirectory;
  QuestionScope scope;
};

/// What the examples teach, and what was taught before them with it. Null when cancelled.
///
/// Throws: what EngineHost::with and the engine throw.
std::shared_ptr<const teach::Concept> learnFromExamples(EngineHost &host, const Topic &topic,
                                                        raster::RasterSource &source, Feedback &feedback);

/// Where an answer would teach most after what the examples teach. Nothing when cancelled, or when examples are all
/// there is.
///
/// Throws: what EngineHost::with and the engine throw.
std::optional<infer::DoubtfulPlace> doubtfulPlaceAfter(EngineHost &host, const Topic &topic,
                                                       raster::RasterSource &source, Feedback &feedback);

/// What else a place may be, in map units of the raster; as infer::Engine::identify.
///
/// Throws: what EngineHost::with and the engine throw.
std::vector<infer::PhraseShare> phrasesAt(EngineHost &host, const Topic &topic, const raster::Point &where,
                                          raster::RasterSource &source, Feedback &feedback);

} // namespace xemap::engine
