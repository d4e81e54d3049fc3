// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "xemap/base/error.h"
#include "xemap/base/feedback.h"
#include "xemap/raster/analysis_grid.h"
#include "xemap/raster/map_sink.h"
#include "xemap/raster/raster_source.h"
#include "xemap/teach/concept.h"

namespace xemap::infer {

/// What an engine needs to know once.
struct EngineOptions {
  std::string modelDirectory;             ///< Holds model.json and weights.
  int threads = 0;                        ///< For the network; 0 takes what the machine has.
  std::size_t cacheBytes = 512ULL << 20U; ///< For image features kept between queries; 0 keeps none.
  /// Keeps the work, the cache included, within this much memory by taking smaller tiles; 0 sets no limit.
  std::size_t maxMemoryBytes = 0;
  int tileSizePx = 1536; ///< At most; smaller extents get smaller tiles. A multiple of 32.
  int overlapPx = 256;   ///< Of neighbouring tiles. A multiple of 32.
  int tileOffsetPx = 0;  ///< Shifts the tile borders; a multiple of 32. For tests of seams.
};

/// The model an engine answers with.
struct ModelInfo {
  std::string name;
  /// Of model.safetensors, or of frozen.safetensors where nothing was trained, hexadecimal.
  std::string sha256;
  std::string identity;      ///< Equal where features of equal pixels are: what a concept belongs to.
  double minGsdMetres = 0.0; ///< Ground resolutions the model was trained on.
  double maxGsdMetres = 0.0;
};

/// A place that shows what is meant, or what is not.
struct Example {
  /// A ring in map coordinates of the grid, or a point, which stands for a small square around it. What of it lies
  /// outside of the grid is not looked at.
  std::vector<raster::Point> outline;
  bool like = true;
};

/// The language an expression is read in, as ISO 639-1 codes; see text::Language.
struct ExpressionLanguage {
  std::string code;             ///< Empty: by its words.
  std::string preferred = "en"; ///< Taken where the words fit several.
};

/// One question.
struct Query {
  std::string expression;                 ///< May be without words where there are examples, or a concept.
  ExpressionLanguage language;            ///< Of all expressions that are asked together.
  raster::RasterSource *source = nullptr; ///< Not owned; used during map() only, on the thread that calls it.
  /// Names the pixels of `source` for the feature cache: equal keys promise equal pixels. Empty: do not cache.
  std::string sourceKey;
  raster::AnalysisGrid grid; ///< From raster::planGrid on the same source.
  /// When true at a cancel, what is answered by then becomes the map, and the rest of it nodata. Not owned; may be set
  /// from any thread.
  const std::atomic<bool> *keepPart = nullptr;
  std::vector<raster::Point> clipPolygon; ///< In map coordinates of the grid; outside is nodata. Empty: no clip.
  /// What the answer is taught by, beside its words or without any: the whole map follows what each of them shows.
  std::vector<Example> examples;
  /// What was taught elsewhere: it answers, and examples correct it. Where there are no other words, its own are asked.
  /// Null: none.
  std::shared_ptr<const teach::Concept> taught;
};

/// One of several expressions about the same extent, and where its map goes.
struct ExpressionSink {
  std::string expression;
  raster::MapSink *sink = nullptr; ///< Not owned.
};

/// What the presence of a noun phrase is judged by; see model::PresenceCalibration.
struct PresenceFigures {
  double head = 0.0; ///< The network's own logit.
  double sure = 0.0; ///< Logarithm of the share of the extent that is surely it.
};

/// What one query found, beside the raster.
struct MapSummary {
  bool cancelled = false;          ///< Then the sink was not finished and the rest is unset.
  bool partial = false;            ///< Stopped on the way: the rest of the extent is nodata. Presence is of the part.
  double presence = 0.0;           ///< Probability that the extent holds what was asked for.
  PresenceFigures presenceFigures; ///< Of the target alone.
  double maxProbability = 0.0;
  raster::Point likeliest;      ///< Centre of the first pixel that has it, in map coordinates of the grid.
  double meanProbability = 0.0; ///< Over valid pixels.
  std::int64_t validPixels = 0;
  bool featuresFromCache = false; ///< No tile went through the image encoder.
  double seconds = 0.0;
  std::vector<std::string> warnings; ///< One line each, for the user.
  /// What the examples taught, to be kept; nameless, with where they lie. Null without examples.
  std::shared_ptr<const teach::Concept> learned;
};

/// A place whose answer is unsure.
struct DoubtfulPlace {
  raster::Point where;      ///< In map coordinates of the grid.
  double probability = 0.0; ///< As it is answered now.
  double deviation = 0.0;   ///< Of that probability, as far as the examples tell.
};

/// One of the phrases that the model knows the world by, and how well it describes a place.
struct PhraseShare {
  std::string phrase;
  double share = 0.0;   ///< Of all these phrases together, 1.
  bool isAsked = false; ///< May mean the same as the expression.
};

/// What an expression is taken for.
struct ExpressionReading {
  std::string line;       ///< Told to the user, as text::readingOf writes it.
  double minAreaM2 = 0.0; ///< Of the regions that are meant.
  double maxAreaM2 = std::numeric_limits<double>::infinity();
  bool counts = false; ///< The number of regions is asked for.
};

/// Answers referring expressions over rasters.
///
/// Threads: one thread at a time; separate engines are independent. Settings of the host's threads are restored before
/// every call returns.
class XEMAP_EXPORT Engine {
public:
  virtual ~Engine() = default;

