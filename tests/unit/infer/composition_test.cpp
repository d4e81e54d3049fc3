// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/composition.h"

#include <gtest/gtest.h>

#include "xemap/infer/pieces.h"

namespace {

using namespace xemap::infer;

/// Cells of 5 m on a picture of 60 x 40 cells.
constexpr int columns = 60;
constexpr int rows = 40;
const CellGround ground{5.0, 5.0, 0.0, 0.0, -1.0};

struct Box {
  int x0, y0, x1, y1;
};

PhraseMap mapOf(const std::vector<Box> &boxes) {
  PhraseMap map(columns, rows, 0.05F);
  for (const auto &box : boxes)
    for (int y = box.y0; y <= box.y1; ++y)
      for (int x = box.x0; x <= box.x1; ++x)
        map.at(x, y) = 0.95F;
  return map;
}

xemap::spatial::Grid<float> select(const std::string &expression, std::map<std::string, PhraseMap> maps,
                                   const CellGround &cells = ground) {
  return composeSelection(xemap::text::parseReferringExpression(expression), maps, cells);
}

/// 1 where a cell is in the part, else 0.
xemap::spatial::Grid<float> partSelection(const xemap::text::PicturePart &part, int width, int height,
                                          const CellGround &cells) {
  xemap::spatial::Grid<float> selection(width, height, 0.0F);
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x)
      selection.at(x, y) = isInPart(part, x, y, width, height, cells) ? 1.0F : 0.0F;
  return selection;
}

const std::vector<Box> houses{{5, 5, 8, 8}, {30, 5, 33, 8}, {50, 30, 53, 33}};

TEST(Relations, HoldOfWholeThings) {
  // The lake is 15 m from the first house, 125 m from the second.
  const auto selection =
      select("houses beside the lake", {{"houses", mapOf(houses)}, {"lake", mapOf({{0, 12, 6, 20}})}});
  for (int y = 5; y <= 8; ++y)
    for (int x = 5; x <= 8; ++x)
      EXPECT_GT(selection.at(x, y), 0.9F);
  EXPECT_LT(selection.at(31, 6), 0.1F);
  EXPECT_LT(selection.at(51, 31), 0.1F);
}

TEST(Relations, KnowDistancesAndTheirOpposite) {
  const std::map<std::string, PhraseMap> maps{{"houses", mapOf(houses)}, {"lake", mapOf({{0, 12, 6, 20}})}};
  EXPECT_GT(select("houses within 150 m of the lake", maps).at(31, 6), 0.9F);
  EXPECT_LT(select("houses within 150 m of the lake", maps).at(51, 31), 0.1F);
  EXPECT_LT(select("houses more than 150 m from the lake", maps).at(31, 6), 0.1F);
  EXPECT_GT(select("houses more than 150 m from the lake", maps).at(51, 31), 0.9F);
  // Cells that are narrower than high.
  EXPECT_LT(select("houses within 150 m of the lake", maps, {5.0, 20.0, 0.0, 0.0, -1.0}).at(51, 31), 0.1F);
}

TEST(Relations, OfADistanceCutSprawlingTargetsThroughTheMiddle) {
  const auto selection =
      select("forest within 50 m of the lake", {{"forest", mapOf({{0, 0, 59, 9}})}, {"lake", mapOf({{0, 12, 6, 20}})}});
  EXPECT_GT(selection.at(3, 8), 0.9F);
  EXPECT_LT(selection.at(50, 5), 0.1F);
}

TEST(Relations, BetweenLooksToOppositeSides) {
  const auto selection =
      select("houses between the river and the road",
             {{"houses", mapOf(houses)}, {"river", mapOf({{20, 0, 22, 39}})}, {"road", mapOf({{40, 0, 41, 39}})}});
  EXPECT_LT(selection.at(6, 6), 0.1F);
  EXPECT_GT(selection.at(31, 6), 0.9F);
  EXPECT_LT(selection.at(51, 31), 0.1F);
}

