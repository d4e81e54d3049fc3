// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>

#include "xemap/base/feedback.h"
#include "xemap/data/phrase_translations.h"
#include "xemap/data/xemap_set.h"

namespace xemap::data {

/// What a set asks in another language.
struct TranslatedSetOptions {
  std::string name;
  std::string split; ///< Images of this split alone; all where empty.
  PhraseLanguage language = PhraseLanguage::English;
};

/// Makes a XeMap-set that asks of the pictures of `input` the same in one language: of each mask of a category the
/// first phrase that is translated into German, French, Spanish and Chinese, in its first translation. Whatever the
/// language, sets of one input ask for the same masks, so that their figures can be compared.
///
/// Returns the set written, or nothing when cancelled; then nothing is written. Throws: InvalidArgument for a language
/// that phrases have no translations in, or when no phrase is translated; as readXemapSet(), readSetImage() and
/// readExpressionMask(); Unwritable.
std::optional<XemapSet> buildTranslatedSet(const std::string &input, const PhraseTranslations &translations,
                                           const TranslatedSetOptions &options, const std::string &output,
                                           const Feedback &feedback);

} // namespace xemap::data
