// SPDX-License-Identifier: GPL-2.0-or-later
// Models whose encoders share a space, and that answer without a head: imported CLIP models.
#include <cmath>
#include <fstream>

#include <gmock/gmock.h>

#include "support/clip_checkpoints.h"
#include "support/largest_difference.h"
#include "support/temp_dir.h"
#include "xemap/base/error.h"
#include "xemap/base/feedback.h"
#include "xemap/importer/clip_importer.h"
#include "xemap/model/head/cells.h"
#include "xemap/model/head/joint_bilateral.h"
#include "xemap/model/layers/unit_length.h"
#include "xemap/model/model_folder.h"
#include "xemap/model/phrase/phrase_encoder.h"

namespace xemap::model {

namespace {

using ::testing::HasSubstr;

class ZeroShotTest : public ::testing::TestWithParam<test::ClipTrunk> {
protected:
  ZeroShotTest() { torch::manual_seed(11); }

  std::string imported() const {
    test::writeSafetensorsFile(directory.file("clip.safetensors"), test::clipCheckpoint(test::smallClip(GetParam())));
    std::ofstream(directory.file("merges.txt")) << test::smallMerges();
    Feedback feedback;
    return importer::importClip({directory.file("clip.safetensors"), "clip", directory.path(), "", {}, "unknown"},
                                feedback)
        ->directory;
  }

  HmsaOutput answer(const torch::Tensor &images, const std::vector<std::string> &asked, int64_t perTile) const {
    auto &net = *model.net.ptr();
    const auto text = textOf(asked);
    const auto features = net.encodeImage(images, bank());
    return net.decode(features, {}, net.fuse(text, {}, perTile), text, perTile);
  }

  TextFeatures textOf(const std::vector<std::string> &asked) const {
    const auto states = phrases.encode(asked);
    return model.net.ptr()->encodeAsked(states, phrases.alike(asked, states), bank());
  }

  LevelVectors bank() const { return model.net.ptr()->encodeText(phrases.competitors()).vectors; }

