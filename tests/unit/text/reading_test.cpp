// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/reading.h"

#include <gtest/gtest.h>

#include "xemap/base/error.h"
#include "xemap/text/language/word_table.h"

namespace {

using namespace xemap::text;

/// Wordings of the same, the first of them as the reading is written.
const std::vector<std::vector<const char *>> paraphrases{
    {"forest · 2nd largest", "the 2nd largest forest", "the second largest forest", "the second-biggest forest",
     "which is the second largest forest?"},
    {"forests · largest 2", "the largest two forests", "the two largest forests", "the 2 biggest forests"},
    {"forests · largest 3", "top 3 forests", "the three largest forests", "the top three largest forests"},
    {"forest · nearer than 805 m to: lake", "forest within half a mile of the lake", "forest < 0.5 miles from the lake",
     "forest no more than ½ mile from the lake", "forest closer to the lake than half a mile"},
    {"forest · nearer than 200 m to: lake", "forest within a 200 m radius of the lake",
     "forest in a radius of 200m around the lake", "forest up to two hundred metres away from the lake"},
    {"forest · farther than 50 m from: lake · nearer than 200 m to: lake", "forest between 50 and 200 m from the lake",
     "forest 50-200 m from the lake", "forest more than 50 m but less than 200 m from the lake"},
    {"everything but: forest", "everything that isn't forest", "everything but forest", "anything but forest",
     "non-forest", "no forest", "not forest", "everything except for the forest"},
    {"forest · not near: river", "forest, but not near the river", "forest not near the river",
     "forest that is not near the river", "forest except near the river", "forest but not those near the river"},
    {"fields · larger than 2 ha", "fields larger than 2 ha", "fields over 20,000 sq m",
     "fields with an area of more than 0.02 km²", "fields of at least two hectares", "fields that are bigger than 2 ha",
     "fields ≥ 2 ha"},
    {"forest · in the lower left", "bottom-left forest", "forest in the bottom left", "lower left forest",
     "forest in the bottom left corner of the image"},
    {"forest · nearest to: lake", "the nearest forest to the lake", "forest nearest to the lake",
     "the forest closest to the lake"},
    {"storage tanks or river", "storage tanks, river", "storage tanks and river", "storage tanks or the river"},
    {"fields · near: forest", "where are the fields near the forest", "can you find the fields near the forest?",
     "please show me fields near a forest", "I'm looking for all fields close to the forest, please"},
    {"how many: houses · near: river", "how many houses are there near the river?", "count the houses near the river",
     "what is the number of houses near the river"},
    {"fields · beside: road", "fields that touch a road", "fields adjacent to the road", "fields bordering any road"},
    {"everything · near: river", "everything near the river", "anything close to the river"},
    {"lake · largest", "only the largest lake", "largest lake only", "just the biggest lake"},
    {"building · 3rd leftmost", "third from the left building", "the third building from the left",
     "3rd building counting from the left", "building, third from the left"},
    {"everything · in the top", "upper half of the image", "the top quarter of the picture"},
    {"water", "places where there is water", "whatever is water", "how much water is there?", "lots of water"},
    {"fields · larger than 4 ha · smaller than 6.25 ha", "5 ha fields", "fields of about 5 ha", "5-hectare fields",
     "fields with a surface of 5 ha", "fields the size of 5 ha"},
    {"fields · larger than 600 m²", "fields bigger than 20 by 30 m", "fields larger than 20 × 30 m",
     "fields bigger than 20m x 30m"},
    {"fields · larger than 7140 m²", "fields bigger than a football field", "fields larger than one soccer pitch"},
    {"ships · beside: dock", "ships at the dock", "a few ships by the dock"},
    {"everything · 2nd largest", "second largest", "the 2nd biggest one"}};

TEST(Paraphrases, HaveTheSameReading) {
  for (const auto &same : paraphrases) {
    const auto meant = parseReferringExpression(same.front());
    for (const char *expression : same) {
      auto tree = parseReferringExpression(expression);
      EXPECT_TRUE(sameMeaning(tree, meant)) << expression << " was read as " << readingOf(tree);
      tree.leftOut.clear();
      EXPECT_EQ(readingOf(tree), same.front()) << expression;
    }
  }
}

TEST(Reading, SaysWhatWasLeftOut) {
  EXPECT_EQ(readingOf(parseReferringExpression("forest within half a mile of the lake, please")),
            "forest · nearer than 805 m to: lake · left out: please");
  EXPECT_EQ(readingOf(parseReferringExpression("could you show me the forest right next to the lake")),
            "forest · beside: lake · left out: could you, show me");
}

TEST(Reading, OfWhatIsNotTakenApartIsTheExpression) {
  for (const char *expression : {"dense residential area", "airport with runways and planes",
                                 "there are many houses near a road", "bridge over the river"})
    EXPECT_EQ(readingOf(parseReferringExpression(expression)), expression);
}

TEST(Reading, QuotesNamesThatWouldBeTakenApart) {
  const auto tree = parseReferringExpression("\"house of the rising sun near the sea\" in the north");
  EXPECT_EQ(tree.targets, NounPhrases{"house of the rising sun near the sea"});
  EXPECT_EQ(readingOf(tree), "\"house of the rising sun near the sea\" · in the north");
}

TEST(Lost, WordsAreNamed) {
  const std::vector<std::pair<const char *, std::vector<std::string>>> examples{
      {"forest near the river or upstream of the mill", {"or upstream of the mill"}},
      {"roads without trees along them", {"along them"}},
      {"houses in the north of the forest", {"north of"}},
      {"the nearest forest", {"nearest"}},
      {"forest near the river please", {}}};
  for (const auto &[expression, lost] : examples)
    EXPECT_EQ(parseReferringExpression(expression).notUnderstood, lost) << expression;
}

TEST(OtherLanguages, AnswerNounsAndNameRelations) {
  const auto tree = parseReferringExpression("foresta vicino al fiume");
  EXPECT_EQ(tree.targets, NounPhrases{"foresta"});
  EXPECT_EQ(tree.leftOut, std::vector<std::string>{"vicino al fiume"});
  EXPECT_EQ(tree.notUnderstood, std::vector<std::string>{"vicino al"});
  EXPECT_EQ(parseReferringExpression("лес рядом с рекой").notUnderstood, std::vector<std::string>{"рядом с"});
}

TEST(Languages, CanBeSet) {
  EXPECT_EQ(parseReferringExpression("bosque", Language::Spanish).targets, NounPhrases{"bosque"});
  EXPECT_TRUE(parseReferringExpression("Felder am See", Language::English).relations.empty());
  EXPECT_EQ(parseReferringExpression("Felder am See").relations.size(), 1U);
  EXPECT_EQ(parseReferringExpression("Häuser am Fluss").targets, NounPhrases{"Häuser"}) << "letters stay as they are";
}

TEST(WordTables, NameTheirFaults) {
  const auto failure = [](const char *text) {
    try {
      WordTable::parse(text, "xx.txt");
    } catch (const xemap::Error &error) {
      return std::string(error.what());
    }
    return std::string();
  };
  EXPECT_EQ(failure("# fine\nnoun = tree"), "xx.txt, line 2: expected a class of words, found 'noun'");
  EXPECT_EQ(failure("article the"), "xx.txt, line 1: expected 'class values = phrases', found 'article the'");
  EXPECT_EQ(failure("article = the | | a"), "xx.txt, line 1: expected words between the bars, found none");
  EXPECT_EQ(failure("article = the | a"), "");
}

} // namespace
