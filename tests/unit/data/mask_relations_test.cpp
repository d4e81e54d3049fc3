// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/mask_relations.h"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "xemap/data/packed_shard.h"

namespace {

using namespace xemap::data;
using xemap::Random;
using xemap::spatial::RegionMask;

constexpr int sidePx = 120;

RegionMask boxes(std::initializer_list<std::array<int, 4>> all) {
  RegionMask mask(sidePx, sidePx, 0);
  for (const auto &[x0, y0, x1, y1] : all)
    for (int y = y0; y <= y1; ++y)
      for (int x = x0; x <= x1; ++x)
        mask.at(x, y) = 1;
  return mask;
}

/// Three buildings: two beside the water, one far away; one water.
std::vector<ClassRegion> classes() {
  return {{{"buildings"}, boxes({{10, 10, 24, 24}, {10, 50, 29, 69}, {95, 90, 110, 110}})},
          {{"water"}, boxes({{30, 0, 44, 80}})}};
}

/// All that is said when drawn often enough.
std::vector<RelationExpression> everything(const MaskRelationOptions &options) {
  std::vector<RelationExpression> all;
  std::set<std::string> texts;
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    Random random(seed);
    for (auto &expression : relateClasses(classes(), options, random))
      if (texts.insert(expression.text).second)
        all.push_back(std::move(expression));
  }
  return all;
}

const RelationExpression *find(const std::vector<RelationExpression> &all, const std::string &text) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto &one) { return one.text == text; });
  return found == all.end() ? nullptr : &*found;
}

std::int64_t areaOf(const RegionMask &mask) {
  return std::count(mask.values().begin(), mask.values().end(), std::uint8_t{1});
}

TEST(MaskRelations, SayWhatTheGeometrySays) {
  const auto all = everything({20, 30, 1.0});
  const auto *beside = find(all, "buildings beside the water");
  ASSERT_NE(beside, nullptr);
  EXPECT_EQ(beside->tags, static_cast<std::uint32_t>(Relation));
  EXPECT_EQ(areaOf(beside->mask), 15 * 15 + 20 * 20);
  EXPECT_EQ(beside->mask.at(100, 100), 0);

  const auto *largest = find(all, "the largest area of buildings");
  EXPECT_EQ(largest, nullptr) << "336 and 400 pixels are too alike to be told apart";

  const auto *west = find(all, "buildings west of the water");
  ASSERT_NE(west, nullptr);
  EXPECT_EQ(areaOf(west->mask), 15 * 15 + 20 * 20);

  const auto *half = find(all, "water in the northern half");
  ASSERT_NE(half, nullptr);
  EXPECT_EQ(half->tags, static_cast<std::uint32_t>(Direction));
  EXPECT_EQ(areaOf(half->mask), 15 * 60);
}

TEST(MaskRelations, TellDistancesOnlyOfAKnownGroundResolution) {
  const auto metric = [](const RelationExpression &one) {
    return (one.tags & Relation) != 0U && (one.tags & Direction) == 0U;
  };
  const auto known = everything({20, 30, 1.0});
  EXPECT_TRUE(std::any_of(known.begin(), known.end(), metric));
  const auto unknown = everything({20, 30, {}});
  EXPECT_TRUE(std::none_of(unknown.begin(), unknown.end(), metric));
  EXPECT_FALSE(unknown.empty());
}

TEST(MaskRelations, AreNoMoreThanAskedForAndTheSameForASeed) {
  Random first(3);
  Random again(3);
  const auto some = relateClasses(classes(), {2, 30, 1.0}, first);
  EXPECT_LE(some.size(), 2U);
  const auto same = relateClasses(classes(), {2, 30, 1.0}, again);
  ASSERT_EQ(some.size(), same.size());
  for (std::size_t i = 0; i < some.size(); ++i)
    EXPECT_EQ(some[i].text, same[i].text);
}

} // namespace
