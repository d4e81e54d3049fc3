// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <ATen/core/Tensor.h>

#include "xemap/infer/engine.h"
#include "xemap/model/head/competition.h"
#include "xemap/model/head/fusion.h"
#include "xemap/model/head/image_features.h"
#include "xemap/model/head/text_features.h"
#include "xemap/model/spec/model_facts.h"
#include "xemap/teach/concept.h"

namespace xemap::infer {

/// An expression as a network can read it.
struct Reading {
  std::string text;                                          ///< With slips of spelling mended.
  std::vector<std::pair<std::string, std::string>> replaced; ///< As written, as read.
  bool truncated = false;                                    ///< Longer than the network reads.
};

/// A noun phrase over an extent, ready to be asked of its tiles.
struct Words {
  std::string phrase;
  model::TextFeatures text;
  model::FusedQuery fused; ///< Empty for a network without fusion.
};

/// What is asked of tiles: what words say, or what was taught by pointing, with or without words.
struct Question {
  std::optional<Words> words;
  std::shared_ptr<const teach::Concept> taught; ///< Null: words alone.
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

  virtual const model::ModelFacts &facts() const = 0;
  virtual const std::string &sha256() const = 0; ///< Of the weights, as ModelInfo has it.
  /// Equal where features of equal pixels are.
  virtual const std::string &identity() const = 0;
  /// What pixels without data are shown as. Units: RGB in [0,1].
  virtual std::array<double, 3> fillColour() const = 0;
  virtual Footprint footprint() const = 0;

  /// Throws: InvalidArgument for what is no expression.
  virtual Reading read(const std::string &expression) const = 0;
  /// Whether a word means nothing to the network but by its letters.
  virtual bool isUnknown(const std::string &word) const = 0;
  /// Whether it reads a word in several pieces, so that it may be misspelt.
  virtual bool isSplit(const std::string & /*word*/) const { return false; }
  /// Known phrases that mean most nearly what a phrase means; nothing where the network cannot tell.
  virtual std::vector<std::string> nearestPhrases(const std::string & /*phrase*/, std::size_t /*most*/) const {
    return {};
  }

  /// What is kept of a picture, whatever is asked.
  ///
  /// Shape: image [1,3,H,W] float32 RGB in [0,1], channels last, H and W multiples of 32.
  virtual model::ImageFeatures encode(const at::Tensor &image) const = 0;
  /// The context that tiles get from the overview of an extent, an image as encode() takes, whose shares `spanX` and
  /// `spanY` are not padding. Empty for a network without fusion.
  virtual model::ContextMap contextFrom(const at::Tensor &overview, double spanX, double spanY) const = 0;

  virtual std::vector<Words> ask(const std::vector<std::string> &phrases, const model::ContextMap &context) const = 0;

  /// The phrases that all others compete with, in the order of features' competitors, which of them may mean the same
  /// as `words`, and how well each describes a cell. Empty for a network without them.
  ///
  /// Shape: `share` of a place from its top left corner, both in [0,1).
  virtual std::vector<PhraseShare> competitorsAt(const model::ImageFeatures & /*features*/, const Words & /*words*/,
                                                 const std::array<double, 2> & /*place*/) const {
    return {};
  }

  /// Whether its features can be pointed at.
  virtual bool canBeTaught() const { return true; }

  /// What words say of a tile; its logits are not calibrated.
  ///
  /// Shape: positions [1,cells,2], the tile's coarsest cells as model::cellPositions gives them.
  virtual Answer answerWords(const model::ImageFeatures &features, const at::Tensor &positions,
                             const Words &words) const = 0;

  /// What words said, or what was taught of a tile; 0 where nothing is asked. Logits of a taught question are
  /// calibrated, those of words alone are not. `origin` is the tile's first pixel in the extent's grid.
  Answer answer(const model::ImageFeatures &features, const teach::CellPlace &origin, const Question &question,
                const std::optional<Answer> &said) const;

  /// The logits of what words say as a concept weighs them: calibrated, and no surer than teach::surestWords.
  at::Tensor weighed(const at::Tensor &logits) const;

  /// The logit of "what was asked for is somewhere in the extent", from the coarsest logits over all of it.
  double presence(const Question &question, double maximum, double mean) const;

private:
  virtual double presenceOf(const Words &words, double maximum, double mean) const = 0;
  Answer answerTaught(const model::ImageFeatures &features, const teach::CellPlace &origin,
                      const teach::Concept &taught, const std::optional<Answer> &said) const;
};

/// Loads the network of a model folder, whatever it is.
///
/// Throws: NotFound, Corrupt, Unsupported, each naming the file and the field.
std::unique_ptr<Network> loadNetwork(const std::string &directory);

} // namespace xemap::infer
