// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/tokenizer.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "xemap/base/error.h"
#include "xemap/text/normalizer.h"
#include "xemap/text/utf8.h"

namespace xemap::text {

namespace {

constexpr std::size_t maxExpressionCharacters = 1000;
constexpr std::size_t shortestNgram = 3;
constexpr std::size_t longestNgram = 5;

bool startsCharacter(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

/// Byte offsets at which the characters of `utf8` start, and its end.
std::vector<std::size_t> characterOffsets(const std::string &utf8) {
  std::vector<std::size_t> offsets;
  for (std::size_t i = 0; i < utf8.size(); ++i)
    if (startsCharacter(utf8[i]))
      offsets.push_back(i);
  offsets.push_back(utf8.size());
  return offsets;
}

/// Source: Fowler, Noll and Vo, FNV-1a with 64 bits.
std::uint64_t fnv1a(const char *begin, const char *end) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char *byte = begin; byte != end; ++byte)
    hash = (hash ^ static_cast<unsigned char>(*byte)) * 0x100000001B3U;
  return hash;
}

std::vector<std::uint16_t> ngramBuckets(const std::string &word, int bucketCount) {
  const std::string marked = '<' + word + '>';
  const std::vector<std::size_t> offsets = characterOffsets(marked);
  const std::size_t characters = offsets.size() - 1;
  const auto usable = static_cast<std::uint64_t>(bucketCount - 1);
  std::vector<std::uint16_t> buckets;
  for (std::size_t length = shortestNgram; length <= longestNgram; ++length)
    for (std::size_t first = 0; first + length <= characters; ++first) {
      const std::uint64_t hash = fnv1a(marked.data() + offsets[first], marked.data() + offsets[first + length]);
      buckets.push_back(static_cast<std::uint16_t>(1 + hash % usable));
    }
  return buckets;
}

void requireRange(const char *name, int value, int lowest, int highest) {
  if (value < lowest || value > highest)
    throw Error(ErrorCode::InvalidArgument, std::string("tokenizer ") + name + ": expected " + std::to_string(lowest) +
                                                " to " + std::to_string(highest) + ", found " + std::to_string(value));
}

} // namespace

std::vector<std::uint16_t> subwordBuckets(const std::string &word, const TokenizerOptions &options) {
  const std::vector<std::uint16_t> all = ngramBuckets(word, options.subwordBuckets);
  const auto room = static_cast<std::size_t>(options.subwordsPerToken);
  std::vector<std::uint16_t> kept(room, 0);
  if (all.size() <= room) {
    std::copy(all.begin(), all.end(), kept.begin());
    return kept;
  }
  for (std::size_t i = 0; i < room; ++i)
    kept[i] = all[room == 1 ? 0 : i * (all.size() - 1) / (room - 1)];
  return kept;
}

Tokenizer::Tokenizer(Vocabulary vocabulary, const TokenizerOptions &options)
    : mVocabulary(std::move(vocabulary)), mOptions(options) {
  constexpr int idLimit = std::numeric_limits<std::uint16_t>::max() + 1;
  requireRange("maxTokens", options.maxTokens, 1, static_cast<int>(maxExpressionCharacters));
  requireRange("subwordBuckets", options.subwordBuckets, 2, idLimit);
  requireRange("subwordsPerToken", options.subwordsPerToken, 1, 1024);
}

TokenIds Tokenizer::encode(const std::string &expression) const {
  const std::size_t characters = countCharacters(expression);
  if (characters > maxExpressionCharacters)
    throw Error(ErrorCode::InvalidArgument, "expression: expected at most " + std::to_string(maxExpressionCharacters) +
                                                " characters, found " + std::to_string(characters));
  std::vector<std::string> tokens = words(normalize(expression));
  if (tokens.empty())
    throw Error(ErrorCode::InvalidArgument, "expression: expected at least one word, found none");

  TokenIds ids;
  const auto limit = static_cast<std::size_t>(mOptions.maxTokens);
  ids.truncated = tokens.size() > limit;
  tokens.resize(std::min(tokens.size(), limit));
  for (const std::string &token : tokens) {
    const std::optional<std::uint16_t> id = mVocabulary.idOf(token);
    ids.unknownWords += id ? 0 : 1;
    ids.words.push_back(id.value_or(Vocabulary::unknownId));
    const std::vector<std::uint16_t> buckets = subwordBuckets(token, mOptions);
    ids.subwords.insert(ids.subwords.end(), buckets.begin(), buckets.end());
  }
  return ids;
}

} // namespace xemap::text
