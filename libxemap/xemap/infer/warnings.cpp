// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/warnings.h"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <cstdio>

#include "xemap/text/language/tables.h"
#include "xemap/text/normalizer.h"
#include "xemap/text/unknown_words.h"

namespace xemap::infer {

namespace {

std::string metres(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3g m", value);
  return text;
}

constexpr std::size_t mostOffered = 3;

std::string listed(const std::vector<std::string> &phrases) {
  std::string text;
  for (const auto &phrase : phrases)
    text += (text.empty() ? "'" : ", '") + phrase + "'";
  return text;
}

/// Words of a phrase but numbers, those of the grammar, and short ones.
std::vector<std::string> contentWords(const std::string &phrase) {
  constexpr std::size_t shortest = 3;
  std::vector<std::string> content;
  for (const auto &word : text::words(text::normalize(phrase))) {
    const bool isOfGrammar = std::any_of(text::allLanguages.begin(), text::allLanguages.end(),
                                         [&](text::Language language) { return text::tableOf(language).knows(word); });
    if (word.size() >= shortest && std::isdigit(static_cast<unsigned char>(word.front())) == 0 && !isOfGrammar)
      content.push_back(word);
  }
  return content;
}

/// Words a slip away, in the language of the phrase; a word alone tells none.
std::vector<std::string> wordsNear(const std::string &word, const std::string &phrase) {
  const auto language = text::detectLanguage(phrase).value_or(text::Language::English);
  auto near = text::taughtWordsNear(word, language, mostOffered);
  if (contentWords(phrase).size() == 1)
    for (const auto other : text::allLanguages)
      if (near.empty())
        near = text::taughtWordsNear(word, other, mostOffered);
  return near;
}

/// "did you mean": by spelling, or by what the model takes it for.
std::string offerFor(const Network &network, const std::string &word, const std::string &phrase) {
  if (const auto near = wordsNear(word, phrase); !near.empty())
    return "; did you mean " + listed(near) + "?";
  const auto nearest = network.nearestPhrases(phrase, mostOffered);
  return nearest.empty() ? std::string() : "; the nearest phrases it knows: " + listed(nearest);
}

/// What is said of the words of one phrase.
void warnOfWords(const Network &network, const std::string &phrase, bool isOnly, std::vector<std::string> &warnings) {
  const auto content = contentWords(phrase);
  const auto isUnknown = [&](const std::string &word) { return network.isUnknown(word); };
  if (content.size() > 1 && std::all_of(content.begin(), content.end(), isUnknown)) {
    warnings.push_back("none of the words of " + (isOnly ? "the expression" : "'" + phrase + "'") +
                       " is in the model's vocabulary: the answer rests on their spelling alone" +
                       offerFor(network, phrase, phrase));
    return;
  }
  for (const auto &word : content)
    if (isUnknown(word))
      warnings.push_back("'" + word + "' is not in the model's vocabulary: it is judged by its spelling alone" +
                         offerFor(network, word, phrase));
    else if (const auto near = wordsNear(word, phrase); network.isSplit(word) && !near.empty())
      warnings.push_back("'" + word + "': did you mean " + listed(near) + "?");
}

} // namespace

std::vector<std::string> readingWarnings(const Network &network, const Reading &reading,
                                         const std::vector<std::string> &phrases) {
  std::vector<std::string> warnings;
  for (const auto &[written, read] : reading.replaced)
    warnings.push_back("'" + written + "' was read as '" + read + "'");
  if (reading.truncated)
    warnings.emplace_back("the expression is longer than what the model reads: the rest was left out");
  for (const auto &phrase : phrases)
    warnOfWords(network, phrase, phrases.size() == 1, warnings);
  return warnings;
}

std::vector<std::string> resolutionWarnings(const model::ModelFacts &facts, const raster::AnalysisGrid &grid) {
  const auto &ground = grid.groundResolution;
  if (facts.maxGsdMetres <= 0)
    return {};
  const auto range = metres(facts.minGsdMetres) + " to " + metres(facts.maxGsdMetres);
  if (ground.x <= 0 || ground.y <= 0)
    return {"the ground resolution of the raster is unknown; the model was trained on " + range};
  const auto warning = [&](double found, const char *than, double better) {
    return "the ground resolution of " + metres(found) + " is " + than + " than the " + range +
           " the model was trained on; a gsd of " + metres(better) + " would answer better";
  };
  std::vector<std::string> warnings;
  const double finer = std::min(ground.x, ground.y);
  const double coarser = std::max(ground.x, ground.y);
  if (finer < facts.minGsdMetres)
    warnings.push_back(warning(finer, "finer", facts.minGsdMetres));
  if (coarser > facts.maxGsdMetres)
    warnings.push_back(warning(coarser, "coarser", facts.maxGsdMetres));
  return warnings;
}

std::vector<std::string> groundWarnings(const text::ReferringExpression &expression, const raster::AnalysisGrid &grid) {
  const auto usesCompass = [](const text::Heading &heading) {
    return heading.onCompass && (heading.x != 0 || heading.y != 0);
  };
  bool compass = expression.ranking && usesCompass(expression.ranking->heading);
  bool distance = expression.ranking && !expression.ranking->anchorSizes.empty();
  for (const auto *way : expression.waysToFulfil()) {
    for (const auto &part : way->parts)
      compass = compass || usesCompass(part.heading);
    distance = distance || !way->sizes.empty();
    for (const auto &relation : way->relations) {
      compass = compass || usesCompass(relation.heading) ||
                (relation.anchorRanking && usesCompass(relation.anchorRanking->heading));
      distance = distance || relation.metres > 0.0 || !relation.anchorSizes.empty();
    }
  }
  std::vector<std::string> warnings;
  if (compass && !grid.georeferenced)
    warnings.emplace_back("the raster has no georeference: north is taken to be up");
  if (distance && grid.groundResolution.x <= 0)
    warnings.emplace_back("the ground resolution of the raster is unknown: distances are told as if a pixel were one "
                          "metre");
  return warnings;
}

} // namespace xemap::infer
