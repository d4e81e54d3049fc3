// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "xemap/model/clip/clip_net.h"
#include "xemap/model/head/text_features.h"
#include "xemap/model/image/clip_windows.h"

namespace xemap::model {

/// Where XeMap-Net base has from what CLIP says.
class ClipSource {
public:
  virtual ~ClipSource() = default;

  /// Shape: images [N,3,H,W] as windowedFeatures() takes one.
  virtual ClipPicture picture(const torch::Tensor &images) = 0;

  /// The states and the sentence are those of the phrase itself, the meaning is the mean over its wordings.
  virtual TextFeatures phrases(const TokenBatch &batch) = 0;
};

/// A CLIP model that is asked each time.
class PlainClip final : public ClipSource {
public:
  /// `compared` are the tokens of text::comparedThings(), each as BpeTokenizer gives them.
  PlainClip(ClipNet net, const std::vector<std::vector<std::int32_t>> &compared);

  ClipPicture picture(const torch::Tensor &images) override;
  TextFeatures phrases(const TokenBatch &batch) override;

private:
  ClipTextFeatures encodeText(const std::vector<std::vector<std::int32_t>> &texts);

  ClipNet mNet;
  torch::Tensor mCompared; ///< Shape: [C,E] of unit length.
};

/// Texts of different lengths as one tensor, 0 behind their ends. Shape: → [texts,L] int64.
torch::Tensor paddedTokens(const std::vector<std::vector<std::int32_t>> &texts);

} // namespace xemap::model