TEST(Relations, SurroundedAndInside) {
  const std::map<std::string, PhraseMap> maps{
      {"houses", mapOf({{10, 10, 13, 13}, {40, 10, 43, 13}})},
      {"forest", mapOf({{3, 3, 20, 9}, {3, 14, 20, 20}, {3, 10, 9, 13}, {14, 10, 20, 13}})}};
  for (const char *expression : {"houses surrounded by forest", "houses in the forest"}) {
    EXPECT_GT(select(expression, maps).at(11, 11), 0.9F) << expression;
    EXPECT_LT(select(expression, maps).at(41, 11), 0.1F) << expression;
  }
}

TEST(Relations, AcrossNeedsTheBarrier) {
  const std::map<std::string, PhraseMap> maps{{"houses", mapOf({{10, 2, 13, 4}, {30, 10, 33, 12}})},
                                              {"road", mapOf({{0, 7, 59, 8}})},
                                              {"park", mapOf({{5, 10, 25, 20}})}};
  EXPECT_GT(select("houses across the road from the park", maps).at(11, 3), 0.9F);
  EXPECT_LT(select("houses across the road from the park", maps).at(31, 11), 0.1F);
}

TEST(Directions, AreTakenFromTheGround) {
  const std::map<std::string, PhraseMap> maps{{"houses", mapOf({{28, 3, 30, 5}, {28, 33, 30, 35}})},
                                              {"river", mapOf({{0, 19, 59, 20}})}};
  EXPECT_GT(select("houses north of the river", maps).at(29, 4), 0.9F);
  EXPECT_LT(select("houses north of the river", maps).at(29, 34), 0.1F);
  // On a picture whose north is down they change places; above stays above.
  const CellGround turned{5.0, 5.0, 0.0, 0.0, 1.0, -1.0, 0.0};
  EXPECT_LT(select("houses north of the river", maps, turned).at(29, 4), 0.1F);
  EXPECT_GT(select("houses north of the river", maps, turned).at(29, 34), 0.9F);
  EXPECT_GT(select("houses above the river", maps, turned).at(29, 4), 0.9F);
}

TEST(Relations, MayHoldInsteadOfEachOther) {
  const std::map<std::string, PhraseMap> maps{{"houses", mapOf(houses)}, {"lake", mapOf({{0, 12, 6, 20}})}};
  const auto either = select("houses beside the lake or in the south", maps);
  EXPECT_GT(either.at(6, 6), 0.9F);
  EXPECT_LT(either.at(31, 6), 0.1F);
  EXPECT_GT(either.at(51, 31), 0.9F);
  const auto parts = select("houses in the east or the south", maps);
  EXPECT_LT(parts.at(6, 6), 0.1F);
  EXPECT_GT(parts.at(31, 6), 0.9F);
}

TEST(Anchors, MayBeAQuestionOfTheirSize) {
  // Cells are 25 m²: a pond of 0.04 ha beside the first house, a lake of 0.225 ha beside the second.
  const std::map<std::string, PhraseMap> maps{{"houses", mapOf(houses)},
                                              {"water", mapOf({{5, 12, 8, 15}, {28, 10, 36, 19}})}};
  for (const char *expression :
       {"houses within 40 m of water larger than 1000 sq m", "houses within 40 m of the largest water"}) {
    EXPECT_LT(select(expression, maps).at(6, 6), 0.1F) << expression;
    EXPECT_GT(select(expression, maps).at(31, 6), 0.9F) << expression;
  }
  const auto small = select("houses within 40 m of the smallest water", maps);
  EXPECT_GT(small.at(6, 6), 0.9F);
  EXPECT_LT(small.at(31, 6), 0.1F);
  const auto east = select("houses within 40 m of the easternmost water", maps);
  EXPECT_LT(east.at(6, 6), 0.1F);
  EXPECT_GT(east.at(31, 6), 0.9F);
  const auto nearest = select("houses nearest to water larger than 1000 sq m", maps);
  EXPECT_GT(nearest.at(31, 6), 0.9F);
  EXPECT_LT(nearest.at(6, 6), 0.1F);
  const auto none = select("houses within 40 m of water larger than 1 ha", maps);
  EXPECT_LT(none.at(31, 6), 0.2F) << "no water is that large";
}

