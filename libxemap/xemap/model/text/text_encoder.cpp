// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/text/text_encoder.h"

#include <algorithm>
#include <utility>

#include "xemap/model/text/bert.h"
#include "xemap/model/text/clip_text.h"

namespace xemap::model {

std::unique_ptr<FrozenTextEncoder> makeTextEncoder(const TextSpec &spec,
                                                   std::shared_ptr<const checkpoint::SafetensorsFile> weights) {
  struct Maker {
    std::shared_ptr<const checkpoint::SafetensorsFile> &weights;
    std::unique_ptr<FrozenTextEncoder> operator()(const Bert &bert) const {
      return std::make_unique<BertEncoder>(bert, std::move(weights));
    }
    std::unique_ptr<FrozenTextEncoder> operator()(const ClipText &clip) const {
      return std::make_unique<ClipTextEncoder>(clip, *weights);
    }
  };
  return std::visit(Maker{weights}, spec.kind);
}

PaddedTokens padTokens(const std::vector<std::vector<std::int32_t>> &texts) {
  std::size_t longest = 1;
  for (const auto &text : texts)
    longest = std::max(longest, text.size());
  const auto count = static_cast<int64_t>(texts.size());
  PaddedTokens tokens{torch::zeros({count, static_cast<int64_t>(longest)}, torch::kLong),
                      torch::zeros({count}, torch::kLong)};
  for (int64_t i = 0; i < count; ++i) {
    const auto &text = texts[static_cast<std::size_t>(i)];
    std::copy(text.begin(), text.end(), tokens.ids[i].data_ptr<int64_t>());
    tokens.lengths[i] = static_cast<int64_t>(text.size());
  }
  return tokens;
}

} // namespace xemap::model
