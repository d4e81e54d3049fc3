// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/text/bert.h"

#include <cmath>
#include <cstring>

#include <gmock/gmock.h>
#include <torch/types.h>

#include "support/small_model.h"
#include "support/temp_dir.h"
#include "xemap/base/error.h"
#include "xemap/model/model_folder.h"

namespace xemap::model {

namespace {

using checkpoint::SafetensorsFile;
using Row = std::vector<double>;
using Rows = std::vector<Row>;

float halfToFloat(std::uint16_t half) {
  const int exponent = (half >> 10U) & 0x1FU;
  const double mantissa = half & 0x3FFU;
  const double value = exponent == 0 ? std::ldexp(mantissa, -24) : std::ldexp(1.0 + mantissa / 1024.0, exponent - 15);
  return static_cast<float>((half & 0x8000U) != 0 ? -value : value);
}

/// BERT in plain loops, in double precision, straight from the file.
class PlainBert {
public:
  PlainBert(const Bert &spec, const SafetensorsFile &file) : mSpec(spec), mFile(file) {}

  Rows states(const std::vector<std::int64_t> &ids) const {
    const auto words = packed("text.word");
    const auto positions = floats("text.position");
    const auto type = floats("text.type");
    Rows states;
    for (std::size_t i = 0; i < ids.size(); ++i) {
      Row row = words[static_cast<std::size_t>(ids[i])];
      for (std::size_t c = 0; c < row.size(); ++c)
        row[c] += positions[i * row.size() + c] + type[c];
      states.push_back(row);
    }
    normalise(states, "text.norm");
    for (std::int64_t layer = 0; layer < mSpec.layers; ++layer) {
      const auto name = "text.layer" + std::to_string(layer) + ".";
      add(states, linear(attended(states, name), name + "attention_out"));
      normalise(states, name + "attention_norm");
      auto wide = linear(states, name + "widen");
      for (auto &row : wide)
        for (auto &value : row)
          value *= 0.5 * (1.0 + std::erf(value / std::sqrt(2.0)));
      add(states, linear(wide, name + "narrow"));
      normalise(states, name + "output_norm");
    }
    return states;
  }

private:
  const checkpoint::TensorView &view(const std::string &name) const { return mFile.tensors().at(name); }

  Row floats(const std::string &name) const {
    const auto &tensor = view(name);
    std::vector<float> values(tensor.bytes / sizeof(float));
    std::memcpy(values.data(), tensor.data, tensor.bytes);
    return {values.begin(), values.end()};
  }

  Rows packed(const std::string &name) const {
    const auto &codes = view(name + ".codes");
    const auto &scales = view(name + ".scales");
    const auto count = static_cast<std::size_t>(codes.shape[0]);
    const auto inputs = static_cast<std::size_t>(codes.shape[1]) * 2;
    Rows rows(count, Row(inputs));
    for (std::size_t row = 0; row < count; ++row)
      for (std::size_t input = 0; input < inputs; ++input) {
        const std::size_t block = input / 32;
        const std::size_t within = input % 32;
        const auto byte = static_cast<unsigned>(codes.data[row * inputs / 2 + block * 16 + within % 16]);
        std::uint16_t scale = 0;
        std::memcpy(&scale, scales.data + (row * (inputs / 32) + block) * 2, 2);
        const int code = static_cast<int>(within < 16 ? byte & 0xFU : byte >> 4U);
        rows[row][input] = (code - 8) * static_cast<double>(halfToFloat(scale));
      }
    return rows;
  }

  Rows linear(const Rows &input, const std::string &name) const {
    const auto weight = packed(name);
    const auto bias = floats(name + ".bias");
    Rows output(input.size(), bias);
    for (std::size_t i = 0; i < input.size(); ++i)
      for (std::size_t o = 0; o < bias.size(); ++o)
        for (std::size_t c = 0; c < input[i].size(); ++c)
          output[i][o] += weight[o][c] * input[i][c];
    return output;
  }

  void normalise(Rows &rows, const std::string &name) const {
    const auto weight = floats(name + ".weight");
    const auto bias = floats(name + ".bias");
    for (auto &row : rows) {
      double mean = 0.0;
      double variance = 0.0;
      for (const double value : row)
        mean += value / static_cast<double>(row.size());
      for (const double value : row)
        variance += (value - mean) * (value - mean) / static_cast<double>(row.size());
      for (std::size_t c = 0; c < row.size(); ++c)
        row[c] = (row[c] - mean) / std::sqrt(variance + mSpec.normEps) * weight[c] + bias[c];
    }
  }

  static void add(Rows &to, const Rows &what) {
    for (std::size_t i = 0; i < to.size(); ++i)
      for (std::size_t c = 0; c < to[i].size(); ++c)
        to[i][c] += what[i][c];
  }

