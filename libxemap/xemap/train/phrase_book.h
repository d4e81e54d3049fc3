// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "xemap/data/packed_shard.h"

namespace xemap::train {

/// The phrases of all shards of a run, each once, so that a frozen text encoder reads each once. Those of the bank come
/// first.
class PhraseBook {
public:
  /// Adds the phrases of a shard, which outlives the book. Its indices become those of the book by what is returned.
  ///
  /// Throws: InvalidArgument, naming the shard, when its tokenizer or its bank is another than that of the first.
  std::vector<std::uint32_t> add(const data::PackedShard &shard);

  const std::vector<const data::PackedPhrase *> &phrases() const { return mPhrases; }
  std::size_t bankSize() const { return mBankSize; }
  const std::string &tokenizerIdentity() const { return mTokenizerIdentity; }
  const std::string &bankIdentity() const { return mBankIdentity; }

private:
  std::vector<const data::PackedPhrase *> mPhrases;
  std::unordered_map<std::string, std::uint32_t> mIndexOf;
  std::size_t mBankSize = 0;
  std::string mTokenizerIdentity;
  std::string mBankIdentity;
};

} // namespace xemap::train