TEST(Relations, KnowDistancesOverShearedCells) {
  // Each row lies a cell to the right of the one above: the place that looks to be right below is 25 rows' lean away.
  CellGround sheared = ground;
  sheared.leanX = 5.0;
  const std::map<std::string, PhraseMap> maps{{"houses", mapOf({{10, 30, 12, 32}, {34, 30, 36, 32}})},
                                              {"lake", mapOf({{34, 4, 36, 6}})}};
  EXPECT_GT(select("houses within 140 m of the lake", maps).at(35, 31), 0.9F);
  EXPECT_LT(select("houses within 140 m of the lake", maps, sheared).at(35, 31), 0.3F);
  EXPECT_GT(select("houses within 140 m of the lake", maps, sheared).at(11, 31), 0.9F);
  // South is straight down on the ground, not along the columns.
  EXPECT_GT(select("houses south of the lake", maps, sheared).at(11, 31), 0.9F);
  EXPECT_EQ(partSelection({{1, 0, true}}, columns, rows, sheared).at(columns / 2, rows - 1), 1.0F);
}

TEST(Parts, FollowNorth) {
  const auto upright = partSelection({{1, -1, true}}, columns, rows, ground);
  EXPECT_EQ(upright.at(columns - 1, 0), 1.0F);
  EXPECT_EQ(upright.at(0, 0), 0.0F);
  EXPECT_EQ(upright.at(columns - 1, rows - 1), 0.0F);
  const auto eastUp = partSelection({{1, 0, true}}, columns, rows, {5.0, 5.0, 0.0, -1.0, 0.0, 0.0, -1.0});
  EXPECT_EQ(eastUp.at(columns / 2, 0), 1.0F);
  EXPECT_EQ(eastUp.at(columns / 2, rows - 1), 0.0F);
  // Mirrored pictures, as those whose rows go from south to north: north is down, and east still to the right.
  const CellGround mirrored{5.0, 5.0, 0.0, 0.0, 1.0, 1.0, 0.0};
  const auto southEast = partSelection({{1, 1, true}}, columns, rows, mirrored);
  EXPECT_EQ(southEast.at(columns - 1, 0), 1.0F);
  EXPECT_EQ(southEast.at(0, 0), 0.0F);
  EXPECT_EQ(southEast.at(columns - 1, rows - 1), 0.0F);
  const auto middle = partSelection({{0, 0, true}}, columns, rows, ground);
  EXPECT_EQ(middle.at(columns / 2, rows / 2), 1.0F);
  EXPECT_EQ(middle.at(0, 0), 0.0F);
}

TEST(Negations, WithoutExceptAndAwayFrom) {
  const std::map<std::string, PhraseMap> maps{{"fields", mapOf({{0, 0, 20, 20}, {30, 0, 50, 20}})},
                                              {"trees", mapOf({{40, 10, 41, 11}})}};
  EXPECT_GT(select("fields without trees", maps).at(10, 10), 0.9F);
  EXPECT_LT(select("fields without trees", maps).at(35, 10), 0.1F);
  EXPECT_GT(select("fields containing trees", maps).at(35, 10), 0.9F);
  EXPECT_GT(select("fields but not trees", maps).at(35, 10), 0.9F);
  EXPECT_LT(select("fields but not trees", maps).at(40, 10), 0.1F);
}

TEST(Rankings, ChooseAmongThingsThatFulfilTheRest) {
  const std::map<std::string, PhraseMap> maps{{"fields", mapOf({{0, 0, 9, 9}, {20, 0, 39, 14}, {50, 30, 54, 34}})},
                                              {"field", mapOf({{0, 0, 9, 9}, {20, 0, 39, 14}, {50, 30, 54, 34}})},
                                              {"river", mapOf({{0, 12, 8, 14}})}};
  const auto largest = select("the largest field", maps);
  EXPECT_LT(largest.at(5, 5), 0.1F);
  EXPECT_GT(largest.at(30, 5), 0.9F);
  EXPECT_GT(select("the second largest field", maps).at(5, 5), 0.9F);
  EXPECT_GT(select("the southernmost field", maps).at(52, 32), 0.9F);
  EXPECT_GT(select("the field closest to the river", maps).at(5, 5), 0.9F);
  EXPECT_LT(select("the field closest to the river", maps).at(30, 5), 0.1F);
  EXPECT_GT(select("the largest field beside the river", maps).at(5, 5), 0.9F);
}

