// SPDX-License-Identifier: GPL-2.0-or-later
// An engine for tests of what goes on around an engine: no network, but a run that takes as long as the test needs.
// Probability is the mean of the bands, so that a test can see where each pixel came from. The expression steers:
// "slow" goes on until it is cancelled, "fail" throws xemap::Error, "odd" throws what is not an exception,
// "warn" warns, "inverted" takes probabilities from 1, "gate" waits before its end for the file that XEMAP_TEST_GATE
// names. An example of what is meant is surely found where it lies, one of what is not surely not. A concept is the
// mean that examples show, kept as its bias; what it maps is how near to that the bands are. The doubtful place is a
// quarter of the way into the grid; of what is "certain" there is none, and of
// what is "endless" none is found before the search is cancelled. A model in a folder "other" is another one.
#include "xemap/infer/engine.h"
#include "xemap/teach/concept_file.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <set>
#include <sstream>
#include <thread>
#include <utility>

namespace {

using namespace xemap;

bool has(const std::string &expression, const char *word) {
  return expression.find(word) != std::string::npos;
}

bool isInside(const std::vector<raster::Point> &polygon, raster::Point point) {
  bool inside = polygon.empty();
  for (std::size_t i = 0, j = polygon.size() - 1; i < polygon.size(); j = i++) {
    const raster::Point &a = polygon[i];
    const raster::Point &b = polygon[j];
    const bool crosses = (a.y > point.y) != (b.y > point.y);
    if (crosses && point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x)
      inside = !inside;
  }
  return inside;
}

bool isIn(const infer::Example &example, raster::Point point) {
  constexpr double pointHalf = 6.0;
  const raster::Point &first = example.outline.front();
  return example.outline.size() == 1 ? std::max(std::abs(point.x - first.x), std::abs(point.y - first.y)) < pointHalf
                                     : isInside(example.outline, point);
}

class SlowEngine final : public infer::Engine {
public:
  explicit SlowEngine(const infer::EngineOptions &options) {
    if (!std::ifstream(options.modelDirectory + "/model.json"))
      throw Error(ErrorCode::NotFound, options.modelDirectory + "/model.json: expected a model, found no such file");
    const bool isOther = has(options.modelDirectory, "/other");
    mModel.name = isOther ? "other" : "slow";
    if (options.threads != 0)
      mModel.name += " on " + std::to_string(options.threads);
    mModel.sha256 = std::string(64, 'a');
    mModel.identity = std::string(64, isOther ? 'c' : 'b');
  }

  const infer::ModelInfo &model() const override { return mModel; }
  std::size_t heldBytes() const override { return 0; }

  infer::MapSummary map(const infer::Query &query, raster::MapSink &sink, Feedback &feedback) override {
    if (has(query.expression, "fail"))
      throw Error(ErrorCode::Unsupported, "the test asked for a failure");
    if (has(query.expression, "odd"))
      throw 42;
    if (query.taught)
      teach::requireModel(*query.taught, {mModel.name, mModel.identity});
    infer::MapSummary summary;
    summary.warnings = query.source->info().warnings;
    summary.featuresFromCache = !mSeen.insert(query.sourceKey).second;
    if (has(query.expression, "warn"))
      summary.warnings.emplace_back("the test asked for a warning");
    sink.begin(query.grid);
    for (int row = 0; row < query.grid.height; ++row) {
      if (row % stripRows == 0)
        mStrip = readStrip(query, row);
      do {
        if (feedback.isCancelled() && query.keepPart != nullptr && *query.keepPart && row > 0) {
          const std::vector<float> nothing(static_cast<std::size_t>(query.grid.width),
                                           std::numeric_limits<float>::quiet_NaN());
          for (; row < query.grid.height; ++row)
            sink.writeRows(row, 1, nothing.data());
          sink.finish();
          summary.partial = true;
          return summary;
        }
        if (feedback.isCancelled()) {
          summary.cancelled = true;
          return summary;
        }
        if (has(query.expression, "slow"))
          std::this_thread::sleep_for(std::chrono::milliseconds(5));
      } while (has(query.expression, "slow") && row == query.grid.height / 2);
      writeRow(query, row, sink, summary);
      feedback.setProgress((row + 1.0) / query.grid.height);
    }
    if (summary.validPixels == 0)
      throw Error(ErrorCode::NoData, query.source->info().name + ": nothing but nodata in the extent");
    while (has(query.expression, "gate") && !feedback.isCancelled() && !std::ifstream(std::getenv("XEMAP_TEST_GATE")))
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    summary.presence = summary.maxProbability;
    sink.answered(summary.presence);
    sink.finish();
    if (!query.examples.empty())
      summary.learned = std::make_shared<teach::Concept>(conceptOf(query));
    return summary;
  }

  std::vector<infer::MapSummary> mapEach(const infer::Query &query, const std::vector<infer::ExpressionSink> &each,
                                         Feedback &feedback) override {
    std::vector<infer::MapSummary> summaries;
    for (const infer::ExpressionSink &one : each) {
      infer::Query asked = query;
      asked.expression = one.expression;
      summaries.push_back(map(asked, *one.sink, feedback));
    }
    return summaries;
  }

  infer::ExpressionReading read(const std::string &expression,
                                const infer::ExpressionLanguage & /*language*/) const override {
    return {expression};
  }

