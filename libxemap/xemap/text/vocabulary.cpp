// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/vocabulary.h"

#include <algorithm>
#include <istream>
#include <limits>
#include <ostream>
#include <utility>

#include "xemap/base/error.h"
#include "xemap/text/normalizer.h"

namespace xemap::text {

namespace {

constexpr std::size_t maxVocabularyWords =
    std::size_t{std::numeric_limits<std::uint16_t>::max()} + 1 - Vocabulary::firstWordId;

bool isOneNormalizedWord(const std::string &line) {
  try {
    return normalize(line) == line && words(line) == std::vector<std::string>{line};
  } catch (const Error &) {
    return false;
  }
}

std::unordered_map<std::string, std::size_t> countWords(const std::vector<std::string> &texts) {
  std::unordered_map<std::string, std::size_t> counts;
  for (const std::string &text : texts)
    for (std::string &word : text::words(normalize(text)))
      ++counts[std::move(word)];
  return counts;
}

} // namespace

bool Vocabulary::append(const std::string &word) {
  const auto id = static_cast<std::uint16_t>(idCount());
  if (!mIds.emplace(word, id).second)
    return false;
  mWords.push_back(word);
  return true;
}

Vocabulary Vocabulary::read(std::istream &lines, const std::string &origin) {
  Vocabulary vocabulary;
  std::string line;
  for (std::size_t number = 1; std::getline(lines, line); ++number) {
    const std::string place = origin + " line " + std::to_string(number) + ": ";
    if (!isOneNormalizedWord(line))
      throw Error(ErrorCode::Corrupt, place + "expected one normalised word, found '" + line + "'");
    if (vocabulary.mWords.size() == maxVocabularyWords)
      throw Error(ErrorCode::Corrupt, place + "expected at most " + std::to_string(maxVocabularyWords) + " words");
    if (!vocabulary.append(line))
      throw Error(ErrorCode::Corrupt, place + "expected each word once, found '" + line + "' again");
  }
  if (lines.bad())
    throw Error(ErrorCode::Unreadable, origin + ": cannot be read");
  if (vocabulary.mWords.empty())
    throw Error(ErrorCode::Corrupt, origin + ": expected one word a line, found no line");
  return vocabulary;
}

Vocabulary Vocabulary::build(const std::vector<std::string> &texts, std::size_t maxWords, std::size_t minCount,
                             const std::vector<std::string> &required) {
  const std::size_t limit = std::min(maxWords, maxVocabularyWords);
  Vocabulary vocabulary;
  for (const std::string &text : required)
    for (const std::string &word : text::words(normalize(text)))
      vocabulary.append(word);
  if (vocabulary.mWords.size() > limit)
    throw Error(ErrorCode::InvalidArgument, "vocabulary: expected at most " + std::to_string(limit) +
                                                " required words, found " + std::to_string(vocabulary.mWords.size()));

  const auto counts = countWords(texts);
  std::vector<std::pair<std::string, std::size_t>> ranked(counts.begin(), counts.end());
  std::sort(ranked.begin(), ranked.end(), [](const auto &a, const auto &b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  for (const auto &[word, count] : ranked) {
    if (vocabulary.mWords.size() == limit || count < minCount)
      break;
    vocabulary.append(word);
  }
  return vocabulary;
}

void Vocabulary::write(std::ostream &lines) const {
  for (const std::string &word : mWords)
    lines << word << '\n';
}

std::optional<std::uint16_t> Vocabulary::idOf(const std::string &word) const {
  const auto found = mIds.find(word);
  return found == mIds.end() ? std::nullopt : std::make_optional(found->second);
}

} // namespace xemap::text
