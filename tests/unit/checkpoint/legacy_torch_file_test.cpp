// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/checkpoint/legacy_torch_file.h"

#include "test_checkpoint.h"

namespace xemap::checkpoint {

namespace {

using test::PickleText;
using test::valuesOf;
using ::testing::ElementsAre;
using ::testing::Key;

std::string pickleOf(const std::string &instructions) {
  return PickleText().raw(instructions).stop();
}

std::string listOf(const std::vector<std::string> &keys) {
  PickleText list;
  list.raw("](");
  for (const auto &key : keys)
    list.text(key);
  return list.raw("e").stop();
}

/// Storage "0" of four floats, its size before it.
std::string storage(char elements = 4) {
  return elements + std::string(7, '\0') + std::string(16, '\1');
}

class LegacyTorchFileTest : public test::TempDirTest {
protected:
  /// The file as torch.save wrote it, of one float tensor "w", but for the part that is given.
  struct Parts {
    std::string version = PickleText().integer(1001).stop();
    std::string system = pickleOf("}");
    std::string values = PickleText().raw("}").text("w").tensor("FloatStorage", "0", 4, 0, {4}, {1}).raw("s").stop();
    std::string keys = listOf({"0"});
    std::string storages = storage();
  };

  void write(const Parts &parts) const {
    test::writeFile(path, std::string(legacyTorchMagic) + parts.version + parts.system + parts.values + parts.keys +
                              parts.storages);
  }

  void expectRefused(const Parts &parts, ErrorCode code, const std::string &mention) const {
    write(parts);
    test::expectError([&] { LegacyTorchFile{path}; }, code, {path, mention});
  }

  std::string path = tempDir.file("model.pth");
};

} // namespace

TEST_F(LegacyTorchFileTest, ReadsWhatPythonsPickleWrites) {
  // Its tensors are described in tests/data/README.md.
  const auto all = test::readAll(std::string(XEMAP_SOURCE_DIR) + "/tests/data/fuzz/checkpoint/legacy.pt");
  EXPECT_THAT(all, ElementsAre(Key("optimizer.state.0.exp_avg"), Key("state_dict.module.proj"),
                               Key("state_dict.module.proj_t"), Key("state_dict.module.scale")));
  EXPECT_THAT(valuesOf<float>(all.at("state_dict.module.proj")), ElementsAre(0, 1, 2, 3, 4, 5));
  EXPECT_THAT(valuesOf<float>(all.at("state_dict.module.proj_t")), ElementsAre(0, 3, 1, 4, 2, 5));
  EXPECT_THAT(valuesOf<std::uint16_t>(all.at("state_dict.module.scale")), ElementsAre(0x3c00));
  EXPECT_THAT(valuesOf<float>(all.at("optimizer.state.0.exp_avg")), ElementsAre(0.5F, 0.25F));
}

TEST_F(LegacyTorchFileTest, ReadsTensorsOfOneStorage) {
  Parts parts;
  parts.values = PickleText()
                     .raw("}(")
                     .text("a")
                     .tensor("FloatStorage", "0", 4, 0, {2, 2}, {2, 1})
                     .text("b")
                     .tensor("FloatStorage", "0", 4, 3, {1}, {1})
                     .raw("u")
                     .stop();
  parts.storages.replace(8 + 12, 4, std::string("\0\0\x80\x3f", 4));
  write(parts);
  const LegacyTorchFile file(path);
  EXPECT_THAT(file.tensors().at("a").shape, ElementsAre(2, 2));
  EXPECT_THAT(valuesOf<float>(file.read("b")), ElementsAre(1.0F));
}

TEST_F(LegacyTorchFileTest, RefusesWhatItDoesNotKnow) {
  Parts parts;
  parts.version = PickleText().integer(1002).stop();
  expectRefused(parts, ErrorCode::Unsupported, "version of the file: expected 1001, found another");
  parts = {};
  parts.system = PickleText().raw("}").text("little_endian").raw("\x89s").stop();
  expectRefused(parts, ErrorCode::Unsupported, "expected a file of a little-endian machine");
  parts = {};
  parts.values = PickleText().global("os", "system").raw("(").text("true").raw("tR").stop();
  expectRefused(parts, ErrorCode::Unsupported, "calls 'os.system'");
  parts = {};
  parts.keys = listOf({"0", "1"});
  expectRefused(parts, ErrorCode::Unsupported, "storage '1' belongs to no tensor");
  // A part of a storage: its key, where it begins, and its size stand behind the storage's own.
  parts = {};
  parts.values = PickleText()
                     .global("torch._utils", "_rebuild_tensor_v2")
                     .raw("((")
                     .text("storage")
                     .global("torch", "FloatStorage")
                     .text("0")
                     .text("cpu")
                     .integer(4)
                     .raw("(")
                     .text("1")
                     .integer(0)
                     .integer(2)
                     .raw("ttQ")
                     .integer(0)
                     .sizes({2})
                     .sizes({1})
                     .raw("tR")
                     .stop();
  expectRefused(parts, ErrorCode::Unsupported, "a storage that is a part of another");
}

TEST_F(LegacyTorchFileTest, RefusesStoragesThatContradictTheirTensors) {
  Parts parts;
  parts.keys = listOf({});
  parts.storages = "";
  expectRefused(parts, ErrorCode::Corrupt, "tensor 'w': storage '0' is missing");
  parts = {};
  parts.keys = listOf({"0", "0"});
  parts.storages += parts.storages;
  expectRefused(parts, ErrorCode::Corrupt, "storage '0' is there twice");
  parts = {};
  parts.keys = pickleOf("N");
  expectRefused(parts, ErrorCode::Corrupt, "expected a list of the keys of storages");
  parts = {};
  parts.storages = storage(3);
  expectRefused(parts, ErrorCode::Corrupt, "storage '0': expected 4 elements, found 3 and room for 4");
  parts.storages = storage().substr(0, 20);
  expectRefused(parts, ErrorCode::Corrupt, "storage '0': expected 4 elements, found 4 and room for 3");
  parts.storages = "\4";
  expectRefused(parts, ErrorCode::Corrupt, "storage '0': expected its size, found the end of the file");
  parts.storages = storage() + "x";
  expectRefused(parts, ErrorCode::Corrupt, "1 bytes after the last storage");
  parts = {};
  parts.values = PickleText()
                     .raw("}(")
                     .text("a")
                     .tensor("FloatStorage", "0", 4, 0, {2}, {1})
                     .text("b")
                     .tensor("FloatStorage", "0", 5, 0, {1}, {1})
                     .raw("u")
                     .stop();
  expectRefused(parts, ErrorCode::Corrupt, "tensor 'b': storage '0' is another one for another tensor");
}

} // namespace xemap::checkpoint