TEST(Targets, OfAListAreJudgedTogether) {
  const std::map<std::string, PhraseMap> maps{
      {"houses", mapOf({{5, 5, 8, 8}})}, {"sheds", mapOf({{30, 5, 33, 8}})}, {"lake", mapOf({{0, 12, 6, 20}})}};
  const auto selection = select("houses and sheds within 150 m of the lake", maps);
  EXPECT_GT(selection.at(6, 6), 0.9F);
  EXPECT_GT(selection.at(31, 6), 0.9F);
  const auto near = select("houses and sheds within 50 m of the lake", maps);
  EXPECT_GT(near.at(6, 6), 0.9F);
  EXPECT_LT(near.at(31, 6), 0.1F);
  EXPECT_GT(unionMap({"houses", "sheds"}, maps).at(31, 6), 0.9F);
}

TEST(Everything, IsJudgedCellByCell) {
  const std::map<std::string, PhraseMap> maps{{"lake", mapOf({{0, 12, 6, 20}})}};
  const auto near = select("everything within 50 m of the lake", maps);
  EXPECT_GT(near.at(8, 15), 0.9F);
  EXPECT_LT(near.at(40, 15), 0.1F);
  EXPECT_GT(select("everything more than 50 m from the lake", maps).at(40, 15), 0.9F);
  const auto inside = select("everything in the lake", maps);
  EXPECT_GT(inside.at(3, 15), 0.9F);
  EXPECT_LT(inside.at(20, 15), 0.1F);
}

TEST(Sizes, RuleOutPieces) {
  // 2,500 m² and 7,500 m².
  const std::map<std::string, PhraseMap> maps{{"fields", mapOf({{0, 0, 9, 9}, {20, 0, 39, 14}})}};
  const auto large = select("fields larger than 5000 m2", maps);
  EXPECT_LT(large.at(5, 5), 0.1F);
  EXPECT_GT(large.at(30, 5), 0.9F);
  const auto small = select("fields smaller than half a hectare", maps);
  EXPECT_GT(small.at(5, 5), 0.9F);
  EXPECT_LT(small.at(30, 5), 0.1F);
  // Outlines are measured later: what is less than a tenth away stays.
  EXPECT_GT(select("fields larger than 7600 m2", maps).at(30, 5), 0.9F);
}

TEST(Denials, AreTheOpposite) {
  const std::map<std::string, PhraseMap> maps{
      {"houses", mapOf({{28, 3, 30, 5}, {28, 33, 30, 35}})}, {"river", mapOf({{0, 19, 59, 20}})}, {"lake", mapOf({})}};
  EXPECT_LT(select("houses not north of the river", maps).at(29, 4), 0.1F);
  EXPECT_GT(select("houses not north of the river", maps).at(29, 34), 0.9F);
  EXPECT_GT(select("houses not north of the lake", maps).at(29, 4), 0.9F);
  const auto elsewhere = partSelection({{1, -1, true}, true}, columns, rows, ground);
  EXPECT_EQ(elsewhere.at(columns - 1, 0), 0.0F);
  EXPECT_EQ(elsewhere.at(0, 0), 1.0F);
}

TEST(MissingAnchors, RuleRelationsOutAndNegationsIn) {
  const std::map<std::string, PhraseMap> maps{{"houses", mapOf(houses)}, {"lake", mapOf({})}};
  EXPECT_LT(select("houses beside the lake", maps).at(6, 6), 0.2F);
  EXPECT_LT(select("houses north of the lake", maps).at(6, 6), 0.2F);
  EXPECT_GT(select("houses away from the lake", maps).at(6, 6), 0.9F);
  EXPECT_GT(select("houses without a lake", maps).at(6, 6), 0.9F);
}

TEST(MissingTargets, AreNoReasonToFail) {
  const std::map<std::string, PhraseMap> maps{
      {"houses", mapOf({})}, {"house", mapOf({})}, {"lake", mapOf({{0, 12, 6, 20}})}};
  for (const char *expression : {"houses beside the lake", "houses between the lake and the lake",
                                 "houses surrounded by the lake", "houses north of the lake", "the largest house"})
    EXPECT_EQ(select(expression, maps).size(), static_cast<std::size_t>(columns) * rows) << expression;
}

} // namespace
