// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "xemap/text/referring_expression.h"

namespace xemap::test {

/// A sentence of the corpus and the tree it has to be read as.
struct CorpusSentence {
  std::string text;
  text::Language language = text::Language::English;
  text::ReferringExpression tree;
};

/// Reads the sentences of a language from tests/golden/language/corpus.jsonl.
std::vector<CorpusSentence> readCorpus(text::Language language);

} // namespace xemap::test
