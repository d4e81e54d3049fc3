// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/phrase/phrase_encoder.h"

#include <fstream>

#include <gmock/gmock.h>
#include <torch/types.h>

#include "support/small_model.h"
#include "support/temp_dir.h"
#include "xemap/base/error.h"
#include "xemap/model/model_folder.h"

namespace xemap::model {

namespace {

using ::testing::HasSubstr;

class PhraseEncoderTest : public test::TempDirTest {
protected:
  PhraseEncoderTest() { test::writeSmallModel(folder, 3); }

  PhraseEncoder encoder(double alikeCosine = 2.0) const {
    auto spec = test::smallModelSpec();
    spec.competitors.alikeCosine = alikeCosine;
    return {folder, spec, std::make_shared<checkpoint::SafetensorsFile>(folder + "/" + frozenFile)};
  }

  std::string folder = tempDir.file("model");
};

std::vector<bool> rowOf(const torch::Tensor &alike, int64_t row) {
  std::vector<bool> bits;
  for (int64_t i = 0; i < alike.size(1); ++i)
    bits.push_back(alike[row][i].item<bool>());
  return bits;
}

} // namespace

TEST_F(PhraseEncoderTest, GivesStatesOfEveryToken) {
  const auto phrases = encoder();
  const auto states = phrases.encode({"road", "a red roof"});
  // Begin, "query", a space, the letters and the spaces between them, end.
  EXPECT_EQ(states.states.size(0), 2);
  EXPECT_EQ(states.states.size(2), 32);
  EXPECT_EQ(states.mask.sum(1)[0].item<int64_t>(), 1 + 5 + 4 + 1);
  EXPECT_LT((states.pooled.norm(2, 1) - 1).abs().max().item<double>(), 1e-5);
  EXPECT_GT((states.pooled[0] - states.pooled[1]).abs().max().item<double>(), 0.01);
}

TEST_F(PhraseEncoderTest, CapitalsAndCompanyChangeNothing) {
  const auto phrases = encoder();
  const auto alone = phrases.encode({"road"});
  const auto together = phrases.encode({"ROAD", "a much longer phrase"});
  const auto length = alone.states.size(1);
  EXPECT_LT((together.states[0].slice(0, 0, length) - alone.states[0]).abs().max().item<double>(), 1e-5);
  EXPECT_LT((together.pooled[0] - alone.pooled[0]).abs().max().item<double>(), 1e-5);
}

TEST_F(PhraseEncoderTest, KnowsTheStatesOfTheBank) {
  const auto phrases = encoder();
  const auto expected = phrases.encode(test::smallModelBank());
  EXPECT_EQ((phrases.competitors().pooled - expected.pooled).abs().max().item<double>(), 0.0);
}

TEST_F(PhraseEncoderTest, SharedWordsMakeAlike) {
  const auto phrases = encoder();
  const std::vector<std::string> asked{"the roads", "a tree in sand", "ships"};
  const auto alike = phrases.alike(asked, phrases.encode(asked));
  // trees, water, grass, road, roof, sand
  EXPECT_EQ(rowOf(alike, 0), (std::vector<bool>{false, false, false, true, false, false}));
  EXPECT_EQ(rowOf(alike, 1), (std::vector<bool>{true, false, false, false, false, true}));
  EXPECT_EQ(rowOf(alike, 2), std::vector<bool>(6, false));
}

TEST_F(PhraseEncoderTest, CloseVectorsMakeAlikeToo) {
  const std::vector<std::string> asked{"ships"};
  const auto none = encoder();
  const auto states = none.encode(asked);
  const auto cosines = torch::matmul(states.pooled, none.competitors().pooled.t())[0];
  const auto border = std::get<0>(cosines.sort())[4].item<double>();
  const auto bits = rowOf(encoder(border).alike(asked, states), 0);
  for (int64_t i = 0; i < 6; ++i)
    EXPECT_EQ(bits[static_cast<std::size_t>(i)], cosines[i].item<float>() >= static_cast<float>(border)) << i;
  EXPECT_EQ(std::count(bits.begin(), bits.end(), true), 2);
}

TEST_F(PhraseEncoderTest, SaysWhatItReadsInPart) {
  const auto phrases = encoder();
  EXPECT_FALSE(phrases.truncates("a short phrase"));
  EXPECT_TRUE(phrases.truncates(std::string(100, 'a')));
  EXPECT_LE(phrases.encode({std::string(100, 'a')}).states.size(1), phrases.maxTokens());
}

TEST_F(PhraseEncoderTest, RefusesWhatItCannotRead) {
  const auto phrases = encoder();
  for (const char *phrase : {"", " ... ", "\xff\xfe"})
    EXPECT_THROW(phrases.encode({phrase}), Error) << phrase;
}

TEST_F(PhraseEncoderTest, RefusesABankThatIsEmptyOrDamaged) {
  const auto refusal = [&](const std::string &content) -> std::string {
    std::ofstream(folder + "/competitors.json") << content;
    try {
      encoder();
    } catch (const Error &error) {
      EXPECT_EQ(error.code(), ErrorCode::Corrupt);
      return error.what();
    }
    return "accepted";
  };
  EXPECT_THAT(refusal(R"({"format": "xemap-competitors", "version": 1, "phrases": []})"),
              HasSubstr("competitors.json: phrases: expected one at least"));
  EXPECT_THAT(refusal("{}"), HasSubstr("competitors.json: format"));
}

} // namespace xemap::model
