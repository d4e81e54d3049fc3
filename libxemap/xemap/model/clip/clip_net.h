// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>

#include <torch/nn.h>

#include "xemap/model/image/clip_image_encoder.h"
#include "xemap/model/image/clip_windows.h"
#include "xemap/model/layers/clip_layers.h"
#include "xemap/model/spec/clip_options.h"

namespace xemap::model {

/// What a text encoder says of texts as a whole, and token by token.
///
/// Shape: embedding [Q,E], not of unit length; tokens [Q,L,textWidth] behind the final norm, mask [Q,L] bool, true up
/// to the end of text; sentence [Q,textWidth], the token that ends the text.
struct ClipTextFeatures {
  torch::Tensor embedding;
  torch::Tensor tokens;
  torch::Tensor mask;
  torch::Tensor sentence;
};

/// A CLIP model: image and text encoder of one space. Its parameters carry the names of OpenAI's CLIP.
///
/// Everything but norms is left unset until it is loaded.
class ClipNetImpl : public torch::nn::Module {
public:
  explicit ClipNetImpl(const ClipOptions &options);

  const ClipOptions &options() const { return mOptions; }

  /// Shape: image [N,3,H,W] float32 RGB in [0,1], H and W multiples of patchSize.
  ClipImageFeatures encodeImage(const torch::Tensor &image);

  /// As windowedFeatures() has it.
  ClipPicture picture(const torch::Tensor &image, Taps taps);

  /// Shape: tokens [Q,L] int64, L at most contextLength; each text ends with the highest identifier, what lies behind
  /// that does not matter.
  ClipTextFeatures encodeText(const torch::Tensor &tokens);

private:
  ClipOptions mOptions;
  std::shared_ptr<ClipImageEncoderImpl> mVisual;
  ClipTransformer mTransformer{nullptr};
  torch::Tensor mTokens;
  torch::Tensor mPositions;
  torch::nn::LayerNorm mFinalNorm{nullptr};
  torch::Tensor mProjection;
  torch::Tensor mLogScale;
  torch::Tensor mPixelMean;
  torch::Tensor mPixelStd;
};
TORCH_MODULE(ClipNet);

} // namespace xemap::model
