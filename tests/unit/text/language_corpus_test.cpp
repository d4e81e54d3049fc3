// SPDX-License-Identifier: GPL-2.0-or-later
// Over 2,000 sentences in five languages, whose trees come from how they were put together (language_sentences.py).
#include <iostream>

#include <gtest/gtest.h>

#include "golden_lines.h"
#include "tree_json.h"
#include "xemap/text/reading.h"

namespace {

using namespace xemap::text;
using xemap::test::readCorpus;

class LanguageCorpus : public testing::TestWithParam<Language> {};

INSTANTIATE_TEST_SUITE_P(Languages, LanguageCorpus, testing::ValuesIn(allLanguages),
                         [](const auto &language) { return std::string(codeOf(language.param)); });

TEST_P(LanguageCorpus, IsReadAsItWasMade) {
  const auto sentences = readCorpus(GetParam());
  ASSERT_GE(sentences.size(), 400U);
  std::size_t right = 0;
  for (const auto &sentence : sentences) {
    const auto tree = parseReferringExpression(sentence.text, sentence.language);
    const bool isSame = sameMeaning(tree, sentence.tree);
    right += isSame ? 1 : 0;
    EXPECT_TRUE(isSame) << sentence.text << "\n  was read as  " << readingOf(tree) << "\n  expected     "
                        << readingOf(sentence.tree);
  }
  std::cout << codeOf(GetParam()) << ": " << right << " of " << sentences.size() << " sentences have the same tree\n";
}

TEST_P(LanguageCorpus, IsRecognisedByItsFunctionWords) {
  for (const auto &sentence : readCorpus(GetParam())) {
    const auto language = detectLanguage(sentence.text);
    EXPECT_TRUE(sameMeaning(parseReferringExpression(sentence.text), sentence.tree))
        << sentence.text << " was taken for " << (language ? codeOf(*language) : "another language");
  }
}

TEST_P(LanguageCorpus, CanBeWrittenOutAndReadBack) {
  for (const auto &sentence : readCorpus(GetParam())) {
    const auto line = readingOf(sentence.tree);
    const auto again = parseReferringExpression(line, Language::English);
    EXPECT_TRUE(sameMeaning(again, sentence.tree)) << line << "\n  was read as " << readingOf(again);
    EXPECT_TRUE(again.leftOut.empty()) << line;
  }
}

TEST(SentencesByHand, AreReadAsJudged) {
  for (const auto &[number, sentence, reading] : xemap::test::readGolden("language/by_hand.txt"))
    EXPECT_EQ(readingOf(parseReferringExpression(sentence)), reading) << "line " << number << ": " << sentence;
}

} // namespace
