// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string>

#include "xemap/model/encoded_net.h"

namespace xemap::eval {

/// The encoders of a XeMap-Net, for methods to be compared with it that rest on the same ones.
class Encoders {
public:
  virtual ~Encoders() = default;

  virtual model::EncodedNetImpl &net() = 0;

  /// Whether net() learned anything: on top of a CLIP model, it need not have.
  virtual bool isTrained() const = 0;

  /// Throws: InvalidArgument for an expression without words.
  virtual model::TokenBatch tokensOf(const std::string &expression) const = 0;

  /// What a picture as a whole says. Shape: image [1,3,S,S] → [D].
  virtual torch::Tensor embedImage(const torch::Tensor &image) = 0;

  /// What that is compared with: their dot product is a cosine, or the mean of several. Shape: → [D].
  virtual torch::Tensor embedText(const std::string &expression) = 0;
};

/// The encoders of a model, whatever its architecture: pooled features of XeMap-Net tiny at every aligned level; the
/// embeddings of the CLIP model that XeMap-Net base rests on, of the expression as it stands.
///
/// Threads: 0 takes what the machine has. Throws: as loading a model does.
std::unique_ptr<Encoders> openEncoders(const std::string &modelDirectory, int threads);

} // namespace xemap::eval
