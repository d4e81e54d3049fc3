// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "xemap/model/model_directory.h"
#include "xemap/text/clip_phrases.h"

namespace xemap::infer {

/// The tokenizer of a CLIP model.
///
/// Throws: what text::BpeMerges::read throws; Corrupt for a vocabulary of another size than the network's.
text::ClipPhraseTokenizer clipTokenizer(const model::LoadedClip &model);

/// Texts as CLIP's tokenizer takes them apart.
///
/// Throws: as text::BpeTokenizer::encode.
std::vector<std::vector<std::int32_t>> tokensOf(const text::BpeTokenizer &tokenizer,
                                                const std::vector<std::string> &texts);

} // namespace xemap::infer
