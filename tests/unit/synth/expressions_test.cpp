// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/synth/expressions.h"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "test_scene.h"
#include "xemap/data/packed_shard.h"
#include "xemap/data/synth/referents.h"

namespace {

using namespace xemap::data;
using namespace xemap::data::synth;
using xemap::test::generatedScene;

ExpressionOptions many(std::uint64_t seed) {
  ExpressionOptions options;
  options.count = 80;
  options.seed = seed;
  return options;
}

TEST(Expressions, AreDistinctTaggedAndMaskedAsTheyClaim) {
  std::set<std::string> texts;
  const std::vector<synth::Expression> expressions = describe(generatedScene(), many(1));
  ASSERT_GT(expressions.size(), 40U);
  for (const synth::Expression &expression : expressions) {
    EXPECT_TRUE(texts.insert(expression.text).second) << expression.text;
    EXPECT_EQ(expression.present, (expression.tags & Absent) == 0) << expression.text;
    EXPECT_NE(expression.tags & ~static_cast<std::uint32_t>(Absent), 0U) << expression.text;
    const auto area = std::count(expression.mask.values().begin(), expression.mask.values().end(), std::uint8_t{1});
    if (expression.present) {
      EXPECT_EQ(expression.mask.width(), generatedScene().width);
      EXPECT_GE(area, 40) << expression.text;
    } else {
      EXPECT_EQ(expression.mask.size(), 0U) << expression.text;
    }
  }
}

TEST(Expressions, EverySortOfTagOccurs) {
  std::uint32_t seen = 0;
  for (const synth::Expression &expression : describe(generatedScene(), many(2)))
    seen |= expression.tags;
  for (const std::uint32_t tag : {Category, Relation, Direction, Attribute, Size, Negation, Absent})
    EXPECT_NE(seen & tag, 0U) << tag;
  EXPECT_EQ(seen & Caption, 0U);
}

TEST(Expressions, TheSameSeedSaysTheSame) {
  const auto textsOf = [](const std::vector<synth::Expression> &expressions) {
    std::vector<std::string> texts;
    for (const synth::Expression &expression : expressions)
      texts.push_back(expression.text);
    return texts;
  };
  EXPECT_EQ(textsOf(describe(generatedScene(), many(3))), textsOf(describe(generatedScene(), many(3))));
  EXPECT_NE(textsOf(describe(generatedScene(), many(3))), textsOf(describe(generatedScene(), many(4))));
}

TEST(Expressions, NoMoreThanAskedFor) {
  for (const int count : {1, 5, 24}) {
    ExpressionOptions options;
    options.count = count;
    EXPECT_LE(describe(generatedScene(), options).size(), static_cast<std::size_t>(count));
  }
}

TEST(Expressions, PlainWordsLeadWithResidentialBlocksBesideTheRiver) {
  ExpressionOptions options = many(5);
  options.plain = true;
  const Scene scene = makeScene({12, 700, 500, 1.2, LayoutKind::Mixed});
  const std::vector<synth::Expression> expressions = describe(scene, options);
  const auto found = std::find_if(expressions.begin(), expressions.end(), [](const synth::Expression &expression) {
    return expression.text == "residential blocks beside the river";
  });
  ASSERT_NE(found, expressions.end());
  SceneTruth truth(scene);
  const DistanceField &river = truth.distances(Kind::River);
  std::set<std::int32_t> near;
  std::set<std::int32_t> meant;
  for (std::size_t i = 0; i < scene.parcel.size(); ++i) {
    if (!isResidential(scene.surface[i]))
      continue;
    if (static_cast<double>(river.distancePx[i]) * scene.gsdMetres <= 30.0)
      near.insert(scene.parcel[i]);
    if (found->mask[i] != 0)
      meant.insert(scene.parcel[i]);
  }
  EXPECT_EQ(meant, near);
}

TEST(Expressions, SmallThingsAreNotNamedWhenPixelsAreCoarse) {
  const Scene scene = makeScene({12, 128, 128, 6.0, LayoutKind::Mixed});
  for (const synth::Expression &expression : describe(scene, many(6)))
    for (const char *word : {"cars", "vehicles", "pools", "houses with ", "barns"})
      EXPECT_EQ(expression.text.find(word), std::string::npos) << expression.text;
}

} // namespace