  std::shared_ptr<const teach::Concept> learn(const infer::Query &query, Feedback &feedback) override {
    if (has(query.expression, "fail"))
      throw Error(ErrorCode::Unsupported, "the test asked for a failure");
    double sum = 0.0;
    int seen = 0;
    for (int row = 0; row < query.grid.height; ++row) {
      if (row % stripRows == 0)
        mStrip = readStrip(query, row);
      while (has(query.expression, "slow") && !feedback.isCancelled() && row == query.grid.height / 2)
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
      if (feedback.isCancelled())
        return nullptr;
      for (int column = 0; column < query.grid.width; ++column) {
        const raster::Point place = query.grid.geotransform.mapFromPixel({column + 0.5, row + 0.5});
        for (const infer::Example &example : query.examples)
          if (example.like && isIn(example, place) && mStrip.valid[stripIndex(query, row, column)] != 0) {
            sum += meanAt(stripIndex(query, row, column));
            ++seen;
          }
      }
      feedback.setProgress((row + 1.0) / query.grid.height);
    }
    auto learned = std::make_shared<teach::Concept>(conceptOf(query));
    learned->bias = (learned->bias * (learned->extentCount - 1) + sum / seen) / learned->extentCount;
    return learned;
  }

  std::optional<infer::DoubtfulPlace> doubtfulPlace(const infer::Query &query, Feedback &feedback) override {
    while (has(query.expression, "endless") && !feedback.isCancelled())
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    if (feedback.isCancelled() || has(query.expression, "certain"))
      return std::nullopt;
    const raster::Point place =
        query.grid.geotransform.mapFromPixel({query.grid.width * 0.25, query.grid.height * 0.25});
    return infer::DoubtfulPlace{place, 0.5, 0.5};
  }

  /// Water in the west, which is what "river" asks for, and a meadow in the east.
  std::vector<infer::PhraseShare> identify(const infer::Query &query, const raster::Point &where,
                                           Feedback & /*feedback*/) override {
    const raster::Point pixel = query.grid.geotransform.pixelFromMap(where);
    if (pixel.x < 0.0 || pixel.y < 0.0 || pixel.x >= query.grid.width || pixel.y >= query.grid.height)
      throw Error(ErrorCode::InvalidArgument, "expected a place inside of the extent");
    const infer::PhraseShare water{"water", 0.5, has(query.expression, "river")};
    const infer::PhraseShare meadow{"meadow", 0.25, false};
    if (pixel.x < query.grid.width / 2.0)
      return {water, meadow, {"desert", 0.001, false}};
    return {meadow, water};
  }

private:
  static constexpr int stripRows = 32;

  /// What the examples of a query add to what was taught before, but for its bias.
  teach::Concept conceptOf(const infer::Query &query) const {
    teach::Concept learned = query.taught ? *query.taught : teach::Concept();
    learned.words = query.expression;
    learned.model = {mModel.name, mModel.identity};
    learned.widths = {1};
    ++learned.extentCount;
    for (const infer::Example &example : query.examples) {
      ++(example.like ? learned.likeCount : learned.unlikeCount);
      std::ostringstream place;
      place << "POINT (" << example.outline.front().x << ' ' << example.outline.front().y << ')';
      learned.places.push_back({example.like, query.source->info().name, query.grid.crsWkt, place.str()});
    }
    return learned;
  }

  static std::size_t stripIndex(const infer::Query &query, int row, int column) {
    return static_cast<std::size_t>(row % stripRows) * query.grid.width + column;
  }

  /// Of the bands. Units: fractions.
  float meanAt(std::size_t at) const {
    const std::size_t plane = mStrip.valid.size();
    const float sum = mStrip.samples[at] + mStrip.samples[plane + at] + mStrip.samples[2 * plane + at];
    return std::min(1.0F, std::max(0.0F, sum / 3.0F / 255.0F));
  }

  static raster::Patch readStrip(const infer::Query &query, int row) {
    const raster::AnalysisGrid &grid = query.grid;
    const double rowHeight = grid.window.height / grid.height;
    const int rows = std::min(stripRows, grid.height - row);
    return query.source->read({grid.window.x, grid.window.y + row * rowHeight, grid.window.width, rows * rowHeight},
                              grid.width, rows);
  }

  void writeRow(const infer::Query &query, int row, raster::MapSink &sink, infer::MapSummary &summary) const {
    const raster::AnalysisGrid &grid = query.grid;
    std::vector<float> line(static_cast<std::size_t>(grid.width), std::numeric_limits<float>::quiet_NaN());
    for (std::size_t column = 0; column < line.size(); ++column) {
      const std::size_t at = static_cast<std::size_t>(row % stripRows) * line.size() + column;
      const raster::Point place = grid.geotransform.mapFromPixel({column + 0.5, row + 0.5});
      if (mStrip.valid[at] == 0 || !isInside(query.clipPolygon, place))
        continue;
      line[column] = meanAt(at);
      if (query.taught)
        line[column] = 1.0F - std::abs(line[column] - static_cast<float>(query.taught->bias));
      for (const infer::Example &example : query.examples)
        if (isIn(example, place))
          line[column] = example.like ? 1.0F : 0.0F;
      if (has(query.expression, "inverted"))
        line[column] = 1.0F - line[column];
      ++summary.validPixels;
      if (static_cast<double>(line[column]) > summary.maxProbability) {
        summary.maxProbability = static_cast<double>(line[column]);
        summary.likeliest = place;
      }
    }
    sink.writeRows(row, 1, line.data());
  }

  infer::ModelInfo mModel;
  std::set<std::string> mSeen;
  raster::Patch mStrip;
};

} // namespace

extern "C" XEMAP_EXPORT infer::Engine *xemapCreateEngine(const infer::EngineOptions &options) {
  return new SlowEngine(options);
}
