// SPDX-License-Identifier: GPL-2.0-or-later
// What LibTorch itself writes, read without it.
#include <fstream>

#include <gmock/gmock.h>
#include <torch/nn.h>
#include <torch/serialize.h>

#include "support/temp_dir.h"
#include "xemap/checkpoint/checkpoint.h"

namespace xemap::checkpoint {

namespace {

using ::testing::ElementsAre;
using ::testing::Key;

class TorchCheckpointTest : public test::TempDirTest {
protected:
  static void expectSame(const Checkpoint &checkpoint, const std::string &name, const torch::Tensor &expected) {
    const auto found = checkpoint.tensors().find(name);
    ASSERT_NE(found, checkpoint.tensors().end()) << name;
    EXPECT_EQ(found->second.shape, expected.sizes().vec()) << name;
    const auto values = expected.contiguous();
    const auto *bytes = static_cast<const std::byte *>(values.data_ptr());
    EXPECT_EQ(checkpoint.read(name), std::vector<std::byte>(bytes, bytes + values.nbytes())) << name;
  }

  std::string path = tempDir.file("model.pt");
};

} // namespace

TEST_F(TorchCheckpointTest, ReadsAModuleThatLibTorchSaved) {
  torch::nn::Sequential module(torch::nn::Linear(3, 4), torch::nn::BatchNorm1d(4));
  torch::save(module, path);
  const auto checkpoint = openCheckpoint(path);
  EXPECT_THAT(checkpoint->tensors(),
              ElementsAre(Key("0.bias"), Key("0.weight"), Key("1.bias"), Key("1.num_batches_tracked"),
                          Key("1.running_mean"), Key("1.running_var"), Key("1.weight")));
  for (const auto &item : module->named_parameters())
    expectSame(*checkpoint, item.key(), item.value().detach());
  for (const auto &item : module->named_buffers())
    expectSame(*checkpoint, item.key(), item.value());
}

TEST_F(TorchCheckpointTest, ReadsViewsAndElementTypesThatLibTorchSaved) {
  const auto whole = torch::arange(24, torch::kFloat).view({4, 6});
  const std::map<std::string, torch::Tensor> tensors{
      {"whole", whole},
      {"transposed", whole.t()},
      {"part", whole.slice(0, 1, 3).slice(1, 2, 5)},
      {"empty", torch::empty({0, 3})},
      {"half", whole.to(torch::kHalf)},
      {"bfloat", whole.to(torch::kBFloat16)},
      {"double", whole.to(torch::kDouble)},
      {"long", whole.to(torch::kLong)},
      {"int", whole.to(torch::kInt)},
      {"short", whole.to(torch::kShort)},
      {"char", whole.to(torch::kChar)},
      {"byte", whole.to(torch::kByte)},
      {"bool", whole.to(torch::kBool)},
  };
  torch::serialize::OutputArchive archive;
  torch::serialize::OutputArchive nested;
  for (const auto &[name, tensor] : tensors)
    nested.write(name, tensor, true);
  archive.write("visual", nested);
  archive.write("version", c10::IValue(3));
  archive.save_to(path);
  const auto checkpoint = openCheckpoint(path);
  EXPECT_EQ(checkpoint->tensors().size(), tensors.size());
  for (const auto &[name, tensor] : tensors)
    expectSame(*checkpoint, "visual." + name, tensor);
}

TEST_F(TorchCheckpointTest, ReadsADictThatLibTorchPickled) {
  c10::Dict<std::string, torch::Tensor> weights;
  weights.insert("conv1.weight", torch::randn({2, 3}));
  weights.insert("logit_scale", torch::tensor(4.6));
  const auto bytes = torch::pickle_save(weights);
  std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  const auto checkpoint = openCheckpoint(path);
  EXPECT_THAT(checkpoint->tensors(), ElementsAre(Key("conv1.weight"), Key("logit_scale")));
  for (const auto &item : weights)
    expectSame(*checkpoint, item.key(), item.value());
}

} // namespace xemap::checkpoint
