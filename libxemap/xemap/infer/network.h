// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <ATen/core/Tensor.h>

#include "xemap/model/spec/model_config.h"

namespace xemap::infer {

/// What a network keeps of a picture, whatever is asked; only the network that made it can read it.
using PictureFeatures = std::vector<at::Tensor>;

/// The whole extent as every tile's context.
///
/// `spanX` and `spanY` are the shares of the overview that the extent covers (it is padded at its right and lower
/// border).
struct ExtentContext {
  PictureFeatures overview;
  double spanX = 1.0;
  double spanY = 1.0;
};

/// An expression as a network can read it.
struct Reading {
  std::string text;                                          ///< With slips of spelling mended.
  std::vector<std::pair<std::string, std::string>> replaced; ///< As written, as read.
  bool truncated = false;                                    ///< Longer than the network reads.
};

/// A noun phrase over an extent, ready to be asked of its tiles; only the network that made it can read it.
struct Question {
  virtual ~Question() = default;
};

/// What a network answers over a tile.
///
/// Shape: logits [1,H/2,W/2], coarseLogits [1,H/32,W/32] float32.
struct Answer {
  at::Tensor logits;
  at::Tensor coarseLogits;
};

/// What a network takes while it answers. Units: bytes. Source: peaks measured as docs/inference.md tells, rounded up.
struct Footprint {
  std::size_t program = 0;      ///< LibTorch, GDAL, the model as it is loaded, and the overview.
  std::size_t tilePerPixel = 0; ///< Of a tile under way.
};

/// A network with its tokenizer: all that differs from model to model.
///
/// Threads: all may be called from several threads at once.
class Network {
public:
  virtual ~Network() = default;

  virtual const model::ModelConfig &config() const = 0;
  virtual const std::string &sha256() const = 0; ///< Of model.safetensors.
  /// What pixels without data are shown as. Units: RGB in [0,1].
  virtual std::array<double, 3> fillColour() const = 0;
  virtual int maxTokens() const = 0;
  virtual Footprint footprint() const = 0;

  /// Throws: InvalidArgument for what is no expression.
  virtual Reading read(const std::string &expression) const = 0;
  /// Whether no word of a phrase means anything to the network.
  virtual bool isAllUnknown(const std::string &phrase) const = 0;

  /// Shape: image [1,3,H,W] float32 RGB in [0,1], channels last, H and W multiples of 32.
  virtual PictureFeatures encode(const at::Tensor &image) const = 0;
  /// What is kept of the overview of an extent, an image as encode() takes.
  virtual PictureFeatures encodeOverview(const at::Tensor &image) const = 0;

  virtual std::vector<std::shared_ptr<const Question>> ask(const std::vector<std::string> &phrases,
                                                           const ExtentContext &context) const = 0;

  /// What a picture shows where it counts, for questions by example.
  ///
  /// Shape: image as encode() takes; weights [1,1,H,W] float32, not all 0.
  /// Throws: Unsupported for a network that knows no such questions.
  virtual PictureFeatures look(const at::Tensor &image, const at::Tensor &weights) const = 0;

  /// The question for what looks like `example`, which look() gave, and is what `words` ask for unless they are null.
  virtual std::shared_ptr<const Question> like(const PictureFeatures &example,
                                               std::shared_ptr<const Question> words) const = 0;

  /// Shape: positions [1,cells,2], the tile's coarsest cells as model::cellPositions gives them.
  virtual Answer answer(const PictureFeatures &features, const at::Tensor &positions,
                        const Question &question) const = 0;

  /// The logit of "what was asked for is somewhere in the extent", from the coarsest logits over all of it.
  virtual double presence(const Question &question, double maximum, double mean) const = 0;
};

/// Loads the network of a model directory, whatever its architecture.
///
/// Throws: NotFound, Corrupt, Unsupported, each naming the file and the field.
std::unique_ptr<Network> loadNetwork(const std::string &directory);

} // namespace xemap::infer
