// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <vector>

#include "xemap/infer/extent/feature_cache.h"
#include "xemap/infer/network.h"

namespace xemap::infer {

/// A tile on its way into the network.
struct TileTask {
  std::size_t row = 0;
  std::size_t column = 0;
  teach::CellPlace origin;                      ///< Its first pixel in the extent's grid.
  std::shared_ptr<TileFeatures> unencoded;      ///< Set when `image` has to go through the encoder, which completes it.
  std::shared_ptr<const TileFeatures> features; ///< Otherwise what is known already.
  at::Tensor image;                             ///< As Network::encode() takes.
  at::Tensor positions;                         ///< Of the coarsest cells, as model::cellPositions gives them.
  std::vector<std::uint8_t> valid;              ///< Where an answer is wanted.
  /// What the words of each question said of it, where that is known; as long as the questions once it is answered.
  std::vector<std::optional<Answer>> said;
};

using Questions = std::vector<Question>;

/// A tile that came out of it.
///
/// Shape: logits [questions,H/2,W/2], coarseLogits [questions,H/32,W/32] float32, contiguous.
struct TileAnswer {
  TileTask task; ///< `features` set, and `said` for each question that has words.
  at::Tensor logits;
  at::Tensor coarseLogits;
};

/// Runs the network over tiles, several at a time, and hands the answers on in the order in which the tiles came.
///
/// Whole tiles are the unit of parallel work; only machines with more cores than places split tiles inside as well.
class TilePipeline {
public:
  using Consumer = std::function<void(TileAnswer &answer)>;

  /// The references outlive the pipeline; `consume` is called on the thread that calls submit() and drain().
  TilePipeline(const Network &network, Questions questions, int threads, Consumer consume);

  /// How many tiles are under way at once on that many threads.
  static int places(int threads);

  /// Takes a tile in, after handing answers on until there is a free place.
  ///
  /// Throws: what the network or the consumer throw.
  void submit(TileTask task);

  /// Hands on all that is under way.
  void drain();

private:
  TileAnswer answer(TileTask task) const;
  void handOnFirst();

  const Network &mNetwork;
  Questions mQuestions;
  std::size_t mPlaces;
  int mThreadsPerTile;
  Consumer mConsume;
  std::deque<std::future<TileAnswer>> mUnderWay;
};

} // namespace xemap::infer
