// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <memory>
#include <string>

#include "xemap/model/head/fusion.h"
#include "xemap/model/head/hmsa.h"
#include "xemap/model/head/image_features.h"
#include "xemap/model/head/text_features.h"

namespace xemap::eval {

/// The network of a model in its parts, for methods to be compared with it that rest on the same ones.
class Encoders {
public:
  virtual ~Encoders() = default;

  /// Whether anything was learned on top of the encoders: those of a CLIP model answer without.
  virtual bool isTrained() const = 0;

  /// What pixels without data are shown as. Units: RGB in [0,1].
  virtual std::array<double, 3> fillColour() const = 0;

  /// Shape: image [1,3,H,W] RGB in [0,1], H and W multiples of 32.
  virtual model::ImageFeatures encodeImage(const torch::Tensor &image) = 0;

  /// With `vectors`. Throws: InvalidArgument for an expression without words.
  virtual model::TextFeatures encodeText(const std::string &expression) = 0;

  virtual model::FusedQuery fuse(const model::TextFeatures &text, const model::ContextMap &context) = 0;
  /// What fuse() would give without its blocks.
  virtual model::FusedQuery skipFusion(const model::TextFeatures &text, const model::ContextMap &context) = 0;
  virtual model::HmsaOutput decode(const model::ImageFeatures &features, const torch::Tensor &positions,
                                   const model::FusedQuery &fused, const model::TextFeatures &text) = 0;

  /// What a picture as a whole says: pooled features of every aligned level. Shape: image [1,3,S,S] → [D].
  virtual torch::Tensor embedImage(const torch::Tensor &image);

  /// What that is compared with: their dot product is a cosine, or the mean of several. Shape: → [D].
  virtual torch::Tensor embedText(const std::string &expression);
};

/// Encoders of a network with a head; `Net` has the methods of model::ReferringNetImpl.
template <typename Net> class NetEncoders : public Encoders {
public:
  model::FusedQuery fuse(const model::TextFeatures &text, const model::ContextMap &context) override {
    return net().fuse(text, context, 1);
  }
  model::FusedQuery skipFusion(const model::TextFeatures &text, const model::ContextMap &context) override {
    return net().skipFusion(text, context);
  }
  model::HmsaOutput decode(const model::ImageFeatures &features, const torch::Tensor &positions,
                           const model::FusedQuery &fused, const model::TextFeatures &text) override {
    return net().decode(features, positions, fused, text, 1);
  }

protected:
  virtual Net &net() = 0;
};

/// The encoders of a model, whatever it is; those of an imported CLIP model embed an expression as it stands.
///
/// Threads: 0 takes what the machine has. Throws: as loading a model does.
std::unique_ptr<Encoders> openEncoders(const std::string &modelDirectory, int threads);

} // namespace xemap::eval
