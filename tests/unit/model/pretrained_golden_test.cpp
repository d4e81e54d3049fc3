// SPDX-License-Identifier: GPL-2.0-or-later
// Pretrained encoders against their references. XEMAP_PRETRAINED names a folder that packaging/pretrained/fetch.sh
// made.
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <torch/nn.h>

#include "xemap/model/image/efficientnet_lite.h"
#include "xemap/model/layers/weights.h"
#include "xemap/model/spec/model_spec.h"
#include "xemap/model/text/text_encoder.h"

namespace xemap::model {

namespace {

nlohmann::json golden(const std::string &name) {
  std::ifstream file(std::string(XEMAP_SOURCE_DIR) + "/tests/golden/" + name);
  return nlohmann::json::parse(file);
}

/// On encoders as packaging/pretrained/fetch.sh makes them: a published image encoder has learned on.
class PretrainedGolden : public ::testing::Test {
protected:
  void SetUp() override {
    if (const char *named = std::getenv("XEMAP_PRETRAINED"))
      folder = named;
    if (folder.empty() || !std::filesystem::exists(folder + "/model.json"))
      GTEST_SKIP() << "XEMAP_PRETRAINED names no model";
  }

  std::string folder;
};

/// The picture of the golden. Shape: → [1,3,64,64] in [0,1].
torch::Tensor picture(int64_t size) {
  auto image = torch::empty({1, 3, size, size});
  auto pixels = image.accessor<float, 4>();
  for (int64_t channel = 0; channel < 3; ++channel)
    for (int64_t row = 0; row < size; ++row)
      for (int64_t column = 0; column < size; ++column)
        pixels[0][channel][row][column] =
            static_cast<float>((85 * channel + 7 * row + 13 * column + 5 * (row * column % 31)) % 256) / 255.0F;
  return image;
}

} // namespace

TEST_F(PretrainedGolden, EfficientNetLiteSeesWhatThePublicPortSees) {
  const torch::NoGradGuard noGrad;
  const auto spec = readModelSpec(folder);
  EfficientNetLiteImpl net(std::get<EfficientNetLite>(spec.image.kind), spec.image.pixelMean, spec.image.pixelStd,
                           StridedPadding::Same);
  loadPart(net, checkpoint::SafetensorsFile(folder + "/model.safetensors"), "image.");
  const auto expected = golden("efficientnet_lite/lite0.json");
  const auto taps = net.forward(picture(expected["input"]["size"].get<int64_t>()));
  ASSERT_EQ(expected["taps"].size(), taps.maps.size());
  for (std::size_t tap = 0; tap < taps.maps.size(); ++tap) {
    const auto &known = expected["taps"][tap];
    const auto &map = taps.maps[tap];
    EXPECT_EQ(map.sizes(), (std::vector<int64_t>{1, known["channels"], known["height"], known["width"]}));
    EXPECT_NEAR(map.mean().item<double>(), known["mean"].get<double>(), 1e-4) << tap;
    for (const auto &cell : known["values"])
      for (std::size_t channel = 0; channel < cell["channels"].size(); ++channel)
        EXPECT_NEAR(map[0][static_cast<int64_t>(channel)][cell["row"].get<int64_t>()][cell["column"].get<int64_t>()]
                        .item<double>(),
                    cell["channels"][channel].get<double>(), 1e-3)
            << tap << ' ' << channel;
  }
}

TEST(PublishedGolden, MultilingualE5SaysWhatTheReferenceSays) {
  const auto folder = std::string(XEMAP_SOURCE_DIR) + "/resources/models/xemap-lite0";
  const auto spec = readModelSpec(folder);
  const auto encoder =
      makeTextEncoder(spec.text, std::make_shared<checkpoint::SafetensorsFile>(folder + "/frozen.safetensors"));
  double worst = 0.0;
  const auto lines = golden("multilingual_e5/sentences.json");
  for (const auto &line : lines) {
    const auto tokens = padTokens({line["ids"].get<std::vector<std::int32_t>>()});
    const auto pooled = encoder->encode(tokens.ids, tokens.lengths).pooled[0];
    for (std::size_t i = 0; i < line["values"].size(); ++i)
      worst =
          std::max(worst, std::abs(pooled[static_cast<int64_t>(i)].item<double>() - line["values"][i].get<double>()));
  }
  EXPECT_LT(worst, 1e-5);
}

} // namespace xemap::model