  virtual const ModelInfo &model() const = 0;

  /// What it keeps between queries: weights, as their files are, and image features. Units: bytes.
  virtual std::size_t heldBytes() const = 0;

  /// What map() will take an expression for. Throws: InvalidArgument for what is no expression, and for a code of a
  /// language that is not read.
  virtual ExpressionReading read(const std::string &expression, const ExpressionLanguage &language) const = 0;

  /// Maps the expression over the grid into `sink` (begin, rows, finish). Memory does not grow with the grid but for
  /// one band of tiles. A cancel ends reading and writing at once, and the network within a tile; see Query::keepPart.
  /// An expression that relates its target to other things has a part to keep only in the second half of its run, once
  /// it is known which of the targets are meant.
  ///
  /// Throws: InvalidArgument (expression without words or too long, example outside of the grid), NoData (nothing valid
  /// in the grid), Unsupported (examples for a model that cannot be taught, a concept of another model), Unreadable,
  /// Unwritable, OutOfMemory.
  virtual MapSummary map(const Query &query, raster::MapSink &sink, Feedback &feedback) = 0;

  /// Maps several expressions in one pass over the image, which is read and encoded once; `query.expression` is not
  /// looked at. Cancelled, no sink is finished.
  ///
  /// Returns: one summary for each, in their order; `seconds` are those of all together.
  /// Throws: as map, and InvalidArgument when there are none.
  virtual std::vector<MapSummary> mapEach(const Query &query, const std::vector<ExpressionSink> &each,
                                          Feedback &feedback) = 0;

  /// What the examples of a query teach, without a map; for concepts taught on several extents, whose queries follow
  /// each other with what was learned as their `taught`.
  ///
  /// Returns: null when cancelled. Throws: as map, and InvalidArgument without examples.
  virtual std::shared_ptr<const teach::Concept> learn(const Query &query, Feedback &feedback) = 0;

  /// Where an answer would teach most: the largest variance of the probability, away from the examples.
  ///
  /// Returns: nothing when cancelled, or when examples are all there is. Throws: as learn.
  virtual std::optional<DoubtfulPlace> doubtfulPlace(const Query &query, Feedback &feedback) = 0;

  /// What else a place may be: the phrases that every expression competes with, the likeliest first. The first that is
  /// not asked for is the best other reading of the place. From features that are known, where they are.
  ///
  /// `where` in map coordinates of the grid; of the expression, the first thing it names. Returns: nothing where there
  /// is no data, for a model without such phrases, and when cancelled. Throws: as map; InvalidArgument for a place
  /// outside of the grid.
  virtual std::vector<PhraseShare> identify(const Query &query, const raster::Point &where, Feedback &feedback) = 0;
};

/// Loads the model and makes an engine for it.
///
/// Throws: NotFound, Corrupt, Unsupported, each naming the file and the field.
XEMAP_EXPORT std::unique_ptr<Engine> createEngine(const EngineOptions &options);

/// The type of the entry point of the engine library, for those who load it at run time.
using CreateEngineFunction = Engine *(*)(const EngineOptions &);

/// Names the LibTorch that the engine library was built with: `extern "C" const char *xemapTorchVersion()`.
using TorchVersionFunction = const char *(*)();
inline constexpr const char *torchVersionSymbol = "xemapTorchVersion";

/// Name of the entry point: `extern "C" Engine *xemapCreateEngine(const EngineOptions &)`. The caller owns the result;
/// throws as createEngine does.
inline constexpr const char *createEngineSymbol = "xemapCreateEngine";

} // namespace xemap::infer
