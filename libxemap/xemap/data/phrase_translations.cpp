// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/phrase_translations.h"

#include <algorithm>
#include <array>
#include <utility>

#include "xemap/data/json_field.h"
#include "xemap/data/shard_writer.h"
#include "xemap/text/normalizer.h"

namespace xemap::data {

namespace {

constexpr std::array<std::pair<const char *, PhraseLanguage>, 5> languages = {{{"en", PhraseLanguage::English},
                                                                               {"de", PhraseLanguage::German},
                                                                               {"fr", PhraseLanguage::French},
                                                                               {"es", PhraseLanguage::Spanish},
                                                                               {"zh", PhraseLanguage::Chinese}}};

std::vector<std::string> keyOf(const std::string &phrase) {
  return text::words(text::normalize(phrase));
}

} // namespace

PhraseLanguage languageOfTag(const std::string &tag) {
  const auto *const found =
      std::find_if(languages.begin(), languages.end(), [&](const auto &known) { return tag == known.first; });
  return found == languages.end() ? PhraseLanguage::Other : found->second;
}

std::string tagOfLanguage(PhraseLanguage language) {
  const auto *const found =
      std::find_if(languages.begin(), languages.end(), [&](const auto &known) { return language == known.second; });
  return found == languages.end() ? "other" : found->first;
}

PhraseTranslations::PhraseTranslations(std::map<std::string, std::vector<Translation>> byPhrase) {
  for (auto &[phrase, translations] : byPhrase) {
    std::vector<Translation> &all = mByWords[keyOf(phrase)];
    std::move(translations.begin(), translations.end(), std::back_inserter(all));
  }
}

PhraseTranslations PhraseTranslations::read(const std::string &path) {
  const nlohmann::json document = readJsonFile(path);
  const JsonField root(document, path);
  if (root.member("format").string() != "xemap-translations")
    root.member("format").fail("\"xemap-translations\"");
  root.member("version").integer(1, 1);
  std::map<std::string, std::vector<Translation>> byPhrase;
  const JsonField phrases = root.member("phrases");
  for (const std::string &phrase : phrases.keys()) {
    const JsonField tags = phrases.member(phrase);
    for (const std::string &tag : tags.keys()) {
      if (languageOfTag(tag) == PhraseLanguage::English)
        tags.member(tag).fail("a language other than English");
      for (std::string &text : tags.member(tag).texts())
        byPhrase[phrase].push_back({languageOfTag(tag), std::move(text)});
    }
  }
  return PhraseTranslations(std::move(byPhrase));
}

const std::vector<PhraseTranslations::Translation> &PhraseTranslations::of(const std::string &phrase) const {
  static const std::vector<Translation> none;
  const auto found = mByWords.find(keyOf(phrase));
  return found == mByWords.end() ? none : found->second;
}

void PhraseTranslations::addTo(ShardImage &image) const {
  if (mByWords.empty())
    return;
  std::vector<ShardExpression> translated;
  for (const ShardExpression &expression : image.expressions)
    for (const Translation &translation : of(expression.text))
      translated.push_back({translation.text, expression.tags, expression.mask, translation.language, expression.text});
  std::move(translated.begin(), translated.end(), std::back_inserter(image.expressions));
}

} // namespace xemap::data
