// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/referring_expression.h"

#include <ostream>

#include <gtest/gtest.h>

#include "xemap/base/error.h"

namespace {

using namespace xemap::text;
using Kind = SpatialRelation::Kind;
using By = Ranking::By;

/// An expression with one relation, and what it says.
struct RelationCase {
  const char *expression;
  const char *target;
  Kind kind;
  std::vector<NounPhrases> anchors;
  double metres = 0.0;
  Heading heading = {};
};

std::ostream &operator<<(std::ostream &out, const RelationCase &example) {
  return out << example.expression;
}

class OneRelation : public testing::TestWithParam<RelationCase> {};

TEST_P(OneRelation, IsTakenApart) {
  const auto &example = GetParam();
  const auto parsed = parseReferringExpression(example.expression);
  EXPECT_EQ(parsed.targets, NounPhrases{example.target});
  ASSERT_EQ(parsed.relations.size(), 1U);
  const auto &relation = parsed.relations.front();
  EXPECT_EQ(relation.kind, example.kind);
  EXPECT_EQ(relation.anchors, example.anchors);
  EXPECT_NEAR(relation.metres, example.metres, 1e-9);
  EXPECT_EQ(relation.heading.x, example.heading.x);
  EXPECT_EQ(relation.heading.y, example.heading.y);
  EXPECT_FALSE(parsed.complement);
  EXPECT_TRUE(parsed.parts.empty());
  EXPECT_FALSE(parsed.ranking);
}

INSTANTIATE_TEST_SUITE_P(
    Words, OneRelation,
    testing::Values(
        RelationCase{"residential blocks beside the river", "residential blocks", Kind::Within, {{"river"}}, 30.0},
        RelationCase{"Houses ALONG the railway line", "houses", Kind::Within, {{"railway line"}}, 30.0},
        RelationCase{"all houses right next to a lake", "houses", Kind::Within, {{"lake"}}, 30.0},
        RelationCase{"fields close to a river or a lake", "fields", Kind::Within, {{"river", "lake"}}, 100.0},
        RelationCase{"show me the houses that are near the main road", "houses", Kind::Within, {{"main road"}}, 100.0},
        RelationCase{"meadows not far from the forest", "meadows", Kind::Within, {{"forest"}}, 100.0},
        RelationCase{"fields away from the village", "fields", Kind::Beyond, {{"village"}}, 100.0},
        RelationCase{"houses that are not near water", "houses", Kind::Beyond, {{"water"}}, 100.0},
        RelationCase{"houses between the river and the main road", "houses", Kind::Between, {{"river"}, {"main road"}}},
        RelationCase{"forest surrounded by fields and meadows", "forest", Kind::SurroundedBy, {{"fields", "meadows"}}},
        RelationCase{"houses in the forest", "houses", Kind::Inside, {{"forest"}}},
        RelationCase{"trees within a park", "trees", Kind::Inside, {{"park"}}},
        RelationCase{"houses across the road from the lake", "houses", Kind::Across, {{"road"}, {"lake"}}},
        RelationCase{
            "fields on the other side of the river from the village", "fields", Kind::Across, {{"river"}, {"village"}}},
        RelationCase{"fields without buildings", "fields", Kind::Without, {{"buildings"}}},
        RelationCase{"fields containing trees", "fields", Kind::Holding, {{"trees"}}},
        RelationCase{"residential blocks that have no swimming pools",
                     "residential blocks",
                     Kind::Without,
                     {{"swimming pools"}}},
        RelationCase{"vegetation but not forest", "vegetation", Kind::Except, {{"forest"}}},
        RelationCase{"buildings north of the river", "buildings", Kind::Toward, {{"river"}}, 0.0, {0, -1}},
        RelationCase{"buildings to the south-east of the lake", "buildings", Kind::Toward, {{"lake"}}, 0.0, {1, 1}},
        RelationCase{"buildings northwest of the lake", "buildings", Kind::Toward, {{"lake"}}, 0.0, {-1, -1}},
        RelationCase{"fields on the western side of the road", "fields", Kind::Toward, {{"road"}}, 0.0, {-1, 0}},
        RelationCase{"fields to the left of the road", "fields", Kind::Toward, {{"road"}}, 0.0, {-1, 0}}));

INSTANTIATE_TEST_SUITE_P(
    Distances, OneRelation,
    testing::Values(
        RelationCase{"houses within 200 m of the lake", "houses", Kind::Within, {{"lake"}}, 200.0},
        RelationCase{"houses within 200m of the lake", "houses", Kind::Within, {{"lake"}}, 200.0},
        RelationCase{"houses within 1.5 km of the lake", "houses", Kind::Within, {{"lake"}}, 1500.0},
        RelationCase{"houses within 1,000 metres of the lake", "houses", Kind::Within, {{"lake"}}, 1000.0},
        RelationCase{"houses less than fifty meters away from the lake", "houses", Kind::Within, {{"lake"}}, 50.0},
        RelationCase{"houses no more than 100 feet from the lake", "houses", Kind::Within, {{"lake"}}, 30.48}));

TEST(Parts, OfThePicture) {
  const std::vector<std::pair<const char *, std::pair<int, int>>> examples{
      {"fields in the north", {0, -1}},
      {"fields in the southern part", {0, 1}},
      {"fields in the north-eastern quarter of the image", {1, -1}},
      {"fields on the left side", {-1, 0}},
      {"fields in the upper right corner", {1, -1}},
      {"fields at the bottom of the map", {0, 1}},
      {"fields in the centre of the image", {0, 0}},
      {"fields located in the middle", {0, 0}}};
  for (const auto &[expression, heading] : examples) {
    const auto parsed = parseReferringExpression(expression);
    EXPECT_EQ(parsed.targets, NounPhrases{"fields"}) << expression;
    ASSERT_EQ(parsed.parts.size(), 1U) << expression;
    EXPECT_EQ(std::make_pair(parsed.parts[0].heading.x, parsed.parts[0].heading.y), heading) << expression;
    EXPECT_TRUE(parsed.relations.empty()) << expression;
  }
}

TEST(Rankings, BySizePlaceAndDistance) {
  auto ranking = parseReferringExpression("the largest field").ranking;
  ASSERT_TRUE(ranking);
  EXPECT_EQ(ranking->by, By::Area);
  EXPECT_TRUE(ranking->descending);

  ranking = parseReferringExpression("the second smallest lake").ranking;
  ASSERT_TRUE(ranking);
  EXPECT_FALSE(ranking->descending);
  EXPECT_EQ(ranking->first, 2);

  const auto three = parseReferringExpression("the three biggest industrial buildings");
  ASSERT_TRUE(three.ranking);
  EXPECT_EQ(three.targets, NounPhrases{"industrial buildings"});
  EXPECT_EQ(three.ranking->count, 3);

  ranking = parseReferringExpression("the northernmost lake").ranking;
  ASSERT_TRUE(ranking);
  EXPECT_EQ(ranking->by, By::Heading);
  EXPECT_EQ(ranking->heading.y, -1);

  const auto nearest = parseReferringExpression("the building closest to the bridge");
  ASSERT_TRUE(nearest.ranking);
  EXPECT_EQ(nearest.targets, NounPhrases{"building"});
  EXPECT_EQ(nearest.ranking->by, By::Distance);
  EXPECT_EQ(nearest.ranking->anchor, NounPhrases{"bridge"});
  EXPECT_FALSE(nearest.ranking->descending);
}

TEST(Complements, TurnTheTargetRound) {
  for (const char *expression : {"everything but water", "all except for the water", "areas other than water",
                                 "everything that is not water", "not water"}) {
    const auto parsed = parseReferringExpression(expression);
    EXPECT_TRUE(parsed.complement) << expression;
    EXPECT_EQ(parsed.targets, NounPhrases{"water"}) << expression;
  }
}

TEST(Conditions, AddUp) {
  const auto parsed = parseReferringExpression("the largest field near the river and north of the railway");
  EXPECT_EQ(parsed.targets, NounPhrases{"field"});
  ASSERT_EQ(parsed.relations.size(), 2U);
  EXPECT_EQ(parsed.relations[0].anchors, std::vector<NounPhrases>{{"river"}});
  EXPECT_EQ(parsed.relations[1].anchors, std::vector<NounPhrases>{{"railway"}});
  EXPECT_TRUE(parsed.ranking);
}

TEST(PlainExpressions, StayWhole) {
  for (const char *expression :
       {"dense residential area", "Airport with runways and planes", "there are many houses near a road",
        "a bridge is over the river", "the river", "houses with red roofs", "beside", "houses beside",
        "many buildings are in two sides of a railway station", "水", "bridge over the river"}) {
    const auto parsed = parseReferringExpression(expression);
    EXPECT_TRUE(parsed.isPlain()) << expression;
    EXPECT_EQ(parsed.targets, NounPhrases{expression});
  }
}

TEST(Expression, IsUtf8) {
  EXPECT_THROW(parseReferringExpression("houses \xff"), xemap::Error);
}

TEST(Slips, InRelationsAreReadAndTold) {
  const auto parsed = parseReferringExpression("houses betwen the river and the road");
  ASSERT_EQ(parsed.relations.size(), 1U);
  EXPECT_EQ(parsed.relations[0].kind, SpatialRelation::Kind::Between);
  ASSERT_EQ(parsed.mended.size(), 1U);
  EXPECT_EQ(parsed.mended[0], (std::pair<std::string, std::string>("betwen", "between")));
}

TEST(Slips, InNounsAreLeftAlone) {
  for (const char *expression : {"loft houses", "clover field", "weiher near the road"}) {
    const auto parsed = parseReferringExpression(expression, Language::English);
    EXPECT_TRUE(parsed.mended.empty()) << expression;
    EXPECT_NE(std::string(expression).find(parsed.targets.front()), std::string::npos);
  }
}

TEST(Languages, AreThatOfQgisWhereWordsFitSeveral) {
  EXPECT_EQ(detectLanguage("ni xyz ni abc", Language::Spanish), Language::Spanish);
  EXPECT_EQ(detectLanguage("ni xyz ni abc", Language::French), Language::French);
  EXPECT_EQ(detectLanguage("houses near the road", Language::German), Language::English);
  EXPECT_EQ(detectLanguage("Felder > 2 ha"), Language::German) << "nouns tell where no other word does";
}

TEST(Languages, HaveCodes) {
  EXPECT_EQ(languageOf("de"), Language::German);
  EXPECT_EQ(languageOf("de_AT.UTF-8"), Language::German);
  EXPECT_EQ(languageOf("zh-Hans"), Language::Chinese);
  EXPECT_FALSE(languageOf("it"));
  EXPECT_FALSE(languageOf("eng"));
  EXPECT_FALSE(languageOf(""));
}

TEST(PartsOfThings, AreNamedAsNotUnderstoodAndPartsOfThePictureAreNot) {
  const auto thing = parseReferringExpression("the northern part of the lake");
  EXPECT_EQ(thing.targets, NounPhrases{"lake"});
  EXPECT_TRUE(thing.parts.empty());
  EXPECT_EQ(thing.notUnderstood, std::vector<std::string>{"northern part of"});
  EXPECT_EQ(parseReferringExpression("the forest's northern part").targets, NounPhrases{"forest"});

  const auto picture = parseReferringExpression("the top quarter of the picture");
  EXPECT_TRUE(picture.targets.empty());
  ASSERT_EQ(picture.parts.size(), 1U);
  EXPECT_EQ(picture.parts[0].heading.y, -1);
  EXPECT_TRUE(picture.notUnderstood.empty());
}

TEST(Asides, AreLeftOutButNotOfNames) {
  EXPECT_EQ(parseReferringExpression("only lots of trees").targets, NounPhrases{"trees"});
  EXPECT_EQ(parseReferringExpression("most of the forest").notUnderstood, std::vector<std::string>{"most of the"});
  EXPECT_EQ(parseReferringExpression("Felder mit vielen Bäumen").targets, NounPhrases{"Felder mit Bäumen"});
  const auto reach = parseReferringExpression("forest within a mile and a half of the lake");
  ASSERT_EQ(reach.relations.size(), 1U);
  EXPECT_TRUE(reach.leftOut.empty());
  EXPECT_TRUE(parseReferringExpression("boats moored at piers").isPlain());
}

TEST(SizesMeant, AreThoseOfThePiecesThatAreMeant) {
  const auto range = sizesMeant(parseReferringExpression("fields between 1 and 5 ha"));
  EXPECT_DOUBLE_EQ(range.least, 10000.0);
  EXPECT_DOUBLE_EQ(range.most, 50000.0);
  EXPECT_DOUBLE_EQ(sizesMeant(parseReferringExpression("everything but fields larger than 2 ha")).least, 0.0);
}

TEST(HeightsAndWidths, AreNamedAsNotUnderstood) {
  for (const char *expression : {"trees taller than 20 m", "roads less than 10 m wide", "houses upstream of the bridge",
                                 "houses within 10 minutes of the station", "lakes greater than 10 frobs",
                                 "houses within a few metres of the lake", "fields larger than the lake",
                                 "the longest road", "three houses near the river", "houses near me"})
    EXPECT_FALSE(parseReferringExpression(expression).notUnderstood.empty()) << expression;
}

} // namespace
