// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "xemap/base/error.h"
#include "xemap/text/bpe_merges.h"
#include "xemap/text/bpe_tokenizer.h"

namespace {

using xemap::text::BpeMerges;
using xemap::text::BpeTokenizer;
using xemap::text::PhraseIds;

constexpr int contextLength = 77;

void require(bool condition) {
  if (!condition)
    std::abort();
}

void requireWellFormed(const PhraseIds &encoded, const BpeTokenizer &tokenizer) {
  require(encoded.ids.size() >= 2 && encoded.ids.size() <= contextLength);
  require(encoded.ids.front() == tokenizer.startId() && encoded.ids.back() == tokenizer.endId());
  require(!encoded.truncated || encoded.ids.size() == contextLength);
  require(std::all_of(encoded.ids.begin(), encoded.ids.end(),
                      [&](std::int32_t id) { return id >= 0 && id < tokenizer.vocabularySize(); }));
}

void encode(const std::string &text) {
  static const BpeTokenizer tokenizer(
      BpeMerges::parse("#version: 0.2\nt h\nth e</w>\na t</w>\na a\naa a</w>\naa aa\n! !\n", "tiny"), contextLength);
  requireWellFormed(tokenizer.encode(text), tokenizer);
}

void readMerges(const std::string &content) {
  const BpeTokenizer tokenizer(BpeMerges::parse(content, "fuzz"), contextLength);
  requireWellFormed(tokenizer.encode("the 3rd river\u2019s edge"), tokenizer);
}

} // namespace

/// The first byte says whether the others are a text to encode (even) or a file of merges to read (odd).
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
  if (size == 0)
    return 0;
  const std::string bytes(reinterpret_cast<const char *>(data + 1), size - 1);
  try {
    if (data[0] % 2 == 0)
      encode(bytes);
    else
      readMerges(bytes);
  } catch (const xemap::Error &error) {
    require(error.code() != xemap::ErrorCode::Internal);
  }
  return 0;
}
