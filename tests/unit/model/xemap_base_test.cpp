// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/clip/xemap_base.h"

#include <cmath>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "support/clip_checkpoints.h"
#include "support/formula_net.h"
#include "support/temp_dir.h"
#include "xemap/base/error.h"
#include "xemap/model/head/joint_bilateral.h"
#include "xemap/model/head/similarity.h"
#include "xemap/model/spec/model_config.h"
#include "xemap/model/weights.h"

namespace xemap::model {
namespace {

using Ids = std::vector<std::int32_t>;

class XemapBaseTest : public ::testing::TestWithParam<ClipTrunk> {
protected:
  XemapBaseTest() {
    torch::manual_seed(11);
    options = headOptionsFor(clip);
    options.fusionWidth = 32;
    options.fusionHeads = 4;
    options.alignmentWidths = {32, 16, 16, 8};
    net = XemapBase(options, clip, source);
    net->eval();
  }

  Ids text(std::initializer_list<std::int32_t> between) const {
    Ids ids{start};
    ids.insert(ids.end(), between);
    ids.push_back(start + 1);
    return ids;
  }

  /// Phrases of one wording each.
  TokenBatch phrases(const std::vector<Ids> &ids, const std::vector<int64_t> &alike) const {
    return {paddedTokens(ids), {}, torch::tensor(alike)};
  }

  TokenBatch twoEach() const { return phrases({text({5, 6}), text({7}), text({8, 9, 10}), text({11})}, {0, 1, 0, 2}); }

  HmsaOutput answer(const torch::Tensor &images, const TokenBatch &batch, int64_t perTile) {
    const auto described = net->encodeText(batch);
    const auto features = net->encodeImage(images);
    const auto fused = net->fuse(described, EncodedNetImpl::contextFrom(features), perTile);
    std::vector<torch::Tensor> positions(static_cast<std::size_t>(images.size(0)),
                                         cellPositions(images.size(2) / 32, images.size(3) / 32, 0, 0, 96, 64));
    return net->decode(features, torch::stack(positions), fused, described, perTile);
  }

