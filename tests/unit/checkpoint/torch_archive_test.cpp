// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/checkpoint/torch_archive.h"

#include "test_checkpoint.h"

namespace xemap::checkpoint {

namespace {

using test::bytesOf;
using test::PickleText;
using test::valuesOf;
using ::testing::ElementsAre;
using ::testing::Key;
using Numbers = std::vector<std::int64_t>;

class TorchArchiveTest : public test::TempDirTest {
protected:
  /// An archive of that pickle and of one storage, "0", of 16 bytes.
  void write(const std::string &pickle) const {
    test::writeZip(path, {{"m/data.pkl", pickle}, {"m/data/0", std::string(16, '\1')}});
  }

  void expectRefused(const std::string &pickle, ErrorCode code, const std::vector<std::string> &parts) const {
    write(pickle);
    test::expectError([&] { openCheckpoint(path); }, code, parts);
  }

  /// A dict with one float tensor "w" of such a description.
  static std::string oneTensor(std::int64_t elements, std::int64_t offset, const Numbers &shape, const Numbers &strides,
                               const std::string &type = "FloatStorage") {
    return PickleText().raw("}").text("w").tensor(type, "0", elements, offset, shape, strides).raw("s").stop();
  }

  std::string path = tempDir.file("model.pt");
};

} // namespace

TEST_F(TorchArchiveTest, ReadsEveryElementType) {
  const ScalarKind kinds[] = {ScalarKind::Float32, ScalarKind::Float16, ScalarKind::BFloat16, ScalarKind::Int64,
                              ScalarKind::Float64, ScalarKind::Int32,   ScalarKind::Int16,    ScalarKind::Int8,
                              ScalarKind::UInt8,   ScalarKind::Bool};
  std::vector<test::NamedTensor> tensors;
  for (const auto kind : kinds) {
    std::vector<std::byte> bytes(3 * scalarBytes(kind));
    for (std::size_t i = 0; i < bytes.size(); ++i)
      bytes[i] = static_cast<std::byte>(i + 1);
    tensors.push_back({scalarName(kind), kind, {3, 1}, bytes});
  }
  test::writeTorchFile(path, tensors);
  const auto checkpoint = openCheckpoint(path);
  ASSERT_EQ(checkpoint->tensors().size(), tensors.size());
  for (const auto &tensor : tensors) {
    EXPECT_EQ(checkpoint->tensors().at(tensor.name).kind, tensor.kind) << tensor.name;
    EXPECT_THAT(checkpoint->tensors().at(tensor.name).shape, ElementsAre(3, 1)) << tensor.name;
    EXPECT_EQ(checkpoint->read(tensor.name), tensor.bytes) << tensor.name;
  }
}

TEST_F(TorchArchiveTest, HonoursStridesAndOffsetsOfSharedStorages) {
  const auto storage = bytesOf<float>({0, 1, 2, 3, 4, 5, 6, 7});
  test::writeTorchFile(path, {{"whole", ScalarKind::Float32, {2, 4}, storage, {}, 0, "s"},
                              {"transposed", ScalarKind::Float32, {4, 2}, {}, {1, 4}, 0, "s"},
                              {"end", ScalarKind::Float32, {3}, {}, {}, 5, "s"},
                              {"column", ScalarKind::Float32, {2, 1}, {}, {4, 1}, 3, "s"},
                              {"backfilled", ScalarKind::Float32, {2, 2, 2}, {}, {0, 4, 1}, 1, "s"},
                              {"scalar", ScalarKind::Float32, {}, {}, {}, 6, "s"},
                              {"empty", ScalarKind::Float32, {0, 4}, {}, {}, 8, "s"}});
  const auto checkpoint = openCheckpoint(path);
  const auto values = [&](const char *name) { return valuesOf<float>(checkpoint->read(name)); };
  EXPECT_THAT(values("whole"), ElementsAre(0, 1, 2, 3, 4, 5, 6, 7));
  EXPECT_THAT(values("transposed"), ElementsAre(0, 4, 1, 5, 2, 6, 3, 7));
  EXPECT_THAT(values("end"), ElementsAre(5, 6, 7));
  EXPECT_THAT(values("column"), ElementsAre(3, 7));
  EXPECT_THAT(values("backfilled"), ElementsAre(1, 2, 5, 6, 1, 2, 5, 6));
  EXPECT_THAT(values("scalar"), ElementsAre(6));
  EXPECT_TRUE(values("empty").empty());
}

TEST_F(TorchArchiveTest, NamesTensorsByTheirPath) {
  test::TorchFileOptions options;
  options.wrapper = "state_dict";
  options.prefix = "epoch_20";
  test::writeTorchFile(path, test::smallTensors(), options);
  EXPECT_THAT(openCheckpoint(path)->tensors(),
              ElementsAre(Key("state_dict.logit_scale"), Key("state_dict.text.bias"), Key("state_dict.visual.proj")));
}

TEST_F(TorchArchiveTest, NamesTensorsOfListsByTheirPlace) {
  write(PickleText()
            .raw("}(")
            .integer(5)
            .raw("](")
            .tensor("FloatStorage", "0", 4, 0, {4}, {1})
            .raw("N")
            .tensor("FloatStorage", "0", 4, 1, {1}, {1})
            .raw("e")
            .text("w")
            .tensor("FloatStorage", "0", 4, 0, {2}, {1})
            .raw("u")
            .stop());
  EXPECT_THAT(openCheckpoint(path)->tensors(), ElementsAre(Key("5.0"), Key("5.2"), Key("w")));
}

TEST_F(TorchArchiveTest, ReadsTorchScriptModulesAsTheirAttributes) {
  test::TorchFileOptions options;
  options.torchScript = true;
  test::writeTorchFile(path, test::smallTensors(), options);
  const auto all = test::readAll(path);
  EXPECT_THAT(all, ElementsAre(Key("logit_scale"), Key("text.bias"), Key("visual.proj")));
  EXPECT_THAT(valuesOf<float>(all.at("text.bias")), ElementsAre(2, 5));
  EXPECT_THAT(valuesOf<std::int64_t>(all.at("logit_scale")), ElementsAre(7));
}

TEST_F(TorchArchiveTest, SeesThroughParametersAndTypeTags) {
  PickleText pickle;
  pickle.raw("}(").text("a").global("torch._utils", "_rebuild_parameter").raw("(");
  pickle.tensor("FloatStorage", "0", 4, 0, {4}, {1}).raw("\x88").global("collections", "OrderedDict").raw(")RtR");
  pickle.text("b").global("torch.jit._pickle", "restore_type_tag").raw("(");
  pickle.tensor("FloatStorage", "0", 4, 0, {4}, {1}).text("Tensor").raw("tR");
  pickle.text("args").global("argparse", "Namespace").raw(")\x81}").text("lr").raw("G").raw(std::string(8, '\0'));
  pickle.raw("sbu");
  write(pickle.stop());
  EXPECT_THAT(openCheckpoint(path)->tensors(), ElementsAre(Key("a"), Key("b")));
}

TEST_F(TorchArchiveTest, ReadsPackedRecords) {
  test::TorchFileOptions options;
  options.deflated = true;
  test::writeTorchFile(path, test::smallTensors(), options);
  EXPECT_THAT(valuesOf<float>(openCheckpoint(path)->read("visual.proj")), ElementsAre(1, 2, 3, 4, 5, 6));
}

TEST_F(TorchArchiveTest, ReadsWhatPythonsPickleWrites) {
  // Its tensors are described in tests/data/README.md.
  const auto all = test::readAll(std::string(XEMAP_SOURCE_DIR) + "/tests/data/torch_save.pt");
  EXPECT_THAT(all, ElementsAre(Key("optimizer.state.0.exp_avg"), Key("state_dict.module.proj"),
                               Key("state_dict.module.proj_t"), Key("state_dict.module.scale")));
  EXPECT_THAT(valuesOf<float>(all.at("state_dict.module.proj")), ElementsAre(0, 1, 2, 3, 4, 5));
  EXPECT_THAT(valuesOf<float>(all.at("state_dict.module.proj_t")), ElementsAre(0, 3, 1, 4, 2, 5));
  EXPECT_THAT(valuesOf<std::uint16_t>(all.at("state_dict.module.scale")), ElementsAre(0x3c00));
  EXPECT_THAT(valuesOf<float>(all.at("optimizer.state.0.exp_avg")), ElementsAre(0.5F, 0.25F));
}

TEST_F(TorchArchiveTest, RefusesTensorsBeyondTheirStorage) {
  write(oneTensor(4, 0, {2, 2}, {2, 1}));
  ASSERT_NO_THROW(openCheckpoint(path));
  constexpr std::int64_t huge = INT64_MAX;
  const std::string bad[] = {oneTensor(4, 0, {5}, {1}),
                             oneTensor(4, 1, {4}, {1}),
                             oneTensor(4, 0, {2, 2}, {3, 1}),
                             oneTensor(4, huge, {2}, {1}),
                             oneTensor(4, 0, {2, 2}, {huge, 1}),
                             oneTensor(4, 4, {}, {}),
                             oneTensor(4, 5, {0}, {1}),
                             oneTensor(4, 0, {huge, huge}, {0, 0}),
                             oneTensor(4, 0, {huge, 3}, {huge, 1})};
  for (const auto &pickle : bad)
    expectRefused(pickle, ErrorCode::Corrupt, {path, "tensor 'w': reaches beyond the 4 elements of storage '0'"});
  expectRefused(oneTensor(4, 0, {5}, {0}), ErrorCode::Unsupported, {path, "'w': repeats the 4 elements"});
  expectRefused(oneTensor(4, 0, {1 << 20, 1 << 20}, {0, 0}), ErrorCode::Unsupported, {path, "'w': repeats"});
}

TEST_F(TorchArchiveTest, RefusesDescriptionsThatContradictThemselves) {
  expectRefused(oneTensor(4, -1, {2}, {1}), ErrorCode::Corrupt, {path, "'w': offset -1"});
  expectRefused(oneTensor(4, 0, {-2}, {1}), ErrorCode::Corrupt, {path, "'w': size -2"});
  expectRefused(oneTensor(4, 3, {2}, {-1}), ErrorCode::Corrupt, {path, "'w': stride -1"});
  expectRefused(oneTensor(-4, 0, {2}, {1}), ErrorCode::Corrupt, {path, "'w': storage size -4"});
  expectRefused(oneTensor(4, 0, {2, 2}, {1}), ErrorCode::Corrupt, {path, "2 sizes and 1 strides"});
  expectRefused(oneTensor(4, 0, Numbers(65, 1), Numbers(65, 1)), ErrorCode::Unsupported, {path, "'w': 65 axes"});
  expectRefused(oneTensor(8, 0, {2}, {1}), ErrorCode::Corrupt,
                {path, "'w': record 'm/data/0' has 16 bytes, expected 8 elements of 4"});
  expectRefused(oneTensor(INT64_MAX, 0, {2}, {1}), ErrorCode::Corrupt, {path, "has 16 bytes"});
  expectRefused(oneTensor(4, 0, {2}, {1}, "ComplexFloatStorage"), ErrorCode::Unsupported,
                {path, "'w': element type 'torch.ComplexFloatStorage', expected torch.FloatStorage, Half"});
}

TEST_F(TorchArchiveTest, NamesTheRecordThatIsMissing) {
  test::writeZip(path, {{"m/data.pkl", oneTensor(4, 0, {4}, {1})}});
  test::expectError([&] { openCheckpoint(path); }, ErrorCode::Corrupt,
                    {path, "tensor 'w': record 'm/data/0' is missing"});
}

TEST_F(TorchArchiveTest, RefusesTwoTensorsOfOneName) {
  PickleText pickle;
  pickle.raw("}(").text("a.b").tensor("FloatStorage", "0", 4, 0, {4}, {1});
  pickle.text("a").raw("}").text("b").tensor("FloatStorage", "0", 4, 0, {4}, {1}).raw("su");
  expectRefused(pickle.stop(), ErrorCode::Corrupt, {path, "two tensors are called 'a.b'"});
}

TEST_F(TorchArchiveTest, RefusesValuesNestedWithoutEnd) {
  // A list that holds itself, a list a thousand deep, and thirty lists that hold the next one twice.
  expectRefused(PickleText().raw("]q\1h\1a").stop(), ErrorCode::Unsupported, {path, "nested deeper than 64 levels"});
  expectRefused(PickleText().raw(std::string(1000, ']') + std::string(999, 'a')).stop(), ErrorCode::Unsupported,
                {path, "nested deeper than 64 levels"});
  PickleText doubling;
  doubling.raw("]");
  for (int i = 0; i < 30; ++i)
    doubling.raw("2\x86");
  expectRefused(doubling.stop(), ErrorCode::Unsupported, {path, "one of more than 2000000 values"});
  PickleText longName;
  for (int i = 0; i < 3; ++i)
    longName.raw("}").text(std::string(500, 'n'));
  expectRefused(longName.raw("Nsss").stop(), ErrorCode::Unsupported, {path, "longer name than 1000 bytes"});
}

TEST_F(TorchArchiveTest, RefusesForeignByteOrderAndTwoModels) {
  test::writeZip(path, {{"m/data.pkl", PickleText().raw("}").stop()}, {"m/byteorder", "big"}});
  test::expectError([&] { openCheckpoint(path); }, ErrorCode::Unsupported, {path, "says 'big', expected 'little'"});
  test::writeZip(path, {{"m/data.pkl", PickleText().raw("}").stop()}, {"n/data.pkl", PickleText().raw("}").stop()}});
  test::expectError([&] { openCheckpoint(path); }, ErrorCode::Corrupt, {path, "two pickles", "'n/data.pkl'"});
}

TEST_F(TorchArchiveTest, RefusesCallsByTheirName) {
  expectRefused(PickleText().global("os", "system").text("echo").raw("\x85R").stop(), ErrorCode::Unsupported,
                {path + ": pickle calls 'os.system', which is not on the list of harmless constructors; refused"});
}

} // namespace xemap::checkpoint
