// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/translated_set.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "xemap/base/error.h"
#include "xemap/data/xemap_set_writer.h"

namespace xemap::data {

namespace {

constexpr std::array<PhraseLanguage, 4> translatedLanguages{PhraseLanguage::German, PhraseLanguage::French,
                                                            PhraseLanguage::Spanish, PhraseLanguage::Chinese};

/// The first translation of a phrase into a language; nothing unless it is translated into all of them.
std::optional<std::string> translated(const PhraseTranslations &translations, const std::string &phrase,
                                      PhraseLanguage language) {
  const auto &all = translations.of(phrase);
  const auto first = [&all](PhraseLanguage wanted) {
    return std::find_if(all.begin(), all.end(), [wanted](const auto &entry) { return entry.language == wanted; });
  };
  for (const PhraseLanguage needed : translatedLanguages)
    if (first(needed) == all.end())
      return {};
  return language == PhraseLanguage::English ? phrase : first(language)->text;
}

} // namespace

std::optional<XemapSet> buildTranslatedSet(const std::string &input, const PhraseTranslations &translations,
                                           const TranslatedSetOptions &options, const std::string &output,
                                           const Feedback &feedback) {
  if (options.language != PhraseLanguage::English &&
      std::find(translatedLanguages.begin(), translatedLanguages.end(), options.language) == translatedLanguages.end())
    throw Error(ErrorCode::InvalidArgument,
                options.name + ": expected en, de, fr, es or zh as language, found " + tagOfLanguage(options.language));
  const XemapSet source = readXemapSet(input);
  std::map<std::string, std::vector<SetExpression>> asked;
  std::set<std::string> masks;
  for (const SetExpression &expression : source.expressions) {
    if (expression.tags != Category || expression.maskFile.empty() || masks.count(expression.maskFile) > 0)
      continue;
    if (const auto text = translated(translations, expression.text, options.language)) {
      masks.insert(expression.maskFile);
      asked[expression.image].push_back(expression);
      asked[expression.image].back().text = *text;
    }
  }

  XemapSetWriter writer(output, options.name, source.license, source.description);
  bool isEmpty = true;
  for (std::size_t i = 0; i < source.images.size(); ++i) {
    const SetImage &image = source.images[i];
    if (feedback.isCancelled())
      return {};
    feedback.setProgress(static_cast<double>(i) / static_cast<double>(source.images.size()));
    if ((!options.split.empty() && image.split != options.split) || asked[image.id].empty())
      continue;
    isEmpty = false;
    const auto unknown = readUnknownMask(input, image);
    writer.addImage(image.id, readSetImage(input, image), image.split, image.gsdMetres,
                    unknown ? writer.addMask(image.id + "-unknown", *unknown) : std::string());
    for (SetExpression &expression : asked[image.id]) {
      expression.maskFile = writer.addMask(expression.id, readExpressionMask(input, image, expression));
      writer.addExpression(expression);
    }
  }
  if (isEmpty)
    throw Error(ErrorCode::InvalidArgument,
                input + ": expected masks of translated phrases" +
                    (options.split.empty() ? std::string() : " in split '" + options.split + "'") + ", found none");
  return writer.finish();
}

} // namespace xemap::data
