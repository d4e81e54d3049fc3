// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/teach/learn.h"

#include <algorithm>
#include <cmath>

#include <gmock/gmock.h>

#include "xemap/base/error.h"
#include "xemap/base/random.h"

namespace xemap::teach {
namespace {

using ::testing::Each;
using ::testing::Gt;
using ::testing::Lt;

const std::vector<std::size_t> widths{6, 4};

/// Cells of one kind: each level points along an axis of its own, with a little noise, at unit length.
Cells cellsOf(std::size_t kind, std::size_t count, float words, std::uint64_t seed = 1, const CellPlace &place = {}) {
  Random random(mixSeed(seed, kind));
  Cells cells;
  for (std::size_t i = 0; i < count; ++i) {
    for (const auto width : widths) {
      std::vector<double> level(width);
      double length = 0.0;
      for (std::size_t d = 0; d < width; ++d) {
        level[d] = (d == kind % width ? 1.0 : 0.0) + 0.1 * random.normal();
        length += level[d] * level[d];
      }
      for (const double value : level)
        cells.features.push_back(static_cast<float>(value / std::sqrt(length)));
    }
    cells.words.push_back(words);
    cells.places.push_back(place);
  }
  return cells;
}

/// Kinds 0, 1 and 2 lie around; words say 2 of the first and -2 of the others.
Evidence evidenceOf(const std::vector<std::pair<std::size_t, bool>> &shown, bool words = true,
                    std::size_t cellsEach = 9) {
  const auto said = [&](std::size_t kind) { return !words ? 0.0F : kind == 0 ? 2.0F : -2.0F; };
  Evidence evidence;
  evidence.widths = widths;
  evidence.hasWords = words;
  std::uint64_t seed = 2;
  for (const auto &[kind, like] : shown)
    evidence.examples.push_back({like, cellsOf(kind, cellsEach, said(kind), ++seed)});
  for (std::size_t kind = 0; kind < 3; ++kind)
    evidence.around.append(cellsOf(kind, 30, said(kind)));
  return evidence;
}

Concept learnedFrom(const Evidence &evidence) {
  auto before = untaught(widths);
  before.words = evidence.hasWords ? "some words" : "";
  return Lesson(before, {evidence}).learned();
}

} // namespace

TEST(Learn, WithoutExamplesTheWordsAreTheMap) {
  const auto cells = cellsOf(1, 4, 1.25F);
  EXPECT_THAT(logitsOf(untaught(widths), cells), Each(1.25));
  auto evidence = evidenceOf({});
  EXPECT_THROW(learnedFrom(evidence), Error);
}

TEST(Learn, OneCorrectionMovesWhatIsLikeItAndLeavesTheRest) {
  const auto taught = learnedFrom(evidenceOf({{1, true}}));
  EXPECT_THAT(logitsOf(taught, cellsOf(1, 20, -2.0F, 7)), Each(Gt(-0.5))) << "words said -2";
  EXPECT_THAT(logitsOf(taught, cellsOf(0, 20, 2.0F, 7)), Each(Gt(0.0)));
  EXPECT_THAT(logitsOf(taught, cellsOf(2, 20, -2.0F, 7)), Each(Lt(0.0)));
  EXPECT_EQ(taught.likeCount, 1);
  EXPECT_EQ(taught.unlikeCount, 0);
  EXPECT_EQ(taught.extentCount, 1);
}

TEST(Learn, ACorrectionIsHeardMoreNearIt) {
  auto before = untaught(widths);
  before.words = "some words";
  auto evidence = evidenceOf({{1, true}});
  for (auto &place : evidence.around.places)
    place = {0.0, 1000.0};
  const Lesson lesson(before, {evidence});
  const auto near = logitsOf(lesson.here(), cellsOf(1, 1, -2.0F, 7)).front();
  const auto far = logitsOf(lesson.here(), cellsOf(1, 1, -2.0F, 7, {1000.0, 0.0})).front();
  EXPECT_GT(near, 0.0);
  EXPECT_LT(far, near - 0.5);
  EXPECT_GT(far, -2.0) << "it is heard everywhere";
}

TEST(Learn, WhatIsKeptDoesNotDependOnPlaces) {
  auto before = untaught(widths);
  before.words = "some words";
  auto evidence = evidenceOf({{1, true}, {2, false}});
  const auto kept = Lesson(before, {evidence}).learned();
  EXPECT_TRUE(kept.here.weights.empty());
  EXPECT_TRUE(kept.landmarks.places.empty());
  for (auto &example : evidence.examples)
    for (auto &place : example.cells.places)
      place = {5000.0, 70.0};
  EXPECT_EQ(Lesson(before, {evidence}).learned().landmarks.weights, kept.landmarks.weights);
}

TEST(Learn, WhatIsHalfAlikeIsHardlyMoved) {
  auto evidence = evidenceOf({{1, true}});
  const auto taught = learnedFrom(evidence);
  const auto alike = cellsOf(1, 1, -2.0F, 7);
  // One level is that of what was shown, the other that of something else.
  auto half = alike;
  const auto other = cellsOf(2, 1, -2.0F, 7);
  std::copy(other.features.begin() + static_cast<std::ptrdiff_t>(widths.front()), other.features.end(),
            half.features.begin() + static_cast<std::ptrdiff_t>(widths.front()));
  const double moved = logitsOf(taught, alike).front() + 2.0;
  EXPECT_GT(moved, 1.0);
  EXPECT_LT(logitsOf(taught, half).front() + 2.0, 0.4 * moved);
}

TEST(Learn, ManyExamplesOverruleTheWords) {
  std::vector<std::pair<std::size_t, bool>> shown;
  for (int i = 0; i < 5; ++i)
    shown.insert(shown.end(), {{0, false}, {1, true}, {2, true}});
  const auto taught = learnedFrom(evidenceOf(shown));
  EXPECT_THAT(logitsOf(taught, cellsOf(0, 20, 2.0F, 7)), Each(Lt(0.0)));
  EXPECT_THAT(logitsOf(taught, cellsOf(1, 20, -2.0F, 7)), Each(Gt(0.0)));
  EXPECT_THAT(logitsOf(taught, cellsOf(2, 20, -2.0F, 7)), Each(Gt(0.0)));
}

TEST(Learn, WhereOnlyYesWasGivenTheRestIsNotMeant) {
  const auto taught = learnedFrom(evidenceOf({{1, true}}, false));
  EXPECT_THAT(logitsOf(taught, cellsOf(1, 20, 0.0F, 7)), Each(Gt(0.0)));
  EXPECT_THAT(logitsOf(taught, cellsOf(2, 20, 0.0F, 7)), Each(Lt(0.0)));
}

TEST(Learn, ALargeExampleSaysNoMoreThanASmallOne) {
  // Contradicting examples of the same cells: their sizes must not decide.
  auto evidence = evidenceOf({{1, true}, {1, false}}, false);
  const auto even = logitsOf(learnedFrom(evidence), cellsOf(1, 1, 0.0F, 7)).front();
  evidence.examples.front().cells = cellsOf(1, 900, 0.0F, 3);
  const auto large = logitsOf(learnedFrom(evidence), cellsOf(1, 1, 0.0F, 7)).front();
  // By their cells it would be the logarithm of a hundred.
  EXPECT_NEAR(large, even, 1.0);
}

TEST(Learn, EqualEvidenceGivesEqualConcepts) {
  const auto evidence = evidenceOf({{0, true}, {1, false}, {2, true}});
  const auto first = learnedFrom(evidence);
  const auto second = learnedFrom(evidence);
  EXPECT_EQ(first.landmarks.weights, second.landmarks.weights);
  EXPECT_EQ(first.wordsWeight, second.wordsWeight);
  EXPECT_EQ(first.bias, second.bias);
}

TEST(Learn, SharpnessComesFromLeavingOneOutOnceThereIsEnoughOfBoth) {
  EXPECT_EQ(learnedFrom(evidenceOf({{0, true}, {0, true}, {0, true}, {1, false}, {1, false}})).sharpness, 1.0);
  const auto agreeing = learnedFrom(evidenceOf({{0, true}, {0, true}, {0, true}, {1, false}, {1, false}, {1, false}}));
  const auto contradicting =
      learnedFrom(evidenceOf({{0, true}, {0, false}, {0, true}, {0, false}, {0, true}, {0, false}}));
  EXPECT_GT(agreeing.sharpness, 1.0);
  EXPECT_LT(contradicting.sharpness, agreeing.sharpness);
}

TEST(Learn, GoesOnFromAConcept) {
  const auto first = learnedFrom(evidenceOf({{1, true}, {1, true}, {1, true}}));
  const auto second = Lesson(first, {evidenceOf({{2, true}, {2, true}, {2, true}, {2, true}, {2, true}})}).learned();
  EXPECT_THAT(logitsOf(second, cellsOf(1, 20, -2.0F, 7)), Each(Gt(0.0)));
  EXPECT_THAT(logitsOf(second, cellsOf(2, 20, -2.0F, 7)), Each(Gt(0.0)));
  EXPECT_EQ(second.likeCount, 8);
  EXPECT_EQ(second.extentCount, 2);
}

TEST(Learn, ElsewhereTheWordsWeighMoreTheFewerExtentsTaught) {
  auto taught = learnedFrom(evidenceOf({{1, true}}));
  const auto cells = cellsOf(1, 1, -2.0F, 7);
  const double words = -2.0;
  const double here = logitsOf(taught, cells).front();
  const double once = logitsOf(elsewhere(taught), cells).front();
  taught.extentCount = 9;
  const double often = logitsOf(elsewhere(taught), cells).front();
  EXPECT_GT(once, words);
  EXPECT_GT(often, once);
  EXPECT_GT(here, often);
  taught.words.clear();
  EXPECT_EQ(logitsOf(elsewhere(taught), cells).front(), here) << "there is nothing to fall back on";
}

TEST(Learn, DoubtIsGreatestWhereNothingAlikeWasShown) {
  auto before = untaught(widths);
  before.words = "some words";
  const Lesson lesson(before, {evidenceOf({{0, true}, {1, false}})});
  // As likely by the words, but unlike all that was shown.
  const auto unknown = lesson.doubts(cellsOf(4, 1, 0.0F, 7)).front();
  const auto shown = lesson.doubts(cellsOf(0, 1, 2.0F, 7)).front();
  EXPECT_GT(unknown, 4.0 * shown);
  EXPECT_GT(shown, 0.0);
}

TEST(Learn, RefusesFeaturesOfAnotherWidth) {
  auto evidence = evidenceOf({{0, true}});
  evidence.widths = {10};
  EXPECT_THROW(Lesson(untaught(widths), {evidence}), Error);
}

TEST(Learn, ThousandsOfExamplesKeepAConceptSmall) {
  std::vector<std::pair<std::size_t, bool>> shown;
  for (std::size_t i = 0; i < 1000; ++i)
    shown.emplace_back(i % 3, i % 3 == 1);
  const auto taught = learnedFrom(evidenceOf(shown, true, 2));
  EXPECT_LE(taught.landmarks.weights.size(), 128U);
  EXPECT_THAT(logitsOf(taught, cellsOf(1, 20, -2.0F, 7)), Each(Gt(0.0)));
  EXPECT_THAT(logitsOf(taught, cellsOf(0, 20, 2.0F, 7)), Each(Lt(0.0)));
}

} // namespace xemap::teach
