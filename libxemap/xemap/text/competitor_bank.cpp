// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/competitor_bank.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <utility>

#include <nlohmann/json.hpp>

#include "xemap/base/error.h"
#include "xemap/text/normalizer.h"

namespace xemap::text {

namespace {

using Json = nlohmann::json;

bool endsWith(const std::string &word, const std::string &ending) {
  return word.size() > ending.size() && word.compare(word.size() - ending.size(), ending.size(), ending) == 0;
}

/// The singular as far as its spelling tells: "cities" → "city", "beaches" → "beach", "roads" → "road".
std::string stemOf(const std::string &word) {
  constexpr std::size_t shortest = 4;
  if (word.size() < shortest || endsWith(word, "ss"))
    return word;
  if (endsWith(word, "ies"))
    return word.substr(0, word.size() - 3) + 'y';
  for (const char *ending : {"ches", "shes", "sses", "xes"})
    if (endsWith(word, ending))
      return word.substr(0, word.size() - 2);
  return word.back() == 's' ? word.substr(0, word.size() - 1) : word;
}

/// The words of a phrase by which it may mean what another does: "of" and "area" say nothing by themselves.
std::vector<std::string> tellingStems(const std::string &phrase) {
  static const std::set<std::string> others = {"a",  "an", "and", "area", "at",  "by",    "for", "from", "in",  "is",
                                               "it", "of", "on",  "or",   "the", "there", "to",  "with", "zone"};
  std::vector<std::string> stems;
  for (const std::string &word : words(normalize(phrase)))
    if (auto stem = stemOf(word); others.count(stem) == 0)
      stems.push_back(std::move(stem));
  return stems;
}

[[noreturn]] void fail(const std::string &path, const std::string &field, const std::string &expected) {
  throw Error(ErrorCode::Corrupt, path + ": " + field + ": expected " + expected);
}

Json memberOf(const Json &object, const char *key, const std::string &path, const std::string &place) {
  const auto found = object.is_object() ? object.find(key) : object.end();
  if (!object.is_object() || found == object.end())
    fail(path, place + key, "this field");
  return *found;
}

std::string textOf(const Json &value, const std::string &path, const std::string &field) {
  if (!value.is_string())
    fail(path, field, "a string");
  return value.get<std::string>();
}

CompetitorBank::Competitor readCompetitor(const Json &entry, const std::string &path, const std::string &place) {
  CompetitorBank::Competitor competitor;
  competitor.text = textOf(memberOf(entry, "text", path, place + '.'), path, place + ".text");
  const Json words = memberOf(entry, "words", path, place + '.');
  if (!words.is_array())
    fail(path, place + ".words", "an array");
  for (std::size_t i = 0; i < words.size(); ++i)
    competitor.words.push_back(textOf(words[i], path, place + ".words[" + std::to_string(i) + ']'));
  return competitor;
}

Json parseFile(const std::string &path) {
  if (!std::filesystem::exists(path))
    throw Error(ErrorCode::NotFound, path + ": no such file");
  std::ifstream file(path, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  if (!file)
    throw Error(ErrorCode::Unreadable, path + ": cannot be read");
  try {
    return Json::parse(bytes);
  } catch (const Json::exception &problem) {
    throw Error(ErrorCode::Corrupt, path + ": expected JSON: " + problem.what());
  }
}

} // namespace

CompetitorBank::CompetitorBank(const std::vector<Competitor> &competitors) {
  if (competitors.size() > maxSize)
    throw Error(ErrorCode::InvalidArgument, "competitors: expected at most " + std::to_string(maxSize) + ", found " +
                                                std::to_string(competitors.size()));
  for (const Competitor &competitor : competitors) {
    if (words(normalize(competitor.text)).empty())
      throw Error(ErrorCode::InvalidArgument,
                  "competitors: expected phrases of words, found '" + competitor.text + "'");
    if (std::find(mPhrases.begin(), mPhrases.end(), competitor.text) != mPhrases.end())
      throw Error(ErrorCode::InvalidArgument, "competitors: expected '" + competitor.text + "' once, found it twice");
    mPhrases.push_back(competitor.text);
    const auto index = mPhrases.size() - 1;
    addTerm(competitor.text, index);
    for (const std::string &term : competitor.words)
      addTerm(term, index);
  }
}

void CompetitorBank::addTerm(const std::string &term, std::size_t competitor) {
  const auto stems = tellingStems(term);
  if (stems.empty())
    return;
  mCompetitorsOf[stems].set(competitor);
  mLongestTerm = std::max(mLongestTerm, stems.size());
}

CompetitorBank CompetitorBank::read(const std::string &path) {
  const Json document = parseFile(path);
  if (memberOf(document, "format", path, "") != "xemap-competitors")
    fail(path, "format", "\"xemap-competitors\"");
  if (memberOf(document, "version", path, "") != 1)
    fail(path, "version", "1");
  const Json phrases = memberOf(document, "phrases", path, "");
  if (!phrases.is_array())
    fail(path, "phrases", "an array");
  std::vector<Competitor> competitors;
  for (std::size_t i = 0; i < phrases.size(); ++i)
    competitors.push_back(readCompetitor(phrases[i], path, "phrases[" + std::to_string(i) + ']'));
  try {
    return CompetitorBank(competitors);
  } catch (const Error &problem) {
    throw Error(ErrorCode::Corrupt, path + ": " + problem.what());
  }
}

CompetitorBank::Bits CompetitorBank::alike(const std::string &phrase) const {
  const auto stems = tellingStems(phrase);
  Bits bits;
  for (std::size_t first = 0; first < stems.size();) {
    const auto named = [&](std::size_t length) {
      const auto begin = stems.begin() + static_cast<std::ptrdiff_t>(first);
      return mCompetitorsOf.find({begin, begin + static_cast<std::ptrdiff_t>(length)});
    };
    std::size_t length = std::min(mLongestTerm, stems.size() - first);
    while (length > 1 && named(length) == mCompetitorsOf.end())
      --length;
    if (const auto found = named(length); found != mCompetitorsOf.end())
      bits |= found->second;
    first += length;
  }
  return bits;
}

} // namespace xemap::text
