// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <unordered_map>
#include <utility>

#include "xemap/model/clip/clip_source.h"

namespace xemap::train {

/// Remembers what a CLIP model that does not learn said of pictures and phrases: asked the same again, it costs
/// nothing.
///
/// All is rounded to float16, also the first time, so that training does not depend on what is still remembered.
class CachedClip final : public model::ClipSource {
public:
  /// Past `maxBytes`, pictures are no longer remembered.
  CachedClip(std::shared_ptr<model::ClipSource> clip, std::size_t maxBytes)
      : mClip(std::move(clip)), mMaxBytes(maxBytes) {}

  model::ClipPicture picture(const torch::Tensor &images) override;
  model::TextFeatures phrases(const model::TokenBatch &batch) override;

  std::size_t bytes() const { return mBytes; }

private:
  std::shared_ptr<model::ClipSource> mClip;
  std::size_t mMaxBytes;
  std::size_t mBytes = 0;
  std::unordered_map<std::uint64_t, model::ClipPicture> mPictures; ///< By content of the images.
  std::unordered_map<std::uint64_t, model::TextFeatures> mPhrases; ///< By tokens, one phrase each.
};

} // namespace xemap::train
