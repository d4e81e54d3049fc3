// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/shard_tokenizer.h"

#include <utility>

#include "xemap/data/file_digest.h"
#include "xemap/text/bpe_tokenizer.h"
#include "xemap/text/clip_phrases.h"

namespace xemap::data {

namespace {

class ClipTokenizer final : public ShardTokenizer {
public:
  ClipTokenizer(const text::BpeMerges &merges, int contextLength, std::string identity)
      : mTokenizer(merges, contextLength), mIdentity(std::move(identity)) {}

  std::vector<std::vector<std::uint32_t>> encode(const std::string &phrase) const override {
    std::vector<std::vector<std::uint32_t>> wordings;
    for (const std::string &wording : text::clipWordings(phrase)) {
      const auto ids = mTokenizer.encode(wording).ids;
      wordings.emplace_back(ids.begin(), ids.end());
    }
    return wordings;
  }

  std::string identity() const override { return mIdentity; }

private:
  text::BpeTokenizer mTokenizer;
  std::string mIdentity;
};

} // namespace

std::unique_ptr<ShardTokenizer> makeClipTokenizer(const std::string &mergesPath, int contextLength) {
  return std::make_unique<ClipTokenizer>(text::BpeMerges::read(mergesPath), contextLength, fileDigest(mergesPath));
}

} // namespace xemap::data
