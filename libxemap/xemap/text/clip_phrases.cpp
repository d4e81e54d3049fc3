// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/clip_phrases.h"

#include <algorithm>

#include "xemap/base/error.h"
#include "xemap/text/normalizer.h"

namespace xemap::text {

namespace {

/// Whether the two name the same thing as far as words tell.
bool sharesWord(const std::vector<std::string> &words, const std::vector<std::string> &theirs) {
  const auto stem = [](const std::string &word) {
    return word.size() > 3 && word.back() == 's' ? word.substr(0, word.size() - 1) : word;
  };
  return std::any_of(words.begin(), words.end(), [&](const std::string &word) {
    return std::any_of(theirs.begin(), theirs.end(),
                       [&](const std::string &their) { return stem(word) == stem(their); });
  });
}

} // namespace

std::vector<std::string> clipWordings(const std::string &phrase) {
  std::vector<std::string> wordings{phrase};
  for (const char *picture :
       {"a satellite photo of ", "a satellite image of ", "an aerial image of ", "a remote sensing image of "})
    wordings.push_back(picture + phrase + ".");
  return wordings;
}

const std::vector<std::string> &comparedThings() {
  static const std::vector<std::string> things{
      "background",    "buildings",       "houses",       "road",          "railway",
      "parking lot",   "river",           "lake",         "sea",           "beach",
      "forest",        "trees",           "farmland",     "meadow",        "bare soil",
      "desert",        "mountain",        "bridge",       "airport",       "harbor",
      "storage tanks", "industrial area", "sports field", "swimming pool", "shadows"};
  return things;
}

ClipPhraseTokenizer ClipPhraseTokenizer::read(const std::string &mergesPath, std::int64_t contextLength,
                                              std::int64_t vocabularyIds) {
  ClipPhraseTokenizer tokenizer(BpeMerges::read(mergesPath), static_cast<int>(contextLength));
  const auto size = tokenizer.tokenizer().vocabularySize();
  if (size != vocabularyIds)
    throw Error(ErrorCode::Corrupt, mergesPath + ": expected a vocabulary of " + std::to_string(vocabularyIds) +
                                        " tokens, found " + std::to_string(size));
  return tokenizer;
}

std::vector<std::vector<std::int32_t>> ClipPhraseTokenizer::encodeCompared() const {
  std::vector<std::vector<std::int32_t>> ids;
  for (const auto &thing : comparedThings())
    ids.push_back(mTokenizer.encode(thing).ids);
  return ids;
}

ClipPhraseIds ClipPhraseTokenizer::encode(const std::string &phrase) const {
  ClipPhraseIds encoded;
  for (const auto &wording : clipWordings(phrase)) {
    const auto one = mTokenizer.encode(wording);
    if (encoded.ids.empty())
      encoded.truncated = one.truncated;
    encoded.ids.insert(encoded.ids.end(), one.ids.begin(), one.ids.end());
  }
  const auto phraseWords = words(normalize(phrase));
  const auto &things = comparedThings();
  for (std::size_t i = 0; i < things.size(); ++i)
    if (sharesWord(phraseWords, words(normalize(things[i]))))
      encoded.alike |= 1U << i;
  return encoded;
}

} // namespace xemap::text