  Rows attended(const Rows &states, const std::string &name) const {
    const auto query = linear(states, name + "query");
    const auto key = linear(states, name + "key");
    const auto value = linear(states, name + "value");
    const auto headWidth = static_cast<std::size_t>(mSpec.width / mSpec.heads);
    Rows read(states.size(), Row(static_cast<std::size_t>(mSpec.width), 0.0));
    for (std::size_t first = 0; first < read[0].size(); first += headWidth)
      for (std::size_t i = 0; i < states.size(); ++i) {
        Row weights(states.size(), 0.0);
        double sum = 0.0;
        for (std::size_t j = 0; j < states.size(); ++j) {
          for (std::size_t c = first; c < first + headWidth; ++c)
            weights[j] += query[i][c] * key[j][c] / std::sqrt(static_cast<double>(headWidth));
          weights[j] = std::exp(weights[j]);
          sum += weights[j];
        }
        for (std::size_t j = 0; j < states.size(); ++j)
          for (std::size_t c = first; c < first + headWidth; ++c)
            read[i][c] += weights[j] / sum * value[j][c];
      }
    return read;
  }

  Bert mSpec;
  const SafetensorsFile &mFile;
};

class BertTest : public test::TempDirTest {
protected:
  BertTest() {
    model.text = test::smallModelSpec().text;
    std::get<Bert>(model.text.kind).layers = 2;
    test::writeSmallModel(tempDir.file("model"), 3, model);
    file = std::make_shared<SafetensorsFile>(tempDir.file("model") + "/" + frozenFile);
  }

  const Bert &bert() const { return std::get<Bert>(model.text.kind); }

  ModelSpec model = test::smallModelSpec();
  std::shared_ptr<const SafetensorsFile> file;
};

} // namespace

TEST_F(BertTest, ComputesWhatPlainLoopsCompute) {
  const std::vector<std::vector<std::int32_t>> texts{{0, 17, 5, 9, 2}, {0, 33, 2}};
  const auto tokens = padTokens(texts);
  const auto found = makeTextEncoder(model.text, file)->encode(tokens.ids, tokens.lengths);
  const PlainBert plain(bert(), *file);
  for (std::size_t text = 0; text < texts.size(); ++text) {
    const auto expected = plain.states({texts[text].begin(), texts[text].end()});
    Row mean(expected[0].size(), 0.0);
    double worst = 0.0;
    for (std::size_t i = 0; i < expected.size(); ++i)
      for (std::size_t c = 0; c < mean.size(); ++c) {
        const auto value = found.states[static_cast<int64_t>(text)][static_cast<int64_t>(i)][static_cast<int64_t>(c)];
        worst = std::max(worst, std::abs(value.item<double>() - expected[i][c]));
        mean[c] += expected[i][c];
      }
    EXPECT_LT(worst, 2e-5) << text;
    double length = 0.0;
    for (const double value : mean)
      length += value * value;
    for (std::size_t c = 0; c < mean.size(); ++c)
      EXPECT_NEAR(found.pooled[static_cast<int64_t>(text)][static_cast<int64_t>(c)].item<double>(),
                  mean[c] / std::sqrt(length), 1e-5)
          << text << ' ' << c;
  }
}

TEST_F(BertTest, MasksWhatLiesBehindAText) {
  const auto encoder = makeTextEncoder(model.text, file);
  const auto ids = torch::tensor({0, 17, 5, 2, 40, 41}, torch::kLong).view({1, 6});
  const auto found = encoder->encode(ids, torch::tensor({4}, torch::kLong));
  EXPECT_EQ(found.mask.sum().item<int64_t>(), 4);
  const auto alone = encoder->encode(ids.slice(1, 0, 4), torch::tensor({4}, torch::kLong));
  EXPECT_LT((found.states.slice(1, 0, 4) - alone.states).abs().max().item<double>(), 1e-5);
  EXPECT_LT((found.pooled - alone.pooled).abs().max().item<double>(), 1e-5);
}

TEST_F(BertTest, NamesATensorThatIsMissingOrOfAnotherShape) {
  const auto refusal = [&](const std::function<void(Bert &)> &change) -> std::string {
    auto spec = model.text;
    change(std::get<Bert>(spec.kind));
    try {
      makeTextEncoder(spec, file);
    } catch (const Error &error) {
      EXPECT_EQ(error.code(), ErrorCode::Corrupt);
      return error.what();
    }
    return "accepted";
  };
  EXPECT_THAT(refusal([](Bert &spec) { spec.layers = 3; }),
              ::testing::HasSubstr("frozen.safetensors: tensor 'text.layer2.query.codes': expected U8 [32, 16], found "
                                   "none"));
  EXPECT_THAT(refusal([](Bert &spec) { spec.positions = 32; }),
              ::testing::HasSubstr("tensor 'text.position': expected F32 [32, 32], found F32 [64, 32]"));
  EXPECT_THAT(refusal([](Bert &spec) { spec.vocabulary = 65; }), ::testing::HasSubstr("tensor 'text.word.codes'"));
}

} // namespace xemap::model