  ClipOptions clip = test::smallClip(GetParam());
  std::int32_t start = static_cast<std::int32_t>(clip.vocabularyIds) - 2;
  std::shared_ptr<PlainClip> source =
      std::make_shared<PlainClip>(test::formulaNet(clip), std::vector<Ids>{text({1}), text({2, 3}), text({4, 4, 4})});
  XemapNetOptions options;
  XemapBase net{nullptr};
};

INSTANTIATE_TEST_SUITE_P(Networks, XemapBaseTest, ::testing::Values(ClipTrunk::VisionTransformer, ClipTrunk::ResNet));

} // namespace

TEST_P(XemapBaseTest, UntrainedItAnswersAsClipAloneDoes) {
  const torch::NoGradGuard noGrad;
  const auto images = torch::rand({2, 3, 64, 96});
  const auto batch = twoEach();
  const auto output = answer(images, batch, 2);
  const auto known = trainingFreeLogits(source->picture(images).described, source->phrases(batch), 2);
  const auto fine = upsampledAlong(torch::avg_pool2d(images, 2), known).flatten(0, 1).unsqueeze(1);
  ASSERT_EQ(output.logits.sizes(), (std::vector<int64_t>{4, 1, 32, 48}));
  EXPECT_LT((output.logits - fine).abs().max().item<double>(), 1e-4);
  EXPECT_GT(fine.std().item<double>(), 1e-2) << "the map says something";
  EXPECT_LT((output.levelLogits[1] - known.flatten(0, 1).unsqueeze(1)).abs().max().item<double>(), 1e-4);
}

TEST_P(XemapBaseTest, AnswersDoNotDependOnWhatElseIsAsked) {
  const torch::NoGradGuard noGrad;
  for (auto &parameter : net->parameters())
    parameter.add_(torch::randn_like(parameter) * 0.05); // else the map is CLIP's alone
  const auto images = torch::rand({1, 3, 64, 96});
  const auto both = answer(images, phrases({text({5, 6, 9}), text({7})}, {0, 1}), 2);
  const auto second = answer(images, phrases({text({7})}, {1}), 1);
  EXPECT_LT((both.logits[1] - second.logits[0]).abs().max().item<double>(), 1e-3);
}

TEST_P(XemapBaseTest, EverythingButClipLearns) {
  net->train();
  {
    // What starts at zero hides what lies behind it from the first step: look behind it.
    const torch::NoGradGuard noGrad;
    for (auto &item : net->named_parameters())
      if (item.key().rfind("hmsa.", 0) == 0 && item.value().abs().sum().item<double>() == 0)
        item.value().normal_(0, 0.1);
  }
  const auto seen = answer(torch::rand({2, 3, 64, 96}), twoEach(), 2);
  auto sum = seen.logits.square().mean();
  for (const auto &logits : seen.levelLogits)
    sum = sum + logits.square().mean();
  sum.backward();
  for (const auto &item : net->named_parameters()) {
    EXPECT_EQ(item.key().find("visual"), std::string::npos) << "CLIP is no part of it";
    if (item.key().rfind("presence", 0) == 0)
      continue; // judges maps, and is not asked here
    ASSERT_TRUE(item.value().grad().defined()) << item.key();
    EXPECT_TRUE(item.value().grad().isfinite().all().item<bool>()) << item.key();
  }
}

TEST_P(XemapBaseTest, WeightsOfBothLieInOneFile) {
  const test::TempDir directory;
  const auto first = directory.file("clip.safetensors");
  const auto second = directory.file("base.safetensors");
  saveWeights(*test::formulaNet(clip), first, checkpoint::ScalarKind::Float32);
  saveBaseWeights(checkpoint::SafetensorsFile(first), *net, second);
  saveBaseWeights(checkpoint::SafetensorsFile(second), *net, first); // a head before is left out, not doubled
  EXPECT_EQ(checkpoint::SafetensorsFile(first).sha256(), checkpoint::SafetensorsFile(second).sha256());

  ClipNet clipAgain(clip);
  loadBaseWeights(*clipAgain, checkpoint::SafetensorsFile(second), BasePart::Clip);
  EXPECT_TRUE(clipAgain->named_parameters()["text_projection"].equal(
      test::formulaNet(clip)->named_parameters()["text_projection"]));
  XemapBase again(options, clip, source);
  loadBaseWeights(*again, checkpoint::SafetensorsFile(second), BasePart::Head);
  const auto kept = again->named_parameters();
  for (const auto &item : net->named_parameters())
    EXPECT_LT((item.value() - kept[item.key()]).abs().max().item<double>(), 2e-3) << item.key();
}

TEST(TrainingFree, IsTheSimilarityAgainstWhatElseThereIs) {
  torch::manual_seed(5);
  const auto described = torch::rand({1, 3, 1, 2}) * 0.1;
  TextFeatures text;
  text.meaning = torch::tensor({{1.0F, 0.0F, 0.0F}, {0.0F, 1.0F, 0.0F}});
  text.compared = torch::tensor({{0.0F, 1.0F, 0.0F}, {0.0F, 0.0F, 1.0F}});
  text.alike = torch::tensor({{false, false}, {true, true}});
  const auto logits = trainingFreeLogits(described, text, 2);
  ASSERT_EQ(logits.sizes(), (std::vector<int64_t>{1, 2, 1, 2}));
  for (int64_t place = 0; place < 2; ++place) {
    const auto at = [&](int64_t channel) { return 50.0 * described[0][channel][0][place].item<double>(); };
    EXPECT_NEAR(logits[0][0][0][place].item<double>(), at(0) - std::log(std::exp(at(1)) + std::exp(at(2))), 1e-4);
    EXPECT_NEAR(logits[0][1][0][place].item<double>(), at(1), 1e-4) << "nothing is left to compare with";
  }
}

TEST(PlainClip, AMeaningIsTheMeanOfItsWordings) {
  const auto clip = test::smallClip();
  auto net = test::formulaNet(clip);
  const auto start = static_cast<std::int32_t>(clip.vocabularyIds) - 2;
  PlainClip source(net, {Ids{start, 1, start + 1}});
  const Ids first{start, 5, 6, start + 1};
  const Ids second{start, 7, start + 1};
  Ids both = first;
  both.insert(both.end(), second.begin(), second.end());
  // Padded, as a longer phrase in the same batch makes it.
  auto padded = both;
  padded.resize(12, 0);
  const auto text = source.phrases({paddedTokens({padded}), {}, torch::tensor({int64_t{1}})});
  const auto unit = [](const torch::Tensor &vectors) { return vectors / vectors.norm(2, 1, true); };
  const auto embedded = unit(net->encodeText(paddedTokens({first, second})).embedding);
  EXPECT_LT((text.meaning - unit(embedded.sum(0, true))).abs().max().item<double>(), 1e-5);
  EXPECT_EQ(text.tokens.size(1), 4) << "states are those of the phrase itself";
  EXPECT_TRUE(text.mask.all().item<bool>());
  EXPECT_TRUE(text.alike.all().item<bool>()) << "as its bit says";
  EXPECT_THROW(source.phrases({torch::tensor({{int64_t{5}}}), {}, torch::tensor({int64_t{0}})}), c10::Error);
}

TEST(HeadOptions, AreKeptInTheCard) {
  ModelConfig config;
  config.architecture = Architecture::Base;
  config.clip = test::smallClip();
  EXPECT_FALSE(parseModelConfig(toJson(config), "card").head);
  config.head = headOptionsFor(config.clip);
  config.head->fusionWidth = 64;
  config.head->alignmentWidths = {64, 32, 16, 8};
  const auto read = parseModelConfig(toJson(config), "card");
  ASSERT_TRUE(read.head);
  EXPECT_EQ(read.head->fusionWidth, 64);
  EXPECT_EQ(read.head->alignmentWidths, config.head->alignmentWidths);
  EXPECT_EQ(read.head->textWidth, config.clip.textWidth);
  EXPECT_EQ(read.head->injectedMaps, 1);
}

} // namespace xemap::model
