// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "xemap/data/packed_shard.h"

namespace xemap::data {

struct ShardImage;

/// English phrases in other languages; format in docs/formats.md.
class PhraseTranslations {
public:
  struct Translation {
    PhraseLanguage language = PhraseLanguage::Other;
    std::string text;
  };

  PhraseTranslations() = default;
  explicit PhraseTranslations(std::map<std::string, std::vector<Translation>> byPhrase);
  /// Throws: NotFound, Unreadable, Corrupt, naming the file and the field.
  static PhraseTranslations read(const std::string &path);

  /// Nothing where the phrase is not translated; case and punctuation make no difference.
  const std::vector<Translation> &of(const std::string &phrase) const;

  /// Says each expression whose text is translated in the other languages as well, of the same pixels.
  void addTo(ShardImage &image) const;

private:
  std::map<std::vector<std::string>, std::vector<Translation>> mByWords;
};

/// The language of a tag of two letters such as "de"; Other for those without a number of their own.
PhraseLanguage languageOfTag(const std::string &tag);

/// The inverse; "other" for Other.
std::string tagOfLanguage(PhraseLanguage language);

} // namespace xemap::data
