// SPDX-License-Identifier: GPL-2.0-or-later
// Over 2,000 sentences in five languages, whose trees come from how they were put together (language_sentences.py).
#include <algorithm>
#include <iostream>

#include <gtest/gtest.h>

#include "golden_lines.h"
#include "tree_json.h"
#include "xemap/text/language/wordings.h"
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

TEST(LanguageCorpusAsAWhole, HasTheSameTreeInNearlyAllSentences) {
  constexpr double aim = 0.98;
  std::size_t count = 0;
  std::size_t same = 0;
  for (const auto language : allLanguages)
    for (const auto &sentence : readCorpus(language)) {
      ++count;
      same += sameMeaning(parseReferringExpression(sentence.text), sentence.tree) ? 1 : 0;
    }
  for (const auto &[number, sentence, reading] : xemap::test::readGolden("language/by_hand.txt")) {
    ++count;
    same += readingOf(parseReferringExpression(sentence)) == reading ? 1 : 0;
  }
  std::cout << "corpus: " << same << " of " << count << " sentences have the same tree\n";
  EXPECT_GE(count, 3000U);
  EXPECT_GE(static_cast<double>(same), aim * static_cast<double>(count));
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

TEST(SentencesByHand, CanBeWrittenOutAndReadBack) {
  for (const auto &[number, sentence, reading] : xemap::test::readGolden("language/by_hand.txt"))
    EXPECT_TRUE(sameMeaning(parseReferringExpression(reading, Language::English), parseReferringExpression(sentence)))
        << "line " << number << ": " << reading;
}

TEST(Paraphrases, HaveTheSameTree) {
  const std::string bar = " | ";
  for (const auto &[number, sentence, others] : xemap::test::readGolden("language/paraphrases.txt")) {
    const auto tree = parseReferringExpression(sentence);
    EXPECT_FALSE(tree.isPlain()) << sentence;
    for (std::size_t start = 0; start < others.size();) {
      const auto end = std::min(others.find(bar, start), others.size());
      const auto other = parseReferringExpression(others.substr(start, end - start));
      EXPECT_TRUE(sameMeaning(other, tree))
          << "line " << number << ": " << others.substr(start, end - start) << "\n  was read as " << readingOf(other);
      start = end + bar.size();
    }
  }
}

TEST(Wordings, AreNoConditions) {
  // A word for a place or a denial inside a phrase that models are taught with is part of a name.
  for (const auto language : allLanguages)
    for (const auto &wording : wordingsOf(language)) {
      const auto tree = parseReferringExpression(wording, language);
      EXPECT_TRUE(tree.mended.empty()) << wording;
      EXPECT_FALSE(tree.complement) << wording << " was read as " << readingOf(tree);
      EXPECT_TRUE(tree.sizes.empty() && !tree.ranking) << wording << " was read as " << readingOf(tree);
    }
}

} // namespace
