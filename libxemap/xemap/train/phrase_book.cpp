// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/train/phrase_book.h"

#include "xemap/base/error.h"

namespace xemap::train {

std::vector<std::uint32_t> PhraseBook::add(const data::PackedShard &shard) {
  if (mPhrases.empty()) {
    mBankSize = shard.bankSize();
    mTokenizerIdentity = shard.tokenizerIdentity();
    mBankIdentity = shard.bankIdentity();
  } else if (shard.tokenizerIdentity() != mTokenizerIdentity || shard.bankIdentity() != mBankIdentity) {
    throw Error(ErrorCode::InvalidArgument,
                shard.name() + ": expected phrases packed with the tokenizer and the competitors of the other shards, "
                               "found others");
  }
  std::vector<std::uint32_t> indices;
  for (const auto &phrase : shard.phrases()) {
    const auto next = static_cast<std::uint32_t>(mPhrases.size());
    const auto [entry, isNew] = mIndexOf.try_emplace(std::string(phrase.text), next);
    if (isNew)
      mPhrases.push_back(&phrase);
    indices.push_back(entry->second);
  }
  return indices;
}

} // namespace xemap::train