  const torch::NoGradGuard noGrad;
  const test::TempDir directory;
  const std::string folder = imported();
  const ModelFolder model = loadModelFolder(folder);
  const PhraseEncoder phrases{folder, model.spec, model.frozen};
};

INSTANTIATE_TEST_SUITE_P(Networks, ZeroShotTest,
                         ::testing::Values(test::ClipTrunk::VisionTransformer, test::ClipTrunk::ResNet));

} // namespace

TEST_P(ZeroShotTest, AnswersWithTheLeadOverWhatElseThereIsAlongTheEdges) {
  const auto images = torch::rand({2, 3, 64, 96});
  const std::vector<std::string> asked{"a river", "the stadium", "road", "dense forests"};
  const auto output = answer(images, asked, 2);
  ASSERT_EQ(output.logits.sizes(), (std::vector<int64_t>{4, 1, 32, 48}));
  const auto described = model.net.ptr()->image().forward(images).described;
  const auto states = phrases.encode(asked);
  const auto others = phrases.competitors().embedding;
  const auto alike = phrases.alike(asked, states);
  // By hand, place by place.
  auto expected = torch::zeros({4, 1, 4, 6});
  for (int64_t q = 0; q < 4; ++q)
    for (int64_t y = 0; y < 4; ++y)
      for (int64_t x = 0; x < 6; ++x) {
        const auto place = described[q / 2].select(2, x).select(1, y);
        double rest = 0.0;
        for (int64_t c = 0; c < others.size(0); ++c)
          if (!alike[q][c].item<bool>())
            rest += std::exp(50.0 * others[c].dot(place).item<double>());
        const double own = 50.0 * states.embedding[q].dot(place).item<double>();
        expected[q][0][y][x] = rest > 0.0 ? own - std::log(rest) : own;
      }
  EXPECT_GT(expected.std().item<double>(), 1e-2) << "the map says something";
  const auto colours = torch::avg_pool2d(images, finestStride).repeat_interleave(2, 0);
  EXPECT_LT(test::largestDifference(output.logits, upsampledAlong(colours, expected)), 1e-3);
  EXPECT_LT(test::largestDifference(output.levelLogits[0], torch::avg_pool2d(expected, 2)), 1e-3);
}

TEST_P(ZeroShotTest, AnswersDoNotDependOnWhatElseIsAsked) {
  const auto images = torch::rand({1, 3, 64, 96});
  const auto both = answer(images, {"a river beside a very long road", "the road"}, 2);
  const auto alone = answer(images, {"the road"}, 1);
  EXPECT_LT(test::largestDifference(both.logits.slice(0, 1), alone.logits), 1e-3);
}

TEST_P(ZeroShotTest, ThereIsNothingToFuseAndPresenceIsTheStrongestPlace) {
  auto &net = *model.net.ptr();
  EXPECT_FALSE(net.hasHead());
  EXPECT_TRUE(net.parameters().empty()) << "nothing learns";
  const auto text = textOf({"a river"});
  const auto fused = net.fuse(text, {}, 1);
  EXPECT_FALSE(fused.text.defined());
  EXPECT_FALSE(queryAt(fused, 0).text.defined());
  EXPECT_EQ(net.presence(fused, {torch::full({1}, 2.5), torch::full({1}, 0.5)}).item<double>(), 2.5);
}

TEST_P(ZeroShotTest, WhatIsCachedIsAllThatAnswersNeed) {
  const auto features = model.net.ptr()->encodeImage(torch::rand({1, 3, 64, 96}), bank());
  EXPECT_EQ(features.described.sizes(), (std::vector<int64_t>{1, 24, 4, 6}));
  EXPECT_EQ(features.competitors.shares.sizes(), (std::vector<int64_t>{1, 25, 4, 6}));
  EXPECT_EQ(features.bytes(), features.described.nbytes() + features.competitors.shares.nbytes() +
                                  features.competitors.peak.nbytes() + features.colours.nbytes());
}

TEST_P(ZeroShotTest, AMeaningIsTheMeanOfItsWordings) {
  const auto asked = phrases.encode({"a river", "road"});
  const auto plain = phrases.encodeAsWritten({"a river", "road"});
  EXPECT_TRUE(asked.states.equal(plain.states)) << "states are those of the phrase itself";
  const auto wordings = phrases.encodeAsWritten(wordingsOf(model.spec.text, "road"));
  ASSERT_EQ(wordings.embedding.size(0), 5);
  EXPECT_LT(test::largestDifference(asked.embedding[1], unitLength(wordings.embedding.sum(0), 0)), 1e-5);
  EXPECT_GT(test::largestDifference(asked.embedding[1], plain.embedding[1]), 1e-3);
}

TEST_P(ZeroShotTest, WhatSharesAWordOrNearlyAllOfItsMeaningIsNotComparedWith) {
  const std::vector<std::string> asked{"dense forests", "Parking spaces", "qwertz"};
  auto states = phrases.encode(asked);
  states.embedding[2] = phrases.competitors().embedding[3];
  const auto cosines = torch::matmul(states.embedding, phrases.competitors().embedding.t());
  const auto alike = phrases.alike(asked, states);
  for (int64_t c = 0; c < alike.size(1); ++c) {
    const auto close = [&](int64_t q) { return cosines[q][c].item<double>() >= 0.9; };
    EXPECT_EQ(alike[0][c].item<bool>(), c == 10 || close(0)) << "forest: " << c;
    EXPECT_EQ(alike[1][c].item<bool>(), c == 5 || close(1)) << "parking lot: " << c;
    EXPECT_EQ(alike[2][c].item<bool>(), close(2)) << c;
  }
  EXPECT_TRUE(alike[2][3].item<bool>());
}

TEST_P(ZeroShotTest, FoldersWithoutWhatAnswersAreRefused) {
  auto spec = model.spec;
  spec.zeroShot.reset();
  EXPECT_THROW(ReferringNet{spec}, c10::Error);
}

TEST_P(ZeroShotTest, ItsNameIsThatOfItsFrozenEncoders) {
  EXPECT_EQ(model.sha256, model.spec.checksums.at(frozenFile));
  EXPECT_NO_THROW(verifyModelFolder(folder));
  for (const std::string name : {"frozen.safetensors", "merges.txt", "competitors.json"}) {
    const auto changed = [&](int bit) {
      std::fstream file(folder + "/" + name, std::ios::in | std::ios::out | std::ios::binary);
      file.seekg(-2, std::ios::end);
      const char byte = static_cast<char>(file.get() ^ bit);
      file.seekp(-2, std::ios::end);
      file.put(byte);
    };
    changed(1);
    try {
      verifyModelFolder(folder);
      ADD_FAILURE() << "accepted " << name;
    } catch (const Error &error) {
      EXPECT_EQ(error.code(), ErrorCode::Corrupt);
      EXPECT_THAT(error.what(), HasSubstr(name + ": expected SHA-256"));
    }
    changed(1);
  }
  EXPECT_NO_THROW(verifyModelFolder(folder));
}

} // namespace xemap::model
